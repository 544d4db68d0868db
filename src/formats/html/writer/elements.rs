//! What each element does to the text where it begins and where it ends.

use super::super::dom::Id;
use super::super::element;
use super::super::late;
use super::{Ends, Writer, table};
use crate::article::{BlockKind, Marker, Role};

impl Writer<'_, '_> {
    /// Begins an element; `false` where what it holds is not told, nor its end.
    pub(super) fn open(&mut self, id: Id) -> bool {
        let name = self.dom.name(id);
        let hidden = element::is_hidden(name) && !(name == "noscript" && late::stands_in(self.dom, id));
        if hidden || element::is_unseen(self.dom, id) {
            return false;
        }
        match name {
            "br" => self.line_break(),
            "hr" => self.rule(),
            "a" => self.open_link(id),
            "b" | "strong" => self.begin_inline(id, Ends::Role(Role::Strong)),
            "i" | "em" | "cite" | "dfn" | "var" => self.begin_inline(id, Ends::Role(Role::Emphasis)),
            "s" | "del" | "strike" => self.begin_inline(id, Ends::Role(Role::Strike)),
            "code" | "kbd" | "samp" | "tt" if self.preformatted == 0 => self.begin_inline(id, Ends::Role(Role::Code)),
            "sup" if element::is_footnote_mark(self.dom, id) => {
                self.begin_inline(id, Ends::Role(Role::Footnote));
                self.bracket(id, "[");
            }
            "q" => self.open_quotation(id),
            "summary" | "dt" => {
                self.break_block();
                self.begin_inline(id, Ends::Role(Role::Strong));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open_heading(id, name),
            "ul" | "ol" | "menu" | "dir" => self.open_list(id, name),
            "li" => self.open_item(id),
            "pre" | "listing" | "xmp" => self.open_code(id),
            "figcaption" => {
                self.break_block();
                self.captions += 1;
            }
            "figure" if element::is_illustration(self.dom, id) => {
                self.break_block();
                self.captions += 1;
            }
            "table" => self.open_table(id),
            "tr" if self.table.is_some() => self.first_cell = true,
            "td" | "th" | "caption" if self.table.is_some() => self.begin_cell(),
            _ if element::is_pull_quote(self.dom, id) => {
                self.break_block();
                self.pulls += 1;
            }
            "blockquote" => {
                self.break_block();
                self.quotes += 1;
            }
            _ => return self.open_other(id, name),
        }
        true
    }

    fn open_other(&mut self, id: Id, name: &str) -> bool {
        if let Some(goes_on) = self.show(id, name) {
            return goes_on;
        }
        if !element::is_running(name) {
            self.break_block();
            self.captions += usize::from(element::is_caption(self.dom, id));
        }
        true
    }

    /// Ends an element.
    pub(super) fn close(&mut self, id: Id) {
        let name = self.dom.name(id);
        match name {
            _ if element::is_void(name) => (),
            "q" => self.close_quotation(),
            "sup" if element::is_footnote_mark(self.dom, id) => {
                self.bracket(id, "]");
                self.close_inline(id);
            }
            "summary" | "dt" => {
                self.close_inline(id);
                self.break_block();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.fixed == Some(id) => self.end_block(),
            "ul" | "ol" | "menu" | "dir" => {
                self.break_block();
                self.lists.pop();
                self.item = None;
            }
            "li" => {
                self.break_block();
                self.item = None;
            }
            "pre" | "listing" | "xmp" => {
                self.preformatted -= 1;
                self.break_block();
            }
            "figcaption" => {
                self.break_block();
                self.captions -= 1;
            }
            "figure" if element::is_illustration(self.dom, id) => {
                self.break_block();
                self.captions -= 1;
            }
            "table" if self.table == Some(id) => {
                self.table = None;
                self.end_block();
            }
            "td" | "th" | "caption" if self.table.is_some() => self.end_cell(id),
            _ if element::is_pull_quote(self.dom, id) => {
                self.break_block();
                self.pulls -= 1;
            }
            "blockquote" => {
                self.break_block();
                self.quotes -= 1;
            }
            _ if element::is_running(name) => self.close_inline(id),
            _ => {
                self.break_block();
                self.captions -= usize::from(element::is_caption(self.dom, id));
            }
        }
    }

    fn open_link(&mut self, id: Id) {
        let url = self.dom.attribute(id, "href").and_then(|href| self.told.base.absolute(&href));
        if let Some(url) = url {
            self.begin_inline(id, Ends::Link(url));
        }
    }

    /// Figures of footnotes stand in brackets, so that they are no part of the word before them.
    fn bracket(&mut self, id: Id, mark: &str) {
        if self.dom.first_words(id, 8).bytes().all(|byte| byte.is_ascii_digit()) {
            self.space = false;
            self.text(mark);
        }
    }

    fn open_heading(&mut self, id: Id, name: &str) {
        self.break_block();
        if self.fixed.is_none() {
            let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
            self.item = None;
            self.begin(BlockKind::Heading { level });
            self.fixed = Some(id);
        }
    }

    fn open_list(&mut self, id: Id, name: &str) {
        self.break_block();
        let start = || self.dom.attribute(id, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        self.lists.push((name == "ol").then(start));
    }

    fn open_item(&mut self, id: Id) {
        self.break_block();
        if self.fixed.is_some() {
            return;
        }
        let value = self.dom.attribute(id, "value").and_then(|value| value.parse().ok());
        let number = self.lists.last_mut().and_then(|next| {
            let number = value.or(*next)?;
            *next = Some(number.saturating_add(1));
            Some(number)
        });
        self.item = Some(number.map_or(Marker::Bullet, Marker::Number));
    }

    fn open_code(&mut self, id: Id) {
        self.break_block();
        self.preformatted += 1;
        if self.fixed.is_none() {
            self.item = None;
            let language = element::language(self.dom, id);
            self.begin(BlockKind::Code { language: language.map(Into::into) });
        }
    }

    fn open_table(&mut self, id: Id) {
        self.break_block();
        if self.fixed.is_none()
            && let Some(shape) = table::data(self.dom, id)
        {
            self.item = None;
            self.begin(BlockKind::Table(Box::new(shape)));
            (self.fixed, self.table, self.first_cell) = (Some(id), Some(id), true);
        }
    }

    fn begin_cell(&mut self) {
        self.space = false;
        for index in 0..self.inline.len() {
            self.end_inline(index);
        }
        self.builder.cell(std::mem::take(&mut self.first_cell));
        let start = self.builder.position();
        self.inline.iter_mut().for_each(|inline| inline.start = start);
    }

    /// Ends a cell; one over several columns is followed by empty ones.
    fn end_cell(&mut self, id: Id) {
        let span: usize = self.dom.attribute(id, "colspan").and_then(|span| span.parse().ok()).unwrap_or(1);
        for _ in 1..span.clamp(1, table::WIDEST) {
            self.builder.cell(false);
        }
        self.space = false;
    }

    fn rule(&mut self) {
        if self.fixed.is_none() {
            self.end_block();
            self.item = None;
            self.begin(BlockKind::Rule);
            self.end_block();
        }
    }
}
