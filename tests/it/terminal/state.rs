//! Saved state in the real program, on a real disk, through crashes and failures.

mod unsaved;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use kiosque::library::ReadStatus;
use kiosque::store::ledger::{About, DbLocation, Ledger, Lookup};
use rustix::process::Signal;
use tempfile::TempDir;

use super::session::{PROGRAM, Session, Setup};

/// The number of times the program is killed.
const KILLS: usize = 200;

/// The number of articles in each of those runs.
const ARTICLES: usize = 16;

/// No file may grow, as on a full disk.
const LIMITED: &str = "ulimit -f 0; exec \"$0\"";

/// Articles, and a place for what is kept of them.
struct Desk {
    folder: TempDir,
    count: usize,
}

impl Desk {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("articles")).unwrap();
        for number in 0..count {
            let text = format!("# Article {number:02}\n\nWhat it says of {number}.\n");
            fs::write(folder.path().join(format!("articles/{number:02}.md")), text).unwrap();
        }
        Self { folder, count }
    }

    fn article(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("articles/{number:02}.md"))
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn database(&self) -> PathBuf {
        self.state().join("kiosque/kiosque.db")
    }

    fn setup(&self) -> Setup {
        let state = self.state().display().to_string();
        Setup { folder: self.folder.path().to_owned(), variables: vec![("XDG_STATE_HOME", state)], size: (110, 24), ..Setup::bundled() }
    }

    fn start(&self) -> Session {
        self.start_by("")
    }

    /// Starts the program by a script of the shell, or by itself, and waits until it has read all articles.
    fn start_by(&self, script: &'static str) -> Session {
        let mut session = Session::start(&Setup { script, ..self.setup() });
        let known = |screen: &vt100::Screen| screen.rows(0, 40).filter(|row| row.contains("Article ")).count();
        session.wait_until("the articles", |screen, _| known(screen) == self.count);
        // Wherever the session before ended.
        session.send_first("gg");
        session
    }

    /// Output of the command line.
    fn list(&self, query: &str) -> String {
        let mut command = Command::new(PROGRAM);
        command
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.state())
            .env("HOME", self.folder.path())
            .env_remove("KIOSQUE_CONFIG");
        let out = command.args(["list", query]).stdin(Stdio::null()).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    }

    fn status(&self, number: usize) -> ReadStatus {
        let lookup = Lookup::open(&DbLocation::File(self.database())).unwrap();
        lookup.status(&About::from(self.article(number).canonicalize().unwrap())).unwrap().0
    }
}

/// Presses keys, and ends the program once a message appears.
fn press(mut session: Session, keys: &str, said: &str) {
    session.send(keys);
    session.wait_for(said);
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

#[test]
fn what_is_starred_and_read_is_so_after_a_restart() {
    let desk = Desk::new(3);
    press(desk.start(), "sjr", "Marked as read: Article 01");
    assert!(desk.list("is:starred").contains("Article 00"));
    assert!(desk.list("is:read").contains("Article 01"));
    assert_eq!(desk.list("is:unread").lines().count(), 2);
    press(desk.start(), "s", "Star removed: Article 00");
    assert_eq!(desk.list("is:starred"), "");
}

#[test]
fn moved_and_renamed_files_keep_what_was_kept_and_copies_start_fresh() {
    let desk = Desk::new(3);
    press(desk.start(), "s", "Starred: Article 00");
    fs::create_dir(desk.folder.path().join("articles/old")).unwrap();
    fs::rename(desk.article(0), desk.folder.path().join("articles/old/another name.txt.md")).unwrap();
    assert!(desk.list("is:starred").contains("another name"));
    let session = desk.start();
    session.wait_for("★");
    press(session, "/is:starred\r", "1 of 3");
    fs::copy(desk.folder.path().join("articles/old/another name.txt.md"), desk.article(9)).unwrap();
    let starred = desk.list("is:starred");
    assert!(starred.contains("another name") && starred.lines().count() == 1, "{starred}");
}

#[test]
fn two_programs_see_what_the_other_one_keeps() {
    let desk = Desk::new(3);
    let (mut one, other) = (desk.start(), desk.start());
    one.send("s");
    other.wait_for("★");
    press(other, "s", "Star removed: Article 00");
    one.wait_until("no star", |screen, _| !screen.contents().contains('★'));
    press(one, "s", "Starred: Article 00");
}

#[test]
fn pending_changes_are_written_on_a_signal_to_end() {
    let desk = Desk::new(1);
    let text: String = (0..200).flat_map(|number| [format!("Paragraph {number} of it.\n"), "\n".to_owned()]).collect();
    fs::write(desk.article(0), format!("# Article 00\n\n{text}")).unwrap();
    let mut session = desk.start();
    session.send("\r");
    session.wait_for("Paragraph 1 ");
    session.send("G");
    session.wait_for("Paragraph 199");
    session.signal(Signal::TERM);
    assert_eq!(session.wait(), 143);
    let status = desk.status(0);
    assert_eq!((status.progress, status.read), (100, true));
}

#[test]
fn killed_in_the_middle_of_writing_nothing_shown_as_done_is_lost() {
    let programs = 2;
    std::thread::scope(|scope| {
        for program in 0..programs {
            scope.spawn(move || kill_again_and_again(KILLS / programs, program));
        }
    });
}

/// Stars and reads one article after the other, kills the program at some moment, and compares what it had shown with what is kept.
fn kill_again_and_again(times: usize, seed: usize) {
    let desk = Desk::new(ARTICLES);
    let mut shown = 0;
    for time in 0..times {
        let mut session = desk.start();
        let until = 1 + (time * 7 + seed * 3) % ARTICLES;
        for step in 0..until {
            session.send(if step % 2 == 0 { "sj" } else { "rj" });
            if step == 0 && time % 2 == 0 {
                // Whatever the machine is busy with, some changes are shown as done.
                session.wait_for(": Article ");
            }
            std::thread::sleep(Duration::from_micros(((time * 31 + step * 17 + seed * 7) % 40 * 100) as u64));
        }
        std::thread::sleep(Duration::from_millis(((time * 13 + seed) % 40) as u64));
        let said = session.kill();
        let (_, report) = Ledger::open(Some(&desk.database())).unwrap();
        assert_eq!(report, None, "the database does not open");
        for line in &said {
            shown += usize::from(is_kept(&desk, line, &said));
        }
    }
    assert!(shown > times / 4, "hardly anything was shown as done: {shown} in {times}");
}

/// Whether the line confirms a change, which must then be saved.
fn is_kept(desk: &Desk, line: &str, said: &[String]) -> bool {
    let number = |what: &str| line.split_once(what)?.1.split_once("Article ")?.1.get(..2)?.parse().ok();
    if let Some(article) = number("Starred:") {
        assert!(desk.status(article).starred, "lost: {line} of {said:#?}");
    } else if let Some(article) = number("Star removed:") {
        assert!(!desk.status(article).starred, "lost: {line} of {said:#?}");
    } else if let Some(article) = number("Marked as read:") {
        assert!(desk.status(article).read, "lost: {line} of {said:#?}");
    } else if let Some(article) = number("Marked as unread:") {
        assert!(!desk.status(article).read, "lost: {line} of {said:#?}");
    } else {
        return false;
    }
    true
}

#[test]
fn a_damaged_database_is_reported_once_and_moved_aside() {
    let desk = Desk::new(1);
    fs::create_dir_all(desk.database().parent().unwrap()).unwrap();
    fs::write(desk.database(), "no database at all").unwrap();
    let session = desk.start();
    session.wait_for("was damaged; moved to kiosque.db.damaged-1");
    press(session, "s", "Starred: Article 00");
    assert_eq!(fs::read_to_string(desk.database().with_extension("db.damaged-1")).unwrap(), "no database at all");
    press(desk.start(), "s", "Star removed: Article 00");
}

#[test]
fn a_newer_database_is_left_alone_and_reading_goes_on() {
    let desk = Desk::new(1);
    press(desk.start(), "s", "Starred: Article 00");
    let newer = rusqlite::Connection::open(desk.database()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    let bytes = fs::read(desk.database()).unwrap();
    let session = desk.start();
    session.wait_for("needs a newer kiosque");
    press(session, "s", "Starred: Article 00");
    assert!(fs::read(desk.database()).unwrap() == bytes);
}

#[test]
fn where_nothing_can_be_written_it_says_so_and_keeps_it_in_memory() {
    let desk = Desk::new(1);
    fs::write(desk.state(), "a file where a folder should be").unwrap();
    reported_and_kept_in_memory(&desk, "", "Cannot write ");
    let homeless = Desk::new(1);
    let runtime = ("XDG_RUNTIME_DIR", homeless.folder.path().display().to_string());
    let variables = vec![("XDG_STATE_HOME", "relative".to_owned()), ("HOME", "nowhere".to_owned()), runtime];
    let session = Session::start(&Setup { variables, ..homeless.setup() });
    session.wait_for("No home folder");
    session.wait_for("Article 00");
    assert!(!Path::new("relative").exists() && !homeless.folder.path().join("relative").exists());
    press(session, "s", "Starred: Article 00");
}

#[test]
fn a_full_disk_is_reported_and_reading_goes_on() {
    let desk = Desk::new(1);
    reported_and_kept_in_memory(&desk, LIMITED, "Cannot write ");
    // What was kept before it filled up is still known.
    fs::remove_dir_all(desk.state()).unwrap();
    press(desk.start(), "s", "Starred: Article 00");
    press(desk.start_by(LIMITED), "s", "Star removed: Article 00");
    assert!(desk.status(0).starred);
}

fn reported_and_kept_in_memory(desk: &Desk, script: &'static str, told: &str) {
    // No key before the sentence was seen: it would dismiss it, and of those that are gone only the last row is kept.
    let session = Session::start(&Setup { script, ..desk.setup() });
    session.wait_for(told);
    session.wait_for("Article 00");
    press(session, "ss", "Star removed: Article 00");
}
