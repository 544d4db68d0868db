//! Quotations as they are found, and the rows that they make: in an order, or grouped by speaker.

use std::collections::{HashMap, HashSet};

use super::{Place, Rows};
use crate::article::Quotation;
use crate::find::{Needle, Weighed, fold, relevance};
use crate::library::{ArchiveView, ArticleKey, QuoteOrder, QuotedPerson, SpeakerRow};
use crate::store::people::{Certainty, People, Person, Voice};

/// In place of a name, so that quotations by nobody known come last.
const LAST: &str = "\u{10ffff}";

/// Quotations as they are found.
pub(super) struct Gathered<'a> {
    people: Option<&'a People>,
    order: QuoteOrder,
    by_speaker: bool,
    groups: Groups,
    names: Numbers,
    /// The numbers that each is sorted by: one of its order, and the rank of its article.
    found: Vec<(u32, u32, Place)>,
}

impl<'a> Gathered<'a> {
    pub(super) fn of(view: &ArchiveView, people: Option<&'a People>) -> Self {
        let is_person = view.person.is_some();
        Self {
            people,
            // A person is shown in the order of time, which the ranks have.
            order: if is_person { QuoteOrder::Listed } else { view.order },
            by_speaker: view.by_speaker && !is_person,
            groups: Groups::default(),
            names: Numbers::default(),
            found: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, place: Place, rank: u32, quotation: &Quotation<'_>, needles: &[Needle]) {
        let speaker = quotation.speaker.as_deref().zip(self.people);
        if self.by_speaker {
            // Those by nobody known are in no group.
            if let Some((speaker, people)) = speaker {
                self.groups.add(place.article, speaker, people);
            }
            return;
        }
        let first = match self.order {
            QuoteOrder::Speaker => {
                let name = speaker.map_or_else(|| LAST.to_owned(), |(speaker, people)| name(place.article, speaker, people));
                self.names.number(&name)
            }
            QuoteOrder::Relevance => u32::MAX - weight(needles, quotation),
            QuoteOrder::Listed | QuoteOrder::Newest => 0,
        };
        self.found.push((first, rank, place));
    }

    pub(super) fn into_rows(mut self) -> Rows {
        if self.by_speaker {
            return Rows::Speakers(self.groups.most_first());
        }
        if self.order == QuoteOrder::Speaker {
            let by_name = self.names.in_order();
            for (first, ..) in &mut self.found {
                *first = by_name.get(*first as usize).copied().unwrap_or(u32::MAX);
            }
        }
        self.found.sort_unstable_by_key(|(first, rank, place)| (*first, *rank, place.number));
        Rows::Quotations(self.found.into_iter().map(|(.., place)| place).collect())
    }
}

/// How much a quotation is about the words searched for.
fn weight(needles: &[Needle], quotation: &Quotation<'_>) -> u32 {
    let words = quotation.text.split_whitespace().count();
    relevance(needles, &Weighed { title: "", text: &quotation.text, words }).steps()
}

/// The name by which quotations of a speaker are sorted.
fn name(article: u32, speaker: &str, people: &People) -> String {
    match people.voice(article, speaker) {
        Voice::Person(number) => people.person(number).map(|person| fold(person.name())).unwrap_or_default(),
        Voice::Role(_, words) => words.into(),
    }
}

/// Different names, each with a number.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(name.to_owned(), number);
        number
    }

    /// The place of each number in the order of the names.
    fn in_order(self) -> Vec<u32> {
        let mut names: Vec<(String, u32)> = self.0.into_iter().collect();
        names.sort_unstable();
        let mut places = vec![0; names.len()];
        for (place, (_, number)) in (0..).zip(names) {
            places[number as usize] = place;
        }
        places
    }
}

/// Quotations by speaker.
#[derive(Default)]
struct Groups(HashMap<Voice, (SpeakerRow, HashSet<u32>)>);

impl Groups {
    fn add(&mut self, article: u32, speaker: &str, people: &People) {
        let voice = people.voice(article, speaker);
        let person = if let Voice::Person(number) = &voice { people.person(*number) } else { None };
        let (row, articles) = self.0.entry(voice).or_insert_with(|| {
            let names = person.map_or_else(|| vec![speaker.to_owned()], Person::all_names);
            let row = SpeakerRow {
                person: QuotedPerson { article: ArticleKey(article), name: speaker.to_owned() },
                name: person.map_or(speaker, Person::name).to_owned(),
                certain: person.is_none_or(|person| person.certainty == Certainty::Certain),
                names,
                quotations: 0,
                articles: 0,
            };
            (row, HashSet::new())
        });
        row.quotations += 1;
        row.articles += usize::from(articles.insert(article));
    }

    fn most_first(self) -> Vec<SpeakerRow> {
        let mut rows: Vec<SpeakerRow> = self.0.into_values().map(|(row, _)| row).collect();
        rows.sort_by(|one, other| (other.quotations, &one.name, &one.person.name).cmp(&(one.quotations, &other.name, &other.person.name)));
        rows
    }
}
