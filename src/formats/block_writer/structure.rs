//! Blocks: headings, lists, quotations, captions, code, tables and rules, as they open and close.

use super::{BlockWriter, Container};
use crate::article::{BlockKind, Marker, Table};

impl BlockWriter<'_> {
    /// Begins a heading, unless one or a table is open.
    pub(in crate::formats) fn open_heading(&mut self, key: usize, level: u8) {
        self.break_block();
        if self.fixed.is_none() {
            self.item = None;
            self.begin(BlockKind::Heading { level });
            self.fixed = Some(key);
        }
    }

    pub(in crate::formats) fn close_heading(&mut self, key: usize) {
        if self.fixed == Some(key) {
            self.end_block();
        } else {
            self.break_block();
        }
    }

    pub(in crate::formats) fn open_list(&mut self, start: Option<u64>) {
        self.break_block();
        self.lists.push(start);
    }

    pub(in crate::formats) fn close_list(&mut self) {
        self.break_block();
        self.lists.pop();
        self.item = None;
    }

    /// Begins an item, with a number of its own where `value` gives one.
    pub(in crate::formats) fn open_item(&mut self, value: Option<u64>) {
        self.break_block();
        if self.fixed.is_some() {
            return;
        }
        let number = self.lists.last_mut().and_then(|next| {
            let number = value.or(*next)?;
            *next = Some(number.saturating_add(1));
            Some(number)
        });
        self.item = Some(number.map_or(Marker::Bullet, Marker::Number));
    }

    pub(in crate::formats) fn mark_task(&mut self, done: bool) {
        if let Some(marker) = &mut self.item {
            *marker = Marker::Task(done);
        }
    }

    pub(in crate::formats) fn close_item(&mut self) {
        self.break_block();
        self.item = None;
    }

    pub(in crate::formats) fn open(&mut self, container: Container) {
        self.break_block();
        self.containers[container as usize] += 1;
    }

    pub(in crate::formats) fn close(&mut self, container: Container) {
        self.break_block();
        self.containers[container as usize] -= 1;
    }

    /// Begins a caption if the last block shows a picture or a video; says whether it did.
    pub(in crate::formats) fn open_caption_of_picture(&mut self) -> bool {
        self.break_block();
        let begins = std::mem::take(&mut self.after_picture);
        self.containers[Container::Caption as usize] += usize::from(begins);
        begins
    }

    pub(in crate::formats) fn open_code(&mut self, language: Option<&str>) {
        self.break_block();
        self.preformatted += 1;
        if self.fixed.is_none() {
            self.item = None;
            self.begin(BlockKind::Code { language: language.map(Into::into) });
        }
    }

    pub(in crate::formats) fn close_code(&mut self) {
        self.preformatted -= 1;
        self.break_block();
    }

    /// Begins a table of this shape, whose cells follow. Nothing happens where a heading or a table is open already.
    pub(in crate::formats) fn open_table(&mut self, key: usize, shape: Table) {
        self.break_block();
        if self.fixed.is_none() {
            self.item = None;
            self.begin(BlockKind::Table(Box::new(shape)));
            (self.fixed, self.table, self.first_cell) = (Some(key), Some(key), true);
        }
    }

    pub(in crate::formats) fn close_table(&mut self, key: usize) {
        if self.table == Some(key) {
            self.table = None;
            self.end_block();
        } else {
            self.break_block();
        }
    }

    pub(in crate::formats) fn open_row(&mut self) {
        self.first_cell = true;
    }

    pub(in crate::formats) fn open_cell(&mut self) {
        self.space = false;
        self.style_inline();
        self.builder.cell(std::mem::take(&mut self.first_cell));
        self.restart_inline();
    }

    /// Ends a cell of the open table; one over several columns is followed by empty ones.
    pub(in crate::formats) fn close_cell(&mut self, columns: usize) {
        for _ in 1..columns {
            self.builder.cell(false);
        }
        self.space = false;
    }

    /// Writes a rule, except within a heading or a table.
    pub(in crate::formats) fn rule(&mut self) {
        if self.fixed.is_none() {
            self.end_block();
            self.item = None;
            self.begin(BlockKind::Rule);
            self.end_block();
        }
    }
}
