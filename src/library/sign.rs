//! The signs of an article in the list, each one column wide: one table for the list, which draws them, and the help, which explains them.

use super::ReadStatus;
use crate::words::SignHelp;

/// A sign beside a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It has a star.
    Starred,
    /// It links a video.
    Video,
    /// About a quarter of it has been read.
    Quarter,
    /// About half of it.
    Half,
    /// About three quarters of it.
    ThreeQuarters,
    /// It was read to its end.
    Finished,
    /// It has changed since it was read.
    Changed,
    /// A change of its star or read status is not saved yet.
    Unsaved,
    /// It must not be published yet; drawn where there is no room for the word.
    Embargoed,
}

impl Sign {
    /// The signs with the same explanation, in the order of the help.
    pub(crate) const EXPLAINED: &'static [(&'static [Self], SignHelp)] = &[
        (&[Self::Starred], SignHelp::Starred),
        (&[Self::Video], SignHelp::Video),
        (&[Self::Quarter, Self::Half, Self::ThreeQuarters], SignHelp::Begun),
        (&[Self::Finished], SignHelp::Finished),
        (&[Self::Changed], SignHelp::Changed),
        (&[Self::Unsaved], SignHelp::Unsaved),
        (&[Self::Embargoed], SignHelp::Embargoed),
    ];

    /// The character that is drawn, in Unicode or in ASCII.
    pub fn drawn(self, ascii: bool) -> &'static str {
        let (fine, plain) = match self {
            Self::Starred => ("★", "*"),
            Self::Video => ("▶", "V"),
            Self::Quarter => ("¼", "-"),
            Self::Half => ("½", "="),
            Self::ThreeQuarters => ("¾", "#"),
            Self::Finished => ("✓", "x"),
            Self::Changed => ("Δ", "D"),
            Self::Unsaved => ("~", "?"),
            Self::Embargoed => ("!", "!"),
        };
        if ascii { plain } else { fine }
    }

    /// The sign for a change since an article was read, or else the one nearest to the progress; `None` for an article not begun, and for
    /// one read to its end that counts as unread again.
    pub fn of_status(status: ReadStatus) -> Option<Self> {
        match status.progress {
            _ if status.changed => Some(Self::Changed),
            0 => None,
            1..=37 => Some(Self::Quarter),
            38..=62 => Some(Self::Half),
            63..=99 => Some(Self::ThreeQuarters),
            _ => status.read.then_some(Self::Finished),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(progress: u8) -> ReadStatus {
        ReadStatus { read: true, progress, ..ReadStatus::default() }
    }

    #[test]
    fn progress_is_shown_in_quarters() {
        let signs = |ascii| [1, 25, 50, 75, 99, 100].map(|percent| Sign::of_status(read(percent)).map_or("", |sign| sign.drawn(ascii)));
        assert_eq!(signs(false), ["¼", "¼", "½", "¾", "¾", "✓"]);
        assert_eq!(signs(true), ["-", "-", "=", "#", "#", "x"]);
        assert_eq!(Sign::of_status(read(0)), None);
    }

    #[test]
    fn an_unread_article_is_not_shown_as_read_to_its_end() {
        assert_eq!(Sign::of_status(ReadStatus { progress: 100, ..ReadStatus::default() }), None);
        assert_eq!(Sign::of_status(ReadStatus { changed: true, ..read(100) }), Some(Sign::Changed));
    }

    #[test]
    fn no_two_signs_are_drawn_alike() {
        for ascii in [false, true] {
            let mut drawn: Vec<&str> = Sign::EXPLAINED.iter().flat_map(|(signs, _)| *signs).map(|sign| sign.drawn(ascii)).collect();
            assert!(drawn.iter().all(|sign| sign.chars().count() == 1 && (!ascii || sign.is_ascii())));
            drawn.sort_unstable();
            drawn.dedup();
            assert_eq!(drawn.len(), 9);
        }
    }
}
