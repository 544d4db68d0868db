//! Link hints: letters on the links in view; typing them opens one.

use std::ops::Range;

use super::State;
use super::msg::Effect;
use crate::article::LinkKind;
use crate::library::LinkTarget;
use crate::words::Notice;

/// The letters used, those under the fingers first.
const LETTERS: &[u8] = b"fjdkslaghrueiwotyvncmbpxzq";

/// Hints in view.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Each link in view: its letters, where it stands, and what it opens.
    pub links: Vec<(String, Range<usize>, LinkTarget)>,
    /// The letters typed so far.
    pub typed: String,
}

impl Hints {
    /// The letters still to type for the link that starts at a byte, if it may still be meant.
    pub fn at(&self, range: &Range<usize>) -> Option<&str> {
        let (letters, ..) = self.links.iter().find(|(_, link, _)| link == range)?;
        letters.strip_prefix(self.typed.as_str())
    }
}

/// The hints for the links in view; `None`, with a reason on the status line, where there are none.
pub(super) fn hints(state: &mut State) -> Option<Hints> {
    let Some(reader) = &state.reader else {
        state.say(Notice::NoArticle);
        return None;
    };
    let article = reader.article();
    let visible = reader.visible();
    let first = article.links().partition_point(|link| link.range.start < visible.start);
    let in_view = article.links()[first..]
        .iter()
        .take_while(|link| link.range.start < visible.end)
        .filter(|link| !matches!(link.kind, LinkKind::Anchor | LinkKind::Mail))
        .filter(|link| reader.rows.iter().any(|row| row.range.start <= link.range.start && link.range.start < row.range.end));
    let targets: Vec<_> = in_view.map(|link| (link.range.clone(), LinkTarget::of_link(article, link, &reader.origin.file))).collect();
    if targets.is_empty() {
        state.say(Notice::NoLinks);
        return None;
    }
    let letters = letters(targets.len());
    let links = letters.into_iter().zip(targets).map(|(letters, (range, target))| (letters, range, target)).collect();
    Some(Hints { links, typed: String::new() })
}

/// Takes one letter in: opens the link it completes, leaves where none begins so.
pub(super) fn type_letter(state: &mut State, mut hints: Hints, letter: char, effects: &mut Vec<Effect>) -> Option<Hints> {
    hints.typed.push(letter);
    if let Some((.., target)) = hints.links.iter().find(|(letters, ..)| *letters == hints.typed) {
        effects.push(Effect::Open(target.clone()));
        return None;
    }
    if hints.links.iter().any(|(letters, ..)| letters.starts_with(&hints.typed)) {
        return Some(hints);
    }
    state.say(Notice::NoLinks);
    None
}

/// As many different hints as asked for, all of the same length, so that none is the beginning of another.
fn letters(count: usize) -> Vec<String> {
    let mut length = 1;
    while LETTERS.len().saturating_pow(length) < count {
        length += 1;
    }
    (0..count)
        .map(|index| {
            let digits = (0..length).rev().map(|place| index / LETTERS.len().pow(place) % LETTERS.len());
            digits.map(|digit| char::from(LETTERS[digit])).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hint_begins_another() {
        for count in [1, 26, 27, 700] {
            let all = letters(count);
            assert_eq!(all.len(), count);
            let mut sorted = all.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(sorted.len(), count);
            assert!(all.iter().all(|hint| hint.len() == all[0].len()));
        }
    }
}
