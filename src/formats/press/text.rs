//! Downloads as plain text.

use super::{Entry, entries, factiva, nexis, nexis_uni};
use crate::formats::lexicon::Phrases;
use crate::formats::{ArticleSet, Source, text};

/// Number of bytes in which the end or the beginning of a first article is looked for.
const LOOKED_AT: usize = 256 << 10;

/// Whether a text is a download.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let is_mark = |line: &str| nexis::is_divider(line) || factiva::is_end(line) || nexis_uni::is(line, Phrases::PressDocumentEnds);
    let marked = head.lines().any(|line| line.len() <= 100 && is_mark(line));
    marked && !entries(&head.lines().collect::<Vec<_>>()).is_empty()
}

/// Hands `article_set` the articles of a download.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    article_set.hold_several();
    let lines: Vec<&str> = source.text.lines().collect();
    for entry in entries(&lines) {
        article_set.article(|builder| {
            builder.meta.id = entry.story.titles.first().map(|_| String::new());
            entry.story.fill(&mut builder.meta);
            text::body(&body(&lines, &entry), entry.body.start + 1, builder);
        });
    }
}

/// The text of an article.
fn body(lines: &[&str], entry: &Entry) -> String {
    let mut body = String::new();
    for line in &lines[entry.body.clone()] {
        body.push_str(entry.line(line));
        body.push('\n');
    }
    body
}
