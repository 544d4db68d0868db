//! The next start resumes the session before: theme, order, filter, row, article, place and folds, and the library itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tempfile::TempDir;

use super::session::{Session, Setup};

/// A home with two folders of articles.
struct Home {
    folder: TempDir,
    config: String,
    size: (u16, u16),
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (number, name) in ["beech", "acorn", "cedar", "aspen", "birch"].into_iter().enumerate() {
            let text =
                (1..=9).map(|part| format!("## Part {part}\n\nThe {name} in part {part} says little.\n\n") + &"More of it.\n\n".repeat(6));
            let text = format!("---\ndate: 2020-01-0{}\n---\n\n# About {name}\n\n{}", 9 - number, text.collect::<String>());
            let library = if number < 3 { "trees" } else { "more" };
            fs::create_dir_all(folder.path().join(library)).unwrap();
            fs::write(folder.path().join(library).join(format!("{name}.md")), text).unwrap();
        }
        Self { folder, config: String::new(), size: (110, 24) }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("state/kiosque/kiosque.db")
    }

    fn start_with(&self, arguments: &[&str]) -> Session {
        let variables = vec![("XDG_STATE_HOME", self.folder.path().join("state").display().to_string())];
        let setup =
            Setup { folder: self.folder.path().to_owned(), config: self.config.clone(), variables, size: self.size, ..Setup::bundled() };
        Session::start_with(&setup, arguments)
    }

    fn start(&self) -> Session {
        self.start_with(&["trees"])
    }

    /// Waits until a part of a session is saved with a value that ends like this.
    fn wait_saved(&self, name: &str, ending: &str) {
        let start = Instant::now();
        let saved = || {
            let database = rusqlite::Connection::open(self.database()).ok()?;
            let sql = "SELECT value FROM sessions WHERE name = ?1";
            let mut statement = database.prepare(sql).ok()?;
            let values: Vec<Vec<u8>> = statement.query_map([name], |row| row.get(0)).ok()?.filter_map(Result::ok).collect();
            values.iter().any(|value| value.ends_with(ending.as_bytes())).then_some(())
        };
        while saved().is_none() {
            assert!(start.elapsed() < Duration::from_secs(30), "{name} was not saved as {ending}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Ends the program.
fn end(mut session: Session) {
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

/// Waits until every article of `trees` is in its place: before, keys mean other rows.
fn wait_listed(session: &Session) {
    session.wait_until("the list", |screen, _| {
        let contents = screen.contents();
        ["About beech", "About acorn", "About cedar", "newest first"].iter().all(|wanted| contents.contains(wanted))
    });
}

/// The row of the list that the cursor is on.
fn selected(session: &Session) -> String {
    session.screen(|screen| {
        let list = |row: String| row.chars().take(40).collect::<String>();
        screen.rows(0, 110).map(list).find(|row| row.starts_with(['▌', '>'])).unwrap_or_default()
    })
}

fn wait_selected(session: &Session, title: &str) {
    session.wait_until(title, |screen, _| {
        let list = |row: String| row.chars().take(40).collect::<String>();
        screen.rows(0, 110).map(list).any(|row| row.starts_with(['▌', '>']) && row.contains(title))
    });
}

/// Everything written up to the end of the first frame.
fn first_frame(session: &Session) -> Vec<u8> {
    let end = b"\x1b[?2026l";
    let frame = |raw: &[u8]| raw.windows(end.len()).position(|bytes| bytes == end).map(|at| raw[..at].to_vec());
    session.wait_until("a frame", |_, raw| frame(raw).is_some());
    session.raw(|raw| frame(raw).unwrap())
}

#[test]
fn the_theme_is_resumed_from_the_first_frame_on_until_another_one_is_configured() {
    let mut home = Home::new();
    let ink = home.start_with(&["trees", "--theme", "ink"]);
    let expected = first_frame(&ink);
    ink.wait_for("About beech");
    end(ink);
    let mut session = home.start();
    session.wait_for("About beech");
    assert_ne!(first_frame(&session), expected, "an argument is not kept");
    session.send("c3");
    session.wait_for("Theme: ink; kept for the next start");
    end(session);
    let session = home.start();
    assert_eq!(first_frame(&session), expected);
    end(session);
    // In every library.
    let session = home.start_with(&["trees", "--theme", "night"]);
    assert_ne!(first_frame(&session), expected);
    end(session);
    home.config = "theme = \"night\"\n".into();
    let session = home.start();
    assert_ne!(first_frame(&session), expected);
    end(session);
}

#[test]
fn the_order_is_resumed_and_another_library_has_its_own() {
    let mut home = Home::new();
    let mut session = home.start();
    session.wait_for("About beech");
    session.send("S3");
    session.wait_for("kept for the next start");
    end(session);
    let session = home.start();
    session.wait_for("by title");
    wait_selected(&session, "About");
    end(session);
    let session = home.start_with(&["more"]);
    session.wait_for("newest first");
    end(session);
    home.config = "order = \"oldest\"\n".into();
    let session = home.start();
    session.wait_for("oldest first");
    end(session);
}

#[test]
fn the_filter_is_resumed_unless_a_search_is_given() {
    let home = Home::new();
    let mut session = home.start();
    session.wait_for("About beech");
    session.send("/acorn\r");
    session.wait_for("1 of 3");
    end(session);
    let session = home.start();
    session.wait_for("1 of 3");
    wait_selected(&session, "About acorn");
    end(session);
    let session = home.start_with(&["trees", "--at", "about"]);
    session.wait_for("3 of 3");
    end(session);
}

#[test]
fn the_row_is_resumed_also_after_a_kill() {
    let home = Home::new();
    let mut session = home.start();
    wait_listed(&session);
    session.send("jj");
    wait_selected(&session, "About cedar");
    home.wait_saved("article", "cedar.md");
    session.signal(Signal::KILL);
    session.wait();
    let mut session = home.start();
    wait_selected(&session, "About cedar");
    session.wait_for("The cedar in part 1");
    wait_listed(&session);
    // One that is gone is no obstacle.
    session.send("k");
    wait_selected(&session, "About acorn");
    end(session);
    fs::remove_file(home.folder.path().join("trees/acorn.md")).unwrap();
    let session = home.start();
    wait_selected(&session, "About beech");
    end(session);
}

#[test]
fn article_place_and_folds_are_resumed() {
    let mut home = Home::new();
    home.size = (80, 24);
    let mut session = home.start();
    wait_listed(&session);
    session.send("j\r");
    session.wait_for("The acorn in part 1");
    session.send("]]]zc");
    session.wait_until("a fold", |screen, _| !screen.contents().contains("The acorn in part 3"));
    session.send("]]");
    let is_there = |screen: &vt100::Screen, _: &[u8]| screen.rows(0, 80).nth(1).is_some_and(|row| row.contains("Part 5"));
    session.wait_until("part 5 at the top", is_there);
    let before = session.screen(|screen| screen.rows(0, 80).take(20).collect::<Vec<_>>());
    end(session);
    let mut session = home.start();
    session.wait_until("the same place", |screen, _| screen.rows(0, 80).take(20).eq(before.iter().cloned()));
    assert!(!before.iter().any(|row| row.contains("The acorn in part 3")));
    // It is the reader that has the focus.
    session.send("q");
    session.wait_for("newest first");
    end(session);
}

#[test]
fn a_start_without_arguments_opens_the_library_of_the_session_before() {
    let home = Home::new();
    let session = home.start_with(&["more"]);
    session.wait_for("About aspen");
    home.wait_saved("library", "more");
    end(session);
    let session = home.start_with(&[]);
    session.wait_for("About aspen");
    end(session);
    fs::rename(home.folder.path().join("more"), home.folder.path().join("articles")).unwrap();
    let session = home.start_with(&[]);
    session.wait_for("About aspen");
    end(session);
    fs::rename(home.folder.path().join("articles"), home.folder.path().join("other")).unwrap();
    let session = home.start_with(&[]);
    session.wait_for("tour");
    end(session);
}

#[test]
fn of_two_programs_each_keeps_what_the_other_did_not_change() {
    let home = Home::new();
    let (mut one, mut other) = (home.start(), home.start());
    one.wait_for("About beech");
    other.wait_for("About beech");
    one.send("S3");
    one.wait_for("kept for the next start");
    other.send("c3");
    other.wait_for("kept for the next start");
    other.send("S2");
    other.wait_for("kept for the next start");
    one.send("/acorn\r");
    one.wait_for("1 of 3");
    end(one);
    end(other);
    let session = home.start();
    session.wait_for("1 of 3");
    session.wait_for("acorn*");
    end(session);
    let session = home.start_with(&["trees", "--at", ""]);
    session.wait_for("oldest first");
    end(session);
}

#[test]
fn a_single_file_resumes_the_theme_only() {
    let home = Home::new();
    let mut session = home.start();
    session.wait_for("About beech");
    session.send("j");
    wait_selected(&session, "About acorn");
    end(session);
    let file = Path::new("trees/cedar.md").display().to_string();
    let session = home.start_with(&[&file]);
    session.wait_for("The cedar in part 1");
    end(session);
    let session = home.start();
    wait_selected(&session, "About acorn");
    assert!(selected(&session).contains("About acorn"));
    end(session);
}

#[test]
fn saved_searches_are_resumed_and_their_counts_follow_what_is_read() {
    let mut home = Home::new();
    home.config = "[[search]]\nname = \"Unread\"\nquery = \"is:unread\"\nkey = 3\n".into();
    let mut session = home.start();
    session.wait_for("3 Unread 3");
    session.send("r");
    session.wait_for("3 Unread 2");
    session.send("/aco\r");
    session.wait_for("1 of 3   trees   /aco*");
    session.send(":save-search Acorns\r");
    session.wait_for("Search saved: Acorns");
    session.wait_for("1 Acorns 1   3 Unread 2");
    session.send("g0");
    session.wait_for("2 unread · 3");
    end(session);
    let mut session = home.start();
    session.wait_for("1 Acorns 1   3 Unread 2");
    session.send("g1");
    session.wait_for("1 of 3   trees   /aco*");
    end(session);
}
