//! What the mouse did. Only what the program answers to is kept: the left button and the wheel, whatever is held down meanwhile.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// The most notches of the wheel taken at once: a wheel that was turned while nobody could answer must not scroll for ever.
const NOTCHES: i16 = 100;

/// Something the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub did: MouseAction,
    /// The column it was at, from 0; any number, as terminals say what they like.
    pub column: u16,
    /// The row, from 0; any number.
    pub row: u16,
}

/// What a mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button was pressed.
    Click,
    /// The wheel was turned by so many notches, down if more than 0.
    Wheel(i16),
}

impl Mouse {
    /// What a terminal's event says; `None` for what is not answered.
    pub fn from_event(event: MouseEvent) -> Option<Self> {
        let did = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseAction::Click,
            MouseEventKind::ScrollDown => MouseAction::Wheel(1),
            MouseEventKind::ScrollUp => MouseAction::Wheel(-1),
            _ => return None,
        };
        Some(Self { did, column: event.column, row: event.row })
    }

    /// This and what came right after it as one, where both turn the wheel: it is where it came to rest.
    pub fn joined(self, next: Self) -> Option<Self> {
        let (MouseAction::Wheel(first), MouseAction::Wheel(second)) = (self.did, next.did) else { return None };
        let notches = first.saturating_add(second).clamp(-NOTCHES, NOTCHES);
        Some(Self { did: MouseAction::Wheel(notches), ..next })
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
    fn the_left_button_and_the_wheel_are_heard_and_nothing_else() {
        assert_eq!(event(MouseEventKind::Down(MouseButton::Left)), Some(Mouse { did: MouseAction::Click, column: 3, row: 4 }));
        assert_eq!(event(MouseEventKind::ScrollUp).map(|mouse| mouse.did), Some(MouseAction::Wheel(-1)));
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
        let turn = |notches, row| Mouse { did: MouseAction::Wheel(notches), column: 0, row };
        assert_eq!(turn(1, 2).joined(turn(2, 5)), Some(turn(3, 5)));
        assert_eq!(turn(1, 2).joined(turn(-1, 2)), Some(turn(0, 2)));
        let many = (0..100_000).fold(turn(1, 0), |sum, _| sum.joined(turn(1, 0)).unwrap());
        assert_eq!(many, turn(NOTCHES, 0));
        assert_eq!(turn(1, 0).joined(Mouse { did: MouseAction::Click, column: 0, row: 0 }), None);
    }
}
