//! The passage of an article that shows a search result: a stretch of text around the first match of its most relevant part, and the
//! number of matches.

use std::ops::Range;

use super::{Matches, Needle, every, relevance};
use crate::article::Article;

/// Characters of context before and after the first match: more than a row of any screen shows.
const AROUND: (usize, usize) = (60, 240);

/// A stretch of an article around a match.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The stretch, on one line; empty where the title and the subtitle have all the matches.
    pub text: String,
    /// The matches in it, in order.
    pub matches: Vec<Range<usize>>,
    /// The number of the match, of these, that must be in view.
    pub best: usize,
    /// Number of matches in the whole article.
    pub count: usize,
    /// Its start in the text of the article.
    pub start: usize,
}

/// The most relevant passage of an article, with matches of any of `needles` below the title; `None` where `stop` said to stop.
pub fn passage(needles: &[Needle], article: &Article, stop: &dyn Fn() -> bool) -> Option<Passage> {
    let all = every(needles, article, stop)?;
    let first = relevance::best(needles, article).map(|found| all.ended_by(found.start));
    let Some((first, found)) = first.and_then(|first| Some((first, all.get(first)?))) else {
        return Some(Passage { count: all.len(), ..Passage::default() });
    };
    let block = article.blocks().iter().find(|block| block.range.end >= found.end).map_or(found.clone(), |block| block.range.clone());
    Some(around(article.text(), &block, &found, &all, first))
}

/// The words around `found` within `block`, on one line, and the matches in them.
fn around(text: &str, block: &Range<usize>, found: &Range<usize>, all: &Matches, first: usize) -> Passage {
    let before = text.get(block.start..found.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND.0).map_or(block.start, |(at, _)| {
        // Whole words only.
        block.start + before[at..].find(char::is_whitespace).map_or(at, |space| at + space + 1)
    });
    let after = text.get(found.end..block.end).unwrap_or_default();
    let end =
        found.end + after.char_indices().nth(AROUND.1).map_or(after.len(), |(at, _)| after[..at].rfind(char::is_whitespace).unwrap_or(at));
    // One byte for another, so that the matches stay where they are.
    let stretch = text.get(start..end).unwrap_or_default().replace(['\n', '\t'], " ");
    // Some may be before the first match of the best part.
    let from = all.before(start).min(first);
    let inside = all.from(from).take_while(|found| found.end <= end).map(|found| found.start - start..found.end - start);
    Passage { matches: inside.collect(), text: stretch, best: first - from, count: all.len(), start }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;

    fn passage_of(typed: &str, text: &str) -> Passage {
        let article = &formats::parse("a.md", text.as_bytes().to_vec())[0];
        passage(&[Needle::new(typed).unwrap()], article, &|| false).unwrap()
    }

    #[test]
    fn of_equal_passages_the_first_below_the_title_is_shown() {
        let passage = passage_of("tram", "# A tram\n\nFirst.\n\nThe night tram and\nthe day tram.\n");
        assert_eq!((passage.text.as_str(), passage.count), ("The night tram and the day tram.", 3));
        let matches: Vec<&str> = passage.matches.iter().map(|found| &passage.text[found.clone()]).collect();
        assert_eq!(matches, ["tram", "tram"]);
    }

    #[test]
    fn a_match_in_the_title_needs_no_passage() {
        assert_eq!(passage_of("tram", "# A tram\n\nFirst.\n"), Passage { count: 1, ..Passage::default() });
    }

    #[test]
    fn a_passage_from_a_long_paragraph_is_short_and_has_whole_words() {
        let long = format!("# A\n\n{}été tram {}", "mot ".repeat(500), "mot ".repeat(500));
        let passage = passage_of("tram", &long);
        assert!(passage.text.starts_with("mot") && passage.text.ends_with("mot") && passage.text.chars().count() < 320);
        assert_eq!(&passage.text[passage.matches[0].clone()], "tram");
    }
}
