//! Headers to fields of the article: subject, sender, day, language.

use mail_parser::{DateTime, HeaderName};

use crate::article::{Builder, Date};
use crate::formats::dates;
use crate::formats::lexicon::Phrases;
use crate::formats::mime::head::{self, Head};
use crate::words::Note;

/// Fills the builder's meta from the headers of a mail.
pub(super) fn tell(head: &Head, builder: &mut Builder) {
    let Some(fields) = head.fields() else { return };
    let meta = &mut builder.meta;
    fields.subject().map(str::trim).unwrap_or_default().clone_into(&mut meta.title);
    meta.lang = head.list(&HeaderName::ContentLanguage).into_iter().find(|code| is_language(code));
    meta.tags = head.list(&HeaderName::Keywords);
    meta.source = head.text(&HeaderName::Organization).map(str::to_owned);
    let own = head.text(&HeaderName::ArchivedAt).map(|url| url.trim_matches(['<', '>']));
    meta.url = own.filter(|url| url.starts_with("http")).map(str::to_owned);
    let sender = fields.from().or_else(|| fields.sender()).and_then(|address| address.first());
    if let Some(sender) = sender {
        let (author, source) = sender_of(sender.name().unwrap_or_default(), sender.address().unwrap_or_default());
        meta.authors.extend(author);
        meta.source = meta.source.take().or(source);
    }
    meta.date = fields.date().and_then(date);
    if meta.date.is_none()
        && let Some(written) = fields.header_raw("Date").map(str::trim).filter(|written| !written.is_empty())
    {
        meta.date = dates::read(written, None);
        if meta.date.is_none() {
            builder.note(Note::Date { written: written.to_owned() });
        }
    }
}

/// Who sent a mail, and when, on one line: what stands above one that is enclosed in another.
pub(super) fn line(head: &Head) -> String {
    let Some(fields) = head.fields() else { return String::new() };
    let sender = fields.from().and_then(|address| address.first());
    let sender = sender.and_then(|sender| sender.name().or(sender.address())).map(str::to_owned);
    let day = fields.date().and_then(date).map(|date| date.iso().chars().take(10).collect::<String>());
    [sender, day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What names a mail: its own id.
pub(super) fn id(bytes: &[u8]) -> Option<String> {
    let head = Head::read(head::split(bytes).0);
    head.fields()?.message_id().map(str::to_owned)
}

fn is_language(code: &str) -> bool {
    (2..=12).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn date(written: &DateTime) -> Option<Date> {
    let day = Date::new(i32::from(written.year), u32::from(written.month), u32::from(written.day))?;
    let day = day.at(u32::from(written.hour), u32::from(written.minute), u32::from(written.second)).unwrap_or(day);
    let minutes = i32::from(written.tz_hour) * 60 + i32::from(written.tz_minute);
    day.offset(if written.tz_before_gmt { -minutes } else { minutes }).or(Some(day))
}

/// The author and the source that a sender is: a person is an author, an office or a paper a source, `Ann Lee (The Gazette)` both.
fn sender_of(name: &str, address: &str) -> (Option<String>, Option<String>) {
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if name.is_empty() || name.contains('@') {
        let address = if address.is_empty() { name } else { address };
        return if is_office(address) { (None, some(address)) } else { (some(address), None) };
    }
    if let Some((person, rest)) = name.split_once('(')
        && let Some(paper) = rest.strip_suffix(')')
        && !person.trim().is_empty()
    {
        return (some(person), some(paper));
    }
    for word in [" | ", " – ", " — ", " - ", " @ ", " from ", " at ", " via ", " chez "] {
        if let Some((person, paper)) = name.split_once(word) {
            return if is_organisation(person) { (None, some(name)) } else { (some(person), some(paper)) };
        }
    }
    // `Lee, Ann`: as address books have it.
    if let Some((family, given)) = name.split_once(", ")
        && !name.contains(" & ")
        && given.split(' ').count() <= 2
        && family.split(' ').count() <= 2
        && !is_organisation(name)
    {
        return (some(&format!("{given} {family}")), None);
    }
    if is_organisation(name) || (is_office(address) && !is_person(name)) { (None, some(name)) } else { (some(name), None) }
}

/// Whether a name has words that organisations have in theirs, or is an abbreviation.
fn is_organisation(name: &str) -> bool {
    let low = name.to_lowercase();
    let mut words = low.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).filter(|word| !word.is_empty());
    let abbreviation = name.chars().count() >= 2 && !name.contains(' ') && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    abbreviation || words.any(|word| Phrases::OrganisationWords.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether an address is that of an office, where several people answer or nobody does.
fn is_office(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    Phrases::SharedMailboxes.iter().any(|office| local.strip_prefix(office).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

/// Whether a name looks like a person's: two to four words with capitals.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words.iter().any(|word| word.chars().any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, address: &str) -> (String, String) {
        let (author, source) = sender_of(name, address);
        (author.unwrap_or_default(), source.unwrap_or_default())
    }

    #[test]
    fn people_are_authors_and_offices_are_sources() {
        let pair = |author: &str, source: &str| (author.to_owned(), source.to_owned());
        assert_eq!(told("Ann Lee", "ann@example.org"), pair("Ann Lee", ""));
        assert_eq!(told("Ann Lee", "newsletter@example.org"), pair("Ann Lee", ""));
        assert_eq!(told("Ann Lee (The Gazette)", ""), pair("Ann Lee", "The Gazette"));
        assert_eq!(told("Ann Lee | Harbour News", ""), pair("Ann Lee", "Harbour News"));
        assert_eq!(told("Lee, Ann", ""), pair("Ann Lee", ""));
        assert_eq!(told("Service de presse", "x@example.org"), pair("", "Service de presse"));
        assert_eq!(told("Quayside", "news@example.org"), pair("", "Quayside"));
        assert_eq!(told("AFB", "x@example.org"), pair("", "AFB"));
        assert_eq!(told("", "no-reply@example.org"), pair("", "no-reply@example.org"));
        assert_eq!(told("ann@example.org", "ann@example.org"), pair("ann@example.org", ""));
        assert_eq!(told("", ""), pair("", ""));
    }
}
