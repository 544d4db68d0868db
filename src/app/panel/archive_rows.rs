//! The rows of the view of quotations as they are shown.

use super::super::picker::item::{Item, cut};
use crate::article::Date;
use crate::library::{CitedQuotation, SpeakerRow};
use crate::words::{Label, Words};

/// A quotation as the view shows it.
pub(super) fn quotation_item(quotation: &CitedQuotation, words: &Words, ascii: bool) -> Item {
    let source = quotation.source.as_deref().unwrap_or(&quotation.title);
    Item {
        label: cut(&quotation.text.split_whitespace().collect::<Vec<_>>().join(" ")),
        detail: dated(quotation.date, &[source], words, ascii),
        key: quotation.speaker.clone().unwrap_or_default(),
        ..Item::default()
    }
}

/// The heading of the quotations of an article on a speaker's page.
pub(super) fn article_item(title: &str, source: Option<&str>, date: Option<Date>, words: &Words, ascii: bool) -> Item {
    let named: Vec<&str> = [source, Some(title)].into_iter().flatten().collect();
    Item { label: cut(&dated(date, &named, words, ascii)), heading: true, ..Item::default() }
}

/// A date, if there is one, and what stands behind it.
fn dated(date: Option<Date>, rest: &[&str], words: &Words, ascii: bool) -> String {
    let day = date.map(|date| words.short_day(date.ymd()).trim().to_owned());
    let parts: Vec<&str> = day.as_deref().into_iter().chain(rest.iter().copied()).collect();
    parts.join(if ascii { " - " } else { " · " })
}

/// A speaker as the view shows them.
pub(super) fn speaker_item(speaker: &SpeakerRow, words: &Words) -> Item {
    let uncertain = if speaker.certain { "" } else { " (?)" };
    let others: Vec<&str> = speaker.names.iter().map(String::as_str).filter(|name| *name != speaker.name).collect();
    let articles = words.say(&Label::InArticles { count: speaker.articles });
    let detail = if others.is_empty() { articles } else { format!("{articles}: {}", others.join(", ")) };
    Item { label: format!("{}{uncertain}", speaker.name), detail: cut(&detail), key: speaker.quotations.to_string(), ..Item::default() }
}
