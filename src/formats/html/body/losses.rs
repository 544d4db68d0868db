//! Undoes cuts that went too far: brings back parts between two kept ones that hold prose, lists or headings, and finds the element to
//! read in whole where little of the text that the page shows was kept.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::super::dom::{Edge, Id};
use super::super::role;
use super::kind::Kind;
use super::measure::Measure;
use super::page::Page;
use super::prepare::ROLES;
use crate::formats::lexicon::Phrases;

/// The shortest piece of text that counts as prose, in characters.
const PIECE: u32 = 40;

/// The shortest paragraph that counts as prose where it is asked whether too little was kept, in characters.
const PARAGRAPH: u32 = 20;

/// The shortest part that is brought back for its prose, in characters.
const PROSE: u32 = 100;

/// The longest heading that is brought back, in characters.
const HEADING: u32 = 200;

/// Characters of a part behind the article to each of its links, at least.
const LINE: u32 = 150;

/// The least prose of a page of which a part may be too little, in characters.
const LITTLE: u32 = 200;

/// The most nodes of a part that are read for its words.
const WORDS: usize = 60;

/// Brings back what was cut between two kept parts of `root` and looks like text; says whether anything was. `plain` measures each node as
/// if nothing were cut.
pub(super) fn restore(page: &mut Page<'_, '_>, root: Id, plain: &[Measure]) -> bool {
    let Some((first, last)) = ends(page, root) else { return false };
    let dom = page.dom;
    let (mut found, mut headings): (Vec<Id>, Vec<Id>) = (Vec::new(), Vec::new());
    let mut begun = false;
    let mut walk = dom.walk(root);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        if id == last {
            break;
        }
        begun |= id == first;
        let index = id.index();
        if !page.cut[index] {
            // What follows a heading is kept.
            if is_prose(page, id) {
                found.append(&mut headings);
            }
            continue;
        }
        walk.pass(id);
        if !begun || dom.text(id).is_some() || is_furniture(page, id) {
            continue;
        }
        if matches!(page.basis.kinds[index], Kind::Heading) {
            headings = if is_heading(&plain[index]) { vec![id] } else { Vec::new() };
        } else if is_text(page, id, &plain[index]) || is_as_its_neighbour(page, id, &plain[index]) {
            found.append(&mut headings);
            found.push(id);
        } else if plain[index].chars > 0 {
            headings.clear();
        }
    }
    for id in &found {
        page.cut[id.index()] = false;
        sweep(page, *id, plain);
    }
    !found.is_empty()
}

/// The element around `root` that holds more of the text: parts behind it, up to the end of the `<article>` or `<main>` around it, that look
/// like text. What else lies in it is cut.
pub(super) fn widen(page: &mut Page<'_, '_>, root: Id, plain: &[Measure]) -> Id {
    let dom = page.dom;
    let is_outer = |id: Id| matches!(dom.name(id), "article" | "main") || dom.attribute(id, "role").is_some_and(|role| role == "main");
    let path: Vec<Id> = dom.self_and_ancestors(root).collect();
    let Some(top) = path.iter().position(|id| is_outer(*id)) else { return root };
    let mut wide = root;
    for pair in path[..=top].windows(2) {
        let (inner, outer) = (pair[0], pair[1]);
        let found = text_behind(page, inner, plain);
        if found.is_empty() {
            continue;
        }
        // Nothing beside the way down to what was kept, but what was found.
        for at in path.iter().skip_while(|id| **id != wide).take_while(|id| **id != outer) {
            let Some(parent) = dom.parent(*at) else { break };
            dom.children(parent).filter(|child| child != at && !found.contains(child)).for_each(|child| page.cut[child.index()] = true);
        }
        for id in &found {
            page.cut[id.index()] = false;
            sweep(page, *id, plain);
        }
        wide = outer;
    }
    for id in path.iter().take_while(|id| **id != wide) {
        page.cut[id.index()] = false;
    }
    wide
}

/// The elements behind `id`, beside it, that look like text, with the headings right above them.
fn text_behind(page: &Page<'_, '_>, id: Id, plain: &[Measure]) -> Vec<Id> {
    let dom = page.dom;
    let (mut found, mut heading) = (Vec::new(), None);
    for id in std::iter::successors(dom.next_element(id), |id| dom.next_element(*id)) {
        let (measure, hints) = (&plain[id.index()], page.basis.hints[id.index()]);
        let doubtful = hints.unlikely || hints.beside || hints.share || hints.weight < 0 || is_furniture(page, id);
        let few = measure.links * LINE <= measure.chars;
        if matches!(page.basis.kinds[id.index()], Kind::Heading) {
            heading = is_heading(measure).then_some(id);
        } else if !doubtful && few && is_text(page, id, measure) {
            found.extend(heading.take());
            found.push(id);
        } else if measure.chars > 0 {
            heading = None;
        }
    }
    found
}

/// The first and the last piece of prose kept within `root`.
fn ends(page: &Page<'_, '_>, root: Id) -> Option<(Id, Id)> {
    let mut ends = None;
    let mut walk = page.dom.walk(root);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        if page.cut[id.index()] {
            walk.pass(id);
        } else if is_prose(page, id) {
            ends = Some((ends.map_or(id, |(first, _)| first), id));
        }
    }
    ends
}

fn is_prose(page: &Page<'_, '_>, id: Id) -> bool {
    matches!(page.basis.kinds[id.index()], Kind::Text { chars, .. } if chars >= PIECE)
}

/// Whether an element is no part of the article, whatever words it holds.
pub(super) fn is_furniture(page: &Page<'_, '_>, id: Id) -> bool {
    let dom = page.dom;
    let name = dom.name(id);
    let tag = matches!(name, "nav" | "form" | "fieldset" | "menu" | "dialog")
        || matches!(name, "aside" | "footer") && !role::is_of_text(dom, id)
        || name == "header" && dom.parent(id).is_some_and(|parent| dom.name(parent) == "body");
    let role =
        || dom.attribute(id, "role").is_some_and(|role| ROLES.contains(&&*role) || matches!(&*role, "banner" | "contentinfo" | "search"));
    let hidden = || dom.attribute(id, "aria-hidden").is_some_and(|hidden| hidden == "true");
    tag || page.basis.unseen[id.index()]
        || page.basis.hints[id.index()].furniture
        || page.basis.hints[id.index()].byline
        || role()
        || hidden()
}

fn is_heading(measure: &Measure) -> bool {
    (2..=HEADING).contains(&measure.chars) && measure.link_density() < 0.5
}

/// Whether a part is text: prose with few links, or a list of more than links.
fn is_text(page: &Page<'_, '_>, id: Id, measure: &Measure) -> bool {
    if measure.inputs > 0 || measure.link_density() >= 0.3 || measure.is_of_cards() {
        return false;
    }
    let words = || page.dom.first_words(id, WORDS).to_lowercase();
    match page.basis.kinds[id.index()] {
        Kind::List => measure.items > 0 && measure.chars >= 4 * measure.items && !Phrases::FooterLines.are_in(&words()),
        Kind::Table => page.basis.data_tables[id.index()],
        _ => {
            let sentence = |words: &str| words.contains(['.', '!', '?', '…', '。', '،', '؟']);
            measure.chars >= PROSE && {
                let words = words();
                sentence(&words) && !Phrases::FooterLines.are_in(&words) && !Phrases::Placeholders.are_in(&words)
            }
        }
    }
}

/// Whether a part that is a link is one of several paragraphs, each in an element of the same class.
fn is_as_its_neighbour(page: &Page<'_, '_>, id: Id, measure: &Measure) -> bool {
    let dom = page.dom;
    if measure.chars < 2 * PIECE || measure.inputs > 0 || !dom.first_words(id, WORDS).ends_with(['.', '!', '?', '”', '»', '"', '。']) {
        return false;
    }
    let class = dom.attribute(id, "class").filter(|class| !class.is_empty());
    let alike = |other: &Id| dom.name(*other) == dom.name(id) && class.is_some() && dom.attribute(*other, "class") == class;
    let mut beside = [dom.previous_element(id), dom.next_element(id)].into_iter().flatten();
    // Several in a row may be links.
    let mut further = std::iter::successors(dom.previous_element(id), |other| dom.previous_element(*other))
        .take(4)
        .chain(std::iter::successors(dom.next_element(id), |other| dom.next_element(*other)).take(4));
    beside.any(|other| alike(&other)) && further.any(|other| alike(&other) && !page.cut[other.index()])
}

/// Cuts furniture within a part that was brought back.
fn sweep(page: &mut Page<'_, '_>, part: Id, plain: &[Measure]) {
    let inside: Vec<Id> = page.dom.descendants(part).filter(|id| page.dom.text(*id).is_none()).collect();
    for id in inside {
        let measure = &plain[id.index()];
        let menu = matches!(page.basis.kinds[id.index()], Kind::List) && measure.links > 1 && measure.link_density() > 0.6;
        if is_furniture(page, id) || menu {
            page.cut[id.index()] = true;
        }
    }
}

/// The element to read in whole, where less than a third of the prose that the page shows in it was kept: the `<article>` or `<main>` around
/// `root`, the `<article>` with the headline within it (`story`), else the page.
pub(super) fn too_little(page: &Page<'_, '_>, root: Id, story: Option<Id>, plain: &[Measure]) -> Option<Id> {
    let dom = page.dom;
    let story = story.filter(|story| dom.ancestors(*story).any(|outer| outer == root));
    let is_main = |id: Id| dom.name(id) == "main" || dom.attribute(id, "role").is_some_and(|role| role == "main");
    let around = dom.self_and_ancestors(root).find(|id| dom.name(*id) == "article" || is_main(*id));
    let outer = story.or(around).or_else(|| dom.find(Id::ROOT, "main")).or_else(|| dom.find(Id::ROOT, "body"))?;
    let (kept, all) = prose(page, outer, root, plain);
    (all >= LITTLE && kept * 3 < all).then_some(outer)
}

/// Characters of prose within `outer`, those kept and all that are shown, furniture and cards aside.
fn prose(page: &Page<'_, '_>, outer: Id, root: Id, plain: &[Measure]) -> (u32, u32) {
    let dom = page.dom;
    let (mut kept, mut all) = (0, 0);
    // The part that is read, and the cut part, that the walk is in.
    let path: HashSet<Id> = dom.self_and_ancestors(root).collect();
    let around = dom.ancestors(outer).any(|id| id == root);
    let (mut within, mut cut, mut links) = (around.then_some(root), None, 0);
    let mut walk = dom.walk(outer);
    while let Some(edge) = walk.next() {
        match edge {
            Edge::Open(id) => {
                if dom.text(id).is_none()
                    && (is_furniture(page, id) || plain[id.index()].is_of_cards() && (within.is_none() || page.cut[id.index()]))
                    && !path.contains(&id)
                {
                    walk.pass(id);
                    continue;
                }
                links += usize::from(dom.name(id) == "a");
                within = within.or(Some(id).filter(|id| *id == root));
                cut = cut.or(Some(id).filter(|id| page.cut[id.index()]));
                let shortest = if dom.parent(id).is_some_and(|parent| dom.name(parent) == "p") { PARAGRAPH } else { PIECE };
                if links == 0
                    && let Kind::Text { chars, .. } = page.basis.kinds[id.index()]
                    && chars >= shortest
                {
                    all += chars;
                    kept += if within.is_some() && cut.is_none() { chars } else { 0 };
                }
            }
            Edge::Close(id) => {
                links -= usize::from(dom.name(id) == "a");
                within = within.filter(|open| *open != id);
                cut = cut.filter(|open| *open != id);
            }
        }
    }
    (kept, all)
}

/// Cuts the furniture within `outer`, and nothing else.
pub(super) fn read_whole(page: &mut Page<'_, '_>, outer: Id, plain: &[Measure]) {
    sweep(page, outer, plain);
    let cards: Vec<Id> = page.dom.descendants(outer).filter(|id| page.dom.text(*id).is_none()).collect();
    for id in cards {
        let measure = &plain[id.index()];
        let card = matches!(page.dom.name(id), "div" | "section" | "ul" | "ol") && measure.is_of_cards() && measure.link_density() > 0.3;
        if card {
            page.cut[id.index()] = true;
        }
    }
}
