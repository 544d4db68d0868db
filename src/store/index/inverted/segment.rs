//! The file of a segment.

use std::borrow::Cow;
use std::fs::File;
use std::ops::ControlFlow;

use super::super::Unfit;
use super::super::container::Reader;
use super::SECTIONS;
use super::dictionary::{Dictionary, Listed, Part, Visit};
use super::postings;
use crate::query::Bits;

/// Numbers of the sections: the slots of the texts, the lists, and two dictionaries with their indices.
const SLOTS: usize = 0;
const LISTS: usize = 1;
const TERMS: usize = 2;
const BEGINNINGS: usize = 4;

/// A segment as the catalogue knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct SegmentInfo {
    /// Number of its file.
    pub(in super::super) number: u64,
    /// Its bundles, from the first to before the last.
    pub(in super::super) first: u32,
    pub(in super::super) end: u32,
}

/// An open segment.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) info: SegmentInfo,
    /// The number of its texts.
    pub(super) count: usize,
    reader: Reader,
    terms: Dictionary,
    beginnings: Dictionary,
}

impl Segment {
    pub(super) fn open(file: File, info: SegmentInfo) -> Result<Self, Unfit> {
        let reader = Reader::open(file, SECTIONS)?;
        let count = usize::try_from(reader.length(SLOTS) / 8).map_err(|_| Unfit::Damaged)?;
        let terms = Dictionary::read(&reader, TERMS, TERMS + 1)?;
        let beginnings = Dictionary::read(&reader, BEGINNINGS, BEGINNINGS + 1)?;
        Ok(Self { info, count, reader, terms, beginnings })
    }

    /// The slots of its texts, ascending.
    pub(super) fn slots(&self) -> Result<Vec<u64>, Unfit> {
        self.reader.u64s(SLOTS)
    }

    /// The texts with this word.
    pub(super) fn texts(&self, word: &str) -> Result<Bits, Unfit> {
        Ok(self.look_up(&self.terms, word)?.unwrap_or_else(|| Bits::none(self.count)))
    }

    /// The texts with a word that begins like this, where they are listed.
    pub(super) fn texts_of_beginning(&self, beginning: &str) -> Result<Option<Bits>, Unfit> {
        self.look_up(&self.beginnings, beginning)
    }

    fn look_up(&self, dictionary: &Dictionary, word: &str) -> Result<Option<Bits>, Unfit> {
        let mut found = None;
        dictionary.visit_from(&self.reader, word, &mut |at, listed| {
            if at == word {
                let mut bits = Bits::none(self.count);
                self.add_texts(listed, &mut bits)?;
                found = Some(bits);
            }
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    }

    /// Shows `visit` all words from this one on.
    pub(super) fn each_word(&self, from: &str, visit: Visit<'_>) -> Result<(), Unfit> {
        self.terms.visit_from(&self.reader, from, visit)
    }

    /// Shows `visit` all beginnings whose texts are listed.
    pub(super) fn each_beginning(&self, visit: Visit<'_>) -> Result<(), Unfit> {
        self.beginnings.visit_from(&self.reader, "", visit)
    }

    /// Adds the texts with a word.
    pub(super) fn add_texts(&self, listed: Listed<'_>, bits: &mut Bits) -> Result<(), Unfit> {
        self.with(listed.texts, |bytes| {
            if listed.is_bitmap {
                postings::add_bitmap(bytes, bits);
                return Ok(());
            }
            postings::each_text(bytes, |text| bits.insert(text))
        })
    }

    /// Adds the places of a word in the texts in `wanted`, if they are listed; returns whether they are. `stop` may end it before.
    pub(super) fn add_places(
        &self,
        listed: Listed<'_>,
        wanted: &Bits,
        stop: &dyn Fn() -> bool,
        places: &mut Vec<u64>,
    ) -> Result<bool, Unfit> {
        let Some(part) = listed.places else { return Ok(false) };
        let mut texts = Vec::new();
        if listed.is_bitmap {
            let mut bits = Bits::none(self.count);
            self.add_texts(listed, &mut bits)?;
            texts.extend(bits.iter().map(|text| text as u32));
        } else {
            self.with(listed.texts, |bytes| postings::each_text(bytes, |text| texts.push(text as u32)))?;
        }
        match part {
            Part::Here(bytes) => postings::add_places(&texts, &bytes, wanted, stop, places),
            Part::Elsewhere { at, length } => {
                postings::add_places(&texts, &PlacesInFile { reader: &self.reader, at, length }, wanted, stop, places)
            }
        }
    }

    fn with(&self, part: Part<'_>, read: impl FnOnce(&[u8]) -> Result<(), Unfit>) -> Result<(), Unfit> {
        match part {
            Part::Here(bytes) => read(bytes),
            Part::Elsewhere { at, length } => read(&self.reader.part(LISTS, at, length)?),
        }
    }
}

/// Places in the section of lists.
struct PlacesInFile<'a> {
    reader: &'a Reader,
    at: u64,
    length: usize,
}

impl postings::Places for PlacesInFile<'_> {
    fn length(&self) -> usize {
        self.length
    }

    fn read(&self, at: usize, length: usize) -> Result<Cow<'_, [u8]>, Unfit> {
        let is_within = at.checked_add(length).is_some_and(|end| end <= self.length);
        let begun = self.at.checked_add(at as u64).filter(|_| is_within).ok_or(Unfit::Damaged)?;
        self.reader.part(LISTS, begun, length).map(Cow::Owned)
    }
}
