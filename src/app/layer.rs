//! What may lie over the panes: a closed list, each kind of which keeps its own state in a file of its own.

use super::changes;
use super::hints::Hints;
use super::marks::Letter;
use super::picker::Picker;
use super::picture::Viewer;
use super::prompt::Prompt;
use super::select::Selection;
use super::sheet::Sheet;

/// What lies over the panes and takes the keys.
#[derive(Debug, Clone, Default)]
pub enum Layer {
    /// Nothing: the keys go to the pane in use.
    #[default]
    Panes,
    /// A line at the bottom to type into.
    Prompt(Prompt),
    /// A list to choose from.
    Picker(Picker),
    /// A text to read.
    Sheet(Sheet),
    /// What changed in the open article.
    Changes(changes::Panel),
    /// A picture of the open article.
    Picture(Viewer),
    /// Letters on the links.
    Hints(Hints),
    /// Words being selected.
    Select(Selection),
    /// A letter for a mark is waited for.
    Letter(Letter),
}
