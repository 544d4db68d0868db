//! Names beside email addresses: senders of mails, and authors of feed entries in any form that RSS has seen.

use super::names;
use crate::formats::lexicon::Phrases;

/// The people of one line: `Anne Martin`, `anne@example.org (Anne Martin)`, `Anne Martin <anne@example.org>`, several with commas.
pub(in crate::formats) fn people(line: &str) -> Vec<String> {
    let line = line.trim();
    if !line.contains('@') {
        return names::split(line, false);
    }
    // The name in brackets behind the address, or the words around the address.
    if let Some((before, name)) = line.strip_suffix(')').and_then(|line| line.split_once('(')) {
        let (mail, name) = if before.contains('@') { (before, name) } else { (name, before) };
        if mail.contains('@') && !name.trim().is_empty() {
            return names::split(name, false);
        }
    }
    let words: Vec<&str> = line.split_whitespace().filter(|word| !is_address(word)).collect();
    let says_nothing = !words.iter().any(|word| word.contains(char::is_alphanumeric));
    if says_nothing || words.len() == line.split_whitespace().count() {
        let bare = line.trim_matches(['<', '>', '(', ')', ' ']);
        let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
        return vec![bare.to_owned()].into_iter().filter(|name| !name.is_empty()).collect();
    }
    names::split(words.join(" ").trim_matches(['-', ',', ' ']), false)
}

fn is_address(word: &str) -> bool {
    let word = word.trim_matches(['<', '>', '(', ')', ',', ';', '"']);
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Author and source of a mail: a person is the author, an organisation the source, `Ann Lee (The Gazette)` both.
pub(in crate::formats) fn sender(name: &str, address: &str) -> (Option<String>, Option<String>) {
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if name.is_empty() || name.contains('@') {
        let address = if address.is_empty() { name } else { address };
        return if is_shared(address) { (None, some(address)) } else { (some(address), None) };
    }
    if let Some((person, rest)) = name.split_once('(')
        && let Some(publication) = rest.strip_suffix(')')
        && !person.trim().is_empty()
    {
        return (some(person), some(publication));
    }
    for word in [" | ", " – ", " — ", " - ", " @ ", " from ", " at ", " via ", " chez "] {
        if let Some((person, publication)) = name.split_once(word) {
            return if is_organisation(person) { (None, some(name)) } else { (some(person), some(publication)) };
        }
    }
    // `Lee, Ann`: the form of address books.
    if let Some((family, given)) = name.split_once(", ")
        && !name.contains(" & ")
        && given.split(' ').count() <= 2
        && family.split(' ').count() <= 2
        && !is_organisation(name)
    {
        return (some(&format!("{given} {family}")), None);
    }
    if is_organisation(name) || (is_shared(address) && !(names::is_name(name) && name.contains(' '))) {
        (None, some(name))
    } else {
        (some(name), None)
    }
}

/// Whether a name has words that the names of organisations have, or is an acronym.
fn is_organisation(name: &str) -> bool {
    let low = name.to_lowercase();
    let mut words = low.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).filter(|word| !word.is_empty());
    let acronym = name.chars().count() >= 2 && !name.contains(' ') && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    acronym || words.any(|word| Phrases::OrganisationWords.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether several people answer at an address, or none.
fn is_shared(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    Phrases::SharedMailboxes.iter().any(|office| local.strip_prefix(office).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, address: &str) -> (String, String) {
        let (author, source) = sender(name, address);
        (author.unwrap_or_default(), source.unwrap_or_default())
    }

    #[test]
    fn people_are_authors_and_offices_are_sources() {
        let pair = |author: &str, source: &str| (author.to_owned(), source.to_owned());
        assert_eq!(read("Ann Lee", "ann@example.org"), pair("Ann Lee", ""));
        assert_eq!(read("Ann Lee", "newsletter@example.org"), pair("Ann Lee", ""));
        assert_eq!(read("Ann Lee (The Gazette)", ""), pair("Ann Lee", "The Gazette"));
        assert_eq!(read("Ann Lee | Harbour News", ""), pair("Ann Lee", "Harbour News"));
        assert_eq!(read("Lee, Ann", ""), pair("Ann Lee", ""));
        assert_eq!(read("Service de presse", "x@example.org"), pair("", "Service de presse"));
        assert_eq!(read("Quayside", "news@example.org"), pair("", "Quayside"));
        assert_eq!(read("AFB", "x@example.org"), pair("", "AFB"));
        assert_eq!(read("", "no-reply@example.org"), pair("", "no-reply@example.org"));
        assert_eq!(read("ann@example.org", "ann@example.org"), pair("ann@example.org", ""));
        assert_eq!(read("", ""), pair("", ""));
    }

    #[test]
    fn a_line_names_people_in_many_forms() {
        let cases: &[(&str, &[&str])] = &[
            ("Anne Martin", &["Anne Martin"]),
            ("anne@example.org (Anne Martin)", &["Anne Martin"]),
            ("Anne Martin (anne@example.org)", &["Anne Martin"]),
            ("Anne Martin <anne@example.org>", &["Anne Martin"]),
            ("anne@example.org Anne Martin", &["Anne Martin"]),
            ("anne@example.org", &["anne@example.org"]),
            ("mailto:anne@example.org", &["anne@example.org"]),
            ("anne@example.org ()", &["anne@example.org"]),
            ("@anne", &["@anne"]),
            ("Par Anne Martin et Paul Roy", &["Anne Martin", "Paul Roy"]),
            ("Anne Martin, Paul Roy", &["Anne Martin", "Paul Roy"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(people(text), *expected, "{text}");
        }
    }
}
