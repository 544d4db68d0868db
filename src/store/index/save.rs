//! Writes an index: new texts behind those that are there, then the catalogue beside the old one, which it replaces once all is on disk. A
//! program that is killed meanwhile, or finds the disk full, leaves the old index as it was.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::container::{Reader, Writer};
use super::inverted::InvertedIndex;
use super::place::{IndexPlace, private};
use super::rows::{Rows, path_checksum};
use super::sections::{About, ArticleRecord, Dictionary, FileRecord, Section, flag, u32s, u64s};
use super::{Basis, Draft, fault};
use crate::article::{Date, Embargo, Sketch};
use crate::library::Order;
use crate::query::Bits;
use crate::store::checksum;
use crate::store::entry::{Entry, Metadata};
use crate::store::shelf::{StoredBundle, StoredFile};
use crate::store::sorting;
use crate::store::stamp::Stamp;

/// What came of saving an index.
#[derive(Debug)]
pub(crate) enum Outcome {
    Saved(Box<Saved>),
    /// The one on disk is the same, perhaps by another program.
    Same,
    /// Another program is writing.
    Busy,
}

/// An index that was saved.
#[derive(Debug)]
pub(crate) struct Saved {
    pub(crate) basis: Basis,
    /// Its rows: the articles of the draft.
    pub(crate) rows: Arc<Rows>,
    /// The bundles of the draft's texts are in this file now, at these positions.
    pub(crate) file: Arc<StoredFile>,
    pub(crate) bundles: Vec<StoredBundle>,
    pub(crate) inverted: Arc<InvertedIndex>,
}

impl IndexPlace {
    /// Saves an index that is to replace the one in the state `basis`, which the program has read or written before.
    pub(crate) fn save(&self, draft: &Draft, basis: Option<Basis>) -> io::Result<Outcome> {
        self.create()?;
        let Some(_lock) = self.lock()? else { return Ok(Outcome::Busy) };
        let state = draft.files().map(|(path, stamp)| self.checksum(&path, stamp)).fold(0, u64::wrapping_add);
        let on_disk = self.about().filter(|about| about.program == self.program);
        if on_disk.is_some_and(|about| about.state == state && self.texts(about.texts).exists()) && !draft.inverted.is_lost() {
            return Ok(Outcome::Same);
        }
        let ours = on_disk.filter(|about| basis.is_some_and(|basis| basis.generation == about.generation));
        let mut addition = Addition::begin(self, draft, ours)?;
        let before = addition.goes_on.then_some(&*draft.inverted);
        let written = addition.write(draft).and_then(|bundles| {
            let inverted = InvertedIndex::write(self, draft, before)?;
            let about = About { state, packed: draft.packed as u64, ..addition.about(self.program) };
            let rows = self.write_catalogue(draft, &bundles, &inverted, about).inspect_err(|_| inverted.remove(self, before))?;
            Ok((rows, bundles, inverted, about))
        });
        let (rows, bundles, inverted, about) = written.inspect_err(|_| {
            // What cannot be removed is removed by the next that writes.
            let _ = fs::remove_file(self.catalogue_being_written());
            addition.undo(self);
        })?;
        for number in self.all_texts().filter(|number| *number != about.texts) {
            let _ = fs::remove_file(self.texts(number));
        }
        for number in self.all_words().filter(|number| inverted.infos().all(|info| info.number != *number)) {
            let _ = fs::remove_file(self.words(number));
        }
        Ok(Outcome::Saved(Box::new(Saved {
            basis: Basis { generation: about.generation },
            rows,
            file: Arc::new(StoredFile::new(addition.file, about.texts)),
            bundles,
            inverted: Arc::new(inverted),
        })))
    }

    /// A number that differs for a file with another stamp or another path.
    fn checksum(&self, path: &Path, stamp: Stamp) -> u64 {
        let Stamp { size, modified, changed, inode, sidecars } = stamp;
        let (root, below) = self.below_root(path).unwrap_or((u32::MAX, path));
        let numbers = [u64::from(root), size, modified.cast_unsigned(), changed.cast_unsigned(), inode, sidecars];
        let path = checksum::of(0, below.as_os_str().as_encoded_bytes());
        numbers.iter().fold(path, |sum, number| checksum::of(sum, &number.to_le_bytes()))
    }

    /// The numbers about the index on disk, if it can be used.
    fn about(&self) -> Option<About> {
        let reader = Reader::open(File::open(self.catalogue()).ok()?, Section::COUNT).ok()?;
        About::read(&reader).ok()
    }

    /// Writes the catalogue, and puts it in place of the old one.
    fn write_catalogue(&self, draft: &Draft, bundles: &[StoredBundle], inverted: &InvertedIndex, about: About) -> io::Result<Arc<Rows>> {
        let new = self.catalogue_being_written();
        let file = private().create(true).truncate(true).open(&new)?;
        let written = file.try_clone()?;
        let mut writer = Writer::new(file, Section::COUNT)?;
        about.write(&mut writer)?;
        writer.section(|out| out.write_all(&self.names()))?;
        self.write_files(draft, &mut writer)?;
        write_articles(draft, &mut writer)?;
        write_bundles(bundles, &mut writer)?;
        u64s(&mut writer, inverted.infos().flat_map(|info| [info.number, info.first.into(), info.end.into()]))?;
        write_text_rows(draft, inverted, &mut writer)?;
        write_orders(draft, &mut writer)?;
        writer.finish()?;
        let rows = self.rows(written).map_err(|_| io::ErrorKind::InvalidData)?;
        fault::step()?;
        fs::rename(&new, self.catalogue())?;
        self.sync()?;
        Ok(rows)
    }

    /// Writes the records of the files, their paths, and the order in which these are found.
    fn write_files(&self, draft: &Draft, writer: &mut Writer) -> io::Result<()> {
        let (mut at, mut first_row) = (0, 0);
        let mut by_path = Vec::with_capacity(draft.files.len());
        writer.section(|out| {
            draft.files().zip(&draft.ends).zip(0..).try_for_each(|(((path, stamp), &end), number)| {
                let (root, below) = self.located(&path)?;
                let length = u32::try_from(below.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
                FileRecord { path: (at, length), root, first_row, rows: end - first_row, stamp }.write(out)?;
                by_path.push(u64::from(path_checksum((root, below))) << 32 | number);
                (at, first_row) = (at + u64::from(length), end);
                Ok(())
            })
        })?;
        writer.section(|out| draft.files().try_for_each(|(path, _)| out.write_all(self.located(&path)?.1)))?;
        by_path.sort_unstable();
        u64s(writer, by_path)
    }

    /// The number of the folder of a file, and the path below it.
    fn located<'a>(&self, path: &'a Path) -> io::Result<(u32, &'a [u8])> {
        let (root, below) = self.below_root(path).ok_or(io::ErrorKind::InvalidInput)?;
        Ok((root, below.as_os_str().as_encoded_bytes()))
    }
}

impl Draft {
    fn articles(&self) -> impl Iterator<Item = Cow<'_, Entry>> {
        self.rows.iter().map(|&index| self.entries.at(index))
    }
}

/// The strings of an article. A zero byte, which none contains, follows each string of a list.
fn strings(entry: &Entry, metadata: &Metadata) -> [Vec<u8>; 5] {
    let list = |strings: &[String]| strings.iter().flat_map(|string| [string.as_bytes(), b"\0"].concat()).collect();
    let id = entry.origin.id.as_deref().unwrap_or_default();
    let [id, title, first_words] = [id, &metadata.title, &metadata.first_words].map(|string| string.as_bytes().to_vec());
    [id, title, first_words, list(&metadata.authors), list(&metadata.tags)]
}

/// Writes the records of the articles, their strings, and the dictionaries of names.
fn write_articles(draft: &Draft, writer: &mut Writer) -> io::Result<()> {
    let mut dictionaries: [Dictionary; 4] = Default::default();
    let (mut at, mut file) = (0, 0);
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    writer.section(|out| {
        draft.articles().zip(0..).try_for_each(|(entry, row)| {
            let metadata = entry.metadata.as_deref().ok_or_else(damaged)?;
            while draft.ends.get(file).is_some_and(|&end| end <= row) {
                file += 1;
            }
            let lengths = strings(&entry, metadata).map(|string| string.len() as u32);
            let names = [&*metadata.source, &metadata.section, &metadata.lang, metadata.format];
            let mut dictionaries = dictionaries.iter_mut();
            let names = names.map(|name| dictionaries.next().map_or(0, |dictionary| dictionary.number(name)));
            let first_row = file.checked_sub(1).map_or(0, |before| draft.ends[before]);
            record(&entry, metadata, (at, lengths), names, (file as u32, row - first_row)).write(out)?;
            at += lengths.iter().map(|length| u64::from(*length)).sum::<u64>();
            Ok(())
        })
    })?;
    writer.section(|out| {
        draft.articles().try_for_each(|entry| {
            let metadata = entry.metadata.as_deref().ok_or_else(damaged)?;
            strings(&entry, metadata).iter().try_for_each(|string| out.write_all(string))
        })
    })?;
    dictionaries.iter().try_for_each(|dictionary| dictionary.write(writer))
}

fn record(entry: &Entry, metadata: &Metadata, strings: (u64, [u32; 5]), names: [u32; 4], place: (u32, u32)) -> ArticleRecord {
    let date = |date: Option<Date>| date.map_or(0, Date::pack);
    ArticleRecord {
        strings: strings.0,
        lengths: strings.1,
        date: date(metadata.date),
        embargo: date(metadata.embargo.and_then(Embargo::until)),
        fingerprint: metadata.fingerprint.map_or(0, Into::into),
        flags: flags(entry, metadata),
        words: metadata.words,
        names,
        file: place.0,
        number: place.1,
        slot: entry.slot,
        sketch: metadata.sketch.map_or([0; Sketch::PACKED], |sketch| sketch.pack()),
    }
}

fn flags(entry: &Entry, metadata: &Metadata) -> u32 {
    let features = metadata.features;
    let flags = [
        (features.video, flag::VIDEO),
        (features.quote, flag::QUOTE),
        (features.image, flag::IMAGE),
        (entry.origin.id.is_some(), flag::HAS_ID),
        (metadata.embargo == Some(Embargo::Open), flag::OPEN_EMBARGO),
    ];
    flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).sum()
}

fn write_bundles(bundles: &[StoredBundle], writer: &mut Writer) -> io::Result<()> {
    u64s(writer, bundles.iter().map(|bundle| bundle.at))?;
    u32s(writer, bundles.iter().map(|bundle| bundle.length))?;
    u32s(writer, bundles.iter().map(|bundle| bundle.decompressed))?;
    u64s(writer, bundles.iter().map(|bundle| bundle.checksum))
}

/// Writes which article has which text of the inverted index.
fn write_text_rows(draft: &Draft, inverted: &InvertedIndex, writer: &mut Writer) -> io::Result<()> {
    let mut by_slot: Vec<(u64, u32)> = (0..)
        .zip(&draft.rows)
        .map(|(row, &index)| (draft.entries.slot(index), row))
        .filter(|(slot, _)| slot.length > 0)
        .map(|(slot, row)| (slot.number(), row))
        .collect();
    by_slot.sort_unstable();
    let slots = inverted.slots().map_err(|_| io::ErrorKind::InvalidData)?;
    // Of two articles with one text only one can be the text's.
    let row = |slot: u64| by_slot.get(by_slot.partition_point(|(other, _)| *other < slot)).filter(|(other, _)| *other == slot);
    u32s(writer, slots.into_iter().map(|slot| row(slot).map_or(u32::MAX, |(_, row)| *row)))
}

/// Writes the orders of the list, and the position of each row in them.
fn write_orders(draft: &Draft, writer: &mut Writer) -> io::Result<()> {
    let mut row_of = vec![0; draft.entries.len()];
    for (row, &index) in draft.rows.iter().enumerate() {
        row_of[index as usize] = row as u32;
    }
    let mut all = Bits::none(draft.entries.len());
    all.insert_all(draft.rows.iter().map(|index| *index as usize));
    for order in Order::STORED {
        let mut list = sorting::sorted(&draft.entries, &all, order, &|| false).unwrap_or_default();
        for index in &mut list {
            *index = row_of[*index as usize];
        }
        let mut positions = vec![0; list.len()];
        for (position, &row) in list.iter().enumerate() {
            positions[row as usize] = position as u32;
        }
        u32s(writer, list)?;
        u32s(writer, positions)?;
    }
    Ok(())
}

/// Bundles being added to a file of texts.
struct Addition {
    file: File,
    number: u64,
    /// Length before, and now.
    begun: u64,
    length: u64,
    /// Whether bundles saved before are in this file.
    goes_on: bool,
}

impl Addition {
    /// Goes on with the file of the index on disk where that is the one that the texts are from; else begins a new file.
    fn begin(place: &IndexPlace, draft: &Draft, on_disk: Option<About>) -> io::Result<Self> {
        let same = on_disk.filter(|about| draft.texts.stored().is_some_and(|file| file.number == about.texts));
        if let Some(about) = same {
            let file = private().open(place.texts(about.texts))?;
            return Ok(Self { file, number: about.texts, begun: about.texts_length, length: about.texts_length, goes_on: true });
        }
        let number = place.all_texts().max().unwrap_or_default().saturating_add(1);
        let file = private().create(true).truncate(true).open(place.texts(number))?;
        Ok(Self { file, number, begun: 0, length: 0, goes_on: false })
    }

    /// Adds the bundles that are in use and not in the file. Returns the positions of all.
    fn write(&mut self, draft: &Draft) -> io::Result<Vec<StoredBundle>> {
        let mut used = vec![false; draft.texts.len()];
        for slot in draft.rows.iter().map(|&index| draft.entries.slot(index)) {
            let first = slot.bundle as usize;
            if let Some(used) = used.get_mut(first..first + slot.bundles as usize) {
                used.fill(true);
            }
        }
        let mut bundles = vec![StoredBundle::default(); used.len()];
        for (number, bundle) in bundles.iter_mut().enumerate() {
            *bundle = match draft.texts.stored_at(number).filter(|_| self.goes_on) {
                Some(stored) => stored,
                None if used[number] => self.append(draft.texts.bundle(number)?)?,
                None => continue,
            };
        }
        fault::step()?;
        self.file.sync_all()?;
        Ok(bundles)
    }

    fn append(&mut self, (bytes, decompressed): (Vec<u8>, usize)) -> io::Result<StoredBundle> {
        let length = |length: usize| u32::try_from(length).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge));
        let at = self.length;
        fault::step()?;
        self.file.write_all_at(&bytes, at)?;
        self.length += bytes.len() as u64;
        Ok(StoredBundle { at, length: length(bytes.len())?, decompressed: length(decompressed)?, checksum: checksum::of(0, &bytes) })
    }

    fn about(&self, program: u64) -> About {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let generation = now.as_nanos() as u64 ^ u64::from(std::process::id()) << 48;
        About { generation, state: 0, program, texts: self.number, texts_length: self.length, packed: 0 }
    }

    /// Takes back what was added.
    fn undo(&self, place: &IndexPlace) {
        // Bytes that stay are overwritten by the next that writes.
        let _ = if self.goes_on { self.file.set_len(self.begun) } else { fs::remove_file(place.texts(self.number)) };
    }
}
