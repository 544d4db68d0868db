//! Other programs: players in the background, programs and editors in the foreground, and none installed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use vt100::Screen;

use super::session::{Session, Setup};

const ARTICLE: &str = "\
# The tide table

The harbour [filmed it](https://www.youtube.com/watch?v=tidetable01&t=75) in autumn.
";

/// A folder with one article and one script that stands for a program.
fn folder(script: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    std::fs::create_dir(&articles).unwrap();
    std::fs::write(articles.join("tide.md"), ARTICLE).unwrap();
    let path = folder.path().join("program.sh");
    std::fs::write(&path, script).unwrap();
    (folder, path)
}

fn setup(folder: &Path, config: &str) -> Setup {
    Setup { folder: folder.to_owned(), config: config.to_owned(), size: (110, 24), ..Setup::bundled() }
}

/// Waits for a file that a program writes at once, by renaming it.
fn read_when_there(path: &Path) -> String {
    let start = Instant::now();
    while !path.exists() {
        assert!(start.elapsed() < Duration::from_secs(20), "{} was not written", path.display());
        std::thread::sleep(Duration::from_millis(5));
    }
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn v_starts_the_player_with_the_address_and_the_time() {
    let (folder, script) = folder("printf '%s\\n' \"$@\" > argv.part && mv argv.part argv\n");
    let config =
        format!("[[open]]\nkind = 'video'\nrun = ['/bin/sh', '{}', '--start={{start}}', '{{title}}', '{{url}}']\n", script.display());
    let mut session = Session::start(&setup(folder.path(), &config));
    session.wait_for("The harbour filmed it");
    session.send("v");
    session.wait_for("Opening with /bin/sh");
    let argv = read_when_there(&folder.path().join("argv"));
    assert_eq!(argv, "--start=75\nThe tide table\nhttps://www.youtube.com/watch?v=tidetable01&t=75\n");
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn on_a_line_of_the_transcript_v_starts_at_its_time() {
    let (folder, script) = folder("printf '%s\\n' \"$@\" > argv.part && mv argv.part argv\n");
    let articles = folder.path().join("articles");
    std::fs::remove_file(articles.join("tide.md")).unwrap();
    let cues = "WEBVTT\n\n00:00:07.000 --> 00:00:09.000\n<v Ann>Fog.\n\n00:01:35.000 --> 00:01:39.000\n<v Ben>Whoever steers.\n";
    for (name, text) in [("talk.md", "# The talk\n\nHeld on the quay.\n"), ("talk.vtt", cues), ("talk.mp4", "film")] {
        std::fs::write(articles.join(name), text).unwrap();
    }
    let config =
        format!("[[open]]\nkind = 'video'\nrun = ['/bin/sh', '{}', '--start={{start}}', '{{title}}', '{{url}}']\n", script.display());
    let variables = vec![("XDG_STATE_HOME", folder.path().join("state").display().to_string())];
    let setup = Setup { variables, ..setup(folder.path(), &config) };
    let mut session = Session::start(&setup);
    session.wait_for("\u{25b8} Transcript");
    assert!(!session.screen(Screen::contents).contains("Whoever"), "the transcript is folded, and no article by itself");
    session.send("l");
    session.send("zR");
    session.wait_for("Whoever steers");
    session.send("G");
    session.send("v");
    session.wait_for("talk.mp4 with /bin/sh? Enter opens");
    session.send("x");
    session.wait_for("Not opened");
    session.send("v");
    session.wait_for("Enter opens");
    session.send("\r");
    session.wait_for("Opening with /bin/sh");
    let argv = read_when_there(&folder.path().join("argv"));
    assert!(argv.starts_with("--start=95\nThe talk\n") && argv.ends_with("/talk.mp4\n"), "{argv}");
    session.send("q");
    session.send("q");
    assert_eq!(session.wait(), 0);
    // Who read on there goes on there.
    let mut session = Session::start(&setup);
    session.wait_for("Whoever steers");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_failing_player_is_reported_in_its_own_words() {
    let (folder, script) = folder("echo 'no such channel' >&2; exit 3\n");
    let config = format!("[[open]]\nkind = 'video'\nrun = ['/bin/sh', '{}', '{{url}}']\n", script.display());
    let mut session = Session::start(&setup(folder.path(), &config));
    session.wait_for("The harbour filmed it");
    session.send("v");
    session.wait_for("/bin/sh failed: no such channel");
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_program_that_takes_the_terminal_over_gives_it_back() {
    let (folder, script) = folder("echo \"PLAYING $1\"; read -r answer; echo \"$answer\" > answer.part && mv answer.part answer\n");
    let config = format!("[[open]]\nkind = 'video'\nrun = ['/bin/sh', '{}', '{{url}}']\ntakeover = true\n", script.display());
    let config = format!("mouse = true\n{config}");
    let mut session = Session::start(&setup(folder.path(), &config));
    session.wait_for("The harbour filmed it");
    session.send("v");
    session.wait_for("PLAYING https://www.youtube.com/watch?v=tidetable01&t=75");
    assert!(session.screen(|screen| !screen.alternate_screen() && !screen.hide_cursor()));
    session.assert_quiet();
    // What is typed now is the other program's, line editing and all.
    session.send("stop\r");
    session.wait_until("the article again", |screen, _| screen.alternate_screen() && screen.contents().contains("The harbour filmed it"));
    assert_eq!(read_when_there(&folder.path().join("answer")), "stop\n");
    session.wait_until("the mouse again", |screen, _| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease);
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn the_editor_takes_the_terminal_and_what_it_wrote_is_shown() {
    let (folder, script) = folder("echo \"EDITING $1\"; read -r answer; printf '\\nA line was added.\\n' >> \"$1\"\n");
    let editor = format!("/bin/sh {}", script.display());
    let mut session = Session::start(&Setup { variables: vec![("EDITOR", editor)], ..setup(folder.path(), "") });
    session.wait_for("The harbour filmed it");
    session.send("e");
    session.wait_for("EDITING /");
    session.send("\r");
    session.wait_for("A line was added.");
    assert!(session.screen(Screen::alternate_screen));
    session.send("q");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

#[test]
fn line_by_line_the_editor_has_the_terminal_and_ctrl_c_too() {
    let (folder, script) = folder(
        "trap 'echo CAUGHT' INT; echo \"EDITING $1\"; until read -r answer; do :; done; printf '\\nA line was added.\\n' >> \"$1\"\n",
    );
    let editor = format!("/bin/sh {}", script.display());
    let setup = Setup { variables: vec![("EDITOR", editor)], ..setup(folder.path(), "") };
    let mut session = Session::start_with(&setup, &["--plain", "articles"]);
    session.wait_for("The tide table");
    session.send("edit\r");
    session.wait_for("EDITING /");
    session.send("\x03");
    session.wait_for("CAUGHT");
    session.send("\r");
    session.wait_for("The file changed; press D to see how");
    session.send("changes\r");
    session.wait_for("2. New: A line was added.");
    session.send("\r");
    session.wait_for("The harbour filmed it in autumn.");
    session.send("copy 1\r");
    session.wait_for("Sent to the terminal's clipboard: The harbour filmed it in autumn.");
    session.send("\x03");
    assert_ne!(session.wait(), 0);
}

#[test]
fn without_a_player_the_url_is_copied_and_shown() {
    let (folder, _) = folder("");
    let nowhere = folder.path().join("nothing-is-installed-here").display().to_string();
    let config = "[[open]]\nkind = 'video'\nrun = ['/nowhere/player', '{url}']\n";
    let mut session = Session::start(&Setup { variables: vec![("PATH", nowhere)], ..setup(folder.path(), config) });
    session.wait_for("The harbour filmed it");
    session.send("v");
    session.wait_for("No program found to open it; URL copied");
    // OSC 52 with the address in base64.
    let copied = "\x1b]52;c;aHR0cHM6Ly93d3cueW91dHViZS5jb20vd2F0Y2g/dj10aWRldGFibGUwMSZ0PTc1";
    session.wait_until("the address on the clipboard", |_, raw| raw.windows(copied.len()).any(|window| window == copied.as_bytes()));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_copy_is_sent_to_the_terminal_and_said_to_be() {
    let (folder, _) = folder("");
    let mut session = Session::start(&setup(folder.path(), ""));
    session.wait_for("The harbour filmed it");
    session.send("y\r");
    session.wait_for("Sent to the terminal's clipboard: The tide table");
    // OSC 52 with what the article is called in base64.
    let copied = b"\x1b]52;c;VGhlIHRpZGUgdGFibGU=\x1b\\";
    session.wait_until("the text on the clipboard", |_, raw| raw.windows(copied.len()).any(|window| window == copied));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_configured_copy_program_gets_the_text_and_its_failure_is_reported() {
    let (folder, script) = folder("cat > copied.part && mv copied.part copied\n");
    let config = format!("copy = ['/bin/sh', '{}']\n", script.display());
    let mut session = Session::start(&setup(folder.path(), &config));
    session.wait_for("The harbour filmed it");
    session.send("y\r");
    session.wait_for("Copied with /bin/sh: The tide table");
    assert_eq!(read_when_there(&folder.path().join("copied")), "The tide table");
    std::fs::write(&script, "echo 'no display' >&2; exit 1\n").unwrap();
    session.send("y\r");
    session.wait_for("Copy failed: /bin/sh: no display");
    session.wait_until("nothing sent to the terminal", |_, raw| !raw.windows(5).any(|bytes| bytes == b"\x1b]52;"));
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[test]
fn inside_tmux_tmux_is_asked_to_copy_and_the_terminal_where_it_cannot() {
    use std::os::unix::fs::PermissionsExt;

    let (folder, _) = folder("");
    let tmux = folder.path().join("tmux");
    std::fs::write(&tmux, "#!/bin/sh\nif [ -e old ]; then exit 1; fi\necho \"$@\" > asked.part; cat >> asked.part; mv asked.part asked\n")
        .unwrap();
    std::fs::set_permissions(&tmux, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let variables = vec![("PATH", path), ("TMUX", "/tmp/tmux-0/default,1,0".to_owned())];
    let mut session = Session::start(&Setup { variables, ..setup(folder.path(), "") });
    session.wait_for("The harbour filmed it");
    session.send("y\r");
    session.wait_for("Copied with tmux");
    assert_eq!(read_when_there(&folder.path().join("asked")), "load-buffer -w -\nThe tide table");
    std::fs::write(folder.path().join("old"), "").unwrap();
    session.send("y\r");
    session.wait_for("Sent to the terminal's clipboard");
    session.wait_until("both ways", |_, raw| {
        [&b"\x1b]52;c;VGhl"[..], b"\x1bPtmux;\x1b\x1b]52;c;VGhl"].iter().all(|way| raw.windows(way.len()).any(|bytes| bytes == *way))
    });
    session.send("q");
    assert_eq!(session.wait(), 0);
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn the_allocator_is_told_to_give_memory_back_and_other_programs_are_not() {
    let (folder, script) = folder("env > environment.part && mv environment.part environment\n");
    let config = format!("[[open]]\nkind = 'video'\nrun = ['/bin/sh', '{}', '{{url}}']\n", script.display());
    let played = |variables: Vec<(&'static str, String)>| {
        let environment = folder.path().join("environment");
        let _ = std::fs::remove_file(&environment);
        let mut session = Session::start(&Setup { variables, ..setup(folder.path(), &config) });
        session.wait_for("The harbour filmed it");
        let own = std::fs::read_to_string(format!("/proc/{}/environ", session.pid().as_raw_nonzero())).unwrap();
        let name = std::fs::read_to_string(format!("/proc/{}/comm", session.pid().as_raw_nonzero())).unwrap();
        session.send("v");
        let theirs = read_when_there(&environment);
        session.send("q");
        assert_eq!((session.wait(), name.as_str()), (0, "kiosque\n"));
        (own, theirs)
    };
    let (own, theirs) = played(Vec::new());
    assert!(own.contains("GLIBC_TUNABLES=glibc.malloc."), "{own}");
    assert!(!theirs.contains("GLIBC_TUNABLES") && !theirs.contains("KIOSQUE_ALLOCATOR"), "{theirs}");

    // The user's own settings stay, for all.
    let (own, theirs) = played(vec![("GLIBC_TUNABLES", "glibc.malloc.arena_max=3".to_owned())]);
    assert!(own.contains("GLIBC_TUNABLES=glibc.malloc.arena_max=3\0") && !own.contains("KIOSQUE_ALLOCATOR"), "{own}");
    assert!(theirs.contains("GLIBC_TUNABLES=glibc.malloc.arena_max=3\n"), "{theirs}");
}
