//! The non-empty lines of a text, with their indent, their width and the number of empty lines before them. Knows nothing of their meaning.

/// One line that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Line<'a> {
    /// The text without white space at either end.
    pub(super) text: &'a str,
    /// Which line of the file it is, from 1.
    pub(super) number: u32,
    /// Indent in columns, in one byte: long texts have many lines.
    set_in: u8,
    /// Columns of the text, without the indent.
    pub(super) width: u16,
    /// Number of empty lines before it.
    pub(super) gap: u8,
}

impl Line<'_> {
    /// Indent in columns, up to 255; tab stops are four columns apart.
    pub(super) fn indent(&self) -> u16 {
        u16::from(self.set_in)
    }

    pub(super) fn set_indent(&mut self, columns: u16) {
        self.set_in = u8::try_from(columns).unwrap_or(u8::MAX);
    }

    /// The column in which it ends.
    pub(super) fn end(&self) -> usize {
        usize::from(self.indent()) + usize::from(self.width)
    }

    /// Whether an empty line comes before it.
    pub(super) fn is_apart(&self) -> bool {
        self.gap > 0
    }
}

/// The lines of `text` that hold something; the first line of `text` is line `first` of the file.
pub(in crate::formats) fn read(text: &str, first: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 96);
    let (mut number, mut gap) = (u32::try_from(first).unwrap_or(1), 1u8);
    // Lines end as Unix, Windows and the first Macintosh end them, even within one text.
    for row in text.split('\n') {
        for line in row.strip_suffix('\r').unwrap_or(row).split('\r') {
            let trimmed = trim(line);
            if trimmed.is_empty() {
                gap = gap.saturating_add(1);
            } else {
                lines.push(Line {
                    text: trimmed,
                    number,
                    set_in: u8::try_from(indent(line)).unwrap_or(u8::MAX),
                    width: short(width(trimmed)),
                    gap,
                });
                gap = 0;
            }
            number = number.saturating_add(1);
        }
    }
    lines.shrink_to_fit();
    lines
}

/// `text` without white space and characters of no width at either end.
pub(super) fn trim(text: &str) -> &str {
    let hollow = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{0}');
    text.trim_matches(hollow)
}

fn short(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

fn indent(line: &str) -> u16 {
    let mut columns = 0usize;
    for c in line.chars() {
        match c {
            '\t' => columns = (columns / 4 + 1) * 4,
            c if c.is_whitespace() => columns += 1,
            _ => break,
        }
    }
    short(columns)
}

/// Columns of `text`: two for a wide character (Chinese, Japanese, Korean), one for every other.
pub(super) fn width(text: &str) -> usize {
    // No wide character begins with another byte; most texts have none, and are counted without being decoded.
    if holds(text, |byte| byte == 0xe1 || byte >= 0xe3) {
        return text.chars().map(|c| 1 + usize::from(is_wide(c))).sum();
    }
    let begins = |run: &[u8]| usize::from(run.iter().map(|byte| u8::from(byte & 0xc0 != 0x80)).sum::<u8>());
    text.as_bytes().chunks(128).map(begins).sum()
}

/// Whether `says` is true of any byte. Asks all of them, which the processor does sixteen at a time.
pub(super) fn holds(text: &str, says: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | says(byte))
}

/// Whether `text` holds two consecutive spaces. Scans all of it, as [`holds`].
pub(super) fn holds_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let both = |(one, two): (&u8, &u8)| u8::from(*one == b' ') & u8::from(*two == b' ');
    bytes.iter().zip(bytes.get(1..).unwrap_or_default()).map(both).fold(0, |found, gap| found | gap) > 0
}

/// Whether `c` takes two columns and needs no space between words.
pub(in crate::formats) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{3000}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let numbers: Vec<_> = read("a\nb\r\nc\rd\n\n\re", 1).iter().map(|line| (line.text, line.number, line.gap)).collect();
        assert_eq!(numbers, [("a", 1, 1), ("b", 2, 0), ("c", 3, 0), ("d", 4, 0), ("e", 7, 2)]);
    }

    #[test]
    fn a_line_of_white_space_of_any_kind_is_empty() {
        assert_eq!(read(" \u{a0} \n\u{200b}\n\t\n\u{3000}", 1), []);
        assert_eq!(read("a\n\u{a0}\nb", 7)[1].number, 9);
    }

    #[test]
    fn lines_have_an_indent_and_a_width() {
        let line = read("\t 日本 é ", 1)[0];
        assert_eq!((line.text, line.indent(), line.width, line.end()), ("日本 é", 5, 6, 11));
    }
}
