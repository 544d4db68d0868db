//! A picture made ready for the terminal, as a value: what the runtime makes, the state keeps and `ui` lays down. And how many
//! columns and rows a picture takes.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::buffer::Buffer;

/// How often as large as it is a picture is drawn at most.
const MAGNIFIED: u64 = 2;

/// The pixels, across and down, of pictures, by the block of the article they are.
pub type ImageSizes = Arc<[(usize, (u32, u32))]>;

/// What was asked and told of pictures.
#[derive(Debug, Default)]
pub(super) struct ImageRequests {
    /// Counts the pictures asked for, so that late answers are known.
    pub(super) last: u64,
    /// The request of the article that comes next, and its pictures.
    pub(super) measured: (u64, ImageSizes),
}

/// What it takes to make a picture ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderRequest {
    /// Comes back with the answer, so that a late one is known.
    pub ticket: u64,
    /// ImageRequests with a lower ticket need not be held any more.
    pub oldest: u64,
    /// Where the picture lies, as the article writes it.
    pub src: String,
    /// The file of the article.
    pub file: PathBuf,
    /// The columns and rows there are for it.
    pub room: (u16, u16),
}

/// A picture, ready.
#[derive(Debug, Clone)]
pub struct RenderedImage {
    /// How many columns and rows it takes.
    pub size: (u16, u16),
    /// Its pixels, one to a column and two to a row; `None` where one sees through it.
    pub pixels: Vec<Option<[u8; 3]>>,
    /// Its cells in the form that the terminal takes pictures in; `None` where half characters do.
    pub encoded: Option<EncodedImage>,
}

/// A picture in the form that a terminal takes pictures in.
#[derive(Debug, Clone)]
pub struct EncodedImage {
    /// The cells that show it.
    pub cells: Buffer,
    /// What the terminal must have been given before.
    pub upload: Option<Upload>,
}

/// A picture that the terminal keeps by its number.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The number.
    pub number: u32,
    /// What gives it to the terminal.
    pub sequence: Arc<str>,
}

impl RenderedImage {
    /// What the terminal must have been given before it can show this.
    pub fn upload(&self) -> Option<&Upload> {
        self.encoded.as_ref()?.upload.as_ref()
    }

    /// The upper and the lower pixel of a cell.
    pub fn halves(&self, column: u16, row: u16) -> [Option<[u8; 3]>; 2] {
        let at = |line: usize| self.pixels.get(line * usize::from(self.size.0) + usize::from(column)).copied().flatten();
        [at(usize::from(row) * 2), at(usize::from(row) * 2 + 1)]
    }
}

/// The columns and rows that a picture of `pixels` takes at most in `room`, where a cell has `cell` pixels: all figures are width
/// and height.
pub fn fit(pixels: (u32, u32), cell: (u16, u16), room: (u16, u16)) -> (u16, u16) {
    let (width, height) = scaled(pixels, cell, room);
    let cells = |length: u64, unit: u16, most: u16| {
        let cells = (length + u64::from(unit) / 2) / u64::from(unit.max(1));
        u16::try_from(cells).unwrap_or(u16::MAX).clamp(1, most.max(1))
    };
    (cells(width, cell.0, room.0), cells(height, cell.1, room.1))
}

/// The pixels of the screen that a picture takes, as in [`fit`].
fn scaled(pixels: (u32, u32), cell: (u16, u16), room: (u16, u16)) -> (u64, u64) {
    let [width, height] = [pixels.0, pixels.1].map(|length| u64::from(length.max(1)));
    let across = u64::from(room.0) * u64::from(cell.0);
    let down = u64::from(room.1) * u64::from(cell.1);
    if width * MAGNIFIED <= across && height * MAGNIFIED <= down {
        return (width * MAGNIFIED, height * MAGNIFIED);
    }
    // The side that meets the end of the room first decides.
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

    #[test]
    fn a_cell_has_two_pixels() {
        let pixels = vec![Some([1; 3]), Some([2; 3]), Some([3; 3]), None];
        let image = RenderedImage { size: (2, 1), pixels, encoded: None };
        assert_eq!(image.halves(0, 0), [Some([1; 3]), Some([3; 3])]);
        assert_eq!(image.halves(1, 0), [Some([2; 3]), None]);
        assert_eq!(image.halves(1, 1), [None, None]);
    }
}
