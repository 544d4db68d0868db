//! Two databases that both moved on become one, and nothing of either is lost.

use std::path::{Path, PathBuf};

use super::*;
use crate::find::Anchor;
use crate::library::{ArticleKey, Change, LibraryId, SavedPosition, SearchScope, SessionPart};
use crate::store::ledger::{About, DbLocation, Ledger, Lookup, Wanted};

const KEY: ArticleKey = ArticleKey(3);

fn of(name: &str, change: Change) -> Wanted {
    Wanted { change, about: Some(About::from(PathBuf::from(format!("/{name}"))).into()) }
}

fn star(name: &str, starred: bool) -> Wanted {
    of(name, Change::Starred { key: KEY, starred })
}

fn read(name: &str, read: bool) -> Wanted {
    of(name, Change::Read { key: KEY, read })
}

fn note(name: &str, text: &str) -> Wanted {
    let anchor = Anchor { exact: "words".into(), ..Anchor::default() };
    of(
        name,
        Change::Note { key: KEY, note: Box::new(crate::library::Note { anchor, text: text.into(), ..crate::library::Note::default() }) },
    )
}

fn ledger(folder: &Path, name: &str) -> Ledger {
    Ledger::open(Some(&folder.join(name).join("kiosque.db"))).unwrap().0
}

fn kept(ledger: &Ledger, name: &str) -> crate::library::ArticleState {
    Lookup::open(ledger.location()).unwrap().kept(&About::from(PathBuf::from(format!("/{name}")))).unwrap()
}

/// A database, and a copy of it in another folder.
fn two(wanted: &[Wanted]) -> (tempfile::TempDir, Ledger, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let mut one = ledger(folder.path(), "one");
    one.keep(wanted).unwrap();
    one.tidy();
    std::fs::create_dir(folder.path().join("other")).unwrap();
    std::fs::copy(folder.path().join("one/kiosque.db"), folder.path().join("other/kiosque.db")).unwrap();
    let other = ledger(folder.path(), "other");
    (folder, one, other)
}

#[test]
fn what_only_one_of_them_changed_is_as_it_says() {
    let (_folder, mut one, mut other) = two(&[star("a", true), star("b", true), read("c", true)]);
    one.keep(&[star("a", false), star("d", true)]).unwrap();
    other.keep(&[star("b", false), read("e", true)]).unwrap();
    let merged = one.absorb(&other).unwrap();
    assert!(merged.complete);
    let starred = ["a", "b", "c", "d", "e"].map(|name| kept(&one, name).starred);
    assert_eq!(starred, [false, false, false, true, false]);
    assert_eq!(["a", "b", "c", "d", "e"].map(|name| kept(&one, name).read), [false, false, true, false, true]);
    // Once more changes nothing.
    assert_eq!(one.absorb(&other).unwrap().changed, 0);
}

#[test]
fn two_notes_of_one_number_stay_two() {
    let (_folder, mut one, mut other) = two(&[]);
    let numbered = |text: &str, made| {
        let mut wanted = note("a", text);
        if let Change::Note { note, .. } = &mut wanted.change {
            (note.id, note.made) = (Some(NoteId(7)), made);
            note.anchor.exact = text.into();
        }
        wanted
    };
    one.keep(&[numbered("one", 1)]).unwrap();
    other.keep(&[numbered("other", 2)]).unwrap();
    one.absorb(&other).unwrap();
    one.absorb(&other).unwrap();
    let mut texts: Vec<String> = kept(&one, "a").notes.into_iter().map(|note| note.text).collect();
    texts.sort();
    assert_eq!(texts, ["one", "other"]);
}

#[test]
fn of_an_edited_note_the_last_version_wins_and_a_deleted_one_stays_deleted() {
    let (_folder, mut one, mut other) = two(&[note("a", "as it was"), note("b", "deleted")]);
    let (mut edited, gone) = (kept(&other, "a").notes.remove(0), kept(&other, "b").notes.remove(0));
    edited.text = "edited".into();
    other
        .keep(&[of("a", Change::Note { key: KEY, note: Box::new(edited) }), of("b", Change::NoteGone { key: KEY, id: gone.id.unwrap() })])
        .unwrap();
    one.absorb(&other).unwrap();
    assert_eq!(kept(&one, "a").notes[0].text, "edited");
    assert!(kept(&one, "b").notes.is_empty());
    // The other way round, the older version changes nothing.
    let (_folder, mut one, other) = two(&[note("a", "as it was")]);
    let mut edited = kept(&one, "a").notes.remove(0);
    edited.text = "edited".into();
    one.keep(&[of("a", Change::Note { key: KEY, note: Box::new(edited) })]).unwrap();
    one.absorb(&other).unwrap();
    assert_eq!(kept(&one, "a").notes[0].text, "edited");
}

#[test]
fn positions_folds_marks_searches_and_settings_are_merged() {
    let (_folder, mut one, mut other) = two(&[]);
    let anchor = Anchor { at: 5, exact: "é".into(), ..Anchor::default() };
    let place = SavedPosition { anchor: anchor.clone(), row: 3, progress: 40 };
    let search = |typed: &str| Wanted { change: Change::Searched { scope: SearchScope::List, typed: typed.into() }, about: None };
    let saved = |name: &str, query: Option<&str>| {
        let query = query.map(str::to_owned);
        Wanted { change: Change::SavedSearch { name: name.into(), query: query.map(Into::into) }, about: None }
    };
    one.keep(&[search("ours"), saved("Ours", Some("a")), saved("Both", Some("old")), saved("Deleted", Some("b"))]).unwrap();
    let changes = [
        Change::Place { key: KEY, place: Box::new(place.clone()) },
        Change::Folds { key: KEY, closed: vec![anchor.clone()] },
        Change::Mark { letter: 'm', at: Some(Box::new((KEY, anchor.clone()))) },
    ];
    let library = LibraryId([PathBuf::from("/")].into());
    let part = SessionPart::Article { key: KEY, reading: true };
    let session = of("a", Change::Session(library.clone(), Box::new(part)));
    let searches = [search("one"), search("two"), saved("Both", Some("new")), saved("Deleted", Some("b")), saved("Deleted", None)];
    let wanted = changes.map(|change| of("a", change)).into_iter().chain(searches).chain([session]);
    other.keep(&wanted.chain([Wanted { change: Change::Measure(70), about: None }]).collect::<Vec<_>>()).unwrap();
    one.absorb(&other).unwrap();
    let state = kept(&one, "a");
    assert_eq!((state.place, state.folds), (Some(place), vec![anchor]));
    assert_eq!(&*one.recall('m').unwrap().unwrap().origin.file, Path::new("/a"));
    let session = Lookup::open(one.location()).unwrap().session(&library).unwrap();
    assert_eq!((session.article, session.reading), (Some(PathBuf::from("/a").into()), true));
    let remembered = one.remembered().unwrap();
    assert_eq!((remembered.measure, remembered.list_searches), (Some(70), vec!["ours".to_owned(), "one".into(), "two".into()]));
    let names_and_queries = remembered.saved_searches.iter().map(|(name, query)| (name.as_str(), query.as_str()));
    assert_eq!(names_and_queries.collect::<Vec<_>>(), [("Both", "new"), ("Ours", "a")]);
}

#[test]
fn speakers_put_right_are_merged_each_as_it_was_last() {
    let speaker = |words: &str, name: Option<&str>| {
        let anchor = Anchor { exact: words.into(), ..Anchor::default() };
        of("a", Change::Speaker { key: KEY, given: Box::new((anchor, name.map(Into::into))) })
    };
    let (_folder, mut one, mut other) = two(&[speaker("x", Some("A")), speaker("y", Some("B"))]);
    one.keep(&[speaker("x", Some("C"))]).unwrap();
    other.keep(&[star("b", true), speaker("y", None), speaker("b", Some("E")), speaker("a", Some("D"))]).unwrap();
    one.absorb(&other).unwrap();
    let all = kept(&one, "a").speakers;
    let pairs: Vec<_> = all.iter().map(|given| (given.anchor.exact.as_str(), &*given.name)).collect();
    assert_eq!(pairs, [("x", "C"), ("b", "E"), ("a", "D")]);
    assert_eq!(one.absorb(&other).unwrap().changed, 0);
}

#[test]
fn of_a_damaged_table_the_rows_on_both_sides_of_the_damage_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state/kiosque.db");
    let (mut whole, _) = Ledger::open(Some(&file)).unwrap();
    let number = 2_000;
    whole.keep(&(0..number).map(|at| note(&format!("{at:04}"), &"long ".repeat(20))).collect::<Vec<_>>()).unwrap();
    whole.tidy();
    drop(whole);
    let mut bytes = std::fs::read(&file).unwrap();
    let mut pages: Vec<&mut [u8]> = bytes.chunks_mut(4096).filter(|page| page.windows(9).any(|words| words == b"long long")).collect();
    let middle = pages.len() / 2;
    pages[middle].fill(0xff);
    std::fs::write(&file, bytes).unwrap();
    let damaged = crate::store::ledger::opening::salvaging(&file).unwrap();
    let mut fresh = ledger(folder.path(), "fresh");
    let merged = merge(&damaged, &mut fresh.connection, Texts::Merged).unwrap();
    assert!(!merged.complete);
    let notes = Lookup::open(&DbLocation::File(folder.path().join("fresh/kiosque.db"))).unwrap().notes().unwrap().len();
    assert!(notes > number * 8 / 10, "{notes} of {number}");
}

use crate::library::NoteId;
