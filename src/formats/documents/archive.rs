//! The ZIP archive of a document. Parts are decompressed into memory one by one, each up to [`PART`] and all up to [`WHOLE`] bytes; nothing
//! is written to disk, so that names in the archive can do no harm.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::words::Diagnostic;

/// The most bytes unpacked of one part: the text of a thousand books.
const PART: u64 = 32 << 20;

/// The most bytes unpacked of all parts together.
pub(super) const WHOLE: u64 = 64 << 20;

/// Whether `bytes` begin as an archive does.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// The size of all parts, as the archive declares it, up to [`WHOLE`].
pub(super) fn size(bytes: &[u8]) -> Option<u64> {
    let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let size = zip.decompressed_size().and_then(|size| u64::try_from(size).ok());
    Some(size.unwrap_or(WHOLE).min(WHOLE))
}

/// Why there is nothing to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Trouble {
    /// It is locked by a password.
    Encrypted,
    /// It is no archive, or a damaged one.
    NoArchive,
    /// The archive holds no text of a document.
    NoBody,
}

pub(in crate::formats) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    pub(in crate::formats) notes: Vec<Diagnostic>,
}

impl<'a> Archive<'a> {
    pub(in crate::formats) fn open(bytes: &'a [u8]) -> Result<Self, Trouble> {
        // Word locks documents by putting them, encrypted, into a file of its older kind.
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let locked = bytes.windows(name.len()).any(|window| window == name);
            return Err(if locked { Trouble::Encrypted } else { Trouble::NoArchive });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::NoArchive)?;
        Ok(Self { zip, left: WHOLE, notes: Vec::new() })
    }

    /// The text of a part; `None` where there is none of that name. Of one that is too long or damaged, the beginning.
    pub(in crate::formats) fn part(&mut self, name: &str) -> Result<Option<String>, Trouble> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let most = PART.min(self.left);
        let read = self.zip.by_index(index).map(|file| {
            let mut bytes = Vec::new();
            // More than declared is a fault, and was not reckoned with.
            let declared = file.size();
            let whole = file.take(most.min(declared) + 1).read_to_end(&mut bytes).is_ok();
            let more = bytes.len() as u64 > declared;
            if more {
                bytes.pop();
            }
            (bytes, whole && !more)
        });
        let (mut bytes, whole) = match read {
            Ok(read) => read,
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => return Err(Trouble::Encrypted),
            Err(_) => {
                self.note(Diagnostic::DamagedPart);
                return Ok(None);
            }
        };
        let length = bytes.len() as u64;
        if length > most {
            bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            self.note(Diagnostic::Unpacked { megabytes: usize::try_from(PART >> 20).unwrap_or_default() });
        } else if !whole {
            self.note(Diagnostic::DamagedPart);
        }
        self.left = self.left.saturating_sub(length);
        let text = match bytes {
            bytes if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => crate::formats::charset::decode(bytes).0,
            bytes => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        };
        Ok(Some(text))
    }

    fn note(&mut self, note: Diagnostic) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
