//! A page as an article: which part of it is told.

use super::super::Source;
use super::address::Base;
use super::body::{self, Known};
use super::dom::{Dom, Id};
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
    parse_at(source, None, builder);
}

/// Tells `builder` what the page says that was saved from `address`.
pub fn parse_at(source: &Source<'_>, address: Option<&str>, builder: &mut Builder) {
    let dom = Dom::new(source.text);
    let mut facts = super::meta::tell(&dom, source.text, address, builder);
    let base = Base::of(&dom, address.or(builder.meta.url.as_deref()));
    let title = dom.find(Id::ROOT, "title").map(|title| dom.words(title));
    let titles: Vec<String> = title.into_iter().chain([builder.meta.title.clone()]).collect();
    let meta = &builder.meta;
    let known = Known {
        titles: &titles,
        heading: facts.heading,
        summary: meta.summary.as_deref(),
        subtitle: meta.subtitle.as_deref(),
        standfirst: facts.standfirst.as_deref(),
        lang: meta.lang.as_deref(),
        authors: &meta.authors,
        taken: &facts.taken,
        text: facts.body.as_deref(),
    };
    let article = body::find(&dom, &known);
    facts.standfirst = article.standfirst.or(facts.standfirst);
    Writer::new(Told { dom: &dom, base: &base, cut: &article.cut }, builder).tell(article.root);
    super::finish(&dom, builder);
    super::meta::finish(facts, builder);
}
