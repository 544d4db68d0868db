//! Quotation marks by language, and quoting text with them: existing outer marks are removed, marks within become inner ones.

use crate::formats::language::quotation_marks;

/// The quotation marks of a language, from the outermost level inwards. Those of French and similar languages include their spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
}

impl Marks {
    /// The quotation marks of a BCP 47 language; those of English if it is unknown.
    pub(crate) fn of(lang: Option<&str>) -> Self {
        let [outer, inner] = quotation_marks(lang.unwrap_or_default());
        Self { outer, inner }
    }

    /// Quotes text. `parts` are the paragraphs of one quotation with their own marks; `gap` separates them.
    pub(crate) fn around(self, parts: &[&str], gap: &str) -> String {
        let last = parts.len().saturating_sub(1);
        let bare = parts.iter().enumerate().map(|(index, part)| self.within(bare(part, index == last)));
        let text = bare.collect::<Vec<_>>().join(gap);
        format!("{}{}{}", self.outer.0, text, self.outer.1)
    }

    /// Converts the marks of text within a quotation: outer ones become inner ones, inner ones outer ones, and so on.
    fn within(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut open: Vec<char> = Vec::new();
        let mut before = None;
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match turn(c, open.last().copied(), before, rest.peek().copied()) {
                Turn::Opens => {
                    out.push_str(self.at(open.len()).0);
                    open.push(c);
                    while rest.next_if(|&next| is_space(next)).is_some() {}
                }
                Turn::Closes => {
                    open.pop();
                    out.truncate(out.trim_end_matches(is_space).len());
                    out.push_str(self.at(open.len()).1);
                }
                Turn::Stays => out.push(c),
            }
            before = Some(c);
        }
        out
    }

    /// The marks at nesting level `depth`, 0 being the outermost.
    fn at(self, depth: usize) -> (&'static str, &'static str) {
        if depth.is_multiple_of(2) { self.inner } else { self.outer }
    }
}

const STRAIGHT: char = '\u{22}';

/// The effect of a character on the open quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    Stays,
}

/// Classifies `c` where `open` is the innermost open mark, between two characters. Single marks are left alone: most are apostrophes, the
/// others are already inner marks.
fn turn(c: char, open: Option<char>, before: Option<char>, after: Option<char>) -> Turn {
    let begins = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '’' | '\''));
    let word_follows = after.is_some_and(|c| !c.is_whitespace());
    match (c, open) {
        ('»', Some('«')) | ('«', Some('»')) | ('“', Some('„')) | ('”', Some('“' | '„' | '”')) | (STRAIGHT, Some(STRAIGHT)) => {
            Turn::Closes
        }
        ('」', Some('「')) | ('』', Some('『')) => Turn::Closes,
        ('«' | '“' | '„' | '「' | '『', _) => Turn::Opens,
        ('»' | '”' | STRAIGHT, _) if begins && word_follows => Turn::Opens,
        _ => Turn::Stays,
    }
}

/// A paragraph of a quotation without its opening mark and, if it is the last, without its closing mark.
fn bare(part: &str, last: bool) -> &str {
    const OPENING: &[char] = &['«', '»', '“', '”', '„', STRAIGHT, '‘', '’', '‚', '\'', '‹', '›', '「', '『'];
    const CLOSING: &[char] = &['»', '«', '”', '“', STRAIGHT, '’', '‘', '\'', '›', '‹', '」', '』'];
    let text = part.trim();
    let begun = text.strip_prefix(OPENING).or_else(|| text.strip_prefix(['—', '–', '―']).filter(|rest| rest.starts_with(is_space)));
    let text = begun.unwrap_or(text).trim_start_matches(is_space);
    // A closing mark of a paragraph without an opening one belongs to a quotation within it.
    let ended = if last && begun.is_some() { text.strip_suffix(CLOSING) } else { None };
    ended.unwrap_or(text).trim_end_matches(is_space)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(lang: &str, text: &str) -> String {
        Marks::of(Some(lang)).around(&[text], "\n")
    }

    #[test]
    fn each_language_has_its_marks() {
        assert_eq!(set("en", "\"Never.\""), "“Never.”");
        assert_eq!(set("fr", "\"Jamais.\""), "«\u{a0}Jamais.\u{a0}»");
        assert_eq!(set("fr-CA", "« Jamais. »"), "«\u{a0}Jamais.\u{a0}»");
        assert_eq!(set("de", "»Nie.«"), "„Nie.“");
        assert_eq!(set("de-CH", "«Nie.»"), "«Nie.»");
        assert_eq!(set("es", "—Nunca"), "«—Nunca»");
        assert_eq!(set("es", "— Nunca"), "«Nunca»");
        assert_eq!(set("ja", "「いいえ」"), "「いいえ」");
        assert_eq!(set("xx", "‘No.’"), "“No.”");
        assert_eq!(Marks::of(None), Marks::of(Some("en")));
    }

    #[test]
    fn marks_within_become_inner_ones() {
        assert_eq!(set("fr", "« Il a dit «\u{a0}non\u{a0}» hier. »"), "«\u{a0}Il a dit “non” hier.\u{a0}»");
        assert_eq!(set("en", "‘She said “no” and went.’"), "“She said ‘no’ and went.”");
        assert_eq!(set("en", "\"She said \"no\" and went.\""), "“She said ‘no’ and went.”");
        assert_eq!(set("de", "„Er rief „Halt!“ und ging.“"), "„Er rief ‚Halt!‘ und ging.“");
        assert_eq!(set("en", "“A “b «c» d” e”"), "“A ‘b “c” d’ e”");
    }

    #[test]
    fn apostrophes_inches_and_lone_marks_stay() {
        assert_eq!(set("en", "“It’s five o’clock”"), "“It’s five o’clock”");
        assert_eq!(set("en", "“A 5\" pipe”"), "“A 5\" pipe”");
        assert_eq!(set("en", "no marks"), "“no marks”");
        assert_eq!(set("en", "He said “no”"), "“He said ‘no’”");
        assert_eq!(set("en", ""), "“”");
        assert_eq!(set("en", "\""), "“”");
    }

    #[test]
    fn the_marks_repeated_at_each_paragraph_are_taken_away() {
        assert_eq!(Marks::of(Some("en")).around(&["“One.", "“Two.", "“Three.”"], "\n"), "“One.\nTwo.\nThree.”");
        assert_eq!(Marks::of(Some("fr")).around(&["« Un.", "» Deux. »"], "\n"), "«\u{a0}Un.\nDeux.\u{a0}»");
    }
}
