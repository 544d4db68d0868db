//! Articles as JSON objects. Scripts depend on these: fields are added, never renamed or removed.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::sources::Named;
use crate::article::{Article, Block, BlockKind, Embargo, Marker, Quote, SpeakerRule, Video};
use crate::find::Passage;
use crate::words::Words;

#[derive(Serialize)]
pub(super) struct MetaObject<'a> {
    path: Cow<'a, str>,
    id: Option<&'a str>,
    format: &'a str,
    title: &'a str,
    subtitle: Option<&'a str>,
    date: Option<String>,
    updated: Option<String>,
    authors: &'a [String],
    source: Option<&'a str>,
    section: Option<&'a str>,
    tags: &'a [String],
    lang: Option<&'a str>,
    slugline: Option<&'a str>,
    genres: &'a [String],
    urgency: Option<u8>,
    version: Option<&'a str>,
    embargo: Option<EmbargoObject>,
    url: Option<&'a str>,
    lead: Option<&'a str>,
    words: usize,
    minutes: usize,
}

/// An embargo, with its end if known.
#[derive(Serialize)]
pub(super) struct EmbargoObject {
    until: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ArticleObject<'a> {
    #[serde(flatten)]
    meta: MetaObject<'a>,
    blocks: Vec<BlockObject<'a>>,
    quotes: Vec<QuoteObject<'a>>,
    links: Vec<LinkObject<'a>>,
    videos: Vec<VideoObject<'a>>,
    notes: Vec<String>,
}

#[derive(Default, Serialize)]
struct BlockObject<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<bool>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Vec<&'a str>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    src: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<serde_json::Value>,
    /// Time span of the words in a transcript, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    line: Option<u32>,
    depth: u8,
}

#[derive(Serialize)]
struct QuoteObject<'a> {
    block: usize,
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    level: u8,
    speaker: Option<&'a str>,
    mention: Option<&'a str>,
    cue: Option<&'a str>,
    rule: Option<&'static str>,
    confidence: f64,
    #[serde(rename = "continues", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartObject>,
}

#[derive(Serialize)]
pub(super) struct PartObject {
    pub(super) block: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct LinkObject<'a> {
    block: usize,
    start: usize,
    end: usize,
    url: &'a str,
    text: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct VideoObject<'a> {
    url: &'a str,
    provider: &'a str,
    id: Option<&'a str>,
    start: Option<u32>,
    title: Option<&'a str>,
}

pub(super) fn embargo(embargo: Embargo) -> EmbargoObject {
    EmbargoObject { until: embargo.until().map(crate::article::Date::iso) }
}

pub(super) fn meta(named: &Named) -> MetaObject<'_> {
    let article = &named.article;
    let meta = article.meta();
    MetaObject {
        path: named.path(),
        id: meta.id.as_deref(),
        format: article.format(),
        title: &meta.title,
        subtitle: meta.subtitle.as_deref(),
        date: meta.date.map(crate::article::Date::iso),
        updated: meta.updated.map(crate::article::Date::iso),
        authors: &meta.authors,
        source: meta.source.as_deref(),
        section: meta.section.as_deref(),
        tags: &meta.tags,
        lang: meta.lang.as_deref(),
        slugline: meta.slugline.as_deref(),
        genres: &meta.genres,
        urgency: meta.urgency,
        version: meta.version.as_deref(),
        embargo: meta.embargo.map(embargo),
        url: meta.url.as_deref(),
        lead: article.lead().map(|lead| article.block_text(lead)).or(meta.summary.as_deref()),
        words: article.words(),
        minutes: article.minutes(),
    }
}

pub(super) fn article<'a>(named: &'a Named, words: &Words) -> ArticleObject<'a> {
    let article = &named.article;
    ArticleObject {
        meta: meta(named),
        blocks: article.blocks().iter().filter_map(|block| block_object(article, block)).collect(),
        quotes: quotes(article),
        links: links(article),
        videos: article.videos().iter().map(video).collect(),
        notes: article.diagnostics().iter().map(|note| words.say(note)).collect(),
    }
}

/// A passage of an article: its place, its text on one line, and the matches in that.
#[derive(Serialize)]
pub(super) struct PassageObject<'a> {
    block: usize,
    start: usize,
    end: usize,
    text: &'a str,
    matches: Vec<SpanObject>,
}

#[derive(Serialize)]
struct SpanObject {
    start: usize,
    end: usize,
}

/// The passage of an article; `None` where only its title and subtitle match.
pub(super) fn passage<'a>(article: &Article, passage: &'a Passage) -> Option<PassageObject<'a>> {
    let text = passage.text.as_str();
    let PartObject { block, start, end } = Scale::new(article).place(&(passage.start..passage.start + text.len()))?;
    let chars = |to: usize| text.get(..to).unwrap_or_default().chars().count();
    let matches = passage.matches.iter().map(|found| SpanObject { start: chars(found.start), end: chars(found.end) }).collect();
    (!text.is_empty()).then_some(PassageObject { block, start, end, text, matches })
}

pub(super) fn video(video: &Video) -> VideoObject<'_> {
    VideoObject { url: &video.url, provider: video.provider, id: video.id.as_deref(), start: video.start, title: video.title.as_deref() }
}

fn block_object<'a>(article: &'a Article, block: &'a Block) -> Option<BlockObject<'a>> {
    let text = &article.text()[block.range.clone()];
    let mut object = BlockObject { kind: block.kind.name()?, text, line: block.line(), depth: block.depth(), ..BlockObject::default() };
    match &block.kind {
        BlockKind::Heading { level } => object.level = Some(*level),
        BlockKind::ListItem { marker } => match *marker {
            Marker::Bullet => object.ordered = Some(false),
            Marker::Number(number) => (object.ordered, object.number) = (Some(true), Some(number)),
            Marker::Task(done) => (object.ordered, object.checked) = (Some(false), Some(done)),
        },
        BlockKind::Code { language } => object.language = language.as_deref(),
        BlockKind::Table(table) => {
            object.rows = Some(table.rows.iter().map(|row| row.iter().map(|cell| &article.text()[cell.clone()]).collect()).collect());
        }
        BlockKind::Image { src } => (object.src, object.alt) = (Some(&**src), Some(text)),
        BlockKind::Video { url } => object.url = Some(url.as_deref().into()),
        BlockKind::Title
        | BlockKind::Subtitle
        | BlockKind::Paragraph
        | BlockKind::Quote
        | BlockKind::PullQuote
        | BlockKind::Caption
        | BlockKind::Rule => (),
        BlockKind::Transcript => object.start = article.time_at(block.range.start),
    }
    Some(object)
}

/// Converts ranges of the text into block numbers and offsets in Unicode scalar values. Ranges come in order, so each block's characters
/// are counted once.
struct Scale<'a> {
    article: &'a Article,
    hidden: usize,
    block: usize,
    byte: usize,
    chars: usize,
}

impl<'a> Scale<'a> {
    fn new(article: &'a Article) -> Self {
        let hidden = article.blocks().iter().take_while(|block| !block.kind.is_body()).count();
        Self { article, hidden, block: 0, byte: 0, chars: 0 }
    }

    /// The block's index in the output, and start and end within it; `None` in the title.
    fn place(&mut self, range: &Range<usize>) -> Option<PartObject> {
        let block = self.article.block_at(range.start)?;
        let start = self.article.blocks()[block].range.start;
        if block != self.block || range.start < self.byte {
            (self.block, self.byte, self.chars) = (block, start, 0);
        }
        let from = self.chars + self.count(self.byte..range.start);
        let to = from + self.count(range.clone());
        (self.byte, self.chars) = (range.start, from);
        Some(PartObject { block: block.checked_sub(self.hidden)?, start: from, end: to })
    }

    fn count(&self, range: Range<usize>) -> usize {
        self.article.text().get(range).map_or(0, |text| text.chars().count())
    }
}

/// A range of the text as parts of the blocks it covers, without the title.
pub(super) fn parts(article: &Article, range: &Range<usize>) -> Vec<PartObject> {
    let mut scale = Scale::new(article);
    let blocks = article.blocks();
    let first = blocks.partition_point(|block| block.range.end <= range.start);
    let within = blocks.iter().skip(first).take_while(|block| block.range.start < range.end);
    within.filter_map(|block| scale.place(&(block.range.start.max(range.start)..block.range.end.min(range.end)))).collect()
}

fn quotes(article: &Article) -> Vec<QuoteObject<'_>> {
    let mut scale = Scale::new(article);
    article.quotes().iter().filter_map(|quote| quote_object(article, quote, &mut scale)).collect()
}

fn quote_object<'a>(article: &'a Article, quote: &'a Quote, scale: &mut Scale<'_>) -> Option<QuoteObject<'a>> {
    let text = |range: &Range<usize>| &article.text()[range.clone()];
    let place = scale.place(&quote.range)?;
    Some(QuoteObject {
        block: place.block,
        start: place.start,
        end: place.end,
        text: text(&quote.range),
        kind: quote.kind.name(),
        level: quote.level,
        speaker: article.speaker(quote),
        mention: quote.mention.as_ref().filter(|_| quote.given.is_none()).map(text),
        cue: quote.cue.as_ref().map(text),
        rule: quote.named_by().map(SpeakerRule::name),
        confidence: (f64::from(quote.confidence()) * 100.0).round() / 100.0,
        parts: quote.continues.iter().filter_map(|part| scale.place(part)).collect(),
    })
}

pub(super) fn links(article: &Article) -> Vec<LinkObject<'_>> {
    let mut scale = Scale::new(article);
    let object = |link: &'_ crate::article::Link| scale.place(&link.range);
    let places: Vec<_> = article.links().iter().map(object).collect();
    article
        .links()
        .iter()
        .zip(places)
        .filter_map(|(link, place)| {
            let PartObject { block, start, end } = place?;
            Some(LinkObject { block, start, end, url: &link.url, text: &article.text()[link.range.clone()], kind: link.kind.name() })
        })
        .collect()
}
