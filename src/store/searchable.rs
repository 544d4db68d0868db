//! The text of an article as searches see it, and how the shelf holds it: authors, tags and the blocks with the title, a [`BLOCK_END`] after
//! each, and last a trailer with its quotations, so that no search has to read a file again.
//!
//! The trailer has the places of each quotation in the blocks, `start+length`, those of one separated by commas, with `@` before the place
//! of its speaker, `#` before that of its cue, and `-` before one that is not listed. Behind [`ADDRESS`] is the article's own address.

use std::ops::Range;

use super::shelf::ShelfText;
use crate::article::{Article, Quotation, Quote, joined};
use crate::find::BLOCK_END;

/// In place of the places of quotations that are not those of a block.
const ELSEWHERE: &str = "?";

/// Precedes the article's own address.
const ADDRESS: char = '\u{1f}';

/// The text of an article for the shelf.
pub(super) fn shelf_text(article: &Article) -> ShelfText {
    let meta = article.meta();
    let trailer = trailer(article);
    let blocks = article.blocks().iter().map(|block| &article.text()[block.range.clone()]);
    ShelfText::new(meta.authors.iter().chain(&meta.tags).map(String::as_str).chain(blocks).chain([trailer.as_str()]))
}

fn trailer(article: &Article) -> String {
    let mut trailer = places(article).unwrap_or_else(|| ELSEWHERE.to_owned());
    // Only quotations are cited without reading the article.
    if let Some(url) = article.meta().url.as_ref().filter(|_| !trailer.is_empty()) {
        trailer.push(ADDRESS);
        trailer.push_str(url);
    }
    trailer
}

/// The places of all quotations in the blocks; `None` where one is not within a block.
fn places(article: &Article) -> Option<String> {
    let mut at = 0;
    let blocks: Vec<(Range<usize>, usize)> = article
        .blocks()
        .iter()
        .map(|block| {
            let begun = at;
            at += block.range.len() + BLOCK_END.len_utf8();
            (block.range.clone(), begun)
        })
        .collect();
    let place = |range: &Range<usize>| {
        let (block, begun) = blocks.get(blocks.partition_point(|(block, _)| block.end < range.end))?;
        let start = range.start.checked_sub(block.start)?;
        Some(format!("{}+{}", begun + start, range.len()))
    };
    let said = |quote: &Quote| std::iter::once(&quote.range).chain(&quote.continues).map(place).collect::<Option<Vec<_>>>();
    let quotation = |quote: &Quote| {
        let mut places = if article.is_quotation(quote) { String::new() } else { "-".to_owned() };
        places.push_str(&said(quote)?.join(","));
        for (sign, range) in [('@', &quote.speaker), ('#', &quote.cue)] {
            if let Some(range) = range {
                places.push(sign);
                places.push_str(&place(range)?);
            }
        }
        Some(places)
    };
    let quotes: Option<Vec<String>> = article.quotes().iter().map(quotation).collect();
    Some(quotes?.join(";"))
}

/// The text that the shelf holds, without its trailer.
pub(super) fn text_of(shelved: &str) -> &str {
    parts(shelved).0
}

/// The blocks of a text that the shelf holds, behind this number of authors and tags.
pub(super) fn blocks_of(shelved: &str, before: usize) -> &str {
    text_of(shelved).splitn(before + 1, BLOCK_END).last().unwrap_or_default()
}

/// The quotations of a text that the shelf holds, behind this number of authors and tags; `None` where they must be read from the file.
pub(super) fn quotations_of(shelved: &str, before: usize) -> Option<Vec<Quotation<'_>>> {
    let blocks = blocks_of(shelved, before);
    let places = trailer_of(shelved).0;
    if places.is_empty() { Some(Vec::new()) } else { places.split(';').map(|places| quotation(blocks, places)).collect() }
}

fn quotation<'a>(blocks: &'a str, places: &str) -> Option<Quotation<'a>> {
    let part = |place: &str| {
        let (start, length) = place.split_once('+')?;
        let start: usize = start.parse().ok()?;
        Some((start, blocks.get(start..start.checked_add(length.parse().ok()?)?)?))
    };
    let named = |place: Option<&str>| place.map(|place| part(place).map(|(_, words)| words.into()).ok_or(())).transpose().ok();
    let (rest, cue) = places.split_once('#').map_or((places, None), |(rest, cue)| (rest, Some(cue)));
    let (said, speaker) = rest.split_once('@').map_or((rest, None), |(said, speaker)| (said, Some(speaker)));
    let listed = said.strip_prefix('-').unwrap_or(said);
    let parts = listed.split(',').map(part).collect::<Option<Vec<_>>>()?;
    Some(Quotation {
        text: joined(parts.iter().map(|(_, words)| *words)),
        speaker: named(speaker)?,
        cue: named(cue)?,
        at: parts.first()?.0,
        is_listed: listed.len() == said.len(),
    })
}

/// The article's own address, where it has one and quotations.
pub(super) fn address_of(shelved: &str) -> Option<&str> {
    trailer_of(shelved).1
}

/// The places of quotations, and the address.
fn trailer_of(shelved: &str) -> (&str, Option<&str>) {
    let trailer = parts(shelved).1;
    trailer.split_once(ADDRESS).map_or((trailer, None), |(places, address)| (places, Some(address)))
}

fn parts(shelved: &str) -> (&str, &str) {
    let rest = shelved.strip_suffix(BLOCK_END).unwrap_or(shelved);
    let end = rest.rfind(BLOCK_END).map_or(0, |at| at + BLOCK_END.len_utf8());
    shelved.split_at_checked(end).map_or((shelved, ""), |(text, _)| (text, &rest[end..]))
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
            "---\nauthor: Ann Lee\ntags: [a]\nurl: https://gazette.example/1\n---\n\n# « Été »\n\nMarie Roy dit : « Nous partons ce soir.\n\n« Nous reviendrons “tous” un jour. » Puis elle sortit.\n\n> Block\n",
        );
        assert!(
            text_of(&shelved).starts_with("Ann Lee\u{1e}a\u{1e}« Été »\u{1e}Marie Roy dit") && text_of(&shelved).ends_with("Block\u{1e}")
        );
        let expected: Vec<Quotation<'_>> = article.every_quotation().collect();
        assert!(expected.iter().any(|one| one.text.contains('\n') && one.speaker.as_deref() == Some("Marie Roy")), "{expected:?}");
        assert!(expected.iter().any(|one| one.cue.as_deref() == Some("dit")) && expected.iter().any(|one| !one.is_listed));
        assert_eq!(quotations_of(&shelved, 2), Some(expected));
        assert_eq!(address_of(&shelved), Some("https://gazette.example/1"));
    }

    #[test]
    fn odd_texts_have_no_quotations() {
        assert_eq!((text_of(""), quotations_of("", 0)), ("", Some(Vec::new())));
        assert_eq!((text_of("a\u{1e}\u{1e}"), quotations_of("a\u{1e}\u{1e}", 0)), ("a\u{1e}", Some(Vec::new())));
        for places in ["?", "0+9", "x", "1+", "0+1@9+9", "0+1#9+9", "-", "18446744073709551615+1", ";"] {
            assert_eq!(quotations_of(&format!("ab\u{1e}{places}\u{1e}"), 0), None, "{places}");
        }
    }
}
