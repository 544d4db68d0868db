//! The article found, as lines of running text in the order of the page.

use super::super::dom::{Dom, Edge, Id};
use super::super::{element, role};
use super::page::Page;
use crate::formats::lexicon::Phrases;
use crate::formats::whitespace::fold;

/// The longest button, in bytes.
const BUTTON: usize = 60;

/// Text that is read without a break.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each names one kind of element around the line")]
pub(super) struct Line {
    /// The text, white space folded.
    pub(super) text: String,
    /// The pieces of text it consists of.
    pub(super) nodes: Vec<Id>,
    /// Bytes of link text.
    pub(super) linked: usize,
    /// Bytes of link text without a target, as buttons have.
    pub(super) pressed: usize,
    /// The level of the heading it is, 0 where it is none.
    pub(super) heading: u8,
    /// Whether it is in a list, a caption or a quotation.
    pub(super) item: bool,
    pub(super) figure: bool,
    pub(super) quote: bool,
    /// Whether the page marks a part of it as a time.
    pub(super) time: bool,
    /// Whether it is in a figure and in no table.
    pub(super) caption: bool,
}

impl Line {
    /// Whether it says one of these phrases and nothing else.
    pub(super) fn is_one_of(&self, phrases: Phrases) -> bool {
        if self.text.len() > 60 {
            return false;
        }
        let text = self.text.to_lowercase();
        let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '…' | '.'));
        phrases.contains(text)
    }

    /// The first of its pieces that is more than white space.
    pub(super) fn first(&self, dom: &Dom<'_>) -> Option<Id> {
        self.nodes.iter().copied().find(|node| dom.text(*node).is_some_and(|text| !text.trim().is_empty()))
    }

    /// Whether it is nothing but a button.
    pub(super) fn is_button(&self) -> bool {
        self.pressed > 0 && self.pressed + 2 >= self.text.len() && self.text.len() <= BUTTON && self.heading == 0
    }

    /// Whether most of it is links.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 10 >= self.text.len() * 6 && self.linked > 0
    }
}

/// The elements that are open, by what they make of the lines within.
#[derive(Debug, Default)]
struct Open {
    anchors: usize,
    /// The innermost link, where it leads nowhere.
    button: Option<Id>,
    items: usize,
    figures: usize,
    captions: usize,
    times: usize,
    quotes: usize,
    heading: u8,
}

impl Open {
    /// Counts an element that begins or ends.
    fn count(&mut self, name: &str, opens: bool) {
        let count = |counter: &mut usize| *counter = if opens { *counter + 1 } else { counter.saturating_sub(1) };
        match name {
            "a" => count(&mut self.anchors),
            "li" => count(&mut self.items),
            "figure" | "figcaption" => {
                count(&mut self.figures);
                count(&mut self.captions);
            }
            "pre" => count(&mut self.figures),
            "time" => count(&mut self.times),
            "blockquote" => count(&mut self.quotes),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = if opens { name.as_bytes()[1] - b'0' } else { 0 },
            _ => (),
        }
    }

    /// A line with its context.
    fn line(&self, line: Line) -> Line {
        let caption = self.captions > 0 && self.captions == self.figures;
        Line { heading: self.heading, item: self.items > 0, figure: self.figures > 0, quote: self.quotes > 0, caption, ..line }
    }
}

/// The lines within `root` that are not cut.
pub(super) fn read(page: &Page<'_, '_>, root: Id) -> Vec<Line> {
    let dom = page.dom;
    let (mut lines, mut line, mut around) = (Vec::new(), Line::default(), Open::default());
    let mut walk = dom.walk(root);
    while let Some(edge) = walk.next() {
        let (Edge::Open(id) | Edge::Close(id)) = edge;
        let opens = matches!(edge, Edge::Open(_));
        if opens && page.cut[id.index()] {
            walk.pass(id);
            continue;
        }
        if let Some(text) = dom.text(id) {
            if opens {
                let before = line.text.len();
                fold(text, &mut line.text);
                let more = line.text.len() - before;
                line.linked += if around.anchors > 0 { more } else { 0 };
                line.pressed += if around.button.is_some() { more } else { 0 };
                line.time |= around.times > 0;
                line.nodes.push(id);
            }
            continue;
        }
        let name = dom.name(id);
        if !element::is_inline(name) || name == "br" {
            line.text.truncate(line.text.trim_end().len());
            let ended = std::mem::take(&mut line);
            if !ended.text.is_empty() {
                lines.push(around.line(ended));
            }
        }
        // A table that only arranges the page is none.
        if name != "table" || page.basis.data_tables[id.index()] {
            around.count(if name == "table" { "pre" } else { name }, opens);
        }
        if name == "a" {
            around.button = Some(id).filter(|id| opens && leads_nowhere(dom, *id));
        }
    }
    lines
}

/// Whether a link is one for scripts only.
fn leads_nowhere(dom: &Dom<'_>, id: Id) -> bool {
    let href = dom.attribute(id, "href");
    match href.as_deref() {
        Some(href) => matches!(href, "#" | "#!" | "#top") || href.starts_with("javascript:"),
        None => role::called(dom, id).contains("button"),
    }
}
