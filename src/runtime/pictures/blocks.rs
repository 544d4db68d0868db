//! Draws pixels in block characters: of the pixels of a cell, those near one colour are the sign's, the others the background's.

use image::RgbaImage;
use ratatui::symbols::pixel::{OCTANTS, SEXTANTS};

use crate::app::rendered_image::BlockCell;
use crate::config::pictures::Graphics;

/// The signs of half blocks, by the pixels in their colour: bit 0 is the upper one.
const HALVES: [char; 4] = [' ', '▀', '▄', '█'];

/// Pixels with less alpha than this are transparent.
const OPAQUE: u8 = 128;

type Rgb = [u8; 3];

/// The pixels across and down in a cell, and the sign for each pattern of them, row by row from bit 0.
fn grid(graphics: Graphics) -> ((u32, u32), &'static [char]) {
    match graphics {
        Graphics::Sextants => ((2, 3), &SEXTANTS),
        Graphics::Octants => ((2, 4), &OCTANTS),
        Graphics::Blocks | Graphics::Kitty | Graphics::Sixel | Graphics::Iterm2 => ((1, 2), &HALVES),
    }
}

/// Pixels across and down for a picture of so many columns and rows.
pub(super) fn resolution(graphics: Graphics, (columns, rows): (u16, u16)) -> (u32, u32) {
    let ((across, down), _) = grid(graphics);
    (u32::from(columns) * across, u32::from(rows) * down)
}

/// The cells of a picture in its [`resolution`], row by row.
pub(super) fn cells(picture: &RgbaImage, graphics: Graphics, (columns, rows): (u16, u16)) -> Vec<BlockCell> {
    let ((across, down), signs) = grid(graphics);
    let places = (0..u32::from(rows)).flat_map(|row| (0..u32::from(columns)).map(move |column| (column * across, row * down)));
    let of_cell = |(x, y)| (0..down).flat_map(move |below| (0..across).map(move |beside| (x + beside, y + below)));
    places.map(|place| cell(&of_cell(place).map(|at| pixel(picture, at)).collect::<Vec<_>>(), signs)).collect()
}

fn pixel(picture: &RgbaImage, (x, y): (u32, u32)) -> Option<Rgb> {
    let [rgb @ .., alpha] = picture.get_pixel_checked(x, y)?.0;
    (alpha >= OPAQUE).then_some(rgb)
}

fn cell(pixels: &[Option<Rgb>], signs: &[char]) -> BlockCell {
    let opaque: Vec<Rgb> = pixels.iter().copied().flatten().collect();
    if opaque.is_empty() {
        return BlockCell { sign: ' ', fore: None, back: None };
    }
    let is_fore = if opaque.len() < pixels.len() { None } else { Some(dividing(&opaque)) };
    let fore = |pixel: &Rgb| is_fore.is_none_or(|(channel, least)| pixel[channel] > least);
    let bits = pixels.iter().enumerate().filter(|(_, pixel)| pixel.is_some_and(|pixel| fore(&pixel)));
    let pattern = bits.fold(0, |pattern, (bit, _)| pattern | 1 << bit);
    let (fores, backs): (Vec<Rgb>, Vec<Rgb>) = opaque.into_iter().partition(fore);
    BlockCell { sign: signs.get(pattern).copied().unwrap_or(' '), fore: mean(&fores), back: mean(&backs) }
}

/// The channel in which the pixels differ most, and the value in its middle.
fn dividing(pixels: &[Rgb]) -> (usize, u8) {
    let bounds = |channel: usize| {
        let values = pixels.iter().map(|pixel| pixel[channel]);
        (values.clone().min().unwrap_or_default(), values.max().unwrap_or_default())
    };
    let range = |channel: &usize| {
        let (least, most) = bounds(*channel);
        most - least
    };
    let channel = (0..3).rev().max_by_key(range).unwrap_or_default();
    let (least, most) = bounds(channel);
    (channel, u8::midpoint(least, most))
}

fn mean(pixels: &[Rgb]) -> Option<Rgb> {
    let count = u32::try_from(pixels.len()).ok().filter(|&count| count > 0)?;
    Some([0, 1, 2].map(|channel| {
        let sum: u32 = pixels.iter().map(|pixel| u32::from(pixel[channel])).sum();
        u8::try_from(sum / count).unwrap_or(u8::MAX)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthChar;

    const RED: Option<Rgb> = Some([255, 0, 0]);
    const BLUE: Option<Rgb> = Some([0, 0, 255]);

    fn drawn(pixels: &[Option<Rgb>], graphics: Graphics) -> (char, Option<Rgb>, Option<Rgb>) {
        let BlockCell { sign, fore, back } = cell(pixels, grid(graphics).1);
        (sign, fore, back)
    }

    #[test]
    fn a_cell_has_two_colours_and_the_pattern_of_one() {
        assert_eq!(drawn(&[RED, BLUE], Graphics::Blocks), ('▀', RED, BLUE));
        assert_eq!(drawn(&[RED, RED], Graphics::Blocks), (' ', None, RED));
        assert_eq!(drawn(&[None, RED], Graphics::Blocks), ('▄', RED, None));
        assert_eq!(drawn(&[None, None], Graphics::Blocks), (' ', None, None));
        assert_eq!(drawn(&[RED, BLUE, RED, BLUE, RED, BLUE], Graphics::Sextants), ('▌', RED, BLUE));
        assert_eq!(drawn(&[RED, BLUE, BLUE, BLUE, BLUE, BLUE], Graphics::Sextants), ('\u{1fb00}', RED, BLUE));
        assert_eq!(drawn(&[BLUE, BLUE, RED, BLUE, BLUE, BLUE, BLUE, BLUE], Graphics::Octants), ('\u{1cd00}', RED, BLUE));
        assert_eq!(drawn(&[RED; 8], Graphics::Octants), (' ', None, RED));
    }

    #[test]
    fn shades_near_each_other_are_averaged() {
        let grey = |value| Some([value; 3]);
        assert_eq!(drawn(&[grey(200), grey(210), grey(10), grey(20), grey(10), grey(20)], Graphics::Sextants), ('🬂', grey(205), grey(15)));
    }

    #[test]
    fn every_sign_takes_one_column() {
        for graphics in [Graphics::Blocks, Graphics::Sextants, Graphics::Octants] {
            let ((across, down), signs) = grid(graphics);
            assert_eq!(signs.len(), 1 << (across * down));
            assert!(signs.iter().all(|sign| sign.width() == Some(1)), "{graphics:?}");
        }
    }
}
