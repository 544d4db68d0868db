//! Roles, newsrooms and agencies in a byline, and words that are about neither them nor people.

use super::names;
use crate::formats::block_writer::letters;
use crate::formats::lexicon::Phrases;

/// Whether one of the words of `text` is a role in a newsroom, in singular or plural.
pub(in crate::formats) fn is_role(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let word = word.to_lowercase();
        Phrases::RoleWords.contains(&word) || word.strip_suffix('s').is_some_and(|word| Phrases::RoleWords.contains(word))
    })
}

/// Whether a word belongs to a newsroom that signs together.
pub(super) fn is_newsroom_word(word: &str) -> bool {
    Phrases::NewsroomWords.contains(&word.to_lowercase())
}

/// Whether each of `authors` is a news agency or a newsroom.
pub(in crate::formats) fn are_impersonal(authors: &[String]) -> bool {
    let newsroom = |name: &str| name.split([' ', '\'', '’']).any(is_newsroom_word);
    authors.iter().all(|author| newsroom(author) || Phrases::Agencies.contains(&letters(author)))
}

/// Whether a text is an acronym, as newsrooms have them, perhaps with up to two words behind it: `CNN`, `AP`, `BBC News`.
pub(in crate::formats) fn is_acronym(text: &str) -> bool {
    const TITLES: &[&str] = &["II", "III", "IV", "JR", "SR", "MD", "PHD"];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    (2..=5).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_uppercase()) && !TITLES.contains(&first) && words.count() <= 2
}

/// Whether a line beside a byline is about dates and readers, or a button, and not about people.
pub(in crate::formats) fn is_remark(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| Phrases::BylineRemarks.contains(&word.to_lowercase()))
}

/// A name without the role behind it, where there is no comma between them: `Ann Lee Staff Writer`.
pub(super) fn without_role(part: &str) -> &str {
    let words: Vec<&str> = part.split(' ').collect();
    let role = |word: &&str| Phrases::RoleQualifiers.contains(&word.to_lowercase()) || is_role(word);
    let Some(at) = words.iter().position(role).filter(|at| *at >= 2) else { return part };
    let length = words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
    part.get(..length - 1).unwrap_or(part)
}

pub(super) fn is_upper_case(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// `author` without the newsroom behind a bar or a full stop, and without the role behind a comma.
pub(super) fn person(author: &str) -> &str {
    let mut name = author.split(" | ").next().unwrap_or(author).trim();
    if let Some((before, behind)) = name.split_once(", ")
        && names::is_name(before)
        && (is_role(behind) || is_acronym(behind) && names::is_full_name(before) && !is_upper_case(before))
    {
        name = before;
    }
    // Full stops behind initials and titles end no name.
    match name.split_once(". ") {
        Some((before, behind)) if names::is_full_name(before) && names::is_name(behind) => before,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn role_and_newsroom_behind_a_name_are_left_out() {
        for author in [
            "Ann Lee",
            "Ann Lee | The Gazette",
            "Ann Lee, Staff Writer",
            "Ann Lee. The Gazette",
            "Ann Lee, Gazette Reporter | The Gazette",
            "Ann Lee, CNN",
        ] {
            assert_eq!(person(author), "Ann Lee", "{author}");
        }
    }

    #[test]
    fn names_with_commas_and_full_stops_stay_whole() {
        for author in [
            "Lee, Ann",
            "J. R. Lee",
            "Prof. Ann Lee",
            "Assoc. Prof. Ann Lee",
            "Ann Lee Jr. Roy",
            "the desk, with agencies",
            "Mac & i",
            "ANN LEE, BO",
        ] {
            assert_eq!(person(author), author);
        }
    }

    #[test]
    fn agencies_are_known_by_their_letters() {
        assert!(are_impersonal(&["A.F.P.".to_owned(), "The Associated Press".to_owned()]));
        assert!(!are_impersonal(&["AFP".to_owned(), "Ann Lee".to_owned()]));
    }
}
