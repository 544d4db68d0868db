//! Files created, changed, moved and deleted, and the list meanwhile.

use super::*;
use crate::article::{BlockKind, Builder, Date};
use crate::find::Needle;
use crate::library::{ListRequest, Order};
use crate::store::catalogue::learning::Reread;
use crate::store::entry::FileContents;

fn stamp(number: u64) -> Stamp {
    Stamp { size: 10, modified: number.cast_signed(), changed: number.cast_signed(), inode: 0, sidecars: 0 }
}

fn file(path: &str, number: u64) -> FileObservation {
    FileObservation::File { path: path.into(), stamp: Some(stamp(number)), fresh: false }
}

/// Reads what is to be read, as if every file were changed at `number`.
fn read(catalogue: &mut Catalogue, number: u64) -> usize {
    let batch = catalogue.take_unread(100);
    for (file, path) in &batch {
        let mut builder = Builder::new("text");
        builder.meta.title = format!("{} {number}", path.display());
        builder.add(BlockKind::Paragraph, None, "words");
        catalogue.record(*file, FileContents::of([builder.finish()], Some(stamp(number))));
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
    let gone = |row: &crate::library::ListRow| if row.gone { " (gone)" } else { "" };
    catalogue.answer(&request).rows.iter().map(|row| format!("{}{}", row.title, gone(row))).collect()
}

#[test]
fn a_file_that_appears_changes_and_vanishes_is_followed() {
    let mut catalogue = library(&["a.txt", "b.txt"]);
    assert_eq!(catalogue.observe(vec![file("c.txt", 1), file("a.txt", 1)]), []);
    assert_eq!(read(&mut catalogue, 2), 1);
    assert_eq!(catalogue.observe(vec![file("b.txt", 3)]), [FileChange::Altered(ArticleKey(1))]);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1", "b.txt 1", "c.txt 2"]);
    assert_eq!(read(&mut catalogue, 3), 1);
    assert_eq!(catalogue.observe(vec![FileObservation::Gone("a.txt".into())]), [FileChange::Gone(ArticleKey(0))]);
    assert_eq!(titles(&mut catalogue, None), ["b.txt 3", "c.txt 2"]);
    assert_eq!(catalogue.observe(vec![file("a.txt", 1)]), [FileChange::Back(ArticleKey(0))]);
    assert!(!catalogue.is_read());
    assert_eq!((read(&mut catalogue, 1), catalogue.len(), catalogue.is_read()), (1, 3, true));
}

#[test]
fn the_article_under_the_cursor_stays_listed_when_its_file_is_deleted() {
    let mut catalogue = library(&["a.txt", "b.txt"]);
    titles(&mut catalogue, Some(0));
    catalogue.observe(vec![FileObservation::Gone("a.txt".into())]);
    assert_eq!(titles(&mut catalogue, Some(0)), ["a.txt 1 (gone)", "b.txt 1"]);
    assert_eq!(catalogue.len(), 1);
    assert_eq!(titles(&mut catalogue, Some(1)), ["b.txt 1"]);
    assert_eq!(titles(&mut catalogue, Some(0)), ["b.txt 1"]);
}

#[test]
fn an_article_that_moves_keeps_its_key() {
    let mut catalogue = library(&["in/a.txt", "in/b.txt", "c.txt"]);
    let moved = |from: &str, to: &str| vec![FileObservation::Moved { from: from.into(), to: to.into() }];
    assert_eq!(catalogue.observe(moved("c.txt", "d.txt")), [FileChange::Altered(ArticleKey(2))]);
    assert_eq!(catalogue.observe(vec![FileObservation::Gone("c.txt".into()), file("d.txt", 1)]), []);
    assert_eq!(catalogue.observe(vec![FileObservation::FolderMoved { from: "in".into(), to: "out".into() }]).len(), 2);
    assert_eq!(catalogue.origin(ArticleKey(1)), Some(PathBuf::from("out/b.txt").into()));
    assert_eq!(catalogue.observe(vec![FileObservation::FolderGone("in".into()), file("out/a.txt", 1)]), []);
    // One that takes the place of another is a new version of that one.
    assert_eq!(catalogue.observe(moved("out/a.txt", "d.txt")), []);
    assert_eq!(catalogue.observe(vec![FileObservation::FolderGone("out".into())]).len(), 2);
    assert_eq!((catalogue.len(), catalogue.is_read()), (1, true));
}

#[test]
fn articles_read_again_count_as_altered_only_if_their_contents_are_others() {
    let mut catalogue = library(&["a.txt", "b.txt"]);
    let fresh = |number| FileObservation::File { path: "a.txt".into(), stamp: Some(stamp(number)), fresh: true };
    catalogue.take_reread();
    catalogue.observe(vec![fresh(1)]);
    assert_eq!((read(&mut catalogue, 1), catalogue.take_reread()), (1, Reread::default()));
    catalogue.observe(vec![fresh(2)]);
    assert_eq!((read(&mut catalogue, 2), catalogue.take_reread()), (1, Reread { altered: 1, new: 0 }));
    // The text is the same, and an address in it another.
    catalogue.observe(vec![fresh(2)]);
    let (file, _) = catalogue.take_unread(1).remove(0);
    let mut builder = Builder::new("text");
    builder.meta.title = "a.txt 2".to_owned();
    builder.add(BlockKind::Paragraph, None, "words");
    catalogue.record(file, FileContents::of([builder.finish()], Some(Stamp { size: 11, ..stamp(2) })));
    assert_eq!(catalogue.take_reread(), Reread { altered: 1, new: 0 });
    // Another article of the same file is new.
    catalogue.observe(vec![fresh(3)]);
    read_several(&mut catalogue, 3, &["x", "y"]);
    assert_eq!(catalogue.take_reread(), Reread { altered: 1, new: 1 });
}

#[test]
fn a_file_changed_while_being_read_is_read_again() {
    let mut catalogue = library(&["a.txt"]);
    catalogue.observe(vec![file("a.txt", 2)]);
    let batch = catalogue.take_unread(1);
    catalogue.observe(vec![FileObservation::File { path: "a.txt".into(), stamp: Some(stamp(2)), fresh: true }]);
    catalogue.record(batch[0].0, FileContents::default());
    assert!(!catalogue.is_read());
    assert_eq!((read(&mut catalogue, 2), catalogue.is_read()), (1, true));
    assert_eq!(titles(&mut catalogue, None), ["a.txt 2"]);
}

#[test]
fn a_file_replaced_while_being_read_is_read_again() {
    let mut catalogue = library(&["a.txt"]);
    catalogue.observe(vec![file("a.txt", 2)]);
    let batch = catalogue.take_unread(1);
    catalogue.observe(vec![FileObservation::Gone("a.txt".into()), file("a.txt", 3)]);
    assert_eq!(catalogue.take_unread(1), []);
    catalogue.record(batch[0].0, FileContents::default());
    assert_eq!((read(&mut catalogue, 3), catalogue.is_read(), catalogue.len()), (1, true, 1));
}

#[test]
fn a_file_that_comes_back_after_its_reading_ended_is_read_again() {
    let mut catalogue = library(&["a.txt"]);
    catalogue.observe(vec![file("a.txt", 2)]);
    let batch = catalogue.take_unread(1);
    catalogue.observe(vec![FileObservation::Gone("a.txt".into())]);
    assert_eq!(catalogue.record(batch[0].0, FileContents::default()), []);
    catalogue.observe(vec![file("a.txt", 3)]);
    assert_eq!(read(&mut catalogue, 3), 1);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 3"]);
}

#[test]
fn the_file_of_an_article_apart_may_appear_in_the_library() {
    let mut catalogue = Catalogue::default();
    catalogue.apart("a.txt".into());
    catalogue.observe(vec![file("a.txt", 1)]);
    assert_eq!(titles(&mut catalogue, None), ["a"]);
    read(&mut catalogue, 1);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1"]);
}

#[test]
fn another_walk_finds_existing_files_and_drops_the_others() {
    let mut catalogue = library(&["a.txt", "b.txt", "c.txt"]);
    catalogue.begin_walk();
    catalogue.observe(vec![file("a.txt", 1), file("b.txt", 2), file("d.txt", 1)]);
    assert_eq!(catalogue.end_walk(), [FileChange::Gone(ArticleKey(2))]);
    assert_eq!(read(&mut catalogue, 2), 2);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1", "b.txt 2", "d.txt 2"]);
}

/// Reads what is to be read; each file holds articles of these names.
fn read_several(catalogue: &mut Catalogue, number: u64, ids: &[&str]) {
    for (file, path) in catalogue.take_unread(100) {
        let articles = ids.iter().map(|id| {
            let mut builder = Builder::new("feed");
            builder.meta.title = format!("{} {id} {number}", path.display());
            builder.meta.id = Some((*id).to_owned());
            builder.add(BlockKind::Paragraph, None, &format!("words of {id}"));
            builder.finish()
        });
        let changes = catalogue.record(file, FileContents::of(articles, Some(stamp(number))));
        assert_eq!(changes, []);
    }
}

fn keys(catalogue: &mut Catalogue) -> Vec<(u32, String)> {
    let name = |key| catalogue.origin(key).and_then(|origin| origin.id.clone()).map(String::from).unwrap_or_default();
    let there: Vec<ArticleKey> = catalogue.listed().collect();
    there.into_iter().map(|key| (key.0, name(key))).collect()
}

#[test]
fn a_file_of_several_articles_is_one_entry_until_it_is_read() {
    let mut catalogue = library(&["a.txt"]);
    catalogue.observe(vec![file("feed.xml", 1)]);
    assert_eq!((titles(&mut catalogue, None), catalogue.len()), (vec!["a.txt 1".to_owned(), "feed".to_owned()], 2));
    read_several(&mut catalogue, 2, &["x", "y", "z"]);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1", "feed.xml x 2", "feed.xml y 2", "feed.xml z 2"]);
    assert_eq!(keys(&mut catalogue), [(0, String::new()), (1, "x".into()), (2, "y".into()), (3, "z".into())]);
    assert_eq!((catalogue.len(), catalogue.is_read(), catalogue.read_so_far().unwrap().len()), (4, true, 2));
}

#[test]
fn the_article_that_is_wanted_takes_the_place_of_its_file() {
    let mut catalogue = Catalogue::default();
    catalogue.want(&Origin::new(Path::new("feed.xml"), Some("y")));
    catalogue.add(vec!["feed.xml".into()]);
    read_several(&mut catalogue, 1, &["x", "y"]);
    titles(&mut catalogue, None);
    assert_eq!(keys(&mut catalogue), [(1, "x".into()), (0, "y".into())]);
}

#[test]
fn articles_come_and_go_with_their_names_and_the_others_keep_their_keys() {
    let mut catalogue = Catalogue::default();
    catalogue.add(vec!["feed.xml".into()]);
    read_several(&mut catalogue, 1, &["b", "c"]);
    assert_eq!(catalogue.observe(vec![file("feed.xml", 2)]).len(), 2);
    read_several(&mut catalogue, 2, &["a", "b", "c"]);
    titles(&mut catalogue, None);
    assert_eq!(keys(&mut catalogue), [(2, "a".into()), (0, "b".into()), (1, "c".into())]);
    // One that is left out is gone as a file would be, and stays where the cursor is.
    catalogue.observe(vec![file("feed.xml", 3)]);
    let (feed, _) = catalogue.take_unread(1).remove(0);
    let one = |id: &str| {
        let mut builder = Builder::new("feed");
        (builder.meta.title, builder.meta.id) = (id.to_owned(), Some(id.to_owned()));
        builder.finish()
    };
    assert_eq!(catalogue.record(feed, FileContents::of([one("a"), one("c")], Some(stamp(3)))), [FileChange::LeftOut(ArticleKey(0))]);
    assert_eq!(titles(&mut catalogue, Some(0)), ["a", "c", "feed.xml b 2 (gone)"]);
    assert_eq!((titles(&mut catalogue, Some(2)), catalogue.len()), (vec!["a".to_owned(), "c".to_owned()], 2));
    // The file goes and comes back without what it had left out; the next version holds that again.
    assert_eq!(catalogue.observe(vec![FileObservation::Gone("feed.xml".into())]).len(), 2);
    assert_eq!((catalogue.len(), titles(&mut catalogue, None)), (0, vec![]));
    assert_eq!(catalogue.observe(vec![file("feed.xml", 4)]).len(), 2);
    let (feed, _) = catalogue.take_unread(1).remove(0);
    assert_eq!(catalogue.record(feed, FileContents::of([one("b")], Some(stamp(4)))).len(), 3);
    titles(&mut catalogue, None);
    assert_eq!((keys(&mut catalogue), catalogue.len(), catalogue.is_read()), (vec![(0, "b".into())], 1, true));
}

#[test]
fn a_file_of_one_may_become_a_file_of_several() {
    let mut catalogue = library(&["news.xml"]);
    catalogue.observe(vec![file("news.xml", 2)]);
    read_several(&mut catalogue, 2, &["x", "y"]);
    titles(&mut catalogue, None);
    assert_eq!(keys(&mut catalogue), [(0, "x".into()), (1, "y".into())]);
    assert_eq!(catalogue.observe(vec![FileObservation::Moved { from: "news.xml".into(), to: "old.xml".into() }]).len(), 2);
    assert_eq!(catalogue.origin(ArticleKey(1)).map(|origin| origin.address()).as_deref(), Some("old.xml#y"));
}

#[test]
fn an_unreadable_file_is_listed_by_name_and_affects_no_other() {
    let mut catalogue = Catalogue::default();
    catalogue.add(vec!["gone.txt".into(), "a.txt".into()]);
    let (gone, _) = catalogue.take_unread(1).remove(0);
    assert_eq!(catalogue.record(gone, FileContents::default()), []);
    read(&mut catalogue, 1);
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1", "gone.txt"]);
    let needles = [Needle::new("words").unwrap()];
    let seek = |from| catalogue.snapshot().seek(ArticleKey(from), &needles, true, &|| false);
    assert_eq!([seek(1), seek(0)], [None, Some(ArticleKey(1))]);
}

#[test]
fn an_article_apart_is_never_listed_and_survives_a_walk() {
    let mut catalogue = library(&["a.txt"]);
    let key = catalogue.apart("kiosque:tour.en.md".into());
    assert_eq!((catalogue.apart("kiosque:tour.en.md".into()), catalogue.len()), (key, 1));
    assert_eq!((read(&mut catalogue, 2), catalogue.is_read()), (0, true));
    catalogue.begin_walk();
    assert_eq!(catalogue.observe(vec![file("a.txt", 1)]), []);
    assert_eq!(catalogue.end_walk(), []);
    assert_eq!(titles(&mut catalogue, Some(key.0)), ["a.txt 1"]);
    assert!(catalogue.origin(key).is_some());
    // Where it is the library, it is an article as any other.
    assert_eq!(catalogue.apart("a.txt".into()), ArticleKey(0));
    assert_eq!(titles(&mut catalogue, None), ["a.txt 1"]);
}

#[test]
fn however_often_an_article_changes_only_its_last_text_takes_room_and_is_found() {
    let mut catalogue = library(&["a.txt", "b.txt"]);
    let change = |catalogue: &mut Catalogue, number: u64| {
        catalogue.observe(vec![file("a.txt", number)]);
        let (key, _) = catalogue.take_unread(1).remove(0);
        let mut builder = Builder::new("text");
        builder.add(BlockKind::Paragraph, None, &format!("version{number}"));
        catalogue.record(key, FileContents::of([builder.finish()], Some(stamp(number))));
    };
    (2..1000).for_each(|number| change(&mut catalogue, number));
    assert!(catalogue.shelf.texts().len() < 600, "{}", catalogue.shelf.texts().len());
    let found = |catalogue: &mut Catalogue, query: &str| {
        let request = ListRequest { generation: 2, query: query.into(), typing: false, order: Order::Title, rows: 0..9, anchor: None };
        catalogue.arrange(&request, Date::default(), &|| false);
        catalogue.answer(&request).rows.iter().map(|row| row.key.0).collect::<Vec<_>>()
    };
    assert_eq!(found(&mut catalogue, "version999"), [0]);
    assert!(found(&mut catalogue, "version998").is_empty());
    assert_eq!(found(&mut catalogue, "words"), [1]);
}

#[test]
fn of_articles_that_went_long_ago_nothing_is_remembered_but_their_places() {
    let paths: Vec<String> = (0..=REMEMBERED).map(|number| format!("{number}.txt")).collect();
    let mut catalogue = library(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    while read(&mut catalogue, 1) > 0 {}
    let gone = paths.iter().map(|path| FileObservation::Gone(path.into())).collect();
    catalogue.observe(gone);
    let remembered = |catalogue: &Catalogue| catalogue.entries.changed().filter(|(_, entry)| entry.metadata.is_some()).count();
    assert_eq!(remembered(&catalogue), REMEMBERED);
    assert_eq!(catalogue.observe(vec![file("0.txt", 2)]), [FileChange::Back(ArticleKey(0))]);
    read(&mut catalogue, 2);
    assert_eq!(titles(&mut catalogue, None), ["0.txt 2"]);
}
