//! The stretch of a text that resembles an anchor whose words, or the words around it, were edited.
//!
//! The remembered text is cut into all its runs of eight bytes. One pass through the text finds where most of them lie close together,
//! whatever the script or language; there, the longest chain of runs in the old order shows which bytes are unchanged, and these show
//! where the range begins and ends now. Linear in the text; repeated runs are ambiguous and ignored.

use std::ops::Range;

use super::runs::{Hit, RUN, Runs, Window};

/// Bytes of remembered texts that one pass looks for: few enough that the first are found soon, and that a pass works within the cache.
const GROUP: usize = 1 << 15;

/// Most hits, if the text has not as many bytes; where there are more, as in a text of few different words, rare runs alone are counted.
const HITS: usize = 1 << 20;

/// Bytes of the text between two looks at whether the search is still wanted.
const STRETCH: usize = 1 << 16;

/// Maximum distance that a guessed bound is moved to the next space, in bytes.
const WORD: usize = 32;

/// Maximum distance between a bound and the nearest unchanged bytes within which its word is looked for, in bytes.
const NEAR: usize = 256;

/// A range replaced altogether is only taken for the old one where that was no longer than a few words, in bytes.
const FEW_WORDS: usize = 40;

/// The remembered range and its context.
#[derive(Debug)]
pub(super) struct Old {
    /// The number of the anchor.
    pub(super) number: usize,
    /// The text before the range, the range, and the text after it.
    pub whole: String,
    /// The range within that.
    pub range: Range<usize>,
    /// The byte of the old text where the range began.
    pub at: usize,
    /// Number of bytes of the range missing from `whole`.
    pub(crate) left_out: usize,
}

/// Bytes that are the same in what is remembered and in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Same {
    old: Range<usize>,
    new: Range<usize>,
}

/// The new position of a bound.
#[derive(Debug, Clone, Copy)]
struct Bound {
    at: usize,
    /// The bytes it may be moved within, where it is a guess.
    guess: Option<(usize, usize)>,
}

impl Old {
    /// Finds for each the range that resembles it most, if one does, and reports it. Two passes through the text for all of them; those
    /// of many long ranges go in several groups.
    pub(super) fn find_all(all: &[Self], text: &str, stop: &dyn Fn() -> bool, report: &mut dyn FnMut(&Self, Option<Range<usize>>)) {
        let mut rest = all;
        while !rest.is_empty() {
            let fits = |length: &mut usize, old: &Self| {
                *length += old.whole.len();
                Some(*length)
            };
            // At least one, however long it is.
            let count = rest.iter().scan(0, fits).take_while(|length| *length <= GROUP).count().max(1);
            let (group, others) = rest.split_at(count);
            rest = others;
            let Some((windows, only_rare)) = windows(group, text.as_bytes(), stop) else { return };
            for (old, window) in group.iter().zip(windows) {
                // Even if no two of the runs overlap, they may not be enough of the text to resemble it.
                let enough = |distinct: usize| only_rare || distinct * RUN * 5 >= old.whole.len() * 2;
                let window = window.best().filter(|(distinct, _)| enough(*distinct));
                report(old, window.and_then(|(_, window)| old.find(text, window)));
            }
        }
    }

    /// The window of its runs in a text, before the first.
    fn no_window(&self) -> Window {
        let reach = self.whole.len().saturating_add(self.left_out).saturating_mul(3) / 2 + RUN * RUN;
        Window::new(reach, self.at.saturating_sub(self.range.start), self.whole.len())
    }

    /// The range that resembles it most in the window.
    fn find(&self, text: &str, window: Range<usize>) -> Option<Range<usize>> {
        let runs = Runs::of(&[&self.whole]);
        let near: Vec<Hit> = runs.hits(text.as_bytes(), window).map(|(_, hit)| hit).collect();
        let mut same = same(&chain(&near));
        if !self.resembles(&same) {
            return None;
        }
        self.extend(&mut same, text.as_bytes());
        let start = self.start(&same, text).in_text(text, true);
        if self.range.is_empty() {
            return Some(start..start);
        }
        let end = self.end(&same, text).in_text(text, false).max(start);
        let words = text.get(start..end)?;
        let old = self.whole.get(self.range.clone())?;
        let lead = if old.starts_with(char::is_whitespace) { 0 } else { words.len() - words.trim_start().len() };
        let words = if old.ends_with(char::is_whitespace) { words } else { words.trim_end() };
        let found = start + lead.min(words.len())..start + words.len();
        let length = old.len().saturating_add(self.left_out);
        (!found.is_empty() && found.len() <= length.saturating_mul(3).saturating_add(WORD)).then_some(found)
    }

    /// Whether enough is the same: two fifths in all; of the range's own words half, or a quarter between neighbours that are the
    /// same, or, of a few words, the neighbours right beside them.
    fn resembles(&self, same: &[Same]) -> bool {
        let all: usize = same.iter().map(|same| same.old.len()).sum();
        let inside = |same: &Same| same.old.end.min(self.range.end).saturating_sub(same.old.start.max(self.range.start));
        let own: usize = same.iter().map(inside).sum();
        let (length, around) = (self.range.len(), self.whole.len() - self.range.len());
        if all * 5 < self.whole.len() * 2 {
            return false;
        }
        let neighbours = (all - own) * 2 >= around;
        let before = self.range.start == 0 || same.iter().any(|same| self.range.start.abs_diff(same.old.end) <= RUN);
        let after = self.range.end == self.whole.len() || same.iter().any(|same| self.range.end.abs_diff(same.old.start) <= RUN);
        length == 0 || own * 2 >= length || neighbours && own * 4 >= length || length <= FEW_WORDS && neighbours && before && after
    }

    /// Extends unchanged stretches by the bytes beside them that are the same, too, but not beyond the bounds of the range: runs that
    /// occur twice do not count, and a stretch may end in one.
    fn extend(&self, same: &mut [Same], text: &[u8]) {
        let whole = self.whole.as_bytes();
        for index in 0..same.len() {
            let (old_end, new_end) = same.get(index + 1).map_or((whole.len(), text.len()), |next| (next.old.start, next.new.start));
            let (old_start, new_start) = index.checked_sub(1).map_or((0, 0), |last| (same[last].old.end, same[last].new.end));
            let Same { old, new } = &mut same[index];
            let bounds = [self.range.start, self.range.end];
            while old.end < old_end && new.end < new_end && !bounds.contains(&old.end) && whole[old.end] == text[new.end] {
                (old.end, new.end) = (old.end + 1, new.end + 1);
            }
            while old.start > old_start
                && new.start > new_start
                && !bounds.contains(&old.start)
                && whole[old.start - 1] == text[new.start - 1]
            {
                (old.start, new.start) = (old.start - 1, new.start - 1);
            }
        }
    }

    fn start(&self, same: &[Same], text: &str) -> Bound {
        let start = self.range.start;
        let next = same.partition_point(|same| same.old.end <= start);
        let (before, after) = (next.checked_sub(1).and_then(|last| same.get(last)), same.get(next));
        match (before, after) {
            (_, Some(after)) if after.old.start <= start => Bound::sure(after.new.start + start - after.old.start),
            (Some(before), Some(after)) if before.old.end == start && !has_grown(before, after) => Bound::sure(before.new.end),
            (before, Some(after)) => {
                let part = |range| part(&self.whole, range);
                let (outside, inside) = (part(before.map_or(0, |before| before.old.end)..start), part(start..after.old.start));
                let new = before.map_or(0, |before| before.new.end)..after.new.start;
                lost_start(outside, inside, text, new)
            }
            (Some(before), None) => Bound::sure(before.new.end),
            (None, None) => Bound::sure(0),
        }
    }

    fn end(&self, same: &[Same], text: &str) -> Bound {
        let end = self.range.end;
        let next = same.partition_point(|same| same.old.start < end);
        let (before, after) = (next.checked_sub(1).and_then(|last| same.get(last)), same.get(next));
        match (before, after) {
            (Some(before), _) if before.old.end >= end => Bound::sure(before.new.end - (before.old.end - end)),
            (Some(before), Some(after)) if after.old.start == end && !has_grown(before, after) => Bound::sure(after.new.start),
            (Some(before), after) => {
                let part = |range| part(&self.whole, range);
                let (inside, outside) = (part(before.old.end..end), part(end..after.map_or(self.whole.len(), |after| after.old.start)));
                let new = before.new.end..after.map_or(text.len(), |after| after.new.start);
                lost_end(inside, outside, text, new)
            }
            (None, Some(after)) => Bound::sure(after.new.start),
            (None, None) => Bound::sure(text.len()),
        }
    }
}

/// Whether the gap between two unchanged stretches has grown much.
fn has_grown(before: &Same, after: &Same) -> bool {
    let (old, new) = (after.old.start.saturating_sub(before.old.end), after.new.start.saturating_sub(before.new.end));
    new > 2 * old + WORD / 2
}

/// The start of a range whose first bytes, `inside`, changed, as did those before them, `outside`: the start of its first word, else the
/// end of the word before it; if both are gone, a guess within the line.
fn lost_start(outside: &str, inside: &str, text: &str, new: Range<usize>) -> Bound {
    let from = text.ceil_char_boundary(new.start.max(new.end.saturating_sub(NEAR)));
    let near = part(text, from..new.end);
    let last = |word: &str, count| near.rmatch_indices(word).map(|(at, _)| at).filter(is_word(near, word)).take(count).last();
    if let Some(at) = first_word(inside).and_then(|word| last(word, occurrences(inside, word))) {
        let lead = inside.len() - inside.trim_start().len();
        return Bound::sure((from + at).saturating_sub(lead).max(new.start));
    }
    if let Some((at, word)) = last_word(outside).and_then(|word| Some((last(word, 1)?, word))) {
        let space = outside.len() - outside.trim_end().len();
        return Bound::sure((from + at + word.len() + space).min(new.end));
    }
    let line = near.rfind('\n').filter(|_| !inside.contains('\n'));
    let earliest = line.map_or(new.start, |line| from + line + 1);
    Bound { at: new.end.saturating_sub(inside.len()).max(earliest), guess: Some((earliest, new.end)) }
}

/// The end of a range whose last bytes changed, by the same rule.
fn lost_end(inside: &str, outside: &str, text: &str, new: Range<usize>) -> Bound {
    let (from, to) = (text.floor_char_boundary(new.start), new.end.min(new.start.saturating_add(NEAR)));
    let near = part(text, from..to);
    let first = |word: &str, count| near.match_indices(word).map(|(at, _)| at).filter(is_word(near, word)).take(count).last();
    if let Some((at, word)) = last_word(inside).and_then(|word| Some((first(word, occurrences(inside, word))?, word))) {
        let rest = inside.len() - inside.trim_end().len();
        return Bound::sure((from + at + word.len() + rest).min(new.end));
    }
    if let Some(at) = first_word(outside).and_then(|word| first(word, 1)) {
        let space = outside.len() - outside.trim_start().len();
        return Bound::sure((from + at).saturating_sub(space).max(new.start));
    }
    let line = near.find('\n').filter(|_| !inside.contains('\n'));
    let latest = line.map_or(new.end, |line| from + line);
    Bound { at: new.start.saturating_add(inside.len()).min(latest), guess: Some((new.start, latest)) }
}

/// A part of a text whose bounds, those of unchanged bytes, may lie within a character: they move to its beginning.
fn part(text: &str, range: Range<usize>) -> &str {
    text.get(text.floor_char_boundary(range.start)..text.floor_char_boundary(range.end)).unwrap_or_default()
}

fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next()
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

/// The number of times that `word` is a whole word of `text`.
fn occurrences(text: &str, word: &str) -> usize {
    text.match_indices(word).map(|(at, _)| at).filter(is_word(text, word)).count()
}

/// Whether there is no letter right beside `word` at a byte of `text`.
fn is_word(text: &str, word: &str) -> impl Fn(&usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    move |&at| {
        !letter(text.get(..at).and_then(|before| before.chars().next_back()))
            && !letter(text.get(at + word.len()..).and_then(|after| after.chars().next()))
    }
}

impl Bound {
    fn sure(at: usize) -> Self {
        Self { at, guess: None }
    }

    /// The bound on a character's, and where it is a guess, at the beginning or the end of a word.
    fn in_text(self, text: &str, begins: bool) -> usize {
        let at = text.floor_char_boundary(self.at.min(text.len()));
        let Some((earliest, most)) = self.guess else { return at };
        if begins {
            let before = text.get(text.ceil_char_boundary(earliest.max(at.saturating_sub(WORD)).min(at))..at).unwrap_or_default();
            before.rfind(char::is_whitespace).map_or(at - before.len(), |space| at - before.len() + space)
        } else {
            let to = text.floor_char_boundary(most.min(at + WORD).clamp(at, text.len()));
            let after = text.get(at..to).unwrap_or_default();
            at + after.find(char::is_whitespace).unwrap_or(after.len())
        }
    }
}

/// The densest window of each, and whether rare runs alone were counted; `None` where it was stopped.
fn windows(group: &[Old], text: &[u8], stop: &dyn Fn() -> bool) -> Option<(Vec<Window>, bool)> {
    let mut runs = Runs::of(&group.iter().map(|old| old.whole.as_str()).collect::<Vec<_>>());
    let most = HITS.max(text.len());
    if let Some(windows) = windows_of(&runs, group, text, most, stop)? {
        return Some((windows, false));
    }
    runs.keep_rare(text, most);
    let windows = windows_of(&runs, group, text, usize::MAX, stop)?;
    Some((windows.unwrap_or_default(), true))
}

/// The same from these runs; no windows where there are more than `most` hits.
#[expect(clippy::option_option, reason = "stopped is not the same as too many")]
fn windows_of(runs: &Runs, group: &[Old], text: &[u8], most: usize, stop: &dyn Fn() -> bool) -> Option<Option<Vec<Window>>> {
    let mut windows: Vec<Window> = group.iter().map(Old::no_window).collect();
    let mut count = 0;
    for start in (0..text.len()).step_by(STRETCH) {
        if stop() {
            return None;
        }
        for (number, hit) in runs.hits(text, start..text.len().min(start + STRETCH + RUN - 1)) {
            count += 1;
            if let Some(window) = windows.get_mut(number) {
                window.take(hit);
            }
        }
        if count > most {
            return Some(None);
        }
    }
    Some(Some(windows))
}

/// The longest chain of hits that are in the old order, too (patience sorting).
fn chain(hits: &[Hit]) -> Vec<Hit> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(hits.len());
    let old = |index: usize| hits.get(index).map_or(0, |hit| hit.old);
    for (index, hit) in hits.iter().enumerate() {
        let length = ends.partition_point(|&end| old(end) < hit.old);
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut next = ends.last().copied();
    let mut chain = Vec::with_capacity(ends.len());
    while let Some(index) = next {
        chain.extend(hits.get(index));
        next = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

/// The stretches that a chain of hits says are the same, in order, none touching another's bytes.
fn same(chain: &[Hit]) -> Vec<Same> {
    let mut all: Vec<Same> = Vec::new();
    for hit in chain {
        let (old, new) = (hit.old..hit.old + RUN, hit.new..hit.new + RUN);
        let Some(last) = all.last_mut() else {
            all.push(Same { old, new });
            continue;
        };
        let shift = (last.old.end.saturating_sub(old.start)).max(last.new.end.saturating_sub(new.start));
        if old.start <= last.old.end && last.old.end - old.start == last.new.end.wrapping_sub(new.start) {
            (last.old.end, last.new.end) = (old.end, new.end);
        } else if shift < RUN {
            all.push(Same { old: old.start + shift..old.end, new: new.start + shift..new.end });
        }
    }
    all
}
