//! Walks folders for article files. Hidden files are left out, links are followed but never in circles, and what is no regular
//! file is never opened.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ignore::WalkBuilder;

use crate::formats;

/// The deepest folder looked into.
const DEPTH: usize = 64;

/// The most files listed; more than that wants an index.
const MOST: usize = 1_000_000;

/// The first files are handed over after this many, so that a screen can be filled.
const FIRST: usize = 64;

/// Files are handed over at least this often.
const PAUSE: Duration = Duration::from_millis(8);

/// Walks `paths` and hands over the article files it finds, in batches, the first one soon. Files named outright are taken whatever
/// their ending. `hand_over` returns whether to go on.
pub fn walk(paths: &[PathBuf], hand_over: &mut dyn FnMut(Vec<PathBuf>) -> bool) {
    let (mut batch, mut found, mut since) = (Vec::new(), 0, Instant::now());
    for path in paths {
        for file in files(path) {
            batch.push(file);
            found += 1;
            if found == FIRST || (found > FIRST && since.elapsed() > PAUSE) {
                if !hand_over(std::mem::take(&mut batch)) {
                    return;
                }
                since = Instant::now();
            }
            if found >= MOST {
                break;
            }
        }
    }
    if !batch.is_empty() {
        hand_over(batch);
    }
}

fn files(path: &Path) -> Box<dyn Iterator<Item = PathBuf>> {
    if !path.is_dir() {
        return Box::new(std::iter::once(path.to_owned()));
    }
    let walk = WalkBuilder::new(path).standard_filters(false).hidden(true).follow_links(true).max_depth(Some(DEPTH)).build();
    // What cannot be looked into is passed over: the rest of the folder is worth reading all the same.
    Box::new(walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file())).filter_map(|entry| {
        let name = entry.file_name().to_string_lossy();
        (!is_left_over(&name) && formats::accepts(&name)).then(|| entry.path().to_owned())
    }))
}

/// What editors and systems leave beside files.
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

    #[cfg(unix)]
    #[test]
    fn links_in_circles_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::write(root.join("a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root, root.join("again")).unwrap();
        assert_eq!(found(&[root.to_owned()]), ["a.txt"]);
    }
}
