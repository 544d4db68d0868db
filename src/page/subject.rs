//! The part of a block that is being laid out, with the rows and pieces made of it.

use std::ops::Range;

use super::ornaments::{self, Margin};
use super::parts::{self, Cut};
use super::wrap::{Line, WrapOptions};
use super::{GutterSign, Ink, Piece, Place, Row, Setting, hyphens, paint};
use crate::article::{Article, Block, BlockKind, LinkKind, Role, Roles};

/// The block to lay out, and its settings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) article: &'a Article,
    pub(super) setting: &'a Setting,
    pub(super) block: &'a Block,
    pub(super) index: usize,
    pub(super) part: usize,
    /// Whether it is the heading of a closed section.
    pub(super) closed: bool,
}

impl Subject<'_> {
    /// The bytes of the article's text in this part, of a text that is cut at `cut`.
    pub(super) fn range(&self, cut: Cut) -> Range<usize> {
        let start = self.block.range.start;
        let range = parts::range(self.article.block_text(self.index), self.part, cut);
        start + range.start..start + range.end
    }

    pub(super) fn margin(&self, room: usize) -> Margin {
        let mut margin = ornaments::margin(self.article, self.setting, self.index, room, self.closed);
        if self.part > 0 {
            margin.first.clone_from(&margin.rest);
        }
        margin
    }

    /// The signs left of the first row and of the others.
    pub(super) fn gutter(&self) -> [Option<GutterSign>; 2] {
        let [first, rest] = ornaments::gutter(self.article, self.setting, self.index, self.closed);
        [if self.part > 0 { rest } else { first }, rest]
    }

    pub(super) fn blank(&self, at: usize) -> Row {
        self.row(at..at, Vec::new())
    }

    pub(super) fn row(&self, range: Range<usize>, pieces: Vec<Piece>) -> Row {
        Row { place: Place { block: self.index, part: self.part, row: 0 }, range, gutter: None, pieces, picture: None, closed: None }
    }

    pub(super) fn wrap_options(&self, width: usize, range: &Range<usize>) -> WrapOptions {
        let tag = self.article.meta().lang.as_deref();
        let whole_words = matches!(self.block.kind, BlockKind::Title | BlockKind::Subtitle | BlockKind::Heading { .. });
        let hyphens = if self.setting.hyphenate && !whole_words { hyphens::language(tag) } else { None };
        let whole = if hyphens.is_some() { whole(self.article, self.index, range) } else { Vec::new() };
        WrapOptions { width, french: tag.is_some_and(|tag| tag.starts_with("fr")), hyphens, whole }
    }
}

/// The piece that shows `line` in `room` columns: a cluster wider than that shows as a question mark.
pub(super) fn ink(line: &Line, room: usize, roles: Roles) -> Piece {
    let ink = if line.width > room { Ink::Added("?".into()) } else { Ink::Text(line.range.clone()) };
    Piece { ink, roles }
}

/// The ranges of a part that are never hyphenated: links and code.
fn whole(article: &Article, index: usize, range: &Range<usize>) -> Vec<Range<usize>> {
    let links = paint::links(article, index, range).filter(|link| link.kind != LinkKind::Anchor).map(|link| link.range.clone());
    let code = paint::spans(article, index, range).filter(|span| span.role == Role::Code).map(|span| span.range.clone());
    let mut whole: Vec<Range<usize>> = links.chain(code).collect();
    whole.sort_by_key(|range| range.start);
    whole
}
