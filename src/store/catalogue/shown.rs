//! An article of the catalogue as the subject of a query.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

use crate::article::{Article, Date, Quotation};
use crate::find::{self, BLOCK_END, GivenSpeaker, Needle, fold};
use crate::library::ReadStatus;
use crate::query::{Answers, Feature, Status, Subject};
use crate::store::entry::{Entry, Metadata};
use crate::store::file::Recent;
use crate::store::searchable::{address_of, blocks_of, quotations_of, text_of};
use crate::store::shelf::{Reading, Texts};

/// One article as a query sees it.
pub(super) struct Shown<'a, 't> {
    pub(super) index: u32,
    pub(super) entry: &'a Entry,
    pub(super) metadata: &'a Metadata,
    /// Its status at the time of the list request.
    pub(super) status: ReadStatus,
    /// Its speakers that were put right.
    pub(super) given: &'a [GivenSpeaker],
    pub(super) sources: &'a Sources<'t>,
    /// Its text as the shelf holds it, once it was asked for.
    pub(super) shelved: OnceCell<String>,
    /// What the index says about the questions of the query.
    pub(super) answers: &'a Answers,
}

/// The places that texts come from.
pub(super) struct Sources<'a> {
    reading: RefCell<Reading<'a>>,
    /// The file read last for questions that texts do not answer.
    recent: RefCell<Recent>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(texts: &'a Texts) -> Self {
        Self { reading: RefCell::new(Reading::new(texts)), recent: RefCell::default() }
    }
}

impl Shown<'_, '_> {
    /// The blocks, without authors and tags.
    pub(super) fn blocks(&self) -> &str {
        blocks_of(self.shelved(), self.parts_before_blocks())
    }

    /// The same as the text of the article.
    pub(super) fn text(&self) -> String {
        self.blocks().replace(BLOCK_END, "\n")
    }

    /// Number of authors and tags.
    fn parts_before_blocks(&self) -> usize {
        self.metadata.authors.len() + self.metadata.tags.len()
    }

    /// Its own address, where it has quotations.
    pub(super) fn address(&self) -> Option<&str> {
        address_of(self.shelved())
    }

    fn shelved(&self) -> &str {
        self.shelved.get_or_init(|| {
            self.sources.reading.try_borrow_mut().map_or_else(|_| String::new(), |mut reading| reading.text(self.entry.slot).to_owned())
        })
    }

    /// Whether the article, read again, has a match in its text.
    pub(super) fn has_match(&self, needles: &[Needle]) -> bool {
        let found = |article| find::every(needles, &article, &|| false);
        self.article().and_then(found).is_some_and(|found| !found.is_empty())
    }

    /// The article read again, for the rare questions that the text cannot answer.
    fn article(&self) -> Option<Article> {
        self.sources.recent.try_borrow_mut().ok()?.article(&self.entry.origin).ok()?
    }
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl Subject for Shown<'_, '_> {
    fn folded_text(&self) -> Cow<'_, str> {
        fold(text_of(self.shelved())).into()
    }

    fn known(&self, question: usize) -> Option<bool> {
        self.answers.get(question)?.as_ref()?.about(self.index as usize)
    }

    fn original_text(&self) -> Cow<'_, str> {
        text_of(self.shelved()).into()
    }

    fn title(&self) -> &str {
        &self.metadata.title
    }

    fn authors(&self) -> &[String] {
        &self.metadata.authors
    }

    fn tags(&self) -> &[String] {
        &self.metadata.tags
    }

    fn source(&self) -> Option<&str> {
        given(&self.metadata.source)
    }

    fn section(&self) -> Option<&str> {
        given(&self.metadata.section)
    }

    fn lang(&self) -> Option<&str> {
        given(&self.metadata.lang)
    }

    fn format(&self) -> &str {
        self.metadata.format
    }

    fn path(&self) -> Cow<'_, str> {
        match &self.entry.origin.id {
            None => self.entry.origin.file.to_string_lossy(),
            Some(_) => self.entry.origin.address().into(),
        }
    }

    fn date(&self) -> Option<Date> {
        self.metadata.date
    }

    fn words(&self) -> usize {
        self.metadata.words as usize
    }

    fn has(&self, feature: Feature) -> bool {
        match feature {
            Feature::Video => self.metadata.features.video,
            Feature::Quote => self.metadata.features.quote,
            Feature::Image => self.metadata.features.image,
        }
    }

    fn is(&self, status: Status) -> bool {
        match status {
            Status::Read => self.status.read,
            Status::Unread => !self.status.read,
            Status::Starred => self.status.starred,
            Status::Changed => self.status.changed,
        }
    }

    fn quotations(&self) -> Vec<Quotation<'_>> {
        if !self.metadata.features.quote {
            return Vec::new();
        }
        if let Some(mut quotations) = quotations_of(self.shelved(), self.parts_before_blocks()) {
            if !self.given.is_empty() {
                GivenSpeaker::give_to(self.given, &self.text(), &mut quotations);
            }
            return quotations;
        }
        let Some(mut article) = self.article() else { return Vec::new() };
        GivenSpeaker::give(self.given, &mut article);
        article.every_quotation().map(Quotation::into_owned).collect()
    }
}
