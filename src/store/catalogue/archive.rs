//! The quotations of all listed articles, for the view that shows them: which there are, in which order, and the rows near the screen.
//!
//! Of each quotation only its place is held. The first rows are found in the order of the list, before all texts were looked through; these
//! are read in the order in which they are stored.

mod gathered;
mod page;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use gathered::Gathered;
use page::Page;

use super::search::Snapshot;
use super::shown::Sources;
use crate::article::{Date, Quotation};
use crate::find::{Anchor, Needle};
use crate::library::{ArchiveView, ArticleKey, CitedQuotation, Order, PanelRequest, PanelRow, PanelWindow, QuoteOrder, SpeakerRow};
use crate::query::{Bits, Plan, Subject, parse_typing};
use crate::store::people::{People, Voice};
use crate::store::sorting;

/// Number of articles that are looked at for the first rows.
const AT_FIRST: usize = 256;

/// Quotations of the listed articles, as far as they were asked for.
#[derive(Debug)]
pub struct Archive {
    snapshot: Snapshot,
    today: Date,
    /// Who speaks in the library, once that was asked for.
    people: Option<People>,
    /// The question answered last, and all rows of its answer.
    answered: Option<((String, ArchiveView), Rows)>,
}

#[derive(Debug)]
enum Rows {
    Quotations(Vec<Place>),
    Speakers(Vec<SpeakerRow>),
    Page(Page),
}

/// The place of a quotation.
#[derive(Debug, Clone, Copy)]
struct Place {
    article: u32,
    /// Its number among the listed quotations of the article.
    number: u32,
}

/// Whether an answer knows all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Completeness {
    FirstRows,
    All,
}

/// What quotations are held against.
struct Sought<'a> {
    plan: Plan,
    needles: Vec<Needle>,
    /// Who speaks, with the people of the library.
    voice: Option<(Voice, &'a People)>,
}

impl Archive {
    /// Those of the articles listed in a snapshot; dates of queries refer to `today`.
    pub fn new(snapshot: Snapshot, today: Date) -> Self {
        Self { snapshot, today, people: None, answered: None }
    }

    /// Answers a request, perhaps with the first rows before all are known, unless `stop` ends it.
    pub fn answer(&mut self, request: &PanelRequest, stop: &dyn Fn() -> bool, send: &mut dyn FnMut(PanelWindow)) {
        let question = (request.typed.clone(), request.view.clone());
        if self.answered.as_ref().is_none_or(|(answered, _)| *answered != question) {
            if let Some(first) = self.first_rows(request, stop) {
                send(first);
            }
            let Some(rows) = self.rows(&request.typed, &request.view, stop) else { return };
            self.answered = Some((question, rows));
        }
        let Some((_, rows)) = &self.answered else { return };
        let (total, page, rows) = match rows {
            Rows::Quotations(places) => (places.len(), None, self.cited(part(places, &request.rows))),
            Rows::Speakers(speakers) => {
                let rows = part(speakers, &request.rows).iter().cloned();
                (speakers.len(), None, rows.map(|row| PanelRow::Speaker(Box::new(row))).collect())
            }
            Rows::Page(page) => (page.rows.len(), Some(Arc::clone(&page.whole)), self.page_rows(part(&page.rows, &request.rows))),
        };
        send(PanelWindow { page, ..window(request, rows, total, Completeness::All) });
    }

    /// The first rows, where they are those of the first articles of the list.
    fn first_rows(&self, request: &PanelRequest, stop: &dyn Fn() -> bool) -> Option<PanelWindow> {
        let ArchiveView { order, by_speaker, person } = &request.view;
        if *by_speaker || *order != QuoteOrder::Listed || person.is_some() || request.rows.start > 0 {
            return None;
        }
        let sought = self.sought(&request.typed, None);
        let (sources, mut places) = (Sources::of(&self.snapshot.texts), Vec::new());
        for article in self.snapshot.listed().take(AT_FIRST) {
            if stop() || places.len() >= request.rows.end {
                break;
            }
            let mut add = |number, _: &Quotation<'_>| places.push(Place { article, number });
            self.look_at(article, &sought, &sources, &mut add);
        }
        let rows = self.cited(part(&places, &request.rows));
        (!rows.is_empty()).then(|| window(request, rows, places.len(), Completeness::FirstRows))
    }

    fn sought<'a>(&self, typed: &str, voice: Option<(Voice, &'a People)>) -> Sought<'a> {
        let query = parse_typing(typed);
        Sought { plan: query.plan(self.today), needles: query.needles(), voice }
    }

    /// Every row asked for; `None` if cancelled by `stop`.
    fn rows(&mut self, typed: &str, view: &ArchiveView, stop: &dyn Fn() -> bool) -> Option<Rows> {
        if self.people.is_none() && (view.by_speaker || view.person.is_some() || view.order == QuoteOrder::Speaker) {
            self.people = Some(self.snapshot.people(stop)?);
        }
        let people = self.people.as_ref();
        let voice = view.person.as_ref().zip(people).map(|(person, people)| (people.voice(person.article.0, &person.name), people));
        let sought = self.sought(typed, voice.clone());
        let mut articles = self.snapshot.listed_that_may_match(&sought.plan, stop)?;
        let ranks = self.ranks(&articles, view, stop)?;
        articles.sort_unstable_by_key(|&article| self.snapshot.entries.slot(article).order());
        let (sources, mut gathered) = (Sources::of(&self.snapshot.texts), Gathered::of(view, people));
        for article in articles {
            if stop() {
                return None;
            }
            let rank = ranks.get(&article).copied().unwrap_or(u32::MAX);
            self.look_at(article, &sought, &sources, &mut |number, quotation| {
                gathered.add(Place { article, number }, rank, quotation, &sought.needles);
            });
        }
        Some(match (gathered.into_rows(), voice) {
            (Rows::Quotations(places), Some((voice, people))) => Rows::Page(self.page(&places, &voice, people, view)),
            (rows, _) => rows,
        })
    }

    /// The positions of articles that are listed, by their dates where that is asked for: those of a person from the oldest on; `None` if cancelled by `stop`.
    fn ranks(&self, articles: &[u32], view: &ArchiveView, stop: &dyn Fn() -> bool) -> Option<HashMap<u32, u32>> {
        let order = match (&view.person, view.order) {
            (Some(_), _) => Some(Order::Oldest),
            (None, QuoteOrder::Newest) => Some(Order::Newest),
            (None, QuoteOrder::Listed | QuoteOrder::Speaker | QuoteOrder::Relevance) => None,
        };
        let Some(order) = order else { return Some(articles.iter().copied().zip(0..).collect()) };
        let mut set = Bits::none(self.snapshot.entries.len());
        set.insert_all(articles.iter().map(|article| *article as usize));
        Some(sorting::sorted(&self.snapshot.entries, &set, order, stop)?.into_iter().zip(0..).collect())
    }

    /// Hands the quotations of an article that are sought to `take`, with their numbers among those that are listed.
    fn look_at(&self, article: u32, sought: &Sought<'_>, sources: &Sources<'_>, take: &mut dyn FnMut(u32, &Quotation<'_>)) {
        let entry = self.snapshot.entries.at(article);
        let Some(metadata) = entry.metadata.as_deref().filter(|metadata| metadata.features.quote) else { return };
        let shown = self.snapshot.shown(article, (&entry, metadata), sources);
        // The name of a speaker that was put right may be in no text.
        if shown.given.is_empty() && !sought.plan.matches(&shown) {
            return;
        }
        let quotations = shown.quotations();
        for (number, quotation) in (0..).zip(quotations.iter().filter(|quotation| quotation.is_listed)) {
            let is_by =
                |(voice, people): &(Voice, &People)| quotation.speaker.as_ref().is_some_and(|name| people.voice(article, name) == *voice);
            if sought.voice.as_ref().is_none_or(is_by) && sought.plan.matches_quotation(&shown, quotation) {
                take(number, quotation);
            }
        }
    }

    /// These quotations with their sources.
    fn cited(&self, places: &[Place]) -> Vec<PanelRow> {
        let sources = Sources::of(&self.snapshot.texts);
        let mut cited: Vec<Option<PanelRow>> = vec![None; places.len()];
        let mut by_slot: Vec<(usize, Place)> = places.iter().copied().enumerate().collect();
        by_slot.sort_by_key(|(_, place)| self.snapshot.entries.slot(place.article).order());
        for (at, place) in by_slot {
            cited[at] = self.cite(place, &sources).map(|row| PanelRow::Cited(Box::new(row)));
        }
        cited.into_iter().flatten().collect()
    }

    fn cite(&self, place: Place, sources: &Sources<'_>) -> Option<CitedQuotation> {
        let entry = self.snapshot.entries.at(place.article);
        let metadata = entry.metadata.as_deref()?;
        let shown = self.snapshot.shown(place.article, (&entry, metadata), sources);
        let quotations = shown.quotations();
        let quotation = quotations.into_iter().filter(|quotation| quotation.is_listed).nth(place.number as usize)?;
        let first = quotation.text.split('\n').next().unwrap_or_default().len();
        let text = shown.text();
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(CitedQuotation {
            key: ArticleKey(place.article),
            anchor: Anchor::of(&text, quotation.at..quotation.at + first),
            text: quotation.text.into_owned(),
            speaker: quotation.speaker.map(Cow::into_owned),
            title: metadata.name().to_owned(),
            authors: metadata.authors.to_vec(),
            source: given(&metadata.source),
            date: metadata.date,
            lang: given(&metadata.lang),
            url: shown.address().map(str::to_owned),
            path: entry.origin.address(),
        })
    }
}

fn part<'a, T>(rows: &'a [T], range: &Range<usize>) -> &'a [T] {
    let end = range.end.min(rows.len());
    rows.get(range.start.min(end)..end).unwrap_or_default()
}

fn window(request: &PanelRequest, rows: Vec<PanelRow>, total: usize, completeness: Completeness) -> PanelWindow {
    PanelWindow {
        generation: request.generation,
        typed: request.typed.clone(),
        view: request.view.clone(),
        more: completeness == Completeness::FirstRows,
        known: total,
        total,
        first: request.rows.start,
        rows,
        start: 0,
        page: None,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::library::PanelSource;
    use crate::store::catalogue::search::tests::catalogue;

    const TEXTS: [&str; 2] = [
        "---\nlang: en\ndate: 2020-01-02\n---\n\n# A\n\n“It rained all night,” said Ann Lee.\n\n“And all day,” Ann Lee added.\n",
        "---\nlang: en\ndate: 2021-03-04\n---\n\n# B\n\n“The road is closed,” said Ann Lee.\n",
    ];

    fn request(by_speaker: bool, person: Option<&str>) -> PanelRequest {
        let person = person.map(|name| crate::library::QuotedPerson { article: ArticleKey(0), name: name.to_owned() });
        let view = ArchiveView { by_speaker, person, ..ArchiveView::default() };
        PanelRequest { generation: 1, source: PanelSource::Archive, typed: String::new(), view, rows: 0..10, from_start: true }
    }

    fn answers(archive: &mut Archive, request: &PanelRequest, stop: &dyn Fn() -> bool) -> Vec<PanelWindow> {
        let mut windows = Vec::new();
        archive.answer(request, stop, &mut |window| windows.push(window));
        windows
    }

    #[test]
    fn a_page_has_a_heading_for_each_article_and_counts_by_month() {
        let (_folder, catalogue) = catalogue(&TEXTS);
        let mut archive = Archive::new(catalogue.snapshot(), Date::default());
        let windows = answers(&mut archive, &request(true, Some("Ann Lee")), &|| false);
        let [window] = windows.as_slice() else { panic!("{windows:?}") };
        let page = window.page.as_ref().unwrap();
        assert_eq!((page.quotations, page.headings.as_slice(), window.total), (3, [0, 3].as_slice(), 5));
        assert_eq!(page.months, [(2020 * 12, 2), (2021 * 12 + 2, 1)]);
        let titles = |row: &PanelRow| if let PanelRow::ArticleOf { title, .. } = row { Some(title.clone()) } else { None };
        assert_eq!(window.rows.iter().filter_map(titles).collect::<Vec<_>>(), ["A", "B"]);
    }

    #[test]
    fn looking_for_people_is_cancelled_between_two_articles() {
        let (_folder, catalogue) = catalogue(&TEXTS);
        let mut archive = Archive::new(catalogue.snapshot(), Date::default());
        let asked = Cell::new(0);
        let stop = || asked.replace(asked.get() + 1) == 1;
        assert!(answers(&mut archive, &request(true, None), &stop).is_empty());
        assert!(asked.get() == 2 && archive.people.is_none());
        assert_eq!(answers(&mut archive, &request(true, None), &|| false).len(), 1);
    }

    #[test]
    fn speakers_put_right_are_filtered_counted_and_searched() {
        let (_folder, mut catalogue) = catalogue(&TEXTS);
        let mut archive = Archive::new(catalogue.snapshot(), Date::default());
        let all = answers(&mut archive, &request(false, None), &|| false).pop().unwrap();
        let first = all.rows.iter().find_map(|row| if let PanelRow::Cited(row) = row { Some(row.clone()) } else { None }).unwrap();
        let given = Box::new((first.anchor.clone(), Some("Eve Ray".into())));
        catalogue.change_status(&crate::library::Change::Speaker { key: first.key, given });
        let mut archive = Archive::new(catalogue.snapshot(), Date::default());
        let texts = |archive: &mut Archive, typed: &str| {
            let request = PanelRequest { typed: typed.into(), ..request(false, None) };
            let rows = answers(archive, &request, &|| false).pop().unwrap().rows;
            let text = |row: PanelRow| if let PanelRow::Cited(row) = row { Some((row.speaker?, row.title)) } else { None };
            rows.into_iter().filter_map(text).collect::<Vec<_>>()
        };
        let by = |name: &str, title: &str| (name.to_owned(), title.to_owned());
        let expected = if first.title == "B" { vec![by("Eve Ray", "B")] } else { vec![by("Eve Ray", "A"), by("Eve Ray", "A")] };
        for typed in ["speaker:ray", "eve"] {
            assert_eq!(texts(&mut archive, typed), expected, "{typed}");
        }
        assert_eq!(texts(&mut archive, "speaker:lee").len(), 3 - expected.len());
        let people = catalogue.snapshot().people(&|| false).unwrap();
        assert_eq!(people.persons().count(), 2);
    }
}
