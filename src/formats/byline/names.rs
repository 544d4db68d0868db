//! Names of people: recognises them, strips the words before them, and splits lists of them.

use crate::formats::lexicon::Phrases;
use crate::formats::text::lines::is_wide;

/// The most words of a name.
const WORDS: usize = 5;

/// The most characters of a word in a Chinese or Japanese name.
const WIDE: usize = 8;

/// The people that `text` names; `plural` where its key says that there are several. Splits only what is clearly a list.
pub(in crate::formats) fn split(text: &str, plural: bool) -> Vec<String> {
    let text = without_opener(text.trim());
    let mut parts: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if let Some((before, last)) = parts.pop().map(split_last) {
        parts.extend(before.map(str::trim));
        parts.push(last.trim());
    }
    parts.retain(|part| !part.is_empty());
    // A single word behind a comma is a first name or a role: `Martin, Anne`, `Anne Martin, editor`.
    let full = !text.contains([',', ';']) || parts.iter().all(|part| part.contains(' '));
    let names = full && parts.iter().all(|part| is_name(part));
    let logins = plural && parts.iter().all(|part| !part.contains(' '));
    if parts.len() < 2 || !(names || logins) {
        parts = vec![text];
    }
    parts.into_iter().map(without_address).filter(|name| !name.is_empty()).collect()
}

/// The last two names of a list, or the last one.
fn split_last(text: &str) -> (Option<&str>, &str) {
    let joined = Phrases::NameJoiners.iter().find_map(|joiner| text.split_once(joiner));
    joined.map_or((None, text), |(before, last)| (Some(before), last))
}

/// A name without the email address behind it.
fn without_address(name: &str) -> String {
    let name = name.trim();
    let bare = name.split_once(" <").map_or(name, |(before, _)| before);
    bare.trim_matches(['<', '>']).trim().to_owned()
}

/// The rest of `line` behind the words that introduce a name: `By Ann Lee`, « Texte : A. Lebrun », 作者：王小明.
pub(in crate::formats) fn behind_opener(line: &str) -> Option<&str> {
    opened(line).map(|(_, rest)| rest)
}

/// `text` without the words that introduce a name, unless they belong to it.
pub(in crate::formats) fn without_opener(text: &str) -> &str {
    let Some((opener, rest)) = opened(text) else { return text };
    // Some of the words begin names, too: « Di Maio », « Von Trapp, Maria ».
    let begins_a_name = Phrases::NameParticles.contains(opener) && text.starts_with(char::is_uppercase);
    if begins_a_name && is_surname(rest.split(',').next().unwrap_or(rest)) { text } else { rest }
}

/// The longest opener that a line begins with, and the text behind it.
fn opened(line: &str) -> Option<(&'static str, &str)> {
    let begins = |opener: &&&str| {
        let rest = line.get(opener.len()..).unwrap_or_default();
        let wants_space = opener.ends_with(|c: char| c.is_alphabetic() && !is_wide(c));
        line.get(..opener.len()).is_some_and(|head| head.to_lowercase() == **opener)
            && (!wants_space || rest.starts_with([' ', '\u{a0}', ':']))
    };
    let opener = Phrases::BylineOpeners.iter().filter(begins).max_by_key(|opener| opener.len())?;
    Some((opener, line.get(opener.len()..)?.trim_start_matches([':', ' ', '\u{a0}'])))
}

/// Whether `text` is one word that could be a surname, and no newsroom in capitals.
fn is_surname(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals == 1
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
        && !Phrases::Agencies.contains(&text.to_lowercase())
}

/// Whether `text` could be a person's name: one to five words in a script with capitals, each with one but for particles, no digits.
pub(in crate::formats) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '@');
    let is_word =
        |word: &&str| is_capital(word) || Phrases::NameParticles.contains(word) || word.starts_with("d'") || word.starts_with("d’");
    let plain = |c: char| c.is_alphabetic() || c.is_whitespace() || ".'’-@_·".contains(c);
    (1..=WORDS).contains(&words.len())
        && words.iter().all(is_word)
        && words.last().is_some_and(|last| !Phrases::NameParticles.contains(last))
        && (text.starts_with('@') || text.chars().all(plain))
        && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Whether `text` could be a name in a script without capitals. A Chinese or Japanese name is short, and holds no particle of grammar.
pub(in crate::formats) fn is_uncased_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letter = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase() || matches!(c, '.' | '-' | '\'' | '’' | '·');
    let phrase = |word: &str| word.chars().count() > WIDE || word.contains(['の', 'は', 'が', 'を', '的', '是']);
    (1..=WORDS).contains(&words.len())
        && words.iter().all(|word| word.chars().all(letter))
        && !words.iter().any(|word| word.starts_with(is_wide) && phrase(word))
}

/// Whether `text` is a name of two words or more, none of them cut short.
pub(in crate::formats) fn is_full_name(text: &str) -> bool {
    is_name(text) && text.contains(' ') && !text.contains('.') && text.split(' ').next_back().is_some_and(|last| last.chars().count() > 2)
}

/// Whether a name is one that programs fill in.
pub(in crate::formats) fn is_placeholder(name: &str) -> bool {
    Phrases::PlaceholderAuthors.contains(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_name_is_not_split() {
        assert_eq!(split("Anne Martin", false), ["Anne Martin"]);
        assert_eq!(split("Martin, Anne", false), ["Martin, Anne"]);
        assert_eq!(split("Anne Martin, Editor", false), ["Anne Martin, Editor"]);
        assert_eq!(split("the desk, with agencies", false), ["the desk, with agencies"]);
        assert_eq!(split("By Anne Martin <anne@example.org>", false), ["Anne Martin"]);
        assert_eq!(split(" ", false), [""; 0]);
    }

    #[test]
    fn openers_are_stripped_unless_they_begin_the_name() {
        for (text, name) in [
            ("Von Anne Martin", "Anne Martin"),
            ("Von Trapp", "Von Trapp"),
            ("Di Maio", "Di Maio"),
            ("Da Silva, Ana", "Da Silva, Ana"),
            ("di Anna", "Anna"),
            ("Von SPIEGEL", "SPIEGEL"),
            ("Von Reuters", "Reuters"),
            ("By Reuters", "Reuters"),
        ] {
            assert_eq!(without_opener(text), name);
        }
    }

    #[test]
    fn lists_of_names_are_split() {
        assert_eq!(split("Anne Martin, Bob de Vries and Chloé N'Diaye", false), ["Anne Martin", "Bob de Vries", "Chloé N'Diaye"]);
        assert_eq!(split("Par Anne Martin et Bob Roy", false), ["Anne Martin", "Bob Roy"]);
        assert_eq!(split("anne, bob", true), ["anne", "bob"]);
    }

    #[test]
    fn a_name_ends_with_a_capital_and_holds_no_digits() {
        assert!(["Anne Martin", "de Gaulle", "Jean d'Ormesson", "@anne_58"].iter().all(|name| is_name(name)));
        assert!(!["anne", "Anne de", "Anne 58", "A.", "One Two Three Four Five Six"].iter().any(|name| is_name(name)));
        assert!(is_uncased_name("山本花") && !is_uncased_name("芸術の町") && !is_uncased_name("Anne"));
    }
}
