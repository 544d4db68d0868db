//! A watched folder: added, changed, moved and deleted files show by themselves, and neither the cursor nor the text moves.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use vt100::Screen;

use super::session::{Session, Setup};

/// The longest a change may take to show; the goal is a second on an idle machine.
const SOON: Duration = Duration::from_secs(4);

/// A folder with articles of these names in it, each three paragraphs.
fn folder(names: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    for name in names {
        fs::write(articles.join(format!("{name}.md")), article(name, "")).unwrap();
    }
    (folder, articles)
}

fn article(title: &str, more: &str) -> String {
    format!("# About {title}\n\nThe harbour of {title} lies in the north.\n\n{more}It has two cranes.\n\nShips come at night.\n")
}

fn start(folder: &Path) -> Session {
    Session::start(&Setup { folder: folder.to_owned(), size: (110, 24), ..Setup::bundled() })
}

/// Waits until something holds of the screen, and checks that it did soon enough.
fn soon(session: &Session, what: &str, holds: impl Fn(&str) -> bool) {
    let start = Instant::now();
    session.wait_until(what, |screen, _| holds(&screen.contents()));
    assert!(start.elapsed() < SOON, "{what} took {:?}", start.elapsed());
}

/// The row of the list that the cursor is on.
fn selected(screen: &Screen) -> (usize, String) {
    let list = |row: String| row.chars().take(40).collect::<String>();
    screen.rows(0, 110).map(list).enumerate().find(|(_, row)| row.starts_with(['▌', '>'])).unwrap()
}

#[test]
fn files_that_appear_change_and_vanish_show_and_the_cursor_stays() {
    let (home, articles) = folder(&["amber", "coral", "ivory"]);
    let mut session = start(home.path());
    session.wait_for("unread · 3   articles   newest first");
    session.send("j");
    session.wait_for("The harbour of coral");
    let before = session.screen(selected);

    fs::write(articles.join("dune.md"), article("dune", "")).unwrap();
    soon(&session, "a new article", |screen| screen.contains("unread · 4 ") && screen.contains("About dune"));
    fs::write(articles.join("dune.md"), article("sand", "")).unwrap();
    soon(&session, "another title", |screen| screen.contains("About sand") && !screen.contains("About dune"));
    fs::rename(articles.join("dune.md"), articles.join("ebony.md")).unwrap();
    fs::remove_file(articles.join("ivory.md")).unwrap();
    soon(&session, "one less", |screen| screen.contains("unread · 3 ") && !screen.contains("About ivory"));
    assert_eq!(session.screen(selected), before);
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_file_that_is_empty_for_a_moment_shows_what_it_held() {
    let (home, articles) = folder(&["amber", "coral"]);
    let mut session = start(home.path());
    session.send("\r");
    session.wait_for("It has two cranes.");
    let emptied = Instant::now();
    fs::write(articles.join("amber.md"), "").unwrap();
    while emptied.elapsed() < Duration::from_millis(250) {
        let shown = session.screen(Screen::contents);
        // On a machine so busy that the moment is over nothing is promised.
        if emptied.elapsed() < Duration::from_millis(350) {
            assert!(shown.contains("It has two cranes."), "{shown}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    fs::write(articles.join("amber.md"), article("amber", "A third crane is being built.\n\n")).unwrap();
    soon(&session, "the new paragraph", |screen| screen.contains("A third crane is being built."));
    session.send("qq");
    assert_eq!(session.wait(), 0);
}

#[test]
fn the_open_article_follows_its_file() {
    let (home, articles) = folder(&["amber", "coral"]);
    let path = articles.join("amber.md");
    let mut session = start(home.path());
    session.send("\r");
    session.wait_for("It has two cranes.");
    // As editors save: another file takes its place.
    fs::write(articles.join(".amber.tmp"), article("amber", "A third crane is being built.\n\n")).unwrap();
    fs::rename(articles.join(".amber.tmp"), &path).unwrap();
    soon(&session, "the new paragraph", |screen| screen.contains("A third crane is being built."));
    fs::remove_file(&path).unwrap();
    soon(&session, "that it is gone", |screen| screen.contains("file deleted") && screen.contains("unread · 1 "));
    assert!(session.screen(|screen| screen.contents().contains("A third crane is being built.")));
    fs::write(&path, article("amber", "A fourth crane is wanted.\n\n")).unwrap();
    soon(&session, "that it is back", |screen| screen.contains("A fourth crane is wanted.") && !screen.contains("file deleted"));
    session.send("qq");
    assert_eq!(session.wait(), 0);
}

#[test]
fn folders_are_followed_too_and_the_whole_one_may_go_and_come_back() {
    let (home, articles) = folder(&["amber"]);
    let mut session = start(home.path());
    session.wait_for("unread · 1 ");
    fs::create_dir(articles.join("deep")).unwrap();
    fs::write(articles.join("deep/coral.md"), article("coral", "")).unwrap();
    soon(&session, "an article in a new folder", |screen| screen.contains("About coral"));
    fs::rename(articles.join("deep"), articles.join("deeper")).unwrap();
    fs::write(articles.join("deeper/ivory.md"), article("ivory", "")).unwrap();
    soon(&session, "one more in the folder that moved", |screen| screen.contains("unread · 3 "));
    fs::remove_dir_all(&articles).unwrap();
    soon(&session, "that the folder is gone", |screen| {
        screen.contains("no articles") && screen.contains("was deleted; the open article stays")
    });
    assert!(session.screen(|screen| screen.contents().contains("The harbour of amber")));
    fs::create_dir(&articles).unwrap();
    fs::write(articles.join("basalt.md"), article("basalt", "")).unwrap();
    soon(&session, "what is in the new folder", |screen| screen.contains("About basalt") && screen.contains("unread · 1 "));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_folder_that_something_else_replaces_is_followed_when_it_is_back() {
    let file = |path: &Path| fs::write(path, "x").unwrap();
    let circle = |path: &Path| std::os::unix::fs::symlink(path, path).unwrap();
    for replace in [&file as &dyn Fn(&Path), &circle] {
        let (home, articles) = folder(&["amber"]);
        // A name that no article has: what replaces the folder is none.
        let opened = articles.with_file_name("articles.d");
        fs::rename(&articles, &opened).unwrap();
        let setup = Setup { folder: home.path().to_owned(), size: (110, 24), ..Setup::bundled() };
        let mut session = Session::start_with(&setup, &["articles.d"]);
        session.wait_for("unread · 1 ");
        // Once the folder is watched.
        fs::write(opened.join("coral.md"), article("coral", "")).unwrap();
        session.wait_for("unread · 2 ");
        fs::remove_dir_all(&opened).unwrap();
        replace(&opened);
        soon(&session, "that the folder is gone", |screen| screen.contains("was deleted; the open article stays"));
        fs::remove_file(&opened).unwrap();
        fs::create_dir(&opened).unwrap();
        fs::write(opened.join("basalt.md"), article("basalt", "")).unwrap();
        soon(&session, "what is in the new folder", |screen| screen.contains("About basalt") && screen.contains("unread · 1 "));
        fs::write(opened.join("dune.md"), article("dune", "")).unwrap();
        soon(&session, "a new article in it", |screen| screen.contains("About dune"));
        session.send("q");
        assert_eq!(session.wait(), 0);
    }
}

#[test]
fn a_file_opened_by_itself_is_followed_and_its_neighbours_are_not() {
    let (_home, articles) = folder(&["amber", "coral"]);
    let setup = Setup { folder: articles.clone(), size: (110, 24), ..Setup::bundled() };
    let mut session = Session::start_with(&setup, &["amber.md"]);
    session.wait_for("It has two cranes.");
    fs::write(articles.join("dune.md"), article("dune", "")).unwrap();
    fs::write(articles.join("amber.md"), article("amber", "A third crane is being built.\n\n")).unwrap();
    soon(&session, "the new paragraph", |screen| screen.contains("A third crane is being built."));
    session.send("q");
    session.wait_for("amber.md   newest first");
    assert!(session.screen(|screen| !screen.contents().contains("dune")));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn files_that_are_not_shown_are_counted_and_another_look_says_what_it_found() {
    let (home, articles) = folder(&["amber"]);
    fs::write(articles.join("report.ps"), "%!PS").unwrap();
    let mut session = Session::start(&Setup { folder: home.path().to_owned(), size: (160, 24), ..Setup::bundled() });
    session.wait_for("1 file not shown");
    session.send("i");
    session.wait_for("convert it to PDF");
    session.send("qR");
    // A file that was written a moment ago is read again, and is the same.
    session.wait_for("Nothing new: 1 article");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

/// An article about a harbour, long enough to be recognised, in one of its versions.
fn long(title: &str, version: &str) -> String {
    let word = |number: usize| if number % 6 == 1 { format!("{version}{number}") } else { format!("word{}", number * number % 97) };
    format!("# About {title}\n\n{}\n", (0..80).map(word).collect::<Vec<_>>().join(" "))
}

#[test]
fn an_article_renamed_and_edited_keeps_its_state_and_can_be_undone() {
    let (home, articles) = folder(&["amber"]);
    fs::write(articles.join("coral.md"), long("coral", "first")).unwrap();
    let mut session = start(home.path());
    session.wait_for("unread · 2   articles   newest first");
    session.send("js");
    soon(&session, "the star", |screen| screen.contains("★"));
    // The new version is there before the old one is removed.
    fs::write(articles.join("dune.md"), long("dune", "second")).unwrap();
    soon(&session, "the new version", |screen| screen.contains("unread · 3 ") && screen.contains("About dune"));
    fs::remove_file(articles.join("coral.md")).unwrap();
    let starred = |title: &str, screen: &str| screen.lines().any(|row| row.contains('★') && row.contains(title));
    soon(&session, "the star of the new version", |screen| starred("About dune", screen) && screen.contains("unread · 2 "));
    session.send("u");
    soon(&session, "that it is undone", |screen| screen.contains("Undone: star removed") && !starred("About dune", screen));
    session.send("u");
    soon(&session, "nothing more to undo", |screen| screen.contains("Nothing to undo"));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn an_article_renamed_and_edited_between_two_runs_keeps_its_state() {
    let (home, articles) = folder(&["amber"]);
    fs::write(articles.join("coral.md"), long("coral", "first")).unwrap();
    let variables = vec![("XDG_STATE_HOME", home.path().join("state").display().to_string())];
    let setup = Setup { folder: home.path().to_owned(), variables, size: (110, 24), ..Setup::bundled() };
    let mut session = Session::start(&setup);
    session.wait_for("unread · 2   articles   newest first");
    session.send("js");
    soon(&session, "the star", |screen| screen.contains("★"));
    session.send("q");
    assert_eq!(session.wait(), 0);
    fs::remove_file(articles.join("coral.md")).unwrap();
    fs::write(articles.join("dune.md"), long("dune", "second")).unwrap();
    let mut session = Session::start(&setup);
    session.wait_until("the star of the new version", |screen, _| {
        screen.contents().lines().any(|row| row.contains('★') && row.contains("About dune"))
    });
    session.send("q");
    assert_eq!(session.wait(), 0);
}
