//! What the status line says: answers to keys, and why a key could not do its work.

super::sentences! {
    /// One line on the status line.
    Notice {
        NoVideo => "no video is linked in this article";
    }
}
