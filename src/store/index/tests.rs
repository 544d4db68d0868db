//! What is saved comes back, whatever happens to the files or while they are written.

mod walks;

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::article::Date;
use crate::formats;
use crate::library::{ListRequest, Order};
use crate::store::Catalogue;
use crate::store::catalogue::live::FileObservation;
use crate::store::entry::FileContents;
use crate::store::shelf::Reading;

mod narrowed;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.library()).unwrap();
        desk
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    fn place(&self) -> IndexPlace {
        IndexPlace::below(&self.folder.path().join("cache"), &[self.library()]).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.library().join(name)
    }

    fn catalogue(&self) -> Catalogue {
        Catalogue::of(&[self.library()])
    }

    /// Adds a file with this text.
    fn add(&self, catalogue: &mut Catalogue, name: &str, text: &str) {
        catalogue.add(vec![self.path(name)]);
        read(catalogue, name, text, 1);
    }

    /// A library with articles of all kinds.
    fn filled(&self) -> Catalogue {
        let mut catalogue = self.catalogue();
        self.add(
            &mut catalogue,
            "a.md",
            "---\ntitle: Zèbre\nauthor: [Ann Lee, Bo]\ntags: [a, b]\nlang: fr\ndate: 2018-11-13\n---\n\nMots « oui ».",
        );
        self.add(&mut catalogue, "b/c.txt", "Words of a text without a title\n");
        self.add(&mut catalogue, "feed.json", r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [
            {"id": "x", "title": "X", "content_text": "one"}, {"id": "y", "content_text": "two", "date_published": "2020-01-02T03:04:05+01:00"}]}"#);
        self.add(&mut catalogue, "embargo.md", &format!("---\nembargo: 2030-01-01\n---\n\n# Plan\n\n{}", words(200)));
        self.add(&mut catalogue, "long.md", &"# Long\n\nA sentence of it.\n\n".repeat(6000));
        catalogue
    }
}

/// So many different words.
fn words(count: usize) -> String {
    let words: Vec<String> = (0..count).map(|number| format!("word{number}")).collect();
    words.join(" ")
}

/// Reads the only file that waits, of this text.
fn read(catalogue: &mut Catalogue, name: &str, text: &str, number: i64) {
    let (key, _) = catalogue.take_unread(1).remove(0);
    let articles = formats::parse(name, text.as_bytes().to_vec());
    let stamp = Stamp { size: text.len() as u64, modified: number, changed: number, inode: number.cast_unsigned(), sidecars: 0 };
    catalogue.record(key, FileContents::of(&articles, Some(stamp)));
}

/// Everything of a catalogue that is saved.
fn shown(catalogue: &mut Catalogue) -> Vec<String> {
    let draft = catalogue.draft();
    let mut reading = Reading::new(&draft.texts);
    let mut all = Vec::new();
    for (number, (path, stamp)) in draft.files().enumerate() {
        for &row in draft.articles_of(number) {
            let entry = draft.entries.at(row);
            let text = reading.text(entry.slot);
            all.push(format!("{stamp:?} {:?} {:?} {} {:?} {text}", entry.origin, entry.number, path.display(), entry.metadata));
        }
    }
    all.sort();
    all
}

fn lists(catalogue: &mut Catalogue) -> Vec<Vec<String>> {
    let mut listed = |order| {
        let request = ListRequest { generation: 1, query: String::new(), typing: false, order, rows: 0..99, anchor: None };
        catalogue.arrange(&request, Date::default(), &|| false);
        catalogue.answer(&request).rows.into_iter().map(|row| row.title).collect()
    };
    Order::STORED.map(&mut listed).into()
}

fn save(place: &IndexPlace, catalogue: &mut Catalogue, basis: Option<Basis>) -> Basis {
    let draft = catalogue.draft();
    let Outcome::Saved(saved) = place.save(&draft, basis).unwrap() else { panic!("not saved") };
    let basis = saved.basis;
    catalogue.use_saved(*saved, &draft);
    basis
}

/// A catalogue of the index, and its state.
fn loaded(desk: &Desk) -> (Catalogue, Basis) {
    let (mut catalogue, index) = (desk.catalogue(), desk.place().load().unwrap().unwrap());
    let basis = index.basis;
    catalogue.take_index(index);
    (catalogue, basis)
}

#[test]
fn what_is_saved_comes_back_in_every_order() {
    let desk = Desk::new();
    let mut before = desk.filled();
    assert!(desk.place().load().unwrap().is_none());
    save(&desk.place(), &mut before, None);
    let (mut after, _) = loaded(&desk);
    let (known, now) = (shown(&mut before), shown(&mut after));
    assert_eq!(known.len(), 6);
    assert!(known == now, "{known:#?}\n{now:#?}");
    assert_eq!(lists(&mut after), lists(&mut before));
    // Sorted from scratch they are the same.
    after.add(vec![desk.path("new.md")]);
    let _ = after.take_unread(1);
    after.observe(vec![FileObservation::Gone(desk.path("new.md"))]);
    assert_eq!(lists(&mut after), lists(&mut before));
    assert!(after.is_read() && !after.has_lost_texts());
}

#[test]
fn what_changed_is_put_among_the_articles_of_the_index() {
    let desk = Desk::new();
    save(&desk.place(), &mut desk.filled(), None);
    let change = |catalogue: &mut Catalogue| {
        desk.add(catalogue, "new.md", "---\ndate: 2019-01-01\nauthor: Bo\n---\n\n# Middle\n\nMore words.");
        let stamp = Stamp { size: 9, modified: 9, changed: 9, inode: 9, sidecars: 0 };
        catalogue.observe(vec![FileObservation::File { path: desk.path("a.md"), stamp: Some(stamp), fresh: false }]);
        read(catalogue, "a.md", "---\ndate: 2021-01-01\n---\n\n# Last\n\nOther words.", 9);
        catalogue.observe(vec![FileObservation::Gone(desk.path("long.md"))]);
    };
    let (mut fresh, (mut indexed, basis)) = (desk.filled(), loaded(&desk));
    change(&mut fresh);
    change(&mut indexed);
    assert_eq!((lists(&mut indexed), indexed.len()), (lists(&mut fresh), 6));
    assert!(shown(&mut indexed) == shown(&mut fresh));
    // What is saved is read from there, with the same keys.
    let keys = |catalogue: &Catalogue| catalogue.keys().map(|key| catalogue.origin(key)).collect::<Vec<_>>();
    let before = keys(&indexed);
    save(&desk.place(), &mut indexed, Some(basis));
    assert!(indexed.has_right_orders() && lists(&mut indexed) == lists(&mut fresh) && keys(&indexed) == before);
    let in_memory = |catalogue: &Catalogue| catalogue.keys().filter(|key| !catalogue.is_saved(key.0)).count();
    assert_eq!((in_memory(&indexed), in_memory(&fresh)), (1, 7));
    desk.place().clear().unwrap();
    save(&desk.place(), &mut fresh, None);
    assert!(in_memory(&fresh) == 1 && lists(&mut fresh) == lists(&mut indexed));
}

#[test]
fn without_its_index_a_library_is_found_anew() {
    let desk = Desk::new();
    let mut before = desk.filled();
    for number in 0..100 {
        desk.add(&mut before, &format!("{number}.md"), "# One of many\n\nWords.");
    }
    save(&desk.place(), &mut before, None);
    let place = desk.place();
    let mut bytes = fs::read(place.catalogue()).unwrap();
    bytes[4096..].fill(0);
    let (mut catalogue, index) = (desk.catalogue(), place.load().unwrap().unwrap());
    assert!(place.load_verified().unwrap().is_some());
    fs::write(place.catalogue(), bytes).unwrap();
    assert_eq!(place.load_verified().err(), Some(Unfit::Damaged));
    catalogue.take_index(index);
    assert!(lists(&mut catalogue) != lists(&mut before) && catalogue.has_lost_articles());
    catalogue.drop_index();
    assert_eq!((catalogue.len(), catalogue.has_lost_articles(), lists(&mut catalogue)), (0, false, vec![Vec::<String>::new(); 5]));
    catalogue.observe(vec![FileObservation::File { path: desk.path("a.md"), stamp: None, fresh: true }]);
    read(&mut catalogue, "a.md", "# A\n\nWords.", 1);
    assert_eq!((catalogue.len(), lists(&mut catalogue)[0].clone()), (1, vec!["A".to_owned()]));
}

#[test]
fn changes_are_added_behind_the_texts_that_are_there() {
    let desk = Desk::new();
    let mut catalogue = desk.filled();
    let basis = save(&desk.place(), &mut catalogue, None);
    let texts = || desk.place().all_texts().collect::<Vec<_>>();
    let (first, length) = (texts(), desk.place().size());
    desk.add(&mut catalogue, "new.md", "# New\n\nMore words.");
    let stamp = Stamp { size: 9, modified: 9, changed: 9, inode: 9, sidecars: 0 };
    catalogue.observe(vec![FileObservation::File { path: desk.path("a.md"), stamp: Some(stamp), fresh: false }]);
    read(&mut catalogue, "a.md", "# Other\n\nOther words.", 9);
    save(&desk.place(), &mut catalogue, Some(basis));
    assert_eq!((texts(), first.len()), (first.clone(), 1));
    assert!(desk.place().size() > length && desk.place().size() < length + (16 << 10));
    assert_eq!(shown(&mut loaded(&desk).0), shown(&mut catalogue));
    // Without a change nothing is written.
    let (mut again, basis) = loaded(&desk);
    assert!(matches!(desk.place().save(&again.draft(), Some(basis)).unwrap(), Outcome::Same));
}

#[test]
fn an_error_at_any_step_leaves_the_index_as_it_was() {
    for begun in [false, true] {
        for step in 0.. {
            let desk = Desk::new();
            let mut catalogue = desk.filled();
            let basis = begun.then(|| save(&desk.place(), &mut catalogue, None));
            let before = shown(&mut catalogue);
            desk.add(&mut catalogue, "new.md", "# New\n\nMore words.");
            fault::fail_after(Some(step));
            let result = desk.place().save(&catalogue.draft(), basis);
            fault::fail_after(None);
            let Err(error) = result else {
                assert!(step > 4);
                break;
            };
            assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
            assert_eq!(desk.place().load().unwrap().is_some(), begun);
            if begun {
                assert_eq!(shown(&mut loaded(&desk).0), before);
            }
            // Once there is room, it is saved.
            save(&desk.place(), &mut catalogue, basis);
            assert_eq!(shown(&mut loaded(&desk).0), shown(&mut catalogue));
        }
    }
}

#[test]
fn what_a_killed_program_left_does_no_harm() {
    let desk = Desk::new();
    let mut catalogue = desk.filled();
    let basis = save(&desk.place(), &mut catalogue, None);
    let before = shown(&mut catalogue);
    let place = desk.place();
    let texts = place.texts(place.all_texts().next().unwrap());
    fs::write(place.catalogue_being_written(), "half a catalogue").unwrap();
    fs::write(place.texts(99), "half a text").unwrap();
    let mut bytes = fs::read(&texts).unwrap();
    bytes.extend_from_slice(b"half a bundle");
    fs::write(&texts, bytes).unwrap();
    assert_eq!(shown(&mut loaded(&desk).0), before);
    desk.add(&mut catalogue, "new.md", "# New\n\nMore words.");
    save(&place, &mut catalogue, Some(basis));
    assert_eq!(shown(&mut loaded(&desk).0), shown(&mut catalogue));
    assert_eq!(place.all_texts().count(), 1);
}

#[test]
fn no_flipped_bit_and_no_truncation_shows_another_article() {
    let desk = Desk::new();
    let mut catalogue = desk.filled();
    save(&desk.place(), &mut catalogue, None);
    let before = shown(&mut catalogue);
    let place = desk.place();
    let (texts, words) = (place.all_texts().next().unwrap(), place.all_words().next().unwrap());
    let found = narrowed::found_by_words(&mut catalogue);
    for path in [place.catalogue(), place.texts(texts), place.words(words)] {
        let (good, is_words) = (fs::read(&path).unwrap(), path == place.words(words));
        let spoilt = (0..300).map(|step| {
            let mut bytes = good.clone();
            let at = if step < 100 { step.min(good.len() - 1) } else { step * good.len() / 300 };
            bytes[at] ^= 1 << (step % 8);
            bytes
        });
        let cut = (0..10).map(|step| good[..step * good.len() / 10].to_vec());
        for bytes in spoilt.chain(cut) {
            fs::write(&path, bytes).unwrap();
            let Ok(Some(index)) = place.load() else { continue };
            let mut catalogue = desk.catalogue();
            catalogue.take_index(index);
            let same = !is_words || narrowed::found_by_words(&mut catalogue) == found;
            assert!(same || catalogue.has_lost_texts());
            assert!(shown(&mut catalogue) == before || catalogue.has_lost_texts() || catalogue.has_lost_articles());
        }
        fs::write(&path, good).unwrap();
    }
}

#[test]
fn lost_texts_are_read_again() {
    let desk = Desk::new();
    let mut catalogue = desk.catalogue();
    desk.add(&mut catalogue, "a.md", "# A\n\nWords.");
    save(&desk.place(), &mut catalogue, None);
    let (before, texts) = (shown(&mut catalogue), desk.place().texts(1));
    let length = fs::metadata(&texts).unwrap().len() as usize;
    fs::write(&texts, vec![0; length]).unwrap();
    let (mut after, _) = loaded(&desk);
    assert!(!after.has_lost_texts() && shown(&mut after) != before && after.has_lost_texts());
    after.read_all_again();
    read(&mut after, "a.md", "# A\n\nWords.", 1);
    assert!(!after.has_lost_texts());
    assert!(desk.place().clear().unwrap());
    save(&desk.place(), &mut after, None);
    assert_eq!(shown(&mut loaded(&desk).0), shown(&mut after));
}

#[test]
fn several_programs_share_an_index() {
    let desk = Desk::new();
    let (mut one, mut other) = (desk.filled(), desk.filled());
    let first = save(&desk.place(), &mut one, None);
    // The other has read the same files, and then one more.
    assert!(matches!(desk.place().save(&other.draft(), None).unwrap(), Outcome::Same));
    desk.add(&mut other, "new.md", "# New\n\nMore words.");
    save(&desk.place(), &mut other, None);
    assert_eq!(shown(&mut loaded(&desk).0), shown(&mut other));
    // The first does not write behind texts that it does not know.
    desk.add(&mut one, "third.md", "# Third\n\nThird words.");
    save(&desk.place(), &mut one, Some(first));
    assert_eq!(shown(&mut loaded(&desk).0), shown(&mut one));
    assert!(!one.has_lost_texts() && !other.has_lost_texts());
    let _lock = desk.place().lock().unwrap().unwrap();
    assert!(matches!(desk.place().save(&other.draft(), None).unwrap(), Outcome::Busy));
}

#[test]
fn an_index_of_another_version_or_program_is_outdated() {
    let desk = Desk::new();
    let mut place = desk.place();
    place.program = 1;
    save(&place, &mut desk.filled(), None);
    assert_eq!(desk.place().load().err(), Some(Unfit::Outdated));
    let mut bytes = fs::read(place.catalogue()).unwrap();
    bytes[8] += 1;
    fs::write(place.catalogue(), bytes).unwrap();
    assert_eq!(place.load().err(), Some(Unfit::Outdated));
    // It is replaced.
    save(&desk.place(), &mut desk.filled(), None);
    assert!(desk.place().load().unwrap().is_some());
}

#[test]
fn a_folder_has_one_index_however_it_is_named() {
    let desk = Desk::new();
    let library = desk.library();
    save(&desk.place(), &mut desk.filled(), None);
    let spelt = library.join("../library/.");
    let place = IndexPlace::below(&desk.folder.path().join("cache"), std::slice::from_ref(&spelt)).unwrap();
    let index = place.load().unwrap().unwrap();
    let paths: Vec<PathBuf> = (0..index.rows.files()).map(|file| index.rows.file(file).unwrap().path).collect();
    assert!(paths.iter().all(|path| path.starts_with(&spelt)) && paths.contains(&spelt.join("a.md")));
    assert!(IndexPlace::below(desk.folder.path(), &[library.clone(), library.clone()]).is_some());
    assert!(IndexPlace::below(desk.folder.path(), &[library.clone(), spelt.join("../library")]).is_none());
    fs::write(desk.path("a.md"), "x").unwrap();
    assert!(IndexPlace::below(desk.folder.path(), &[library, desk.path("a.md")]).is_none());
}
