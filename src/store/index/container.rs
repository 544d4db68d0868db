//! The file format of the catalogue on disk: pages, each with its checksum, so that any part can be read and verified without the rest.
//!
//! All numbers are little-endian. The first page is the header: [`MAGIC`], the version of the format, the number of sections, the number of
//! pages, and the offset and length of each section. The other pages hold the sections, one after the other. Sections have no names: which
//! is which follows from their order. A file is written once and never changed.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::Unfit;
use super::fault;
use crate::store::checksum;

const MAGIC: [u8; 8] = *b"kiosque\n";

/// Version of the format, and of what is saved in it.
const VERSION: u32 = 6;

/// Length of a page in bytes, and the part of it that is content: its checksum comes last.
const PAGE: usize = 4096;
const CONTENT: usize = PAGE - 8;

/// Length of the header in bytes, and of its line about a section.
const HEADER: usize = 24;
const LINE: usize = 16;

/// Most pages that are read at once.
const RUN: usize = 64;

/// Number of pages kept in memory: those of many screens of the list.
const KEPT: usize = 512;

/// A section of a file: a range of the contents of its pages.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    at: u64,
    length: u64,
}

/// Writes a file from its beginning to its end; only the header comes last.
pub(super) struct Writer {
    out: BufWriter<Disk>,
    /// Contents of the page being written.
    page: Vec<u8>,
    number: u64,
    count: usize,
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

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(CONTENT - self.page.len());
        self.page.extend_from_slice(&bytes[..taken]);
        if self.page.len() == CONTENT {
            self.end_page()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Writer {
    /// Begins a file of `count` sections; the table of them fits into the header.
    pub(super) fn new(file: File, count: usize) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(1 << 18, Disk(file));
        out.write_all(&[0; PAGE])?;
        Ok(Self { out, page: Vec::with_capacity(PAGE), number: 1, count, sections: Vec::with_capacity(count) })
    }

    fn at(&self) -> u64 {
        self.number * CONTENT as u64 + self.page.len() as u64
    }

    fn end_page(&mut self) -> io::Result<()> {
        self.out.write_all(&sealed(&mut self.page, self.number))?;
        self.number += 1;
        Ok(())
    }

    /// Writes the next section.
    pub(super) fn section(&mut self, write: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        let at = self.at();
        write(self)?;
        self.sections.push(Section { at, length: self.at() - at });
        Ok(())
    }

    /// Writes the header, and waits until all is on disk.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if !self.page.is_empty() {
            self.end_page()?;
        }
        let mut head = Vec::with_capacity(PAGE);
        head.extend_from_slice(&MAGIC);
        head.extend_from_slice(&VERSION.to_le_bytes());
        head.extend_from_slice(&(self.count as u32).to_le_bytes());
        head.extend_from_slice(&self.number.to_le_bytes());
        let numbers = self.sections.iter().flat_map(|section| [section.at, section.length]);
        head.extend(numbers.flat_map(u64::to_le_bytes));
        if self.sections.len() != self.count || head.len() > CONTENT {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let Disk(file) = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        fault::step()?;
        file.write_all_at(&sealed(&mut head, 0), 0)?;
        fault::step()?;
        file.sync_all()
    }
}

/// A page with these contents, which are taken.
fn sealed(contents: &mut Vec<u8>, number: u64) -> Vec<u8> {
    contents.resize(CONTENT, 0);
    let checksum = checksum::of(number, contents);
    let mut page = std::mem::replace(contents, Vec::with_capacity(PAGE));
    page.extend_from_slice(&checksum.to_le_bytes());
    page
}

/// The contents of a page; `None` where they are damaged.
fn opened(page: &[u8], number: u64) -> Option<&[u8]> {
    let (contents, expected) = page.split_at_checked(CONTENT)?;
    (checksum::of(number, contents).to_le_bytes() == expected).then_some(contents)
}

/// The pages read last, each in the place that its number leads to.
type Kept = Vec<Option<(u64, Arc<[u8]>)>>;

/// Reads a file, page by page and at any place.
#[derive(Debug)]
pub(super) struct Reader {
    file: File,
    sections: Vec<Section>,
    kept: Mutex<Kept>,
    /// Whether damage was found.
    is_damaged: AtomicBool,
}

impl Reader {
    /// Opens a file of `count` sections; an error where it is no such file, or its header is damaged.
    pub(super) fn open(file: File, count: usize) -> Result<Self, Unfit> {
        let mut page = [0; PAGE];
        file.read_exact_at(&mut page, 0).map_err(|_| Unfit::Damaged)?;
        if page[..8] != MAGIC {
            return Err(Unfit::Damaged);
        }
        // The numbers of another version may mean something else, but the version itself is always here.
        if page[8..12] != VERSION.to_le_bytes() {
            return Err(Unfit::Outdated);
        }
        let head = opened(&page, 0).ok_or(Unfit::Damaged)?;
        let length = file.metadata().map_err(|_| Unfit::Damaged)?.len();
        let pages = length / PAGE as u64;
        if head[12..16] != (count as u32).to_le_bytes() || head[16..24] != pages.to_le_bytes() || !length.is_multiple_of(PAGE as u64) {
            return Err(Unfit::Damaged);
        }
        let (numbers, _) = head.get(HEADER..HEADER + count * LINE).ok_or(Unfit::Damaged)?.as_chunks::<8>();
        let (lines, _) = numbers.as_chunks::<2>();
        let sections = lines.iter().map(|line| line.map(u64::from_le_bytes)).map(|[at, length]| Section { at, length }).collect();
        Ok(Self { file, sections, kept: Mutex::default(), is_damaged: AtomicBool::new(false) })
    }

    /// Whether damage was found in what was read so far.
    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged.load(Ordering::Relaxed)
    }

    /// Notes that what was read makes no sense.
    pub(super) fn report_damage(&self) {
        self.is_damaged.store(true, Ordering::Relaxed);
    }

    /// Length of a section in bytes.
    pub(super) fn length(&self, section: usize) -> u64 {
        self.sections.get(section).map_or(0, |section| section.length)
    }

    /// Fills `out` with the bytes of a section from `at` on.
    pub(super) fn read(&self, section: usize, at: u64, out: &mut [u8]) -> Result<(), Unfit> {
        let place = self.sections.get(section).filter(|section| at.checked_add(out.len() as u64).is_some_and(|end| end <= section.length));
        let read = place
            .and_then(|section| if out.len() < PAGE { self.read_kept(section.at + at, out) } else { self.read_run(section.at + at, out) });
        read.ok_or_else(|| {
            self.report_damage();
            Unfit::Damaged
        })
    }

    fn read_kept(&self, at: u64, out: &mut [u8]) -> Option<()> {
        let (mut at, mut out) = (at, out);
        while !out.is_empty() {
            let (number, offset) = (at / CONTENT as u64, (at % CONTENT as u64) as usize);
            let page = self.page(number)?;
            let (here, others) = out.split_at_mut(out.len().min(CONTENT - offset));
            here.copy_from_slice(&page[offset..offset + here.len()]);
            at += here.len() as u64;
            out = others;
        }
        Some(())
    }

    fn page(&self, number: u64) -> Option<Arc<[u8]>> {
        let place = (number % KEPT as u64) as usize;
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Some((known, page))) = kept().get(place)
            && *known == number
        {
            return Some(Arc::clone(page));
        }
        let mut page = [0; PAGE];
        self.file.read_exact_at(&mut page, number * PAGE as u64).ok()?;
        let page: Arc<[u8]> = opened(&page, number)?.into();
        let mut kept = kept();
        kept.resize(KEPT, None);
        kept[place] = Some((number, Arc::clone(&page)));
        Some(page)
    }

    /// Reads many pages, which are not kept.
    fn read_run(&self, at: u64, out: &mut [u8]) -> Option<()> {
        let (mut number, mut offset, mut out) = (at / CONTENT as u64, (at % CONTENT as u64) as usize, out);
        let mut pages = Vec::new();
        while !out.is_empty() {
            pages.resize((offset + out.len()).div_ceil(CONTENT).min(RUN) * PAGE, 0);
            self.file.read_exact_at(&mut pages, number * PAGE as u64).ok()?;
            for page in pages.chunks_exact(PAGE) {
                let contents = &opened(page, number)?[offset..];
                let (here, others) = out.split_at_mut(out.len().min(contents.len()));
                here.copy_from_slice(&contents[..here.len()]);
                (out, number, offset) = (others, number + 1, 0);
            }
        }
        Some(())
    }

    /// Whether every page is as it was written.
    pub(super) fn verify(&self) -> bool {
        let Ok(meta) = self.file.metadata() else { return false };
        let length = (meta.len() / PAGE as u64).saturating_sub(1) * CONTENT as u64;
        let mut contents = vec![0; RUN * CONTENT];
        (0..length).step_by(contents.len()).all(|at| {
            let here = (length - at).min(contents.len() as u64) as usize;
            self.read_run(CONTENT as u64 + at, &mut contents[..here]).is_some()
        })
    }

    /// A part of a section.
    pub(super) fn part(&self, section: usize, at: u64, length: usize) -> Result<Vec<u8>, Unfit> {
        // Before there is room made for it.
        if at.checked_add(length as u64).is_none_or(|end| end > self.length(section)) {
            return Err(Unfit::Damaged);
        }
        let mut bytes = vec![0; length];
        self.read(section, at, &mut bytes)?;
        Ok(bytes)
    }

    /// The bytes of a section.
    pub(super) fn bytes(&self, section: usize) -> Result<Vec<u8>, Unfit> {
        let mut bytes = vec![0; usize::try_from(self.length(section)).map_err(|_| Unfit::Damaged)?];
        self.read(section, 0, &mut bytes)?;
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
        assert_eq!((reader.u64s(0), reader.read(3, 0, &mut [0])), (Err(Unfit::Damaged), Err(Unfit::Damaged)));
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
        assert!(read(&bytes).is_ok());
        for bit in (0..bytes.len() * 8).step_by(7) {
            let mut spoilt = bytes.clone();
            spoilt[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&spoilt).is_err());
        }
        assert!((0..bytes.len()).step_by(7).all(|length| read(&bytes[..length]).is_err()));
        assert_eq!(Reader::open(good, 2).err(), Some(Unfit::Damaged));
    }

    #[test]
    fn any_part_is_read_alone() {
        let file = tempfile::tempfile().unwrap();
        let numbers: Vec<u64> = (0..100_000).collect();
        let mut writer = Writer::new(file.try_clone().unwrap(), 2).unwrap();
        writer.section(|out| out.write_all(b"odd")).unwrap();
        writer.section(|out| numbers.iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))).unwrap();
        writer.finish().unwrap();
        let reader = Reader::open(file, 2).unwrap();
        assert_eq!(reader.u64s(1), Ok(numbers));
        for number in (0..100_000u64).step_by(777) {
            let mut bytes = [0; 8];
            reader.read(1, number * 8, &mut bytes).unwrap();
            assert_eq!(u64::from_le_bytes(bytes), number);
        }
        assert!(!reader.is_damaged() && reader.read(1, 800_000 - 7, &mut [0; 8]).is_err() && reader.is_damaged());
    }
}
