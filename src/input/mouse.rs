//! Mouse events. Only the left button and the wheel are used, whatever modifiers are held.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// Maximum notches of the wheel joined into one event, so that events piled up during a delay do not scroll forever.
const NOTCHES: i16 = 100;

/// A mouse event and its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// The action.
    pub action: MouseAction,
    /// The column, from 0; not trusted to be on screen.
    pub column: u16,
    /// The row, from 0; not trusted to be on screen.
    pub row: u16,
}

/// A mouse action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button was pressed.
    Click,
    /// The wheel was turned by a number of notches, down if positive.
    Wheel(i16),
}

impl Mouse {
    /// Converts a terminal event; `None` for those not used.
    pub(crate) fn from_event(event: MouseEvent) -> Option<Self> {
        let action = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseAction::Click,
            MouseEventKind::ScrollDown => MouseAction::Wheel(1),
            MouseEventKind::ScrollUp => MouseAction::Wheel(-1),
            _ => return None,
        };
        Some(Self { action, column: event.column, row: event.row })
    }

    /// Joins two successive turns of the wheel into one, at the later position.
    pub fn joined(self, next: Self) -> Option<Self> {
        let (MouseAction::Wheel(first), MouseAction::Wheel(second)) = (self.action, next.action) else { return None };
        let notches = first.saturating_add(second).clamp(-NOTCHES, NOTCHES);
        Some(Self { action: MouseAction::Wheel(notches), ..next })
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    fn event(kind: MouseEventKind) -> Option<Mouse> {
        Mouse::from_event(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::SHIFT })
    }

    #[test]
    fn only_the_left_button_and_the_wheel_are_mouse_events() {
        assert_eq!(event(MouseEventKind::Down(MouseButton::Left)), Some(Mouse { action: MouseAction::Click, column: 3, row: 4 }));
        assert_eq!(event(MouseEventKind::ScrollUp).map(|mouse| mouse.action), Some(MouseAction::Wheel(-1)));
        for kind in [
            MouseEventKind::Moved,
            MouseEventKind::Up(MouseButton::Left),
            MouseEventKind::Drag(MouseButton::Left),
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::ScrollLeft,
        ] {
            assert_eq!(event(kind), None, "{kind:?}");
        }
    }

    #[test]
    fn turns_of_the_wheel_add_up_to_a_bound() {
        let turn = |notches, row| Mouse { action: MouseAction::Wheel(notches), column: 0, row };
        assert_eq!(turn(1, 2).joined(turn(2, 5)), Some(turn(3, 5)));
        assert_eq!(turn(1, 2).joined(turn(-1, 2)), Some(turn(0, 2)));
        let many = (0..100_000).fold(turn(1, 0), |sum, _| sum.joined(turn(1, 0)).unwrap());
        assert_eq!(many, turn(NOTCHES, 0));
        assert_eq!(turn(1, 0).joined(Mouse { action: MouseAction::Click, column: 0, row: 0 }), None);
    }
}
