//! Blocks: paragraphs, headings, list items and the rest, and the sections that headings open.

use std::num::NonZeroU32;
use std::ops::Range;

/// A paragraph or another block of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Range in the article's text; empty for rules and images without alternative text.
    pub range: Range<usize>,
    pub(super) line: Option<NonZeroU32>,
    /// Number of lists around it; an item of the outermost list has 1.
    pub list_depth: u8,
    /// Number of block quotations around it.
    pub quote_depth: u8,
}

impl Block {
    /// Its first line in the file, from 1, where the format has lines.
    pub fn line(&self) -> Option<u32> {
        self.line.map(NonZeroU32::get)
    }

    /// Nesting in lists and block quotations together, as `show --json` gives it.
    pub fn depth(&self) -> u8 {
        self.list_depth.saturating_add(self.quote_depth)
    }
}

/// Kind of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's title. Always the first block where there is one, and never listed among a file's blocks.
    Title,
    /// The line under the title. Comes right after it, and is never listed among a file's blocks.
    Subtitle,
    /// Running text; within `list_depth` or `quote_depth` a further paragraph of the item or a block quotation's paragraph.
    Paragraph,
    /// A heading of level 1 to 6; opens a section.
    Heading {
        /// 1 (outermost) to 6.
        level: u8,
    },
    /// The first paragraph of a list item.
    ListItem {
        /// Marker before the item.
        marker: Marker,
    },
    /// A paragraph of a block quotation (`quote_depth` is at least 1).
    Quote,
    /// A sentence of the article set apart to catch the eye.
    PullQuote,
    /// Preformatted lines; line feeds count.
    Code {
        /// The language named on the fence, if any.
        language: Option<Box<str>>,
    },
    /// A table; its text is the cells, separated by tabs turned to spaces and line feeds.
    Table(Box<Table>),
    /// A picture; the block's text is the alternative text.
    Image {
        /// URL of the picture, as written.
        src: Box<str>,
    },
    /// A video set into the text; the block's text is its title or address.
    Video {
        /// Its address; `None` where the text only announces a video.
        url: Option<Box<str>>,
    },
    /// The words under a picture, a video or a table.
    Caption,
    /// A line across the page; has no text.
    Rule,
    /// A line of a transcript.
    Transcript,
}

impl BlockKind {
    /// The name `show --json` gives it; `None` for what is not listed among the blocks.
    pub fn name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Title | Self::Subtitle => return None,
            Self::Paragraph => "paragraph",
            Self::Heading { .. } => "heading",
            Self::ListItem { .. } => "list_item",
            Self::Quote => "quote",
            Self::PullQuote => "pull_quote",
            Self::Code { .. } => "code",
            Self::Table(_) => "table",
            Self::Image { .. } => "image",
            Self::Video { .. } => "video",
            Self::Caption => "caption",
            Self::Rule => "rule",
            Self::Transcript => "transcript",
        })
    }

    /// Whether it belongs to the article's body, rather than to its title.
    pub fn is_body(&self) -> bool {
        self.name().is_some()
    }
}

/// Marker before a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet of any shape.
    Bullet,
    /// A number (a letter or Roman numeral counts as one).
    Number(u64),
    /// A box, ticked or not.
    Task(bool),
}

/// The cells of a table, as ranges of the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows of cells; rows may differ in length.
    pub rows: Vec<Vec<Range<usize>>>,
    /// Number of header rows.
    pub header_rows: usize,
    /// Alignment of each column; further columns are aligned at the start.
    pub align: Vec<Align>,
}

/// Alignment of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end.
    End,
}

/// A heading with everything below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The block index of the heading.
    pub heading: usize,
    /// The heading's level, 1 to 6.
    pub level: u8,
    /// The block indices of the section, its heading included.
    pub blocks: Range<usize>,
}

/// The sections of `blocks`, in reading order.
pub(super) fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level } = block.kind else { continue };
        while let Some(&last) = open.last()
            && found[last].level >= level
        {
            found[last].blocks.end = index;
            open.pop();
        }
        open.push(found.len());
        found.push(Section { heading: index, level, blocks: index..blocks.len() });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next_heading_of_its_level_or_above() {
        let blocks: Vec<Block> = [Some(2), None, Some(3), None, Some(2), None]
            .map(|level| Block {
                kind: level.map_or(BlockKind::Paragraph, |level| BlockKind::Heading { level }),
                range: 0..0,
                line: None,
                list_depth: 0,
                quote_depth: 0,
            })
            .into();
        let found: Vec<_> = sections(&blocks).into_iter().map(|section| section.blocks).collect();
        assert_eq!(found, [0..4, 2..4, 4..6]);
    }
}
