//! Documents that are downloads of a press database: each article is written by itself.

use super::model::{Document, Piece};
use super::to_blocks;
use crate::formats::{ArticleSet, language, press};

/// The longest paragraph of a head that is compared, in bytes.
const LINE: usize = 1000;

/// Hands `article_set` the articles of a download; the document itself is returned where it is none.
pub(super) fn write(document: Document, article_set: &mut ArticleSet) -> Option<Document> {
    let texts = document.pieces.iter().map(text).enumerate().filter(|(_, text)| !text.trim().is_empty());
    let (places, texts): (Vec<usize>, Vec<String>) = texts.unzip();
    let lines: Vec<&str> = texts.iter().map(String::as_str).collect();
    let entries = press::entries(&lines);
    if entries.is_empty() {
        return Some(document);
    }
    article_set.hold_several();
    document.notes.iter().for_each(|note| article_set.note(note.clone()));
    let mut pieces = document.pieces.into_iter().enumerate().peekable();
    for entry in entries {
        let place = |at: usize| places.get(at).copied().unwrap_or(usize::MAX);
        while pieces.next_if(|(at, _)| *at < place(entry.body.start)).is_some() {}
        let body = std::iter::from_fn(|| pieces.next_if(|(at, _)| *at < place(entry.body.end))).map(|(_, piece)| piece).collect();
        article_set.article(|builder| {
            entry.story.fill(&mut builder.meta);
            to_blocks::body(Document { pieces: body, ..Document::default() }, builder);
            language::set_by_beginning(builder);
        });
    }
    None
}

/// The words of a paragraph; none of other pieces.
fn text(piece: &Piece) -> String {
    let mut text = piece.as_para().map(super::model::Para::text).unwrap_or_default();
    text.truncate(text.floor_char_boundary(LINE));
    text
}
