//! Diagnostics: irregularities found while parsing an article's file.

use super::{Cause, LanguageName};

super::sentences! {
    /// A diagnostic, shown by `i` and in `show --json`.
    Diagnostic {
        VideoWithoutAddress;
        Encoding { name: String };
        Declared { declared: String, name: String };
        DoubleEncoded;
        BrokenData;
        NoArticle;
        NoPage;
        Unreadable { count: usize };
        Controls { count: usize };
        Invisible { count: usize };
        FrontMatter { what: String };
        FrontMatterOpen;
        Date { written: String };
        FarDate { date: String };
        Furniture { count: usize };
        /// Reading the file panicked.
        ReadingFailed { why: Cause };
        Empty;
        Misnamed;
        Cut { megabytes: usize };
        BrokenPacking;
        NotText;
        Language { tongue: LanguageName, percent: u16 };
        LanguageUnsure { tongue: LanguageName, percent: u16 };
        Draft;
        Dense;
        Crowded;
        TooDeep { depth: usize };
        BrokenDocument;
        NoBody;
        Unpacked { megabytes: usize };
        TrackedChanges;
        Comments { count: usize };
        NoHeaders;
        Attachments { count: usize, names: String };
        DamagedPart;
        LessStrict;
        Encrypted;
        PicturesOnly { count: usize };
        PagesLeftOut { count: usize };
        Times { count: usize };
        NoCues;
        PageTooLarge { nodes: usize };
        Attributes { most: usize };
        TooMany { count: usize, most: usize };
        FeedCut;
        FeedEmpty;
        TooMuch { most: usize };
        LongTag;
        LongAddress { most: usize };
        Malformed;
        Json { line: usize };
        UnknownXml { root: String };
        NamelessXml;
        Withheld;
        Canceled;
        Editorial { text: String };
        Usage { text: String };
        Plan;
    }
}

impl Diagnostic {
    /// The text it quotes from the file.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::Declared { declared: quoted, .. }
            | Self::FrontMatter { what: quoted }
            | Self::Date { written: quoted }
            | Self::Attachments { names: quoted, .. }
            | Self::UnknownXml { root: quoted }
            | Self::Editorial { text: quoted }
            | Self::Usage { text: quoted } => Some(quoted),
            _ => None,
        }
    }

    /// Whether the file could not be read at all.
    pub(crate) fn is_failure(&self) -> bool {
        matches!(self, Self::ReadingFailed { .. })
    }

    /// Whether it only describes how the file was read, and no irregularity.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self, Self::Language { .. } | Self::LanguageUnsure { .. })
    }
}
