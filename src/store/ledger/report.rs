//! Reports of problems with the database, as sentences.

use std::path::{Path, PathBuf};

use super::{Merged, Trouble, shown};
use crate::words::Notice;

/// A database problem, with what a person needs to know to fix it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(crate) trouble: Trouble,
    /// The database.
    pub file: PathBuf,
    /// Path to which a damaged database was moved.
    pub(crate) aside: Option<PathBuf>,
    /// The amount that could be read of it.
    pub(crate) salvaged: Merged,
}

impl Report {
    /// A problem of a database that stays where it is.
    pub(crate) fn new(trouble: Trouble, file: &Path) -> Self {
        Self { trouble, file: file.to_owned(), aside: None, salvaged: Merged::default() }
    }

    /// One sentence.
    pub fn notice(&self) -> Notice {
        let path = shown(&self.file);
        match (&self.aside, self.trouble) {
            (Some(aside), _) => {
                let aside = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
                match self.salvaged {
                    Merged { articles: 0, notes: 0, .. } => Notice::StateDamaged { path, aside },
                    Merged { articles, notes, .. } => Notice::StateSalvaged { path, aside, articles, notes },
                }
            }
            (None, Trouble::Homeless) => Notice::StateHomeless,
            (None, Trouble::Full) => Notice::StateFull { path },
            (None, Trouble::Newer) => Notice::StateNewer { path },
            (None, Trouble::Busy) => Notice::StateHeld { path },
            (None, Trouble::Failed | Trouble::Replaced) => Notice::StateFailed { path },
            (None, Trouble::ReadOnly | Trouble::Damaged) => Notice::StateUnwritable { path },
        }
    }
}
