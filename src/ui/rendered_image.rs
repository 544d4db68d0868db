//! Draws a picture into cells: in the terminal's graphics protocol, or as block characters in two colours. With `safe_text`, the
//! only code that writes to cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::safe_text;
use crate::app::rendered_image::RenderedImage;
use crate::config::theme::ColourDepth;

/// The visible part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// All of it, uncovered.
    Whole,
    /// Some of its rows.
    Part,
}

/// Draws `image` at the top left of `area`; if all of it fits, in the graphics protocol, where there is one.
pub(crate) fn draw(buf: &mut Buffer, area: Rect, image: &RenderedImage, depth: ColourDepth) {
    let (width, height) = image.size;
    let view = if width <= area.width && height <= area.height { View::Whole } else { View::Part };
    for row in 0..height.min(area.height) {
        draw_row(buf, Rect { y: area.y + row, height: 1, ..area }, image, row, view, depth);
    }
}

/// Draws one row of `image` at the left of `area`. Sixels and iTerm2 images are drawn as a whole from their first cell, so a partly
/// visible one is drawn in block characters.
pub(crate) fn draw_row(buf: &mut Buffer, area: Rect, image: &RenderedImage, row: u16, view: View, depth: ColourDepth) {
    let encoded = image.encoded.as_ref().filter(|encoded| view == View::Whole || encoded.upload.is_some());
    let Some(encoded) = encoded.filter(|_| image.size.0 <= area.width) else {
        return blocks(buf, area, image, row, depth);
    };
    for column in 0..image.size.0 {
        let (to, from) = (buf.cell_mut((area.x + column, area.y)), encoded.cells.cell((column, row)));
        if let (Some(to), Some(from)) = (to, from) {
            to.clone_from(from);
        }
    }
}

/// Draws one row of a picture in block characters.
fn blocks(buf: &mut Buffer, area: Rect, image: &RenderedImage, row: u16, depth: ColourDepth) {
    for column in 0..image.size.0.min(area.width) {
        let Some(cell) = image.cell(column, row) else { continue };
        let [fg, bg] = [cell.fore, cell.back].map(|colour| colour.and_then(|rgb| depth.nearest(rgb)));
        if fg.is_none() && bg.is_none() {
            continue;
        }
        let sign = if fg.is_none() || fg == bg { ' ' } else { cell.sign };
        safe_text::put(
            buf,
            Rect { x: area.x + column, width: 1, ..area },
            sign.encode_utf8(&mut [0; 4]),
            Style { fg, bg, ..Style::default() },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::rendered_image::BlockCell;
    use ratatui::style::Color;

    #[test]
    fn block_characters_have_two_colours_and_transparent_cells_stay() {
        let (red, blue) = (Some([255, 0, 0]), Some([0, 0, 255]));
        let cell = |sign, fore, back| BlockCell { sign, fore, back };
        let cells = vec![cell(' ', None, red), cell('▀', red, blue), cell('▄', red, None), cell(' ', None, None)];
        let image = RenderedImage { size: (4, 1), cells, encoded: None };
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        draw(&mut buf, Rect::new(0, 0, 4, 1), &image, ColourDepth::True);
        let drawn: Vec<(&str, Color, Color)> = buf.content().iter().map(|cell| (cell.symbol(), cell.fg, cell.bg)).collect();
        let (red, blue, none) = (Color::Rgb(255, 0, 0), Color::Rgb(0, 0, 255), Color::Reset);
        assert_eq!(drawn, [(" ", none, red), ("▀", red, blue), ("▄", red, none), (" ", none, none)]);
    }
}
