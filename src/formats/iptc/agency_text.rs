//! Undoes what agencies' systems do to a text in transit: hard line breaks, paragraphs marked by indents only, references escaped twice,
//! the headline and its labels repeated above the text.

use crate::formats::html::entity;
use crate::formats::xml::{Node, Step, Walk};

/// The shortest line that looks broken at a width, in bytes.
const WIDTH: usize = 45;

/// HTML as it was meant: see above. `title` is the headline.
pub(super) fn mended(html: &str, title: &str) -> String {
    paragraphs(&decoded_once(without_header(html, title)))
}

/// Whether the lines of a text are broken at a width and its paragraphs begin with an indent.
pub(super) fn is_indented(text: &str) -> bool {
    let (mut begun, mut flush, mut wrapped) = (0, 0, 0);
    let mut before = "";
    for line in text.lines() {
        if !line.trim().is_empty() && !before.trim().is_empty() {
            if line.starts_with("  ") {
                begun += 1;
            } else if !line.starts_with(char::is_whitespace) {
                flush += 1;
                wrapped += usize::from(before.trim().len() >= WIDTH);
            }
        }
        before = line;
    }
    begun > 0 && wrapped > 0 && wrapped * 2 >= flush
}

/// Whether a machine broke the lines of a paragraph of NITF at a width: each but the last ends in a space before its break, and is long.
pub(super) fn is_wrapped(paragraph: Node<'_>) -> bool {
    if !paragraph.elements().any(|inner| inner.is("br")) {
        return false;
    }
    let mut lines = vec![String::new()];
    for step in Walk::new(paragraph) {
        match (step, lines.last_mut()) {
            (Step::Text(text), Some(line)) => line.push_str(text),
            (Step::Enter(node), _) if node.is("br") => lines.push(String::new()),
            _ => (),
        }
    }
    lines.pop();
    let broken = |line: &String| line.ends_with([' ', '\n']) && (WIDTH..=90).contains(&line.trim().len());
    !lines.is_empty() && lines.iter().all(broken)
}

/// Whether a paragraph is nothing but a line drawn with signs.
pub(super) fn is_line(paragraph: Node<'_>) -> bool {
    let text = bare(paragraph);
    text.len() >= 3 && text.bytes().all(|byte| byte == b'_')
}

/// Whether a paragraph holds nothing but HTML that was escaped, as what is embedded in a page is.
pub(super) fn is_html(paragraph: Node<'_>) -> bool {
    let text = bare(paragraph);
    text.starts_with('<') && text.ends_with('>') && text.contains("</")
}

/// The text of a paragraph without any element in it.
fn bare(paragraph: Node<'_>) -> String {
    if paragraph.elements().next().is_none() { paragraph.text() } else { String::new() }
}

/// Whether the rows of a table have one cell each.
pub(super) fn is_column(table: Node<'_>) -> bool {
    let mut rows = table.descendants().filter(|row| row.is("tr")).peekable();
    rows.peek().is_some() && rows.all(|row| row.elements().count() <= 1)
}

/// Whether a line begins a paragraph, in a text that [`is_indented`].
pub(super) fn begins(line: &str) -> bool {
    line.starts_with("  ") || line.trim().is_empty()
}

/// Splits each paragraph that holds several into them.
fn paragraphs(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(end) = rest.find("</p>") {
        let (inside, after) = rest.split_at(end);
        let open = inside.rfind("<p").and_then(|at| inside.get(at..)?.find('>').map(|close| at + close + 1)).unwrap_or(0);
        let (before, text) = inside.split_at(open);
        out.push_str(before);
        if is_indented(text) {
            for (at, line) in text.split_inclusive('\n').enumerate() {
                out.push_str(if at > 0 && begins(line) { "</p><p>" } else { "" });
                out.push_str(line);
            }
        } else {
            out.push_str(text);
        }
        out.push_str("</p>");
        rest = &after[4..];
    }
    out.push_str(rest);
    out
}

/// `html` with references that were escaped once too often as they were before: no report shows `&quot;`.
fn decoded_once(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("&amp;") {
        out.push_str(before);
        let near = after.bytes().take(12).position(|byte| byte == b';').and_then(|end| after.get(..=end));
        let marks = near.is_some_and(|near| !matches!(near, "lt;" | "gt;" | "amp;") && entity::character_of(near).is_some());
        out.push_str(if marks { "&" } else { "&amp;" });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `html` without the `header` that opens it and says the headline again, with labels and a date around it.
fn without_header<'a>(html: &'a str, title: &str) -> &'a str {
    let within = || {
        let start = html.find("<header")?;
        let opens = html[..start].rsplit('>').next()?.trim().is_empty() && !html[..start].contains("<p") && !html[..start].contains("<h");
        let end = start + html[start..].find("</header>")?;
        let heading = html[start..end].split_once("<h1")?.1.split_once('>')?.1.split_once("</h1>")?.0;
        let same = !title.is_empty() && entity::decode(heading).split_whitespace().eq(title.split_whitespace());
        (opens && same).then(|| &html[end + "</header>".len()..])
    };
    within().unwrap_or(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_begin_paragraphs_where_lines_are_broken_at_a_width() {
        let wired = "<body><p>(Adds detail)\n    Jan 30 (Wire) - Gold rose on Tuesday on increased safe\nhaven demand.\n    \"Talks,\" she said.\n \n\n (By A)</p><p>Two\n  words</p></body>";
        let meant = "<body><p>(Adds detail)\n</p><p>    Jan 30 (Wire) - Gold rose on Tuesday on increased safe\nhaven demand.\n</p><p>    \"Talks,\" she said.\n</p><p> \n</p><p>\n (By A)</p><p>Two\n  words</p></body>";
        assert_eq!(paragraphs(wired), meant);
        let pretty = "<p>\n      A long paragraph, which a machine has set out with care,\n      goes on here.\n    </p>";
        assert_eq!(paragraphs(pretty), pretty);
    }

    #[test]
    fn line_breaks_at_a_width_are_recognised() {
        let wrapped = |xml: &str| is_wrapped(crate::formats::xml::read(xml).root().unwrap());
        assert!(wrapped("<p>   1A) More rain is forecast over the next few days, the <br/>flood is likely to get worse.</p>"));
        assert!(!wrapped("<p>   1A) More rain is forecast over the next few days, the.<br/>flood is likely to get worse.</p>"));
        assert!(!wrapped("<p>Roses are red, <br/>violets are blue.</p>"));
        assert!(!wrapped("<p>Roses</p>"));
    }

    #[test]
    fn double_escaping_is_undone() {
        assert_eq!(
            decoded_once("4 o&amp;#39;clock, &amp;quot;R&amp;D; &amp;lt;b&gt; &amp;amp; &amp;"),
            "4 o&#39;clock, &quot;R&amp;D; &amp;lt;b&gt; &amp;amp; &amp;"
        );
    }

    #[test]
    fn a_header_that_repeats_the_headline_is_dropped() {
        let html = "<body><header><ul><li>Port</li></ul><h1>The  tide</h1></header><p>Text</p></body>";
        assert_eq!(without_header(html, "The tide"), "<p>Text</p></body>");
        assert_eq!(without_header(html, "Another"), html);
        let later = "<body><p>Text</p><header><h1>The tide</h1></header></body>";
        assert_eq!(without_header(later, "The tide"), later);
    }
}
