//! A page as an article: which part of it is told.

use super::super::Source;
use super::address::Base;
use super::dom::{Dom, Id};
use super::element;
use super::writer::{Told, Writer};
use crate::article::Builder;

/// Whether a text without a telling name looks like a page: a declaration, or tags that only a page begins with.
pub fn sniff(text: &str) -> bool {
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

/// Tells `builder` what the page says.
pub fn parse(source: &Source<'_>, builder: &mut Builder) {
    let dom = Dom::new(source.text);
    let facts = super::meta::tell(&dom, None, builder);
    let base = Base::of(&dom, builder.meta.url.as_deref());
    Writer::new(Told { dom: &dom, base: &base, cut: &facts.cut() }, builder).tell(body(&dom));
    super::finish(&dom, builder);
}

/// The element that holds the article.
fn body(dom: &Dom<'_>) -> Id {
    let named = |name| dom.descendants(Id::ROOT).find(|&id| dom.name(id) == name);
    let length = |id| dom.descendants(id).filter_map(|inner| dom.text(inner)).map(str::len).sum::<usize>();
    let articles = dom.descendants(Id::ROOT).filter(|&id| dom.name(id) == "article" && !element::called(dom, id).contains("teaser"));
    let longest = articles.take(64).max_by_key(|&id| length(id));
    longest.or_else(|| named("main")).or_else(|| named("body")).unwrap_or(Id::ROOT)
}
