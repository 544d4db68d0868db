//! What the linear interface says: what a screen shows by its place, told in words.

super::sentences! {
    /// A line of `kiosque --plain`.
    LineMode {
        Welcome;
        Prompt;
        /// Marks of a row of the list.
        HasVideo;
        HasStar;
        IsRead;
        More { left: usize };
        ListEnd;
        /// What an article has, below its title.
        Parts { count: usize };
        VideoCount { count: usize };
        WasHere { number: usize };
        /// What a block is, before its words.
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
        /// Answers.
        Holds { count: usize };
        NoSense { command: String };
        Unknown { word: String };
        Several { word: String, known: String };
        NoNumber { number: usize, most: usize };
        WhichNumber { command: String, most: usize };
        WhatWords { command: String };
        Started { address: String };
        NoFolding;
        NoSelecting;
        NoEditing;
        NoClipboard;
        NotesFirst { command: String };
        /// While one waits.
        Looking;
        Reading { count: usize };
        /// What is kept of an article, below its title.
        HasNotes { count: usize };
        HasChanges;
        /// A note, with the words it is on.
        Note { written: String, words: String };
        Highlight { words: String };
        AtParagraph { number: usize };
        /// What changed: paragraphs, and words within them.
        New { text: String };
        Gone { text: String };
        Altered { text: String };
        NewWords { text: String };
        GoneWords { text: String };
        /// What help says of the words that are no commands of the reader.
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
