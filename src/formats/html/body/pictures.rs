//! Trims what surrounds pictures: gallery buttons, repeated captions, credits below the text.

use std::collections::{HashMap, HashSet};

use super::super::dom::{Dom, Id};
use super::super::role;
use super::lines::Line;
use crate::formats::lexicon::Phrases;

/// The longest credit, in bytes.
const CREDIT: usize = 80;

/// The most ancestors of a credit examined.
const NEAR: usize = 6;

/// The shortest caption that is shown only once, in bytes.
const CAPTION: usize = 40;

/// Repeated captions: galleries show each picture twice, small and large.
pub(super) fn again(lines: &[Line], gone: &mut [bool]) {
    let mut seen = HashSet::new();
    for (line, gone) in lines.iter().zip(gone).filter(|(line, _)| line.caption && line.text.len() >= CAPTION) {
        *gone |= !seen.insert(line.text.as_str());
    }
}

/// Credits of pictures that the page did not load.
pub(super) fn unshown(dom: &Dom<'_>, lines: &[Line], gone: &mut [bool]) {
    let mut shows: HashMap<Id, bool> = HashMap::new();
    for (line, gone) in lines.iter().zip(gone).filter(|(line, _)| line.caption && line.text.len() <= CREDIT) {
        let Some(first) = line.first(dom).filter(|first| is_called_credit(dom, *first)) else { continue };
        if let Some(figure) = dom.ancestors(first).find(|id| dom.name(*id) == "figure") {
            *gone |= !*shows.entry(figure).or_insert_with(|| role::is_illustration(dom, figure));
        }
    }
}

/// Whether one of the elements close around a text is called a credit, and none of them is a caption.
fn is_called_credit(dom: &Dom<'_>, id: Id) -> bool {
    let mut around = dom.ancestors(id).take(NEAR).take_while(|id| !matches!(dom.name(*id), "figure" | "figcaption"));
    around.any(|id| {
        let called = role::called(dom, id);
        called.contains("credit") || called.contains("copyright")
    })
}

/// Whether a text is how long something plays: `8:09`.
fn is_duration(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let figures = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(figures) && parts.last().is_some_and(|last| last.len() == 2)
}

/// Whether a line belongs to what shows pictures or videos one at a time: a button's name, "Image 3 of 12".
pub(super) fn is_control(line: &Line) -> bool {
    let plain = line.heading == 0 && !line.item && !line.quote;
    let length = line.text.split([' ', '-']).next().unwrap_or_default();
    let sourced = || line.text.len() <= CREDIT && is_duration(length) && line.text.to_lowercase().contains("source:");
    plain && (line.is_one_of(Phrases::PictureControls) || counts_pictures(&line.text) || is_duration(&line.text) && !line.time || sourced())
}

/// Whether a text says which of how many pictures is shown.
fn counts_pictures(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [what, first, of, last] => {
            Phrases::PictureNouns.contains(what) && is_number(first) && Phrases::PictureCountJoiners.contains(of) && is_number(last)
        }
        _ => false,
    }
}

/// Whether a line at the end says who took the pictures.
pub(super) fn is_credit(line: &Line) -> bool {
    let text = line.text.to_lowercase();
    line.text.len() <= 160 && line.heading == 0 && Phrases::PhotoCreditOpeners.begin(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), ..Line::default() }
    }

    #[test]
    fn picture_counts_are_recognised_in_several_languages() {
        for text in ["Image 3 of 12", "Image 1 of / 8", "Photo 2 sur 9", "Bild 1 von 4"] {
            assert!(is_control(&line(text)), "{text}");
        }
        for text in ["Image 3", "Part 3 of 12", "Image 3 of twelve", "Images 3 of 12 were shown to the council by the mayor"] {
            assert!(!is_control(&line(text)), "{text}");
        }
        assert!(is_control(&line("Hide caption")) && is_control(&line("8:09")) && is_control(&line("1:08:09")));
        assert!(is_control(&line("02:12 - Source: The Gazette")) && !is_control(&line("Source: The Gazette")));
        assert!(!is_control(&line("2:0")) && !is_control(&line("3:12:1")));
        assert!(!is_control(&Line { heading: 2, ..line("Next") }));
    }

    #[test]
    fn photo_credits_are_recognised_by_their_opening() {
        assert!(is_credit(&line("Photo: Ann Lee")));
        assert!(is_credit(&line("Image source: Ann Lee/The Gazette")));
        assert!(!is_credit(&line("Photographers came from all over the country.")));
        assert!(!is_credit(&Line { heading: 2, ..line("Photo: a history") }));
    }

    #[test]
    fn captions_appear_once_and_paragraphs_as_often_as_written() {
        let text = "The mayor opens the bridge over the river on Monday";
        let caption = || Line { caption: true, figure: true, ..line(text) };
        let mut gone = [false; 4];
        again(&[caption(), line(text), caption(), line(text)], &mut gone);
        assert_eq!(gone, [false, false, true, false]);
    }
}
