//! The rows of the view of quotations as they are shown.

use super::super::picker::item::{Item, cut};
use crate::library::{CitedQuotation, SpeakerRow};
use crate::words::{Label, Words};

/// A quotation as the view shows it.
pub(super) fn quotation_item(quotation: &CitedQuotation, words: &Words, ascii: bool) -> Item {
    let day = quotation.date.map(|date| words.short_day(date.ymd()).trim().to_owned());
    let detail: Vec<&str> = [day.as_deref(), quotation.source.as_deref().or(Some(&quotation.title))].into_iter().flatten().collect();
    Item {
        label: cut(&quotation.text.split_whitespace().collect::<Vec<_>>().join(" ")),
        detail: detail.join(if ascii { " - " } else { " · " }),
        key: quotation.speaker.clone().unwrap_or_default(),
        ..Item::default()
    }
}

/// A speaker as the view shows them.
pub(super) fn speaker_item(speaker: &SpeakerRow, words: &Words) -> Item {
    let uncertain = if speaker.certain { "" } else { " (?)" };
    let others: Vec<&str> = speaker.names.iter().map(String::as_str).filter(|name| *name != speaker.name).collect();
    let articles = words.say(&Label::InArticles { count: speaker.articles });
    let detail = if others.is_empty() { articles } else { format!("{articles}: {}", others.join(", ")) };
    Item { label: format!("{}{uncertain}", speaker.name), detail: cut(&detail), key: speaker.quotations.to_string(), ..Item::default() }
}
