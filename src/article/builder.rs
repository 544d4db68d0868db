//! The only way to make an article. Keeps every range ordered, in bounds and on character boundaries, and cleans all text with
//! [`super::clean`]. Formats add content in reading order.

mod bold_headings;
mod cues;
mod room;

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;

use super::clean::{self, Space, Tally};
use super::limits::{self, Part, Room};
use super::{Article, Block, BlockKind, Link, LinkKind, Meta, Role, Span, Table, Video, video};
use crate::words::Diagnostic;

/// The deepest nesting of lists and block quotations; deeper blocks count as this deep.
pub(crate) const DEPTH: u8 = 32;

/// An article in the making.
///
/// ```
/// use kiosque::article::{BlockKind, Builder, Role};
///
/// let mut builder = Builder::new("text");
/// builder.meta.title = "The kiosk".into();
/// builder.begin(BlockKind::Paragraph, Some(3));
/// builder.push("It came from ");
/// let start = builder.position();
/// builder.push("Persia");
/// builder.span(start, Role::Strong);
/// builder.end();
/// let article = builder.finish();
/// assert_eq!(article.block_text(1), "It came from Persia");
/// assert_eq!(&article.text()[article.spans()[0].range.clone()], "Persia");
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    /// The metadata; cleaned when the article is finished.
    pub meta: Meta,
    article: Article,
    open: Option<Block>,
    list_depth: u8,
    quote_depth: u8,
    cell: Option<usize>,
    unlined: bool,
    tally: Tally,
    /// Index of each video by its identity, for quick lookup.
    videos: HashMap<String, usize>,
    room: Room,
    /// Whether the last block holds further ones, which there was no room for.
    joined: bool,
}

impl Builder {
    /// An empty article of the format named `format`.
    pub fn new(format: &'static str) -> Self {
        Self { article: Article { format, ..Article::default() }, ..Self::default() }
    }

    /// Reserves capacity for a text of this many bytes: growing step by step would briefly need twice the memory.
    pub fn reserve(&mut self, bytes: usize) {
        self.article.text.reserve_exact(bytes);
        // Paragraphs of a hundred bytes are short ones; what is not needed is given back at the end.
        self.article.blocks.reserve_exact((bytes / 100).min(100_000));
    }

    /// Sets the number of lists and block quotations around the blocks that follow.
    pub fn nest(&mut self, list_depth: usize, quote_depth: usize) {
        let cap = |depth: usize| u8::try_from(depth).unwrap_or(DEPTH).min(DEPTH);
        (self.list_depth, self.quote_depth) = (cap(list_depth), cap(quote_depth));
    }

    /// Ends the open block, if any, and begins one at `line` of the file (from 1).
    pub fn begin(&mut self, mut kind: BlockKind, line: Option<usize>) {
        self.end();
        match &mut kind {
            BlockKind::Image { src } => *src = self.address(src).unwrap_or_default().into(),
            BlockKind::Video { url: Some(url) } => *url = self.address(url).unwrap_or_default().into(),
            BlockKind::Code { language: Some(text) } => *text = clean::line(text).into(),
            BlockKind::Table(_) if !self.take(Part::Cell, limits::TABLE) => kind = BlockKind::Paragraph,
            _ => (),
        }
        if !self.article.blocks.is_empty() {
            self.article.text.push('\n');
        }
        let start = self.position();
        let line = line.filter(|_| !self.unlined).and_then(|line| NonZeroU32::new(u32::try_from(line).ok()?));
        self.open = Some(Block { kind, range: start..start, line, list_depth: self.list_depth, quote_depth: self.quote_depth });
    }

    /// From now on blocks have no line: for texts that do not lie in the file as they are, but packed or encoded.
    pub fn forget_lines(&mut self) {
        self.unlined = true;
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Appends to the open block; begins a paragraph where none is open. White space at a block's start is left out, except in code.
    pub fn push(&mut self, text: &str) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph, None);
        }
        let Some(block) = &self.open else { return };
        let code = matches!(block.kind, BlockKind::Code { .. });
        let fresh = self.cell.unwrap_or(block.range.start) == self.article.text.len();
        let text = if fresh && !code { text.trim_start() } else { text };
        let space = match block.kind {
            BlockKind::Code { .. } => Space::Code,
            BlockKind::Heading { .. } | BlockKind::Table(_) | BlockKind::Image { .. } => Space::Line,
            _ => Space::Prose,
        };
        let tally = clean::push(&mut self.article.text, text, space);
        self.tally.replaced += tally.replaced;
        self.tally.dropped += tally.dropped;
    }

    /// Position of the next pushed character: the `start` for [`Builder::span`] and [`Builder::link`].
    pub fn position(&self) -> usize {
        self.article.text.len()
    }

    /// The text of all blocks so far.
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// The open block's text so far.
    pub fn so_far(&self) -> &str {
        self.open.as_ref().map_or("", |block| &self.article.text[block.range.start..])
    }

    /// Gives what was pushed since `start` a role. Nothing happens where nothing was.
    pub fn span(&mut self, start: usize, role: Role) {
        if let Some(range) = self.since(start)
            && self.take(Part::Span, 1)
        {
            self.article.spans.push(Span { range, role });
        }
    }

    /// Makes what was pushed since `start` a link to `url`. A link to a video is one of the article's videos, too.
    pub fn link(&mut self, start: usize, url: &str) {
        let Some(url) = self.address(url) else { return };
        let kind = LinkKind::of(&url);
        if let Some(found) = (kind == LinkKind::Video).then(|| video::recognise(&url)).flatten() {
            self.video(found);
        }
        if let Some(range) = self.since(start).filter(|_| !url.is_empty())
            && self.take(Part::Link, 1)
        {
            self.article.links.push(Link { range, url, kind });
        }
    }

    /// Adds a video to the article. Each counts once, even with several URLs; a later mention may add a title or a start.
    pub fn video(&mut self, mut found: Video) {
        found.url = self.address(&found.url).unwrap_or_default();
        found.title = found.title.map(|title| clean::line(&title)).filter(|title| !title.is_empty());
        if found.url.is_empty() {
            return;
        }
        let key = found.id.as_ref().map_or_else(|| found.url.clone(), |id| format!("{} {id}", found.provider));
        if let Some(known) = self.videos.get(&key).and_then(|&index| self.article.videos.get_mut(index)) {
            known.title = known.title.take().or(found.title);
            known.start = known.start.or(found.start);
        } else if self.take(Part::Video, 1) {
            self.videos.insert(key, self.article.videos.len());
            self.article.videos.push(found);
        }
    }

    /// Begins a cell of the open table; a new row with `first`. Beyond the most cells, rows are lines of a paragraph.
    pub fn cell(&mut self, first: bool) {
        self.end_cell();
        let is_table = matches!(&self.open, Some(Block { kind: BlockKind::Table(_), .. }));
        if is_table && !self.take(Part::Cell, 1) || first && !is_table && self.so_far().len() > limits::JOINED {
            self.end();
        }
        let Some(Block { kind: BlockKind::Table(table), range, .. }) = &mut self.open else {
            if !self.so_far().is_empty() {
                self.push(if first { "\n" } else { " " });
            }
            return;
        };
        if self.article.text.len() > range.start {
            self.article.text.push(if first { '\n' } else { ' ' });
        }
        if first || table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        self.cell = Some(self.article.text.len());
    }

    fn end_cell(&mut self) {
        let Some(start) = self.cell.take() else { return };
        let kept = self.article.text[start..].trim_end().len();
        self.article.text.truncate(start + kept);
        if let Some(Block { kind: BlockKind::Table(table), .. }) = &mut self.open
            && let Some(row) = table.rows.last_mut()
        {
            row.push(start..start + kept);
        }
        self.clip(start + kept);
    }

    /// Ends the open block; a block without text is left out, unless it is a rule, a picture or a video. What opens the article does not
    /// repeat its title: no heading does, and no picture's words, unless they lead somewhere.
    pub fn end(&mut self) {
        self.end_cell();
        let Some(mut block) = self.open.take() else { return };
        let text = &self.article.text[block.range.start..];
        let kept = match block.kind {
            BlockKind::Code { .. } => text.trim_end_matches('\n'),
            BlockKind::Heading { .. } if self.article.blocks.is_empty() && is_same(text, &self.meta.title) => "",
            BlockKind::Image { .. }
                if self.article.blocks.is_empty() && self.article.links.is_empty() && is_same(text, &self.meta.title) =>
            {
                ""
            }
            _ => text.trim_end(),
        };
        block.range.end = block.range.start + kept.len();
        self.article.text.truncate(block.range.end);
        self.clip(block.range.end);
        if let BlockKind::Table(table) = &mut block.kind {
            // Trailing empty cells may start in the white space just trimmed.
            let end = block.range.end;
            table.rows.iter_mut().flatten().for_each(|cell| *cell = cell.start.min(end)..cell.end.min(end));
        }
        let may_be_empty = matches!(block.kind, BlockKind::Rule | BlockKind::Image { .. } | BlockKind::Video { .. });
        if block.range.is_empty() && !may_be_empty {
            if !self.article.blocks.is_empty() {
                self.article.text.pop();
            }
            return;
        }
        if self.take(Part::Block, 1) {
            self.article.blocks.push(block);
            self.drop_repeated_alt();
        } else {
            self.join(block);
        }
    }

    /// Removes the alternative text of a picture where the caption below it, which was ended last, is the same; not that of a linked
    /// picture.
    fn drop_repeated_alt(&mut self) {
        let Article { blocks, text, spans, links, .. } = &mut self.article;
        let [.., picture, caption] = &mut blocks[..] else { return };
        let doubled = caption.kind == BlockKind::Caption && matches!(picture.kind, BlockKind::Image { .. });
        if !doubled || picture.range.is_empty() || text[picture.range.clone()] != text[caption.range.clone()] {
            return;
        }
        let (start, below) = (picture.range.start, caption.range.start);
        // Spans and links are added block by block: those of these two blocks are at the end.
        let of_both = |starts: &mut dyn Iterator<Item = usize>| starts.take_while(|&at| at >= start).count();
        let mut marked = spans.split_off(spans.len() - of_both(&mut spans.iter().rev().map(|span| span.range.start)));
        let linked = links.len() - of_both(&mut links.iter().rev().map(|link| link.range.start));
        if links[linked..].iter().all(|link| link.range.start >= below) {
            let cut = picture.range.len();
            let higher = |range: &mut Range<usize>| *range = range.start - cut..range.end - cut;
            text.replace_range(picture.range.clone(), "");
            picture.range.end = start;
            caption.range = below - cut..caption.range.end - cut;
            marked.retain(|span| span.range.start >= below);
            let ranges = marked.iter_mut().map(|span| &mut span.range).chain(links[linked..].iter_mut().map(|link| &mut link.range));
            ranges.for_each(higher);
        }
        spans.append(&mut marked);
    }

    /// A whole block at once.
    pub fn add(&mut self, kind: BlockKind, line: Option<usize>, text: &str) {
        self.begin(kind, line);
        self.push(text);
        self.end();
    }

    /// Makes the block that was ended last the lead.
    pub fn mark_lead(&mut self) {
        self.article.lead = self.article.blocks.len().checked_sub(1);
    }

    /// Whether a block was made the lead.
    pub fn has_lead(&self) -> bool {
        self.article.lead.is_some()
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.article.blocks.is_empty() && self.open.is_none()
    }

    /// One more remark about the file; what it quotes is made one clean line.
    pub fn note(&mut self, mut note: Diagnostic) {
        if let Some(quoted) = note.quoted() {
            *quoted = clean::line(quoted);
        }
        if !self.article.notes.contains(&note) && self.take(Part::Note, 1) {
            self.article.notes.push(note);
        }
    }

    /// The article: title and subtitle put in front as blocks of their own, everything in order.
    pub fn finish(mut self) -> Article {
        self.end();
        // A rule parts what is above it from what is below.
        while self.article.blocks.pop_if(|block| block.kind == BlockKind::Rule).is_some() {
            self.article.text.pop();
        }
        self.meta.clean();
        let mut article = self.article;
        article.meta = self.meta;
        if self.tally.replaced > 0 {
            article.notes.push(Diagnostic::Controls { count: self.tally.replaced });
        }
        if self.tally.dropped > 0 {
            article.notes.push(Diagnostic::Invisible { count: self.tally.dropped });
        }
        article.spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        article.links.sort_by_key(|link| (link.range.start, std::cmp::Reverse(link.range.end)));
        bold_headings::mark(&mut article);
        put_title_in_front(&mut article);
        article.text.shrink_to_fit();
        article.blocks.shrink_to_fit();
        article
    }

    fn since(&self, start: usize) -> Option<Range<usize>> {
        let block = self.open.as_ref()?;
        let range = start.max(block.range.start)..self.position();
        let text = self.article.text.get(range.clone())?;
        let lead = text.len() - text.trim_start().len();
        let range = range.start + lead..range.start + lead + text.trim().len();
        (!range.is_empty()).then_some(range)
    }

    /// Cuts spans and links that reach beyond `end`, after white space there was taken away.
    fn clip(&mut self, end: usize) {
        while self.article.spans.pop_if(|span| span.range.start >= end).is_some() {}
        while self.article.links.pop_if(|link| link.range.start >= end).is_some() {}
        self.article.spans.iter_mut().rev().take_while(|span| span.range.end > end).for_each(|span| span.range.end = end);
        self.article.links.iter_mut().rev().take_while(|link| link.range.end > end).for_each(|link| link.range.end = end);
    }
}

/// Whether two lines say the same, white space and case aside.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let words = |line: &str| line.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    one.len() < 2 * other.len() + 16 && words(one) == words(other)
}

/// Puts title and subtitle in front of the text, and moves every range by as much.
fn put_title_in_front(article: &mut Article) {
    let parts = [(BlockKind::Title, Some(article.meta.title.clone())), (BlockKind::Subtitle, article.meta.subtitle.clone())];
    let (mut front, mut blocks) = (String::new(), Vec::new());
    for (kind, text) in parts {
        let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
        blocks.push(Block { kind, range: front.len()..front.len() + text.len(), line: None, list_depth: 0, quote_depth: 0 });
        front.push_str(&text);
        front.push('\n');
    }
    if blocks.is_empty() {
        return;
    }
    if article.blocks.is_empty() {
        front.pop();
    }
    let by = front.len();
    let count = blocks.len();
    article.text.insert_str(0, &front);
    let shift = |range: &mut Range<usize>| *range = range.start + by..range.end + by;
    for block in &mut article.blocks {
        shift(&mut block.range);
        if let BlockKind::Table(table) = &mut block.kind {
            let Table { rows, .. } = &mut **table;
            rows.iter_mut().flatten().for_each(shift);
        }
    }
    article.spans.iter_mut().for_each(|span| shift(&mut span.range));
    article.links.iter_mut().for_each(|link| shift(&mut link.range));
    article.cues.iter_mut().for_each(|cue| shift(&mut cue.range));
    article.blocks.splice(0..0, blocks);
    article.lead = article.lead.map(|lead| lead + count);
}

#[cfg(test)]
mod tests;
