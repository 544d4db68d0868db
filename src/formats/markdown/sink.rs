//! Writes Markdown elements straight to the block writer or, in a text with HTML, into HTML that is parsed like a web page. The HTML is
//! parsed in chunks, whenever no element is open.

use std::fmt::Write;

use crate::article::{Align, Builder, Role, Table};
use crate::formats::block_writer::{BlockWriter, Container, Style};
use crate::formats::html::entity::escape;
use crate::formats::html::{self, markdown_marks as marks};

/// Size of the HTML chunks in bytes: the minimum, and the maximum if elements stay open.
const STRETCH: usize = 16 << 10;
const LONGEST: usize = 4 << 20;

/// The key of the heading or the table that is open; inline elements have keys below it.
const FIXED: usize = usize::MAX;

#[derive(Debug, Clone, Copy)]
pub(super) enum Tag<'a> {
    /// A paragraph; whether it is the caption of a picture right before it, else whether it is the lead.
    Paragraph {
        caption: bool,
        lead: bool,
    },
    Heading(u8),
    /// A list and the number of its first item.
    List(Option<u64>),
    Item,
    Quote,
    Caption,
    Code(Option<&'a str>),
    Table(&'a [Align]),
    Row,
    Cell(Align),
    Strong,
    Emphasis,
    Strike,
    CodeSpan,
    Link(&'a str),
    Footnote,
}

pub(super) struct Sink<'b> {
    blocks: BlockWriter<'b>,
    /// The HTML so far, in a text with HTML.
    html: Option<String>,
    /// The elements that the text's own HTML has open.
    pub(super) open: Vec<String>,
    /// Text not yet written: the parser delivers it in pieces.
    pending: String,
    level: usize,
    captioning: bool,
    /// The line of the next element.
    line: Option<usize>,
    /// Position for attributes of the item that began last.
    item: Option<usize>,
}

impl<'b> Sink<'b> {
    pub(super) fn new(builder: &'b mut Builder, with_html: bool) -> Self {
        Self {
            blocks: BlockWriter::new(builder),
            html: with_html.then(String::new),
            open: Vec::new(),
            pending: String::new(),
            level: 0,
            captioning: false,
            line: None,
            item: None,
        }
    }

    pub(super) fn builder(&mut self) -> &mut Builder {
        self.blocks.builder
    }

    /// Says at which line of the file the next element begins.
    pub(super) fn at_line(&mut self, line: usize) {
        self.flush_text();
        match &self.html {
            Some(_) => self.line = Some(line),
            None => self.blocks.line = Some(line),
        }
    }

    /// The attribute with the line of the next element.
    pub(super) fn line_attribute(&mut self) -> String {
        self.line.take().map(|line| format!(" {}=\"{line}\"", marks::LINE)).unwrap_or_default()
    }

    pub(super) fn text(&mut self, text: &str) {
        match &mut self.html {
            Some(html) => escape(text, html),
            None => self.pending.push_str(text),
        }
    }

    fn flush_text(&mut self) {
        if !self.pending.is_empty() {
            self.blocks.text(&self.pending);
            self.pending.clear();
        }
    }

    /// Writes HTML; only in a text with HTML.
    pub(super) fn raw(&mut self, source: &str) {
        if let Some(html) = &mut self.html {
            html.push_str(source);
        }
    }

    pub(super) fn line_break(&mut self) {
        self.flush_text();
        match &mut self.html {
            Some(html) => html.push_str("<br>"),
            None => self.blocks.line_break(),
        }
    }

    pub(super) fn rule(&mut self) {
        self.flush_text();
        let line = self.line_attribute();
        match &mut self.html {
            Some(html) => html.extend(["<hr", &line, ">"]),
            None => self.blocks.rule(),
        }
    }

    /// Ends the block that is open, and begins none.
    pub(super) fn break_block(&mut self) {
        self.flush_text();
        let line = self.line_attribute();
        match &mut self.html {
            Some(html) => html.extend(["<div", &line, "></div>"]),
            None => self.blocks.break_block(),
        }
    }

    pub(super) fn picture(&mut self, src: &str, alt: &str) {
        self.flush_text();
        let line = self.line_attribute();
        match &mut self.html {
            Some(html) => {
                html.extend(["<img ", marks::SURE, &line]);
                attribute("src", src, html);
                attribute("alt", alt, html);
                html.push('>');
            }
            None => html::absolute(src).into_iter().for_each(|src| self.blocks.picture(src, alt)),
        }
    }

    pub(super) fn video(&mut self, url: &str, title: Option<&str>) {
        self.flush_text();
        let line = self.line_attribute();
        match &mut self.html {
            Some(html) => {
                html.extend(["<video", &line]);
                attribute("src", url, html);
                attribute("title", title.unwrap_or_default(), html);
                html.push_str("></video>");
            }
            None => html::absolute(url).into_iter().for_each(|url| self.blocks.video(&url, title.map(str::to_owned))),
        }
    }

    pub(super) fn mark_task(&mut self, done: bool) {
        match (&mut self.html, self.item.take()) {
            (Some(html), Some(place)) => html.insert_str(place, &format!(" {}={}", marks::TASK, if done { "done" } else { "open" })),
            (Some(_), None) => (),
            (None, _) => self.blocks.mark_task(done),
        }
    }

    pub(super) fn element(&mut self, tag: Tag<'_>, text: &str) {
        self.open(tag);
        self.text(text);
        self.close(tag);
    }

    pub(super) fn open(&mut self, tag: Tag<'_>) {
        self.flush_text();
        if self.html.is_some() { self.open_html(tag) } else { self.open_block(tag) }
    }

    fn open_html(&mut self, tag: Tag<'_>) {
        let line = if tag.is_inline() { String::new() } else { self.line_attribute() };
        let Some(html) = &mut self.html else { return };
        html.push('<');
        tag.push_name(html);
        if matches!(tag, Tag::Item) {
            self.item = Some(html.len());
        }
        html.push_str(&line);
        match tag {
            Tag::Paragraph { caption, lead } => {
                html.push_str(&if caption { [" ", marks::CAPTION].concat() } else { String::new() });
                html.push_str(&if lead { [" ", marks::LEAD].concat() } else { String::new() });
            }
            Tag::List(Some(start)) => attribute("start", &start.to_string(), html),
            Tag::Code(Some(language)) => attribute(marks::LANGUAGE, language, html),
            Tag::Table(_) | Tag::Footnote => html.extend([" ", marks::SURE]),
            Tag::Cell(Align::End) => attribute("align", "right", html),
            Tag::Cell(Align::Center) => attribute("align", "center", html),
            Tag::Link(url) => attribute("href", url, html),
            _ => (),
        }
        html.push('>');
        // A line feed right behind its tag would be left out.
        if matches!(tag, Tag::Code(_)) {
            html.push('\n');
        }
    }

    fn open_block(&mut self, tag: Tag<'_>) {
        if tag.is_inline() {
            self.level += 1;
            if let Some(style) = tag.style() {
                self.blocks.open_inline(FIXED - self.level, style);
            }
            return;
        }
        match tag {
            Tag::Heading(level) => self.blocks.open_heading(FIXED, level),
            Tag::List(start) => self.blocks.open_list(start),
            Tag::Item => self.blocks.open_item(None),
            Tag::Quote => self.blocks.open(Container::Quote),
            Tag::Caption => self.blocks.open(Container::Caption),
            Tag::Code(language) => self.blocks.open_code(language),
            Tag::Table(align) => {
                self.blocks.open_table(FIXED, Table { rows: Vec::new(), header_rows: 1, align: align.to_vec() });
            }
            Tag::Row => self.blocks.open_row(),
            Tag::Cell(_) => self.blocks.open_cell(),
            Tag::Paragraph { caption, lead } => {
                self.blocks.break_block();
                self.captioning = caption && self.blocks.open_caption_of_picture();
                if lead && !self.captioning {
                    self.blocks.mark_lead();
                }
            }
            _ => (),
        }
    }

    pub(super) fn close(&mut self, tag: Tag<'_>) {
        self.flush_text();
        if let Some(html) = &mut self.html {
            html.push_str("</");
            tag.push_name(html);
            html.push('>');
            return;
        }
        if tag.is_inline() {
            self.blocks.close_inline(FIXED - self.level);
            self.level = self.level.saturating_sub(1);
            return;
        }
        match tag {
            Tag::Heading(_) => self.blocks.close_heading(FIXED),
            Tag::List(_) => self.blocks.close_list(),
            Tag::Item => self.blocks.close_item(),
            Tag::Quote => self.blocks.close(Container::Quote),
            Tag::Caption => self.blocks.close(Container::Caption),
            Tag::Code(_) => self.blocks.close_code(),
            Tag::Table(_) => self.blocks.close_table(FIXED),
            Tag::Cell(_) => self.blocks.close_cell(1),
            Tag::Paragraph { .. } if std::mem::take(&mut self.captioning) => self.blocks.close(Container::Caption),
            Tag::Paragraph { .. } => self.blocks.break_block(),
            _ => (),
        }
    }

    /// Reads the HTML so far between two blocks, if it is long enough and has nothing open.
    pub(super) fn rest(&mut self) {
        let length = self.html.as_ref().map_or(0, String::len);
        if length > LONGEST || length > STRETCH && self.open.is_empty() {
            self.read_html();
        }
    }

    /// Ends what the text's own HTML left open.
    pub(super) fn close_html(&mut self) {
        if !self.open.is_empty() {
            self.read_html();
        }
    }

    pub(super) fn read_html(&mut self) {
        self.flush_text();
        if let Some(source) = &mut self.html {
            html::fragment_behind(source, None, &mut self.blocks);
            source.clear();
        }
        (self.item, self.line) = (None, None);
        self.open.clear();
    }

    /// Writes what was not written yet.
    pub(super) fn finish(mut self) {
        self.read_html();
        self.blocks.end_block();
    }
}

impl Tag<'_> {
    fn is_inline(self) -> bool {
        matches!(self, Tag::Strong | Tag::Emphasis | Tag::Strike | Tag::CodeSpan | Tag::Footnote | Tag::Link(_))
    }

    /// The style of an inline element; a link that leads nowhere has none.
    fn style(self) -> Option<Style> {
        match self {
            Tag::Strong => Some(Style::Role(Role::Strong)),
            Tag::Emphasis => Some(Style::Role(Role::Emphasis)),
            Tag::Strike => Some(Style::Role(Role::Strike)),
            Tag::CodeSpan => Some(Style::Role(Role::Code)),
            Tag::Footnote => Some(Style::Role(Role::Footnote)),
            Tag::Link(url) => html::absolute(url).map(Style::Link),
            _ => None,
        }
    }

    /// Appends the name that HTML has for the element.
    fn push_name(self, html: &mut String) {
        html.push_str(match self {
            Tag::Paragraph { .. } => "p",
            Tag::Heading(level) => {
                let _ = write!(html, "h{level}");
                return;
            }
            Tag::List(Some(_)) => "ol",
            Tag::List(None) => "ul",
            Tag::Item => "li",
            Tag::Quote => "blockquote",
            Tag::Caption => "figcaption",
            Tag::Code(_) => "pre",
            Tag::Table(_) => "table",
            Tag::Row => "tr",
            Tag::Cell(_) => "td",
            Tag::Strong => "strong",
            Tag::Emphasis => "em",
            Tag::Strike => "del",
            Tag::CodeSpan => "code",
            Tag::Link(_) => "a",
            Tag::Footnote => "sup",
        });
    }
}

fn attribute(name: &str, value: &str, html: &mut String) {
    html.extend([" ", name, "=\""]);
    escape(value, html);
    html.push('"');
}
