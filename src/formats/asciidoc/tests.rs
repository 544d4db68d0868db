//! Whole files of `AsciiDoc`.

use crate::article::{Article, BlockKind, Date};
use crate::formats::{parse, proptest_support};

fn read(text: &str) -> Article {
    parse("a.adoc", text.as_bytes().to_vec()).remove(0)
}

#[test]
fn the_header_has_the_fields() {
    let article =
        read("// A remark.\n= The tide turns\nAnn Lee <ann@a.example>; Bo Wren\nv1.0, 2024-05-02\n:keywords: quay, fog\n\nIt turns.\n");
    let meta = article.meta();
    assert_eq!(
        (meta.title.as_str(), meta.authors.join(", "), meta.tags.join(", ")),
        ("The tide turns", "Ann Lee, Bo Wren".into(), "quay, fog".into())
    );
    assert_eq!(meta.date, Date::new(2024, 5, 2));
    assert_eq!(proptest_support::body(&article), [("paragraph", "It turns.")]);
}

#[test]
fn sections_lists_and_remarks_are_read() {
    let article = read(
        "= The tide\n\n== At night\n\nThe *tide* turns\nat https://a.example/q[the quay].\n\nNOTE: Fog.\n\n* one\n** two\n* three\n\nLock:: A basin\n",
    );
    assert_eq!(
        proptest_support::body(&article),
        [
            ("heading", "At night"),
            ("paragraph", "The tide turns at the quay."),
            ("paragraph", "Note: Fog."),
            ("list_item", "one"),
            ("list_item", "two"),
            ("list_item", "three"),
            ("paragraph", "Lock: A basin"),
        ]
    );
    assert_eq!((&*article.links()[0].url, article.blocks()[2].line()), ("https://a.example/q", Some(5)));
}

#[test]
fn delimited_blocks_are_read() {
    let article = read(
        "= The tide\n\n[quote, Ann Lee]\n____\nIt turns.\n____\n\n[source,rust]\n----\nlet a = *b*;\n----\n\n|===\n|a |b\n\n|1 |2\n|===\n\n////\nA remark.\n////\nEnd.\n",
    );
    let said = proptest_support::body(&article);
    assert_eq!(said[..3], [("quote", "It turns."), ("quote", "— Ann Lee"), ("code", "let a = *b*;")]);
    assert!(article.blocks().iter().any(|block| matches!(block.kind, BlockKind::Table(_))), "{said:?}");
    assert_eq!(said.last(), Some(&("paragraph", "End.")));
}

proptest::proptest! {
    #[test]
    fn odd_files_are_articles_too(pieces in proptest::collection::vec(proptest::sample::select(&[
        "= a\n", "== b\n", "* c\n", "** d\n", ". e\n", "____\n", "----\n", "====\n", "|===\n", "|a |b\n", "--\n", "[quote, x]\n", "[NOTE]\n",
        "NOTE: f\n", "+\n", "a:: b\n", ".T\n", "image::x[y]\n", "link:z[", "<<a,b>>", "*b*", "http://", "\n", "é", ":a: b\n",
    ][..]), 0..60)) {
        proptest_support::hold(&[read(&pieces.concat())])?;
    }
}
