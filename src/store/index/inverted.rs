//! The inverted index: for each word the saved texts that contain it, and its places there, so that a search looks at few texts.
//!
//! They are in segments, each a file that is written once, with the words of the texts in some bundles. A text is known by its slot; texts
//! that no article uses any more stay until their segment is made anew. A segment is small or made of many bundles: new ones take the small
//! ones before them in. Everything that is read has a checksum; what is damaged answers nothing, and all texts are looked at as without it.

mod answer;
mod builder;
mod check;
mod dictionary;
mod postings;
mod segment;
mod write;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Unfit;
pub(crate) use answer::Placement;
use segment::Segment;
pub(super) use segment::SegmentInfo;

/// The word of texts about which words do not decide.
const IRREGULAR: &str = "\u{1}";

/// Precedes pairs of characters that touch.
const PAIR: &str = "\u{2}";

/// The first of the other words.
const FIRST: &str = "0";

/// Sections of the file of a segment.
const SECTIONS: usize = 6;

/// For each word, the texts that contain it.
#[derive(Debug, Clone, Default)]
pub(crate) struct InvertedIndex {
    segments: Vec<Arc<Segment>>,
    is_damaged: Arc<AtomicBool>,
    is_lost: bool,
}

impl InvertedIndex {
    /// Whether it holds no words.
    pub(crate) fn is_empty(&self) -> bool {
        self.segments.is_empty() || self.is_damaged()
    }

    /// In place of one that was damaged, to be made anew.
    pub(crate) fn lost() -> Self {
        Self { is_lost: true, ..Self::default() }
    }

    /// Whether it is to be made anew.
    pub(crate) fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// Whether damage was found in one of the files.
    pub(crate) fn is_damaged(&self) -> bool {
        self.is_damaged.load(Ordering::Relaxed)
    }
}
