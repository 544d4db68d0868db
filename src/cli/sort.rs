//! The value of `--sort`.

use clap::ArgMatches;

use crate::library::Order;

/// The order of what a command lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Listed(Order),
    /// By path: what comes first is known before all files are read.
    Path,
}

/// Every value of `--sort`. `date` is `newest`.
pub(super) const NAMED: [(&str, Sort); 8] = [
    ("relevance", Sort::Listed(Order::Relevance)),
    ("date", Sort::Listed(Order::Newest)),
    ("newest", Sort::Listed(Order::Newest)),
    ("oldest", Sort::Listed(Order::Oldest)),
    ("title", Sort::Listed(Order::Title)),
    ("author", Sort::Listed(Order::Author)),
    ("source", Sort::Listed(Order::Source)),
    ("path", Sort::Path),
];

/// The order asked for, else `usual`.
pub(super) fn of(matches: &ArgMatches, usual: Order) -> Sort {
    let name = matches.get_one::<String>("sort");
    name.and_then(|name| NAMED.iter().find(|(named, _)| named == name)).map_or(Sort::Listed(usual), |(_, sort)| *sort)
}
