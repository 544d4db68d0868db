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
use crate::query::Bits;

/// Number of positions that are read at once of an order of the index.
const RUN: usize = 1 << 14;

/// Part of the index up to which articles are sorted by their positions in it, as a divisor: for more, its order is read whole.
const FEW: usize = 64;

/// Part of the articles up to which others are put among those of the index, as a divisor.
const SHARE: usize = 16;

/// The entries of a set in an order of the list; by relevance, those of equal relevance: the newest first. `None` if cancelled by `stop`.
pub(crate) fn sorted(entries: &Entries, set: &Bits, order: Order, stop: &dyn Fn() -> bool) -> Option<Vec<u32>> {
    let mut others: Vec<u32> = entries.changed().map(|(index, _)| index).filter(|&index| set.contains(index as usize)).collect();
    let saved = set.count() - others.len();
    let in_index = entries.base().filter(|_| others.len() < saved / SHARE || others.is_empty());
    let in_index = in_index.map_or(Err(Failure::Unread), |base| as_in_index(entries, base, (set, saved), order, stop));
    let saved = match in_index {
        Ok(saved) => saved,
        Err(Failure::Stopped) => return None,
        Err(Failure::Unread) => {
            let mut all: Vec<u32> = set.iter().map(|index| index as u32).collect();
            by_keys(entries, &mut all, order);
            return Some(all);
        }
    };
    if others.is_empty() {
        return Some(saved);
    }
    by_keys(entries, &mut others, order);
    let (mut all, mut taken) = (Vec::with_capacity(saved.len() + others.len()), 0);
    for other in others {
        let key = Key::of(entries, other, order);
        let end = taken + saved[taken..].partition_point(|&index| Key::of(entries, index, order) < key);
        all.extend_from_slice(&saved[taken..end]);
        all.push(other);
        taken = end;
    }
    all.extend_from_slice(&saved[taken..]);
    Some(all)
}

/// Whether a list is sorted.
pub(crate) fn are_sorted(entries: &Entries, list: &[u32], order: Order) -> bool {
    list.windows(2).all(|pair| Key::of(entries, pair[0], order) < Key::of(entries, pair[1], order))
}

/// Why entries are not in the order of the index.
enum Failure {
    Stopped,
    /// It could not be read.
    Unread,
}

/// The `count` entries of a set that are those of the index, in its order.
fn as_in_index(
    entries: &Entries,
    base: &Base,
    (set, count): (&Bits, usize),
    order: Order,
    stop: &dyn Fn() -> bool,
) -> Result<Vec<u32>, Failure> {
    let is_wanted = |index: &u32| set.contains(*index as usize) && entries.is_saved(*index);
    let mut list = Vec::with_capacity(count);
    if count < base.len() / FEW {
        list.extend(set.iter().map(|index| index as u32).filter(is_wanted));
        list.sort_by_cached_key(|&index| base.position(order, index));
        return Ok(list);
    }
    for first in (0..base.len()).step_by(RUN) {
        if stop() {
            return Err(Failure::Stopped);
        }
        list.extend(base.order(order, first..first + RUN).into_iter().filter(is_wanted));
    }
    if list.len() == count { Ok(list) } else { Err(Failure::Unread) }
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
