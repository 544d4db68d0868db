//! The reading measure, made wider and narrower by keys.

use super::State;
use super::msg::Effect;
use crate::library::Change;
use crate::page::Setting;
use crate::words::Notice;

pub(super) const NARROWEST: u16 = 20;
pub(super) const WIDEST: u16 = 200;
/// Step of a change, in columns.
const STEP: u16 = 4;

/// Makes the text wider or narrower by a number of steps.
pub(super) fn set(state: &mut State, steps: isize, effects: &mut Vec<Effect>) {
    let room = if state.panes.reader.is_some() { state.panes.text().width } else { WIDEST };
    let widest = room.clamp(NARROWEST, WIDEST);
    let shown = state.measure.min(widest);
    let by = u16::try_from(steps.unsigned_abs()).unwrap_or(WIDEST).saturating_mul(STEP);
    let wanted = if steps > 0 { shown.saturating_add(by).min(widest) } else { shown.saturating_sub(by).max(NARROWEST) };
    if wanted == shown {
        return state.say(if steps > 0 { Notice::Widest } else { Notice::Narrowest });
    }
    state.measure = wanted;
    state.session.measured = true;
    effects.push(Effect::Save(vec![Change::Measure(wanted)]));
    state.say(Notice::Measure { columns: wanted });
}

impl State {
    /// Layout settings for the reader pane as it is now.
    pub fn setting(&self) -> Setting {
        let room = self.panes.column(self.measure).width.max(1);
        let hyphenate = self.config.options.hyphenate;
        Setting { measure: self.measure.min(room), room, hyphenate, ascii: self.ascii, gutter: self.panes.gutter() }
    }
}
