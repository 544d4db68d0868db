//! A picture scaled and encoded for the terminal, as a value: `runtime` makes it, the state holds it, `ui` draws it. Also computes how
//! many columns and rows a picture takes.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::buffer::Buffer;

/// Maximum magnification of a small picture.
const MAGNIFIED: u64 = 2;

/// Pixel sizes (width, height) of an article's pictures, by block.
pub type ImageSizes = Arc<[(usize, (u32, u32))]>;

/// Counter of requests, and the picture sizes of the next article.
#[derive(Debug, Default)]
pub(super) struct ImageRequests {
    /// Counter of requests; answers with an older number are recognised.
    pub(super) last: u64,
    /// Ticket of the article about to be loaded, and its picture sizes.
    pub(super) measured: (u64, ImageSizes),
}

/// A request to read and encode a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderRequest {
    /// Returned with the answer, so that late answers are recognised.
    pub ticket: u64,
    /// Requests with a lower ticket are obsolete.
    pub oldest: u64,
    /// The picture's path or URL as written in the article.
    pub src: String,
    /// The file of the article.
    pub file: PathBuf,
    /// Available columns and rows.
    pub room: (u16, u16),
}

/// A picture ready to draw.
#[derive(Debug, Clone)]
pub struct RenderedImage {
    /// Its columns and rows.
    pub size: (u16, u16),
    /// Its cells in block characters, row by row.
    pub cells: Vec<BlockCell>,
    /// Its cells in the terminal's graphics protocol; `None` for block characters.
    pub encoded: Option<EncodedImage>,
}

/// A cell of a picture in block characters. Colours are `None` where it is transparent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockCell {
    /// The character.
    pub sign: char,
    /// The colour of the character.
    pub fore: Option<[u8; 3]>,
    /// The colour behind it.
    pub back: Option<[u8; 3]>,
}

/// A picture encoded for the terminal's graphics protocol.
#[derive(Debug, Clone)]
pub struct EncodedImage {
    /// The cells that show it.
    pub cells: Buffer,
    /// Data to send to the terminal before drawing.
    pub(crate) upload: Option<Upload>,
}

/// A picture stored by the terminal under a number.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub number: u32,
    /// The escape sequence that uploads it.
    pub(crate) sequence: Arc<str>,
}

impl RenderedImage {
    pub(crate) fn upload(&self) -> Option<&Upload> {
        self.encoded.as_ref()?.upload.as_ref()
    }

    /// A cell in block characters.
    pub(crate) fn cell(&self, column: u16, row: u16) -> Option<BlockCell> {
        self.cells.get(usize::from(row) * usize::from(self.size.0) + usize::from(column)).copied()
    }
}

/// Columns and rows of a picture of `pixels` in at most `room`, with cells of `cell` pixels: all as (width, height).
pub(crate) fn fit(pixels: (u32, u32), cell: (u16, u16), room: (u16, u16)) -> (u16, u16) {
    let (width, height) = scaled(pixels, cell, room);
    let cells = |length: u64, unit: u16, most: u16| {
        let cells = (length + u64::from(unit) / 2) / u64::from(unit.max(1));
        u16::try_from(cells).unwrap_or(u16::MAX).clamp(1, most.max(1))
    };
    (cells(width, cell.0, room.0), cells(height, cell.1, room.1))
}

/// Size of a picture on screen in pixels, as in [`fit`].
fn scaled(pixels: (u32, u32), cell: (u16, u16), room: (u16, u16)) -> (u64, u64) {
    let [width, height] = [pixels.0, pixels.1].map(|length| u64::from(length.max(1)));
    let across = u64::from(room.0) * u64::from(cell.0);
    let down = u64::from(room.1) * u64::from(cell.1);
    if width * MAGNIFIED <= across && height * MAGNIFIED <= down {
        return (width * MAGNIFIED, height * MAGNIFIED);
    }
    // The dimension that reaches its limit first decides.
    if across * height <= down * width { (across, height * across / width) } else { (width * down / height, down) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_within_the_room() {
        for (pixels, room, expected) in [
            ((800, 600), (80, 40), (80, 30)),
            ((600, 800), (80, 40), (60, 40)),
            ((10, 10), (80, 40), (2, 1)),
            ((728, 90), (70, 40), (70, 4)),
            ((4_000_000_000, 1), (80, 40), (80, 1)),
            ((1, 4_000_000_000), (80, 40), (1, 40)),
            ((0, 0), (80, 40), (1, 1)),
            ((800, 600), (0, 0), (1, 1)),
        ] {
            assert_eq!(fit(pixels, (10, 20), room), expected, "{pixels:?}");
        }
        assert_eq!(fit((64, 64), (1, 2), (80, 40)), (80, 40));
    }
}
