//! Writes an index: new texts behind those that are there, then the catalogue beside the old one, which it replaces once all is on disk. A
//! program that is killed meanwhile, or finds the disk full, leaves the old index as it was.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::container::{Reader, Writer};
use super::inverted::InvertedIndex;
use super::place::{IndexPlace, private};
use super::sections::{self, About, Section, flag, u32s, u64s};
use super::{Basis, Draft, DraftFile, Orders, fault};
use crate::article::{Date, Embargo, Sketch};
use crate::library::Order;
use crate::store::checksum;
use crate::store::entry::{Entry, Metadata};
use crate::store::shelf::{Slot, StoredBundle, StoredFile, Texts};
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
    /// Its articles in the orders of the list, as indices of the draft's entries.
    pub(crate) orders: Orders,
    pub(crate) revision: u64,
    /// The bundles of these texts are in this file now, at these positions.
    pub(crate) texts: Texts,
    pub(crate) file: Arc<StoredFile>,
    pub(crate) bundles: Vec<StoredBundle>,
    pub(crate) inverted: Arc<InvertedIndex>,
}

impl IndexPlace {
    /// Saves an index that is to replace the one in the state `basis`, which the program has read or written before.
    pub(crate) fn save(&self, draft: &Draft, basis: Option<Basis>) -> io::Result<Outcome> {
        self.create()?;
        let Some(_lock) = self.lock()? else { return Ok(Outcome::Busy) };
        let state = draft.files.iter().map(|file| self.checksum(file)).fold(0, u64::wrapping_add);
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
            let orders = self.write_catalogue(draft, &bundles, &inverted, about).inspect_err(|_| inverted.remove(self, before))?;
            Ok((orders, bundles, inverted, about))
        });
        let (orders, bundles, inverted, about) = written.inspect_err(|_| {
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
            orders,
            revision: draft.revision,
            texts: draft.texts.clone(),
            file: Arc::new(StoredFile::new(addition.file, about.texts)),
            bundles,
            inverted: Arc::new(inverted),
        })))
    }

    /// A number that differs for a file with another stamp or another path.
    fn checksum(&self, file: &DraftFile) -> u64 {
        let Stamp { size, modified, changed, inode, sidecars } = file.stamp;
        let (root, below) = self.below_root(&file.path).unwrap_or((u32::MAX, &file.path));
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
    fn write_catalogue(&self, draft: &Draft, bundles: &[StoredBundle], inverted: &InvertedIndex, about: About) -> io::Result<Orders> {
        let new = self.catalogue_being_written();
        let file = private().create(true).truncate(true).open(&new)?;
        let mut writer = Writer::new(file, Section::COUNT)?;
        about.write(&mut writer)?;
        writer.section(|out| io::Write::write_all(out, &self.names()))?;
        self.write_files(draft, &mut writer)?;
        write_names(draft, &mut writer)?;
        write_numbers(draft, &mut writer)?;
        write_bundles(bundles, &mut writer)?;
        u64s(&mut writer, inverted.infos().flat_map(|info| [info.number, info.first.into(), info.end.into()]))?;
        let orders = write_orders(draft, &mut writer)?;
        writer.finish()?;
        fault::step()?;
        fs::rename(&new, self.catalogue())?;
        self.sync()?;
        Ok(orders)
    }

    fn write_files(&self, draft: &Draft, writer: &mut Writer) -> io::Result<()> {
        let files = || draft.files.iter();
        let located: Option<Vec<(u32, &Path)>> = files().map(|file| self.below_root(&file.path)).collect();
        let located = located.ok_or(io::ErrorKind::InvalidInput)?;
        u32s(writer, located.iter().map(|(root, _)| *root))?;
        sections::heap(writer, located.iter().map(|(_, below)| [below.as_os_str().as_encoded_bytes()]))?;
        u64s(writer, files().map(|file| file.stamp.size))?;
        u64s(writer, files().map(|file| file.stamp.modified.cast_unsigned()))?;
        u64s(writer, files().map(|file| file.stamp.changed.cast_unsigned()))?;
        u64s(writer, files().map(|file| file.stamp.inode))?;
        u64s(writer, files().map(|file| file.stamp.sidecars))?;
        u32s(writer, files().map(|file| file.end))
    }
}

impl Draft {
    fn articles(&self) -> impl Iterator<Item = (&Entry, &Metadata)> + Clone {
        self.rows.iter().filter_map(|&index| {
            let entry = self.entries.get(index as usize)?;
            Some((entry, entry.metadata.as_deref()?))
        })
    }

    fn metadata(&self) -> impl Iterator<Item = &Metadata> + Clone {
        self.articles().map(|(_, metadata)| metadata)
    }
}

/// Writes the columns of flags, strings and names.
fn write_names(draft: &Draft, writer: &mut Writer) -> io::Result<()> {
    u32s(writer, draft.articles().map(|(entry, metadata)| flags(entry, metadata)))?;
    sections::heap(writer, draft.articles().map(|(entry, _)| [entry.origin.id.as_deref().unwrap_or_default().as_bytes()]))?;
    sections::heap(writer, draft.metadata().map(|metadata| [metadata.title.as_bytes()]))?;
    sections::heap(writer, draft.metadata().map(|metadata| [metadata.first_words.as_bytes()]))?;
    sections::lists(writer, draft.metadata().map(|metadata| &*metadata.authors))?;
    sections::lists(writer, draft.metadata().map(|metadata| &*metadata.tags))?;
    sections::names(writer, draft.metadata().map(|metadata| &*metadata.source))?;
    sections::names(writer, draft.metadata().map(|metadata| &*metadata.section))?;
    sections::names(writer, draft.metadata().map(|metadata| &*metadata.lang))?;
    sections::names(writer, draft.metadata().map(|metadata| metadata.format))
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

/// Writes the columns of numbers.
fn write_numbers(draft: &Draft, writer: &mut Writer) -> io::Result<()> {
    let date = |date: Option<Date>| date.map_or(0, Date::pack);
    u64s(writer, draft.metadata().map(|metadata| date(metadata.date)))?;
    u64s(writer, draft.metadata().map(|metadata| date(metadata.embargo.and_then(Embargo::until))))?;
    u32s(writer, draft.metadata().map(|metadata| metadata.words))?;
    u64s(writer, draft.metadata().map(|metadata| metadata.fingerprint.map_or(0, Into::into)))?;
    writer.section(|out| {
        let sketch = |metadata: &Metadata| metadata.sketch.map_or([0; Sketch::PACKED], |sketch| sketch.pack());
        draft.metadata().try_for_each(|metadata| io::Write::write_all(out, &sketch(metadata)))
    })?;
    let slot = |Slot { bundle, start, length, bundles }: Slot| [bundle, start, length, bundles];
    u32s(writer, draft.articles().flat_map(|(entry, _)| slot(entry.slot)))
}

fn write_bundles(bundles: &[StoredBundle], writer: &mut Writer) -> io::Result<()> {
    u64s(writer, bundles.iter().map(|bundle| bundle.at))?;
    u32s(writer, bundles.iter().map(|bundle| bundle.length))?;
    u32s(writer, bundles.iter().map(|bundle| bundle.decompressed))?;
    u64s(writer, bundles.iter().map(|bundle| bundle.checksum))
}

/// Writes the orders of the list; returns them as indices of the entries.
fn write_orders(draft: &Draft, writer: &mut Writer) -> io::Result<Orders> {
    let mut row_of = vec![0; draft.entries.len()];
    for (row, &index) in draft.rows.iter().enumerate() {
        row_of[index as usize] = row as u32;
    }
    let mut orders = Orders::default();
    for (list, order) in orders.iter_mut().zip(Order::STORED) {
        list.clone_from(&draft.rows);
        sorting::sort(&draft.entries, list, order);
        u32s(writer, list.iter().map(|&index| row_of[index as usize]))?;
    }
    Ok(orders)
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
        for (entry, _) in draft.articles() {
            let first = entry.slot.bundle as usize;
            used[first..first + entry.slot.bundles as usize].fill(true);
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
