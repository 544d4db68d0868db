//! Keyboard and mouse input: key names, key sequences, commands, line editing. The only layer below `runtime` that uses crossterm's
//! events. `config` binds keys to commands, `app` runs them.

pub mod command;
pub mod key;
pub mod keymap;
pub mod line_editor;
pub mod mouse;

pub use command::Command;
pub use key::{Code, Held, Key, Sequence};
pub use keymap::{Found, Keymap, Mode};
pub use line_editor::{Edited, LineEditor};
pub use mouse::{Mouse, MouseAction};
