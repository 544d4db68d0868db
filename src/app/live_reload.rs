//! The open article while its file changes, disappears or returns. It is never closed; the last readable version stays on screen until a
//! newer one is loaded.

use super::msg::{Effect, Loaded};
use super::reader::OnDisk;
use super::{State, meta_lines};
use crate::article::Date;
use crate::library::{ArticleKey, FileChange};
use crate::words::Notice;

impl State {
    pub(super) fn file_changed(&mut self, change: FileChange, effects: &mut Vec<Effect>) {
        let key = change.key();
        if self.reader.as_ref().is_none_or(|reader| reader.key != key) {
            return;
        }
        let gone = matches!(change, FileChange::Gone(_) | FileChange::LeftOut(_));
        self.mark_gone(gone);
        match change {
            // A missing folder is the more useful notice.
            FileChange::Gone(_) if matches!(self.notice, Some(Notice::FolderGone { .. })) => (),
            FileChange::Gone(_) => self.say(Notice::FileGone),
            FileChange::LeftOut(_) => self.say(Notice::LeftOut),
            FileChange::Back(_) => self.say(Notice::FileBack),
            FileChange::Altered(_) => (),
        }
        // If another article is being loaded, that one is wanted now.
        if !gone && self.wanted.is_none_or(|wanted| wanted == key) {
            effects.extend(self.reread());
        }
    }

    /// Opens an article and moves the list's cursor to it.
    pub(super) fn go_to(&mut self, key: ArticleKey, effects: &mut Vec<Effect>) {
        self.session.alone = false;
        self.list.follow(key);
        self.want(key, effects);
    }

    /// Loads the open article again; the reading position is kept.
    pub fn reread(&mut self) -> Vec<Effect> {
        let Some(key) = self.reader.as_ref().map(|reader| reader.key) else { return Vec::new() };
        self.ticket += 1;
        self.wanted = Some(key);
        vec![Effect::Load { ticket: self.ticket, key }]
    }

    /// Lists the articles of a file that was opened alone but holds several, unless one is already being read.
    pub(super) fn show_list_of_file(&mut self) {
        if self.session.alone && self.list.known > 1 {
            (self.session.alone, self.focus, self.zen) = (false, super::Focus::List, false);
        }
    }

    pub(super) fn is_loading_another(&self) -> bool {
        self.wanted.is_some_and(|wanted| self.reader.as_ref().is_none_or(|reader| reader.key != wanted))
    }

    fn mark_gone(&mut self, gone: bool) {
        let file = if gone { OnDisk::Gone } else { OnDisk::There };
        let Some(reader) = self.reader.as_mut().filter(|reader| reader.file != file) else { return };
        reader.file = file;
        let facts = meta_lines::of_file(reader.article(), gone, self.now, &self.words, self.ascii);
        reader.keeping_place(|page| page.set_facts(facts));
    }

    /// Updates the current minute; an embargo may have ended.
    pub(super) fn set_now(&mut self, now: Date) {
        if self.now.ymd() != now.ymd() {
            // Groups such as "today" and queries such as date:today mean other days now.
            self.list.set_order(self.list.order);
        }
        self.now = now;
        self.embargo_end = None;
        let Some(reader) = &mut self.reader else { return };
        let facts = meta_lines::of_file(reader.article(), reader.file == OnDisk::Gone, now, &self.words, self.ascii);
        reader.keep_facts(facts);
    }

    /// Whether a loaded article may replace the open one: neither the beginning of an article that is already here as a whole, nor the
    /// file name of one that was readable before.
    pub(super) fn is_worth_showing(&mut self, loaded: &Loaded) -> bool {
        let Some(reader) = self.reader.as_ref().filter(|reader| reader.key == loaded.key) else { return true };
        if !loaded.readable {
            self.wanted = None;
        }
        loaded.readable && (loaded.whole || !reader.whole)
    }
}
