//! The items of a picker, and the object of each.

use crate::library::{Order, PanelRow};

/// The object of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// The object that its label names.
    #[default]
    Label,
    /// An order of the list.
    Order(Order),
    /// A command, by its number among all.
    Command(usize),
    /// A thing to copy, by its number among all.
    Copy(usize),
    /// The row of a panel.
    Row(Box<PanelRow>),
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// Details after the name.
    pub detail: String,
    /// The key that does the same, or a number.
    pub key: String,
    /// Indentation level of the label.
    pub depth: usize,
    /// Its object.
    pub choice: Choice,
}

const LABEL: usize = 300;

pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
