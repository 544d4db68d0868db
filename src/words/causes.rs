//! Causes of failures outside the program: system errors, exit statuses of other programs.

use std::io;

super::sentences! {
    /// The cause of a failure, as the end of a sentence.
    Cause {
        NotFound;
        Forbidden;
        /// A folder, a pipe, a device.
        NotAFile;
        IsAFolder;
        Exists;
        FullDisk;
        ReadOnly;
        NoHome;
        StateUnwritable;
        StateDamaged;
        StateNewer;
        StateLocked;
        StateReplaced;
        DiskFault;
        OldWord;
        OutlookMessage;
        WebArchive;
        Warc;
        /// Not text.
        NoText;
        TooLarge;
        TooSlow;
        /// A program exited with a status other than 0.
        Status { code: i32 };
        /// A program was killed by a signal.
        Signal { number: i32 };
        Panic { place: String };
        /// The same, with details in the log.
        LoggedPanic { place: String, log: String };
        /// A message of another program, in its own language.
        Said { words: String };
    }
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::IsADirectory => Self::IsAFolder,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::FullDisk,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => {
                // The system appends the error number in brackets, which users do not need.
                let told = error.to_string();
                Self::Said { words: told.split(" (os error").next().unwrap_or(&told).to_owned() }
            }
        }
    }
}
