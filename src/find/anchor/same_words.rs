//! The same words elsewhere in a text, for several anchors in one pass for each length of their first bytes.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use super::runs::{RUN, Sieve, number};
use super::{Anchor, is_line, same_end, same_start};

/// Maximum number of occurrences of the same words compared, on either side of the old position.
const COMPARED: usize = 4096;

/// Number of bytes of the words that are compared on the way; the others only of those that are left at the end.
const COMPARED_BYTES: usize = 64;

/// Length in bytes from which words are identified without their context.
const KNOWN: usize = 48;

/// So many bytes around shorter words must be the same for these to be the ones meant.
const NEIGHBOURS: usize = 16;

/// Bytes of the text between two looks at whether the search is still wanted.
const STRETCH: usize = 1 << 16;

/// Words that are looked for.
pub(super) struct Words<'a> {
    anchor: &'a Anchor,
    exact: &'a str,
    /// The last places before the old one, and the first after it, where its first bytes are.
    before: VecDeque<u32>,
    after: Vec<u32>,
}

impl<'a> Words<'a> {
    pub(super) fn new(anchor: &'a Anchor, words: &'a str) -> Self {
        Self { anchor, exact: words, before: VecDeque::new(), after: Vec::new() }
    }

    /// Finds the places of all of them in `text`; whether it was not stopped.
    pub(super) fn look_for(all: &mut [Self], text: &str, stop: &dyn Fn() -> bool) -> bool {
        (1..=RUN).all(|length| {
            let mut own: Vec<&mut Self> = all.iter_mut().filter(|words| words.exact.len().min(RUN) == length).collect();
            own.is_empty() || Self::look_for_key(&mut own, length, text, stop)
        })
    }

    /// The same for those whose first bytes are `length` bytes, or more where these are a run.
    fn look_for_key(all: &mut [&mut Self], length: usize, text: &str, stop: &dyn Fn() -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut sieve = Sieve::for_count(all.len());
        let mut keys: HashMap<u64, Vec<usize>> = HashMap::new();
        for (index, words) in all.iter().enumerate() {
            let key = number(words.exact.as_bytes().get(..length).unwrap_or_default());
            sieve.insert(key);
            keys.entry(key).or_default().push(index);
        }
        for start in (0..bytes.len()).step_by(STRETCH) {
            if stop() {
                return false;
            }
            let stretch = bytes.get(start..bytes.len().min(start + STRETCH + length - 1)).unwrap_or_default();
            for (at, window) in (start..).zip(stretch.windows(length)) {
                let key = number(window);
                if !sieve.may_hold(key) {
                    continue;
                }
                for &index in keys.get(&key).into_iter().flatten() {
                    if let Some(words) = all.get_mut(index) {
                        words.see(bytes, at);
                    }
                }
            }
        }
        true
    }

    /// Takes in a place where its first bytes are.
    fn see(&mut self, text: &[u8], at: usize) {
        let first = self.exact.as_bytes().get(..COMPARED_BYTES).unwrap_or(self.exact.as_bytes());
        let is_before = at < self.anchor.at;
        if !is_before && self.after.len() >= COMPARED || text.get(at..).is_none_or(|rest| !rest.starts_with(first)) {
            return;
        }
        let Ok(at) = u32::try_from(at) else { return };
        if !is_before {
            return self.after.push(at);
        }
        if self.before.len() >= COMPARED {
            self.before.pop_front();
        }
        self.before.push_back(at);
    }

    /// The ones meant: those with most of the same around them, the nearest to the old place of several.
    pub(super) fn best(&self, text: &str) -> Option<Range<usize>> {
        let Self { anchor, exact: words, .. } = self;
        let (mut best, mut lines) = (None, Vec::new());
        for at in self.after.iter().chain(self.before.iter().rev()).map(|&at| at as usize) {
            let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(words)) else { continue };
            let before = text.get(..at).unwrap_or_default();
            let same = same_end(&anchor.before, before) + same_start(&anchor.after, rest);
            if is_line(before, rest) && lines.len() < 2 {
                lines.push(at);
            }
            let rank = (same, std::cmp::Reverse(at.abs_diff(anchor.at)));
            if best.is_none_or(|(best, _)| rank > best) {
                best = Some((rank, at));
            }
        }
        let ((same, _), at) = best?;
        let known = words.len() >= KNOWN
            || same >= NEIGHBOURS && same + words.len() >= 2 * NEIGHBOURS
            || same > 0 && same == anchor.before.len() + anchor.after.len();
        let line = lines.first().copied().filter(|_| lines.len() == 1 && is_line(&anchor.before, &anchor.after) && words.len() > 3);
        let at = if known { at } else { line? };
        Some(at..at + words.len())
    }
}
