//! First pass over a page: cuts what is clearly not the article, finds divisions used as paragraphs, and lists the elements to score.

use super::super::dom::{Dom, Edge, Id};
use super::super::{element, role};
use super::kind::Kind;
use super::measure::{self, Measure};
use super::page::{Page, Turned};

/// Text that is weighed: an element's, or a stretch of running text beside a division's elements.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighed {
    /// Its start and, for a run of text, its end.
    pub(super) first: Id,
    pub(super) last: Option<Id>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Strictness {
    /// Whether what is called by unlikely names is cut at once.
    pub(super) unlikely: bool,
    pub(super) names: bool,
    /// Whether parts with few words and many links are cut.
    pub(super) parts: bool,
}

/// A part with as many characters, in which the article begins, is no less than it, whatever it is called.
const TEXT: u32 = 500;

/// Roles of parts that are no article.
pub(super) const ROLES: &[&str] = &["menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"];

struct Walked<'p, 'd, 'a> {
    page: &'p mut Page<'d, 'a>,
    measures: Vec<Measure>,
    strict: Strictness,
    titles: &'p [String],
    byline: bool,
    titled: bool,
    weighed: Vec<Weighed>,
}

/// Goes through the page; gives back the text to be weighed, in the order of the page, and the measures of each node before any cut.
pub(super) fn walk(page: &mut Page<'_, '_>, strict: Strictness, titles: &[String]) -> (Vec<Weighed>, Vec<Measure>) {
    let measures = measure::of_all(page);
    let dom = page.dom;
    let mut walked = Walked { page, measures, strict, titles, byline: false, titled: false, weighed: Vec::new() };
    let mut walk = dom.walk(Id::ROOT);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        if dom.text(id).is_some() || id == Id::ROOT {
            continue;
        }
        if walked.page.cut[id.index()] || walked.is_no_part(id) {
            walked.page.cut[id.index()] = true;
            walk.pass(id);
            continue;
        }
        walked.weigh(id);
    }
    (walked.weighed, walked.measures)
}

impl Walked<'_, '_, '_> {
    fn is_no_part(&mut self, id: Id) -> bool {
        let dom = self.page.dom;
        let hints = self.page.basis.hints[id.index()];
        let name = dom.name(id);
        let role = dom.attribute(id, "role");
        let is_true = |name| dom.attribute(id, name).is_some_and(|value| value == "true");
        if is_true("aria-hidden") && !role::called(dom, id).contains("fallback-image") && !self.is_behind_dialog(id, role.as_deref()) {
            return true;
        }
        if is_true("aria-modal") && role.as_deref() == Some("dialog") {
            return true;
        }
        let chars = self.measures[id.index()].chars;
        let shows = matches!(self.page.basis.kinds[id.index()], Kind::Picture | Kind::Video);
        if !self.byline && (1..100).contains(&chars) && (hints.byline || names_author(dom, id)) {
            self.byline = true;
            return true;
        }
        if !self.titled && matches!(name, "h1" | "h2") && self.titles.iter().any(|title| alike(title, &dom.words(id))) {
            self.titled = true;
            return true;
        }
        if self.strict.unlikely && self.is_unlikely(id, role.as_deref()) {
            return true;
        }
        matches!(name, "div" | "section" | "header" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") && chars == 0 && !shows && {
            let mut elements = dom.children(id).filter(|&child| dom.text(child).is_none());
            elements.all(|child| matches!(dom.name(child), "br" | "hr"))
        }
    }

    /// Whether nearly all text of the page lies in an element: pages hide all from screen readers while a dialog is open.
    fn is_behind_dialog(&self, id: Id, role: Option<&str>) -> bool {
        let measure = &self.measures[id.index()];
        let chars = measure.chars;
        chars * 2 > self.measures[Id::ROOT.index()].chars && measure.link_density() < 0.3 && !role.is_some_and(|role| ROLES.contains(&role))
    }

    /// Whether what an element is, or is called, is seldom the article.
    fn is_unlikely(&self, id: Id, role: Option<&str>) -> bool {
        let page = &self.page;
        let name = page.dom.name(id);
        if role.is_some_and(|role| ROLES.contains(&role))
            || name == "nav"
            || matches!(name, "aside" | "footer") && !role::is_of_text(page.dom, id)
        {
            return true;
        }
        if !page.basis.hints[id.index()].unlikely || matches!(name, "body" | "a" | "html") {
            return false;
        }
        let measure = &self.measures[id.index()];
        let posting = measure.quoted > 0 && measure.quoted * 2 > measure.chars;
        let begins = page.kept[id.index()] && measure.chars >= TEXT;
        !posting && !begins && !page.dom.ancestors(id).take(4).any(|outer| matches!(page.dom.name(outer), "table" | "code"))
    }

    fn weigh(&mut self, id: Id) {
        match self.page.dom.name(id) {
            "section" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "td" | "pre" => self.weighed.push(Weighed { first: id, last: None }),
            "div" => self.division(id),
            _ => (),
        }
    }

    /// A division is a paragraph, is nothing around one, or holds stretches of text that are paragraphs.
    fn division(&mut self, id: Id) {
        let page = &mut *self.page;
        let dom = page.dom;
        let (mut stretches, mut open, mut blank) = (Vec::new(), None::<(Id, Id)>, true);
        let (mut elements, mut only) = (0, None);
        for child in dom.children(id) {
            if page.cut[child.index()] && dom.name(child) != "input" {
                continue;
            }
            if is_inline(dom, child) {
                blank &= self.measures[child.index()].chars == 0 && dom.name(child) != "img";
                open = open.map_or(Some((child, child)), |(first, _)| Some((first, child)));
                continue;
            }
            (elements, only) = (elements + 1, Some(child));
            stretches.extend(open.take().filter(|_| !blank));
            blank = true;
        }
        stretches.extend(open.filter(|_| !blank));
        let single = elements + stretches.len() == 1;
        let sparse = self.measures[id.index()].link_density() < 0.25;
        match only {
            None if single && sparse => {
                page.turned[id.index()] = Turned::Paragraph;
                self.weighed.push(Weighed { first: id, last: None });
            }
            Some(only) if single && sparse && dom.name(only) == "p" => page.turned[id.index()] = Turned::Nothing,
            Some(_) if stretches.is_empty() && self.measures[id.index()].blocks == 0 => {
                page.turned[id.index()] = Turned::Paragraph;
                self.weighed.push(Weighed { first: id, last: None });
            }
            _ => {
                page.groups[id.index()] = u16::try_from(stretches.len()).unwrap_or(u16::MAX);
                self.weighed.extend(stretches.into_iter().map(|(first, last)| Weighed { first, last: Some(last) }));
            }
        }
    }
}

pub(super) fn is_inline(dom: &Dom<'_>, id: Id) -> bool {
    let name = dom.name(id);
    match name {
        "a" | "del" | "ins" => dom.children(id).take(50).all(|child| {
            let inner = dom.name(child);
            !matches!(inner, "a" | "del" | "ins") && is_phrase(inner)
                || matches!(inner, "a" | "del" | "ins") && dom.children(child).take(50).all(|child| is_phrase(dom.name(child)))
        }),
        _ => is_phrase(name),
    }
}

fn is_phrase(name: &str) -> bool {
    const OTHERS: &[&str] =
        &["br", "img", "audio", "embed", "object", "input", "button", "font", "math", "select", "textarea", "noscript", "script"];
    element::is_inline(name) && !matches!(name, "a" | "del" | "ins" | "font" | "s" | "u" | "strike" | "tt") || OTHERS.contains(&name)
}

fn names_author(dom: &Dom<'_>, id: Id) -> bool {
    dom.attribute(id, "rel").is_some_and(|rel| rel == "author") || dom.attribute(id, "itemprop").is_some_and(|prop| prop.contains("author"))
}

/// Bytes up to which a text may be a headline; longer ones are compared with none.
const HEADLINE: usize = 4096;

/// Whether a heading says what the title says: three quarters of its letters are in words of the title.
pub(in crate::formats::html) fn alike(title: &str, heading: &str) -> bool {
    if title.len().max(heading.len()) > HEADLINE {
        return false;
    }
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (title, heading) = (words(title), words(heading));
    if title.is_empty() || heading.is_empty() {
        return false;
    }
    let length = |words: &mut dyn Iterator<Item = &String>| words.map(|word| word.chars().count() + 1).sum::<usize>();
    let whole = length(&mut heading.iter());
    let other = length(&mut heading.iter().filter(|word| !title.contains(word)));
    other * 4 < whole
}
