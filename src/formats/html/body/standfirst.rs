//! Finds the standfirst: the line between headline and text that summarises the article, outside the text.

use super::super::dom::{Dom, Id};
use super::super::element;
use super::Known;
use super::lines::Line;
use crate::formats::block_writer::{letters, same_letters};

/// The most lines before it.
const BEFORE: usize = 8;

/// The shortest line that is a paragraph, in bytes.
const PARAGRAPH: usize = 60;

/// Which line is the standfirst: one of the first, which the page describes itself with, and which does not lie where the next two
/// paragraphs lie. What lies with them is the first paragraph, although pages describe themselves with that, too.
pub(super) fn find(dom: &Dom<'_>, lines: &[Line], known: &Known<'_>) -> Option<usize> {
    let offered = [&known.meta.summary, &known.facts.standfirst].into_iter().flatten();
    let offered: Vec<&String> = offered.filter(|said| letters(said).len() >= 15).collect();
    if offered.is_empty() {
        return None;
    }
    let is_offered = |line: &Line| offered.iter().any(|said| same_letters(said, &line.text));
    let at = lines.iter().take(BEFORE).position(|line| !line.figure && !line.item && is_offered(line))?;
    let mut behind = lines[at + 1..].iter().filter(|line| line.text.len() >= PARAGRAPH && !line.figure && line.heading == 0);
    let (next, second) = (holder(dom, behind.next()?)?, holder(dom, behind.next()?)?);
    (next == second && holder(dom, &lines[at])? != next).then_some(at)
}

/// The page's description, where the page shows it between its headline and the lines of the text.
pub(super) fn above(dom: &Dom<'_>, lines: &[Line], known: &Known<'_>, opening: Option<Id>) -> Option<String> {
    let (opening, heading, summary) = (opening?, known.facts.heading?, known.meta.summary.as_deref()?);
    let first = lines.iter().find(|line| line.text.len() >= PARAGRAPH)?.first(dom)?;
    if opening < heading || first < opening || lines.iter().any(|line| line.nodes.contains(&opening)) {
        return None;
    }
    let block = dom.ancestors(opening).find(|id| !element::is_inline(dom.name(*id)))?;
    let said = dom.words(block);
    same_letters(&said, summary).then_some(said)
}

/// The element that contains a line.
fn holder(dom: &Dom<'_>, line: &Line) -> Option<Id> {
    let block = dom.ancestors(line.first(dom)?).find(|id| !element::is_inline(dom.name(*id)))?;
    dom.parent(block)
}
