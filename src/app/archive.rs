//! The view of all quotations of the listed articles: its own keys, what they do with the quotation under the cursor, and the way back to the
//! view from the reader. Its rows are those of a panel.

use super::cite::Source;
use super::jump_list::{self, Spot};
use super::msg::Effect;
use super::picker::item::Choice;
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

/// Shows the view again, once its quotation was read and the list would be shown.
pub(super) fn return_to_view(state: &mut State) {
    if matches!(state.layer, Layer::Panes)
        && state.focus == Focus::List
        && let Some(picker) = state.session.archive.take()
    {
        state.layer = Layer::Picker(*picker);
    }
}

/// Goes back one step: from what was typed, from a speaker, or out of the view.
pub(super) fn back(state: &mut State, mut picker: Picker) {
    if !picker.line.text().is_empty() {
        picker.line = crate::input::LineEditor::default();
        picker.listing = true;
        picker.narrow();
    } else if picker.archive.person.is_some() {
        let view = ArchiveView { person: None, ..ArchiveView::clone(&picker.archive) };
        picker.show_of_archive(view);
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
        Some('S') => {
            picker.archive.order = picker.archive.order.next();
            state.say(Notice::Ordered { order: order_label(picker.archive.order) });
            picker.narrow();
        }
        Some('y') => copy(state, &picker, effects),
        _ => return Ok(picker),
    }
    state.layer = Layer::Picker(picker);
    Err(None)
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
        let view = ArchiveView { person: Some(speaker.person.clone()), ..ArchiveView::clone(&picker.archive) };
        picker.show_of_archive(view);
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
