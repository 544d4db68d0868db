//! What is kept of articles while they are read line by line: stars, what was read, where one was.

use anyhow::Result;

use super::Session;
use crate::app::ArticleKey;
use crate::app::kept::{Change, Kept};
use crate::store::ledger::{self, Ledger, Lookup, Wanted};
use crate::words::{Notice, Plain};

impl Session<'_> {
    /// What is kept of an article; nothing where nothing can be kept, which is told once.
    pub(super) fn kept(&mut self, key: ArticleKey) -> Result<Kept> {
        if self.ledger.is_none() {
            let Ok((opened, report)) = Ledger::open(ledger::file().as_deref()) else { return Ok(Kept::default()) };
            self.ledger = Some(opened);
            if let Some(report) = report {
                self.say(&report.notice())?;
            }
        }
        let (Some(ledger), Some(about)) = (&self.ledger, self.library.about(key)) else { return Ok(Kept::default()) };
        Ok(Lookup::open(ledger.site()).and_then(|lookup| lookup.kept(&about)).unwrap_or_default())
    }

    /// Keeps a change of an article; whether that succeeded.
    pub(super) fn keep(&mut self, key: ArticleKey, change: &Change) -> Result<bool> {
        let (Some(ledger), Some(about)) = (&mut self.ledger, self.library.about(key)) else {
            self.say(&Plain::NotKept)?;
            return Ok(false);
        };
        if ledger.keep(&[Wanted { change: change.clone(), about: Some(about) }]).is_err() {
            self.say(&Plain::NotKept)?;
            return Ok(false);
        }
        self.library.change(change);
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            match change {
                Change::Read { read, .. } => row.standing.read = *read,
                Change::Starred { starred, .. } => row.standing.starred = *starred,
                _ => (),
            }
        }
        Ok(true)
    }

    /// Gives an article a star, or takes it away.
    pub(super) fn star(&mut self, row: usize) -> Result<()> {
        let Some((key, title, standing)) = self.rows.get(row).map(|row| (row.key, row.title.clone(), row.standing)) else { return Ok(()) };
        self.kept(key)?;
        let starred = !standing.starred;
        if !self.keep(key, &Change::Starred { key, starred })? {
            return Ok(());
        }
        self.say(&if starred { Notice::Starred { title } } else { Notice::Unstarred { title } })
    }

    /// Counts an article as read, or as unread.
    pub(super) fn count_as(&mut self, row: usize, read: bool) -> Result<()> {
        let Some((key, title)) = self.rows.get(row).map(|row| (row.key, row.title.clone())) else { return Ok(()) };
        self.kept(key)?;
        if !self.keep(key, &Change::Read { key, read })? {
            return Ok(());
        }
        self.say(&if read { Notice::CountsAsRead { title } } else { Notice::CountsAsUnread { title } })
    }
}
