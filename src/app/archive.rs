//! The view of all quotations of the listed articles: its own keys, what they do with the quotation under the cursor, and the way back to the
//! view from the reader. Its rows are those of a panel.

use super::cite::Source;
use super::jump_list::{self, Spot};
use super::msg::Effect;
use super::picker::item::{Choice, Item};
use super::picker::{Picker, Purpose};
use super::session::Invocation;
use super::{Focus, Layer, Presentation, State, popup};
use crate::input::{Command, Key};
use crate::library::{ArchiveView, CitedQuotation, PanelRow, PanelSource, QuoteOrder};
use crate::words::{Label, Notice};

/// Whether the quotations of the list are meant, not those of an article.
pub(super) fn is_meant(state: &State) -> bool {
    state.focus == Focus::List && state.presentation == Presentation::Screen
}

pub(super) fn open(state: &mut State) {
    popup::open_panel(state, Purpose::Archive, PanelSource::Archive);
}

/// Shows the view again, once its quotation was read or its order chosen, and the list would be shown.
pub(super) fn return_to_view(state: &mut State) {
    if matches!(state.layer, Layer::Panes)
        && state.focus == Focus::List
        && let Some(mut picker) = state.session.archive.take()
    {
        picker.ask_again();
        state.layer = Layer::Picker(*picker);
    }
}

/// Goes back one step: from what was typed, from a speaker, or out of the view.
pub(super) fn back(state: &mut State, mut picker: Picker) {
    if !picker.line.text().is_empty() {
        picker.line = crate::input::LineEditor::default();
        picker.listing = true;
        picker.narrow();
    } else if let Some(list) = picker.close_page() {
        picker = list;
    } else if picker.listing {
        return;
    } else {
        picker.listing = true;
    }
    state.layer = Layer::Picker(picker);
}

/// Handles a key of the view; gives the picker back where the key is not its own, else the command to run, if any.
pub(super) fn press(state: &mut State, mut picker: Picker, key: Key, effects: &mut Vec<Effect>) -> Result<Picker, Option<Invocation>> {
    if !picker.listing {
        if !key.is_enter() {
            return Ok(picker);
        }
        picker.listing = true;
        state.layer = Layer::Picker(picker);
        return Err(None);
    }
    if key.is_enter() {
        enter(state, picker, effects);
        return Err(None);
    }
    match key.typed() {
        Some('q') => {
            back(state, picker);
            return Err(None);
        }
        Some('a') => return Err(note(state, picker, effects)),
        Some('"') => {
            let view = ArchiveView { order: picker.archive.order, by_speaker: !picker.archive.by_speaker, person: None };
            picker.show_of_archive(view);
        }
        Some('S') if picker.is_page() => state.say(Notice::PageInTimeOrder),
        Some('S') => {
            offer_orders(state, picker);
            return Err(None);
        }
        Some('y') => copy(state, &picker, effects),
        _ => return Ok(picker),
    }
    state.layer = Layer::Picker(picker);
    Err(None)
}

/// Offers the orders; the view waits for the choice.
fn offer_orders(state: &mut State, picker: Picker) {
    let at = QuoteOrder::ALL.iter().position(|&order| order == picker.archive.order).unwrap_or(0);
    let item = |(value, &order): (usize, &QuoteOrder)| Item {
        label: state.words.say(&order_label(order)),
        key: (value + 1).to_string(),
        choice: Choice::QuoteOrder(order),
        ..Item::default()
    };
    let items = QuoteOrder::ALL.iter().enumerate().map(item).collect();
    state.session.archive = Some(Box::new(picker));
    popup::open(state, Purpose::QuoteOrders, items, at);
}

/// The view of quotations that the choice of its order covers.
pub(crate) fn behind<'a>(state: &'a State, picker: &Picker) -> Option<&'a Picker> {
    state.session.archive.as_deref().filter(|_| picker.purpose == Purpose::QuoteOrders)
}

/// Sorts the view that waits for the choice of its order.
pub(super) fn sort(state: &mut State, order: QuoteOrder) {
    if let Some(picker) = &mut state.session.archive {
        picker.sort(order);
        state.say(Notice::Ordered { order: order_label(order) });
    }
}

fn order_label(order: QuoteOrder) -> Label {
    match order {
        QuoteOrder::Listed => Label::AsListed,
        QuoteOrder::Newest => Label::NewestFirst,
        QuoteOrder::Speaker => Label::BySpeaker,
        QuoteOrder::Relevance => Label::ByRelevance,
    }
}

/// Opens the article at the quotation under the cursor, or shows the quotations of the speaker.
pub(super) fn enter(state: &mut State, mut picker: Picker, effects: &mut Vec<Effect>) {
    if let Some(PanelRow::Speaker(speaker)) = chosen(&picker) {
        picker.open_page(speaker.person.clone());
        state.layer = Layer::Picker(picker);
        return;
    }
    to_quotation(state, picker, effects);
}

/// Goes to the quotation under the cursor; returns whether there is one. The view waits for the way back.
fn to_quotation(state: &mut State, picker: Picker, effects: &mut Vec<Effect>) -> bool {
    let Some(PanelRow::Cited(quotation)) = chosen(&picker) else {
        state.layer = Layer::Picker(picker);
        return false;
    };
    let spot = Spot { key: quotation.key, anchor: quotation.anchor.clone(), row: None };
    state.session.archive = Some(Box::new(picker));
    jump_list::jump_to(state, spot, effects);
    true
}

/// Opens the article at the quotation; returns the command for a note on it, unless that must wait for the article.
fn note(state: &mut State, picker: Picker, effects: &mut Vec<Effect>) -> Option<Invocation> {
    if !to_quotation(state, picker, effects) {
        return None;
    }
    let note = Invocation::from(Command::Note);
    if !state.is_loading() {
        return Some(note);
    }
    state.session.postponed = Some(note);
    None
}

/// Copies the quotation with its source and address.
fn copy(state: &mut State, picker: &Picker, effects: &mut Vec<Effect>) {
    let Some(PanelRow::Cited(quotation)) = chosen(picker) else { return };
    let CitedQuotation { text, speaker, title, authors, source, date, lang, url, path, .. } = quotation.as_ref();
    let parts: Vec<&str> = text.split('\n').collect();
    let source = Source {
        title,
        authors,
        publisher: source.as_deref(),
        date: *date,
        lang: lang.as_deref(),
        url: url.as_deref(),
        path: path.clone(),
    };
    effects.push(Effect::Copy(source.quotation(&parts, speaker.as_deref(), state.copy_form)));
}

fn chosen(picker: &Picker) -> Option<&PanelRow> {
    match &picker.chosen()?.choice {
        Choice::Row(row) => Some(row.as_ref()),
        _ => None,
    }
}
