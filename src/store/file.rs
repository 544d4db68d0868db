//! Reads one article file: regular files only, never blocking on a pipe, and at most [`LARGEST`] bytes.

mod deadline;
mod far_dates;
mod log;
mod recent;

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags};

use super::entry::{FileContents, FoundArticle};
use super::memory::{self, Reader, Weight};
use super::stamp::{Stamp, stamp};
use super::{panics, sidecars};
use crate::article::{Article, Builder};
use crate::formats::{self, Refused};
use crate::quotes;
use crate::words::{Cause, Diagnostic, Language};
pub(crate) use recent::{Recent, is_named, of_them};

/// Longest time that a file may stay empty while it is being saved.
const SAVING: Duration = Duration::from_millis(400);

/// Polling interval meanwhile.
const PAUSE: Duration = Duration::from_millis(20);

/// Parsing time above which a file is logged as slow: one frame at 60 Hz.
const SLOW: Duration = Duration::from_millis(16);

/// The most bytes read of one file.
pub(crate) const LARGEST: usize = 256 << 20;

/// The most bytes read of a file that claims to have none, as those the system makes up do: some of them never end.
const UNSIZED: usize = 16 << 20;

/// The pseudo-path of the tour, which is built into the program; shown where there is nothing else to read.
pub fn tour(language: Language) -> PathBuf {
    format!("{TOUR}{}.md", language.code).into()
}

/// The language of the tour, if `path` is a tour's pseudo-path.
pub(crate) fn tour_at(path: &Path) -> Option<Language> {
    Language::of_code(path.to_str()?.strip_prefix(TOUR)?.strip_suffix(".md")?)
}

/// Prefix of tour pseudo-paths; no real path starts with it.
const TOUR: &str = "kiosque:tour.";

/// Why a file could not be read.
#[derive(Debug)]
pub enum Failure {
    /// Not a regular file.
    NotAFile,
    /// Not text, or text that no format reads.
    Refused(Refused),
    /// An error of the system.
    System(std::io::Error),
}

impl Failure {
    /// The reason, as shown to the user.
    pub fn cause(&self) -> Cause {
        match self {
            Self::NotAFile => Cause::NotAFile,
            Self::Refused(Refused::OldWord) => Cause::OldWord,
            Self::Refused(Refused::OutlookMessage) => Cause::OutlookMessage,
            Self::Refused(Refused::WebArchive) => Cause::WebArchive,
            Self::Refused(Refused::Warc) => Cause::Warc,
            Self::Refused(Refused::NoText) => Cause::NoText,
            Self::System(error) => error.into(),
        }
    }
}

/// The bytes of a file that may hold an article, at most `most` of them, and whether there were more.
pub fn read(path: &Path, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    noted(path, contents(path, most).and_then(|(bytes, cut)| judge(path, &bytes).map(|()| (bytes, cut))))
}

/// A file that is read to be parsed.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) bytes: Vec<u8>,
    /// Whether there was more.
    pub(crate) cut: bool,
    /// The weight of what it becomes, to be kept until it was parsed.
    pub(crate) _weight: Weight<'static>,
}

/// The content of a file that may hold an article, as soon as the memory budget has room for it.
pub(crate) fn take(path: &Path, reader: Reader) -> Result<Content, Failure> {
    let content = weighed(path, reader).and_then(|content| judge(path, &content.bytes).map(|()| content));
    noted(path, content)
}

/// The same, but a file that is empty since a moment ago is waited for: many programs empty a file to save it.
pub(crate) fn take_saved(path: &Path, reader: Reader) -> Result<Content, Failure> {
    let begun = Instant::now();
    loop {
        let content = take(path, reader)?;
        let young = || stamp(path).is_some_and(|stamp| stamp.modified().elapsed().is_ok_and(|since| since < SAVING));
        if !content.bytes.is_empty() || tour_at(path).is_some() || begun.elapsed() > SAVING || !young() {
            return Ok(content);
        }
        drop(content);
        thread::sleep(PAUSE);
    }
}

/// The bytes of any file, such as a list of paths, under the same rules as [`read`].
pub fn raw(path: &Path, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    noted(path, contents(path, most))
}

fn noted<T>(path: &Path, read: Result<T, Failure>) -> Result<T, Failure> {
    if let Err(failure) = &read {
        tracing::warn!(path = %path.display(), why = ?failure, "cannot be read");
    }
    read
}

/// Whether `bytes` may be what articles are read from, by what they hold and by the name of their file.
pub(crate) fn judge(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    formats::refuse(&name, bytes).map_or(Ok(()), |refused| Err(Failure::Refused(refused)))
}

fn contents(path: &Path, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    if let Some(language) = tour_at(path) {
        return Ok((language.tour().into(), false));
    }
    let (file, length) = open(path)?;
    read_open(file, length, most)
}

/// Opens a regular file; returns its length, too.
fn open(path: &Path) -> Result<(File, u64), Failure> {
    // Without O_NONBLOCK, opening a pipe would block until a writer opens it; regular files are unaffected.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = rustix::fs::open(path, flags, Mode::empty()).map_err(|error| Failure::System(error.into()))?;
    let file = File::from(file);
    let meta = file.metadata().map_err(Failure::System)?;
    if meta.is_file() { Ok((file, meta.len())) } else { Err(Failure::NotAFile) }
}

fn read_open(file: File, length: u64, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    let most = if length == 0 { most.min(UNSIZED) } else { most };
    let expected = usize::try_from(length).unwrap_or(usize::MAX).min(most);
    let mut bytes = Vec::with_capacity(expected + 1);
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(Failure::System)?;
    let cut = bytes.len() > most;
    bytes.truncate(most);
    Ok((bytes, cut))
}

/// Length of a packed file up to which it is unpacked once more to learn its size: a longer one weighs what may be in it at most.
const COUNTED: usize = 4 << 20;

/// Reads a file, with the weight of what is in it.
fn weighed(path: &Path, reader: Reader) -> Result<Content, Failure> {
    if let Some(language) = tour_at(path) {
        let bytes = Vec::from(language.tour());
        return Ok(Content { _weight: memory::take(bytes.len(), reader), bytes, cut: false });
    }
    let (file, length) = open(path)?;
    let expected = if length == 0 { UNSIZED } else { usize::try_from(length).unwrap_or(usize::MAX).min(LARGEST) };
    let mut head = [0; 8];
    let known = file.read_at(&mut head, 0).unwrap_or_default();
    let packed = formats::unpacked_most(&head[..known], expected);
    let most = packed.filter(|_| expected > COUNTED).unwrap_or_default();
    let mut weight = memory::take(expected.max(most), reader);
    let (bytes, cut) = read_open(file, length, LARGEST)?;
    if (packed.is_some() && most == 0 || formats::is_counted(&head))
        && let Some(size) = formats::unpacked_size(&bytes)
    {
        weight = weight.exchange(size + bytes.len());
    }
    Ok(Content { bytes, cut, _weight: weight })
}

/// The articles of a file, quotations found.
pub fn load(path: &Path) -> Result<Vec<Article>, Failure> {
    let content = take(path, Reader::Background)?;
    Ok(understand(path, content.bytes, content.cut))
}

/// The most bytes of searchable text of one file that are held uncompressed.
const UNCOMPRESSED: usize = 8 << 20;

/// The metadata and searchable texts of the articles in a file, each article dropped as soon as they are known, and why one of them could
/// not be read. They are `sketched` where their saved state may be asked for.
pub(crate) fn learn(path: &Path, content: Content, stamp: Option<Stamp>, sketched: bool) -> (FileContents, Option<Cause>) {
    let (mut articles, mut failure, mut size) = (Vec::new(), None, 0);
    let mut learn = |article: Article| {
        let marked = panics::catch(|| quotes::mark(article)).unwrap_or_else(|why| {
            failure = Some(why.clone());
            failed(path, why)
        });
        let mut found = FoundArticle::of(&marked, sketched);
        if size > UNCOMPRESSED {
            found.text = found.text.compressed();
        }
        size += found.text.size();
        articles.push(found);
    };
    if let Err(why) = each(path, content.bytes, &mut learn) {
        articles = vec![FoundArticle::of(&failed(path, why.clone()), sketched)];
        failure = Some(why);
    }
    articles.shrink_to_fit();
    (FileContents { stamp, articles }, failure)
}

/// The articles in `bytes` of the file at `path`, quotations found.
pub fn understand(path: &Path, bytes: Vec<u8>, cut: bool) -> Vec<Article> {
    parse(path, bytes, cut).into_iter().map(|article| mark(path, article)).collect()
}

/// The articles in `bytes` of the file at `path`, quotations not found yet.
pub fn parse(path: &Path, bytes: Vec<u8>, cut: bool) -> Vec<Article> {
    let mut articles = Vec::new();
    let read = each(path, bytes, &mut |article| articles.push(article));
    let mut notes = match read {
        Ok(notes) => notes,
        Err(why) => {
            articles = vec![failed(path, why)];
            Vec::new()
        }
    };
    notes.extend(cut.then_some(Diagnostic::Cut { megabytes: LARGEST >> 20 }));
    articles.into_iter().map(|article| notes.iter().cloned().fold(article, Article::with_note)).collect()
}

/// Passes on the articles in `bytes` one by one. Returns what is to be noted at each of them, or why it panicked.
fn each(path: &Path, bytes: Vec<u8>, take: &mut dyn FnMut(Article)) -> Result<Vec<Diagnostic>, Cause> {
    let begun = tracing::enabled!(tracing::Level::INFO).then(Instant::now);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let latest = far_dates::next_year();
    let mut take = |article: Article| {
        if begun.is_some() {
            log::write_down(path, &article);
        }
        take(article.without_date_beyond(latest));
    };
    let read = panics::catch(|| {
        #[cfg(test)]
        panic_on_request(&name);
        // Only the article of a file by itself has sidecars.
        let (mut first, mut count) = (None, 0);
        let notes = deadline::each(&name, bytes, &mut |article| {
            count += 1;
            if count == 1 {
                first = Some(article);
            } else {
                first.take().into_iter().chain([article]).for_each(&mut take);
            }
        });
        if let Some(article) = first {
            take(sidecars::joined(path, article, |path, most| read(path, most).ok().map(|(bytes, _)| bytes)));
        }
        notes
    });
    if let Some(taken) = begun.map(|begun| begun.elapsed()).filter(|&taken| taken > SLOW) {
        tracing::warn!(path = %path.display(), ms = taken.as_millis(), "slow to understand");
    }
    read.flatten()
}

/// An article with its quotations marked.
pub fn mark(path: &Path, article: Article) -> Article {
    panics::catch(|| quotes::mark(article)).unwrap_or_else(|why| failed(path, why))
}

/// Placeholder article for a file whose parsing panicked: its name, and why it has no text.
fn failed(path: &Path, why: Cause) -> Article {
    tracing::error!(path = %path.display(), "reading panicked");
    named(path).with_note(Diagnostic::ReadingFailed { why })
}

/// Placeholder article for a file that cannot be read: its name.
pub fn named(path: &Path) -> Article {
    let mut builder = Builder::new("text");
    builder.meta.title = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    builder.finish()
}

/// Whether an article is the placeholder for a file whose parsing panicked.
pub(crate) fn has_failed(article: &Article) -> bool {
    article.diagnostics().iter().any(Diagnostic::is_failure)
}

/// The beginning of the names of files that panic in tests.
#[cfg(test)]
pub(crate) const PANICS: &str = "test-panic";

/// The beginning of the names of files whose reading waits for [`GATE`] in tests.
#[cfg(test)]
pub(crate) const WAITS: &str = "test-wait";

/// Held by a test to keep a file from being read.
#[cfg(test)]
pub(crate) static GATE: std::sync::Mutex<()> = std::sync::Mutex::new(());

#[cfg(test)]
fn panic_on_request(name: &str) {
    if name.starts_with(WAITS) {
        drop(GATE.lock());
    }
    assert!(!name.starts_with(PANICS), "a test asked for this panic");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_the_file_alone_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{PANICS}.md"));
        std::fs::write(&path, "# A title\n\nText").unwrap();
        let articles = load(&path).unwrap();
        let [article] = articles.as_slice() else { panic!("{articles:?}") };
        assert_eq!((article.meta().title.as_str(), article.diagnostics().len()), ("test-panic.md", 1));
        let [Diagnostic::ReadingFailed { why: Cause::Panic { place } }] = article.diagnostics() else {
            panic!("{:?}", article.diagnostics())
        };
        assert!(place.starts_with("src/store/file.rs:"), "{place}");
    }

    #[test]
    fn a_file_is_learnt_as_it_is_read_article_by_article() {
        let folder = tempfile::tempdir().unwrap();
        let feed =
            r#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a", "title": "A"}, {"id": "b", "content_text": "B"}]}"#;
        for (name, text) in [("a.md", "# A\n\n“Yes,” he said."), ("b.json", feed), ("c.txt", ""), (PANICS, "x")] {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            let articles = load(&path).unwrap();
            let (learnt, why) = learn(&path, take(&path, Reader::Background).unwrap(), None, true);
            let all = FileContents::of(&articles, None);
            assert_eq!(format!("{:?}", learnt.articles), format!("{:?}", all.articles));
            assert_eq!(why.is_some(), name == PANICS);
        }
    }

    #[test]
    fn no_more_than_asked_for_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "0123456789").unwrap();
        assert_eq!(read(&path, 4).unwrap(), (b"0123".to_vec(), true));
        assert_eq!(read(&path, 10).unwrap(), (b"0123456789".to_vec(), false));
    }

    #[test]
    fn a_file_being_saved_is_waited_for_but_not_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "").unwrap();
        let saved = path.clone();
        let saving = thread::spawn(move || {
            thread::sleep(PAUSE * 3);
            std::fs::write(saved, "words").unwrap();
        });
        assert_eq!(take_saved(&path, Reader::Background).unwrap().bytes, b"words");
        saving.join().unwrap();
        std::fs::write(&path, "").unwrap();
        assert_eq!(take_saved(&path, Reader::Background).unwrap().bytes, b"");
        let begun = Instant::now();
        assert_eq!(take_saved(&path, Reader::Background).unwrap().bytes, b"");
        assert!(begun.elapsed() < SAVING);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe.txt");
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, Mode::RUSR | Mode::WUSR).unwrap();
        assert!(matches!(read(&path, 10), Err(Failure::NotAFile)));
        assert!(matches!(read(Path::new("/dev/zero"), 10), Err(Failure::NotAFile)));
        assert!(matches!(read(folder.path(), 10), Err(Failure::NotAFile | Failure::System(_))));
    }
}
