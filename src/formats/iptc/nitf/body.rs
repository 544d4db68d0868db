//! The text of a NITF document: paragraphs, headings, lists, block quotations, tables, media and inline markup. Marked people, events and
//! sums of money are plain text here.

use crate::article::{BlockKind, Builder, Role, Table};
use crate::formats::block_writer::{BlockWriter, Container, Style};
use crate::formats::iptc::{agency_text, common, media};
use crate::formats::xml::{Node, Step, Walk};

/// Elements of which nothing is read.
const UNREAD: &[&str] = &["media-metadata", "media-object", "nitf-table-metadata", "script", "style", "alt-code", "series"];

/// Marks that a quotation may have in the text itself.
const MARKS: [char; 9] = ['"', '“', '”', '„', '«', '»', '\'', '‘', '’'];

/// Writes what lies in `top`, an element of NITF that holds blocks.
pub(in crate::formats::iptc) fn write(top: Node<'_>, builder: &mut Builder) {
    let mut writer = Writer { blocks: BlockWriter::new(builder), depth: 0, wrapped: false };
    let mut walk = Walk::new(top);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) => {
                writer.depth += 1;
                if !writer.enter(node) {
                    walk.pass_over(node);
                }
            }
            Step::Text(text) => writer.text(text),
            Step::Leave(node) => {
                writer.leave(node);
                writer.depth -= 1;
            }
        }
    }
    writer.blocks.end_block();
    writer.blocks.builder.nest(0, 0);
}

struct Writer<'b> {
    blocks: BlockWriter<'b>,
    /// Number of open elements, which is the key of the innermost one.
    depth: usize,
    /// Whether the breaks of the open paragraph are a machine's.
    wrapped: bool,
}

impl Writer<'_> {
    /// Opens an element; `false` where all of it is skipped.
    fn enter(&mut self, node: Node<'_>) -> bool {
        let in_table = self.blocks.in_table();
        match node.name() {
            name if UNREAD.contains(&name) => return false,
            // It was written before the table.
            "caption" if in_table => return false,
            "tr" if in_table => self.blocks.open_row(),
            "td" | "th" if in_table => self.blocks.open_cell(),
            "media" if !in_table => {
                self.blocks.suspend();
                media::nitf(node, self.blocks.builder);
                return false;
            }
            "p" if !in_table && self.machine_made(node) => return false,
            "p" => self.paragraph(node),
            "hl1" | "hl2" | "h2" => self.blocks.open_heading(self.depth, 2),
            "h3" | "h4" | "h5" | "h6" | "th" => self.blocks.open_heading(self.depth, 3),
            "ul" | "ol" | "dl" => {
                let first = node.attribute("seqnum").and_then(|number| number.parse().ok()).unwrap_or(1);
                self.blocks.open_list(node.is("ol").then_some(first));
            }
            "li" | "dt" => self.blocks.open_item(None),
            "bq" | "blockquote" => self.blocks.open(Container::Quote),
            "pre" => self.blocks.open_code(None),
            "hr" => self.blocks.rule(),
            "br" if self.wrapped => self.blocks.text(" "),
            "br" => self.blocks.line_break(),
            // A table of one column is lines with headings.
            "table" if !agency_text::is_column(node) => self.table(node),
            name if is_apart(name) => self.blocks.break_block(),
            _ => self.inline(node),
        }
        true
    }

    fn leave(&mut self, node: Node<'_>) {
        match node.name() {
            "td" | "th" if self.blocks.in_table() => self.blocks.close_cell(1),
            "hl1" | "hl2" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => self.blocks.close_heading(self.depth),
            "ul" | "ol" | "dl" => self.blocks.close_list(),
            "li" | "dt" => self.blocks.close_item(),
            "bq" | "blockquote" => self.blocks.close(Container::Quote),
            "pre" => self.blocks.close_code(),
            "table" => self.blocks.close_table(self.depth),
            "q" => self.blocks.close_quotation(),
            name if name == "p" || is_apart(name) => self.blocks.break_block(),
            _ => self.blocks.close_inline(self.depth),
        }
    }

    /// Handles paragraphs that are not text: drawn rules, embedded media. Returns whether it is one of these.
    fn machine_made(&mut self, node: Node<'_>) -> bool {
        if agency_text::is_line(node) {
            self.blocks.rule();
        } else if agency_text::is_html(node) {
            self.blocks.suspend();
            common::markup(&node.raw(), self.blocks.builder);
        } else {
            return false;
        }
        true
    }

    fn paragraph(&mut self, node: Node<'_>) {
        self.blocks.break_block();
        self.wrapped = agency_text::is_wrapped(node);
        let marked = node.attribute("lede").or_else(|| node.attribute("lead")) == Some("true");
        if (marked || matches!(node.attribute("class"), Some("lead" | "lede"))) && !self.blocks.builder.has_lead() {
            self.blocks.mark_lead();
        }
    }

    fn inline(&mut self, node: Node<'_>) {
        let style = match node.name() {
            "em" | "i" | "cite" => {
                let strong = node.attribute("class").is_some_and(|class| class.contains("bold") || class.contains("strong"));
                Style::Role(if strong { Role::Strong } else { Role::Emphasis })
            }
            "strong" | "b" => Style::Role(Role::Strong),
            "a" => match node.attribute("href") {
                Some(url) => Style::Link(url.to_owned()),
                None => return,
            },
            "q" => return self.quotation(node),
            "denom" | "frac-denom" if !self.blocks.builder.so_far().ends_with(['/', '⁄']) => return self.blocks.text_without_space("/"),
            _ => return,
        };
        self.blocks.open_inline(self.depth, style);
    }

    /// Puts marks around words that are marked as quoted by the element alone.
    fn quotation(&mut self, node: Node<'_>) {
        let marked = node.text().starts_with(MARKS) || self.blocks.builder.so_far().trim_end().ends_with(MARKS);
        let french = self.blocks.builder.meta.lang.as_deref().is_some_and(|lang| lang.starts_with("fr"));
        self.blocks.open_quotation(match (marked, french) {
            (true, _) => ("", ""),
            (false, true) => ("«\u{a0}", "\u{a0}»"),
            (false, false) => ("“", "”"),
        });
    }

    fn text(&mut self, text: &str) {
        // Pretty-printed elements leave white space before a comma.
        let words = text.trim_start();
        if !self.blocks.is_preformatted() && (words.starts_with(',') || words.split_ascii_whitespace().next() == Some(".")) {
            self.blocks.text_without_space(words);
        } else {
            self.blocks.text(text);
        }
    }

    fn table(&mut self, node: Node<'_>) {
        if let Some(caption) = node.child("caption") {
            self.blocks.suspend();
            self.blocks.builder.add(BlockKind::Caption, None, &caption.text());
        }
        let is_head = |row: &Node<'_>| row.parent().is_some_and(|parent| parent.is("thead")) || row.elements().all(|cell| cell.is("th"));
        let header_rows = node.descendants().filter(|row| row.is("tr")).take_while(is_head).count();
        self.blocks.open_table(self.depth, Table { header_rows, ..Table::default() });
    }
}

/// Whether a block element has no meaning of its own.
fn is_apart(name: &str) -> bool {
    matches!(name, "abstract" | "block" | "body.content" | "body.end" | "byline" | "bibliography" | "credit" | "dateline" | "datasource")
        || matches!(name, "dd" | "div" | "fn" | "hedline" | "note" | "section" | "table" | "tagline" | "td")
}
