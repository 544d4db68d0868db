//! Changes that cannot be written: shown as unsaved, written when they can be, and rescued at the end.

use super::*;

/// Lets no file of a running program grow beyond this size, as on a disk that fills up.
#[cfg(target_os = "linux")]
fn limit(session: &Session, size: Option<u64>) {
    use rustix::process::{Resource, Rlimit, prlimit};
    prlimit(Some(session.pid()), Resource::Fsize, Rlimit { current: size, maximum: None }).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn changes_wait_while_nothing_can_be_written_and_are_written_when_it_can() {
    let desk = Desk::new(3);
    let mut session = desk.start();
    // Once this is saved, the database is there.
    session.send("s");
    session.wait_for("Starred: Article 00");
    session.send("s");
    session.wait_for("Star removed: Article 00");
    limit(&session, Some(0));
    session.send("s");
    session.wait_for("Not saved yet · Starred: Article 00");
    session.wait_for("1 change not saved:");
    session.send("jr");
    // The sign comes before the answer, which undo needs.
    session.wait_for("Not saved yet · Marked as read: Article 01");
    session.wait_for("2 changes not saved:");
    session.wait_for("~");
    // No other notice takes the place of the sign.
    session.send("gg\\");
    session.wait_for("2 changes not saved:");
    session.send("u");
    session.wait_for("Not saved yet · Undone: marked as unread: Article 01");
    assert_eq!((desk.status(0), desk.list("is:starred").as_str()), (ReadStatus::default(), ""));
    limit(&session, None);
    session.wait_for("changes saved after all");
    session.wait_until("no sign", |screen, _| !screen.contents().contains('~'));
    assert_eq!((desk.status(0).starred, desk.status(1).read), (true, false));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

impl Desk {
    /// A session whose rescue files go to a folder of the desk.
    fn start_with_cache(&self) -> Session {
        let mut setup = self.setup();
        setup.variables.push(("XDG_CACHE_HOME", self.folder.path().join("cache").display().to_string()));
        let mut session = Session::start(&setup);
        session.wait_for("Article 00");
        // Wherever the session before ended.
        session.send_first("gg");
        session
    }

    /// Puts a file where the folder of the state is, so that no database can be made there; star the first article then.
    fn star_without_state(&self) -> Session {
        let mut session = self.start_with_cache();
        // Until it is read, its title is the file's name.
        session.wait_for("Article 01");
        session.send("jr");
        session.wait_for("Marked as read: Article 01");
        fs::rename(self.state(), self.folder.path().join("moved")).unwrap();
        fs::write(self.state(), "a file where a folder should be").unwrap();
        session.send("ks");
        session.wait_for("Starred: Article 00");
        session.wait_for("2 changes not saved:");
        session
    }

    fn rescued(&self) -> usize {
        fs::read_dir(self.folder.path().join("cache/kiosque")).map_or(0, Iterator::count)
    }
}

#[test]
fn quitting_with_unsaved_changes_asks_and_the_next_start_takes_up_what_was_saved_elsewhere() {
    let desk = Desk::new(3);
    let mut session = desk.star_without_state();
    session.send("q");
    session.wait_for("s saves them elsewhere");
    // Any other key goes back.
    session.send("x");
    session.wait_until("the list again", |screen, _| !screen.contents().contains("elsewhere"));
    session.send("qs");
    assert_eq!(session.wait(), 0);
    assert_eq!(desk.rescued(), 1);
    fs::remove_file(desk.state()).unwrap();
    let session = desk.start_with_cache();
    session.wait_for("★");
    press(session, "u", "Nothing to undo");
    assert_eq!((desk.rescued(), desk.status(0).starred, desk.status(1).read), (0, true, true));
}

#[test]
fn waiting_at_the_end_quits_as_soon_as_everything_is_saved() {
    let desk = Desk::new(3);
    let mut session = desk.star_without_state();
    session.send("q\r");
    session.wait_for("Waiting for 2 changes");
    fs::remove_file(desk.state()).unwrap();
    assert_eq!(session.wait(), 0);
    assert_eq!((desk.rescued(), desk.status(0).starred, desk.status(1).read), (0, true, true));
}

#[test]
fn leaving_without_unsaved_changes_leaves_nothing_behind() {
    let desk = Desk::new(3);
    let mut session = desk.star_without_state();
    session.send("ql");
    assert_eq!(session.wait(), 0);
    assert_eq!(desk.rescued(), 0);
}

#[test]
fn a_signal_to_end_rescues_unsaved_changes() {
    let desk = Desk::new(3);
    for signal in [Signal::TERM, Signal::HUP] {
        let mut session = desk.star_without_state();
        session.signal(signal);
        session.wait();
        assert_eq!(desk.rescued(), 1);
        fs::remove_file(desk.state()).unwrap();
        let session = desk.start_with_cache();
        session.wait_for("★");
        session.wait_for("Article 01");
        press(session, "sjr", "Marked as unread: Article 01");
        assert_eq!(desk.rescued(), 0);
        fs::remove_dir_all(desk.folder.path().join("moved")).unwrap();
    }
}

#[test]
fn a_state_folder_deleted_or_replaced_while_it_is_open_is_made_again() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new(3);
    let mut session = desk.start();
    session.send("s");
    session.wait_for("Starred: Article 00");
    fs::remove_dir_all(desk.state()).unwrap();
    press(session, "jr", "Marked as read: Article 01");
    assert_eq!((desk.status(0).starred, desk.status(1).read), (true, true));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(desk.database().parent().unwrap()), mode(&desk.database())), (0o700, 0o600));
}

#[test]
fn the_line_mode_rescues_what_it_cannot_save_and_says_so() {
    let desk = Desk::new(1);
    fs::write(desk.state(), "a file where a folder should be").unwrap();
    let run = |input: &str| {
        let mut command = Command::new(PROGRAM);
        command.args(["--plain", "articles"]).current_dir(desk.folder.path()).env("XDG_STATE_HOME", desk.state());
        command
            .env("HOME", desk.folder.path())
            .env("XDG_CACHE_HOME", desk.folder.path().join("cache"))
            .env("LANG", "C")
            .env_remove("LC_ALL");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        let out = child.wait_with_output().unwrap();
        (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap(), out.status.code())
    };
    let (out, told, status) = run("star\nquit\n");
    assert!(out.contains("Not saved yet · Starred: Article 00"), "{out}");
    assert!(told.contains("1 change could not be saved"), "{told}");
    assert_eq!(status, Some(2));
    fs::remove_file(desk.state()).unwrap();
    assert_eq!(run("quit\n").2, Some(0));
    assert!(desk.status(0).starred);
}
