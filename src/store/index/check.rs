//! Compares an index with a new reading of the same files.

use std::collections::HashMap;
use std::path::Path;

use super::Draft;
use crate::store::shelf::Reading;

/// A file that an index and a new reading disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Difference {
    /// The file is new, or has changed or gone since.
    Later,
    /// The file is the same, and was read differently.
    Wrong,
}

/// The files about which the articles of an index and those of a new reading differ.
pub(crate) fn compare<'a>(saved: &'a Draft, read: &'a Draft) -> Vec<(&'a Path, Difference)> {
    let by_path = |draft: &'a Draft| draft.files.iter().enumerate().map(|(number, file)| (&*file.path, number));
    let mut unseen: HashMap<&Path, usize> = by_path(read).collect();
    let (mut texts, mut new_texts) = (Reading::new(&saved.texts), Reading::new(&read.texts));
    let mut differences = Vec::new();
    for (path, number) in by_path(saved) {
        let now = unseen.remove(path).filter(|&now| read.files[now].stamp == saved.files[number].stamp);
        match now {
            None => differences.push((path, Difference::Later)),
            Some(now) if is_same(saved.articles_of(number), read.articles_of(now), &mut texts, &mut new_texts, (saved, read)) => (),
            Some(_) => differences.push((path, Difference::Wrong)),
        }
    }
    differences.extend(unseen.into_keys().map(|path| (path, Difference::Later)));
    differences.sort_by_key(|(path, _)| *path);
    differences
}

fn is_same(rows: &[u32], others: &[u32], texts: &mut Reading<'_>, new_texts: &mut Reading<'_>, (saved, read): (&Draft, &Draft)) -> bool {
    rows.len() == others.len()
        && rows.iter().zip(others).all(|(&row, &other)| {
            let (one, other) = (&saved.entries[row as usize], &read.entries[other as usize]);
            (&one.origin.id, one.number, &one.metadata) == (&other.origin.id, other.number, &other.metadata)
                && texts.text(one.slot) == new_texts.text(other.slot)
        })
}

impl Draft {
    /// The rows of a file.
    fn articles_of(&self, file: usize) -> &[u32] {
        let begun = file.checked_sub(1).map_or(0, |before| self.files[before].end as usize);
        &self.rows[begun..self.files[file].end as usize]
    }
}
