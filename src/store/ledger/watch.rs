//! Notices when another program writes to the database, by file system events; idle otherwise.

use std::ffi::OsString;
use std::path::Path;

use notify::{Config, EventKind, EventKindMask, RecommendedWatcher, RecursiveMode, Watcher};

/// Watches as long as it lives.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `written` whenever the files of the database change, by our own doing too.
    ///
    /// Fails where the system has no watches left, or cannot watch there.
    pub fn on(file: &Path, written: impl Fn() + Send + 'static) -> Result<Self, notify::Error> {
        let name = file.file_name().unwrap_or_default().to_owned();
        let mut log: OsString = name.clone();
        log.push("-wal");
        let ours = move |path: &std::path::PathBuf| path.file_name().is_some_and(|found| found == name || found == log);
        let tell = move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            let changes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_)) || event.need_rescan();
            if changes && (event.need_rescan() || event.paths.iter().any(&ours)) {
                written();
            }
        };
        let kinds = EventKindMask::CREATE | EventKindMask::MODIFY_DATA | EventKindMask::MODIFY_NAME;
        let mut watcher = RecommendedWatcher::new(tell, Config::default().with_event_kinds(kinds))?;
        // The folder, not the file: the log comes and goes.
        watcher.watch(file.parent().unwrap_or(file), RecursiveMode::NonRecursive)?;
        Ok(Self { _watcher: watcher })
    }
}
