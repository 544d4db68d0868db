//! Speakers that a person gave to quotations of an article, because the rules named the wrong one or none: which quotations these names
//! belong to.
//!
//! A name belongs to the quotation whose words it was given to, as long as these are found, and to each other quotation of the article for
//! which the rules have the replaced name. The latest name counts; an empty one means nobody, and belongs to its own quotation only.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::Anchor;
use crate::article::{Article, Quotation};

/// The name that a person gave to the speaker of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenSpeaker {
    /// The words of the quotation.
    pub anchor: Anchor,
    /// The name; empty for nobody.
    pub name: Box<str>,
}

/// A quotation and whom the rules name.
struct Ruled<'a> {
    range: Range<usize>,
    speaker: Option<&'a str>,
}

impl GivenSpeaker {
    /// Adds a name to those of an article, which are in the order in which they were given; without one, the rules decide again.
    pub(crate) fn set(all: &mut Vec<Self>, anchor: &Anchor, name: Option<&str>) {
        // The words say which quotation it is, even where they have moved.
        let words = |anchor: &Anchor| (anchor.exact.clone(), anchor.before.clone(), anchor.after.clone());
        all.retain(|given| words(&given.anchor) != words(anchor));
        all.extend(name.map(|name| Self { anchor: anchor.clone(), name: name.into() }));
    }

    /// Gives the quotations of an article these speakers, in place of those it was given before.
    pub fn give(all: &[Self], article: &mut Article) {
        let quotes = article.quotes();
        if all.is_empty() && quotes.iter().all(|quote| quote.given.is_none()) {
            return;
        }
        let by_rule = |range: &Option<Range<usize>>| range.clone().and_then(|range| article.text().get(range));
        let ruled: Vec<_> = quotes.iter().map(|quote| Ruled { range: quote.range.clone(), speaker: by_rule(&quote.speaker) }).collect();
        let names = names(all, article.text(), &ruled);
        article.give_speakers(names);
    }

    /// The same for quotations apart from their article, of which this is the text.
    pub(crate) fn give_to(all: &[Self], text: &str, quotations: &mut [Quotation<'_>]) {
        let first = |text: &str| text.split('\n').next().unwrap_or_default().len();
        let ruled: Vec<_> =
            quotations.iter().map(|one| Ruled { range: one.at..one.at + first(&one.text), speaker: one.speaker.as_deref() }).collect();
        let names = names(all, text, &ruled);
        for (quotation, name) in quotations.iter_mut().zip(names) {
            if let Some(name) = name {
                quotation.speaker = (!name.is_empty()).then(|| Cow::Owned(name.into()));
            }
        }
    }

    /// The anchor under which the speaker of the quotation at `range` was given, if it was.
    pub(crate) fn anchor_of<'a>(all: &'a [Self], article: &Article, range: &Range<usize>) -> Option<&'a Anchor> {
        let ruled: Vec<_> = article.quotes().iter().map(|quote| Ruled { range: quote.range.clone(), speaker: None }).collect();
        let is_its = |given: &&Self| {
            quotation_of(&given.anchor, article.text(), &ruled).and_then(|at| ruled.get(at)).is_some_and(|ruled| ruled.range == *range)
        };
        all.iter().rev().find(is_its).map(|given| &given.anchor)
    }
}

/// The name given to each quotation, if any.
fn names(all: &[GivenSpeaker], text: &str, quotations: &[Ruled<'_>]) -> Vec<Option<Box<str>>> {
    let mut names = vec![None; quotations.len()];
    let mut learnt: HashMap<&str, &str> = HashMap::new();
    for given in all {
        let Some(at) = quotation_of(&given.anchor, text, quotations) else { continue };
        let replaced = quotations.get(at).and_then(|quotation| quotation.speaker);
        learnt.extend(replaced.filter(|_| !given.name.is_empty()).map(|replaced| (replaced, &*given.name)));
        if let Some(name) = names.get_mut(at) {
            *name = Some(given.name.clone());
        }
    }
    for (name, quotation) in names.iter_mut().zip(quotations).filter(|(name, _)| name.is_none()) {
        let instead = quotation.speaker.and_then(|speaker| learnt.get_key_value(speaker));
        *name = instead.filter(|(replaced, name)| replaced != name).map(|(_, name)| Box::from(*name));
    }
    names
}

/// The number of the quotation at the words of an anchor.
fn quotation_of(anchor: &Anchor, text: &str, quotations: &[Ruled<'_>]) -> Option<usize> {
    let found = anchor.find(text)?;
    let overlap = |range: &Range<usize>| range.end.min(found.end).saturating_sub(range.start.max(found.start));
    let near = quotations.iter().enumerate().filter(|(_, quotation)| overlap(&quotation.range) > 0);
    let fit = |range: &Range<usize>| (range.start.abs_diff(found.start) + range.end.abs_diff(found.end), range.start);
    near.min_by_key(|(_, quotation)| fit(&quotation.range)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{formats, quotes};

    const TEXT: &str = "# T\n\n“It rained all night,” said Ann Lee.\n\n“The bridge is closed,” Ann Lee added.\n\n\
        “We will walk there,” said Bob Roy.\n\nNobody answered. “So be it.”\n";

    fn article(text: &str) -> Article {
        quotes::mark(formats::parse("a.md", text.as_bytes().to_vec()).remove(0))
    }

    fn given(article: &Article, number: usize, name: &str) -> GivenSpeaker {
        let range = article.quotes()[number].range.clone();
        GivenSpeaker { anchor: Anchor::of(article.text(), range), name: name.into() }
    }

    fn speakers(article: &Article) -> Vec<Option<&str>> {
        article.quotes().iter().map(|quote| article.speaker(quote)).collect()
    }

    #[test]
    fn the_name_replaces_that_of_the_rules_in_its_article() {
        let mut article = article(TEXT);
        let (ann, bob) = (Some("Ann Lee"), Some("Bob Roy"));
        assert_eq!(speakers(&article), [ann, ann, bob, None]);
        let mut all = vec![given(&article, 0, "Eve Ray")];
        GivenSpeaker::give(&all, &mut article);
        assert_eq!(speakers(&article), [Some("Eve Ray"), Some("Eve Ray"), bob, None]);
        // The rules were right about the other one.
        all.push(given(&article, 1, "Ann Lee"));
        GivenSpeaker::give(&all, &mut article);
        assert_eq!(speakers(&article), [Some("Eve Ray"), ann, bob, None]);
        GivenSpeaker::give(&[], &mut article);
        assert_eq!(speakers(&article), [ann, ann, bob, None]);
    }

    #[test]
    fn nobody_is_said_of_one_quotation_only() {
        let mut article = article(TEXT);
        let all = [given(&article, 0, ""), given(&article, 3, "Eve Ray")];
        GivenSpeaker::give(&all, &mut article);
        assert_eq!(speakers(&article), [None, Some("Ann Lee"), Some("Bob Roy"), Some("Eve Ray")]);
    }

    #[test]
    fn a_name_stays_with_its_words_when_the_article_is_edited() {
        let all = [given(&article(TEXT), 2, "Eve Ray")];
        let mut edited = article(&TEXT.replace("It rained all night", "It had rained for days").replace("walk there", "walk over there"));
        GivenSpeaker::give(&all, &mut edited);
        assert_eq!(speakers(&edited)[2], Some("Eve Ray"));
        let mut without = article(&TEXT.replace("“We will walk there,” said Bob Roy.\n\n", ""));
        GivenSpeaker::give(&all, &mut without);
        assert_eq!(speakers(&without), [Some("Ann Lee"), Some("Ann Lee"), None]);
    }

    #[test]
    fn quotations_apart_from_their_article_are_given_the_same() {
        let mut article = article(TEXT);
        let all = [given(&article, 0, "Eve Ray"), given(&article, 2, "")];
        let text = article.text().to_owned();
        let mut apart: Vec<Quotation<'static>> = article.every_quotation().map(Quotation::into_owned).collect();
        GivenSpeaker::give_to(&all, &text, &mut apart);
        GivenSpeaker::give(&all, &mut article);
        assert_eq!(apart.iter().map(|one| one.speaker.as_deref()).collect::<Vec<_>>(), speakers(&article));
    }

    #[test]
    fn a_quotation_has_one_name_at_a_time() {
        let article = article(TEXT);
        let (first, other) = (given(&article, 0, "Eve Ray"), given(&article, 2, "Eve Ray"));
        let mut all = Vec::new();
        GivenSpeaker::set(&mut all, &first.anchor, Some("Eve Ray"));
        GivenSpeaker::set(&mut all, &other.anchor, Some("Eve Ray"));
        GivenSpeaker::set(&mut all, &Anchor { at: 7, ..first.anchor.clone() }, Some("Tom Poe"));
        assert_eq!(all.iter().map(|given| &*given.name).collect::<Vec<_>>(), ["Eve Ray", "Tom Poe"]);
        assert_eq!(GivenSpeaker::anchor_of(&all, &article, &article.quotes()[0].range), Some(&all[1].anchor));
        assert_eq!(GivenSpeaker::anchor_of(&all, &article, &article.quotes()[1].range), None);
        GivenSpeaker::set(&mut all, &first.anchor, None);
        assert_eq!(all.len(), 1);
    }
}
