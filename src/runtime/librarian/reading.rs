//! The threads that read files for the catalogue. A file that cannot be read, or makes a parser panic, is listed by its name.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use anyhow::Result;

use super::{Batch, HEAVY, LibrarianRequest, LongFiles, Read};
use crate::runtime::threads;
use crate::store::entry::{FileKey, stamp};
use crate::store::memory::Reader;
use crate::store::{file, panics};

/// Starts a thread that reads batches of files and sends back their metadata.
pub(super) fn reading_thread(number: usize, asks: Sender<LibrarianRequest>) -> Result<Sender<Batch>> {
    let (orders, inbox) = channel::<Batch>();
    thread::Builder::new().name(format!("reading {number}")).stack_size(threads::STACK).spawn(move || {
        threads::step_back();
        for (batch, long_files) in inbox {
            let read = batch.into_iter().map(|(file, path)| read(file, &path, long_files)).collect();
            if asks.send(LibrarianRequest::Read(number, read)).is_err() {
                return;
            }
        }
    })?;
    Ok(orders)
}

fn read(file: FileKey, path: &Path, long_files: LongFiles) -> Read {
    let stamp = stamp(path);
    if long_files == LongFiles::PutOff && stamp.is_some_and(|(_, length)| length > HEAVY) {
        return Read::Long(file);
    }
    let load = || {
        let content = file::take_saved(path, Reader::Background).ok()?;
        Some(file::learn(path, content, stamp).0)
    };
    Read::Contents(file, panics::catch(load).ok().flatten().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_the_thread_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file::PANICS);
        std::fs::write(&path, "Text").unwrap();
        let Read::Contents(..) = read(FileKey(0), &path, LongFiles::PutOff) else { panic!("put off") };
    }
}
