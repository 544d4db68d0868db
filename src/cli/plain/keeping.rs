//! What is kept of articles while they are read line by line: stars, what was read, where one was; and taking that back.

use std::collections::HashSet;
use std::sync::Arc;

use anyhow::Result;

use super::Session;
use crate::app::undo;
use crate::article::Origin;
use crate::library::{ArticleKey, ArticleState, Change};
use crate::store::ledger::{self, About, Headline, Ledger, Lookup, Told, Wanted};
use crate::words::{Notice, Plain};

/// How many things can be taken back.
const MOST: usize = 100;

impl Session<'_> {
    /// Has the ledger open; where nothing can be kept on disk, that is told once.
    pub(super) fn open_ledger(&mut self) -> Result<()> {
        if self.ledger.is_none()
            && let Ok((opened, report)) = Ledger::open(ledger::file().as_deref())
        {
            self.ledger = Some(opened);
            if let Some(report) = report {
                self.say(&report.notice())?;
            }
        }
        Ok(())
    }

    /// What is kept of an article; nothing where nothing can be kept.
    pub(super) fn kept(&mut self, key: ArticleKey) -> Result<ArticleState> {
        self.open_ledger()?;
        let (Some(ledger), Some(about)) = (&self.ledger, self.about(key)) else { return Ok(ArticleState::default()) };
        Ok(Lookup::open(ledger.site()).and_then(|lookup| lookup.kept(&about)).unwrap_or_default())
    }

    /// By what the ledger knows an article: the open one by its text as it is now.
    fn about(&self, key: ArticleKey) -> Option<About> {
        let about = self.library.about(key)?;
        let Some(open) = self.open.as_ref().filter(|open| open.key == key) else { return Some(about) };
        Some(About { fingerprint: Some(open.article.fingerprint()), headline: Some(Headline::of(&open.article)), ..about })
    }

    /// Keeps changes, all or none; what was done, `None` where that failed, which is told.
    pub(super) fn keep(&mut self, changes: Vec<Change>) -> Result<Option<Vec<Change>>> {
        let Some((done, undo)) = self.write(changes)? else { return Ok(None) };
        // Several changes of one article are apart; one change to many goes back as one.
        let many = done.len() > 1 && done.iter().all(|change| matches!(change, Change::Read { .. }));
        if many {
            self.undo.push(undo);
        } else {
            self.undo.extend(undo.into_iter().map(|told| vec![told]));
        }
        let surplus = self.undo.len().saturating_sub(MOST);
        self.undo.drain(..surplus);
        Ok(Some(done))
    }

    fn write(&mut self, changes: Vec<Change>) -> Result<Option<(Vec<Change>, Vec<Told>)>> {
        self.open_ledger()?;
        let about = |change: &Change| change.key().and_then(|key| self.about(key));
        let wanted: Vec<Wanted> = changes.into_iter().map(|change| Wanted { about: about(&change), change }).collect();
        let kept = self.ledger.as_mut().and_then(|ledger| ledger.keep(&wanted).ok());
        let Some(kept) = kept else {
            self.say(&Plain::NotKept)?;
            return Ok(None);
        };
        self.show(&kept.done);
        let origin = |told: &Told| told.change.key().and_then(|key| self.library.whole(key));
        let undo = kept.undo.into_iter().map(|told| Told { origin: told.origin.clone().or_else(|| origin(&told)), ..told }).collect();
        Ok(Some((kept.done, undo)))
    }

    /// Takes in what is kept now, for the list and for the notes of the open article.
    fn show(&mut self, done: &[Change]) {
        let mut altered = HashSet::new();
        for change in done {
            self.library.change(change);
            altered.extend(change.key());
            match (change, &mut self.open) {
                (Change::Note { key, note }, Some(open)) if open.key == *key => open.notes.put(note.clone(), open.article.text()),
                (Change::NoteGone { key, id }, Some(open)) if open.key == *key => open.notes.remove(*id),
                _ => (),
            }
        }
        for row in self.rows.iter_mut().filter(|row| altered.contains(&row.key)) {
            row.status = self.library.status(row.key);
        }
    }

    /// Keeps something that was asked for, and says so.
    pub(super) fn keep_telling(&mut self, change: Change) -> Result<()> {
        let Some(done) = self.keep(vec![change])? else { return Ok(()) };
        for change in &done {
            let title = change.key().map(|key| self.title_of(key)).unwrap_or_default();
            if let Some(notice) = undo::kept(change, title) {
                self.say(&notice)?;
            }
        }
        Ok(())
    }

    /// What an article is called.
    fn title_of(&self, key: ArticleKey) -> String {
        let open = self.open.as_ref().filter(|open| open.key == key).map(|open| open.article.meta().title.clone());
        let row = || Some(self.rows.iter().find(|row| row.key == key)?.title.clone());
        open.or_else(row).or_else(|| self.library.about(key)?.headline.map(|headline| headline.title)).unwrap_or_default()
    }

    /// Gives an article a star, or takes it away.
    pub(super) fn star(&mut self, key: ArticleKey) -> Result<()> {
        let starred = !self.library.status(key).starred;
        self.keep_telling(Change::Starred { key, starred })
    }

    /// Counts an article as read, or as unread. The open one is what was read, for telling later what changed.
    pub(super) fn count_as(&mut self, key: ArticleKey, read: bool) -> Result<()> {
        let open = self.open.as_ref().filter(|open| read && open.key == key).map(|open| Arc::clone(&open.article));
        self.keep_telling(Change::Read { key, read })?;
        if let Some(text) = open {
            self.keep(vec![Change::Seen { key, text }])?;
        }
        Ok(())
    }

    /// Counts all articles of the list as read, or as unread.
    pub(super) fn count_all_as(&mut self, read: bool) -> Result<()> {
        if self.rows.is_empty() {
            return self.say(&Notice::EmptyList);
        }
        let others = self.rows.iter().map(|row| row.key).filter(|&key| self.library.status(key).read != read);
        let changes: Vec<Change> = others.map(|key| Change::Read { key, read }).collect();
        if changes.is_empty() {
            return self.say(&if read { Notice::AllReadAlready } else { Notice::AllUnreadAlready });
        }
        let Some(done) = self.keep(changes)? else { return Ok(()) };
        let count = done.len();
        self.say(&if read { Notice::ManyRead { count } } else { Notice::ManyUnread { count } })
    }

    /// Takes back what was done last; the next time, what was done before.
    pub(super) fn take_back(&mut self) -> Result<()> {
        let Some(told) = self.undo.pop() else { return self.say(&Notice::NothingToUndo) };
        let origins: Vec<&Origin> = told.iter().filter_map(|told| told.origin.as_ref()).collect();
        let keys = self.library.keys_at(&origins);
        let known = told.iter().filter_map(|told| match &told.origin {
            None => Some(told.change.clone()),
            Some(origin) => Some(told.change.clone().of(*keys.get(origin)?)),
        });
        let changes: Vec<Change> = known.collect();
        if changes.is_empty() {
            return self.say(&Notice::NoteElsewhere);
        }
        let Some((done, _)) = self.write(changes)? else { return Ok(()) };
        let [change] = done.as_slice() else { return self.say(&Notice::ManyAgain { count: done.len() }) };
        let title = change.key().map(|key| self.title_of(key)).unwrap_or_default();
        match undo::taken_back(change, title) {
            Some(notice) => self.say(&notice),
            None => Ok(()),
        }
    }
}
