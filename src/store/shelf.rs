//! The searchable texts of the library, kept small: folded, many of them squeezed together. Looking through a shelf costs one
//! unsqueezing of each bundle, some gigabytes a second.

use lz4_flex::block::{compress, decompress_into};

/// How many bytes of text are bundled: enough for the squeezing to pay, small enough to stay in the processor's cache.
const BUNDLE: usize = 128 << 10;

/// Where a text stands on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot {
    bundle: u32,
    start: u32,
    length: u32,
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
    squeezed: Vec<(Box<[u8]>, usize)>,
    open: String,
}

impl Shelf {
    /// Puts a text on the shelf.
    pub fn put(&mut self, text: &str) -> Slot {
        if !self.open.is_empty() && self.open.len() + text.len() > BUNDLE {
            self.squeeze();
        }
        let bundle = u32::try_from(self.squeezed.len()).unwrap_or(u32::MAX);
        let start = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        self.open.push_str(text);
        Slot { bundle, start, length: u32::try_from(text.len()).unwrap_or(u32::MAX) }
    }

    /// Squeezes what was put last; worth it when no more comes for now.
    pub fn squeeze(&mut self) {
        if self.open.is_empty() {
            return;
        }
        self.squeezed.push((compress(self.open.as_bytes()).into_boxed_slice(), self.open.len()));
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
        let Some((squeezed, length)) = self.shelf.squeezed.get(slot.bundle as usize) else {
            return self.shelf.open.get(range).unwrap_or_default();
        };
        if self.bundle != Some(slot.bundle) {
            self.bytes.resize(*length, 0);
            self.bundle = decompress_into(squeezed, &mut self.bytes).is_ok().then_some(slot.bundle);
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
        let texts: Vec<String> = (0..200).map(|n| format!("article {n} ").repeat(200)).collect();
        let slots: Vec<Slot> = texts.iter().map(|text| shelf.put(text)).collect();
        let mut reading = Reading::new(&shelf);
        for (text, slot) in texts.iter().zip(&slots) {
            assert_eq!(reading.text(*slot), text);
        }
        assert!(shelf.bytes() < texts.iter().map(String::len).sum());
    }
}
