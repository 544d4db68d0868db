//! Lines without marks: titles, captions and the like, as they are read rather than as they are written.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// `text` on one line, without Markdown's marks and HTML's tags, entities decoded once.
pub(in crate::formats) fn line(text: &str) -> String {
    if !text.contains(['*', '_', '`', '[', '<', '&', '\\']) {
        return text.trim().to_owned();
    }
    let text = &without_wiki_links(text);
    // A word in front keeps a line such as `1. May` from being read as a list.
    let mut out = String::with_capacity(text.len());
    let source = format!("x {}", text.trim().replace(['\r', '\n'], " "));
    push_words(Parser::new(&source), &mut out);
    out.strip_prefix('x').unwrap_or(&out).trim().to_owned()
}

/// `text` with the words of each `[[page|words]]` in its place.
fn without_wiki_links(text: &str) -> Cow<'_, str> {
    if !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("[[")
        && let Some((inside, after)) = behind.split_once("]]")
    {
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Appends the words of `events` to `out`.
pub(super) fn push_words<'a>(events: impl Iterator<Item = Event<'a>>, out: &mut String) {
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::InlineHtml(tag) if tag.starts_with("<br") => out.push(' '),
            _ => (),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_removed_and_words_stay() {
        assert_eq!(line(" 1. May "), "1. May");
        assert_eq!(line("1. **May** &#233;t&eacute;"), "1. May été");
        assert_eq!(line("snake_case_name & <b>co</b>"), "snake_case_name & co");
        assert_eq!(line("[the sea](https://example.org)"), "the sea");
        assert_eq!(line("&amp;lt;"), "&lt;");
        assert_eq!(line("[[Ann Lee]], [[people/bo|Bo *Roy*]] [[x"), "Ann Lee, Bo Roy [[x");
    }
}
