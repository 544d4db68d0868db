//! Quotations of an article. `quotes` finds them.

use std::ops::Range;

/// A quotation, or other text in quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Range with the quotation marks; never across a block's end.
    pub range: Range<usize>,
    /// The parts in further paragraphs, in order.
    pub continues: Vec<Range<usize>>,
    /// Kind of the quotation.
    pub kind: QuoteKind,
    /// 1 for a quotation, 2 for one within it, and so on.
    pub level: u8,
    /// Range of the speaker's name, where found.
    pub speaker: Option<Range<usize>>,
    /// Range of the words that introduce the speaker ("a rappelé"), where found.
    pub cue: Option<Range<usize>>,
    /// Confidence in the speaker, from 0 to 1; in the quotation itself where there is none.
    pub confidence: f32,
}

impl Quote {
    /// An outermost quotation in one paragraph, by an unknown speaker.
    pub(crate) fn new(range: Range<usize>, kind: QuoteKind, confidence: f32) -> Self {
        Self { range, continues: Vec::new(), kind, level: 1, speaker: None, cue: None, confidence }
    }
}

/// Use of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Words that a person said or wrote.
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
