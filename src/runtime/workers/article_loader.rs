//! Loads articles: the beginning of a long one first; one of several in a file without parsing the file again. A parser that panics
//! costs one article, not the thread.

use std::sync::Arc;

use super::saved_state::{Part, SavedState};
use crate::app::{Loaded, Msg};
use crate::article::{Article, Origin, clean};
use crate::find::GivenSpeaker;
use crate::formats;
use crate::library::ArticleKey;
use crate::runtime::pictures::ImageSizer;
use crate::runtime::{Event, EventSender};
use crate::store::entry::FileContents;
use crate::store::file::{self, Content, Failure, Recent};
use crate::store::memory::Reader;
use crate::store::stamp::{Stamp, stamp};
use crate::words::Notice;

/// Length in bytes above which the beginning of an article is shown while the rest is read.
const LONG: usize = 512 << 10;

/// Length of the beginning of a long article that is shown first, in bytes.
const BEGINNING: usize = 96 << 10;

pub(super) struct LoadRequest<'a> {
    pub(super) origin: &'a Origin,
    pub(super) ticket: u64,
    pub(super) key: ArticleKey,
    /// Whether the catalogue waits for the metadata of its file.
    pub(super) waits: bool,
}

pub(super) struct ArticleLoader<'a> {
    saved: SavedState,
    sizer: &'a ImageSizer,
    post: &'a EventSender,
    recent: Recent,
}

impl<'a> ArticleLoader<'a> {
    pub(super) fn new(saved: SavedState, sizer: &'a ImageSizer, post: &'a EventSender) -> Self {
        Self { saved, sizer, post, recent: Recent::default() }
    }

    /// Opens an article; `whole` is its absolute location. Returns the metadata of its file, if requested and the file could be read.
    pub(super) fn open(&mut self, call: &LoadRequest<'_>, whole: Origin) -> Option<FileContents> {
        self.saved.turn_to(whole);
        let (file, id) = (&call.origin.file, call.origin.id.as_deref());
        if !call.waits
            && let Some(known) = self.recent.known(file)
        {
            let article = file::of_them(file, known, id);
            self.show(call, article);
            return None;
        }
        let stamp = stamp(file);
        let Content { bytes, cut, _weight } = match file::take_saved(file, Reader::Opening) {
            Ok(content) => content,
            Err(why) => {
                self.refuse(call, &why);
                return None;
            }
        };
        self.recent.make_room(bytes.len());
        self.show_beginning(call, &bytes);
        self.take(call, file::parse(file, bytes, cut), stamp)
    }

    /// Shows the article among those of its file, and looks at the others where that is waited for.
    fn take(&mut self, call: &LoadRequest<'_>, mut articles: Vec<Article>, stamp: Option<Stamp>) -> Option<FileContents> {
        let id = call.origin.id.as_deref();
        // The only one of its file is not copied; where another is wanted, it is still what the file holds now.
        if articles.len() == 1 && articles.iter().all(|article| file::is_named(article, id)) {
            let article = articles.pop().map(|article| file::mark(&call.origin.file, article));
            let shown = self.show(call, article)?;
            return call.waits.then(|| FileContents::of([&*shown], stamp));
        }
        let article = file::of_them(&call.origin.file, &articles, id);
        self.show(call, article);
        let marked = || FileContents::of(articles.iter().cloned().map(|article| file::mark(&call.origin.file, article)), stamp);
        let metadata = call.waits.then(marked);
        self.recent.remember(&call.origin.file, stamp, articles);
        metadata
    }

    /// Shows the beginning of a long article, where its format can be read from there.
    fn show_beginning(&mut self, call: &LoadRequest<'_>, bytes: &[u8]) {
        let name = call.origin.file.file_name().unwrap_or_default().to_string_lossy();
        if bytes.len() <= LONG || call.origin.id.is_some() || !formats::reads_on(&name) {
            return;
        }
        let articles = file::understand(&call.origin.file, beginning(bytes), false);
        // An article among several is shown together with the others.
        if let [article] = articles.as_slice()
            && article.meta().id.is_none()
            && !file::has_failed(article)
        {
            self.tell(call, article.clone(), Part::Beginning);
        }
    }

    /// Shows an article; reports it where its file does not contain it.
    fn show(&mut self, call: &LoadRequest<'_>, article: Option<Article>) -> Option<Arc<Article>> {
        if let Some(article) = article {
            let part = if file::has_failed(&article) { Part::Name } else { Part::Whole };
            return Some(self.tell(call, article, part));
        }
        self.tell(call, file::named(&call.origin.file), Part::Name);
        let _ = self.post.send(Event::Msg(Msg::Notice(Notice::LeftOut)));
        None
    }

    /// Shows the name of an article only.
    pub(super) fn show_name(&mut self, call: &LoadRequest<'_>, whole: Origin) {
        self.saved.turn_to(whole);
        self.tell(call, file::named(&call.origin.file), Part::Name);
    }

    fn refuse(&mut self, call: &LoadRequest<'_>, why: &Failure) {
        self.tell(call, file::named(&call.origin.file), Part::Name);
        let path = clean::shortened(&call.origin.file.to_string_lossy());
        let _ = self.post.send(Event::Msg(Msg::Notice(Notice::Unreadable { path, why: why.cause() })));
    }

    fn tell(&mut self, call: &LoadRequest<'_>, mut article: Article, part: Part) -> Arc<Article> {
        // Counted here, not while a frame waits for it.
        article.words();
        let whole = part != Part::Beginning;
        let kept = Arc::new(self.saved.kept(&article, part));
        GivenSpeaker::give(&kept.speakers, &mut article);
        let article = Arc::new(article);
        let mut origin = call.origin.clone();
        if let Some(id) = &article.meta().id {
            origin.id = Some(id.as_str().into());
        }
        if let Some(pictures) = self.sizer.measure(&article, &origin.file) {
            let _ = self.post.send(Event::Msg(Msg::ImageSizes { ticket: call.ticket, pictures }));
        }
        let readable = part != Part::Name;
        let loaded = Loaded { ticket: call.ticket, key: call.key, origin, article: Arc::clone(&article), whole, readable, kept };
        let _ = self.post.send(Event::Msg(Msg::Loaded(loaded)));
        article
    }
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
