//! When the program wakes though nobody touches it: at the end of the nearest embargo on screen, so that no warning stands there longer
//! than it holds. Where there is none, nothing is asked for and nothing ticks.

use super::State;
use super::msg::Effect;
use crate::article::Embargo;

/// Asks to be woken where an embargo on screen ends before any other, unless that is asked for already.
pub(super) fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let nearest = nearest(state);
    if nearest != state.waking {
        state.waking = nearest;
        effects.extend(nearest.map(Effect::WakeAt));
    }
}

/// The minute in which the first of the embargoes on screen ends.
fn nearest(state: &State) -> Option<i64> {
    let rows = state.panes.list.map_or(0, |_| state.list.view.height());
    let listed = (state.list.view.top..state.list.view.top + rows).filter_map(|row| state.list.view.row(row)?.embargo);
    let open = state.reader.as_ref().and_then(|reader| reader.article().meta().embargo);
    listed.chain(open).filter(|embargo| embargo.holds(state.now)).filter_map(Embargo::end).min()
}
