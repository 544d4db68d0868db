//! Compares an inverted index with the texts that it is of.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::super::{Draft, Unfit};
use super::InvertedIndex;
use super::builder::Builder;
use super::postings::{self, List};
use super::segment::Segment;
use crate::find::fold;
use crate::query::Bits;
use crate::store::searchable::text_of;
use crate::store::shelf::{Reading, Slot};

impl InvertedIndex {
    /// Whether it says of the texts of a draft that are in it what they say themselves.
    pub(crate) fn is_right(&self, draft: &Draft) -> bool {
        let slots: HashMap<u64, Slot> = draft.rows.iter().map(|&row| draft.entries.slot(row)).map(|slot| (slot.number(), slot)).collect();
        let mut reading = Reading::new(&draft.texts);
        let mut is_right = |segment: &Segment| {
            let (mut builder, mut used) = (Builder::new(), Bits::none(segment.count));
            for (number, slot) in segment.slots()?.iter().enumerate() {
                let slot = slots.get(slot).copied();
                slot.inspect(|_| used.insert(number));
                builder.add(slot.unwrap_or_default(), &slot.map_or_else(String::new, |slot| fold(text_of(reading.text(slot)))));
            }
            Check { segment, used }.is_right(builder)
        };
        !self.is_lost && self.segments.iter().all(|segment| is_right(segment).unwrap_or(false))
    }
}

struct Check<'a> {
    segment: &'a Segment,
    /// Texts that are still in use: the others cannot be compared.
    used: Bits,
}

impl Check<'_> {
    fn is_right(&self, builder: Builder) -> Result<bool, Unfit> {
        let (expected, mut is_right) = (builder.into_lists(), true);
        let mut expected = expected.iter().peekable();
        self.segment.each_word("", &mut |word, listed| {
            let mut texts = Bits::none(self.segment.count);
            self.segment.add_texts(listed, &mut texts)?;
            texts.intersect(&self.used);
            let same = expected.next_if(|(other, _)| **other == *word);
            is_right &= match same {
                None => texts.is_empty(),
                Some((_, list)) => {
                    let (right, places) = self.lists(list)?;
                    let mut listed_places = Vec::new();
                    let are_listed = self.segment.add_places(listed, &self.used, &|| false, &mut listed_places)?;
                    texts == right && (!are_listed || listed_places == places)
                }
            };
            Ok(if is_right { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(is_right && expected.peek().is_none() && self.has_right_beginnings()?)
    }

    /// The texts of a list, and its places in them.
    fn lists(&self, list: &List) -> Result<(Bits, Vec<u64>), Unfit> {
        let (mut texts, mut numbers, mut places) = (Bits::none(self.segment.count), Vec::new(), Vec::new());
        postings::each_text(&list.texts, |text| {
            texts.insert(text);
            numbers.push(text as u32);
        })?;
        let in_blocks = postings::in_blocks(list)?;
        postings::add_places(&numbers, &&in_blocks[..], &texts, &|| false, &mut places)?;
        Ok((texts, places))
    }

    fn has_right_beginnings(&self) -> Result<bool, Unfit> {
        let mut is_right = true;
        self.segment.each_beginning(&mut |beginning, listed| {
            let (mut texts, mut expected) = (Bits::none(self.segment.count), Bits::none(self.segment.count));
            self.segment.add_texts(listed, &mut texts)?;
            self.segment.each_word(beginning, &mut |word, listed| {
                if !word.starts_with(beginning) {
                    return Ok(ControlFlow::Break(()));
                }
                self.segment.add_texts(listed, &mut expected)?;
                Ok(ControlFlow::Continue(()))
            })?;
            is_right &= texts == expected;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(is_right)
    }
}
