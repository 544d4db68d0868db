//! The open article, paragraph by paragraph: going on, going to a number, a heading, a quotation, a match.

use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;

use super::{Session, tell};
use crate::app::facts;
use crate::app::notes::Notes;
use crate::article::{Article, BlockKind, Origin};
use crate::cli::output;
use crate::find::{Anchor, Needle, every};
use crate::library::{ArticleKey, ArticleState, Change, SavedPosition};
use crate::runtime::clock::now;
use crate::words::{Label, Mistake, Notice, Plain, Wrong};

/// An article that is open.
pub(super) struct Open {
    pub(super) key: ArticleKey,
    pub(super) origin: Origin,
    pub(super) article: Arc<Article>,
    /// The blocks that are told, in reading order: paragraph 1 is the first of them.
    pub(super) blocks: Vec<usize>,
    /// How many of them lie behind: the last one told counts.
    pub(super) told: usize,
    /// The quotation gone to, until another place is.
    pub(super) quote: Option<Range<usize>>,
    pub(super) notes: Notes,
    /// The text as it was read last, where it was another one.
    pub(super) before: Option<Arc<str>>,
    /// The paragraphs that hold what was looked for.
    matches: Vec<usize>,
}

impl Session<'_> {
    /// Opens the article of a row: title, facts, and where one was.
    pub(super) fn open_row(&mut self, row: usize) -> Result<()> {
        let Some(key) = self.rows.get(row).map(|row| row.key) else { return Ok(()) };
        self.leave();
        let Some(kept) = self.load(key)? else { return Ok(()) };
        let Some(open) = &self.open else { return Ok(()) };
        let place = kept.place.and_then(|place| place.anchor.find(open.article.text()));
        let was = place.and_then(|range| open.number_of(range.start)).filter(|&number| number > 1 && !kept.read);
        let (count, notes, other) = (open.blocks.len(), open.notes.all().len(), open.before.is_some());
        self.tell_head()?;
        self.say(&Plain::Parts { count })?;
        if notes > 0 {
            self.say(&Plain::HasNotes { count: notes })?;
        }
        if other {
            self.say(&Plain::HasChanges)?;
        }
        let Some(number) = was else { return Ok(()) };
        if let Some(open) = &mut self.open {
            open.told = number - 1;
        }
        self.say(&Plain::WasHere { number })
    }

    /// Has an article open, with what is kept of it; tells nothing. `None` where it cannot be read.
    pub(super) fn load(&mut self, key: ArticleKey) -> Result<Option<ArticleState>> {
        let Some(origin) = self.library.origin(key).cloned() else { return Ok(None) };
        let article = match self.recent.article(&origin) {
            Ok(article) => article,
            Err(why) => {
                let why = Wrong(Mistake::Unreadable { path: origin.file.display().to_string(), why: why.cause() });
                output::complain(&why.into(), self.words);
                return Ok(None);
            }
        };
        let Some(article) = article.map(Arc::new) else {
            self.say(&Notice::LeftOut)?;
            return Ok(None);
        };
        let body = article.blocks().iter().enumerate().filter(|(_, block)| block.kind.is_body());
        let blocks: Vec<usize> = body.map(|(index, _)| index).collect();
        let (quote, notes, before) = (None, Notes::default(), None);
        self.open = Some(Open { key, origin, article: Arc::clone(&article), blocks, told: 0, quote, notes, before, matches: Vec::new() });
        let kept = self.kept(key)?;
        if let Some(open) = &mut self.open {
            open.notes = Notes::of(&kept.notes, article.text());
            open.before.clone_from(&kept.before);
        }
        Ok(Some(kept))
    }

    /// Has an article open, and tells its title if it was not; whether it is.
    pub(super) fn turn_to(&mut self, key: ArticleKey) -> Result<bool> {
        if self.open.as_ref().is_some_and(|open| open.key == key) {
            return Ok(true);
        }
        if self.load(key)?.is_none() {
            return Ok(false);
        }
        let title = self.open.as_ref().map(|open| open.article.meta().title.clone()).unwrap_or_default();
        self.line(&title)?;
        Ok(true)
    }

    /// Tells the paragraph of this number and goes on from there; 0 is the beginning.
    pub(super) fn stand_at(&mut self, number: usize) -> Result<()> {
        if let Some(open) = &mut self.open {
            (open.told, open.quote) = (number, None);
        }
        self.tell_here()
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
        for note in article.notes().iter().filter(|note| note.is_failure()) {
            self.line(&words.say(note))?;
        }
        if let Some(embargo) = meta.embargo {
            self.line(&facts::embargo_at(embargo, now(), words))?;
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
            let Some(open) = &self.open else { return Ok(()) };
            if open.told >= open.blocks.len() {
                return self.say(&Notice::End);
            }
            let next = open.told + 1;
            self.stand_at(next)?;
        }
        Ok(())
    }

    /// Tells the paragraph of this number, from 1, and goes on from there.
    pub(super) fn go_to_paragraph(&mut self, number: usize) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let most = open.blocks.len();
        if number == 0 || number > most {
            return self.say(&Plain::NoNumber { number, most });
        }
        self.stand_at(number)
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
        let place = SavedPosition { anchor: Anchor::point(article.text(), start), row: 0, progress };
        let mut changes = vec![Change::Place { key, place }];
        if is_last {
            changes.extend([Change::Read { key, read: true }, Change::Seen { key, text: article }]);
        }
        if self.ledger.is_some() {
            self.keep(changes)?;
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
            Some(number) => self.jump(number),
            None => self.say(&if forward { Notice::NoNextSection } else { Notice::NoPreviousSection }),
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
        let ranges = every(std::slice::from_ref(&needle), &open.article, &|| false).unwrap_or_default();
        let mut matches: Vec<usize> = ranges.iter().filter_map(|range| open.number_of(range.start)).collect();
        matches.dedup();
        open.matches = matches;
        let Some(&first) = open.matches.first() else { return self.say(&Notice::NoMatches { typed: typed.to_owned() }) };
        let count = open.matches.len();
        self.say(&Plain::Holds { count })?;
        self.jump(first)
    }

    /// Goes to the next match or the one before.
    pub(super) fn go_to_match(&mut self, forward: bool) -> Result<()> {
        if self.open.as_ref().is_none_or(|open| open.matches.is_empty()) {
            return self.say(&Notice::NoSearch);
        }
        match self.beyond(forward, |open, number| open.matches.contains(&number)) {
            Some(number) => self.jump(number),
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
}

impl Open {
    /// The number of the paragraph that holds an offset of the text.
    pub(super) fn number_of(&self, offset: usize) -> Option<usize> {
        self.number_of_block(self.article.block_at(offset)?)
    }

    /// The words one is at: the quotation gone to, else the paragraph; nothing at the beginning.
    pub(super) fn words_here(&self) -> Option<Range<usize>> {
        let paragraph = || Some(self.article.blocks().get(*self.blocks.get(self.told.checked_sub(1)?)?)?.range.clone());
        self.quote.clone().or_else(paragraph)
    }

    /// The number of the paragraph that a block is told as.
    pub(super) fn number_of_block(&self, block: usize) -> Option<usize> {
        self.blocks.binary_search(&block).ok().map(|at| at + 1)
    }
}
