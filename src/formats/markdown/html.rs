//! HTML within Markdown: what its tags do to the text. Unknown tags do nothing, their text stays.

mod layout;
mod media;
mod token;

use super::writer::{Ends, List, Writer};
use crate::article::{BlockKind, Marker, Role, Table};
use crate::formats::html::entity;
use token::{HIDDEN, Token, attribute, tokens};

/// How many elements of running text may be open at once; what is open beyond has no style.
const OPEN: usize = 32;

/// What is open in HTML while Markdown goes on around it.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one element whether it is open")]
pub(super) struct Html {
    inline: Vec<(String, usize, Ends)>,
    /// How many of the writer's block quotations are HTML's.
    quotes: usize,
    tables: usize,
    /// How many tables are open that only arrange what is in them.
    layouts: usize,
    looked: layout::Looked,
    first_cell: bool,
    in_cell: bool,
    preformatted: bool,
    /// The element whose text is not shown, though its tags count.
    hidden: Option<String>,
    /// Whether the video that is open has its address.
    sourced: bool,
}

impl Html {
    /// What is open in running text.
    pub(super) fn open_ends(&self) -> impl Iterator<Item = &Ends> {
        self.inline.iter().map(|(.., ends)| ends)
    }
}

impl Writer<'_> {
    /// Tells what a whole block of HTML says, which `after` follows.
    pub(super) fn html_block(&mut self, source: &str, after: &str) {
        self.html(source, after);
        self.flush();
        if !self.in_cell() {
            self.end_block();
        }
    }

    /// Tells what HTML says, be it a tag or a block, which `after` follows.
    pub(super) fn html(&mut self, source: &str, after: &str) {
        if let Some(name) = HIDDEN.iter().find(|name| source.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))) {
            // A single tag, its content comes as the text of Markdown.
            if !source.contains("</") {
                self.html.hidden = Some((*name).to_owned());
            }
        }
        let mut tokens = tokens(source);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) => self.html_text(text),
                Token::Open(name, attributes) if name == "table" => self.open_table(attributes, tokens.rest(), after),
                Token::Open(name, attributes) => self.open_element(&name, attributes),
                Token::Close(name) => self.close_element(&name),
            }
        }
    }

    /// Whether the text goes into a table's cell.
    pub(super) fn in_cell(&self) -> bool {
        self.html.in_cell && self.builder.is_open()
    }

    /// Whether text is not shown now.
    pub(super) fn is_hidden(&self) -> bool {
        self.html.hidden.is_some()
    }

    fn html_text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        let text = entity::decode(text);
        if self.html.preformatted {
            self.flush();
            return self.builder.push(&text);
        }
        let blank = |c: char| c.is_ascii_whitespace();
        if text.trim_matches(blank).is_empty() && !self.has_text() {
            return;
        }
        if self.html.tables > 0 && !self.html.in_cell && !text.trim_matches(blank).is_empty() {
            self.begin_cell();
        }
        if text.starts_with(blank) {
            self.space();
        }
        for (index, word) in text.split_ascii_whitespace().enumerate() {
            if index > 0 {
                self.text(" ");
            }
            self.text(word);
        }
        if text.ends_with(blank) {
            self.space();
        }
    }

    fn open_element(&mut self, name: &str, attributes: &str) {
        match name {
            "br" => self.line_break(),
            "hr" => self.rule(),
            "b" | "strong" | "i" | "em" | "cite" | "dfn" | "var" | "code" | "kbd" | "samp" | "tt" | "s" | "del" | "strike" | "a"
            | "summary" | "dt" => {
                self.open_inline(name, attributes);
            }
            "q" => self.text("“"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open_heading(name),
            "ul" | "ol" | "menu" => self.open_list(name, attributes),
            "li" => self.open_item(),
            "blockquote" => {
                self.break_block();
                self.quotes += 1;
                self.html.quotes += 1;
            }
            "pre" => {
                self.break_block();
                if !self.in_cell() {
                    self.begin(BlockKind::Code { language: None });
                    self.html.preformatted = true;
                }
            }
            "figcaption" => {
                self.break_block();
                if !self.in_cell() {
                    self.begin(BlockKind::Caption);
                }
            }
            "tr" | "td" | "th" | "caption" if self.html.tables == 0 && self.html.layouts > 0 => self.break_block(),
            "tr" => self.html.first_cell = true,
            "td" | "th" | "caption" => self.begin_cell(),
            _ if self.open_media(name, attributes) => (),
            _ if is_block(name) => self.break_block(),
            _ => (),
        }
    }

    fn close_element(&mut self, name: &str) {
        if self.html.hidden.as_deref() == Some(name) {
            self.html.hidden = None;
        }
        match name {
            "q" => self.text("”"),
            "ul" | "ol" | "menu" => {
                self.break_block();
                if self.lists.last().is_some_and(|list| list.html) {
                    self.lists.pop();
                }
                self.item = None;
            }
            "li" => {
                self.break_block();
                self.item = None;
            }
            "blockquote" => {
                self.break_block();
                if self.html.quotes > 0 {
                    self.html.quotes -= 1;
                    self.quotes -= 1;
                }
            }
            "pre" => {
                self.html.preformatted = false;
                self.break_block();
            }
            "table" => self.close_table(),
            "td" | "th" | "caption" if self.html.tables > 0 => (),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figcaption" => self.break_block(),
            "summary" | "dt" => {
                self.close_inline(name);
                self.break_block();
            }
            _ if is_block(name) => self.break_block(),
            _ => self.close_inline(name),
        }
    }

    fn open_inline(&mut self, name: &str, attributes: &str) {
        if matches!(name, "summary" | "dt") {
            self.break_block();
        }
        self.flush();
        let ends = match name {
            "a" => match attribute(attributes, &["href"]) {
                Some(url) => Ends::Link(entity::decode(url).into_owned()),
                None => return,
            },
            "b" | "strong" | "summary" | "dt" => Ends::Role(Role::Strong),
            "code" | "kbd" | "samp" | "tt" => Ends::Role(Role::Code),
            "s" | "del" | "strike" => Ends::Role(Role::Strike),
            _ => Ends::Role(Role::Emphasis),
        };
        if self.html.inline.len() < OPEN {
            self.links_open += usize::from(matches!(ends, Ends::Link(_)));
            let start = self.builder.position();
            self.html.inline.push((name.to_owned(), start, ends));
        }
    }

    fn close_inline(&mut self, name: &str) {
        // Text that waits may end the block, and with it every open element: it is written before the element is looked up.
        self.flush();
        let Some(index) = self.html.inline.iter().rposition(|(open, ..)| open == name) else { return };
        let (_, start, ends) = self.html.inline.remove(index);
        self.end_inline(start, ends);
    }

    /// Ends everything that HTML has open in running text, as the block ends.
    pub(super) fn close_all_inline(&mut self) {
        while let Some((_, start, ends)) = self.html.inline.pop() {
            self.end_inline(start, ends);
        }
    }

    fn end_inline(&mut self, start: usize, ends: Ends) {
        self.links_open = self.links_open.saturating_sub(usize::from(matches!(ends, Ends::Link(_))));
        self.end_span(start, ends);
    }

    /// Closes what HTML left open before Markdown's own heading.
    pub(super) fn close_html(&mut self) {
        self.close_all_inline();
        self.html.hidden = None;
        self.html.preformatted = false;
        (self.html.tables, self.html.layouts) = (0, 0);
        self.html.in_cell = false;
        self.quotes -= self.html.quotes;
        self.html.quotes = 0;
        self.lists.retain(|list| !list.html);
    }

    /// Leaves a block quotation of Markdown's, and those that HTML left open within it.
    pub(super) fn leave_quote(&mut self) {
        self.quotes = self.quotes.saturating_sub(1);
        self.html.quotes = self.html.quotes.min(self.quotes);
    }

    /// Ends the block that is open; within a table's cell only a space.
    fn break_block(&mut self) {
        if self.html.tables > 0 && self.in_cell() {
            self.space();
        } else {
            self.end_block();
        }
    }

    fn line_break(&mut self) {
        if self.in_cell() {
            self.space();
        } else if self.has_text() {
            self.hard_break();
        }
    }

    /// A rule, but for a table's cells.
    pub(super) fn rule(&mut self) {
        if !self.in_cell() {
            self.end_block();
            self.begin(BlockKind::Rule);
            self.end_block();
        }
    }

    fn open_heading(&mut self, name: &str) {
        self.break_block();
        if !self.in_cell() {
            let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
            self.begin(BlockKind::Heading { level });
            self.fixed = true;
        }
    }

    fn open_list(&mut self, name: &str, attributes: &str) {
        self.break_block();
        let start = attribute(attributes, &["start"]).and_then(|start| start.parse().ok()).unwrap_or(1);
        self.lists.push(List { next: (name == "ol").then_some(start), html: true });
    }

    fn open_item(&mut self) {
        self.break_block();
        if !self.in_cell() {
            let marker = self.lists.last_mut().and_then(List::advance).map_or(Marker::Bullet, Marker::Number);
            self.item = Some((marker, self.line));
        }
    }

    fn open_table(&mut self, attributes: &str, rest: &str, after: &str) {
        if self.html.tables == 0 && !self.is_hidden() && self.html.looked.is_layout(attributes, rest, after) {
            self.html.layouts += 1;
            return self.break_block();
        }
        self.html.tables += 1;
        if self.html.tables == 1 {
            self.end_block();
            self.begin(BlockKind::Table(Box::new(Table { header_rows: 1, ..Table::default() })));
            self.fixed = true;
            self.html.first_cell = true;
        }
    }

    fn close_table(&mut self) {
        if self.html.tables == 0 {
            self.html.layouts = self.html.layouts.saturating_sub(1);
            return self.break_block();
        }
        self.html.tables = self.html.tables.saturating_sub(1);
        if self.html.tables == 0 {
            self.html.in_cell = false;
            self.end_block();
        }
    }

    fn begin_cell(&mut self) {
        self.flush();
        if self.html.tables == 1 && self.builder.is_open() {
            self.close_all_inline();
            self.builder.cell(std::mem::take(&mut self.html.first_cell));
            self.html.in_cell = true;
        } else {
            self.space();
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "center"
            | "figure"
            | "address"
            | "dl"
            | "dd"
            | "details"
            | "form"
            | "fieldset"
            | "legend"
            | "nav"
            | "hgroup"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "option"
    )
}
