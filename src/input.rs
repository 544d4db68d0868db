//! Keyboard and mouse input: key names, key sequences, commands, line editing. The only layer below `runtime` that uses crossterm's
//! events. `config` binds keys to commands, `app` runs them.

pub(crate) mod command;
pub(crate) mod key;
pub(crate) mod keymap;
pub(crate) mod line_editor;
pub(crate) mod mouse;

pub use command::Command;
pub(crate) use key::{Code, Held};
pub use key::{Key, Sequence};
pub use keymap::{Found, Mode};
pub(crate) use keymap::{Keymap, Replaced};
pub(crate) use line_editor::{Edited, LineEditor};
pub use mouse::{Mouse, MouseAction};
