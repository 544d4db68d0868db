//! The open article, paragraph by paragraph: going on, going to a number, a heading, a quotation, a match.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;

use super::{Session, tell};
use crate::app::ArticleKey;
use crate::app::kept::{Change, KeptPlace};
use crate::article::{Article, BlockKind, Quote, QuoteKind};
use crate::cli::output;
use crate::find::{Anchor, Needle, all};
use crate::store::file;
use crate::words::{Label, Mistake, Notice, Plain, Wrong};

/// An article that is open.
pub(super) struct Open {
    /// Its row in the list.
    pub(super) row: usize,
    pub(super) key: ArticleKey,
    pub(super) path: PathBuf,
    pub(super) article: Arc<Article>,
    /// The blocks that are told, in reading order: paragraph 1 is the first of them.
    pub(super) blocks: Vec<usize>,
    /// How many of them lie behind: the last one told counts.
    pub(super) told: usize,
    /// The paragraphs that hold what was looked for.
    matches: Vec<usize>,
}

impl Session<'_> {
    /// Opens the article of a row: title, facts, and where one was.
    pub(super) fn open_row(&mut self, row: usize) -> Result<()> {
        let Some(key) = self.rows.get(row).map(|row| row.key) else { return Ok(()) };
        let Some(path) = self.library.path(key).cloned() else { return Ok(()) };
        let article = match file::load(&path) {
            Ok(articles) => articles.into_iter().next(),
            Err(why) => {
                let why = Wrong(Mistake::Unreadable { path: path.display().to_string(), why: why.cause() });
                output::complain(&why.into(), self.words);
                return Ok(());
            }
        };
        let Some(article) = article.map(Arc::new) else { return Ok(()) };
        let body = article.blocks().iter().enumerate().filter(|(_, block)| block.kind.is_body());
        let blocks: Vec<usize> = body.map(|(index, _)| index).collect();
        let kept = self.kept(key)?;
        let place = kept.place.and_then(|place| place.anchor.find(article.text())).and_then(|range| article.block_at(range.start));
        let was = place.and_then(|block| blocks.iter().position(|&own| own == block)).unwrap_or(0);
        let count = blocks.len();
        self.open = Some(Open { row, key, path, article, blocks, told: if kept.read { 0 } else { was }, matches: Vec::new() });
        self.tell_head()?;
        self.say(&Plain::Parts { count })?;
        if was > 0 && !kept.read { self.say(&Plain::WasHere { number: was + 1 }) } else { Ok(()) }
    }

    /// Tells the title and what stands around the article.
    pub(super) fn tell_head(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        let (article, words) = (Arc::clone(&open.article), self.words);
        let meta = article.meta();
        self.line(&meta.title)?;
        if let Some(subtitle) = &meta.subtitle {
            self.line(subtitle)?;
        }
        let mut facts: Vec<String> = meta.date.map(|date| words.long_day(date.ymd(), date.clock())).into_iter().collect();
        facts.extend(meta.authors.iter().cloned());
        facts.extend(meta.source.clone());
        facts.push(words.say(&Label::Minutes { minutes: article.minutes() }));
        if !article.videos().is_empty() {
            facts.push(words.say(&Plain::VideoCount { count: article.videos().len() }));
        }
        self.line(&facts.join(", "))
    }

    /// Tells the next paragraphs; the last one makes the article count as read.
    pub(super) fn read_on(&mut self, count: usize) -> Result<()> {
        for _ in 0..count {
            let Some(open) = &mut self.open else { return Ok(()) };
            if open.told >= open.blocks.len() {
                return self.say(&Notice::End);
            }
            open.told += 1;
            self.tell_here()?;
        }
        Ok(())
    }

    /// Tells the paragraph of this number, from 1, and goes on from there.
    pub(super) fn go_to_paragraph(&mut self, number: usize) -> Result<()> {
        let Some(open) = &mut self.open else { return self.say(&Notice::NoArticle) };
        let most = open.blocks.len();
        if number == 0 || number > most {
            return self.say(&Plain::NoNumber { number, most });
        }
        open.told = number;
        self.tell_here()
    }

    /// Tells the paragraph one is at, and keeps the place.
    pub(super) fn tell_here(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        let Some(&block) = open.told.checked_sub(1).and_then(|at| open.blocks.get(at)) else { return self.tell_head() };
        let (number, key, article) = (open.told, open.key, Arc::clone(&open.article));
        let (is_last, progress) = (number == open.blocks.len(), u8::try_from(100 * number / open.blocks.len()).unwrap_or(100));
        for (index, line) in tell::block(&article, block, self.words).into_iter().enumerate() {
            let line = if index == 0 { format!("{number}. {line}") } else { line };
            self.line(&line)?;
        }
        let start = article.blocks().get(block).map_or(0, |block| block.range.start);
        let place = KeptPlace { anchor: Anchor::point(article.text(), start), row: 0, progress };
        if self.ledger.is_some() && self.keep(key, &Change::Place { key, place })? && is_last {
            self.keep(key, &Change::Read { key, read: true })?;
        }
        Ok(())
    }

    /// The number of the first paragraph beyond the one at hand, in a direction, of which something is true.
    fn beyond(&self, forward: bool, holds: impl Fn(&Open, usize) -> bool) -> Option<usize> {
        let open = self.open.as_ref()?;
        let mut numbers = 1..=open.blocks.len();
        if forward {
            numbers.find(|&number| number > open.told && holds(open, number))
        } else {
            numbers.rev().find(|&number| number < open.told && holds(open, number))
        }
    }

    /// Goes to the next heading or the one before.
    pub(super) fn go_to_heading(&mut self, forward: bool) -> Result<()> {
        let heading = |open: &Open, number: usize| {
            let block = open.blocks.get(number - 1).and_then(|&block| open.article.blocks().get(block));
            block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
        };
        match self.beyond(forward, heading) {
            Some(number) => self.go_to_paragraph(number),
            None => self.say(&if forward { Notice::NoNextSection } else { Notice::NoPreviousSection }),
        }
    }

    /// Goes to the next paragraph with a quotation, or the one before.
    pub(super) fn go_to_quote(&mut self, forward: bool) -> Result<()> {
        let holds = |open: &Open, number: usize| speech(&open.article).any(|quote| open.number_of(quote.range.start) == Some(number));
        match self.beyond(forward, holds) {
            Some(number) => self.go_to_paragraph(number),
            None => self.say(&if forward { Notice::NoNextQuote } else { Notice::NoPreviousQuote }),
        }
    }

    /// Looks for words in the article and goes to the first paragraph that holds them.
    pub(super) fn find(&mut self, typed: &str) -> Result<()> {
        let Some(open) = &mut self.open else { return self.search(typed) };
        let needle = match Needle::new(typed) {
            Ok(needle) if !needle.is_empty() => needle,
            Ok(_) => return self.say(&Plain::WhatWords { command: "find".to_owned() }),
            Err(mistake) => return self.say(&mistake),
        };
        let ranges = all(&needle, &open.article, &|| false).unwrap_or_default();
        let mut matches: Vec<usize> = ranges.iter().filter_map(|range| open.number_of(range.start)).collect();
        matches.dedup();
        open.matches = matches;
        let Some(&first) = open.matches.first() else { return self.say(&Notice::NoMatches { typed: typed.to_owned() }) };
        let count = open.matches.len();
        self.say(&Plain::Holds { count })?;
        self.go_to_paragraph(first)
    }

    /// Goes to the next match or the one before.
    pub(super) fn go_to_match(&mut self, forward: bool) -> Result<()> {
        if self.open.as_ref().is_none_or(|open| open.matches.is_empty()) {
            return self.say(&Notice::NoSearch);
        }
        match self.beyond(forward, |open, number| open.matches.contains(&number)) {
            Some(number) => self.go_to_paragraph(number),
            None => self.say(&Notice::NoMoreArticles),
        }
    }

    /// Lists the headings, each with the number of its paragraph.
    pub(super) fn tell_headings(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(&open.article);
        let sections: Vec<_> =
            article.sections().into_iter().filter_map(|section| Some((open.number_of_block(section.heading)?, section))).collect();
        if sections.is_empty() {
            return self.say(&Notice::NoSections);
        }
        for (number, section) in sections {
            let text = article.block_text(section.heading).to_owned();
            let heading = self.words.say(&Plain::Heading { level: usize::from(section.level), text });
            self.line(&format!("{number}. {heading}"))?;
        }
        Ok(())
    }

    /// Lists the quotations, each with the number of its paragraph.
    pub(super) fn tell_quotes(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(&open.article);
        let found: Vec<(usize, &Quote)> = speech(&article).filter_map(|quote| Some((open.number_of(quote.range.start)?, quote))).collect();
        if found.is_empty() {
            return self.say(&Notice::NoQuotes);
        }
        for (number, quote) in found {
            let text = article.text().get(quote.range.clone()).unwrap_or_default().to_owned();
            let speaker = quote.speaker.clone().and_then(|range| article.text().get(range)).map(str::to_owned);
            let told = match speaker {
                Some(speaker) => self.words.say(&Plain::QuotationBy { speaker, text }),
                None => self.words.say(&Plain::Quotation { text }),
            };
            self.line(&format!("{number}. {told}"))?;
        }
        Ok(())
    }
}

impl Open {
    /// The number of the paragraph that holds an offset of the text.
    pub(super) fn number_of(&self, offset: usize) -> Option<usize> {
        self.number_of_block(self.article.block_at(offset)?)
    }

    /// The number of the paragraph that a block is told as.
    pub(super) fn number_of_block(&self, block: usize) -> Option<usize> {
        self.blocks.binary_search(&block).ok().map(|at| at + 1)
    }
}

/// Somebody's words, not those within others.
fn speech(article: &Article) -> impl Iterator<Item = &Quote> {
    let is_speech = |quote: &&Quote| quote.level == 1 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block);
    article.quotes().iter().filter(is_speech)
}
