//! Keys, the mouse and what they mean: key names, sequences, commands, line editing. Owns the only use of crossterm's events; which keys
//! are bound is `config`'s affair, what a command does is `app`'s.

pub mod command;
pub mod key;
pub mod keymap;
pub mod line;
pub mod mouse;

pub use command::Command;
pub use key::{Code, Held, Key, Sequence};
pub use keymap::{Found, Keymap, Mode};
pub use line::{Edited, Line};
pub use mouse::{Mouse, MouseAction};
