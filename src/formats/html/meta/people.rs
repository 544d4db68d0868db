//! What the words of a byline say about people: names, and what pages write beside them, such as offices, newsrooms, accounts and
//! buttons. Where on a page a byline stands is `byline`'s affair.

use super::credit;
use super::site;
use crate::formats::front_matter::names;
use crate::formats::lexicon::Phrases;
use crate::formats::schema::is_somebody;

/// The longest byline on a page, in bytes.
pub(super) const LONGEST: usize = 200;

/// The people that a value names; none for addresses and accounts of machines.
pub(super) fn of_value(value: &str) -> Vec<String> {
    let value = value.trim();
    // « Ann Lee (https://example.org/ann) »
    let value = value.split_once(" (http").map_or(value, |(name, _)| name);
    let address = value.contains("://") || value.starts_with(['@', '/', '#']) || value.starts_with("www.");
    if address || !is_somebody(value) || !value.chars().any(char::is_alphabetic) || value.len() > LONGEST {
        return Vec::new();
    }
    let people = names::split(&without_newsroom(&without_accounts(value)), false);
    match &people[..] {
        // What is more than a name may be a byline as it stands above the text.
        [one] if !is_full_name(one) => {
            credit::read(value, None, true).filter(|found| found.iter().all(|name| is_full_name(name))).unwrap_or(people)
        }
        _ => people,
    }
}

/// `value` without accounts and mail addresses beside the names: `Ann Lee @annlee`, `Ann Lee ann@example.org`.
fn without_accounts(value: &str) -> String {
    let is_account = |word: &&str| {
        let word = word.trim_matches(['(', ')', ',', '<', '>', '|']);
        word.len() > 2 && word.contains('@') && !word.ends_with('@')
    };
    if !value.contains('@') || value.split_whitespace().all(|word| is_account(&word)) {
        return value.to_owned();
    }
    let words: Vec<&str> = value.split_whitespace().filter(|word| !is_account(word)).collect();
    let rest = words.join(" ").trim_end_matches([' ', '|', ',', '-', '–', '—', '·']).to_owned();
    rest.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).map_or_else(|| rest.clone(), str::to_owned)
}

/// `value` without the newsroom or the office behind the names, and with one kind of comma before the last of them:
/// `Ann Lee, Bo Roy, and Cy Poe, CNN`, `ANN LEE and BO ROY - AP Writers`.
pub(super) fn without_newsroom(value: &str) -> String {
    let value = match value.split_once(" - ") {
        Some((before, behind)) if is_list(before) && (is_office(behind) || is_short_for(behind)) => before,
        _ => value,
    };
    let value = [", and ", ", et ", ", und ", ", y "].iter().fold(value.to_owned(), |value, and| value.replace(and, ", "));
    match value.rsplit_once(", ") {
        Some((before, behind)) if is_list(before) && is_short_for(behind) && !is_loud(before) => before.to_owned(),
        _ => value,
    }
}

/// Whether a text is names of two words or more.
fn is_list(text: &str) -> bool {
    let names = names::split(text, false);
    !names.is_empty() && names.iter().all(|name| name.contains(' ') && is_name(names::without_by(name)))
}

/// Whether a text is letters that are short for something, as newsrooms are: `CNN`, `AP`, `BBC News`.
fn is_short_for(text: &str) -> bool {
    const TITLES: &[&str] = &["II", "III", "IV", "JR", "SR", "MD", "PHD"];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    (2..=5).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_uppercase()) && !TITLES.contains(&first) && words.count() <= 2
}

/// Whether a text is written in capitals only.
fn is_loud(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// Each of `authors` without newsroom and office; an office that stands behind a name is nobody, and so is the site beside people.
pub(super) fn of_authors(authors: Vec<String>, sites: &[String]) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    // One field may name several.
    let each = |author: String| match names::split(&author, false) {
        several if several.len() > 1 && several.iter().all(|name| is_full_name(name)) => several,
        _ => vec![author],
    };
    for author in authors.into_iter().flat_map(each) {
        let person = person(&author);
        if !(person.is_empty() || is_office(person) && !people.is_empty() || people.iter().any(|known| known == person)) {
            people.push(person.to_owned());
        }
    }
    if people.iter().any(|person| is_full_name(person) && !site::is_name(person, sites)) {
        people.retain(|person| !site::is_name(person, sites));
    }
    people
}

pub(super) fn is_office(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let word = word.to_lowercase();
        OFFICES.contains(&word.as_str()) || word.strip_suffix('s').is_some_and(|word| OFFICES.contains(&word))
    })
}

/// `author` without what some pages write into the same field: the newsroom behind a bar or a full stop, the office behind a comma.
fn person(author: &str) -> &str {
    let mut name = author.split(" | ").next().unwrap_or(author).trim();
    if let Some((before, office)) = name.split_once(", ")
        && is_name(before)
        && (is_office(office) || is_short_for(office) && is_full_name(before) && !is_loud(before))
    {
        name = before;
    }
    // Full stops behind initials and titles part nothing.
    match name.split_once(". ") {
        Some((before, behind)) if is_full_name(before) && is_name(behind) => before,
        _ => name,
    }
}

/// Words of what somebody is in a newsroom.
const OFFICES: &[&str] = &[
    "editor",
    "correspondent",
    "reporter",
    "writer",
    "columnist",
    "contributor",
    "journalist",
    "producer",
    "staff",
    "critic",
    "journaliste",
    "correspondant",
    "correspondante",
    "rédacteur",
    "rédactrice",
    "redakteur",
    "redakteurin",
    "redactor",
    "redactora",
    "periodista",
    "giornalista",
    "jornalista",
    "redacteur",
];

/// Whether a word is one of a newsroom that signs together.
pub(super) fn is_desk(word: &str) -> bool {
    Phrases::NewsroomWords.contains(&word.to_lowercase())
}

/// Whether each of `authors` is a news agency or a newsroom, and nobody by name.
pub(super) fn are_impersonal(authors: &[String]) -> bool {
    let letters = |name: &String| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let desk = |name: &String| name.split([' ', '\'', '’']).any(is_desk);
    authors.iter().all(|author| desk(author) || Phrases::Agencies.contains(&letters(author)))
}

/// Whether a text is a name of two words or more, none of them cut short.
pub(super) fn is_full_name(text: &str) -> bool {
    is_name(text) && text.contains(' ') && !text.contains('.') && text.split(' ').next_back().is_some_and(|last| last.chars().count() > 2)
}

/// Whether a text may be a person's name: two to five words, one where it has a capital and stands where names stand.
pub(super) fn is_name(text: &str) -> bool {
    names::is_name(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Whether a line beside a byline is about dates and readers, or a button, and not about people.
pub(super) fn is_remark(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| Phrases::BylineRemarks.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_without_office_and_newsroom() {
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
    fn an_office_behind_a_name_is_nobody_and_alone_is_all_there_is() {
        let sites = ["The Gazette".to_owned()];
        let people = |authors: &[&str]| of_authors(authors.iter().map(|author| (*author).to_owned()).collect(), &sites);
        assert_eq!(people(&["Ann Lee", "Staff Writer", "Bo Roy"]), ["Ann Lee", "Bo Roy"]);
        assert_eq!(people(&["Gazette Staff"]), ["Gazette Staff"]);
        assert_eq!(people(&["Ann Lee", "The Gazette"]), ["Ann Lee"]);
        assert_eq!(people(&["The Gazette"]), ["The Gazette"]);
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
    fn a_list_of_people_ends_before_newsroom_office_and_account() {
        for value in [
            "Ann Lee, Bo Roy, and Cy Poe, CNN",
            "Ann Lee, Bo Roy and Cy Poe, BBC News",
            "ANN LEE, BO ROY and CY POE - AP Technology Writers",
            "Ann Lee, Bo Roy, Cy Poe @cypoe",
        ] {
            let expected = if value.starts_with("ANN") { ["ANN LEE", "BO ROY", "CY POE"] } else { ["Ann Lee", "Bo Roy", "Cy Poe"] };
            assert_eq!(of_value(value), expected, "{value}");
        }
        assert_eq!(of_value("Ann Lee (ann@example.org)"), ["Ann Lee"]);
        assert_eq!(of_value("https://example.org/ann"), [""; 0]);
        assert_eq!(of_value("Lee, Ann"), ["Lee, Ann"]);
    }

    #[test]
    fn agencies_are_known_by_their_letters() {
        assert!(are_impersonal(&["A.F.P.".to_owned(), "The Associated Press".to_owned()]));
        assert!(!are_impersonal(&["AFP".to_owned(), "Ann Lee".to_owned()]));
    }
}
