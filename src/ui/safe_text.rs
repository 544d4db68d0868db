//! The only way text gets into cells. Nothing that acts on a terminal passes: control characters become U+FFFD, zero-width characters are
//! left out, and a cell holds at most [`CLUSTER`] characters.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Maximum number of characters in a cell.
pub const CLUSTER: usize = 16;

/// Between the parts of a hint.
const SEPARATOR: &str = " · ";

/// The display width of `text`, in columns.
pub fn width(text: &str) -> u16 {
    if text.is_ascii() {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    let columns = text.graphemes(true).fold(0, |sum: usize, cluster| sum.saturating_add(cluster_width(cluster)));
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Writes `text` at the left of the first row of `area`, cut to its width; returns the columns used.
pub fn put(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(*buf.area());
    if area.is_empty() {
        return 0;
    }
    let mut x = area.left();
    for cluster in text.graphemes(true) {
        let columns = u16::try_from(cluster_width(cluster)).unwrap_or(1);
        if columns == 0 {
            continue;
        }
        if x + columns > area.right() {
            break;
        }
        set(buf, x, area.y, cluster, columns, style);
        x += columns;
    }
    x - area.left()
}

/// Writes `text`, shortened with `…` if it does not fit; returns the columns used.
pub(crate) fn put_cut(buf: &mut Buffer, area: Rect, text: &str, style: Style, ascii: bool) -> u16 {
    if area.width == 0 {
        return 0;
    }
    // A row holds no more clusters than columns, so no more than that is measured.
    let head: usize = text.grapheme_indices(true).nth(usize::from(area.width) + 1).map_or(text.len(), |(end, _)| end);
    if head == text.len() && width(text) <= area.width {
        return put(buf, area, text, style);
    }
    let dots = if ascii { "~" } else { "…" };
    let room = Rect { width: area.width - 1, ..area };
    let used = put(buf, room, &text[..head], style);
    used + put(buf, Rect { x: area.x + used, width: area.width - used, ..area }, dots, style)
}

/// Writes `text` right-aligned in the first row of `area`; returns the columns used.
pub(crate) fn put_right(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let used = width(text).min(area.width);
    put(buf, Rect { x: area.right() - used, width: used, ..area }, text, style)
}

/// As many parts of `hint`, separated by middle dots, as fit into `columns`; always the first.
pub(crate) fn fitting(hint: &str, columns: u16) -> &str {
    let mut shown = hint;
    while width(shown) > columns
        && let Some((head, _)) = shown.rsplit_once(SEPARATOR)
    {
        shown = head;
    }
    shown
}

/// The same, with the last part, which says how to leave, kept longest after the first.
pub(crate) fn fitting_keys(hint: &str, columns: u16) -> Cow<'_, str> {
    match hint.rsplit_once(SEPARATOR) {
        Some((others, last)) if width(hint) > columns => {
            let room = columns.saturating_sub(width(last) + width(SEPARATOR));
            let first = fitting(others, room);
            if width(first) > room { first.into() } else { format!("{first}{SEPARATOR}{last}").into() }
        }
        _ => hint.into(),
    }
}

/// Blanks wide characters that start left of `area` and extend into it, as they would hide what is written there.
pub(crate) fn uncover(buf: &mut Buffer, area: Rect) {
    let Some(x) = area.left().checked_sub(1) else { return };
    for y in area.top()..area.bottom() {
        if let Some(cell) = buf.cell_mut((x, y)).filter(|cell| cluster_width(cell.symbol()) > 1) {
            let style = cell.style();
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// The first [`CLUSTER`] characters of a cluster.
fn capped(cluster: &str) -> &str {
    cluster.char_indices().nth(CLUSTER).map_or(cluster, |(end, _)| &cluster[..end])
}

/// Appends `text` for a terminal without cells: its clusters hold at most [`CLUSTER`] characters, too.
pub(crate) fn push_capped(out: &mut String, text: &str) {
    if text.is_ascii() {
        out.push_str(text);
    } else {
        out.extend(text.graphemes(true).map(capped));
    }
}

fn cluster_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [byte] if byte.is_ascii_control() => 1,
        [_] => 1,
        _ if cluster.chars().any(char::is_control) => 1,
        _ => cluster.width().min(2),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the gate that all text for cells passes")]
fn set(buf: &mut Buffer, x: u16, y: u16, cluster: &str, columns: u16, style: Style) {
    let controls = cluster.chars().any(char::is_control);
    let symbol = if controls { "\u{fffd}" } else { capped(cluster) };
    buf[(x, y)].set_symbol(symbol).set_style(style);
    for next in x + 1..x + columns {
        buf[(next, y)].reset();
        buf[(next, y)].set_style(style);
    }
}

/// Removes italics, which GNU screen displays as reversed colours.
pub(crate) fn set_upright(frame: &mut Buffer) {
    for cell in &mut frame.content {
        cell.modifier.remove(Modifier::ITALIC);
    }
}

/// Wraps a line at spaces, by display width; words wider than that are broken.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in text.split(' ').flat_map(|word| pieces(word, columns.max(1))) {
        let room = columns.saturating_sub(usize::from(width(rows.last().map_or("", String::as_str))));
        if usize::from(width(word)) + 1 > room && rows.last().is_some_and(|row| !row.is_empty()) {
            rows.push(String::new());
        }
        let Some(row) = rows.last_mut() else { break };
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(word);
    }
    rows
}

/// A word in pieces of at most so many columns, each of at least one cluster.
fn pieces(word: &str, columns: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let word = rest.take()?;
        let mut used = 0;
        let end = word.grapheme_indices(true).find(|&(at, cluster)| {
            used += cluster_width(cluster);
            at > 0 && used > columns
        });
        let Some((end, _)) = end else { return Some(word) };
        rest = Some(&word[end..]);
        Some(&word[..end])
    })
}

/// A text in at most so many columns, `dots` in place of its middle if it is longer: names differ at both ends.
pub(crate) fn without_middle(text: &str, columns: u16, dots: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(width(dots)) else { return String::new() };
    let within = |clusters: &mut dyn Iterator<Item = &str>, room: u16| {
        let mut used = 0;
        let fits = |cluster: &&str| {
            used += cluster_width(cluster);
            used <= usize::from(room)
        };
        clusters.take_while(fits).map(str::len).sum::<usize>()
    };
    let head = within(&mut text.graphemes(true), room.div_ceil(2));
    let tail = within(&mut text.graphemes(true).rev(), room / 2);
    format!("{}{dots}{}", &text[..head], &text[text.len() - tail..])
}

/// A text without its first columns.
pub(crate) fn after(text: &str, columns: u16) -> &str {
    let mut left = columns;
    let mut rest = text.chars();
    while left > 0 {
        let Some(c) = rest.next() else { break };
        left = left.saturating_sub(width(c.encode_utf8(&mut [0; 4])));
    }
    rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, width: u16) -> (String, u16) {
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        let used = put_cut(&mut buf, area, text, Style::default(), false);
        (buf.content().iter().map(ratatui::buffer::Cell::symbol).collect(), used)
    }

    #[test]
    fn lines_are_wrapped_at_spaces_and_within_words_wider_than_they_are() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("/a/very/long/path of it", 8), ["/a/very/", "long/pat", "h of it"]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn long_texts_lose_their_middle() {
        assert_eq!(without_middle("a-very-long-name.md", 12, "…"), "a-very…me.md");
        assert_eq!(without_middle("short.md", 12, "…"), "short.md");
        assert_eq!(without_middle("日本語日本語", 7, "…"), "日…語");
        assert_eq!(without_middle("anything", 1, "…"), "…");
        assert_eq!(without_middle("anything", 0, "…"), "");
    }

    #[test]
    fn wide_text_is_cut_at_its_display_width() {
        assert_eq!(row("日本語", 6), ("日 本 語 ".into(), 6));
        assert_eq!(row("日本語", 5), ("日 本 …".into(), 5));
        assert_eq!(row("abc", 3), ("abc".into(), 3));
        assert_eq!(row("abcd", 3), ("ab…".into(), 3));
        assert_eq!(row("abcd", 0).1, 0);
    }

    #[test]
    fn a_hint_loses_whole_pieces() {
        assert_eq!(["", "ab", "ab · c", "ab · c · d"].map(|hint| fitting(hint, 6)), ["", "ab", "ab · c", "ab · c"]);
        assert_eq!(fitting("abc · d", 2), "abc");
    }

    #[test]
    fn the_key_that_leaves_stays_in_a_narrow_hint() {
        let narrow = |columns| fitting_keys("ab · c · d · q back", columns);
        assert_eq!([19, 18, 14, 13, 5].map(narrow), ["ab · c · d · q back", "ab · c · q back", "ab · q back", "ab · q back", "ab"]);
        assert_eq!(fitting_keys("abc", 2), "abc");
    }

    #[test]
    fn no_control_reaches_a_cell() {
        assert_eq!(row("a\x1b[31m\u{9b}\r\n", 9).0.chars().filter(|c| c.is_control()).count(), 0);
    }

    #[test]
    fn a_cell_takes_a_bounded_cluster() {
        let (text, _) = row(&format!("a{}", "\u{301}".repeat(1000)), 3);
        assert!(text.chars().count() <= CLUSTER + 2);
        let mut out = String::new();
        push_capped(&mut out, &format!("é{}ཀ{}漢", "\u{301}".repeat(1000), "\u{f74}".repeat(1000)));
        assert_eq!(out.chars().count(), 2 * CLUSTER + 1);
    }
}
