//! The text of an article as searches see it, and how the shelf holds it: authors, tags and the blocks with the title, a [`BLOCK_END`] after
//! each, and last the places of its quotations, so that no search has to read a file again.

use std::ops::Range;

use super::shelf::ShelfText;
use crate::article::{Article, Quote};
use crate::find::BLOCK_END;

/// In place of the places of quotations that are not those of a block.
const ELSEWHERE: &str = "?";

/// The text of an article for the shelf.
pub(super) fn shelf_text(article: &Article) -> ShelfText {
    let meta = article.meta();
    let quotations = quotations(article).unwrap_or_else(|| ELSEWHERE.to_owned());
    let blocks = article.blocks().iter().map(|block| &article.text()[block.range.clone()]);
    ShelfText::new(meta.authors.iter().chain(&meta.tags).map(String::as_str).chain(blocks).chain([quotations.as_str()]))
}

/// The places of all quotations in the text for the shelf; `None` where one is not within a block.
fn quotations(article: &Article) -> Option<String> {
    let meta = article.meta();
    let mut at: usize = meta.authors.iter().chain(&meta.tags).map(|part| part.len() + 1).sum();
    let blocks: Vec<(Range<usize>, usize)> = article
        .blocks()
        .iter()
        .map(|block| {
            let begun = at;
            at += block.range.len() + 1;
            (block.range.clone(), begun)
        })
        .collect();
    let place = |range: &Range<usize>| {
        let (block, begun) = blocks.get(blocks.partition_point(|(block, _)| block.end < range.end))?;
        let start = range.start.checked_sub(block.start)?;
        Some(format!("{}+{}", begun + start, range.len()))
    };
    let places = |quote: &Quote| std::iter::once(&quote.range).chain(&quote.continues).map(place).collect::<Option<Vec<_>>>();
    let quotes: Option<Vec<String>> = article.quotes().iter().map(|quote| Some(places(quote)?.join(","))).collect();
    Some(quotes?.join(";"))
}

/// The text that the shelf holds, without the places of its quotations.
pub(super) fn text_of(shelved: &str) -> &str {
    parts(shelved).0
}

/// The quotations of a text that the shelf holds, the parts of each in further paragraphs joined by line feeds; `None` where they must be
/// read from the file.
pub(super) fn quotations_of(shelved: &str) -> Option<Vec<String>> {
    let (text, places) = parts(shelved);
    let part = |place: &str| {
        let (start, length) = place.split_once('+')?;
        let start: usize = start.parse().ok()?;
        text.get(start..start.checked_add(length.parse().ok()?)?)
    };
    let quotation = |places: &str| Some(places.split(',').map(part).collect::<Option<Vec<_>>>()?.join("\n"));
    if places.is_empty() { Some(Vec::new()) } else { places.split(';').map(quotation).collect() }
}

fn parts(shelved: &str) -> (&str, &str) {
    let places = shelved.strip_suffix(BLOCK_END).unwrap_or(shelved);
    let end = places.rfind(BLOCK_END).map_or(0, |at| at + BLOCK_END.len_utf8());
    shelved.split_at_checked(end).map_or((shelved, ""), |(text, _)| (text, &places[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shelf::{Reading, Shelf};
    use crate::{formats, quotes};

    fn shelved(text: &str) -> (Article, String) {
        let article = quotes::mark(formats::parse("a.md", text.as_bytes().to_vec()).remove(0));
        let mut shelf = Shelf::default();
        let slot = shelf.put(shelf_text(&article));
        let text = Reading::new(shelf.texts()).text(slot).to_owned();
        (article, text)
    }

    #[test]
    fn text_and_quotations_come_back() {
        let (article, shelved) = shelved(
            "---\nauthor: Ann Lee\ntags: [a]\n---\n\n# « Été »\n\nElle dit : « Nous partons ce soir.\n\n« Nous reviendrons un jour. » Puis elle sortit.\n\n> Block\n",
        );
        assert!(text_of(&shelved).starts_with("Ann Lee\u{1e}a\u{1e}« Été »\u{1e}Elle dit") && text_of(&shelved).ends_with("Block\u{1e}"));
        let whole = |quote: &Quote| {
            std::iter::once(&quote.range).chain(&quote.continues).map(|range| &article.text()[range.clone()]).collect::<Vec<_>>().join("\n")
        };
        let expected: Vec<String> = article.quotes().iter().map(whole).collect();
        assert!(expected.len() > 2 && expected.iter().any(|quote| quote.contains('\n')), "{expected:?}");
        assert_eq!(quotations_of(&shelved), Some(expected));
    }

    #[test]
    fn odd_texts_have_no_quotations() {
        assert_eq!((text_of(""), quotations_of("")), ("", Some(Vec::new())));
        assert_eq!((text_of("a\u{1e}\u{1e}"), quotations_of("a\u{1e}\u{1e}")), ("a\u{1e}", Some(Vec::new())));
        for places in ["?", "0+9", "x", "1+", "18446744073709551615+1", ";"] {
            assert_eq!(quotations_of(&format!("ab\u{1e}{places}\u{1e}")), None, "{places}");
        }
    }
}
