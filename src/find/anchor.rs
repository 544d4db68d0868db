//! A place in a text known by its words, so that it is found again when the text was edited. Pure; who keeps anchors is
//! `store`'s affair.

use std::ops::Range;

/// How many bytes of context are kept on either side, at most.
const CONTEXT: usize = 64;

/// A range of a text, or a point where the range is empty, with the words around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The byte where it began when it was made.
    pub at: usize,
    /// What stood in it; empty for a point.
    pub exact: String,
    /// What stood before it, up to [`CONTEXT`] bytes.
    pub before: String,
    /// What stood after it, up to [`CONTEXT`] bytes.
    pub after: String,
}

impl Anchor {
    /// The anchor of a range of `text`; bounds within a character count for its beginning.
    pub fn of(text: &str, range: Range<usize>) -> Self {
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.floor_char_boundary(range.end.clamp(start, text.len()));
        let from = text.ceil_char_boundary(start.saturating_sub(CONTEXT));
        let to = text.floor_char_boundary((end + CONTEXT).min(text.len()));
        let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
        Self { at: start, exact: part(start..end), before: part(from..start), after: part(end..to) }
    }

    /// The anchor of a point of `text`.
    pub fn point(text: &str, at: usize) -> Self {
        Self::of(text, at..at)
    }

    /// Where it is in `text` now; `None` where its words are gone.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let here = self.at..self.at + self.exact.len();
        if self.stands_at(text, here.start) {
            return Some(here);
        }
        let whole = [self.before.as_str(), &self.exact, &self.after].concat();
        let at = text.match_indices(&whole).map(|(at, _)| at + self.before.len()).min_by_key(|at| at.abs_diff(self.at))?;
        Some(at..at + self.exact.len())
    }

    fn stands_at(&self, text: &str, at: usize) -> bool {
        let around = |start: usize| text.get(start..start + self.before.len() + self.exact.len() + self.after.len());
        at.checked_sub(self.before.len())
            .and_then(around)
            .and_then(|around| around.strip_prefix(self.before.as_str()))
            .and_then(|rest| rest.strip_prefix(self.exact.as_str()))
            .is_some_and(|rest| rest == self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_found_again_after_an_insertion_before_it() {
        let old = "One paragraph. The words that matter. Another paragraph.";
        let anchor = Anchor::of(old, 15..37);
        assert_eq!(anchor.find(old), Some(15..37));
        let new = format!("Something new. {old}");
        assert_eq!(anchor.find(&new), Some(30..52));
    }

    #[test]
    fn words_that_are_gone_are_not_found() {
        assert_eq!(Anchor::of("some words here", 5..10).find("nothing of it"), None);
    }

    #[test]
    fn bounds_within_a_character_do_no_harm() {
        let anchor = Anchor::of("été", 1..99);
        assert_eq!(anchor.find("été"), Some(0..5));
    }
}
