//! Why something cannot be saved, from the errors of `SQLite`.

use rusqlite::{Error, ErrorCode};

use crate::words::Cause;

/// Reasons why state cannot be saved or loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is no home folder.
    Homeless,
    /// Its file or folder cannot be written to.
    ReadOnly,
    Full,
    /// Not a database, or a damaged one.
    Damaged,
    /// Created by a later version of the program.
    Newer,
    /// Locked by another program.
    Busy,
    /// Deleted, moved or replaced while it was open.
    Replaced,
    /// Any other error.
    Failed,
}

impl Trouble {
    /// The cause, as the end of a sentence.
    pub(crate) const fn cause(self) -> Cause {
        match self {
            Self::Homeless => Cause::NoHome,
            Self::ReadOnly => Cause::StateUnwritable,
            Self::Full => Cause::FullDisk,
            Self::Damaged => Cause::StateDamaged,
            Self::Newer => Cause::StateNewer,
            Self::Busy => Cause::StateLocked,
            Self::Replaced => Cause::StateReplaced,
            Self::Failed => Cause::DiskFault,
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::ReadOnly,
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen | ErrorCode::AuthorizationForStatementDenied => {
                    Self::ReadOnly
                }
                // `Unknown` is a missing table or column, although the version requires it.
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown => Self::Damaged,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                _ => Self::Failed,
            },
            // Every statement of ours is right: where one does not fit, the tables are not ours, or not whole.
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::Utf8Error(..)
            | Error::InvalidColumnType(..)
            | Error::InvalidColumnName(_)
            | Error::QueryReturnedNoRows
            | Error::SqlInputError { .. } => Self::Damaged,
            _ => Self::Failed,
        }
    }
}
