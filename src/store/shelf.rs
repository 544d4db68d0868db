//! The searchable texts of the library, kept small: folded, compressed in bundles, and beyond the first few in an unnamed temporary
//! file, which is gone with the program. Searching all of them decompresses each bundle once, some gigabytes a second, and the system
//! keeps such a file in memory as long as nothing else needs it.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use lz4_flex::block::{compress, decompress_into};

use crate::find::{BLOCK_END, fold_into};

/// Size of a bundle in bytes: large enough to compress well, small enough for the processor's cache.
const BUNDLE: usize = 128 << 10;

/// Compressed bytes kept in memory before the file is created: a small library needs none.
const IN_MEMORY: usize = 1 << 20;

/// Number of bundles by which a shelf may grow beyond twice its size before it is packed anew.
const SPARE: usize = 256;

/// Position of a text on the shelf: in a bundle shared with others, or alone in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Slot {
    bundle: u32,
    start: u32,
    length: u32,
    bundles: u32,
}

/// A text ready for the shelf. A long one is folded and compressed in chunks, so that it is never in memory twice.
#[derive(Debug)]
pub enum Folded {
    /// A text to be bundled with others.
    Short(String),
    /// A text that fills bundles of its own.
    Long(Vec<Bundle>),
}

/// Compressed bytes, with their decompressed length.
type Bundle = (Box<[u8]>, usize);

impl Folded {
    /// Folds the parts of a text, with a [`BLOCK_END`] after each.
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
                // A piece continues the block of the one before, which ended with a space.
                fold_into(&mut text, if piece.len() == rest.len() && rest.len() == part.len() { piece } else { piece.trim_start() });
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
    fn shelved(text: &str) -> Self {
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

fn bundle(text: &str) -> Bundle {
    (compress(text.as_bytes()).into_boxed_slice(), text.len())
}

impl Slot {
    /// Sort key in storage order.
    pub(crate) fn order(self) -> (u32, u32) {
        (self.bundle, self.start)
    }
}

/// Storage of a compressed bundle.
#[derive(Debug, Clone)]
enum Place {
    Memory(Arc<[u8]>),
    File {
        at: u64,
        length: usize,
    },
    /// Uncompressed in the file.
    Plain {
        at: u64,
    },
}

#[derive(Debug, Default)]
pub(crate) struct Shelf {
    texts: Texts,
    in_memory: usize,
    /// The folder for the file; `None` where everything stays in memory.
    folder: Option<PathBuf>,
    spill: Spill,
    /// The number of bundles when every text was last known to be in use.
    packed: Option<usize>,
}

/// Read access to the texts on a shelf. Cheap to clone; a clone does not change.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    /// Each bundle, with its decompressed length.
    compressed: Arc<Vec<(Place, usize)>>,
    open: String,
    file: Option<Arc<File>>,
}

/// The file without a name.
#[derive(Debug, Default)]
enum Spill {
    /// None was needed yet.
    #[default]
    Unopened,
    /// The file, and its length.
    Open(Arc<File>, u64),
    /// There can be none: everything stays in memory.
    Refused,
}

impl Spill {
    /// Appends `bytes` to the file in `folder`; `None` where they must stay in memory.
    fn append(&mut self, folder: Option<&Path>, bytes: &[u8]) -> Option<u64> {
        if matches!(self, Self::Unopened) {
            let file = folder.and_then(|folder| std::fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder)).ok());
            *self = file.map_or(Self::Refused, |file| Self::Open(Arc::new(file), 0));
        }
        let Self::Open(file, length) = self else { return None };
        // After a failure, as on a full disk, the next bundle tries again at the same place.
        file.write_all_at(bytes, *length).ok()?;
        let at = *length;
        *length += bytes.len() as u64;
        Some(at)
    }
}

/// The cache folder, `$XDG_CACHE_HOME/kiosque`; `None` without a home folder.
pub(crate) fn folder() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.cache_dir().join("kiosque"))
}

impl Shelf {
    /// A shelf that moves bundles beyond the memory limit to an unnamed file in `folder`.
    pub(crate) fn beside(folder: PathBuf) -> Self {
        Self { folder: Some(folder), ..Self::default() }
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(crate) fn put(&mut self, text: Folded) -> Slot {
        let text = match text {
            Folded::Short(text) => text,
            Folded::Long(bundles) => return self.put_alone(bundles),
        };
        if !self.texts.open.is_empty() && self.texts.open.len() + text.len() > BUNDLE {
            self.close();
        }
        let bundle = u32::try_from(self.texts.compressed.len()).unwrap_or(u32::MAX);
        let start = u32::try_from(self.texts.open.len()).unwrap_or(u32::MAX);
        self.texts.open.push_str(&text);
        Slot { bundle, start, length: u32::try_from(text.len()).unwrap_or(u32::MAX), bundles: 1 }
    }

    fn put_alone(&mut self, bundles: Vec<Bundle>) -> Slot {
        self.close();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let length = bundles.iter().map(|(_, length)| length).sum();
        let slot = Slot { bundle: count(self.texts.compressed.len()), start: 0, length: count(length), bundles: count(bundles.len()) };
        for bundle in bundles {
            self.shelve(bundle);
        }
        slot
    }

    /// Compresses the open bundle; worth it when no more texts follow for now. Returns whether most of the shelf may hold texts that are
    /// no longer in use, so that it should be packed anew.
    pub(crate) fn settle(&mut self) -> bool {
        self.close();
        let bundles = self.texts.compressed.len();
        bundles > 2 * *self.packed.get_or_insert(bundles) + SPARE
    }

    /// A shelf with the texts in these slots only, and their slots there. They are best given in the order they were put.
    pub(crate) fn repacked(&self, slots: impl Iterator<Item = Slot>) -> (Self, Vec<Slot>) {
        let mut packed = Self { folder: self.folder.clone(), ..Self::default() };
        let mut reading = Reading::new(&self.texts);
        let slots = slots.map(|slot| packed.put(Folded::shelved(reading.text(slot)))).collect();
        packed.close();
        packed.packed = Some(packed.texts.compressed.len());
        (packed, slots)
    }

    fn close(&mut self) {
        if self.texts.open.is_empty() {
            return;
        }
        // In the file there is room, and compression costs ten times as much as writing.
        let full = self.in_memory >= IN_MEMORY - BUNDLE;
        if let Some(at) = if full { self.append(None) } else { None } {
            let length = self.texts.open.len();
            Arc::make_mut(&mut self.texts.compressed).push((Place::Plain { at }, length));
        } else {
            let closed = bundle(&self.texts.open);
            self.shelve(closed);
        }
        self.texts.open.clear();
    }

    fn shelve(&mut self, (bytes, decompressed): Bundle) {
        let fits = self.in_memory + bytes.len() <= IN_MEMORY;
        let in_file = if fits { None } else { self.append(Some(&bytes)) };
        let place = if let Some(at) = in_file {
            Place::File { at, length: bytes.len() }
        } else {
            self.in_memory += bytes.len();
            Place::Memory(bytes.into())
        };
        Arc::make_mut(&mut self.texts.compressed).push((place, decompressed));
    }

    /// Appends `bytes`, or the open bundle, to the file.
    fn append(&mut self, bytes: Option<&[u8]>) -> Option<u64> {
        let at = self.spill.append(self.folder.as_deref(), bytes.unwrap_or(self.texts.open.as_bytes()))?;
        if let Spill::Open(file, _) = &self.spill {
            self.texts.file.get_or_insert_with(|| Arc::clone(file));
        }
        Some(at)
    }
}

impl Texts {
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.compressed.len()
    }

    /// Decompresses a bundle into `out`, with `room` for its compressed bytes. What cannot be read matches nothing.
    fn decompress(&self, place: &Place, room: &mut Vec<u8>, out: &mut [u8]) {
        let read = |at: u64, out: &mut [u8]| self.file.as_ref().is_some_and(|file| file.read_exact_at(out, at).is_ok());
        let done = match place {
            Place::Memory(bytes) => decompress_into(bytes, out).is_ok(),
            Place::Plain { at } => read(*at, out),
            Place::File { at, length } => {
                room.resize(*length, 0);
                read(*at, room) && decompress_into(room, out).is_ok()
            }
        };
        if !done {
            out.fill(0);
        }
    }
}

/// Reads slots of a shelf; keeps the bundle read last, so slots are best read in the order they were put.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    texts: &'a Texts,
    bundle: Option<u32>,
    bytes: Vec<u8>,
    compressed: Vec<u8>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(texts: &'a Texts) -> Self {
        Self { texts, bundle: None, bytes: Vec::new(), compressed: Vec::new() }
    }

    /// The text in a slot; empty where there is none.
    pub(crate) fn text(&mut self, slot: Slot) -> &str {
        let range = slot.start as usize..slot.start as usize + slot.length as usize;
        let first = slot.bundle as usize;
        let Some(bundles) = self.texts.compressed.get(first..first + slot.bundles as usize) else {
            return self.texts.open.get(range).unwrap_or_default();
        };
        if self.bundle != Some(slot.bundle) {
            self.bytes.resize(bundles.iter().map(|(_, length)| length).sum(), 0);
            let mut at = 0;
            for (place, length) in bundles {
                self.texts.decompress(place, &mut self.compressed, &mut self.bytes[at..at + length]);
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
        let folder = tempfile::tempdir().unwrap();
        for mut shelf in [Shelf::default(), Shelf::beside(folder.path().join("new")), Shelf::beside("/dev/null/none".into())] {
            put_and_read(&mut shelf);
        }
        assert_eq!(std::fs::read_dir(folder.path().join("new")).unwrap().count(), 0);
    }

    fn put_and_read(shelf: &mut Shelf) {
        // Noise, so that compression leaves more than stays in memory.
        let mut seed = 1u32;
        let mut noise = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (seed >> 24) as u8 % 26)
        };
        let mut texts: Vec<String> = (0..600).map(|n| format!("article {n} ") + &(0..4000).map(|_| noise()).collect::<String>()).collect();
        texts.insert(100, "a long one\n".repeat(40_000).replace('\n', " "));
        let folded = |(number, text): (usize, &String)| {
            let folded = Folded::new([text.as_str()]);
            if number % 3 == 0 { folded.compressed() } else { folded }
        };
        let slots: Vec<Slot> = texts.iter().enumerate().map(|one| shelf.put(folded(one))).collect();
        let mut reading = Reading::new(&shelf.texts);
        for (text, slot) in texts.iter().zip(&slots) {
            assert!(reading.text(*slot).trim_end_matches([BLOCK_END, ' ']) == text.trim_end());
        }
        let bytes = shelf.in_memory + shelf.texts.open.capacity();
        assert!(bytes < texts.iter().map(String::len).sum());
        if matches!(shelf.spill, Spill::Open(..)) {
            assert!(bytes < IN_MEMORY + 2 * BUNDLE);
        }
        // A few texts on a shelf of their own are the same, and take a few bundles.
        let some = || slots.iter().zip(&texts).step_by(50);
        let (packed, new) = shelf.repacked(some().map(|(slot, _)| *slot));
        assert!(packed.texts.compressed.len() < 20 && new.len() == some().count());
        let mut reading = Reading::new(&packed.texts);
        for ((_, text), slot) in some().zip(&new) {
            assert!(reading.text(*slot).trim_end_matches([BLOCK_END, ' ']) == text.trim_end());
        }
    }

    #[test]
    fn a_shelf_that_has_grown_to_much_more_than_its_size_is_to_be_packed_anew() {
        let mut shelf = Shelf::default();
        shelf.put(Folded::new(["a text"]));
        assert!(!shelf.settle());
        let grows = |shelf: &mut Shelf| {
            shelf.put(Folded::new(["another version"]));
            shelf.settle()
        };
        assert!((0..=SPARE).all(|_| !grows(&mut shelf)) && grows(&mut shelf));
        let last = Slot { bundle: 3, start: 0, length: 16, bundles: 1 };
        let (mut shelf, slots) = shelf.repacked([last].into_iter());
        assert_eq!(Reading::new(&shelf.texts).text(slots[0]).trim_end_matches(BLOCK_END), "another version");
        assert!(!grows(&mut shelf));
    }
}
