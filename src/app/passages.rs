//! The passages that rows of a search show: requested for the rows on screen only, once these answer the query.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::msg::Effect;
use super::{Presentation, State};
use crate::find::{Needle, Passage};
use crate::library::{ArticleKey, PassageRequest};

/// Minimum height of a list pane at which each row of a search has a second line for its passage.
const TALL: u16 = 40;

/// Minimum width of a list pane at which a passage has a column; the same as for the source.
pub(crate) const COLUMN: u16 = 44;

/// The passages at hand.
#[derive(Debug, Clone, Default)]
pub struct Passages {
    found: HashMap<ArticleKey, Passage>,
    /// What the passages at hand were found with.
    needles: Arc<[Needle]>,
    /// The articles of the last request, and its needles.
    asked: HashSet<ArticleKey>,
    asked_with: Arc<[Needle]>,
    generation: u64,
}

impl Passages {
    /// The passage of an article, as far as known.
    pub(crate) fn of(&self, key: ArticleKey) -> Option<&Passage> {
        self.found.get(&key)
    }

    /// Stores passages, unless another search has begun since. Those of the search before stay until the first of the next arrive.
    pub(super) fn receive(&mut self, needles: &Arc<[Needle]>, found: Vec<(ArticleKey, Passage)>) {
        if *needles != self.asked_with {
            return;
        }
        if *needles != self.needles {
            self.found.clear();
            self.needles = Arc::clone(needles);
        }
        self.found.extend(found);
    }

    fn clear(&mut self) {
        *self = Self { generation: self.generation, ..Self::default() };
    }
}

/// The number of lines that a row of the list takes.
pub(super) fn row_lines(state: &State) -> usize {
    let tall = state.panes.list.is_some_and(|list| list.height >= TALL);
    if tall && is_searching(state) { 2 } else { 1 }
}

/// Whether rows show passages: the list shows a search for words.
pub(crate) fn is_searching(state: &State) -> bool {
    !state.list.query.is_empty() && !state.list.needles.is_empty()
}

/// Requests the passages of rows on screen that are missing.
pub(super) fn request(state: &mut State, effects: &mut Vec<Effect>) {
    if !is_searching(state) {
        return state.list.passages.clear();
    }
    let room = state.panes.list.is_some_and(|list| list.width >= COLUMN) || row_lines(state) > 1;
    if !room || !state.list.is_current() || state.presentation == Presentation::Lines {
        return;
    }
    let list = &mut state.list;
    let other = list.passages.needles != list.needles;
    let rows = (list.view.top..list.view.end()).filter_map(|index| list.view.row(index)).filter(|row| row.known && !row.gone);
    let missing: Vec<ArticleKey> = rows.map(|row| row.key).filter(|key| other || list.passages.of(*key).is_none()).collect();
    let passages = &mut list.passages;
    if passages.asked_with == list.needles && missing.iter().all(|key| passages.asked.contains(key)) {
        return;
    }
    passages.generation += 1;
    passages.asked = missing.iter().copied().collect();
    passages.asked_with = Arc::clone(&list.needles);
    effects.push(Effect::FindPassages(PassageRequest {
        generation: passages.generation,
        keys: missing,
        needles: Arc::clone(&list.needles),
    }));
}
