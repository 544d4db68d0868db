//! The article in a page: the element that holds it, and what within it is no part of it.

mod choose;
mod clean;
mod hints;
mod measure;
mod page;
mod prepare;

use super::dom::{Dom, Id};
use choose::Weights;
use page::Page;
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

/// Finds the article in a page that is titled by one of `titles`. Each try is less strict than the one before; where none finds enough, the
/// longest counts.
pub(super) fn find(dom: &Dom<'_>, titles: &[String]) -> Article {
    let mut best: Option<(u32, Article)> = None;
    for (unlikely, names, parts) in [(true, true, true), (false, true, true), (false, false, true), (false, false, false)] {
        let (length, found) = attempt(dom, titles, Strictness { unlikely, names, parts });
        if length >= SHORTEST {
            return found;
        }
        if best.as_ref().is_none_or(|(most, _)| length > *most) {
            best = Some((length, found));
        }
    }
    best.map_or(Article { root: Id::ROOT, cut: Vec::new() }, |(_, found)| found)
}

fn attempt(dom: &Dom<'_>, titles: &[String], strict: Strictness) -> (u32, Article) {
    let mut page = Page::new(dom);
    let weighed = prepare::walk(&mut page, strict, titles);
    let weights = Weights::new(&page, &weighed, strict);
    let body = dom.find(Id::ROOT, "body").unwrap_or(Id::ROOT);
    let top = weights.best(&page).unwrap_or(body);
    let root = weights.with_siblings(&mut page, top);
    clean::clean(&mut page, root, strict);
    let mut length = 0;
    page.fold(root, &mut |id, measure| {
        if id == root {
            length = measure.chars;
        }
        false
    });
    (length, Article { root, cut: page.cut })
}
