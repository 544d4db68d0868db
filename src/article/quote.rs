//! Quotations as an article holds them. Finding them is `quotes`' work.

use std::ops::Range;

/// Somebody's words, or what only wears quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Where it stands, quotation marks included; never across a block's end.
    pub range: Range<usize>,
    /// The parts in further paragraphs, in order.
    pub continues: Vec<Range<usize>>,
    /// What the marks are there for.
    pub kind: QuoteKind,
    /// 1 for a quotation, 2 for one within it, and so on.
    pub level: u8,
    /// Who speaks, where it was found: a range of the text.
    pub speaker: Option<Range<usize>>,
    /// The words that hand over to the speaker ("a rappelé"), where found.
    pub cue: Option<Range<usize>>,
    /// How sure the speaker is, from 0 to 1; the quotation itself where there is none.
    pub confidence: f32,
}

/// What quotation marks are there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Somebody's words.
    Direct,
    /// The name of a work, an event, a thing.
    Title,
    /// A word held at arm's length.
    Scare,
    /// A block quotation.
    Block,
}

impl QuoteKind {
    /// The name `show --json` gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Title => "title",
            Self::Scare => "scare",
            Self::Block => "block",
        }
    }
}
