//! The quotations of articles, with what it takes to cite them: from the texts on the shelf, so that no file is read.

use std::sync::Arc;

use super::search::Snapshot;
use super::shown::Sources;
use crate::article::{Origin, Quotation};
use crate::library::ArticleKey;
use crate::query::{Plan, Subject};
use crate::store::entry::Metadata;
use crate::store::people::{People, Speakers};

/// An article and those of its quotations that were asked for.
#[derive(Debug, Clone)]
pub(crate) struct Quoted {
    pub(crate) key: ArticleKey,
    pub(crate) origin: Origin,
    pub(crate) metadata: Arc<Metadata>,
    /// Its own address.
    pub(crate) url: Option<String>,
    /// In the order of its text; at least one.
    pub(crate) quotations: Vec<Quotation<'static>>,
}

impl Snapshot {
    /// The people who speak in any article; `None` if cancelled by `stop`.
    pub(crate) fn people(&self, stop: &dyn Fn() -> bool) -> Option<People> {
        let with_slot = |index: u32| (self.entries.slot(index).order(), index);
        let there = (0..self.entries.len() as u32).filter(|&index| self.entries.is_there(index) && self.entries.is_known(index));
        let mut by_slot: Vec<((u32, u32), u32)> = there.map(with_slot).collect();
        by_slot.sort_unstable();
        let (sources, mut speakers) = (Sources::of(&self.texts), Speakers::default());
        for (_, index) in by_slot {
            if stop() {
                return None;
            }
            let entry = self.entries.at(index);
            let Some(metadata) = entry.metadata.as_deref().filter(|metadata| metadata.features.quote) else { continue };
            for quotation in self.shown(index, (&entry, metadata), &sources).quotations() {
                if let Some(speaker) = quotation.speaker.filter(|_| quotation.is_listed) {
                    speakers.add(index, &metadata.lang, &speaker);
                }
            }
        }
        Some(speakers.people())
    }

    /// The listed quotations of some articles that match a plan, as these do, in the order of the articles.
    pub(crate) fn quotations(&self, keys: &[ArticleKey], plan: &Plan) -> Vec<Quoted> {
        let sources = Sources::of(&self.texts);
        // Read in the order in which the texts were stored, so that each bundle is decompressed once.
        let mut by_slot: Vec<(usize, u32)> = keys.iter().map(|key| key.0).enumerate().collect();
        by_slot.sort_by_key(|(_, index)| self.entries.slot(*index).order());
        let mut found: Vec<(usize, Quoted)> = Vec::new();
        for (at, index) in by_slot {
            let entry = self.entries.at(index);
            let Some(metadata) = entry.metadata.clone().filter(|metadata| metadata.features.quote) else { continue };
            let shown = self.shown(index, (&entry, &metadata), &sources);
            let wanted = |one: &Quotation<'_>| one.is_listed && plan.matches_quotation(&shown, one);
            let quotations: Vec<Quotation<'static>> = shown.quotations().into_iter().filter(wanted).map(Quotation::into_owned).collect();
            if !quotations.is_empty() {
                let url = shown.address().map(str::to_owned);
                found.push((
                    at,
                    Quoted { key: ArticleKey(index), origin: entry.origin.clone(), metadata: Arc::clone(&metadata), url, quotations },
                ));
            }
        }
        found.sort_unstable_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, quoted)| quoted).collect()
    }
}
