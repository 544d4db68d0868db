//! Lines of text near a page's headline, where bylines and dates are, each with its element.

use std::ops::Range;

use crate::formats::html::dom::{Dom, Edge, Id};
use crate::formats::html::{element, visibility};
use crate::formats::lexicon::Phrases;
use crate::formats::whitespace::fold;

/// Number of nodes before the headline that count as near.
const BEFORE: usize = 150;

/// Number of nodes behind the headline that count as near.
const BEHIND: usize = 500;

/// The longest line that is kept, in bytes.
const LONGEST: usize = 600;

/// Without a headline, the number of nodes at the top that count as near.
const TOP: usize = 900;

/// A line of text as it is seen.
#[derive(Debug)]
pub(super) struct Line {
    /// The innermost element that holds all of it.
    pub(super) id: Id,
    pub(super) text: String,
}

/// Whether `id` is near `heading`; without one, everything is.
pub(super) fn is_near(id: Id, heading: Option<Id>) -> bool {
    heading.is_none_or(|heading| (heading.index().saturating_sub(BEFORE)..heading.index() + BEHIND).contains(&id.index()))
}

/// The lines near `heading`; those at the top where there is none.
pub(super) fn lines(dom: &Dom<'_>, heading: Option<Id>) -> Vec<Line> {
    let window = heading.map_or(0..TOP, |heading| heading.index().saturating_sub(BEFORE)..heading.index() + BEHIND);
    within(dom, dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT), &window)
}

pub(super) fn of(dom: &Dom<'_>, id: Id) -> Vec<Line> {
    within(dom, id, &(0..usize::MAX))
}

/// The lines below `root` of the nodes in `window`.
fn within(dom: &Dom<'_>, root: Id, window: &Range<usize>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut text, mut holder) = (String::new(), root);
    let mut walk = dom.walk(root);
    while let Some(edge) = walk.next() {
        let (Edge::Open(id) | Edge::Close(id)) = edge;
        if edge == Edge::Open(id) && id.index() >= window.end && text.is_empty() {
            // A long page is behind it.
            break;
        }
        if let (Edge::Open(_), Some(words)) = (edge, dom.text(id)) {
            if window.contains(&id.index()) && text.len() <= LONGEST {
                if text.is_empty() {
                    holder = dom.parent(id).unwrap_or(root);
                }
                fold(words, &mut text);
            }
            continue;
        }
        let name = dom.name(id);
        if edge == Edge::Open(id) && id != root && (visibility::is_hidden(dom, id) || visibility::is_unseen(dom, id)) {
            walk.pass(id);
        } else if !element::is_inline(name) {
            end(&mut lines, &mut text, holder);
        }
    }
    end(&mut lines, &mut text, holder);
    lines
}

fn end(lines: &mut Vec<Line>, text: &mut String, id: Id) {
    let line = std::mem::take(text);
    if !line.trim().is_empty() && line.len() <= LONGEST {
        lines.push(Line { id, text: line.trim().to_owned() });
    }
}

/// Whether an element holds more than a byline or a date does.
pub(super) fn is_large(dom: &Dom<'_>, id: Id) -> bool {
    dom.descendants(id).nth(LARGE).is_some()
}

/// The most nodes of a byline or a date.
const LARGE: usize = 200;

/// The most ancestors that are examined.
const DEEP: usize = 40;

/// Classes of an article's own footer, where blogs name the author and the time.
const FOOTERS: &[&str] = &["post-footer", "entry-footer", "article-footer"];

/// Classes of comments and of other articles.
const OTHERS: &[&str] =
    &["comment", "related", "recommend", "popular", "trending", "teaser", "disqus", "reply", "respond", "carousel", "latest"];

/// Whether an element lies in a part of the page that speaks of something else. What holds the headline, too, does not.
pub(super) fn is_elsewhere(dom: &Dom<'_>, id: Id, heading: Option<Id>) -> bool {
    lies_in(dom, id, heading, |name, called| {
        let own = FOOTERS.iter().any(|footer| called.contains(footer));
        !own && (matches!(name, "nav" | "footer" | "aside") || Phrases::ElsewhereClasses.are_in(called))
    })
}

/// Whether an element lies in a part of the page that readers wrote, or that leads to other articles.
pub(super) fn is_of_others(dom: &Dom<'_>, id: Id, heading: Option<Id>) -> bool {
    lies_in(dom, id, heading, |name, called| matches!(name, "nav" | "footer") || OTHERS.iter().any(|word| called.contains(word)))
}

/// Whether one of the ancestors of `id` that do not contain the headline passes `kind`, which gets its name and its class.
fn lies_in(dom: &Dom<'_>, id: Id, heading: Option<Id>, kind: impl Fn(&str, &str) -> bool) -> bool {
    let holders = |from: Id| dom.self_and_ancestors(from).take(DEEP);
    let shared: Vec<Id> = heading.into_iter().flat_map(holders).collect();
    holders(id).take_while(|at| !shared.contains(at)).any(|at| {
        let name = dom.name(at);
        if matches!(name, "body" | "html" | "main" | "article") {
            return false;
        }
        let called = [dom.attribute(at, "class"), dom.attribute(at, "id")];
        let called: Vec<String> = called.iter().flatten().filter(|called| called.len() < 300).map(|called| called.to_lowercase()).collect();
        called.iter().any(|called| kind(name, called)) || called.is_empty() && kind(name, "")
    })
}
