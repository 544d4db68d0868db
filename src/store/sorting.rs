//! Sorts articles into the orders of the list. Those of an index are sorted already: the others are put among them.

use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;

use super::entries::Entries;
use super::entry::Metadata;
use super::index::Base;
use crate::article::Date;
use crate::find::fold;
use crate::library::Order;

/// Number of positions that are read at once of an order of the index.
const RUN: usize = 1 << 16;

/// The share of the index from which on its order is read whole: fewer articles are sorted by their positions in it.
const SHARE: usize = 16;

/// Sorts a list of indices of `entries`; by relevance, those of equal relevance: the newest first.
pub(crate) fn sort(entries: &Entries, list: &mut [u32], order: Order) {
    let (mut saved, mut others): (Vec<u32>, Vec<u32>) = list.iter().partition(|&&index| entries.is_saved(index));
    let Some(base) = entries.base().filter(|_| others.len() < saved.len() / SHARE || others.is_empty()) else {
        return by_keys(entries, list, order);
    };
    if !as_in_index(base, &mut saved, entries.len(), order) {
        return by_keys(entries, list, order);
    }
    by_keys(entries, &mut others, order);
    let (mut taken, mut at) = (0, 0);
    for other in others {
        let key = Key::of(entries, other, order);
        let end = taken + saved[taken..].partition_point(|&index| Key::of(entries, index, order) < key);
        list[at..at + end - taken].copy_from_slice(&saved[taken..end]);
        at += end - taken + 1;
        list[at - 1] = other;
        taken = end;
    }
    list[at..].copy_from_slice(&saved[taken..]);
}

/// Whether a list is sorted.
pub(crate) fn are_sorted(entries: &Entries, list: &[u32], order: Order) -> bool {
    list.windows(2).all(|pair| Key::of(entries, pair[0], order) < Key::of(entries, pair[1], order))
}

/// Sorts entries of the index by its order; returns whether it could be read. There are `count` entries in all.
fn as_in_index(base: &Base, list: &mut Vec<u32>, count: usize, order: Order) -> bool {
    let length = list.len();
    if length < base.len() / SHARE {
        list.sort_by_cached_key(|&index| base.position(order, index));
        return true;
    }
    let mut wanted = vec![false; count];
    for &index in list.iter() {
        wanted[index as usize] = true;
    }
    list.clear();
    for first in (0..base.len()).step_by(RUN) {
        list.extend(base.order(order, first..first + RUN).into_iter().filter(|&index| wanted.get(index as usize) == Some(&true)));
    }
    list.len() == length
}

fn by_keys(entries: &Entries, list: &mut [u32], order: Order) {
    list.sort_by_cached_key(|&index| Key::of(entries, index, order));
}

/// What articles are sorted by; of those that are the same otherwise, by their place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Newest(bool, Option<Reverse<Date>>, Place),
    Oldest(bool, Option<Date>, Place),
    Text(bool, String, String, Place),
}

/// A file and the number of an article in it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place(Bytes, u32, u32);

/// A path, compared by bytes: taking paths apart costs more than all the rest.
#[derive(PartialEq, Eq)]
struct Bytes(Arc<Path>);

impl Ord for Bytes {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.as_os_str().cmp(other.0.as_os_str())
    }
}

impl PartialOrd for Bytes {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Key {
    fn of(entries: &Entries, index: u32, order: Order) -> Self {
        let entry = entries.at(index);
        let place = Place(Bytes(Arc::clone(&entry.origin.file)), entry.number, index);
        let date = entry.date();
        match order {
            Order::Newest | Order::Relevance => Self::Newest(date.is_none(), date.map(Reverse), place),
            Order::Oldest => Self::Oldest(date.is_none(), date, place),
            Order::Title | Order::Author | Order::Source => {
                let metadata = entry.metadata.as_deref();
                let text = metadata.map_or("", |metadata| sort_text(metadata, order));
                let title = metadata.filter(|_| order != Order::Title).map_or("", |metadata| &*metadata.title);
                Self::Text(text.is_empty(), fold(text), fold(title), place)
            }
        }
    }
}

fn sort_text(metadata: &Metadata, order: Order) -> &str {
    match order {
        Order::Author => metadata.authors.first().map_or("", String::as_str),
        Order::Source => &metadata.source,
        Order::Newest | Order::Oldest | Order::Title | Order::Relevance => &metadata.title,
    }
}
