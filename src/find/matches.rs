//! The matches of a needle in three bytes each: a single letter may occur a million times in a long text.

use std::ops::Range;

/// Ranges of a text in order of their starts, none of them empty, none within another. A text is under 4 GiB.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// Start of each match within its stretch of [`STRETCH`] bytes.
    starts: Vec<u16>,
    /// Length of each match; [`u8::MAX`] if `long` holds it.
    lengths: Vec<u8>,
    /// Number of matches that begin before each stretch of the text, up to the last stretch with a match.
    stretches: Vec<u32>,
    /// The number and the length of those that are too long for the others' list, in order.
    long: Vec<(u32, u32)>,
    /// End of the last match.
    end: usize,
}

/// Bytes of a stretch: the range of a `u16`.
const STRETCH: usize = 1 << 16;

impl Matches {
    /// The number of matches.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The match numbered `index`, from 0.
    pub fn get(&self, index: usize) -> Option<Range<usize>> {
        let stretch = self.stretches.partition_point(|&before| before as usize <= index).checked_sub(1)?;
        let start = stretch * STRETCH + usize::from(*self.starts.get(index)?);
        let length = match *self.lengths.get(index)? {
            u8::MAX => {
                let at = self.long.binary_search_by_key(&(index as u32), |&(number, _)| number).ok()?;
                self.long.get(at)?.1 as usize
            }
            length => usize::from(length),
        };
        Some(start..start + length)
    }

    /// The matches from the one numbered `first` on.
    pub fn from(&self, first: usize) -> impl Iterator<Item = Range<usize>> {
        (first..self.len()).filter_map(|index| self.get(index))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Range<usize>> {
        self.from(0)
    }

    /// The number of matches that begin before the byte `offset`, which is the index of the first that does not.
    pub fn before(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        let bound = |stretch: usize| self.stretches.get(stretch).map_or(self.len(), |&before| before as usize);
        let (first, end) = (bound(stretch), bound(stretch + 1));
        let within = self.starts.get(first..end).unwrap_or_default();
        first + within.partition_point(|&start| usize::from(start) < offset % STRETCH)
    }

    /// The number of matches that end at or before the byte `offset`, which is the index of the first that does not.
    pub(crate) fn ended_by(&self, offset: usize) -> usize {
        let begun = self.before(offset);
        // They do not overlap, so at most the last of those that have begun goes on.
        let last = begun.checked_sub(1).and_then(|last| self.get(last));
        begun - usize::from(last.is_some_and(|last| last.end > offset))
    }

    /// One more, after all the others. One that begins before the last one ends is left out, and so is an empty one.
    pub fn push(&mut self, range: Range<usize>) {
        let (Ok(_), Ok(length)) = (u32::try_from(range.start), u32::try_from(range.len())) else { return };
        if length == 0 || range.start < self.end {
            return;
        }
        let short = u8::try_from(length).unwrap_or(u8::MAX);
        if short == u8::MAX {
            self.long.push((self.starts.len() as u32, length));
        }
        if self.stretches.len() <= range.start / STRETCH {
            self.stretches.resize(range.start / STRETCH + 1, self.starts.len() as u32);
        }
        self.starts.push((range.start % STRETCH) as u16);
        self.lengths.push(short);
        self.end = range.end;
    }

    /// Gives back the room that no match took.
    pub(crate) fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.lengths.shrink_to_fit();
    }
}

impl Default for &Matches {
    fn default() -> Self {
        static NONE: Matches = Matches { starts: Vec::new(), lengths: Vec::new(), stretches: Vec::new(), long: Vec::new(), end: 0 };
        &NONE
    }
}

impl FromIterator<Range<usize>> for Matches {
    fn from_iter<I: IntoIterator<Item = Range<usize>>>(ranges: I) -> Self {
        let mut matches = Self::default();
        ranges.into_iter().for_each(|range| matches.push(range));
        matches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_matches_are_returned() {
        let ranges = [0..1, 3..5, 5..100_000, 100_000..100_001, 131_072..131_327, 131_327..131_581, 400_000..400_001];
        let matches: Matches = ranges.iter().cloned().collect();
        assert_eq!(matches.iter().collect::<Vec<_>>(), ranges);
        assert_eq!((matches.len(), matches.get(7)), (7, None));
    }

    #[test]
    fn overlapping_and_empty_matches_are_dropped() {
        let matches: Matches = [0..3, 2..4, 3..3, 3..4].into_iter().collect();
        assert_eq!(matches.iter().collect::<Vec<_>>(), [0..3, 3..4]);
    }

    #[test]
    fn places_are_found_by_their_start_and_by_their_end() {
        let matches: Matches = [2..4, 6..9].into_iter().collect();
        assert_eq!([0, 2, 3, 6, 7].map(|at| matches.before(at)), [0, 0, 1, 1, 2]);
        assert_eq!([70_000, 700_000].map(|at| (matches.before(at), matches.ended_by(at))), [(2, 2), (2, 2)]);
        assert_eq!([0, 3, 4, 8, 9].map(|at| matches.ended_by(at)), [0, 0, 1, 1, 2]);
    }

    #[test]
    fn places_far_apart_are_found_too() {
        let ranges = [10..11, 65_536..65_537, 65_540..70_000, 300_000..300_001];
        let matches: Matches = ranges.iter().cloned().collect();
        for offset in [0, 10, 11, 65_535, 65_536, 65_537, 66_000, 70_000, 131_072, 299_999, 300_000, 300_001, 1 << 20] {
            assert_eq!(matches.before(offset), ranges.iter().filter(|range| range.start < offset).count(), "{offset}");
            assert_eq!(matches.ended_by(offset), ranges.iter().filter(|range| range.end <= offset).count(), "{offset}");
        }
    }
}
