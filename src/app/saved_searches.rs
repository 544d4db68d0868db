//! Saved searches: those of the configuration and those that the user saved, their numbers, and how many articles each finds.

pub(crate) mod line;

use super::list::List;
use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::{Focus, State};
use crate::article::Date;
use crate::config;
use crate::input::Command;
use crate::library::Change;
use crate::query;
use crate::words::Notice;

/// The highest number of a saved search.
const MOST: usize = 9;

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// The digit of its keys; `None` where all are taken.
    pub number: Option<usize>,
    /// Its name.
    pub name: String,
    /// The query.
    pub query: String,
    /// The number of articles that it finds, once known.
    pub count: Option<usize>,
}

impl SavedSearch {
    /// The command that shows it.
    pub(crate) fn command(&self) -> Option<Command> {
        Command::ALL.iter().copied().find(|command| self.number.is_some() && command.search_number() == self.number)
    }
}

/// What the counts depend on: the numbers of articles, of those read from disk and of unread ones, and the day.
type Basis = (usize, usize, usize, (i32, u32, u32));

/// The saved searches, by number.
#[derive(Debug, Clone, Default)]
pub struct SavedSearches {
    all: Vec<SavedSearch>,
    /// Those that the user saved: name and query, by name.
    own: Vec<(String, String)>,
    generation: u64,
    /// What the counts were requested for; `None` if they are to be requested again.
    counted: Option<Basis>,
}

impl SavedSearches {
    /// Those of the configuration.
    pub(super) fn new(config: &[config::SavedSearch]) -> Self {
        let mut searches = Self::default();
        searches.arrange(config);
        searches
    }

    /// All of them, by number.
    pub fn all(&self) -> &[SavedSearch] {
        &self.all
    }

    /// The search of this number.
    pub(crate) fn numbered(&self, number: usize) -> Option<&SavedSearch> {
        self.all.iter().find(|search| search.number == Some(number))
    }

    /// Loads what the user saved.
    pub(super) fn load(&mut self, own: Vec<(String, String)>, config: &[config::SavedSearch]) {
        self.own = own;
        self.arrange(config);
    }

    /// Numbers all searches: those with a key first, the others with the first numbers that are free. One of the user's replaces one of
    /// the configuration with the same name.
    fn arrange(&mut self, config: &[config::SavedSearch]) {
        let written = config.iter().map(|search| {
            let own = self.own.iter().find(|(name, _)| *name == search.name);
            (search.key.map(usize::from), search.name.clone(), own.map_or(&search.query, |(_, query)| query).clone())
        });
        let is_new = |(name, _): &&(String, String)| config.iter().all(|search| search.name != *name);
        let own = self.own.iter().filter(is_new).map(|(name, query)| (None, name.clone(), query.clone()));
        let wanted: Vec<_> = written.chain(own).collect();
        let mut free: Vec<usize> = (1..=MOST).rev().filter(|number| wanted.iter().all(|(key, ..)| *key != Some(*number))).collect();
        let mut all = Vec::new();
        for (key, name, query) in wanted {
            let number = key.or_else(|| free.pop());
            let count = self.all.iter().find(|old| old.query == query).and_then(|old| old.count);
            all.push(SavedSearch { number, name, query, count });
        }
        all.sort_by_key(|search| search.number.unwrap_or(usize::MAX));
        (self.all, self.counted) = (all, None);
    }

    /// Has the counts requested again if they depend on what changed.
    pub(super) fn status_changed(&mut self, changes: &[Change]) {
        let counts = |change: &Change| matches!(change, Change::Read { .. } | Change::Starred { .. } | Change::Seen { .. });
        if changes.iter().any(counts) {
            self.counted = None;
        }
    }

    /// Stores counts, unless they are outdated.
    pub(super) fn receive(&mut self, generation: u64, counts: &[usize]) {
        if generation == self.generation && counts.len() == self.all.len() {
            for (search, count) in self.all.iter_mut().zip(counts) {
                search.count = Some(*count);
            }
        }
    }

    /// The request for the counts, if they are due and every article has been read.
    pub(super) fn request(&mut self, list: &List, now: Date) -> Option<Effect> {
        let basis = (list.known, list.read, list.unread, now.ymd());
        // The number of unread articles is that of a search meanwhile.
        let same = |counted: Basis| {
            (counted.0, counted.1, counted.3) == (basis.0, basis.1, basis.3) && (!list.query.is_empty() || counted.2 == basis.2)
        };
        if self.all.is_empty() || !list.answered || list.read < list.known || self.counted.is_some_and(same) {
            return None;
        }
        self.counted = Some(basis);
        self.generation += 1;
        Some(Effect::CountSearches { generation: self.generation, queries: self.all.iter().map(|search| search.query.clone()).collect() })
    }
}

/// The query with its count, as the palette shows it.
pub(crate) fn detail(search: &SavedSearch, ascii: bool) -> String {
    let parts = [Some(search.query.clone()), search.count.map(|count| count.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(if ascii { " - " } else { " · " })
}

/// Shows the search of this number in the list.
pub(super) fn show(state: &mut State, number: usize) {
    match state.saved_searches.numbered(number).map(|search| search.query.clone()) {
        Some(query) => show_query(state, &query),
        None => state.say(Notice::NoSavedSearch { number: number.to_string() }),
    }
}

/// Shows the articles of a query in the list.
pub(super) fn show_query(state: &mut State, query: &str) {
    (state.focus, state.zen) = (Focus::List, false);
    state.list.narrow(query, false);
}

/// Shows the whole list; the cursor stays on its article.
pub(super) fn show_all(state: &mut State) {
    (state.focus, state.zen) = (Focus::List, false);
    state.list.show_all();
}

/// Saves the search of the list; without a name, by its query.
pub(super) fn save(state: &mut State, name: &str, effects: &mut Vec<Effect>) {
    let list = &state.list;
    let query = if list.typing { query::entered(&list.query) } else { list.query.clone() };
    if query.trim().is_empty() {
        return state.say(Notice::NothingToSave);
    }
    let name = if name.is_empty() { query.clone() } else { name.to_owned() };
    request(state, Change::SavedSearch { name: name.into(), query: Some(query.into()) }, effects);
}

fn request(state: &mut State, change: Change, effects: &mut Vec<Effect>) {
    state.session.pending.add(RequestKind::SavedSearch, Trigger::Key);
    effects.push(Effect::Save(vec![change]));
}

/// Deletes a search that the user saved; without a name, the one that the list shows.
pub(super) fn delete(state: &mut State, name: &str, effects: &mut Vec<Effect>) {
    let searches = &state.saved_searches;
    let shown = searches.all.iter().find(|search| search.query == state.list.query).map_or("", |search| &search.name);
    let name = if name.is_empty() { shown } else { name }.to_owned();
    if name.is_empty() {
        return state.say(Notice::NoSearchToDelete);
    }
    if searches.own.iter().any(|(own, _)| *own == name) {
        request(state, Change::SavedSearch { name: name.into(), query: None }, effects);
    } else if searches.all.iter().any(|search| search.name == name) {
        state.say(Notice::SearchOfConfiguration { name });
    } else {
        state.say(Notice::NoSearchOfName { name });
    }
}

/// Takes in a search that was saved or deleted, here or by another program.
pub(super) fn saved(state: &mut State, name: &str, query: Option<&str>) {
    let own = &mut state.saved_searches.own;
    own.retain(|(old, _)| old != name);
    own.extend(query.map(|query| (name.to_owned(), query.to_owned())));
    own.sort();
    let config = std::sync::Arc::clone(&state.config);
    state.saved_searches.arrange(&config.searches);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn searches_are_numbered_by_key_then_by_what_is_free() {
        let text = "[[search]]\nname = 'a'\nquery = 'a'\n[[search]]\nname = 'b'\nquery = 'b'\nkey = 1\n";
        let config = Config::new(Some(("f", text))).0;
        let mut searches = SavedSearches::default();
        searches.load(vec![("a".to_owned(), "other".to_owned()), ("c".to_owned(), "c".to_owned())], &config.searches);
        let all: Vec<_> = searches.all().iter().map(|search| (search.number.unwrap(), search.query.as_str())).collect();
        assert_eq!(all, [(1, "b"), (2, "other"), (3, "c")]);
    }
}
