//! Shared support for the formats' tests: blocks as text to compare, generators that mix files from pieces, and invariants of the resulting articles.

use std::borrow::Cow;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;

use crate::article::Article;

/// Kind and text of each block of the body.
pub(super) fn body(article: &Article) -> Vec<(&str, &str)> {
    let shown = article.blocks().iter().filter(|block| block.kind.is_body());
    shown.map(|block| (block.kind.name().unwrap_or_default(), &article.text()[block.range.clone()])).collect()
}

/// The text of each block of the body, headings with `# ` before them.
pub(super) fn lines(article: &Article) -> Vec<String> {
    body(article).into_iter().map(|(kind, text)| if kind == "heading" { format!("# {text}") } else { text.to_owned() }).collect()
}

/// The pieces of a list whose separator is `¦`.
pub(super) fn pieces(list: &'static str) -> Vec<&'static str> {
    list.split('¦').collect()
}

/// Files mixed of these pieces, some with any text between.
pub(super) fn mixture(pieces: impl Into<Cow<'static, [&'static str]>>) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![9 => select(pieces).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

/// Files of any bytes.
pub(super) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..400)
}

/// Whatever a file holds, it is at least one article, and every range of it is one of its text.
pub(super) fn hold(articles: &[Article]) -> Result<(), TestCaseError> {
    prop_assert!(!articles.is_empty());
    for article in articles {
        let blocks = article.blocks().iter().map(|block| &block.range);
        let spans = article.spans().iter().map(|span| &span.range);
        let links = article.links().iter().map(|link| &link.range);
        for range in blocks.chain(spans).chain(links) {
            prop_assert!(article.text().get(range.clone()).is_some(), "{range:?}");
        }
        prop_assert!(!article.text().chars().any(|c| c.is_control() && c != '\n'));
    }
    Ok(())
}
