//! `AsciiDoc`: header, sections, lists, delimited blocks and macros, written as HTML and read as such. `inline` reads the marks within lines.

mod inline;
mod lists;
mod table;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use super::html::entity::escape;
use super::html::{self, markdown_marks as marks};
use super::{Source, byline, dates, language, markdown};
use crate::article::Builder;
use table::Table;

/// Labels of remarks, at the beginning of a paragraph or over a block.
const LABELS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Passes the text to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let mut page = Page { out: String::with_capacity(source.text.len() * 2), ..Page::default() };
    for (at, line) in source.text.lines().enumerate() {
        page.line(at + 1, line.trim_end(), builder);
    }
    page.close();
    html::fragment(&page.out, None, builder);
    language::set_by_beginning(builder);
    markdown::name::fill_meta(source.name, builder);
}

/// Where in a header the next line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Header {
    /// Nothing but remarks and fields so far.
    #[default]
    Before,
    /// Below the title.
    Authors,
    /// Below the authors.
    Revision,
    /// Below the version and the day.
    Fields,
    Over,
}

/// A block between two equal lines that holds no paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fenced {
    Listing,
    Table,
    Skipped,
}

#[derive(Default)]
struct Page {
    out: String,
    header: Header,
    /// The line that ends a fenced block, and what it is.
    fence: Option<(String, Fenced)>,
    /// Lines that end the open blocks that hold paragraphs, with their elements and who is quoted.
    blocks: Vec<(String, &'static str, String)>,
    /// Signs of the items of the open lists, with the lists' elements.
    lists: Vec<(String, &'static str)>,
    is_paragraph: bool,
    /// What brackets over the next block say.
    style: String,
    table: Table,
}

impl Page {
    fn line(&mut self, number: usize, line: &str, builder: &mut Builder) {
        if let Some((end, kind)) = self.fence.take() {
            if line != end {
                self.within(line, kind);
                self.fence = Some((end, kind));
            } else if kind != Fenced::Skipped {
                self.out.push_str(if kind == Fenced::Table { "</tr></table>" } else { "</code></pre>" });
            }
            return;
        }
        if self.header != Header::Over && self.header(line, builder) {
            return;
        }
        if self.delimiter(line, number) || line.starts_with("//") {
            return;
        }
        match line {
            "" | "+" => self.end_paragraph(),
            "'''" | "---" | "***" => {
                self.close_lists();
                self.out.push_str("<hr>");
            }
            "<<<" => self.close_lists(),
            _ if line.starts_with('[') && line.ends_with(']') && !self.is_paragraph => line.clone_into(&mut self.style),
            _ if is_attribute(line) => self.end_paragraph(),
            _ if self.heading(line, number, builder) || self.is_macro(line, number) || self.item(line, number) => self.style.clear(),
            _ if !self.is_paragraph && line.starts_with('.') && !line.starts_with(". ") && !line.starts_with("..") => {
                self.close_lists();
                let _ = write!(self.out, "<p {}=\"{number}\"><b>", marks::LINE);
                inline::write(&line[1..], &mut self.out);
                self.out.push_str("</b></p>");
            }
            _ => self.words(line, number),
        }
    }

    /// Whether `line` is of the header; fields become the article's.
    fn header(&mut self, line: &str, builder: &mut Builder) -> bool {
        let meta = &mut builder.meta;
        if let Some((name, value)) = attribute(line) {
            match name {
                "author" => meta.authors = byline::field::people(value),
                "revdate" | "date" => meta.date = dates::read(value, None),
                "description" => meta.summary = Some(value.to_owned()),
                "lang" => meta.lang = Some(value.to_owned()),
                "keywords" | "tags" => meta.tags.extend(value.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty())),
                _ => (),
            }
            return true;
        }
        if line.starts_with("//") && !line.starts_with("////") {
            return true;
        }
        match self.header {
            Header::Before if line.is_empty() => return true,
            Header::Before if line.strip_prefix("= ").is_some() => {
                line[2..].trim().clone_into(&mut meta.title);
                self.header = Header::Authors;
                return true;
            }
            Header::Authors if !line.is_empty() => {
                let people = line.split(';').map(|person| person.split('<').next().unwrap_or_default().trim());
                meta.authors = people.flat_map(byline::field::people).collect();
                self.header = Header::Revision;
                return true;
            }
            Header::Revision if !line.is_empty() => {
                meta.date = meta.date.or_else(|| line.split([',', ':']).find_map(|part| dates::read(part.trim(), None)));
                self.header = Header::Fields;
                return true;
            }
            _ => self.header = Header::Over,
        }
        line.is_empty()
    }

    /// Opens or closes the block that a line of equal signs delimits.
    fn delimiter(&mut self, line: &str, number: usize) -> bool {
        let sign = line.bytes().next().unwrap_or_default();
        let equal = line.len() >= 4 && line.bytes().all(|byte| byte == sign) || line == "--" || line == "```";
        if !(equal || line == "|===") {
            return false;
        }
        let style = std::mem::take(&mut self.style);
        if let Some(at) = self.blocks.iter().rposition(|(end, ..)| end == line) {
            self.close_lists();
            while self.blocks.len() > at {
                self.end_block(number);
            }
            return true;
        }
        let fence = match sign {
            b'|' => Fenced::Table,
            b'-' | b'.' | b'`' if line != "--" => Fenced::Listing,
            b'/' | b'+' => Fenced::Skipped,
            b'_' | b'*' | b'=' | b'-' => {
                self.end_paragraph();
                let element = if sign == b'_' { "blockquote" } else { "div" };
                let _ = write!(self.out, "<{element}>");
                self.label(&style, number);
                self.blocks.push((line.to_owned(), element, quoted(&style)));
                return true;
            }
            _ => return false,
        };
        self.end_paragraph();
        if fence == Fenced::Table {
            let _ = write!(self.out, "<table {}=\"{number}\"><tr>", marks::LINE);
            self.table = Table::new(&style);
        } else if fence == Fenced::Listing {
            self.begin_listing(&style, number);
        }
        self.fence = Some((line.to_owned(), fence));
        true
    }

    fn begin_listing(&mut self, style: &str, number: usize) {
        let language = style.strip_prefix("[source,").map_or("", |rest| rest.split([',', ']']).next().unwrap_or_default());
        let _ = write!(self.out, "<pre {}=\"{number}\" {}=\"", marks::LINE, marks::LANGUAGE);
        escape(language.trim(), &mut self.out);
        self.out.push_str("\"><code>");
    }

    /// A line within a fenced block.
    fn within(&mut self, line: &str, kind: Fenced) {
        match kind {
            Fenced::Skipped => (),
            Fenced::Listing => {
                escape(line, &mut self.out);
                self.out.push('\n');
            }
            Fenced::Table => self.table.line(line, &mut self.out),
        }
    }

    fn heading(&mut self, line: &str, number: usize, builder: &mut Builder) -> bool {
        let level = line.bytes().take_while(|byte| *byte == b'=').count();
        let Some(words) = line.get(level..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| (1..=6).contains(&level)) else {
            return false;
        };
        self.close_lists();
        if level == 1 && builder.meta.title.is_empty() {
            words.trim().clone_into(&mut builder.meta.title);
        } else {
            let level = level.saturating_sub(1).max(1);
            let _ = write!(self.out, "<h{level} {}=\"{number}\">", marks::LINE);
            inline::write(words.trim(), &mut self.out);
            let _ = write!(self.out, "</h{level}>");
        }
        true
    }

    /// Whether a line is a macro of its own: a picture, a video, or something that is not shown.
    fn is_macro(&mut self, line: &str, number: usize) -> bool {
        let Some((name, rest)) = line.split_once("::") else { return false };
        let Some((target, words)) = rest.split_once('[').filter(|_| line.ends_with(']')) else { return false };
        let words = words.trim_end_matches(']');
        match name {
            "image" => {
                self.end_paragraph();
                let _ = write!(self.out, "<p {}=\"{number}\"><img src=\"", marks::LINE);
                escape(target, &mut self.out);
                self.out.push_str("\" alt=\"");
                escape(words.split(',').next().unwrap_or_default().trim_matches('"'), &mut self.out);
                self.out.push_str("\"></p>");
            }
            "video" | "audio" => {
                self.end_paragraph();
                let service = words.split(',').next().unwrap_or_default();
                let address = match service {
                    "youtube" => format!("https://www.youtube.com/watch?v={target}"),
                    "vimeo" => format!("https://vimeo.com/{target}"),
                    _ => target.to_owned(),
                };
                let _ = write!(self.out, "<p {}=\"{number}\"><a href=\"", marks::LINE);
                escape(&address, &mut self.out);
                self.out.push_str("\">");
                escape(&address, &mut self.out);
                self.out.push_str("</a></p>");
            }
            "include" | "ifdef" | "ifndef" | "ifeval" | "endif" | "toc" => self.end_paragraph(),
            _ => return false,
        }
        true
    }

    /// A line of a paragraph, or of the item above.
    fn words(&mut self, line: &str, number: usize) {
        let style = std::mem::take(&mut self.style);
        if self.is_paragraph {
            self.out.push('\n');
            return inline::write(line.trim(), &mut self.out);
        }
        if !line.starts_with(' ') {
            self.close_lists();
        }
        let quoted = style.starts_with("[quote") || style.starts_with("[verse");
        let label = LABELS.iter().find_map(|label| line.strip_prefix(label)?.strip_prefix(": "));
        if quoted {
            self.out.push_str("<blockquote>");
            self.blocks.push((String::new(), "blockquote", self::quoted(&style)));
        }
        self.label(&style, number);
        let _ = write!(self.out, "<p {}=\"{number}\">", marks::LINE);
        if let Some(words) = label {
            let name = &line[..line.len() - words.len() - 2];
            let _ = write!(self.out, "<b>{}{}</b>: ", &name[..1], name[1..].to_lowercase());
        }
        inline::write(label.unwrap_or(line).trim(), &mut self.out);
        self.is_paragraph = true;
    }

    /// Says what kind of remark the block below is.
    fn label(&mut self, style: &str, number: usize) {
        let inner = style.trim_matches(['[', ']']);
        if LABELS.contains(&inner) {
            self.element("p", &format!("{}{}", &inner[..1], inner[1..].to_lowercase()), number);
        }
    }

    fn element(&mut self, name: &str, words: &str, number: usize) {
        let _ = write!(self.out, "<{name} {}=\"{number}\">", marks::LINE);
        inline::write(words.trim(), &mut self.out);
        let _ = write!(self.out, "</{name}>");
    }

    fn end_paragraph(&mut self) {
        if self.is_paragraph && self.lists.is_empty() {
            self.out.push_str("</p>");
        }
        self.is_paragraph = false;
        // A single paragraph with `[quote]` over it.
        if self.blocks.last().is_some_and(|(end, ..)| end.is_empty()) {
            self.end_block(0);
        }
    }

    /// Closes the innermost block, with the words of who is quoted.
    fn end_block(&mut self, number: usize) {
        let Some((_, element, who)) = self.blocks.pop() else { return };
        if !who.is_empty() {
            self.element("p", &format!("— {who}"), number);
        }
        let _ = write!(self.out, "</{element}>");
    }

    fn close_lists_to(&mut self, depth: usize) {
        while self.lists.len() > depth {
            let (_, element) = self.lists.pop().unwrap_or_default();
            let _ = write!(self.out, "</li></{element}>");
        }
    }

    fn close_lists(&mut self) {
        self.end_paragraph();
        self.close_lists_to(0);
    }

    fn close(&mut self) {
        self.close_lists();
        if self.fence.as_ref().is_some_and(|(_, kind)| *kind == Fenced::Table) {
            self.out.push_str("</tr></table>");
        }
    }
}

/// Who is quoted in a block with `[quote, Ann Lee]` over it.
fn quoted(style: &str) -> String {
    let inner = style.trim_matches(['[', ']']);
    inner.strip_prefix("quote,").or_else(|| inner.strip_prefix("verse,")).unwrap_or_default().trim().to_owned()
}

/// The attribute that a line sets, and its value: `:author: Ann Lee`.
fn attribute(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'!'));
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

fn is_attribute(line: &str) -> bool {
    attribute(line).is_some()
}
