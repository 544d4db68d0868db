//! PDF: pages on which pieces of text have places. Owns what is asked of an engine, which knows the file format, and the order of the steps:
//! pieces become lines, lines are put in reading order over columns, running heads go, lines become paragraphs.

mod columns;
mod engine;
mod lines;
mod running_heads;
pub(super) mod size;
mod to_paragraphs;

use super::archive::Trouble;
use super::model::{About, Document};
use crate::words::Diagnostic;

/// The largest file that is read, in bytes.
const LARGEST: usize = 128 << 20;

/// The most pages that are read.
const MOST_PAGES: usize = 5000;

/// The most pieces of text of all pages.
const MOST_PIECES: usize = 2_000_000;

/// A PDF that is open, as far as it is needed here. An engine may be replaced by another one behind this.
trait Pages {
    /// Number of pages.
    fn count(&self) -> usize;

    /// What the file says of itself.
    fn about(&self) -> About;

    /// A page by its number, from 0; one that cannot be read is empty.
    fn page(&self, number: usize) -> Page;
}

/// The text of a page.
#[derive(Debug, Default)]
struct Page {
    pieces: Vec<Piece>,
    /// Links with their places.
    links: Vec<(Place, String)>,
    /// Whether it shows pictures.
    has_pictures: bool,
}

/// A rectangle; `bottom` is smaller than `top`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Place {
    left: f32,
    right: f32,
    bottom: f32,
    top: f32,
}

/// A piece of text in one font, upright on the page.
#[derive(Debug, Clone, PartialEq, Default)]
struct Piece {
    text: String,
    left: f32,
    right: f32,
    /// The line on which the letters stand.
    base: f32,
    size: f32,
    strong: bool,
    emphasis: bool,
}

/// A document, and how it was read.
pub(super) fn read(bytes: &[u8], is_late: &dyn Fn() -> bool) -> Result<Document, Trouble> {
    if bytes.len() > LARGEST {
        return Err(Trouble::NoArchive);
    }
    let pages = engine::open(bytes)?;
    Ok(read_pages(&*pages, is_late))
}

fn read_pages(pages: &dyn Pages, is_late: &dyn Fn() -> bool) -> Document {
    let count = pages.count().min(MOST_PAGES);
    let (mut read, mut pieces, mut pictures, mut stopped) = (Vec::with_capacity(count.min(512)), 0, 0, None);
    for number in 0..count {
        if is_late() || pieces > MOST_PIECES {
            stopped = Some(Diagnostic::PagesLeftOut { count: pages.count() - number });
            break;
        }
        let page = pages.page(number);
        pieces += page.pieces.len();
        pictures += usize::from(page.pieces.is_empty() && page.has_pictures);
        read.push(columns::ordered(lines::of(page)));
    }
    if pages.count() > MOST_PAGES && stopped.is_none() {
        stopped = Some(Diagnostic::PagesLeftOut { count: pages.count() - MOST_PAGES });
    }
    running_heads::remove(&mut read);
    let mut document = to_paragraphs::document(read);
    document.about = pages.about();
    document.notes.extend(stopped);
    if pictures > 0 {
        document.notes.push(Diagnostic::PicturesOnly { count: pictures });
    }
    document
}

#[cfg(test)]
mod tests;
