//! The text of a NITF document: paragraphs, headings, lists, block quotations, tables, media and inline markup. Marked people, events and
//! sums of money are plain text here.

use crate::article::{BlockKind, Builder, Marker, Role, Table};
use crate::formats::iptc::{agency_text, common, media};
use crate::formats::text;
use crate::formats::xml::{Node, Step, Walk};

/// Block elements without a meaning of their own.
const APART: &[&str] = &[
    "abstract",
    "block",
    "body.content",
    "body.end",
    "byline",
    "bibliography",
    "credit",
    "dateline",
    "datasource",
    "dd",
    "div",
    "fn",
    "hedline",
    "note",
    "section",
    "tagline",
    "td",
];

/// Elements of which nothing is read.
const UNREAD: &[&str] = &["media-metadata", "media-object", "nitf-table-metadata", "script", "style", "alt-code", "series"];

/// Writes what lies in `top`, an element of NITF that holds blocks.
pub(in crate::formats::iptc) fn write(top: Node<'_>, builder: &mut Builder) {
    let mut writer = Writer { builder, open: Vec::new(), lists: Vec::new(), quotes: 0, marker: None, table: None, wrapped: false };
    let mut walk = Walk::new(top);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) => {
                let open = writer.enter(node);
                if open.is_none() {
                    walk.pass_over(node);
                }
                writer.open.push(open.unwrap_or(Open::Inline));
            }
            Step::Text(text) => writer.text(text),
            Step::Leave(_) => writer.leave(),
        }
    }
    writer.builder.end();
    writer.builder.nest(0, 0);
}

/// The construct that ends with an element.
#[derive(Debug, Clone)]
enum Open {
    /// Nothing.
    Inline,
    /// A block.
    Apart,
    /// An item of a list.
    Item,
    /// The article's lead.
    Lead,
    /// A stretch with a role.
    Span(usize, Role),
    /// A link.
    Link(usize, String),
    /// Words in quotation marks, where the text itself has none: the mark that closes them.
    Quoted(&'static str),
    /// A list.
    List,
    /// A block quotation.
    Quote,
    /// A table.
    Table,
    /// A row of it.
    Row,
}

struct Writer<'b> {
    builder: &'b mut Builder,
    open: Vec<Open>,
    /// The lists that are open: the number of the next item where they are numbered.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// Marker of the item whose text comes next.
    marker: Option<Marker>,
    /// Whether a table is open, and whether its next cell begins a row.
    table: Option<bool>,
    /// Whether the breaks of the open paragraph are a machine's.
    wrapped: bool,
}

impl Writer<'_> {
    /// The construct that the element opens; `None` where all of it is skipped.
    fn enter(&mut self, node: Node<'_>) -> Option<Open> {
        let name = node.name();
        if UNREAD.contains(&name) {
            return None;
        }
        if self.table.is_some() {
            return self.enter_in_table(node);
        }
        if name == "p" && self.machine_made(node) {
            return None;
        }
        Some(match name {
            "p" => self.paragraph(node),
            "hl1" | "hl2" | "h2" => self.heading(2),
            "h3" | "h4" | "h5" | "h6" | "th" => self.heading(3),
            "ul" | "ol" | "dl" => self.list(node),
            "li" | "dt" => self.item(),
            "bq" | "blockquote" => self.quote(),
            "pre" => {
                self.builder.begin(BlockKind::Code { language: None }, None);
                Open::Apart
            }
            "hr" => {
                self.builder.add(BlockKind::Rule, None, "");
                Open::Inline
            }
            "br" => self.line_break(),
            "table" if !agency_text::is_column(node) => self.table(node),
            "media" => {
                self.builder.end();
                media::nitf(node, self.builder);
                return None;
            }
            // A table of one column is lines with headings.
            name if APART.contains(&name) || name == "table" => {
                self.builder.end();
                Open::Apart
            }
            _ => self.inline(node),
        })
    }

    /// Handles paragraphs that are not text: drawn rules, embedded media. Returns whether it is one of these.
    fn machine_made(&mut self, node: Node<'_>) -> bool {
        if agency_text::is_line(node) {
            self.builder.add(BlockKind::Rule, None, "");
        } else if agency_text::is_html(node) {
            self.builder.end();
            common::markup(&node.raw(), self.builder);
        } else {
            return false;
        }
        true
    }

    fn paragraph(&mut self, node: Node<'_>) -> Open {
        self.block(BlockKind::Paragraph);
        self.wrapped = agency_text::is_wrapped(node);
        let class = node.attribute("class").unwrap_or_default();
        if node.attribute("lede").or_else(|| node.attribute("lead")) == Some("true") || class == "lead" || class == "lede" {
            Open::Lead
        } else {
            Open::Apart
        }
    }

    fn quote(&mut self) -> Open {
        self.builder.end();
        self.quotes += 1;
        self.nest();
        Open::Quote
    }

    fn list(&mut self, node: Node<'_>) -> Open {
        self.builder.end();
        let first = node.attribute("seqnum").and_then(|number| number.parse().ok()).unwrap_or(1);
        self.lists.push(node.is("ol").then_some(first));
        self.nest();
        Open::List
    }

    fn inline(&mut self, node: Node<'_>) -> Open {
        let start = self.builder.position();
        match node.name() {
            "em" | "i" | "cite" => {
                let strong = node.attribute("class").is_some_and(|class| class.contains("bold") || class.contains("strong"));
                Open::Span(start, if strong { Role::Strong } else { Role::Emphasis })
            }
            "strong" | "b" => Open::Span(start, Role::Strong),
            "a" => node.attribute("href").map_or(Open::Inline, |url| Open::Link(start, url.to_owned())),
            "q" => self.quotation(node),
            "denom" | "frac-denom" => {
                if !self.builder.so_far().ends_with(['/', '⁄']) {
                    self.builder.push("/");
                }
                Open::Inline
            }
            _ => Open::Inline,
        }
    }

    /// Puts marks around words that are marked as quoted by the element alone.
    fn quotation(&mut self, node: Node<'_>) -> Open {
        const MARKS: [char; 9] = ['"', '“', '”', '„', '«', '»', '\'', '‘', '’'];
        if node.text().starts_with(MARKS) || self.builder.so_far().trim_end().ends_with(MARKS) {
            return Open::Inline;
        }
        let french = self.builder.meta.lang.as_deref().is_some_and(|lang| lang.starts_with("fr"));
        let (open, close) = if french { ("«\u{a0}", "\u{a0}»") } else { ("“", "”") };
        self.text(open);
        Open::Quoted(close)
    }

    fn heading(&mut self, level: u8) -> Open {
        self.block(BlockKind::Heading { level });
        Open::Apart
    }

    fn line_break(&mut self) -> Open {
        match self.builder.so_far() {
            "" => (),
            text if self.wrapped => self.builder.push(if text.ends_with(char::is_whitespace) { "" } else { " " }),
            // An empty line is the end of a paragraph.
            text if text.ends_with('\n') => self.builder.end(),
            _ => self.builder.push("\n"),
        }
        Open::Inline
    }

    fn item(&mut self) -> Open {
        self.builder.end();
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                Marker::Number(*number - 1)
            }
            _ => Marker::Bullet,
        });
        Open::Item
    }

    /// Begins a block, adapted to its surroundings.
    fn block(&mut self, kind: BlockKind) {
        let kind = match (kind, self.marker.take(), self.quotes) {
            (BlockKind::Paragraph, Some(marker), _) => BlockKind::ListItem { marker },
            (BlockKind::Paragraph, None, 1..) => BlockKind::Quote,
            (kind, _, _) => kind,
        };
        self.builder.begin(kind, None);
    }

    fn nest(&mut self) {
        self.builder.nest(self.lists.len(), self.quotes);
    }

    /// Adds text with white space folded; text outside a block begins a paragraph.
    fn text(&mut self, text: &str) {
        if self.builder.is_code() {
            return self.builder.push(text);
        }
        if !self.builder.is_open() {
            if text.trim().is_empty() {
                return;
            }
            self.block(BlockKind::Paragraph);
        }
        let open_space = self.builder.so_far().ends_with([' ', '\n']);
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut words = text.split(is_space).filter(|word| !word.is_empty()).peekable();
        // Pretty-printed elements leave white space before a comma.
        let closes = words.peek().is_some_and(|word| word.starts_with(',') || *word == ".");
        if text.starts_with(is_space) && !open_space && !closes {
            self.builder.push(" ");
        }
        let any = words.peek().is_some();
        while let Some(word) = words.next() {
            // Agencies leave addresses as they are; what is a link already is no other.
            if word.contains("://") && !self.open.iter().any(|open| matches!(open, Open::Link(..))) {
                text::push_linked(word, self.builder);
            } else {
                self.builder.push(word);
            }
            if words.peek().is_some() {
                self.builder.push(" ");
            }
        }
        if any && text.ends_with(is_space) {
            self.builder.push(" ");
        }
    }

    fn table(&mut self, node: Node<'_>) -> Open {
        self.builder.end();
        if let Some(caption) = node.child("caption") {
            self.builder.add(BlockKind::Caption, None, &caption.text());
        }
        let is_head = |row: &Node<'_>| row.parent().is_some_and(|parent| parent.is("thead")) || row.elements().all(|cell| cell.is("th"));
        let header_rows = node.descendants().filter(|row| row.is("tr")).take_while(is_head).count();
        self.builder.begin(BlockKind::Table(Box::new(Table { header_rows, ..Table::default() })), None);
        self.table = Some(true);
        Open::Table
    }

    fn enter_in_table(&mut self, node: Node<'_>) -> Option<Open> {
        Some(match node.name() {
            // It was written before the table.
            "caption" => return None,
            "tr" => {
                self.table = Some(true);
                Open::Row
            }
            "td" | "th" => {
                let first = self.table.replace(false).unwrap_or_default();
                self.builder.cell(first);
                Open::Inline
            }
            "p" | "br" | "li" => {
                self.text(" ");
                Open::Inline
            }
            _ => self.inline(node),
        })
    }

    fn leave(&mut self) {
        match self.open.pop() {
            None | Some(Open::Inline | Open::Row) => (),
            Some(Open::Apart) => self.builder.end(),
            Some(Open::Item) => {
                self.builder.end();
                self.marker = None;
            }
            Some(Open::Lead) => {
                self.builder.end();
                if !self.builder.has_lead() {
                    self.builder.mark_lead();
                }
            }
            Some(Open::Span(start, role)) => self.builder.span(start, role),
            Some(Open::Link(start, url)) => self.builder.link(start, &url),
            Some(Open::Quoted(mark)) => self.builder.push(mark),
            Some(Open::List) => {
                self.builder.end();
                self.lists.pop();
                self.nest();
            }
            Some(Open::Quote) => {
                self.builder.end();
                self.quotes = self.quotes.saturating_sub(1);
                self.nest();
            }
            Some(Open::Table) => {
                self.table = None;
                self.builder.end();
            }
        }
    }
}
