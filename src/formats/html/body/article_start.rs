//! Anchors of the article's start: the headline, or the words of the page's description. A text at an anchor is the article even if it is
//! short.

use super::super::dom::{Dom, Edge, Id};
use super::super::element;
use super::Known;
use super::lines::{self, Line};
use super::page::Page;

/// Number of letters that two matching beginnings share.
const SAME: usize = 40;

/// Bytes of prose that make an article at an anchor.
const PROSE: usize = 100;

/// The shortest line that is prose, in bytes.
const LINE: usize = 50;

/// The most bytes between a headline and its article: byline, date, standfirst.
const BETWEEN: usize = 400;

#[derive(Debug)]
pub(super) struct Anchor {
    /// The heading that shows the title.
    heading: Option<Id>,
    /// The first text of a paragraph that begins as the page's description, or as its text in structured data, does.
    pub(super) opening: Option<Id>,
}

impl Anchor {
    /// Looks for the beginning among what is seen of a page.
    pub(super) fn new(dom: &Dom<'_>, unseen: &[bool], known: &Known<'_>) -> Self {
        let openings = [&known.facts.text, &known.meta.summary].into_iter().flatten().map(|text| letters(text, SAME));
        let openings: Vec<String> = openings.filter(|said| said.chars().count() == SAME).collect();
        let opening = if openings.is_empty() { None } else { opening(dom, unseen, known.facts.heading, &openings) };
        Self { heading: known.facts.heading, opening }
    }

    /// The `<article>` around the headline.
    pub(super) fn story(&self, dom: &Dom<'_>) -> Option<Id> {
        dom.ancestors(self.heading?).find(|outer| dom.name(*outer) == "article")
    }

    /// Whether the text of `root` starts at an anchor.
    pub(super) fn holds(&self, page: &Page<'_, '_>, root: Id) -> bool {
        if self.heading.is_none() && self.opening.is_none() {
            return false;
        }
        let lines = lines::read(page, root);
        let prose: usize = lines.iter().filter(|line| is_prose(line)).map(|line| line.text.len()).sum();
        // All of a brief may be a sentence.
        let within = |story: Id| {
            let first = lines.iter().filter(|line| is_prose(line)).filter_map(|line| line.first(page.dom));
            first.into_iter().all(|node| page.dom.ancestors(node).any(|outer| outer == story))
        };
        if prose >= LINE && self.story(page.dom).is_some_and(within) {
            return true;
        }
        let opens = |opening: Id| lines.iter().any(|line| line.nodes.contains(&opening));
        prose >= PROSE && (self.opening.is_some_and(opens) || self.follows(page, &lines))
    }

    /// Whether little text lies between the headline and the first line of prose.
    fn follows(&self, page: &Page<'_, '_>, lines: &[Line]) -> bool {
        let Some(heading) = self.heading else { return false };
        let Some(first) = lines.iter().find(|line| is_prose(line)).and_then(|line| line.first(page.dom)) else { return false };
        let mut between = None;
        let mut walk = page.dom.walk(Id::ROOT);
        while let Some(edge) = walk.next() {
            let Edge::Open(id) = edge else { continue };
            if id == first {
                return between.is_some_and(|between| between <= BETWEEN);
            }
            if id == heading {
                between = Some(0);
                walk.pass(id);
            } else if between.is_some() && page.cut[id.index()] {
                walk.pass(id);
            } else if let (Some(text), Some(between)) = (page.dom.text(id), between.as_mut()) {
                *between += text.trim().len();
            }
        }
        false
    }
}

/// The first text of the first paragraph that begins with one of `openings`; of one behind `heading`, where there is any.
fn opening(dom: &Dom<'_>, unseen: &[bool], heading: Option<Id>, openings: &[String]) -> Option<Id> {
    let (mut found, mut behind) = (None, false);
    let (mut said, mut count, mut first) = (String::new(), 0, None);
    let mut walk = dom.walk(Id::ROOT);
    while let Some(edge) = walk.next() {
        let (Edge::Open(id) | Edge::Close(id)) = edge;
        if edge == Edge::Open(id) && (unseen[id.index()] || Some(id) == heading) {
            behind |= Some(id) == heading;
            walk.pass(id);
        } else if let Some(text) = dom.text(id) {
            if edge == Edge::Open(id) && count < SAME {
                let more = letters(text, SAME - count);
                count += more.chars().count();
                first = first.or_else(|| (!more.is_empty()).then_some(id));
                said.push_str(&more);
            }
        } else if !element::is_inline(dom.name(id)) {
            if count == SAME && openings.contains(&said) {
                found = found.or(first);
                if behind || heading.is_none() {
                    return first;
                }
            }
            said.clear();
            (count, first) = (0, None);
        }
    }
    found
}

/// Whether a line is prose: long, and no link.
fn is_prose(line: &Line) -> bool {
    line.text.len() >= LINE && line.linked * 2 < line.text.len() && line.heading == 0 && !line.figure
}

/// The first letters of a text, without case, white space and marks.
fn letters(text: &str, most: usize) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(most).collect()
}
