//! Builds an article from a page.

use super::super::{Source, json_ld};
use super::address::Base;
use super::body::{self, Facts, Known};
use super::dom::{Dom, Id};
use super::writer::{self, Content};
use crate::article::Builder;
use crate::words::Diagnostic;

/// The most frames that are looked at, and the shortest page in one that is read, in bytes.
const FRAMES: usize = 64;
const FRAMED: usize = 300;

/// Whether a text looks like a page: a declaration, or tags that only a page begins with.
pub(crate) fn sniff(text: &str) -> bool {
    let mut rest = text.trim_start();
    // Comments and the declaration of XML may come first.
    for _ in 0..16 {
        let Some(length) = ["<!--", "<?xml"].iter().any(|start| rest.starts_with(start)).then(|| super::tag::declaration(rest)) else {
            break;
        };
        rest = rest[length..].trim_start();
    }
    let starts = |start: &str| rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    ["<!doctype html", "<html", "<head>", "<head ", "<body>", "<body "].iter().any(|start| starts(start))
}

/// Passes the content of a page to `builder`.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    parse_at(source, None, builder);
}

/// Passes the content of a page saved from `address` to `builder`.
pub(crate) fn parse_at(source: &Source<'_>, address: Option<&str>, builder: &mut Builder) {
    let dom = Dom::new(source.text);
    let facts = super::meta::read(&dom, source.text, address, builder);
    let base = Base::of(&dom, address.or(builder.meta.url.as_deref()));
    let base = if facts.archived { base.of_archive() } else { base };
    let title = dom.find(Id::ROOT, "title").map(|title| dom.words(title));
    let titles: Vec<String> = title.into_iter().chain([builder.meta.title.clone()]).collect();
    let known = Known { titles: &titles, facts: &facts, meta: &builder.meta };
    let article = body::find(&dom, &known);
    if let Some(frame) = article.scant.then(|| framed(&dom)).flatten() {
        let dom = Dom::new(&frame);
        let article = body::find(&dom, &Known { titles: &titles, facts: &Facts::default(), meta: &builder.meta });
        writer::write(Content { dom: &dom, base: &base, cut: &article.cut, unhidden: article.unhidden }, article.root, builder);
        super::finish(&dom, builder);
        return super::meta::finish(None, builder);
    }
    if article.standfirst.is_none() {
        super::meta::drop_repetition(&facts, article.opening.as_deref(), builder);
    }
    // A standfirst is the lead, beside the text or within it.
    let standfirst = article.standfirst.or(facts.standfirst);
    if standfirst.is_some() {
        builder.meta.summary.clone_from(&standfirst);
    }
    match &facts.text {
        // Pages that are put together in the browser, and those that show the beginning only, have their text in their data.
        Some(text) if article.elsewhere => json_ld::write_text(text, builder.meta.url.clone().as_deref(), builder),
        _ => writer::write(Content { dom: &dom, base: &base, cut: &article.cut, unhidden: article.unhidden }, article.root, builder),
    }
    if article.less_strict {
        builder.note(Diagnostic::LessStrict);
    }
    super::finish(&dom, builder);
    super::meta::finish(standfirst, builder);
    if is_cut(source.text) {
        builder.note(Diagnostic::DamagedPart);
    }
}

/// The longest page that a frame carries in its attribute, if it is long enough for an article.
fn framed(dom: &Dom<'_>) -> Option<String> {
    let frames = dom.descendants(Id::ROOT).filter(|id| dom.name(*id) == "iframe").take(FRAMES);
    let pages = frames.filter_map(|id| dom.attribute(id, "srcdoc")).filter(|page| page.len() >= FRAMED);
    pages.max_by_key(|page| page.len()).map(std::borrow::Cow::into_owned)
}

/// Whether a page breaks off: it has neither its own end nor that of its last tag, or of a part. Programs that save pages leave the ends
/// out that browsers do not need, but never those of `div` and its like.
fn is_cut(page: &str) -> bool {
    let ends = page.rmatch_indices("</").take(40).map(|(at, _)| page.get(at + 2..at + 6).unwrap_or_default());
    if ends.into_iter().any(|name| name.eq_ignore_ascii_case("html") || name.eq_ignore_ascii_case("body")) {
        return false;
    }
    let within = page.rfind('<') > page.rfind('>');
    let parts = ["div", "article", "section", "main"].iter().any(|name| {
        let opened = page.matches(&format!("<{name}")).count();
        opened > page.matches(&format!("</{name}")).count()
    });
    sniff(page) && (within || parts)
}
