//! Rich Text: groups in braces, control words, and text in the code page of its font. Owns the groups and what each of them holds;
//! `tokens` parts the file, `fonts` decodes, `paragraphs` collects.

mod fields;
mod fonts;
mod paragraphs;
mod tokens;

use super::model::{About, Document};
use super::style::{Style, Styles};
use crate::formats::superscript::Position;
use crate::words::Diagnostic;
use fonts::Fonts;
use paragraphs::Paragraphs;
use tokens::{Token, Tokens};

/// Maximum depth of groups; what lies deeper is left out.
const DEPTH: usize = 256;

/// The contents of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Destination {
    #[default]
    Text,
    /// Nothing to show.
    Skipped,
    Fonts,
    Styles,
    /// The instruction of a field, such as `HYPERLINK "https://…"`.
    Instruction,
    /// The number or the sign of a list item.
    ListMark,
    Footnote,
    Title,
    Author,
    Keywords,
    Created,
    Revised,
}

/// The state that a group inherits and leaves behind when it ends.
#[derive(Debug, Clone, Default)]
struct Group {
    destination: Destination,
    font: i32,
    /// Number of characters that stand in for a character beyond the code page.
    substitutes: usize,
    look: super::model::Look,
    /// Whether the group is a field, whose link ends with it.
    field: bool,
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    group: Group,
    open: Vec<Group>,
    /// Number of open groups beyond the deepest one.
    deeper: usize,
    /// Whether the next control word may say what the group holds, and whether it may be ignored.
    fresh: bool,
    ignorable: bool,
    fonts: Fonts,
    styles: Styles,
    style: (i32, String),
    /// Bytes not decoded yet, and half a pair of UTF-16.
    bytes: Vec<u8>,
    high: Option<u16>,
    /// Number of characters to skip behind one beyond the code page.
    skip: usize,
    /// Text of a destination that is not shown.
    aside: String,
    date: [u32; 5],
    about: About,
    out: Paragraphs,
    changed: bool,
}

/// The document that `bytes` are.
pub(super) fn read(bytes: &[u8]) -> Document {
    let mut reader = Reader {
        tokens: Tokens::new(bytes),
        group: Group { substitutes: 1, ..Group::default() },
        open: Vec::new(),
        deeper: 0,
        fresh: false,
        ignorable: false,
        fonts: Fonts::default(),
        styles: Styles::default(),
        style: (0, String::new()),
        bytes: Vec::new(),
        high: None,
        skip: 0,
        aside: String::new(),
        date: [0; 5],
        about: About::default(),
        out: Paragraphs::default(),
        changed: false,
    };
    while let Some(token) = reader.tokens.next() {
        reader.take(&token);
    }
    reader.finish()
}

impl Reader<'_> {
    fn take(&mut self, token: &Token<'_>) {
        if !matches!(token, Token::Byte(_)) {
            self.decode();
        }
        match token {
            Token::Open => self.begin(),
            Token::Close => self.end(),
            _ if self.deeper > 0 => (),
            Token::Byte(_) | Token::Unicode(_) if self.skip > 0 => self.skip -= 1,
            Token::Byte(byte) => self.byte(*byte),
            Token::Unicode(unit) => self.unicode(*unit),
            Token::Symbol('*') => self.ignorable = true,
            Token::Symbol(symbol) => self.symbol(*symbol),
            Token::Word(name, number) => {
                let fresh = std::mem::take(&mut self.fresh);
                let ignorable = std::mem::take(&mut self.ignorable);
                if !(fresh && self.destination(name, ignorable)) {
                    self.word(name, *number);
                }
            }
        }
    }

    fn begin(&mut self) {
        self.skip = 0;
        if self.open.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        self.open.push(self.group.clone());
        self.group.field = false;
        (self.fresh, self.ignorable) = (true, false);
    }

    fn end(&mut self) {
        self.skip = 0;
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        (self.fresh, self.ignorable) = (false, false);
        let outer = self.open.pop().unwrap_or_default();
        let ended = std::mem::replace(&mut self.group, outer);
        if ended.field {
            self.out.set_link(None);
        }
        if ended.destination != self.group.destination {
            self.end_destination(ended.destination);
        }
    }

    /// Stores what a destination holds that has just ended.
    fn end_destination(&mut self, destination: Destination) {
        let text = || self.aside.trim().to_owned();
        match destination {
            Destination::Instruction => {
                let link = fields::link(&self.aside);
                self.out.set_link(link);
            }
            Destination::ListMark => self.out.mark(&self.aside),
            Destination::Footnote => self.out.end_footnote(),
            Destination::Title => self.about.title = Some(text()).filter(|title| !title.is_empty()),
            Destination::Author => self.about.author = Some(text()).filter(|author| !author.is_empty()),
            Destination::Keywords => {
                self.about.tags = text().split([',', ';']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
            }
            Destination::Created => self.about.created = fields::day(self.date),
            Destination::Revised => self.about.modified = fields::day(self.date),
            Destination::Text | Destination::Skipped | Destination::Fonts | Destination::Styles => (),
        }
        self.aside.clear();
    }

    /// Sets what the group holds, by its first control word; whether that word says so.
    fn destination(&mut self, name: &str, ignorable: bool) -> bool {
        if self.group.destination == Destination::Skipped {
            return true;
        }
        let destination = match name {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "fldinst" => Destination::Instruction,
            "listtext" | "pntext" => Destination::ListMark,
            "footnote" => Destination::Footnote,
            "title" => Destination::Title,
            "author" => Destination::Author,
            "keywords" => Destination::Keywords,
            "creatim" => Destination::Created,
            "revtim" => Destination::Revised,
            "field" => {
                self.group.field = true;
                return true;
            }
            "colortbl" | "pict" | "objdata" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" | "annotation" | "themedata" | "datastore" | "xe" | "tc" | "rxe" | "bkmkstart" | "bkmkend" | "filetbl"
            | "revtbl" | "comment" | "operator" | "company" | "doccomm" | "subject" | "manager" | "category" | "printim" | "buptim"
            | "nonshppict" => Destination::Skipped,
            _ if ignorable => Destination::Skipped,
            _ => return false,
        };
        if destination == Destination::Footnote {
            self.out.begin_footnote();
        }
        self.aside.clear();
        self.date = [0; 5];
        self.group.destination = destination;
        true
    }

    fn finish(mut self) -> Document {
        self.decode();
        let mut document = self.out.finish();
        document.about = self.about;
        if self.changed {
            document.notes.push(Diagnostic::TrackedChanges);
        }
        if !self.open.is_empty() {
            document.notes.push(Diagnostic::DamagedPart);
        }
        document
    }
}

/// What a group does with text and control words.
impl Reader<'_> {
    fn byte(&mut self, byte: u8) {
        self.fresh = false;
        match self.group.destination {
            Destination::Skipped => (),
            _ => self.bytes.push(byte),
        }
    }

    /// Decodes the bytes that came in a row.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let text = self.fonts.decode(self.group.font, &self.bytes);
        self.bytes.clear();
        self.text(&text);
    }

    /// A unit of UTF-16; further bytes stand in for it.
    fn unicode(&mut self, unit: u16) {
        self.skip = self.group.substitutes;
        let text = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => String::from_utf16_lossy(&[high, unit]),
            (_, unit) => self.fonts.symbol(self.group.font, unit).unwrap_or_else(|| String::from_utf16_lossy(&[unit])),
        };
        self.text(&text);
    }

    fn symbol(&mut self, symbol: char) {
        match symbol {
            '~' => self.text("\u{a0}"),
            '_' => self.text("\u{2011}"),
            '\n' | '\r' => self.end_paragraph(),
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        match self.group.destination {
            Destination::Text | Destination::Footnote => {
                if self.group.look.hidden {
                    return;
                }
                self.out.push(text, self.group.look);
            }
            Destination::Fonts => self.fonts.name(text),
            Destination::Styles => self.style_name(text),
            Destination::Skipped => (),
            _ => self.aside.push_str(text),
        }
    }

    /// A name in the table of styles; each ends with a semicolon.
    fn style_name(&mut self, text: &str) {
        for (at, part) in text.split(';').enumerate() {
            if at > 0 {
                let name = std::mem::take(&mut self.style.1);
                self.styles.put(self.style.0.to_string(), Style { name, ..Style::default() });
                self.style.0 = 0;
            }
            self.style.1.push_str(part);
        }
    }

    fn end_paragraph(&mut self) {
        if matches!(self.group.destination, Destination::Text | Destination::Footnote) {
            self.out.end(&self.styles);
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        match self.group.destination {
            Destination::Fonts => return self.fonts.word(name, number),
            Destination::Styles if name == "s" => {
                self.style = (number.unwrap_or_default(), String::new());
                return;
            }
            Destination::Styles | Destination::Skipped => return,
            Destination::Created | Destination::Revised => return self.part_of_date(name, number),
            _ => (),
        }
        let on = number != Some(0);
        match name {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" | "lbr" => self.text("\n"),
            "tab" => self.text("\t"),
            "cell" | "nestcell" => self.out.end_cell(&self.styles),
            "row" | "nestrow" => self.out.end_row(),
            "pard" => self.out.reset(),
            "plain" => self.group.look = super::model::Look::default(),
            "intbl" => self.out.layout.in_table = true,
            "s" => self.out.layout.style = number.unwrap_or_default(),
            "outlinelevel" => self.out.layout.outline = number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9),
            "ilvl" => self.out.layout.level = number.and_then(|level| u8::try_from(level).ok()).unwrap_or_default(),
            "f" => self.group.font = number.unwrap_or_default(),
            "uc" => self.group.substitutes = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1).min(8),
            "deleted" => {
                self.changed |= on;
                self.group.look.hidden = on;
            }
            "revised" => self.changed |= on,
            "ansicpg" => self.fonts.set_code_page(number),
            "mac" => self.fonts.set_code_page(Some(10_000)),
            "deff" => self.fonts.default_font = number.unwrap_or_default(),
            _ if self.look(name, on) => (),
            _ => self.sign(name),
        }
        if name == "deff" {
            self.group.font = self.fonts.default_font;
        }
    }

    /// Changes how words look; whether the control word says so.
    fn look(&mut self, name: &str, on: bool) -> bool {
        let look = &mut self.group.look;
        match name {
            "b" => look.strong = on,
            "i" => look.emphasis = on,
            "strike" | "striked" => look.strike = on,
            "v" => look.hidden = on,
            "super" => look.position = if on { Position::Raised } else { Position::OnLine },
            "sub" => look.position = if on { Position::Lowered } else { Position::OnLine },
            "nosupersub" => look.position = Position::OnLine,
            _ => return false,
        }
        true
    }

    /// Signs that have control words of their own.
    fn sign(&mut self, name: &str) {
        let sign = match name {
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return,
        };
        self.text(sign);
    }

    fn part_of_date(&mut self, name: &str, number: Option<i32>) {
        let place = ["yr", "mo", "dy", "hr", "min"].iter().position(|part| *part == name);
        if let (Some(place), Some(number)) = (place, number.and_then(|number| u32::try_from(number).ok())) {
            self.date[place] = number;
        }
    }
}

#[cfg(test)]
mod tests;
