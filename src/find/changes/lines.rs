//! Aligns the paragraphs of two versions. Those that occur once in each are the fixed points; between them, short runs are compared in
//! full, and long ones count as replaced.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Maximum number of paragraph pairs compared in full between two unchanged ones.
const PAIRS: usize = 1_000_000;

/// The most paragraphs on either side among which those that belong together are looked for by their words.
const FEW: usize = 32;

/// From which likeness on, in percent, one paragraph is taken for a version of another.
pub(super) const ALIKE: usize = 40;

/// Two paragraphs beside each other, or one alone; ranges of before, and of now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Altered(Range<usize>, Range<usize>),
    Added(Range<usize>),
    /// And its position in the new text.
    Removed(Range<usize>, usize),
}

/// The lines of a text that say something.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |piece: &str| {
        let range = at..at + piece.len();
        at = range.end + 1;
        range
    };
    text.split('\n').map(line).filter(|range| !text[range.clone()].trim().is_empty()).collect()
}

/// The differences between the lines `old` of `before` and the lines `new` of `text`, in reading order.
pub(super) fn beside(before: &str, old: &[Range<usize>], text: &str, new: &[Range<usize>]) -> Vec<Beside> {
    let (was, is): (Vec<&str>, Vec<&str>) = (texts(before, old), texts(text, new));
    let mut found = Vec::new();
    let mut from = (0, 0);
    let ends = std::iter::once((was.len(), is.len()));
    for (old_at, new_at) in holding(&was, &is).into_iter().chain(ends) {
        between(&was, from.0..old_at, &is, from.1..new_at, &mut |old_lines, new_lines| {
            let at = new.get(new_lines.start).map_or(text.len(), |range| range.start);
            settle(&was, &is, old_lines, new_lines, &mut |pair| {
                found.push(match pair {
                    (Some(was), Some(is)) => Beside::Altered(old[was].clone(), new[is].clone()),
                    (None, Some(is)) => Beside::Added(new[is].clone()),
                    (Some(was), None) => Beside::Removed(old[was].clone(), at),
                    (None, None) => return,
                });
            });
        });
        from = (old_at + 1, new_at + 1);
    }
    found
}

fn texts<'a>(text: &'a str, lines: &[Range<usize>]) -> Vec<&'a str> {
    lines.iter().map(|range| text[range.clone()].trim_end()).collect()
}

/// The longest common sequence of lines that occur once in both texts, with their common beginning and end.
fn holding(was: &[&str], is: &[&str]) -> Vec<(usize, usize)> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = was.iter().zip(is).take_while(same).count();
    let tail = was[head..].iter().rev().zip(is[head..].iter().rev()).take_while(same).count();
    let once = |lines: &[&str]| {
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate().skip(head).take(lines.len() - tail - head) {
            places.entry((*line).to_owned()).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (old, new) = (once(was), once(is));
    let mut pairs: Vec<(usize, usize)> = old.into_iter().filter_map(|(line, at)| Some((at?, (*new.get(&line)?)?))).collect();
    pairs.sort_unstable();
    let mut kept: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    kept.extend(rising(&pairs));
    kept.extend((0..tail).map(|at| (was.len() - tail + at, is.len() - tail + at)));
    kept
}

/// The longest run of pairs, in order, of which the second parts rise too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let at = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(at.checked_sub(1).map(|at| ends[at]));
        if at == ends.len() { ends.push(index) } else { ends[at] = index }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        run.push(pairs[index]);
        next = before[index];
    }
    run.reverse();
    run
}

/// Yields each stretch that differs between lines that match.
fn between(was: &[&str], old: Range<usize>, is: &[&str], new: Range<usize>, tell: &mut dyn FnMut(Range<usize>, Range<usize>)) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > PAIRS {
        return tell(old, new);
    }
    let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
    for op in capture_diff_slices(Algorithm::Myers, &was[old.clone()], &is[new.clone()]) {
        if !matches!(op, DiffOp::Equal { .. }) {
            tell(shift(op.old_range(), old.start), shift(op.new_range(), new.start));
        }
    }
}

/// Pairs the lines of a stretch that are versions of each other; lines without a pair come alone, removed ones first.
fn settle(was: &[&str], is: &[&str], old: Range<usize>, new: Range<usize>, tell: &mut dyn FnMut((Option<usize>, Option<usize>))) {
    let mut next = old.start;
    let few = old.len() <= FEW && new.len() <= FEW;
    for at in new.clone() {
        let partner = if few {
            let alike = (next..old.end).map(|candidate| (likeness(was[candidate], is[at]), candidate));
            let likest = alike.max_by_key(|(likeness, candidate)| (*likeness, std::cmp::Reverse(*candidate)));
            likest.filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, candidate)| candidate)
        } else {
            // Too many to look for: as many as there were are taken for the same ones.
            Some(old.start + at - new.start).filter(|candidate| old.len() == new.len() && *candidate < old.end)
        };
        if let Some(partner) = partner {
            (next..partner).for_each(|gone| tell((Some(gone), None)));
            next = partner + 1;
        }
        tell((partner, Some(at)));
    }
    (next..old.end).for_each(|gone| tell((Some(gone), None)));
}

/// The share of words that two texts have in common, in percent of the longer; of long texts only the beginnings are compared.
pub(super) fn likeness(a: &str, b: &str) -> usize {
    let words = |text: &str| text.split_whitespace().take(400).map(str::to_owned).collect::<HashSet<_>>();
    let (a, b) = (words(a), words(b));
    let most = a.len().max(b.len()).max(1);
    a.intersection(&b).count() * 100 / most
}
