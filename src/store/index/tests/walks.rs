//! Walks that compare files with an index.

use super::*;
use crate::store::{stamp, walk};

#[test]
fn a_walk_reports_only_what_is_not_in_the_index_as_it_is() {
    let desk = Desk::new();
    for (name, text) in [("a.md", "# A"), ("b.md", "# B"), ("in/c.md", "# C"), ("in/d.md", "# D"), ("talk.vtt", "WEBVTT")] {
        fs::create_dir_all(desk.path(name).parent().unwrap()).unwrap();
        fs::write(desk.path(name), text).unwrap();
    }
    // A stamp counts once the file cannot change any more without another one.
    let settled = |path: &Path| loop {
        match stamp::stamp(path) {
            Some(stamp) if stamp.changed != Stamp::UNSETTLED => return stamp,
            _ => std::thread::sleep(std::time::Duration::from_millis(20)),
        }
    };
    let mut catalogue = desk.catalogue();
    catalogue.add(["b.md", "in/d.md", "a.md", "in/c.md"].map(|name| desk.path(name)).into());
    for (key, path) in catalogue.take_unread(9) {
        let articles = formats::parse("x.md", fs::read(&path).unwrap());
        catalogue.record(key, FileContents::of(&articles, Some(settled(&path))));
    }
    save(&desk.place(), &mut catalogue, None);
    let (mut catalogue, _) = loaded(&desk);
    let rows = catalogue.saved_rows().unwrap();
    let look = |catalogue: &mut Catalogue| {
        let mut found = Vec::new();
        let (_, unchanged) = walk::compare(&[desk.library()], &rows, &mut |batch| {
            found.extend(batch.iter().map(|path| path.strip_prefix(desk.library()).unwrap().display().to_string()));
            true
        });
        found.sort();
        let changes = catalogue.confirm(&unchanged.unwrap());
        (found, changes.len(), catalogue.end_walk().len())
    };
    assert_eq!(look(&mut catalogue), (vec!["talk.vtt".to_owned()], 0, 0));
    // One is changed in place with its old time, one has another name, one is new, one is gone.
    fs::write(desk.path("a.md"), "# Z").unwrap();
    fs::rename(desk.path("b.md"), desk.path("renamed.md")).unwrap();
    fs::write(desk.path("in/e.md"), "# E").unwrap();
    fs::remove_file(desk.path("in/d.md")).unwrap();
    catalogue.begin_walk();
    let (found, changes, _) = look(&mut catalogue);
    assert_eq!((found, changes), (["a.md", "in/e.md", "renamed.md", "talk.vtt"].map(str::to_owned).into(), 0));
    let renamed = FileObservation::File { path: desk.path("renamed.md"), stamp: Some(settled(&desk.path("renamed.md"))), fresh: false };
    let (mut catalogue, _) = loaded(&desk);
    catalogue.observe(vec![renamed]);
    assert!(catalogue.is_read() && catalogue.keys().any(|key| *catalogue.origin(key).unwrap().file == *desk.path("renamed.md")));
}
