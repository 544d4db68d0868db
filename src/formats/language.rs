//! The language of an article that does not say.

/// The language of `text` as a two-letter code, where there is enough of it to tell.
pub fn guess(text: &str) -> Option<&'static str> {
    let _ = text;
    None
}
