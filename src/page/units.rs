//! The units that a page consists of, with a cache of the rows laid out recently.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::BlockKind;

use super::lay;
use super::subject::Subject;
use super::{Page, Place, Row, masthead, ornaments, parts, table};

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

/// The blank rows before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Gap {
    pub(super) rows: usize,
    /// The number of quotation bars on them.
    pub(super) bars: u8,
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

    pub(super) fn front(&self) -> usize {
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

    /// The blank rows before the unit.
    pub(super) fn gap(&mut self, unit: Unit) -> Gap {
        if self.content(unit) != Some(Content::Part(0)) {
            return Gap::default();
        }
        let before = self.previous_visible(unit.block);
        let facts = before.map_or(self.leads_with_facts(0), |before| self.facts_block() == Some(before));
        let blocks = self.article.blocks();
        if facts {
            // The rule below the facts parts them from running text.
            let runs = blocks.get(unit.block).is_some_and(|block| matches!(block.kind, BlockKind::Paragraph) && block.quote_depth == 0);
            return Gap { rows: usize::from(!runs), bars: 0 };
        }
        let Some(before) = before else { return Gap::default() };
        let bars = blocks[before].quote_depth.min(blocks[unit.block].quote_depth);
        Gap { rows: self.blank_rows(before, unit.block), bars }
    }

    /// The unit's rows, without the blank ones before it.
    pub(super) fn unit(&mut self, unit: Unit) -> Arc<[Row]> {
        let key = (unit.block, unit.part, self.is_closed(unit.block));
        if let Some(rows) = self.units.known.get(&key) {
            return Arc::clone(rows);
        }
        let rows: Arc<[Row]> = match self.content(unit) {
            Some(Content::Facts) => masthead::rows(self, Place { block: unit.block, part: unit.part, row: 0 }).into(),
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
}
