//! Gemtext, the pages of Gemini: every line says by its beginning what it is. Written as HTML and read as such.

use std::fmt::Write;

use super::html::entity::escape;
use super::html::{self, markdown_marks as marks};
use super::{Source, language, markdown};
use crate::article::Builder;

/// Passes the text to `builder`; its first heading of the first level is the title.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let mut page = Page::default();
    for (at, line) in source.text.lines().enumerate() {
        page.line(at + 1, line, builder);
    }
    page.switch("", 0);
    html::fragment(&page.out, None, builder);
    language::set_by_beginning(builder);
    markdown::name::fill_meta(source.name, builder);
}

#[derive(Default)]
struct Page {
    out: String,
    /// The element around several lines that is open.
    open: &'static str,
}

impl Page {
    fn line(&mut self, number: usize, line: &str, builder: &mut Builder) {
        if line.starts_with("```") {
            self.switch(if self.open == "pre" { "" } else { "pre" }, number);
        } else if self.open == "pre" {
            escape(line, &mut self.out);
            self.out.push('\n');
        } else if let Some(link) = line.strip_prefix("=>") {
            self.link(link.trim(), number);
        } else if let Some(words) = line.strip_prefix("* ") {
            self.switch("ul", number);
            self.element("li", words, number);
        } else if let Some(words) = line.strip_prefix('>') {
            self.switch("blockquote", number);
            self.element("p", words, number);
        } else {
            self.switch("", number);
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            let words = line[level..].trim();
            match level {
                0 => self.element("p", words, number),
                1 if builder.meta.title.is_empty() => words.clone_into(&mut builder.meta.title),
                1 => self.element("h1", words, number),
                2 => self.element("h2", words, number),
                _ => self.element("h3", words, number),
            }
        }
    }

    /// A link on a line of its own: its address, then its words.
    fn link(&mut self, link: &str, number: usize) {
        self.switch("", number);
        let (address, words) = link.split_once(char::is_whitespace).unwrap_or((link, link));
        let _ = write!(self.out, "<p {}=\"{number}\"><a href=\"", marks::LINE);
        escape(address, &mut self.out);
        self.out.push_str("\">");
        escape(words.trim(), &mut self.out);
        self.out.push_str("</a></p>");
    }

    fn element(&mut self, name: &str, words: &str, number: usize) {
        if !words.trim().is_empty() {
            let _ = write!(self.out, "<{name} {}=\"{number}\">", marks::LINE);
            escape(words.trim(), &mut self.out);
            let _ = write!(self.out, "</{name}>");
        }
    }

    /// Closes the open element, unless it is `name`, and opens that.
    fn switch(&mut self, name: &'static str, number: usize) {
        if self.open == name {
            return;
        }
        if !self.open.is_empty() {
            let _ = write!(self.out, "</{}>", self.open);
        }
        if !name.is_empty() {
            let _ = write!(self.out, "<{name} {}=\"{number}\">", marks::LINE);
        }
        self.open = name;
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::{parse, proptest_support};

    #[test]
    fn every_line_is_what_its_beginning_says() {
        let text = "# The tide\n\nIt turns at noon.\n=> gemini://a.example/plan The plan\n=> https://a.example/b\n## Later\n> Fog.\n* oars\n* sails\n```\n=> a <b>\n```\nEnd.\n";
        let article = parse("a.gmi", text.as_bytes().to_vec()).remove(0);
        let said = proptest_support::body(&article);
        assert_eq!(
            said,
            [
                ("paragraph", "It turns at noon."),
                ("paragraph", "The plan"),
                ("paragraph", "https://a.example/b"),
                ("heading", "Later"),
                ("quote", "Fog."),
                ("list_item", "oars"),
                ("list_item", "sails"),
                ("code", "=> a <b>"),
                ("paragraph", "End."),
            ]
        );
        assert_eq!((article.meta().title.as_str(), &*article.links()[0].url), ("The tide", "gemini://a.example/plan"));
    }

    proptest::proptest! {
        #[test]
        fn odd_files_are_articles_too(pieces in proptest::collection::vec(proptest::sample::select(&[
            "# a\n", "####\n", "=>\n", "=> a b\n", "* c\n", "> d\n", "```\n", "<p>\n", "\n", "é",
        ][..]), 0..60)) {
            proptest_support::hold(&parse("a.gmi", pieces.concat().into_bytes()))?;
        }
    }
}
