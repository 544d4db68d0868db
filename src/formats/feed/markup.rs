//! HTML within a feed, before it is parsed as HTML: detection, conversion to one plain line, and reassembly of inline XML into HTML. Blocks
//! are built by `formats::html`.

use std::borrow::Cow;

use super::lenient_xml::{Scanner, Token, local};
use super::references::References;
use crate::formats::html::{element, entity};
use crate::formats::lexicon::Phrases;

/// The longest comment searched for, in characters, so that many openings without an end stay cheap.
const NEAR: usize = 2048;

/// Length and element of the tag or comment at the start of `text` (at a `<`); `None` if HTML does not know it.
fn tag(text: &str) -> Option<(usize, String)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let near = comment.char_indices().nth(NEAR).map_or(comment, |(end, _)| &comment[..end]);
        return near.find("-->").map(|end| (end + 7, String::new()));
    }
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let length = name.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
    let element = name.get(..length)?.to_ascii_lowercase();
    if !Phrases::FeedElements.contains(&element) || !name[length..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')) {
        return None;
    }
    text[1..].find(['>', '<']).filter(|&end| text[1 + end..].starts_with('>')).map(|end| (end + 2, element))
}

/// Whether a text contains a tag that HTML knows.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(&text[at..]).is_some())
}

/// Whether a text of unknown type contains a tag or a character reference that HTML knows.
pub(super) fn looks_like_html(text: &str) -> bool {
    // A number needs no semicolon to be a reference; a name without one may be a word.
    has_tags(text) || ((text.contains("&#") || text.contains('&') && text.contains(';')) && entity::decode(text) != text)
}

/// Converts a piece of HTML to one line of text. Unknown tags are kept, because they are meant to be read.
pub(super) fn plain(html: &str) -> String {
    let said = squeeze(&entity::decode(&without_tags(html)));
    // Some feeds are escaped twice, by two programs in a row.
    if has_tags(&said) && said.contains("</") { squeeze(&entity::decode(&without_tags(&said))) } else { said }
}

fn without_tags(html: &str) -> Cow<'_, str> {
    if !html.contains('<') {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((length, element)) = tag(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        let silent = matches!(element.as_str(), "script" | "style") && !rest.starts_with("</");
        rest = &rest[length..];
        if silent {
            rest = rest.find("</").map_or("", |end| &rest[end..]);
        }
        if !element::is_inline(&element) {
            out.push(' ');
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// `text` on one line, each run of white space collapsed to one space; no-break spaces stay.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Converts inline XML to HTML: prefixes removed, CDATA sections as text, and an end tag for each element that HTML would leave open.
pub(super) fn from_xml(xml: &str, references: &References<'_>) -> String {
    let mut out = String::with_capacity(xml.len());
    for token in Scanner::new(xml) {
        match token {
            Token::Start(tag) => {
                let (name, written) = (local(tag.name), tag.written.trim_end());
                out.extend(["<", name, if tag.empty { written.trim_end_matches('/') } else { written }, ">"]);
                if tag.empty && !element::is_void(&name.to_ascii_lowercase()) {
                    out.extend(["</", name, ">"]);
                }
            }
            Token::End(name) => out.extend(["</", local(name), ">"]),
            Token::Text(text) => out.push_str(&references.keep(text)),
            Token::Cdata(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Token::Doctype(_) => (),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_known_by_its_tags_and_references() {
        assert!(
            looks_like_html("a <b>b</b>") && looks_like_html("AT&amp;T") && looks_like_html("it&#8217;s") && looks_like_html("a<br/>b")
        );
        assert!(!looks_like_html("5 < 7 & 8 > 6") && !looks_like_html("Vec<T> & R&D; <tag>") && !looks_like_html("<bold> claims"));
    }

    #[test]
    fn html_becomes_one_plain_line() {
        assert_eq!(plain("The <b>kio</b>sk&#8217;s<br>year\n"), "The kiosk’s year");
        assert_eq!(plain("Using Vec<T> & <style>p{}</style>R&D"), "Using Vec<T> & R&D");
        assert_eq!(plain("&lt;i&gt;Twice&lt;/i&gt; &amp; again"), "Twice & again");
        assert_eq!(plain("l’heure\u{a0}: 5 &lt; 7 <!-- x -->"), "l’heure\u{a0}: 5 < 7");
        assert_eq!(plain("if a < b &amp;&amp; c"), "if a < b && c");
    }

    #[test]
    fn tags_of_the_feed_become_html() {
        let html = |xml| from_xml(xml, &References::default());
        assert_eq!(html("<xh:p class=\"x\">a<xh:br/>b &amp; <![CDATA[<c>]]></xh:p>"), "<p class=\"x\">a<br>b &amp; &lt;c></p>");
        assert_eq!(html("<a name=\"x\" />text"), "<a name=\"x\" ></a>text");
    }
}
