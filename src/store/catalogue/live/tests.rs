//! Files that come, change, move and go, and the list meanwhile.

use std::time::{Duration, SystemTime};

use super::*;
use crate::app::{ListRequest, Order};
use crate::article::{BlockKind, Builder, Date};
use crate::store::entry::Findings;

fn stamp(number: u64) -> Stamp {
    (SystemTime::UNIX_EPOCH + Duration::from_secs(number), 10)
}

fn file(path: &str, number: u64) -> Sight {
    Sight::File { path: path.into(), stamp: Some(stamp(number)), fresh: false }
}

/// Reads what is to be read, as if every file were changed at `number`.
fn read(catalogue: &mut Catalogue, number: u64) -> usize {
    let batch = catalogue.hand_out(100);
    for (file, path) in &batch {
        let mut builder = Builder::new("text");
        builder.meta.title = format!("{} {number}", path.display());
        builder.add(BlockKind::Paragraph, None, "words");
        catalogue.learn(*file, Findings::of([builder.finish()], Some(stamp(number))));
    }
    batch.len()
}

fn library(paths: &[&str]) -> Catalogue {
    let mut catalogue = Catalogue::default();
    catalogue.add(paths.iter().map(PathBuf::from).collect());
    read(&mut catalogue, 1);
    catalogue
}

fn titles(catalogue: &mut Catalogue, anchor: Option<u32>) -> Vec<String> {
    let request = ListRequest {
        generation: 1,
        query: String::new(),
        typing: false,
        order: Order::Title,
        rows: 0..100,
        anchor: anchor.map(ArticleKey),
    };
    catalogue.arrange(&request, Date::new(2026, 3, 14).unwrap(), &|| false);
    let gone = |row: &crate::app::ListRow| if row.gone { " (gone)" } else { "" };
    catalogue.answer(&request).rows.iter().map(|row| format!("{}{}", row.title, gone(row))).collect()
}

#[test]
fn a_file_that_appears_changes_and_vanishes_is_followed() {
    let mut catalogue = library(&["a.txt", "b.txt"]);
    assert_eq!(catalogue.see(vec![file("c.txt", 1), file("a.txt", 1)]), []);
    assert_eq!(read(&mut catalogue, 2), 1);
    assert_eq!(catalogue.see(vec![file("b.txt", 3)]), [FileChange::Altered(ArticleKey(1))]);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1", "b.txt 1", "c.txt 2"]);
    assert_eq!(read(&mut catalogue, 3), 1);
    assert_eq!(catalogue.see(vec![Sight::Gone("a.txt".into())]), [FileChange::Gone(ArticleKey(0))]);
    assert_eq!(titles(&mut catalogue, None), ["b.txt 3", "c.txt 2"]);
    assert_eq!(catalogue.see(vec![file("a.txt", 1)]), [FileChange::Back(ArticleKey(0))]);
    assert!(!catalogue.is_read());
    assert_eq!((read(&mut catalogue, 1), catalogue.len(), catalogue.is_read()), (1, 3, true));
}

#[test]
fn what_is_under_the_cursor_stays_in_the_list_when_its_file_goes() {
    let mut catalogue = library(&["a.txt", "b.txt"]);
    titles(&mut catalogue, Some(0));
    catalogue.see(vec![Sight::Gone("a.txt".into())]);
    assert_eq!(titles(&mut catalogue, Some(0)), ["a.txt 1 (gone)", "b.txt 1"]);
    assert_eq!(catalogue.len(), 1);
    assert_eq!(titles(&mut catalogue, Some(1)), ["b.txt 1"]);
    assert_eq!(titles(&mut catalogue, Some(0)), ["b.txt 1"]);
}

#[test]
fn an_article_that_moves_keeps_its_key() {
    let mut catalogue = library(&["in/a.txt", "in/b.txt", "c.txt"]);
    let moved = |from: &str, to: &str| vec![Sight::Moved { from: from.into(), to: to.into() }];
    assert_eq!(catalogue.see(moved("c.txt", "d.txt")), [FileChange::Altered(ArticleKey(2))]);
    assert_eq!(catalogue.see(vec![Sight::Gone("c.txt".into()), file("d.txt", 1)]), []);
    assert_eq!(catalogue.see(vec![Sight::FolderMoved { from: "in".into(), to: "out".into() }]).len(), 2);
    assert_eq!(catalogue.origin(ArticleKey(1)), Some(&PathBuf::from("out/b.txt").into()));
    assert_eq!(catalogue.see(vec![Sight::FolderGone("in".into()), file("out/a.txt", 1)]), []);
    // One that takes the place of another is a new version of that one.
    assert_eq!(catalogue.see(moved("out/a.txt", "d.txt")), []);
    assert_eq!(catalogue.see(vec![Sight::FolderGone("out".into())]).len(), 2);
    assert_eq!((catalogue.len(), catalogue.is_read()), (1, true));
}

#[test]
fn what_changes_while_it_is_read_is_read_once_more() {
    let mut catalogue = library(&["a.txt"]);
    catalogue.see(vec![file("a.txt", 2)]);
    let batch = catalogue.hand_out(1);
    catalogue.see(vec![Sight::File { path: "a.txt".into(), stamp: Some(stamp(2)), fresh: true }]);
    catalogue.learn(batch[0].0, Findings::default());
    assert!(!catalogue.is_read());
    assert_eq!((read(&mut catalogue, 2), catalogue.is_read()), (1, true));
    assert_eq!(titles(&mut catalogue, None), ["a.txt 2"]);
}

#[test]
fn what_goes_and_comes_while_it_is_read_is_read_once_more() {
    let mut catalogue = library(&["a.txt"]);
    catalogue.see(vec![file("a.txt", 2)]);
    let batch = catalogue.hand_out(1);
    catalogue.see(vec![Sight::Gone("a.txt".into()), file("a.txt", 3)]);
    assert_eq!(catalogue.hand_out(1), []);
    catalogue.learn(batch[0].0, Findings::default());
    assert_eq!((read(&mut catalogue, 3), catalogue.is_read(), catalogue.len()), (1, true, 1));
}

#[test]
fn looking_again_finds_what_is_there_and_lets_the_rest_go() {
    let mut catalogue = library(&["a.txt", "b.txt", "c.txt"]);
    catalogue.begin_walk();
    catalogue.see(vec![file("a.txt", 1), file("b.txt", 2), file("d.txt", 1)]);
    assert_eq!(catalogue.end_walk(), [FileChange::Gone(ArticleKey(2))]);
    assert_eq!(read(&mut catalogue, 2), 2);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1", "b.txt 2", "d.txt 2"]);
}
