//! Compares an index with a new reading of the same files.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::Draft;
use crate::store::shelf::Reading;
use crate::store::stamp::Stamp;

/// A file that an index and a new reading disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Difference {
    /// The file is new, or has changed or gone since.
    Later,
    /// The file is the same, and was read differently.
    Wrong,
}

/// The files about which the articles of an index and those of a new reading differ.
pub(crate) fn compare(saved: &Draft, read: &Draft) -> Vec<(Arc<Path>, Difference)> {
    let mut unseen: HashMap<Arc<Path>, (usize, Stamp)> =
        read.files().enumerate().map(|(number, (path, stamp))| (path, (number, stamp))).collect();
    let (mut texts, mut new_texts) = (Reading::new(&saved.texts), Reading::new(&read.texts));
    let mut differences = Vec::new();
    for (number, (path, stamp)) in saved.files().enumerate() {
        let now = unseen.remove(&path).filter(|(_, now)| *now == stamp);
        match now {
            None => differences.push((path, Difference::Later)),
            Some((now, _)) if is_same(saved.articles_of(number), read.articles_of(now), &mut texts, &mut new_texts, (saved, read)) => (),
            Some(_) => differences.push((path, Difference::Wrong)),
        }
    }
    differences.extend(unseen.into_keys().map(|path| (path, Difference::Later)));
    differences.sort_by(|one, other| one.0.cmp(&other.0));
    differences
}

fn is_same(rows: &[u32], others: &[u32], texts: &mut Reading<'_>, new_texts: &mut Reading<'_>, (saved, read): (&Draft, &Draft)) -> bool {
    rows.len() == others.len()
        && rows.iter().zip(others).all(|(&row, &other)| {
            let (one, other) = (saved.entries.at(row), read.entries.at(other));
            (&one.origin.id, one.number, &one.metadata) == (&other.origin.id, other.number, &other.metadata)
                && texts.text(one.slot) == new_texts.text(other.slot)
        })
}
