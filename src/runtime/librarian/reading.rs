//! The threads that read articles for the catalogue. An article that cannot be read, or that trips a parser up, is known by its name.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use anyhow::Result;

use super::{Ask, Batch, HEAVY, Patience, Read};
use crate::app::ArticleKey;
use crate::runtime::workers;
use crate::store::entry::stamp;
use crate::store::shelf::Folded;
use crate::store::{Learnt, file};

/// A thread that reads batches of articles, and tells what it learnt.
pub(super) fn reading_thread(number: usize, asks: Sender<Ask>) -> Result<Sender<Batch>> {
    let (orders, inbox) = channel::<Batch>();
    thread::Builder::new().name(format!("reading {number}")).stack_size(workers::STACK).spawn(move || {
        workers::step_back();
        for (batch, patience) in inbox {
            let read = batch.into_iter().map(|(key, path)| read(key, &path, patience)).collect();
            if asks.send(Ask::Read(number, read)).is_err() {
                return;
            }
        }
    })?;
    Ok(orders)
}

fn read(key: ArticleKey, path: &Path, patience: Patience) -> Read {
    let stamp = stamp(path);
    if patience == Patience::PutOff && stamp.is_some_and(|(_, length)| length > HEAVY) {
        return Read::Long(key);
    }
    let load = || file::load(path).ok()?.into_iter().next().map(|article| Learnt::of(&article));
    let (mut learnt, folded) = std::panic::catch_unwind(load).ok().flatten().unwrap_or_else(|| unreadable(path));
    learnt.stamp = stamp;
    Read::Learnt(key, Box::new(learnt), folded)
}

/// What is known of an article that cannot be read.
fn unreadable(path: &Path) -> (Learnt, Folded) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    (Learnt::unreadable(&crate::article::clean::line(&name)), Folded::Short(String::new()))
}

/// What the catalogue learns from an article that was opened.
pub(in crate::runtime) fn learn_opened(key: ArticleKey, path: &Path, article: Option<&crate::article::Article>) -> Read {
    let (mut learnt, folded) = article.map_or_else(|| unreadable(path), Learnt::of);
    learnt.stamp = stamp(path);
    Read::Learnt(key, Box::new(learnt), folded)
}
