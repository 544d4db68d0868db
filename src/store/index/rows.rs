//! The files and articles of an index on disk, read one by one where they are needed.

use std::ffi::OsStr;
use std::num::NonZeroU64;
use std::ops::Range;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::Unfit;
use super::container::Reader;
use super::place::IndexPlace;
use super::sections::{self, ArticleRecord, FileRecord, Section, flag};
use crate::article::{Date, Embargo, Sketch};
use crate::formats;
use crate::store::checksum;
use crate::store::entry::{Features, Metadata};
use crate::store::shelf::Slot;
use crate::store::stamp::Stamp;

/// The files and articles of an index, by row numbers. What cannot be read is `None`, and the index counts as damaged.
#[derive(Debug)]
pub(crate) struct Rows {
    reader: Reader,
    place: IndexPlace,
    files: u32,
    articles: u32,
}

/// A file of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedFile {
    pub(crate) path: PathBuf,
    pub(crate) stamp: Stamp,
    pub(crate) rows: Range<u32>,
}

/// An article of an index.
#[derive(Debug)]
pub(crate) struct SavedArticle {
    pub(crate) file: u32,
    pub(crate) number: u32,
    pub(crate) id: Option<Box<str>>,
    pub(crate) slot: Slot,
    pub(crate) metadata: Metadata,
}

/// Number of steps of a search for a path until the range is halved at each: checksums are spread evenly.
const GUESSES: usize = 8;

impl Rows {
    pub(super) fn of(reader: Reader, place: IndexPlace) -> Result<Self, Unfit> {
        let count = |section: Section, length: usize| {
            let bytes = reader.length(section as usize);
            let count = bytes.is_multiple_of(length as u64).then_some(bytes / length as u64);
            count.and_then(|count| u32::try_from(count).ok()).ok_or(Unfit::Damaged)
        };
        let (files, articles) = (count(Section::Files, FileRecord::LENGTH)?, count(Section::Articles, ArticleRecord::LENGTH)?);
        let has = |section: usize, length: u64| reader.length(section) == length;
        let orders = Section::of_order(0)..Section::COUNT;
        if !has(Section::ByPath as usize, 8 * u64::from(files)) || !orders.into_iter().all(|order| has(order, 4 * u64::from(articles))) {
            return Err(Unfit::Damaged);
        }
        Ok(Self { reader, place, files, articles })
    }

    /// Number of files.
    pub(crate) fn files(&self) -> u32 {
        self.files
    }

    /// Number of articles.
    pub(crate) fn articles(&self) -> u32 {
        self.articles
    }

    /// Whether everything can be read.
    pub(crate) fn verify(&self) -> bool {
        self.reader.verify()
    }

    /// Whether something could not be read.
    pub(crate) fn is_damaged(&self) -> bool {
        self.reader.is_damaged()
    }

    fn checked<T>(&self, read: Result<T, Unfit>) -> Option<T> {
        read.inspect_err(|_| self.reader.report_damage()).ok()
    }

    pub(crate) fn file(&self, file: u32) -> Option<SavedFile> {
        self.checked(self.read_file(file))
    }

    fn read_file(&self, file: u32) -> Result<SavedFile, Unfit> {
        let record = FileRecord::read(&self.reader, file)?;
        let below = self.reader.part(Section::Paths as usize, record.path.0, record.path.1 as usize)?;
        let path = self.place.path(record.root, Path::new(OsStr::from_bytes(&below))).ok_or(Unfit::Damaged)?;
        let end = record.first_row.checked_add(record.rows).filter(|&end| end <= self.articles && record.rows > 0);
        Ok(SavedFile { path, stamp: record.stamp, rows: record.first_row..end.ok_or(Unfit::Damaged)? })
    }

    pub(crate) fn stamp(&self, file: u32) -> Option<Stamp> {
        self.checked(FileRecord::read(&self.reader, file)).map(|record| record.stamp)
    }

    /// The rows of a file.
    pub(crate) fn articles_in(&self, file: u32) -> Option<Range<u32>> {
        let record = self.checked(FileRecord::read(&self.reader, file))?;
        Some(record.first_row..record.first_row.saturating_add(record.rows).min(self.articles))
    }

    /// The stamp of a file, if it is the one at a path below a folder of the library.
    pub(crate) fn stamp_at(&self, file: u32, (root, below): (u32, &[u8])) -> Option<Stamp> {
        let record = if file < self.files { self.checked(FileRecord::read(&self.reader, file))? } else { return None };
        if (record.root, record.path.1 as usize) != (root, below.len()) {
            return None;
        }
        let (mut short, mut long);
        let path = if below.len() <= 512 {
            short = [0; 512];
            &mut short[..below.len()]
        } else {
            long = vec![0; below.len()];
            &mut long[..]
        };
        self.reader.read(Section::Paths as usize, record.path.0, path).ok()?;
        (path == below).then_some(record.stamp)
    }

    /// The number of the folder of the library that was named so.
    pub(crate) fn root(&self, path: &Path) -> Option<u32> {
        self.place.root(path)
    }

    /// The file at a path.
    pub(crate) fn find(&self, path: &Path) -> Option<u32> {
        let (root, below) = self.place.below_root(path)?;
        self.find_below((root, below.as_os_str().as_bytes()))
    }

    /// The file at a path below a folder of the library.
    pub(crate) fn find_below(&self, at: (u32, &[u8])) -> Option<u32> {
        let wanted = path_checksum(at);
        let number = |place: u32| -> Option<(u32, u32)> {
            let mut bytes = [0; 8];
            self.reader.read(Section::ByPath as usize, u64::from(place) * 8, &mut bytes).ok()?;
            let number = u64::from_le_bytes(bytes);
            Some(((number >> 32) as u32, number as u32))
        };
        let (mut from, mut to, mut lowest, mut highest) = (0, self.files, 0u64, 1u64 << 32);
        for step in 0.. {
            if from >= to {
                break;
            }
            let span = u64::from(to - from);
            let guess = (u64::from(wanted).saturating_sub(lowest) * span / (highest - lowest).max(1)).min(span - 1);
            let place = from + if step < GUESSES { guess as u32 } else { (span / 2) as u32 };
            let (checksum, _) = number(place)?;
            if checksum < wanted {
                (from, lowest) = (place + 1, u64::from(checksum));
            } else {
                (to, highest) = (place, u64::from(checksum) + 1);
            }
        }
        let same = (from..self.files).map_while(number).take_while(|(checksum, _)| *checksum == wanted);
        same.map(|(_, file)| file).find(|&file| self.stamp_at(file, at).is_some())
    }

    pub(crate) fn article(&self, row: u32) -> Option<SavedArticle> {
        self.checked(self.read_article(row))
    }

    fn read_article(&self, row: u32) -> Result<SavedArticle, Unfit> {
        let record = ArticleRecord::read(&self.reader, row)?;
        let length = record.lengths.iter().try_fold(0u32, |sum, length| sum.checked_add(*length)).ok_or(Unfit::Damaged)?;
        let strings = sections::text(self.reader.part(Section::Strings as usize, record.strings, length as usize)?)?;
        let mut rest = strings.as_str();
        let mut fields = [""; 5];
        for (field, length) in fields.iter_mut().zip(record.lengths) {
            (*field, rest) = rest.split_at_checked(length as usize).ok_or(Unfit::Damaged)?;
        }
        let [id, title, first_words, authors, tags] = fields;
        let [source, section, language, format] = record.names;
        let name = |dictionary, number| sections::string(&self.reader, dictionary, number);
        let list = |strings: &str| strings.split_terminator('\0').map(str::to_owned).collect();
        let until = Date::unpack(record.embargo).map(Embargo::Until);
        let is = |flag| record.flags & flag != 0;
        Ok(SavedArticle {
            file: record.file,
            number: record.number,
            id: is(flag::HAS_ID).then(|| id.into()),
            slot: record.slot,
            metadata: Metadata {
                title: title.into(),
                first_words: first_words.into(),
                date: Date::unpack(record.date),
                embargo: until.or(is(flag::OPEN_EMBARGO).then_some(Embargo::Open)),
                authors: list(authors),
                source: name(Section::Sources, source)?,
                section: name(Section::Parts, section)?,
                tags: list(tags),
                lang: name(Section::Languages, language)?,
                format: formats::name(&name(Section::Formats, format)?).ok_or(Unfit::Damaged)?,
                words: record.words,
                features: Features { video: is(flag::VIDEO), quote: is(flag::QUOTE), image: is(flag::IMAGE) },
                fingerprint: NonZeroU64::new(record.fingerprint),
                sketch: Sketch::unpack(&record.sketch),
            },
        })
    }

    /// The file of an article.
    pub(crate) fn file_of(&self, row: u32) -> Option<u32> {
        self.checked(ArticleRecord::read(&self.reader, row)).map(|record| record.file)
    }

    pub(crate) fn slot(&self, row: u32) -> Option<Slot> {
        self.checked(ArticleRecord::read(&self.reader, row)).map(|record| record.slot)
    }

    pub(crate) fn has_video(&self, row: u32) -> bool {
        self.checked(ArticleRecord::read(&self.reader, row)).is_some_and(|record| record.flags & flag::VIDEO != 0)
    }

    /// The rows of the texts of the inverted index, one segment after the other; a number that is no row for one that no article has.
    pub(crate) fn of_texts(&self) -> Option<Vec<u32>> {
        self.checked(self.reader.u32s(Section::TextRows as usize))
    }

    /// The rows in this range of an order of the list, by the order's number.
    pub(crate) fn order(&self, order: usize, range: Range<u32>) -> Vec<u32> {
        let mut bytes = vec![0; range.len() * 4];
        if self.reader.read(Section::of_order(order), u64::from(range.start) * 4, &mut bytes).is_err() {
            return Vec::new();
        }
        bytes.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number)).filter(|&row| row < self.articles).collect()
    }

    /// The position of a row in an order of the list.
    pub(crate) fn position(&self, order: usize, row: u32) -> Option<u32> {
        let mut bytes = [0; 4];
        self.reader.read(Section::of_order(order) + 1, u64::from(row) * 4, &mut bytes).ok()?;
        Some(u32::from_le_bytes(bytes))
    }
}

/// The checksum by which a path is found.
pub(super) fn path_checksum((root, below): (u32, &[u8])) -> u32 {
    (checksum::of(u64::from(root), below) >> 32) as u32
}
