//! Org, the outlines of Emacs: fields above the text, headings, lists, tables and blocks, written as HTML and read as such. `inline` reads
//! the marks within lines.

mod inline;

use std::fmt::Write;

use super::html::entity::escape;
use super::html::{self, markdown_marks as marks};
use super::{Source, byline, dates, language, markdown};
use crate::article::Builder;
use crate::formats::lexicon::Phrases;

/// Number of bytes in which a text is recognised.
const LOOKED_AT: usize = 4096;

/// Whether a text without a known ending begins with fields of Org.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let first = head.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let first = first.get(..8).unwrap_or_default();
    ["#+title:", "#+author", "#+date: ", "#+option", "#+startu"].iter().any(|field| first.eq_ignore_ascii_case(field))
}

/// Passes the text to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let mut writer = Outline { out: String::with_capacity(source.text.len() * 2), ..Outline::default() };
    for (at, line) in source.text.lines().enumerate() {
        writer.line(at + 1, line, builder);
    }
    writer.close();
    html::fragment(&writer.out, None, builder);
    language::set_by_beginning(builder);
    markdown::name::fill_meta(source.name, builder);
}

/// What lines belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    Paragraph,
    Table,
    /// Lines behind a colon.
    Fixed,
    /// A listing, as it is.
    Listing,
    /// Nothing to show, up to its end.
    Skipped,
}

#[derive(Default)]
struct Outline {
    out: String,
    open: Open,
    /// The lists that are open: how far they are set in, and their elements.
    lists: Vec<(usize, &'static str)>,
    /// The end of an open block that holds paragraphs.
    quoted: usize,
    /// Whether line ends are kept, as in verse.
    verse: bool,
}

impl Outline {
    fn line(&mut self, number: usize, line: &str, builder: &mut Builder) {
        let bare = line.trim();
        let low = bare.get(..bare.floor_char_boundary(16)).unwrap_or_default().to_ascii_lowercase();
        match self.open {
            Open::Skipped => {
                if low.starts_with("#+end") || low == ":end:" {
                    self.open = Open::Nothing;
                }
            }
            Open::Listing if low.starts_with("#+end") => {
                self.out.push_str("</code></pre>");
                self.open = Open::Nothing;
            }
            Open::Listing => {
                escape(line, &mut self.out);
                self.out.push('\n');
            }
            _ if low.starts_with("#+begin_") => self.begin(bare, number),
            _ if low.starts_with("#+end_") => self.end_quoted(),
            _ if low.starts_with("#+") => self.field(bare, builder),
            _ => self.text(number, line, bare),
        }
    }

    /// A line `#+NAME: value`.
    fn field(&mut self, line: &str, builder: &mut Builder) {
        self.end_paragraph();
        let Some((name, value)) = line.get(2..).and_then(|rest| rest.split_once(':')) else { return };
        let value = value.trim();
        let meta = &mut builder.meta;
        match name.to_ascii_lowercase().as_str() {
            "title" if meta.title.is_empty() => value.clone_into(&mut meta.title),
            "title" => meta.title = format!("{} {value}", meta.title),
            "subtitle" => meta.subtitle = Some(value.to_owned()),
            "author" => meta.authors = byline::field::people(value),
            "date" => {
                meta.date =
                    dates::read(value.trim_matches(['<', '>', '[', ']']), None).or_else(|| dates::find(value, None).map(|(_, date)| date));
            }
            "language" => meta.lang = Some(value.to_owned()),
            "description" => meta.summary = Some(value.to_owned()),
            "filetags" | "keywords" => {
                meta.tags.extend(value.split([':', ',']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()));
            }
            _ => (),
        }
    }

    fn begin(&mut self, line: &str, number: usize) {
        self.close();
        let mut words = line.get(8..).unwrap_or_default().split_whitespace();
        match words.next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "src" | "example" => {
                let _ = write!(self.out, "<pre {}=\"{number}\" {}=\"", marks::LINE, marks::LANGUAGE);
                escape(words.next().unwrap_or_default(), &mut self.out);
                self.out.push_str("\"><code>");
                self.open = Open::Listing;
            }
            "comment" | "export" => self.open = Open::Skipped,
            kind => {
                self.verse = kind == "verse";
                self.quoted += 1;
                self.out.push_str(if matches!(kind, "quote" | "verse") { "<blockquote>" } else { "<div>" });
            }
        }
    }

    fn end_quoted(&mut self) {
        self.close();
        if self.quoted > 0 {
            self.quoted -= 1;
            self.verse = false;
            // Browsers end the innermost element of the two.
            self.out.push_str("</blockquote></div>");
        }
    }

    fn text(&mut self, number: usize, line: &str, bare: &str) {
        let stars = line.bytes().take_while(|byte| *byte == b'*').count();
        if stars > 0 && line[stars..].starts_with(' ') {
            self.close();
            self.heading(stars, line[stars..].trim(), number);
        } else if bare.is_empty() {
            self.end_paragraph();
        } else if bare.starts_with(':') && bare.ends_with(':') && bare.len() > 2 && !bare.contains(' ') {
            self.end_paragraph();
            self.open = Open::Skipped;
        } else if bare.len() >= 5 && bare.bytes().all(|byte| byte == b'-') {
            self.close();
            self.out.push_str("<hr>");
        } else if bare == "#" || bare.starts_with("# ") || ["SCHEDULED:", "DEADLINE:", "CLOSED:"].iter().any(|word| bare.starts_with(word))
        {
            self.end_paragraph();
        } else if bare.starts_with('|') {
            self.row(bare, number);
        } else if let Some(fixed) = bare.strip_prefix(": ") {
            self.switch(Open::Fixed, "pre", number);
            escape(fixed, &mut self.out);
            self.out.push('\n');
        } else if let Some((element, item)) = item(bare) {
            self.item(line.len() - line.trim_start().len(), element, item, number);
        } else {
            self.paragraph(line, bare, number);
        }
    }

    /// A heading without its state, its priority and its tags.
    fn heading(&mut self, stars: usize, words: &str, number: usize) {
        let words = words.split_once(' ').filter(|(state, _)| is_state(state)).map_or(words, |(_, rest)| rest);
        let words = words.strip_prefix("[#").and_then(|rest| rest.split_once("] ")).map_or(words, |(_, rest)| rest);
        let tags = words.rsplit_once(' ').filter(|(_, tags)| tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':'));
        let words = tags.map_or(words, |(words, _)| words.trim_end());
        let level = stars.min(6);
        let _ = write!(self.out, "<h{level} {}=\"{number}\">", marks::LINE);
        inline::write(words, &mut self.out);
        let _ = write!(self.out, "</h{level}>");
    }

    fn row(&mut self, line: &str, number: usize) {
        self.switch(Open::Table, "table", number);
        if line.starts_with("|-") {
            return;
        }
        self.out.push_str("<tr>");
        for cell in line.trim_matches('|').split('|') {
            self.out.push_str("<td>");
            inline::write(cell.trim(), &mut self.out);
            self.out.push_str("</td>");
        }
        self.out.push_str("</tr>");
    }

    fn item(&mut self, indent: usize, element: &'static str, words: &str, number: usize) {
        self.end_paragraph();
        while self.lists.last().is_some_and(|(open, _)| *open > indent) {
            let (_, element) = self.lists.pop().unwrap_or_default();
            let _ = write!(self.out, "</li></{element}>");
        }
        if self.lists.last().is_some_and(|(open, _)| *open == indent) {
            self.out.push_str("</li>");
        } else {
            let _ = write!(self.out, "<{element}>");
            self.lists.push((indent, element));
        }
        let boxes = [("[ ] ", "open"), ("[X] ", "done"), ("[-] ", "open")];
        let task = boxes.iter().find_map(|(sign, state)| Some((words.strip_prefix(sign)?, *state)));
        let (words, state) = task.map_or((words, String::new()), |(words, state)| (words, format!(" {}=\"{state}\"", marks::TASK)));
        let _ = write!(self.out, "<li {}=\"{number}\"{state}>", marks::LINE);
        match words.split_once(" :: ") {
            Some((term, rest)) => {
                self.out.push_str("<b>");
                inline::write(term, &mut self.out);
                self.out.push_str("</b>: ");
                inline::write(rest, &mut self.out);
            }
            None => inline::write(words, &mut self.out),
        }
        self.open = Open::Paragraph;
    }

    fn paragraph(&mut self, line: &str, bare: &str, number: usize) {
        if self.open == Open::Paragraph {
            self.out.push_str(if self.verse { "<br>" } else { "\n" });
        } else {
            if !line.starts_with([' ', '\t']) {
                self.close_lists();
            }
            self.switch(Open::Paragraph, "p", number);
        }
        inline::write(bare, &mut self.out);
    }

    /// Opens an element where it is not open.
    fn switch(&mut self, open: Open, element: &str, number: usize) {
        if self.open != open {
            self.end_paragraph();
            let _ = write!(self.out, "<{element} {}=\"{number}\">", marks::LINE);
            self.open = open;
        }
    }

    fn end_paragraph(&mut self) {
        self.out.push_str(match self.open {
            Open::Paragraph if self.lists.is_empty() => "</p>",
            Open::Table => "</table>",
            Open::Fixed => "</pre>",
            _ => "",
        });
        self.open = Open::Nothing;
    }

    fn close_lists(&mut self) {
        while let Some((_, element)) = self.lists.pop() {
            let _ = write!(self.out, "</li></{element}>");
        }
    }

    fn close(&mut self) {
        self.end_paragraph();
        self.close_lists();
    }
}

/// Whether a word before a heading is the state of a task.
fn is_state(word: &str) -> bool {
    !word.chars().any(char::is_lowercase) && Phrases::TaskStates.contains(&word.to_lowercase())
}

/// The item that a line is: the element of its list, and its words.
fn item(bare: &str) -> Option<(&'static str, &str)> {
    if let Some(words) = ["- ", "+ "].iter().find_map(|sign| bare.strip_prefix(sign)) {
        return Some(("ul", words));
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = bare.get(digits..).filter(|_| (1..=4).contains(&digits))?;
    rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).map(|words| ("ol", words))
}

#[cfg(test)]
mod tests {
    use crate::article::{BlockKind, Date};
    use crate::formats::{parse, proptest_support};

    #[test]
    fn fields_headings_lists_and_blocks_are_read() {
        let text = "#+TITLE: The tide\n#+AUTHOR: Ann Lee\n#+DATE: <2024-05-02 Thu>\n#+FILETAGS: :quay:\n\n* DONE [#A] At night :dark:\n:PROPERTIES:\n:ID: 1\n:END:\nThe *tide* turns\nat [[https://example.org/a][the quay]].\n\n#+BEGIN_QUOTE\nIt turns.\n#+END_QUOTE\n\n- one\n  - two\n- [X] three\n\n| a | b |\n|---+---|\n| 1 | 2 |\n# A remark.\n#+BEGIN_SRC rust\nlet a = *b*;\n#+END_SRC\n** Later\nEnd.\n";
        let article = parse("a.org", text.as_bytes().to_vec()).remove(0);
        let said = proptest_support::body(&article);
        assert_eq!(
            said[..6],
            [
                ("heading", "At night"),
                ("paragraph", "The tide turns at the quay."),
                ("quote", "It turns."),
                ("list_item", "one"),
                ("list_item", "two"),
                ("list_item", "three")
            ]
        );
        assert!(matches!(article.blocks()[7].kind, BlockKind::Table(_)), "{said:?}");
        assert_eq!(said[7..], [("code", "let a = *b*;"), ("heading", "Later"), ("paragraph", "End.")]);
        let meta = article.meta();
        assert_eq!(
            (meta.title.as_str(), meta.authors.join(","), meta.date.map(Date::iso).as_deref(), meta.tags.join(",")),
            ("The tide", "Ann Lee".into(), Some("2024-05-02"), "quay".into())
        );
        assert_eq!((&*article.links()[0].url, article.blocks()[1].line()), ("https://example.org/a", Some(6)));
    }

    proptest::proptest! {
        #[test]
        fn odd_files_are_articles_too(pieces in proptest::collection::vec(proptest::sample::select(&[
            "* a\n", "- b\n", "  - c\n", "#+BEGIN_QUOTE\n", "#+END_QUOTE\n", "#+BEGIN_SRC\n", "#+END_SRC\n", "| a |\n", ": x\n", ":LOG:\n", ":END:\n", "[[a][b]]", "*b*", "\n", "1. a\n", "é=x=",
        ][..]), 0..60)) {
            proptest_support::hold(&parse("a.org", pieces.concat().into_bytes()))?;
        }
    }
}
