//! Sanitises all text from outside, so that no character can act on a terminal. Runs after every other decoding.
//!
//! Characters that control a terminal or reorder text are replaced (visibly) or dropped (and counted):
//! controls (Unicode category Cc, [ECMA-48]) become U+FFFD; the twelve `Bidi_Control` characters (Unicode Standard Annex 9),
//! soft hyphens, word joiners, interlinear marks, variation tags and byte order marks are left out; line and paragraph separators
//! become line feeds; noncharacters become U+FFFD; a letter keeps at most [`MARKS`] combining marks.
//!
//! [ECMA-48]: https://ecma-international.org/publications-and-standards/standards/ecma-48/

use std::fmt::Write;

/// The most combining marks in a row. Real scripts need fewer than eight; terminals keep 3 to 65.
pub(crate) const MARKS: usize = 15;

/// The most characters of a one-line field.
pub(crate) const LINE: usize = 1000;

/// The longest address or path, in bytes: `PATH_MAX` of Linux, and more than servers take.
pub(crate) const ADDRESS: usize = 4096;

/// Characters shown of a longer address, at its beginning and at its end.
const SHOWN: (usize, usize) = (46, 25);

/// Number of bytes that are compared at once.
const STRETCH: usize = 32;

/// Meaning of white space at the destination of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// Tabs are single spaces, line feeds stay.
    Prose,
    /// Tabs go to the next of the stops eight columns apart, line feeds stay.
    Code,
    /// Everything that breaks a line is a space.
    Line,
}

/// Counts of replaced and dropped characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// Characters that show as U+FFFD now.
    pub replaced: usize,
    /// Characters that were left out.
    pub dropped: usize,
}

/// One clean line of at most [`LINE`] characters, trimmed, for titles, names, addresses and paths.
pub(crate) fn line(text: &str) -> String {
    let mut out = whole_line(text);
    if let Some((end, _)) = out.char_indices().nth(LINE) {
        out.truncate(end);
        out.push('…');
    }
    out
}

/// One clean line of any length, trimmed.
pub(crate) fn whole_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text.trim(), Space::Line);
    out
}

/// A URL or a path as written, without the tabs and line breaks that browsers leave out, and with every character that could act on a
/// terminal percent-encoded, which names the same target.
///
/// `None` if it is longer than [`ADDRESS`]: part of an address is another address.
pub(crate) fn address(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len().min(ADDRESS));
    let mut marks = 0;
    for c in text.trim().chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match judge(c) {
            Verdict::Tab => (),
            Verdict::Break if matches!(c, '\r' | '\n') => (),
            Verdict::Keep if marks <= MARKS => out.push(c),
            // Writing to a string cannot fail.
            _ => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| _ = write!(out, "%{byte:02X}")),
        }
        if out.len() > ADDRESS {
            return None;
        }
    }
    Some(out)
}

/// An address or a path for the screen, shortened in the middle: the beginning names the host, the end the page.
pub(crate) fn shortened(address: &str) -> String {
    let mut out = whole_line(address);
    let (first, last) = SHOWN;
    let start = out.char_indices().nth(first).map(|(at, _)| at);
    let end = out.char_indices().nth_back(last).map(|(at, _)| at);
    if let (Some(start), Some(end)) = (start, end)
        && start < end
    {
        out.replace_range(start..end, "…");
    }
    out
}

/// Appends `text` to `out`, clean.
pub(crate) fn push(out: &mut String, text: &str, space: Space) -> Tally {
    let mut tally = Tally::default();
    let mut rest = text;
    let mut marks = 0;
    while !rest.is_empty() {
        let harmless = harmless(rest.as_bytes());
        if harmless > 0 {
            out.push_str(&rest[..harmless]);
            marks = 0;
        }
        rest = &rest[harmless..];
        let Some(c) = rest.chars().next() else { break };
        rest = &rest[c.len_utf8()..];
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match judge(c) {
            Verdict::Keep if marks > MARKS => tally.dropped += 1,
            Verdict::Keep => out.push(c),
            Verdict::Drop => tally.dropped += 1,
            Verdict::Replace => {
                out.push('\u{fffd}');
                tally.replaced += 1;
            }
            Verdict::Tab => tab(out, space),
            Verdict::Break if c == '\r' && rest.starts_with('\n') => (),
            Verdict::Break => out.push(if space == Space::Line { ' ' } else { '\n' }),
        }
    }
    tally
}

/// Number of leading bytes that need no cleaning. Advances by whole stretches first, which compilers vectorise.
fn harmless(bytes: &[u8]) -> usize {
    let whole = bytes.chunks_exact(STRETCH).take_while(|stretch| stretch.iter().fold(true, |all, &byte| all & is_harmless(byte))).count();
    let rest = bytes.get(whole * STRETCH..).unwrap_or_default();
    whole * STRETCH + rest.iter().position(|&byte| !is_harmless(byte)).unwrap_or(rest.len())
}

/// Whether the byte is printable ASCII, the first of two that are a letter from U+00C0 to U+02FF, the first of three that are an
/// ideograph from U+4000 to U+9FFF, or one that goes on: all of them characters that [`push`] keeps, and none a mark.
fn is_harmless(byte: u8) -> bool {
    matches!(byte, b' '..=0x7e | 0x80..=0xbf | 0xc3..=0xcb | 0xe4..=0xe9)
}

/// The position of the first character that acts on a terminal or hides in it: one that [`push`] replaces or leaves out.
pub(crate) fn find_acting(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += harmless(&text.as_bytes()[at..]);
        let c = text[at..].chars().next()?;
        if matches!(judge(c), Verdict::Replace | Verdict::Drop) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

enum Verdict {
    Keep,
    Drop,
    Replace,
    Tab,
    Break,
}

fn judge(c: char) -> Verdict {
    match c {
        '\t' => Verdict::Tab,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Verdict::Break,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => Verdict::Replace,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Verdict::Drop,
        c if u32::from(c) & 0xfffe == 0xfffe => Verdict::Replace,
        _ => Verdict::Keep,
    }
}

/// Characters that join the one before them into one cluster, roughly: enough to bound a cluster's size.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{6d6}'..='\u{6ed}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

fn tab(out: &mut String, space: Space) {
    if space != Space::Code {
        return out.push(' ');
    }
    let start = out.rfind('\n').map_or(0, |at| at + 1);
    let column = out[start..].chars().count();
    out.extend(std::iter::repeat_n(' ', 8 - column % 8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole_or_refused() {
        let long = format!("https://a.example/{}", "é".repeat(2000));
        assert_eq!(address(&long).as_deref(), Some(long.as_str()));
        assert_eq!(address(&format!("{long}{}", "x".repeat(100))), None);
        assert_eq!(address(" https://a.example/\nb\tc ").as_deref(), Some("https://a.example/bc"));
        assert_eq!(address("a\u{202e}b\u{1b}c").as_deref(), Some("a%E2%80%AEb%1Bc"));
    }

    #[test]
    fn a_long_address_is_shortened_in_the_middle() {
        assert_eq!(shortened("https://a.example/short"), "https://a.example/short");
        let whole = format!("https://a.example/{}/end.mp4", "x".repeat(500));
        let shown = shortened(&whole);
        assert!(shown.starts_with("https://a.example/xxx") && shown.ends_with("x/end.mp4") && shown.contains('…'), "{shown}");
        assert_eq!(shown.chars().count(), SHOWN.0 + SHOWN.1 + 2);
        for count in 60..90 {
            let whole = "a".repeat(count);
            assert!(shortened(&whole).chars().count() <= count.min(SHOWN.0 + SHOWN.1 + 2));
        }
    }

    fn clean(text: &str, space: Space) -> (String, usize, usize) {
        let mut out = String::new();
        let tally = push(&mut out, text, space);
        (out, tally.replaced, tally.dropped)
    }

    #[test]
    fn controls_show_as_replacement_characters() {
        assert_eq!(clean("a\x1b[31mb\x07\u{9b}1m\x7f", Space::Prose), ("a\u{fffd}[31mb\u{fffd}\u{fffd}1m\u{fffd}".into(), 4, 0));
    }

    #[test]
    fn line_ends_of_every_kind_are_line_feeds() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\u{85}e\x0cf", Space::Prose).0, "a\nb\nc\nd\ne\nf");
        assert_eq!(clean("a\r\nb\u{2029}c", Space::Line).0, "a b c");
    }

    #[test]
    fn reordering_and_hidden_characters_are_dropped_and_counted() {
        assert_eq!(clean("in\u{202e}voice\u{200f}\u{ad}\u{feff}\u{2066}", Space::Prose), ("invoice".into(), 0, 5));
        assert_eq!(clean("a\u{fffe}\u{fdd0}\u{1ffff}", Space::Prose).1, 3);
    }

    #[test]
    fn a_letter_keeps_a_few_marks_only() {
        let wild = format!("a{}b", "\u{301}".repeat(1000));
        let (out, _, dropped) = clean(&wild, Space::Prose);
        assert_eq!((out.chars().count(), dropped), (2 + MARKS, 1000 - MARKS));
        assert_eq!(clean("👩‍👩‍👧 e\u{301}", Space::Prose).0, "👩‍👩‍👧 e\u{301}");
    }

    #[test]
    fn the_fast_path_passes_only_clean_text() {
        for c in ('\0'..='\u{ffff}').filter(|&c| harmless(c.to_string().as_bytes()) > 0) {
            assert!(matches!(judge(c), Verdict::Keep) && !is_mark(c), "{c:?}");
        }
        let long = "été ".repeat(40);
        assert_eq!(harmless(format!("{long}\u{ad}{long}").as_bytes()), long.len());
    }

    #[test]
    fn tabs_go_to_stops_in_code_only() {
        assert_eq!(clean("x\n\tif\ty", Space::Code).0, "x\n        if      y");
        assert_eq!(clean("a\tb", Space::Prose).0, "a b");
    }

    #[test]
    fn a_line_is_short_and_trimmed() {
        assert_eq!(line("  a\nb\t "), "a b");
        assert_eq!(line(&"x".repeat(5000)).chars().count(), LINE + 1);
    }
}
