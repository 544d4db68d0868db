//! What was searched for, in all articles and in the open one: filled from what is remembered, longer with each search.

use std::sync::Arc;

use super::State;
use super::kept::{Change, Remembered, Scope};
use super::msg::Effect;
use crate::input::line::PAST;

/// The two histories, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    list: Arc<Vec<String>>,
    reader: Arc<Vec<String>>,
}

impl Past {
    /// What was searched for there.
    pub(super) fn of(&self, scope: Scope) -> Arc<Vec<String>> {
        Arc::clone(match scope {
            Scope::List => &self.list,
            Scope::Reader => &self.reader,
        })
    }

    fn add(&mut self, scope: Scope, typed: &str) {
        let past = Arc::make_mut(match scope {
            Scope::List => &mut self.list,
            Scope::Reader => &mut self.reader,
        });
        past.retain(|old| old != typed);
        past.push(typed.to_owned());
        let surplus = past.len().saturating_sub(PAST);
        past.drain(..surplus);
    }
}

/// Takes in what is remembered from earlier runs. What was done in this one meanwhile is later, and holds.
pub(super) fn remembered(state: &mut State, remembered: Remembered) {
    let earlier = Past { list: Arc::new(remembered.list_searches), reader: Arc::new(remembered.reader_searches) };
    let own = std::mem::replace(&mut state.session.past, earlier);
    own.list.iter().for_each(|typed| state.session.past.add(Scope::List, typed));
    own.reader.iter().for_each(|typed| state.session.past.add(Scope::Reader, typed));
    if let Some(measure) = remembered.measure.filter(|_| !state.session.measured) {
        state.measure = measure.clamp(super::measure::NARROWEST, super::measure::WIDEST);
    }
}

/// Remembers that this was searched for.
pub(super) fn searched(state: &mut State, scope: Scope, typed: &str, effects: &mut Vec<Effect>) {
    if typed.trim().is_empty() {
        return;
    }
    state.session.past.add(scope, typed);
    effects.push(Effect::Keep(vec![Change::Searched { scope, typed: typed.to_owned() }]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_searched_for_twice_is_there_once_and_last() {
        let mut past = Past::default();
        for typed in ["one", "two", "one"] {
            past.add(Scope::List, typed);
        }
        assert_eq!(*past.of(Scope::List), ["two", "one"]);
        (0..2 * PAST).for_each(|number| past.add(Scope::List, &number.to_string()));
        assert_eq!(past.of(Scope::List).len(), PAST);
        assert!(past.of(Scope::Reader).is_empty());
    }
}
