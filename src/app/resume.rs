//! Resuming the session before: applies what was saved of it at the start, and saves what changes. A choice of a theme or an order is
//! confirmed once it is saved.

use super::msg::Effect;
use super::session_record::SessionRecord;
use super::{Focus, Presentation, State, pickers, tour};
use crate::library::{ArticleKey, Change, ChangeOrigin, LibraryId, SavedSession, SessionPart};
use crate::words::Notice;

/// The session to resume, and to save.
#[derive(Debug)]
pub struct Session {
    /// The library.
    pub library: LibraryId,
    /// Whether all of it is saved; of a single file, only the theme is.
    pub whole: bool,
    /// The session before.
    pub saved: SavedSession,
}

impl State {
    /// Resumes the session before: theme and list at once, the article once it is found. A theme or an order that was chosen holds until
    /// another one is configured.
    pub(super) fn resume(&mut self, Session { library, whole, saved }: Session) {
        let configured = &self.config.options;
        let theme = saved.theme.filter(|(name, then)| *then == configured.theme && self.config.theme(name).is_some());
        let order = saved.order.filter(|(_, then)| *then == configured.order).map(|(order, _)| order);
        if let Some((name, _)) = theme {
            pickers::accept::try_theme(self, &name);
            self.theme_name = name;
        }
        if let Some(order) = order {
            self.list.set_order(order);
        }
        self.list.narrow(&saved.query, false);
        self.session.record = SessionRecord {
            library: Some(library),
            whole,
            theme: self.theme_name.clone(),
            order: Some(self.list.order),
            query: saved.query,
            awaited: saved.article.map(|_| saved.reading),
            ..SessionRecord::default()
        };
    }

    /// Whether the session is saved, so that the next start resumes it.
    pub(crate) fn saves_session(&self) -> bool {
        self.session.record.library.is_some() && self.session.record.whole
    }

    /// Goes to the article of the session before, unless a key was pressed meanwhile.
    pub(super) fn resume_at(&mut self, key: ArticleKey, effects: &mut Vec<Effect>) {
        let Some(reading) = self.session.record.awaited.take() else { return };
        self.list.resume_at(key);
        if reading {
            self.want(key, effects);
            self.focus = Focus::Reader;
        }
    }
}

/// Saves what has changed.
pub(super) fn save(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(library) = state.session.record.library.clone() else { return };
    let mut parts = Vec::new();
    let record = &mut state.session.record;
    if record.theme != state.theme_name {
        record.theme.clone_from(&state.theme_name);
        parts.push(SessionPart::Theme { name: state.theme_name.clone(), configured: state.config.options.theme.clone() });
    }
    if record.whole {
        changed_list(state, &mut parts);
    }
    // One effect each: some wait, so that cursor movements are written together.
    effects.extend(parts.into_iter().map(|part| Effect::Save(vec![Change::Session(library.clone(), Box::new(part))])));
}

/// The parts of the list and the article that have changed.
fn changed_list(state: &mut State, parts: &mut Vec<SessionPart>) {
    let listed = state.current_key().filter(|key| !tour::is_tour(state, *key));
    let article = listed.map(|key| (key, state.focus == Focus::Reader));
    let record = &mut state.session.record;
    if !std::mem::replace(&mut record.opened, true) {
        parts.push(SessionPart::Library);
    }
    if record.order.replace(state.list.order) != Some(state.list.order) {
        parts.push(SessionPart::Order { order: state.list.order, configured: state.config.options.order });
    }
    if !state.list.typing && record.query != state.list.query {
        record.query.clone_from(&state.list.query);
        parts.push(SessionPart::Query(state.list.query.clone()));
    }
    if record.awaited.is_none() && article.is_some() && record.article != article {
        record.article = article;
        parts.extend(article.map(|(key, reading)| SessionPart::Article { key, reading }));
    }
}

/// Confirms a choice that is saved.
pub(super) fn confirm(state: &mut State, part: &SessionPart, whose: ChangeOrigin) {
    if whose != ChangeOrigin::Ours || state.presentation != Presentation::Screen {
        return;
    }
    match part {
        SessionPart::Theme { name, .. } => state.say(Notice::ThemeKept { name: name.clone() }),
        SessionPart::Order { order, .. } => state.say(Notice::OrderKept { order: pickers::order_label(*order) }),
        SessionPart::Library | SessionPart::Query(_) | SessionPart::Article { .. } => (),
    }
}
