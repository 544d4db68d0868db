//! Collects the paragraphs of a text, its tables and its footnotes.

use super::super::model::{Document, Kind, Look, Para, Piece, Run};
use super::super::style::Styles;
use super::super::table::Table;
use crate::article::Marker;

/// The most paragraphs that are held; the words of further ones follow as plain text.
const MOST: usize = 400_000;

/// The layout of a paragraph, which holds for the next ones, too, until it is reset.
#[derive(Debug, Default, Clone)]
pub(super) struct Layout {
    pub(super) style: i32,
    pub(super) outline: Option<u8>,
    pub(super) level: u8,
    pub(super) in_table: bool,
}

#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    document: Document,
    pub(super) layout: Layout,
    para: Para,
    link: Option<String>,
    marker: Option<Marker>,
    table: Table,
    /// Whether a cell and a row have ended in the open table.
    cell_ended: bool,
    row_ended: bool,
    /// The paragraph and the layout around an open footnote.
    outer: Option<(Para, Layout)>,
    note: Vec<Para>,
    count: usize,
}

impl Paragraphs {
    pub(super) fn push(&mut self, text: &str, look: Look) {
        if self.count > MOST {
            return self.document.rest.push_str(text);
        }
        self.para.push(text, look, self.link.as_deref());
    }

    pub(super) fn set_link(&mut self, link: Option<String>) {
        self.link = link;
    }

    /// The sign or number before a list item.
    pub(super) fn mark(&mut self, written: &str) {
        let written = written.trim();
        let number = written.trim_matches(|c: char| matches!(c, '.' | ')' | '(' | ' ')).parse::<u64>().ok();
        self.marker = (!written.is_empty()).then(|| number.map_or(Marker::Bullet, Marker::Number));
    }

    pub(super) fn reset(&mut self) {
        self.layout = Layout::default();
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self, styles: &Styles) {
        self.count += 1;
        if self.count > MOST {
            self.document.rest.push('\n');
        }
        let para = self.take(styles);
        if self.outer.is_some() {
            self.note.extend(para);
        } else if self.layout.in_table {
            if let Some(para) = para {
                self.put(para);
            }
        } else {
            self.end_table();
            self.document.pieces.extend(para.map(Piece::Para));
        }
    }

    /// The paragraph as it is; `None` for one that is left out.
    fn take(&mut self, styles: &Styles) -> Option<Para> {
        let mut para = std::mem::take(&mut self.para);
        let marker = self.marker.take();
        let kind = styles.kind(&self.layout.style.to_string());
        para.kind = match (self.layout.outline, kind, marker) {
            (Some(level), Some(kind), _) if !matches!(kind, Kind::Title | Kind::Subtitle) => Kind::Heading((level + 1).min(6)),
            (_, Some(Kind::Plain), Some(marker)) => Kind::Item(marker, self.layout.level.min(8) + 1),
            (_, kind, _) => kind?,
        };
        Some(para)
    }

    fn put(&mut self, para: Para) {
        if !self.table.is_open() {
            self.table.open();
            (self.row_ended, self.cell_ended) = (true, true);
        }
        if std::mem::take(&mut self.row_ended) {
            self.table.row();
        }
        if std::mem::take(&mut self.cell_ended) {
            self.table.cell();
        }
        self.table.put(para);
    }

    pub(super) fn end_cell(&mut self, styles: &Styles) {
        let para = self.take(styles).unwrap_or_default();
        self.put(para);
        self.cell_ended = true;
    }

    pub(super) fn end_row(&mut self) {
        (self.row_ended, self.cell_ended) = (true, true);
    }

    fn end_table(&mut self) {
        let pieces = self.table.finish();
        self.document.pieces.extend(pieces);
    }

    pub(super) fn begin_footnote(&mut self) {
        if self.outer.is_some() {
            return;
        }
        let footnote = Some(self.document.footnotes.len());
        self.para.runs.push(Run { footnote, ..Run::default() });
        self.outer = Some((std::mem::take(&mut self.para), std::mem::take(&mut self.layout)));
    }

    pub(super) fn end_footnote(&mut self) {
        let Some((para, layout)) = self.outer.take() else { return };
        let last = std::mem::replace(&mut self.para, para);
        self.layout = layout;
        self.note.extend((!last.is_empty()).then_some(last));
        self.document.footnotes.push(std::mem::take(&mut self.note));
    }

    pub(super) fn finish(mut self) -> Document {
        self.end_footnote();
        self.end_table();
        if !self.para.is_empty() {
            self.document.pieces.push(Piece::Para(self.para));
        }
        self.document.pieces.retain(|piece| piece.as_para().is_none_or(|para| !para.is_empty()));
        self.document
    }
}
