//! A diff of two versions of a text: new, deleted and altered paragraphs, the altered words, and by name the quotations and figures
//! among them. Pure and bounded: `lines` aligns paragraphs, `figures` knows numbers, and what is too long to compare by words counts as
//! replaced.

mod figures;
mod lines;

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

use crate::article::{Article, BlockKind, Builder, Quote, QuoteKind};
use crate::quotes;
use figures::figures;
use lines::{Beside, beside};

/// From how many pairs of words on two paragraphs are not compared word by word.
const PAIRS: usize = 4_000_000;

/// The most quotations, and the most figures, that are named.
const NAMED: usize = 100;

/// From how many bytes on quotations are not named: each version would be read for them once more.
const LONG: usize = 2 << 20;

/// The differences between two versions of a text. Old ranges are bytes of [`Changes::before`], all others bytes of the new text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The text that was compared with.
    pub before: String,
    /// The changed paragraphs, in reading order.
    pub steps: Vec<Step>,
    /// The quotations that changed.
    pub quotes: Vec<Named>,
    /// The numbers, dates and amounts that changed within paragraphs.
    pub figures: Vec<Named>,
    marked: Vec<Range<usize>>,
}

/// One paragraph that is another than before.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum Step {
    /// The paragraph at `range` now says something else; `pieces` are its words, and those gone from it, in order.
    Altered { range: Range<usize>, pieces: Vec<Piece> },
    /// It is new.
    Added(Range<usize>),
    /// The paragraph at `was` in the old text is gone; `at` is its position in the new one.
    Removed { was: Range<usize>, at: usize },
}

/// A stretch of an altered paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that stayed.
    Same(Range<usize>),
    /// New words.
    Added(Range<usize>),
    /// Words that are gone: a range of what was before.
    Removed(Range<usize>),
}

/// Something that changed, by its words: what it was, and what it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The words before; `None` for what is new.
    pub was: Option<String>,
    /// The words now; `None` for what is gone.
    pub is: Option<String>,
}

impl Step {
    /// The paragraph now; `None` for what is gone.
    fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Altered { range, .. } | Self::Added(range) => Some(range.clone()),
            Self::Removed { .. } => None,
        }
    }

    /// Its position in the new text.
    pub fn at(&self) -> usize {
        match self {
            Self::Altered { range, .. } | Self::Added(range) => range.start,
            Self::Removed { at, .. } => *at,
        }
    }
}

impl Changes {
    /// Compares the text `before` with `article`.
    pub fn between(before: &str, article: &Article) -> Self {
        let (before, text) = (before.to_owned(), article.text());
        let (old, new) = (lines::lines(&before), lines::lines(text));
        let mut steps = Vec::new();
        let mut figures = Vec::new();
        for pair in beside(&before, &old, text, &new) {
            match pair {
                Beside::Altered(was, is) => {
                    name_figures(&before[was.clone()], &text[is.clone()], &mut figures);
                    steps.push(Step::Altered { pieces: pieces(&before, was, text, is.clone()), range: is });
                }
                Beside::Added(is) => steps.push(Step::Added(is)),
                Beside::Removed(was, at) => steps.push(Step::Removed { was, at }),
            }
        }
        figures.truncate(NAMED);
        let marked: Vec<Range<usize>> = steps.iter().filter_map(Step::range).collect();
        let quotes = if steps.is_empty() { Vec::new() } else { name_quotes(&before, &steps, &marked, article) };
        Self { before, steps, quotes, figures, marked }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The earlier words of the quotation of the new text that begins at byte `at`; `None` where it is the same, or new.
    pub(crate) fn earlier_words(&self, article: &Article, at: usize) -> Option<&str> {
        let quote = article.quotes().iter().find(|quote| quote.range.start == at)?;
        let now = words_of(article, quote);
        self.quotes.iter().find(|named| named.is.as_ref() == Some(&now))?.was.as_deref()
    }

    /// Whether `range` overlaps a new or altered paragraph.
    pub(crate) fn touch(&self, range: &Range<usize>) -> bool {
        touched(&self.marked, range)
    }
}

/// Whether `range` overlaps one of the sorted ranges `marked`.
fn touched(marked: &[Range<usize>], range: &Range<usize>) -> bool {
    let after = marked.partition_point(|marked| marked.start < range.end);
    marked[..after].last().is_some_and(|marked| marked.end > range.start)
}

/// The word-by-word difference between two texts; ranges of either.
pub(crate) fn word_pieces(was: &str, is: &str) -> Vec<Piece> {
    pieces(was, 0..was.len(), is, 0..is.len())
}

fn pieces(before: &str, was: Range<usize>, text: &str, is: Range<usize>) -> Vec<Piece> {
    let (old, new) = (words(before, was.clone()), words(text, is.clone()));
    let of = |from: &[(usize, &str)], indices: Range<usize>, end: usize| {
        let start = from.get(indices.start).map_or(end, |word| word.0);
        start..from.get(indices.end).map_or(end, |word| word.0)
    };
    let mut pieces = Vec::new();
    for op in word_ops(&old, &new) {
        let (old_words, new_words) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            pieces.push(Piece::Same(of(&new, new_words, is.end)));
            continue;
        }
        if !old_words.is_empty() {
            pieces.push(Piece::Removed(of(&old, old_words, was.end)));
        }
        if !new_words.is_empty() {
            pieces.push(Piece::Added(of(&new, new_words, is.end)));
        }
    }
    pieces
}

fn words(text: &str, range: Range<usize>) -> Vec<(usize, &str)> {
    let mut at = range.start;
    let piece = text.get(range).unwrap_or_default();
    let place = |word: &'_ str| {
        at += word.len();
        at - word.len()
    };
    let tokens = piece.tokenize_unicode_words();
    let starts: Vec<usize> = tokens.iter().copied().map(place).collect();
    starts.into_iter().zip(tokens).collect()
}

/// The edit operations from one list of words to another; spaces between changed words count as changed with them.
fn word_ops(old: &[(usize, &str)], new: &[(usize, &str)]) -> Vec<DiffOp> {
    let same = |(a, b): &(&(usize, &str), &(usize, &str))| a.1 == b.1;
    let head = old.iter().zip(new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let (old_middle, new_middle) = (head..old.len() - tail, head..new.len() - tail);
    let plain = |words: &[(usize, &str)]| words.iter().map(|word| word.1.to_owned()).collect::<Vec<_>>();
    let mut ops = Vec::new();
    let equal = |old_index, new_index, len| DiffOp::Equal { old_index, new_index, len };
    if head > 0 {
        ops.push(equal(0, 0, head));
    }
    if old_middle.len().saturating_mul(new_middle.len()) > PAIRS {
        let (old_index, new_index) = (head, head);
        ops.push(DiffOp::Replace { old_index, old_len: old_middle.len(), new_index, new_len: new_middle.len() });
    } else {
        let found = capture_diff_slices(Algorithm::Myers, &plain(&old[old_middle]), &plain(&new[new_middle]));
        ops.extend(found.into_iter().map(|mut op| {
            match &mut op {
                DiffOp::Equal { old_index, new_index, .. }
                | DiffOp::Delete { old_index, new_index, .. }
                | DiffOp::Insert { old_index, new_index, .. }
                | DiffOp::Replace { old_index, new_index, .. } => (*old_index, *new_index) = (*old_index + head, *new_index + head),
            }
            op
        }));
    }
    if tail > 0 {
        ops.push(equal(old.len() - tail, new.len() - tail, tail));
    }
    join_over_spaces(ops, new)
}

/// Makes one replacement of changes that only spaces part.
fn join_over_spaces(ops: Vec<DiffOp>, new: &[(usize, &str)]) -> Vec<DiffOp> {
    let blank = |op: &DiffOp| matches!(op, DiffOp::Equal { .. }) && new[op.new_range()].iter().all(|word| word.1.trim().is_empty());
    let mut joined: Vec<DiffOp> = Vec::new();
    let count = ops.len();
    for (index, op) in ops.into_iter().enumerate() {
        let inside = index > 0 && index + 1 < count;
        let changed = !matches!(op, DiffOp::Equal { .. }) || (inside && blank(&op));
        match joined.last_mut().filter(|last| changed && !matches!(last, DiffOp::Equal { .. })) {
            Some(last) => {
                let (old, new) = (last.old_range().start..op.old_range().end, last.new_range().start..op.new_range().end);
                *last = DiffOp::Replace { old_index: old.start, old_len: old.len(), new_index: new.start, new_len: new.len() };
            }
            None => joined.push(op),
        }
    }
    joined
}

/// Collects the changed figures of a paragraph, each with its replacement.
fn name_figures(was: &str, is: &str, named: &mut Vec<Named>) {
    let (old, new) = (figures(was), figures(is));
    let missing = |these: &[figures::Figure], those: &[figures::Figure]| {
        let mut left: Vec<&str> = those.iter().map(|figure| figure.number.as_str()).collect();
        let gone = these.iter().filter(|figure| match left.iter().position(|number| *number == figure.number) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        });
        gone.map(|figure| figure.shown.clone()).collect::<Vec<_>>()
    };
    let (gone, come) = (missing(&old, &new), missing(&new, &old));
    pair_up(gone, come, named);
}

/// Names the quotations that changed: those of altered paragraphs beside what they were.
fn name_quotes(before: &str, steps: &[Step], marked: &[Range<usize>], article: &Article) -> Vec<Named> {
    if before.len() > LONG || article.text().len() > LONG {
        return Vec::new();
    }
    let mut builder = Builder::new("text");
    for line in before.split('\n') {
        builder.add(BlockKind::Paragraph, None, line);
    }
    let old = quotes::mark(builder.finish());
    let said = |quote: &&Quote| matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block);
    // The earlier version is plain paragraphs, in which block quotations are not marked: one in an unchanged paragraph is not new.
    let stands = |quote: &&Quote| parts(quote).any(|range| touched(marked, range));
    let was: Vec<String> = old.quotes().iter().filter(said).map(|quote| words_of(&old, quote)).collect();
    let is: Vec<String> = article.quotes().iter().filter(said).map(|quote| words_of(article, quote)).collect();
    let fresh: Vec<String> = article.quotes().iter().filter(said).filter(stands).map(|quote| words_of(article, quote)).collect();
    let known: (std::collections::HashSet<&str>, std::collections::HashSet<&str>) =
        (was.iter().map(String::as_str).collect(), is.iter().map(String::as_str).collect());
    let gone: Vec<&String> = was.iter().filter(|text| !known.1.contains(text.as_str())).collect();
    let come: Vec<&String> = fresh.iter().filter(|text| !known.0.contains(text.as_str())).collect();
    let mut named = Vec::new();
    // Where no paragraph was merely altered, nothing says that one quotation became another.
    if steps.iter().any(|step| matches!(step, Step::Altered { .. })) {
        pair_alike(&gone, &come, &mut named);
    } else {
        named.extend(gone.into_iter().map(|was| Named { was: Some(was.clone()), is: None }));
        named.extend(come.into_iter().map(|is| Named { was: None, is: Some(is.clone()) }));
    }
    named.truncate(NAMED);
    named
}

/// Lays each quotation that is gone beside the one most like it that came, where one is like it at all.
fn pair_alike(gone: &[&String], come: &[&String], named: &mut Vec<Named>) {
    let mut left: Vec<&String> = come.iter().copied().take(NAMED).collect();
    for was in gone.iter().take(NAMED) {
        let likest = (0..left.len()).map(|index| (lines::likeness(was, left[index]), index)).max_by_key(|(likeness, index)| {
            // Of equals the first.
            (*likeness, std::cmp::Reverse(*index))
        });
        let is = likest.filter(|(likeness, _)| *likeness >= lines::ALIKE).map(|(_, index)| left.remove(index).clone());
        named.push(Named { was: Some((*was).clone()), is });
    }
    named.extend(left.into_iter().map(|is| Named { was: None, is: Some(is.clone()) }));
}

fn parts(quote: &Quote) -> impl Iterator<Item = &Range<usize>> {
    std::iter::once(&quote.range).chain(&quote.continues)
}

fn words_of(article: &Article, quote: &Quote) -> String {
    parts(quote).filter_map(|range| article.text().get(range.clone())).collect::<Vec<_>>().join(" ")
}

fn pair_up(gone: Vec<String>, come: Vec<String>, named: &mut Vec<Named>) {
    let count = gone.len().max(come.len());
    let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
    named.extend((0..count).map(|_| Named { was: gone.next(), is: come.next() }));
}

#[cfg(test)]
mod tests;
