//! The tour of the program, built in as an article: opened from any library without being part of it. Closing it goes back to where it was
//! opened.

use super::msg::Effect;
use super::{Focus, State};
use crate::library::ArticleKey;

/// The tour, and where it was opened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tour {
    key: ArticleKey,
    focus: Focus,
    zen: bool,
    /// The article that was being read.
    article: Option<ArticleKey>,
}

/// Asks for the tour.
pub(super) fn open(effects: &mut Vec<Effect>) {
    effects.push(Effect::FindTour);
}

/// Opens the tour in the reader.
pub(super) fn found(state: &mut State, key: ArticleKey, effects: &mut Vec<Effect>) {
    state.session.alone = false;
    // Where it is the whole library, it is an article as any other.
    let listed = state.list.view.selected().is_some_and(|row| row.key == key);
    if !listed && state.current_key() != Some(key) {
        state.session.tour = Some(Tour { key, focus: state.focus, zen: state.zen, article: state.current_key() });
    }
    (state.focus, state.zen) = (Focus::Reader, false);
    if state.reader.as_ref().is_some_and(|reader| reader.key != key) {
        state.reader = None;
    }
    state.want(key, effects);
}

/// Whether an article is the tour and no part of the library.
pub(super) fn is_tour(state: &State, key: ArticleKey) -> bool {
    state.session.tour.is_some_and(|tour| tour.key == key)
}

/// Goes back to where the tour was opened, if it is what is being read; returns whether it is.
pub(super) fn close(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let current = state.current_key();
    let Some(tour) = state.session.tour.filter(|tour| current == Some(tour.key)) else { return false };
    (state.focus, state.zen) = (tour.focus, tour.zen);
    if let Some(key) = tour.article.filter(|_| tour.focus == Focus::Reader) {
        state.want(key, effects);
    }
    true
}
