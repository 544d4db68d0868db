//! The listing of a folder, through which its files are looked at without their paths.

use std::ffi::{CStr, OsStr};
use std::io;
use std::ops::Range;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, open, statat};

use crate::store::sidecars;
use crate::store::stamp::Stamp;

/// A folder, and the names in it that are not hidden.
pub(super) struct Folder {
    opened: OwnedFd,
    pub(super) path: PathBuf,
    /// All names, a zero byte after each.
    names: Vec<u8>,
    pub(super) items: Vec<Item>,
    /// Whether one of them is that of a transcript or a video.
    has_sidecars: bool,
}

/// A name in a folder.
#[derive(Debug, Clone)]
pub(super) struct Item {
    name: Range<u32>,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    Other,
}

impl Kind {
    fn of(kind: FileType) -> Self {
        match kind {
            FileType::RegularFile => Self::File,
            FileType::Directory => Self::Folder,
            FileType::Symlink => Self::Link,
            _ => Self::Other,
        }
    }
}

impl Folder {
    /// Lists the folder at `path`.
    pub(super) fn list(path: PathBuf) -> io::Result<Self> {
        let opened = open(&path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        let (mut names, mut items, mut has_sidecars) = (Vec::new(), Vec::new(), false);
        // What cannot be listed any more leaves what was listed before.
        for entry in Dir::read_from(&opened)?.map_while(Result::ok) {
            let name = entry.file_name();
            if name.to_bytes().starts_with(b".") {
                continue;
            }
            let kind = match entry.file_type() {
                // Some file systems do not say.
                FileType::Unknown => statat(&opened, name, AtFlags::SYMLINK_NOFOLLOW).map_or(FileType::Unknown, |stat| kind_of(&stat)),
                kind => kind,
            };
            let begin = names.len() as u32;
            names.extend_from_slice(name.to_bytes_with_nul());
            items.push(Item { name: begin..names.len() as u32, kind: Kind::of(kind) });
            has_sidecars |= sidecars::is_company(OsStr::from_bytes(name.to_bytes()));
        }
        Ok(Self { opened, path, names, items, has_sidecars })
    }

    fn name_with_nul(&self, item: &Item) -> &CStr {
        let bytes = self.names.get(item.name.start as usize..item.name.end as usize).unwrap_or(b"\0");
        CStr::from_bytes_with_nul(bytes).unwrap_or_default()
    }

    pub(super) fn name(&self, item: &Item) -> &OsStr {
        OsStr::from_bytes(self.name_with_nul(item).to_bytes())
    }

    pub(super) fn path_of(&self, item: &Item) -> PathBuf {
        self.path.join(self.name(item))
    }

    /// What a link leads to.
    pub(super) fn target_kind(&self, item: &Item) -> io::Result<Kind> {
        Ok(Kind::of(kind_of(&statat(&self.opened, self.name_with_nul(item), AtFlags::empty())?)))
    }

    /// The stamp of a file.
    pub(super) fn stamp(&self, item: &Item) -> Option<Stamp> {
        let stat = statat(&self.opened, self.name_with_nul(item), AtFlags::empty()).ok()?;
        let sidecars = if self.has_sidecars { sidecars::stamp(&self.path_of(item)) } else { 0 };
        (kind_of(&stat) == FileType::RegularFile).then(|| Stamp::of_stat(&stat, sidecars))
    }
}

fn kind_of(stat: &rustix::fs::Stat) -> FileType {
    FileType::from_raw_mode(stat.st_mode)
}
