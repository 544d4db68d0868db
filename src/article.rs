//! An article: one text, and ranges over it. Reading articles from files is the job of `formats`, laying them out that of `page`.
//!
//! Blocks, spans, links, quotations, and later search matches and the selection are all the same thing: ranges of bytes of
//! [`Article::text`]. They are in order, in bounds and on character boundaries, because only [`Builder`] makes an article (and
//! [`Article::with_quotes`] checks what it is given). The text holds no control character but the line feed.

pub(crate) mod block;
pub(crate) mod builder;
pub(crate) mod clean;
pub(crate) mod cue;
pub(crate) mod date;
pub(crate) mod embargo;
pub(crate) mod limits;
pub(crate) mod link;
pub(crate) mod meta;
pub(crate) mod origin;
pub(crate) mod quote;
pub(crate) mod sketch;
pub(crate) mod span;
pub(crate) mod video;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

pub use block::{Align, Block, BlockKind, Marker, Section, Table};
pub use builder::Builder;
pub use cue::Cue;
pub use date::Date;
pub use embargo::Embargo;
pub use link::{Link, LinkKind};
pub use meta::Meta;
pub use origin::Origin;
pub(crate) use quote::joined;
pub use quote::{Quotation, Quote, QuoteKind};
pub use sketch::Sketch;
pub use span::{Role, Roles, Span};
pub use video::Video;

use crate::words::Diagnostic;

/// A piece of news, understood. Made by [`Builder::finish`] alone.
#[derive(Debug, Clone, Default)]
pub struct Article {
    pub(in crate::article) format: &'static str,
    pub(in crate::article) meta: Meta,
    pub(in crate::article) text: String,
    pub(in crate::article) blocks: Vec<Block>,
    pub(in crate::article) spans: Vec<Span>,
    pub(in crate::article) links: Vec<Link>,
    pub(in crate::article) quotes: Vec<Quote>,
    pub(in crate::article) videos: Vec<Video>,
    pub(in crate::article) cues: Vec<Cue>,
    pub(in crate::article) transcript: Option<usize>,
    pub(in crate::article) notes: Vec<Diagnostic>,
    pub(in crate::article) lead: Option<usize>,
    /// Number of words, once they were counted.
    pub(in crate::article) words: OnceLock<usize>,
}

impl Article {
    /// Identity of the article, wherever its file is: a hash of its text (SipHash-2-4 without a key), the same in every release. Articles
    /// with the same text have the same fingerprint.
    pub fn fingerprint(&self) -> u64 {
        siphasher::sip::SipHasher24::new().hash(self.text().as_bytes())
    }

    /// The name of the format it was read as, such as `text` or `markdown`.
    pub fn format(&self) -> &'static str {
        self.format
    }

    /// The metadata: title, date, authors and the like.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Its name in lists: its title, else the first words of its text in brackets.
    pub fn name(&self) -> Cow<'_, str> {
        if !self.meta.title.is_empty() {
            return Cow::Borrowed(&self.meta.title);
        }
        let words = self.blocks.iter().map(|block| &self.text[block.range.clone()]).find(|text| !text.trim().is_empty());
        words.map_or(Cow::Borrowed(""), |words| Cow::Owned(format!("[{}]", first_words(words))))
    }

    /// The whole text, title first. Blocks are separated by one line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks in reading order; together they cover the text but for the line feeds between them.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of block `index`; empty where there is no such block.
    pub fn block_text(&self, index: usize) -> &str {
        self.blocks.get(index).map_or("", |block| &self.text[block.range.clone()])
    }

    /// The block that holds the byte `offset`, or the last one before it.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.range.start <= offset).checked_sub(1)
    }

    /// Emphasis, code and other roles of pieces of text, ordered by start.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The links of the text, ordered by start.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Quotations, ordered by start; empty until [`Article::with_quotes`] was called.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The videos the article links or announces with an address, in reading order, each address once.
    pub fn videos(&self) -> &[Video] {
        &self.videos
    }

    /// Diagnostics of the file.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.notes
    }

    /// The index of the block that is the lead (the standfirst, the *chapô*), where there is one.
    pub fn lead(&self) -> Option<usize> {
        self.lead
    }

    /// The sections that headings open, in reading order; nested ones follow the one they lie in.
    pub fn sections(&self) -> Vec<Section> {
        block::sections(&self.blocks)
    }

    /// Number of words in the blocks, without the title. Chinese and Japanese characters count as half a word each. Counted once: whoever
    /// loads an article asks for it, because counting a long one takes longer than a frame.
    pub fn words(&self) -> usize {
        *self.words.get_or_init(|| self.count_words())
    }

    fn count_words(&self) -> usize {
        self.blocks.iter().filter(|block| block.kind.is_body()).map(|block| count_words(&self.text[block.range.clone()])).sum()
    }

    /// Minutes of reading, at least one: 230 words a minute, the mean for non-fiction read silently in English
    /// (M. Brysbaert, "How many words do we read per minute?", 2019, 238 for English, somewhat less for French).
    pub fn minutes(&self) -> usize {
        self.words().div_ceil(230).max(1)
    }

    /// The article with its quotations. Those out of order, out of bounds or off a character boundary are left out.
    /// Beyond the most quotations, they are left out with a diagnostic.
    #[must_use]
    pub fn with_quotes(mut self, mut quotes: Vec<Quote>) -> Self {
        if quotes.len() > limits::QUOTES {
            quotes.truncate(limits::QUOTES);
            self = self.with_new_note(Diagnostic::Crowded);
        }
        quotes.retain(|quote| self.holds(&quote.range) && quote.continues.iter().all(|range| self.holds(range)));
        quotes.sort_by_key(|quote| (quote.range.start, std::cmp::Reverse(quote.range.end)));
        self.quotes = quotes;
        self
    }

    /// The article with one more remark.
    #[must_use]
    pub fn with_note(mut self, note: Diagnostic) -> Self {
        self.notes.push(note);
        self
    }

    /// The article without its date, where that is in a later year than `latest`: nobody publishes so far ahead, and it would come first in
    /// the list for ever.
    #[must_use]
    pub fn without_date_beyond(mut self, latest: i32) -> Self {
        let Some(date) = self.meta.date.take_if(|date| date.ymd().0 > latest) else { return self };
        self.with_note(Diagnostic::FarDate { date: date.iso() })
    }

    /// The article with a remark, unless it has it already.
    #[must_use]
    fn with_new_note(self, note: Diagnostic) -> Self {
        if self.notes.contains(&note) { self } else { self.with_note(note) }
    }

    fn holds(&self, range: &Range<usize>) -> bool {
        range.start < range.end && self.text.get(range.clone()).is_some()
    }
}

/// The longest name made of first words, in characters.
const NAME: usize = 80;

/// The first words of a text on one line, with `…` where there are more.
fn first_words(text: &str) -> String {
    let mut name = String::new();
    for word in text.split_whitespace() {
        if name.chars().count() + word.chars().count() > NAME && !name.is_empty() {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(word.chars().take(NAME));
    }
    name
}

/// Counts words as a newsroom does: runs between white space with a letter or a digit; ideographs two to a word.
pub fn count_words(text: &str) -> usize {
    let (mut words, mut ideographs, mut in_word) = (0, 0, false);
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        // Nearly every character of nearly every article; the tables for the others are slow.
        if byte.is_ascii() {
            let part = byte.is_ascii_alphanumeric();
            words += usize::from(part && !in_word);
            in_word = part || (in_word && !byte.is_ascii_whitespace());
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        at += c.len_utf8();
        if matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}') {
            ideographs += 1;
            in_word = false;
        } else if c.is_alphanumeric() {
            words += usize::from(!in_word);
            in_word = true;
        } else if c.is_whitespace() {
            in_word = false;
        }
    }
    words + ideographs / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_contain_a_letter_or_a_digit() {
        assert_eq!(count_words("L'été, 12 mots – pas plus."), 5);
        assert_eq!(count_words("日本語です"), 2);
        assert_eq!(count_words(" — "), 0);
    }

    #[test]
    fn articles_without_a_title_are_named_by_their_first_words() {
        let named = |title: &str, text: &str| {
            let mut builder = Builder::new("test");
            builder.meta.title = title.to_owned();
            builder.add(BlockKind::Paragraph, None, text);
            builder.finish().name().into_owned()
        };
        assert_eq!([named("Title", "Text."), named("", "A post\nin two lines."), named("", "")], ["Title", "[A post in two lines.]", ""]);
        let long = named("", &"quay ".repeat(40));
        assert!(long.ends_with("quay…]") && long.chars().count() <= NAME + 3, "{long}");
    }
}
