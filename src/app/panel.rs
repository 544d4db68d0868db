//! The rows of a panel: where an article's come from, which of them fit the words typed, and how each is shown. The panel of the
//! whole library is narrowed by a thread that holds its rows; the interface holds a window of them.

mod archive_rows;

use std::borrow::Cow;
use std::ops::Range;

use super::picker::chapters;
use super::picker::item::{Choice, Item, cut};
use crate::article::{Article, BlockKind, Date, Quotation};
use crate::find::fold;
use crate::library::{Note, PanelRequest, PanelRow, PanelSource, PanelWindow, SavedLocation};
use crate::words::{Label, Words};

/// Characters of a highlight shown before its title.
const FEW: usize = 48;

/// The rank of words that are found anywhere, not only at the start of a word.
const ANYWHERE: usize = 2;

/// The rank of letters in order, where no row holds the words.
const SCATTERED: usize = 4;

/// The number of letters from which the name of a chapter shows all of it.
const CHAPTER: usize = 3;

/// Whether a row fits by its rank.
type Fits<'a, T> = &'a dyn Fn(&T, usize) -> bool;

/// Every row of a panel, and those that fit the words typed.
#[derive(Debug, Clone)]
pub struct Panel<T> {
    rows: Vec<T>,
    /// The rows' searchable text, as far as it was needed yet.
    folded: Vec<String>,
    typed: String,
    /// Indices of the rows that fit, best first.
    shown: Vec<usize>,
}

impl<T> Panel<T> {
    /// A panel of these rows, all of them shown.
    pub fn new(rows: Vec<T>) -> Self {
        Self { shown: (0..rows.len()).collect(), rows, folded: Vec::new(), typed: String::new() }
    }

    /// Every row, shown or not.
    pub(super) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Shows the rows that fit the words, best first, as far as `fits` allows. Returns `None` where `stop` ended it.
    fn narrow(&mut self, typed: &str, fits: Fits<'_, T>, item: impl Fn(&T) -> Item, stop: &dyn Fn() -> bool) -> Option<()> {
        if self.typed != typed {
            self.shown = self.ranked(typed, fits, item, stop)?.into_iter().map(|(_, index)| index).collect();
            typed.clone_into(&mut self.typed);
        }
        Some(())
    }

    /// The ranks and indices of the rows that fit the words, best first. Scattered letters count only where no row holds the words.
    fn ranked(
        &mut self,
        typed: &str,
        fits: Fits<'_, T>,
        item: impl Fn(&T) -> Item,
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<(usize, usize)>> {
        let folded = fold(typed);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut ranked = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            if stop() {
                return None;
            }
            if words.is_empty() {
                ranked.push((0, index));
                continue;
            }
            if self.folded.len() <= index {
                self.folded.push(searchable(&item(row)));
            }
            let rank = self.folded.get(index).and_then(|text| rank(text, &words));
            ranked.extend(rank.filter(|&rank| fits(row, rank)).map(|rank| (rank, index)));
        }
        ranked.sort_unstable();
        if ranked.first().is_some_and(|&(best, _)| best < SCATTERED) {
            ranked.retain(|&(rank, _)| rank < SCATTERED);
        }
        Some(ranked)
    }

    fn window(&self, rows: Range<usize>) -> impl Iterator<Item = &T> {
        let end = rows.end.min(self.shown.len());
        let shown = self.shown.get(rows.start.min(end)..end).unwrap_or_default();
        shown.iter().filter_map(|&index| self.rows.get(index))
    }
}

impl Panel<Item> {
    /// The items that fit the words, best first; where there are headings, below these.
    pub(super) fn fitting(&mut self, typed: &str) -> Vec<Item> {
        // The first letters of a chapter would bring all of it.
        let whole = typed.trim().chars().count() >= CHAPTER;
        let fits = |item: &Item, rank: usize| !item.heading || whole && rank < ANYWHERE;
        let ranked = self.ranked(typed, &fits, Item::clone, &|| false).unwrap_or_default();
        let indices = if self.rows.iter().any(|item| item.heading) {
            chapters::below_headings(&self.rows, &ranked)
        } else {
            ranked.into_iter().map(|(_, index)| index).collect()
        };
        indices.into_iter().filter_map(|index| self.rows.get(index)).cloned().collect()
    }
}

impl Panel<PanelRow> {
    /// Answers a request for rows of this panel, unless `stop` ends it.
    pub fn answer(&mut self, request: &PanelRequest, words: &Words, stop: &dyn Fn() -> bool) -> Option<PanelWindow> {
        // Labels and words of notes are looked for as they are: letters in order would find much that is none of them.
        let notes = matches!(request.source, PanelSource::Notes(_));
        let fits = |_: &PanelRow, rank: usize| !notes || rank < SCATTERED;
        self.narrow(&request.typed, &fits, |row| item(row, words, false, is_lost(row)), stop)?;
        let start = if request.typed.is_empty() { self.start(&request.source) } else { 0 };
        let mut rows = request.rows.clone();
        if request.from_start {
            let first = start.saturating_sub(rows.len() / 2);
            rows = first..first.saturating_add(rows.len());
        }
        Some(PanelWindow {
            generation: request.generation,
            typed: request.typed.clone(),
            view: request.view.clone(),
            more: false,
            known: self.rows.len(),
            total: self.shown.len(),
            first: rows.start,
            rows: self.window(rows).cloned().collect(),
            start,
            page: None,
        })
    }

    fn start(&self, source: &PanelSource) -> usize {
        match source {
            PanelSource::Videos | PanelSource::Marks | PanelSource::Archive => 0,
            PanelSource::Notes(here) => {
                let is_here = |row: &PanelRow| matches!(row, PanelRow::Note(place, _) if place.key.is_some() && place.key == *here);
                self.rows.iter().position(is_here).unwrap_or(0)
            }
            PanelSource::Headings(_, here) => {
                let before = |row: &&PanelRow| matches!(row, PanelRow::Heading { block, .. } if block <= here);
                self.rows.iter().filter(before).count()
            }
            PanelSource::Quotes(_, here) => self
                .rows
                .partition_point(|row| matches!(row, PanelRow::Quote { at, .. } if at < here))
                .min(self.rows.len().saturating_sub(1)),
        }
    }
}

/// Every row of a panel about one article; none where the rows belong to the library.
pub fn rows_of(source: &PanelSource) -> Vec<PanelRow> {
    match source {
        PanelSource::Headings(article, _) => headings(article),
        PanelSource::Quotes(article, _) => quotes(article),
        PanelSource::Videos | PanelSource::Marks | PanelSource::Notes(_) | PanelSource::Archive => Vec::new(),
    }
}

fn headings(article: &Article) -> Vec<PanelRow> {
    let headings = article.blocks().iter().enumerate().filter_map(|(index, block)| match block.kind {
        BlockKind::Heading { level } => Some((index, level)),
        _ => None,
    });
    let Some(least) = headings.clone().map(|(_, level)| level).min() else { return Vec::new() };
    let row = |(block, level)| PanelRow::Heading { block, depth: usize::from(level - least), text: cut(article.block_text(block)) };
    std::iter::once(PanelRow::Top).chain(headings.map(row)).collect()
}

/// The quotations, each on one line.
fn quotes(article: &Article) -> Vec<PanelRow> {
    let row = |quotation: Quotation<'_>| PanelRow::Quote {
        at: quotation.at,
        text: cut(&quotation.line()),
        speaker: quotation.speaker.map(Cow::into_owned).unwrap_or_default(),
    };
    article.every_quotation().filter(|quotation| quotation.is_listed).map(row).collect()
}

/// A row as it is shown; `lost` says that the words of a note are gone.
pub(super) fn item(row: &PanelRow, words: &Words, ascii: bool, lost: bool) -> Item {
    let mut item = match row {
        PanelRow::Video(target) => Item { label: target.title.clone(), detail: target.url.clone(), ..Item::default() },
        PanelRow::Mark(letter, place) => Item {
            label: cut(&place.title),
            detail: cut(if place.anchor.exact.is_empty() { &place.anchor.after } else { &place.anchor.exact }),
            key: letter.to_string(),
            ..Item::default()
        },
        PanelRow::Note(place, note) => noted(place, note, words, ascii, lost),
        PanelRow::Heading { depth, text, .. } => Item { label: text.clone(), depth: *depth, ..Item::default() },
        PanelRow::Top => Item { label: words.say(&Label::Top), ..Item::default() },
        PanelRow::Cited(quotation) => archive_rows::quotation_item(quotation, words, ascii),
        PanelRow::Speaker(speaker) => archive_rows::speaker_item(speaker, words),
        PanelRow::ArticleOf { title, source, date } => archive_rows::article_item(title, source.as_deref(), *date, words, ascii),
        PanelRow::Quote { text, speaker, .. } => Item { label: text.clone(), detail: speaker.clone(), ..Item::default() },
    };
    item.choice = Choice::Row(Box::new(row.clone()));
    item
}

/// Its labels; what was written, or a highlight's words; where and when, and the words in full, to be found by them.
fn noted(place: &SavedLocation, note: &Note, words: &Words, ascii: bool, lost: bool) -> Item {
    let labels: Vec<String> = note.label.split_whitespace().map(|label| format!("#{label}")).collect();
    let day = u64::try_from(note.made / 86_400).ok().filter(|&day| day > 0).and_then(Date::from_days);
    let day = day.map(|day| words.short_day(day.ymd()).trim().to_owned());
    let lost = lost.then(|| words.say(&Label::LostNote));
    let marked = note.anchor.words().split_whitespace().collect::<Vec<_>>().join(" ");
    let few = marked.chars().nth(FEW).is_none();
    let label = match (note.text.is_empty(), few) {
        (false, _) => note.text.split_whitespace().collect::<Vec<_>>().join(" "),
        (true, true) => marked.clone(),
        (true, false) => marked.chars().take(FEW).chain(['…']).collect(),
    };
    let rest = (!note.text.is_empty() || !few).then(|| cut(&marked));
    let detail: Vec<String> = [lost, Some(place.title.clone()), day, rest].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Item { label: cut(&label), detail: detail.join(if ascii { " - " } else { " · " }), key: labels.join(" "), ..Item::default() }
}

fn is_lost(row: &PanelRow) -> bool {
    matches!(row, PanelRow::Note(place, _) if place.key.is_none())
}

/// The text by which a row is found.
fn searchable(item: &Item) -> String {
    fold(&format!("{} {} {} {}", item.label, item.detail, item.key, item.key.replace(' ', "")))
}

/// The rank of `text`, lower is better: words at its start, at starts of words, anywhere; letters at starts of words; letters in order, the
/// closer the better. `None` if it does not match.
fn rank(text: &str, words: &[&str]) -> Option<usize> {
    if words.iter().all(|word| starts_of(text, word).next().is_some()) {
        return Some(usize::from(!words.first().is_some_and(|first| text.starts_with(first))));
    }
    if words.iter().all(|word| text.contains(word)) {
        return Some(ANYWHERE);
    }
    let wanted = || words.iter().flat_map(|word| word.chars());
    let mut starts = text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
    if wanted().all(|letter| starts.any(|start| start == letter)) {
        return Some(3);
    }
    let mut letters = text.chars().enumerate();
    let mut places = Vec::new();
    for letter in wanted() {
        places.push(letters.find(|&(_, c)| c == letter)?.0);
    }
    let spread = places.last()?.saturating_sub(*places.first()?);
    Some(SCATTERED.saturating_add(spread))
}

/// The places where `word` begins a word of `text`.
fn starts_of<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let begins = |&(at, _): &(usize, &str)| text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    text.match_indices(word).filter(begins).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_one_row_on_one_line() {
        let text = "# T\n\n> One long\n> block, “with a quotation,” says Ann.\n>\n> — Ann Lee\n\n“Two ‘or “three”’,” said Bo Ek.\n";
        let article = crate::quotes::mark(crate::formats::parse("a.md", text.as_bytes().to_vec()).remove(0));
        let rows: Vec<String> = quotes(&article)
            .into_iter()
            .map(|row| match row {
                PanelRow::Quote { text, .. } => text,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(rows, ["One long block, “with a quotation,” says Ann.", "“Two ‘or “three”’,”"]);
    }

    #[test]
    fn words_come_before_letters_in_order() {
        assert_eq!(rank("fold all sections", &["fold"]), Some(0));
        assert_eq!(rank("close the fold", &["fold", "close"]), Some(1));
        assert_eq!(rank("unfold it", &["fold"]), Some(2));
        assert_eq!(rank("half a page down", &["hpd"]), Some(3));
        assert_eq!(rank("half a page down", &["lfp"]), Some(SCATTERED + 5));
        assert_eq!(rank("half a page down", &["x"]), None);
    }

    #[test]
    fn scattered_letters_count_only_where_no_row_has_the_word() {
        let item = |label: &str| Item { label: label.to_owned(), ..Item::default() };
        let fitting = |typed: &str| {
            let mut panel = Panel::new(["previous article", "the saved ones", "save"].map(item).to_vec());
            panel.fitting(typed).into_iter().map(|item| item.label).collect::<Vec<_>>()
        };
        assert_eq!(fitting("save"), ["save", "the saved ones"]);
        assert_eq!(fitting("pat"), ["previous article"]);
    }

    #[test]
    fn rows_stay_below_their_headings_and_the_name_of_a_chapter_shows_all_of_it() {
        let row =
            |label: &str| Item { label: label.trim_start_matches("# ").to_owned(), heading: label.starts_with('#'), ..Item::default() };
        let labels = ["# Move", "down a line", "next article", "# Find", "next match", "the move before", "# Signs", "a star"];
        let fitting = |typed: &str| {
            let mut panel = Panel::new(labels.map(row).to_vec());
            panel.fitting(typed).into_iter().map(|item| item.label).collect::<Vec<_>>()
        };
        assert_eq!(fitting("next"), ["Move", "next article", "Find", "next match"]);
        assert_eq!(fitting("match"), ["Find", "next match"]);
        assert_eq!(fitting("mo"), ["Find", "the move before"]);
        assert_eq!(fitting("move"), ["Move", "down a line", "next article", "Find", "the move before"]);
        assert_eq!(fitting("signs"), ["Signs", "a star"]);
        assert_eq!(fitting("zzz"), Vec::<String>::new());
        assert_eq!(fitting(""), labels.map(|label| label.trim_start_matches("# ")));
    }
}
