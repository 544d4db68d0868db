//! Downloads as web pages: each block of the page is a paragraph, read as in the other forms; Europresse names its fields by classes.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Entry, entries, europresse, factiva};
use crate::formats::block_writer::BlockWriter;
use crate::formats::html::address::Base;
use crate::formats::html::dom::{Dom, Edge, Id};
use crate::formats::html::writer::{self, Content};
use crate::formats::{ArticleSet, Source, language};

/// Number of bytes in which the marks of a download are looked for.
const LOOKED_AT: usize = 256 << 10;

/// What only pages of downloads have, looked for at once.
static MARKS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(["DocPublicationName", "articleParagraph", "DOCFULL", "Article\"><", "DOCUMENTS<"]).ok());

/// An article of a page: its fields, and the elements of its text.
type Found = (Entry, Vec<Id>);

/// Whether a page is a download.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    MARKS.as_ref().is_some_and(|marks| marks.is_match(head)) && !find(&Dom::new(text)).is_empty()
}

/// Hands `article_set` the articles of a download.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let dom = Dom::new(source.text);
    article_set.hold_several();
    let base = Base::of(&dom, None);
    for note in &dom.notes {
        article_set.note(note.clone());
    }
    for (entry, body) in find(&dom) {
        article_set.article(|builder| {
            entry.story.fill(&mut builder.meta);
            let mut blocks = BlockWriter::new(builder);
            for id in body {
                writer::write_on(Content { dom: &dom, base: &base, cut: &[], unhidden: false }, id, &mut blocks);
            }
            language::set_by_beginning(builder);
        });
    }
}

fn find(dom: &Dom<'_>) -> Vec<Found> {
    let found = europresse::entries(dom);
    if !found.is_empty() {
        return found;
    }
    let (ids, words): (Vec<Id>, Vec<String>) = leaves(dom).into_iter().unzip();
    let lines: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = titled(dom, &ids, &lines);
    let found = if found.is_empty() { entries(&lines) } else { found };
    found.into_iter().map(|entry| (ids[entry.body.clone()].to_vec(), entry)).map(|(body, entry)| (entry, body)).collect()
}

/// The blocks of a page that hold no other blocks, with their words.
fn leaves(dom: &Dom<'_>) -> Vec<(Id, String)> {
    let (mut leaves, mut open) = (Vec::<(Id, String)>::new(), Vec::new());
    for edge in dom.walk(Id::ROOT) {
        match edge {
            Edge::Open(id) if is_block(dom.name(id)) => open.push((id, leaves.len())),
            Edge::Close(id) if open.last().is_some_and(|(last, _)| *last == id) => {
                let before = open.pop().map_or(0, |(_, before)| before);
                let words = if leaves.len() == before { dom.words(id) } else { String::new() };
                if !words.is_empty() {
                    leaves.push((id, words));
                }
            }
            _ => (),
        }
    }
    leaves
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "td" | "th" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "article" | "section" | "body"
    )
}

/// Articles of Factiva, whose headlines have a class: `<span class="enHeadline">`.
fn titled(dom: &Dom<'_>, ids: &[Id], lines: &[&str]) -> Vec<Entry> {
    let is_headline = |id: Id| dom.attribute(id, "class").is_some_and(|class| class.ends_with("Headline") && class.len() <= 12);
    let mut start = 0;
    let mut found = Vec::new();
    for end in (0..lines.len()).filter(|&at| factiva::is_end(lines[at])) {
        let title = (start..end).find(|&at| is_headline(ids[at]) || dom.descendants(ids[at]).take(4).any(is_headline));
        found.extend(title.and_then(|title| factiva::displayed(lines, start..end, Some(title))));
        start = end + 1;
    }
    found
}
