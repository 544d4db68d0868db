//! Puts the speaker of a quotation right. The new name appears once the store has confirmed it.

use std::sync::Arc;

use super::msg::Effect;
use super::pending_requests::{RequestKind, Trigger};
use super::pickers::copies;
use super::{Focus, State};
use crate::find::{Anchor, GivenSpeaker};
use crate::library::{ArticleKey, Change};
use crate::words::Notice;

/// Requests that this name be saved for the speaker of the quotation at the cursor; an empty one for nobody.
pub(super) fn put_right(state: &mut State, name: &str, effects: &mut Vec<Effect>) {
    let reader = match (&mut state.reader, state.focus) {
        (None, _) => return state.say(Notice::NoArticle),
        (Some(_), Focus::List) => return state.say(Notice::ReaderOnly),
        (Some(reader), Focus::Reader) => reader,
    };
    let start = copies::quote_at_cursor(reader);
    let (article, key) = (Arc::clone(reader.article()), reader.key);
    let Some(quote) = start.and_then(|start| article.quotations().find(|quote| quote.range.start == start)) else {
        return state.say(Notice::NoQuotationHere);
    };
    let known = GivenSpeaker::anchor_of(&reader.kept.speakers, &article, &quote.range);
    let anchor = known.cloned().unwrap_or_else(|| Anchor::of(article.text(), quote.range.clone()));
    let given = Box::new((anchor, Some(name.into())));
    state.session.pending.add(RequestKind::Speaker(key), Trigger::Key);
    effects.push(Effect::Save(vec![Change::Speaker { key, given }]));
}

/// Updates the open article after a speaker was put right.
pub(super) fn show(state: &mut State, key: ArticleKey, given: &(Anchor, Option<Box<str>>)) {
    let Some(reader) = state.reader.as_mut().filter(|reader| reader.key == key) else { return };
    let speakers = &mut Arc::make_mut(&mut reader.kept).speakers;
    GivenSpeaker::set(speakers, &given.0, given.1.as_deref());
    reader.page.give_speakers(speakers);
}
