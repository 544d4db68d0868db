//! Link hints: letters on the links in view; typing them opens one.

use std::ops::Range;

use super::State;
use super::msg::Effect;
use crate::article::LinkKind;
use crate::library::LinkTarget;
use crate::words::Notice;

/// Letters of the hints, home row first.
const LETTERS: &[u8] = b"fjdkslaghrueiwotyvncmbpxzq";

#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Each link in view: its letters, its range, its target.
    pub links: Vec<(String, Range<usize>, LinkTarget)>,
    /// The letters typed so far.
    pub typed: String,
}

impl Hints {
    /// The letters still to type for the link at this range; `None` if the typed letters exclude it.
    pub fn at(&self, range: &Range<usize>) -> Option<&str> {
        let (letters, ..) = self.links.iter().find(|(_, link, _)| link == range)?;
        letters.strip_prefix(self.typed.as_str())
    }
}

/// Hints for the links in view; without any, shows a notice and returns `None`.
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

/// Handles a letter: opens the link that it completes, leaves if no hint begins with what was typed.
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

/// `count` different hints of the same length, so that none is a prefix of another.
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
