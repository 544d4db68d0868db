//! Pictures in the real program: half blocks, terminal protocols, and none without colours.

use std::path::Path;

use image::{ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;
use vt100::Color;

use super::session::{Session, Setup};

/// A PNG that claims 30,000 by 30,000 pixels, its check sum right.
const BOMB: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x75\x30\x00\x00\x75\x30\x08\x00\x00\x00\x00\x43\x4c\xa7\x66\
\x00\x00\x00\x0cIDAT\x78\x9c\x03\x00\x00\x00\x00\x01\x49\xf6\x8c\x9e";

/// The start of a picture in the protocols of kitty, sixel and iTerm2.
const BEGINNINGS: [&[u8]; 3] = [b"\x1b_G", b"\x1bP", b"\x1b]1337;"];

/// A folder with one article and a picture of one green beside it, a bomb, and one that is missing.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    std::fs::create_dir(&articles).unwrap();
    let text = "# The meadow\n\nA morning.\n\n![Grass](a%20green.png)\n\n![Large](bomb.png)\n\n![Gone](gone.png)\n";
    std::fs::write(articles.join("meadow.md"), text).unwrap();
    RgbImage::from_pixel(64, 64, Rgb([0, 250, 0])).save_with_format(articles.join("a green.png"), ImageFormat::Png).unwrap();
    std::fs::write(articles.join("bomb.png"), BOMB).unwrap();
    folder
}

fn session(folder: &Path, config: &str, variables: &[(&'static str, &str)]) -> Session {
    let variables = variables.iter().map(|&(name, value)| (name, value.to_owned())).collect();
    let setup = Setup { folder: folder.to_owned(), config: config.to_owned(), variables, ..Setup::bundled() };
    let mut session = Session::start(&setup);
    session.wait_for("The meadow");
    session.send("\r");
    session.wait_for("A morning.");
    session
}

/// The number of cells with this background.
fn cells(screen: &vt100::Screen, colour: Color) -> usize {
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    all.filter(|&(row, column)| screen.cell(row, column).is_some_and(|cell| cell.bgcolor() == colour)).count()
}

fn holds(raw: &[u8], part: &[u8]) -> bool {
    raw.windows(part.len()).any(|window| window == part)
}

#[test]
fn every_terminal_with_colours_shows_pictures_in_half_characters() {
    let folder = folder();
    for (variables, colour) in [(&[("COLORTERM", "truecolor")][..], Color::Rgb(0, 250, 0)), (&[], Color::Idx(46))] {
        let mut session = session(folder.path(), "", variables);
        session.send("p");
        session.wait_until("a green picture", |screen, _| cells(screen, colour) > 400);
        session.wait_for("Grass");
        session.send("\x1b");
        session.wait_until("the text again", |screen, _| cells(screen, colour) == 0);
        session.wait_for("A morning.");
        session.wait_until("nothing but characters", |_, raw| BEGINNINGS.iter().all(|begins| !holds(raw, begins)));
        session.send("\x03");
        assert_eq!(session.wait(), 0);
        session.assert_restored();
    }
}

#[test]
fn kitty_is_given_the_picture_once_and_left_without() {
    let folder = folder();
    let mut session = session(folder.path(), "", &[("TERM", "xterm-kitty")]);
    session.wait_until("no picture yet", |_, raw| BEGINNINGS.iter().all(|begins| !holds(raw, begins)));
    session.send("p");
    session.wait_until("a picture", |_, raw| holds(raw, b"a=T,U=1,f=32") && holds(raw, "\u{10eeee}".as_bytes()));
    session.wait_until("no name of a file in it", |_, raw| !holds(raw, b"green.png"));
    session.send("\x03");
    assert_eq!(session.wait(), 0);
    session.wait_until("none left", |_, raw| holds(raw, b"\x1b_Ga=d,d=I,i="));
    session.wait_until("given once", |_, raw| raw.windows(4).filter(|window| window == b"a=T,").count() == 1);
    session.assert_restored();
}

#[test]
fn the_configuration_chooses_the_form() {
    let folder = folder();
    for (form, sign) in [("sixel", &b"\x1bP"[..]), ("iterm2", b"\x1b]1337;File=inline=1;size=")] {
        let mut session = session(folder.path(), &format!("graphics = '{form}'\n"), &[]);
        session.send("p");
        session.wait_until(form, |_, raw| holds(raw, sign));
        session.send("\x1b");
        session.wait_for("A morning.");
        session.send("\x03");
        assert_eq!(session.wait(), 0);
        session.assert_restored();
    }
}

#[test]
fn a_picture_that_is_too_large_or_missing_is_reported() {
    let folder = folder();
    let mut session = session(folder.path(), "", &[("TERM", "xterm-kitty")]);
    session.send("G");
    session.send("p");
    session.wait_for("The picture's file was not found.");
    session.send("k");
    session.wait_for("The picture has 900 megapixels; the limit is 40.");
    session.wait_for("Large");
    session.wait_until("no picture", |_, raw| BEGINNINGS.iter().all(|begins| !holds(raw, begins)));
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}

#[test]
fn without_colours_or_in_ascii_only_the_caption_is_shown() {
    let folder = folder();
    for (config, variables) in [("", &[("NO_COLOR", "1")][..]), ("ascii = 'yes'\n", &[("TERM", "xterm-kitty")])] {
        let mut session = session(folder.path(), config, variables);
        session.send("p");
        session.wait_for("This terminal cannot show pictures; captions are in the text");
        session.send("\x03");
        assert_eq!(session.wait(), 0);
    }
}

#[test]
fn within_the_text_pictures_show_by_configuration() {
    let folder = folder();
    for (variables, form) in [(&[("COLORTERM", "truecolor")][..], "blocks"), (&[("TERM", "xterm-kitty")], "kitty")] {
        let mut session = session(folder.path(), "pictures = 'inline'\n", variables);
        session.wait_until(form, |screen, raw| match form {
            "kitty" => holds(raw, b"a=T,U=1,f=32") && screen.contents().contains('\u{10eeee}'),
            _ => cells(screen, Color::Rgb(0, 250, 0)) > 100,
        });
        session.wait_for("Grass");
        session.send("\x03");
        assert_eq!(session.wait(), 0);
        session.wait_until("none left", |_, raw| form != "kitty" || holds(raw, b"\x1b_Ga=d,d=I,i="));
        session.assert_restored();
    }
}

#[test]
fn gnu_screen_is_sent_half_characters_and_no_italics() {
    let folder = folder();
    let mut elsewhere = session(folder.path(), "", &[]);
    elsewhere.wait_until("italics", |_, raw| holds(raw, b"\x1b[3m"));
    elsewhere.send("\x03");
    assert_eq!(elsewhere.wait(), 0);
    let variables = [("STY", "1.pts-0.desk"), ("TERM", "screen-256color")];
    let mut session = session(folder.path(), "graphics = 'sixel'\n", &variables);
    session.send("p");
    session.wait_until("a green picture", |screen, _| cells(screen, Color::Idx(46)) > 400);
    session.wait_until("nothing but characters", |_, raw| BEGINNINGS.iter().all(|begins| !holds(raw, begins)));
    session.wait_until("no italics, which it would show reversed", |_, raw| !holds(raw, b"\x1b[3m"));
    session.send("\x03");
    assert_eq!(session.wait(), 0);
}
