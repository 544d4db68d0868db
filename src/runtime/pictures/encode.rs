//! Encodes pixels for the terminal: scaled to the room there is, in the form that the terminal supports. The output consists of pixels
//! alone; it contains no byte and no name of a file.

use image::DynamicImage;
use image::imageops::FilterType;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use super::super::multiplexer::Multiplexer;
use super::blocks;
use crate::app::rendered_image::{EncodedImage, RenderedImage, Upload, fit};
use crate::config::pictures::Graphics;

/// Number of picture ids in use; they are assigned in a cycle.
const NUMBERS: u32 = 256;

/// The number of the first picture given to the terminal. Programs beside us, in another pane of the same window, have others.
pub(super) fn first_number() -> u32 {
    ((std::process::id() & 0xffff) << 8).max(NUMBERS)
}

pub(super) fn next_number(number: u32) -> u32 {
    number & !(NUMBERS - 1) | (number + 1) & (NUMBERS - 1)
}

/// The image of a picture in `room`, for a terminal whose cells have `cell` pixels.
pub(super) fn image(
    picture: &DynamicImage,
    graphics: Graphics,
    cell: (u16, u16),
    room: (u16, u16),
    multiplexer: Multiplexer,
    number: u32,
) -> RenderedImage {
    let cell = if graphics.is_blocks() { graphics.usual_cell() } else { cell };
    let size = fit((picture.width(), picture.height()), cell, room);
    let encoded = encode(picture, graphics, cell, size, multiplexer == Multiplexer::Tmux, number);
    let (across, down) = blocks::resolution(graphics, size);
    let cells = blocks::cells(&scaled(picture, across, down).into_rgba8(), graphics, size);
    RenderedImage { size, cells, encoded }
}

/// The cells that show a picture; `None` where block characters do, or where it cannot be put into the form.
fn encode(
    picture: &DynamicImage,
    graphics: Graphics,
    cell: (u16, u16),
    (columns, rows): (u16, u16),
    tmux: bool,
    number: u32,
) -> Option<EncodedImage> {
    let size = Size::new(columns, rows);
    let scaled = || scaled(picture, u32::from(columns) * u32::from(cell.0), u32::from(rows) * u32::from(cell.1));
    let protocol = match graphics {
        Graphics::Blocks | Graphics::Sextants | Graphics::Octants => return None,
        Graphics::Kitty => Protocol::Kitty(Kitty::new(scaled(), size, number, tmux, true).ok()?),
        Graphics::Sixel => Protocol::Sixel(sixel(scaled(), size, tmux)?),
        Graphics::Iterm2 => Protocol::ITerm2(Iterm2::new(scaled(), size, tmux).ok()?),
    };
    let first = drawn(&protocol, size);
    if graphics != Graphics::Kitty {
        return Some(EncodedImage { cells: first, upload: None });
    }
    // The sequence that transmits the picture precedes the first placeholder, and only on the first draw.
    let told = first.cell((0, 0))?.symbol();
    let sequence = told.rsplit_once("\x1b\\").map(|(sequence, _)| format!("{sequence}\x1b\\"))?;
    Some(EncodedImage { cells: drawn(&protocol, size), upload: Some(Upload { number, sequence: sequence.into() }) })
}

fn sixel(picture: DynamicImage, size: Size, tmux: bool) -> Option<Sixel> {
    let mut sixel = Sixel::new(picture, size, false).ok()?;
    if tmux {
        // The crate would leave the end of the sixels as it is, and tmux would take it for the end of what it is to pass on.
        sixel.data = format!("\x1bPtmux;{}\x1b\\", sixel.data.replace('\x1b', "\x1b\x1b"));
    }
    Some(sixel)
}

fn drawn(protocol: &Protocol, size: Size) -> Buffer {
    let area = Rect::new(0, 0, size.width, size.height);
    let mut cells = Buffer::empty(area);
    Image::new(protocol).render(area, &mut cells);
    cells
}

/// Scales the picture to this size. Much larger ones are first reduced by a fast method.
fn scaled(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let (width, height) = (width.max(1), height.max(1));
    if u64::from(picture.width()) * u64::from(picture.height()) > u64::from(width) * u64::from(height) * 16 {
        let [across, down] = [(width, picture.width()), (height, picture.height())].map(|(to, from)| (to * 2).min(from));
        return picture.thumbnail_exact(across, down).resize_exact(width, height, FilterType::Triangle);
    }
    picture.resize_exact(width, height, FilterType::Triangle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    fn made(graphics: Graphics, multiplexer: Multiplexer) -> RenderedImage {
        let picture = RgbaImage::from_fn(40, 20, |x, _| Rgba(if x < 20 { [255, 0, 0, 255] } else { [0, 0, 0, 0] }));
        image(&picture.into(), graphics, (10, 20), (8, 4), multiplexer, 0x0001_0200)
    }

    #[test]
    fn half_characters_have_the_colours_of_the_picture() {
        let image = made(Graphics::Blocks, Multiplexer::None);
        assert!(image.encoded.is_none() && image.size == (8, 2));
        assert_eq!(image.cell(0, 0).unwrap().back, Some([255, 0, 0]));
        assert_eq!(image.cell(7, 1).map(|cell| (cell.fore, cell.back)), Some((None, None)));
        assert_eq!(image.cells.len(), made(Graphics::Octants, Multiplexer::None).cells.len());
    }

    #[test]
    fn kitty_gets_the_picture_separately_from_the_cells_that_show_it() {
        let image = made(Graphics::Kitty, Multiplexer::None);
        let upload = image.upload().unwrap();
        assert!(upload.sequence.starts_with("\x1b_G") && upload.sequence.ends_with("\x1b\\"), "{:?}", upload.sequence);
        assert!(upload.sequence.contains("i=66048,"));
        let cells = &image.encoded.as_ref().unwrap().cells;
        assert_eq!((cells.area.width, cells.area.height), image.size);
        assert!(cells.content().iter().all(|cell| cell.symbol().starts_with('\u{10eeee}')));
        assert!(made(Graphics::Kitty, Multiplexer::Tmux).upload().unwrap().sequence.starts_with("\x1bPtmux;\x1b\x1b_G"));
    }

    #[test]
    fn other_protocols_are_in_the_first_cell() {
        for (graphics, sign) in [(Graphics::Sixel, "\x1bP"), (Graphics::Iterm2, "\x1b]1337;File=inline=1;")] {
            let image = made(graphics, Multiplexer::None);
            let cells = image.encoded.unwrap().cells;
            assert!(cells.content()[0].symbol().contains(sign), "{graphics:?}");
            assert!(cells.content()[1..].iter().all(|cell| cell.symbol() == " "));
        }
    }

    #[test]
    fn tmux_passes_sixels_on_to_their_end() {
        let image = made(Graphics::Sixel, Multiplexer::Tmux);
        let cells = image.encoded.unwrap().cells;
        let inner = cells.content()[0].symbol().strip_prefix("\x1bPtmux;").and_then(|rest| rest.strip_suffix("\x1b\\")).unwrap().to_owned();
        assert!(inner.ends_with("\x1b\x1b\\") && !inner.replace("\x1b\x1b", "").contains('\x1b'));
    }

    #[test]
    fn picture_ids_wrap_around_and_are_never_zero() {
        let first = first_number();
        assert!((0..300).scan(first, |number, _| Some(std::mem::replace(number, next_number(*number)))).all(|n| n >> 8 == first >> 8));
        assert_eq!((0..256).fold(first, |number, _| next_number(number)), first);
    }
}
