//! Popup with information about the open article: metadata, counts and diagnostics.

use super::pickers::copies;
use super::{State, meta_lines};
use crate::article::{Article, BlockKind, Date};
use crate::library::PassedOver;
use crate::words::{Label, Notice, Words};

/// The most characters of an item that stays whole on its line.
const ITEM: usize = 24;

/// Content and scroll position of the popup.
#[derive(Debug, Clone, Default)]
pub struct ArticleInfo {
    /// The title in its frame.
    pub title: String,
    /// Label and value of each line; a line without a label continues the one above.
    pub lines: Vec<(String, String)>,
    /// The first line on screen.
    pub top: usize,
}

impl ArticleInfo {
    /// Scrolls, stopping at the last line.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }
}

/// Collects the information about the open article, and about files that are not shown; without either, shows a notice.
pub(super) fn about(state: &mut State) -> Option<ArticleInfo> {
    let not_shown = not_shown(state);
    let Some(reader) = &mut state.reader else {
        if not_shown.is_empty() {
            state.say(Notice::NoArticle);
            return None;
        }
        let title = state.words.say(&Label::NotShown { count: state.list.passed_over.total() });
        let lines = not_shown.into_iter().map(|(_, why)| (String::new(), why)).collect();
        return Some(ArticleInfo { title, lines, top: 0 });
    };
    let quotation = copies::quote_at_cursor(reader);
    let (article, words) = (reader.article(), &state.words);
    let mut lines = quotation.map_or_else(Vec::new, |at| speaker(article, at, words));
    let earlier = quotation.and_then(|at| reader.versions.earlier_words(article, at));
    lines.extend(earlier.map(|earlier| (words.say(&Label::EarlierWords), crate::article::clean::whole_line(earlier))));
    lines.extend([(words.say(&Label::File), crate::article::clean::whole_line(&reader.origin.address()))]);
    lines.push((words.say(&Label::Format), article.format().to_owned()));
    lines.extend(meta(article, state.now, words));
    lines.push((words.say(&Label::Counts), whole_items(&words.say(&counts(article)))));
    for (index, note) in article.diagnostics().iter().enumerate() {
        lines.push((if index == 0 { words.say(&Label::Remarks) } else { String::new() }, words.say(note)));
    }
    lines.extend(not_shown);
    Some(ArticleInfo { title: words.say(&Label::About), lines, top: 0 })
}

/// Who said the quotation that begins at byte `at`, and how that was found.
fn speaker(article: &Article, at: usize, words: &Words) -> Vec<(String, String)> {
    let Some(quote) = article.quotations().find(|quote| quote.range.start == at) else { return Vec::new() };
    let name = article.speaker(quote).map_or_else(|| words.say(&Label::SpeakerUnknown), crate::article::clean::whole_line);
    let reason = quote.named_by().map(|rule| (words.say(&Label::NamedBy), words.say(&rule)));
    std::iter::once((words.say(&Label::Speaker), name)).chain(reason).collect()
}

/// The files of the folder that are not shown, by kind, each with the reason.
fn not_shown(state: &State) -> Vec<(String, String)> {
    let counts = state.list.passed_over;
    let lines = counts.by_kind().enumerate().map(|(index, (kind, count))| {
        let why = why_not_shown(kind, count);
        let label = if index == 0 { state.words.say(&Label::NotShown { count: counts.total() }) } else { String::new() };
        (label, state.words.say(&why))
    });
    lines.collect()
}

/// The reason why so many files of a kind are not shown.
pub(crate) fn why_not_shown(kind: PassedOver, count: usize) -> Label {
    match kind {
        PassedOver::Pages => Label::NotShownPages { count },
        PassedOver::OldDocument => Label::NotShownOldDocuments { count },
        PassedOver::Office => Label::NotShownOffice { count },
        PassedOver::Book => Label::NotShownBooks { count },
        PassedOver::Saved => Label::NotShownSaved { count },
        PassedOver::Denied => Label::NotShownDenied { count },
    }
}

fn meta(article: &Article, now: Date, words: &Words) -> Vec<(String, String)> {
    let meta = article.meta();
    let day = |date: Option<Date>| date.map(|date| words.long_day(date.ymd(), date.clock()));
    let embargo = meta.embargo.map(|embargo| meta_lines::embargo_at(embargo, now, words));
    let joined = |list: &[String]| (!list.is_empty()).then(|| whole_items(&list.join(", ")));
    [
        (Label::Title, Some(meta.title.clone())),
        (Label::Date, day(meta.date)),
        (Label::Updated, day(meta.updated)),
        (Label::Embargo, embargo),
        (Label::Authors, joined(&meta.authors)),
        (Label::Source, meta.source.clone()),
        (Label::Section, meta.section.clone()),
        (Label::Place, meta.place.clone()),
        (Label::Tags, joined(&meta.tags)),
        (Label::Slugline, meta.slugline.clone()),
        (Label::Genres, joined(&meta.genres)),
        (Label::Urgency, meta.urgency.map(|urgency| urgency.to_string())),
        (Label::Version, meta.version.clone()),
        (Label::Language, meta.lang.clone()),
        (Label::Address, meta.url.clone()),
        (Label::Picture, meta.image.clone()),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((words.say(&label), value?)))
    .collect()
}

/// The items of a list with spaces at which no line is broken: each stays whole, unless it is long.
fn whole_items(list: &str) -> String {
    let whole = |item: &str| if item.chars().count() <= ITEM { item.replace(' ', "\u{a0}") } else { item.to_owned() };
    list.split(", ").map(whole).collect::<Vec<_>>().join(", ")
}

fn counts(article: &Article) -> Label {
    let sections = article.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
    Label::CountLine {
        words: article.words(),
        minutes: article.minutes(),
        sections,
        quotes: article.quotations().count(),
        links: article.links().len(),
        videos: article.videos().len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_whole_unless_they_are_long() {
        assert_eq!(whole_items("4 words, 1 min"), "4\u{a0}words, 1\u{a0}min");
        let long = "a very long name of an association of authors";
        assert_eq!(whole_items(long), long);
    }
}
