//! Sets of articles by number, a bit for each.

use std::ops::Range;

/// A set of numbers below a limit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bits {
    words: Vec<u64>,
    limit: usize,
}

impl Bits {
    /// No number below `limit`.
    pub(crate) fn none(limit: usize) -> Self {
        Self { words: vec![0; limit.div_ceil(64)], limit }
    }

    /// Every number below `limit`.
    pub(crate) fn all(limit: usize) -> Self {
        let mut all = Self { words: vec![u64::MAX; limit.div_ceil(64)], limit };
        all.trim();
        all
    }

    /// The numbers of `words`, of which the first has the lowest 64.
    pub(crate) fn from_words(words: impl Iterator<Item = u64>, limit: usize) -> Self {
        let mut bits = Self::none(limit);
        bits.words.iter_mut().zip(words).for_each(|(own, word)| *own = word);
        bits.trim();
        bits
    }

    /// Adds all numbers of a range.
    pub(crate) fn insert_range(&mut self, range: Range<usize>) {
        let (start, end) = (range.start, range.end.min(self.limit));
        for index in start / 64..end.div_ceil(64) {
            let from = start.saturating_sub(index * 64);
            let to = (end - index * 64).min(64);
            if let Some(word) = self.words.get_mut(index).filter(|_| from < to) {
                *word |= u64::MAX >> (64 - (to - from)) << from;
            }
        }
    }

    /// Leaves out a number.
    pub(crate) fn remove(&mut self, number: usize) {
        if let Some(word) = self.words.get_mut(number / 64) {
            *word &= !(1 << (number % 64));
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Adds a number; those at the limit and beyond are left out.
    pub(crate) fn insert(&mut self, number: usize) {
        if number < self.limit {
            self.words[number / 64] |= 1 << (number % 64);
        }
    }

    /// Adds several numbers.
    pub(crate) fn insert_all(&mut self, numbers: impl IntoIterator<Item = usize>) {
        for number in numbers {
            self.insert(number);
        }
    }

    pub(crate) fn contains(&self, number: usize) -> bool {
        self.words.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The numbers, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(index * 64 + bit)
            })
        })
    }

    /// Keeps the numbers that are in both.
    pub(crate) fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds the numbers of the other.
    pub(crate) fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self.trim();
    }

    /// Leaves out the numbers of the other.
    pub(crate) fn subtract(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// All other numbers below the limit.
    pub(crate) fn complement(mut self) -> Self {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
        self
    }

    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut().filter(|_| !self.limit.is_multiple_of(64)) {
            *last &= (1 << (self.limit % 64)) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[usize]) -> Bits {
        let mut bits = Bits::none(130);
        bits.insert_all(numbers.iter().copied());
        bits
    }

    #[test]
    fn sets_are_combined() {
        let (mut one, other) = (of(&[0, 63, 64, 129, 130]), of(&[63, 100]));
        assert_eq!((one.iter().count(), one.contains(129), one.contains(130), one.contains(1)), (4, true, false, false));
        one.unite(&other);
        assert_eq!(one.iter().collect::<Vec<_>>(), [0, 63, 64, 100, 129]);
        one.intersect(&other);
        assert_eq!(one, other);
        one.subtract(&of(&[100]));
        assert_eq!(one, of(&[63]));
    }

    #[test]
    fn ranges_and_single_numbers_come_and_go() {
        for range in [0..0, 3..70, 64..128, 100..300, 0..130] {
            let mut bits = Bits::none(130);
            bits.insert_range(range.clone());
            assert!(bits.iter().eq(range.start..range.end.min(130)) && bits.count() == bits.iter().count(), "{range:?}");
        }
        let mut bits = of(&[5, 64]);
        bits.remove(64);
        bits.remove(500);
        assert_eq!(bits, of(&[5]));
    }

    #[test]
    fn nothing_is_beyond_the_limit() {
        assert_eq!((Bits::all(130).iter().count(), of(&[5]).complement().iter().count()), (130, 129));
        assert_eq!(Bits::from_words([u64::MAX; 9].into_iter(), 130), Bits::all(130));
        assert!(Bits::all(0).is_empty() && Bits::none(64).complement() == Bits::all(64));
    }
}
