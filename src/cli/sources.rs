//! Resolves where articles come from: paths on the command line, the configured library, `./articles`, the tour, standard input,
//! `FILE#ID`.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, bail};

use super::arguments;
use crate::article::{Article, Origin, clean};
use crate::config::Config;
use crate::query::spelling;
use crate::runtime::sessions;
use crate::store::entry::FileContents;
use crate::store::file;
use crate::store::memory::Reader;
use crate::store::stamp::Stamp;
use crate::words::{Diagnostic, Language, Mistake, Wrong};

pub(super) struct Sources {
    /// The name shown for them.
    pub(super) name: String,
    pub(super) paths: Vec<PathBuf>,
    /// Articles given as `FILE#ID`.
    pub(super) wanted: Vec<Origin>,
}

/// The folders and files to open: those given, else the library, else `./articles`, else none. A missing path is an error.
pub(super) fn folders(given: Vec<PathBuf>, config: &Config) -> Result<Sources> {
    let mut paths = given;
    if paths.is_empty() {
        paths = config.options.library.iter().map(|path| home(path)).collect();
    }
    if paths.is_empty() && Path::new("articles").is_dir() {
        paths.push("articles".into());
    }
    let mut wanted = Vec::new();
    for path in &mut paths {
        let named = origin(path);
        if named.id.is_some() {
            *path = named.file.to_path_buf();
            wanted.push(named);
        } else if !path.exists() && path != STDIN {
            bail!(Wrong(missing(path, no_such(path), arguments::command_names())));
        }
    }
    let name = name(&paths);
    // A file listed first keeps the name it was given, even if a folder contains it too.
    paths.sort_by_key(|path| wanted.iter().all(|named| *named.file != **path));
    Ok(Sources { name, paths, wanted })
}

pub(super) fn no_such(path: &Path) -> Mistake {
    Mistake::NoSuchPath { path: path.display().to_string() }
}

/// Number of entries of a folder among which the nearest name is looked for.
const ENTRIES: usize = 10_000;

/// The error for a path that does not exist: `what`, with what may have been meant, one of `commands` or another entry of the same folder.
pub(super) fn missing(path: &Path, what: Mistake, commands: impl IntoIterator<Item = String>) -> Mistake {
    let text = path.display().to_string();
    if ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme)) {
        return Mistake::PathIsAddress { address: clean::shortened(&text) };
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten().take(ENTRIES);
    let mut names: Vec<String> = if folder.is_none() { commands.into_iter().collect() } else { Vec::new() };
    names.extend(beside.filter_map(|entry| entry.file_name().into_string().ok()));
    let written = path.file_name().unwrap_or_default().to_string_lossy();
    let near = spelling::nearest(&written, names.iter().map(String::as_str));
    what.or_meant(near.map(|near| path.with_file_name(near).display().to_string()))
}

fn name(paths: &[PathBuf]) -> String {
    let first = paths.first().map_or(Path::new("."), PathBuf::as_path);
    let own = first.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = own.or_else(|| Some(first.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned()));
    let name = clean::line(&own.unwrap_or_else(|| first.display().to_string()));
    if paths.len() > 1 { format!("{name} +{}", paths.len() - 1) } else { name }
}

impl Sources {
    /// With nothing to read, opens the library of the session before.
    pub(super) fn or_last_library(self) -> Self {
        if !self.paths.is_empty() {
            return self;
        }
        let paths = sessions::last_library();
        Self { name: name(&paths), paths, wanted: Vec::new() }
    }

    /// With nothing to read, opens the tour of the program instead.
    pub(super) fn or_tour(self, language: Language) -> Self {
        if self.paths.is_empty() {
            Self { name: "kiosque".to_owned(), paths: vec![file::tour(language)], wanted: Vec::new() }
        } else {
            self
        }
    }
}

impl Sources {
    /// Replaces numbers of articles by their names; an error if there is no such article.
    pub(super) fn settled(mut self) -> Result<Self> {
        for wanted in &mut self.wanted {
            let articles = all(&wanted.file, &Piped::default())?;
            let at = find(&articles, wanted.id.as_deref().unwrap_or_default())?;
            if let Some(named) = articles.into_iter().nth(at) {
                *wanted = named.origin;
            }
        }
        Ok(self)
    }
}

/// Expands a leading `~/`.
fn home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// The argument that means standard input.
pub(super) const STDIN: &str = "-";

pub(super) struct Named {
    /// Its file as given, and its name.
    pub(super) origin: Origin,
    pub(super) article: Article,
}

impl Named {
    /// The path as given, without the article's name.
    pub(super) fn path(&self) -> Cow<'_, str> {
        self.origin.file.to_string_lossy()
    }

    /// The error, if reading the article's file panicked.
    pub(super) fn failure(&self) -> Option<anyhow::Error> {
        let why = self
            .article
            .diagnostics()
            .iter()
            .find_map(|note| if let Diagnostic::ReadingFailed { why } = note { Some(why.clone()) } else { None })?;
        Some(Wrong(Mistake::Unreadable { path: self.path().into_owned(), why }).into())
    }
}

/// Standard input, read once on first use.
#[derive(Default)]
pub(super) struct Piped(OnceLock<Vec<Article>>);

impl Piped {
    fn articles(&self) -> Result<Vec<Article>> {
        if let Some(articles) = self.0.get() {
            return Ok(articles.clone());
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(file::LARGEST as u64 + 1).read_to_end(&mut bytes)?;
        let cut = bytes.len() > file::LARGEST;
        bytes.truncate(file::LARGEST);
        if let Err(why) = file::judge(Path::new(STDIN), &bytes) {
            bail!(Wrong(Mistake::Unreadable { path: "-".to_owned(), why: why.cause() }));
        }
        Ok(self.0.get_or_init(|| file::understand(Path::new(STDIN), bytes, cut)).clone())
    }
}

/// Parses an argument: a file, `-`, or `FILE#ID`. An existing file with `#` in its name is that file.
pub(super) fn origin(given: &Path) -> Origin {
    let bytes = given.as_os_str().as_bytes();
    let is_source = |path: &Path| path == STDIN || path.exists() && !path.is_dir();
    if !is_source(given) {
        for (at, _) in bytes.iter().enumerate().rev().filter(|(_, byte)| **byte == b'#') {
            let file = Path::new(OsStr::from_bytes(&bytes[..at]));
            let id = String::from_utf8_lossy(&bytes[at + 1..]);
            if is_source(file) && !id.is_empty() {
                return Origin::new(file, Some(&id));
            }
        }
    }
    given.into()
}

/// The articles of one argument: a file, `-`, or `FILE#ID`.
pub(super) fn articles(given: &Path, piped: &Piped) -> Result<Vec<Named>> {
    let origin = origin(given);
    let articles = all(&origin.file, piped)?;
    let Some(id) = &origin.id else { return Ok(articles) };
    let found = find(&articles, id)?;
    Ok(articles.into_iter().nth(found).into_iter().collect())
}

/// List entries of the articles of a file; the articles are not kept.
pub(super) fn learn(file: &Path, stamp: Option<Stamp>, sketched: bool) -> Result<FileContents> {
    let unreadable = |why| Wrong(Mistake::Unreadable { path: file.display().to_string(), why });
    let content = file::take(file, Reader::Background).map_err(|why| unreadable(why.cause()))?;
    match file::learn(file, content, stamp, sketched) {
        (contents, None) => Ok(contents),
        (_, Some(why)) => bail!(unreadable(why)),
    }
}

/// The articles of a file, or of standard input.
pub(super) fn all(file: &Path, piped: &Piped) -> Result<Vec<Named>> {
    let articles = if file == STDIN { Ok(piped.articles()?) } else { file::load(file) };
    match articles {
        Ok(articles) => {
            let origin = |article: &Article| Origin::new(file, article.meta().id.as_deref());
            Ok(articles.into_iter().map(|article| Named { origin: origin(&article), article }).collect())
        }
        Err(why) => {
            let what = Mistake::Unreadable { path: file.display().to_string(), why: why.cause() };
            bail!(Wrong(if file.exists() { what } else { missing(file, what, []) }))
        }
    }
}

/// The index of the article with this name or, without one, this number, from 1.
pub(super) fn find(articles: &[Named], id: &str) -> Result<usize> {
    let ids = || articles.iter().filter_map(|named| named.origin.id.as_deref());
    if let Some(at) = articles.iter().position(|named| named.origin.id.as_deref() == Some(id)) {
        return Ok(at);
    }
    if let Some(at) = id.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|&at| at < ids().count()) {
        return Ok(at);
    }
    let path = articles.first().map(|named| named.path().into_owned()).unwrap_or_default();
    let near = nearest(id, ids());
    if near.is_empty() {
        bail!(Wrong(Mistake::OnlyArticle { path, id: id.to_owned() }));
    }
    bail!(Wrong(Mistake::NoSuchArticle { path, id: id.to_owned(), near: near.join(", ") }))
}

/// Number of similar names suggested for an unknown one.
const OFFERED: usize = 3;

/// The names most similar to `wanted`: those that contain it, then those with the same beginning and end.
fn nearest<'a>(wanted: &str, ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let far = |id: &str| {
        let id = id.to_lowercase();
        let alike = |(a, b): &(char, char)| a == b;
        let begins = id.chars().zip(wanted.chars()).take_while(alike).count();
        let ends = id.chars().rev().zip(wanted.chars().rev()).take_while(alike).count();
        (!id.contains(&wanted), std::cmp::Reverse(begins + ends))
    };
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_by_cached_key(|id| far(id));
    ids.truncate(OFFERED);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_offered_are_the_most_alike() {
        let ids = ["https://gazette.example/2018/port", "https://gazette.example/2018/harbour", "https://gazette.example/2019/fish", "x"];
        assert_eq!(nearest("Harbour", ids.into_iter())[0], ids[1]);
        assert_eq!(nearest("https://gazette.example/2018/prt", ids.into_iter()), [ids[0], ids[1], ids[2]]);
    }

    #[test]
    fn a_name_is_parted_from_a_file_that_is_there_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["feed.xml", "feed.xml#2"] {
            std::fs::write(path(name), "x").unwrap();
        }
        let parted = |name: &str| {
            let origin = origin(&path(name));
            (origin.file.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned(), origin.id.map(String::from))
        };
        assert_eq!(parted("feed.xml"), ("feed.xml".into(), None));
        assert_eq!(parted("feed.xml#1"), ("feed.xml".into(), Some("1".into())));
        assert_eq!(parted("feed.xml#2"), ("feed.xml#2".into(), None));
        assert_eq!(parted("feed.xml#2#1"), ("feed.xml#2".into(), Some("1".into())));
        assert_eq!(parted("feed.xml#http://a/#b"), ("feed.xml".into(), Some("http://a/#b".into())));
        assert_eq!(parted("none.xml#1"), ("none.xml#1".into(), None));
        assert_eq!(origin(Path::new("-#1")), Origin::new(Path::new(STDIN), Some("1")));
    }

    #[test]
    fn a_file_whose_reading_panics_is_an_article_that_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let read = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "# Port\n\nText").unwrap();
            articles(&path, &Piped::default()).unwrap().remove(0)
        };
        let [good, bad, after] = ["a.md", file::PANICS, "b.md"].map(read);
        assert_eq!((good.article.meta().title.as_str(), after.article.meta().title.as_str()), ("Port", "Port"));
        assert!(good.failure().is_none());
        let words = crate::words::Words::default();
        let Some(Wrong(mistake)) = bad.failure().unwrap().downcast().ok() else { panic!("another error") };
        let said = words.say(&mistake);
        assert!(said.contains(file::PANICS) && said.contains("internal error in kiosque (src/store/file.rs:"), "{said}");
        let note = words.say(&bad.article.diagnostics()[0]);
        assert!(note.starts_with("the file could not be read: internal error in kiosque"), "{note}");
    }
}
