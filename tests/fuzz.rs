//! Replays the corpus of fuzzing on stable Rust: each target's assertions hold for the inputs in `fuzz/corpus`, among them every input
//! that once caused a failure. A binary of its own, because packages of the crate contain neither `fuzz` nor this file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and functions that tests share count as tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[expect(unreachable_pub, reason = "the targets use it as a crate of its own")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The names in a folder, without their endings.
fn names(folder: &Path) -> BTreeSet<String> {
    let name = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    fs::read_dir(folder).unwrap().map(|entry| name(entry.unwrap().path())).collect()
}

#[test]
fn fuzz_targets_hold_for_the_corpus() {
    for (name, _) in targets::TARGETS {
        for entry in fs::read_dir(folder().join("corpus").join(name)).unwrap() {
            let path = entry.unwrap().path();
            let result = std::panic::catch_unwind(|| targets::run(name, &fs::read(&path).unwrap()));
            assert!(result.is_ok(), "{} breaks what holds for {name}", path.display());
        }
    }
}

#[test]
fn every_fuzz_target_has_a_program_and_a_corpus() {
    let targets: BTreeSet<String> = targets::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&folder().join("fuzz_targets")), targets);
    assert_eq!(names(&folder().join("corpus")), targets);
    let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    for name in targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name} is not in fuzz/Cargo.toml");
    }
}
