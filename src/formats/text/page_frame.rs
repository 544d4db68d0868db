//! Menu and footer of a whole page that was saved as text: rows of short lines above the headline and below the last paragraph. Owns
//! finding where they end; lines of the page between paragraphs are in `furniture`.

use super::lines::Line;
use crate::formats::lexicon::Phrases;

/// The most lines of a menu, and of a footer.
const LINES: (usize, usize) = (60, 80);

/// The widest line of a menu that is one entry, and of a footer, which may name other articles.
const WIDTH: (u16, u16) = (40, 110);

/// So many words of menus make one.
const WORDS: usize = 2;

/// A line of so many columns is text of an article.
const TEXT: u16 = 60;

/// Signs between the entries of one line.
const BARS: [char; 6] = ['|', '·', '•', '›', '»', '>'];

/// Removes menu and footer. Returns how many lines they were.
pub(super) fn remove(lines: &mut Vec<Line<'_>>) -> usize {
    let (top, bottom) = (menu(lines), footer(lines));
    let left = lines.get(top..bottom).unwrap_or_default();
    // A text of nothing else is one about such lines.
    if top == 0 && bottom == lines.len() || !left.iter().any(|line| line.width > TEXT) {
        return 0;
    }
    let count = top + lines.len() - bottom;
    lines.truncate(bottom);
    lines.drain(..top);
    if let Some(first) = lines.first_mut() {
        first.gap = first.gap.max(1);
    }
    count
}

/// Number of lines at the top that end with the last entry of a menu.
fn menu(lines: &[Line<'_>]) -> usize {
    let (mut end, mut words) = (0, 0);
    for (at, line) in lines.iter().take(LINES.0).enumerate() {
        let found = entries(line.text);
        if found == 0 && (line.width > WIDTH.0 || ends_sentence(line.text)) {
            break;
        }
        words += found;
        end = if found > 0 { at + 1 } else { end };
    }
    if words < WORDS {
        return 0;
    }
    // Entries that only this page has follow in the same row.
    let more = |line: &&Line<'_>| !line.is_apart() && line.width <= WIDTH.0 / 2 && !ends_sentence(line.text);
    let is_column = !lines[end - 1].text.contains(BARS);
    let rest = if is_column { lines[end..].iter().take_while(more).count() } else { 0 };
    if lines.get(end + rest).is_none_or(Line::is_apart) { end + rest } else { end }
}

/// The first line of the footer, which reaches to the end.
fn footer(lines: &[Line<'_>]) -> usize {
    let (mut start, mut words) = (lines.len(), 0);
    for (at, line) in lines.iter().enumerate().rev().take(LINES.1) {
        let found = entries(line.text);
        let label = words >= WORDS && is_label(line.text);
        if found == 0 && !label && (line.width > WIDTH.1 || ends_sentence(line.text)) {
            break;
        }
        words += found;
        if found > 0 || label {
            start = at;
        }
    }
    if words < WORDS { lines.len() } else { start }
}

/// Number of words of menus and footers that `text` consists of: one, or several with bars between them.
fn entries(text: &str) -> usize {
    if text.len() > 400 {
        return 0;
    }
    if !text.contains(BARS) {
        return usize::from(is_entry(text) || reserves_rights(text));
    }
    let parts = text.split(BARS).filter(|part| !part.trim().is_empty());
    let (known, all) = parts.fold((0, 0), |(known, all), part| (known + usize::from(is_entry(part) || reserves_rights(part)), all + 1));
    // A trail of breadcrumbs begins with the first page.
    if known * 2 >= all || all > 2 && known > 0 { known.max(usize::from(all > 2) * WORDS) } else { 0 }
}

fn is_entry(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= usize::from(WIDTH.0) * 2 && {
        let low = text.to_lowercase().replace('’', "'");
        Phrases::MenuEntries.contains(&low) || Phrases::PageLabels.contains(&low)
    }
}

fn reserves_rights(text: &str) -> bool {
    let year = |rest: &str| rest.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 4;
    text.trim_start().strip_prefix('©').is_some_and(year)
}

/// Whether `text` is a heading over other articles.
fn is_label(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= usize::from(WIDTH.0) && Phrases::RelatedHeadings.contains(&text.to_lowercase())
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '…', '。', ':', '：', ',', ';', '”', '"', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text::lines;

    fn left(text: &str) -> Vec<String> {
        let mut lines = lines::read(text, 1);
        remove(&mut lines);
        lines.iter().map(|line| line.text.to_owned()).collect()
    }

    const STORY: &str = "The ferry had left the quay an hour before the harbour master noticed that it had.";

    #[test]
    fn menu_and_footer_of_a_page_are_left_out() {
        let page = format!("Skip to content\nHome\nHarbours\nSign in\nBoats\n\nFog\n\n{STORY}\n\nAbout us\nSitemap\n© 2024 The Tide\n");
        assert_eq!(left(&page), ["Fog", STORY]);
        let apart =
            format!("Accueil\n\nPorts\n\nSe connecter\n\nBrume\n\n{STORY}\n\nÀ lire aussi\n\nLe bac\n\nMentions légales\n\nPlan du site");
        assert_eq!(left(&apart), ["Brume", STORY]);
        let barred = format!("Home | Harbours | Sign in\nFog\n\n{STORY}\n\nPrivacy policy · Contact us");
        assert_eq!(left(&barred), ["Fog", STORY]);
    }

    #[test]
    fn breadcrumbs_are_a_menu() {
        assert_eq!(left(&format!("Home > Harbours > North\n\nFog\n\n{STORY}")), ["Fog", STORY]);
    }

    #[test]
    fn texts_without_menu_stay_whole() {
        for text in [
            format!("Home\n\n{STORY}\n\nThe end"),
            format!("Fog\n\n{STORY}\n\nContact us\n\n{STORY}"),
            format!("Fog | The Tide\n\n{STORY}"),
            "Home\nSearch\nSign in\nContact us".to_owned(),
        ] {
            assert_eq!(left(&text).len(), lines::read(&text, 1).len(), "{text}");
        }
    }
}
