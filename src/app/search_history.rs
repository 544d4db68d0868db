//! Search history, one for the library and one for the open article: loaded from the store, extended with each search.

use std::sync::Arc;

use super::State;
use super::msg::Effect;
use crate::input::line_editor::HISTORY;
use crate::library::{Change, GlobalState, SearchScope};

/// The two histories, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct SearchHistory {
    list: Arc<Vec<String>>,
    reader: Arc<Vec<String>>,
}

impl SearchHistory {
    pub(super) fn of(&self, scope: SearchScope) -> Arc<Vec<String>> {
        Arc::clone(match scope {
            SearchScope::List => &self.list,
            SearchScope::Reader => &self.reader,
        })
    }

    fn add(&mut self, scope: SearchScope, typed: &str) {
        let past = Arc::make_mut(match scope {
            SearchScope::List => &mut self.list,
            SearchScope::Reader => &mut self.reader,
        });
        past.retain(|old| old != typed);
        past.push(typed.to_owned());
        let surplus = past.len().saturating_sub(HISTORY);
        past.drain(..surplus);
    }
}

/// Loads the history of earlier runs; searches of this run come after it.
pub(super) fn load(state: &mut State, saved: GlobalState) {
    let earlier = SearchHistory { list: Arc::new(saved.list_searches), reader: Arc::new(saved.reader_searches) };
    let own = std::mem::replace(&mut state.session.search_history, earlier);
    own.list.iter().for_each(|typed| state.session.search_history.add(SearchScope::List, typed));
    own.reader.iter().for_each(|typed| state.session.search_history.add(SearchScope::Reader, typed));
    let config = Arc::clone(&state.config);
    state.saved_searches.load(saved.saved_searches, &config.searches);
    if let Some(measure) = saved.measure.filter(|_| !state.session.measured) {
        state.measure = measure.clamp(super::measure::NARROWEST, super::measure::WIDEST);
    }
}

pub(super) fn searched(state: &mut State, scope: SearchScope, typed: &str, effects: &mut Vec<Effect>) {
    if typed.trim().is_empty() {
        return;
    }
    state.session.search_history.add(scope, typed);
    effects.push(Effect::Save(vec![Change::Searched { scope, typed: typed.to_owned() }]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_searched_for_twice_is_there_once_and_last() {
        let mut past = SearchHistory::default();
        for typed in ["one", "two", "one"] {
            past.add(SearchScope::List, typed);
        }
        assert_eq!(*past.of(SearchScope::List), ["two", "one"]);
        (0..2 * HISTORY).for_each(|number| past.add(SearchScope::List, &number.to_string()));
        assert_eq!(past.of(SearchScope::List).len(), HISTORY);
        assert!(past.of(SearchScope::Reader).is_empty());
    }
}
