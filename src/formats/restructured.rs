//! reStructuredText: titles by underline, fields, lists and listings, written as HTML and read as such. `inline` reads the marks within
//! lines, `directive` what an explicit mark at the beginning of a line says. Tables are shown as they are written.

mod directive;
mod inline;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt::Write;

use super::html::entity::escape;
use super::html::{self, markdown_marks as marks};
use super::{Source, byline, dates, language, markdown};
use crate::article::{Builder, Meta};

/// Passes the text to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let lines: Vec<&str> = source.text.lines().map(str::trim_end).collect();
    let targets = inline::targets(&lines);
    let mut page = Page { lines: &lines, targets, out: String::with_capacity(source.text.len() * 2), ..Page::default() };
    let mut at = 0;
    while at < lines.len() {
        at = page.block(at, &mut builder.meta).max(at + 1);
    }
    page.close();
    html::fragment(&page.out, None, builder);
    language::set_by_beginning(builder);
    markdown::name::fill_meta(source.name, builder);
}

#[derive(Default)]
struct Page<'l> {
    lines: &'l [&'l str],
    out: String,
    /// Addresses by the names of their links.
    targets: HashMap<String, &'l str>,
    /// Marks of underlines, and whether there is a line above, too, in the order in which they come: the level of a heading.
    styles: Vec<(u8, bool)>,
    /// Open elements, with the column that their lines are set in to.
    open: Vec<(usize, &'static str)>,
    /// Whether a paragraph goes on in the next line.
    is_paragraph: bool,
    /// Whether the next line says what the one before it means.
    is_meaning: bool,
    /// Whether anything but fields was read.
    begun: bool,
}

impl<'l> Page<'l> {
    /// Reads what begins in a line. Returns the next line to read.
    fn block(&mut self, at: usize, meta: &mut Meta) -> usize {
        let line = self.line(at);
        let bare = line.trim_start();
        if bare.is_empty() {
            self.end_paragraph();
            return at + 1;
        }
        let indent = line.len() - bare.len();
        // The next item needs no empty line before it.
        let is_listed = || self.open.iter().any(|(column, open)| *column == indent && matches!(*open, "ul" | "ol"));
        if self.is_paragraph && !(item(bare).is_some() && is_listed()) {
            self.out.push('\n');
            return self.words(at, bare);
        }
        self.end_paragraph();
        self.leave(indent);
        if let Some(end) = self.heading(at, meta) {
            return end;
        }
        if bare == ".." || bare.starts_with(".. ") {
            return self.explicit(at, indent, meta);
        }
        if let Some((name, value)) = field(bare) {
            let end = self.end_of_block(at + 1, indent + 1);
            if self.begun || !fill(meta, name, value) {
                self.element("p", &format!("**{name}**: {value}"), at);
            }
            return end;
        }
        self.begun = true;
        if let Some((element, words)) = item(bare) {
            return self.item(at, (indent, indent + bare.len() - words.len()), element, words);
        }
        self.close_list();
        self.running(at, indent, bare)
    }

    /// Reads a line of text, or lines that are kept as they are.
    fn running(&mut self, at: usize, indent: usize, bare: &str) -> usize {
        let stanza = || at + self.lines[at..].iter().take_while(|line| !line.is_empty()).count();
        if bare.starts_with("+-") || is_border(bare) || bare.starts_with(">>> ") {
            return self.literal(at, stanza(), "");
        }
        if bare.starts_with("| ") {
            return self.verse(at);
        }
        let inside = self.open.last().map_or(0, |(column, _)| *column);
        if indent > inside {
            let element = if self.is_meaning { "div" } else { "blockquote" };
            let _ = write!(self.out, "<{element}>");
            self.open.push((indent, element));
        }
        self.is_meaning = false;
        self.begin_paragraph(at);
        self.words(at, bare)
    }

    fn line(&self, at: usize) -> &'l str {
        self.lines.get(at).copied().unwrap_or_default()
    }

    /// The end of the lines from `from` on that are set in to `column` at least, empty ones at the end aside.
    fn end_of_block(&self, from: usize, column: usize) -> usize {
        let rest = self.lines.get(from..).unwrap_or_default();
        let within = rest.iter().take_while(|line| line.is_empty() || indent(line) >= column).count();
        let empty = rest[..within].iter().rev().take_while(|line| line.is_empty()).count();
        from + within - empty
    }

    /// A line of running text. Two colons at its end announce a listing, and what is set in right below it says what it means.
    fn words(&mut self, at: usize, words: &str) -> usize {
        let (next, column) = (self.line(at + 1), indent(self.line(at)));
        let Some(announced) = words.strip_suffix("::").filter(|_| next.is_empty()) else {
            inline::write(words, &self.targets, &mut self.out);
            if !next.is_empty() && indent(next) > column && self.open.last().is_none_or(|(_, open)| *open != "li") {
                self.end_paragraph();
                self.is_meaning = true;
            }
            return at + 1;
        };
        let is_bare = announced.is_empty() || announced.ends_with(' ');
        inline::write(if is_bare { announced.trim_end() } else { &words[..words.len() - 1] }, &self.targets, &mut self.out);
        self.end_paragraph();
        let start = at + 1 + self.lines[at + 1..].iter().take_while(|line| line.is_empty()).count();
        let end = self.end_of_block(start, column + 1);
        if end > start { self.literal(start, end, "") } else { at + 1 }
    }

    /// A heading with a line of marks below it, and perhaps above it, or a rule. Returns the line behind it.
    fn heading(&mut self, at: usize, meta: &mut Meta) -> Option<usize> {
        let (words, under, is_over) = match underline(self.line(at)) {
            Some(mark) if !self.line(at + 1).is_empty() && underline(self.line(at + 2)) == Some(mark) => {
                (self.line(at + 1), self.line(at + 2), true)
            }
            Some(_) if self.line(at).len() >= 4 && self.line(at + 1).is_empty() => {
                self.close();
                self.out.push_str("<hr>");
                return Some(at + 1);
            }
            _ if !self.line(at).starts_with(' ') => (self.line(at), self.line(at + 1), false),
            _ => return None,
        };
        let style = (underline(under)?, is_over);
        if !is_over && under.chars().count() + 1 < words.chars().count() {
            return None;
        }
        self.close();
        let level = self.styles.iter().position(|known| *known == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        if !self.begun && level == 0 && meta.title.is_empty() {
            meta.title = inline::plain(words.trim());
        } else {
            self.begun = true;
            self.element(["h1", "h2", "h3", "h4", "h5", "h6"][level.min(5)], words.trim(), at);
        }
        Some(at + if is_over { 3 } else { 2 })
    }

    /// An item: the columns of its sign and of its words.
    fn item(&mut self, at: usize, (sign, column): (usize, usize), element: &'static str, words: &str) -> usize {
        if self.open.last() != Some(&(sign, element)) {
            self.close_list();
            let _ = write!(self.out, "<{element}>");
            self.open.push((sign, element));
        }
        let _ = write!(self.out, "<li {}=\"{}\">", marks::LINE, at + 1);
        self.open.push((column, "li"));
        self.begin_paragraph(at);
        self.words(at, words)
    }

    /// Lines that are kept apart.
    fn verse(&mut self, at: usize) -> usize {
        let count = self.lines[at..].iter().take_while(|line| line.trim_start().starts_with('|')).count();
        self.begin_paragraph(at);
        for line in &self.lines[at..at + count] {
            inline::write(line.trim_start().trim_start_matches('|').trim(), &self.targets, &mut self.out);
            self.out.push_str("<br>");
        }
        self.end_paragraph();
        at + count
    }

    /// Lines as they are, without what all of them are set in to. Returns their end.
    fn literal(&mut self, start: usize, end: usize, language: &str) -> usize {
        let shown = self.lines.get(start..end).unwrap_or_default();
        let column = shown.iter().filter(|line| !line.is_empty()).map(|line| indent(line)).min().unwrap_or_default();
        let _ = write!(self.out, "<pre {}=\"{}\" {}=\"", marks::LINE, start + 1, marks::LANGUAGE);
        escape(language, &mut self.out);
        self.out.push_str("\"><code>");
        for line in shown {
            escape(line.get(column..).unwrap_or_default(), &mut self.out);
            self.out.push('\n');
        }
        self.out.push_str("</code></pre>");
        end
    }

    fn element(&mut self, name: &str, words: &str, at: usize) {
        let _ = write!(self.out, "<{name} {}=\"{}\">", marks::LINE, at + 1);
        inline::write(words, &self.targets, &mut self.out);
        let _ = write!(self.out, "</{name}>");
    }

    fn begin_paragraph(&mut self, at: usize) {
        let _ = write!(self.out, "<p {}=\"{}\">", marks::LINE, at + 1);
        self.is_paragraph = true;
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.is_paragraph) {
            self.out.push_str("</p>");
        }
    }

    /// Closes what holds only lines that are set in further.
    fn leave(&mut self, column: usize) {
        while let Some((_, element)) = self.open.pop_if(|(inner, _)| *inner > column) {
            let _ = write!(self.out, "</{element}>");
        }
    }

    /// Closes a list that no item follows in.
    fn close_list(&mut self) {
        while let Some((_, element)) = self.open.pop_if(|(_, element)| matches!(*element, "ul" | "ol")) {
            let _ = write!(self.out, "</{element}>");
        }
    }

    fn close(&mut self) {
        self.end_paragraph();
        while let Some((_, element)) = self.open.pop() {
            let _ = write!(self.out, "</{element}>");
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The mark that a line consists of.
fn underline(line: &str) -> Option<u8> {
    let mark = *line.as_bytes().first().filter(|mark| mark.is_ascii_punctuation())?;
    (line.len() > 2 && line.bytes().all(|byte| byte == mark)).then_some(mark)
}

/// Whether a line of equal signs with gaps between them begins a table.
fn is_border(line: &str) -> bool {
    line.starts_with("==") && line.contains("= ") && line.bytes().all(|byte| matches!(byte, b'=' | b' '))
}

/// The item that a line is: the element of its list, and its words.
fn item(bare: &str) -> Option<(&'static str, &str)> {
    if let Some(words) = ["* ", "- ", "+ ", "• "].iter().find_map(|sign| bare.strip_prefix(sign)) {
        return Some(("ul", words.trim_start()));
    }
    let rest = bare.strip_prefix('(').unwrap_or(bare);
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest.strip_prefix('#').or_else(|| rest.get(figures..).filter(|_| (1..=3).contains(&figures)))?;
    [". ", ") "].iter().find_map(|sign| rest.strip_prefix(sign)).map(|words| ("ol", words.trim_start()))
}

/// A field and its value: `:author: Ann Lee`.
fn field(bare: &str) -> Option<(&str, &str)> {
    let (name, value) = bare.strip_prefix(':')?.split_once(':')?;
    let named = !name.is_empty() && name.len() <= 40 && !name.contains('`') && name.starts_with(char::is_alphabetic);
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// Whether a field above the text says something of the article; it is known then.
fn fill(meta: &mut Meta, name: &str, value: &str) -> bool {
    let list = |value: &str| value.split([',', ';']).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect::<Vec<_>>();
    match name.to_ascii_lowercase().as_str() {
        "title" => value.clone_into(&mut meta.title),
        "subtitle" => meta.subtitle = Some(value.to_owned()),
        "author" | "authors" => meta.authors = value.split(';').flat_map(byline::field::people).collect(),
        "date" => meta.date = dates::read(value, None),
        "modified" | "updated" => meta.updated = dates::read(value, None),
        "tags" | "keywords" => meta.tags.extend(list(value)),
        "category" | "section" => meta.section = Some(value.to_owned()),
        "lang" | "language" => meta.lang = Some(value.to_owned()),
        "summary" | "description" | "abstract" => meta.summary = Some(value.to_owned()),
        "url" | "link" => meta.url = Some(value.to_owned()).filter(|url| url.contains("://")),
        "slug" | "status" | "template" | "save_as" | "type" | "orphan" | "nocomments" | "tocdepth" => (),
        _ => return false,
    }
    true
}
