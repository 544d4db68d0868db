//! Tells a builder what Markdown's events say: blocks, running text, pictures and videos. Keeps on its own stacks what is open.

use std::collections::HashMap;

use super::address;
use super::prepare::{self, Piece};
use crate::article::builder::DEPTH;
use crate::article::{BlockKind, Builder, Marker, Role, Video, video};
use crate::words::Note;

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    /// The number of the next item, in a numbered list.
    pub(super) next: Option<u64>,
    /// Whether HTML opened it.
    pub(super) html: bool,
}

impl List {
    /// The number of the item that begins.
    pub(super) fn advance(&mut self) -> Option<u64> {
        let number = self.next?;
        self.next = Some(number.saturating_add(1));
        Some(number)
    }
}

/// What a stretch of running text is when it ends.
#[derive(Debug)]
pub(super) enum Ends {
    Role(Role),
    Link(String),
}

/// A picture whose stand-in words are being read.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) src: String,
    pub(super) alt: String,
    /// How many pictures it nests, itself included.
    pub(super) depth: usize,
}

/// The text in the making.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the block that is open")]
pub(super) struct Writer<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) pieces: Vec<(Piece, String)>,
    pub(super) lists: Vec<List>,
    pub(super) quotes: usize,
    /// The item that has begun, but has no text yet.
    pub(super) item: Option<(Marker, usize)>,
    pub(super) line: usize,
    pub(super) html: super::html::Html,
    pub(super) spans: Vec<(usize, Ends)>,
    pub(super) links_open: usize,
    pub(super) picture: Option<Picture>,
    /// Whether the open block is a heading or a table, which nothing may break.
    pub(super) fixed: bool,
    /// Whether a block with text was told, and whether the last block shows a picture or a video.
    pub(super) told: bool,
    pub(super) pictured: bool,
    pub(super) first_heading: bool,
    /// The figures of footnotes, by label.
    pub(super) notes: HashMap<String, usize>,
    /// The footnote whose text begins.
    pub(super) mark: Option<String>,
    /// Whether the open block is code.
    pub(super) coding: bool,
    /// Whether the next cell of a table begins a row.
    pub(super) first_cell: bool,
    pending: String,
}

impl<'b> Writer<'b> {
    pub(super) fn new(builder: &'b mut Builder, pieces: Vec<(Piece, String)>) -> Self {
        Self {
            builder,
            pieces,
            lists: Vec::new(),
            quotes: 0,
            item: None,
            line: 1,
            html: super::html::Html::default(),
            spans: Vec::new(),
            links_open: 0,
            picture: None,
            fixed: false,
            told: false,
            pictured: false,
            first_heading: true,
            notes: HashMap::new(),
            mark: None,
            coding: false,
            first_cell: false,
            pending: String::new(),
        }
    }

    /// Begins a block where the lists and quotations that are open say.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        if self.lists.len() + self.quotes > usize::from(DEPTH) {
            self.builder.note(Note::TooDeep { depth: DEPTH.into() });
        }
        self.builder.nest(self.lists.len(), self.quotes);
        self.pictured = matches!(kind, BlockKind::Image { .. } | BlockKind::Video { .. });
        self.builder.begin(kind, Some(self.line));
    }

    /// Begins the block that running text belongs to, where none is open.
    fn open(&mut self) {
        if self.builder.is_open() {
            return;
        }
        let kind = match self.item.take() {
            Some((marker, line)) => {
                self.line = line;
                BlockKind::ListItem { marker }
            }
            None if self.quotes > 0 => BlockKind::Quote,
            None => BlockKind::Paragraph,
        };
        self.begin(kind);
        if let Some(mark) = self.mark.take() {
            let start = self.builder.position();
            self.builder.push(&mark);
            self.builder.span(start, Role::Footnote);
            self.builder.push(" ");
        }
    }

    /// Ends the block that is open.
    pub(super) fn end_block(&mut self) {
        self.flush();
        self.close_all_inline();
        self.told |= !self.pictured && !self.builder.so_far().is_empty();
        self.fixed = false;
        self.coding = false;
        self.builder.end();
    }

    /// Whether the open block has text.
    pub(super) fn has_text(&self) -> bool {
        !self.pending.is_empty() || !self.builder.so_far().is_empty()
    }

    /// Takes running text; it is told once it is whole, so that addresses in it are seen.
    pub(super) fn text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(text);
        } else {
            self.pending.push_str(text);
        }
    }

    /// A space, unless there is one.
    pub(super) fn space(&mut self) {
        let before = if self.pending.is_empty() { self.builder.so_far() } else { &self.pending };
        if !before.is_empty() && !before.ends_with([' ', '\n']) {
            self.text(" ");
        }
    }

    /// A line end that the author set.
    pub(super) fn hard_break(&mut self) {
        self.pending.truncate(self.pending.trim_end_matches(' ').len());
        self.text("\n");
    }

    /// Tells the text that is waiting.
    pub(super) fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_str();
        while let Some((before, number, after)) = prepare::mark(rest) {
            self.words(before);
            self.piece(number);
            rest = after;
        }
        self.words(rest);
        self.pending = pending;
        self.pending.clear();
    }

    /// Tells words, with the addresses among them as links.
    fn words(&mut self, words: &str) {
        if words.is_empty() || (words.trim().is_empty() && self.builder.so_far().is_empty()) {
            return;
        }
        self.open();
        // Most words hold no address, and searches for fixed parts are faster than a look at every letter that may begin one.
        let possible = self.links_open == 0 && ["://", "ww.", "WW."].iter().any(|part| words.contains(part));
        let mut at = 0;
        while possible && let Some(range) = address::find(words, at) {
            self.builder.push(&words[at..range.start]);
            let start = self.builder.position();
            self.builder.push(&words[range.clone()]);
            self.builder.link(start, &address::full(&words[range.clone()]));
            at = range.end;
        }
        self.builder.push(&words[at..]);
    }

    /// Whether lines of code are being told.
    pub(super) fn in_code(&self) -> bool {
        self.coding
    }

    /// Tells lines of code; marks of shortcodes among them become what they were.
    pub(super) fn code_text(&mut self, mut code: &str) {
        while let Some((before, number, after)) = prepare::mark(code) {
            self.builder.push(before);
            if let Some((_, source)) = self.pieces.get(number) {
                self.builder.push(source);
            }
            code = after;
        }
        self.builder.push(code);
    }

    /// Tells words that are code.
    pub(super) fn code(&mut self, code: &str) {
        if self.picture.is_some() || self.is_hidden() {
            return self.text(code);
        }
        self.flush();
        self.open();
        let start = self.builder.position();
        self.builder.push(code);
        self.builder.span(start, Role::Code);
    }

    /// Begins a stretch of running text.
    pub(super) fn begin_span(&mut self, ends: Ends) {
        self.flush();
        self.links_open += usize::from(matches!(ends, Ends::Link(_)));
        self.spans.push((self.builder.position(), ends));
    }

    /// Ends the stretch that began last.
    pub(super) fn pop_span(&mut self) {
        self.flush();
        let Some((start, ends)) = self.spans.pop() else { return };
        if let Ends::Link(url) = &ends {
            self.links_open = self.links_open.saturating_sub(1);
            if self.builder.position() <= start && video::recognise(url).is_some() {
                self.open();
                self.builder.push(url);
            }
        }
        self.end_span(start, ends);
    }

    pub(super) fn end_span(&mut self, start: usize, ends: Ends) {
        match ends {
            Ends::Role(role) => self.builder.span(start, role),
            Ends::Link(url) => self.builder.link(start, &url),
        }
    }

    /// Tells words that are a link by themselves.
    pub(super) fn linked_words(&mut self, url: &str, words: &str) {
        self.flush();
        self.open();
        let start = self.builder.position();
        self.builder.push(words);
        if self.links_open == 0 {
            self.builder.link(start, url);
        }
    }

    /// A picture: a block of its own where the text allows, else its words as a link.
    pub(super) fn picture(&mut self, src: &str, alt: &str) {
        if self.is_hidden() {
            return;
        }
        if self.fixed || self.in_cell() || self.has_text() {
            if !alt.trim().is_empty() {
                self.linked_words(src, alt);
            }
            return;
        }
        match self.open_link() {
            Some(link) if video::recognise(&link).is_some() => self.video(&link, Some(alt)),
            link => self.picture_block(src, alt, link.as_deref()),
        }
    }

    /// Where the link that is open leads.
    fn open_link(&self) -> Option<String> {
        let spans = self.spans.iter().map(|(_, ends)| ends).chain(self.html.open_ends());
        spans.filter_map(|ends| if let Ends::Link(url) = ends { Some(url.clone()) } else { None }).last()
    }

    /// A picture as a block of its own, which leads to `link` where there is one.
    pub(super) fn picture_block(&mut self, src: &str, alt: &str, link: Option<&str>) {
        self.end_block();
        self.begin(BlockKind::Image { src: src.into() });
        let start = self.builder.position();
        self.builder.push(alt);
        if let Some(link) = link {
            self.builder.link(start, link);
        }
        self.end_block();
    }

    /// A video: a block of its own where the text allows, else its words as a link.
    pub(super) fn video(&mut self, url: &str, title: Option<&str>) {
        let url = if url.starts_with("//") { format!("https:{url}") } else { url.trim().to_owned() };
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let file = || Video { url: url.clone(), provider: "file", id: None, start: None, title: None };
        let found = Video { title: title.map(str::to_owned), ..video::recognise(&url).unwrap_or_else(file) };
        self.builder.video(found);
        let words = title.unwrap_or(&url).to_owned();
        if self.fixed || self.in_cell() {
            return self.linked_words(&url, &words);
        }
        self.end_block();
        self.begin(BlockKind::Video { url: Some(url.as_str().into()) });
        let start = self.builder.position();
        self.builder.push(&words);
        self.builder.link(start, &url);
        self.end_block();
    }

    /// Tells what stands for a shortcode.
    fn piece(&mut self, number: usize) {
        let Some((piece, _)) = self.pieces.get(number).cloned() else { return };
        match piece {
            Piece::Break if self.fixed => (),
            Piece::Break => self.end_block(),
            Piece::Video { url, title } => self.video(&url, title.as_deref()),
            Piece::Link { url, text } => self.linked_words(&url, &text),
            Piece::Image { src, alt, caption: None } => self.picture(&src, &alt),
            Piece::Image { src, alt, caption } if self.fixed => self.picture(&src, &caption.unwrap_or(alt)),
            Piece::Image { src, alt, caption } => {
                self.end_block();
                self.picture_block(&src, &alt, None);
                self.begin(BlockKind::Caption);
                self.builder.push(&super::plain::line(&caption.unwrap_or_default()));
                self.end_block();
                self.pictured = true;
            }
            Piece::Quote { text, by } => {
                self.end_block();
                self.quotes += 1;
                self.begin(BlockKind::Quote);
                self.builder.push(&super::plain::line(&text));
                if let Some(by) = by {
                    self.builder.push(" — ");
                    self.builder.push(&super::plain::line(&by));
                }
                self.end_block();
                self.quotes -= 1;
            }
        }
    }
}
