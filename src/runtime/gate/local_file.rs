//! Local files that a link may open: articles, pictures, sound, video and PDF, judged by name and by content. Programs, and whatever a
//! desktop might run, are never among them.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use infer::MatcherType;

use crate::article::LinkKind;
use crate::config::Kind;
use crate::formats;
use crate::store::file;
use crate::words::Mistake;

/// Bytes of a file that are judged.
const HEAD: usize = 8 << 10;

/// Length of the shortest signature in bytes: shorter files are judged by their names alone.
const SIGNATURE: usize = 12;

/// The kinds of file that may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Article,
    Picture,
    Sound,
    Video,
    Pdf,
}

/// The kind of opener for the file at `path`, a canonical path.
///
/// Fails for executable files, for other kinds of file, and where content and name disagree.
pub(super) fn kind(path: &Path) -> Result<Kind, Mistake> {
    let executable = std::fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o111 != 0);
    if executable {
        return Err(Mistake::FileExecutable);
    }
    let name = path.file_name().and_then(|name| name.to_str()).ok_or(Mistake::FileKind)?;
    let family = family(name).ok_or(Mistake::FileKind)?;
    let (head, _) = file::raw(path, HEAD).map_err(|why| Mistake::Unreadable { path: path.display().to_string(), why: why.cause() })?;
    if !is_of(family, name, &head) {
        return Err(Mistake::FileContent);
    }
    Ok(match family {
        Family::Picture => Kind::Image,
        Family::Sound => Kind::Audio,
        Family::Video => Kind::Video,
        Family::Article | Family::Pdf => Kind::Page,
    })
}

fn family(name: &str) -> Option<Family> {
    let (stem, ending) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    match LinkKind::of(&format!("file.{ending}")) {
        LinkKind::Video => Some(Family::Video),
        LinkKind::Audio => Some(Family::Sound),
        LinkKind::Image => Some(Family::Picture),
        _ if ending.eq_ignore_ascii_case("pdf") => Some(Family::Pdf),
        _ => formats::accepts(name).then_some(Family::Article),
    }
}

/// Whether a file that begins with `head` is what its name says.
fn is_of(family: Family, name: &str, head: &[u8]) -> bool {
    if head.len() < SIGNATURE && !head.starts_with(b"#!") {
        return true;
    }
    let found = infer::get(head).map(|kind| kind.matcher_type());
    match family {
        Family::Pdf => head.starts_with(b"%PDF-"),
        Family::Picture => found == Some(MatcherType::Image),
        Family::Sound | Family::Video => is_media(found, head),
        Family::Article => {
            let runs = head.starts_with(b"#!") || head.trim_ascii_start().starts_with(b"[Desktop Entry]");
            !runs && !matches!(found, Some(MatcherType::App)) && formats::refuse(name, head).is_none()
        }
    }
}

/// Sound and video share their containers, so that either passes as the other. Brands of MP4 are many, and new ones come.
fn is_media(found: Option<MatcherType>, head: &[u8]) -> bool {
    matches!(found, Some(MatcherType::Audio | MatcherType::Video))
        || head.get(4..8).is_some_and(|atom| [b"ftyp", b"moov", b"mdat", b"wide", b"free"].iter().any(|known| atom == *known))
        || head.starts_with(b"#EXTM3U")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str, content: &[u8]) -> Result<Kind, Mistake> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        kind(&path)
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const MP4: &[u8] = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2";

    #[test]
    fn shown_kinds_pass() {
        assert_eq!(judged("a.png", PNG), Ok(Kind::Image));
        assert_eq!(judged("a.mp4", MP4), Ok(Kind::Video));
        assert_eq!(judged("a.MP3", b"ID3\x04\0\0\0\0\0\0\0\0\0"), Ok(Kind::Audio));
        assert_eq!(judged("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"), Ok(Kind::Page));
        for (name, content) in [("a.md", "# Title\n\nWords of it.\n"), ("a.html", "<!doctype html><p>Words"), ("a.txt", "")] {
            assert_eq!(judged(name, content.as_bytes()), Ok(Kind::Page), "{name}");
        }
    }

    #[test]
    fn other_kinds_are_refused_by_name() {
        for name in ["a.desktop", "a.command", "a.jar", "a.sh", "a.exe", "a.AppImage", "run", ".md", "a.mp4.desktop", "a.lnk", "a.py"] {
            assert_eq!(judged(name, b"some harmless words"), Err(Mistake::FileKind), "{name}");
        }
    }

    #[test]
    fn other_content_is_refused_under_any_name() {
        let script: &[u8] = b"#!/bin/sh\ntouch /tmp/x\n";
        let entry: &[u8] = b"[Desktop Entry]\nType=Application\nExec=touch /tmp/x\n";
        let program: &[u8] = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0";
        for name in ["a.mp4", "a.mp3", "a.png", "a.pdf", "a.md", "a.txt", "a.html"] {
            for content in [script, entry, program, b"#!/x"] {
                assert_eq!(judged(name, content), Err(Mistake::FileContent), "{name} {:?}", String::from_utf8_lossy(content));
            }
        }
        assert_eq!(judged("a.mp4", PNG), Err(Mistake::FileContent));
        assert_eq!(judged("a.png", MP4), Err(Mistake::FileContent));
    }

    #[test]
    fn an_executable_file_is_refused_whatever_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        std::fs::write(&path, MP4).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(kind(&path), Err(Mistake::FileExecutable));
    }
}
