//! The index of a library: made while the reader is open, used by the next start, and made anew where it is damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use tempfile::TempDir;

use super::session::{Session, Setup};

/// Number of articles: enough for an index.
const COUNT: usize = 260;

/// A folder of articles that were written some time ago, and beside it one for the cache.
fn library() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("articles")).unwrap();
    for number in 0..COUNT {
        write(home.path(), number, &format!("# Title {number}\n\nThe harbour of quay {number} is closed.\n"));
    }
    // Files written just now might change without another time.
    std::thread::sleep(Duration::from_millis(150));
    home
}

fn write(home: &Path, number: usize, text: &str) {
    let path = home.join(format!("articles/{number:03}.md"));
    fs::write(&path, text).unwrap();
    fs::File::open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000)).unwrap();
}

fn start(home: &Path, log: &str) -> Session {
    let cache = home.join("cache").to_str().unwrap().to_owned();
    let variables = vec![("XDG_CACHE_HOME", cache), ("KIOSQUE_LOG", "debug".to_owned())];
    let log = format!("--log={}", home.join(log).display());
    Session::start_with(&Setup { folder: home.to_owned(), variables, size: (110, 24), ..Setup::bundled() }, &[&log])
}

/// The catalogue in the cache, if there is one.
fn catalogue(home: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(home.join("cache/kiosque")).ok()?.flatten();
    folders.map(|entry| entry.path().join("catalogue")).find(|path| path.exists())
}

fn wait_for_catalogue(home: &Path) -> PathBuf {
    let begun = Instant::now();
    loop {
        if let Some(path) = catalogue(home) {
            return path;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "no index");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Number of files that a run has read, by its log.
fn read(home: &Path, log: &str) -> usize {
    let log = fs::read_to_string(home.join(log)).unwrap();
    (0..COUNT).filter(|number| log.contains(&format!("articles/{number:03}.md"))).count()
}

fn quit(mut session: Session) {
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

#[test]
fn the_next_start_reads_only_what_has_changed() {
    let home = library();
    let home = home.path();
    let session = start(home, "first.log");
    session.wait_for("260 unread · 260 ");
    wait_for_catalogue(home);
    quit(session);
    assert_eq!(read(home, "first.log"), COUNT);
    write(home, 3, "# Other 3\n\nThe harbour of quay 3 is closed.\n");
    std::thread::sleep(Duration::from_millis(150));
    let mut session = start(home, "second.log");
    session.wait_for("Other 3");
    session.send("/quay 25\r");
    session.wait_for("11 of 260");
    quit(session);
    // The others are those that were opened beside the list, and those of the passages on screen.
    assert!(read(home, "second.log") < 30, "{}", read(home, "second.log"));
}

#[test]
fn a_damaged_index_is_made_anew_and_this_is_said() {
    let home = library();
    let home = home.path();
    let session = start(home, "log");
    let path = wait_for_catalogue(home);
    quit(session);
    let mut bytes = fs::read(&path).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(&path, bytes).unwrap();
    let session = start(home, "log");
    session.wait_for("The index was damaged and is being rebuilt");
    session.wait_for("260 unread · 260 ");
    wait_for_catalogue(home);
    quit(session);
}
