//! Saves changes, also where that fails. Changes that cannot be written stay in the outbox, in their order, and are answered as unsaved;
//! a ledger in memory replaces the one on disk until that takes them. A database that is deleted, moved, replaced or damaged while
//! it is open is created again, with what this run did.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::journal::Journal;
use super::{KeeperEvent, KeeperWorker, Leftover};
use crate::app::Msg;
use crate::library::UnsavedChanges;
use crate::store::ledger::{DbLocation, Done, Ledger, LocatedChange, Place, Report, Trouble, Wanted, free_space};
use crate::words::Notice;

/// First and longest pause between attempts to write.
const PAUSES: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(30));

/// Interval between looks for free space on a full disk.
const SPACE: Duration = Duration::from_secs(1);

/// Wait for another program's write while there is a stand-in, and at the end.
const SHORT_PATIENCE: Duration = Duration::from_millis(300);

/// Wait for another program's write otherwise: short enough to rescue changes when a signal ends the program meanwhile.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

/// Most changes of this run that are remembered in case the database is lost while it is open.
const JOURNAL: usize = 20_000;

/// Changes not written yet, while a ledger in memory replaces the one on disk.
#[derive(Debug)]
pub(super) struct Waiting {
    /// The ledger that fails, if it could be opened.
    disk: Option<Ledger>,
    outbox: Journal,
    trouble: Trouble,
    pause: Duration,
    /// Time of the next attempt.
    next: Instant,
    /// Time of the next look for space, and the space that there was at the last attempt.
    space: Option<(Instant, u64)>,
}

impl Waiting {
    pub(super) fn new(disk: Option<Ledger>, trouble: Trouble) -> Self {
        Self { disk, outbox: Journal::default(), trouble, pause: PAUSES.0, next: Instant::now() + PAUSES.0, space: None }
    }

    /// The changes that could not be written.
    pub(super) fn outbox(&self) -> Vec<Wanted> {
        self.outbox.in_order()
    }

    /// Time of the next task.
    pub(super) fn due(&self) -> Instant {
        self.space.map_or(self.next, |(look, _)| look.min(self.next))
    }
}

/// A database that was reached after all.
struct Reached {
    ledger: Ledger,
    report: Option<Report>,
    /// Whether it is another one than before.
    other: bool,
    done: Done,
}

impl KeeperWorker {
    /// Saves changes, and answers.
    pub(super) fn keep(&mut self, mut wanted: Vec<Wanted>) {
        self.ledger.number_notes(&mut wanted);
        if self.waiting.is_some() {
            return self.keep_in_memory(&wanted);
        }
        match self.ledger.keep(&wanted) {
            Ok(done) if done.place == Place::Same => {
                self.written = true;
                self.remember(&wanted);
                self.answer(done);
            }
            Ok(done) => self.recover(done.place, &wanted, Some(done)),
            Err(Trouble::Damaged) => self.recover(Place::Damaged, &wanted, None),
            Err(trouble) => match self.ledger.place() {
                Place::Same => self.begin_waiting(trouble, &wanted, None),
                place => self.recover(place, &wanted, None),
            },
        }
    }

    /// Makes sure that the database is still where it was.
    pub(super) fn check_place(&mut self) {
        if self.waiting.is_none() {
            match self.ledger.place() {
                Place::Same => (),
                place => self.recover(place, &[], None),
            }
        }
    }

    fn remember(&mut self, wanted: &[Wanted]) {
        self.journal.extend(wanted);
        self.journal.limit(JOURNAL);
    }

    /// Replaces a database that was lost, with what this run did and `wanted`; `done` is the answer to these if they had been written before.
    fn recover(&mut self, place: Place, wanted: &[Wanted], done: Option<Done>) {
        let DbLocation::File(file) = self.ledger.location().clone() else { return };
        tracing::warn!(?place, "database lost");
        match reach(&file, place, &self.ledger, &self.journal, wanted) {
            Ok(reached) => {
                self.written = true;
                self.remember(wanted);
                let again = self.settle_on(reached);
                if !wanted.is_empty() {
                    self.answer(done.unwrap_or(again));
                }
            }
            Err(trouble) => self.begin_waiting(trouble, wanted, done),
        }
    }

    /// Goes on with another database; returns the answer to what was written to it last.
    fn settle_on(&mut self, reached: Reached) -> Done {
        let Reached { ledger, report, other, done } = reached;
        ledger.set_patience(PATIENCE);
        self.ledger = ledger;
        self.take_up_rescued();
        self.settle();
        if let Some(report) = report {
            self.tell(Msg::Notice(report.notice()));
        }
        if other && let Ok(theirs) = self.ledger.everything() {
            self.notify_theirs(theirs);
        }
        done
    }

    /// Lets a ledger in memory stand in for the one on disk. `done` answers the changes if they had been written to a lost database.
    fn begin_waiting(&mut self, trouble: Trouble, wanted: &[Wanted], done: Option<Done>) {
        tracing::warn!(?trouble, "cannot save");
        let Ok(memory) = self.ledger.stand_in() else {
            self.gathered = wanted.to_vec();
            self.due = Some(Instant::now() + PAUSES.1);
            return;
        };
        // Of a lost database, all that this run did has to be written again.
        let lost = self.ledger.place() != Place::Same;
        let disk = std::mem::replace(&mut self.ledger, memory);
        disk.set_patience(SHORT_PATIENCE);
        let mut waiting = Waiting::new(Some(disk), trouble);
        if lost {
            waiting.outbox.extend(&self.journal.in_order());
        }
        waiting.space = self.space(trouble);
        self.waiting = Some(waiting);
        self.settle();
        self.keep_in_memory_answering(wanted, done);
    }

    /// The time for the next look for space on a full disk, and the space now.
    fn space(&self, trouble: Trouble) -> Option<(Instant, u64)> {
        let file = self.file.as_deref().filter(|_| trouble == Trouble::Full)?;
        Some((Instant::now() + SPACE, free_space(file)?))
    }

    fn keep_in_memory(&mut self, wanted: &[Wanted]) {
        self.keep_in_memory_answering(wanted, None);
        self.retry();
    }

    fn keep_in_memory_answering(&mut self, wanted: &[Wanted], done: Option<Done>) {
        let Some(waiting) = &mut self.waiting else { return };
        waiting.outbox.extend(wanted);
        // First the sign that they are not saved, then the changes.
        self.report_unsaved();
        if wanted.is_empty() {
            return;
        }
        if let Ok(in_memory) = self.ledger.keep(wanted) {
            self.notify(KeeperEvent::Unsaved(done.unwrap_or(in_memory)));
        }
    }

    pub(super) fn report_unsaved(&self) {
        let Some(waiting) = &self.waiting else { return };
        self.notify(KeeperEvent::Waiting(Some(waiting.unsaved())));
    }

    /// Tries again if it is time, or if there is space again.
    pub(super) fn retry_in_time(&mut self) {
        let Some(waiting) = &mut self.waiting else { return };
        let now = Instant::now();
        let mut due = waiting.next <= now;
        if let Some((look, before)) = waiting.space
            && look <= now
        {
            let free = self.file.as_deref().and_then(free_space).unwrap_or_default();
            due |= free > before;
            waiting.space = Some((now + SPACE, free.min(before)));
        }
        if due {
            self.retry();
        }
    }

    /// Tries to write what is in the outbox.
    pub(super) fn retry(&mut self) {
        let Some(mut waiting) = self.waiting.take() else { return };
        let Some(file) = self.file.clone() else {
            waiting.postpone(Trouble::Homeless);
            self.waiting = Some(waiting);
            return;
        };
        let outbox = waiting.outbox.in_order();
        // In the hands of the worker in case of a panic.
        self.writing.clone_from(&outbox);
        let reached = waiting.reach(&file, &self.journal, &outbox);
        self.writing.clear();
        match reached {
            Ok(reached) => {
                self.written = true;
                self.remember(&outbox);
                let mut done = self.settle_on(reached);
                self.notify(KeeperEvent::Waiting(None));
                // They can be undone since they were made.
                done.undo.clear();
                self.answer(done);
            }
            Err(trouble) => {
                let old = waiting.trouble;
                waiting.postpone(trouble);
                waiting.space = self.space(trouble);
                self.waiting = Some(waiting);
                if trouble != old {
                    self.report_unsaved();
                }
            }
        }
    }

    /// Writes everything that is not saved to a rescue file.
    pub(super) fn rescue(&mut self) -> Result<PathBuf, Trouble> {
        let Some(waiting) = &mut self.waiting else { return Err(Trouble::Failed) };
        let path = self.ledger.rescue(&self.folders)?;
        waiting.outbox.clear();
        Ok(path)
    }

    /// Gives up what is not saved.
    pub(super) fn discard(&mut self) {
        self.gathered.clear();
        if let Some(waiting) = &mut self.waiting {
            waiting.outbox.clear();
        }
    }

    /// Waits for other programs no longer than the end of this one may take.
    pub(super) fn be_brief(&self) {
        self.ledger.set_patience(SHORT_PATIENCE);
    }

    /// Saves what can be saved before the end, and rescues the rest.
    pub(super) fn end(&mut self) -> Option<Leftover> {
        self.check_place();
        self.retry();
        let waiting = self.waiting.as_ref().filter(|waiting| !waiting.outbox.is_empty())?;
        let unsaved = waiting.unsaved();
        let rescued = self.rescue().ok();
        // A lost reading position alone is not reported: it was never shown as saved.
        (unsaved.count > 0).then_some(Leftover { unsaved, rescued })
    }

    pub(super) fn take_up_rescued(&mut self) {
        match self.ledger.take_up_rescued(&self.folders) {
            Ok(0) => (),
            Ok(count) => self.tell(Msg::Notice(Notice::TakenUp { count })),
            Err(trouble) => tracing::warn!(?trouble, "rescued changes wait"),
        }
    }

    /// Notifies of a commit: first what others changed before it, then our own changes.
    pub(super) fn answer(&self, mut done: Done) {
        self.notify_theirs(std::mem::take(&mut done.theirs));
        self.notify(KeeperEvent::Ours(done));
    }

    pub(super) fn notify_theirs(&self, theirs: Vec<LocatedChange>) {
        if !theirs.is_empty() {
            self.notify(KeeperEvent::Theirs(theirs));
        }
    }
}

impl Waiting {
    fn unsaved(&self) -> UnsavedChanges {
        UnsavedChanges { count: self.outbox.decisions(), articles: self.outbox.keys(), why: self.trouble.cause() }
    }

    fn postpone(&mut self, trouble: Trouble) {
        self.trouble = trouble;
        self.next = Instant::now() + self.pause;
        self.pause = (self.pause * 2).min(PAUSES.1);
    }

    /// Writes the outbox to the database on disk: the one that failed, or another in its place.
    fn reach(&mut self, file: &Path, journal: &Journal, outbox: &[Wanted]) -> Result<Reached, Trouble> {
        let Some(mut disk) = self.disk.take() else {
            let (mut ledger, report) = Ledger::on_disk(file)?;
            let done = written(&mut ledger, outbox)?;
            return Ok(Reached { ledger, report, other: true, done });
        };
        let mut place = disk.place();
        if place == Place::Same {
            match disk.keep(outbox) {
                Ok(done) if done.place == Place::Same => return Ok(Reached { ledger: disk, report: None, other: false, done }),
                Ok(done) => place = done.place,
                Err(Trouble::Damaged) => place = Place::Damaged,
                Err(trouble) => {
                    self.disk = Some(disk);
                    return Err(trouble);
                }
            }
        }
        let reached = reach(file, place, &disk, journal, outbox);
        if reached.is_err() {
            self.disk = Some(disk);
        }
        reached
    }
}

/// Opens again the database that `old` has lost, and writes to it the content of `old`, the changes of this run, and `wanted`.
fn reach(file: &Path, place: Place, old: &Ledger, journal: &Journal, wanted: &[Wanted]) -> Result<Reached, Trouble> {
    let (mut ledger, report) = match place {
        Place::Damaged => old.renew(file)?,
        Place::Same | Place::Replaced => old.reopen(file)?,
    };
    written(&mut ledger, &journal.in_order())?;
    let done = written(&mut ledger, wanted)?;
    Ok(Reached { ledger, report, other: true, done })
}

fn written(ledger: &mut Ledger, wanted: &[Wanted]) -> Result<Done, Trouble> {
    match ledger.keep(wanted)? {
        done if done.place == Place::Same => Ok(done),
        _ => Err(Trouble::Replaced),
    }
}
