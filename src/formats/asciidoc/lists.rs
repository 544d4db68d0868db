//! Items of lists, by the signs before them, and terms with what they mean.

use std::fmt::Write;

use super::{Page, inline};
use crate::formats::html::markdown_marks as marks;

impl Page {
    /// Whether a line begins an item of a list, or is a term with what it means.
    pub(super) fn item(&mut self, line: &str, number: usize) -> bool {
        let line = line.trim_start();
        if let Some((term, words)) = term(line) {
            self.close_lists();
            let _ = write!(self.out, "<p {}=\"{number}\"><b>", marks::LINE);
            inline::write(term, &mut self.out);
            self.out.push_str("</b>: ");
            inline::write(words, &mut self.out);
            self.is_paragraph = true;
            return true;
        }
        let Some((sign, words)) = line.split_once(' ') else { return false };
        let digits = sign.strip_suffix('.').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        let equal = |sign: &str, byte: u8| sign.len() <= 5 && sign.bytes().all(|other| other == byte);
        let (sign, element) = match sign {
            _ if digits => ("1.", "ol"),
            _ if equal(sign, b'.') => (sign, "ol"),
            _ if equal(sign, b'*') || sign == "-" => (sign, "ul"),
            _ => return false,
        };
        self.end_paragraph();
        if let Some(at) = self.lists.iter().position(|(open, _)| open == sign) {
            self.close_lists_to(at + 1);
            self.out.push_str("</li>");
        } else {
            let _ = write!(self.out, "<{element}>");
            self.lists.push((sign.to_owned(), element));
        }
        let tasks = [("[ ] ", "open"), ("[x] ", "done"), ("[*] ", "done")];
        let task = tasks.iter().find_map(|(sign, state)| Some((words.trim_start().strip_prefix(sign)?, *state)));
        let (words, state) = task.map_or((words, String::new()), |(words, state)| (words, format!(" {}=\"{state}\"", marks::TASK)));
        let _ = write!(self.out, "<li {}=\"{number}\"{state}>", marks::LINE);
        inline::write(words.trim(), &mut self.out);
        self.is_paragraph = true;
        true
    }
}

/// A term and what it means: `Lock:: A basin with gates`.
fn term(line: &str) -> Option<(&str, &str)> {
    let (term, words) = line.split_once(":: ").or_else(|| Some((line.strip_suffix("::")?, "")))?;
    (!term.is_empty() && term.len() < 120 && !term.contains("://")).then(|| (term, words.trim()))
}
