//! Writes blocks and running text to a builder. Decides which block a text belongs to, where spaces are due, and which inline elements go
//! on in the next block. The readers of HTML and of Markdown both write through it; which element asks for what is their part.

mod media;
mod running_text;
mod structure;

use crate::article::builder::DEPTH;
use crate::article::{BlockKind, Builder, Marker, Role};
use crate::words::Diagnostic;
use media::Waiting;

/// Maximum number of open inline elements; those beyond it have no style.
const OPEN: usize = 32;

/// Number of text blocks compared with the summary to find the lead.
const LEADS: usize = 4;

/// Whether a character parts words in HTML.
fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// The letters and digits of a text, in lower case.
pub(in crate::formats) fn letters(text: &str) -> String {
    letters_of(text).collect()
}

/// Whether two texts have the same letters and digits, whatever their case; of a long text, no more is read than the other has.
pub(in crate::formats) fn same_letters(one: &str, other: &str) -> bool {
    letters_of(one).eq(letters_of(other))
}

fn letters_of(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The style that an inline element gives its text.
#[derive(Debug)]
pub(in crate::formats) enum Style {
    Role(Role),
    /// A link to this URL.
    Link(String),
}

/// An element that gives the running text within it a kind.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) enum Container {
    Quote,
    PullQuote,
    Caption,
}

/// An inline element that is open.
#[derive(Debug)]
struct Inline {
    key: usize,
    /// Start of its text in the open block.
    start: usize,
    style: Style,
}

#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the text that comes next")]
/// The writer. An element that is closed by name is given a key when it is opened: any number that no other open element has.
pub(in crate::formats) struct BlockWriter<'b> {
    pub(in crate::formats) builder: &'b mut Builder,
    /// The line of the file that blocks begin at from now on.
    pub(in crate::formats) line: Option<usize>,
    /// The number of the next item of each open list; `None` in a list without numbers.
    lists: Vec<Option<u64>>,
    /// Number of open containers of each kind.
    containers: [usize; 3],
    /// The closing marks of the open inline quotations.
    quotations: Vec<&'static str>,
    /// The item that has begun, but has no text yet.
    item: Option<Marker>,
    inline: Vec<Inline>,
    links: usize,
    /// Number of open elements that keep their line breaks.
    preformatted: usize,
    /// The open heading or table, which nothing may break.
    fixed: Option<usize>,
    table: Option<usize>,
    first_cell: bool,
    /// Whether a space is due before the next word; whether none is, even where one is written.
    space: bool,
    glued: bool,
    /// Whether a space is due between two words that none parts.
    parted: bool,
    waiting: Vec<Waiting>,
    /// Whether the last block shows a picture or a video, captions aside.
    after_picture: bool,
    /// Number of blocks compared with the summary so far.
    compared: usize,
    /// Whether the next block with text is the lead.
    lead: bool,
}

impl<'b> BlockWriter<'b> {
    pub(in crate::formats) fn new(builder: &'b mut Builder) -> Self {
        Self {
            builder,
            line: None,
            lists: Vec::new(),
            containers: [0; 3],
            quotations: Vec::new(),
            item: None,
            inline: Vec::new(),
            links: 0,
            preformatted: 0,
            fixed: None,
            table: None,
            first_cell: true,
            space: false,
            glued: false,
            parted: false,
            waiting: Vec::new(),
            after_picture: false,
            compared: 0,
            lead: false,
        }
    }

    /// Begins a block where the open lists and block quotations say.
    fn begin(&mut self, kind: BlockKind) {
        let quotes = self.containers[Container::Quote as usize];
        if self.lists.len() + quotes > usize::from(DEPTH) {
            self.builder.note(Diagnostic::TooDeep { depth: DEPTH.into() });
        }
        let lists = if matches!(kind, BlockKind::ListItem { .. }) { self.lists.len().max(1) } else { self.lists.len() };
        self.builder.nest(lists, quotes);
        self.after_picture = match kind {
            BlockKind::Image { .. } | BlockKind::Video { .. } => true,
            BlockKind::Caption => self.after_picture,
            _ => false,
        };
        self.builder.begin(kind, self.line);
        self.space = false;
        self.parted = false;
        self.restart_inline();
    }

    /// Begins the block that running text belongs to, where none is open.
    fn begin_text(&mut self) {
        if self.builder.is_open() {
            return;
        }
        let kind = if self.preformatted > 0 {
            BlockKind::Code { language: None }
        } else if let Some(marker) = self.item.take() {
            BlockKind::ListItem { marker }
        } else {
            match self.containers {
                [0, 0, 0] => BlockKind::Paragraph,
                [_, 0, 0] => BlockKind::Quote,
                [_, _, 0] => BlockKind::PullQuote,
                _ => BlockKind::Caption,
            }
        };
        self.begin(kind);
    }

    /// Ends the open block; inline elements that are open go on in the next one.
    pub(in crate::formats) fn end_block(&mut self) {
        self.space = false;
        self.fixed = None;
        if self.builder.is_open() {
            self.style_inline();
            let is_lead = self.is_lead();
            self.builder.end();
            if is_lead {
                self.builder.mark_lead();
            }
        }
        self.show_waiting();
    }

    /// Ends the open block; blocks that are added by other means lie in the open lists and block quotations, too.
    pub(in crate::formats) fn suspend(&mut self) {
        self.end_block();
        self.builder.nest(self.lists.len(), self.containers[Container::Quote as usize]);
    }

    /// Whether the open block is the lead: marked as such, or, among the first, the summary that the file keeps apart.
    fn is_lead(&mut self) -> bool {
        if !self.has_text() {
            return false;
        }
        let marked = std::mem::take(&mut self.lead);
        if marked || self.compared >= LEADS {
            return marked;
        }
        self.compared += 1;
        let Some(summary) = &self.builder.meta.summary else { return false };
        let same = same_letters(summary, self.builder.so_far());
        if same {
            self.builder.meta.summary = None;
        }
        same
    }

    /// Ends the open block, but for a heading or a table's cell: there, only a space is due.
    pub(in crate::formats) fn break_block(&mut self) {
        if self.fixed.is_some() {
            self.space = true;
        } else {
            self.end_block();
        }
    }

    /// Makes the next block with text the lead.
    pub(in crate::formats) fn mark_lead(&mut self) {
        self.lead = true;
    }

    pub(in crate::formats) fn has_text(&self) -> bool {
        self.builder.is_open() && !self.builder.so_far().is_empty()
    }

    /// Whether a heading or a table is open, which nothing may break.
    pub(in crate::formats) fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }

    pub(in crate::formats) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Whether lines end where the text says.
    pub(in crate::formats) fn is_preformatted(&self) -> bool {
        self.preformatted > 0
    }
}

fn style(builder: &mut Builder, inline: &Inline) {
    match &inline.style {
        Style::Role(role) => builder.span(inline.start, *role),
        Style::Link(url) => builder.link(inline.start, url),
    }
}
