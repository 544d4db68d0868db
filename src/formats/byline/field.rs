//! Values of fields that name people, in pages and structured data: names with roles, newsrooms, accounts and email addresses.

use super::{line, names, roles};
use crate::formats::dates;
use crate::formats::lexicon::Phrases;

/// The longest byline on a page, in bytes.
pub(in crate::formats) const LONGEST: usize = 200;

/// The people that a value names; none for addresses and accounts of machines.
pub(in crate::formats) fn people(value: &str) -> Vec<String> {
    let value = value.trim();
    // « Ann Lee (https://example.org/ann) »
    let value = value.split_once(" (http").map_or(value, |(name, _)| name);
    let address = value.contains("://") || value.starts_with(['@', '/', '#']) || value.starts_with("www.");
    if address || value.is_empty() || names::is_placeholder(value) || !value.chars().any(char::is_alphabetic) || value.len() > LONGEST {
        return Vec::new();
    }
    let people = names::split(&without_newsroom(&without_accounts(value)), false);
    match &people[..] {
        // A value that is more than a name may be a whole byline.
        [one] if !names::is_full_name(one) => {
            line::read(value, None, true).filter(|found| found.iter().all(|name| names::is_full_name(name))).unwrap_or(people)
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

/// `value` without the newsroom or the role behind the names, and with one kind of comma before the last of them:
/// `Ann Lee, Bo Roy, and Cy Poe, CNN`, `ANN LEE and BO ROY - AP Writers`.
pub(in crate::formats) fn without_newsroom(value: &str) -> String {
    let value = match value.split_once(" - ") {
        Some((before, behind)) if is_list(before) && (roles::is_role(behind) || roles::is_acronym(behind)) => before,
        _ => value,
    };
    let value = Phrases::NameJoiners.iter().fold(value.to_owned(), |value, joiner| value.replace(&format!(",{joiner}"), ", "));
    match value.rsplit_once(", ") {
        Some((before, behind)) if is_list(before) && roles::is_acronym(behind) && !roles::is_upper_case(before) => before.to_owned(),
        _ => value,
    }
}

/// Whether a text is names of two words or more.
fn is_list(text: &str) -> bool {
    let names = names::split(text, false);
    !names.is_empty() && names.iter().all(|name| name.contains(' ') && names::is_name(names::without_opener(name)))
}

/// Each of `authors` as a person's name; roles behind a name are dropped, and so is the source, as `is_source` knows it, beside people.
pub(in crate::formats) fn tidy(authors: Vec<String>, is_source: impl Fn(&str) -> bool) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    // One field may name several.
    let each = |author: String| match names::split(&author, false) {
        several if several.len() > 1 && several.iter().all(|name| names::is_full_name(name)) => several,
        _ => vec![author],
    };
    for author in authors.into_iter().flat_map(each) {
        let person = roles::person(&author);
        if !(person.is_empty()
            || is_no_author(person)
            || roles::is_role(person) && !people.is_empty()
            || people.iter().any(|known| known == person))
        {
            people.push(person.to_owned());
        }
    }
    if people.iter().any(|person| names::is_full_name(person) && !is_source(person)) {
        people.retain(|person| !is_source(person));
    }
    people
}

/// Whether a value in the place of an author is none: a date, a company, an address, the heading over a bio.
pub(in crate::formats) fn is_no_author(value: &str) -> bool {
    let low = value.to_lowercase();
    // The form of a company ends its name; its town may follow.
    let company = || low.split(", ").any(|part| part.rsplit([' ', ',']).next().is_some_and(|last| Phrases::CompanyForms.contains(last)));
    let date =
        || value.contains(|c: char| c.is_ascii_digit()) && dates::find(value, None).is_some_and(|(range, _)| range.len() * 2 > value.len());
    // Of an account that a program named: majainfos_zlfca4v6.
    let machine = || value.contains('_') && !value.contains([' ', '@']) && value.contains(|c: char| c.is_ascii_digit());
    Phrases::AuthorHeadings.contains(low.trim_end_matches([':', ' '])) || low.contains("www.") || company() || date() || machine()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_companies_and_headings_are_no_authors() {
        let tidied = |author: &str| tidy(vec![author.to_owned()], |_| false);
        for author in [
            "May 3, 2019",
            "Harbour Media GmbH",
            "Pier Publishing, Inc.",
            "Harbour GmbH, Bremen, Germany",
            "Pier Design, www.pier.example",
            "About the author",
            "À propos de l’auteur :",
        ] {
            assert_eq!(tidied(author), [""; 0], "{author}");
        }
        assert_eq!(tidied("Ann Lee"), ["Ann Lee"]);
    }

    #[test]
    fn roles_and_sources_are_dropped_beside_names_only() {
        let tidied = |authors: &[&str]| tidy(authors.iter().map(|author| (*author).to_owned()).collect(), |name| name == "The Gazette");
        assert_eq!(tidied(&["Ann Lee", "Staff Writer", "Bo Roy"]), ["Ann Lee", "Bo Roy"]);
        assert_eq!(tidied(&["Gazette Staff"]), ["Gazette Staff"]);
        assert_eq!(tidied(&["Ann Lee", "The Gazette"]), ["Ann Lee"]);
        assert_eq!(tidied(&["The Gazette"]), ["The Gazette"]);
    }

    #[test]
    fn newsroom_role_and_account_behind_names_are_dropped() {
        for value in [
            "Ann Lee, Bo Roy, and Cy Poe, CNN",
            "Ann Lee, Bo Roy and Cy Poe, BBC News",
            "ANN LEE, BO ROY and CY POE - AP Technology Writers",
            "Ann Lee, Bo Roy, Cy Poe @cypoe",
        ] {
            let expected = if value.starts_with("ANN") { ["ANN LEE", "BO ROY", "CY POE"] } else { ["Ann Lee", "Bo Roy", "Cy Poe"] };
            assert_eq!(people(value), expected, "{value}");
        }
        assert_eq!(people("Ann Lee (ann@example.org)"), ["Ann Lee"]);
        assert_eq!(people("https://example.org/ann"), [""; 0]);
        assert_eq!(people("Lee, Ann"), ["Lee, Ann"]);
    }
}
