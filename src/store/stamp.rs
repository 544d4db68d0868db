//! Stamps of files: two readings of a file with the same stamp are readings of the same bytes, so that an unchanged file is recognised
//! without being read.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::sidecars;

/// Time for which another change of a file may leave the same stamp: the clock by which the system stamps files ticks up to every ten
/// milliseconds.
const TICK: Duration = Duration::from_millis(100);

/// The same where stamps are full seconds, as on some file systems.
const COARSE: Duration = Duration::from_secs(3);

/// Stamp of a file; a different one means that the file must be read again.
///
/// The modification time can be set, as programs that copy files do, and another text of the same length has the same size. The time of
/// the last change of the inode cannot be set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Length in bytes.
    pub size: u64,
    /// Modification time, in nanoseconds from 1970.
    pub modified: i64,
    /// Time of the last change of the inode, in nanoseconds from 1970; [`Stamp::UNSETTLED`] where that was a moment ago.
    pub changed: i64,
    /// Number of the inode.
    pub inode: u64,
    /// A number that changes with the transcripts and videos that may belong to the file; 0 where there are none.
    pub sidecars: u64,
}

impl Stamp {
    /// Time of change of a stamp that no settled file has: the file must be read again.
    pub const UNSETTLED: i64 = i64::MIN;

    /// The modification time.
    pub fn modified(&self) -> SystemTime {
        let nanoseconds = Duration::from_nanos(self.modified.unsigned_abs());
        let time = if self.modified < 0 { UNIX_EPOCH.checked_sub(nanoseconds) } else { UNIX_EPOCH.checked_add(nanoseconds) };
        time.unwrap_or(UNIX_EPOCH)
    }

    /// Whether a file with this stamp may have become one with the other by nothing but a new name: that changes the inode, too.
    pub fn is_same_but_for_name(&self, other: &Self) -> bool {
        (self.inode, self.size, self.modified, self.sidecars) == (other.inode, other.size, other.modified, other.sidecars)
            && self.changed != Self::UNSETTLED
            && other.changed != Self::UNSETTLED
    }

    fn of(meta: &Metadata, sidecars: u64) -> Self {
        let times = [(meta.mtime(), meta.mtime_nsec()), (meta.ctime(), meta.ctime_nsec())];
        Self::new(meta.len(), times, meta.ino(), sidecars)
    }

    /// The stamp of a file with these properties.
    pub(crate) fn of_stat(stat: &rustix::fs::Stat, sidecars: u64) -> Self {
        let times = [(stat.st_mtime, signed(stat.st_mtime_nsec)), (stat.st_ctime, signed(stat.st_ctime_nsec))];
        Self::new(stat.st_size.cast_unsigned(), times, stat.st_ino, sidecars)
    }

    fn new(size: u64, times: [(i64, i64); 2], inode: u64, sidecars: u64) -> Self {
        let [modified, changed] = times.map(|(seconds, rest)| seconds.saturating_mul(1_000_000_000).saturating_add(rest));
        let tick = if times[1].1 == 0 { COARSE } else { TICK };
        let changed = if is_within(changed, tick) { Self::UNSETTLED } else { changed };
        Self { size, modified, changed, inode, sidecars }
    }
}

/// A part of a second: its type differs between systems.
fn signed(nanoseconds: impl TryInto<i64>) -> i64 {
    nanoseconds.try_into().unwrap_or_default()
}

/// Whether a time is no longer ago than `tick`, or a little ahead, as by the clock of another machine.
fn is_within(time: i64, tick: Duration) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| i64::try_from(now.as_nanos()).unwrap_or(i64::MAX));
    let tick = i64::try_from(tick.as_nanos()).unwrap_or(i64::MAX);
    (-tick..tick).contains(&now.saturating_sub(time))
}

/// The stamp of the file at `path`.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let meta = std::fs::metadata(path).ok()?;
    Some(Stamp::of(&meta, if meta.is_file() { sidecars::stamp(path) } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_text_with_the_old_time_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let settled = || loop {
            let stamp = stamp(&path).unwrap();
            if stamp.changed != Stamp::UNSETTLED {
                return stamp;
            }
            std::thread::sleep(TICK / 4);
        };
        std::fs::write(&path, "one").unwrap();
        assert_eq!(stamp(&path).unwrap().changed, Stamp::UNSETTLED);
        let before = settled();
        std::fs::write(&path, "two").unwrap();
        std::fs::File::open(&path).unwrap().set_modified(before.modified()).unwrap();
        let after = settled();
        assert_eq!((before.size, before.modified, before.inode), (after.size, after.modified, after.inode));
        assert_ne!(before, after);
    }

    #[test]
    fn a_new_name_and_a_new_file_are_told_apart() {
        let stamp = Stamp { size: 3, modified: 1, changed: 2, inode: 7, sidecars: 0 };
        assert!(stamp.is_same_but_for_name(&Stamp { changed: 9, ..stamp }));
        for other in [
            Stamp { size: 4, ..stamp },
            Stamp { modified: 2, ..stamp },
            Stamp { inode: 8, ..stamp },
            Stamp { sidecars: 1, ..stamp },
            Stamp { changed: Stamp::UNSETTLED, ..stamp },
        ] {
            assert!(!stamp.is_same_but_for_name(&other));
        }
    }
}
