//! Opens an index.

use std::fs::File;
use std::io;
use std::sync::Arc;

use super::container::Reader;
use super::inverted::{InvertedIndex, SegmentInfo};
use super::place::IndexPlace;
use super::rows::Rows;
use super::sections::{About, Section};
use super::{Basis, Unfit};
use crate::store::shelf::{Shelf, StoredBundle, StoredFile};

/// An opened index. Its files and articles are read when they are needed.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) rows: Arc<Rows>,
    pub(crate) shelf: Shelf,
    pub(crate) inverted: Arc<InvertedIndex>,
    pub(crate) basis: Basis,
}

/// Number of times that an index is opened: another program may replace it between the opening of two files.
const ATTEMPTS: usize = 3;

impl IndexPlace {
    /// Opens the index; `None` where there is none.
    pub(crate) fn load(&self) -> Result<Option<Loaded>, Unfit> {
        let mut attempt = 1;
        loop {
            let file = match File::open(self.catalogue()) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                opened => opened.map_err(|_| Unfit::Damaged)?,
            };
            match self.read(file, attempt == ATTEMPTS) {
                Err(Unfit::Damaged) if attempt < ATTEMPTS => attempt += 1,
                read => return read.map(Some),
            }
        }
    }

    /// The same with everything of the catalogue verified, for a command that reads most of it.
    pub(crate) fn load_verified(&self) -> Result<Option<Loaded>, Unfit> {
        let loaded = self.load()?;
        if loaded.as_ref().is_none_or(|loaded| loaded.rows.verify()) { Ok(loaded) } else { Err(Unfit::Damaged) }
    }

    fn read(&self, file: File, is_last: bool) -> Result<Loaded, Unfit> {
        let reader = Reader::open(file, Section::COUNT)?;
        let about = About::read(&reader)?;
        if about.program != self.program {
            return Err(Unfit::Outdated);
        }
        // Another library whose paths have the same checksum.
        if reader.bytes(Section::Roots as usize)? != self.names() {
            return Err(Unfit::Outdated);
        }
        let texts = self.shelf(&reader, about)?;
        // Without the words all else is still good.
        let inverted = match self.inverted(&reader) {
            Err(_) if is_last => InvertedIndex::lost(),
            opened => opened?,
        };
        let (inverted, basis) = (Arc::new(inverted), Basis { generation: about.generation });
        Ok(Loaded { rows: Arc::new(Rows::of(reader, self.clone())?), shelf: texts, inverted, basis })
    }

    /// The rows of the catalogue in `file`, which was just written.
    pub(super) fn rows(&self, file: File) -> Result<Arc<Rows>, Unfit> {
        Rows::of(Reader::open(file, Section::COUNT)?, self.clone()).map(Arc::new)
    }

    fn shelf(&self, reader: &Reader, about: About) -> Result<Shelf, Unfit> {
        let file = File::open(self.texts(about.texts)).map_err(|_| Unfit::Damaged)?;
        if file.metadata().map_err(|_| Unfit::Damaged)?.len() < about.texts_length {
            return Err(Unfit::Damaged);
        }
        let lengths = reader.u32s(Section::BundleLength as usize)?;
        let decompressed = reader.u32s(Section::BundleDecompressed as usize)?;
        let checksums = reader.u64s(Section::BundleChecksum as usize)?;
        let bundles: Vec<StoredBundle> = reader
            .u64s(Section::BundleAt as usize)?
            .into_iter()
            .zip(lengths)
            .zip(decompressed.into_iter().zip(checksums))
            .map(|((at, length), (decompressed, checksum))| StoredBundle { at, length, decompressed, checksum })
            .collect();
        let file = Arc::new(StoredFile::new(file, about.texts));
        Ok(Shelf::of_stored(file, &bundles, usize::try_from(about.packed).unwrap_or(usize::MAX)))
    }

    fn inverted(&self, reader: &Reader) -> Result<InvertedIndex, Unfit> {
        let numbers = reader.u64s(Section::Segments as usize)?;
        let (segments, _) = numbers.as_chunks();
        let bundle = |number: u64| u32::try_from(number).map_err(|_| Unfit::Damaged);
        let info = |[number, first, end]: &[u64; 3]| Ok(SegmentInfo { number: *number, first: bundle(*first)?, end: bundle(*end)? });
        let infos: Vec<SegmentInfo> = segments.iter().map(info).collect::<Result<_, _>>()?;
        InvertedIndex::open(self, infos.into_iter())
    }
}
