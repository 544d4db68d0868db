//! The corpus of fuzzing, replayed on stable Rust: what each target asserts of its inputs holds of those kept in `fuzz/corpus`, among
//! them every input that once did harm.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[expect(unreachable_pub, reason = "the targets see it as a crate of its own")]
#[path = "../../fuzz/src/lib.rs"]
mod holds;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The names in a folder, without their endings.
fn names(folder: &Path) -> BTreeSet<String> {
    let name = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    fs::read_dir(folder).unwrap().map(|entry| name(entry.unwrap().path())).collect()
}

#[test]
fn what_the_corpus_holds_is_answered_as_any_bytes_are() {
    for (name, _) in holds::TARGETS {
        for entry in fs::read_dir(folder().join("corpus").join(name)).unwrap() {
            let path = entry.unwrap().path();
            let answered = std::panic::catch_unwind(|| holds::run(name, &fs::read(&path).unwrap()));
            assert!(answered.is_ok(), "{} breaks what holds for {name}", path.display());
        }
    }
}

#[test]
fn every_target_has_its_program_and_its_corpus() {
    let targets: BTreeSet<String> = holds::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&folder().join("fuzz_targets")), targets);
    assert_eq!(names(&folder().join("corpus")), targets);
    let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    for name in targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name} is no program of fuzz/Cargo.toml");
    }
}
