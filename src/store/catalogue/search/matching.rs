//! Finds the articles that match a query: the words of the index narrow them, and the plan decides about the others, those of the first rows
//! of the list before all others.

use std::collections::HashSet;

use super::super::shown::{Shown, Sources};
use super::Snapshot;
use crate::library::Order;
use crate::query::{Answers, Bits, Plan};
use crate::store::index::Placement;
use crate::store::sorting;

/// Number of articles from which on finding the first rows before all others is worth it.
const MANY: usize = 200_000;

/// Number of entries that are read at once of the order of the index.
const RUN: usize = 1 << 12;

/// Number of articles that are decided about at once for the first rows.
const BATCH: usize = 128;

/// Most articles whose texts are looked at for the first rows, and most that are not in the index.
const MOST: usize = 96;

/// Number of articles from which on no more are considered for the first rows, whatever the index says about them.
const MOST_VISITED: usize = 1024;

/// A query being answered.
pub(super) struct Matching<'s> {
    snapshot: &'s Snapshot,
    plan: &'s Plan,
    /// Where the texts of the index are, if it has any.
    placement: Option<&'s Placement>,
    answers: Answers,
    /// No other articles match.
    possible: Bits,
    /// These match.
    certain: Bits,
    sources: Sources<'s>,
    stop: &'s dyn Fn() -> bool,
}

impl<'s> Matching<'s> {
    /// Asks the index; `None` if cancelled by `stop`.
    pub(super) fn begin(snapshot: &'s Snapshot, plan: &'s Plan, stop: &'s dyn Fn() -> bool) -> Option<Self> {
        let placement = snapshot.placement();
        let answers = match placement {
            Some(placement) => snapshot.inverted.answers(plan.questions(), placement, None, stop)?,
            None => Answers::new(),
        };
        let possible = snapshot.entries.shown();
        let certain = Bits::none(possible.limit());
        let mut matching = Self { snapshot, plan, placement, answers, possible, certain, sources: Sources::of(&snapshot.texts), stop };
        matching.conclude();
        Some(matching)
    }

    /// Draws the conclusions from the answers.
    fn conclude(&mut self) {
        if let Some(possible) = self.plan.possible(&self.answers) {
            self.possible.intersect(&possible);
        }
        if let Some(mut certain) = self.plan.certain(&self.answers) {
            certain.intersect(&self.possible);
            self.certain.unite(&certain);
        }
    }

    fn undecided(&self) -> Bits {
        let mut undecided = self.possible.clone();
        undecided.subtract(&self.certain);
        undecided
    }

    /// The articles that may match.
    pub(super) fn into_possible(self) -> Bits {
        self.possible
    }

    /// Whether it takes a while to find all articles.
    pub(super) fn takes_long(&self) -> bool {
        self.possible.count() > MANY || !self.undecided().is_empty()
    }

    /// The first of the articles in the order of the list, at most `count`; fewer where more would take too long. `None` if cancelled.
    pub(super) fn first(&mut self, order: Order, count: usize) -> Option<Vec<u32>> {
        let entries = &self.snapshot.entries;
        let changed: Vec<u32> = entries.changed().map(|(index, _)| index).collect();
        let others: Vec<u32> = changed.into_iter().filter(|index| self.possible.contains(*index as usize)).collect();
        let Some(base) = entries.base().filter(|_| others.len() <= MOST) else { return Some(Vec::new()) };
        let (mut first, mut looked, mut visited) = (Vec::new(), others.len(), 0);
        'runs: for begun in (0..base.len()).step_by(RUN) {
            let run = base.order(order, begun..begun + RUN);
            let run: Vec<u32> = run.into_iter().filter(|index| self.is_possible(*index) && entries.is_saved(*index)).collect();
            for batch in run.chunks(BATCH) {
                self.look_closer(batch)?;
                visited += batch.len();
                for &index in batch {
                    looked += usize::from(self.is_possible(index) && !self.certain.contains(index as usize));
                    if self.decide(index)? {
                        first.push(index);
                    }
                    if first.len() == count || looked > MOST {
                        break 'runs;
                    }
                }
                if visited >= MOST_VISITED {
                    break 'runs;
                }
            }
        }
        let last = first.last().copied();
        let mut set = Bits::none(entries.len());
        set.insert_all(first.iter().map(|index| *index as usize));
        for index in others {
            if self.decide(index)? {
                set.insert(index as usize);
            }
        }
        let mut first = sorting::sorted(entries, &set, order, self.stop)?;
        // Those behind the last one may be behind others, too.
        first.truncate(first.iter().position(|index| Some(*index) == last).map_or(0, |at| at + 1).min(count));
        Some(first)
    }

    fn is_possible(&self, index: u32) -> bool {
        self.possible.contains(index as usize)
    }

    /// Has the index look closer at some articles, where it left something open.
    fn look_closer(&mut self, articles: &[u32]) -> Option<()> {
        let mut among = Bits::none(self.possible.limit());
        among.insert_all(articles.iter().map(|index| *index as usize).filter(|index| !self.certain.contains(*index)));
        self.look_closer_at(&among)
    }

    fn look_closer_at(&mut self, among: &Bits) -> Option<()> {
        let Some(placement) = self.placement.filter(|_| !among.is_empty()) else { return Some(()) };
        let mut is_closer = false;
        for (question, answer) in self.plan.questions().iter().zip(&mut self.answers) {
            let Some(answer) = answer.as_mut().filter(|answer| answer.is_open) else { continue };
            let questions = std::slice::from_ref(question);
            let closer = self.snapshot.inverted.answers(questions, placement, Some(among), self.stop)?.pop().flatten();
            closer.inspect(|closer| answer.refine(among, closer));
            is_closer = true;
        }
        if is_closer {
            self.conclude();
        }
        Some(())
    }

    /// Whether an article matches; `None` if cancelled.
    fn decide(&mut self, index: u32) -> Option<bool> {
        let number = index as usize;
        if self.certain.contains(number) || !self.possible.contains(number) {
            return Some(self.certain.contains(number));
        }
        if (self.stop)() {
            return None;
        }
        let entry = self.snapshot.entries.at(index);
        let matches = entry.metadata.as_deref().is_some_and(|metadata| {
            let shown = self.snapshot.shown(index, (&entry, metadata), &self.sources);
            self.plan.matches(&Shown { answers: &self.answers, ..shown })
        });
        if matches {
            self.certain.insert(number);
        } else {
            self.possible.remove(number);
        }
        Some(matches)
    }

    /// All articles that match; `None` if cancelled.
    pub(super) fn all(mut self) -> Option<Bits> {
        let undecided = self.undecided();
        self.look_closer_at(&undecided)?;
        for index in self.snapshot.as_stored(&self.undecided()) {
            self.decide(index)?;
        }
        Some(self.certain)
    }
}

impl Snapshot {
    /// Where the texts of the index are; `None` without an index of words.
    pub(super) fn placement(&self) -> Option<&Placement> {
        (!self.inverted.is_empty()).then(|| self.placement.get_or_init(|| self.inverted.place(&self.entries)))
    }

    /// Articles in the order in which their texts are stored, so that each bundle is decompressed once.
    pub(super) fn as_stored(&self, set: &Bits) -> Vec<u32> {
        let (mut rest, mut stored) = (set.clone(), Vec::new());
        for index in self.placement().into_iter().flat_map(Placement::stored) {
            if rest.contains(index as usize) {
                rest.remove(index as usize);
                stored.push(index);
            }
        }
        let mut others: Vec<u32> = rest.iter().map(|index| index as u32).collect();
        others.sort_by_cached_key(|&index| self.entries.slot(index).order());
        stored.extend(others);
        stored
    }

    /// The articles that match a plan; `None` if cancelled by `stop`.
    pub(super) fn matching(&self, plan: &Plan, stop: &dyn Fn() -> bool) -> Option<Bits> {
        Matching::begin(self, plan, stop)?.all()
    }

    /// The articles whose text satisfies `holds`; `None` if cancelled by `stop`.
    pub(super) fn holding(&self, holds: &dyn Fn(&Shown<'_, '_>) -> bool, stop: &dyn Fn() -> bool) -> Option<HashSet<u32>> {
        let sources = Sources::of(&self.texts);
        let mut found = HashSet::new();
        for index in self.as_stored(&self.entries.shown()) {
            if stop() {
                return None;
            }
            let entry = self.entries.at(index);
            let Some(metadata) = entry.metadata.as_deref() else { continue };
            if holds(&self.shown(index, (&entry, metadata), &sources)) {
                found.insert(index);
            }
        }
        Some(found)
    }
}
