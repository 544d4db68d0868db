//! What one run keeps account of beside what is on screen: wishes not yet confirmed, what can be taken back, the way through the
//! articles, the time on an article, what was searched for. Each part is a file of its own; here they only stand together.

use super::marks::Marks;
use super::notebook::Notebook;
use super::past::Past;
use super::places::Places;
use super::reading::Reading;
use super::recent::Recent;
use super::standing::Awaited;
use super::undo::Undo;
use crate::input::Command;

/// The accounts of one run.
#[derive(Debug, Clone, Default)]
pub struct Books {
    /// What was asked of the store and is not confirmed yet.
    pub(super) awaited: Awaited,
    /// What can be taken back.
    pub(super) undo: Undo,
    /// What this run knows better than what the store said when an article was opened.
    pub(super) recent: Recent,
    /// The way through the articles.
    pub(super) places: Places,
    /// The letters that stand for places.
    pub(super) marks: Marks,
    /// The panel of notes.
    pub(super) notebook: Notebook,
    /// The article on screen, and for how long.
    pub(super) reading: Reading,
    /// What was searched for.
    pub(super) past: Past,
    /// Whether somebody set the measure in this run, so that what was remembered comes too late.
    pub(super) measured: bool,
    /// What is to be done with the article that is on its way, and how often.
    pub(super) postponed: Option<(Command, Option<usize>)>,
    /// Whether a single file was named, and nothing was pressed since.
    pub(super) alone: bool,
}
