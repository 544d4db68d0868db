//! What a desk does in place of the store and of time: confirms what is to be kept, at once or later, and lets alarms ring.

use kiosque::app::rendered_image::ImageSizes;
use kiosque::app::{Effect, Focus, Msg, update};
use kiosque::library::{ArticleKey, Change, ListRequest};

use super::Desk;

impl Desk {
    /// Keeps changes; the answer waits where it shall not come at once.
    pub(super) fn confirm(&mut self, changes: Vec<Change>) -> Option<Msg> {
        let titles = |key: ArticleKey| self.articles[key.0 as usize].1.meta().title.clone();
        let answer = Msg::Saved(self.shelf.keep(changes, titles));
        if self.confirms {
            return Some(answer);
        }
        self.unconfirmed.push_back(answer);
        None
    }

    /// Lets everything that waits be confirmed.
    pub(crate) fn settle(&mut self) {
        while let Some(answer) = self.unconfirmed.pop_front() {
            self.tell(answer);
        }
    }

    /// Asks for an article as the reader does, and keeps the answer back; the ticket it must have.
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

    /// Lets the time of the alarm come.
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
