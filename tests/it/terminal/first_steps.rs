//! The first steps: the tour, which is offered once, and the configuration in the editor.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::session::{Session, Setup};

/// The first words of the tour.
const TOUR: &str = "A tour of kiosque";

/// A home with a folder of two articles, and an editor.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("news")).unwrap();
        for (name, day) in [("harbour", 2), ("station", 1)] {
            let text = format!("---\ntitle: The {name}\ndate: 2020-01-0{day}\n---\n\n{}", format!("Words of the {name}.\n\n").repeat(40));
            let path = home.path().join("news").join(format!("{name}.md"));
            fs::write(&path, text).unwrap();
            // Files written a moment ago count as changed once more.
            let file = fs::File::options().append(true).open(path).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_hours(1)).unwrap();
        }
        Self(home)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn start(&self, more: &[(&'static str, String)], arguments: &[&str]) -> Session {
        let home = |name: &'static str, folder: &str| (name, self.path(folder).display().to_string());
        let mut variables = vec![home("XDG_STATE_HOME", "state"), home("XDG_CONFIG_HOME", "config"), ("KIOSQUE_CONFIG", String::new())];
        variables.extend_from_slice(more);
        let setup = Setup { folder: self.0.path().to_owned(), variables, size: (110, 24), ..Setup::bundled() };
        Session::start_with(&setup, arguments)
    }

    /// An editor that writes these lines into the file, once Enter is pressed.
    fn editor(&self, lines: &str) -> (&'static str, String) {
        let script = self.path("editor.sh");
        fs::write(&script, format!("head -1 \"$1\"; echo EDITING; read -r answer; printf '{lines}' >> \"$1\"\n")).unwrap();
        ("EDITOR", format!("/bin/sh {}", script.display()))
    }
}

fn end(mut session: Session) {
    session.send("\x03");
    assert_eq!(session.wait(), 0);
    session.assert_restored();
}

/// The article shown as open: the words at the top of the reader.
fn wait_reader(session: &Session, words: &str) {
    session.wait_until(words, |screen, _| screen.rows(0, 110).take(6).any(|row| row.chars().skip(44).collect::<String>().contains(words)));
}

#[test]
fn the_tour_opens_from_anywhere_and_closes_to_where_one_was() {
    let home = Home::new();
    let mut session = home.start(&[], &["news"]);
    wait_reader(&session, "The harbour");
    session.send(":tour\r");
    wait_reader(&session, TOUR);
    session.send("q");
    wait_reader(&session, "The harbour");
    session.wait_for("2 unread");
    // From the reader, the article and the place come back.
    session.send("j\r");
    wait_reader(&session, "The station");
    session.send("G");
    session.wait_for("100 %");
    session.send(":tour\r");
    wait_reader(&session, TOUR);
    session.send("\x1b");
    session.wait_for("100 %");
    wait_reader(&session, "Words of the station");
    // The tour is in no list, before and after another look at the folder.
    session.send("hR");
    session.wait_for("Nothing new");
    session.send("/kiosque\r");
    session.wait_for("No article matches");
    end(session);
    // And it is not the article to resume.
    let session = home.start(&[], &["news"]);
    session.wait_for("No article matches");
    end(session);
    assert_eq!(fs::read_dir(home.path("news")).unwrap().count(), 2);
}

#[test]
fn the_tour_is_offered_at_the_first_start_only() {
    let home = Home::new();
    let offer = "New here? :tour shows what it does";
    let session = home.start(&[], &["news"]);
    session.wait_for(offer);
    end(session);
    for configured in [false, true] {
        if configured {
            fs::remove_dir_all(home.path("state")).unwrap();
            fs::create_dir_all(home.path("config/kiosque")).unwrap();
            fs::write(home.path("config/kiosque/config.toml"), "").unwrap();
        }
        let session = home.start(&[], &["news"]);
        session.wait_for("The station");
        assert!(!session.said().iter().any(|row| row.contains(offer)));
        end(session);
    }
}

#[test]
fn the_configuration_is_written_once_and_edited() {
    let home = Home::new();
    let file = home.path("config/kiosque/config.toml");
    let edit = |lines: &str, said: &str| {
        let mut session = home.start(&[home.editor(lines)], &["news"]);
        session.wait_for("The station");
        session.send(":config\r");
        session.wait_for("EDITING");
        session.send("\r");
        session.wait_for(said);
        end(session);
    };
    edit("", "Configuration: changes apply at the next start");
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.lines().all(|line| line.is_empty() || line.starts_with(['#', '['])), "{written}");
    edit("\\nmesure = 3\\nthem = 1\\n", "(1 of 2; :config opens the file)");
    assert!(fs::read_to_string(&file).unwrap().starts_with(&written));
}

#[test]
fn restricted_mode_says_why_the_configuration_is_not_opened() {
    let home = Home::new();
    let mut session = home.start(&[home.editor("")], &["--restricted", "news"]);
    session.wait_for("The station");
    session.send(":config\r");
    session.wait_for("restricted mode");
    end(session);
    assert!(!Path::new(&home.path("config")).exists());
}

#[test]
fn line_by_line_both_work_as_on_the_screen() {
    let home = Home::new();
    let mut session = home.start(&[home.editor("")], &["--plain", "news"]);
    session.wait_for("End of the list");
    session.send("tour\r");
    session.wait_for(TOUR);
    session.send("back\r");
    session.wait_for("2. The station");
    session.send("config\r");
    session.wait_for("EDITING");
    session.send("\r");
    session.wait_for("Configuration: changes apply at the next start");
    session.send("quit\r");
    assert_eq!(session.wait(), 0);
    assert!(home.path("config/kiosque/config.toml").exists());
}

#[test]
fn a_file_named_alone_fills_the_screen_and_is_left_with_two_keys() {
    let home = Home::new();
    let mut session = home.start(&[], &["news/harbour.md"]);
    session.wait_for("Words of the harbour.");
    assert!(session.screen(|screen| ["newest first", "? help"].iter().all(|text| !screen.contents().contains(text))));
    session.send("q");
    session.wait_for("newest first");
    session.send("q");
    assert_eq!(session.wait(), 0);
}
