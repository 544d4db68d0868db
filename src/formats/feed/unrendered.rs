//! Converts unrendered blog text to HTML: paragraphs separated by empty lines instead of tags, and captions in square brackets.

use std::borrow::Cow;

/// HTML with tags for paragraphs and captions; unchanged if it has tags for paragraphs or line breaks already.
pub(super) fn finished(html: &str) -> Cow<'_, str> {
    let bracketed = html.contains("[caption") && html.contains("[/caption]");
    let kept = html.contains("\n\n") || html.contains("\r\n\r\n");
    let html = if bracketed { Cow::Owned(figures(html)) } else { Cow::Borrowed(html) };
    if kept && !has_paragraphs(&html) { Cow::Owned(paragraphs(&html)) } else { html }
}

/// Whether tags mark paragraphs or line breaks.
fn has_paragraphs(html: &str) -> bool {
    html.match_indices('<').any(|(at, _)| {
        let tag = html.as_bytes()[at + 1..].iter().take(4).map(u8::to_ascii_lowercase).collect::<Vec<_>>();
        let ends = |at: usize| tag.get(at).is_some_and(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\n' | b'\t'));
        tag.starts_with(b"p") && ends(1) || tag.starts_with(b"br") && ends(2) || tag.starts_with(b"div")
    })
}

/// Wraps each run between empty lines in a paragraph, except in preformatted text.
fn paragraphs(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let (mut preformatted, mut empty) = (false, true);
    for line in html.lines() {
        let bare = line.trim();
        if !preformatted && empty && !bare.is_empty() {
            out.push_str("<p>");
        }
        empty = bare.is_empty();
        preformatted = (preformatted || line.contains("<pre")) && !line.contains("</pre>");
        out.extend([line, "\n"]);
    }
    out
}

/// Converts `[caption …]<img …> words[/caption]` to a figure with a caption.
fn figures(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some((before, opened)) = rest.split_once("[caption") {
        let Some((inside, after)) = opened.split_once("[/caption]") else { break };
        let inside = inside.split_once(']').map_or("", |(_, inside)| inside);
        let end = inside.rfind('>').map_or(0, |at| at + 1);
        out.extend([before, "<figure>", &inside[..end], "<figcaption>", &inside[end..], "</figcaption></figure>"]);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_separate_paragraphs_without_tags() {
        assert_eq!(
            finished("One\ntwo.\n\n<b>Three</b>\n\n<pre>a\n\nb</pre>\nc"),
            "<p>One\ntwo.\n\n<p><b>Three</b>\n\n<p><pre>a\n\nb</pre>\nc\n"
        );
        for whole in ["One\ntwo", "<P>One\n\ntwo", "One<br/>\n\ntwo", "<div>One\n\ntwo</div>"] {
            assert!(matches!(finished(whole), Cow::Borrowed(_)), "{whole}");
        }
    }

    #[test]
    fn bracketed_captions_become_figures() {
        let written = "<p>A</p>[caption id=\"x\"]<a href=\"b\"><img src=\"c\"></a> The crane[/caption] [caption] open";
        let meant = "<p>A</p><figure><a href=\"b\"><img src=\"c\"></a><figcaption> The crane</figcaption></figure> [caption] open";
        assert_eq!(finished(written), meant);
    }
}
