//! An article as the search sees it, wherever it is stored.

use std::borrow::Cow;

use super::{Feature, Status};
use crate::article::Date;

/// An article as the search sees it. The texts are asked for at most once for each time a plan is held against it, and only
/// where the query needs them.
pub trait Subject {
    /// Everything that words search (title, subtitle, authors, tags, text), folded by [`crate::find::fold`], with a
    /// [`crate::find::BLOCK_END`] after each block.
    fn folded_text(&self) -> Cow<'_, str>;
    /// The same as it was written.
    fn original_text(&self) -> Cow<'_, str>;
    /// Whether the text that a question of the plan asks for is in it, if an index has said so.
    fn known(&self, _question: usize) -> Option<bool> {
        None
    }
    fn title(&self) -> &str;
    fn authors(&self) -> &[String];
    fn tags(&self) -> &[String];
    fn source(&self) -> Option<&str>;
    fn section(&self) -> Option<&str>;
    /// The language, as BCP 47.
    fn lang(&self) -> Option<&str>;
    fn format(&self) -> &str;
    fn path(&self) -> Cow<'_, str>;
    /// When it was published.
    fn date(&self) -> Option<Date>;
    fn words(&self) -> usize;
    /// Whether it holds such a thing.
    fn has(&self, feature: Feature) -> bool;
    /// Whether the reader gave it this status.
    fn is(&self, status: Status) -> bool;
    /// Its quotations, for `said:` and `speaker:`.
    fn quotations(&self) -> Vec<Quotation<'_>>;
}

/// A quotation as the search sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation<'a> {
    /// The words, as written; the parts in further paragraphs joined by line feeds.
    pub text: Cow<'a, str>,
    /// The speaker, if known.
    pub speaker: Option<Cow<'a, str>>,
}
