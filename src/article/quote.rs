//! Quotations of an article. `quotes` finds them.

use std::borrow::Cow;
use std::ops::Range;

use super::{Article, SpeakerRule};

/// A quotation, or other text in quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Range with the quotation marks; never across a block's end.
    pub range: Range<usize>,
    /// The parts in further paragraphs, in order.
    pub continues: Vec<Range<usize>>,
    /// Kind of the quotation.
    pub kind: QuoteKind,
    /// 1 for a quotation, 2 for one within it, and so on.
    pub level: u8,
    /// Range of the speaker's name, where found: the fullest that the article has, which may be far from the quotation.
    pub speaker: Option<Range<usize>>,
    /// Range of the words beside the quotation that stand for the speaker: a name, a role, a pronoun.
    pub mention: Option<Range<usize>>,
    /// Range of the words that introduce the speaker ("a rappelé"), where found.
    pub cue: Option<Range<usize>>,
    /// The rule that named the speaker.
    pub rule: Option<SpeakerRule>,
    /// The name that a person gave to the speaker, which counts instead; empty for nobody.
    pub given: Option<Box<str>>,
    /// Confidence in the speaker, from 0 to 1; in the quotation itself where there is none.
    pub confidence: f32,
}

impl Quote {
    /// An outermost quotation in one paragraph, by an unknown speaker.
    pub(crate) fn new(range: Range<usize>, kind: QuoteKind, confidence: f32) -> Self {
        Self { range, continues: Vec::new(), kind, level: 1, speaker: None, mention: None, cue: None, rule: None, given: None, confidence }
    }

    /// How the speaker is known.
    pub fn named_by(&self) -> Option<SpeakerRule> {
        self.given.as_ref().map_or(self.rule, |_| Some(SpeakerRule::ByHand))
    }

    /// Confidence in the speaker, from 0 to 1; in the quotation itself where there is none.
    pub fn confidence(&self) -> f32 {
        self.given.as_ref().map_or(self.confidence, |_| SpeakerRule::ByHand.confidence())
    }
}

/// A quotation apart from its article, wherever that is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quotation<'a> {
    /// The words, as written; the parts in further paragraphs joined by line feeds.
    pub text: Cow<'a, str>,
    /// The speaker, if known.
    pub speaker: Option<Cow<'a, str>>,
    /// The words that introduce the speaker, where found.
    pub cue: Option<Cow<'a, str>>,
    /// The byte of the article's text at which it begins.
    pub at: usize,
    /// Whether it is one of [`Article::quotations`].
    pub is_listed: bool,
}

impl Quotation<'_> {
    /// The same, with words of its own.
    pub(crate) fn into_owned(self) -> Quotation<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let Self { text, speaker, cue, at, is_listed } = self;
        Quotation { text: owned(text), speaker: speaker.map(owned), cue: cue.map(owned), at, is_listed }
    }

    /// The words on one line.
    pub(crate) fn line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Use of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Words that a person said or wrote.
    Direct,
    /// The name of a work, an event, a thing.
    Title,
    /// A word held at arm's length.
    Scare,
    /// A block quotation.
    Block,
}

impl Article {
    /// The quotations that are listed, counted and stepped through: the outermost ones, without titles, scare quotes, and the lines that
    /// only name the source of a block quotation.
    pub fn quotations(&self) -> impl Iterator<Item = &Quote> {
        self.quotes.iter().filter(|quote| self.is_quotation(quote))
    }

    /// The speaker of a quotation of this article, if known.
    pub fn speaker<'a>(&'a self, quote: &'a Quote) -> Option<&'a str> {
        match &quote.given {
            Some(name) => Some(&**name).filter(|name| !name.is_empty()),
            None => self.text.get(quote.speaker.clone()?),
        }
    }

    /// Sets the names that a person gave to the speakers, for each quotation.
    pub(crate) fn give_speakers(&mut self, names: Vec<Option<Box<str>>>) {
        for (quote, name) in self.quotes.iter_mut().zip(names) {
            quote.given = name;
        }
    }

    /// All quotations, listed or not, each by itself.
    pub fn every_quotation(&self) -> impl Iterator<Item = Quotation<'_>> {
        let part = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        self.quotes.iter().map(move |quote| Quotation {
            text: joined(std::iter::once(&quote.range).chain(&quote.continues).map(part)),
            speaker: self.speaker(quote).map(Cow::Borrowed),
            cue: quote.cue.as_ref().map(part).map(Cow::Borrowed),
            at: quote.range.start,
            is_listed: self.is_quotation(quote),
        })
    }

    /// Whether a quotation is one of [`Article::quotations`].
    pub(crate) fn is_quotation(&self, quote: &Quote) -> bool {
        quote.level == 1
            && match quote.kind {
                QuoteKind::Direct => true,
                QuoteKind::Block => !self.goes_on(quote) && !self.is_source(quote),
                QuoteKind::Title | QuoteKind::Scare => false,
            }
    }

    /// Whether a paragraph of a block quotation only names who said the ones before it.
    fn is_source(&self, quote: &Quote) -> bool {
        let before = self.quotes.partition_point(|other| other.range.start < quote.range.start).checked_sub(1);
        let named = before.and_then(|before| self.quotes[before].mention.as_ref());
        named.is_some_and(|named| named.start >= quote.range.start && named.end <= quote.range.end)
            || self.text.get(quote.range.clone()).is_some_and(names_a_source)
    }

    /// Whether a block quotation is nested in the one before it.
    fn goes_on(&self, quote: &Quote) -> bool {
        let depth = |index: usize| self.blocks.get(index).map_or(0, |block| block.quote_depth);
        self.block_at(quote.range.start).is_some_and(|at| depth(at) > 1 && at.checked_sub(1).is_some_and(|before| depth(before) > 0))
    }
}

/// The words of a quotation from those of its parts.
pub(crate) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> Cow<'a, str> {
    let mut parts = parts.into_iter();
    let first = Cow::Borrowed(parts.next().unwrap_or_default());
    parts.fold(first, |text, part| Cow::Owned(format!("{text}\n{part}")))
}

/// Whether a paragraph of a block quotation is a line such as `— Ann Lee`.
fn names_a_source(text: &str) -> bool {
    text.starts_with(['—', '–', '―']) && !text.ends_with(['.', '!', '?', '…', '»', '”', '"'])
}

impl QuoteKind {
    /// The name `show --json` gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Title => "title",
            Self::Scare => "scare",
            Self::Block => "block",
        }
    }
}
