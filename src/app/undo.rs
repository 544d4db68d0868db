//! Undo history and its notices. The store supplies the reverse of each change; undoing saves it like any other change.

use super::State;
use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use crate::library::{ArticleKey, Change, ChangeOrigin};
use crate::words::Notice;

const MOST: usize = 100;

/// Maximum number of changes in all steps; the last step is always kept.
const CHANGES: usize = 20_000;

/// Undo steps, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Undo(Vec<Vec<Change>>);

impl Undo {
    /// Adds the reverse of a change, as one step each or as a single step.
    pub(super) fn add(&mut self, changes: Vec<Change>, apart: bool) {
        if apart {
            self.0.extend(changes.into_iter().map(|change| vec![change]));
        } else if !changes.is_empty() {
            self.0.push(changes);
        }
        let mut room = CHANGES;
        let fits = |entry: &&Vec<Change>| {
            let fits = entry.len() <= room;
            room = room.saturating_sub(entry.len());
            fits
        };
        let kept = self.0.iter().rev().take(MOST).take_while(fits).count().max(1);
        let surplus = self.0.len().saturating_sub(kept);
        self.0.drain(..surplus);
    }
}

/// Another program changed something: a note that it added to is not taken back with its words.
pub(super) fn leave_to_others(state: &mut State, theirs: &Change) {
    let note = |change: &Change| match change {
        Change::Note { note, .. } => note.id,
        Change::NoteGone { id, .. } => Some(*id),
        _ => None,
    };
    let Some(changed) = note(theirs) else { return };
    for step in &mut state.session.undo.0 {
        step.retain(|change| note(change) != Some(changed));
    }
    state.session.undo.0.retain(|step| !step.is_empty());
}

pub(super) fn undo(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(changes) = state.session.undo.0.pop() else { return state.say(Notice::NothingToUndo) };
    for change in &changes {
        if let Change::Read { key, .. } = change {
            state.session.read_tracker.decided(*key);
        }
    }
    match changes.as_slice() {
        [Change::Read { read, .. }, _, ..] => state.session.pending.add(RequestKind::Listed(*read), Trigger::Undo),
        several => several.iter().filter_map(RequestKind::of).for_each(|asked| state.session.pending.add(asked, Trigger::Undo)),
    }
    effects.push(Effect::Save(changes));
}

/// Shows that a requested change is safe on disk, or that it is not yet.
pub(super) fn say(state: &mut State, change: &Change, trigger: Trigger, whose: ChangeOrigin) {
    let title = change.key().map(|key| title(state, key)).unwrap_or_default();
    if let Some(notice) = notice(change, title, trigger == Trigger::Undo) {
        state.say(state.said_of(notice, whose));
    }
}

/// The notice for a change to an article of this title, made or undone; `None` for changes caused by reading.
fn notice(change: &Change, title: String, undone: bool) -> Option<Notice> {
    let pick = |made, again| if undone { again } else { made };
    Some(match change {
        Change::Read { read: true, .. } => pick(Notice::CountsAsRead { title: title.clone() }, Notice::ReadAgain { title }),
        Change::Read { read: false, .. } => pick(Notice::CountsAsUnread { title: title.clone() }, Notice::UnreadAgain { title }),
        Change::Starred { starred: true, .. } => pick(Notice::Starred { title: title.clone() }, Notice::StarAgain { title }),
        Change::Starred { starred: false, .. } => pick(Notice::Unstarred { title: title.clone() }, Notice::NoStarAgain { title }),
        Change::Mark { letter, at } => {
            let letter = letter.to_string();
            match at {
                Some(_) => pick(Notice::MarkSet { letter: letter.clone() }, Notice::MarkAgain { letter }),
                None => pick(Notice::MarkGone { letter: letter.clone() }, Notice::NoMarkAgain { letter }),
            }
        }
        Change::Note { note, .. } => pick(if note.text.is_empty() { Notice::HighlightKept } else { Notice::NoteKept }, Notice::NoteAgain),
        Change::NoteGone { .. } => pick(Notice::NoteGone, Notice::NoNoteAgain),
        Change::Speaker { given, .. } => speaker(given.1.as_deref(), undone),
        Change::SavedSearch { name, query } => {
            let name = name.to_string();
            match query {
                Some(_) => pick(Notice::SearchSaved { name: name.clone() }, Notice::SearchAgain { name }),
                None => pick(Notice::SearchDeleted { name: name.clone() }, Notice::NoSearchAgain { name }),
            }
        }
        Change::Place { .. }
        | Change::Folds { .. }
        | Change::Seen { .. }
        | Change::Measure(_)
        | Change::Searched { .. }
        | Change::Session(..) => return None,
    })
}

/// The notice for the speaker of a quotation, whom the rules name again without a name.
fn speaker(name: Option<&str>, undone: bool) -> Notice {
    match (name, undone) {
        (Some(""), false) => Notice::SpeakerNobody,
        (Some(""), true) => Notice::NobodyAgain,
        (Some(name), false) => Notice::SpeakerPutRight { name: name.to_owned() },
        (Some(name), true) => Notice::SpeakerAgain { name: name.to_owned() },
        (None, _) => Notice::SpeakerByRulesAgain,
    }
}

pub(super) fn say_many(state: &mut State, (read, count): (bool, usize), trigger: Trigger, whose: ChangeOrigin) {
    let notice = match (trigger, count, read) {
        (Trigger::Undo, ..) => Notice::ManyAgain { count },
        (_, 0, true) => Notice::AllReadAlready,
        (_, 0, false) => Notice::AllUnreadAlready,
        (_, _, true) => Notice::ManyRead { count },
        (_, _, false) => Notice::ManyUnread { count },
    };
    state.say(if count > 0 { state.said_of(notice, whose) } else { notice });
}

/// The title of an article, if its row is loaded.
fn title(state: &State, key: ArticleKey) -> String {
    let open = state.reader.as_ref().filter(|reader| reader.key == key).map(|reader| reader.article().meta().title.as_str());
    open.or_else(|| state.list.row_of(key).map(|row| row.title.as_str())).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(count: usize) -> Vec<Change> {
        vec![Change::Read { key: ArticleKey(0), read: false }; count]
    }

    #[test]
    fn what_was_done_long_ago_is_not_taken_back() {
        let mut undo = Undo::default();
        undo.add(read(3 * MOST), true);
        assert_eq!(undo.0.len(), MOST);
        undo.add(Vec::new(), false);
        assert_eq!(undo.0.len(), MOST);
    }

    #[test]
    fn of_very_many_changes_the_last_can_be_taken_back() {
        let mut undo = Undo::default();
        undo.add(read(CHANGES + 1), false);
        assert_eq!(undo.0.len(), 1);
        undo.add(read(CHANGES / 2), false);
        undo.add(read(CHANGES / 2), false);
        assert_eq!(undo.0.iter().map(Vec::len).collect::<Vec<_>>(), [CHANGES / 2, CHANGES / 2]);
    }
}
