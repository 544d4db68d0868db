//! Writes blocks and running text to a builder. Decides which block a text belongs to, where spaces are due, and which inline elements go
//! on in the next block. The readers of HTML and of Markdown both write through it; which element asks for what is their part.

mod media;

use super::markdown::address;
use super::whitespace::fold;
use crate::article::builder::DEPTH;
use crate::article::{BlockKind, Builder, Marker, Role, Table};
use crate::words::Note;
use media::Waiting;

/// How many inline elements may be open at once; those beyond have no style.
const OPEN: usize = 32;

/// How many blocks with text are compared with the summary, to find the lead.
const LEADS: usize = 4;

/// Whether a character parts words in HTML.
fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// The letters and digits of a text, in lower case.
pub(in crate::formats) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What an inline element gives its text.
#[derive(Debug)]
pub(in crate::formats) enum Style {
    /// A role.
    Role(Role),
    /// A link to this URL.
    Link(String),
}

/// An inline element that is open.
#[derive(Debug)]
struct Inline {
    key: usize,
    /// Where its text in the open block begins.
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
    quotes: usize,
    pull_quotes: usize,
    captions: usize,
    /// The closing marks of the open inline quotations.
    quotations: Vec<&'static str>,
    /// The item that has begun, but has no text yet.
    item: Option<Marker>,
    inline: Vec<Inline>,
    links: usize,
    /// How many elements with line ends of their own are open.
    preformatted: usize,
    /// The open heading or table, which nothing may break.
    fixed: Option<usize>,
    table: Option<usize>,
    first_cell: bool,
    /// Whether a space is due before the next word; whether none is, even where one is written.
    space: bool,
    glued: bool,
    waiting: Vec<Waiting>,
    /// Whether the last block shows a picture or a video, captions aside.
    after_picture: bool,
    scratch: String,
    /// How many of the first blocks were compared with the summary.
    compared: usize,
    /// Whether the next block with text is the lead.
    lead: bool,
}

impl<'b> BlockWriter<'b> {
    /// A writer to `builder`.
    pub(in crate::formats) fn new(builder: &'b mut Builder) -> Self {
        Self {
            builder,
            line: None,
            lists: Vec::new(),
            quotes: 0,
            pull_quotes: 0,
            captions: 0,
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
            waiting: Vec::new(),
            after_picture: false,
            scratch: String::new(),
            compared: 0,
            lead: false,
        }
    }

    /// Begins a block where the open lists and block quotations say.
    fn begin(&mut self, kind: BlockKind) {
        if self.lists.len() + self.quotes > usize::from(DEPTH) {
            self.builder.note(Note::TooDeep { depth: DEPTH.into() });
        }
        let lists = if matches!(kind, BlockKind::ListItem { .. }) { self.lists.len().max(1) } else { self.lists.len() };
        self.builder.nest(lists, self.quotes);
        self.after_picture = match kind {
            BlockKind::Image { .. } | BlockKind::Video { .. } => true,
            BlockKind::Caption => self.after_picture,
            _ => false,
        };
        self.builder.begin(kind, self.line);
        self.space = false;
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
        } else if self.captions > 0 {
            BlockKind::Caption
        } else if self.pull_quotes > 0 {
            BlockKind::PullQuote
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
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
        let text = letters(self.builder.so_far());
        let same = self.builder.meta.summary.as_deref().is_some_and(|summary| letters(summary) == text);
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

    /// Whether the open block has text.
    pub(in crate::formats) fn has_text(&self) -> bool {
        self.builder.is_open() && !self.builder.so_far().is_empty()
    }

    /// Whether a heading or a table is open, which nothing may break.
    pub(in crate::formats) fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }

    /// Whether a table is open.
    pub(in crate::formats) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Whether lines end where the text says.
    pub(in crate::formats) fn is_preformatted(&self) -> bool {
        self.preformatted > 0
    }

    /// Writes text, white space folded except in code.
    pub(in crate::formats) fn text(&mut self, text: &str) {
        if self.preformatted > 0 && self.fixed.is_none() {
            if !self.builder.is_open() && text.trim().is_empty() {
                return;
            }
            self.begin_text();
            return self.builder.push(text);
        }
        let core = text.trim_matches(is_blank);
        self.space |= text.starts_with(is_blank);
        if core.is_empty() || (self.table.is_some() && self.first_cell) {
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        fold(core, &mut scratch);
        self.words(&scratch);
        self.scratch = scratch;
        self.space = text.ends_with(is_blank);
    }

    /// Writes words with single spaces between them; bare URLs among them are links.
    fn words(&mut self, words: &str) {
        self.begin_text();
        self.space &= !std::mem::take(&mut self.glued);
        if std::mem::take(&mut self.space) && self.has_text() && !self.builder.so_far().ends_with(['\n', ' ']) {
            self.builder.push(" ");
        }
        // Most words hold no URL, and searches for fixed parts are faster than a look at every letter that may begin one.
        let possible = self.links == 0 && ["://", "ww.", "WW."].iter().any(|part| words.contains(part)) && !self.in_code();
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

    /// Whether an inline element with code is open: a URL there is an example.
    fn in_code(&self) -> bool {
        self.inline.iter().any(|inline| matches!(inline.style, Style::Role(Role::Code)))
    }

    /// Writes text right after the last word, whatever space is written before it.
    pub(in crate::formats) fn text_without_space(&mut self, text: &str) {
        self.space = false;
        self.text(text);
    }

    /// Ends a line where the author did; a second line end in a row ends the paragraph.
    pub(in crate::formats) fn line_break(&mut self) {
        if self.preformatted > 0 && self.fixed.is_none() {
            self.begin_text();
            self.builder.push("\n");
        } else if self.fixed.is_some() {
            self.space = true;
        } else if self.builder.so_far().ends_with('\n') {
            self.end_block();
        } else if self.has_text() {
            self.space = false;
            self.builder.push("\n");
        }
    }

    /// Begins an inline element.
    pub(in crate::formats) fn open_inline(&mut self, key: usize, style: Style) {
        if self.inline.len() < OPEN {
            self.links += usize::from(matches!(style, Style::Link(_)));
            self.inline.push(Inline { key, start: self.builder.position(), style });
        }
    }

    /// Ends the inline element that was opened with this key.
    pub(in crate::formats) fn close_inline(&mut self, key: usize) {
        if let Some(index) = self.inline.iter().rposition(|inline| inline.key == key) {
            let inline = self.inline.remove(index);
            self.links -= usize::from(matches!(inline.style, Style::Link(_)));
            style(self.builder, &inline);
        }
    }

    /// Gives the text of the open block the styles of the inline elements that are open.
    fn style_inline(&mut self) {
        self.inline.iter().for_each(|inline| style(self.builder, inline));
    }

    /// Lets the open inline elements go on where the next text begins.
    fn restart_inline(&mut self) {
        let start = self.builder.position();
        self.inline.iter_mut().for_each(|inline| inline.start = start);
    }

    /// Begins an inline quotation with an opening mark; the closing one is written when it ends. Empty marks write nothing.
    pub(in crate::formats) fn open_quotation(&mut self, (opening, closing): (&str, &'static str)) {
        self.quotations.push(closing);
        if !opening.is_empty() {
            self.text(opening);
            self.glued = true;
        }
    }

    /// Ends the inline quotation that began last.
    pub(in crate::formats) fn close_quotation(&mut self) {
        let closing = self.quotations.pop().unwrap_or_default();
        if !closing.is_empty() {
            self.text_without_space(closing);
        }
    }

    /// How many of the open inline quotations have marks.
    pub(in crate::formats) fn quotation_depth(&self) -> usize {
        self.quotations.iter().filter(|closing| !closing.is_empty()).count()
    }

    /// Begins a heading, unless one or a table is open.
    pub(in crate::formats) fn open_heading(&mut self, key: usize, level: u8) {
        self.break_block();
        if self.fixed.is_none() {
            self.item = None;
            self.begin(BlockKind::Heading { level });
            self.fixed = Some(key);
        }
    }

    /// Ends the heading that was opened with this key.
    pub(in crate::formats) fn close_heading(&mut self, key: usize) {
        if self.fixed == Some(key) {
            self.end_block();
        } else {
            self.break_block();
        }
    }

    /// Begins a list, numbered from `start`.
    pub(in crate::formats) fn open_list(&mut self, start: Option<u64>) {
        self.break_block();
        self.lists.push(start);
    }

    /// Ends a list.
    pub(in crate::formats) fn close_list(&mut self) {
        self.break_block();
        self.lists.pop();
        self.item = None;
    }

    /// Begins an item, with a number of its own where `value` gives one.
    pub(in crate::formats) fn open_item(&mut self, value: Option<u64>) {
        self.break_block();
        if self.fixed.is_some() {
            return;
        }
        let number = self.lists.last_mut().and_then(|next| {
            let number = value.or(*next)?;
            *next = Some(number.saturating_add(1));
            Some(number)
        });
        self.item = Some(number.map_or(Marker::Bullet, Marker::Number));
    }

    /// Makes the item that has just begun a task.
    pub(in crate::formats) fn mark_task(&mut self, done: bool) {
        if let Some(marker) = &mut self.item {
            *marker = Marker::Task(done);
        }
    }

    /// Ends an item.
    pub(in crate::formats) fn close_item(&mut self) {
        self.break_block();
        self.item = None;
    }

    /// Begins a block quotation.
    pub(in crate::formats) fn open_quote(&mut self) {
        self.break_block();
        self.quotes += 1;
    }

    /// Ends a block quotation.
    pub(in crate::formats) fn close_quote(&mut self) {
        self.break_block();
        self.quotes -= 1;
    }

    /// Begins a pull quote.
    pub(in crate::formats) fn open_pull_quote(&mut self) {
        self.break_block();
        self.pull_quotes += 1;
    }

    /// Ends a pull quote.
    pub(in crate::formats) fn close_pull_quote(&mut self) {
        self.break_block();
        self.pull_quotes -= 1;
    }

    /// Begins a caption.
    pub(in crate::formats) fn open_caption(&mut self) {
        self.break_block();
        self.captions += 1;
    }

    /// Begins a caption if the last block shows a picture or a video; says whether it did.
    pub(in crate::formats) fn open_caption_of_picture(&mut self) -> bool {
        self.break_block();
        let begins = std::mem::take(&mut self.after_picture);
        self.captions += usize::from(begins);
        begins
    }

    /// Ends a caption.
    pub(in crate::formats) fn close_caption(&mut self) {
        self.break_block();
        self.captions -= 1;
    }

    /// Begins code in this language.
    pub(in crate::formats) fn open_code(&mut self, language: Option<&str>) {
        self.break_block();
        self.preformatted += 1;
        if self.fixed.is_none() {
            self.item = None;
            self.begin(BlockKind::Code { language: language.map(Into::into) });
        }
    }

    /// Ends code.
    pub(in crate::formats) fn close_code(&mut self) {
        self.preformatted -= 1;
        self.break_block();
    }

    /// Begins a table of this shape, whose cells follow. Nothing happens where a heading or a table is open already.
    pub(in crate::formats) fn open_table(&mut self, key: usize, shape: Table) {
        self.break_block();
        if self.fixed.is_none() {
            self.item = None;
            self.begin(BlockKind::Table(Box::new(shape)));
            (self.fixed, self.table, self.first_cell) = (Some(key), Some(key), true);
        }
    }

    /// Ends the table that was opened with this key.
    pub(in crate::formats) fn close_table(&mut self, key: usize) {
        if self.table == Some(key) {
            self.table = None;
            self.end_block();
        } else {
            self.break_block();
        }
    }

    /// Begins a row of the open table.
    pub(in crate::formats) fn open_row(&mut self) {
        self.first_cell = true;
    }

    /// Begins a cell of the open table.
    pub(in crate::formats) fn open_cell(&mut self) {
        self.space = false;
        self.style_inline();
        self.builder.cell(std::mem::take(&mut self.first_cell));
        self.restart_inline();
    }

    /// Ends a cell of the open table; one over several columns is followed by empty ones.
    pub(in crate::formats) fn close_cell(&mut self, columns: usize) {
        for _ in 1..columns {
            self.builder.cell(false);
        }
        self.space = false;
    }

    /// Writes a rule, except within a heading or a table.
    pub(in crate::formats) fn rule(&mut self) {
        if self.fixed.is_none() {
            self.end_block();
            self.item = None;
            self.begin(BlockKind::Rule);
            self.end_block();
        }
    }
}

fn style(builder: &mut Builder, inline: &Inline) {
    match &inline.style {
        Style::Role(role) => builder.span(inline.start, *role),
        Style::Link(url) => builder.link(inline.start, url),
    }
}
