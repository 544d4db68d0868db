//! Whole files of reStructuredText.

use crate::article::{Article, Date};
use crate::formats::{parse, proptest_support};

fn read(text: &str) -> Article {
    parse("a.rst", text.as_bytes().to_vec()).remove(0)
}

#[test]
fn title_and_fields_are_read_as_such() {
    let article = read("The tide turns\n##############\n\n:author: Ann Lee\n:date: 2024-05-02 10:20\n:tags: quay, fog\n\nIt turns.\n");
    let meta = article.meta();
    assert_eq!(
        (meta.title.as_str(), meta.authors.join(", "), meta.tags.join(", ")),
        ("The tide turns", "Ann Lee".into(), "quay, fog".into())
    );
    assert_eq!(meta.date.map(Date::iso).as_deref(), Some("2024-05-02T10:20:00"));
    assert_eq!(proptest_support::body(&article), [("paragraph", "It turns.")]);
    assert_eq!(read(".. title: The tide\n.. slug: tide\n\nIt turns.\n").meta().title, "The tide");
}

#[test]
fn sections_lists_and_links_are_read() {
    let article = read(
        "Tide\n====\n\nAt night\n--------\n\nSee `the quay <https://a.example/q>`_ and ``code``,\nor `the plan`_.\n\n* one\n* two\n\n  - three\n\n1. four\n\n    It turns.\n\n.. _the plan: https://a.example/p\n",
    );
    assert_eq!(
        proptest_support::body(&article),
        [
            ("heading", "At night"),
            ("paragraph", "See the quay and code, or the plan."),
            ("list_item", "one"),
            ("list_item", "two"),
            ("list_item", "three"),
            ("list_item", "four"),
            ("quote", "It turns."),
        ]
    );
    let links: Vec<_> = article.links().iter().map(|link| &*link.url).collect();
    assert_eq!((links, article.blocks()[2].line()), (vec!["https://a.example/q", "https://a.example/p"], Some(7)));
}

#[test]
fn directives_are_read_and_remarks_are_not() {
    let article = read(
        "Tide\n====\n\n.. A remark\n   on two lines.\n\n.. note:: Fog\n   at night.\n\n.. figure:: a.jpg\n   :alt: The quay\n\n   At dawn.\n\n.. code-block:: rust\n\n   let a = *b*;\n\nSo::\n\n  x\n   y\n\nEnd.\n",
    );
    assert_eq!(
        proptest_support::body(&article),
        [
            ("paragraph", "Note: Fog at night."),
            ("image", "The quay"),
            ("caption", "At dawn."),
            ("code", "let a = *b*;"),
            ("paragraph", "So:"),
            ("code", "x\n y"),
            ("paragraph", "End."),
        ]
    );
}

proptest::proptest! {
    #[test]
    fn odd_files_are_articles_too(pieces in proptest::collection::vec(proptest::sample::select(&[
        "a\n", "===\n", "---\n", "* b\n", "  - c\n", "    d\n", "1. e\n", "::\n", ".. note::\n", ".. image:: x\n", ".. code::\n", "   :a: b\n",
        "``x``", "`y`_", "*z*", "\\", ":r:`t`", "| v\n", "+--+\n", "== ==\n", ".. [1] n\n", ".. _a: http://b\n", "\n", "é", "http://",
    ][..]), 0..60)) {
        proptest_support::hold(&[read(&pieces.concat())])?;
    }
}
