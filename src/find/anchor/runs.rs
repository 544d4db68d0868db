//! Runs of eight bytes of the texts that anchors remember, looked up in one pass through a text, however many anchors there are.

use std::cmp::Reverse;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// Length of a run in bytes: more than most syllables, fewer than most pairs of words.
pub(super) const RUN: usize = 8;

/// A run of the text that is one of what is remembered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) old: usize,
    pub(super) new: usize,
}

/// The remembered texts of several anchors, whose windows are found in one pass through a text.
pub(super) struct Runs {
    /// Where the occurrences of each run begin in `all`, and how many there are.
    at: HashMap<u64, (usize, usize)>,
    /// The runs that occur once in a remembered text: the number of that text, and the byte.
    all: Vec<(usize, usize)>,
    sieve: Sieve,
}

/// The part of a text with most of the runs of one anchor: the densest cluster so far, and the one being counted.
pub(super) struct Window {
    /// The longest window, in bytes.
    reach: usize,
    /// The byte of the old text where what is remembered began.
    origin: usize,
    held: VecDeque<Hit>,
    counts: Vec<u32>,
    distinct: usize,
    /// Of several with as many runs, the nearest to the old position.
    best: Option<(Rank, Range<usize>)>,
}

/// Number of distinct runs, and the distance from the old position.
type Rank = (usize, Reverse<usize>);

/// A filter before a hash table of numbers: rules most of the others out.
pub(super) struct Sieve {
    bits: Vec<u64>,
    /// The upper bits of a product that are an index.
    shift: u32,
}

impl Sieve {
    /// A filter for so many numbers.
    pub(super) fn for_count(count: usize) -> Self {
        let size = (count * 16).next_power_of_two().clamp(1 << 16, 1 << 24);
        Self { bits: vec![0; size / 64], shift: 64 - size.trailing_zeros() }
    }

    pub(super) fn insert(&mut self, number: u64) {
        let bit = self.bit(number);
        if let Some(bits) = self.bits.get_mut(bit / 64) {
            *bits |= 1 << (bit % 64);
        }
    }

    pub(super) fn may_hold(&self, number: u64) -> bool {
        let bit = self.bit(number);
        self.bits.get(bit / 64).is_some_and(|bits| bits & 1 << (bit % 64) != 0)
    }

    /// The upper bits of a product with a large odd number (Knuth's multiplicative hashing).
    fn bit(&self, number: u64) -> usize {
        usize::try_from(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift).unwrap_or_default()
    }
}

impl Window {
    /// For a remembered text of `length` bytes that began at `origin` of the old text.
    pub(super) fn new(reach: usize, origin: usize, length: usize) -> Self {
        Self { reach, origin, held: VecDeque::new(), counts: vec![0; length], distinct: 0, best: None }
    }

    /// The densest cluster, with the number of distinct runs in it.
    pub(super) fn best(&self) -> Option<(usize, Range<usize>)> {
        self.best.as_ref().map(|((distinct, _), window)| (*distinct, window.clone()))
    }

    /// Takes the next hit into the cluster, and drops those that are too far before it.
    pub(super) fn take(&mut self, hit: Hit) {
        while let Some(first) = self.held.front().copied().filter(|first| first.new.saturating_add(self.reach) < hit.new) {
            self.held.pop_front();
            if let Some(count) = self.counts.get_mut(first.old) {
                *count -= 1;
                self.distinct -= usize::from(*count == 0);
            }
        }
        self.held.push_back(hit);
        if let Some(count) = self.counts.get_mut(hit.old) {
            self.distinct += usize::from(*count == 0);
            *count += 1;
        }
        let rank = (self.distinct, Reverse(hit.new.abs_diff(self.origin.saturating_add(hit.old))));
        if self.best.as_ref().is_none_or(|(best, _)| rank > *best) {
            let first = self.held.front().map_or(hit.new, |first| first.new);
            self.best = Some((rank, first..hit.new + RUN));
        }
    }
}

impl Runs {
    /// The runs of each; none of one that is too short to be distinctive.
    pub(super) fn of(group: &[&str]) -> Self {
        let mut found: Vec<(u64, usize, usize)> = Vec::new();
        for (number_of, whole) in group.iter().enumerate().filter(|(_, whole)| whole.len() >= 2 * RUN) {
            let mut own: Vec<_> = whole.as_bytes().windows(RUN).map(number).zip(0..).collect();
            own.sort_unstable();
            found.extend(own.chunk_by(|one, other| one.0 == other.0).filter_map(|same| match same {
                [(run, at)] => Some((*run, number_of, *at)),
                _ => None,
            }));
        }
        found.sort_unstable();
        let mut sieve = Sieve::for_count(found.len());
        let (mut at, mut first) = (HashMap::with_capacity(found.len()), 0);
        for same in found.chunk_by(|one, other| one.0 == other.0) {
            let run = same.first().map_or(0, |(run, ..)| *run);
            sieve.insert(run);
            at.insert(run, (first, same.len()));
            first += same.len();
        }
        Self { at, all: found.into_iter().map(|(_, number, at)| (number, at)).collect(), sieve }
    }

    /// Keeps those that are rarest in a text, with `most` hits in all.
    pub(super) fn keep_rare(&mut self, text: &[u8], most: usize) {
        let mut counts: HashMap<u64, usize> = HashMap::with_capacity(self.at.len());
        for run in text.windows(RUN).map(number).filter(|run| self.sieve.may_hold(*run) && self.at.contains_key(run)) {
            *counts.entry(run).or_default() += 1;
        }
        let mut runs: Vec<(usize, u64)> = counts.into_iter().map(|(run, count)| (count, run)).collect();
        runs.sort_unstable();
        let mut left = most;
        let mut fits = |(count, run): &(usize, u64)| {
            let cost = count.saturating_mul(self.at.get(run).map_or(0, |(_, same)| *same));
            let fits = cost <= left;
            left = left.saturating_sub(cost);
            fits
        };
        let rare = runs.iter().take_while(|run| fits(run)).count();
        self.sieve = Sieve::for_count(rare);
        for (_, run) in &runs[..rare] {
            self.sieve.insert(*run);
        }
        for (_, run) in &runs[rare..] {
            self.at.remove(run);
        }
    }

    /// The occurrences of these runs in `range` of the text, in order, each with the number of the text that it is remembered of.
    pub(super) fn hits<'a>(&'a self, text: &'a [u8], range: Range<usize>) -> impl Iterator<Item = (usize, Hit)> + 'a {
        let from = range.start;
        let windows = text.get(range).unwrap_or_default().windows(RUN).enumerate();
        let known = windows.filter_map(move |(at, run)| {
            let run = number(run);
            let (first, count) = self.sieve.may_hold(run).then(|| self.at.get(&run).copied()).flatten()?;
            Some((from + at, self.all.get(first..first + count)?))
        });
        known.flat_map(|(new, same)| same.iter().map(move |&(number, old)| (number, Hit { old, new })))
    }
}

/// Up to eight bytes as a number.
pub(super) fn number(run: &[u8]) -> u64 {
    run.iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
}
