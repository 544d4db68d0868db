//! Sorts articles into the orders of the list.

use super::entries::Entries;
use super::entry::Metadata;
use crate::find::fold;
use crate::library::Order;

/// Sorts a list of indices of `entries`; by relevance, those of equal relevance: the newest first.
pub(crate) fn sort(entries: &Entries, list: &mut [u32], order: Order) {
    match order {
        Order::Newest | Order::Oldest | Order::Relevance => list.sort_unstable_by(|&here, &there| {
            let (a, b) = (&entries[here as usize], &entries[there as usize]);
            let dates = match (a.date(), b.date()) {
                (Some(a), Some(b)) if order == Order::Oldest => a.cmp(&b),
                (Some(a), Some(b)) => b.cmp(&a),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            // By bytes: taking paths apart costs more than all the rest.
            let files = || a.origin.file.as_os_str().cmp(b.origin.file.as_os_str());
            dates.then_with(files).then((a.number, here).cmp(&(b.number, there)))
        }),
        Order::Title | Order::Author | Order::Source => list.sort_by_cached_key(|&index| {
            let metadata = entries[index as usize].metadata.as_deref();
            let text = metadata.map_or("", |metadata| sort_text(metadata, order));
            let title = metadata.filter(|_| order != Order::Title).map_or("", |metadata| &*metadata.title);
            (text.is_empty(), fold(text), fold(title))
        }),
    }
}

fn sort_text(metadata: &Metadata, order: Order) -> &str {
    match order {
        Order::Author => metadata.authors.first().map_or("", String::as_str),
        Order::Source => &metadata.source,
        Order::Newest | Order::Oldest | Order::Title | Order::Relevance => &metadata.title,
    }
}
