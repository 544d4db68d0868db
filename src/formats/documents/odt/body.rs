//! Reads the text of an `OpenDocument`. Proposed deletions are left out, comments counted.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::model::{Document, Kind, Look, Para, Piece, Run};
use super::super::skipped::Aside;
use super::super::style::{self, Styles};
use super::super::table::Table;
use super::super::xml::{Step, Tag};
use super::lists::Lists;
use crate::formats::whitespace;

/// The deepest nesting of paragraphs or lists.
const DEPTH: usize = 256;

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: String,
    count: u64,
    /// Whether the next paragraph is the first of an item.
    fresh: bool,
}

pub(super) struct Reader<'a> {
    styles: &'a Styles,
    declared: &'a Lists,
    document: Document,
    /// The paragraphs that are open, and whether they are kept.
    open: Vec<(Para, bool, Vec<Piece>)>,
    lists: Vec<List>,
    /// Current count of the outermost lists of each style.
    counts: HashMap<String, u64>,
    looks: Vec<Look>,
    links: Vec<Option<Rc<str>>>,
    table: Table,
    image: Option<(String, String)>,
    /// The words of a picture that are read just now.
    alt: Option<String>,
    /// Index of the first paragraph of the open footnote among the pieces.
    note: Option<usize>,
    body: usize,
    aside: Aside,
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles, declared: &'a Lists) -> Self {
        Self {
            styles,
            declared,
            document: Document::default(),
            open: Vec::new(),
            lists: Vec::new(),
            counts: HashMap::new(),
            looks: Vec::new(),
            links: Vec::new(),
            table: Table::default(),
            image: None,
            alt: None,
            note: None,
            body: 0,
            aside: Aside::default(),
        }
    }

    /// The finished document; open elements end.
    pub(super) fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.aside.end(self.document, self.table)
    }

    pub(super) fn step(&mut self, step: Step<'_>) {
        if self.aside.holds(&step) {
            return;
        }
        match step {
            Step::Open(tag) => {
                let name = tag.name();
                if self.body > 0 || name == "body" {
                    self.open(&name, &tag);
                }
            }
            Step::Close(name) if self.body > 0 => self.close(&name),
            Step::Close(_) => (),
            Step::Text(text) => self.text(&text),
        }
    }

    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "body" => self.body += 1,
            "tracked-changes" => {
                self.aside.changed = true;
                self.aside.skip();
            }
            "annotation" => {
                self.aside.remarks += 1;
                self.aside.skip();
            }
            "annotation-end" | "sequence-decls" | "variable-decls" | "user-field-decls" | "forms" | "table-of-content"
            | "alphabetical-index" | "illustration-index" | "table-index" | "user-index" | "object-index" | "ruby-text"
            | "note-citation" | "script" | "binary-data" | "object" | "object-ole" => self.aside.skip(),
            "section" if tag.attribute("display").as_deref() == Some("none") => self.aside.skip(),
            "h" => self.paragraph(tag, tag.attribute("outline-level").and_then(|level| level.parse().ok()).or(Some(1))),
            "p" => self.paragraph(tag, None),
            "list" => self.list(tag),
            "list-item" | "list-header" => self.item(name == "list-item", tag),
            "span" => self.span(tag),
            "a" => {
                let around = self.links.last().cloned().flatten();
                self.links.push(tag.attribute("href").filter(|url| !url.starts_with('#')).map(Rc::from).or(around));
            }
            "s" | "tab" => self.say(" "),
            "line-break" => self.say("\n"),
            "note" => self.footnote(),
            "note-body" => self.note = Some(self.document.pieces.len()),
            "frame" => self.image = Some(Default::default()),
            "image" => {
                if let Some((src, _)) = &mut self.image {
                    *src = tag.attribute("href").unwrap_or_default();
                }
            }
            "title" | "desc" if self.image.is_some() => self.alt = Some(String::new()),
            "table" => self.table.open(),
            "table-row" => self.table.row(),
            "table-cell" | "covered-table-cell" => self.table.cell(),
            "table-header-rows" => self.table.set_header(true),
            _ => (),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "body" => self.body -= 1,
            "h" | "p" => self.end_paragraph(),
            "list" => {
                if let Some(list) = self.lists.pop().filter(|_| self.lists.is_empty()) {
                    self.counts.insert(list.style, list.count);
                }
            }
            "span" => _ = self.looks.pop(),
            "a" => _ = self.links.pop(),
            "note-body" => self.end_footnote(),
            "frame" => self.end_image(),
            "title" | "desc" => {
                if let (Some(words), Some((_, alt))) = (self.alt.take(), &mut self.image)
                    && (alt.is_empty() || name == "desc")
                    && !words.trim().is_empty()
                {
                    *alt = words;
                }
            }
            "table" => {
                let pieces = self.table.close();
                self.document.pieces.extend(pieces);
            }
            "table-header-rows" => self.table.set_header(false),
            _ => (),
        }
    }

    /// White space in the file is one space; more of it is written as elements.
    fn text(&mut self, text: &str) {
        if let Some(alt) = &mut self.alt {
            return alt.push_str(text);
        }
        if self.open.is_empty() {
            return;
        }
        // The first character keeps a space at the beginning.
        let mut words = String::from("-");
        whitespace::fold(text, &mut words);
        self.say(&words[1..]);
    }

    fn say(&mut self, words: &str) {
        let look = self.looks.last().copied().unwrap_or_default();
        if look.hidden {
            return;
        }
        let link = self.links.last().cloned().flatten();
        if let Some((para, ..)) = self.open.last_mut() {
            para.push(words, look, link.as_deref());
        }
    }

    fn paragraph(&mut self, tag: &Tag<'_>, level: Option<u8>) {
        if self.open.len() >= DEPTH {
            return;
        }
        let style = format!("paragraph:{}", tag.attribute("style-name").unwrap_or_default());
        let styled = self.styles.kind(&style);
        let kind = match (styled, level) {
            (Some(kind @ (Kind::Title | Kind::Subtitle)), _) => kind,
            (_, Some(level)) => Kind::Heading(level.clamp(1, 6)),
            (Some(Kind::Plain), None) => self.listed(),
            (Some(kind), None) => kind,
            (None, None) => Kind::Plain,
        };
        let look = if matches!(kind, Kind::Plain | Kind::Item(..) | Kind::More(_)) { self.styles.look(&style) } else { Look::default() };
        self.looks.push(look);
        self.open.push((Para { kind, runs: Vec::new() }, styled.is_some() || level.is_some(), Vec::new()));
    }

    /// Kind of a paragraph by the list it is in.
    fn listed(&mut self) -> Kind {
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let Some(list) = self.lists.last_mut().filter(|_| self.note.is_none()) else { return Kind::Plain };
        if !std::mem::take(&mut list.fresh) {
            return Kind::More(depth);
        }
        self.declared.marker(&list.style, depth, list.count).map_or(Kind::More(depth), |marker| Kind::Item(marker, depth))
    }

    fn end_paragraph(&mut self) {
        let Some((para, kept, images)) = self.open.pop() else { return };
        self.looks.pop();
        if kept && (!para.is_empty() || para.kind == Kind::Rule) {
            if self.table.is_open() && self.note.is_none() { self.table.put(para) } else { self.document.pieces.push(Piece::Para(para)) }
        }
        self.document.pieces.extend(images);
    }

    fn list(&mut self, tag: &Tag<'_>) {
        if self.lists.len() >= DEPTH {
            return self.lists.push(List::default());
        }
        let outer = self.lists.last().map(|list| list.style.clone()).unwrap_or_default();
        let style = tag.attribute("style-name").map_or(outer, style::short);
        let level = u8::try_from(self.lists.len() + 1).unwrap_or(u8::MAX);
        let goes_on = tag.attribute("continue-numbering").as_deref() == Some("true") || tag.attribute("continue-list").is_some();
        let before = self.counts.get(&style).copied().filter(|_| goes_on && self.lists.is_empty());
        let count = before.unwrap_or_else(|| self.declared.start(&style, level).saturating_sub(1));
        self.lists.push(List { style, count, fresh: false });
    }

    fn item(&mut self, counts: bool, tag: &Tag<'_>) {
        let Some(list) = self.lists.last_mut() else { return };
        list.fresh = counts;
        if counts {
            let start = tag.attribute("start-value").and_then(|start| start.parse().ok());
            list.count = start.unwrap_or(list.count.saturating_add(1));
        }
    }

    fn span(&mut self, tag: &Tag<'_>) {
        let mut look = self.looks.last().copied().unwrap_or_default();
        if let Some(style) = tag.attribute("style-name") {
            self.styles.tint(&format!("text:{style}"), &mut look);
        }
        self.looks.push(look);
    }

    fn footnote(&mut self) {
        let index = self.document.footnotes.len();
        self.document.footnotes.push(Vec::new());
        if let Some((para, ..)) = self.open.last_mut() {
            para.runs.push(Run { footnote: Some(index), ..Run::default() });
        }
    }

    fn end_footnote(&mut self) {
        let Some(start) = self.note.take() else { return };
        let start = start.min(self.document.pieces.len());
        let paras = self.document.pieces.drain(start..).filter_map(Piece::para).collect();
        if let Some(place) = self.document.footnotes.last_mut() {
            *place = paras;
        }
    }

    fn end_image(&mut self) {
        let Some((src, alt)) = self.image.take().filter(|(src, alt)| !src.is_empty() || !alt.trim().is_empty()) else { return };
        let pieces = self.open.last_mut().map_or(&mut self.document.pieces, |(.., images)| images);
        pieces.push(Piece::Image { src, alt });
    }
}
