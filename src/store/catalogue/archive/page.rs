//! A speaker's page: their quotations in the order of time, each article's below a heading, and how many there were in each month.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Archive, Place};
use crate::article::Date;
use crate::library::{ArchiveView, MONTHS_PER_YEAR, PanelRow, SpeakerPage};
use crate::store::people::{People, Person, Voice};

/// The rows of a page, and what it shows above them.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) rows: Vec<PageRow>,
    pub(super) whole: Arc<SpeakerPage>,
}

/// A row of a page.
#[derive(Debug, Clone, Copy)]
pub(super) enum PageRow {
    Article(u32),
    Quotation(Place),
}

impl Archive {
    /// The page of a speaker with these quotations, which are in the order of time.
    pub(super) fn page(&self, places: &[Place], voice: &Voice, people: &People, view: &ArchiveView) -> Page {
        let person = if let Voice::Person(number) = voice { people.person(*number) } else { None };
        let written = view.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        let mut whole = SpeakerPage {
            name: person.map_or_else(|| written.clone(), |person| person.name().to_owned()),
            names: person.map_or_else(|| vec![written.clone()], Person::all_names),
            quotations: places.len(),
            ..SpeakerPage::default()
        };
        let mut rows = Vec::new();
        let mut months: BTreeMap<i32, usize> = BTreeMap::new();
        for of_article in places.chunk_by(|one, other| one.article == other.article) {
            let Some(article) = of_article.first().map(|place| place.article) else { continue };
            whole.headings.push(rows.len());
            rows.push(PageRow::Article(article));
            rows.extend(of_article.iter().copied().map(PageRow::Quotation));
            let entry = self.snapshot.entries.at(article);
            if let Some(date) = entry.metadata.as_deref().and_then(|metadata| metadata.date) {
                *months.entry(month(date)).or_default() += of_article.len();
            }
        }
        whole.months = months.into_iter().collect();
        Page { rows, whole: Arc::new(whole) }
    }

    /// These rows as they are shown.
    pub(super) fn page_rows(&self, rows: &[PageRow]) -> Vec<PanelRow> {
        let quotation = |row: &PageRow| if let PageRow::Quotation(place) = row { Some(*place) } else { None };
        let mut cited = self.cited(&rows.iter().filter_map(quotation).collect::<Vec<_>>()).into_iter();
        let shown = |row: &PageRow| match row {
            PageRow::Article(article) => self.heading(*article),
            PageRow::Quotation(_) => cited.next(),
        };
        rows.iter().filter_map(shown).collect()
    }

    fn heading(&self, article: u32) -> Option<PanelRow> {
        let entry = self.snapshot.entries.at(article);
        let metadata = entry.metadata.as_deref()?;
        let source = (!metadata.source.is_empty()).then(|| metadata.source.to_string());
        Some(PanelRow::ArticleOf { title: metadata.name().to_owned(), source, date: metadata.date })
    }
}

/// The month of a date, counted from January of the year 0.
fn month(date: Date) -> i32 {
    let (year, month, _) = date.ymd();
    year * MONTHS_PER_YEAR + month.cast_signed() - 1
}
