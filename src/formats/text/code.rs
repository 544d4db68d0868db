//! Recognises lines that are not prose: program listings, commands, rows of tables.

use super::lines::{self, Line};
use crate::formats::lexicon::Phrases;

/// Whether a stanza is a listing: most of its lines look like code.
pub(super) fn is_listing(stanza: &[Line<'_>]) -> bool {
    if stanza.len() < 2 {
        return false;
    }
    // Columns set with spaces have wide gaps within.
    more_than((1, 2), stanza, looks_like_code) || more_than((2, 3), stanza, |line| lines::holds_gap(line) && line.contains("   "))
}

/// Whether a stanza is a table: each line has the same number of cells, parted by tabs or bars.
pub(super) fn is_table(stanza: &[Line<'_>]) -> bool {
    let [first, _, ..] = stanza else { return false };
    let same = |count: fn(&str) -> usize| count(first.text) > 0 && stanza.iter().all(|line| count(line.text) == count(first.text));
    same(|line| line.bytes().filter(|&byte| byte == b'\t').count())
        || stanza.iter().all(|line| line.text.len() > 2 && line.text.starts_with('|') && line.text.ends_with('|'))
}

/// Whether `says` is true of more lines than this part of the whole; no more are asked than it takes to know.
fn more_than((part, whole): (usize, usize), stanza: &[Line<'_>], says: fn(&str) -> bool) -> bool {
    let enough = stanza.len() * part / whole + 1;
    let (mut found, mut left) = (0, stanza.len());
    for line in stanza {
        if found + left < enough {
            return false;
        }
        found += usize::from(says(line.text));
        left -= 1;
    }
    found >= enough
}

/// Whether a line is more likely written for a machine than for a reader.
pub(in crate::formats) fn looks_like_code(line: &str) -> bool {
    let plain = line.contains(' ') && line.ends_with(['.', '?', '!']) && !line.starts_with("//");
    if plain {
        return false;
    }
    let first = line.as_bytes().first();
    Phrases::CodeOpeners.iter().any(|start| start.as_bytes().first() == first && line.starts_with(start))
        || holds_operator(line)
        || line.ends_with([';', '{', '}', '\\']) && !line.ends_with(" ;") && line.contains(['(', '=', '{', '}', '\\'])
        || is_call(line)
        || is_import(line)
        || is_place_in_program(line)
        || is_identifier(line)
        || is_path(line)
}

/// Whether the line holds operators of programming languages: `->`, ` == `, `();`. In one pass, since every line of every text is tested.
fn holds_operator(line: &str) -> bool {
    // One of these is in each operator, and hardly a line of prose has any.
    let part = |byte: u8| matches!(byte, b'>' | b':' | b'=' | b'&' | b'/' | b'(' | b')' | b'\\' | b'{');
    if !lines::holds(line, part) {
        return false;
    }
    let bytes = line.as_bytes();
    bytes.windows(2).enumerate().any(|(at, pair)| match pair {
        b"->" | b"=>" | b"::" | b"+=" | b"&&" | b"</" | b"/>" | b"](" | b"){" | b"\\n" | b"${" => true,
        b"()" => bytes.get(at + 2) == Some(&b';'),
        b") " => bytes.get(at + 2) == Some(&b'{'),
        b" =" => matches!(bytes.get(at + 2..), Some([b' ', ..] | [b'=' | b'~', b' ', ..])),
        _ => false,
    })
}

/// `name.rb:12:in …`: what a program says went wrong, and where.
fn is_place_in_program(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(':') else { return false };
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let file = name.rsplit_once('.').is_some_and(|(_, ending)| (1..=4).contains(&ending.len()) && !name.contains(' '));
    file && figures > 0 && rest.get(figures..).is_some_and(|rest| rest.starts_with(':'))
}

/// `from module import name`.
fn is_import(line: &str) -> bool {
    line.strip_prefix("from ").and_then(|rest| rest.split_once(' ')).is_some_and(|(_, rest)| rest.starts_with("import "))
}

/// `name.of(thing)` and nothing else; the bracket may close on another line.
fn is_call(line: &str) -> bool {
    line.ends_with([')', '(']) && !line.contains(' ') && line.find('(').is_some_and(|at| at > 0 && !line[..at].ends_with(')'))
}

/// Whether the line begins with an absolute path: `/etc/init.d/tide reload`.
fn is_path(line: &str) -> bool {
    line.strip_prefix('/').and_then(|rest| rest.split(' ').next()).is_some_and(|path| path.contains('/') && !path.starts_with('/'))
}

/// Whether the line is one word with characters of identifiers, paths or checksums: `some_name`, `lib/path.rb`, `0b8f27ea…`.
fn is_identifier(line: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | '-' | ':' | '\\' | '~' | '@');
    let one_word = !line.contains(' ') && line.chars().all(name);
    one_word && (line.contains(['_', '/', '\\']) || line.len() > 24 && line.bytes().any(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text::lines;

    #[test]
    fn programs_and_commands_are_code() {
        for line in ["let x = 3;", "$ ls -l", "puts a.map(&:to_s) => b", "if (a && b) {", "}", "run(thing)", "lib/tide_table.rb", "</div>"]
        {
            assert!(looks_like_code(line) || line == "}", "{line}");
        }
    }

    #[test]
    fn prose_is_no_code() {
        for line in
            ["The tide (again)", "Who pays?", "It rose by 3 m; then it fell.", "AC/DC play", "Tide", "Rappeler les faits ;", "Well-known"]
        {
            assert!(!looks_like_code(line), "{line}");
        }
    }

    #[test]
    fn lines_with_as_many_tabs_are_a_table() {
        assert!(is_table(&lines::read("a\tb\n1\t2", 1)));
        assert!(is_table(&lines::read("| a | b |\n| 1 | 2 |", 1)));
        assert!(!is_table(&lines::read("a\tb\nprose", 1)) && !is_table(&lines::read("a\tb", 1)));
    }
}
