//! The threads that open an article and look for a needle. Each does the latest request only: what was asked before is overtaken.

mod memory;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use anyhow::Result;

use super::keeper::Keeper;
use super::librarian::{self, Ask, Librarian, Whereabouts};
use super::pictures::Frames;
use super::{Event, Post};
use crate::app::{ArticleKey, Loaded, Msg};
use crate::article::{Article, Builder, clean};
use crate::find::{self, Needle};
use crate::store::file;
use crate::words::Notice;
use memory::Memory;

/// The stack of a thread that parses: room for the parsers' own, which is bounded.
pub const STACK: usize = 4 << 20;

/// How much a thread steps back behind those that answer keys: the scheduler gives it about a third of their share.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 5;

/// Lets the threads that answer keys go first from now on: what reads the library has processors to itself most of the time, and
/// need not be first when a key is pressed. Linux gives each thread a priority of its own; elsewhere it would be the program's.
pub fn step_back() {
    #[cfg(target_os = "linux")]
    // One that is not allowed to, which is rare, works on as it is.
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

/// Of an article longer than this, the beginning is shown while the rest is read.
const LONG: usize = 512 << 10;

/// How much of a long article is shown first, in bytes.
const BEGINNING: usize = 96 << 10;

/// The thread that opens articles, as seen from the loop.
#[derive(Debug)]
pub struct Opener {
    orders: Sender<(u64, ArticleKey)>,
}

impl Opener {
    /// Starts the thread.
    pub fn start(librarian: Librarian, keeper: Keeper, frames: Frames, post: Post) -> Result<Self> {
        let (orders, inbox) = channel();
        let memory = Memory::new(keeper);
        thread::Builder::new()
            .name("opener".into())
            .stack_size(STACK)
            .spawn(move || open_all(&inbox, &librarian, memory, &frames, &post))?;
        Ok(Self { orders })
    }

    /// Opens an article; one that was asked for before and not begun is forgotten.
    pub fn open(&self, ticket: u64, key: ArticleKey) {
        let _ = self.orders.send((ticket, key));
    }
}

fn open_all(inbox: &Receiver<(u64, ArticleKey)>, librarian: &Librarian, mut memory: Memory, frames: &Frames, post: &Post) {
    while let Ok(mut order) = inbox.recv() {
        while let Ok(newer) = inbox.try_recv() {
            order = newer;
        }
        let (ticket, key) = order;
        let (answer, path) = channel();
        librarian.ask(Ask::Path(key, answer));
        let Ok(Whereabouts { path, whole, waits }) = path.recv() else { continue };
        memory.turn_to(whole);
        let opened = open(&path, ticket, key, &mut memory, frames, post);
        if !waits {
            continue;
        }
        let read = catch_unwind(AssertUnwindSafe(|| librarian::learn_opened(key, &path, opened.as_deref())));
        if let Ok(read) = read {
            librarian.ask(Ask::Opened(read));
        }
    }
}

/// Opens one article, its beginning first where it is long; returns the article, unless its file could not be read.
fn open(path: &Path, ticket: u64, key: ArticleKey, memory: &mut Memory, frames: &Frames, post: &Post) -> Option<Arc<Article>> {
    let mut tell = |article: Article, whole: bool, readable: bool| {
        let article = Arc::new(article);
        let kept = Arc::new(memory.kept(&article, whole));
        if let Some(pictures) = frames.measure(&article, path) {
            let _ = post.send(Event::Msg(Msg::Measured { ticket, pictures }));
        }
        let loaded = Loaded { ticket, key, path: path.to_owned(), article: Arc::clone(&article), whole, readable, kept };
        let _ = post.send(Event::Msg(Msg::Loaded(loaded)));
        article
    };
    let name = clean::line(&path.to_string_lossy());
    let (bytes, cut) = match file::read(path, file::LARGEST) {
        Ok(read) => read,
        Err(why) => {
            tell(named(path), true, false);
            let _ = post.send(Event::Msg(Msg::Told(Notice::Unreadable { path: name, why: why.cause() })));
            return None;
        }
    };
    if bytes.len() > LONG
        && let Some(article) = understand(path, beginning(&bytes), false)
    {
        tell(article, false, true);
    }
    Some(tell(understand(path, bytes, cut).unwrap_or_else(|| named(path)), true, true))
}

/// The first article in `bytes`; `None` where a parser fell over.
fn understand(path: &Path, bytes: Vec<u8>, cut: bool) -> Option<Article> {
    catch_unwind(AssertUnwindSafe(|| file::understand(path, bytes, cut))).ok()?.into_iter().next()
}

/// What stands for an article that cannot be read.
fn named(path: &Path) -> Article {
    let mut builder = Builder::new("text");
    builder.meta.title = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    builder.finish()
}

/// The beginning of a long text: up to the last blank line, or line end, within [`BEGINNING`] bytes.
fn beginning(bytes: &[u8]) -> Vec<u8> {
    let head = &bytes[..BEGINNING.min(bytes.len())];
    let blank = head.windows(2).rposition(|pair| pair == b"\n\n").map(|at| at + 1);
    let end = blank.or_else(|| head.iter().rposition(|&byte| byte == b'\n')).unwrap_or_else(|| {
        // No line end at all: not within a character of UTF-8.
        (0..head.len()).rev().find(|&at| head[at] & 0xc0 != 0x80).unwrap_or(head.len())
    });
    head[..end].to_vec()
}

/// What is looked for where.
type Hunt = (u64, Arc<Article>, Arc<[Needle]>);

/// The thread that looks for needles, as seen from the loop.
#[derive(Debug)]
pub struct Finder {
    orders: Sender<Hunt>,
    newest: Arc<AtomicU64>,
}

impl Finder {
    /// Starts the thread.
    pub fn start(post: Post) -> Result<Self> {
        let (orders, inbox) = channel::<Hunt>();
        let newest = Arc::new(AtomicU64::new(0));
        let latest = Arc::clone(&newest);
        thread::Builder::new().name("finder".into()).spawn(move || {
            step_back();
            for (generation, article, needles) in inbox {
                let stop = || latest.load(Ordering::Relaxed) != generation;
                if let Some(matches) = find::every(&needles, &article, &stop) {
                    let _ = post.send(Event::Msg(Msg::Found { generation, matches: Arc::new(matches) }));
                }
            }
        })?;
        Ok(Self { orders, newest })
    }

    /// Looks for needles; what was looked for before is given up.
    pub fn find(&self, generation: u64, article: Arc<Article>, needles: Arc<[Needle]>) {
        self.newest.store(generation, Ordering::Relaxed);
        let _ = self.orders.send((generation, article, needles));
    }
}

/// The folders and files that were opened, for the gate.
pub type Roots = Arc<Vec<PathBuf>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_ends_at_a_blank_line() {
        let text = "word ".repeat(100) + "\n\n";
        let long = text.repeat(400);
        let head = beginning(long.as_bytes());
        assert!(head.len() <= BEGINNING && head.ends_with(b" \n"));
        assert!(String::from_utf8(beginning("é".repeat(BEGINNING).as_bytes())).is_ok());
    }
}
