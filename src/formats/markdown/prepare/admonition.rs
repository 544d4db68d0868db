//! Admonitions and tabs as `MkDocs` writes them: `!!! note "Title"`, `??? tip`, `=== "Tab"`, with their content set in by four.
//! They become block quotations and plain paragraphs.

/// Maximum nesting depth of admonitions; deeper ones are text.
const DEPTH: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Admonitions {
    open: Vec<Admonition>,
}

#[derive(Debug)]
struct Admonition {
    /// The column in which its content begins.
    column: usize,
    quoted: bool,
}

impl Admonitions {
    /// The replacement for a blank line, given the text after it: a quotation mark `>` if the admonition continues.
    pub(super) fn blank(&self, rest: &str) -> &'static str {
        let Some(last) = self.open.last().filter(|admonition| admonition.quoted) else { return "" };
        let next = rest[..rest.floor_char_boundary(2000)].lines().find(|line| !line.trim().is_empty());
        let outer = self.open.len() == 1 && last.column == 4;
        if outer && next.is_some_and(|line| column(line).0 >= last.column) { ">" } else { "" }
    }

    /// Closes the admonitions that end before `line`, and writes the marks of the others; returns their length, and whether one was closed.
    pub(super) fn enter(&mut self, line: &str, out: &mut String) -> (usize, bool) {
        if self.open.is_empty() {
            return (0, false);
        }
        let (indent, _) = column(line);
        let before = self.open.len();
        self.open.retain(|admonition| admonition.column <= indent);
        let mut written = 0;
        for admonition in &self.open {
            out.extend(std::iter::repeat_n(' ', (admonition.column - 4).saturating_sub(written)));
            if admonition.quoted {
                out.push_str("> ");
            }
            written = admonition.column;
        }
        (skip(line, written), self.open.len() < before)
    }

    /// Opens the admonition that `line` announces from byte `inside` on: its title, and whether it is a quotation.
    pub(super) fn open(&mut self, line: &str, inside: usize) -> Option<(String, bool)> {
        let content = line.get(inside..)?;
        let trimmed = content.trim_start();
        let quoted = !trimmed.starts_with("===");
        let rest = ["!!!", "???", "==="].iter().find_map(|mark| trimmed.strip_prefix(mark))?;
        let rest = rest.strip_prefix(['+', '!']).unwrap_or(rest);
        let rest = rest.strip_prefix(' ')?.trim();
        let (kind, title) = rest.split_once('"').map_or((rest, None), |(kind, title)| (kind.trim(), title.strip_suffix('"')));
        let plain = kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '|'));
        let full = if quoted { !kind.is_empty() && kind.split(' ').count() <= 3 } else { kind.is_empty() && title.is_some() };
        if !plain || !full || self.open.len() >= DEPTH {
            return None;
        }
        self.open.push(Admonition { column: column(line).0 + 4, quoted });
        let title = title.map_or_else(|| capital(kind.split([' ', '|']).next().unwrap_or_default()), str::to_owned);
        Some((title.trim().to_owned(), quoted))
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The column in which a line's text begins, and its byte.
fn column(line: &str) -> (usize, usize) {
    let mut column = 0;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 4 - column % 4,
            _ => return (column, at),
        }
    }
    (column, line.len())
}

/// The byte at which `columns` of white space end.
fn skip(line: &str, columns: usize) -> usize {
    let mut column = 0;
    for (at, byte) in line.bytes().enumerate() {
        if column >= columns || !matches!(byte, b' ' | b'\t') {
            return at;
        }
        column += if byte == b'\t' { 4 - column % 4 } else { 1 };
    }
    line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_announcements_count() {
        let opens = |line: &str| Admonitions::default().open(line, 0);
        assert_eq!(opens("!!! note"), Some(("Note".into(), true)));
        assert_eq!(opens("???+ tip inline \"Try *this*\""), Some(("Try *this*".into(), true)));
        assert_eq!(opens("=== \"Linux\""), Some(("Linux".into(), false)));
        assert_eq!(opens("!!! What is that? Nobody knows"), None);
        assert_eq!(opens("!!!"), None);
        assert_eq!(opens("=== Heading"), None);
    }
}
