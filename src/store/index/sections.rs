//! The sections of the catalogue on disk: a record for each file and for each article, heaps of strings, dictionaries and orders. One
//! place per section, and the types that write and read them.

use std::collections::HashMap;
use std::io::{self, Write};

use super::Unfit;
use super::container::{Reader, Writer};
use crate::article::Sketch;
use crate::store::shelf::Slot;
use crate::store::stamp::Stamp;

/// The sections, in their order in the file. A dictionary has two: the end of each string, and the strings.
#[derive(Debug, Clone, Copy)]
#[expect(dead_code, reason = "the strings of a dictionary are read by the section of their ends, which is before theirs")]
pub(super) enum Section {
    /// The numbers of [`About`].
    About,
    Roots,
    /// A [`FileRecord`] for each file, and the paths below the folders.
    Files,
    Paths,
    /// The files in the order of checksums of their paths.
    ByPath,
    /// An [`ArticleRecord`] for each article, and its strings.
    Articles,
    Strings,
    Sources,
    SourceHeap,
    Parts,
    PartHeap,
    Languages,
    LanguageHeap,
    Formats,
    FormatHeap,
    /// Position, length and checksum of each bundle of texts.
    BundleAt,
    BundleLength,
    BundleDecompressed,
    BundleChecksum,
    /// Number, first bundle and end of each segment of the inverted index.
    Segments,
    /// The article of each text in these, one segment after the other.
    TextRows,
    /// The rows in each of the orders of the list, followed by the position of each row in it.
    Newest,
    NewestPositions,
    Oldest,
    OldestPositions,
    ByTitle,
    TitlePositions,
    ByAuthor,
    AuthorPositions,
    BySource,
    SourcePositions,
}

impl Section {
    /// The number of sections.
    pub(super) const COUNT: usize = Self::SourcePositions as usize + 1;

    /// The section of one of the orders of the list, by its number.
    pub(super) const fn of_order(number: usize) -> usize {
        Self::Newest as usize + 2 * number
    }
}

/// Numbers about the whole index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct About {
    /// Differs whenever the catalogue is written anew.
    pub(super) generation: u64,
    /// Differs when any file has another stamp.
    pub(super) state: u64,
    /// The program that wrote it.
    pub(super) program: u64,
    /// Number of the file of texts, and the length of its part that is in use.
    pub(super) texts: u64,
    pub(super) texts_length: u64,
    /// Number of bundles when every text was last known to be in use.
    pub(super) packed: u64,
}

impl About {
    pub(super) fn write(self, writer: &mut Writer) -> io::Result<()> {
        let Self { generation, state, program, texts, texts_length, packed } = self;
        u64s(writer, [generation, state, program, texts, texts_length, packed])
    }

    pub(super) fn read(reader: &Reader) -> Result<Self, Unfit> {
        let numbers = reader.u64s(Section::About as usize)?;
        let [generation, state, program, texts, texts_length, packed] = numbers.try_into().map_err(|_| Unfit::Damaged)?;
        Ok(Self { generation, state, program, texts, texts_length, packed })
    }
}

/// Flags of an article.
pub(super) mod flag {
    pub(in super::super) const VIDEO: u32 = 1;
    pub(in super::super) const QUOTE: u32 = 2;
    pub(in super::super) const IMAGE: u32 = 4;
    pub(in super::super) const HAS_ID: u32 = 8;
    pub(in super::super) const OPEN_EMBARGO: u32 = 16;
}

pub(super) fn u32s(writer: &mut Writer, numbers: impl IntoIterator<Item = u32>) -> io::Result<()> {
    writer.section(|out| numbers.into_iter().try_for_each(|number| out.write_all(&number.to_le_bytes())))
}

pub(super) fn u64s(writer: &mut Writer, numbers: impl IntoIterator<Item = u64>) -> io::Result<()> {
    writer.section(|out| numbers.into_iter().try_for_each(|number| out.write_all(&number.to_le_bytes())))
}

/// Numbers of a record, one after the other.
struct Numbers<'a>(std::slice::Iter<'a, [u8; 8]>);

impl Numbers<'_> {
    fn next(&mut self) -> u64 {
        self.0.next().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    fn pair(&mut self) -> [u32; 2] {
        let both = self.next();
        [both as u32, (both >> 32) as u32]
    }
}

fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) | u64::from(second) << 32
}

/// A file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileRecord {
    /// Its path below the folder of number `root`, as a range of the heap of paths.
    pub(super) path: (u64, u32),
    pub(super) root: u32,
    /// The rows of its articles.
    pub(super) first_row: u32,
    pub(super) rows: u32,
    pub(super) stamp: Stamp,
}

impl FileRecord {
    pub(super) const LENGTH: usize = 64;

    pub(super) fn write(self, out: &mut impl Write) -> io::Result<()> {
        let Self { path: (at, length), root, first_row, rows, stamp } = self;
        let Stamp { size, modified, changed, inode, sidecars } = stamp;
        let numbers =
            [at, pair(length, root), pair(first_row, rows), size, modified.cast_unsigned(), changed.cast_unsigned(), inode, sidecars];
        numbers.iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))
    }

    pub(super) fn read(reader: &Reader, number: u32) -> Result<Self, Unfit> {
        let mut bytes = [0; Self::LENGTH];
        reader.read(Section::Files as usize, u64::from(number) * Self::LENGTH as u64, &mut bytes)?;
        let mut numbers = Numbers(bytes.as_chunks().0.iter());
        let (at, [length, root], [first_row, rows]) = (numbers.next(), numbers.pair(), numbers.pair());
        let [size, modified, changed, inode, sidecars] = std::array::from_fn(|_| numbers.next());
        let stamp = Stamp { size, modified: modified.cast_signed(), changed: changed.cast_signed(), inode, sidecars };
        Ok(Self { path: (at, length), root, first_row, rows, stamp })
    }
}

/// An article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ArticleRecord {
    /// The position of its strings: identifier, title, first words, authors, tags.
    pub(super) strings: u64,
    pub(super) lengths: [u32; 5],
    pub(super) date: u64,
    pub(super) embargo: u64,
    pub(super) fingerprint: u64,
    pub(super) flags: u32,
    pub(super) words: u32,
    /// Numbers in the dictionaries of sources, sections, languages and formats.
    pub(super) names: [u32; 4],
    pub(super) file: u32,
    /// Its index in the file.
    pub(super) number: u32,
    pub(super) slot: Slot,
    pub(super) sketch: [u8; Sketch::PACKED],
}

impl ArticleRecord {
    const NUMBERS: usize = 13;
    pub(super) const LENGTH: usize = Self::NUMBERS * 8 + Sketch::PACKED;

    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let Slot { bundle, start, length, bundles } = self.slot;
        let ([id, title, first_words, authors, tags], [source, section, language, format]) = (self.lengths, self.names);
        let numbers: [u64; Self::NUMBERS] = [
            self.strings,
            pair(id, title),
            pair(first_words, authors),
            pair(tags, self.flags),
            self.date,
            self.embargo,
            self.fingerprint,
            pair(self.words, self.file),
            pair(self.number, bundle),
            pair(start, length),
            pair(bundles, source),
            pair(section, language),
            pair(format, 0),
        ];
        numbers.iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
        out.write_all(&self.sketch)
    }

    pub(super) fn read(reader: &Reader, row: u32) -> Result<Self, Unfit> {
        let mut bytes = [0; Self::LENGTH];
        reader.read(Section::Articles as usize, u64::from(row) * Self::LENGTH as u64, &mut bytes)?;
        let (chunks, _) = bytes.as_chunks::<8>();
        let mut numbers = Numbers(chunks.iter());
        let strings = numbers.next();
        let ([id, title], [first_words, authors], [tags, flags]) = (numbers.pair(), numbers.pair(), numbers.pair());
        let (date, embargo, fingerprint) = (numbers.next(), numbers.next(), numbers.next());
        let ([words, file], [number, bundle], [start, length]) = (numbers.pair(), numbers.pair(), numbers.pair());
        let ([bundles, source], [section, language], [format, _]) = (numbers.pair(), numbers.pair(), numbers.pair());
        let mut sketch = [0; Sketch::PACKED];
        sketch.copy_from_slice(&bytes[Self::NUMBERS * 8..]);
        Ok(Self {
            strings,
            lengths: [id, title, first_words, authors, tags],
            date,
            embargo,
            fingerprint,
            flags,
            words,
            names: [source, section, language, format],
            file,
            number,
            slot: Slot { bundle, start, length, bundles },
            sketch,
        })
    }
}

/// A dictionary being written: each string has a number.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    numbers: HashMap<Box<str>, u32>,
    strings: Vec<Box<str>>,
}

impl Dictionary {
    /// The number of a string, which is added if it is new.
    pub(super) fn number(&mut self, string: &str) -> u32 {
        if let Some(number) = self.numbers.get(string) {
            return *number;
        }
        let number = self.strings.len() as u32;
        self.numbers.insert(string.into(), number);
        self.strings.push(string.into());
        number
    }

    /// Writes the ends of the strings, and the strings.
    pub(super) fn write(&self, writer: &mut Writer) -> io::Result<()> {
        let too_long = || io::Error::from(io::ErrorKind::FileTooLarge);
        let mut end = 0u32;
        writer.section(|out| {
            self.strings.iter().try_for_each(|string| {
                end = u32::try_from(string.len()).ok().and_then(|length| end.checked_add(length)).ok_or_else(too_long)?;
                out.write_all(&end.to_le_bytes())
            })
        })?;
        writer.section(|out| self.strings.iter().try_for_each(|string| out.write_all(string.as_bytes())))
    }
}

/// The string of this number in the dictionary that begins with a section.
pub(super) fn string(reader: &Reader, dictionary: Section, number: u32) -> Result<Box<str>, Unfit> {
    let end = |number: u32| {
        let mut bytes = [0; 4];
        reader.read(dictionary as usize, u64::from(number) * 4, &mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    };
    let start = number.checked_sub(1).map_or(Ok(0), end)?;
    let length = end(number)?.checked_sub(start).ok_or(Unfit::Damaged)?;
    Ok(text(reader.part(dictionary as usize + 1, u64::from(start), length as usize)?)?.into())
}

pub(super) fn text(bytes: Vec<u8>) -> Result<String, Unfit> {
    String::from_utf8(bytes).map_err(|_| Unfit::Damaged)
}
