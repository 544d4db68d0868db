//! The panel of all notes of the library: asked of the store when it is opened; typing narrows it by label and by words.

use super::kept::{Change, Elsewhere, Note, NoteId};
use super::msg::{ArticleKey, Effect};
use super::picker::{Item, Picker, Purpose};
use super::{Focus, Layer, State, choose};
use crate::article::Date;
use crate::find::Anchor;
use crate::words::{Label, Notice};

/// What the panel was asked to show.
#[derive(Debug, Clone, Default)]
pub(super) struct Notebook {
    /// Whether the notes were asked for.
    asked: bool,
    /// The notes shown, in the order of the panel's items.
    listed: Vec<(Elsewhere, Note)>,
    /// The article and the words that somebody is on the way to.
    going: Option<(ArticleKey, Anchor)>,
}

/// Asks for all notes.
pub(super) fn open(state: &mut State, effects: &mut Vec<Effect>) {
    state.notebook.asked = true;
    effects.push(Effect::ListNotes);
}

/// Shows all notes, if they were asked for and nothing else came in between.
pub(super) fn listed(state: &mut State, listed: Vec<(Elsewhere, Note)>) {
    if !std::mem::take(&mut state.notebook.asked) || !matches!(state.layer, Layer::Panes) {
        return;
    }
    if listed.is_empty() {
        return state.say(Notice::NoNotes);
    }
    let here = state.reader.as_ref().map(|reader| reader.key);
    let at = listed.iter().position(|(place, _)| place.key.is_some() && place.key == here).unwrap_or(0);
    state.notebook.listed = listed;
    let items = items(state);
    choose::open(state, Purpose::Notes, items, at);
}

fn items(state: &State) -> Vec<Item> {
    state.notebook.listed.iter().enumerate().map(|(value, (place, note))| item(state, value, place, note)).collect()
}

/// Its labels, its words, what was written, where and when.
fn item(state: &State, value: usize, place: &Elsewhere, note: &Note) -> Item {
    let labels: Vec<String> = note.label.split_whitespace().map(|label| format!("#{label}")).collect();
    let day = u64::try_from(note.made / 86_400).ok().and_then(Date::from_days).map(|date| state.words.short_day(date.ymd()));
    let lost = is_lost(state, place, note).then(|| state.words.say(&Label::LostNote));
    let parts = [lost, Some(note.text.clone()), Some(place.title.clone()), day.map(|day| day.trim().to_owned())];
    let detail: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let words = note.anchor.words().split_whitespace().collect::<Vec<_>>().join(" ");
    Item {
        label: choose::cut(&words),
        detail: detail.join(if state.ascii { " - " } else { " · " }),
        key: labels.join(" "),
        value,
        ..Item::default()
    }
}

/// Whether the words are gone from the open article, or the article from the library.
fn is_lost(state: &State, place: &Elsewhere, note: &Note) -> bool {
    let Some(key) = place.key else { return true };
    let own = state.reader.as_ref().filter(|reader| reader.key == key && reader.whole);
    own.is_some_and(|reader| reader.notes.all().iter().any(|placed| placed.note.id == note.id && placed.range.is_none()))
}

/// Asks for the note under the panel's cursor to be taken away.
pub(super) fn delete(state: &mut State, picker: &Picker, effects: &mut Vec<Effect>) {
    let chosen = picker.chosen().and_then(|item| state.notebook.listed.get(item.value));
    match chosen.map(|(place, note)| (place.key, note.id)) {
        Some((Some(key), Some(id))) => effects.push(Effect::Keep(vec![Change::NoteGone { key, id }])),
        Some(_) => state.say(Notice::NoteElsewhere),
        None => (),
    }
}

/// A note was taken away: it leaves the panel, too.
pub(super) fn gone(state: &mut State, id: NoteId) {
    state.notebook.listed.retain(|(_, note)| note.id != Some(id));
    let items = items(state);
    if let Layer::Picker(picker) = &mut state.layer
        && picker.purpose == Purpose::Notes
    {
        *picker = picker.with_items(items);
    }
}

/// Goes to the words of a note.
pub(super) fn choose(state: &mut State, index: usize, effects: &mut Vec<Effect>) {
    let Some((place, note)) = state.notebook.listed.get(index).cloned() else { return };
    let Some(key) = place.key else {
        let path = crate::article::clean::line(&place.path.to_string_lossy());
        return state.say(Notice::NoteNowhere { path });
    };
    state.focus = Focus::Reader;
    state.notebook.going = Some((key, note.anchor));
    if state.wanted.is_none() && state.reader.as_ref().is_some_and(|reader| reader.key == key) {
        return arrive(state);
    }
    state.reader = None;
    state.list.follow(key);
    state.want(key, effects);
}

/// Goes to the note that the open article was opened for.
pub(super) fn arrive(state: &mut State) {
    let Some(reader) = &mut state.reader else { return };
    let Some((_, anchor)) = state.notebook.going.take().filter(|(key, _)| *key == reader.key) else { return };
    match anchor.find(reader.article().text()) {
        Some(range) => {
            state.search.keep_open();
            reader.page.reveal(range.start);
            reader.show_offset(range.start);
        }
        None => state.say(Notice::NoteLost),
    }
}
