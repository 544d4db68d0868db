//! What choosing does, and what leaving without a choice puts back.

use super::super::msg::{Effect, Order};
use super::super::picker::{Picker, Purpose};
use super::super::reader::Reader;
use super::super::{Focus, State, commands, marks, places};
use super::config;
use crate::article::{Article, Quote, QuoteKind};
use crate::input::Command;
use crate::words::{Label, Notice, Words};

/// What can be copied from the open article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The article's own address.
    Link,
    /// The quotation at the cursor, with its source.
    Quote,
    /// The paragraph at the cursor.
    Paragraph,
    /// The first video's address.
    Video,
}

/// What can be copied, as offered.
pub const COPIES: [Copied; 4] = [Copied::Link, Copied::Quote, Copied::Paragraph, Copied::Video];

impl Copied {
    /// What it is called.
    pub fn label(self) -> Label {
        match self {
            Self::Link => Label::CopyLink,
            Self::Quote => Label::CopyQuote,
            Self::Paragraph => Label::CopyParagraph,
            Self::Video => Label::CopyVideo,
        }
    }
}

/// Does what the item under the cursor stands for.
pub(super) fn take(state: &mut State, picker: &Picker, effects: &mut Vec<Effect>) {
    let Some(item) = picker.chosen() else { return leave(state, picker.purpose) };
    let value = item.value;
    let from = matches!(picker.purpose, Purpose::Contents | Purpose::Quotes).then(|| places::here(state)).flatten();
    match picker.purpose {
        Purpose::Contents => to_block(state, value),
        Purpose::Quotes => to_offset(state, value),
        Purpose::Videos => effects.extend(state.targets.get(value).cloned().map(Effect::Open)),
        Purpose::Themes => {
            let name = item.label.clone();
            try_theme(state, &name);
            state.theme_name.clone_from(&name);
            state.say(Notice::Theme { name });
        }
        Purpose::Orders => {
            let order = Order::ALL.get(value).copied().unwrap_or(Order::Newest);
            state.list.set_order(order);
            state.say(Notice::Ordered { order: super::order_label(order) });
        }
        Purpose::Copies => copy(state, COPIES.get(value).copied().unwrap_or(Copied::Link), effects),
        Purpose::Palette | Purpose::Help => {
            if let Some(&command) = Command::ALL.get(value) {
                commands::run(state, command, None, effects);
            }
        }
        Purpose::Marks => marks::choose(state, value, effects),
    }
    if let Some(from) = from {
        places::jumped(state, from);
    }
}

/// Leaves a picker without a choice.
pub(super) fn leave(state: &mut State, purpose: Purpose) {
    if purpose == Purpose::Themes {
        let name = state.theme_name.clone();
        try_theme(state, &name);
    }
}

/// Shows a theme's colours.
pub(super) fn try_theme(state: &mut State, name: &str) {
    if let Some(theme) = config(state).theme(name) {
        state.theme = theme.at(state.depth);
    }
}

fn to_block(state: &mut State, block: usize) {
    let Some(reader) = &mut state.reader else { return };
    if block == 0 {
        reader.to_top();
    } else {
        let start = reader.article().blocks().get(block).map_or(0, |block| block.range.start);
        reader.page.reveal(start);
        reader.show_block(block, 0);
    }
    state.focus = Focus::Reader;
}

fn to_offset(state: &mut State, offset: usize) {
    let Some(reader) = &mut state.reader else { return };
    reader.page.reveal(offset);
    reader.show_offset(offset);
    state.focus = Focus::Reader;
}

fn copy(state: &mut State, what: Copied, effects: &mut Vec<Effect>) {
    let Some(reader) = &mut state.reader else { return };
    let here = reader.cursor_offset();
    let article = reader.article();
    let text = match what {
        Copied::Link => article.meta().url.clone().ok_or(Notice::NoAddress),
        Copied::Quote => quote_here(reader, here).map(|quote| sourced(article, quote, &state.words)).ok_or(Notice::NoQuoteHere),
        Copied::Paragraph => {
            let text = article.block_text(article.block_at(here).unwrap_or_default());
            (!text.is_empty()).then(|| text.to_owned()).ok_or(Notice::NoParagraphHere)
        }
        Copied::Video => article.videos().first().map(|video| video.url.clone()).ok_or(Notice::NoVideo),
    };
    match text {
        Ok(text) => effects.push(Effect::Copy(text)),
        Err(why) => state.say(why),
    }
}

/// The quotation at the cursor: the one jumped to, else the first in the cursor's paragraph.
fn quote_here(reader: &Reader, here: usize) -> Option<&Quote> {
    let article = reader.article();
    let block = article.blocks().get(article.block_at(here)?)?.range.clone();
    let speech = |quote: &&Quote| quote.level == 1 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block);
    let after = article.quotes().iter().filter(speech).find(|quote| quote.range.end > here && quote.range.start < block.end);
    after.or_else(|| article.quotes().iter().filter(speech).find(|quote| quote.range.start >= block.start && quote.range.start < block.end))
}

/// A quotation with where it is from: `« … » — Title, source, date, address`.
fn sourced(article: &Article, quote: &Quote, words: &Words) -> String {
    let mut text = article.text()[quote.range.clone()].to_owned();
    for part in &quote.continues {
        text.push('\n');
        text.push_str(&article.text()[part.clone()]);
    }
    let meta = article.meta();
    let speaker = quote.speaker.clone().map(|range| article.text()[range].to_owned());
    let parts = [
        speaker,
        Some(meta.title.clone()),
        meta.authors.first().cloned(),
        meta.source.clone(),
        meta.date.map(|date| words.long_day(date.ymd(), None)),
        meta.url.clone(),
    ];
    let source: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("{text} — {}", source.join(", "))
}
