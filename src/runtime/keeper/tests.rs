//! Saving with errors at every step of every kind of change: nothing is lost after a sign that it is saved, and nothing is unsaved silently.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;

use rusqlite::ffi;

use super::*;
use crate::find::Anchor;
use crate::library::{ArticleKey, Change, Note, SavedPosition, UnsavedChanges};
use crate::store::ledger::{Fault, Lookup, inject};

/// Steps of the longest of the writes below, and some more.
const STEPS: usize = 12;

const CODES: [i32; 5] = [ffi::SQLITE_FULL, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_READONLY, ffi::SQLITE_BUSY, ffi::SQLITE_CORRUPT];

/// A keeper on this thread, with what it said.
struct Desk {
    folder: tempfile::TempDir,
    worker: KeeperWorker,
    said: Arc<Mutex<Vec<Said>>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Said {
    Saved(usize),
    Unsaved(usize),
    Waiting(Option<UnsavedChanges>),
    Other,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let worker = worker(folder.path(), &Arc::default());
        let mut desk = Self { folder, worker, said: Arc::default() };
        desk.restart();
        desk
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("state/kiosque/kiosque.db")
    }

    /// A start of the program after this run.
    fn restart(&mut self) {
        inject(None);
        self.said = Arc::default();
        self.worker = worker(self.folder.path(), &self.said);
    }

    fn said(&self) -> Vec<Said> {
        std::mem::take(&mut *self.said.lock().unwrap())
    }

    /// The unsaved changes that were reported last.
    fn unsaved(&self) -> Option<UnsavedChanges> {
        let said = self.said.lock().unwrap();
        said.iter().rev().find_map(|said| if let Said::Waiting(waiting) = said { Some(waiting.clone()) } else { None }).flatten()
    }

    fn on_disk(&self) -> crate::library::ArticleState {
        Lookup::open(&DbLocation::File(self.file())).unwrap().kept(&about()).unwrap()
    }

    fn marks(&self) -> usize {
        Ledger::open(Some(&self.file())).unwrap().0.marks().unwrap().len()
    }
}

fn worker(folder: &Path, said: &Arc<Mutex<Vec<Said>>>) -> KeeperWorker {
    let file = folder.join("state/kiosque/kiosque.db");
    let (keeper, _) = Keeper::new(Some(file.clone()));
    let (ledger, report) = Ledger::open(Some(&file)).unwrap();
    let said = Arc::clone(said);
    let listener = move |event| {
        said.lock().unwrap().push(match event {
            KeeperEvent::Ours(done) => Said::Saved(done.done.len()),
            KeeperEvent::Unsaved(done) => Said::Unsaved(done.done.len()),
            KeeperEvent::Waiting(waiting) => Said::Waiting(waiting),
            _ => Said::Other,
        });
    };
    let mut worker = KeeperWorker::new(keeper, Some(file), ledger, Arc::new(listener), channel().0);
    worker.folders = vec![folder.join("cache/kiosque")];
    worker.begin(report.as_ref());
    worker
}

fn about() -> About {
    About::from(PathBuf::from("/a.md"))
}

fn wanted(change: Change) -> Wanted {
    Wanted { change, about: Some(about().into()) }
}

const KEY: ArticleKey = ArticleKey(3);

fn star(starred: bool) -> Wanted {
    wanted(Change::Starred { key: KEY, starred })
}

fn note(text: &str) -> Wanted {
    wanted(Change::Note { key: KEY, note: Box::new(Note { text: text.into(), ..Note::default() }) })
}

/// Whether a change is on disk.
type IsOnDisk = fn(&Desk) -> bool;

/// Every kind of change.
fn kinds() -> Vec<(Wanted, IsOnDisk)> {
    let anchor = || Anchor { exact: "words".into(), ..Anchor::default() };
    let place = SavedPosition { anchor: anchor(), row: 2, progress: 40 };
    let text = Arc::new(crate::formats::parse("a.md", b"# A\n\nText".to_vec()).remove(0));
    vec![
        (star(true), |desk| desk.on_disk().starred),
        (wanted(Change::Read { key: KEY, read: true }), |desk| desk.on_disk().read),
        (note("n"), |desk| desk.on_disk().notes.len() == 1),
        (wanted(Change::Mark { letter: 'm', at: Some(Box::new((KEY, anchor()))) }), |desk| desk.marks() == 1),
        (wanted(Change::Place { key: KEY, place: Box::new(place) }), |desk| desk.on_disk().place.is_some()),
        (wanted(Change::Folds { key: KEY, closed: vec![anchor()] }), |desk| desk.on_disk().folds.len() == 1),
        (wanted(Change::Speaker { key: KEY, given: Box::new((anchor(), Some("Ann Lee".into()))) }), |desk| {
            desk.on_disk().speakers.len() == 1
        }),
        (wanted(Change::Seen { key: KEY, text }), |_| true),
    ]
}

#[test]
fn an_error_at_any_step_of_any_change_loses_nothing_and_is_reported() {
    for code in CODES {
        for (change, is_on_disk) in kinds() {
            for after in 0..STEPS {
                let mut desk = Desk::new();
                desk.said();
                let case = format!("code {code}, step {after}, {:?}", change.change);
                inject(Some(Fault { after, times: usize::MAX, code }));
                desk.worker.keep(vec![change.clone()]);
                let met = inject(None).is_some_and(|fault| fault.after == 0);
                let unsaved = desk.unsaved();
                let said = desk.said();
                if said.contains(&Said::Saved(1)) {
                    assert!(is_on_disk(&desk), "lost: {case}, {said:?}");
                    assert!(after > 2 || code == ffi::SQLITE_CORRUPT, "no error was met: {case}");
                    break;
                }
                // The sign comes first.
                assert!(met && matches!(said[..], [.., Said::Waiting(Some(_)), Said::Unsaved(1)]), "silent: {case}, {said:?}");
                assert_eq!(unsaved.unwrap().count, usize::from(change.change.is_decision()), "{case}");
                desk.worker.retry();
                assert!(is_on_disk(&desk), "not written after all: {case}");
                let said = desk.said();
                assert!(said.contains(&Said::Waiting(None)) && said.ends_with(&[Said::Saved(1)]), "{case}, {said:?}");
            }
        }
    }
}

#[test]
fn an_error_that_passes_leaves_one_note_not_two() {
    for after in 0..STEPS {
        let mut desk = Desk::new();
        inject(Some(Fault { after, times: 1, code: ffi::SQLITE_IOERR_FSYNC }));
        desk.worker.keep(vec![note("n")]);
        desk.worker.retry();
        assert_eq!((desk.on_disk().notes.len(), desk.unsaved()), (1, None), "step {after}");
    }
}

#[test]
fn what_waits_is_written_with_the_next_change_in_its_order() {
    let mut desk = Desk::new();
    inject(Some(Fault { after: 0, times: usize::MAX, code: ffi::SQLITE_FULL }));
    desk.worker.keep(vec![star(true)]);
    desk.worker.keep(vec![note("n"), star(false), star(true)]);
    let unsaved = desk.unsaved().unwrap();
    assert_eq!((unsaved.count, unsaved.why, unsaved.articles.len()), (2, crate::words::Cause::FullDisk, 1));
    inject(None);
    desk.worker.keep(vec![wanted(Change::Read { key: KEY, read: true })]);
    let state = desk.on_disk();
    assert_eq!((state.starred, state.read, state.notes.len(), desk.unsaved()), (true, true, 1, None));
}

#[test]
fn what_is_not_saved_at_the_end_is_rescued_and_taken_up_by_the_next_start() {
    use std::os::unix::fs::PermissionsExt;
    let mut desk = Desk::new();
    desk.worker.keep(vec![note("old"), star(true)]);
    inject(Some(Fault { after: 0, times: usize::MAX, code: ffi::SQLITE_FULL }));
    let id = desk.on_disk().notes[0].id.unwrap();
    desk.worker.keep(vec![star(false), note("new"), wanted(Change::NoteGone { key: KEY, id })]);
    let leftover = desk.worker.end().unwrap();
    let rescued = leftover.rescued.unwrap();
    assert_eq!(leftover.unsaved.count, 3);
    assert_eq!(fs::metadata(&rescued).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(rescued.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(desk.on_disk().starred);
    desk.restart();
    let state = desk.on_disk();
    assert_eq!((state.starred, state.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>()), (false, vec!["new"]));
    assert!(!rescued.exists());
}

#[test]
fn a_rescue_file_that_others_can_write_is_not_taken() {
    use std::os::unix::fs::PermissionsExt;
    let mut desk = Desk::new();
    inject(Some(Fault { after: 0, times: usize::MAX, code: ffi::SQLITE_FULL }));
    desk.worker.keep(vec![star(true)]);
    let rescued = desk.worker.end().unwrap().rescued.unwrap();
    fs::set_permissions(&rescued, fs::Permissions::from_mode(0o644)).unwrap();
    desk.restart();
    assert!(!desk.on_disk().starred && rescued.exists());
    fs::set_permissions(&rescued, fs::Permissions::from_mode(0o600)).unwrap();
    desk.restart();
    assert!(desk.on_disk().starred);
}

#[test]
fn what_is_given_up_is_not_rescued() {
    let mut desk = Desk::new();
    inject(Some(Fault { after: 0, times: usize::MAX, code: ffi::SQLITE_FULL }));
    desk.worker.keep(vec![star(true)]);
    desk.worker.discard();
    assert_eq!(desk.worker.end(), None);
    desk.restart();
    assert!(!desk.on_disk().starred);
}

/// Ways to take the database away while it is open.
const LOSSES: [fn(&Path); 6] = [
    |file| fs::remove_dir_all(file.parent().unwrap()).unwrap(),
    |file| fs::rename(file.parent().unwrap(), file.parent().unwrap().with_extension("moved")).unwrap(),
    |file| {
        for entry in fs::read_dir(file.parent().unwrap()).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
    },
    |file| fs::remove_file(file.with_file_name("kiosque.db-wal")).unwrap(),
    |file| {
        use std::os::unix::fs::FileExt;
        fs::OpenOptions::new().write(true).open(file).unwrap().write_all_at(&[0xa5; 8192], 0).unwrap();
    },
    |file| {
        for ending in ["", "-wal"] {
            let file = file.with_file_name(format!("kiosque.db{ending}"));
            fs::OpenOptions::new().write(true).open(file).unwrap().set_len(0).unwrap();
        }
    },
];

#[test]
fn a_database_lost_while_it_is_open_is_created_again_with_what_this_run_did() {
    for (number, lose) in LOSSES.into_iter().enumerate() {
        let mut desk = Desk::new();
        desk.worker.keep(vec![star(true), note("n")]);
        lose(&desk.file());
        desk.said();
        desk.worker.keep(vec![wanted(Change::Read { key: KEY, read: true })]);
        let state = desk.on_disk();
        assert_eq!((state.starred, state.read, state.notes.len()), (true, true, 1), "{number}");
        assert!(desk.said().contains(&Said::Saved(1)), "{number}");
        assert_eq!(desk.unsaved(), None, "{number}");
    }
}

#[test]
fn a_database_lost_without_a_further_change_is_there_after_the_end() {
    for (number, lose) in LOSSES.into_iter().enumerate() {
        let mut desk = Desk::new();
        desk.worker.keep(vec![star(true)]);
        lose(&desk.file());
        assert_eq!(desk.worker.end(), None, "{number}");
        assert!(desk.on_disk().starred, "{number}");
    }
}

#[test]
fn another_database_in_its_place_is_merged_with_ours() {
    let mut desk = Desk::new();
    desk.worker.keep(vec![star(true), note("ours")]);
    let other = desk.folder.path().join("other/kiosque.db");
    let (mut theirs, _) = Ledger::open(Some(&other)).unwrap();
    theirs.keep(&[note("theirs"), Wanted { about: Some(About::from(PathBuf::from("/b.md")).into()), ..star(true) }]).unwrap();
    theirs.tidy();
    drop(theirs);
    fs::rename(&other, desk.file()).unwrap();
    desk.said();
    desk.worker.keep(vec![wanted(Change::Read { key: KEY, read: true })]);
    let state = desk.on_disk();
    assert_eq!((state.starred, state.read, state.notes.len()), (true, true, 2));
    let lookup = Lookup::open(&DbLocation::File(desk.file())).unwrap();
    assert!(lookup.kept(&About::from(PathBuf::from("/b.md"))).unwrap().starred);
    assert!(desk.said().contains(&Said::Other), "theirs are not reported");
}

#[test]
fn where_its_folder_cannot_be_made_again_everything_of_this_run_waits() {
    let mut desk = Desk::new();
    desk.worker.keep(vec![star(true)]);
    fs::remove_dir_all(desk.folder.path().join("state")).unwrap();
    fs::write(desk.folder.path().join("state"), "a file where the folder was").unwrap();
    desk.worker.keep(vec![note("n")]);
    assert_eq!(desk.unsaved().unwrap().count, 2);
    let rescued = desk.worker.end().unwrap().rescued;
    assert!(rescued.is_some());
    fs::remove_file(desk.folder.path().join("state")).unwrap();
    desk.restart();
    let state = desk.on_disk();
    assert_eq!((state.starred, state.notes.len()), (true, 1));
}

#[test]
fn large_orders_that_arrive_together_are_written_one_by_one() {
    let mut desk = Desk::new();
    desk.said();
    for read in [true, false, true] {
        desk.worker.take(KeeperRequest::Keep(vec![wanted(Change::Read { key: KEY, read }); MANY]));
    }
    desk.worker.take(KeeperRequest::Keep(vec![star(true)]));
    assert_eq!(desk.said(), [Said::Saved(MANY), Said::Saved(MANY), Said::Saved(MANY)]);
    assert_eq!(desk.worker.urgent.len(), 1);
}

#[test]
fn of_several_panels_that_were_opened_the_last_gets_its_rows_alone() {
    let mut desk = Desk::new();
    desk.said();
    let (newest, asks) = (Arc::new(AtomicU64::new(3)), channel().0);
    for generation in 1..=3 {
        let reply = || RowReply { generation, asks: asks.clone(), newest: Arc::clone(&newest) };
        desk.worker.take(KeeperRequest::Notes(reply()));
        desk.worker.take(KeeperRequest::Marks(reply()));
    }
    assert_eq!(desk.said(), [Said::Other, Said::Other]);
}
