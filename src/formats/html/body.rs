//! Finds the article in a page: the element that contains it, and the parts within it to leave out.

mod article_start;
mod choose;
mod clean;
mod hints;
mod kind;
mod lines;
mod measure;
mod next_article;
mod page;
mod pictures;
mod prepare;
mod standfirst;
mod structured_text;
#[cfg(test)]
mod tests;
mod trim;

use super::dom::{Dom, Id};
use crate::article::Meta;
use article_start::Anchor;
use choose::{Best, Weights};
use page::{Basis, Page};
use prepare::Strictness;
pub(super) use prepare::alike;
use structured_text::Guide;
use trim::Trimmed;

/// The shortest text that is taken for an article as long as there is another way to read the page, in characters.
const SHORTEST: u32 = 500;

/// The part of a page that is the article.
pub(super) struct Article {
    /// The element around it.
    pub(super) root: Id,
    /// The nodes that are no part of it, by number.
    pub(super) cut: Vec<bool>,
    /// The line under its title, if it lay beside the text.
    pub(super) standfirst: Option<String>,
    /// Whether the page shows little of its text, which is in its structured data.
    pub(super) elsewhere: bool,
}

/// Facts about a page that help to find its article.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Elements whose words became fields: the headline, the byline, the date.
    pub(super) taken: Vec<Id>,
    /// The heading that says what the title says, else the only one of the first level.
    pub(super) heading: Option<Id>,
    /// The other headings of the first level.
    pub(super) others: Vec<Id>,
    /// The text of the article as structured data gives it, plain or with tags.
    pub(super) text: Option<String>,
    /// The line below the headline, where the page shows one.
    pub(super) standfirst: Option<String>,
}

/// All that is known of a page before its article is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) titles: &'k [String],
    pub(super) facts: &'k Facts,
    pub(super) meta: &'k Meta,
}

/// Finds the article in a page. Each attempt is less strict than the one before. The first one with enough text wins, or with little text
/// at the place where the page says that its article begins; else the longest.
pub(super) fn find(dom: &Dom<'_>, known: &Known<'_>) -> Article {
    let guide = Guide::new(known.facts.text.as_deref());
    let mut basis = Basis::new(dom);
    let anchor = Anchor::new(dom, &basis.unseen, known);
    for part in next_article::parts(dom, &basis.unseen, known, anchor.opening) {
        basis.unseen[part.index()] = true;
    }
    let mut best: Option<(u32, Id, Page<'_, '_>)> = None;
    for (unlikely, names, parts) in [(true, true, true), (false, true, true), (false, false, true), (false, false, false)] {
        let (length, root, page) = attempt(dom, &basis, (known.titles, &anchor, &guide), Strictness { unlikely, names, parts });
        let enough = length >= SHORTEST || anchor.holds(&page, root);
        if enough || best.as_ref().is_none_or(|(most, ..)| length > *most) {
            best = Some((length, root, page));
        }
        if enough {
            break;
        }
    }
    let Some((_, root, mut page)) = best else { return Article { root: Id::ROOT, cut: Vec::new(), standfirst: None, elsewhere: false } };
    for id in &known.facts.taken {
        page.cut[id.index()] = true;
    }
    let Trimmed { standfirst, elsewhere } = trim::trim(&mut page, root, known, &guide, anchor.opening);
    Article { root, cut: page.cut, standfirst, elsewhere }
}

/// The length of the article's text, the element around it, and what is cut.
fn attempt<'d, 'a>(
    dom: &'d Dom<'a>,
    basis: &'d Basis,
    (titles, anchor, guide): (&[String], &Anchor, &Guide),
    strict: Strictness,
) -> (u32, Id, Page<'d, 'a>) {
    let mut page = Page::new(dom, basis);
    anchor.opening.into_iter().for_each(|opening| page.keep(opening));
    let weighed = prepare::walk(&mut page, strict, titles);
    let weights = Weights::new(&page, &weighed, strict);
    let body = dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT);
    let best = weights.best(&page, anchor.opening).unwrap_or(Best { top: body, core: body, weight: 0.0 });
    page.keep(best.core);
    let root = weights.with_siblings(&mut page, best);
    clean::clean(&mut page, root, guide, strict);
    let mut length = 0;
    page.fold(root, &mut |id, measure| {
        if id == root {
            length = measure.chars;
        }
        false
    });
    (length, root, page)
}
