//! An article as the search sees it, wherever it is stored.

use std::borrow::Cow;

use super::{Feature, Status};
use crate::article::{Date, Quotation};
use crate::find::{BLOCK_END, fold};

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

/// One quotation of an article as the search sees it: words are looked for in it and in the name of its speaker, everything else in the
/// article.
pub(super) struct OneQuotation<'a> {
    pub(super) subject: &'a dyn Subject,
    pub(super) quotation: &'a Quotation<'a>,
}

impl Subject for OneQuotation<'_> {
    fn folded_text(&self) -> Cow<'_, str> {
        fold(&self.original_text()).into()
    }

    fn original_text(&self) -> Cow<'_, str> {
        // No phrase goes from the words to the name.
        let Quotation { text, speaker, .. } = self.quotation;
        format!("{text}{BLOCK_END}{}{BLOCK_END}", speaker.as_deref().unwrap_or_default()).into()
    }

    fn title(&self) -> &str {
        self.subject.title()
    }

    fn authors(&self) -> &[String] {
        self.subject.authors()
    }

    fn tags(&self) -> &[String] {
        self.subject.tags()
    }

    fn source(&self) -> Option<&str> {
        self.subject.source()
    }

    fn section(&self) -> Option<&str> {
        self.subject.section()
    }

    fn lang(&self) -> Option<&str> {
        self.subject.lang()
    }

    fn format(&self) -> &str {
        self.subject.format()
    }

    fn path(&self) -> Cow<'_, str> {
        self.subject.path()
    }

    fn date(&self) -> Option<Date> {
        self.subject.date()
    }

    fn words(&self) -> usize {
        self.subject.words()
    }

    fn has(&self, feature: Feature) -> bool {
        self.subject.has(feature)
    }

    fn is(&self, status: Status) -> bool {
        self.subject.is(status)
    }

    fn quotations(&self) -> Vec<Quotation<'_>> {
        vec![self.quotation.clone()]
    }
}
