//! Sorts the articles that a search found by their relevance.

use super::search::Snapshot;
use super::shown::{Shown, Sources};
use crate::find::{Needle, Relevance, Weighed, relevance};

impl Snapshot {
    /// Sorts `order` by relevance to `needles`; those of equal relevance stay in their order. `None` if cancelled by `stop`.
    pub(super) fn rank(&self, order: &mut Vec<u32>, needles: &[Needle], stop: &dyn Fn() -> bool) -> Option<()> {
        if needles.is_empty() {
            return Some(());
        }
        let mut ranked: Vec<(u32, Relevance, u32)> =
            (0..).zip(order.iter()).map(|(at, &index)| (at, Relevance::default(), index)).collect();
        // In the order in which texts are stored, so that each bundle is decompressed once.
        ranked.sort_unstable_by_key(|(.., index)| self.entries.slot(*index).order());
        let sources = Sources::of(&self.texts);
        for (_, weight, index) in &mut ranked {
            if stop() {
                return None;
            }
            let entry = self.entries.at(*index);
            let Some(metadata) = entry.metadata.as_deref() else { continue };
            let shown = self.shown(*index, (&entry, metadata), &sources);
            *weight = weigh(&shown, needles, shown.blocks());
        }
        ranked.sort_unstable_by_key(|(at, relevance, _)| (std::cmp::Reverse(*relevance), *at));
        *order = ranked.into_iter().map(|(.., index)| index).collect();
        Some(())
    }
}

fn weigh(shown: &Shown<'_, '_>, needles: &[Needle], text: &str) -> Relevance {
    let metadata = shown.metadata;
    relevance(needles, &Weighed { title: &metadata.title, text, words: metadata.words as usize })
}
