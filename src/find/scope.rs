//! The parts of an article that a needle may be limited to: the title for `title:`, quotations for `said:`.

use std::ops::Range;

use super::Needle;
use crate::article::{Article, BlockKind};

/// The part of an article in which a needle matches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    #[default]
    Article,
    Title,
    Quotations,
}

/// The ranges of these parts in a text.
#[derive(Debug, Default)]
pub(super) struct Parts {
    title: Range<usize>,
    /// In order and apart from each other; empty where no needle asks for them.
    quotations: Vec<Range<usize>>,
}

impl Parts {
    /// The parts of an article, as far as `needles` ask for them.
    pub(super) fn of(needles: &[Needle], article: &Article) -> Self {
        let title = article.blocks().iter().find(|block| block.kind == BlockKind::Title).map(|block| block.range.clone());
        let asked = needles.iter().any(|needle| needle.scope == Scope::Quotations);
        Self { title: title.unwrap_or_default(), quotations: if asked { quotations(article) } else { Vec::new() } }
    }

    /// The parts of a text that is a title.
    pub(super) fn only_title(title: &str) -> Self {
        Self { title: 0..title.len(), quotations: Vec::new() }
    }

    /// Whether a part holds a match.
    pub(super) fn hold(&self, scope: Scope, found: &Range<usize>) -> bool {
        let within = |part: &Range<usize>| part.start <= found.start && found.end <= part.end;
        match scope {
            Scope::Article => true,
            Scope::Title => within(&self.title),
            Scope::Quotations => {
                let begun = self.quotations.partition_point(|quotation| quotation.start <= found.start);
                begun.checked_sub(1).is_some_and(|last| within(&self.quotations[last]))
            }
        }
    }
}

/// The ranges of all quotations, the further paragraphs of long ones included; those within others are left out.
fn quotations(article: &Article) -> Vec<Range<usize>> {
    let mut ranges: Vec<_> =
        article.quotes().iter().flat_map(|quote| std::iter::once(&quote.range).chain(&quote.continues)).cloned().collect();
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    ranges.dedup_by(|next, before| next.end <= before.end);
    ranges
}

#[cfg(test)]
mod tests {
    use super::super::every;
    use super::*;
    use crate::formats;

    const TEXT: &str = "# News today\n\nNo news here. “The news is good, and ‘news’ is news,” said Ann Lee.\n\n> Old news.\n\nNews.\n";

    fn found(scope: Scope) -> Vec<Range<usize>> {
        let article = crate::quotes::mark(formats::parse("a.md", TEXT.as_bytes().to_vec()).remove(0));
        let needle = Needle::new("news").unwrap().within(scope);
        every(&[needle], &article, &|| false).unwrap().iter().collect()
    }

    #[test]
    fn matches_are_in_the_part_that_was_asked_for() {
        let all = found(Scope::Article);
        assert_eq!(all.len(), 7);
        assert_eq!(found(Scope::Title), all[..1]);
        assert_eq!(found(Scope::Quotations), all[2..6]);
    }

    #[test]
    fn words_of_quotations_are_not_marked_in_titles() {
        let needles = [Scope::Title, Scope::Quotations].map(|scope| Needle::new("news").unwrap().within(scope));
        assert_eq!(super::super::every_in_title(&needles[..1], "News").len(), 1);
        assert_eq!(super::super::every_in_title(&needles[1..], "News").len(), 0);
    }
}
