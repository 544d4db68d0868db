//! The searchable texts of the library, kept small: folded, many of them squeezed together. Looking through a shelf costs one
//! unsqueezing of each bundle, some gigabytes a second.

use lz4_flex::block::{compress, decompress_into};

use crate::find::fold;

/// How many bytes of text are bundled: enough for the squeezing to pay, small enough to stay in the processor's cache.
const BUNDLE: usize = 128 << 10;

/// Where a text stands on the shelf: in one bundle with others, or alone in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot {
    bundle: u32,
    start: u32,
    length: u32,
    bundles: u32,
}

/// A text ready for the shelf. A long one is folded and squeezed piece by piece, so that it never stands in memory twice.
#[derive(Debug)]
pub enum Folded {
    /// A text to be bundled with others.
    Short(String),
    /// A text that fills bundles of its own.
    Long(Vec<Bundle>),
}

/// Squeezed bytes, and how many they are unsqueezed.
type Bundle = (Box<[u8]>, usize);

impl Folded {
    /// Folds `text`, piece by piece where it is long.
    pub fn new(text: &str) -> Self {
        if text.len() <= BUNDLE {
            return Self::Short(fold(text));
        }
        let mut bundles = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(piece_end(rest));
            let mut folded = fold(piece);
            folded.push(' ');
            bundles.push(squeeze(&folded));
            rest = after;
        }
        Self::Long(bundles)
    }
}

/// Where the next piece of a long text ends: at the last line end or space within a bundle's length, else between characters.
fn piece_end(text: &str) -> usize {
    if text.len() <= BUNDLE {
        return text.len();
    }
    let most = text.floor_char_boundary(BUNDLE);
    let head = &text[..most];
    head.rfind('\n').or_else(|| head.rfind(' ')).map_or(most, |at| at + 1)
}

fn squeeze(text: &str) -> Bundle {
    (compress(text.as_bytes()).into_boxed_slice(), text.len())
}

impl Slot {
    /// Slots compare as their texts were put.
    pub fn order(self) -> (u32, u32) {
        (self.bundle, self.start)
    }
}

/// Texts, by slot.
#[derive(Debug, Default)]
pub struct Shelf {
    squeezed: Vec<Bundle>,
    open: String,
}

impl Shelf {
    /// Puts a text on the shelf.
    pub fn put(&mut self, text: Folded) -> Slot {
        let text = match text {
            Folded::Short(text) => text,
            Folded::Long(bundles) => return self.put_alone(bundles),
        };
        if !self.open.is_empty() && self.open.len() + text.len() > BUNDLE {
            self.squeeze();
        }
        let bundle = u32::try_from(self.squeezed.len()).unwrap_or(u32::MAX);
        let start = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        self.open.push_str(&text);
        Slot { bundle, start, length: u32::try_from(text.len()).unwrap_or(u32::MAX), bundles: 1 }
    }

    fn put_alone(&mut self, bundles: Vec<Bundle>) -> Slot {
        self.squeeze();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let length = bundles.iter().map(|(_, length)| length).sum();
        let slot = Slot { bundle: count(self.squeezed.len()), start: 0, length: count(length), bundles: count(bundles.len()) };
        self.squeezed.extend(bundles);
        slot
    }

    /// Squeezes what was put last; worth it when no more comes for now.
    pub fn squeeze(&mut self) {
        if self.open.is_empty() {
            return;
        }
        self.squeezed.push(squeeze(&self.open));
        self.open = String::new();
    }

    /// The bytes the shelf takes in memory.
    pub fn bytes(&self) -> usize {
        self.squeezed.iter().map(|(bytes, _)| bytes.len()).sum::<usize>() + self.open.capacity()
    }
}

/// Reads slots of a shelf; keeps the bundle read last, so slots are best read in the order they were put.
#[derive(Debug)]
pub struct Reading<'a> {
    shelf: &'a Shelf,
    bundle: Option<u32>,
    bytes: Vec<u8>,
}

impl<'a> Reading<'a> {
    /// Begins to read.
    pub fn new(shelf: &'a Shelf) -> Self {
        Self { shelf, bundle: None, bytes: Vec::new() }
    }

    /// The text in a slot; empty where there is none.
    pub fn text(&mut self, slot: Slot) -> &str {
        let range = slot.start as usize..slot.start as usize + slot.length as usize;
        let first = slot.bundle as usize;
        let Some(bundles) = self.shelf.squeezed.get(first..first + slot.bundles as usize) else {
            return self.shelf.open.get(range).unwrap_or_default();
        };
        if self.bundle != Some(slot.bundle) {
            self.bytes.resize(bundles.iter().map(|(_, length)| length).sum(), 0);
            let mut at = 0;
            for (squeezed, length) in bundles {
                // What was squeezed here can be unsqueezed; zeros would stand for it otherwise, and match nothing.
                let _ = decompress_into(squeezed, &mut self.bytes[at..at + length]);
                at += length;
            }
            self.bundle = Some(slot.bundle);
        }
        self.bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_put_and_take_less_room() {
        let mut shelf = Shelf::default();
        let mut texts: Vec<String> = (0..200).map(|n| format!("article {n} ").repeat(200)).collect();
        texts.insert(100, "a long one\n".repeat(40_000).replace('\n', " "));
        let slots: Vec<Slot> = texts.iter().map(|text| shelf.put(Folded::new(text))).collect();
        let mut reading = Reading::new(&shelf);
        for (text, slot) in texts.iter().zip(&slots) {
            assert_eq!(reading.text(*slot).trim_end(), text.trim_end());
        }
        assert!(shelf.bytes() < texts.iter().map(String::len).sum());
    }
}
