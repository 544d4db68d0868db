//! Markdown: `CommonMark` with GitHub's extensions, as site generators write it. Handles the parser's events one by one; syntax that the
//! parser does not know is rewritten before it (`prepare`) or read separately (`html`, `address`).

pub(in crate::formats) mod address;
mod html_scan;
mod inline;
mod leaf;
pub(in crate::formats) mod name;
pub(in crate::formats) mod plain;
mod prepare;
#[cfg(test)]
mod proptests;
mod raw_html;
mod reader;
mod sink;
#[cfg(test)]
mod tests;

use pulldown_cmark::{OffsetIter, Options, Parser};

use super::{Source, excess, front_matter, language, text};
use crate::article::Builder;
use crate::words::Diagnostic;
use reader::Reader;

/// The endings of names of files in Markdown.
pub(crate) const ENDINGS: &[&str] = &["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"];

/// Number of bytes examined to detect Markdown.
const EXAMINED: usize = 16 * 1024;

/// Whether a text looks like Markdown: a header, or marks of two kinds, a heading or a fence among them.
pub(crate) fn sniff(text: &str) -> bool {
    if front_matter::begins(text) {
        return true;
    }
    let head = &text[..text.floor_char_boundary(EXAMINED)];
    if head.starts_with("#!") {
        return false;
    }
    let (mut heading, mut fence, mut link, mut strong, mut list) = (false, false, false, false, false);
    for line in head.lines() {
        let level = line.bytes().take_while(|&byte| byte == b'#').count();
        heading |= (1..=6).contains(&level) && line[level..].starts_with(' ') && line[level..].trim().len() > 1;
        fence |= line.starts_with("```") && !line[3..].contains('`');
        link |= line.split("](").skip(1).any(|rest| rest.contains(')') && !rest.starts_with([' ', ')']));
        strong |= line.split("**").count() >= 3 && !line.contains("** ** ");
        list |= line.starts_with("- ") || line.starts_with("* ") || line.starts_with("> ");
    }
    let others = usize::from(link) + usize::from(strong) + usize::from(list);
    (heading && (fence || link || others > 0)) || (fence && (link || strong)) || (link && strong)
}

/// The longest stretch without an empty line that is read as Markdown, in bytes: the parser's tree takes up to 150 bytes for each of them
/// until the stretch ends. Real paragraphs are far shorter.
const STRETCH: usize = 1 << 20;

/// The most marks that are read as Markdown: the parser holds up to 300 bytes for each of them until the end. A thousand pages have fewer.
const MARKS: usize = 1_000_000;

/// Bytes that may begin or end an element of the parser's tree.
const MARK: [u8; 14] = *b"\n\r*_~|&\\[]<!`{";

/// Whether a byte is one of these; without a branch, because every byte of a text is asked.
#[expect(clippy::needless_bitwise_bool, reason = "branches would slow it down: every byte of a text is asked")]
fn is_mark(byte: u8) -> bool {
    MARK.iter().fold(false, |any, &mark| any | (byte == mark))
}

/// Passes the content of `source` to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    if is_dense(source.text) {
        builder.note(Diagnostic::Dense);
        return text::parse(source, builder);
    }
    let front_matter::Body { start, end, first_line } = front_matter::read_markdown(source.text, builder);
    let body = source.text.get(start..end).unwrap_or_default();
    if builder.meta.lang.is_none() {
        let stem = source.name.rsplit_once('.').map_or(source.name, |(stem, _)| stem);
        builder.meta.lang = name::without_language(stem).1.map(str::to_owned);
        language::set(&body[..body.floor_char_boundary(4000)], builder);
    }
    write_body(body, first_line, builder);
    name::fill_meta(source.name, builder);
}

/// Writes a piece of Markdown without front matter.
pub(in crate::formats) fn body(text: &str, builder: &mut Builder) {
    if is_dense(text) {
        builder.note(Diagnostic::Dense);
        return text::body(text, 1, builder);
    }
    write_body(text, 1, builder);
}

fn write_body(body: &str, first_line: usize, builder: &mut Builder) {
    let (body, rest) = excess::split(body, MARKS, is_mark);
    let prepared = prepare::prepare(body);
    Reader::new(&prepared.text, prepared.pieces, first_line, builder).read(events(&prepared.text));
    drop(prepared.text);
    builder.add_plain(rest);
}

/// The parser's events for a prepared text.
fn events(text: &str) -> OffsetIter<'_> {
    let definitions = if text.contains("\n:") { Options::ENABLE_DEFINITION_LIST } else { Options::empty() };
    let options = definitions
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    Parser::new_ext(text, options).into_offset_iter()
}

/// Whether a text has a stretch without an empty line too long to be read as Markdown.
fn is_dense(text: &str) -> bool {
    let mut length = 0;
    text.len() > STRETCH
        && text.split_inclusive('\n').any(|line| {
            length = if line.trim_ascii().is_empty() { 0 } else { length + line.len() };
            length > STRETCH
        })
}
