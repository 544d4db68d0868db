//! Finds the article in a page: the element that contains it, and the parts within it to leave out.

mod article_start;
mod choose;
mod clean;
mod hints;
mod kind;
mod lines;
mod losses;
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
use measure::Measure;
use page::{Basis, Page};
use prepare::Strictness;
pub(super) use prepare::alike;
use structured_text::Guide;
use trim::Trimmed;

/// The shortest text that is taken for an article as long as there is another way to read the page, in characters.
const SHORTEST: u32 = 500;

/// The longest text that is nearly none, in characters.
const SCANT: u32 = 200;

/// The part of a page that is the article.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the article")]
pub(super) struct Article {
    /// The element around it.
    pub(super) root: Id,
    /// The nodes that are no part of it, by number.
    pub(super) cut: Vec<bool>,
    /// The line under its title, if it lay beside the text.
    pub(super) standfirst: Option<String>,
    /// Its first paragraph.
    pub(super) opening: Option<String>,
    /// Whether the page shows little of its text, which is in its structured data.
    pub(super) elsewhere: bool,
    /// Whether parts are in it that look like furniture.
    pub(super) less_strict: bool,
    /// Whether it is what attributes hide.
    pub(super) unhidden: bool,
    /// Whether it is next to nothing.
    pub(super) scant: bool,
}

impl Default for Article {
    fn default() -> Self {
        let (standfirst, opening) = (None, None);
        let (elsewhere, less_strict, unhidden, scant) = (false, false, false, false);
        Self { root: Id::ROOT, cut: Vec::new(), standfirst, opening, elsewhere, less_strict, unhidden, scant }
    }
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
    /// Whether an archive saved the page and rewrote its addresses.
    pub(super) archived: bool,
}

/// All that is known of a page before its article is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) titles: &'k [String],
    pub(super) facts: &'k Facts,
    pub(super) meta: &'k Meta,
}

/// The first reading of a page with enough text, else the longest.
struct Reading<'d, 'a> {
    length: u32,
    root: Id,
    page: Page<'d, 'a>,
    /// The measures of each node as if nothing were cut.
    plain: Vec<Measure>,
}

/// Finds the article in a page. Where it shows nearly nothing, what its attributes hide until a script shows it is the article.
pub(super) fn find(dom: &Dom<'_>, known: &Known<'_>) -> Article {
    let found = find_among(dom, known, true);
    if found.length >= SCANT || found.anchored {
        return found.article;
    }
    let hidden = find_among(dom, known, false);
    if hidden.length < SCANT || hidden.length < 3 * found.length {
        return Article { scant: true, ..found.article };
    }
    Article { unhidden: true, less_strict: true, ..hidden.article }
}

/// An article and the length of its text, in characters.
struct Found {
    article: Article,
    length: u32,
    /// Whether it begins where the page says that its article does.
    anchored: bool,
}

/// Finds the article among what is seen of a page; `attributes` where what these hide is unseen. Each attempt is less strict than the one
/// before. The first one with enough text wins, or with little text at the place where the page says that its article begins; else the
/// longest. Then what was cut too much is brought back.
fn find_among(dom: &Dom<'_>, known: &Known<'_>, attributes: bool) -> Found {
    let guide = Guide::new(known.facts.text.as_deref());
    let mut basis = Basis::new(dom, attributes);
    let anchor = Anchor::new(dom, &basis.unseen, known);
    for part in next_article::parts(dom, &basis.unseen, known, anchor.opening) {
        basis.unseen[part.index()] = true;
    }
    let mut best: Option<Reading<'_, '_>> = None;
    // How much the strictest attempt kept.
    let mut least = None;
    for (unlikely, names, parts) in [(true, true, true), (false, true, true), (false, false, true), (false, false, false)] {
        let reading = attempt(dom, &basis, (known.titles, &anchor, &guide), Strictness { unlikely, names, parts });
        let enough = reading.length >= SHORTEST || anchor.holds(&reading.page, reading.root);
        least.get_or_insert(reading.length);
        if enough || best.as_ref().is_none_or(|best| reading.length > best.length) {
            best = Some(reading);
        }
        if enough {
            break;
        }
    }
    let Some(Reading { root, mut page, plain, length: kept }) = best else {
        return Found { article: Article::default(), length: 0, anchored: false };
    };
    let restored = losses::restore(&mut page, root, &plain);
    let mut less_strict = restored || least.is_some_and(|least| kept > least);
    let mut root = losses::widen(&mut page, root, &plain);
    if let Some(outer) = losses::too_little(&page, root, anchor.story(dom), &plain) {
        page = Page::new(dom, &basis);
        losses::read_whole(&mut page, outer, &plain);
        (root, less_strict) = (outer, true);
    }
    for id in &known.facts.taken {
        page.cut[id.index()] = true;
    }
    let Trimmed { standfirst, elsewhere, opening } = trim::trim(&mut page, root, known, &guide, anchor.opening);
    let length = length(&page, root);
    let anchored = length < SCANT && anchor.holds(&page, root);
    Found { article: Article { root, cut: page.cut, standfirst, elsewhere, less_strict, opening, ..Article::default() }, length, anchored }
}

/// Characters of text within `root` that are not cut.
fn length(page: &Page<'_, '_>, root: Id) -> u32 {
    let mut length = 0;
    page.fold(root, &mut |id, measure| {
        if id == root {
            length = measure.chars;
        }
        false
    });
    length
}

/// Reads a page as strictly as `strict` says.
fn attempt<'d, 'a>(
    dom: &'d Dom<'a>,
    basis: &'d Basis,
    (titles, anchor, guide): (&[String], &Anchor, &Guide),
    strict: Strictness,
) -> Reading<'d, 'a> {
    let mut page = Page::new(dom, basis);
    anchor.opening.into_iter().for_each(|opening| page.keep(opening));
    let (weighed, plain) = prepare::walk(&mut page, strict, titles);
    let weights = Weights::new(&page, &weighed, strict, anchor.story(dom));
    let body = dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT);
    let best = weights.best(&page, anchor.opening).unwrap_or(Best { top: body, core: body, weight: 0.0 });
    page.keep(best.core);
    let root = weights.with_siblings(&mut page, best);
    clean::clean(&mut page, root, guide, strict);
    Reading { length: length(&page, root), root, page, plain }
}
