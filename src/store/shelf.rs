//! The searchable texts of the library, kept small: compressed in bundles, and beyond the first few in a file. Bundles that the
//! index has saved are in its file; the others are in an unnamed temporary one, which is gone with the program. Searching all of them
//! decompresses each bundle once, some gigabytes a second, and the system keeps such files in memory as long as nothing else needs it.

mod shelf_text;
mod stored;

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use lz4_flex::block::decompress_into;

pub(crate) use shelf_text::ShelfText;
use shelf_text::{Bundle, bundle};
pub(crate) use stored::{StoredBundle, StoredFile};

/// Size of a bundle in bytes: large enough to compress well, small enough that one of its texts is read quickly.
const BUNDLE: usize = 32 << 10;

/// Compressed bytes kept in memory before the file is created: a small library needs none.
const IN_MEMORY: usize = 1 << 20;

/// Number of bundles by which a shelf may grow beyond twice its size before it is packed anew.
const SPARE: usize = 256;

/// Position of a text on the shelf: in a bundle shared with others, or alone in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Slot {
    pub(crate) bundle: u32,
    pub(crate) start: u32,
    pub(crate) length: u32,
    /// Number of bundles; 0 where there is no text.
    pub(crate) bundles: u32,
}

impl Slot {
    /// Sort key in storage order.
    pub(crate) fn order(self) -> (u32, u32) {
        (self.bundle, self.start)
    }

    /// The same as one number, which no two texts that are not empty share.
    pub(crate) fn number(self) -> u64 {
        u64::from(self.bundle) << 32 | u64::from(self.start)
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
    /// In the file of the index.
    Stored(StoredBundle),
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
    stored: Option<Arc<StoredFile>>,
    /// Identity of the shelf: bundles of another one have other numbers.
    shelf: Arc<()>,
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

    /// An empty shelf in place of this one.
    pub(crate) fn emptied(&self) -> Self {
        Self { folder: self.folder.clone(), ..Self::default() }
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(crate) fn put(&mut self, text: ShelfText) -> Slot {
        let text = match text {
            ShelfText::Short(text) => text,
            ShelfText::Long(bundles) => return self.put_alone(bundles),
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
        let slots = slots.map(|slot| packed.put(ShelfText::shelved(reading.text(slot)))).collect();
        packed.close();
        packed.packed = Some(packed.texts.compressed.len());
        (packed, slots)
    }

    /// Compresses the open bundle.
    pub(crate) fn close(&mut self) {
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
    /// Decompresses a bundle into `out`, with `room` for its compressed bytes. What cannot be read matches nothing. Returns whether it could.
    fn decompress(&self, place: &Place, room: &mut Vec<u8>, out: &mut [u8]) -> bool {
        let read = |at: u64, out: &mut [u8]| self.file.as_ref().is_some_and(|file| file.read_exact_at(out, at).is_ok());
        let done = match place {
            Place::Memory(bytes) => decompress_into(bytes, out).is_ok(),
            Place::Plain { at } => read(*at, out),
            Place::File { at, length } => {
                room.resize(*length, 0);
                read(*at, room) && decompress_into(room, out).is_ok()
            }
            Place::Stored(bundle) => self.stored.as_ref().is_some_and(|file| file.decompress(*bundle, room, out)),
        };
        if !done {
            out.fill(0);
        }
        done
    }
}

/// Number of bundles that are kept by who reads texts.
const KEPT: usize = 64;

/// Reads slots of a shelf; keeps some of the bundles read last, so slots are best read in the order they were put, or nearly so.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    texts: &'a Texts,
    /// Bundles, each in the place that its number leads to.
    kept: Vec<(Option<u32>, Vec<u8>)>,
    compressed: Vec<u8>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(texts: &'a Texts) -> Self {
        Self { texts, kept: Vec::new(), compressed: Vec::new() }
    }

    /// The text in a slot; empty where there is none.
    pub(crate) fn text(&mut self, slot: Slot) -> &str {
        let range = slot.start as usize..slot.start as usize + slot.length as usize;
        let first = slot.bundle as usize;
        let Some(bundles) = self.texts.compressed.get(first..first + slot.bundles as usize) else {
            return self.texts.open.get(range).unwrap_or_default();
        };
        // Those of a text that fills several are in place of each other.
        let place = if bundles.len() > 1 { 0 } else { first % KEPT };
        if self.kept.len() <= place {
            self.kept.resize(place + 1, (None, Vec::new()));
        }
        let (bundle, bytes) = &mut self.kept[place];
        if *bundle != Some(slot.bundle) {
            bytes.resize(bundles.iter().map(|(_, length)| length).sum(), 0);
            let mut at = 0;
            for (place, length) in bundles {
                self.texts.decompress(place, &mut self.compressed, &mut bytes[at..at + length]);
                at += length;
            }
            *bundle = Some(slot.bundle);
        }
        bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
