//! Citations of articles with complete metadata, and of articles with none.

use super::*;
use crate::article::{BlockKind, Builder, Date};
use crate::formats;

const PORT: &str = "\
---
title: Le port a_b
date: 2018-11-13
authors: [Ada Lindqvist, Jo Ek]
source: La Gazette
url: https://gazette.example/port
lang: fr
---

Le maire a dit : « C'est “fini”, pour nous. » Il est parti [à pied](https://gazette.example/a_b).
";

fn port() -> Article {
    crate::quotes::mark(formats::parse("port.md", PORT.as_bytes().to_vec()).remove(0))
}

fn bare() -> Article {
    let mut builder = Builder::new("test");
    builder.add(BlockKind::Paragraph, None, "“Never,” she said.");
    crate::quotes::mark(builder.finish())
}

fn quotation(article: &Article, form: Form) -> String {
    Citing { article, origin: &std::path::Path::new("articles/port.md").into() }.quotation(&article.quotes()[0], form)
}

#[test]
fn a_quotation_comes_with_its_source_in_the_articles_language() {
    let plain = quotation(&port(), Form::Plain);
    assert_eq!(
        plain,
        "«\u{a0}C'est “fini”, pour nous.\u{a0}» — Le maire, Le port a_b, Ada Lindqvist, Jo Ek, La Gazette, 13 novembre 2018, \
         https://gazette.example/port"
    );
    assert_eq!(
        quotation(&port(), Form::Markdown),
        "«\u{a0}C'est “fini”, pour nous.\u{a0}» — Le maire, [*Le port a\\_b*](<https://gazette.example/port>), Ada Lindqvist, Jo Ek, \
         La Gazette, 13 novembre 2018"
    );
}

#[test]
fn a_quotation_as_json_has_every_field() {
    assert_eq!(
        quotation(&port(), Form::Json),
        "{\"text\":\"« C'est “fini”, pour nous. »\",\"speaker\":\"Le maire\",\"title\":\"Le port a_b\",\
         \"authors\":[\"Ada Lindqvist\",\"Jo Ek\"],\"source\":\"La Gazette\",\"date\":\"2018-11-13\",\
         \"url\":\"https://gazette.example/port\",\"path\":\"articles/port.md\"}"
    );
}

#[test]
fn what_is_unknown_leaves_no_comma_behind() {
    let article = bare();
    let bare = Citing { article: &article, origin: &std::path::Path::new("x").into() };
    assert_eq!(article.meta().title, "");
    for form in [Form::Plain, Form::Markdown] {
        assert_eq!(bare.quotation(&article.quotes()[0], form), "“Never,”");
        assert_eq!(bare.whole(form), "");
        assert_eq!(bare.own_address(form), None);
    }
    let mut builder = Builder::new("test");
    builder.meta.source = Some("The Gazette".into());
    builder.meta.date = Date::new(2018, 11, 13);
    builder.add(BlockKind::Paragraph, None, "“Never,” she said.");
    let article = crate::quotes::mark(builder.finish());
    assert_eq!(quotation(&article, Form::Plain), "“Never,” — The Gazette, 2018-11-13");
}

#[test]
fn a_quotation_over_several_paragraphs_is_one() {
    let article = crate::quotes::mark(formats::parse("a.md", "# T\n\nShe said: “One.\n\n“Two.”\n".as_bytes().to_vec()).remove(0));
    assert_eq!(article.quotes()[0].continues.len(), 1);
    assert!(quotation(&article, Form::Plain).starts_with("“One.\nTwo.” — T"));
    assert!(quotation(&article, Form::Markdown).starts_with("“One.\n\nTwo.” — *T*"));
}

#[test]
fn an_article_is_named_in_each_form() {
    let article = port();
    let port = Citing { article: &article, origin: &std::path::Path::new("port.md").into() };
    assert_eq!(port.whole(Form::Plain), "Le port a_b, Ada Lindqvist, Jo Ek, La Gazette, 13 novembre 2018, https://gazette.example/port");
    assert_eq!(
        port.whole(Form::Markdown),
        "[*Le port a\\_b*](<https://gazette.example/port>), Ada Lindqvist, Jo Ek, La Gazette, 13 novembre 2018"
    );
    assert!(port.whole(Form::Json).starts_with("{\"text\":null,\"speaker\":null,\"title\":\"Le port a_b\""));
    assert_eq!(port.own_address(Form::Plain).as_deref(), Some("https://gazette.example/port"));
    assert_eq!(port.link(&article.links()[0], Form::Plain), "https://gazette.example/a_b");
    assert_eq!(port.link(&article.links()[0], Form::Markdown), "[à pied](<https://gazette.example/a_b>)");
}

#[test]
fn a_paragraph_as_markdown_reads_the_same() {
    let text = "1. It's 5 * 3_2 [sic] <b> & co.\nA - second line";
    let mut builder = Builder::new("test");
    builder.add(BlockKind::Paragraph, None, text);
    let article = builder.finish();
    let taken = Citing { article: &article, origin: &std::path::Path::new("x").into() }.paragraph(0, Form::Markdown);
    assert_eq!(taken, "1\\. It's 5 \\* 3\\_2 \\[sic\\] \\<b> \\& co.\\\nA - second line");
    let read = formats::parse("x.md", taken.into_bytes()).remove(0);
    assert_eq!(read.text().strip_prefix("x\n"), Some(text));
}
