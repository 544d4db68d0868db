//! The threads that read files for the catalogue. A file that cannot be read, or makes a parser panic, is listed by its name.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use anyhow::Result;

use super::{BATCH, Batch, HEAVY, HEAVY_WAIT, LibrarianRequest, LibrarianWorker, LongFiles, Read};
use crate::runtime::EventSender;
use crate::runtime::threads::{self, Orders, Server, Thread};
use crate::store::entry::{FileContents, FileKey};
use crate::store::memory::Reader;
use crate::store::stamp::stamp;
use crate::store::{file, panics};

/// Starts a thread that reads batches of files and sends back their metadata.
pub(super) fn reading_thread(number: usize, asks: Sender<LibrarianRequest>, post: &EventSender) -> Result<Sender<Batch>> {
    let (orders, inbox) = channel::<Batch>();
    threads::serve(Thread::Reading, post, inbox, ReadingThread { number, asks })?;
    Ok(orders)
}

impl LibrarianWorker {
    /// Gives idle threads files to read: few at a time as long as there are few, so that the threads share them; long ones last.
    pub(super) fn take_unread(&mut self) {
        while let Some(&reader) = self.idle.last() {
            let share = self.catalogue.len() / (2 * self.readers.len().max(1));
            let mut batch = (self.catalogue.take_unread(share.clamp(1, BATCH)), LongFiles::PutOff);
            if batch.0.is_empty() {
                let Some(long) = self.next_heavy() else { return };
                batch = (vec![long], LongFiles::ReadNow);
            }
            self.idle.pop();
            let _ = self.readers[reader].send(batch);
        }
    }

    /// The next long file that has not been opened meanwhile; one at a time.
    fn next_heavy(&mut self) -> Option<(FileKey, Arc<Path>)> {
        let others_read = self.idle.len() == self.readers.len();
        if !others_read || self.heavy_since.elapsed() < HEAVY_WAIT {
            return None;
        }
        while let Some(file) = self.heavy.pop_front() {
            if self.catalogue.waits(file) && !self.opening.contains(&file) {
                return self.catalogue.path(file).map(|path| (file, path));
            }
            self.catalogue.release(file);
        }
        None
    }
}

struct ReadingThread {
    number: usize,
    asks: Sender<LibrarianRequest>,
}

impl Server for ReadingThread {
    type Order = Batch;

    fn serve(&mut self, orders: &mut Orders<Batch>) {
        threads::step_back();
        while let Some(batches) = orders.receive(None) {
            for (batch, long_files) in batches {
                let read = batch.into_iter().map(|(file, path)| read(file, &path, long_files)).collect();
                let _ = self.asks.send(LibrarianRequest::Read(self.number, read));
            }
        }
    }

    /// Its files are listed by their names.
    fn give_up(&mut self, order: Option<Batch>) {
        let files = order.into_iter().flat_map(|(batch, _)| batch).map(|(file, _)| file).collect();
        let _ = self.asks.send(LibrarianRequest::Unread(Some(self.number), files));
    }
}

fn read(file: FileKey, path: &Path, long_files: LongFiles) -> Read {
    let stamp = stamp(path);
    if long_files == LongFiles::PutOff && stamp.is_some_and(|stamp| stamp.size > HEAVY) {
        return Read::Long(file);
    }
    let load = || {
        let content = file::take_saved(path, Reader::Background).ok()?;
        let (contents, failure) = file::learn(path, content, stamp, true);
        // A file whose reading failed is tried again at the next start.
        Some(FileContents { stamp: contents.stamp.filter(|_| failure.is_none()), ..contents })
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
