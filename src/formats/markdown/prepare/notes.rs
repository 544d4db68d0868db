//! Syntax of note programs, Obsidian above all: callouts, `==marked==` words, `^[notes]` within the line, `%%private remarks%%`, names of
//! paragraphs (`^id`), and raised and lowered digits as pandoc writes them.

use std::fmt::Write;

use super::Preparation;
use crate::formats::superscript::{self, Position};

/// The longest remark, note and marked stretch, in bytes.
const REMARK: usize = 64 * 1024;
const NOTE: usize = 2000;
const MARKED: usize = 2000;

/// Properties that Logseq writes below an item, none of which is text.
const PROPERTIES: &[&str] = &[
    "id",
    "collapsed",
    "heading",
    "background-color",
    "ls-type",
    "hl-page",
    "hl-color",
    "hl-type",
    "hl-stamp",
    "created-at",
    "updated-at",
    "logbook",
    "card-last-interval",
    "card-repeats",
    "card-ease-factor",
    "card-next-schedule",
    "card-last-reviewed",
    "card-last-score",
];

/// The first line of a callout, `> [!kind]- Title`: bytes before `[!`, the kind, and where its title begins.
pub(super) fn callout(line: &str) -> Option<(usize, &str, usize)> {
    let quoted = line.trim_start_matches([' ', '\t', '>']);
    let before = line.len() - quoted.len();
    if !line[..before].contains('>') {
        return None;
    }
    let (kind, rest) = quoted.strip_prefix("[!")?.split_once(']')?;
    let plain = !kind.is_empty() && kind.len() <= 40 && kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '|'));
    let unfolded = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    if !plain || rest.starts_with(['(', '[', ':']) || !(unfolded.is_empty() || unfolded.starts_with([' ', '\t', '\r'])) {
        return None;
    }
    // The parser knows GitHub's five itself.
    let known = matches!(kind, "NOTE" | "TIP" | "IMPORTANT" | "WARNING" | "CAUTION") && rest.trim().is_empty();
    let title = line.len() - unfolded.trim_start().len();
    (!known).then_some((before, kind.split('|').next().unwrap_or(kind).trim(), title))
}

/// Whether a line is a property of Logseq's, or says what an abbreviation means.
pub(super) fn is_property(line: &str) -> bool {
    let line = line.trim();
    let property = || line.split_once(":: ").or_else(|| line.split_once("::")).is_some_and(|(key, _)| PROPERTIES.contains(&key));
    line.starts_with("*[") && line.contains("]: ") || property()
}

/// `kind` as a title: `what-to-know` is What to know.
pub(super) fn title_of(kind: &str) -> String {
    let words = kind.replace(['-', '_'], " ").to_lowercase();
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl Preparation<'_> {
    /// Writes the first line of a callout: its title in bold, else its kind.
    pub(super) fn begin_callout(&mut self, at: usize, end: usize, (before, kind, title): (usize, &str, usize)) {
        let text = self.body[at + title..end].trim_end();
        self.out.push_str(&self.body[at..at + before]);
        self.out.push_str("**");
        if text.is_empty() {
            self.out.push_str(&title_of(kind));
        } else {
            self.rewrite(at + title, at + title + text.len());
        }
        self.end_title();
    }

    /// Puts marked words in bold; says where they end.
    pub(super) fn marked(&mut self, at: usize, end: usize) -> usize {
        let inside = at + 2;
        let glued = self.out.ends_with(|c: char| c == '=' || c.is_alphanumeric());
        if glued || !self.body[at..end].starts_with("==") {
            return self.copy(at, '=');
        }
        let line = &self.body[inside..end.min(self.body.floor_char_boundary(inside + MARKED))];
        let close = line.find("==").filter(|close| {
            let behind = line[close + 2..].chars().next();
            let words = &line[..*close];
            !words.is_empty()
                && words.trim() == words
                && !words.starts_with('=')
                && !behind.is_some_and(|c| c == '=' || c.is_alphanumeric())
        });
        match close {
            Some(close) => {
                let bold = !line[..close].contains("**");
                self.out.push_str(if bold { "**" } else { "" });
                self.rewrite(inside, inside + close);
                self.out.push_str(if bold { "**" } else { "" });
                inside + close + 2
            }
            None => self.copy(at, '='),
        }
    }

    /// Leaves a private remark out, over lines too; says where it ends.
    pub(super) fn remark(&mut self, at: usize) -> usize {
        let glued = self.out.ends_with(|c: char| c == '%' || c.is_alphanumeric());
        let inside = at + 2;
        if glued || !self.body[at..].starts_with("%%") {
            return self.copy(at, '%');
        }
        if self.remark_end < inside {
            self.remark_end = self.body[inside..].find("%%").map_or(usize::MAX, |offset| inside + offset);
        }
        let close = self.remark_end;
        if close == usize::MAX || close - inside > REMARK {
            return self.copy(at, '%');
        }
        let feeds = self.body[at..close].matches('\n').count();
        self.out.extend(std::iter::repeat_n('\n', feeds));
        close + 2
    }

    /// A note within the line, the name of a paragraph, or raised digits; says where it ends.
    pub(super) fn caret(&mut self, at: usize, end: usize) -> usize {
        let line = &self.body[at + 1..end];
        if line.starts_with('[') && !self.out.ends_with(['[', '^']) {
            return self.inline_note(at).unwrap_or_else(|| self.copy(at, '^'));
        }
        let id = line.trim_end();
        let named = !id.is_empty()
            && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && (id.contains(|c: char| c.is_ascii_alphabetic()) || id.len() > 5);
        if named && (self.out.is_empty() || self.out.ends_with([' ', '\t', '\n'])) {
            self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
            return at + 1 + id.len();
        }
        self.shifted(at, end, '^', Position::Raised)
    }

    /// Digits between two marks that raise or lower them: `10^6^`, `H~2~O`.
    pub(super) fn shifted(&mut self, at: usize, end: usize, mark: char, position: Position) -> usize {
        let near = &self.body[at + 1..end.min(self.body.floor_char_boundary(at + 12))];
        let close = near.find(mark).filter(|close| !near[close + 1..].starts_with(mark));
        let written = close.and_then(|close| superscript::written(&near[..close], position));
        match (written, close) {
            (Some(written), Some(close)) if self.out.ends_with(|c: char| c.is_alphanumeric() || c == ')') => {
                self.out.push_str(&written);
                at + 1 + close + 1
            }
            _ => self.copy(at, mark),
        }
    }

    /// Puts a note within the line below the text, and a reference to it in its place.
    fn inline_note(&mut self, at: usize) -> Option<usize> {
        let near = &self.body[at + 2..self.body.floor_char_boundary(at + 2 + NOTE)];
        near.find(']')?;
        let mut depth = 1_usize;
        let close = near.char_indices().find_map(|(offset, c)| {
            depth = match c {
                '[' => depth + 1,
                ']' => depth - 1,
                _ => depth,
            };
            (depth == 0).then_some(offset)
        })?;
        let text = &near[..close];
        if text.trim().is_empty() || text.contains("\n\n") {
            return None;
        }
        self.notes.push(text.replace(['\r', '\n'], " "));
        let _ = write!(self.out, "[^inline-note-{}]", self.notes.len());
        self.out.extend(std::iter::repeat_n('\n', text.matches('\n').count()));
        Some(at + 2 + close + 1)
    }

    /// Writes the notes that lay within lines, below the text.
    pub(super) fn write_notes(&mut self) {
        for (index, text) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let _ = write!(self.out, "\n\n[^inline-note-{}]: {text}\n", index + 1);
        }
    }

    /// Writes a mark that means nothing here.
    fn copy(&mut self, at: usize, mark: char) -> usize {
        self.out.push(mark);
        at + mark.len_utf8()
    }
}

#[cfg(test)]
mod tests {
    use super::super::prepare;

    fn text(body: &str) -> String {
        prepare(body).text.into_owned()
    }

    #[test]
    fn callouts_show_their_title_or_their_kind() {
        assert_eq!(text("> [!info]- The *sea*\n> Deep\n"), "> **The *sea*** \u{fdd0}0\u{fdd1}\n> Deep\n");
        assert_eq!(text("> [!what-to-know]+\n> > [!todo] x\n"), "> **What to know**\u{fdd0}0\u{fdd1}\n> > **x**\u{fdd0}1\u{fdd1}\n");
        for same in ["> [!NOTE]\n> Deep\n", "[!info] alone\n", "> [![a](b)](c)\n", "> [!x](y)\n"] {
            assert_eq!(text(same), same);
        }
    }

    #[test]
    fn marked_words_are_bold_and_remarks_are_left_out() {
        assert_eq!(text("The ==lock keeper== left.\n"), "The **lock keeper** left.\n");
        assert_eq!(text("Left %%why?%% and\n%%\nno\n%%\nback\n"), "Left  and\n\n\n\nback\n");
        for same in ["A\n===\nB\n==\n", "if a==b && c==d\n", "100%% of it, 50%%\n", "`==a==` %% open\n", "a == b == c\n"] {
            assert_eq!(text(same), same);
        }
    }

    #[test]
    fn notes_in_lines_go_below_the_text_and_names_of_paragraphs_go() {
        assert_eq!(
            text("Nobody.^[Not [even](x) he.] So ^para-1\n"),
            "Nobody.[^inline-note-1] So\n\n\n[^inline-note-1]: Not [even](x) he.\n"
        );
        for same in ["x ^2\n", "a[^1] b\n\n[^1]: c\n", "2^[ open\n"] {
            assert_eq!(text(same), same);
        }
    }

    #[test]
    fn raised_and_lowered_digits_have_characters() {
        assert_eq!(text("10^6^ l of CO~2~, ~~old~~ ~5~ x^y^\n"), "10⁶ l of CO₂, ~~old~~ ~5~ x^y^\n");
    }

    #[test]
    fn properties_and_meanings_of_abbreviations_are_no_text() {
        assert_eq!(text("- Sea\n  id:: 65f\n  collapsed:: true\n*[PLA]: Port Lock Authority\n"), "- Sea\n\n\n\n");
        assert_eq!(text("He said:: nothing\n"), "He said:: nothing\n");
    }
}
