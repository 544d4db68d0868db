//! Where articles come from: paths on the command line, the configured library, `./articles`, the tour; standard input; `FILE#ID`.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, bail};

use crate::article::{Article, clean};
use crate::config::Config;
use crate::store::file;
use crate::words::{Language, Mistake, Wrong};

/// What the reader or the list opens.
pub(super) struct Sources {
    /// What to call it.
    pub(super) name: String,
    /// Folders and files.
    pub(super) paths: Vec<PathBuf>,
}

/// The folders and files to open: those given, else the library, else `./articles`, else nothing. A path that is not there is an error.
pub(super) fn folders(given: Vec<PathBuf>, config: &Config) -> Result<Sources> {
    let mut paths = given;
    if paths.is_empty() {
        paths = config.options.library.iter().map(|path| home(path)).collect();
    }
    if paths.is_empty() && Path::new("articles").is_dir() {
        paths.push("articles".into());
    }
    if let Some(missing) = paths.iter().find(|path| !path.exists() && *path != Path::new("-")) {
        bail!(Wrong(Mistake::NoSuchPath { path: missing.display().to_string() }));
    }
    Ok(Sources { name: name(&paths), paths })
}

fn name(paths: &[PathBuf]) -> String {
    let first = paths.first().map_or(Path::new("."), PathBuf::as_path);
    let own = first.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = own.or_else(|| Some(first.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned()));
    let name = clean::line(&own.unwrap_or_else(|| first.display().to_string()));
    if paths.len() > 1 { format!("{name} +{}", paths.len() - 1) } else { name }
}

impl Sources {
    /// The same, or a tour of the program where there is nothing to read.
    pub(super) fn or_tour(self, language: Language) -> Self {
        if self.paths.is_empty() { Self { name: "kiosque".to_owned(), paths: vec![file::tour(language)] } } else { self }
    }
}

/// A path that may begin with `~/`.
fn home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// An article and what names it.
pub(super) struct Named {
    /// The path as given.
    pub(super) path: String,
    /// The article.
    pub(super) article: Article,
}

/// Standard input, read once, when first asked for.
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
        if let Err(why) = file::judge(Path::new("-"), &bytes) {
            bail!(Wrong(Mistake::Unreadable { path: "-".to_owned(), why: why.cause() }));
        }
        Ok(self.0.get_or_init(|| file::understand(Path::new("-"), bytes, cut)).clone())
    }
}

/// The articles of one argument: a file, `-`, or `FILE#ID`.
pub(super) fn articles(given: &Path, piped: &Piped) -> Result<Vec<Named>> {
    if given == Path::new("-") {
        return Ok(named("-", piped.articles()?));
    }
    let shown = given.display().to_string();
    let why = match file::load(given) {
        Ok(articles) => return Ok(named(&shown, articles)),
        Err(why) => why,
    };
    if let Some((path, id)) = shown.rsplit_once('#')
        && let Ok(articles) = file::load(Path::new(path))
    {
        let one: Vec<Article> = articles.into_iter().filter(|article| article.meta().id.as_deref() == Some(id)).collect();
        if one.is_empty() {
            bail!(Wrong(Mistake::NoSuchArticle { path: path.to_owned(), id: id.to_owned() }));
        }
        return Ok(named(path, one));
    }
    bail!(Wrong(Mistake::Unreadable { path: shown, why: why.cause() }))
}

fn named(path: &str, articles: Vec<Article>) -> Vec<Named> {
    articles.into_iter().map(|article| Named { path: path.to_owned(), article }).collect()
}
