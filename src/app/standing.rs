//! How articles stand: star and read, asked of the store and shown once it has confirmed. What was asked is remembered until then,
//! so that the answer finds its sentence, and a second key the wish of the first.

use std::sync::Arc;

use super::msg::Effect;
use super::reader::Reader;
use super::recent::Recent;
use super::{Focus, State, annotate, undo};
use crate::library::{ArticleKey, Change, ChangeOrigin, ReadStatus, SaveConfirmation};
use crate::words::Notice;

/// How many wishes are remembered; a store that confirms none of them is told about once, by itself.
const MOST: usize = 64;

/// How many confirmations of one message are remembered for articles opened in the same moment.
const AT_ONCE: usize = 100;

/// What was asked of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// That an article counts as read, or not.
    Read(ArticleKey, bool),
    /// That an article has a star, or not.
    Starred(ArticleKey, bool),
    /// That all listed articles count as read, or not.
    Listed(bool),
    /// That a letter stands for a place, or for none.
    Mark(char),
    /// Something about the notes of an article.
    Notes(ArticleKey),
}

impl Asked {
    /// What would have been asked for this change; `None` for what nobody waits for.
    pub(super) fn of(change: &Change) -> Option<Self> {
        match change {
            Change::Read { key, read } => Some(Self::Read(*key, *read)),
            Change::Starred { key, starred } => Some(Self::Starred(*key, *starred)),
            Change::Mark { letter, .. } => Some(Self::Mark(*letter)),
            Change::Note { key, .. } | Change::NoteGone { key, .. } => Some(Self::Notes(*key)),
            Change::Place { .. } | Change::Folds { .. } | Change::Seen { .. } | Change::Measure(_) | Change::Searched { .. } => None,
        }
    }

    /// Whether both are about the same, whatever is wished of it.
    pub(super) fn concerns(self, other: Self) -> bool {
        match (self, other) {
            (Self::Read(one, _), Self::Read(two, _)) | (Self::Starred(one, _), Self::Starred(two, _)) => one == two,
            _ => self == other,
        }
    }
}

/// Why it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Somebody pressed a key for it.
    Pressed,
    /// Somebody took something back.
    TakenBack,
    /// It came of reading.
    ByItself,
}

/// What was asked and is not confirmed yet, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Awaited(Vec<(Asked, Why)>);

impl Awaited {
    /// Remembers a wish.
    pub(super) fn add(&mut self, asked: Asked, why: Why) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push((asked, why));
    }

    /// Whether the article was last asked to count as read.
    pub(super) fn read(&self, key: ArticleKey) -> Option<bool> {
        self.0.iter().rev().find_map(|&(asked, _)| match asked {
            Asked::Read(own, read) => (own == key).then_some(read),
            Asked::Listed(read) => Some(read),
            _ => None,
        })
    }

    fn starred(&self, key: ArticleKey) -> Option<bool> {
        self.0.iter().rev().find_map(|&(asked, _)| match asked {
            Asked::Starred(own, starred) => (own == key).then_some(starred),
            _ => None,
        })
    }

    fn listed(&self) -> Option<bool> {
        self.0.iter().find_map(|&(asked, _)| match asked {
            Asked::Listed(read) => Some(read),
            _ => None,
        })
    }

    /// Takes out the first wish that is this one.
    fn take(&mut self, confirmed: Asked) -> Option<Why> {
        let at = self.0.iter().position(|&(asked, _)| asked == confirmed)?;
        Some(self.0.remove(at).1)
    }
}

/// The article that the keys are about: that under the list's cursor, or the open one; with how it stands as far as that is known.
fn subject(state: &State) -> Option<(ArticleKey, ReadStatus)> {
    let row = match state.focus {
        Focus::List => state.list.selected(),
        Focus::Reader => state.list.row_of(state.current_key()?),
    };
    // One that is read once more is open all the same.
    let here = |reader: &&Reader| state.focus == Focus::Reader && state.wanted.is_none_or(|wanted| wanted == reader.key);
    let open = state.reader.as_ref().filter(here);
    open.map(|reader| (reader.key, reader.standing)).or_else(|| row.map(|row| (row.key, row.status)))
}

/// Gives the article a star, or takes it away.
pub(super) fn star(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((key, standing)) = subject(state) else { return refuse(state) };
    let starred = !state.books.awaited.starred(key).unwrap_or(standing.starred);
    state.books.awaited.add(Asked::Starred(key, starred), Why::Pressed);
    effects.push(Effect::Keep(vec![Change::Starred { key, starred }]));
}

/// Counts the article as read, or as unread again.
pub(super) fn read(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((key, standing)) = subject(state) else { return refuse(state) };
    let read = !state.books.awaited.read(key).unwrap_or(standing.read);
    state.books.awaited.add(Asked::Read(key, read), Why::Pressed);
    state.books.reading.decided(key);
    let mut changes = vec![Change::Read { key, read }];
    if let Some(reader) = state.reader.as_ref().filter(|reader| read && reader.key == key && reader.whole) {
        changes.push(Change::Seen { key, text: Arc::clone(reader.article()) });
    }
    effects.push(Effect::Keep(changes));
}

/// Counts all articles of the list as read, or as unread.
pub(super) fn read_listed(state: &mut State, read: bool, effects: &mut Vec<Effect>) {
    if state.list.total == 0 {
        return state.say(Notice::EmptyList);
    }
    if let Some(key) = state.reader.as_ref().map(|reader| reader.key) {
        state.books.reading.decided(key);
    }
    state.books.awaited.add(Asked::Listed(read), Why::Pressed);
    effects.push(Effect::KeepListed { read });
}

fn refuse(state: &mut State) {
    state.say(if state.focus == Focus::List { Notice::EmptyList } else { Notice::NoArticle });
}

/// Takes in what is on disk now: shows it, and remembers how to take it back.
pub(super) fn kept(state: &mut State, keeping: SaveConfirmation) {
    state.list.restand(&keeping.done);
    for change in &keeping.done {
        show(state, change, keeping.whose);
    }
    // Of many at once, only those are remembered that fit: the store has said so of all of them.
    for change in keeping.done.iter().rev().take(AT_ONCE).rev() {
        remember(&mut state.books.recent, change);
    }
    if keeping.whose == ChangeOrigin::Ours {
        confirm(state, keeping);
    }
}

fn show(state: &mut State, change: &Change, whose: ChangeOrigin) {
    let open = state.reader.as_mut();
    match change {
        Change::Read { key, read } => {
            if let Some(reader) = open.filter(|reader| reader.key == *key) {
                reader.standing.read = *read;
            }
        }
        Change::Starred { key, starred } => {
            if let Some(reader) = open.filter(|reader| reader.key == *key) {
                reader.standing.starred = *starred;
            }
        }
        Change::Place { key, .. } | Change::Folds { key, .. } => {
            if whose == ChangeOrigin::Theirs && open.is_none_or(|reader| reader.key != *key) {
                state.books.recent.forget_place(*key);
            }
        }
        Change::Note { .. } | Change::NoteGone { .. } => annotate::show(state, change),
        // Others' measure and searches are theirs until the next start; marks are asked for when they are wanted.
        Change::Seen { .. } | Change::Mark { .. } | Change::Measure(_) | Change::Searched { .. } => (),
    }
}

fn remember(recent: &mut Recent, change: &Change) {
    match change {
        Change::Read { key, read } => recent.set_read(*key, *read),
        Change::Starred { key, starred } => recent.set_starred(*key, *starred),
        _ => (),
    }
}

/// Says what was done where somebody pressed a key for it, and remembers how to take it back.
fn confirm(state: &mut State, keeping: SaveConfirmation) {
    let mut undo = keeping.undo;
    let mut many = Vec::new();
    for change in &keeping.done {
        let Some(asked) = Asked::of(change) else { continue };
        match (state.books.awaited.take(asked), asked) {
            (None, Asked::Read(_, read)) => many.push(read),
            (None | Some(Why::ByItself), _) => (),
            (Some(why), _) => {
                if why == Why::TakenBack {
                    undo.retain(|change| Asked::of(change).is_none_or(|back| !back.concerns(asked)));
                }
                undo::say(state, change, why);
            }
        }
    }
    let listed = many.first().copied().or_else(|| state.books.awaited.listed().filter(|_| keeping.done.is_empty()));
    let why = listed.and_then(|read| state.books.awaited.take(Asked::Listed(read)));
    if let (Some(read), Some(why)) = (listed, why) {
        if why == Why::TakenBack {
            undo.retain(|change| !matches!(change, Change::Read { .. }));
        }
        undo::say_many(state, read, many.len(), why);
    }
    state.books.undo.add(undo, many.is_empty());
}
