//! The configuration in the user's editor, for screen and line mode: a file is written first where there is none, and read again afterwards.

use std::path::Path;

use super::opener;
use crate::config::Mistake;
use crate::store::config_file::ConfigFile;
use crate::words::{self, Cause, Notice};

/// Where the configuration file is, or why there is none.
pub(crate) type Location = Result<ConfigFile, words::Mistake>;

/// Opens the file in the editor, which `run` lets have the terminal; returns what to say afterwards.
pub(crate) fn edit(location: &Location, restricted: bool, run: impl FnOnce(&[String]) -> Result<(), Cause>) -> Notice {
    if restricted {
        return Notice::Refused { why: words::Mistake::Restricted };
    }
    match location {
        Ok(file) => edit_file(file, run).unwrap_or_else(|why| Notice::Refused { why }),
        Err(why) => Notice::Refused { why: why.clone() },
    }
}

fn edit_file(file: &ConfigFile, run: impl FnOnce(&[String]) -> Result<(), Cause>) -> Result<Notice, words::Mistake> {
    if !file.exists() {
        file.create()?;
    }
    let Some(argv) = opener::editor(&file.path, first_mistake_line(file)) else { return Ok(Notice::NoEditor) };
    if let Err(why) = run(&argv) {
        let program = argv.into_iter().next().unwrap_or_default();
        return Ok(Notice::EditorFailed { program, why });
    }
    let (_, mistakes) = file.read()?;
    Ok(first(&mistakes).unwrap_or(Notice::ConfigEdited))
}

/// The line to open the file at, from 1.
fn first_mistake_line(file: &ConfigFile) -> u32 {
    let mistakes = file.read().map(|(_, mistakes)| mistakes).unwrap_or_default();
    mistakes.first().and_then(|mistake| u32::try_from(mistake.line).ok()).unwrap_or(1)
}

/// The first mistake and the number of all, for the status line: it has room for the file's name only.
pub(crate) fn first(mistakes: &[Mistake]) -> Option<Notice> {
    let first = mistakes.first()?.clone();
    let name = Path::new(&first.file).file_name().map_or_else(|| first.file.clone(), |name| name.to_string_lossy().into_owned());
    Some(Notice::ConfigMistake { what: Mistake { file: name, ..first }.sentence(), count: mistakes.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &tempfile::TempDir) -> ConfigFile {
        ConfigFile { path: folder.path().join("config.toml") }
    }

    #[test]
    fn restricted_mode_starts_nothing_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let notice = edit(&Ok(file(&folder)), true, |_| unreachable!());
        assert_eq!(notice, Notice::Refused { why: words::Mistake::Restricted });
        assert!(!file(&folder).exists());
    }

    #[test]
    fn what_was_edited_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let written = |text: &str| {
            let file = file(&folder);
            edit(&Ok(file.clone()), false, |_| {
                assert!(file.exists());
                std::fs::write(&file.path, text).map_err(|why| (&why).into())
            })
        };
        assert_eq!(written("# nothing yet\n"), Notice::ConfigEdited);
        assert!(matches!(written("mesure = 3\nthem = 1\n"), Notice::ConfigMistake { count: 2, .. }));
    }
}
