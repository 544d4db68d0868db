//! What was odd in an article's file, as its notes say it. Nothing here knows how it was found.

super::sentences! {
    /// One remark about an article's file, shown under `i` and in `show --json`.
    Note {
        VideoWithoutAddress;
        Encoding { name: String };
        Declared { declared: String, name: String };
        DoubleEncoded;
        Unreadable { count: usize };
        Controls { count: usize };
        Invisible { count: usize };
        FrontMatter { what: String };
        FrontMatterOpen;
        Date { written: String };
        Empty;
        Cut { megabytes: usize };
        BrokenPacking;
        NotText;
        Draft;
        Dense;
        TooDeep { depth: usize };
        TooMany { count: usize, most: usize };
        FeedCut;
        FeedEmpty;
        TooMuch { most: usize };
        LongTag;
        Malformed;
        Json { line: usize };
        UnknownXml { root: String };
        Withheld;
        Canceled;
        Editorial { text: String };
        Usage { text: String };
        Plan;
        Concept;
        Concepts;
    }
}
