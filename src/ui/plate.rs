//! Lays a picture into cells: in the form that the terminal takes pictures in, or as half characters in two colours. With `ink`, the
//! only way anything gets into cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::ink;
use crate::app::plate::Plate;
use crate::config::theme::Depth;

/// How much of a picture is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// All of it, and nothing lies over it.
    Whole,
    /// Some of its rows.
    Part,
}

/// Lays `plate` at the top left of `area`: the whole, in the terminal's own form where there is one.
pub fn lay(buf: &mut Buffer, area: Rect, plate: &Plate, depth: Depth) {
    let (width, height) = plate.size;
    let view = if width <= area.width && height <= area.height { View::Whole } else { View::Part };
    for row in 0..height.min(area.height) {
        lay_row(buf, Rect { y: area.y + row, height: 1, ..area }, plate, row, view, depth);
    }
}

/// Lays one row of `plate` at the left of `area`. Sixels and the images of iTerm2 are drawn as a whole from their first cell: where
/// a part is in view only, half characters stand for them.
pub fn lay_row(buf: &mut Buffer, area: Rect, plate: &Plate, row: u16, view: View, depth: Depth) {
    let engraved = plate.engraved.as_ref().filter(|engraved| view == View::Whole || engraved.upload.is_some());
    let Some(engraved) = engraved.filter(|_| plate.size.0 <= area.width) else {
        return halves(buf, area, plate, row, depth);
    };
    for column in 0..plate.size.0 {
        let (to, from) = (buf.cell_mut((area.x + column, area.y)), engraved.cells.cell((column, row)));
        if let (Some(to), Some(from)) = (to, from) {
            to.clone_from(from);
        }
    }
}

/// Lays one row of a picture down in half characters.
fn halves(buf: &mut Buffer, area: Rect, plate: &Plate, row: u16, depth: Depth) {
    for column in 0..plate.size.0.min(area.width) {
        let [upper, lower] = plate.halves(column, row).map(|pixel| pixel.and_then(|rgb| depth.nearest(rgb)));
        let (sign, fore, back) = match (upper, lower) {
            (Some(upper), Some(lower)) if upper == lower => (" ", None, Some(upper)),
            (Some(upper), lower) => ("▀", Some(upper), lower),
            (None, Some(lower)) => ("▄", Some(lower), None),
            (None, None) => continue,
        };
        let style = Style { fg: fore, bg: back, ..Style::default() };
        ink::put(buf, Rect { x: area.x + column, width: 1, ..area }, sign, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    #[test]
    fn half_characters_have_the_colours_of_their_pixels() {
        let red = Some([255, 0, 0]);
        let pixels = vec![red, red, None, None, red, Some([0, 0, 255]), red, None];
        let plate = Plate { size: (4, 1), pixels, engraved: None };
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        lay(&mut buf, Rect::new(0, 0, 4, 1), &plate, Depth::True);
        let told: Vec<(&str, Color, Color)> = buf.content().iter().map(|cell| (cell.symbol(), cell.fg, cell.bg)).collect();
        let (red, blue, none) = (Color::Rgb(255, 0, 0), Color::Rgb(0, 0, 255), Color::Reset);
        assert_eq!(told, [(" ", none, red), ("▀", red, blue), ("▄", red, none), (" ", none, none)]);
    }
}
