//! Speakers that the reader put right, for commands that show or search quotations.

use std::path::{Path, PathBuf};

use super::sources::{Named, STDIN};
use crate::article::Origin;
use crate::find::GivenSpeaker;
use crate::query;
use crate::store::Catalogue;
use crate::store::ledger::{self, About, DbLocation, Lookup, Roots};

/// The articles in which speakers were put right; the default has none.
#[derive(Default)]
pub(super) struct SavedSpeakers(Option<(Lookup, Vec<Origin>)>);

impl SavedSpeakers {
    pub(super) fn open() -> Self {
        let file = ledger::file().filter(|file| file.exists());
        let lookup = file.and_then(|file| Lookup::open(&DbLocation::File(file)).ok());
        let origins = lookup.as_ref().and_then(|lookup| lookup.with_speakers().ok()).filter(|origins| !origins.is_empty());
        Self(lookup.zip(origins))
    }

    /// Those that a query asks for.
    pub(super) fn asked_by(query: &str) -> Self {
        if query::parse(query).asks_speaker() { Self::open() } else { Self::default() }
    }

    /// Gives them to the articles that were read.
    pub(super) fn give(&self, catalogue: &mut Catalogue) {
        if let Some((lookup, origins)) = &self.0 {
            catalogue.find_speakers_at(origins, lookup);
        }
    }

    /// Gives them to one article.
    pub(super) fn give_to(&self, named: &mut Named) {
        let Some((lookup, _)) = self.0.as_ref().filter(|_| *named.origin.file != *Path::new(STDIN)) else { return };
        let file: PathBuf = named.origin.file.to_path_buf();
        let whole = Roots::of(std::slice::from_ref(&file)).whole(&file);
        let origin = Origin { file: whole.into(), id: named.origin.id.clone() };
        let about = About { origin, fingerprint: None, sketch: None, headline: None }.with_text(&named.article);
        GivenSpeaker::give(&lookup.speakers(&about).unwrap_or_default(), &mut named.article);
    }
}
