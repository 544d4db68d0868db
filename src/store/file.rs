//! Reads one article file: regular files only, never blocking on a pipe, and at most [`LARGEST`] bytes.

mod recent;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags};

use super::entry::stamp;
use super::{panics, sidecars};
use crate::article::{Article, Builder};
use crate::formats::{self, Refused};
use crate::quotes;
use crate::words::{Cause, Diagnostic, Language, Sentence};
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
            Self::Refused(Refused::Pdf) => Cause::Pdf,
            Self::Refused(Refused::OldWord) => Cause::OldWord,
            Self::Refused(Refused::RichText) => Cause::RichText,
            Self::Refused(Refused::NoText) => Cause::NoText,
            Self::System(error) => error.into(),
        }
    }
}

/// The bytes of a file that may hold an article, at most `most` of them, and whether there were more.
pub fn read(path: &Path, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    noted(path, contents(path, most).and_then(|(bytes, cut)| judge(path, &bytes).map(|()| (bytes, cut))))
}

/// The same as [`read`], but a file that is empty since a moment ago is waited for: many programs empty a file to save it.
pub(crate) fn read_saved(path: &Path, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    let begun = Instant::now();
    loop {
        let read = read(path, most)?;
        let young = || stamp(path).is_some_and(|(changed, _)| changed.elapsed().is_ok_and(|since| since < SAVING));
        if !read.0.is_empty() || tour_at(path).is_some() || begun.elapsed() > SAVING || !young() {
            return Ok(read);
        }
        thread::sleep(PAUSE);
    }
}

/// The bytes of any file, such as a list of paths, under the same rules as [`read`].
pub fn raw(path: &Path, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    noted(path, contents(path, most))
}

fn noted(path: &Path, read: Result<(Vec<u8>, bool), Failure>) -> Result<(Vec<u8>, bool), Failure> {
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
    // Without O_NONBLOCK, opening a pipe would block until a writer opens it; regular files are unaffected.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = rustix::fs::open(path, flags, Mode::empty()).map_err(|error| Failure::System(error.into()))?;
    let file = File::from(file);
    let meta = file.metadata().map_err(Failure::System)?;
    if !meta.is_file() {
        return Err(Failure::NotAFile);
    }
    let most = if meta.len() == 0 { most.min(UNSIZED) } else { most };
    let expected = usize::try_from(meta.len()).unwrap_or(0).min(most);
    let mut bytes = Vec::with_capacity(expected + 1);
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(Failure::System)?;
    let cut = bytes.len() > most;
    bytes.truncate(most);
    Ok((bytes, cut))
}

/// The articles of a file, quotations found.
pub fn load(path: &Path) -> Result<Vec<Article>, Failure> {
    let (bytes, cut) = read(path, LARGEST)?;
    Ok(understand(path, bytes, cut))
}

/// The articles in `bytes` of the file at `path`, quotations found.
pub fn understand(path: &Path, bytes: Vec<u8>, cut: bool) -> Vec<Article> {
    parse(path, bytes, cut).into_iter().map(|article| mark(path, article)).collect()
}

/// The articles in `bytes` of the file at `path`, quotations not found yet.
pub fn parse(path: &Path, bytes: Vec<u8>, cut: bool) -> Vec<Article> {
    let begun = tracing::enabled!(tracing::Level::INFO).then(Instant::now);
    let finish = |article: Article| if cut { article.with_note(Diagnostic::Cut { megabytes: LARGEST >> 20 }) } else { article };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = panics::catch(|| {
        #[cfg(test)]
        panic_on_request(&name);
        sidecars::joined(path, formats::parse(&name, bytes), |path, most| read(path, most).ok().map(|(bytes, _)| bytes))
    });
    let articles = read.unwrap_or_else(|why| vec![failed(path, why)]);
    let articles: Vec<Article> = articles.into_iter().map(finish).collect();
    if let Some(begun) = begun {
        write_down(path, &articles, begun.elapsed());
    }
    articles
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

/// Logs the parsing time of a file and its diagnostics, never its text.
fn write_down(path: &Path, articles: &[Article], taken: Duration) {
    let path = path.display();
    for article in articles {
        tracing::debug!(%path, format = article.format(), ms = taken.as_millis(), "understood");
        for note in article.diagnostics() {
            if note.is_plain() {
                tracing::debug!(%path, note = note.id(), "remarked");
            } else {
                tracing::info!(%path, note = note.id(), "odd");
            }
        }
    }
    if taken > SLOW {
        tracing::warn!(%path, ms = taken.as_millis(), "slow to understand");
    }
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
        assert_eq!(read_saved(&path, 10).unwrap(), (b"words".to_vec(), false));
        saving.join().unwrap();
        std::fs::write(&path, "").unwrap();
        assert_eq!(read_saved(&path, 10).unwrap(), (Vec::new(), false));
        let begun = Instant::now();
        assert_eq!(read_saved(&path, 10).unwrap(), (Vec::new(), false));
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
