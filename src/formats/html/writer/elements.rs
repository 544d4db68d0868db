//! Maps the start and end of each element to calls of the block writer.

use std::borrow::Cow;

use super::super::dom::Id;
use super::super::{element, lazy_media, markdown_marks as marks, role, visibility};
use super::{Writer, table};
use crate::article::Role;
use crate::formats::block_writer::{Container, Style};
use crate::formats::superscript::{self, Position};

/// The most nodes of raised or lowered digits.
const FEW: usize = 8;

impl Writer<'_, '_, '_> {
    /// Begins an element; `false` where neither its content nor its end is written.
    pub(super) fn open(&mut self, id: Id) -> bool {
        let name = self.dom.name(id);
        let hidden = visibility::is_hidden(self.dom, id) && !(name == "noscript" && lazy_media::is_fallback(self.dom, id));
        if hidden || visibility::is_unseen(self.dom, id) && !self.content.unhidden {
            return false;
        }
        if let Some(line) = self.number(id, marks::LINE) {
            self.blocks.line = usize::try_from(line).ok();
        }
        let key = id.index();
        match name {
            "br" => self.blocks.line_break(),
            "hr" => self.blocks.rule(),
            "a" => self.open_link(id),
            "b" | "strong" => self.blocks.open_inline(key, Style::Role(Role::Strong)),
            "cite" if role::names_source(self.dom, id) => {
                self.blocks.break_block();
                self.blocks.open_inline(key, Style::Role(Role::Emphasis));
            }
            "i" | "em" | "cite" | "dfn" | "var" => self.blocks.open_inline(key, Style::Role(Role::Emphasis)),
            "s" | "del" | "strike" => self.blocks.open_inline(key, Style::Role(Role::Strike)),
            "code" | "kbd" | "samp" | "tt" if !self.blocks.is_preformatted() => self.blocks.open_inline(key, Style::Role(Role::Code)),
            "sup" if role::is_footnote_mark(self.dom, id) => {
                self.blocks.open_inline(key, Style::Role(Role::Footnote));
                self.bracket(id, "[");
            }
            "sup" | "sub" => return !self.raise(id, name),
            "rt" if self.is_bare_reading(id) => self.blocks.text_without_space("("),
            "time" => self.blocks.part_words(),
            "q" => self.open_quotation(id),
            "summary" | "dt" | "button" => {
                self.blocks.break_block();
                self.blocks.open_inline(key, Style::Role(Role::Strong));
            }
            _ => return self.open_block(id, name),
        }
        true
    }

    fn open_block(&mut self, id: Id, name: &str) -> bool {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.blocks.open_heading(id.index(), name.as_bytes().get(1).map_or(1, |digit| digit - b'0'));
            }
            "ul" | "ol" | "menu" | "dir" => {
                let start = || self.number(id, "start").unwrap_or(1);
                self.blocks.open_list((name == "ol").then(start));
            }
            "li" => {
                self.blocks.open_item(self.number(id, "value"));
                if let Some(state) = self.dom.attribute(id, marks::TASK) {
                    self.blocks.mark_task(state == "done");
                }
            }
            "pre" | "listing" | "xmp" => {
                let language = self.dom.attribute(id, marks::LANGUAGE).map(Cow::into_owned).or_else(|| role::language(self.dom, id));
                self.blocks.open_code(language.as_deref());
            }
            "figcaption" => self.blocks.open(Container::Caption),
            "figure" if role::is_illustration(self.dom, id) => self.blocks.open(Container::Caption),
            "table" => match table::data(self.dom, id) {
                Some(shape) => self.blocks.open_table(id.index(), shape),
                None => self.blocks.break_block(),
            },
            "tr" if self.blocks.in_table() => self.blocks.open_row(),
            "td" | "th" | "caption" if self.blocks.in_table() => self.blocks.open_cell(),
            _ if role::is_pull_quote(self.dom, id) => self.blocks.open(Container::PullQuote),
            "blockquote" => self.blocks.open(Container::Quote),
            _ => return self.open_other(id, name),
        }
        true
    }

    fn open_other(&mut self, id: Id, name: &str) -> bool {
        if let Some(goes_on) = self.show(id, name) {
            return goes_on;
        }
        if role::is_inline(self.dom, id) {
            return true;
        }
        if role::is_caption(self.dom, id) {
            self.blocks.open(Container::Caption);
        } else {
            self.blocks.break_block();
        }
        if self.dom.attribute(id, marks::CAPTION).is_some() && self.blocks.open_caption_of_picture() {
            self.caption = Some(id);
        } else if self.dom.attribute(id, marks::LEAD).is_some() {
            self.blocks.mark_lead();
        }
        true
    }

    pub(super) fn close(&mut self, id: Id) {
        let name = self.dom.name(id);
        let key = id.index();
        match name {
            _ if element::is_void(name) => (),
            "q" => self.blocks.close_quotation(),
            "sup" if role::is_footnote_mark(self.dom, id) => {
                self.bracket(id, "]");
                self.blocks.close_inline(key);
            }
            "rt" if self.is_bare_reading(id) => self.blocks.text_without_space(")"),
            "time" => self.blocks.part_words(),
            "summary" | "dt" | "button" => {
                self.blocks.close_inline(key);
                self.blocks.break_block();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.blocks.close_heading(key),
            "ul" | "ol" | "menu" | "dir" => self.blocks.close_list(),
            "li" => self.blocks.close_item(),
            "pre" | "listing" | "xmp" => self.blocks.close_code(),
            "figcaption" => self.blocks.close(Container::Caption),
            "figure" if role::is_illustration(self.dom, id) => self.blocks.close(Container::Caption),
            "table" => self.blocks.close_table(key),
            "td" | "th" | "caption" if self.blocks.in_table() => {
                let columns = self.number(id, "colspan").and_then(|columns| usize::try_from(columns).ok()).unwrap_or(1);
                self.blocks.close_cell(columns.min(table::WIDEST));
            }
            _ if role::is_pull_quote(self.dom, id) => self.blocks.close(Container::PullQuote),
            "blockquote" => self.blocks.close(Container::Quote),
            _ if role::is_inline(self.dom, id) => self.blocks.close_inline(key),
            _ if role::is_caption(self.dom, id) || self.caption.take_if(|caption| *caption == id).is_some() => {
                self.blocks.close(Container::Caption);
            }
            _ => self.blocks.break_block(),
        }
    }

    fn open_link(&mut self, id: Id) {
        let url = self.dom.attribute(id, "href").and_then(|href| self.content.base.absolute(&href));
        if let Some(url) = url {
            self.blocks.open_inline(id.index(), Style::Link(url));
        }
    }

    /// Writes raised or lowered digits and signs as such characters; says whether it did.
    fn raise(&mut self, id: Id, name: &str) -> bool {
        let position = if name == "sup" { Position::Raised } else { Position::Lowered };
        let plain = self.dom.descendants(id).take(FEW).all(|inner| element::is_inline(self.dom.name(inner)) && self.dom.name(inner) != "a");
        let written = if plain { superscript::written(&self.dom.first_words(id, FEW), position) } else { None };
        if let Some(text) = &written {
            self.blocks.text(text);
        }
        written.is_some()
    }

    /// Whether a reading beside its characters (ruby) lacks the brackets that set it apart.
    fn is_bare_reading(&self, id: Id) -> bool {
        let bracket = self.dom.previous_element(id).filter(|before| self.dom.name(*before) == "rp");
        bracket.is_none_or(|bracket| self.dom.first_words(bracket, 2).is_empty())
    }

    /// Footnote numbers get brackets, so that they do not join the word before them.
    fn bracket(&mut self, id: Id, mark: &str) {
        if self.dom.first_words(id, 8).bytes().all(|byte| byte.is_ascii_digit()) {
            self.blocks.text_without_space(mark);
        }
    }

    fn number(&self, id: Id, attribute: &str) -> Option<u64> {
        self.dom.attribute(id, attribute).and_then(|number| number.parse().ok())
    }
}
