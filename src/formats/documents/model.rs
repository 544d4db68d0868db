//! The model of a document before it becomes an article: paragraphs of a kind with runs of text, tables, pictures.

use crate::article::{Date, Marker};
use crate::formats::superscript::{self, Position};
use crate::words::Diagnostic;

#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) about: About,
    pub(super) pieces: Vec<Piece>,
    /// The footnotes in the order of their marks.
    pub(super) footnotes: Vec<Vec<Para>>,
    pub(super) notes: Vec<Diagnostic>,
    /// The words beyond the most elements that are read.
    pub(super) rest: String,
}

#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) created: Option<Date>,
    pub(super) modified: Option<Date>,
    pub(super) lang: Option<String>,
    pub(super) tags: Vec<String>,
}

#[derive(Debug)]
pub(super) enum Piece {
    Para(Para),
    /// Rows of cells, and how many of the first rows are headings.
    Table(Vec<Vec<Para>>, usize),
    /// Path of a picture, and its alternative text.
    Image {
        src: String,
        alt: String,
    },
}

impl Piece {
    pub(super) fn para(self) -> Option<Para> {
        if let Self::Para(para) = self { Some(para) } else { None }
    }

    pub(super) fn as_para(&self) -> Option<&Para> {
        if let Self::Para(para) = self { Some(para) } else { None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Plain,
    Title,
    Subtitle,
    Lead,
    Byline,
    Heading(u8),
    /// A list item, in so many lists.
    Item(Marker, u8),
    /// A further paragraph of an item.
    More(u8),
    Quote,
    Caption,
    Code,
    Rule,
}

#[derive(Debug, Default)]
pub(super) struct Para {
    pub(super) kind: Kind,
    pub(super) runs: Vec<Run>,
}

impl Para {
    pub(super) fn text(&self) -> String {
        self.runs.iter().filter(|run| run.footnote.is_none()).map(|run| run.text.as_str()).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.footnote.is_none() && run.text.trim().is_empty())
    }

    pub(super) fn is_strong(&self) -> bool {
        !self.is_empty() && self.runs.iter().all(|run| run.look.strong || run.text.trim().is_empty())
    }

    /// Appends words that look so.
    pub(super) fn push(&mut self, text: &str, look: Look, link: Option<&str>) {
        if text.is_empty() {
            return;
        }
        let shifted = superscript::written(text, look.position).map(|written| text.replacen(text.trim(), &written, 1));
        let text = shifted.as_deref().unwrap_or(text);
        let look = Look { position: Position::OnLine, ..look };
        if let Some(last) = self.runs.last_mut()
            && last.look == look
            && last.link.as_deref() == link
            && last.footnote.is_none()
        {
            return last.text.push_str(text);
        }
        self.runs.push(Run { text: text.to_owned(), look, link: link.map(str::to_owned), footnote: None });
    }
}

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) look: Look,
    pub(super) link: Option<String>,
    /// Index of the footnote that is referred to here.
    pub(super) footnote: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a look of its own, and they come in any mixture")]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) strike: bool,
    pub(super) hidden: bool,
    pub(super) position: Position,
}
