//! Sentences of the line mode, which say in words what the screen shows by position and colour.

super::sentences! {
    /// A line written by `kiosque --plain`.
    LineMode {
        Welcome;
        Prompt;
        /// Attributes of a row of the list.
        HasVideo;
        HasStar;
        IsRead;
        HasChanged;
        More { left: usize };
        ListEnd;
        /// Contents of an article, below its title.
        Parts { count: usize };
        VideoCount { count: usize };
        WasHere { number: usize };
        /// The kind of a block, before its text.
        Lead { text: String };
        Heading { level: usize, text: String };
        Quotation { text: String };
        QuotationBy { speaker: String, text: String };
        WithQuotation { text: String };
        WithQuotationBy { speaker: String, text: String };
        SetApart { text: String };
        Item { text: String };
        NumberedItem { number: usize, text: String };
        DoneItem { text: String };
        OpenItem { text: String };
        Code { text: String };
        Row { number: usize, text: String };
        Picture { text: String };
        NoPictureText;
        Video { text: String };
        Caption { text: String };
        Break;
        Holds { count: usize };
        NoSense { command: String };
        Unknown { word: String };
        Several { word: String, known: String };
        NoNumber { number: usize, most: usize };
        WhichNumber { command: String, most: usize };
        WhatWords { command: String };
        OpenAgain { what: String, with: String };
        Started { address: String };
        NoFolding;
        NoSelecting;
        NoEditing;
        NoClipboard;
        NotesFirst { command: String };
        /// Shown while waiting.
        Looking;
        Reading { count: usize };
        /// Saved state of an article, below its title.
        HasNotes { count: usize };
        HasChanges;
        /// A note, with the annotated words.
        Note { written: String, words: String };
        Highlight { words: String };
        AtParagraph { number: usize };
        /// Changes: of paragraphs, and of words within them.
        New { text: String };
        Gone { text: String };
        Altered { text: String };
        NewWords { text: String };
        GoneWords { text: String };
        /// Help for words that are not commands of the reader.
        HelpNumber;
        HelpEnter;
        HelpOpen;
        HelpFind;
        HelpSection;
        HelpParagraph;
        HelpUnread;
        HelpUnmark;
        HelpGoToNote;
    }
}
