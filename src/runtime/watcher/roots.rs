//! The opened folders and files: which paths belong to them, the name by which the list knows a path, and which of them are missing.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use crate::store::walk;

/// Remote and virtual file systems, for which the system does not report all changes. The numbers are those of Linux's `statfs`: NFS, SMB,
/// CIFS, FUSE, 9P, Ceph, AFS.
#[cfg(target_os = "linux")]
const FAR: [i64; 7] = [0x6969, 0x517b, 0xff53_4d42, 0x6573_5546, 0x0102_1997, 0x00c3_6400, 0x5346_414f];

#[derive(Debug)]
struct Root {
    given: PathBuf,
    absolute: PathBuf,
    /// Whether it was a folder when it was opened.
    folder: bool,
    /// Whether it exists.
    there: bool,
    /// While it is gone: the folder above it that is watched.
    above: Option<PathBuf>,
}

#[derive(Debug)]
pub(crate) struct Roots(Vec<Root>);

/// Changes of the root folders; absolute paths.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    pub gone: Vec<PathBuf>,
    pub back: Vec<PathBuf>,
    pub watch: Vec<PathBuf>,
    /// Folders that need not be watched any more.
    pub(crate) forget: Vec<PathBuf>,
}

impl Roots {
    /// The roots at `paths`. Pseudo-paths such as the tour's are skipped.
    pub(crate) fn of(paths: &[PathBuf]) -> Self {
        let root = |given: &PathBuf| {
            let absolute = std::path::absolute(given).ok()?;
            let folder = given.is_dir();
            let there = folder || given.exists();
            there.then(|| Root { given: given.clone(), absolute, folder, there, above: None })
        };
        Self(paths.iter().filter_map(root).collect())
    }

    /// The folders to watch with all in them.
    pub(crate) fn watched(&self) -> Vec<PathBuf> {
        self.0.iter().filter(|root| root.folder).map(|root| root.absolute.clone()).collect()
    }

    /// The parent folders of files that were opened individually.
    pub(crate) fn lone_folders(&self) -> Vec<PathBuf> {
        let parents = self.0.iter().filter(|root| !root.folder).filter_map(|root| root.absolute.parent());
        parents.collect::<HashSet<_>>().into_iter().map(Path::to_owned).collect()
    }

    /// The name by which the list knows a path; `None` for what is hidden or belongs to no root.
    pub(crate) fn given(&self, path: &Path) -> Option<PathBuf> {
        self.0.iter().find_map(|root| {
            let rest = path.strip_prefix(&root.absolute).ok()?;
            if rest.as_os_str().is_empty() {
                return Some(root.given.clone());
            }
            (root.folder && !is_hidden(rest)).then(|| root.given.join(rest))
        })
    }

    /// Whether this path was opened as a folder, and is one now.
    pub(crate) fn is_folder(&self, path: &Path) -> bool {
        self.was_folder(path) && path.is_dir()
    }

    /// Whether this path was opened as a folder.
    pub(crate) fn was_folder(&self, path: &Path) -> bool {
        self.0.iter().any(|root| root.folder && root.absolute == path)
    }

    /// Whether a file at this path is in the list: by its name, or because it was named itself.
    pub(crate) fn may_be_article(&self, path: &Path) -> bool {
        let named = self.0.iter().any(|root| !root.folder && root.absolute == path);
        named || walk::is_listed(path)
    }

    /// Whether a root is on a file system that does not report every change.
    pub(crate) fn any_remote(&self) -> bool {
        self.0.iter().any(|root| is_far(&root.absolute))
    }

    /// Finds the folders that vanished and those that are back. A folder in `leaving` may be missing for a moment only.
    pub(crate) fn look(&mut self, leaving: &HashSet<PathBuf>) -> Changed {
        let mut changed = Changed::default();
        for root in self.0.iter_mut().filter(|root| root.folder) {
            if root.there && leaving.contains(&root.absolute) {
                continue;
            }
            match (root.there, root.absolute.is_dir()) {
                (true, true) => (),
                (true, false) => {
                    root.there = false;
                    changed.gone.push(root.absolute.clone());
                    root.look_above(&mut changed);
                }
                (false, false) => root.look_above(&mut changed),
                (false, true) => {
                    root.there = true;
                    changed.back.push(root.absolute.clone());
                    changed.forget.extend(root.above.take());
                }
            }
        }
        // It holds others that are open.
        changed.forget.retain(|above| self.given(above).is_none());
        changed
    }
}

impl Root {
    /// Has the nearest folder above watched.
    fn look_above(&mut self, changed: &mut Changed) {
        let nearest = self.absolute.ancestors().skip(1).find(|above| above.is_dir()).map(Path::to_owned);
        if nearest != self.above {
            changed.watch.extend(nearest.clone());
            changed.forget.extend(std::mem::replace(&mut self.above, nearest));
        }
    }
}

fn is_hidden(rest: &Path) -> bool {
    rest.components().any(|part| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b".")))
}

#[cfg(target_os = "linux")]
fn is_far(path: &Path) -> bool {
    // The type is a signed or unsigned number, of 32 or 64 bits, by machine.
    let number = |kind: i128| i64::try_from(kind & 0xffff_ffff).unwrap_or_default();
    rustix::fs::statfs(path).is_ok_and(|about| FAR.contains(&number(i128::from(about.f_type))))
}

#[cfg(not(target_os = "linux"))]
fn is_far(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_go_by_the_name_they_were_opened_with() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("in");
        std::fs::create_dir(&root).unwrap();
        std::fs::write(folder.path().join("lone.png"), "x").unwrap();
        let roots = Roots::of(&[root.join("."), folder.path().join("lone.png"), "kiosque:tour.md".into()]);
        assert_eq!(roots.given(&root.join("a/b.txt")), Some(root.join("./a/b.txt")));
        assert_eq!(roots.given(&root.join(".git/b.txt")), None);
        assert_eq!(roots.given(&folder.path().join("other.txt")), None);
        assert_eq!(roots.given(&folder.path().join("lone.png")), Some(folder.path().join("lone.png")));
        assert!(roots.may_be_article(&folder.path().join("lone.png")) && !roots.may_be_article(&root.join("b.png")));
        assert_eq!((roots.watched(), roots.lone_folders()), (vec![root], vec![folder.path().to_owned()]));
    }

    #[test]
    fn a_folder_that_goes_is_waited_for_above() {
        let folder = tempfile::tempdir().unwrap();
        let (above, root) = (folder.path().join("above"), folder.path().join("above/root"));
        std::fs::create_dir_all(&root).unwrap();
        let mut roots = Roots::of(std::slice::from_ref(&root));
        let nothing = HashSet::new();
        assert!(roots.look(&nothing).gone.is_empty());
        std::fs::remove_dir_all(&above).unwrap();
        assert!(roots.look(&HashSet::from([root.clone()])).gone.is_empty());
        let changed = roots.look(&nothing);
        assert_eq!((changed.gone, changed.watch), (vec![root.clone()], vec![folder.path().to_owned()]));
        std::fs::create_dir(&above).unwrap();
        let changed = roots.look(&nothing);
        assert_eq!((changed.watch, changed.forget), (vec![above.clone()], vec![folder.path().to_owned()]));
        std::fs::create_dir(&root).unwrap();
        assert_eq!(roots.look(&nothing).back, [root]);
    }
}
