//! The units that a page consists of, with a cache of the rows laid out recently.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{BlockKind, Role, Roles};

use super::lay;
use super::subject::Subject;
use super::wrap::{self, WrapOptions};
use super::{Ink, Page, Piece, Place, Row, ornaments, parts, table};

const KEPT: usize = 512;

/// Number of cached rows: in a narrow pane, a unit has thousands.
const ROWS: usize = 8192;

/// The rows of units, by block, part and whether the section is closed.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    known: HashMap<(usize, usize, bool), Arc<[Row]>>,
    /// Total number of cached rows.
    rows: usize,
}

impl Units {
    pub(super) fn clear(&mut self) {
        self.known.clear();
        self.rows = 0;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Facts,
    /// The part of the block with this number.
    Part(usize),
}

/// A unit of the page: a block and a part of it, as a [`Place`] counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) block: usize,
    pub(super) part: usize,
}

impl Page {
    /// The number of blocks on the page: one even for an article without any, if there are facts to show.
    pub(super) fn extent(&self) -> usize {
        self.article.blocks().len().max(usize::from(!self.facts.is_empty()))
    }

    fn front(&self) -> usize {
        self.article.blocks().iter().take(2).take_while(|block| !block.kind.is_body()).count()
    }

    /// The block that the facts are a part of: its first where there is no title, else its last.
    pub(super) fn facts_block(&self) -> Option<usize> {
        (!self.facts.is_empty()).then(|| self.front().saturating_sub(1))
    }

    pub(super) fn leads_with_facts(&self, block: usize) -> bool {
        block == 0 && self.front() == 0 && !self.facts.is_empty()
    }

    pub(super) fn parts(&mut self, block: usize) -> usize {
        let facts = usize::from(self.facts_block() == Some(block));
        if block >= self.article.blocks().len() || self.is_hidden(block) {
            return facts;
        }
        facts + self.text_parts(block)
    }

    fn text_parts(&mut self, block: usize) -> usize {
        let article = Arc::clone(&self.article);
        let Some(BlockKind::Table(table)) = article.blocks().get(block).map(|block| &block.kind) else {
            return parts::count(article.block_text(block).len());
        };
        table::parts(table, self.plan(block)).unwrap_or_else(|| parts::count(article.block_text(block).len()))
    }

    /// The layout of the table in block `index`.
    fn plan(&mut self, index: usize) -> &table::Plan {
        let (article, setting) = (Arc::clone(&self.article), &self.setting);
        self.plans.entry(index).or_insert_with(|| match article.blocks().get(index) {
            Some(block) if let BlockKind::Table(table) = &block.kind => {
                let room = usize::from(setting.room);
                let margin = ornaments::margin(&article, setting, index, room, false);
                table::plan(&article, block, table, room - margin.width)
            }
            _ => table::Plan::Text,
        })
    }

    /// The part of the visible block that holds the byte `offset`, as a [`Place`] counts parts.
    pub(super) fn part_at(&mut self, block: usize, offset: usize) -> usize {
        let article = Arc::clone(&self.article);
        let Some(found) = article.blocks().get(block) else { return 0 };
        let in_table = match &found.kind {
            BlockKind::Table(table) => table::holding(table, self.plan(block), offset),
            _ => None,
        };
        let within = offset.saturating_sub(found.range.start).min(found.range.len());
        let part = in_table.unwrap_or_else(|| parts::holding(article.block_text(block), within, lay::cut(found)));
        part + usize::from(self.leads_with_facts(block))
    }

    /// The content of the unit; `None` if there is no such unit.
    pub(super) fn content(&mut self, unit: Unit) -> Option<Content> {
        let parts = self.parts(unit.block);
        if unit.part >= parts {
            return None;
        }
        if self.facts_block() != Some(unit.block) {
            return Some(Content::Part(unit.part));
        }
        Some(match (self.leads_with_facts(unit.block), unit.part) {
            (true, 0) => Content::Facts,
            (true, part) => Content::Part(part - 1),
            (false, part) if part + 1 == parts => Content::Facts,
            (false, part) => Content::Part(part),
        })
    }

    /// The number of quotation bars on the blank row before the unit; `None` if there is no blank row.
    pub(super) fn gap(&mut self, unit: Unit) -> Option<u8> {
        if self.content(unit)? != Content::Part(0) {
            return None;
        }
        let Some(before) = self.previous_visible(unit.block) else { return self.leads_with_facts(0).then_some(0) };
        let parted = self.facts_block() == Some(before) || self.is_parted(before, unit.block);
        let blocks = self.article.blocks();
        parted.then(|| blocks[before].quote_depth.min(blocks[unit.block].quote_depth))
    }

    /// The unit's rows, without the blank one before it.
    pub(super) fn unit(&mut self, unit: Unit) -> Arc<[Row]> {
        let key = (unit.block, unit.part, self.is_closed(unit.block));
        if let Some(rows) = self.units.known.get(&key) {
            return Arc::clone(rows);
        }
        let rows: Arc<[Row]> = match self.content(unit) {
            Some(Content::Facts) => self.lay_facts(unit).into(),
            Some(Content::Part(part)) => self.lay_part(unit, part).into(),
            None => return Arc::from([]),
        };
        if self.units.known.len() >= KEPT || self.units.rows + rows.len() > ROWS {
            self.units.clear();
        }
        self.units.rows += rows.len();
        self.units.known.insert(key, Arc::clone(&rows));
        rows
    }

    fn lay_part(&mut self, unit: Unit, part: usize) -> Vec<Row> {
        let article = Arc::clone(&self.article);
        let Some(block) = article.blocks().get(unit.block) else { return Vec::new() };
        let plan = matches!(block.kind, BlockKind::Table(_)).then(|| self.plan(unit.block).clone());
        let closed = self.is_closed(unit.block);
        let subject = Subject { article: &article, setting: &self.setting, block, index: unit.block, part, closed };
        let mut rows = lay::rows(subject, plan.as_ref());
        if let Some(&(_, height)) = self.pictures.get(&unit.block).filter(|_| part == 0) {
            let free = (0..height).map(|row| Row { picture: Some(row), ..subject.blank(block.range.start) });
            rows.splice(0..0, free);
        }
        for row in &mut rows {
            row.place.part = unit.part;
        }
        if closed && let Some(last) = rows.last_mut() {
            last.closed = Some(self.hidden.of(&article, unit.block, self.outline.below(unit.block)));
        }
        rows
    }

    fn lay_facts(&self, unit: Unit) -> Vec<Row> {
        let room = usize::from(self.setting.measure);
        let next = self.article.blocks().get(self.front()).map_or(self.article.text().len(), |block| block.range.start);
        let row = |said: &str, role: Role, line: wrap::Line| {
            let text = if line.width > room { "?" } else { &said[line.range] };
            // A separator between two facts is left out at the end of a line.
            let text = text.strip_suffix(" ·").or_else(|| text.strip_suffix(" -")).unwrap_or(text);
            let pieces = vec![Piece { ink: Ink::Added(text.to_owned()), roles: Roles::of(role) }];
            Row { place: Place { block: unit.block, part: unit.part, row: 0 }, range: next..next, pieces, picture: None, closed: None }
        };
        let said = [(self.facts.warning.trim_end(), Role::Warning), (self.facts.text.trim_end(), Role::Facts)];
        let wrap_options = WrapOptions { width: room, ..WrapOptions::default() };
        let rows = said.into_iter().filter(|(said, _)| !said.is_empty());
        rows.flat_map(|(said, role)| wrap::wrap(said, 0, &wrap_options).into_iter().map(move |line| row(said, role, line))).collect()
    }
}
