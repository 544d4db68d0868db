//! The room for further parts of an article, and what becomes of those beyond it.

use super::Builder;
use crate::article::limits::{self, Part, Room};
use crate::article::{Block, BlockKind, clean};
use crate::words::Diagnostic;

impl Builder {
    /// An empty article that has this room only.
    pub(crate) fn within(format: &'static str, room: Room) -> Self {
        Self { room, ..Self::new(format) }
    }

    /// The room that is left.
    pub(crate) fn room(&self) -> Room {
        self.room
    }

    /// Takes the room of `count` parts; `false`, with a diagnostic, where there is none.
    pub(super) fn take(&mut self, part: Part, count: usize) -> bool {
        let fits = self.room.take(part, count);
        if !fits {
            self.crowd();
        }
        fits
    }

    /// Notes that there were too many parts of a kind.
    fn crowd(&mut self) {
        if !self.article.notes.contains(&Diagnostic::Crowded) {
            self.article.notes.push(Diagnostic::Crowded);
        }
    }

    /// Adds text beyond what the format reads, as plain paragraphs.
    pub(crate) fn add_plain(&mut self, mut text: &str) {
        self.end();
        while !text.trim_ascii_start().is_empty() {
            self.crowd();
            let head = &text[..text.floor_char_boundary(limits::JOINED)];
            let line_end = || head.rfind('\n').or_else(|| head.rfind(' ')).map(|at| at + 1);
            let end = if head.len() == text.len() { None } else { line_end() };
            let (head, rest) = text.split_at(end.unwrap_or(head.len()));
            self.nest(0, 0);
            self.add(BlockKind::Paragraph, None, head);
            text = rest;
        }
    }

    /// An address as it may be kept; `None`, with a diagnostic, where it is too long, or there are too many.
    pub(super) fn address(&mut self, url: &str) -> Option<String> {
        let address = clean::address(url);
        if address.is_none() {
            self.note(Diagnostic::LongAddress { most: clean::ADDRESS });
        }
        address.filter(|address| self.take(Part::Address, address.len()))
    }

    /// Adds a block that there is no room for to the last one, as lines of a paragraph; what has no text is left out.
    pub(super) fn join(&mut self, block: Block) {
        let last = self.article.blocks.last_mut();
        if block.range.is_empty() {
            self.article.text.pop();
        } else if let Some(last) = last.filter(|last| self.joined && last.range.len() < limits::JOINED) {
            last.range.end = block.range.end;
        } else {
            self.joined = true;
            self.article.blocks.push(Block { kind: BlockKind::Paragraph, ..block });
        }
    }
}
