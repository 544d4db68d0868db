//! Makes the segments of an index: only texts that have none are read, and those of small segments before them.

use std::fs::{self, File};
use std::io;
use std::sync::Arc;

use super::super::Draft;
use super::super::place::{IndexPlace, private};
use super::builder::Builder;
use super::segment::{Segment, SegmentInfo};
use super::{InvertedIndex, Unfit};
use crate::find::fold;
use crate::store::searchable::text_of;
use crate::store::shelf::{Reading, Slot};

/// Most bytes of text in a segment that is made of several: its words are in memory while it is made.
const MOST: usize = 64 << 20;

impl InvertedIndex {
    /// The segments as the catalogue knows them.
    pub(in super::super) fn infos(&self) -> impl Iterator<Item = SegmentInfo> {
        self.segments.iter().map(|segment| segment.info)
    }

    /// The slots of all texts, one segment after the other.
    pub(in super::super) fn slots(&self) -> Result<Vec<u64>, Unfit> {
        let slots: Vec<Vec<u64>> = self.segments.iter().map(|segment| segment.slots()).collect::<Result<_, _>>()?;
        Ok(slots.concat())
    }

    /// Opens segments.
    pub(in super::super) fn open(place: &IndexPlace, infos: impl Iterator<Item = SegmentInfo>) -> Result<Self, Unfit> {
        let open = |info: SegmentInfo| {
            let file = File::open(place.words(info.number)).map_err(|_| Unfit::Damaged)?;
            Segment::open(file, info).map(Arc::new)
        };
        Ok(Self { segments: infos.map(open).collect::<Result<_, _>>()?, ..Self::default() })
    }

    /// Makes the inverted index of all texts of a draft, with those segments of an earlier one that are still good.
    pub(in super::super) fn write(place: &IndexPlace, draft: &Draft, before: Option<&Self>) -> io::Result<Self> {
        let mut slots: Vec<Slot> = draft.rows.iter().map(|&row| draft.entries.slot(row)).filter(|slot| slot.length > 0).collect();
        slots.sort_unstable_by_key(|slot| slot.order());
        slots.dedup();
        let kept = before.map(|before| before.kept(&slots)).unwrap_or_default();
        let begun = kept.last().map_or(0, |segment| segment.info.end);
        let mut making = Making { place, number: place.all_words().max().unwrap_or_default(), written: Vec::new() };
        let rest = &slots[slots.partition_point(|slot| slot.bundle < begun)..];
        let made = making.make(rest, begun, draft).inspect_err(|_| making.undo())?;
        Ok(Self { segments: kept.into_iter().chain(made).collect(), ..Self::default() })
    }

    /// Removes the files of segments that `before` does not have.
    pub(in super::super) fn remove(&self, place: &IndexPlace, before: Option<&Self>) {
        let is_new = |info: &SegmentInfo| before.is_none_or(|before| before.infos().all(|other| other != *info));
        for info in self.infos().filter(is_new) {
            // What cannot be removed is removed by the next that writes.
            let _ = fs::remove_file(place.words(info.number));
        }
    }

    /// The first segments, as long as they hold the words of their texts, and no small ones at the end.
    fn kept(&self, slots: &[Slot]) -> Vec<Arc<Segment>> {
        let from = |bundle: u32| slots.partition_point(|slot| slot.bundle < bundle);
        let size = |slots: &[Slot]| slots.iter().map(|slot| slot.length as usize).sum::<usize>();
        let is_good = |segment: &&Arc<Segment>| {
            let used = &slots[from(segment.info.first)..from(segment.info.end)];
            // An article that came back may have none; others are gone.
            let is_there = |slots: Vec<u64>| used.iter().all(|slot| slots.binary_search(&slot.number()).is_ok());
            segment.slots().is_ok_and(is_there) && used.len() * 2 >= segment.count
        };
        let mut kept: Vec<Arc<Segment>> = self.segments.iter().take_while(is_good).map(Arc::clone).collect();
        let mut rest = size(&slots[from(kept.last().map_or(0, |segment| segment.info.end))..]);
        while let Some(last) = kept.last().filter(|_| rest > 0) {
            let last = size(&slots[from(last.info.first)..from(last.info.end)]);
            if last > 2 * rest || last + rest > MOST {
                break;
            }
            rest += last;
            kept.pop();
        }
        kept
    }
}

/// Segments being made.
struct Making<'a> {
    place: &'a IndexPlace,
    number: u64,
    written: Vec<u64>,
}

impl Making<'_> {
    /// Makes segments of the texts in these slots, which are in their order and begin with this bundle or later.
    fn make(&mut self, slots: &[Slot], begun: u32, draft: &Draft) -> io::Result<Vec<Arc<Segment>>> {
        let mut reading = Reading::new(&draft.texts);
        let (mut segments, mut first, mut builder, mut size) = (Vec::new(), begun, Builder::new(), 0);
        let mut slots = slots.iter().peekable();
        while let Some(&slot) = slots.next() {
            builder.add(slot, &fold(text_of(reading.text(slot))));
            size += slot.length as usize;
            let next = slots.peek().map(|next| next.bundle);
            let end = next.unwrap_or(slot.bundle + slot.bundles);
            if next.is_none() || size >= MOST && end > slot.bundle {
                let builder = std::mem::replace(&mut builder, Builder::new());
                segments.push(self.write(builder, first, end)?);
                (first, size) = (end, 0);
            }
        }
        // Words of texts that could not be read are missing.
        if draft.texts.is_damaged() { Err(io::ErrorKind::InvalidData.into()) } else { Ok(segments) }
    }

    fn write(&mut self, builder: Builder, first: u32, end: u32) -> io::Result<Arc<Segment>> {
        self.number += 1;
        self.written.push(self.number);
        let path = self.place.words(self.number);
        builder.write(private().create(true).truncate(true).open(&path)?)?;
        let segment = Segment::open(File::open(&path)?, SegmentInfo { number: self.number, first, end });
        segment.map(Arc::new).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    /// Removes what was written.
    fn undo(&self) {
        for number in &self.written {
            // What cannot be removed is removed by the next that writes.
            let _ = fs::remove_file(self.place.words(*number));
        }
    }
}
