//! Reads files, those that an engine not ours reads on a thread of its own: soon after the deadline the rest is left out, and a thread that
//! does not end then is left alone.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::article::Article;
use crate::formats;
use crate::store::panics;
use crate::words::{Cause, Diagnostic};

/// Time after which no further page is read.
const DEADLINE: Duration = Duration::from_secs(10);

/// Time after which the thread is left alone: a single page takes far less.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stack size of the thread.
const STACK: usize = 16 << 20;

enum Part {
    Article(Box<Article>),
    End(Result<Vec<Diagnostic>, Cause>),
}

/// Passes on the articles in `bytes`; an error where reading panicked or did not end.
pub(super) fn each(name: &str, bytes: Vec<u8>, take: &mut dyn FnMut(Article)) -> Result<Vec<Diagnostic>, Cause> {
    if !formats::may_take_long(&bytes) {
        return Ok(formats::each(name, bytes, take));
    }
    let begun = Instant::now();
    let (parts, read) = channel();
    let name = name.to_owned();
    let work = move || {
        let is_late = || begun.elapsed() > DEADLINE;
        let notes = panics::catch(|| {
            formats::each_until(&name, bytes, &is_late, &mut |article| drop(parts.send(Part::Article(Box::new(article)))))
        });
        drop(parts.send(Part::End(notes)));
    };
    thread::Builder::new().name("engine".to_owned()).stack_size(STACK).spawn(work).map_err(|error| Cause::from(&error))?;
    loop {
        match read.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            Ok(Part::Article(article)) => take(*article),
            Ok(Part::End(notes)) => return notes,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Err(Cause::TooSlow),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_come_from_the_thread() {
        let mut articles = Vec::new();
        for (name, bytes) in [("a.txt", &b"A title\n\nText."[..]), ("a.pdf", b"%PDF-1.7 and no more")] {
            let notes = each(name, bytes.to_vec(), &mut |article| articles.push(article));
            assert_eq!(notes, Ok(Vec::new()), "{name}");
        }
        assert_eq!(articles.len(), 2);
    }
}
