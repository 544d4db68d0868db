//! Cuts parts of the article's element: forms, frames, share buttons, and parts with few words and many links.

use super::super::dom::Id;
use super::super::role;
use super::kind::Kind;
use super::measure::{Measure, share};
use super::page::Page;
use super::prepare::Strictness;
use super::structured_text::Guide;
use crate::formats::lexicon::Phrases;

/// Offers to share have fewer characters than this.
const SHARE: u32 = 500;

/// Characters below which a part counts as a sidebar.
const BESIDE: u32 = 900;

/// Parts with fewer commas than this are looked at.
const COMMAS: u32 = 10;

/// The shortest headline of another article, in characters.
const TEASER: u32 = 25;

/// Cuts what is no part of the article within `root`.
pub(super) fn clean(page: &mut Page<'_, '_>, root: Id, guide: &Guide, strict: Strictness) {
    conditionally(page, root, guide, strict, &["form", "fieldset"]);
    let dom = page.dom;
    for id in dom.descendants(root) {
        let gone = match dom.name(id) {
            "footer" | "aside" => !role::is_of_text(dom, id),
            "iframe" | "embed" | "object" => page.basis.kinds[id.index()] != Kind::Frame { video: true },
            "h1" | "h2" => strict.names && page.basis.hints[id.index()].weight < 0,
            _ => false,
        };
        if gone && !page.kept[id.index()] {
            page.cut[id.index()] = true;
        }
    }
    beside(page, root, strict);
    for names in [&["table"][..], &["ul", "ol"], &["div"]] {
        conditionally(page, root, guide, strict, names);
    }
}

/// Cuts share buttons and other small parts whose names mark them as sidebars.
fn beside(page: &mut Page<'_, '_>, root: Id, strict: Strictness) {
    let (mut gone, mut found, mut whole) = (Vec::new(), Vec::new(), 0);
    page.fold(root, &mut |id, measure| {
        let (index, chars) = (id.index(), measure.chars);
        if id == root {
            whole = chars;
        } else if is_offer(page, id, measure)
            || page.basis.hints[index].share && chars < SHARE && !page.kept[index]
            || is_menu_cell(page, id, measure)
        {
            gone.push(id);
            return true;
        } else if page.basis.hints[index].beside && strict.names && chars < BESIDE && !is_kept(page, id, measure) && measure.videos == 0 {
            found.push((id, chars));
        }
        false
    });
    found.retain(|(_, chars)| chars * 4 < whole);
    // Where much has such a name, it says nothing.
    if found.iter().map(|(_, chars)| chars).sum::<u32>() * 3 < whole {
        gone.extend(found.into_iter().map(|(id, _)| id));
    }
    for id in gone {
        page.cut[id.index()] = true;
    }
}

/// Whether a figure shows nothing, and offers a newsletter.
fn is_offer(page: &Page<'_, '_>, id: Id, measure: &Measure) -> bool {
    let bare = measure.pictures + measure.videos + measure.frames + measure.data_tables + measure.quoted == 0;
    page.dom.name(id) == "figure" && bare && measure.chars < SHARE && page.dom.first_words(id, 60).to_lowercase().contains("newsletter")
}

/// Whether a cell of a table that arranges the page holds links, beside the cell with the text.
fn is_menu_cell(page: &Page<'_, '_>, id: Id, measure: &Measure) -> bool {
    let beside = || !page.kept[id.index()] && page.dom.parent(id).is_some_and(|row| page.kept[row.index()]);
    page.dom.name(id) == "td" && beside() && !page.basis.sheltered[id.index()] && measure.link_density() > 0.5
}

/// Cuts the elements of these names that do not look like text.
fn conditionally(page: &mut Page<'_, '_>, root: Id, guide: &Guide, strict: Strictness, names: &[&str]) {
    if !strict.parts {
        return;
    }
    page.prune(root, &|page, id, measure| {
        names.contains(&page.name(id))
            && !is_kept(page, id, measure)
            && is_thin(page, id, measure, strict)
            && !is_guided(page, id, measure, guide)
    });
}

/// Whether a short element is what structured data gives as the article's text.
fn is_guided(page: &Page<'_, '_>, id: Id, measure: &Measure, guide: &Guide) -> bool {
    guide.is_there() && (40..600).contains(&measure.chars) && guide.tenths(&page.dom.first_words(id, 200)) >= 8
}

/// Whether an element stays for what it lies in or holds.
fn is_kept(page: &Page<'_, '_>, id: Id, measure: &Measure) -> bool {
    let quotes = measure.chars > 0 && measure.quoted * 2 > measure.chars;
    page.kept[id.index()] || page.basis.data_tables[id.index()] || measure.data_tables > 0 || quotes || page.basis.sheltered[id.index()]
}

#[expect(clippy::cast_precision_loss, reason = "shares are wanted, not numbers")]
fn is_thin(page: &Page<'_, '_>, id: Id, measure: &Measure, strict: Strictness) -> bool {
    let weight = if strict.names { page.basis.hints[id.index()].weight } else { 0 };
    if weight < 0 {
        return true;
    }
    if measure.commas >= COMMAS || measure.videos > 0 {
        return false;
    }
    if measure.chars > 0 && measure.chars < 20 && Phrases::EmptyParts.contains(&page.dom.first_words(id, 40).to_lowercase()) {
        return true;
    }
    let is_list = matches!(page.name(id), "ul" | "ol") || share(measure.lists as f32, measure.chars) > 0.9;
    let in_figure = || page.dom.ancestors(id).take(4).any(|outer| page.dom.name(outer) == "figure");
    let density = measure.link_density();
    let (p, img) = (measure.paragraphs, measure.pictures);
    // Small pictures before the words of each item are signs.
    let worded = is_list && density < 0.2 && measure.links * 2 <= measure.items && measure.chars >= 8 * measure.items.max(1);
    let pictures_only = img > 1 && share(p as f32, img) < 0.5 && !worded && !in_figure();
    let short = !is_list
        && measure.chars < 25
        && share(measure.headings as f32, measure.chars) < 0.9
        && (img == 0 || img > 2)
        && density > 0.0
        && !in_figure();
    let thin = pictures_only
        || (!is_list && measure.items > p + 100)
        || measure.inputs > p / 3
        || short
        || (!is_list && weight < 25 && density > 0.2)
        || (weight >= 25 && density > 0.5)
        || (measure.frames == 1 && measure.chars < 75)
        || measure.frames > 1
        || (img == 0 && measure.textish == 0);
    // A list of pictures is one, not a menu, unless each is over the linked headline of another article.
    let teasers = density > 0.8 && measure.chars >= TEASER * measure.items;
    thin && !(is_list && measure.items == img && !teasers && page.elements(id).all(|child| page.elements(child).count() <= 1))
}
