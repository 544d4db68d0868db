//! Decides by the places of words which texts contain a phrase.

use std::ops::ControlFlow;

use super::{Failure, Search};
use crate::find::Piece;
use crate::query::Bits;

/// Most words, for each text, whose places are compared for the beginning of a word: reading the texts takes less than that of more.
const MOST_FORMS: usize = 4;

/// Number of words after which it is asked whether to stop.
const STEP: usize = 64;

/// Number of places that are sorted at once.
const SORTED: usize = 1 << 14;

impl Search<'_> {
    /// Keeps the texts in which the words of a phrase are one after the other, as far as their places are known; returns whether all are.
    pub(super) fn keep_phrases(&self, pieces: &[Piece], texts: &mut Bits) -> Result<bool, Failure> {
        let (mut ends, mut distance, mut are_known): (Option<Vec<u64>>, u64, bool) = (None, 0, true);
        for piece in pieces {
            distance += u64::from(piece.step);
            if texts.is_empty() {
                break;
            }
            let Some(mut places) = self.places(piece, texts)? else {
                are_known = false;
                continue;
            };
            if let Some(ends) = &ends {
                let mut ends = ends.iter().map(|end| end + distance).peekable();
                places.retain(|place| {
                    while ends.next_if(|end| end < place).is_some() {}
                    ends.peek() == Some(place)
                });
            }
            // Only texts with all words so far matter for the next.
            let mut kept = Bits::none(texts.limit());
            kept.insert_all(places.iter().map(|place| (place >> 32) as usize));
            texts.intersect(&kept);
            (ends, distance) = (Some(places), 0);
        }
        Ok(are_known)
    }

    /// The places of a piece in the texts in `wanted`, ascending; `None` where not all are listed, or those of too many words.
    fn places(&self, piece: &Piece, wanted: &Bits) -> Result<Option<Vec<u64>>, Failure> {
        let text = &*piece.text;
        if !piece.begins || !piece.ends && self.has_more_forms(text, wanted.count() * MOST_FORMS)? {
            return Ok(None);
        }
        let (mut places, mut are_all, mut forms, mut is_stopped) = (Vec::new(), true, 0usize, false);
        self.segment.each_word(text, &mut |word, listed| {
            let is_form = if piece.ends { word == text } else { word.starts_with(text) };
            if !is_form {
                return Ok(ControlFlow::Break(()));
            }
            forms += 1;
            is_stopped = forms.is_multiple_of(STEP) && (self.stop)();
            if !is_stopped {
                are_all &= self.segment.add_places(listed, wanted, self.stop, &mut places)?;
            }
            Ok(if are_all && !is_stopped { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        if is_stopped || (self.stop)() {
            return Err(Failure::Stopped);
        }
        Ok(if are_all { Some(self.sorted(places, forms)?) } else { None })
    }

    /// Whether more words than `most` begin like this.
    fn has_more_forms(&self, beginning: &str, most: usize) -> Result<bool, Failure> {
        let mut forms = 0;
        self.segment.each_word(beginning, &mut |word, _| {
            forms += usize::from(word.starts_with(beginning));
            Ok(if forms > most || !word.starts_with(beginning) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(forms > most)
    }

    /// The places of so many words in their order, each once.
    fn sorted(&self, places: Vec<u64>, forms: usize) -> Result<Vec<u64>, Failure> {
        if forms < 2 {
            return Ok(places);
        }
        // In parts by their texts, so that it can be stopped.
        let parts = places.len() / SORTED + 1;
        let mut sorted: Vec<Vec<u64>> = vec![Vec::new(); parts];
        for place in places {
            sorted[(place >> 32) as usize * parts / self.segment.count.max(1)].push(place);
        }
        for part in &mut sorted {
            if (self.stop)() {
                return Err(Failure::Stopped);
            }
            part.sort_unstable();
            part.dedup();
        }
        Ok(sorted.concat())
    }
}
