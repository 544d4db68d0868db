//! Stands in for the store and for time: confirms changes, at once or later, and fires timers.

use kiosque::app::rendered_image::ImageSizes;
use kiosque::app::{Effect, Focus, Msg, update};
use kiosque::library::{ArticleKey, Change, ListRequest};

use super::Desk;

impl Desk {
    /// Stores changes; the answer waits unless it is to come at once.
    pub(super) fn confirm(&mut self, changes: Vec<Change>) -> Option<Msg> {
        let titles = |key: ArticleKey| self.articles[key.0 as usize].1.meta().title.clone();
        let answer = Msg::Saved(self.shelf.keep(changes, titles));
        if self.confirms {
            return Some(answer);
        }
        self.unconfirmed.push_back(answer);
        None
    }

    /// Confirms everything that waits.
    pub(crate) fn settle(&mut self) {
        while let Some(answer) = self.unconfirmed.pop_front() {
            self.tell(answer);
        }
    }

    /// Requests an article as the reader does and holds the answer back; returns the ticket it must have.
    pub(crate) fn withhold(&mut self, key: ArticleKey) -> u64 {
        self.state.reader = None;
        self.state.focus = Focus::Reader;
        let asked = update(&mut self.state, Msg::SeekDone(Some(key)));
        let ticket = asked.iter().find_map(|effect| if let Effect::Load { ticket, .. } = effect { Some(*ticket) } else { None });
        ticket.unwrap()
    }

    /// Reads the open article again, with pictures of these pixels beside it.
    pub(crate) fn measure(&mut self, pictures: ImageSizes) -> &mut Self {
        let asked = self.state.reread();
        let ticket = asked.iter().find_map(|effect| if let Effect::Load { ticket, .. } = effect { Some(*ticket) } else { None });
        self.tell(Msg::ImageSizes { ticket: ticket.unwrap(), pictures });
        self.perform(asked);
        self
    }

    /// Fires the timer.
    pub(crate) fn ring(&mut self) -> &mut Self {
        if let Some((ticket, _)) = self.alarm.take() {
            self.tell(Msg::TimerElapsed(ticket));
        }
        self
    }

    pub(super) fn listed(&mut self) -> Vec<ArticleKey> {
        let Some(request) = self.request.clone() else { return Vec::new() };
        let listed = self.catalogue.answer(&ListRequest { rows: 0..usize::MAX, ..request });
        listed.rows.into_iter().map(|row| row.key).collect()
    }
}
