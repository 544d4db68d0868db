//! Why something outside went wrong: what the system said, or how a program ended.

use std::io;

super::sentences! {
    /// The reason behind a failure, as the end of a sentence.
    Cause {
        NotFound;
        Forbidden;
        /// A folder, a pipe, a device.
        NotAFile;
        IsAFolder;
        Exists;
        FullDisk;
        ReadOnly;
        /// A page layout, not a text.
        Pdf;
        /// A document of the older Word.
        OldWord;
        RichText;
        /// No text at all.
        NoText;
        TooLarge;
        TooSlow;
        /// A program ended with a status other than 0.
        Status { code: i32 };
        /// A program was ended.
        Signal { number: i32 };
        /// The program panicked at this place of its source.
        Panic { place: String };
        /// The same, and the log holds it.
        LoggedPanic { place: String, log: String };
        /// Words of somebody else, in whatever language they speak.
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
                // The system numbers its errors in brackets behind the words; a person needs the words.
                let told = error.to_string();
                Self::Said { words: told.split(" (os error").next().unwrap_or(&told).to_owned() }
            }
        }
    }
}
