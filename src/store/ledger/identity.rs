//! Decides which saved article a file is, by its contents and its path. Pure, so that every case can be tested.
//!
//! Nothing that an article *says* counts, only what its text *is*: no front matter and no identifier in a file can take another
//! article's state.

use crate::article::Origin;

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

/// The saved article that a file corresponds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// The one saved for its path, with the same text or with none known yet.
    Itself(Id),
    /// One saved for a path that no longer exists: the file was moved or renamed.
    Moved(Id),
    /// The one saved for its path, with another text: it was edited.
    Edited(Id),
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

    #[test]
    fn an_edited_file_keeps_its_state() {
        assert_eq!(who(Some(9), Some(here(1, 7)), &[]), Identity::Edited(1));
        assert_eq!(who(Some(9), Some(here(1, 7)), &[alike(2, "there")]), Identity::Edited(1));
    }
}
