//! Reads what the wire formats share: dates, names, subjects, and notes to editors.

use super::agency_text;
use crate::article::{BlockKind, Builder, Date, Embargo, Marker, Meta, clean};
use crate::formats::byline::names;
use crate::formats::xml::{Node, Step, Walk, folded};
use crate::formats::{dates, html, language, text};
use crate::words::Diagnostic;

/// Window in bytes in which the language is detected.
const WINDOW: usize = 4000;

/// The date that `text` is: ISO 8601, in the short form of NITF and `NewsML` (`20160212T110000+0100`) too.
pub(super) fn moment(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, rest) = match text.bytes().take_while(u8::is_ascii_digit).count() {
        8 | 14 => text.split_at(8),
        _ => return dates::read(text, None),
    };
    let timed = dates::stamp(&format!("{day}T{}", rest.trim_start_matches(['T', 't', ' '])), None);
    timed.or_else(|| dates::stamp(day, None))
}

/// The people that a byline names: several only where the line is nothing but a list. Agencies write bylines that are printed unchanged:
/// « A and B », « A and B, in Rome ».
pub(super) fn people(byline: &str) -> Vec<String> {
    let line = folded(byline);
    let line = line.trim_end_matches([',', ';', '.', ' ']);
    let people = names::split(line, false);
    let printed = names::without_opener(line).trim();
    if people.len() < 2 || people.join(", ") == printed.replace(';', ",") { people } else { vec![printed.to_owned()] }
}

/// Takes `name` for one of the article's subjects, unless it is one already. A single letter is a code.
pub(super) fn tag(meta: &mut Meta, name: &str) {
    if name.trim().len() != 1 {
        add(&mut meta.tags, name);
    }
}

/// Adds `name` to `list`, unless it is there already, whatever its case.
pub(super) fn add(list: &mut Vec<String>, name: &str) {
    let name = folded(name);
    let known = list.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    // No article has more subjects than are kept of it; looking through more would cost time.
    if !name.is_empty() && !known && list.len() < 64 {
        list.push(name);
    }
}

/// An urgency from 1, the highest, to 9.
pub(super) fn urgency(text: &str) -> Option<u8> {
    text.trim().split(['.', ':']).next_back()?.parse().ok().filter(|urgency| (1..=9).contains(urgency))
}

/// The name in a code, without its vocabulary: `withheld` of `stat:withheld`, `http://cv.iptc.org/newscodes/pubstatusg2/withheld`.
pub(super) fn code(text: &str) -> String {
    text.trim().rsplit([':', '/']).next().unwrap_or_default().to_lowercase()
}

/// Notes what the publishing status is, where it is not usable.
pub(super) fn status(text: &str, builder: &mut Builder) {
    match code(text).as_str() {
        "withheld" | "withhold" => builder.note(Diagnostic::Withheld),
        "canceled" | "cancelled" | "killed" | "deleted" => builder.note(Diagnostic::Canceled),
        "embargoed" => {
            builder.meta.embargo.get_or_insert(Embargo::Open);
        }
        _ => (),
    }
}

/// Adds a note to editors as a diagnostic.
pub(super) fn editorial(text: &str, builder: &mut Builder) {
    let text = clean::line(&folded(text));
    if !text.is_empty() {
        builder.note(Diagnostic::Editorial { text });
    }
}

/// Notes on what terms the article may be used.
pub(super) fn usage(text: &str, builder: &mut Builder) {
    let text = clean::line(&folded(text));
    if !text.is_empty() {
        builder.note(Diagnostic::Usage { text });
    }
}

/// Sets the date of creation, and that of the last change where it differs.
pub(super) fn dated(meta: &mut Meta, created: Option<Date>, changed: Option<Date>) {
    meta.date = created.or(changed);
    meta.updated = changed.filter(|_| changed != meta.date);
}

/// The address of an article, where its name is one.
pub(super) fn address(name: &str) -> Option<String> {
    let name = name.trim();
    let web = ["http://", "https://"].iter().any(|scheme| name.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)));
    web.then(|| name.to_owned())
}

/// A language as BCP 47 writes it, where none is known yet.
pub(super) fn lang(meta: &mut Meta, code: Option<&str>) {
    let code = code.map(|code| code.trim().replace('_', "-")).filter(|code| (2..=35).contains(&code.len()));
    if meta.lang.is_none() {
        meta.lang = code.filter(|code| !code.eq_ignore_ascii_case("und")).map(|code| canonical(&code));
    }
}

/// A language's tag as it is written by convention (BCP 47, 2.1.1): `EN` is `en`, `nl-nl` is `nl-NL`.
fn canonical(tag: &str) -> String {
    let part = |(at, part): (usize, &str)| if at > 0 && part.len() == 2 { part.to_uppercase() } else { part.to_lowercase() };
    match tag.split('-').enumerate().map(part).collect::<Vec<_>>() {
        parts if parts.len() <= 2 => parts.join("-"),
        _ => tag.to_owned(),
    }
}

/// Names an article without a headline by its slugline, else by its file.
pub(super) fn name(file: &str, builder: &mut Builder) {
    let meta = &mut builder.meta;
    if meta.title.is_empty() {
        meta.title = meta.slugline.clone().unwrap_or_default();
    }
    if meta.title.is_empty() {
        text::title_from_name(file, builder);
    }
}

/// Adds an item of a list, a link if `url` is not empty, and its further paragraphs.
pub(super) fn add_item(text: &str, url: &str, more: impl IntoIterator<Item = String>, builder: &mut Builder) {
    builder.nest(1, 0);
    add_link(BlockKind::ListItem { marker: Marker::Bullet }, text, url, builder);
    more.into_iter().for_each(|line| builder.add(BlockKind::Paragraph, None, &line));
    builder.nest(0, 0);
}

/// Adds a block that is a link.
pub(super) fn add_link(kind: BlockKind, name: &str, url: &str, builder: &mut Builder) {
    builder.begin(kind, None);
    let start = builder.position();
    builder.push(name);
    builder.link(start, url);
    builder.end();
}

/// Leaves out the line below the headline where it is but the beginning of the text.
pub(super) fn drop_repeated_lines(builder: &mut Builder) {
    let opens = |line: &String| builder.text().split('\n').next().is_some_and(|first| folded(first) == folded(line));
    if builder.meta.subtitle.as_ref().is_some_and(opens) {
        builder.meta.subtitle = None;
    }
}

/// The language of `text`, where none is given.
pub(super) fn detect_language(builder: &mut Builder, text: &str) {
    language::set(text.get(..text.floor_char_boundary(WINDOW)).unwrap_or_default(), builder);
}

/// A summary beside the text, unless the text begins with it.
pub(super) fn summary(meta: &mut Meta, text: &str) {
    let text = folded(text);
    if meta.summary.is_none() && !text.is_empty() && text != meta.title {
        meta.summary = Some(text);
    }
}

/// Text or HTML, as data without a type may be either.
pub(super) fn data(text: &str, builder: &mut Builder) {
    if is_markup(text) { markup(text, builder) } else { plain(text, builder) }
}

/// Whether a text is written in HTML.
pub(super) fn is_markup(text: &str) -> bool {
    let low = text.get(..text.floor_char_boundary(WINDOW)).unwrap_or_default().to_ascii_lowercase();
    ["<p>", "<p ", "<br", "<div", "<html", "<h1", "<h2", "<ul", "<section", "<article", "</a>", "</b>", "</p>", "<body"]
        .iter()
        .any(|tag| low.contains(tag))
}

/// HTML; the headline that it may repeat at its beginning is left out.
pub(super) fn markup(text: &str, builder: &mut Builder) {
    let base = builder.meta.url.clone();
    let text = agency_text::mended(text, &builder.meta.title);
    html::fragment(&without_headline(&text, &builder.meta.title), base.as_deref(), builder);
    builder.end();
}

/// `text` without the heading at its beginning that says the same as `title`.
fn without_headline(text: &str, title: &str) -> String {
    for heading in ["h1", "h2"] {
        let Some(open) = text.find(&format!("<{heading}")) else { continue };
        let Some(close) = text.get(open..).and_then(|rest| rest.find(&format!("</{heading}>"))) else { continue };
        let (end, close) = (open + close + heading.len() + 3, open + close);
        let (before, inner) = (text.get(..open).unwrap_or_default(), text.get(open..close).unwrap_or_default());
        let body = before.rfind("<body").unwrap_or(0);
        if untagged(before.get(body..).unwrap_or_default()).is_empty() && untagged(inner) == folded(title) {
            return [before, text.get(end..).unwrap_or_default()].concat();
        }
    }
    text.to_owned()
}

/// The words of a piece of HTML.
fn untagged(html: &str) -> String {
    crate::formats::xml::read(html).top().text()
}

/// Plain text: a paragraph a line where there are no empty lines, else a paragraph a stretch.
pub(super) fn plain(text: &str, builder: &mut Builder) {
    let stretches = text.contains("\n\n") || text.contains("\r\n\r\n") || text.contains("\n\t\n") || text.contains("\n \n");
    let indented = agency_text::is_indented(text);
    let mut paragraph = String::new();
    for line in text.lines() {
        let begins = if indented { agency_text::begins(line) } else { !stretches };
        let line = line.trim();
        if line.is_empty() || begins {
            add_paragraph(&mut paragraph, builder);
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    add_paragraph(&mut paragraph, builder);
}

fn add_paragraph(paragraph: &mut String, builder: &mut Builder) {
    if !paragraph.is_empty() {
        text::add_linked(paragraph, builder);
        paragraph.clear();
    }
}

/// The lines of an element in which `br` and `p` part them, each with its white space folded.
pub(super) fn lines(node: Node<'_>) -> Vec<String> {
    let mut lines = vec![String::new()];
    for step in Walk::new(node) {
        match (step, lines.last_mut()) {
            (Step::Text(text), Some(line)) => line.push_str(text),
            (Step::Enter(node) | Step::Leave(node), _)
                if matches!(node.name(), "br" | "p" | "li" | "div" | "h1" | "h2" | "h3" | "h4" | "section") =>
            {
                lines.push(String::new());
            }
            _ => (),
        }
    }
    lines.iter().map(|line| folded(line)).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_kept_as_printed() {
        assert_eq!(people("By Ada Moor and Ben Quill"), ["Ada Moor and Ben Quill"]);
        assert_eq!(people("Ada Moor; Ben Quill"), ["Ada Moor", "Ben Quill"]);
        assert_eq!(people("Par Ada Moor,"), ["Ada Moor"]);
        assert_eq!(people(" "), [""; 0]);
    }

    fn iso(text: &str) -> String {
        moment(text).map(Date::iso).unwrap_or_default()
    }

    #[test]
    fn long_and_short_iso_dates_are_read() {
        assert_eq!(iso("20160212T110000Z"), "2016-02-12T11:00:00Z");
        assert_eq!(iso("20160212T1100+0530"), "2016-02-12T11:00:00+05:30");
        assert_eq!(iso("20160212T110000.000-05:00"), "2016-02-12T11:00:00-05:00");
        assert_eq!(iso("20160212110000"), "2016-02-12T11:00:00");
        assert_eq!(iso("20160212"), "2016-02-12");
        assert_eq!(iso("20160212+0100"), "2016-02-12");
        assert_eq!(iso(" 2016-02-12T11:00:00-05:00 "), "2016-02-12T11:00:00-05:00");
        assert_eq!(iso("2016-02-12"), "2016-02-12");
        for text in ["", "20161312", "soon", "2016"] {
            assert_eq!(iso(text), "", "{text}");
        }
    }

    #[test]
    fn languages_are_written_by_convention() {
        let tags = ["EN", "nl-nl", "pt_BR", "zh-Hant-TW"].map(|tag| {
            let mut meta = Meta::default();
            lang(&mut meta, Some(tag));
            meta.lang.unwrap_or_default()
        });
        assert_eq!(tags, ["en", "nl-NL", "pt-BR", "zh-Hant-TW"]);
    }

    #[test]
    fn codes_are_read_without_their_vocabulary() {
        assert_eq!(code("stat:withheld"), "withheld");
        assert_eq!(code("http://cv.iptc.org/newscodes/pubstatusg2/canceled"), "canceled");
        assert_eq!((urgency("4"), urgency("0"), urgency("urg:2"), urgency("x")), (Some(4), None, Some(2), None));
    }

    #[test]
    fn a_headline_repeated_in_the_body_is_dropped() {
        let body = "<html><head><title>T</title></head><body><div><h1 class='x'>The <i>tide</i></h1><p>Text</p></div></body></html>";
        assert_eq!(without_headline(body, "The tide"), body.replace("<h1 class='x'>The <i>tide</i></h1>", ""));
        let other = "<p>Text</p><h1>The tide</h1>";
        assert_eq!(without_headline(other, "The tide"), other);
    }

    #[test]
    fn plain_text_paragraphs_are_lines_or_separated_by_empty_lines() {
        let blocks = |text: &str| {
            let mut builder = Builder::new("test");
            plain(text, &mut builder);
            builder.finish().text().to_owned()
        };
        assert_eq!(blocks("one\ntwo\n"), "one\ntwo");
        assert_eq!(blocks("one\nstill one\n\ntwo"), "one still one\ntwo");
        let wide = "   Gold rose again on Tuesday on increased safe haven\ndemand.\n   It fell.";
        assert_eq!(blocks(wide), "Gold rose again on Tuesday on increased safe haven demand.\nIt fell.");
    }
}
