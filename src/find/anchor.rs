//! A place in a text, identified by its words so that it is found again after the text was edited. Pure; `store` saves anchors.
//!
//! Three questions, each asked if the one before fails: are the words still at their old position; are they anywhere else, with their old
//! surroundings; is there a stretch that resembles them ([`resemble`])? All of them are linear in the text, whatever the anchor contains.

mod resemble;
mod runs;
mod same_words;

use std::ops::Range;

use resemble::Old;
use same_words::Words;

/// Maximum length of the context kept on either side, in bytes.
const CONTEXT: usize = 64;

/// Maximum number of bytes kept of a range; of a longer one, half of this from its beginning and half from its end.
const LONGEST: usize = 8192;

/// Bytes on either side of the old position within which one anchor is looked for: a key press that waits for it takes the same time in an
/// article of any length.
const REACH: usize = 1 << 20;

/// Parts what is kept of a long range: its beginning, how many bytes are left out, its end. No article holds this character:
/// [`crate::article::clean`] lets none in.
const LEFT_OUT: char = '\u{fffe}';

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

    /// Its range in `text`; `None` if its words are gone from around their old position. [`find_all`] looks in the whole text.
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
        let end = self.at.saturating_add(self.parts().length());
        let from = text.floor_char_boundary(self.at.saturating_sub(REACH));
        let near = text.get(from..text.floor_char_boundary(end.saturating_add(REACH)))?;
        let mut found = None;
        let mut look_for = |anchor: &Self| find_all(&[anchor], near, &|| false, &mut |_, range| found = range);
        if from == 0 {
            look_for(self);
        } else {
            look_for(&Self { at: self.at - from, ..self.clone() });
        }
        found.map(|range| from + range.start..from + range.end)
    }

    /// Its range in `text` if words and context are where they were.
    pub(crate) fn find_unchanged(&self, text: &str) -> Option<Range<usize>> {
        let parts = self.parts();
        self.is_unchanged_at(text, &parts).then(|| self.at..self.at.saturating_add(parts.length()))
    }

    /// What is left of its text where its words were edited.
    fn old(&self, number: usize) -> Old {
        let parts = self.parts();
        let whole = [self.before.as_str(), parts.head, parts.tail, self.after.as_str()].concat();
        let range = self.before.len()..whole.len() - self.after.len();
        Old { number, whole, range, at: self.at, left_out: parts.left_out }
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
}

/// Finds each anchor's range in `text`, `None` if its words are gone, and reports it with the anchor's index as soon as it is known.
/// The text is passed through a few times, however many anchors there are. Where it is stopped, the others are not reported.
pub fn find_all(anchors: &[&Anchor], text: &str, stop: &dyn Fn() -> bool, report: &mut dyn FnMut(usize, Option<Range<usize>>)) {
    let mut edited = Vec::new();
    let mut moved: Vec<(usize, Words<'_>)> = Vec::new();
    for (index, anchor) in anchors.iter().enumerate() {
        let parts = anchor.parts();
        match anchor.find_unchanged(text) {
            Some(range) => report(index, Some(range)),
            None if parts.left_out == 0 && !parts.head.is_empty() => moved.push((index, Words::new(anchor, parts.head))),
            None => edited.push(anchor.old(index)),
        }
    }
    let (indices, mut words): (Vec<usize>, Vec<Words<'_>>) = moved.into_iter().unzip();
    if !Words::look_for(&mut words, text, stop) {
        return;
    }
    for (index, words) in indices.into_iter().zip(words) {
        match (words.best(text), anchors.get(index)) {
            (None, Some(anchor)) => edited.push(anchor.old(index)),
            (range, _) => report(index, range),
        }
    }
    Old::find_all(&edited, text, stop, &mut |old, range| report(old.number, range));
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
