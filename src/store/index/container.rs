//! The file format of the catalogue on disk: a header, a table of sections, and the sections, each with its checksum.
//!
//! All numbers are little-endian. The file begins with [`MAGIC`], the version of the format, the number of sections, the length of the
//! file, a checksum of the table and those numbers, and for each section its offset, length and checksum. Sections begin at multiples of
//! eight bytes and have no names: which is which follows from their order. A file is written once and never changed, so that any part of
//! it may be read at any time.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;

use super::Unfit;
use super::fault;
use crate::store::checksum::{self, Checksum};

const MAGIC: [u8; 8] = *b"kiosque\n";

/// Version of the format, and of what is saved in it.
const VERSION: u32 = 4;

/// Length of the header in bytes.
const HEADER: usize = 32;

/// Length of a line of the table.
const LINE: usize = 24;

/// A section of a file.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    at: u64,
    length: u64,
    checksum: u64,
}

/// Writes a file from its beginning to its end; only the header and the table come last.
pub(super) struct Writer {
    out: BufWriter<Disk>,
    at: u64,
    room: usize,
    sections: Vec<Section>,
}

/// A file whose writing fails when a test says so.
struct Disk(File);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        fault::step()?;
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A section being written.
pub(super) struct SectionWriter<'a> {
    out: &'a mut BufWriter<Disk>,
    checksum: Checksum,
    length: u64,
}

impl Write for SectionWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(bytes)?;
        self.checksum.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Writer {
    /// Begins a file of `count` sections.
    pub(super) fn new(file: File, count: usize) -> io::Result<Self> {
        let room = HEADER + count * LINE;
        let mut out = BufWriter::with_capacity(1 << 18, Disk(file));
        out.write_all(&vec![0; room])?;
        Ok(Self { out, at: room as u64, room, sections: Vec::with_capacity(count) })
    }

    /// Writes the next section.
    pub(super) fn section(&mut self, write: impl FnOnce(&mut SectionWriter<'_>) -> io::Result<()>) -> io::Result<()> {
        let padding = self.at.next_multiple_of(8) - self.at;
        self.out.write_all(&[0; 8][..padding as usize])?;
        self.at += padding;
        let mut section = SectionWriter { out: &mut self.out, checksum: Checksum::default(), length: 0 };
        write(&mut section)?;
        let (length, checksum) = (section.length, section.checksum.value());
        self.sections.push(Section { at: self.at, length, checksum });
        self.at += length;
        Ok(())
    }

    /// Writes header and table, and waits until all is on disk.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut table = Vec::with_capacity(self.room - HEADER);
        for section in &self.sections {
            for number in [section.at, section.length, section.checksum] {
                table.extend_from_slice(&number.to_le_bytes());
            }
        }
        let mut head = Vec::with_capacity(self.room);
        head.extend_from_slice(&MAGIC);
        head.extend_from_slice(&VERSION.to_le_bytes());
        head.extend_from_slice(&(self.sections.len() as u32).to_le_bytes());
        head.extend_from_slice(&self.at.to_le_bytes());
        let checksum = checksum::of(checksum::of(0, &head), &table);
        head.extend_from_slice(&checksum.to_le_bytes());
        head.extend_from_slice(&table);
        let Disk(file) = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        fault::step()?;
        file.write_all_at(&head, 0)?;
        fault::step()?;
        file.sync_all()
    }
}

/// Reads a file.
#[derive(Debug)]
pub(super) struct Reader {
    file: File,
    sections: Vec<Section>,
}

impl Reader {
    /// Opens a file of `count` sections; an error where it is no such file, or its header is damaged.
    pub(super) fn open(file: File, count: usize) -> Result<Self, Unfit> {
        let mut head = [0; HEADER];
        file.read_exact_at(&mut head, 0).map_err(|_| Unfit::Damaged)?;
        let (numbers, expected) = head.split_at(HEADER - 8);
        if numbers[..8] != MAGIC {
            return Err(Unfit::Damaged);
        }
        // The numbers of another version may mean something else, but the version itself is always here.
        if numbers[8..12] != VERSION.to_le_bytes() {
            return Err(Unfit::Outdated);
        }
        let length = file.metadata().map_err(|_| Unfit::Damaged)?.len();
        if numbers[12..16] != (count as u32).to_le_bytes() || numbers[16..24] != length.to_le_bytes() {
            return Err(Unfit::Damaged);
        }
        let mut table = vec![0; count * LINE];
        file.read_exact_at(&mut table, HEADER as u64).map_err(|_| Unfit::Damaged)?;
        if checksum::of(checksum::of(0, numbers), &table).to_le_bytes() != expected {
            return Err(Unfit::Damaged);
        }
        let (numbers, _) = table.as_chunks::<8>();
        let (lines, _) = numbers.as_chunks::<3>();
        let sections: Vec<Section> =
            lines.iter().map(|line| line.map(u64::from_le_bytes)).map(|[at, length, checksum]| Section { at, length, checksum }).collect();
        let fits = |section: &Section| section.at.checked_add(section.length).is_some_and(|end| end <= length);
        if sections.iter().all(fits) { Ok(Self { file, sections }) } else { Err(Unfit::Damaged) }
    }

    /// The bytes of a section.
    pub(super) fn bytes(&self, section: usize) -> Result<Vec<u8>, Unfit> {
        let section = self.sections.get(section).ok_or(Unfit::Damaged)?;
        let mut bytes = vec![0; usize::try_from(section.length).map_err(|_| Unfit::Damaged)?];
        self.file.read_exact_at(&mut bytes, section.at).map_err(|_| Unfit::Damaged)?;
        if checksum::of(0, &bytes) == section.checksum { Ok(bytes) } else { Err(Unfit::Damaged) }
    }

    /// A part of a section, which has a checksum elsewhere.
    pub(super) fn part(&self, section: usize, at: u64, length: usize) -> Result<Vec<u8>, Unfit> {
        let section = self.sections.get(section).ok_or(Unfit::Damaged)?;
        if at.checked_add(length as u64).is_none_or(|end| end > section.length) {
            return Err(Unfit::Damaged);
        }
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, section.at + at).map_err(|_| Unfit::Damaged)?;
        Ok(bytes)
    }

    /// A section that is a column of numbers of four bytes.
    pub(super) fn u32s(&self, section: usize) -> Result<Vec<u32>, Unfit> {
        let bytes = self.bytes(section)?;
        let (numbers, rest) = bytes.as_chunks();
        if rest.is_empty() { Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect()) } else { Err(Unfit::Damaged) }
    }

    /// A section that is a column of numbers of eight bytes.
    pub(super) fn u64s(&self, section: usize) -> Result<Vec<u64>, Unfit> {
        let bytes = self.bytes(section)?;
        let (numbers, rest) = bytes.as_chunks();
        if rest.is_empty() { Ok(numbers.iter().map(|number| u64::from_le_bytes(*number)).collect()) } else { Err(Unfit::Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(file: &File) {
        let mut writer = Writer::new(file.try_clone().unwrap(), 3).unwrap();
        writer.section(|out| out.write_all(&7u32.to_le_bytes())).unwrap();
        writer.section(|out| out.write_all(b"words")).unwrap();
        writer.section(|out| [1u64, u64::MAX].iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))).unwrap();
        writer.finish().unwrap();
    }

    #[test]
    fn sections_come_back() {
        let file = tempfile::tempfile().unwrap();
        write(&file);
        let reader = Reader::open(file, 3).unwrap();
        assert_eq!((reader.u32s(0), reader.bytes(1), reader.u64s(2)), (Ok(vec![7]), Ok(b"words".to_vec()), Ok(vec![1, u64::MAX])));
        assert_eq!((reader.u64s(0), reader.bytes(3)), (Err(Unfit::Damaged), Err(Unfit::Damaged)));
    }

    #[test]
    fn no_flipped_bit_and_no_truncation_is_taken_for_good() {
        let good = tempfile::tempfile().unwrap();
        write(&good);
        let mut bytes = vec![0; good.metadata().unwrap().len() as usize];
        good.read_exact_at(&mut bytes, 0).unwrap();
        let read = |bytes: &[u8]| {
            let file = tempfile::tempfile().unwrap();
            file.write_all_at(bytes, 0).unwrap();
            let reader = Reader::open(file, 3)?;
            Ok::<_, Unfit>((reader.u32s(0)?, reader.bytes(1)?, reader.u64s(2)?))
        };
        let whole = read(&bytes).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut spoilt = bytes.clone();
            spoilt[bit / 8] ^= 1 << (bit % 8);
            // Only padding is without meaning.
            assert!(read(&spoilt).is_ok_and(|other| other == whole) || read(&spoilt).is_err());
        }
        assert!((0..bytes.len()).all(|length| read(&bytes[..length]).is_err()));
        assert_eq!(Reader::open(good, 2).err(), Some(Unfit::Damaged));
    }
}
