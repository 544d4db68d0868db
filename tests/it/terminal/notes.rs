//! Notes in the real program: created, saved, found again in an edited article, and exported.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::session::{PROGRAM, Session, Setup};

const CLOCK: &str = "\
---
title: The clock that ran slow
date: 2024-05-02
author: Ada Lindqvist
url: https://news.example/clock
---

For eleven years nobody noticed. Then the trains came on time.

\"It was four minutes, never five,\" said Jonas Ek, the sexton.
";

/// A folder with the article, and a place  what is kept.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/clock.md"), CLOCK).unwrap();
    folder
}

fn start(folder: &Path) -> Session {
    let state = folder.join("state").display().to_string();
    let session = Session::start(&Setup { folder: folder.to_owned(), variables: vec![("XDG_STATE_HOME", state)], ..Setup::bundled() });
    session.wait_for("The clock that ran slow");
    session
}

fn notes(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).env("XDG_STATE_HOME", folder.join("state")).env("HOME", folder).env_remove("KIOSQUE_CONFIG");
    command.env("LC_ALL", "C").arg("notes").args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// Text on a green background, the default style of notes.
fn marked(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let cells = (0..rows.get()).flat_map(|row| (0..columns.get()).filter_map(move |column| screen.cell(row, column)));
    cells.filter(|cell| cell.bgcolor() == vt100::Color::Idx(2)).map(vt100::Cell::contents).collect()
}

#[test]
fn a_note_stays_with_its_words_when_the_article_is_edited() {
    let folder = desk();
    assert_eq!(notes(folder.path(), &[]).status.code(), Some(1));
    let mut session = start(folder.path());
    session.send("\r");
    session.wait_for("never five");
    session.send("}aask him #check\r");
    session.wait_for("Note saved");
    session.send("\x03");
    assert_eq!(session.wait(), 0);

    let edited = CLOCK.replace("For eleven", "Nobody likes to be late.\n\nFor eleven").replace("four minutes", "about four minutes");
    fs::write(folder.path().join("articles/clock.md"), edited).unwrap();
    let mut session = start(folder.path());
    session.send("\r");
    session.wait_until("the note", |screen, _| marked(screen) == "\"It was about four minutes, never five,\"");
    session.send("\x03");
    assert_eq!(session.wait(), 0);

    let out = notes(folder.path(), &["--json", "articles", "--label", "Check", "ASK"]);
    let object: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let path = folder.path().join("articles/clock.md").canonicalize().unwrap();
    assert_eq!(object["path"], path.to_str().unwrap());
    assert_eq!(object["text"], "\"It was about four minutes, never five,\"");
    assert_eq!((object["note"].as_str(), object["label"].as_str()), (Some("ask him"), Some("check")));
    assert_eq!((object["block"].as_u64(), object["start"].as_u64(), object["end"].as_u64()), (Some(2), Some(0), Some(40)));
    assert_eq!((object["title"].as_str(), object["url"].as_str()), (Some("The clock that ran slow"), Some("https://news.example/clock")));
    assert!(object["made"].as_str().unwrap().starts_with("20"), "{object}");

    let told = |arguments: &[&str]| String::from_utf8(notes(folder.path(), arguments).stdout).unwrap();
    assert_eq!(told(&[]), format!("{}\tcheck\t\"It was about four minutes, never five,\"\task him\n", path.display()));
    let markdown = "## The clock that ran slow\n\nAda Lindqvist, 2 May 2024, <https://news.example/clock>\n\n\
        > \"It was about four minutes, never five,\"\n\nask him \\#check\n\n";
    assert_eq!(told(&["--markdown"]), markdown);
    assert_eq!(notes(folder.path(), &["--label", "other"]).status.code(), Some(1));

    // Of an article that is gone, what was kept is told.
    fs::remove_file(&path).unwrap();
    let out = notes(folder.path(), &["--json"]);
    let object: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert!(object["text"].as_str().unwrap().contains("four minutes, never five") && object["block"].is_null(), "{object}");
    assert_eq!((object["title"].as_str(), object["authors"][0].as_str()), (Some("The clock that ran slow"), Some("Ada Lindqvist")));
}
