//! Search history, one for the library and one for the open article: loaded from the store, extended with each search.

use std::sync::Arc;

use super::State;
use super::msg::Effect;
use crate::input::line::PAST;
use crate::library::{Change, GlobalState, SearchScope};

/// The two histories, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    list: Arc<Vec<String>>,
    reader: Arc<Vec<String>>,
}

impl Past {
    /// The searches of this scope.
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
        let surplus = past.len().saturating_sub(PAST);
        past.drain(..surplus);
    }
}

/// Loads the history of earlier runs; searches of this run come after it.
pub(super) fn remembered(state: &mut State, remembered: GlobalState) {
    let earlier = Past { list: Arc::new(remembered.list_searches), reader: Arc::new(remembered.reader_searches) };
    let own = std::mem::replace(&mut state.session.past, earlier);
    own.list.iter().for_each(|typed| state.session.past.add(SearchScope::List, typed));
    own.reader.iter().for_each(|typed| state.session.past.add(SearchScope::Reader, typed));
    if let Some(measure) = remembered.measure.filter(|_| !state.session.measured) {
        state.measure = measure.clamp(super::measure::NARROWEST, super::measure::WIDEST);
    }
}

/// Adds a search to the history.
pub(super) fn searched(state: &mut State, scope: SearchScope, typed: &str, effects: &mut Vec<Effect>) {
    if typed.trim().is_empty() {
        return;
    }
    state.session.past.add(scope, typed);
    effects.push(Effect::Save(vec![Change::Searched { scope, typed: typed.to_owned() }]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_searched_for_twice_is_there_once_and_last() {
        let mut past = Past::default();
        for typed in ["one", "two", "one"] {
            past.add(SearchScope::List, typed);
        }
        assert_eq!(*past.of(SearchScope::List), ["two", "one"]);
        (0..2 * PAST).for_each(|number| past.add(SearchScope::List, &number.to_string()));
        assert_eq!(past.of(SearchScope::List).len(), PAST);
        assert!(past.of(SearchScope::Reader).is_empty());
    }
}
