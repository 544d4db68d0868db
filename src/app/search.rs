//! Search in the open article: the needles, their matches, and the folds opened for them. Typing updates the highlights without laying
//! out again.

use std::ops::Range;
use std::sync::Arc;

use super::msg::Effect;
use super::reader::Reader;
use crate::find::{self, Matches, Needle};
use crate::words::Mistake;

/// Maximum bytes of text searched within the key press; for a screenful, that is faster than a thread.
const AT_ONCE: usize = 64 * 1024;

/// Maximum number of matches checked for being hidden by a fold.
const COUNTED: usize = 5000;

/// Where to go once the matches are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Jump {
    #[default]
    Nowhere,
    /// To the next match from the place where the search began.
    Next,
    /// To the passage that the list shows.
    Passage,
}

#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The typed search.
    pub typed: String,
    pub matches: Arc<Matches>,
    pub current: Option<usize>,
    /// Whether only the matches on screen are known, while the rest is being searched.
    pub(crate) partial: bool,
    /// Why the search cannot be parsed.
    pub mistake: Option<Mistake>,
    /// Number of matches in closed sections, if there are few enough to count.
    pub hidden: usize,
    pub(super) needles: Arc<[Needle]>,
    generation: u64,
    origin: usize,
    jump: Jump,
    opened: Vec<usize>,
    from_list: bool,
}

impl Search {
    pub fn is_on(&self) -> bool {
        !self.needles.is_empty()
    }

    /// Searches for `typed` from byte `origin` on; `jump` goes to the first match from there.
    pub fn look(&mut self, typed: &str, origin: usize, jump: bool, reader: &mut Reader) -> Option<Effect> {
        self.generation += 1;
        typed.clone_into(&mut self.typed);
        self.from_list = false;
        (self.origin, self.current) = (origin, None);
        self.jump = if jump { Jump::Next } else { Jump::Nowhere };
        self.mistake = None;
        self.partial = false;
        match Needle::new(typed) {
            Ok(needle) => self.needles = Some(needle).into_iter().filter(|needle| !needle.is_empty()).collect(),
            Err(mistake) => {
                self.needles = Arc::default();
                self.mistake = Some(mistake);
            }
        }
        self.matches = Arc::default();
        self.hidden = 0;
        self.again(reader)
    }

    /// Highlights the list's search in an article just opened; without one, continues the reader's own search.
    pub fn arrive(&mut self, needles: &Arc<[Needle]>, reader: &mut Reader) -> Option<Effect> {
        if needles.is_empty() && !self.from_list {
            self.current = None;
            self.jump = Jump::Nowhere;
            return self.again(reader);
        }
        self.generation += 1;
        let typed = needles.iter().map(Needle::typed).collect::<Vec<_>>().join(" ");
        let (needles, from_list) = (Arc::clone(needles), !needles.is_empty());
        *self = Self { generation: self.generation, typed, needles, jump: Jump::Passage, from_list, ..Self::default() };
        self.again(reader)
    }

    /// Goes to the first match of an article just opened, or to the last, once they are known.
    pub fn enter(&mut self, backwards: bool, reader: &mut Reader) {
        if self.partial {
            (self.jump, self.origin) = (Jump::Next, 0);
        } else if let Some(last) = self.matches.len().checked_sub(1) {
            self.go(if backwards { last } else { 0 }, reader);
        }
    }

    /// Stops moving to a match: something else decides the place.
    pub fn stay(&mut self) {
        (self.jump, self.current) = (Jump::Nowhere, None);
    }

    /// Whether sections are open only because of a match in them.
    pub(crate) fn has_opened(&self) -> bool {
        !self.opened.is_empty()
    }

    pub(crate) fn is_from_list(&self) -> bool {
        self.from_list
    }

    /// Repeats the search in a new or reloaded article.
    pub fn again(&mut self, reader: &mut Reader) -> Option<Effect> {
        if self.needles.is_empty() {
            self.fold_back(reader);
            return None;
        }
        let article = reader.article();
        if article.text().len() <= AT_ONCE {
            let matches = find::every(&self.needles, article, &|| false).unwrap_or_default();
            let best = if self.jump == Jump::Passage { find::best_match(&self.needles, article, &matches) } else { 0 };
            self.found(self.generation, Arc::new(matches), best, Some(reader));
            return None;
        }
        let visible = reader.visible();
        self.matches = Arc::new(find::every_in(&self.needles, article, visible));
        self.partial = true;
        Some(Effect::Find { generation: self.generation, article: Arc::clone(article), needles: Arc::clone(&self.needles) })
    }

    /// Stores the matches, unless they are outdated; `best` is the number of the one to show first.
    pub fn found(&mut self, generation: u64, matches: Arc<Matches>, best: usize, reader: Option<&mut Reader>) {
        let Some(reader) = reader.filter(|_| generation == self.generation) else { return };
        self.matches = matches;
        self.partial = false;
        let next = match self.jump {
            _ if self.matches.is_empty() => None,
            Jump::Nowhere => None,
            Jump::Next => Some(self.matches.before(self.origin)),
            Jump::Passage => Some(best),
        };
        if let Some(next) = next {
            self.go(if next < self.matches.len() { next } else { 0 }, reader);
        }
        if reader.whole {
            // What changes in the article from now on moves nothing.
            self.jump = Jump::Nowhere;
        }
        self.count_hidden(reader);
    }

    /// The match after (or before) the byte at the cursor: after the current one while the cursor is on it; `None` at the end.
    pub(crate) fn neighbour(&self, backwards: bool, from: usize) -> Option<usize> {
        let count = self.matches.len();
        let current = self.current.filter(|&current| self.matches.get(current).is_some_and(|found| found.start == from));
        match (current, backwards) {
            (Some(current), false) => Some(current + 1).filter(|&next| next < count),
            (Some(current), true) => current.checked_sub(1),
            (None, false) => Some(self.matches.before(from)).filter(|&next| next < count),
            (None, true) => self.matches.ended_by(from).checked_sub(1),
        }
    }

    /// Goes to match `index`: opens the sections that hide it, closes those opened for the last one.
    pub fn go(&mut self, index: usize, reader: &mut Reader) {
        let Some(found) = self.matches.get(index) else { return };
        self.current = Some(index);
        let before = std::mem::take(&mut self.opened);
        let quotes_only = reader.page.folds().shows_quotes_only();
        for &heading in before.iter().rev() {
            reader.page.close(heading);
        }
        self.opened = reader.page.reveal(found.start);
        reader.show_offset(found.start);
        // Which matches are hidden changes only with the folds.
        if !before.is_empty() || !self.opened.is_empty() || quotes_only != reader.page.folds().shows_quotes_only() {
            self.count_hidden(reader);
        }
    }

    /// Ends the search and closes the sections opened for it, around the words on screen.
    pub fn clear(&mut self, reader: Option<&mut Reader>) {
        let generation = self.generation + 1;
        if let Some(reader) = reader {
            self.fold_back(reader);
        }
        *self = Self { generation, ..Self::default() };
    }

    fn fold_back(&mut self, reader: &mut Reader) {
        let opened = std::mem::take(&mut self.opened);
        if opened.is_empty() {
            return;
        }
        reader.keeping_place(|page| opened.into_iter().rev().for_each(|heading| page.close(heading)));
    }

    /// The article was reloaded: `to` maps the headings of the opened sections to their new blocks.
    pub fn follow(&mut self, to: impl FnOnce(&[usize]) -> Vec<usize>) {
        self.opened = to(&self.opened);
    }

    /// Forgets which sections were opened for the search: from now on they stay open.
    pub(crate) fn keep_open(&mut self) {
        self.opened.clear();
    }

    /// Counts the matches in closed sections, if there are few enough.
    pub(crate) fn count_hidden(&mut self, reader: &Reader) {
        self.hidden = 0;
        if self.matches.len() > COUNTED {
            return;
        }
        let article = Arc::clone(reader.article());
        let hidden = |found: &Range<usize>| article.block_at(found.start).is_some_and(|block| reader.page.is_hidden(block));
        self.hidden = self.matches.iter().filter(hidden).count();
    }

    /// Number of matches within `range`.
    pub fn within(&self, range: &Range<usize>) -> usize {
        self.matches.before(range.end) - self.matches.before(range.start)
    }
}
