//! A place in a text, identified by its words so that it is found again after the text was edited. Pure; `store` saves anchors.
//!
//! Three questions, each asked if the one before fails: are the words still at their old position; are they anywhere else, with their old
//! surroundings; is there a stretch that resembles them ([`resemble`])? All of them are linear in the text, whatever the anchor contains.

mod resemble;

use std::ops::Range;

use resemble::Old;

/// Maximum length of the context kept on either side, in bytes.
const CONTEXT: usize = 64;

/// Maximum number of bytes kept of a range; of a longer one, half of this from its beginning and half from its end.
const LONGEST: usize = 8192;

/// Parts what is kept of a long range: its beginning, how many bytes are left out, its end. No article holds this character:
/// [`crate::article::clean`] lets none in.
const LEFT_OUT: char = '\u{fffe}';

/// Maximum number of occurrences of the same words compared, on either side of the old position.
const COMPARED: usize = 4096;

/// Length in bytes from which words are identified without their context.
const KNOWN: usize = 48;

/// So many bytes around shorter words must be the same for these to be the ones meant.
const NEIGHBOURS: usize = 16;

/// A range of a text, or a point where the range is empty, with the words around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The byte where it began when it was made.
    pub at: usize,
    /// The text of the range, for a long one its beginning and its end; empty for a point. [`Anchor::words`] is for display.
    pub exact: String,
    /// The text before it, up to 64 bytes.
    pub before: String,
    /// The text after it, up to 64 bytes.
    pub after: String,
}

/// The parts of the range that an anchor keeps.
#[derive(Debug, Clone, Copy)]
struct Parts<'a> {
    head: &'a str,
    left_out: usize,
    tail: &'a str,
}

impl Parts<'_> {
    fn length(&self) -> usize {
        self.head.len().saturating_add(self.left_out).saturating_add(self.tail.len())
    }
}

impl Anchor {
    /// The anchor of a range of `text`; bounds within a character count for its beginning.
    pub fn of(text: &str, range: Range<usize>) -> Self {
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.floor_char_boundary(range.end.clamp(start, text.len()));
        let from = text.ceil_char_boundary(start.saturating_sub(CONTEXT));
        let to = text.floor_char_boundary((end + CONTEXT).min(text.len()));
        let part = |range: Range<usize>| text.get(range).unwrap_or_default();
        let exact = if end - start <= LONGEST {
            part(start..end).to_owned()
        } else {
            let (head, tail) = (text.floor_char_boundary(start + LONGEST / 2), text.ceil_char_boundary(end - LONGEST / 2));
            format!("{}{LEFT_OUT}{}{LEFT_OUT}{}", part(start..head), tail - head, part(tail..end))
        };
        Self { at: start, exact, before: part(from..start).to_owned(), after: part(end..to).to_owned() }
    }

    /// The text of the original range, for display when it is no longer found; ` […] ` replaces the omitted middle of a long range.
    pub fn words(&self) -> String {
        let parts = self.parts();
        if parts.left_out == 0 { self.exact.clone() } else { format!("{} […] {}", parts.head, parts.tail) }
    }

    /// Its range in `text`; `None` if its words are gone.
    ///
    /// ```
    /// use kiosque::find::Anchor;
    ///
    /// let before = "The council met on Monday. It agreed on the budget. The mayor was pleased.";
    /// let anchor = Anchor::of(before, 27..51);
    /// let after = "The council met on Monday. It agreed at last on the budget. The mayor was pleased.";
    /// assert_eq!(anchor.find(after).map(|range| &after[range]), Some("It agreed at last on the budget."));
    /// ```
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let parts = self.parts();
        if self.is_unchanged_at(text, &parts) {
            return Some(self.at..self.at.saturating_add(parts.length()));
        }
        let same = if parts.left_out == 0 { self.same_words(text, parts.head) } else { None };
        same.or_else(|| {
            let whole = [self.before.as_str(), parts.head, parts.tail, self.after.as_str()].concat();
            let (start, end) = (self.before.len(), whole.len() - self.after.len());
            Old { whole: &whole, range: start..end, at: self.at, left_out: parts.left_out }.find(text)
        })
    }

    fn parts(&self) -> Parts<'_> {
        let mut parts = self.exact.split(LEFT_OUT);
        match (parts.next(), parts.next().and_then(|count| count.parse().ok()), parts.next(), parts.next()) {
            (Some(head), Some(left_out), Some(tail), None) => Parts { head, left_out, tail },
            _ => Parts { head: &self.exact, left_out: 0, tail: "" },
        }
    }

    /// Whether words and context are unchanged at the old position.
    fn is_unchanged_at(&self, text: &str, parts: &Parts<'_>) -> bool {
        let bytes = text.as_bytes();
        let stands = |at: Option<usize>, words: &str| {
            let found = at.and_then(|at| bytes.get(at..at.checked_add(words.len())?));
            found == Some(words.as_bytes())
        };
        let end = self.at.checked_add(parts.length());
        stands(self.at.checked_sub(self.before.len()), &self.before)
            && stands(Some(self.at), parts.head)
            && stands(end.and_then(|end| end.checked_sub(parts.tail.len())), parts.tail)
            && stands(end, &self.after)
            && text.is_char_boundary(self.at)
    }

    /// The same words elsewhere: those with most of the same around them, the nearest to the old place of several.
    fn same_words(&self, text: &str, words: &str) -> Option<Range<usize>> {
        if words.is_empty() {
            return None;
        }
        let here = text.floor_char_boundary(self.at.min(text.len()));
        let reach = text.ceil_char_boundary(here.saturating_add(words.len() - 1).min(text.len()));
        let after = text.get(here..).unwrap_or_default().match_indices(words).map(|(at, _)| here + at).take(COMPARED);
        let before = text.get(..reach).unwrap_or_default().rmatch_indices(words).map(|(at, _)| at).take(COMPARED);
        let (mut best, mut lines) = (None, Vec::new());
        for at in after.chain(before) {
            let around = (text.get(..at).unwrap_or_default(), text.get(at + words.len()..).unwrap_or_default());
            let same = same_end(&self.before, around.0) + same_start(&self.after, around.1);
            if is_line(around.0, around.1) && !lines.contains(&at) && lines.len() < 2 {
                lines.push(at);
            }
            let rank = (same, std::cmp::Reverse(at.abs_diff(self.at)));
            if best.is_none_or(|(best, _)| rank > best) {
                best = Some((rank, at));
            }
        }
        let ((same, _), at) = best?;
        let known = words.len() >= KNOWN
            || same >= NEIGHBOURS && same + words.len() >= 2 * NEIGHBOURS
            || same > 0 && same == self.before.len() + self.after.len();
        let line = lines.first().copied().filter(|_| lines.len() == 1 && is_line(&self.before, &self.after) && words.len() > 3);
        let at = if known { at } else { line? };
        Some(at..at + words.len())
    }
}

/// Whether the text between two contexts is a line of its own, like a heading.
fn is_line(before: &str, after: &str) -> bool {
    (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
}

fn same_start(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

fn same_end(one: &str, other: &str) -> usize {
    one.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests;
