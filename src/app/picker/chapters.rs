//! Narrows a list with headings: what fits stays below its heading, and a heading that fits keeps all that is below it.

use super::item::Item;

/// The indices of the items to show, of all `items` and the ranks and indices of those that fit, best first. Chapters with better items
/// come first.
pub(in crate::app) fn below_headings(items: &[Item], ranked: &[(usize, usize)]) -> Vec<usize> {
    let starts = std::iter::once(0).chain((1..items.len()).filter(|&index| items.get(index).is_some_and(|item| item.heading)));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().copied().skip(1).chain([items.len()]);
    let mut chapters: Vec<(usize, Vec<usize>)> = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let fit: Vec<(usize, usize)> = ranked.iter().copied().filter(|(_, index)| (start..end).contains(index)).collect();
        let Some(&(best, _)) = fit.first() else { continue };
        let headed = items.get(start).is_some_and(|item| item.heading);
        let all = headed && fit.iter().any(|&(_, index)| index == start);
        let rows = if all {
            (start..end).collect()
        } else {
            headed.then_some(start).into_iter().chain(fit.into_iter().map(|(_, index)| index)).collect()
        };
        chapters.push((best, rows));
    }
    chapters.sort_by_key(|(best, _)| *best);
    chapters.into_iter().flat_map(|(_, rows)| rows).collect()
}
