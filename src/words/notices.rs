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
        NoQuoteHere;
        NoParagraphHere;
        NotYetRead;
        UnknownKey { keys: String };
        Widest;
        Narrowest;
        Measure { columns: u16 };
        Copied { what: String };
        Theme { name: String };
        Ordered { order: Label };
        NoMoreWatches;
        NoMoreWatchers;
        FarFolder;
        FolderGone { path: String };
        FolderBack { path: String };
        FileGone;
        FileBack;
        FileAltered;
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
        ClipboardTooLarge;
    }
}
