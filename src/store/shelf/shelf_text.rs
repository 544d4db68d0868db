//! Texts ready for the shelf, compressed where they are long.

use lz4_flex::block::compress;

use super::BUNDLE;
use crate::find::BLOCK_END;

/// A text ready for the shelf. A long one is compressed in chunks, so that it is never in memory twice.
#[derive(Debug)]
pub enum ShelfText {
    /// A text to be bundled with others.
    Short(String),
    /// A text that fills bundles of its own.
    Long(Vec<Bundle>),
}

/// Compressed bytes, with their decompressed length.
pub(super) type Bundle = (Box<[u8]>, usize);

impl ShelfText {
    /// The parts of a text, with a [`BLOCK_END`] after each.
    pub fn new<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut bundles, mut text) = (Vec::new(), String::new());
        for part in parts {
            let mut rest = part;
            while !rest.is_empty() {
                let (piece, after) = rest.split_at(piece_end(rest));
                if !text.is_empty() && text.len() + piece.len() > BUNDLE {
                    bundles.push(bundle(&text));
                    text.clear();
                }
                text.push_str(piece);
                rest = after;
            }
            text.push(BLOCK_END);
        }
        if bundles.is_empty() {
            return Self::Short(text);
        }
        bundles.push(bundle(&text));
        Self::Long(bundles)
    }

    /// A text that was on a shelf.
    pub(super) fn shelved(text: &str) -> Self {
        if text.len() <= BUNDLE {
            return Self::Short(text.to_owned());
        }
        let mut rest = text;
        let pieces = std::iter::from_fn(|| {
            let (piece, after) = rest.split_at(piece_end(rest));
            rest = after;
            (!piece.is_empty()).then(|| bundle(piece))
        });
        Self::Long(pieces.collect())
    }

    /// The text compressed by itself: for the many texts of one file, which wait until all of it was read.
    pub(crate) fn compressed(self) -> Self {
        match self {
            Self::Short(text) => Self::Long(vec![bundle(&text)]),
            Self::Long(bundles) => Self::Long(bundles),
        }
    }

    /// Number of bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Short(text) => text.len(),
            Self::Long(bundles) => bundles.iter().map(|(bytes, _)| bytes.len()).sum(),
        }
    }
}

/// End of the next chunk of a long text: the last line end or space within a bundle's length, else any character boundary.
fn piece_end(text: &str) -> usize {
    if text.len() <= BUNDLE {
        return text.len();
    }
    let most = text.floor_char_boundary(BUNDLE);
    let head = &text[..most];
    head.rfind('\n').or_else(|| head.rfind(' ')).map_or(most, |at| at + 1)
}

/// Compresses a text.
pub(super) fn bundle(text: &str) -> Bundle {
    (compress(text.as_bytes()).into_boxed_slice(), text.len())
}
