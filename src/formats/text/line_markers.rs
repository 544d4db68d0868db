//! Markers at the start of a plain-text line: bullets, numbers, `#`, `>`, and the rules and underlines below one.

use crate::article::Marker;
use crate::formats::release;

/// Characters before list items. `□`, `☆` and their kind are written by browsers for nested lists.
const BULLETS: &[char] = &[
    '*', '-', '–', '•', '‣', '◦', '○', '●', '▪', '▫', '■', '□', '◆', '◇', '☆', '★', '·', '∙', '⁃', '➢', '➤', '►', '▶', '▸', '✓', '✔', '→',
    '\u{f0b7}', '\u{f0a7}', '+',
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub(super) marker: Marker,
    pub(super) text: &'a str,
}

/// The list item that the line is, if it begins with a bullet or a number.
pub(super) fn item(line: &str) -> Option<Item<'_>> {
    bullet(line).or_else(|| number(line))
}

fn bullet(line: &str) -> Option<Item<'_>> {
    let mark = line.chars().next()?;
    if let Some(text) = line.strip_prefix('☐').or_else(|| line.strip_prefix('☑')) {
        return Some(Item { marker: Marker::Task(mark == '☑'), text: text.trim_start() });
    }
    let rest = line.strip_prefix(BULLETS)?;
    let text = rest.trim_start();
    let glued = matches!(mark, '•' | '‣' | '●' | '▪' | '■') && text.starts_with(char::is_alphanumeric);
    if text.is_empty() || !(glued || rest.starts_with(char::is_whitespace)) || mark == '+' && text.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let task = ["[ ] ", "[x] ", "[X] "].iter().find_map(|shape| text.strip_prefix(shape).map(|text| (*shape != "[ ] ", text)));
    Some(match task {
        Some((done, text)) => Item { marker: Marker::Task(done), text },
        None => Item { marker: Marker::Bullet, text },
    })
}

/// `1.`, `12)`, `(3)`, `1.2.`, `a)`, `iv)` before a space.
fn number(line: &str) -> Option<Item<'_>> {
    let (open, rest) = line.strip_prefix('(').map_or((false, line), |rest| (true, rest));
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letters = rest.bytes().take(4).take_while(u8::is_ascii_lowercase).count();
    let (value, after) = if (1..=3).contains(&figures) {
        (rest.get(..figures)?.parse().ok()?, rest.get(figures..)?)
    } else if letters == 1 || letters > 1 && rest.get(..letters)?.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) {
        (letter_value(rest.get(..letters)?), rest.get(letters..)?)
    } else {
        return None;
    };
    let after = match after.chars().next()? {
        ')' => after.get(1..)?,
        '.' if !open && figures > 0 => after.get(1..)?,
        _ => return None,
    };
    let text = after.trim_start();
    // `(040) 123-4567` is a telephone number.
    if open && figures == 3 && text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    (after.starts_with(char::is_whitespace) && !text.is_empty()).then_some(Item { marker: Marker::Number(value), text })
}

fn letter_value(letters: &str) -> u64 {
    letters.bytes().next().map_or(1, |letter| match letters {
        "i" => 1,
        "v" => 5,
        "x" => 10,
        _ if letters.len() == 1 => u64::from(letter - b'a') + 1,
        _ => letters.len() as u64,
    })
}

/// `# Heading`: the count of `#` and the words; closing `#` are left out.
pub(super) fn hash(line: &str) -> Option<(u8, &str)> {
    let count = line.bytes().take_while(|&byte| byte == b'#').count();
    let rest = line.get(count..)?;
    let text = rest.trim_matches(|c: char| c == '#' || c.is_whitespace());
    let level = u8::try_from(count).ok().filter(|level| (1..=6).contains(level))?;
    (rest.starts_with([' ', '\t']) && text.contains(char::is_alphanumeric)).then_some((level, text))
}

/// The words of a heading that ends with the name that links to it: `Fog at sea {#fog}`.
pub(super) fn anchored(line: &str) -> Option<&str> {
    let (text, name) = line.strip_suffix('}')?.rsplit_once(" {#")?;
    let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
    (named && text.contains(char::is_alphanumeric)).then(|| text.trim_end())
}

/// The level that the line gives the one above as its underline: 1 for `===`, 2 for `---` and `~~~`.
pub(super) fn underline(line: &str) -> Option<u8> {
    let mark = line.chars().next().filter(|mark| matches!(mark, '=' | '-' | '~'))?;
    (line.len() >= 3 && line.chars().all(|c| c == mark)).then_some(if mark == '=' { 1 } else { 2 })
}

/// Whether the line only draws: `---`, `* * *`, `━━━`; the end of a release counts.
pub(super) fn is_rule(line: &str) -> bool {
    is_drawn(line) || release::is_end(line)
}

fn is_drawn(line: &str) -> bool {
    let Some(mark) = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '-' | '=' | '_' | '*' | '~' | '·' | '\u{2014}' | '\u{2500}'..='\u{257f}' | '⁂' | '☆' | '•'))
    else {
        return false;
    };
    let drawn = line.chars().filter(|c| !c.is_whitespace());
    mark == '⁂' || line.chars().all(|c| c == mark || c.is_whitespace()) && drawn.take(3).count() == 3
}

/// The text of a line quoted with `>`, as in mail, and how deep.
pub(super) fn quoted(line: &str) -> Option<(usize, &str)> {
    let (mut depth, mut rest) = (0, line);
    while let Some(after) = rest.strip_prefix('>') {
        (depth, rest) = (depth + 1, after.trim_start());
    }
    (depth > 0 && !rest.is_empty() && line.get(1..2).is_some_and(|next| next == " " || next == ">")).then_some((depth, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marker(line: &str) -> Option<Marker> {
        item(line).map(|item| item.marker)
    }

    #[test]
    fn bullets_of_many_shapes_open_items() {
        for line in ["* a", "- a", "– a", "• a", "•a", "◦ a", "→ a"] {
            assert_eq!(item(line), Some(Item { marker: Marker::Bullet, text: "a" }), "{line}");
        }
        assert_eq!([marker("- [x] a"), marker("☐ a")], [Some(Marker::Task(true)), Some(Marker::Task(false))]);
    }

    #[test]
    fn numbers_and_letters_open_items() {
        assert_eq!([marker("1. a"), marker("12) a"), marker("(3) a")], [1, 12, 3].map(|n| Some(Marker::Number(n))));
        assert_eq!([marker("b) a"), marker("ii) a")], [2, 2].map(|n| Some(Marker::Number(n))));
    }

    #[test]
    fn lines_that_only_begin_like_items_are_none() {
        for line in [
            "-5 degrees",
            "*bold*",
            "— Oui, dit-elle.",
            "2018. The year",
            "1.5 million",
            "a. m.",
            "- ",
            "+ 33 1 23",
            "(see) a",
            "(040) 123-4567",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn hashes_are_headings_where_a_space_follows() {
        assert_eq!(hash("## Fog ##"), Some((2, "Fog")));
        assert_eq!([hash("#fog"), hash("# !"), hash("####### deep")], [None; 3]);
    }

    #[test]
    fn an_anchor_ends_a_heading() {
        assert_eq!(anchored("Fog at sea: {#fog-at-sea}"), Some("Fog at sea:"));
        assert_eq!([anchored("{#fog}"), anchored("fn main() {}"), anchored("Fog {# fog}")], [None; 3]);
    }

    #[test]
    fn rules_and_underlines_are_recognised() {
        assert!(["---", "* * *", "━━━━", "⁂", "_____"].iter().all(|line| is_rule(line)));
        assert!(["--", "- a", "...and", "*** a"].iter().all(|line| !is_rule(line)));
        assert_eq!([underline("==="), underline("----"), underline("- -")], [Some(1), Some(2), None]);
    }

    #[test]
    fn angle_brackets_mark_quoted_mail() {
        assert_eq!(quoted("> > so"), Some((2, "so")));
        assert_eq!([quoted(">so"), quoted("> ")], [None; 2]);
    }
}
