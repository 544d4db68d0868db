//! Why something cannot be saved, from the errors of `SQLite`.

use rusqlite::{Error, ErrorCode};

/// Why the state cannot be kept, or not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No home folder is known.
    Homeless,
    /// Its file or folder cannot be written to.
    ReadOnly,
    /// There is no room left.
    Full,
    /// It is no database, or a broken one.
    Damaged,
    /// A later version of this program made it.
    Newer,
    /// Another program does not let go of it.
    Busy,
    /// The system failed in another way.
    Failed,
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
                // The last: a table or a column that is not there, where the version says that it is.
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
