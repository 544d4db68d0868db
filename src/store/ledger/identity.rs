//! Decides which saved article a file is, by its contents and its path. Pure, so that every case can be tested.
//!
//! Nothing that an article *says* counts, only what its text *is*: no front matter and no identifier in a file can take another
//! article's state.

use crate::article::{Origin, Sketch, sketch};

pub(super) type Id = i64;

/// The article saved at the path in question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Here {
    pub(super) id: Id,
    /// Fingerprint of the text; `None` where it was saved before the file was read.
    pub(super) fingerprint: Option<u64>,
}

/// An article saved with the same text at another path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alike {
    pub(super) id: Id,
    /// Its old location; `None` where another article has taken its place.
    pub(super) origin: Option<Origin>,
}

/// An article saved with a similar text at another path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Similar {
    pub(super) id: Id,
    /// Its old location; `None` where another article has taken its place.
    pub(super) origin: Option<Origin>,
    pub(super) sketch: Sketch,
}

/// Percentage points by which the best match must be better than the next.
const LEAD: u32 = 8;

/// The saved article that a file corresponds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// The one saved for its path, with the same text or with none known yet.
    Itself(Id),
    /// One saved for a path that no longer exists: the file was moved or renamed.
    Moved(Id),
    /// The one saved for its path, with another text: it was edited.
    Edited(Id),
    /// One saved for a path that no longer exists, with most of the same words: the file was renamed and edited.
    Recognised(Id),
    /// None: nothing is saved for it, or only for a copy that still exists elsewhere.
    New,
}

/// Identifies the saved article at a path: `here` is the one saved for this path, `alike` are those with the same text elsewhere, latest
/// first. Where the text is not known yet, the path decides.
pub(super) fn identify(fingerprint: Option<u64>, here: Option<Here>, alike: &[Alike], is_there: &dyn Fn(&Origin) -> bool) -> Identity {
    let known = fingerprint.is_some();
    match here {
        Some(here) if here.fingerprint == fingerprint || !known || here.fingerprint.is_none() => return Identity::Itself(here.id),
        Some(_) | None => (),
    }
    let gone = |alike: &&Alike| alike.origin.as_ref().is_none_or(|origin| !is_there(origin));
    match (alike.iter().find(gone), here) {
        (Some(moved), _) if known => Identity::Moved(moved.id),
        (_, Some(here)) => Identity::Edited(here.id),
        (_, None) => Identity::New,
    }
}

/// Recognises a file that was renamed and edited by its words: it is the one saved article that they resemble, if the file of that is gone.
/// Where they resemble one that still exists more, or two about as much, it is a new one.
pub(super) fn recognise(now: &Sketch, similar: Vec<Similar>, is_there: &dyn Fn(&Origin) -> bool) -> Identity {
    let alike = similar.into_iter().map(|similar| (now.likeness(&similar.sketch), similar));
    let mut alike: Vec<(u32, Similar)> = alike.filter(|(likeness, _)| *likeness >= sketch::ALIKE).collect();
    alike.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    let next = alike.get(1).map_or(0, |(likeness, _)| likeness + LEAD);
    match alike.first() {
        Some((best, similar)) if *best >= next && similar.origin.as_ref().is_none_or(|origin| !is_there(origin)) => {
            Identity::Recognised(similar.id)
        }
        Some(_) | None => Identity::New,
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    fn alike(id: Id, path: &str) -> Alike {
        Alike { id, origin: (!path.is_empty()).then(|| PathBuf::from(path).into()) }
    }

    fn here(id: Id, fingerprint: u64) -> Here {
        Here { id, fingerprint: Some(fingerprint) }
    }

    /// `there` is a file, nothing else is.
    fn who(fingerprint: Option<u64>, here: Option<Here>, alike: &[Alike]) -> Identity {
        identify(fingerprint, here, alike, &|origin| *origin.file == *Path::new("there"))
    }

    #[test]
    fn an_article_never_seen_is_new() {
        assert_eq!(who(Some(7), None, &[]), Identity::New);
        assert_eq!(who(None, None, &[]), Identity::New);
    }

    #[test]
    fn the_same_text_at_the_same_path_is_itself() {
        assert_eq!(who(Some(7), Some(here(1, 7)), &[]), Identity::Itself(1));
        assert_eq!(who(Some(7), Some(here(1, 7)), &[alike(2, "gone")]), Identity::Itself(1));
    }

    #[test]
    fn state_saved_before_reading_is_found_by_its_path() {
        assert_eq!(who(None, Some(here(1, 7)), &[]), Identity::Itself(1));
        assert_eq!(who(Some(7), Some(Here { id: 1, fingerprint: None }), &[]), Identity::Itself(1));
    }

    #[test]
    fn a_moved_file_keeps_its_state() {
        assert_eq!(who(Some(7), None, &[alike(1, "gone")]), Identity::Moved(1));
        assert_eq!(who(Some(7), None, &[alike(1, "")]), Identity::Moved(1));
        assert_eq!(who(Some(7), None, &[alike(1, "there"), alike(2, "gone")]), Identity::Moved(2));
    }

    #[test]
    fn a_file_moved_over_another_keeps_its_own_state() {
        assert_eq!(who(Some(7), Some(here(1, 8)), &[alike(2, "gone")]), Identity::Moved(2));
    }

    #[test]
    fn a_copy_beside_its_original_starts_fresh() {
        assert_eq!(who(Some(7), None, &[alike(1, "there")]), Identity::New);
    }

    /// A sketch of which `equal` of 100 bins are those of the sketch of all.
    fn sketch(equal: usize) -> Sketch {
        let bins = std::array::from_fn(|at| if at < 50 { if 2 * at < equal { 0x11 } else { 0x22 } } else { 0 });
        Sketch { day: 0, bins }
    }

    fn recognised(similar: &[(Id, &str, usize)]) -> Identity {
        let similar = similar.iter().map(|&(id, path, equal)| {
            let Alike { id, origin } = alike(id, path);
            Similar { id, origin, sketch: sketch(equal) }
        });
        recognise(&sketch(100), similar.collect(), &|origin| *origin.file == *Path::new("there"))
    }

    #[test]
    fn a_file_renamed_and_edited_is_recognised_by_its_words() {
        assert_eq!(recognised(&[(1, "gone", 60)]), Identity::Recognised(1));
        assert_eq!(recognised(&[(1, "gone", 30), (2, "gone", 50)]), Identity::Recognised(2));
        assert_eq!(recognised(&[(1, "", 60)]), Identity::Recognised(1));
        assert_eq!(recognised(&[(1, "gone", 30)]), Identity::New);
        assert_eq!(recognised(&[]), Identity::New);
    }

    #[test]
    fn one_that_resembles_an_existing_article_or_two_alike_is_new() {
        assert_eq!(recognised(&[(1, "there", 60)]), Identity::New);
        assert_eq!(recognised(&[(1, "there", 60), (2, "gone", 50)]), Identity::New);
        assert_eq!(recognised(&[(1, "gone", 60), (2, "gone", 54)]), Identity::New);
        assert_eq!(recognised(&[(1, "gone", 60), (2, "there", 54)]), Identity::New);
    }

    #[test]
    fn an_edited_file_keeps_its_state() {
        assert_eq!(who(Some(9), Some(here(1, 7)), &[]), Identity::Edited(1));
        assert_eq!(who(Some(9), Some(here(1, 7)), &[alike(2, "there")]), Identity::Edited(1));
    }
}
