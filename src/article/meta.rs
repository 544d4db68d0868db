//! An article's metadata.

use super::{Date, Embargo, clean};

/// Title, date, authors and the like. Plain data: any value is valid; [`super::Builder::finish`] cleans every string.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Identifies the article within a file that holds several.
    pub id: Option<String>,
    /// The headline. Empty until [`super::Builder::finish`]; then only where the file gives none at all.
    pub title: String,
    /// The line below the headline.
    pub subtitle: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// Date of the last change.
    pub updated: Option<Date>,
    /// Authors as written, without `By`.
    pub authors: Vec<String>,
    /// Publisher.
    pub source: Option<String>,
    /// The section of the newspaper.
    pub section: Option<String>,
    /// Place in the dateline.
    pub place: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// The language, as BCP 47 (`fr`, `pt-BR`).
    pub lang: Option<String>,
    /// The article's own address.
    pub url: Option<String>,
    /// URL of the main picture.
    pub image: Option<String>,
    /// The few words that agencies know a report by.
    pub slugline: Option<String>,
    /// Genres of the text or the picture: an interview, a feature.
    pub genres: Vec<String>,
    /// Urgency from 1 (the highest) to 9 (IPTC).
    pub urgency: Option<u8>,
    /// The version of the report.
    pub version: Option<String>,
    /// Until when it is not to be published.
    pub embargo: Option<Embargo>,
    /// A summary that the file keeps apart from the text. Where there is none, the lead is a block of the text.
    pub summary: Option<String>,
}

impl Meta {
    /// Makes every string one clean line; what is empty then is not there.
    pub(super) fn clean(&mut self) {
        self.title = clean::line(&self.title);
        for field in [
            &mut self.id,
            &mut self.subtitle,
            &mut self.source,
            &mut self.section,
            &mut self.place,
            &mut self.lang,
            &mut self.summary,
            &mut self.slugline,
            &mut self.version,
        ] {
            *field = field.take().map(|value| clean::line(&value)).filter(|value| !value.is_empty());
        }
        for address in [&mut self.url, &mut self.image] {
            *address = address.take().and_then(|value| clean::address(&value)).filter(|value| !value.is_empty());
        }
        for list in [&mut self.authors, &mut self.tags, &mut self.genres] {
            for value in list.iter_mut() {
                *value = clean::line(value);
            }
            list.retain(|value| !value.is_empty());
            list.truncate(64);
        }
    }
}
