//! Reads the text of a Word document. Proposed insertions are included, deletions left out, comments counted.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::model::{Document, Kind, Look, Para, Piece, Run};
use super::super::skipped::Aside;
use super::super::style::Styles;
use super::super::table::Table;
use super::super::xml::{Step, Tag};
use super::numbering::Numbering;
use super::run::{self, Fields};
use super::symbol;
use super::{Targets, is_on, is_switched_on, position};
use crate::formats::superscript::Position;

/// The deepest nesting of paragraphs, as in frames.
const DEPTH: usize = 256;

/// Properties of a paragraph, read before its text.
#[derive(Debug, Default)]
struct Open {
    para: Para,
    style: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    level: Option<u8>,
    images: Vec<Piece>,
    /// Whether it is no more than a large initial, in a frame of its own.
    initial: bool,
    /// Look of text without properties of its own.
    look: Option<Look>,
}

/// Destination of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Words,
    Instruction,
}

pub(super) struct Reader<'a> {
    styles: &'a Styles,
    normal: Option<String>,
    targets: Targets,
    numbering: Numbering,
    pub(super) document: Document,
    /// The footnotes met so far: the first letter of their kind and their id, and which they are.
    pub(super) footnotes: HashMap<String, usize>,
    open: Vec<Open>,
    /// A large initial, which begins the next paragraph.
    initial: Option<Para>,
    table: Table,
    fields: Fields,
    links: Vec<Option<Rc<str>>>,
    look: Look,
    within: Within,
    /// Whether what is said concerns the paragraph, or the run.
    in_paragraph: bool,
    in_run: bool,
    image: (String, String),
    aside: Aside,
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles, normal: Option<String>, targets: Targets, numbering: Numbering) -> Self {
        Self {
            styles,
            normal,
            targets,
            numbering,
            document: Document::default(),
            footnotes: HashMap::new(),
            open: Vec::new(),
            initial: None,
            table: Table::default(),
            fields: Fields::default(),
            links: Vec::new(),
            look: Look::default(),
            within: Within::Nothing,
            in_paragraph: false,
            in_run: false,
            image: Default::default(),
            aside: Aside::default(),
        }
    }

    /// The finished document; open elements end.
    pub(super) fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.document.pieces.extend(self.initial.take().map(Piece::Para));
        self.aside.end(self.document, self.table)
    }

    pub(super) fn step(&mut self, step: Step<'_>) {
        if self.aside.holds(&step) {
            return;
        }
        match step {
            Step::Open(tag) => self.open(&tag),
            Step::Close(name) => self.close(&name),
            Step::Text(text) => match self.within {
                Within::Words => self.say(&text),
                Within::Instruction => self.fields.instruct(&text),
                Within::Nothing => (),
            },
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        match name.as_str() {
            "p" if self.open.len() < DEPTH => {
                self.open.push(Open { para: self.initial.take().unwrap_or_default(), ..Open::default() });
                (self.in_paragraph, self.in_run, self.look) = (false, false, Look::default());
            }
            "pPr" => self.in_paragraph = true,
            // The looks of a paragraph's end, and those of before.
            "rPr" if self.in_paragraph => self.aside.skip(),
            "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPr" | "sdtPr" | "tblGrid" | "Fallback"
            | "rt" | "delText" => self.aside.skip(),
            "del" | "moveFrom" | "ins" | "moveTo" if !self.in_run => {
                self.aside.changed = true;
                if matches!(name.as_str(), "del" | "moveFrom") {
                    self.aside.skip();
                }
            }
            "r" => (self.look, self.in_run) = (self.normal_look(), false),
            "rPr" => self.in_run = true,
            "t" => self.within = Within::Words,
            "instrText" => self.within = Within::Instruction,
            "hyperlink" => {
                let to = tag.prefixed("r:id").or_else(|| tag.attribute("id")).and_then(|id| self.targets.get(&id).cloned());
                self.lead(to.map(|to| run::with_place(to, tag.attribute("anchor").as_deref())));
            }
            "fldSimple" => self.lead(tag.attribute("instr").and_then(|instruction| run::link(&instruction))),
            "fldChar" => self.fields.turn(&tag.attribute("fldCharType").unwrap_or_default()),
            "commentReference" => self.aside.remarks += 1,
            "footnoteReference" => self.footnote('f', tag),
            "endnoteReference" => self.footnote('e', tag),
            "tbl" => self.table.open(),
            "tr" => self.table.row(),
            "tc" => self.table.cell(),
            "tblHeader" if is_switched_on(tag) => self.table.mark_header(),
            _ if self.in_paragraph => self.paragraph_property(&name, tag),
            _ if self.in_run => self.run_property(&name, tag),
            _ => self.sign(&name, tag),
        }
    }

    fn paragraph_property(&mut self, name: &str, tag: &Tag<'_>) {
        let value = || tag.attribute("val");
        let Some(open) = self.open.last_mut() else { return };
        match name {
            "pStyle" => open.style = value(),
            "outlineLvl" => open.outline = value().and_then(|level| level.parse().ok()),
            "ilvl" => open.level = value().and_then(|level| level.parse().ok()),
            "numId" => open.list = value(),
            "framePr" => open.initial = tag.attribute("dropCap").is_some_and(|cap| is_on(&cap)),
            _ => (),
        }
    }

    fn run_property(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "b" => self.look.strong = is_switched_on(tag),
            "i" => self.look.emphasis = is_switched_on(tag),
            "strike" | "dstrike" => self.look.strike = is_switched_on(tag),
            "vanish" => self.look.hidden = is_switched_on(tag),
            "vertAlign" => self.look.position = position(tag),
            "rStyle" => {
                let look = tag.attribute("val").map(|style| self.styles.look(&style)).unwrap_or_default();
                self.look.strong |= look.strong;
                self.look.emphasis |= look.emphasis;
                self.look.hidden |= look.hidden;
                if look.position != Position::OnLine {
                    self.look.position = look.position;
                }
            }
            _ => (),
        }
    }

    /// Signs among the words, and pictures.
    fn sign(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tab" | "ptab" => self.say(" "),
            "br" if !tag.attribute("type").is_some_and(|kind| kind == "page" || kind == "column") => self.say("\n"),
            "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                if let Some(sign) = tag.attribute("char").and_then(|code| symbol::read(&font, &code)) {
                    self.say(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "drawing" | "pict" => self.image = Default::default(),
            "docPr" => {
                self.image.1 =
                    tag.attribute("descr").filter(|words| !words.trim().is_empty()).or_else(|| tag.attribute("title")).unwrap_or_default();
            }
            "blip" | "imagedata" => {
                let id = ["r:embed", "r:link", "r:id"].iter().find_map(|name| tag.prefixed(name));
                self.image.0 = id.and_then(|id| self.targets.get(&id).cloned()).unwrap_or_default();
                if name == "imagedata" && self.image.1.is_empty() {
                    self.image.1 = tag.attribute("title").unwrap_or_default();
                }
            }
            _ => (),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph = false,
            "rPr" => self.in_run = false,
            "t" | "instrText" => self.within = Within::Nothing,
            "r" => self.look = Look::default(),
            "hyperlink" | "fldSimple" => _ = self.links.pop(),
            "drawing" | "pict" => {
                let (src, alt) = std::mem::take(&mut self.image);
                if let Some(open) = self.open.last_mut().filter(|_| !src.is_empty() || !alt.trim().is_empty()) {
                    open.images.push(Piece::Image { src, alt });
                }
            }
            "tbl" => {
                let pieces = self.table.close();
                self.document.pieces.extend(pieces);
            }
            _ => (),
        }
    }

    /// Look of text without properties: that of the paragraph's style, except in headings and titles.
    fn normal_look(&mut self) -> Look {
        let Some(open) = self.open.last_mut() else { return Look::default() };
        let Some(style) = &open.style else { return Look::default() };
        let styles = self.styles;
        *open.look.get_or_insert_with(|| if styles.kind(style) == Some(Kind::Plain) { styles.look(style) } else { Look::default() })
    }

    fn say(&mut self, text: &str) {
        if self.look.hidden || !self.fields.is_visible() {
            return;
        }
        let link = self.links.last().cloned().flatten().or_else(|| self.fields.link());
        let look = self.look;
        if let Some(open) = self.open.last_mut() {
            open.para.push(text, look, link.as_deref());
        }
    }

    /// Links the text that follows; without a target, back to the enclosing link.
    fn lead(&mut self, to: Option<String>) {
        let around = self.links.last().cloned().flatten();
        self.links.push(to.map(Rc::from).or(around));
    }

    fn footnote(&mut self, kind: char, tag: &Tag<'_>) {
        let Some(id) = tag.attribute("id") else { return };
        let next = self.footnotes.len();
        let index = *self.footnotes.entry(format!("{kind}{id}")).or_insert(next);
        if let Some(open) = self.open.last_mut() {
            open.para.runs.push(Run { footnote: Some(index), ..Run::default() });
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        (self.in_paragraph, self.in_run, self.look) = (false, false, Look::default());
        if open.initial && !open.para.is_empty() {
            let text = open.para.text().trim().to_owned();
            let mut para = Para::default();
            para.push(&text, Look::default(), None);
            self.initial = Some(para);
            return self.document.pieces.extend(open.images);
        }
        let style = open.style.take().or_else(|| self.normal.clone()).unwrap_or_default();
        if let Some(kind) = self.kind(&style, &open)
            && !open.para.is_empty()
        {
            open.para.kind = kind;
            if self.table.is_open() { self.table.put(open.para) } else { self.document.pieces.push(Piece::Para(open.para)) }
        }
        self.document.pieces.extend(open.images);
    }

    fn kind(&mut self, style: &str, open: &Open) -> Option<Kind> {
        let mut kind = self.styles.kind(style)?;
        if let Some(outline) = open.outline.filter(|_| !matches!(kind, Kind::Title | Kind::Subtitle)) {
            kind = if outline < 9 { Kind::Heading((outline + 1).min(6)) } else { kind };
        }
        if !matches!(kind, Kind::Plain) || open.para.is_empty() {
            return Some(kind);
        }
        let own = open.list.as_ref().map(|list| (list.clone(), open.level.unwrap_or_default()));
        let (list, level) =
            own.or_else(|| self.styles.list(style).map(|(list, level)| (list.clone(), open.level.unwrap_or(*level)))).unwrap_or_default();
        if list.is_empty() || list == "0" {
            return Some(kind);
        }
        let level = level.min(8);
        Some(self.numbering.next(&list, level).map_or(Kind::More(level + 1), |marker| Kind::Item(marker, level + 1)))
    }
}
