//! Tells a builder what a part of a tree says: blocks, running text, lists, tables, pictures and videos. Leaves out what it is told to;
//! which part of a page is the article is for `body` to find.

mod elements;
mod quotation;
mod shown;
mod table;

use super::address::Base;
use super::dom::{Dom, Edge, Id};
use super::element;
use crate::article::builder::DEPTH;
use crate::article::{BlockKind, Builder, Marker, Role};
use crate::formats::markdown::address as bare;
use crate::words::Note;
use shown::Waiting;

/// Whether a table says something by its rows and columns.
pub(in crate::formats) fn is_data_table(dom: &Dom<'_>, id: Id) -> bool {
    table::data(dom, id).is_some()
}

/// How many elements of running text may be open at once; what is open beyond has no style.
const OPEN: usize = 32;

/// How many blocks may come until the lead.
const LEADS: usize = 4;

/// An element of running text that is open.
#[derive(Debug)]
struct Inline {
    id: Id,
    /// Where its text in the open block begins.
    start: usize,
    ends: Ends,
}

/// What a stretch of running text is when it ends.
#[derive(Debug)]
enum Ends {
    Role(Role),
    Link(String),
}

/// What of a tree is told, and with which addresses.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Told<'w, 'a> {
    /// The tree.
    pub(in crate::formats) dom: &'w Dom<'a>,
    /// What its addresses are relative to.
    pub(in crate::formats) base: &'w Base,
    /// The nodes that are left out, by number; those beyond the end are told.
    pub(in crate::formats) cut: &'w [bool],
}

/// The text in the making.
pub(in crate::formats) struct Writer<'w, 'a> {
    told: Told<'w, 'a>,
    dom: &'w Dom<'a>,
    builder: &'w mut Builder,
    /// The number of the next item of each list that is open; `None` in a list without numbers.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// What ends each quotation within a line that is open.
    quotations: Vec<&'static str>,
    pulls: usize,
    captions: usize,
    /// The item that has begun, but has no text yet.
    item: Option<Marker>,
    inline: Vec<Inline>,
    links: usize,
    /// How many elements with lines of their own are open.
    preformatted: usize,
    /// The heading or the table that is open, which nothing may break.
    fixed: Option<Id>,
    table: Option<Id>,
    first_cell: bool,
    /// Whether a space is due before the next word; whether none is, even where one is written.
    space: bool,
    glued: bool,
    waiting: Vec<Waiting>,
    last_picture: String,
    scratch: String,
    /// How many paragraphs were told of those that may be the lead.
    told_first: usize,
}

impl<'w, 'a> Writer<'w, 'a> {
    pub(in crate::formats) fn new(told: Told<'w, 'a>, builder: &'w mut Builder) -> Self {
        Self {
            told,
            dom: told.dom,
            builder,
            lists: Vec::new(),
            quotes: 0,
            quotations: Vec::new(),
            pulls: 0,
            captions: 0,
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
            last_picture: String::new(),
            scratch: String::new(),
            told_first: 0,
        }
    }

    /// Tells what `root` holds.
    pub(in crate::formats) fn tell(&mut self, root: Id) {
        let dom = self.dom;
        let mut walk = dom.walk(root);
        while let Some(edge) = walk.next() {
            match edge {
                Edge::Open(id) if self.is_cut(id) => walk.pass(id),
                Edge::Open(id) => match dom.text(id) {
                    Some(text) => self.text(text),
                    None if self.open(id) => (),
                    None => walk.pass(id),
                },
                Edge::Close(id) => self.close(id),
            }
        }
        self.end_block();
    }

    /// Whether a node is left out.
    fn is_cut(&self, id: Id) -> bool {
        self.told.cut.get(id.index()).copied().unwrap_or(false)
    }

    /// Begins a block where the lists and quotations that are open say.
    fn begin(&mut self, kind: BlockKind) {
        if self.lists.len() + self.quotes > usize::from(DEPTH) {
            self.builder.note(Note::TooDeep { depth: DEPTH.into() });
        }
        let lists = if matches!(kind, BlockKind::ListItem { .. }) { self.lists.len().max(1) } else { self.lists.len() };
        self.builder.nest(lists, self.quotes);
        self.builder.begin(kind, None);
        self.space = false;
        let start = self.builder.position();
        self.inline.iter_mut().for_each(|inline| inline.start = start);
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
        } else if self.pulls > 0 {
            BlockKind::PullQuote
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        self.begin(kind);
    }

    /// Ends the block that is open; what running text has open goes on in the next one.
    fn end_block(&mut self) {
        self.space = false;
        self.fixed = None;
        if self.builder.is_open() {
            for index in 0..self.inline.len() {
                self.end_inline(index);
            }
            let leads = self.is_lead();
            self.builder.end();
            if leads {
                self.builder.mark_lead();
            }
        }
        self.show_waiting();
    }

    /// Whether the open block, among the first, is the summary that the file keeps apart.
    fn is_lead(&mut self) -> bool {
        if self.told_first >= LEADS || !self.has_text() {
            return false;
        }
        self.told_first += 1;
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let said = letters(self.builder.so_far());
        let same = self.builder.meta.summary.as_deref().is_some_and(|summary| letters(summary) == said);
        if same {
            self.builder.meta.summary = None;
        }
        same
    }

    /// Ends the block that is open, but for a heading or a table's cell: there, only a space is due.
    fn break_block(&mut self) {
        if self.fixed.is_some() {
            self.space = true;
        } else {
            self.end_block();
        }
    }

    fn has_text(&self) -> bool {
        self.builder.is_open() && !self.builder.so_far().is_empty()
    }

    /// Tells text as it stands in the page.
    fn text(&mut self, text: &str) {
        if self.preformatted > 0 && self.fixed.is_none() {
            if !self.builder.is_open() && text.trim().is_empty() {
                return;
            }
            self.begin_text();
            return self.builder.push(text);
        }
        let core = text.trim_matches(|c: char| c.is_ascii_whitespace());
        self.space |= text.starts_with(|c: char| c.is_ascii_whitespace());
        if core.is_empty() || (self.table.is_some() && self.first_cell) {
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        element::fold(core, &mut scratch);
        self.words(&scratch);
        self.scratch = scratch;
        self.space = text.ends_with(|c: char| c.is_ascii_whitespace());
    }

    /// Tells words with single spaces between them; bare addresses among them are links.
    fn words(&mut self, words: &str) {
        self.begin_text();
        self.space &= !std::mem::take(&mut self.glued);
        if std::mem::take(&mut self.space) && self.has_text() && !self.builder.so_far().ends_with(['\n', ' ']) {
            self.builder.push(" ");
        }
        let mut at = 0;
        while self.links == 0
            && let Some(range) = bare::find(words, at)
        {
            self.builder.push(&words[at..range.start]);
            let start = self.builder.position();
            self.builder.push(&words[range.clone()]);
            self.builder.link(start, &bare::full(&words[range.clone()]));
            at = range.end;
        }
        self.builder.push(&words[at..]);
    }

    /// A line end that the author set; a second one ends the paragraph.
    fn line_break(&mut self) {
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

    /// Begins a stretch of running text.
    fn begin_inline(&mut self, id: Id, ends: Ends) {
        if self.inline.len() < OPEN {
            self.links += usize::from(matches!(ends, Ends::Link(_)));
            self.inline.push(Inline { id, start: self.builder.position(), ends });
        }
    }

    /// Ends the stretch of running text that `id` began.
    fn close_inline(&mut self, id: Id) {
        if let Some(index) = self.inline.iter().rposition(|inline| inline.id == id) {
            self.end_inline(index);
            let inline = self.inline.remove(index);
            self.links -= usize::from(matches!(inline.ends, Ends::Link(_)));
        }
    }

    fn end_inline(&mut self, index: usize) {
        let Some(Inline { start, ends, .. }) = self.inline.get(index) else { return };
        match ends {
            Ends::Role(role) => self.builder.span(*start, *role),
            Ends::Link(url) => self.builder.link(*start, url),
        }
    }
}
