//! The Markdown parser's events, in order, told to a [`Writer`]. Paragraphs and headings are gathered first, because what they
//! are depends on the whole of them; footnotes are told at the end.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::writer::{Ends, List, Picture, Writer};
use crate::article::{Align, BlockKind, Marker, Role, Table};

/// An event and where it stands in the source.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// A text and where its lines begin, to tell the line of an offset, and what follows it.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    first: usize,
}

impl<'a> Lines<'a> {
    /// The lines of `text`, the first of which has the number `first`.
    pub(super) fn new(text: &'a str, first: usize) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        Self { text, starts: (0..bytes.len()).filter(|&at| ends(at)).collect(), first }
    }

    fn after(&self, offset: usize) -> &'a str {
        self.text.get(offset..).unwrap_or_default()
    }

    fn at(&self, offset: usize) -> usize {
        self.first + self.starts.partition_point(|&end| end < offset)
    }
}

/// Tells `writer` all `events`.
pub(super) fn tell<'a>(events: impl Iterator<Item = Placed<'a>>, lines: &Lines<'_>, writer: &mut Writer<'_>) {
    let mut footnotes = Vec::new();
    run(events, lines, writer, Some(&mut footnotes));
    writer.close_html();
    run(footnotes.into_iter(), lines, writer, None);
    writer.end_block();
}

/// Tells events; those of footnotes are put aside where there is a place for them.
fn run<'a>(
    mut events: impl Iterator<Item = Placed<'a>>,
    lines: &Lines<'_>,
    writer: &mut Writer<'_>,
    mut aside: Option<&mut Vec<Placed<'a>>>,
) {
    let mut leaf = Vec::new();
    let mut html = String::new();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) if aside.is_some() => {
                let Some(place) = aside.as_deref_mut() else { continue };
                gather_footnote((event, range), &mut events, place);
            }
            Event::Start(Tag::Paragraph) => {
                writer.line = lines.at(range.start);
                gather(&mut events, TagEnd::Paragraph, &mut leaf);
                writer.paragraph(&leaf);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                writer.line = lines.at(range.start);
                gather(&mut events, TagEnd::Heading(level), &mut leaf);
                writer.heading(rank(level), &leaf);
            }
            Event::Start(Tag::HtmlBlock) => {
                writer.line = lines.at(range.start);
                gather_html(&mut events, &mut html);
                writer.html_block(&html, lines.after(range.end));
            }
            Event::Rule | Event::Start(Tag::CodeBlock(_) | Tag::Item | Tag::Table(_)) => {
                writer.line = lines.at(range.start);
                writer.event(event);
            }
            other => writer.event(other),
        }
    }
}

fn gather<'a>(events: &mut impl Iterator<Item = Placed<'a>>, end: TagEnd, leaf: &mut Vec<Event<'a>>) {
    leaf.clear();
    leaf.extend(events.map(|(event, _)| event).take_while(|event| *event != Event::End(end)));
}

fn gather_html<'a>(events: &mut impl Iterator<Item = Placed<'a>>, html: &mut String) {
    html.clear();
    for (event, _) in events.take_while(|(event, _)| *event != Event::End(TagEnd::HtmlBlock)) {
        if let Event::Html(line) | Event::Text(line) = event {
            html.push_str(&line);
        }
    }
}

fn gather_footnote<'a>(first: Placed<'a>, events: &mut impl Iterator<Item = Placed<'a>>, place: &mut Vec<Placed<'a>>) {
    place.push(first);
    let mut depth = 1;
    for placed in events {
        match placed.0 {
            Event::Start(Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::FootnoteDefinition) => depth -= 1,
            _ => (),
        }
        place.push(placed);
        if depth == 0 {
            break;
        }
    }
}

fn rank(level: HeadingLevel) -> u8 {
    level as u8
}

impl Writer<'_> {
    /// Tells an event of running text, or the beginning or end of what lies around it.
    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if self.in_code() => self.code_text(&text),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.space(),
            Event::HardBreak => self.hard_break(),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, ""),
            Event::FootnoteReference(label) => {
                self.flush();
                let mark = self.footnote(&label);
                let start = self.builder.position();
                self.linked_words("", &mark);
                self.builder.span(start, Role::Footnote);
            }
            Event::TaskListMarker(done) => {
                if let Some((marker, _)) = &mut self.item {
                    *marker = Marker::Task(done);
                }
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Rule => self.rule(),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.begin_span(Ends::Role(Role::Emphasis)),
            Tag::Strong => self.begin_span(Ends::Role(Role::Strong)),
            Tag::Strikethrough => self.begin_span(Ends::Role(Role::Strike)),
            Tag::Link { dest_url, .. } => self.begin_span(Ends::Link(dest_url.into_string())),
            Tag::Image { dest_url, .. } => match &mut self.picture {
                Some(picture) => picture.depth += 1,
                None => self.picture = Some(Picture { src: dest_url.into_string(), alt: String::new(), depth: 1 }),
            },
            Tag::List(next) => {
                self.end_block();
                self.lists.push(List { next, html: false });
            }
            Tag::BlockQuote(kind) => {
                self.end_block();
                self.quotes += 1;
                self.alert(kind);
            }
            Tag::CodeBlock(kind) => self.begin_code(&kind),
            Tag::Item => self.begin_item(),
            Tag::Table(align) => self.begin_table(&align),
            Tag::TableCell => self.cell(),
            Tag::TableHead | Tag::TableRow => self.first_cell = true,
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.mark = Some(self.footnote(&label));
            }
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => (),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.pop_span(),
            TagEnd::Image => self.end_picture(),
            TagEnd::List(_) => {
                self.end_block();
                self.item = None;
                while self.lists.pop().is_some_and(|list| list.html) {}
            }
            TagEnd::Item => {
                self.end_block();
                self.item = None;
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.leave_quote();
            }
            TagEnd::CodeBlock | TagEnd::Table => self.end_block(),
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.mark = None;
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => (),
        }
    }

    fn begin_item(&mut self) {
        self.end_block();
        let number = self.lists.last_mut().and_then(List::advance);
        self.item = Some((number.map_or(Marker::Bullet, Marker::Number), self.line));
    }

    fn begin_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.end_block();
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split([' ', ',', '{']).find(|word| !word.is_empty()).map(|word| word.trim_matches(['.', '}']).to_owned())
            }
            CodeBlockKind::Indented => None,
        };
        self.begin(BlockKind::Code { language: language.map(Into::into) });
        self.coding = true;
    }

    fn begin_table(&mut self, align: &[Alignment]) {
        self.end_block();
        let align = align.iter().map(|align| match align {
            Alignment::None | Alignment::Left => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::End,
        });
        self.begin(BlockKind::Table(Box::new(Table { rows: Vec::new(), header_rows: 1, align: align.collect() })));
        self.fixed = true;
    }

    fn cell(&mut self) {
        self.flush();
        self.close_all_inline();
        self.builder.cell(std::mem::take(&mut self.first_cell));
    }

    /// GitHub's alerts are block quotations that say what they are.
    fn alert(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return };
        self.begin(BlockKind::Quote);
        let start = self.builder.position();
        self.builder.push(&format!("{kind:?}"));
        self.builder.span(start, Role::Strong);
        self.end_block();
    }

    /// The mark of the footnote `label`: its number in the order in which footnotes are first met.
    fn footnote(&mut self, label: &str) -> String {
        let next = self.notes.len() + 1;
        let number = *self.notes.entry(label.to_lowercase()).or_insert(next);
        format!("[{number}]")
    }

    fn end_picture(&mut self) {
        let Some(mut picture) = self.picture.take() else { return };
        picture.depth -= 1;
        if picture.depth > 0 {
            self.picture = Some(picture);
            return;
        }
        self.flush();
        self.picture(&picture.src, &picture.alt);
    }
}
