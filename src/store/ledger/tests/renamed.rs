//! Articles whose files were renamed and edited between two runs: their words are recognised.

use std::os::unix::fs::PermissionsExt;

use super::*;

impl Desk {
    /// An article in a file that is there, with this text.
    fn text(&self, name: &str, text: &str) -> About {
        self.article(name, 0).with_text(&article(text))
    }
}

fn remove(about: &About) {
    fs::remove_file(&about.origin.file).unwrap();
}

fn note(text: &str) -> Change {
    Change::Note { key: KEY, note: Box::new(Note { text: text.into(), ..Note::default() }) }
}

#[test]
fn a_file_renamed_and_edited_keeps_its_state() {
    let desk = Desk::new();
    let old = desk.text("old.txt", &words(200, 0));
    let mut ledger = desk.open();
    let seen = Change::Seen { key: KEY, text: std::sync::Arc::new(article(&words(200, 0))) };
    ledger.keep(&[star(&old), wanted(&old, note("n")), wanted(&old, seen)]).unwrap();
    remove(&old);
    let new = desk.text("new.txt", &words(200, 1));
    assert_eq!(desk.lookup().statuses().unwrap().of(&new), Known::Elsewhere);
    assert_eq!(desk.lookup().status(&new).unwrap(), (ReadStatus { starred: true, changed: true, ..ReadStatus::default() }, false));
    let kept = desk.lookup().kept(&new).unwrap();
    assert_eq!((kept.starred, kept.notes.len(), kept.before.is_some()), (true, 1, true));
    assert_eq!(desk.lookup().moved_from(&new).unwrap().as_ref(), Some(&old.origin));
    ledger.follow(std::slice::from_ref(&new)).unwrap();
    assert!(desk.lookup().status(&new).unwrap().1);
    // And once more: it is known by its new words now.
    remove(&new);
    let third = desk.text("third.txt", &words(200, 2));
    ledger.keep(&[wanted(&third, Change::Read { key: KEY, read: true })]).unwrap();
    assert_eq!(
        desk.lookup().status(&third).unwrap(),
        (ReadStatus { starred: true, read: true, changed: true, ..ReadStatus::default() }, true)
    );
}

#[test]
fn a_new_version_beside_its_original_starts_fresh() {
    let desk = Desk::new();
    let (old, new) = (desk.text("old.txt", &words(200, 0)), desk.text("new.txt", &words(200, 1)));
    let mut ledger = desk.open();
    ledger.keep(&[star(&old)]).unwrap();
    assert!(!desk.lookup().kept(&new).unwrap().starred);
    // As soon as the original is removed, the new one is it.
    remove(&old);
    assert!(desk.lookup().kept(&new).unwrap().starred);
}

#[test]
fn of_two_that_are_alike_neither_is_taken() {
    let desk = Desk::new();
    let two = [desk.text("a.txt", &words(200, 1)), desk.text("b.txt", &words(200, 2))];
    let mut ledger = desk.open();
    ledger.keep(&two.each_ref().map(star)).unwrap();
    two.each_ref().into_iter().for_each(remove);
    assert!(!desk.lookup().kept(&desk.text("new.txt", &words(200, 3))).unwrap().starred);
}

#[test]
fn other_texts_and_short_ones_are_not_taken_for_it() {
    let desk = Desk::new();
    let (old, short) = (desk.text("old.txt", &words(200, 0)), desk.text("short.txt", "A few words."));
    let mut ledger = desk.open();
    ledger.keep(&[star(&old), star(&short)]).unwrap();
    remove(&old);
    remove(&short);
    let other = words(200, 0).replace('w', "x");
    assert!(!desk.lookup().kept(&desk.text("new.txt", &other)).unwrap().starred);
    assert!(!desk.lookup().kept(&desk.text("new.txt", "A few words!")).unwrap().starred);
}

#[test]
fn an_article_of_a_file_with_several_keeps_its_name() {
    let desk = Desk::new();
    let of = |about: &About, id: &str| About { origin: Origin { id: Some(id.into()), ..about.origin.clone() }, ..about.clone() };
    let old = desk.text("feed.xml", &words(200, 0));
    desk.open().keep(&[star(&of(&old, "a"))]).unwrap();
    remove(&old);
    let new = desk.text("other.xml", &words(200, 1));
    assert!(!desk.lookup().kept(&of(&new, "b")).unwrap().starred);
    assert!(desk.lookup().kept(&of(&new, "a")).unwrap().starred);
}

/// A database of the first version in `file`, with one article that is starred.
fn first_version(file: &Path, about: &About) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let connection = Connection::open(file).unwrap();
    schema::create(&connection, 1);
    let path = about.origin.file.to_str().unwrap().as_bytes();
    let sql = "INSERT INTO articles (path, fingerprint, starred, change, starred_change) VALUES (?1, ?2, 1, 1, 1)";
    connection.execute(sql, rusqlite::params![path, about.fingerprint.unwrap().cast_signed()]).unwrap();
    let sql = "INSERT INTO notes (article, at, exact, before, after, text, label, made, changed, change)
        VALUES (1, 0, 'e', 'b', 'a', 'note', '', 1, 1, 2)";
    connection.execute(sql, []).unwrap();
    connection.execute("UPDATE counter SET value = 2", []).unwrap();
}

#[test]
fn a_database_of_the_first_version_is_migrated_and_learns_the_sketches() {
    let desk = Desk::new();
    let old = desk.text("old.txt", &words(200, 0));
    first_version(&desk.file(), &old);
    // Also by a program that only reads.
    assert_eq!(desk.lookup().kept(&old).unwrap().notes.len(), 1);
    let (status, known) = desk.lookup().status(&old).unwrap();
    assert_eq!((status.starred, known), (true, false));
    assert!(matches!(desk.lookup().statuses().unwrap().of(&old), Known::Perhaps(status) if status.starred));
    desk.open().follow(std::slice::from_ref(&old)).unwrap();
    assert!(desk.lookup().status(&old).unwrap().1);
    remove(&old);
    assert!(desk.lookup().kept(&desk.text("new.txt", &words(200, 1))).unwrap().starred);
}

#[test]
fn a_first_version_that_cannot_be_written_and_a_rescue_file_of_it_are_taken_up() {
    let desk = Desk::new();
    let old = desk.text("old.txt", &words(200, 0));
    first_version(&desk.file(), &old);
    let ledger = Ledger::in_memory(Some(&desk.file())).unwrap();
    assert!(Lookup::open(ledger.location()).unwrap().kept(&old).unwrap().starred);
    let folder = desk.folder.path().join("rescue");
    first_version(&folder.join(".kiosque-rescue-1.db"), &old);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    fs::set_permissions(folder.join(".kiosque-rescue-1.db"), fs::Permissions::from_mode(0o600)).unwrap();
    let (mut other, _) = Ledger::open(Some(&desk.folder.path().join("other/kiosque.db"))).unwrap();
    assert!(other.take_up_rescued(&[folder]).unwrap() > 0);
    assert!(Lookup::open(other.location()).unwrap().kept(&old).unwrap().starred);
}

#[test]
fn sketches_go_along_where_the_state_goes() {
    let desk = Desk::new();
    let old = desk.text("old.txt", &words(200, 0));
    let mut ledger = desk.open();
    ledger.keep(&[star(&old)]).unwrap();
    let folder = desk.folder.path().join("rescue");
    ledger.rescue(std::slice::from_ref(&folder)).unwrap();
    let (mut rescued, _) = Ledger::open(Some(&desk.folder.path().join("other/kiosque.db"))).unwrap();
    rescued.take_up_rescued(&[folder]).unwrap();
    let (stand_in, in_memory) = (ledger.stand_in().unwrap(), Ledger::in_memory(Some(&desk.file())).unwrap());
    remove(&old);
    let new = desk.text("new.txt", &words(200, 1));
    for ledger in [&ledger, &rescued, &stand_in, &in_memory] {
        assert!(Lookup::open(ledger.location()).unwrap().kept(&new).unwrap().starred, "{ledger:?}");
    }
}
