//! Words in a folded text, for searches of whole libraries.

/// How much of a word in the text the word looked for must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The whole word.
    Whole,
    /// Its beginning.
    Prefix,
    /// Any part of it.
    Inside,
}

/// Whether `word` occurs in `folded` (both made by [`super::fold`]) as `reach` wants it. A word ends where no letter and no figure
/// follows; in scripts without spaces any place is a word's end. An empty word is nowhere.
pub fn word_in(folded: &str, word: &str, reach: Reach) -> bool {
    let Some(first) = word.chars().next() else { return false };
    if reach == Reach::Inside || !folded.contains(word) {
        return folded.contains(word);
    }
    let mut at = 0;
    while let Some(ahead) = folded.get(at..).and_then(|rest| rest.find(word)) {
        let (start, end) = (at + ahead, at + ahead + word.len());
        let begins = !goes_on(folded.get(..start).and_then(|before| before.chars().next_back()), word.chars().next());
        let ends = reach == Reach::Prefix || !goes_on(word.chars().next_back(), folded.get(end..).and_then(|after| after.chars().next()));
        if begins && ends {
            return true;
        }
        at = start + first.len_utf8();
    }
    false
}

/// Whether a word goes on from `left` to `right`.
fn goes_on(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    is_spaced(left) && is_spaced(right)
}

/// Whether `c` is part of a word in a script that parts words by spaces.
fn is_spaced(c: char) -> bool {
    let unspaced = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    c.is_alphanumeric() && !unspaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_word_stands_between_no_letters() {
        assert!(word_in("l'eau de vie", "eau", Reach::Whole));
        assert!(!word_in("beau tableaux", "eau", Reach::Whole));
        assert!(word_in("tableau eau", "eau", Reach::Whole));
        assert!(!word_in("eaux", "eau", Reach::Whole));
        assert!(word_in("xa-a-a", "a-a", Reach::Whole));
    }

    #[test]
    fn a_prefix_begins_a_word_and_a_part_may_be_anywhere() {
        assert!(word_in("les eaux", "eau", Reach::Prefix));
        assert!(!word_in("tableaux", "eau", Reach::Prefix));
        assert!(word_in("tableaux", "eau", Reach::Inside));
        assert!(!word_in("tableaux", "", Reach::Inside));
    }

    #[test]
    fn scripts_without_spaces_have_words_anywhere() {
        assert!(word_in("東京都庁", "京都", Reach::Whole));
    }
}
