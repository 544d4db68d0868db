//! What stands on the screen without being an answer: headings, labels, prompts.

super::sentences! {
    /// A short text of the interface.
    Label {
        Articles { count: usize };
        Narrowed { count: usize, known: usize };
        Reading { read: usize, known: usize };
        Looking;
        NewestFirst;
        OldestFirst;
        ByTitle;
        ByAuthor;
        BySource;
        NothingOpen;
        EmptyLibrary;
        NothingMatches;
        MoreRoom;
        HelpHint;
        Minutes { minutes: usize };
        Videos { count: usize };
        Match { current: usize, of: usize };
        Matches { of: usize };
        InFolds { count: usize };
        Searching;
        Percent { percent: usize };
        Changes;
        ChangesHint;
        ChangedQuotes;
        ChangedFigures;
        ChangedParagraphs { count: usize };
        Gone;
        ReadingOn;
        HiddenWords { count: usize };
        HiddenQuotes { count: usize };
        HiddenMatches { count: usize };
        Contents;
        Quotations;
        Marks;
        MarksHint;
        LetterToSet;
        LetterToGo;
        VideosTitle;
        Themes;
        Orders;
        CopyPlain;
        CopyMarkdown;
        CopyJson;
        CopyHint;
        Palette;
        Help;
        About;
        PickHint;
        NumberHint;
        SheetHint;
        CopyLink;
        CopyHere;
        CopyCitation;
        CopyQuote;
        CopyParagraph;
        CopyVideo;
        Top;
        File;
        Format;
        Title;
        Date;
        Authors;
        Source;
        Section;
        Place;
        Tags;
        Language;
        Address;
        Picture;
        Counts;
        CountLine { words: usize, minutes: usize, sections: usize, quotes: usize, links: usize, videos: usize };
        Remarks;
    }
}
