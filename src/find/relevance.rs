//! Relevance: how much a text is about the words searched for. One rule for the order of the list and for the passage that shows an
//! article: `weight` weighs matches, [`relevance`] those of an article, and [`best`] those of its passages.
//!
//! A needle counts by how often it occurs, with diminishing returns and less in a long text, as in Okapi BM25 (Robertson and Zaragoza,
//! “The Probabilistic Relevance Framework”, 2009); more in the title and in the lead; and needles near each other count more, most of all
//! as a phrase. The weight of an article depends on nothing but the article and the search, so that no other article can move it.

use std::ops::Range;

use super::scope::Parts;
use super::{Matches, Needle, Scope};
use crate::article::{Article, BlockKind};

/// Weights of a needle in the title and in the lead, where the same needle anywhere in the text weighs less than 1.
const TITLE: f64 = 3.0;
const LEAD: f64 = 1.0;

/// Bytes of the text after the title that count as its lead.
const BEGINNING: usize = 500;

/// Bytes of a passage, from the first match in it to the last.
const PASSAGE: usize = 240;

/// Weight of all needles side by side, and the bytes from the first to the last of them at which it is half as much.
const NEAR: f64 = 2.0;
const NEAR_HALF: f64 = 100.0;

/// Weight of all needles one after the other, in the order in which they were typed.
const PHRASE: f64 = 2.0;

/// Most bytes between the words of a phrase: a space or a hyphen, written with up to three bytes.
const GAP: usize = 3;

/// The parameters k₁ and b of BM25, and the length of a text, in words, that counts as average.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;
const AVERAGE: f64 = 500.0;

/// Steps of weight in which articles are compared: those of the same step are in the order of their dates.
const STEPS: f64 = 10.0;

/// Most matches that are weighed, so that a letter in a long text costs no more than a word.
const WEIGHED: usize = 2000;

/// The relevance of an article; the greater, the more relevant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Relevance(u32);

impl Relevance {
    /// The weight, in steps.
    pub(crate) fn steps(self) -> u32 {
        self.0
    }
}

/// A match of one of several needles.
#[derive(Debug, Clone)]
struct Hit {
    range: Range<usize>,
    /// The number of its needle.
    needle: usize,
}

/// An article, as far as its relevance depends on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weighed<'a> {
    pub(crate) title: &'a str,
    /// The text of its blocks, the title first.
    pub(crate) text: &'a str,
    /// Number of its words.
    pub(crate) words: usize,
}

/// The relevance of an article to a search for `needles`.
pub(crate) fn relevance(needles: &[Needle], article: &Weighed) -> Relevance {
    let mut hits = Vec::new();
    for (number, needle) in needles.iter().enumerate().filter(|(_, needle)| needle.scope != Scope::Title) {
        needle.each(article.text, 0..article.text.len(), &mut |range| hits.push(Hit { range, needle: number }));
    }
    sort(&mut hits);
    let length = 1.0 - LENGTH + LENGTH * number(article.words) / AVERAGE;
    let in_title = needles.iter().filter(|needle| needle.scope != Scope::Quotations && needle.is_in(article.title)).count();
    let weight = weight(&hits, needles.len(), article.title.len(), length) + TITLE * number(in_title);
    #[expect(clippy::cast_sign_loss, reason = "no weight is negative")]
    Relevance((weight * STEPS).round() as u32)
}

fn number(count: usize) -> f64 {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

/// The number, within `matches`, of the match to show first: the first one of the most relevant passage. 0 where only the title has any.
pub fn best_match(needles: &[Needle], article: &Article, matches: &Matches) -> usize {
    best(needles, article).map_or(0, |found| matches.ended_by(found.start)).min(matches.len().saturating_sub(1))
}

/// The first match of the most relevant passage of an article, below its title; of equals, the first one.
pub(super) fn best(needles: &[Needle], article: &Article) -> Option<Range<usize>> {
    let parts = Parts::of(needles, article);
    let below_title = |kind: &BlockKind| !matches!(kind, BlockKind::Title | BlockKind::Subtitle);
    let (mut hits, mut best, mut weighed) = (Vec::new(), None, 0);
    for block in article.blocks().iter().filter(|block| below_title(&block.kind)) {
        for (number, needle) in needles.iter().enumerate() {
            let take = &mut |range| {
                if parts.hold(needle.scope, &range) {
                    hits.push(Hit { range, needle: number });
                }
            };
            needle.each(article.text(), block.range.clone(), take);
        }
        sort(&mut hits);
        weighed += hits.len();
        for passage in passages(&hits) {
            let weight = weight(passage, needles.len(), article.meta().title.len(), 1.0);
            if best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, nearest(passage).map_or(0..0, |(_, first)| first.range.clone())));
            }
        }
        if weighed >= WEIGHED {
            break;
        }
        hits.clear();
    }
    best.map(|(_, first)| first)
}

/// Sorts matches, and drops those beyond the most that are weighed.
fn sort(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| (hit.range.start, hit.needle));
    hits.truncate(WEIGHED);
}

/// The passages with matches of a block: stretches that no other one contains.
fn passages(hits: &[Hit]) -> impl Iterator<Item = &[Hit]> {
    let mut end = 0;
    (0..hits.len()).filter_map(move |first| {
        let last = hits[first].range.start.saturating_add(PASSAGE);
        let before = end;
        end = hits.partition_point(|hit| hit.range.start < last);
        (end > before).then(|| &hits[first..end])
    })
}

/// The weight of matches of `needles` in a text of this length, whose title is so many bytes long.
fn weight(hits: &[Hit], needles: usize, title: usize, length: f64) -> f64 {
    let (mut counts, mut early) = (vec![0.0; needles], vec![false; needles]);
    for hit in hits {
        counts[hit.needle] += 1.0;
        early[hit.needle] |= (title..title + BEGINNING).contains(&hit.range.start);
    }
    let frequency = |count: &f64| count / (count + SATURATION * length);
    let lead = LEAD * number(early.iter().filter(|early| **early).count());
    counts.iter().map(frequency).sum::<f64>() + lead + closeness(hits, needles)
}

/// The weight of needles near each other: less where only some of them were found.
fn closeness(hits: &[Hit], needles: usize) -> f64 {
    let Some((bytes, _)) = nearest(hits).filter(|_| needles > 1) else { return 0.0 };
    let mut found: Vec<usize> = hits.iter().map(|hit| hit.needle).collect();
    found.sort_unstable();
    found.dedup();
    let share = |count: usize| number(count.saturating_sub(1)) / number(needles - 1);
    NEAR * share(found.len()) / (1.0 + number(bytes) / NEAR_HALF) + PHRASE * share(phrase(hits))
}

/// The most needles that follow each other in the order in which they were typed.
fn phrase(hits: &[Hit]) -> usize {
    let (mut longest, mut run) = (1, 1);
    for pair in hits.windows(2) {
        let [one, next] = pair else { continue };
        let follows = next.needle == one.needle + 1 && next.range.start.checked_sub(one.range.end).is_some_and(|gap| gap <= GAP);
        run = if follows { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

/// The shortest stretch with a match of every needle that was found: its length in bytes, and its first match.
fn nearest(hits: &[Hit]) -> Option<(usize, &Hit)> {
    let needles = hits.iter().map(|hit| hit.needle).max()? + 1;
    let mut counts = vec![0_usize; needles];
    for hit in hits {
        counts[hit.needle] = 1;
    }
    let found: usize = counts.iter().sum();
    counts.fill(0);
    // A window over the matches, which moves on as long as it holds one of each.
    let (mut distinct, mut first, mut nearest) = (0, 0, None);
    for last in hits {
        distinct += usize::from(counts[last.needle] == 0);
        counts[last.needle] += 1;
        while distinct == found {
            let begin = &hits[first];
            let bytes = last.range.end.saturating_sub(begin.range.start);
            if nearest.is_none_or(|(least, _)| bytes < least) {
                nearest = Some((bytes, begin));
            }
            counts[begin.needle] -= 1;
            distinct -= usize::from(counts[begin.needle] == 0);
            first += 1;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::fold;
    use crate::formats;

    fn needles(typed: &str) -> Vec<Needle> {
        crate::query::parse(typed).needles()
    }

    fn of(typed: &str, title: &str, text: &str) -> Relevance {
        let words = text.split(' ').count();
        let text = fold(&format!("{title}\u{1e}{text}\u{1e}"));
        relevance(&needles(typed), &Weighed { title, text: &text, words })
    }

    #[test]
    fn title_and_lead_weigh_more_than_the_rest() {
        let rest = "word ".repeat(120);
        let [title, lead, text] = [("The tram", "It runs."), ("News", "The tram runs."), ("News", "")]
            .map(|(title, lead)| of("tram", title, &format!("{lead} {rest} the tram")));
        assert!(title > lead && lead > text, "{title:?} {lead:?} {text:?}");
    }

    #[test]
    fn a_phrase_and_nearness_raise() {
        let far = "word ".repeat(60);
        let weights =
            ["press freedom", "freedom of the press", &format!("press {far} freedom"), "press"].map(|text| of("press freedom", "", text));
        assert!(weights.is_sorted_by(|one, next| one > next), "{weights:?}");
    }

    #[test]
    fn a_word_that_occurs_more_often_weighs_more_and_less_in_a_long_text() {
        let rest = "word ".repeat(2000);
        assert!(of("tram", "", "tram tram tram x x") > of("tram", "", "tram x x x x"));
        assert!(of("tram", "", "tram x x x x") > of("tram", "", &format!("tram {rest}")));
        assert_eq!(of("tram", "", &"tram ".repeat(3000)), of("tram", "", &"tram ".repeat(2999)));
        assert_eq!(of("tram", "", "a tram runs here"), of("tram", "", "the tram runs there now"));
    }

    #[test]
    fn words_left_out_and_words_of_fields_weigh_nothing() {
        assert_eq!(of("tram -bus", "", "tram"), of("tram", "", "tram"));
        assert_eq!(of("has:video", "Video", "video"), Relevance::default());
        assert!(of("title:tram", "Tram", "x") > of("title:tram", "x", "tram"));
    }

    fn best_of<'a>(typed: &str, article: &'a Article) -> Option<&'a str> {
        let found = best(&needles(typed), article)?;
        let end = article.text()[found.start..].find('\n').map_or(article.text().len(), |end| found.start + end);
        Some(&article.text()[found.start..end])
    }

    #[test]
    fn the_best_passage_has_the_phrase_or_most_of_the_words() {
        let far = "word ".repeat(100);
        let text = format!(
            "# Press freedom\n\n{far}\n\nThe press {far} freedom.\n\nA press of freedom.\n\nFor press freedom now.\n\nThe press.\n"
        );
        let article = &formats::parse("a.md", text.into_bytes())[0];
        assert_eq!(best_of("press freedom", article), Some("press freedom now."));
        assert_eq!(best_of("press of", article), Some("press of freedom."));
        assert_eq!(best_of("freedom", article), Some("freedom."));
        assert_eq!(best_of("title:press", article), None);
    }

    #[test]
    fn of_equal_passages_the_first_is_the_best() {
        let article = &formats::parse("a.md", b"# A\n\nOne tram.\n\nTwo tram.\n".to_vec())[0];
        assert_eq!(best_of("tram", article), Some("tram."));
        let first = best(&needles("tram"), article).unwrap();
        assert!(article.text()[..first.start].ends_with("One "));
    }
}
