//! The article in a page: the element that holds it, and what within it is no part of it.

mod choose;
mod clean;
mod guide;
mod hints;
mod lines;
mod measure;
mod page;
mod prepare;
#[cfg(test)]
mod tests;
mod trim;
mod words;

use super::dom::{Dom, Id};
use choose::Weights;
use guide::Guide;
use page::{Basis, Page};
use prepare::Strictness;

/// The shortest text that is taken for an article as long as there is another way to read the page, in characters.
const SHORTEST: u32 = 500;

/// Where the article is.
pub(super) struct Article {
    /// The element around it.
    pub(super) root: Id,
    /// The nodes that are no part of it, by number.
    pub(super) cut: Vec<bool>,
}

/// What is known of a page before its article is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'k> {
    /// What it is called.
    pub(super) titles: &'k [String],
    /// The line under its title.
    pub(super) subtitle: Option<&'k str>,
    /// Its language.
    pub(super) lang: Option<&'k str>,
    /// The elements whose words are told as title, byline and date.
    pub(super) taken: &'k [Id],
    /// Who wrote it.
    pub(super) authors: &'k [String],
    /// Its text, as structured data gives it.
    pub(super) text: Option<&'k str>,
}

/// Finds the article in a page. Each try is less strict than the one before; where none finds enough, the longest counts.
pub(super) fn find(dom: &Dom<'_>, known: &Known<'_>) -> Article {
    let guide = Guide::new(known.text);
    let basis = Basis::new(dom);
    let mut best: Option<(u32, Id, Page<'_, '_>)> = None;
    for (unlikely, names, parts) in [(true, true, true), (false, true, true), (false, false, true), (false, false, false)] {
        let (length, root, page) = attempt(dom, &basis, known.titles, &guide, Strictness { unlikely, names, parts });
        if best.as_ref().is_none_or(|(most, ..)| length > *most) {
            best = Some((length, root, page));
        }
        if length >= SHORTEST {
            break;
        }
    }
    let Some((_, root, mut page)) = best else { return Article { root: Id::ROOT, cut: Vec::new() } };
    for id in known.taken {
        page.cut[id.index()] = true;
    }
    trim::trim(&mut page, root, known, &guide);
    Article { root, cut: page.cut }
}

/// The length of the article's text, the element around it, and what is cut.
fn attempt<'d, 'a>(dom: &'d Dom<'a>, basis: &'d Basis, titles: &[String], guide: &Guide, strict: Strictness) -> (u32, Id, Page<'d, 'a>) {
    let mut page = Page::new(dom, basis);
    let weighed = prepare::walk(&mut page, strict, titles);
    let weights = Weights::new(&page, &weighed, strict);
    let body = dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT);
    let top = weights.best(&page).unwrap_or(body);
    let root = weights.with_siblings(&mut page, top);
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
