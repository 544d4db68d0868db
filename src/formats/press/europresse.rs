//! Downloads of Europresse as web pages, whose classes name the fields; its certificates and notices are left out.

use super::Entry;
use crate::formats::byline;
use crate::formats::dates;
use crate::formats::html::dom::{Dom, Edge, Id};

/// The articles of a page, each with the elements of its text; none where the page is another one.
pub(super) fn entries(dom: &Dom<'_>) -> Vec<(Entry, Vec<Id>)> {
    let mut found: Vec<(Entry, Vec<Id>)> = Vec::new();
    let mut walk = dom.walk(Id::ROOT);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        let Some(class) = dom.attribute(id, "class") else { continue };
        let class = class.to_ascii_lowercase();
        let Some(field) = field(&class) else { continue };
        let is_new = found.last().is_none_or(|(entry, body)| !entry.story.titles.is_empty() || !body.is_empty());
        match (field, found.last_mut()) {
            (Field::Publication, _) if is_new => {
                let mut entry = Entry::default();
                entry.story.publisher = Some(dom.words(id)).filter(|name| !name.is_empty());
                found.push((entry, Vec::new()));
            }
            (Field::Publication, _) | (_, None) => (),
            (Field::Body, Some((_, body))) => body.push(id),
            (field, Some((entry, body))) if body.is_empty() => store(field, &dom.words(id), entry),
            (_, Some(_)) => continue,
        }
        walk.pass(id);
    }
    found.retain(|(entry, body)| !entry.story.titles.is_empty() || !body.is_empty());
    found
}

#[derive(Clone, Copy)]
enum Field {
    Publication,
    /// Date, section and page.
    Header,
    Title,
    Authors,
    Body,
}

fn field(class: &str) -> Option<Field> {
    let mut words = class.split_ascii_whitespace();
    words.find_map(|word| match word {
        "docpublicationname" => Some(Field::Publication),
        "docheader" => Some(Field::Header),
        "titrearticlevisu" => Some(Field::Title),
        "docauthors" | "sm-margin-bottomnews" => Some(Field::Authors),
        "dococurrcontainer" | "doctext" => Some(Field::Body),
        _ => None,
    })
}

fn store(field: Field, words: &str, entry: &mut Entry) {
    let story = &mut entry.story;
    match field {
        Field::Title if story.titles.is_empty() => story.titles.push(words.to_owned()),
        Field::Title if story.subtitle.is_none() => story.subtitle = Some(words.to_owned()),
        Field::Authors if story.authors.is_empty() => story.authors = byline::field::people(words),
        Field::Header if story.published.is_none() => {
            let Some((range, _)) = dates::find(words, Some("fr")) else { return };
            story.published = words.get(range.clone()).map(str::to_owned);
            let before = words.get(..range.start).unwrap_or_default().trim_end_matches([',', ' ', '•', '-', '–']);
            story.section = Some(before.trim().to_owned()).filter(|section| section.chars().any(char::is_alphabetic));
        }
        _ => (),
    }
}
