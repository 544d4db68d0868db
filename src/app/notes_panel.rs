//! The panel with all notes of the library: requested from the store when opened; typing filters by label and words.

use super::jump_list::{self, Spot};
use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::picker::{Item, Purpose, cut};
use super::{Layer, State, popup};
use crate::article::Date;
use crate::library::{Change, Note, NoteId, SavedLocation};
use crate::words::{Label, Notice};

/// Characters of a highlight's text shown before the article's title.
const FEW: usize = 48;

/// The state of the panel.
#[derive(Debug, Clone, Default)]
pub(super) struct NotesPanel {
    /// Whether the notes were requested.
    asked: bool,
    /// The notes shown, in the order of the panel's items.
    listed: Vec<(SavedLocation, Note)>,
    /// The note for which an article is being opened.
    going: Option<NoteId>,
}

/// Requests all notes.
pub(super) fn open(state: &mut State, effects: &mut Vec<Effect>) {
    state.session.notes_panel.asked = true;
    effects.push(Effect::ListNotes);
}

/// Shows all notes, if they were requested and nothing else was opened since.
pub(super) fn listed(state: &mut State, listed: Vec<(SavedLocation, Note)>) {
    if !std::mem::take(&mut state.session.notes_panel.asked) || !matches!(state.layer, Layer::Panes) {
        return;
    }
    if listed.is_empty() {
        return state.say(Notice::NoNotes);
    }
    let here = state.reader.as_ref().map(|reader| reader.key);
    let at = listed.iter().position(|(place, _)| place.key.is_some() && place.key == here).unwrap_or(0);
    state.session.notes_panel.listed = listed;
    let items = items(state);
    popup::open(state, Purpose::Notes, items, at);
}

fn items(state: &State) -> Vec<Item> {
    state.session.notes_panel.listed.iter().enumerate().map(|(value, (place, note))| item(state, value, place, note)).collect()
}

/// An item of the panel: labels, the note's text or the highlighted words, then place and date; the full words are there to be searched.
fn item(state: &State, value: usize, place: &SavedLocation, note: &Note) -> Item {
    let labels: Vec<String> = note.label.split_whitespace().map(|label| format!("#{label}")).collect();
    let day = u64::try_from(note.made / 86_400).ok().filter(|&day| day > 0).and_then(Date::from_days);
    let day = day.map(|day| state.words.short_day(day.ymd()).trim().to_owned());
    let lost = is_lost(state, place, note).then(|| state.words.say(&Label::LostNote));
    let words = note.anchor.words().split_whitespace().collect::<Vec<_>>().join(" ");
    let few = words.chars().nth(FEW).is_none();
    let label = match (note.text.is_empty(), few) {
        (false, _) => note.text.split_whitespace().collect::<Vec<_>>().join(" "),
        (true, true) => words.clone(),
        (true, false) => words.chars().take(FEW).chain(['…']).collect(),
    };
    let rest = (!note.text.is_empty() || !few).then(|| cut(&words));
    let detail: Vec<String> = [lost, Some(place.title.clone()), day, rest].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let detail = detail.join(if state.ascii { " - " } else { " · " });
    Item { label: cut(&label), detail, key: labels.join(" "), value, ..Item::default() }
}

impl State {
    /// The notes of the last listing, in the order of the panel's items.
    pub fn listed_notes(&self) -> &[(SavedLocation, Note)] {
        &self.session.notes_panel.listed
    }
}

/// Whether the note's words are gone from the open article, or the article from the library.
fn is_lost(state: &State, place: &SavedLocation, note: &Note) -> bool {
    let Some(key) = place.key else { return true };
    let own = state.reader.as_ref().filter(|reader| reader.key == key && reader.whole);
    own.is_some_and(|reader| reader.notes.all().iter().any(|placed| placed.note.id == note.id && placed.range.is_none()))
}

/// Requests that a note of the listing be deleted.
pub(super) fn delete(state: &mut State, index: usize, effects: &mut Vec<Effect>) {
    let chosen = state.session.notes_panel.listed.get(index);
    match chosen.map(|(place, note)| (place.key, note.id)) {
        Some((Some(key), Some(id))) => {
            state.session.pending.add(RequestKind::Notes(key), Trigger::Key);
            effects.push(Effect::Save(vec![Change::NoteGone { key, id }]));
        }
        Some(_) => state.say(Notice::NoteElsewhere),
        None => (),
    }
}

/// Removes a deleted note from the panel.
pub(super) fn gone(state: &mut State, id: NoteId) {
    state.session.notes_panel.listed.retain(|(_, note)| note.id != Some(id));
    let items = items(state);
    if let Layer::Picker(picker) = &mut state.layer
        && picker.purpose == Purpose::Notes
    {
        *picker = picker.with_items(items);
    }
}

/// Goes to the words of a note.
pub(super) fn choose(state: &mut State, index: usize, effects: &mut Vec<Effect>) {
    let Some((place, note)) = state.session.notes_panel.listed.get(index).cloned() else { return };
    let Some(key) = place.key else {
        let path = crate::article::clean::line(&place.origin.address());
        return state.say(Notice::NoteNowhere { path });
    };
    state.session.notes_panel.going = note.id;
    jump_list::jump_to(state, Spot { key, anchor: note.anchor, row: None }, effects);
    if state.current_key() == state.reader.as_ref().map(|reader| reader.key) {
        arrive(state);
    }
}

/// Shows a notice if the article was opened for a note whose words are gone.
pub(super) fn arrive(state: &mut State) {
    let Some(id) = state.session.notes_panel.going.take() else { return };
    let Some(reader) = state.reader.as_ref().filter(|reader| reader.whole) else { return };
    if reader.notes.all().iter().any(|placed| placed.note.id == Some(id) && placed.range.is_none()) {
        state.say(Notice::NoteLost);
    }
}
