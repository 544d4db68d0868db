//! Walks folders for article files. Hidden files are skipped, links are followed but never in circles, and only regular files are opened.
//! Where there is an index, files that are unchanged since are recognised and not handed over.

mod comparison;
mod folder;

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::index::Rows;
use super::sidecars;
use crate::formats;
use crate::library::{PassedOver, PassedOverCounts};
use comparison::Comparison;
pub(crate) use comparison::Unchanged;
use folder::{Folder, Item, Kind};

/// The deepest folder looked into.
const DEPTH: usize = 64;

/// The most files listed.
const MOST: usize = 10_000_000;

/// The first files are handed over after this many, so that a screen can be filled.
const FIRST: usize = 64;

/// Files are handed over at least this often.
const PAUSE: Duration = Duration::from_millis(8);

/// Takes files that were found; returns whether to go on.
type HandOver<'a> = &'a mut dyn FnMut(Vec<PathBuf>) -> bool;

/// Walks `paths` and hands over the article files it finds, in batches, the first one soon. Files named explicitly are accepted with any
/// extension; a file below two of the paths is found once. Returns the numbers of files passed over.
pub(crate) fn walk(paths: &[PathBuf], hand_over: HandOver<'_>) -> PassedOverCounts {
    Walk::new(paths, None, hand_over).run(paths).0
}

/// The same without the files that are unchanged in an index, which are returned instead.
pub(crate) fn compare(paths: &[PathBuf], rows: &Arc<Rows>, hand_over: HandOver<'_>) -> (PassedOverCounts, Option<Unchanged>) {
    Walk::new(paths, Some(Comparison::new(Arc::clone(rows))), hand_over).run(paths)
}

/// A walk under way.
struct Walk<'a> {
    hand_over: HandOver<'a>,
    /// Files found so far, where one may be found twice.
    known: Option<HashSet<PathBuf>>,
    comparison: Option<Comparison>,
    passed_over: PassedOverCounts,
    batch: Vec<PathBuf>,
    found: usize,
    since: Instant,
}

/// Whether a walk goes on.
type GoesOn = Result<(), Stopped>;

/// Enough was found.
struct Stopped;

impl<'a> Walk<'a> {
    fn new(paths: &[PathBuf], comparison: Option<Comparison>, hand_over: HandOver<'a>) -> Self {
        Self {
            hand_over,
            known: (paths.len() > 1).then(HashSet::new),
            comparison,
            passed_over: PassedOverCounts::default(),
            batch: Vec::new(),
            found: 0,
            since: Instant::now(),
        }
    }

    fn run(mut self, paths: &[PathBuf]) -> (PassedOverCounts, Option<Unchanged>) {
        // Of what was found before the end, the rest is handed over.
        let _ = paths.iter().try_for_each(|path| self.root(path));
        if !self.batch.is_empty() {
            (self.hand_over)(self.batch);
        }
        (self.passed_over, self.comparison.map(Comparison::end))
    }

    fn root(&mut self, path: &Path) -> GoesOn {
        if !path.is_dir() {
            return if self.is_new(path) { self.add(path.to_owned()) } else { Ok(()) };
        }
        if let Some(comparison) = &mut self.comparison {
            comparison.enter(path);
        }
        let root = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let mut links = FollowedLinks { root, targets: HashSet::new() };
        let mut folders = vec![(path.to_owned(), 0)];
        while let Some((path, depth)) = folders.pop() {
            self.folder(&path, depth, &mut links, &mut folders)?;
        }
        Ok(())
    }

    /// Finds the files in a folder; the folders in it are added to `folders`.
    fn folder(&mut self, path: &Path, depth: usize, links: &mut FollowedLinks, folders: &mut Vec<(PathBuf, usize)>) -> GoesOn {
        let folder = match Folder::list(path.to_owned()) {
            Ok(folder) => folder,
            // An unreadable folder is skipped; the rest is still read.
            Err(error) => {
                self.pass_over_denied(path, &error);
                return Ok(());
            }
        };
        if let Some(comparison) = &mut self.comparison {
            comparison.begin(&folder);
        }
        let before = folders.len();
        for item in &folder.items {
            let kind = match item.kind {
                Kind::Link if links.follow(&folder.path_of(item)) => folder.target_kind(item),
                kind => Ok(kind),
            };
            match kind {
                Ok(Kind::File) => self.file(&folder, item)?,
                Ok(Kind::Folder) if depth + 1 < DEPTH => folders.push((folder.path_of(item), depth + 1)),
                Ok(Kind::Folder | Kind::Link | Kind::Other) => (),
                Err(error) => self.pass_over_denied(&folder.path_of(item), &error),
            }
        }
        // The last is walked first.
        folders[before..].reverse();
        Ok(())
    }

    fn file(&mut self, folder: &Folder, item: &Item) -> GoesOn {
        // Whether a transcript is one of an article depends on other files.
        let is_comparable = self.known.is_none() && !sidecars::is_company(folder.name(item));
        if is_comparable && self.comparison.as_mut().is_some_and(|comparison| comparison.is_unchanged(folder, item)) {
            return Ok(());
        }
        let path = folder.path_of(item);
        match found(path) {
            Some(Found::Article(path)) if self.is_new(&path) => self.add(path),
            Some(Found::Other(path, kind)) => {
                self.pass_over(&path, kind);
                Ok(())
            }
            Some(Found::Article(_)) | None => Ok(()),
        }
    }

    /// Whether a file was not found before. Names alone are compared: a file that links make known under two names is two.
    fn is_new(&mut self, file: &Path) -> bool {
        self.known.as_mut().is_none_or(|known| known.insert(std::path::absolute(file).unwrap_or_else(|_| file.to_owned())))
    }

    fn pass_over_denied(&mut self, path: &Path, error: &io::Error) {
        if error.kind() == io::ErrorKind::PermissionDenied {
            self.pass_over(path, PassedOver::Denied);
        }
    }

    fn pass_over(&mut self, path: &Path, kind: PassedOver) {
        if self.is_new(path) {
            self.passed_over.add(kind);
        }
    }

    fn add(&mut self, file: PathBuf) -> GoesOn {
        self.batch.push(file);
        self.found += 1;
        let is_time = self.found == FIRST || (self.found > FIRST && self.since.elapsed() > PAUSE);
        if is_time {
            if !(self.hand_over)(std::mem::take(&mut self.batch)) {
                return Err(Stopped);
            }
            self.since = Instant::now();
        }
        if self.found < MOST { Ok(()) } else { Err(Stopped) }
    }
}

/// What a walk comes upon.
enum Found {
    Article(PathBuf),
    /// Not shown, and worth saying so.
    Other(PathBuf, PassedOver),
}

fn found(path: PathBuf) -> Option<Found> {
    if is_listed(&path) {
        return (!sidecars::belongs(&path)).then_some(Found::Article(path));
    }
    let name = path.file_name()?.to_string_lossy();
    let kind = PassedOver::of_name(&name).filter(|_| !is_left_over(&name))?;
    Some(Found::Other(path, kind))
}

/// Every folder at and below `folder` that a walk looks into, but for those behind links: what one watches. None where it is no
/// folder.
pub(crate) fn folders(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let mut waiting: Vec<(PathBuf, usize)> = folder.is_dir().then(|| (folder.to_owned(), 0)).into_iter().collect();
    std::iter::from_fn(move || {
        let (path, depth) = waiting.pop()?;
        if depth < DEPTH
            && let Ok(folder) = Folder::list(path.clone())
        {
            let inner = folder.items.iter().filter(|item| item.kind == Kind::Folder);
            waiting.extend(inner.map(|item| (folder.path_of(item), depth + 1)));
        }
        Some(path)
    })
}

/// Whether a file is taken for an article when it is found in a folder.
pub(crate) fn is_listed(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else { return false };
    is_article(&name) && !is_being_delivered(path, &name) || is_numbered_mail(path, &name)
}

/// Whether a file of this name is taken for an article.
fn is_article(name: &str) -> bool {
    !name.starts_with('.') && !is_left_over(name) && formats::accepts(name)
}

/// The links to folders that a walk followed.
struct FollowedLinks {
    root: PathBuf,
    targets: HashSet<PathBuf>,
}

impl FollowedLinks {
    /// Whether to follow a link: to a file always; to a folder once, and only where it leads neither to what holds the root (the whole
    /// disk, say) nor to what is walked anyway.
    fn follow(&mut self, link: &Path) -> bool {
        let Ok(target) = link.canonicalize() else { return false };
        if !target.is_dir() {
            return true;
        }
        let hidden = |rest: &Path| rest.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        let walked = target.strip_prefix(&self.root).is_ok_and(|rest| !hidden(rest));
        !walked && !self.root.starts_with(&target) && self.targets.insert(target)
    }
}

/// Bytes at the beginning of a file in which a mail shows itself.
const HEAD: u64 = 4096;

/// Whether a file with a number for a name is a mail, as in MH folders: only its beginning says so. One that is gone may have been a mail.
fn is_numbered_mail(path: &Path, name: &str) -> bool {
    if !formats::may_be_numbered_mail(name) {
        return false;
    }
    let mut head = Vec::new();
    match std::fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)) {
        Ok(_) => formats::is_mail(&head),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Whether this is a mail that a program has not yet put down whole: one in the folder `tmp` of a Maildir.
fn is_being_delivered(path: &Path, name: &str) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "tmp") && formats::is_in_maildir(name)
}

/// Whether a file of this name is a backup, a temporary file or a project file rather than an article.
fn is_left_over(name: &str) -> bool {
    let bare = |known: &str| name.eq_ignore_ascii_case(known);
    name.ends_with('~') || bare("LICENSE") || bare("Makefile") || name.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(paths: &[PathBuf]) -> Vec<String> {
        let mut all = Vec::new();
        walk(paths, &mut |batch| {
            all.extend(batch);
            true
        });
        let mut names: Vec<String> = all.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        names.sort();
        names
    }

    #[test]
    fn articles_are_found_and_other_files_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("2018")).unwrap();
        for name in ["a.txt", "b.md", "2018/c.markdown", "dispatch", ".hidden.txt", "d.png", "e.txt~", "f.md.swp"] {
            std::fs::write(root.join(name), "x").unwrap();
        }
        assert_eq!(found(&[root.to_owned()]), ["a.txt", "b.md", "c.markdown", "dispatch"]);
        assert_eq!(found(&[root.join("d.png")]), ["d.png"]);
    }

    #[test]
    fn mails_in_folders_of_mail_programs_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (file, text) in [
            ("box/cur/1714720000.M1P1.host:2,S", "Subject: a\n\nx"),
            ("box/new/1714720001.M1P1.host", "Subject: b\n\nx"),
            ("box/tmp/1714720002.M1P1.host", "Subject: c\n\nx"),
            ("mh/12", "From: Ann <ann@harbour.example>\nDate: Fri, 3 May 2024 07:30:00 +0200\nSubject: d\n\nx"),
            ("mh/13", "1 2 3"),
        ] {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        assert_eq!(found(&[root.to_owned()]), ["12", "1714720000.M1P1.host:2,S", "1714720001.M1P1.host"]);
    }

    #[test]
    fn documents_that_are_not_shown_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.ps", "c.doc", "d.png", ".e.ps", "f.ps~"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let roots = [folder.path().to_owned(), folder.path().join("./")];
        let passed_over = walk(&roots, &mut |_| true);
        assert_eq!(passed_over.by_kind().collect::<Vec<_>>(), [(PassedOver::Pages, 1), (PassedOver::OldDocument, 1)]);
    }

    #[test]
    fn files_below_two_paths_are_found_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("in")).unwrap();
        for name in ["a.txt", "in/b.md"] {
            std::fs::write(root.join(name), "x").unwrap();
        }
        assert_eq!(found(&[root.join("in/./b.md"), root.to_owned(), root.join("in"), root.join("a.txt")]), ["a.txt", "b.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_circles_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::write(root.join("a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root, root.join("again")).unwrap();
        assert_eq!(found(&[root.to_owned()]), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn linked_folders_are_walked_once_and_never_upwards() {
        use std::os::unix::fs::symlink;

        let above = tempfile::tempdir().unwrap();
        let (root, other) = (above.path().join("root"), above.path().join("other"));
        for folder in [&root, &other, &root.join("deep"), &root.join(".kept")] {
            std::fs::create_dir(folder).unwrap();
        }
        for file in ["beside.txt", "other/b.txt", "root/a.txt", "root/deep/c.txt", "root/.kept/d.txt"] {
            std::fs::write(above.path().join(file), "x").unwrap();
        }
        for (target, link) in [("/", "disk"), ("..", "up"), ("deep", "again"), ("../other", "one"), ("../other", "two"), (".kept", "kept")]
        {
            symlink(target, root.join(link)).unwrap();
        }
        assert_eq!(found(&[root]), ["a.txt", "b.txt", "c.txt", "d.txt"]);
    }
}
