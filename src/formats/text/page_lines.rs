//! Recognises short lines that a page sets around its text: buttons, numbered captions, names of agencies, calls to read more, times.
//! Lines of machines are here too: commands, and what a log says.

use crate::article::Date;
use crate::formats::dates::{self, Stamps};
use crate::formats::lexicon::Phrases;

/// The longest name of an agency or a button, in bytes.
const LABEL: usize = 40;

/// Letters of the longest word beside a time, and the most words of a line that only says a time.
const TIME: (usize, usize) = (4, 4);

/// Whether `text` is only the button or the label of a picture, the label of an advertisement, a news agency, or the number of comments.
pub(super) fn is_label(text: &str) -> bool {
    let plain = text.trim_end_matches([':', '：', ' ']);
    let agency = || {
        let name: String = plain.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        plain.starts_with(char::is_uppercase) && Phrases::Agencies.contains(&name)
    };
    let comments = || plain.split_once(' ').is_some_and(|(number, rest)| is_number(number) && Phrases::CommentHeadings.are(rest));
    let sections = [Phrases::PictureControls, Phrases::AdLabels, Phrases::PictureNouns];
    text.len() <= LABEL && (sections.iter().any(|section| section.are(plain)) || agency() || comments())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` is a call to read more on a subject elsewhere: `Learn more about the tide`.
pub(super) fn calls_to_read(text: &str) -> bool {
    Phrases::ReadCalls.beginning(text).any(|rest| rest.is_empty() || rest.starts_with([' ', '\u{a0}', ':']))
}

/// Whether `text` is the caption of a numbered figure, table or listing: `Table 3.2. Tides of a year`, `Figure 4. The quay`.
pub(super) fn is_numbered_caption(text: &str) -> bool {
    let Some((label, rest)) = text.split_once([' ', '\u{a0}']) else { return false };
    if !Phrases::NumberedCaptions.are(label) {
        return false;
    }
    let number = rest.split([' ', '\u{a0}']).next().unwrap_or_default();
    let bare = number.trim_end_matches(['.', ':']);
    let parts = ['.', '-', '–'];
    bare.split(parts).all(is_number) && (bare.contains(parts) || Phrases::CaptionLabels.are(label) && bare.len() < number.len())
}

/// Whether `text` only says a time, perhaps with its day: `1:39 PM ET`, `18h30`, `3 May 2021 -- Updated 0203 GMT`.
pub(super) fn is_time(text: &str) -> bool {
    let timed = |stamps: Stamps| stamps.published.clock().or(stamps.updated.and_then(Date::clock)).is_some();
    is_time_of_day(text) || text.bytes().any(|byte| byte.is_ascii_digit()) && dates::stamps(text, None).is_some_and(timed)
}

fn is_time_of_day(text: &str) -> bool {
    let mut words = text.split([' ', '\u{a0}']);
    let first = words.next().unwrap_or_default();
    let Some((hour, minute)) = first.split_once([':', 'h']) else { return false };
    let two = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let zone = |word: &str| word.chars().count() <= TIME.0 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '(' | ')'));
    let rest: Vec<&str> = words.collect();
    two(hour) && two(minute) && rest.len() < TIME.1 && rest.iter().all(|word| zone(word))
}

/// Whether `text` begins as a line of a log does: `2021-05-03 18:10:33 install tide`.
pub(super) fn is_logged(text: &str) -> bool {
    const FORM: &[u8] = b"0000-00-00 00:00";
    let fits = |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
    text.len() >= FORM.len() && text.as_bytes().iter().zip(FORM).all(fits)
}

/// `text` without the numbers of notes at its end: `The board says:[4]`.
pub(super) fn without_note_numbers(text: &str) -> &str {
    let mut text = text;
    while let Some((before, number)) = text.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        text = before.trim_end();
    }
    text
}

/// Whether the line behind the `#` of a root shell is a command: `dpkg -i tide.deb`, `echo 1 > /proc/tide`.
pub(super) fn is_command(text: &str) -> bool {
    let mut words = text.split(' ');
    let name = words.next().unwrap_or_default();
    let program = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|byte| !byte.is_ascii_uppercase());
    let argument = |word: &str| {
        let option = word.strip_prefix('-').map(|rest| rest.trim_start_matches('-'));
        option.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) || word.starts_with('/') && word.len() > 2
    };
    program && words.any(argument)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_a_text_are_recognised() {
        for label in ["Play video", "Advertisement", "Photo", "Reuters", "Associated Press", "Image:", "78 commentaires"] {
            assert!(is_label(label), "{label}");
        }
        for line in ["Photographers on strike", "Reuters is sold", "A day at the harbour", "Press Associations", "2 comments on the tide"] {
            assert!(!is_label(line), "{line}");
        }
    }

    #[test]
    fn calls_to_read_more_are_recognised() {
        let calls = [
            "Continue Reading",
            "Learn more about the tide",
            "Read the full report",
            "En savoir plus sur le port",
            "Mehr über den Hafen erfahren",
        ];
        assert_eq!(calls.map(calls_to_read), [true; 5]);
        assert!(!["Learning more", "Read the tide", "Read the fullness of the sea"].iter().any(|line| calls_to_read(line)));
    }

    #[test]
    fn captions_are_numbered() {
        for line in
            ["Example 15.3. The control file", "Table 6-1. Tides", "Tableau 2.1 Les marées", "Figure 4. The quay", "Abbildung 3: Der Hafen"]
        {
            assert!(is_numbered_caption(line), "{line}");
        }
        for line in ["Example 2: the ferry", "Exemple de port", "Table 9 was taken", "Figure of a sailor", "Table"] {
            assert!(!is_numbered_caption(line), "{line}");
        }
    }

    #[test]
    fn times_are_no_words() {
        let times =
            ["1:39 PM ET", "18h30", "9:05", "18:30 Uhr", "November 28, 2013 -- Updated 0203 GMT (1003 HKT)", "3. Mai 2021, 18:05 Uhr"];
        assert_eq!(times.map(is_time), [true; 6]);
        let words = ["9:05 The ferry leaves", "2019", "3 May 2021", "4h of fog at the old harbour", "12:30-14:00 Lunch break"];
        assert_eq!(words.map(is_time), [false; 5]);
    }

    #[test]
    fn lines_of_a_log_begin_with_the_time() {
        assert!(is_logged("2021-05-03 18:10:33 install tide") && is_logged("2021-05-03 18:10"));
        assert!(!is_logged("2021-05-03: the day of the fog") && !is_logged("2021-05-03"));
    }

    #[test]
    fn notes_are_numbered_at_the_end() {
        assert_eq!(["He says:[4]", "So.[1][12]", "Fog [sic]", "[9]"].map(without_note_numbers), ["He says:", "So.", "Fog [sic]", ""]);
    }

    #[test]
    fn commands_have_options_or_paths() {
        assert!(["dpkg -i tide.deb", "echo 1 > /proc/tide", "tide --now"].iter().all(|line| is_command(line)));
        assert!(!["the tide - and the fog", "Tide -now", "fog and/or rain", "apt"].iter().any(|line| is_command(line)));
    }
}
