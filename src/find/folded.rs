//! Folds whole texts, for the words of an index. Agrees with [`super::scan`], except that accents are always dropped.

use unicode_normalization::char::compose;

use super::letters::{continues_letter, is_accent, is_invisible, plain_latin, spell};

/// The folded form of `text`: lower case, no accents, ligatures parted, plain apostrophes,
/// quotation marks and hyphens, white space as single spaces, nothing invisible. Folding twice changes nothing.
///
/// ```
/// assert_eq!(kiosque::find::fold("L’Œuf\u{a0}:\n« déjà »"), "l'oeuf : \" deja \"");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends the folded form of `text` to a folded text.
fn fold_into(out: &mut String, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = plain_run(rest.as_bytes(), out.ends_with(' '));
        let (run, after) = rest.split_at(plain);
        let start = out.len();
        out.push_str(run);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            push(out, c);
        }
        rest = chars.as_str();
    }
}

/// The length of the ASCII prefix that needs only case folding: printable characters and single spaces.
fn plain_run(bytes: &[u8], mut after_space: bool) -> usize {
    let odd = bytes.iter().position(|&byte| {
        let space = byte == b' ';
        let odd = !(b' '..0x7f).contains(&byte) || space && after_space;
        after_space = space;
        odd
    });
    odd.unwrap_or(bytes.len())
}

fn push(out: &mut String, c: char) {
    if let Some(letter) = plain_latin(c) {
        return out.push(letter);
    }
    match c {
        '’' => out.push('\''),
        c if c.is_whitespace() => {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c if is_invisible(c) => (),
        // Ideographs, kana and composed Korean syllables are as they are.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => out.push(c),
        c => push_slowly(out, c),
    }
}

fn push_slowly(out: &mut String, c: char) {
    for &letter in spell(c).letters().iter().filter(|&&letter| !is_accent(letter)) {
        let whole = out.chars().next_back().filter(|_| continues_letter(letter)).and_then(|last| compose(last, letter));
        if let Some(whole) = whole {
            out.pop();
            out.push(whole);
        } else {
            out.push(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_ligatures_and_space_are_folded() {
        assert_eq!(fold("L’ÉTÉ  du\u{a0}Cœur\n\n– ﬁn"), "l'ete du coeur - fin");
        assert_eq!(fold("İstanbul e\u{301} cou\u{ad}pé Straße"), "istanbul e coupe strasse");
        assert_eq!(fold("Ёлка كَتَبَ"), "елка كتب");
        assert_eq!(fold("a \t b "), "a b ");
    }

    #[test]
    fn korean_and_kana_read_alike_however_they_are_encoded() {
        assert_eq!(fold("\u{1112}\u{1161}\u{11ab}"), "한");
        assert_eq!(fold("か\u{3099}"), "が");
    }

    #[test]
    fn folding_a_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }
}
