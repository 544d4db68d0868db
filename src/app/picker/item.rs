//! The items of a picker, and the object of each.

use crate::input::Command;
use crate::library::{Order, PanelRow, QuoteOrder};
use crate::words::Label;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Choice {
    /// The object that its label names.
    #[default]
    Label,
    Order(Order),
    QuoteOrder(QuoteOrder),
    Command(Command),
    Copy(Label),
    /// A saved search: its query.
    Search(String),
    Row(Box<PanelRow>),
    /// Nothing: it is only read.
    Nothing,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    pub label: String,
    pub(crate) detail: String,
    /// The key that does the same, or a number.
    pub key: String,
    /// Indentation level of the label.
    pub depth: usize,
    pub(crate) choice: Choice,
    /// Whether it is a heading of those below it: the cursor passes over it, and a narrowed list is without it.
    pub(crate) heading: bool,
}

const LABEL: usize = 300;

pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
