//! A file with several articles in a watched folder: articles added at the top, removed and edited.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::session::{Session, Setup};

/// A file of articles of these names, the latest first; what one says comes after a colon.
fn news(entries: &[&str]) -> String {
    let entry = |(day, entry): (usize, &&str)| {
        let (name, says) = entry.split_once(':').unwrap_or((entry, "Nothing new."));
        let date = format!("2018-01-{:02}T09:00:00Z", 28 - day);
        format!(
            r#"{{"uri": "{name}", "headline": "About {name}", "firstcreated": "{date}", "body_text": "The harbour of {name}. {says}"}}"#
        )
    };
    format!("[{}]", entries.iter().enumerate().map(entry).collect::<Vec<_>>().join(",\n"))
}

/// A folder with such a file and a file in it.
fn folder(entries: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    fs::write(articles.join("basalt.md"), "---\ndate: 2018-02-01\n---\n# About basalt\n\nA stone.\n").unwrap();
    fs::write(articles.join("news.ninjs"), news(entries)).unwrap();
    (folder, articles)
}

fn start(folder: &Path, arguments: &[&str]) -> Session {
    let variables = vec![("XDG_STATE_HOME", folder.join("state").display().to_string())];
    Session::start_with(&Setup { folder: folder.to_owned(), variables, size: (110, 24), ..Setup::bundled() }, arguments)
}

fn wait(session: &Session, what: &str, holds: impl Fn(&str) -> bool) {
    session.wait_until(what, |screen, _| holds(&screen.contents()));
}

#[test]
fn the_articles_of_a_file_come_and_go_one_by_one() {
    let (home, articles) = folder(&["amber", "coral", "ivory"]);
    let mut session = start(home.path(), &["articles"]);
    session.wait_for("unread · 4   articles   newest first");
    session.send("jj\r");
    session.wait_for("The harbour of coral. Nothing new.");
    fs::write(articles.join("news.ninjs"), news(&["dune", "amber", "coral:Two cranes.", "ivory"])).unwrap();
    wait(&session, "one more, and the new text", |screen| {
        screen.contains("The harbour of coral. Two cranes.") && screen.contains("unread · 5 ")
    });
    fs::write(articles.join("news.ninjs"), news(&["dune", "amber", "ivory"])).unwrap();
    wait(&session, "that it is left out", |screen| screen.contains("no longer contains this article") && screen.contains("unread · 4 "));
    assert!(session.screen(|screen| screen.contents().contains("Two cranes.")));
    fs::remove_file(articles.join("news.ninjs")).unwrap();
    wait(&session, "that the others went with the file", |screen| screen.contains("unread · 1 "));
    fs::write(articles.join("news.ninjs"), news(&["coral:Three cranes."])).unwrap();
    wait(&session, "that it is back", |screen| screen.contains("Three cranes.") && screen.contains("unread · 2 "));
    session.send("qq");
    assert_eq!(session.wait(), 0);
}

#[test]
fn what_a_file_holds_in_place_of_the_open_article_is_listed() {
    let (home, articles) = folder(&["amber", "coral"]);
    let mut session = start(home.path(), &["articles"]);
    session.wait_for("unread · 3   articles   newest first");
    session.send("j\r");
    session.wait_for("The harbour of amber.");
    // So long that who opens it reads it for the list, too.
    fs::write(articles.join("news.ninjs"), news(&[&format!("dune:{}", "A crane stands there. ".repeat(60_000))])).unwrap();
    wait(&session, "the other article", |screen| screen.contains("no longer contains this article") && screen.contains("About dune"));
    session.send("qq");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_file_that_is_named_and_lies_in_a_folder_is_listed_once_and_stays() {
    let (home, articles) = folder(&["amber", "coral"]);
    let mut session = start(home.path(), &["articles", "./articles/news.ninjs#coral"]);
    wait(&session, "the article", |screen| screen.contains("The harbour of coral.") && screen.contains("unread · 3 "));
    session.send("R");
    fs::write(articles.join("dune.md"), "# About dune\n\nSand.\n").unwrap();
    wait(&session, "one more", |screen| screen.contains("unread · 4 ") && screen.contains("The harbour of coral."));
    assert!(session.screen(|screen| !screen.contents().contains("file deleted") && !screen.contents().contains("1 gone")));
    session.send("qq");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_file_of_several_opened_alone_is_listed_and_one_of_its_articles_is_opened_by_its_name() {
    let (home, _articles) = folder(&["amber", "coral", "ivory"]);
    let mut session = start(home.path(), &["articles/news.ninjs"]);
    wait(&session, "the list", |screen| screen.contains("unread · 3 ") && screen.contains("The harbour of amber."));
    session.send("q");
    assert_eq!(session.wait(), 0);
    let mut session = start(home.path(), &["articles/news.ninjs#ivory"]);
    wait(&session, "the article", |screen| screen.contains("The harbour of ivory.") && screen.contains("unread · 3 "));
    session.send("J");
    wait(&session, "that there is none after it", |screen| screen.contains("The harbour of ivory."));
    session.send("K");
    session.wait_for("The harbour of coral.");
    session.send("qq");
    assert_eq!(session.wait(), 0);
}

#[test]
fn what_is_kept_of_an_article_is_kept_of_no_other_in_its_file() {
    // Both say the same.
    let (home, articles) = folder(&["amber", "coral"]);
    let same = news(&["amber", "coral"]).replace("About coral", "About amber").replace("harbour of coral", "harbour of amber");
    fs::write(articles.join("news.ninjs"), &same).unwrap();
    let mut session = start(home.path(), &["articles"]);
    session.wait_for("unread · 3 ");
    session.send("js");
    session.wait_for("★");
    session.send("q");
    assert_eq!(session.wait(), 0);
    // One came in on top, and the file has another name.
    fs::remove_file(articles.join("news.ninjs")).unwrap();
    let new = r#"[{"uri": "dune", "headline": "About dune", "firstcreated": "2018-03-01T09:00:00Z", "body_text": "Sand."},"#;
    fs::write(articles.join("later.ninjs"), same.replacen('[', new, 1)).unwrap();
    let mut session = start(home.path(), &["articles", "--at", "is:starred"]);
    wait(&session, "the star", |screen| screen.contains("1 of 4") && screen.contains("About amber"));
    session.send("q");
    assert_eq!(session.wait(), 0);
}
