//! What stands on the screen without being an answer: headings, labels, prompts.

super::sentences! {
    /// A short text of the interface.
    Label {
        Articles { count: usize } => "{count} articles";
        OneArticle => "1 article";
        NoArticles => "no articles";
        Narrowed { count: usize, known: usize } => "{count} of {known} articles";
        Reading { read: usize, known: usize } => "reading {read} of {known}";
        Looking => "looking into the folder…";
        NewestFirst => "newest first";
        OldestFirst => "oldest first";
        ByTitle => "by title";
        ByAuthor => "by author";
        BySource => "by source";
        NothingOpen => "Enter opens an article";
        EmptyLibrary => "No article here. Give a folder or files: kiosque PATH…";
        NothingMatches => "Nothing matches; Esc shows all articles again.";
        MoreRoom => "more room, please";
        HelpHint => "? help  : commands";
        Minutes { minutes: usize } => "{minutes} min";
        Videos { count: usize } => "▶ {count}";
        Match { current: usize, of: usize } => "match {current} of {of}";
        Matches { of: usize } => "{of} matches";
        OneMatch => "1 match";
        NoMatch => "no match";
        InFolds { count: usize } => "{count} in folded sections";
        Searching => "searching…";
        Percent { percent: usize } => "{percent} %";
        Gone => "gone from the disk";
        ReadingOn => "reading on…";
        HiddenWords { count: usize } => "{count} words";
        OneHiddenWord => "1 word";
        HiddenQuotes { count: usize } => "{count} “ ”";
        HiddenMatches { count: usize } => "{count} matches";
        OneHiddenMatch => "1 match";
        Contents => "Contents";
        Quotations => "Quotations";
        VideosTitle => "Videos";
        Themes => "Colour theme";
        Orders => "Order of the list";
        Copies => "Copy";
        Palette => "Commands";
        Help => "Help";
        About => "About this article";
        PickHint => "type to narrow · Enter takes · Esc leaves";
        NumberHint => "a number or Enter takes · Esc leaves";
        SheetHint => "j k scroll · Esc leaves";
        CopyLink => "the article's address";
        CopyQuote => "the quotation here, with its source";
        CopyParagraph => "the paragraph here";
        CopyVideo => "the video's address";
        Top => "beginning";
        File => "file";
        Format => "format";
        Title => "title";
        Date => "date";
        Authors => "authors";
        Source => "source";
        Section => "section";
        Place => "place";
        Tags => "tags";
        Language => "language";
        Address => "address";
        Picture => "picture";
        Counts => "counts";
        CountLine { words: String, minutes: usize, sections: String, quotes: String, links: String, videos: String } => "{words}, {minutes} min, {sections}, {quotes}, {links}, {videos}";
        Remarks => "remarks";
    }
}
