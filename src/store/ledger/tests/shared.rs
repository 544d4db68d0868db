//! Several programs on one database.

use super::*;

fn kinds(changes: &[LocatedChange]) -> Vec<String> {
    changes.iter().map(|change| format!("{:?}", change.change).chars().take_while(|c| c.is_alphanumeric()).collect()).collect()
}

#[test]
fn each_program_gets_the_others_changes_once_and_never_its_own() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let (mut one, mut other) = (desk.open(), desk.open());
    one.keep(&[star(&about), wanted(&about, Change::Place { key: KEY, place: Box::new(place(1, 5)) })]).unwrap();
    assert!(one.news().unwrap().is_empty());
    let news = other.news().unwrap();
    assert_eq!(kinds(&news), ["Starred", "Place"]);
    assert_eq!(news[0].origin.as_ref(), Some(&about.origin));
    assert!(other.news().unwrap().is_empty());
    other.keep(&[wanted(&about, Change::Starred { key: KEY, starred: false })]).unwrap();
    assert_eq!(kinds(&one.news().unwrap()), ["Starred"]);
}

#[test]
fn other_programs_changes_are_reported_before_ones_own() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let (mut one, mut other) = (desk.open(), desk.open());
    one.keep(&[star(&about)]).unwrap();
    let done = other.keep(&[wanted(&about, Change::Read { key: KEY, read: true })]).unwrap();
    assert_eq!(kinds(&done.theirs), ["Starred"]);
    assert!(other.news().unwrap().is_empty());
    assert_eq!(kinds(&one.news().unwrap()), ["Read"]);
}

#[test]
fn every_kind_of_change_is_reported() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let (mut one, mut other) = (desk.open(), desk.open());
    let anchor = place(2, 0).anchor;
    let note = Note { anchor: anchor.clone(), ..Note::default() };
    let changes = [
        Change::Folds { key: KEY, closed: vec![anchor.clone()] },
        Change::Mark { letter: 'a', at: Some(Box::new((KEY, anchor))) },
        Change::Note { key: KEY, note: Box::new(note) },
        Change::Speaker { key: KEY, given: Box::new((place(4, 0).anchor, Some("Ann Lee".into()))) },
        Change::Measure(70),
        Change::Searched { scope: SearchScope::Reader, typed: "budget".into() },
    ];
    let done = one.keep(&changes.map(|change| wanted(&about, change))).unwrap();
    assert_eq!(kinds(&other.news().unwrap()), ["Folds", "Mark", "Note", "Speaker", "Measure", "Searched"]);
    let gone: Vec<Wanted> = done.undo.into_iter().map(|change| wanted(&about, change.change)).collect();
    one.keep(&gone).unwrap();
    assert_eq!(kinds(&other.news().unwrap()), ["Speaker", "NoteGone", "Mark"]);
}

#[test]
fn many_programs_may_create_one_database_at_once() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    std::thread::scope(|scope| {
        for number in 0..8 {
            let (desk, about) = (&desk, &about);
            scope.spawn(move || {
                let mut ledger = desk.open();
                for count in 0..5 {
                    let typed = format!("{number} {count}");
                    let search = Change::Searched { scope: SearchScope::List, typed };
                    ledger.keep(&[wanted(about, search)]).unwrap();
                }
            });
        }
    });
    assert_eq!(desk.open().remembered().unwrap().list_searches.len(), 40);
}
