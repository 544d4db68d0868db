//! Leaves program listings out of language detection: they look English in every language.

use std::borrow::Cow;

use super::Script;
use crate::formats::text::code;

/// The longest line of a program, in bytes; what is longer is prose that shows a sign or two of one.
const LINE: usize = 200;

/// With so many letters of prose, listings are ignored.
const PLENTY: usize = 200;

/// `text` without its listings; `None` where it is nearly nothing else.
pub(super) fn without(text: &str) -> Option<Cow<'_, str>> {
    let (mut prose, mut left_out) = (String::new(), 0);
    let mut fenced = false;
    for line in text.lines() {
        let bare = line.trim();
        let fence = bare.starts_with("```") || bare.starts_with("~~~");
        if fence || fenced || is_of_a_program(bare) {
            left_out += letters(bare);
            fenced ^= fence;
        } else {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    if left_out == 0 {
        return Some(Cow::Borrowed(text));
    }
    let said = letters(&prose);
    (said >= PLENTY || said > left_out / 3).then_some(Cow::Owned(prose))
}

/// The letters of a text; what is about a word counts as the letters of one.
fn letters(text: &str) -> usize {
    let weight = |c: char| if Script::of(c).is_some_and(Script::is_dense) { 5 } else { usize::from(c.is_alphabetic()) };
    text.chars().map(weight).sum()
}

/// Whether a line is one of a program. Markdown, HTML and quotations have signs of their own.
fn is_of_a_program(line: &str) -> bool {
    if line.is_empty() || line.len() > LINE || line.starts_with('>') || line.contains("](") || line.contains("</") {
        return false;
    }
    code::looks_like_code(line) || is_of_a_query(line) || is_of_a_script(line)
}

/// Whether a line is a clause of SQL: keywords in capitals, and names in lower case or digits.
fn is_of_a_query(line: &str) -> bool {
    const CLAUSES: &str = "SELECT|FROM|WHERE|JOIN|LEFT JOIN|RIGHT JOIN|INNER JOIN|GROUP BY|ORDER BY|HAVING|LIMIT|VALUES|UPDATE|SET|DELETE FROM|\
        DROP TABLE|AND|ON";
    let rest = CLAUSES.split('|').find_map(|clause| line.strip_prefix(clause)?.strip_prefix(' '));
    rest.is_some_and(|rest| rest.contains(['_', '.', '=', '(', ';', '*']) || !rest.trim().contains(' ')) && !line.ends_with('.')
}

/// A line of Python or its like: one that opens a block, or gives something back.
fn is_of_a_script(line: &str) -> bool {
    const OPENERS: &[&str] = &["for", "if", "elif", "else", "while", "with", "class", "def", "try", "except", "finally"];
    let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    line.ends_with(':') && OPENERS.contains(&first) || matches!(first, "return" | "yield" | "raise") && line.len() < 60
}

#[cfg(test)]
mod tests {
    use crate::formats::language::guess;

    #[test]
    fn listings_are_in_no_language() {
        let rust =
            "fn main() {\n    for file in &files {\n        let text = read(file)?;\n        println!(\"it is in the file\");\n    }\n}\n";
        let sql = "SELECT a.id, a.name\nFROM author\nWHERE a.is_in = 1 AND a.name IS NOT NULL\nORDER BY a.name\nLIMIT 20;\n";
        let python = "def read(path):\n    with open(path) as f:\n        for a in f:\n            if a is not None and a in b:\n                return a\n";
        let fenced = "```js\nthe of and to in a is that for it\nwas on with as he by at from are be\n```\n";
        assert_eq!([rust, sql, python, fenced].map(guess), [None; 4]);
    }

    #[test]
    fn prose_around_a_listing_counts() {
        let listing = "let text = read(file)?;\nfor line in text.lines() { println!(\"{line}\"); }\nif a == b { return; }\n";
        let said = |prose: &str| guess(&format!("{prose}\n\n{listing}"));
        assert_eq!(said("La mairie a annoncé hier que la bibliothèque ouvrira ses portes au printemps."), Some("fr"));
        assert_eq!((said("Voilà."), said("市政府昨天公布了新的图书馆计划。")), (None, Some("zh")));
        assert_eq!(guess("> La mairie a annoncé [hier](/a) que la bibliothèque ouvrira."), Some("fr"));
        assert_eq!(guess("FROM the town hall to the harbour it is a walk of an hour."), Some("en"));
    }
}
