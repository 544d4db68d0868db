//! A panic in a thread is told, the thread goes on, and nothing that was given to it is lost. Debug builds panic where a variable of the
//! environment asks for it.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use super::session::{Session, Setup};

/// A folder with two articles, and an empty state.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for (name, more) in [("amber", "It has two cranes."), ("coral", "![Map](map.png)\n\nA film: https://vimeo.com/76979871")] {
        // Long enough that the end is searched by another thread.
        let rest = "Ships come at night.\n\n".repeat(if name == "coral" { 8000 } else { 1 });
        let text = format!("# About {name}\n\nThe harbour of {name} lies in the north, and is deep.\n\n{more}\n\n{rest}");
        fs::write(folder.path().join("articles").join(name).with_extension("md"), text).unwrap();
    }
    folder
}

/// Starts the program on the folder with panics in some threads.
fn start(folder: &Path, panics: &str) -> Session {
    let state = folder.join("state").to_string_lossy().into_owned();
    let variables = vec![("XDG_STATE_HOME", state), ("KIOSQUE_PANIC", panics.to_owned()), ("KIOSQUE_LOG", "info".to_owned())];
    let config = "copy = [\"true\"]\n[[open]]\nkind = 'video'\nrun = ['/bin/true', '{url}']\n".to_owned();
    let setup = Setup { folder: folder.to_owned(), size: (110, 24), variables, config, ..Setup::bundled() };
    Session::start_with(&setup, &["articles"])
}

/// Waits until a notice was given, or how often it was: the log has them all, even those that another replaced at once.
fn wait_for_notice(folder: &Path, notice: &str) {
    for _ in 0..600 {
        if given(folder, notice) {
            return;
        }
        sleep(Duration::from_millis(50));
    }
    panic!("no {notice} in the log");
}

fn given(folder: &Path, notice: &str) -> bool {
    fs::read_to_string(folder.join("state/kiosque/log")).is_ok_and(|log| log.contains(notice))
}

/// The Escape key as the keyboard protocol of kitty sends it: a lone escape and a letter right after it would be Alt with that letter.
const ESCAPE: &str = "\x1b[27u";

/// Presses keys, and waits for a text after each.
fn press(session: &mut Session, steps: &[(&str, &str)]) {
    for (keys, text) in steps {
        session.send(keys);
        session.wait_for(text);
    }
}

/// Checks that the program is alive, saves and ends as ever.
fn check_alive(mut session: Session, folder: &Path) {
    session.send(&[ESCAPE, ESCAPE, "h"].concat());
    // An answer on its way may still open another article.
    sleep(Duration::from_millis(600));
    press(&mut session, &[("s", "★")]);
    session.wait_for("Starred");
    session.send("qq");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
    let mut again = start(folder, "");
    // The row of the session before: until then, keys may mean another one.
    again.wait_for("▌★");
    press(&mut again, &[("/is:starred\r", "1 of 2"), ("qq", "")]);
    assert_eq!(again.wait(), 0);
}

#[test]
fn a_panic_in_any_thread_is_told_and_the_thread_goes_on() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("keeper", &[]),
        ("librarian", &[]),
        ("reading", &[]),
        ("walk", &[]),
        ("opener", &[]),
        ("search", &[]),
        ("statuses", &[]),
        ("keyboard", &[]),
        ("hang-up", &[]),
        ("signals", &[]),
        ("finder", &[("j", "harbour of coral"), ("\r/harbour\r", "interrupted"), ("k", "match")]),
        ("seek", &[("\r", "harbour"), ("/harbour\r", "1 of 1"), ("n", ""), ("n", "harbour")]),
        ("panels", &[("V", "About coral")]),
        ("clipboard", &[("\r", "harbour"), ("xjy", "")]),
        ("clipboard-text", &[("\r", "harbour"), ("xjy", "")]),
        ("videos", &[("V", "About coral")]),
        ("pictures", &[("j", "harbour of coral"), ("\rp", "Map")]),
        ("child", &[("j", "harbour of coral"), ("\rv", "")]),
    ];
    let failed: Vec<&str> = std::thread::scope(|scope| {
        let running: Vec<_> = cases.iter().map(|case| (case.0, scope.spawn(move || check_case(case)))).collect();
        running.into_iter().filter_map(|(thread, case)| case.join().is_err().then_some(thread)).collect()
    });
    assert_eq!(failed, Vec::<&str>::new());
}

/// Has a thread panic once, at these keys or before them.
fn check_case((thread, steps): &(&str, &[(&str, &str)])) {
    let folder = folder();
    let mut session = start(folder.path(), &format!("{thread}=1"));
    session.wait_for("unread · 2 ");
    session.wait_for("The harbour of");
    press(&mut session, steps);
    wait_for_notice(folder.path(), "notice-restarted");
    check_alive(session, folder.path());
}

#[test]
fn an_edited_article_is_compared_and_its_notes_are_found_though_both_threads_panic() {
    let folder = folder();
    let mut session = start(folder.path(), "comparer=1,notes=2");
    session.wait_for("unread · 2 ");
    press(&mut session, &[("\r", "harbour"), ("ja", "note:"), ("ask the pilot\r", "Note saved")]);
    let path = folder.path().join("articles/amber.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("The harbour", "First words.\n\nMore words.\n\nThe harbour").replace("lies", "is found")).unwrap();
    press(&mut session, &[("", "More words."), ("D", "First words."), (ESCAPE, "")]);
    wait_for_notice(folder.path(), "notice-restarted");
    press(&mut session, &[("A", "ask the pilot"), ("ask\r", "is found in the north")]);
    session.wait_until("the words marked", |screen, _| {
        let rows: Vec<String> = screen.rows(0, 110).collect();
        let row = rows.iter().position(|row| row.contains("The harbour of amber is found")).unwrap_or(0);
        screen.cell(row as u16, 50).is_some_and(|cell| cell.bgcolor() != screen.cell(0, 50).unwrap().bgcolor() || cell.underline())
    });
    check_alive(session, folder.path());
}

#[test]
fn the_watcher_sees_what_came_during_its_panic() {
    let folder = folder();
    let mut session = start(folder.path(), "watcher=1");
    session.wait_for("unread · 2 ");
    // The first event is only seen once the folders are watched.
    for number in 0.. {
        fs::write(folder.path().join(format!("articles/dune{number}.md")), "# About dunes\n\nSand.\n").unwrap();
        sleep(Duration::from_millis(300));
        if given(folder.path(), "notice-restarted") {
            break;
        }
        assert!(number < 60, "the watcher never panicked");
    }
    session.wait_for("About dunes");
    fs::write(folder.path().join("articles/ebony.md"), "# About ebony\n\nWood.\n").unwrap();
    session.wait_for("About ebony");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_note_is_saved_though_the_keeper_panics_over_it() {
    let folder = folder();
    let mut session = start(folder.path(), "keeper=2:Note");
    session.wait_for("unread · 2 ");
    press(&mut session, &[("\r", "harbour"), ("ja", "note:"), ("ask the pilot #port\r", "Note saved")]);
    wait_for_notice(folder.path(), "notice-restarted");
    press(&mut session, &[("A", "ask the pilot")]);
}

#[test]
fn a_note_that_cannot_be_saved_is_back_in_its_prompt() {
    for thread in ["keeper", "librarian"] {
        let folder = folder();
        let mut session = start(folder.path(), &format!("{thread}=3:Note"));
        session.wait_for("unread · 2 ");
        press(&mut session, &[("\r", "harbour"), ("ja", "note:"), ("ask the pilot #port\r", "ask the pilot #port")]);
        wait_for_notice(folder.path(), "notice-given-up");
        // It is in the prompt again, or the confirmation would not come.
        press(&mut session, &[("\r", "Note saved"), ("A", "ask the pilot")]);
    }
}

#[test]
fn work_that_is_given_up_leaves_no_one_waiting() {
    let folder = folder();
    let mut session = start(folder.path(), "opener=3,finder=3,panels=3");
    session.wait_for("unread · 2 ");
    wait_for_notice(folder.path(), "notice-given-up");
    press(&mut session, &[("j", "harbour"), ("\r/harbour\r", "harbour")]);
    check_alive(session, folder.path());
}
