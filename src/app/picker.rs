//! A popup list narrowed by typing: contents, quotations, notes, marks, videos, themes, sort orders, things to copy, the palette, the
//! help.

use crate::find::fold;
use crate::input::LineEditor;

/// The purpose of a picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Go to a heading.
    Contents,
    /// Go to a quotation.
    Quotes,
    /// Go to a note.
    Notes,
    /// Go to a mark.
    Marks,
    /// Open a video.
    Videos,
    /// Preview and set a theme.
    Themes,
    /// Sort the list.
    Orders,
    /// Copy something.
    Copies,
    /// Run a command.
    Palette,
    /// Run a command, listed by key.
    Help,
}

/// An item.
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
    /// Index into whatever the picker lists.
    pub value: usize,
}

/// A popup list.
#[derive(Debug, Clone)]
pub struct Picker {
    /// Its purpose.
    pub purpose: Purpose,
    /// The input line that narrows the list.
    pub line: LineEditor,
    /// Indices of the items shown, best first.
    pub shown: Vec<usize>,
    /// The selected item, as an index into `shown`.
    pub cursor: usize,
    /// The first item on screen.
    pub top: usize,
    items: Vec<Item>,
    folded: Vec<String>,
}

impl Picker {
    /// A picker with the cursor on item `at`.
    pub fn new(purpose: Purpose, items: Vec<Item>, at: usize) -> Self {
        let folded =
            items.iter().map(|item| fold(&format!("{} {} {} {}", item.label, item.detail, item.key, item.key.replace(' ', "")))).collect();
        let shown: Vec<usize> = (0..items.len()).collect();
        let cursor = at.min(shown.len().saturating_sub(1));
        Self { purpose, line: LineEditor::default(), shown, cursor, top: 0, items, folded }
    }

    /// The same picker with other items; input and cursor row are kept.
    #[must_use]
    pub fn with_items(&self, items: Vec<Item>) -> Self {
        let (cursor, top) = (self.cursor, self.top);
        let mut picker = Self { line: self.line.clone(), ..Self::new(self.purpose, items, 0) };
        picker.narrow();
        picker.cursor = cursor.min(picker.shown.len().saturating_sub(1));
        picker.top = top.min(picker.cursor);
        picker
    }

    /// The item at a row of the shown list.
    pub fn item(&self, row: usize) -> Option<&Item> {
        self.shown.get(row).and_then(|&index| self.items.get(index))
    }

    /// The selected item.
    pub fn chosen(&self) -> Option<&Item> {
        self.item(self.cursor)
    }

    /// Every item.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether typing a digit chooses an item instead of narrowing.
    pub fn by_number(&self) -> bool {
        matches!(self.purpose, Purpose::Videos | Purpose::Copies | Purpose::Orders | Purpose::Themes)
    }

    /// Moves the cursor, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// Scrolls by rows, with `height` of them in view; the cursor stays in view.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let lowest = self.shown.len().saturating_sub(height.max(1));
        self.top = self.top.saturating_add_signed(by).min(lowest);
        self.cursor = self.cursor.clamp(self.top, self.top + height.max(1) - 1).min(self.shown.len().saturating_sub(1));
    }

    /// Keeps the cursor within `height` rows.
    pub fn fit(&mut self, height: usize) {
        let lowest = (self.cursor + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(lowest, self.cursor.max(lowest));
    }

    /// Shows the items that match the input: every word within the label or, failing that, its letters in order.
    pub fn narrow(&mut self) {
        let typed = fold(self.line.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut ranked: Vec<(usize, usize)> =
            self.folded.iter().enumerate().filter_map(|(index, text)| Some((rank(text, &words)?, index))).collect();
        if self.purpose == Purpose::Notes {
            // Notes are matched by labels and words only: letters in order would match too much.
            ranked.retain(|&(rank, _)| rank < SCATTERED);
        }
        if !words.is_empty() {
            ranked.sort_by_key(|&(rank, index)| (rank, index));
        }
        self.shown = ranked.into_iter().map(|(_, index)| index).collect();
        (self.cursor, self.top) = (0, 0);
    }
}

/// Maximum length of an item's label, in characters.
const LABEL: usize = 300;

/// Shortens text to the length of a label.
pub fn cut(text: &str) -> String {
    match text.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Rank of a match of letters in order.
const SCATTERED: usize = 2;

/// Rank of a match, lower is better: words at the start, words anywhere, letters in order; `None` for no match.
fn rank(text: &str, words: &[&str]) -> Option<usize> {
    if words.iter().all(|word| text.contains(word)) {
        return Some(usize::from(!words.first().is_some_and(|first| text.starts_with(first))));
    }
    let mut letters = text.chars();
    let in_order = words.iter().flat_map(|word| word.chars()).all(|wanted| letters.any(|letter| letter == wanted));
    in_order.then_some(SCATTERED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_before_letters_in_order() {
        assert_eq!(rank("fold all sections", &["fold"]), Some(0));
        assert_eq!(rank("close the fold", &["fold", "close"]), Some(1));
        assert_eq!(rank("half a page down", &["hpd"]), Some(2));
        assert_eq!(rank("half a page down", &["x"]), None);
    }
}
