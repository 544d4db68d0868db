//! The folder of an index, and the names in it.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::store::checksum::Checksum;
use crate::store::shelf;

const CATALOGUE: &str = "catalogue";
const CATALOGUE_BEING_WRITTEN: &str = "catalogue.new";
const LOCK: &str = "lock";
const TEXTS: &str = "texts-";
const WORDS: &str = "words-";

/// The place of the index of a library.
#[derive(Debug, Clone)]
pub(crate) struct IndexPlace {
    folder: PathBuf,
    /// The folders of the library, as they were named and by their absolute paths, in the order of the latter.
    roots: Vec<(PathBuf, PathBuf)>,
    /// Identifies the program: another build may read files differently.
    pub(super) program: u64,
}

impl IndexPlace {
    /// The place of the index of these folders; `None` where one of them is none or is named twice, or where there is no cache.
    pub(crate) fn of(paths: &[PathBuf]) -> Option<Self> {
        Self::below(&shelf::folder()?, paths)
    }

    /// The same with the cache in `folder`.
    pub(crate) fn below(folder: &Path, paths: &[PathBuf]) -> Option<Self> {
        let whole = |path: &PathBuf| if path.is_dir() { Some((path.clone(), path.canonicalize().ok()?)) } else { None };
        let mut roots: Vec<(PathBuf, PathBuf)> = paths.iter().map(whole).collect::<Option<_>>()?;
        roots.sort_by(|one, other| one.1.cmp(&other.1));
        roots.dedup();
        // Under two names each file is found twice.
        if roots.windows(2).any(|pair| pair[0].1 == pair[1].1) {
            return None;
        }
        let mut name = Checksum::default();
        name.write_all(&names(&roots)).ok()?;
        let folder = folder.join(format!("library-{:016x}", name.value()));
        (!roots.is_empty()).then(|| Self { folder, roots, program: program() })
    }

    /// Number of the folder that holds a file, and the file's path below it.
    pub(super) fn below_root<'a>(&self, path: &'a Path) -> Option<(u32, &'a Path)> {
        let below = |(number, (given, _)): (usize, &(PathBuf, PathBuf))| Some((number as u32, path.strip_prefix(given).ok()?));
        self.roots.iter().enumerate().find_map(below)
    }

    /// The number of the folder that was named so.
    pub(super) fn root(&self, path: &Path) -> Option<u32> {
        self.roots.iter().position(|(given, _)| given == path).map(|number| number as u32)
    }

    /// The path of a file below the folder of this number, as the folder was named.
    pub(super) fn path(&self, root: u32, below: &Path) -> Option<PathBuf> {
        Some(self.roots.get(root as usize)?.0.join(below))
    }

    /// The absolute paths of the folders, a zero byte after each.
    pub(super) fn names(&self) -> Vec<u8> {
        names(&self.roots)
    }

    pub(super) fn catalogue(&self) -> PathBuf {
        self.folder.join(CATALOGUE)
    }

    pub(super) fn catalogue_being_written(&self) -> PathBuf {
        self.folder.join(CATALOGUE_BEING_WRITTEN)
    }

    pub(super) fn texts(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{TEXTS}{number}"))
    }

    /// The numbers of all files of texts.
    pub(super) fn all_texts(&self) -> impl Iterator<Item = u64> + use<> {
        self.numbered(TEXTS)
    }

    /// The file of a segment of the inverted index.
    pub(super) fn words(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{WORDS}{number}"))
    }

    /// The numbers of all such files.
    pub(super) fn all_words(&self) -> impl Iterator<Item = u64> + use<> {
        self.numbered(WORDS)
    }

    fn numbered(&self, kind: &'static str) -> impl Iterator<Item = u64> + use<> {
        let names = std::fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        names.filter_map(move |name| name.to_str()?.strip_prefix(kind)?.parse().ok())
    }

    /// Creates the folder, accessible to its owner only: articles may be confidential.
    pub(super) fn create(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)
    }

    /// The lock of the program that writes; `None` while another one does.
    pub(super) fn lock(&self) -> io::Result<Option<File>> {
        let file = private().create(true).truncate(false).open(self.folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Waits until the names in the folder are on disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }

    /// Deletes the index; returns whether there was one.
    pub(crate) fn clear(&self) -> io::Result<bool> {
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            done => done.map(|()| true),
        }
    }

    /// Deletes a catalogue that cannot be used, so that no other is taken for the same.
    pub(crate) fn discard(&self) {
        // One that stays is found unusable again.
        let _ = std::fs::remove_file(self.catalogue());
    }

    /// The bytes that the index takes on disk.
    pub(crate) fn size(&self) -> u64 {
        let files = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        files.filter_map(|entry| entry.metadata().ok()).map(|meta| meta.len()).sum()
    }

    /// Path of the folder, as shown to the user.
    pub(crate) fn shown(&self) -> String {
        self.folder.display().to_string()
    }
}

/// Options for a new file, accessible to its owner only.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).mode(0o600);
    options
}

fn names(roots: &[(PathBuf, PathBuf)]) -> Vec<u8> {
    roots.iter().flat_map(|(_, whole)| whole.as_os_str().as_encoded_bytes().iter().copied().chain([0])).collect()
}

/// A number that differs for another version or another build of the program.
fn program() -> u64 {
    let mut program = Checksum::default();
    let built = std::env::current_exe().and_then(std::fs::metadata).map(|meta| [meta.len(), meta.mtime().cast_unsigned()]);
    let numbers = built.unwrap_or_default().map(u64::to_le_bytes);
    // A checksum takes everything.
    let _ = program.write_all(env!("CARGO_PKG_VERSION").as_bytes());
    let _ = program.write_all(numbers.as_flattened());
    program.value()
}
