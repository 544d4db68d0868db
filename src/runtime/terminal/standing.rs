//! The pictures that stand on the screen as a whole, sixels and the images of iTerm2, as against those made of cells. Some terminals
//! (Konsole 22.12 is one) go on showing them under whatever is written over them, until the screen is cleared.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::State;
use crate::config::pictures::Graphics;
use crate::ui;

/// What stands in a frame: the cell it begins in, as its number in the frame, and what it is made of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Standing(Vec<(usize, u64)>);

impl Standing {
    /// What stands in `frame`.
    pub(super) fn look(state: &State, frame: &Buffer) -> Self {
        if !matches!(state.graphics, Some(Graphics::Sixel | Graphics::Iterm2)) {
            return Self::default();
        }
        // Nothing but a picture gets an escape sequence into a cell.
        let cells = frame.content().iter().enumerate().filter(|(_, cell)| cell.symbol().starts_with('\x1b'));
        Self(cells.map(|(at, cell)| (at, digest(cell.symbol()))).collect())
    }

    /// Whether something of it will be gone from its place in the next frame, which shows `state` in `area`.
    pub(super) fn goes(&self, state: &State, area: Rect) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let mut next = Buffer::empty(area);
        ui::paint(state, &mut next);
        let next = Self::look(state, &next);
        self.0.iter().any(|one| !next.0.contains(one))
    }
}

fn digest(sequence: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    sequence.hash(&mut hasher);
    hasher.finish()
}
