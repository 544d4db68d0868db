//! Acts on the item chosen in a picker; on leaving without a choice, restores the theme that was previewed over.

use super::super::msg::Effect;
use super::super::picker::item::Choice;
use super::super::picker::{Picker, Purpose};
use super::super::session::Invocation;
use super::super::{Focus, Layer, State, archive, bookmarks, jump_list, notes_panel, saved_searches};
use super::{copies, with_argument};
use crate::library::{Order, PanelRow};
use crate::words::Notice;

/// Acts on the item under the cursor; returns the command to run for it.
pub(super) fn accept(state: &mut State, picker: &Picker, effects: &mut Vec<Effect>) -> Option<Invocation> {
    let Some(item) = picker.chosen() else {
        leave(state, picker.purpose);
        return None;
    };
    let from = matches!(picker.purpose, Purpose::Contents | Purpose::Quotes).then(|| jump_list::here(state)).flatten();
    match item.choice.clone() {
        Choice::Label => {
            let name = item.label.clone();
            try_theme(state, &name);
            state.theme_name.clone_from(&name);
            state.say(Notice::Theme { name });
        }
        Choice::Order(order) => {
            state.list.set_order(order);
            let waits = order == Order::Relevance && state.list.needles.is_empty();
            state.say(if waits { Notice::RelevanceWaits } else { Notice::Ordered { order: super::order_label(order) } });
        }
        Choice::QuoteOrder(order) => archive::sort(state, order),
        Choice::Copy(what) => copies::accept(state, &what, effects),
        Choice::Search(query) => saved_searches::show_query(state, &query),
        Choice::Command(command) => {
            if !command.takes_argument() {
                return Some(command.into());
            }
            with_argument::run(state, command, picker.argument_of(command), effects);
        }
        Choice::Row(row) => take_row(state, *row, effects),
        Choice::Nothing => state.layer = Layer::Picker(picker.clone()),
    }
    if let Some(from) = from {
        jump_list::jumped(state, from);
    }
    None
}

fn take_row(state: &mut State, row: PanelRow, effects: &mut Vec<Effect>) {
    match row {
        PanelRow::Top => to_block(state, 0),
        PanelRow::Heading { block, .. } => to_block(state, block),
        PanelRow::Quote { at, .. } => to_offset(state, at),
        PanelRow::Video(target) => effects.push(Effect::Open(target)),
        PanelRow::Mark(letter, place) => bookmarks::go(state, letter, place, effects),
        // The view of an archive acts on its own rows.
        PanelRow::Cited(_) | PanelRow::Speaker(_) | PanelRow::ArticleOf { .. } => (),
        PanelRow::Note(place, note) => notes_panel::choose(state, &place, note, effects),
    }
}

pub(in crate::app) fn leave(state: &mut State, purpose: Purpose) {
    if purpose == Purpose::Themes {
        let name = state.theme_name.clone();
        try_theme(state, &name);
    }
}

pub(in crate::app) fn try_theme(state: &mut State, name: &str) {
    if let Some(theme) = state.config.theme_for(name, state.depth, state.ground) {
        state.theme = theme;
    }
}

fn to_block(state: &mut State, block: usize) {
    let Some(reader) = &mut state.reader else { return };
    if block == 0 {
        reader.go_to_top();
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
