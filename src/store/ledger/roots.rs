//! The opened folders and their real paths: one file has one path in the ledger, however its folder was named.

use std::path::{Path, PathBuf};

/// The folders and files that are open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roots(Vec<Root>);

#[derive(Debug, Clone)]
struct Root {
    /// As it was named.
    given: PathBuf,
    /// From the root of the disk, links followed.
    whole: PathBuf,
}

impl Roots {
    /// Resolves these paths. A path that does not exist stays as it is.
    pub(crate) fn of(paths: &[PathBuf]) -> Self {
        Self(paths.iter().map(|given| Root { given: given.clone(), whole: whole(given) }).collect())
    }

    /// The absolute path of a file below one of them. Links below them are not followed: a file keeps the path by which it was found.
    pub(crate) fn whole(&self, path: &Path) -> PathBuf {
        let below = |root: &Root| Some(join(&root.whole, path.strip_prefix(&root.given).ok()?));
        self.0.iter().find_map(below).unwrap_or_else(|| path.to_owned())
    }

    /// The ways in which a file may be named here, from its path from the root of the disk.
    pub(crate) fn given<'a>(&'a self, whole: &'a Path) -> impl Iterator<Item = PathBuf> + 'a {
        self.0.iter().filter_map(|root| Some(join(&root.given, whole.strip_prefix(&root.whole).ok()?)))
    }
}

/// Joins without a trailing slash where `below` is empty.
fn join(root: &Path, below: &Path) -> PathBuf {
    if below.as_os_str().is_empty() { root.to_owned() } else { root.join(below) }
}

fn whole(given: &Path) -> PathBuf {
    if given.is_dir() {
        return given.canonicalize().unwrap_or_else(|_| given.to_owned());
    }
    // A link to a file keeps its own name, as it does when its folder is opened.
    let folder = match given.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match (folder.canonicalize(), given.file_name()) {
        (Ok(folder), Some(name)) if given.exists() => folder.join(name),
        _ => given.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_path_however_its_folder_was_named() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap().join("real");
        let link = folder.path().join("link");
        std::fs::create_dir(&real).unwrap();
        std::fs::write(real.join("a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        for root in [real.clone(), link.clone(), real.join("../link/.")] {
            let roots = Roots::of(std::slice::from_ref(&root));
            assert_eq!(roots.whole(&root.join("a.txt")), real.join("a.txt"));
            assert_eq!(roots.given(&real.join("a.txt")).collect::<Vec<_>>(), [root.join("a.txt")]);
        }
        let file = link.join("a.txt");
        assert_eq!(Roots::of(std::slice::from_ref(&file)).whole(&file), real.join("a.txt"));
    }

    #[test]
    fn what_is_no_file_keeps_its_name() {
        let tour = Path::new("kiosque:tour.md");
        assert_eq!(Roots::of(&[tour.to_owned()]).whole(tour), tour);
    }
}
