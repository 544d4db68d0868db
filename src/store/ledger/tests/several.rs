//! Several articles of one file: each has its own state, wherever the file goes.

use super::*;
use crate::article::Origin;

impl Desk {
    /// An article of this name in a file that is there.
    fn one_of(&self, name: &str, id: &str, fingerprint: u64) -> About {
        let about = self.article(name, fingerprint);
        About { origin: Origin { id: Some(id.into()), ..about.origin }, ..about }
    }
}

#[test]
fn two_articles_of_one_text_are_two() {
    let desk = Desk::new();
    let (one, other) = (desk.one_of("feed.xml", "a", 7), desk.one_of("feed.xml", "b", 7));
    let mut ledger = desk.open();
    ledger.keep(&[star(&one)]).unwrap();
    assert_eq!((desk.lookup().kept(&one).unwrap().starred, desk.lookup().kept(&other).unwrap().starred), (true, false));
    ledger.keep(&[wanted(&other, Change::Read { key: KEY, read: true })]).unwrap();
    let status = |about| desk.lookup().status(about).unwrap().0;
    assert_eq!((status(&one).read, status(&other).read), (false, true));
    // A file whose name looks like the address of one is neither.
    assert!(!desk.lookup().kept(&desk.article("feed.xml#a", 9)).unwrap().starred);
}

#[test]
fn each_article_follows_its_file_and_comes_back_from_the_ledger() {
    let desk = Desk::new();
    let one = desk.one_of("feed.xml", "https://a.example/#1", 7);
    let mut ledger = desk.open();
    let note = Note { text: "n".into(), ..Note::default() };
    ledger.keep(&[star(&one), wanted(&one, Change::Note { key: KEY, note: Box::new(note) })]).unwrap();
    assert_eq!(desk.lookup().notes().unwrap()[0].place.origin, one.origin);
    let new = About { origin: Origin { file: one.origin.file.with_file_name("new.xml").into(), ..one.origin.clone() }, ..one.clone() };
    fs::rename(&one.origin.file, &new.origin.file).unwrap();
    ledger.follow(std::slice::from_ref(&new)).unwrap();
    assert_eq!(desk.lookup().status(&new).unwrap(), (ReadStatus { starred: true, ..ReadStatus::default() }, true));
    // One of the same text beside it is still another.
    let beside = About { origin: Origin { id: Some("b".into()), ..new.origin.clone() }, ..new.clone() };
    assert!(!desk.lookup().kept(&beside).unwrap().starred);
    // Edited, under the same name.
    assert!(desk.lookup().kept(&About { fingerprint: Some(8), ..new }).unwrap().starred);
}
