//! Files that are refused: no text, or of a kind that another program converts.

use super::{Parse, Syntax, by_ending, charset, ending, mime, packed, signed};

/// The reason a file is not an article: it is not text, or no parser here reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// A document of the older Word.
    OldWord,
    /// A message saved by Outlook.
    OutlookMessage,
    /// A page saved by Safari.
    WebArchive,
    /// A crawl of web pages.
    Warc,
    /// Pictures, programs, archives: no text at all.
    NoText,
}

/// Why the file of this name is no article, where it is none; of a packed one, why what is packed is none. A file of a format that reads
/// bytes is left to it.
pub fn refuse(name: &str, bytes: &[u8]) -> Option<Refused> {
    match packed::beginning(bytes) {
        Some(beginning) => refuse_unpacked(packed::inner(name).unwrap_or(name), &beginning),
        // A file that cannot be decompressed is judged by its name.
        None if packed::inner(name).is_some() && packed::is_packed(bytes) => None,
        None => refuse_unpacked(name, bytes),
    }
}

fn refuse_unpacked(name: &str, bytes: &[u8]) -> Option<Refused> {
    let ending = ending(name).unwrap_or_default().to_ascii_lowercase();
    let head = bytes.get(..1024).unwrap_or(bytes);
    if signed(bytes).is_some() {
        return None;
    }
    if let Some(refused) = foreign(&ending, bytes) {
        return Some(refused);
    }
    let by_bytes = by_ending(&ending).find(|format| matches!(format.parse, Parse::Bytes(_)) && format.syntax != Syntax::Signed);
    // A document is an archive, or lies locked in a file of the older Word; a damaged one begins as nothing else does.
    let archive = head.starts_with(b"PK") || head.starts_with(b"\xd0\xcf\x11\xe0");
    let document = by_bytes.is_some() && (archive || !charset::signature::is_signed(head));
    // Mails may have parts that are no text, but they begin with a head.
    let headless = by_bytes.is_some_and(|format| format.syntax != Syntax::Zip) && mime::head::split(bytes).0.is_empty();
    if document && !headless || charset::is_text(bytes) {
        return None;
    }
    Some(Refused::NoText)
}

/// The kind of a file that other programs convert.
fn foreign(ending: &str, bytes: &[u8]) -> Option<Refused> {
    let compound = bytes.starts_with(b"\xd0\xcf\x11\xe0");
    Some(match ending {
        "doc" | "dot" if compound => Refused::OldWord,
        "msg" if !charset::is_text(bytes) => Refused::OutlookMessage,
        "webarchive" if bytes.starts_with(b"bplist") || bytes.starts_with(b"<?xml") => Refused::WebArchive,
        _ if bytes.starts_with(b"WARC/") => Refused::Warc,
        _ => return None,
    })
}
