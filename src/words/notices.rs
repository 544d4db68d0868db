//! What the status line says: answers to keys, and why a key could not do its work.

super::sentences! {
    /// One line on the status line.
    Notice {
        InList => "this is the list; q quits";
        QueryMistake { what: String } => "{what}";
        NoVideo => "no video is linked in this article";
        VideoWithoutAddress => "the article announces a video, but gives no address for it";
        NoVideosListed => "none of the listed articles links a video";
        NoAddress => "the article gives no address of its own";
        NoLinks => "no link on this screen";
        NoArticle => "no article is open";
        NoSections => "this article has no sections";
        NoSectionHere => "there is no section here to fold";
        NoQuotes => "no quotation in this article";
        NoNextSection => "this is the last section";
        NoPreviousSection => "this is the first section";
        NoNextQuote => "this is the last quotation";
        NoPreviousQuote => "this is the first quotation";
        NoNextParagraph => "this is the last paragraph";
        NoPreviousParagraph => "this is the first paragraph";
        NoSearch => "nothing was searched for yet: / searches";
        NoMatches { typed: String } => "« {typed} » is not in this article";
        LastMatch => "the last match; once more for the next article";
        FirstMatch => "the first match; once more for the article before";
        NoMoreArticles => "no further article holds it";
        End => "the end of the article";
        Beginning => "the beginning of the article";
        LastArticle => "this is the last article of the list";
        FirstArticle => "this is the first article of the list";
        EmptyList => "the list is empty";
        NoQuoteHere => "no quotation here: }} goes to the next one";
        NoParagraphHere => "no paragraph here";
        NotYetRead => "the article is still being read";
        UnknownKey { keys: String } => "{keys} does nothing here; ? shows the keys";
        Widest => "the text is as wide as the window";
        Narrowest => "the text can get no narrower";
        Measure { columns: u16 } => "{columns} columns";
        Copied { what: String } => "copied: {what}";
        Theme { name: String } => "theme: {name}";
        Ordered { order: String } => "ordered {order}";
        NoMoreWatches => "changes show late here: sysctl fs.inotify.max_user_watches=524288 helps";
        NoMoreWatchers => "changes show late here: sysctl fs.inotify.max_user_instances=1024 helps";
        FarFolder => "changes made on other machines show after some seconds: a network folder";
        FolderGone { path: String } => "{path} is gone; what is open stays readable";
        FolderBack { path: String } => "{path} is there again";
        FileGone => "the file of this article is gone; it stays readable";
        FileBack => "the file of this article is there again";
        FileAltered => "the file changed; D shows what";
        Rescanned => "looking at the folder again";
        Opening { with: String, what: String } => "opening with {with}: {what}";
        OpenerMissing { url: String } => "no program to open it was found; the address is copied: {url}";
        OpenerFailed { program: String, why: String } => "{program} failed: {why}";
        Refused { why: String } => "not opened: {why}";
        EditorFailed { program: String, why: String } => "the editor {program} failed: {why}";
        NoEditor => "there is no file to edit";
        Unreadable { path: String, why: String } => "{path} cannot be read: {why}";
        CannotSuspend => "nothing to go back to: the program was not started from a shell";
        ConfigMistake { what: String } => "{what}";
        ClipboardTooLarge => "too much to copy: the terminal's clipboard takes 100 KB";
    }
}
