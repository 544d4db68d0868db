//! Reads the Markdown parser's events into elements. Paragraphs and headings are gathered first, because what they are depends on the
//! whole of them (`leaf`); footnotes come at the end.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag as Markup, TagEnd};

use super::html_scan::{self, EndTags};
use super::prepare::{self, Piece};
use super::sink::{Sink, Tag};
use crate::article::{Align, Builder};

/// An event and its range in the text.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

pub(super) struct Reader<'t, 'b> {
    /// The text that the parser reads.
    pub(super) text: &'t str,
    /// The ends of its lines, and the number of its first line in the file.
    line_ends: Vec<usize>,
    first_line: usize,
    pub(super) pieces: Vec<(Piece, String)>,
    pub(super) sink: Sink<'b>,
    pub(super) end_tags: EndTags,
    /// Number of open lists, block quotations and footnotes.
    pub(super) depth: usize,
    lists: Vec<Option<u64>>,
    /// The alignment of the open table's columns, and the column that comes next.
    pub(super) columns: Vec<Align>,
    column: usize,
    /// Whether a block with text was written, and whether no heading was met yet.
    pub(super) has_text: bool,
    pub(super) first_heading: bool,
    /// Whether a link of Markdown's is open.
    pub(super) in_link: bool,
    /// The numbers of footnotes, by label.
    footnotes: HashMap<String, usize>,
    /// The mark of the footnote whose text begins.
    pub(super) mark: Option<String>,
}

/// The offsets of the ends of lines.
fn line_ends(text: &str) -> Vec<usize> {
    if !text.contains('\r') {
        // Nearly always, and quick.
        return text.match_indices('\n').map(|(at, _)| at).collect();
    }
    let ends = |&(at, end): &(usize, &str)| end == "\n" || text.as_bytes().get(at + 1) != Some(&b'\n');
    text.match_indices(['\n', '\r']).filter(ends).map(|(at, _)| at).collect()
}

impl<'t, 'b> Reader<'t, 'b> {
    /// A reader of `text`, whose first line has the number `first_line` in the file.
    pub(super) fn new(text: &'t str, pieces: Vec<(Piece, String)>, first_line: usize, builder: &'b mut Builder) -> Self {
        Self::with_sink(text, pieces, first_line, Sink::new(builder, html_scan::is_in(text)))
    }

    pub(super) fn with_sink(text: &'t str, pieces: Vec<(Piece, String)>, first_line: usize, sink: Sink<'b>) -> Self {
        Self {
            text,
            line_ends: line_ends(text),
            first_line,
            pieces,
            sink,
            end_tags: EndTags::default(),
            depth: 0,
            lists: Vec::new(),
            columns: Vec::new(),
            column: 0,
            has_text: false,
            first_heading: true,
            in_link: false,
            footnotes: HashMap::new(),
            mark: None,
        }
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        self.first_line + self.line_ends.partition_point(|&end| end < offset)
    }

    pub(super) fn read(mut self, events: impl Iterator<Item = Placed<'t>>) {
        let mut footnotes = Vec::new();
        self.run(events, Some(&mut footnotes));
        self.sink.close_html();
        self.run(footnotes.into_iter(), None);
        self.sink.finish();
    }

    /// Reads events; those of footnotes are put aside where there is a place for them.
    fn run(&mut self, mut events: impl Iterator<Item = Placed<'t>>, mut aside: Option<&mut Vec<Placed<'t>>>) {
        let mut leaf = Vec::new();
        while let Some((event, range)) = events.next() {
            if is_inline(&event) {
                leaf.push((event, range));
                continue;
            }
            if !leaf.is_empty() {
                self.bare(&leaf);
                leaf.clear();
            }
            match event {
                Event::Start(Markup::FootnoteDefinition(_)) if aside.is_some() => {
                    let Some(place) = aside.as_deref_mut() else { continue };
                    gather_footnote((event, range), &mut events, place);
                }
                Event::Start(markup) => self.start(markup, range, &mut events, &mut leaf),
                Event::End(end) => self.close(end),
                Event::Rule => {
                    self.sink.at_line(self.line(range.start));
                    self.sink.rule();
                }
                _ => (),
            }
            if self.depth == 0 {
                self.sink.rest();
            }
        }
    }

    fn start(
        &mut self,
        markup: Markup<'t>,
        range: Range<usize>,
        events: &mut impl Iterator<Item = Placed<'t>>,
        leaf: &mut Vec<Placed<'t>>,
    ) {
        if !matches!(markup, Markup::List(_) | Markup::BlockQuote(_) | Markup::TableHead | Markup::TableRow | Markup::TableCell) {
            self.sink.at_line(self.line(range.start));
        }
        match markup {
            Markup::Paragraph => {
                gather(events, TagEnd::Paragraph, leaf);
                self.paragraph(leaf);
            }
            Markup::Heading { level, .. } => {
                gather(events, TagEnd::Heading(level), leaf);
                self.heading(level as u8, leaf);
            }
            Markup::HtmlBlock => {
                gather(events, TagEnd::HtmlBlock, leaf);
                self.html_block(leaf);
            }
            Markup::CodeBlock(kind) => {
                gather(events, TagEnd::CodeBlock, leaf);
                self.code_block(&kind, leaf);
            }
            Markup::DefinitionListTitle => {
                gather(events, TagEnd::DefinitionListTitle, leaf);
                self.term(leaf);
            }
            container => self.open(container),
        }
        leaf.clear();
    }

    fn open(&mut self, container: Markup<'t>) {
        match container {
            Markup::List(start) => {
                self.depth += 1;
                self.lists.push(start);
                self.sink.open(Tag::List(start));
            }
            Markup::Item => self.sink.open(Tag::Item),
            Markup::BlockQuote(kind) => {
                self.depth += 1;
                self.sink.open(Tag::Quote);
                self.alert(kind);
            }
            Markup::Table(align) => {
                self.columns = align.iter().map(|align| column(*align)).collect();
                self.sink.open(Tag::Table(&self.columns));
            }
            Markup::TableHead | Markup::TableRow => {
                self.column = 0;
                self.sink.open(Tag::Row);
            }
            Markup::TableCell => {
                let align = self.columns.get(self.column).copied().unwrap_or_default();
                self.column += 1;
                self.sink.open(Tag::Cell(align));
            }
            Markup::DefinitionList | Markup::DefinitionListDefinition => {
                self.depth += 1;
                self.sink.break_block();
            }
            Markup::FootnoteDefinition(label) => {
                self.depth += 1;
                self.mark = Some(self.footnote(&label));
            }
            _ => (),
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::List(_) => {
                self.depth -= 1;
                let start = self.lists.pop().flatten();
                self.sink.close(Tag::List(start));
            }
            TagEnd::Item => self.sink.close(Tag::Item),
            TagEnd::BlockQuote(_) => {
                self.depth -= 1;
                self.sink.close(Tag::Quote);
            }
            TagEnd::Table => {
                self.sink.close(Tag::Table(&[]));
                self.columns.clear();
                self.has_text = true;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.sink.close(Tag::Row),
            TagEnd::TableCell => self.sink.close(Tag::Cell(Align::Start)),
            TagEnd::DefinitionList | TagEnd::DefinitionListDefinition => {
                self.depth -= 1;
                self.sink.break_block();
            }
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.mark = None;
            }
            _ => (),
        }
    }

    /// Writes a term that is defined in what follows.
    fn term(&mut self, leaf: &[Placed<'t>]) {
        self.sink.break_block();
        self.sink.open(Tag::Strong);
        self.inlines(leaf, true);
        self.sink.close(Tag::Strong);
        self.sink.break_block();
        self.has_text = true;
    }

    fn html_block(&mut self, leaf: &[Placed<'t>]) {
        let mut source = String::new();
        for (event, _) in leaf {
            if let Event::Html(line) | Event::Text(line) = event {
                source.push_str(line);
            }
        }
        let end = leaf.last().map_or(self.text.len(), |(_, range)| range.end);
        self.raw_html(&source, end);
        self.has_text = self.has_text || html_scan::has_words(&source);
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, leaf: &[Placed<'t>]) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split([' ', ',', '{']).find(|word| !word.is_empty()).map(|word| word.trim_matches(['.', '}']))
            }
            CodeBlockKind::Indented => None,
        };
        self.sink.open(Tag::Code(language));
        for (event, _) in leaf {
            if let Event::Text(code) = event {
                self.code(code);
            }
        }
        self.sink.close(Tag::Code(language));
        self.has_text = true;
    }

    /// Writes lines of code; marks of shortcodes among them become what they were.
    fn code(&mut self, mut code: &str) {
        while let Some((before, number, after)) = prepare::mark(code) {
            self.sink.text(before);
            if let Some((_, source)) = self.pieces.get(number) {
                self.sink.text(source);
            }
            code = after;
        }
        self.sink.text(code);
    }

    /// GitHub's alerts are block quotations that say what they are.
    fn alert(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return };
        self.sink.open(Tag::Paragraph { caption: false, lead: false });
        self.sink.open(Tag::Strong);
        self.sink.text(&format!("{kind:?}"));
        self.sink.close(Tag::Strong);
        self.sink.close(Tag::Paragraph { caption: false, lead: false });
    }

    /// The mark of the footnote `label`: its number in the order in which footnotes are first met.
    pub(super) fn footnote(&mut self, label: &str) -> String {
        let next = self.footnotes.len() + 1;
        let number = *self.footnotes.entry(label.to_lowercase()).or_insert(next);
        format!("[{number}]")
    }
}

fn column(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

/// Whether an event is one of running text.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(markup) => {
            matches!(markup, Markup::Emphasis | Markup::Strong | Markup::Strikethrough | Markup::Link { .. } | Markup::Image { .. })
        }
        Event::End(end) => matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image),
        Event::Rule => false,
        _ => true,
    }
}

fn gather<'t>(events: &mut impl Iterator<Item = Placed<'t>>, end: TagEnd, leaf: &mut Vec<Placed<'t>>) {
    leaf.extend(events.take_while(|(event, _)| *event != Event::End(end)));
}

fn gather_footnote<'t>(first: Placed<'t>, events: &mut impl Iterator<Item = Placed<'t>>, place: &mut Vec<Placed<'t>>) {
    place.push(first);
    let mut depth = 1;
    for placed in events {
        match placed.0 {
            Event::Start(Markup::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::FootnoteDefinition) => depth -= 1,
            _ => (),
        }
        place.push(placed);
        if depth == 0 {
            break;
        }
    }
}
