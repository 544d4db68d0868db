//! Chooses the element with the article: the one around most text with commas and without links, scored as in Readability.

use std::collections::{HashMap, HashSet};

use super::super::dom::{Edge, Id};
use super::super::role;
use super::measure::{self, Measure};
use super::page::{Page, Turned};
use super::prepare::{Strictness, Weighed, is_inline};
use crate::formats::lexicon::Phrases;

/// The shortest text that is weighed, in characters.
const SHORTEST: u32 = 25;

/// Number of top candidates compared.
const BEST: usize = 5;

/// Factor for an element with the first words of the article.
const OPENING: f32 = 1.5;

/// Factor for the `<article>` around the headline, and the weight of being it.
const STORY: f32 = 2.0;
const BEING_IT: f32 = 25.0;

/// Characters of a section to each of its links, at least.
const LINE: u32 = 150;

/// The longest heading beside the article, in characters.
const HEADING: u32 = 200;

/// The most text between the start of an article and the rest of it, in bytes.
const BETWEEN: usize = 800;

/// The element around the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Best {
    pub(super) top: Id,
    /// The one that weighs most, itself or within.
    pub(super) core: Id,
    pub(super) weight: f32,
}

pub(super) struct Weights {
    pub(super) of: HashMap<Id, f32>,
    pub(super) measures: Vec<Measure>,
    strict: Strictness,
    /// The `<article>` around the headline.
    story: Option<Id>,
}

impl Weights {
    /// Weighs what each stretch of text adds to the elements it lies in.
    pub(super) fn new(page: &Page<'_, '_>, weighed: &[Weighed], strict: Strictness, story: Option<Id>) -> Self {
        let mut weights = Self { of: HashMap::new(), measures: measure::of_all(page), strict, story };
        for one in weighed {
            let measure = weights.measure(page, *one);
            if measure.chars < SHORTEST {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "the weight of a text needs no exact number")]
            let weight = (2 + measure.commas + (measure.chars / 100).min(3)) as f32;
            // A stretch of text adds to its division, whatever that is taken for.
            let division = one.last.and_then(|_| page.dom.parent(one.first));
            let above = division.into_iter().chain(page.ancestors(division.unwrap_or(one.first)));
            let above: Vec<Id> = above.take(5).collect();
            for (level, id) in above.into_iter().enumerate() {
                if page.dom.name(id) == "html" {
                    continue;
                }
                #[expect(clippy::cast_precision_loss, reason = "at most five")]
                let divisor = match level {
                    0 => 1.0,
                    1 => 2.0,
                    level => level as f32 * 3.0,
                };
                let first = weights.first(page, id);
                *weights.of.entry(id).or_insert(first) += weight / divisor;
            }
        }
        if let Some(weight) = story.and_then(|story| weights.of.get_mut(&story)) {
            *weight += BEING_IT;
        }
        let shares: Vec<(Id, f32)> = weights.of.keys().map(|&id| (id, 1.0 - weights.measures[id.index()].link_density())).collect();
        for (id, share) in shares {
            if let Some(weight) = weights.of.get_mut(&id) {
                *weight *= share;
            }
        }
        weights
    }

    fn measure(&self, page: &Page<'_, '_>, one: Weighed) -> Measure {
        let Some(last) = one.last else { return self.measures[one.first.index()] };
        let mut sum = Measure::default();
        let mut at = Some(one.first);
        while let Some(id) = at {
            if !page.cut[id.index()] {
                sum.add(self.measures[id.index()]);
            }
            at = if id == last { None } else { page.dom.next(id) };
        }
        sum
    }

    /// The score of an element's name.
    fn first(&self, page: &Page<'_, '_>, id: Id) -> f32 {
        let weight = match page.name(id) {
            "div" => 5,
            "pre" | "td" | "blockquote" => 3,
            "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5,
            _ => 0,
        };
        f32::from(weight + if self.strict.names { page.basis.hints[id.index()].weight } else { 0 })
    }

    /// The element around the article; `None` where nothing was weighed.
    pub(super) fn best(&self, page: &Page<'_, '_>, opening: Option<Id>) -> Option<Best> {
        let chain: HashSet<Id> = opening.into_iter().flat_map(|opening| page.ancestors(opening)).collect();
        let is_body = |id: Id| page.dom.name(id) == "body";
        let favoured = |(id, weight): (Id, f32)| match () {
            () if Some(id) == self.story => weight * STORY,
            () if chain.contains(&id) && !is_body(id) => weight * OPENING,
            () if self.measures[id.index()].is_of_cards() => weight / OPENING,
            () => weight,
        };
        let mut order: Vec<(Id, f32)> = self.of.iter().map(|(&id, &weight)| (id, weight)).collect();
        order.sort_by(|a, b| favoured(*b).total_cmp(&favoured(*a)).then(a.0.cmp(&b.0)));
        order.truncate(BEST);
        // All of a page outweighs a part of it where it holds other texts, too.
        if let [(first, weight), (_, other), ..] = order[..]
            && is_body(first)
            && other >= weight * 0.5
        {
            order.remove(0);
        }
        if let Some(apart) = opening.and_then(|opening| self.apart(page, opening, &chain, *order.first()?)) {
            order.retain(|(id, _)| *id != apart.0);
            order.insert(0, apart);
        }
        let (&(core, weight), others) = order.split_first()?;
        if is_body(core) {
            return Some(Best { top: core, core, weight });
        }
        let near: Vec<Vec<Id>> =
            others.iter().filter(|(_, other)| *other / weight >= 0.75).map(|&(id, _)| page.ancestors(id).collect()).collect();
        let top = Self::around_several(page, core, &near).unwrap_or(core);
        let top = self.heavier(page, top);
        Some(Best { top: Self::around_alone(page, top), core, weight })
    }

    /// The heaviest element around the article's beginning, where `best` is another text, far behind it, such as what readers write.
    fn apart(&self, page: &Page<'_, '_>, opening: Id, chain: &HashSet<Id>, (best, weight): (Id, f32)) -> Option<(Id, f32)> {
        let is_body = |id: Id| page.dom.name(id) == "body";
        if chain.contains(&best) || is_body(best) {
            return None;
        }
        let around = chain.iter().filter(|id| !is_body(**id) && !page.dom.ancestors(best).any(|outer| outer == **id));
        let (id, other) = around.filter_map(|id| Some((*id, *self.of.get(id)?))).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        (other >= weight * 0.3 && Self::between(page, opening, best) > BETWEEN).then_some((id, other))
    }

    /// Bytes of text between two nodes, up to a limit.
    fn between(page: &Page<'_, '_>, from: Id, to: Id) -> usize {
        let (mut begun, mut between) = (false, 0);
        let mut walk = page.dom.walk(Id::ROOT);
        while let Some(edge) = walk.next() {
            let Edge::Open(id) = edge else { continue };
            if id == to || between > BETWEEN {
                return between;
            }
            begun |= id == from;
            if begun && page.cut[id.index()] {
                walk.pass(id);
            } else if begun {
                between += page.dom.text(id).map_or(0, |text| text.trim().len());
            }
        }
        between
    }

    /// The nearest element that lies around three of those that weigh nearly as much.
    fn around_several(page: &Page<'_, '_>, top: Id, near: &[Vec<Id>]) -> Option<Id> {
        if near.len() < 3 {
            return None;
        }
        page.ancestors(top)
            .take_while(|&id| page.dom.name(id) != "body")
            .find(|id| near.iter().filter(|above| above.contains(id)).count() >= 3)
    }

    /// An element further out that weighs more, unless weights fall off on the way.
    fn heavier(&self, page: &Page<'_, '_>, top: Id) -> Id {
        let mut last = self.of.get(&top).copied().unwrap_or_else(|| self.first(page, top));
        let floor = last / 3.0;
        for id in page.ancestors(top).take_while(|&id| page.dom.name(id) != "body") {
            let Some(&weight) = self.of.get(&id) else { continue };
            if weight < floor {
                break;
            }
            if weight > last {
                return id;
            }
            last = weight;
        }
        top
    }

    /// The outermost element that holds nothing else.
    fn around_alone(page: &Page<'_, '_>, mut top: Id) -> Id {
        for id in page.ancestors(top) {
            if page.dom.name(id) == "body" || page.elements(id).count() + usize::from(page.groups[id.index()]) != 1 {
                break;
            }
            top = id;
        }
        top
    }

    /// Cuts what lies beside the article's element and is no part of it; gives back the element around both.
    pub(super) fn with_siblings(&self, page: &mut Page<'_, '_>, best: Best) -> Id {
        let Best { top, weight, .. } = best;
        let dom = page.dom;
        let Some(parent) = page.ancestors(top).next().filter(|_| !matches!(dom.name(top), "body" | "html")) else { return top };
        // Content beside everything that holds the article is no part of it.
        let climbed = top != best.core && matches!(dom.name(parent), "body" | "html");
        let class = dom.attribute(top, "class").filter(|class| !class.is_empty());
        // Skips divisions without meaning.
        let siblings: Vec<Id> = dom.children(parent).collect();
        let mut behind = true;
        // From the last to the first, for a heading comes along with what follows it.
        let mut next = false;
        for &sibling in siblings.iter().rev() {
            let same = sibling == top || dom.ancestors(top).take(3).any(|outer| outer == sibling);
            behind &= !same;
            if page.cut[sibling.index()] || same {
                next = same || next && dom.text(sibling).is_some();
                continue;
            }
            let bonus = if class.is_some() && dom.attribute(sibling, "class") == class { weight * 0.2 } else { 0.0 };
            let apart = climbed && bonus == 0.0;
            let heavy = !apart && self.of.get(&sibling).is_some_and(|other| other + bonus >= (weight * 0.2).max(10.0));
            let plain = || self.is_plain_text(page, parent, sibling) || !apart && self.is_part(page, sibling, (behind, next));
            if heavy && !self.measures[sibling.index()].is_of_cards() || plain() {
                next = true;
                if !matches!(page.name(sibling), "" | "div" | "article" | "section" | "p" | "ol" | "ul") {
                    page.turned[sibling.index()] = Turned::Division;
                }
            } else {
                page.cut[sibling.index()] = true;
                next &= dom.text(sibling).is_some_and(|text| text.trim().is_empty());
            }
        }
        if !matches!(page.name(top), "div" | "article" | "section" | "p" | "ol" | "ul") {
            page.turned[top.index()] = Turned::Division;
        }
        parent
    }

    /// Whether a neighbour of the article is a heading over what comes along, a list, a figure, or a short section behind it.
    fn is_part(&self, page: &Page<'_, '_>, id: Id, (behind, next): (bool, bool)) -> bool {
        let hints = page.basis.hints[id.index()];
        let measure = &self.measures[id.index()];
        if hints.furniture || hints.unlikely || hints.beside || hints.share || hints.weight < 0 || measure.inputs > 0 {
            return false;
        }
        let sparse = measure.link_density() < 0.25;
        match page.name(id) {
            "h2" | "h3" | "h4" | "h5" | "h6" => behind && next && sparse && (2..HEADING).contains(&measure.chars),
            "ul" | "ol" | "dl" | "pre" | "blockquote" => sparse && measure.chars > 0,
            "aside" => role::holds_notes(page.dom, id),
            "figure" => measure.pictures + measure.videos > 0,
            "table" => page.basis.data_tables[id.index()],
            "section" | "div" | "article" | "" => {
                // Teasers have a link for every line or two.
                let few = measure.links == 0 || measure.links * LINE <= measure.chars;
                behind && sparse && few && measure.chars >= 2 * SHORTEST && {
                    let said = page.dom.first_words(id, 40);
                    said.contains(['.', '!', '?', '…', '。']) && !Phrases::FooterLines.are_in(&said.to_lowercase())
                }
            }
            _ => false,
        }
    }

    /// Whether a neighbour of the article is a paragraph of it: a long one, or a sentence without links.
    fn is_plain_text(&self, page: &Page<'_, '_>, parent: Id, id: Id) -> bool {
        let loose = is_inline(page.dom, id) && page.groups[parent.index()] > 0;
        if page.name(id) != "p" && !loose && page.turned[id.index()] != Turned::Nothing {
            return false;
        }
        let measure = &self.measures[id.index()];
        let sentence = || {
            let words = page.dom.words(id);
            words.ends_with('.') || words.contains(". ")
        };
        let density = measure.link_density();
        match measure.chars {
            0 => false,
            1..80 => density == 0.0 && sentence(),
            _ => density < 0.25,
        }
    }
}
