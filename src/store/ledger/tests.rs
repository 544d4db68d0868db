//! The ledger on real files: saved state is found again, by this program and by others, whatever the disk does.

mod broken;
mod renamed;
mod several;
mod shared;

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::find::Anchor;
use crate::library::{ArticleKey, Note, SavedPosition, SearchScope, Speakers};

/// A folder for a ledger and articles.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("state/kiosque.db")
    }

    fn open(&self) -> Ledger {
        let (ledger, report) = Ledger::open(Some(&self.file())).unwrap();
        assert_eq!(report, None);
        ledger
    }

    fn lookup(&self) -> Lookup {
        Lookup::open(&DbLocation::File(self.file())).unwrap()
    }

    /// An article that is there.
    fn article(&self, name: &str, fingerprint: u64) -> About {
        let path = self.folder.path().join(name);
        fs::write(&path, "x").unwrap();
        About { origin: path.into(), fingerprint: Some(fingerprint), sketch: None, headline: None }
    }
}

const KEY: ArticleKey = ArticleKey(3);

fn wanted(about: &About, change: Change) -> Wanted {
    Wanted { change, about: Some(about.clone().into()) }
}

fn star(about: &About) -> Wanted {
    wanted(about, Change::Starred { key: KEY, starred: true })
}

fn place(at: usize, progress: u8) -> SavedPosition {
    SavedPosition { anchor: Anchor { at, exact: "é".into(), before: "b".into(), after: "a".into() }, row: 4, progress }
}

/// A text of `count` words, of which every fifth is another one in each `version`.
fn words(count: usize, version: usize) -> String {
    let word = |at: usize| if at % 5 == 2 { format!("v{version}w{at}") } else { format!("w{}", at * at % 997) };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

fn article(text: &str) -> crate::article::Article {
    crate::formats::parse("a.txt", format!("A title\n\n{text}\n").into_bytes()).remove(0)
}

#[test]
fn saved_state_survives_a_restart() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let folds = vec![Anchor { at: 9, exact: "Heading".into(), ..Anchor::default() }];
    let mut ledger = desk.open();
    let changes = [
        Change::Read { key: KEY, read: true },
        Change::Starred { key: KEY, starred: true },
        Change::Place { key: KEY, place: Box::new(place(12, 40)) },
        Change::Folds { key: KEY, closed: folds.clone() },
    ];
    ledger.keep(&changes.map(|change| wanted(&about, change))).unwrap();
    drop(ledger);
    let kept = desk.lookup().kept(&about).unwrap();
    assert_eq!((kept.read, kept.starred, kept.place, kept.folds), (true, true, Some(place(12, 40)), folds));
    assert_eq!(
        desk.lookup().status(&about).unwrap(),
        (ReadStatus { read: true, starred: true, progress: 40, changed: false, speakers: Speakers::Found }, true)
    );
    assert_eq!(
        desk.lookup().statuses().unwrap().of(&about),
        Known::Surely(ReadStatus { read: true, starred: true, progress: 40, changed: false, speakers: Speakers::Found })
    );
}

#[test]
fn the_folder_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    drop(desk.open());
    let mode = fs::metadata(desk.file().parent().unwrap()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    // Also those of earlier versions.
    for ending in ["", "-wal", "-shm"] {
        fs::write(desk.file().with_file_name(format!("kiosque.db{ending}")), "").unwrap();
        fs::set_permissions(desk.file().with_file_name(format!("kiosque.db{ending}")), fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(desk.file().parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
    let _ledger = desk.open();
    for path in [desk.file(), desk.file().with_file_name("kiosque.db-wal"), desk.file().with_file_name("kiosque.db-shm")] {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
    }
    assert_eq!(fs::metadata(desk.file().parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn changes_can_be_undone_latest_first() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let mut ledger = desk.open();
    let done = ledger.keep(&[star(&about), wanted(&about, Change::Read { key: KEY, read: true })]).unwrap();
    assert_eq!(done.done.len(), 2);
    let undo: Vec<Wanted> = done.undo.into_iter().map(|told| wanted(&about, told.change)).collect();
    assert!(matches!(undo[0].change, Change::Read { read: false, .. }), "{undo:?}");
    ledger.keep(&undo).unwrap();
    assert_eq!(desk.lookup().kept(&about).unwrap(), ArticleState::default());
    // A change without effect needs no undo.
    assert!(ledger.keep(&[wanted(&about, Change::Read { key: KEY, read: false })]).unwrap().undo.is_empty());
}

#[test]
fn a_moved_file_keeps_its_state_and_a_copy_starts_fresh() {
    let desk = Desk::new();
    let old = desk.article("old.txt", 7);
    let mut ledger = desk.open();
    ledger.keep(&[star(&old)]).unwrap();
    let copy = desk.article("copy.txt", 7);
    assert!(!desk.lookup().kept(&copy).unwrap().starred);
    let new = About { origin: old.origin.file.with_file_name("new.txt").into(), ..old.clone() };
    fs::rename(&old.origin.file, &new.origin.file).unwrap();
    assert_eq!(desk.lookup().status(&new).unwrap(), (ReadStatus { starred: true, ..ReadStatus::default() }, false));
    ledger.follow(std::slice::from_ref(&new)).unwrap();
    assert!(desk.lookup().status(&new).unwrap().1);
    let edited = About { fingerprint: Some(8), ..new };
    assert!(desk.lookup().kept(&edited).unwrap().starred);
    ledger.follow(std::slice::from_ref(&edited)).unwrap();
    assert_eq!(desk.lookup().statuses().unwrap().of(&edited), Known::Surely(ReadStatus { starred: true, ..ReadStatus::default() }));
}

#[test]
fn a_file_moved_over_another_brings_its_own_state() {
    let desk = Desk::new();
    let (mut first, second) = (desk.article("a.txt", 7), desk.article("b.txt", 8));
    let mut ledger = desk.open();
    ledger.keep(&[star(&first), wanted(&second, Change::Read { key: KEY, read: true })]).unwrap();
    fs::rename(&first.origin.file, &second.origin.file).unwrap();
    first.origin.clone_from(&second.origin);
    ledger.keep(&[wanted(&first, Change::Place { key: KEY, place: Box::new(place(0, 9)) })]).unwrap();
    let status = desk.lookup().status(&first).unwrap().0;
    assert_eq!(status, ReadStatus { read: false, starred: true, progress: 9, changed: false, speakers: Speakers::Found });
    // Should the one written over turn up again, it is known by its text.
    let again = desk.article("c.txt", 8);
    assert!(desk.lookup().kept(&again).unwrap().read);
}

#[test]
fn marks_lead_somewhere_and_can_be_moved_back() {
    let desk = Desk::new();
    let headline = Some(Headline { title: "A \x1b[31mtitle".into(), ..Headline::default() }.into());
    let (first, second) = (About { headline, ..desk.article("a.txt", 7) }, desk.article("b.txt", 8));
    let mut ledger = desk.open();
    let mark = |about: &About, at| wanted(about, Change::Mark { letter: 'é', at: Some(Box::new((KEY, place(at, 0).anchor))) });
    let undo = ledger.keep(&[mark(&first, 5)]).unwrap().undo;
    assert!(matches!(undo[..], [LocatedChange { origin: None, change: Change::Mark { letter: 'é', at: None } }]), "{undo:?}");
    let there = ledger.recall('é').unwrap().unwrap();
    assert_eq!((there.title.as_str(), &there.origin, there.anchor.at), ("A \u{fffd}[31mtitle", &first.origin, 5));
    let undo = ledger.keep(&[mark(&second, 6)]).unwrap().undo;
    assert_eq!(undo[0].origin.as_ref(), Some(&first.origin));
    ledger.keep(&[Wanted { change: Change::Mark { letter: 'é', at: None }, about: None }]).unwrap();
    assert_eq!(ledger.recall('é').unwrap(), None);
    assert!(ledger.marks().unwrap().is_empty());
}

#[test]
fn saved_searches_are_replaced_deleted_and_undone() {
    let desk = Desk::new();
    let mut ledger = desk.open();
    let save =
        |query: Option<&str>| Wanted { change: Change::SavedSearch { name: "Week".into(), query: query.map(Into::into) }, about: None };
    let undone = |undo: &[LocatedChange]| match undo {
        [LocatedChange { origin: None, change: Change::SavedSearch { name, query } }] if &**name == "Week" => query.clone(),
        _ => panic!("{undo:?}"),
    };
    let undo = ledger.keep(&[save(Some("one"))]).unwrap().undo;
    assert_eq!(undone(&undo), None);
    // Saved as it is: nothing to undo.
    assert!(ledger.keep(&[save(Some("one"))]).unwrap().undo.is_empty());
    let undo = ledger.keep(&[save(Some("two"))]).unwrap().undo;
    assert_eq!(undone(&undo), Some("one".into()));
    let undo = ledger.keep(&[save(None)]).unwrap().undo;
    assert_eq!(undone(&undo), Some("two".into()));
    assert!(ledger.remembered().unwrap().saved_searches.is_empty());
    ledger.keep(&[Wanted { change: undo[0].change.clone(), about: None }]).unwrap();
    assert_eq!(desk.open().remembered().unwrap().saved_searches, [("Week".to_owned(), "two".to_owned())]);
}

#[test]
fn speakers_are_put_right_and_undone() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let mut ledger = desk.open();
    let put = |ledger: &mut Ledger, at: usize, name: Option<&str>| {
        let given = Box::new((Anchor { exact: at.to_string(), ..place(at, 0).anchor }, name.map(Into::into)));
        let undo = ledger.keep(&[wanted(&about, Change::Speaker { key: KEY, given })]).unwrap().undo;
        undo.into_iter().map(|undo| if let Change::Speaker { given, .. } = undo.change { given.1 } else { panic!() }).collect::<Vec<_>>()
    };
    assert_eq!(desk.lookup().status(&about).unwrap().0.speakers, Speakers::Found);
    assert_eq!(put(&mut ledger, 1, Some("Ann Lee")), [None]);
    assert_eq!(put(&mut ledger, 2, Some("")), [None]);
    assert_eq!(put(&mut ledger, 1, Some("Eve Ray")), [Some("Ann Lee".into())]);
    // The one given last comes last.
    let kept = || desk.lookup().kept(&about).unwrap().speakers.into_iter().map(|given| given.name).collect::<Vec<_>>();
    assert_eq!(kept(), ["".into(), "Eve Ray".into()]);
    assert_eq!(desk.lookup().status(&about).unwrap().0.speakers, Speakers::PutRight);
    assert_eq!(desk.lookup().with_speakers().unwrap(), std::slice::from_ref(&about.origin));
    assert_eq!(put(&mut ledger, 1, None), [Some("Eve Ray".into())]);
    assert_eq!(put(&mut ledger, 2, None), [Some("".into())]);
    assert_eq!((kept().len(), desk.lookup().with_speakers().unwrap().len()), (0, 0));
    assert_eq!(desk.lookup().status(&about).unwrap().0.speakers, Speakers::Found);
}

#[test]
fn a_database_without_speakers_is_migrated_and_keeps_all() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    desk.open().keep(&[star(&about)]).unwrap();
    let old = Connection::open(desk.file()).unwrap();
    old.execute_batch("DROP TABLE speakers").unwrap();
    old.pragma_update(None, "user_version", schema::SPEAKERS - 1).unwrap();
    drop(old);
    let given = Box::new((place(3, 0).anchor, Some("Eve Ray".into())));
    desk.open().keep(&[wanted(&about, Change::Speaker { key: KEY, given })]).unwrap();
    let kept = desk.lookup().kept(&about).unwrap();
    assert!(kept.starred && kept.speakers.len() == 1);
}

#[test]
fn notes_are_created_edited_and_deleted() {
    let desk = Desk::new();
    let about =
        About { headline: Some(Headline { source: "The Weekly".into(), ..Headline::default() }.into()), ..desk.article("a.txt", 7) };
    let mut ledger = desk.open();
    let note = Note { anchor: place(3, 0).anchor, text: "one".into(), label: "check".into(), ..Note::default() };
    let done = ledger.keep(&[wanted(&about, Change::Note { key: KEY, note: Box::new(note) })]).unwrap();
    let Some(Change::Note { note, .. }) = done.done.first().cloned() else { panic!("{done:?}") };
    let id = note.id.unwrap();
    assert!(note.made > 0);
    assert!(matches!(done.undo[0].change, Change::NoteGone { id: gone, .. } if gone == id));
    let anew = Note { text: "two".into(), ..*note };
    let back = ledger.keep(&[wanted(&about, Change::Note { key: KEY, note: Box::new(anew.clone()) })]).unwrap().undo;
    assert!(matches!(&back[0].change, Change::Note { note, .. } if note.text == "one"));
    assert_eq!(desk.lookup().kept(&about).unwrap().notes, std::slice::from_ref(&anew));
    let all = ledger.notes().unwrap();
    assert_eq!((all.len(), all[0].headline.source.as_str(), &all[0].note), (1, "The Weekly", &anew));
    let back = ledger.keep(&[wanted(&about, Change::NoteGone { key: KEY, id })]).unwrap().undo;
    assert!(desk.lookup().kept(&about).unwrap().notes.is_empty());
    ledger.keep(&[wanted(&about, back[0].change.clone())]).unwrap();
    assert_eq!(desk.lookup().kept(&about).unwrap().notes, [anew]);
}

#[test]
fn searches_are_remembered_once_each_up_to_a_limit() {
    let desk = Desk::new();
    let mut ledger = desk.open();
    let search = |typed: &str| Wanted { change: Change::Searched { scope: SearchScope::List, typed: typed.into() }, about: None };
    ledger.keep(&(0..300).map(|number| search(&number.to_string())).collect::<Vec<_>>()).unwrap();
    ledger.keep(&[search("150"), search(" "), Wanted { change: Change::Measure(66), about: None }]).unwrap();
    let remembered = ledger.remembered().unwrap();
    let list = &remembered.list_searches;
    assert_eq!((list.len(), list.last().unwrap().as_str(), list[0].as_str()), (200, "150", "100"));
    assert_eq!((remembered.measure, remembered.reader_searches.len()), (Some(66), 0));
}

#[test]
fn the_text_last_read_is_returned_once_it_has_changed() {
    let desk = Desk::new();
    let (then, now) = (article("As it was."), article("As it is."));
    let about = desk.article("a.txt", then.fingerprint());
    let mut ledger = desk.open();
    ledger.keep(&[wanted(&about, Change::Seen { key: KEY, text: std::sync::Arc::new(then.clone()) })]).unwrap();
    assert_eq!(desk.lookup().kept(&about).unwrap().before, None);
    let about = About { fingerprint: Some(now.fingerprint()), ..about };
    assert_eq!(desk.lookup().kept(&about).unwrap().before.as_deref(), Some(then.text()));
    ledger.tidy();
    ledger.keep(&[wanted(&about, Change::Seen { key: KEY, text: std::sync::Arc::new(now) })]).unwrap();
    assert_eq!(desk.lookup().kept(&about).unwrap().before, None);
    let long = std::sync::Arc::new(article(&"long ".repeat(300_000)));
    ledger.keep(&[wanted(&about, Change::Seen { key: KEY, text: long })]).unwrap();
    assert_eq!(desk.lookup().kept(&About { fingerprint: Some(1), ..about }).unwrap().before, None);
}

#[test]
fn after_a_checkpoint_the_file_alone_is_complete() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let mut ledger = desk.open();
    let lookup = desk.lookup();
    ledger.keep(&[star(&about)]).unwrap();
    assert!(lookup.kept(&about).unwrap().starred);
    ledger.tidy();
    let copy = desk.folder.path().join("copy.db");
    fs::copy(desk.file(), &copy).unwrap();
    assert!(Lookup::open(&DbLocation::File(copy)).unwrap().kept(&about).unwrap().starred);
}

#[test]
fn paths_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let about = About::from(Path::new(std::ffi::OsStr::from_bytes(b"/\xff'; DROP TABLE articles; --")).to_owned());
    desk.open().keep(&[star(&about)]).unwrap();
    assert!(desk.lookup().kept(&about).unwrap().starred);
}
