//! Timer for the end of the nearest embargo on screen, so that its warning disappears in time. Without an embargo, no timer runs.

use super::State;
use super::msg::Effect;
use crate::article::Embargo;

/// Starts the timer for the embargo on screen that ends first, unless it already runs.
pub(super) fn schedule(state: &mut State, effects: &mut Vec<Effect>) {
    let nearest = nearest(state);
    if nearest != state.embargo_end {
        state.embargo_end = nearest;
        effects.extend(nearest.map(Effect::ReportTimeAt));
    }
}

fn nearest(state: &State) -> Option<i64> {
    let rows = state.panes.list.map_or(0, |_| state.list.view.height());
    let listed = (state.list.view.top..state.list.view.top + rows).filter_map(|row| state.list.view.row(row)?.embargo);
    let open = state.reader.as_ref().and_then(|reader| reader.article().meta().embargo);
    listed.chain(open).filter(|embargo| embargo.holds(state.now)).filter_map(Embargo::end).min()
}
