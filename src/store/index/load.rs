//! Reads an index.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::num::NonZeroU64;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;

use super::container::Reader;
use super::inverted::{InvertedIndex, SegmentInfo};
use super::place::IndexPlace;
use super::sections::{About, Heap, Names, Section, flag, range};
use super::{Basis, Orders, Unfit};
use crate::article::{Date, Embargo, Origin, Sketch};
use crate::formats;
use crate::library::ReadStatus;
use crate::store::entry::{Entry, Features, FileEntry, Metadata, Presence, Stage};
use crate::store::shelf::{Shelf, Slot, StoredBundle, StoredFile};
use crate::store::stamp::Stamp;

/// An index in memory. Files and articles are numbered as they are in it.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) files: Vec<FileEntry>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) shelf: Shelf,
    pub(crate) inverted: Arc<InvertedIndex>,
    pub(crate) orders: Orders,
    pub(crate) basis: Basis,
}

/// Number of times that an index is opened: another program may replace it between the opening of two files.
const ATTEMPTS: usize = 3;

impl IndexPlace {
    /// Reads the index; `None` where there is none.
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
        let mut files = self.files(&reader)?;
        let entries = entries(&reader, &mut files, &texts)?;
        let orders = orders(&reader, entries.len())?;
        Ok(Loaded { files, entries, shelf: texts, inverted: Arc::new(inverted), orders, basis: Basis { generation: about.generation } })
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

    /// The files, without the articles in them.
    fn files(&self, reader: &Reader) -> Result<Vec<FileEntry>, Unfit> {
        let roots = reader.u32s(Section::FileRoot as usize)?;
        let (ends, paths) = (reader.u32s(Section::FilePathEnds as usize)?, reader.bytes(Section::FilePaths as usize)?);
        let stamps = Stamps::read(reader)?;
        let path = |number: usize| {
            let below = paths.get(range(&ends, number)?).ok_or(Unfit::Damaged)?;
            let path = self.path(roots[number], Path::new(OsStr::from_bytes(below))).ok_or(Unfit::Damaged)?;
            Ok(FileEntry {
                path: path.into(),
                stage: Stage::Read,
                stale: false,
                stamp: Some(stamps.get(number)?),
                first: 0,
                others: Vec::new(),
            })
        };
        (0..roots.len()).map(path).collect()
    }
}

/// The columns of stamps.
struct Stamps([Vec<u64>; 5]);

impl Stamps {
    fn read(reader: &Reader) -> Result<Self, Unfit> {
        let column = |section: Section| reader.u64s(section as usize);
        Ok(Self([
            column(Section::FileSize)?,
            column(Section::FileModified)?,
            column(Section::FileChanged)?,
            column(Section::FileInode)?,
            column(Section::FileSidecars)?,
        ]))
    }

    fn get(&self, number: usize) -> Result<Stamp, Unfit> {
        let at = |column: &Vec<u64>| column.get(number).copied().ok_or(Unfit::Damaged);
        let [size, modified, changed, inode, sidecars] = &self.0;
        Ok(Stamp {
            size: at(size)?,
            modified: at(modified)?.cast_signed(),
            changed: at(changed)?.cast_signed(),
            inode: at(inode)?,
            sidecars: at(sidecars)?,
        })
    }
}

/// The columns of articles.
struct Columns {
    flags: Vec<u32>,
    ids: Heap,
    titles: Heap,
    first_words: Heap,
    authors: Heap,
    tags: Heap,
    source: Names,
    section: Names,
    lang: Names,
    format: Names,
    date: Vec<u64>,
    embargo: Vec<u64>,
    words: Vec<u32>,
    fingerprint: Vec<u64>,
    sketch: Vec<u8>,
    slot: Vec<u32>,
}

impl Columns {
    fn read(reader: &Reader) -> Result<Self, Unfit> {
        Ok(Self {
            flags: reader.u32s(Section::Flags as usize)?,
            ids: Heap::read(reader, Section::Ids)?,
            titles: Heap::read(reader, Section::Titles)?,
            first_words: Heap::read(reader, Section::FirstWords)?,
            authors: Heap::read(reader, Section::Authors)?,
            tags: Heap::read(reader, Section::Tags)?,
            source: Names::read(reader, Section::Source, Section::SourceNames)?,
            section: Names::read(reader, Section::Part, Section::PartNames)?,
            lang: Names::read(reader, Section::Language, Section::LanguageNames)?,
            format: Names::read(reader, Section::Format, Section::FormatNames)?,
            date: reader.u64s(Section::Date as usize)?,
            embargo: reader.u64s(Section::Embargo as usize)?,
            words: reader.u32s(Section::Words as usize)?,
            fingerprint: reader.u64s(Section::Fingerprint as usize)?,
            sketch: reader.bytes(Section::Sketch as usize)?,
            slot: reader.u32s(Section::Slot as usize)?,
        })
    }

    fn metadata(&self, row: usize) -> Result<Metadata, Unfit> {
        let flags = self.flags(row)?;
        let number = |column: &Vec<u64>| column.get(row).copied().ok_or(Unfit::Damaged);
        let sketch = self.sketch.get(row * Sketch::PACKED..(row + 1) * Sketch::PACKED).ok_or(Unfit::Damaged)?;
        let until = Date::unpack(number(&self.embargo)?).map(Embargo::Until);
        Ok(Metadata {
            title: self.titles.get(row)?.into(),
            first_words: self.first_words.get(row)?.into(),
            date: Date::unpack(number(&self.date)?),
            embargo: until.or((flags & flag::OPEN_EMBARGO != 0).then_some(Embargo::Open)),
            authors: self.authors.list(row)?,
            source: self.source.get(row)?.into(),
            section: self.section.get(row)?.into(),
            tags: self.tags.list(row)?,
            lang: self.lang.get(row)?.into(),
            format: formats::name(self.format.get(row)?).ok_or(Unfit::Damaged)?,
            words: *self.words.get(row).ok_or(Unfit::Damaged)?,
            features: Features { video: flags & flag::VIDEO != 0, quote: flags & flag::QUOTE != 0, image: flags & flag::IMAGE != 0 },
            fingerprint: NonZeroU64::new(number(&self.fingerprint)?),
            sketch: Sketch::unpack(sketch),
        })
    }

    fn flags(&self, row: usize) -> Result<u32, Unfit> {
        self.flags.get(row).copied().ok_or(Unfit::Damaged)
    }

    fn id(&self, row: usize) -> Result<Option<Box<str>>, Unfit> {
        if self.flags(row)? & flag::HAS_ID == 0 { Ok(None) } else { Ok(Some(self.ids.get(row)?.into())) }
    }

    fn slot(&self, row: usize) -> Result<Slot, Unfit> {
        let [bundle, start, length, bundles] = *self.slot.as_chunks().0.get(row).ok_or(Unfit::Damaged)?;
        Ok(Slot { bundle, start, length, bundles })
    }
}

/// The articles, with the numbers of those in each file put down there.
fn entries(reader: &Reader, files: &mut [FileEntry], shelf: &Shelf) -> Result<Vec<Entry>, Unfit> {
    let (columns, ends) = (Columns::read(reader)?, reader.u32s(Section::FileRowEnd as usize)?);
    let mut entries = Vec::with_capacity(columns.ids.len());
    for (index, file) in files.iter_mut().enumerate() {
        let rows = range(&ends, index)?;
        if rows.is_empty() {
            return Err(Unfit::Damaged);
        }
        file.first = rows.start as u32;
        file.others = (rows.start as u32 + 1..rows.end as u32).collect();
        for row in rows.clone() {
            let slot = columns.slot(row)?;
            if !shelf.texts().is_closed(slot) {
                return Err(Unfit::Damaged);
            }
            entries.push(Entry {
                origin: Origin { file: Arc::clone(&file.path), id: columns.id(row)? },
                file_index: index as u32,
                number: (row - rows.start) as u32,
                presence: Presence::There,
                guess: None,
                metadata: Some(Arc::new(columns.metadata(row)?)),
                slot,
                status: ReadStatus::default(),
            });
        }
    }
    Ok(entries)
}

fn orders(reader: &Reader, count: usize) -> Result<Orders, Unfit> {
    let sections = [Section::Newest, Section::Oldest, Section::ByTitle, Section::ByAuthor, Section::BySource];
    let mut orders = Orders::default();
    for (list, section) in orders.iter_mut().zip(sections) {
        *list = reader.u32s(section as usize)?;
        if list.len() != count || list.iter().any(|&row| row as usize >= count) {
            return Err(Unfit::Damaged);
        }
    }
    Ok(orders)
}
