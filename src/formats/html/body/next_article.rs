//! Finds the start of the next article, on pages that append one at the end.

use std::collections::HashSet;

use super::super::dom::{Dom, Edge, Id};
use super::super::role;
use super::{Known, hints};

/// The fewest bytes of paragraphs before the next article starts.
const ENOUGH: usize = 300;

/// The shortest text that is counted, in bytes.
const PARAGRAPH: usize = 30;

/// The most nodes below a headline examined for a byline or a date.
const NEAR: usize = 60;

/// The parts of a page, side by side, with which another article begins and in which it goes on; empty where there is none.
pub(super) fn parts(dom: &Dom<'_>, unseen: &[bool], known: &Known<'_>, opening: Option<Id>) -> Vec<Id> {
    let Some(heading) = known.facts.heading else { return Vec::new() };
    let sibling = next_sibling(dom, heading);
    if known.facts.others.is_empty() && sibling.is_none() {
        return Vec::new();
    }
    let before = text_before(dom, unseen, heading);
    let before = |id: Id| before.get(id.index()).copied().unwrap_or_default();
    // The first headline, the start of the text and most of what follows are never part of the next article.
    let first: HashSet<Id> = opening.into_iter().chain([heading]).flat_map(|id| dom.ancestors(id)).collect();
    for &other in known.facts.others.iter().filter(|other| before(**other) >= ENOUGH) {
        let path = || dom.self_and_ancestors(other);
        let path = || path().take_while(|id| !first.contains(id) && before(other) - before(*id) < ENOUGH);
        let Some(part) = path().last() else { continue };
        // A headline among the paragraphs may be one that leads elsewhere.
        let alike = || part != other && (is_alike(dom, heading, other) || is_article(dom, heading, path()));
        if alike() || has_byline(dom, other) {
            return std::iter::successors(Some(part), |part| dom.next(*part)).collect();
        }
    }
    let sibling = sibling.filter(|id| before(*id) >= ENOUGH);
    std::iter::successors(sibling, |part| dom.next(*part)).collect()
}

/// The `<article>` beside the one around the headline, with a headline of the same level.
fn next_sibling(dom: &Dom<'_>, heading: Id) -> Option<Id> {
    let story = dom.ancestors(heading).find(|id| dom.name(*id) == "article")?;
    let mut beside = std::iter::successors(dom.next(story), |id| dom.next(*id)).filter(|id| dom.name(*id) == "article");
    beside.next().filter(|id| dom.descendants(*id).any(|inner| dom.name(inner) == dom.name(heading)))
}

/// Whether two headlines wear the same class.
fn is_alike(dom: &Dom<'_>, heading: Id, other: Id) -> bool {
    let class = dom.attribute(heading, "class").filter(|class| !class.is_empty());
    class.is_some() && dom.attribute(other, "class") == class
}

/// Whether one of the elements around the other headline is an article as the first is in one.
fn is_article(dom: &Dom<'_>, heading: Id, mut path: impl Iterator<Item = Id>) -> bool {
    dom.ancestors(heading).any(|id| dom.name(id) == "article") && path.any(|id| dom.name(id) == "article")
}

/// Whether a byline or a date lies between a headline and the paragraphs below it.
fn has_byline(dom: &Dom<'_>, heading: Id) -> bool {
    let behind = std::iter::successors(dom.next(heading), |id| dom.next(*id)).take(NEAR);
    let nodes = behind.flat_map(|id| std::iter::once(id).chain(dom.descendants(id))).take(NEAR);
    let mut above = nodes.take_while(|id| dom.text(*id).is_none_or(|text| text.trim().len() < 2 * PARAGRAPH));
    above.any(|id| dom.name(id) == "time" || hints::names_author(&role::called(dom, id)))
}

/// Bytes of paragraphs between a headline and each node.
fn text_before(dom: &Dom<'_>, unseen: &[bool], heading: Id) -> Vec<usize> {
    let (mut begun, mut length) = (false, 0);
    let mut all = vec![0; dom.len()];
    let mut walk = dom.walk(Id::ROOT);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        all[id.index()] = length;
        begun |= id == heading;
        if unseen[id.index()] || dom.name(id) == "a" {
            walk.pass(id);
        } else if begun {
            length += dom.text(id).map(|text| text.trim().len()).filter(|length| *length >= PARAGRAPH).unwrap_or(0);
        }
    }
    all
}
