//! Rewrites syntax that the Markdown parser does not know: site generators' shortcodes, admonitions, attribute lists, wiki links, the
//! marks of note programs, MDX. They become Markdown or placeholders for [`Piece`]s, line for line, so that line numbers hold.

mod admonition;
mod inline;
mod mdx;
mod notes;
pub(super) mod shortcode;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use admonition::Admonitions;
use aho_corasick::{AhoCorasick, MatchKind};
pub(super) use shortcode::Piece;

/// Opens a piece's mark: a noncharacter, which no text may hold.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// The fence of code that a shortcode opened, and that only a shortcode closes.
const SHORTCODE: (u8, usize) = (b'{', usize::MAX);

/// Marks of syntax that the parser does not know, beside `{` and `^`, and beginnings of such marks. All of them are searched for in one pass
/// over the text.
static MARKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let doubtful = ["==", "[!", "\n<"];
    let in_lines = ["!!! ", "???", "=== ", "::", "%%", "    <", "\t<", "\n*[", "\nimport ", "\nexport "];
    let brackets = ["[[", "[youtube", "[vimeo", "[embed", "[caption", "[video", "[toc]", "[TOC]"];
    let lowered = ["~0", "~1", "~2", "~3", "~4", "~5", "~6", "~7", "~8", "~9"];
    let all = in_lines.into_iter().chain(brackets).chain(lowered).chain(doubtful);
    // The only kind of match that is searched for with vector instructions.
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(all).ok()
});

/// Whether a text has syntax that the parser does not know.
fn is_odd(body: &str) -> bool {
    let Some(marks) = MARKS.as_ref() else { return true };
    let is_one = |at: Range<usize>| {
        let (before, behind) = (&body.as_bytes()[..at.start], body.as_bytes().get(at.end));
        match &body[at.clone()] {
            // A line of nothing else underlines a heading.
            "==" => before.last() != Some(&b'=') && behind.is_some_and(|next| !matches!(next, b'=' | b'\n' | b'\r')),
            "[!" => behind != Some(&b'['),
            "\n<" => is_odd_line(&body[at.start + 1..]),
            _ => true,
        }
    };
    body.contains('{') || body.contains('^') || is_odd_line(body) || marks.find_iter(body).any(|found| is_one(found.range()))
}

/// Whether a text begins with a line that the parser does not know.
fn is_odd_line(rest: &str) -> bool {
    let component = rest.strip_prefix('<').is_some_and(|tag| tag.trim_start_matches('/').starts_with(|c: char| c.is_ascii_uppercase()));
    component || ["import ", "export ", "*["].iter().any(|start| rest.starts_with(start))
}

/// A body that Markdown's parser can read.
pub(super) struct Prepared<'a> {
    /// The body; as many lines as before.
    pub(super) text: Cow<'a, str>,
    /// The pieces that the placeholders refer to by number, each with its source.
    pub(super) pieces: Vec<(Piece, String)>,
}

pub(super) fn prepare(body: &str) -> Prepared<'_> {
    if !is_odd(body) {
        return Prepared { text: Cow::Borrowed(body), pieces: Vec::new() };
    }
    let mut preparation = Preparation::new(body);
    preparation.run();
    Prepared { text: Cow::Owned(preparation.out), pieces: preparation.pieces }
}

struct Preparation<'a> {
    body: &'a str,
    out: String,
    pieces: Vec<(Piece, String)>,
    admonitions: Admonitions,
    /// The mark and length of the fence that is open.
    fence: Option<(u8, usize)>,
    html: bool,
    closers: [usize; 4],
    /// Where the last remark that was looked for ends.
    remark_end: usize,
    /// Notes that lay within lines.
    notes: Vec<String>,
}

impl<'a> Preparation<'a> {
    fn new(body: &'a str) -> Self {
        let out = String::with_capacity(body.len() + body.len() / 16);
        let admonitions = Admonitions::default();
        Self { body, out, pieces: Vec::new(), admonitions, fence: None, html: false, closers: [0; 4], remark_end: 0, notes: Vec::new() }
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.body.len() {
            let end = self.line_end(at);
            at = self.line(at, end);
            if let Some(feed) = self.body[at..].chars().next() {
                self.out.push(feed);
                at += feed.len_utf8();
            }
        }
        self.write_notes();
    }

    /// The end of the line that contains `at`, excluding its line feed.
    fn line_end(&self, at: usize) -> usize {
        self.body[at..].find('\n').map_or(self.body.len(), |length| at + length)
    }

    /// Rewrites the line from `at` to `end`; says where it stopped, which is further where a shortcode goes over lines.
    fn line(&mut self, at: usize, end: usize) -> usize {
        let line = &self.body[at..end];
        if line.trim().is_empty() {
            let filler = self.filler(end);
            self.html = self.html && !filler.is_empty();
            self.out.push_str(self.admonitions.blank(&self.body[end..]));
            self.out.push_str(filler);
            return end;
        }
        let (inside, left) = self.admonitions.enter(line, &mut self.out);
        if left {
            self.fence = None;
        }
        let content = &line[inside..];
        if let Some(fence) = self.fence {
            if fence == SHORTCODE && shortcode::ends_code(content) {
                self.fence = None;
                self.out.push_str("```");
                return end;
            }
            if closes(content, fence) {
                self.fence = None;
            }
            self.out.push_str(content);
            return end;
        }
        if let Some(fence) = fence(content) {
            self.fence = Some(fence);
            self.out.push_str(content);
            return end;
        }
        if let Some(stop) = self.announced(at, inside, end) {
            return stop;
        }
        if is_scaffolding(content) || self.is_replaced_by_contents(content, end) {
            return end;
        }
        self.html |= content.trim_start().starts_with('<');
        self.rewrite(at + inside, end)
    }

    /// Rewrites a line that begins an admonition, a callout or a container, or is none of the text; says where it stopped.
    fn announced(&mut self, at: usize, inside: usize, end: usize) -> Option<usize> {
        let line = &self.body[at..end];
        let content = &line[inside..];
        if let Some((title, quoted)) = self.admonitions.open(line, inside) {
            self.begin_admonition(&title, quoted);
            return Some(end);
        }
        if let Some(callout) = notes::callout(content) {
            self.begin_callout(at + inside, end, callout);
            return Some(end);
        }
        if let Some(title) = mdx::container(content) {
            self.begin_admonition(title, false);
            return Some(end);
        }
        self.mdx(at + inside, end)
    }

    /// kramdown puts a table of contents in the place of a list whose one item is followed by `{:toc}`.
    fn is_replaced_by_contents(&self, content: &str, end: usize) -> bool {
        let item = content.starts_with(['*', '-', '+', '1']);
        item && self.body[end..].trim_start().get(..6).is_some_and(|next| next.eq_ignore_ascii_case("{:toc}"))
    }

    /// A blank line within HTML that is set in goes on with HTML in what follows, not with code.
    fn filler(&self, end: usize) -> &'static str {
        if !self.html || self.fence.is_some() {
            return "";
        }
        let rest = self.body[end..].trim_start_matches(['\n', '\r']);
        let next = rest[..rest.floor_char_boundary(400)].lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let deep = next.starts_with("    ") || next.starts_with('\t');
        let tag = next.trim_start().strip_prefix('<').is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        if deep && tag { "<!---->" } else { "" }
    }

    fn begin_admonition(&mut self, title: &str, quoted: bool) {
        if quoted {
            self.out.push_str("> ");
        }
        if !title.is_empty() {
            self.out.push_str("**");
            self.out.push_str(title);
            self.end_title();
        }
    }

    /// Ends a title in bold. Behind punctuation, only a space makes the marks closing ones.
    fn end_title(&mut self) {
        let parted = if self.out.ends_with(char::is_alphanumeric) { "**" } else { "** " };
        self.out.push_str(parted);
        self.mark(Piece::Break, "");
    }

    /// Puts `piece` into the text as a mark.
    fn mark(&mut self, piece: Piece, source: &str) {
        self.out.push(OPEN);
        self.out.push_str(&self.pieces.len().to_string());
        self.out.push(CLOSE);
        self.pieces.push((piece, source.to_owned()));
    }
}

/// The text before the first placeholder, the placeholder's number, and the text after it.
pub(super) fn mark(text: &str) -> Option<(&str, usize, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let number = rest[..rest.floor_char_boundary(12)].split_once(CLOSE).and_then(|(number, _)| number.parse::<usize>().ok());
    let length = number.and_then(|_| rest.find(CLOSE)).map_or(0, |at| at + CLOSE.len_utf8());
    Some((before, number.unwrap_or(usize::MAX), &rest[length..]))
}

pub(super) fn without_marks(mut text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    while let Some((before, _, after)) = mark(text) {
        out.push_str(before);
        text = after;
    }
    out + text
}

fn fence(line: &str) -> Option<(u8, usize)> {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line).trim_start();
    let mark = *line.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = line.bytes().take_while(|&byte| byte == mark).count();
    (length >= 3 && !(mark == b'`' && line[length..].contains('`'))).then_some((mark, length))
}

fn closes(line: &str, (mark, length): (u8, usize)) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    line.len() >= length && line.bytes().all(|byte| byte == mark)
}

/// Lines that only say how a page is to be made: a table of contents, properties.
fn is_scaffolding(line: &str) -> bool {
    let line = line.trim();
    let toc = ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}", "${toc}"].iter().any(|mark| line.eq_ignore_ascii_case(mark));
    toc || notes::is_property(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The prepared text, which has as many lines as before.
    pub(super) fn text(body: &str) -> String {
        let prepared = prepare(body);
        assert_eq!(prepared.text.matches('\n').count(), body.matches('\n').count(), "{body}");
        prepared.text.into_owned()
    }

    #[test]
    fn the_place_of_a_table_of_contents_is_dropped() {
        assert_eq!(text("a\n\n* TOC\n{:toc}\n\nb").split_whitespace().collect::<Vec<_>>(), ["a", "b"]);
        assert!(text("* TOC\n* {a}").contains("TOC"));
    }

    #[test]
    fn plain_markdown_is_not_copied() {
        assert!(matches!(prepare("# A\n\nb *c* [d](e)\n").text, Cow::Borrowed(_)));
    }

    #[test]
    fn code_is_left_alone() {
        for code in ["```\n{{< youtube abc >}}\n```\n", "~~~~\n{% raw %}\n~~~\n[[x]]\n~~~~\n", "a `{{< x >}}` b ``[[`x`]]``\n"] {
            assert_eq!(text(code), code);
        }
    }

    #[test]
    fn admonitions_are_block_quotations() {
        let body = "!!! note \"The sea\"\n    Deep\n\n    and wide.\n\nOut {x}\n";
        assert_eq!(text(body), "> **The sea**\u{fdd0}0\u{fdd1}\n> Deep\n>\n> and wide.\n\nOut {x}\n");
        assert_eq!(text("??? tip \"\"\n    A\n    !!! warning\n        B\n"), "> \n> A\n> > **Warning**\u{fdd0}0\u{fdd1}\n> > B\n");
    }

    #[test]
    fn indented_html_continues_over_blank_lines() {
        assert_eq!(text("<table>\n  <td>\n\n    <td>\n\nEnd\n"), "<table>\n  <td>\n<!---->\n    <td>\n\nEnd\n");
    }

    #[test]
    fn scaffolding_lines_are_dropped() {
        assert_eq!(text("[TOC]\n\nText\n::: note\nIn\n:::\n"), "\n\nText\n\nIn\n\n");
    }
}
