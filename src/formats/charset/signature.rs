//! File signatures (magic bytes) of files that are not text.

/// Signatures of images, programs, archives, documents, databases, sound and video.
const MAGIC: &[&[u8]] = &[
    b"\x89PNG",
    b"GIF87a",
    b"GIF89a",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"MZ\x90",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh9",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"\x28\xb5\x2f\xfd",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"OggS",
    b"ID3",
    b"wOFF",
    b"wOF2",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
];

/// Whether bytes begin as those of another kind of file do.
pub(in crate::formats) fn is_signed(head: &[u8]) -> bool {
    MAGIC.iter().any(|magic| head.starts_with(magic))
}
