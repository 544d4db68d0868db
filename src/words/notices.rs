//! What the status line says: answers to keys, and why a key could not do its work.

use super::{Cause, Label, Mistake};

super::sentences! {
    /// One line on the status line.
    Notice {
        InList;
        QueryMistake { what: Mistake };
        NoVideo;
        VideoWithoutAddress;
        NoVideosListed;
        NoAddress;
        NoLinks;
        NoArticle;
        NoSections;
        NoSectionHere;
        NoQuotes;
        NoNextSection;
        NoPreviousSection;
        NoNextQuote;
        NoPreviousQuote;
        NoNextParagraph;
        NoPreviousParagraph;
        NoSearch;
        NoMatches { typed: String };
        LastMatch;
        FirstMatch;
        NoMoreArticles;
        End;
        Beginning;
        LastArticle;
        FirstArticle;
        EmptyList;
        NoParagraphHere;
        NotYetRead;
        UnknownKey { keys: String };
        Widest;
        Narrowest;
        Measure { columns: u16 };
        /// Whether a terminal took it, it does not say.
        Sent { what: String };
        CopiedWith { program: String, what: String };
        CopyFailed { program: String, why: Cause };
        Theme { name: String };
        Ordered { order: Label };
        MouseTaken;
        MouseGiven;
        PastedNowhere;
        LinkTo { url: String };
        CountsAsRead { title: String };
        CountsAsUnread { title: String };
        ManyRead { count: usize };
        ManyUnread { count: usize };
        AllReadAlready;
        AllUnreadAlready;
        Starred { title: String };
        Unstarred { title: String };
        NothingToUndo;
        ReadAgain { title: String };
        UnreadAgain { title: String };
        ManyAgain { count: usize };
        StarAgain { title: String };
        NoStarAgain { title: String };
        MarkSet { letter: String };
        MarkGone { letter: String };
        MarkAgain { letter: String };
        NoMarkAgain { letter: String };
        NoteAgain;
        NoNoteAgain;
        NoLetter { key: String };
        NoMark { letter: String };
        NoMarks;
        MarkElsewhere { letter: String, title: String };
        NoPlaceBefore;
        NoOlderPlace;
        NoNewerPlace;
        Rescanned;
        Opening { with: String, what: String };
        OpenerMissing { url: String };
        OpenerFailed { program: String, why: Cause };
        Refused { why: Mistake };
        EditorFailed { program: String, why: Cause };
        NoEditor;
        Unreadable { path: String, why: Cause };
        CannotSuspend;
        ConfigMistake { what: Mistake };
        StateHomeless;
        StateUnwritable { path: String };
        StateFull { path: String };
        StateNewer { path: String };
        StateDamaged { path: String, aside: String };
        StateBusy { path: String };
        StateHeld { path: String };
        StateFailed { path: String };
        ClipboardTooLarge;
    }
}
