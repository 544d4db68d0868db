//! What was odd in an article's file, as its notes say it. Nothing here knows how it was found.

super::sentences! {
    /// One remark about an article's file, shown under `i` and in `show --json`.
    Note {
        VideoWithoutAddress => "the text announces a video, but gives no address for it";
        Encoding { name: String } => "the file is not UTF-8; it was read as {name}";
        Unreadable { count: usize } => "{count} characters could not be decoded and show as \u{fffd}";
        Controls { count: usize } => "{count} control characters show as \u{fffd}";
        Invisible { count: usize } => "{count} invisible or direction-changing characters were left out";
        FrontMatter { what: String } => "the front matter is not well-formed and was read line by line: {what}";
        FrontMatterOpen => "the front matter has no closing line; it was read as text";
        Date { written: String } => "the date « {written} » was not understood";
        Empty => "the file is empty";
        Cut { megabytes: usize } => "only the first {megabytes} MB were read";
        NotText => "this is no text; only its name is shown";
        Draft => "the file is marked as a draft";
        Dense => "the file has more than 1 MB without an empty line; it was read as plain text";
        TooDeep { depth: usize } => "the file nests deeper than {depth} levels; what lies deeper is shown flat";
    }
}
