//! A search entered in the program, and the same on the command line.

use kiosque::query;

use crate::driver::program;
use crate::terminal::session::{Session, Setup};

/// The titles that `kiosque list` prints for a query.
fn listed(query: &str) -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/articles");
    let ended = program().args(["list", "--json", folder, query]).env("XDG_STATE_HOME", "/nowhere").output().unwrap();
    let title = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["title"].as_str().unwrap().to_owned();
    String::from_utf8(ended.stdout).unwrap().lines().map(title).collect()
}

#[test]
fn what_enter_leaves_in_the_header_gives_the_same_list_on_the_command_line() {
    let mut session = Session::start(&Setup { size: (170, 60), ..Setup::bundled() });
    session.wait_for("· 23   articles   newest first");
    let typed =
        ["press", "ete", "été", "coeur", "cœur", "nœu", "\"stop press", "“stop press”", "press -stop", "pres OR journ", "/wire[a-z]+/"];
    for typed in typed {
        session.send(&format!("/{typed}\r"));
        // The header writes it so that it finds the same.
        let entered = query::entered(typed);
        let header = query::with_slash(&entered);
        let row = |screen: &vt100::Screen| screen.rows(0, 64).next().unwrap();
        session.wait_until(&header, |screen, _| row(screen).contains(&format!(" of 23   articles   {header}   ")));
        let shown = session.screen(row);
        let query = shown.split("   ").find(|part| part.starts_with('/')).unwrap();
        let query = if typed.starts_with('/') { query } else { &query[1..] };
        let titles = listed(query);
        assert!(!titles.is_empty(), "{typed}: {query}");
        session.wait_for(&format!(" {} of 23 ", titles.len()));
        let shown = session.screen(vt100::Screen::contents);
        for title in titles {
            let start: String = title.chars().take(12).collect();
            assert!(shown.contains(&start), "{typed}: {title}\n{shown}");
        }
        session.send("\x1b");
        session.wait_until("the whole list", |screen, _| !screen.rows(0, 60).next().unwrap().contains(" of 23"));
    }
    session.send("q");
    assert_eq!(session.wait(), 0);
}
