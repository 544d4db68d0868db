//! The sections of the catalogue on disk: columns with a number for each file or article, heaps of strings, dictionaries and orders. One
//! place per section, and the types that write and read them.

use std::collections::HashMap;
use std::io::{self, Write};

use super::Unfit;
use super::container::{Reader, SectionWriter, Writer};

/// The sections, in their order in the file. A heap has two: the end of each string, and the strings.
#[derive(Debug, Clone, Copy)]
#[expect(dead_code, reason = "the strings of a heap are read by the section of their ends, which is before theirs")]
pub(super) enum Section {
    /// The numbers of [`About`].
    About,
    Roots,
    /// Of each file: number of its folder, path below it, stamp, number of the row after its last one.
    FileRoot,
    FilePathEnds,
    FilePaths,
    FileSize,
    FileModified,
    FileChanged,
    FileInode,
    FileSidecars,
    FileRowEnd,
    /// Of each article.
    Flags,
    Ids,
    IdHeap,
    Titles,
    TitleHeap,
    FirstWords,
    FirstWordsHeap,
    Authors,
    AuthorHeap,
    Tags,
    TagHeap,
    /// Numbers in the dictionary of names, each followed by its dictionary.
    Source,
    SourceNames,
    SourceNameHeap,
    Part,
    PartNames,
    PartNameHeap,
    Language,
    LanguageNames,
    LanguageNameHeap,
    Format,
    FormatNames,
    FormatNameHeap,
    Date,
    Embargo,
    Words,
    Fingerprint,
    Sketch,
    /// Bundle, start, length and number of bundles of the text.
    Slot,
    /// Position, length and checksum of each bundle of texts.
    BundleAt,
    BundleLength,
    BundleDecompressed,
    BundleChecksum,
    /// Number, first bundle and end of each segment of the inverted index.
    Segments,
    /// The rows in each of the orders of the list.
    Newest,
    Oldest,
    ByTitle,
    ByAuthor,
    BySource,
}

impl Section {
    /// The number of sections.
    pub(super) const COUNT: usize = Self::BySource as usize + 1;
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

/// Writes the ends of strings, and the strings. Each is made of pieces.
pub(super) fn heap<'a, P, S>(writer: &mut Writer, mut strings: S) -> io::Result<()>
where
    P: IntoIterator<Item = &'a [u8]>,
    S: Iterator<Item = P> + Clone,
{
    let too_long = || io::Error::from(io::ErrorKind::FileTooLarge);
    let ends = |out: &mut SectionWriter<'_>| {
        let mut end = 0u32;
        strings.clone().try_for_each(|pieces| {
            let length: usize = pieces.into_iter().map(<[u8]>::len).sum();
            end = u32::try_from(length).ok().and_then(|length| end.checked_add(length)).ok_or_else(too_long)?;
            out.write_all(&end.to_le_bytes())
        })
    };
    writer.section(ends)?;
    writer.section(|out| strings.try_for_each(|pieces| pieces.into_iter().try_for_each(|piece| out.write_all(piece))))
}

/// Writes a heap of lists of strings, with a zero byte after each string, which none contains.
pub(super) fn lists<'a>(writer: &mut Writer, lists: impl Iterator<Item = &'a [String]> + Clone) -> io::Result<()> {
    heap(writer, lists.map(|list| list.iter().flat_map(|string| [string.as_bytes(), b"\0"])))
}

/// Writes the number of each name in a dictionary, and the dictionary.
pub(super) fn names<'a>(writer: &mut Writer, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let (mut numbers, mut dictionary) = (HashMap::new(), Vec::new());
    let mut number = |name: &'a str| {
        *numbers.entry(name).or_insert_with(|| {
            dictionary.push(name);
            dictionary.len() as u32 - 1
        })
    };
    let column: Vec<u32> = names.map(&mut number).collect();
    u32s(writer, column)?;
    heap(writer, dictionary.iter().map(|name| [name.as_bytes()]))
}

/// A heap of strings, read from a file.
#[derive(Debug)]
pub(super) struct Heap {
    strings: String,
    ends: Vec<u32>,
}

impl Heap {
    /// The heap that begins with this section.
    pub(super) fn read(reader: &Reader, ends: Section) -> Result<Self, Unfit> {
        let strings = String::from_utf8(reader.bytes(ends as usize + 1)?).map_err(|_| Unfit::Damaged)?;
        Ok(Self { strings, ends: reader.u32s(ends as usize)? })
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, index: usize) -> Result<&str, Unfit> {
        let range = range(&self.ends, index)?;
        self.strings.get(range).ok_or(Unfit::Damaged)
    }

    /// The strings of a list.
    pub(super) fn list(&self, index: usize) -> Result<Box<[String]>, Unfit> {
        Ok(self.get(index)?.split_terminator('\0').map(str::to_owned).collect())
    }
}

/// The range of a string between the end of the one before and its own.
pub(super) fn range(ends: &[u32], index: usize) -> Result<std::ops::Range<usize>, Unfit> {
    let end = *ends.get(index).ok_or(Unfit::Damaged)? as usize;
    let start = index.checked_sub(1).map_or(0, |before| ends[before] as usize);
    if start <= end { Ok(start..end) } else { Err(Unfit::Damaged) }
}

/// A column of names, read from a file.
#[derive(Debug)]
pub(super) struct Names {
    numbers: Vec<u32>,
    dictionary: Heap,
}

impl Names {
    /// The column in this section.
    pub(super) fn read(reader: &Reader, column: Section, dictionary: Section) -> Result<Self, Unfit> {
        Ok(Self { numbers: reader.u32s(column as usize)?, dictionary: Heap::read(reader, dictionary)? })
    }

    pub(super) fn get(&self, index: usize) -> Result<&str, Unfit> {
        self.dictionary.get(*self.numbers.get(index).ok_or(Unfit::Damaged)? as usize)
    }
}
