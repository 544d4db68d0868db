//! Writes the open article paragraph by paragraph. Paragraph 1 is the first block of the body; 0 is the beginning, including the title.

use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;

use super::{Session, render_block};
use crate::app::{LineRequest, meta_lines};
use crate::article::{Article, Quote};
use crate::library::LinkTarget;
use crate::words::{Label, LineMode, Notice};

/// The place of the cursor in the open article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) number: usize,
    pub(super) offset: usize,
}

impl Session<'_> {
    pub(super) fn position(&mut self) -> Option<Position> {
        let reader = self.pump.state.reader.as_mut()?;
        let offset = reader.cursor_offset();
        let block = reader.cursor_block();
        let number = paragraphs(reader.article()).iter().take_while(|&&index| index <= block).count();
        Some(Position { number, offset })
    }

    /// Writes title and metadata of an article just opened, and where reading stopped the last time.
    pub(super) fn write_opening(&mut self) -> Result<()> {
        let Some(reader) = &self.pump.state.reader else { return Ok(()) };
        let (count, notes) = (paragraphs(reader.article()).len(), reader.notes.all().len());
        let changed = reader.kept.before.is_some();
        let place = reader.kept.place.as_ref().filter(|_| !reader.status.read);
        let left_at = place.and_then(|place| place.anchor.find(reader.article().text())).map_or(0, |words| words.start);
        let number = number_of(reader.article(), left_at).unwrap_or_default();
        self.write_head()?;
        self.say(&LineMode::Parts { count })?;
        if notes > 0 {
            self.say(&LineMode::HasNotes { count: notes })?;
        }
        if changed {
            self.say(&LineMode::HasChanges)?;
        }
        // On screen, a search of the list opens an article at its first match; here reading starts at the beginning or at the saved
        // position.
        self.pump.direct(LineRequest::Offset { offset: left_at, jump: false });
        self.unwritten = number > 0;
        if number > 1 { self.say(&LineMode::WasHere { number }) } else { Ok(()) }
    }

    pub(super) fn write_head(&mut self) -> Result<()> {
        let Some(article) = self.pump.article() else { return Ok(()) };
        let (words, now) = (self.words, self.pump.state.now);
        let meta = article.meta();
        self.line(&meta.title)?;
        if let Some(subtitle) = &meta.subtitle {
            self.line(subtitle)?;
        }
        if let Some(embargo) = meta.embargo {
            self.line(&meta_lines::embargo_at(embargo, now, words))?;
        }
        let mut facts: Vec<String> = meta.date.map(|date| words.long_day(date.ymd(), date.clock())).into_iter().collect();
        facts.extend(meta.authors.iter().cloned());
        facts.extend(meta.source.clone());
        facts.push(words.say(&Label::Minutes { minutes: article.minutes() }));
        if !article.videos().is_empty() {
            facts.push(words.say(&LineMode::VideoCount { count: article.videos().len() }));
        }
        self.line(&facts.join(", "))
    }

    pub(super) fn read_on(&mut self, count: usize) -> Result<()> {
        for _ in 0..count {
            let Some(position) = self.position() else { return Ok(()) };
            let next = if self.unwritten { position.number } else { position.number + 1 };
            if !self.step_to(next, false)? {
                return self.say(&Notice::End);
            }
        }
        Ok(())
    }

    pub(super) fn read_back(&mut self) -> Result<()> {
        match self.position().map_or(0, |position| position.number) {
            0 | 1 => self.say(&Notice::Beginning),
            number => self.step_to(number - 1, false).map(|_| ()),
        }
    }

    pub(super) fn jump_to(&mut self, number: usize) -> Result<()> {
        let Some(article) = self.pump.article() else { return self.say(&Notice::NoArticle) };
        if self.step_to(number, true)? {
            return Ok(());
        }
        self.say(&LineMode::NoNumber { number, most: paragraphs(&article).len() })
    }

    /// Goes to a paragraph and writes it; returns whether it exists.
    fn step_to(&mut self, number: usize, jump: bool) -> Result<bool> {
        let Some(article) = self.pump.article() else { return Ok(false) };
        let block = number.checked_sub(1).and_then(|at| paragraphs(&article).get(at).copied());
        let Some(block) = block.and_then(|block| article.blocks().get(block)) else { return Ok(false) };
        self.pump.direct(LineRequest::Offset { offset: block.range.start, jump });
        self.write_paragraph().map(|()| true)
    }

    /// Writes the paragraph at the cursor; at the beginning, title and metadata.
    pub(super) fn write_paragraph(&mut self) -> Result<()> {
        self.unwritten = false;
        let (Some(article), Some(position)) = (self.pump.article(), self.position()) else { return Ok(()) };
        let block = position.number.checked_sub(1).and_then(|at| paragraphs(&article).get(at).copied());
        let Some(block) = block else { return self.write_head() };
        for (index, line) in render_block::block(&article, block, self.words).into_iter().enumerate() {
            let line = if index == 0 { format!("{}. {line}", position.number) } else { line };
            self.line(&line)?;
        }
        if position.number == paragraphs(&article).len() {
            self.pump.direct(LineRequest::Finished);
        }
        Ok(())
    }

    pub(super) fn write_quote_here(&mut self) -> Result<()> {
        let (Some(article), Some(position)) = (self.pump.article(), self.position()) else { return Ok(()) };
        match article.quotes().iter().find(|quote| quote.range.start == position.offset) {
            Some(quote) => self.write_quote(&article, quote),
            None => self.write_paragraph(),
        }
    }

    /// Writes a quotation with the number of its paragraph and its speaker.
    pub(super) fn write_quote(&mut self, article: &Article, quote: &Quote) -> Result<()> {
        let text = article.text().get(quote.range.clone()).unwrap_or_default().to_owned();
        let speaker = article.speaker(quote).map(str::to_owned);
        let sentence = match speaker {
            Some(speaker) => LineMode::QuotationBy { speaker, text },
            None => LineMode::Quotation { text },
        };
        let number = number_of(article, quote.range.start).unwrap_or_default();
        self.line(&format!("{number}. {}", self.words.say(&sentence)))
    }

    /// The range to annotate: the quotation jumped to, else the paragraph; `None` at the beginning.
    pub(super) fn words_here(&mut self) -> Option<Range<usize>> {
        let article = self.pump.article()?;
        let Position { number, offset } = self.position()?;
        let block = article.blocks().get(*paragraphs(&article).get(number.checked_sub(1)?)?)?.range.clone();
        let jumped_to = article.quotes().iter().find(|quote| quote.level == 1 && quote.range.start == offset && offset > block.start);
        Some(jumped_to.map_or(block, |quote| quote.range.start..quote.continues.last().map_or(quote.range.end, |last| last.end)))
    }

    pub(super) fn write_links(&mut self) -> Result<()> {
        let Some(article) = self.pump.article() else { return self.say(&Notice::NoArticle) };
        if article.links().is_empty() {
            return self.say(&Notice::NoLinks);
        }
        for (index, link) in article.links().iter().enumerate() {
            let text = article.text().get(link.range.clone()).unwrap_or_default();
            let line = if text == link.url { format!("{}. {text}", index + 1) } else { format!("{}. {text}: {}", index + 1, link.url) };
            self.line(&line)?;
        }
        self.say(&LineMode::WhichNumber { command: "open".to_owned(), most: article.links().len() })
    }

    pub(super) fn open_link(&mut self, number: usize) -> Result<()> {
        let Some(reader) = &self.pump.state.reader else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(reader.article());
        let most = article.links().len();
        let Some(link) = number.checked_sub(1).and_then(|at| article.links().get(at)) else {
            return self.say(&LineMode::NoNumber { number, most });
        };
        let target = LinkTarget::of_link(&article, link, &reader.origin.file);
        self.open(&target)
    }
}

/// The blocks that are paragraphs, in reading order.
pub(super) fn paragraphs(article: &Article) -> Vec<usize> {
    article.blocks().iter().enumerate().filter(|(_, block)| block.kind.is_body()).map(|(index, _)| index).collect()
}

/// The number of the paragraph that holds a byte of the text.
pub(super) fn number_of(article: &Article, offset: usize) -> Option<usize> {
    let block = article.block_at(offset)?;
    paragraphs(article).binary_search(&block).ok().map(|at| at + 1)
}
