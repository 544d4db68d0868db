//! The bundles of texts that the index has saved: a file to which bundles are only ever added, so that programs may read it while another
//! one writes. They take two thirds of what those in memory take, and four times as long to decompress.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};

use super::{Place, Shelf, Slot, Spill, Texts};
use crate::store::checksum;

/// Level of compression: more takes much longer, and gains little.
const LEVEL: u32 = 2;

/// Position of a compressed bundle in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct StoredBundle {
    pub(crate) at: u64,
    /// Length of the compressed bytes; 0 for a bundle that holds no text any more.
    pub(crate) length: u32,
    /// Length of the texts in it.
    pub(crate) decompressed: u32,
    /// Of the compressed bytes.
    pub(crate) checksum: u64,
}

/// The file, and whether damage was found in it.
#[derive(Debug)]
pub(crate) struct StoredFile {
    file: File,
    /// Its number: a file with another content has another one.
    pub(crate) number: u64,
    is_damaged: AtomicBool,
}

impl StoredFile {
    pub(crate) fn new(file: File, number: u64) -> Self {
        Self { file, number, is_damaged: AtomicBool::new(false) }
    }

    /// Decompresses a bundle into `out`, with `room` for its compressed bytes; returns whether it could be read.
    pub(super) fn decompress(&self, bundle: StoredBundle, room: &mut Vec<u8>, out: &mut [u8]) -> bool {
        let done = self.read(bundle, room).is_ok() && inflate(room, out);
        if !done {
            self.is_damaged.store(true, Ordering::Relaxed);
        }
        done
    }

    fn read(&self, bundle: StoredBundle, room: &mut Vec<u8>) -> io::Result<()> {
        room.resize(bundle.length as usize, 0);
        self.file.read_exact_at(room, bundle.at)?;
        if checksum::of(0, room) == bundle.checksum { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

fn deflate(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(LEVEL));
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Decompresses into exactly this room; returns whether it fits.
fn inflate(bytes: &[u8], out: &mut [u8]) -> bool {
    let mut decompress = Decompress::new(false);
    let status = decompress.decompress(bytes, out, FlushDecompress::Finish);
    matches!(status, Ok(Status::StreamEnd)) && decompress.total_out() == out.len() as u64
}

impl Shelf {
    /// A shelf with the bundles of an index, of which `packed` were in use when all were last known to be; more go to a file in `folder`.
    pub(crate) fn of_stored(file: Arc<StoredFile>, bundles: &[StoredBundle], packed: usize) -> Self {
        let places = bundles.iter().map(|&bundle| (Place::Stored(bundle), bundle.decompressed as usize)).collect();
        let texts = Texts { compressed: Arc::new(places), stored: Some(file), ..Texts::default() };
        Self { texts, folder: super::folder(), packed: Some(packed), ..Self::default() }
    }

    /// Number of bundles when every text was last known to be in use.
    pub(crate) fn packed(&self) -> usize {
        self.packed.unwrap_or(self.texts.compressed.len())
    }

    /// Reads the bundles from the file in which they were saved from now on; those without a place there stay where they are. Returns
    /// whether they are bundles of this shelf.
    pub(crate) fn use_stored(&mut self, saved: &Texts, file: Arc<StoredFile>, bundles: &[StoredBundle]) -> bool {
        if !Arc::ptr_eq(&saved.shelf, &self.texts.shelf) {
            return false;
        }
        let places = Arc::make_mut(&mut self.texts.compressed);
        for ((place, _), bundle) in places.iter_mut().zip(bundles).filter(|(_, bundle)| bundle.length > 0) {
            *place = Place::Stored(*bundle);
        }
        let memory = |(place, _): &(Place, usize)| if let Place::Memory(bytes) = place { bytes.len() } else { 0 };
        self.in_memory = places.iter().map(memory).sum();
        if !places.iter().any(|(place, _)| matches!(place, Place::File { .. } | Place::Plain { .. })) {
            (self.spill, self.texts.file) = (Spill::Unopened, None);
        }
        self.texts.stored = Some(file);
        true
    }
}

impl Texts {
    /// Number of bundles.
    pub(crate) fn len(&self) -> usize {
        self.compressed.len()
    }

    /// The file of the index that bundles are in.
    pub(crate) fn stored(&self) -> Option<&Arc<StoredFile>> {
        self.stored.as_ref()
    }

    /// Whether texts were lost: the file of the index was found damaged.
    pub(crate) fn is_damaged(&self) -> bool {
        self.stored.as_ref().is_some_and(|file| file.is_damaged.load(Ordering::Relaxed))
    }

    /// Position of a bundle in the file of the index, where it is there.
    pub(crate) fn stored_at(&self, bundle: usize) -> Option<StoredBundle> {
        match self.compressed.get(bundle)? {
            (Place::Stored(bundle), _) => Some(*bundle),
            _ => None,
        }
    }

    /// The bytes of a bundle as the index saves them, and its decompressed length.
    pub(crate) fn bundle(&self, bundle: usize) -> io::Result<(Vec<u8>, usize)> {
        let (place, decompressed) = self.compressed.get(bundle).ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = Vec::new();
        if let Place::Stored(bundle) = place {
            self.stored.as_ref().ok_or(io::ErrorKind::NotFound)?.read(*bundle, &mut bytes)?;
            return Ok((bytes, *decompressed));
        }
        let mut text = vec![0; *decompressed];
        if !self.decompress(place, &mut bytes, &mut text) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok((deflate(&text)?, *decompressed))
    }

    /// Whether the text in a slot can be saved: its bundle is closed.
    pub(crate) fn is_closed(&self, slot: Slot) -> bool {
        slot.bundles > 0 && slot.bundle as usize + slot.bundles as usize <= self.compressed.len()
    }
}
