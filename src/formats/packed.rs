//! Files packed by gzip or zstd: unpacked in memory, no more than a bound of it; what is broken off is read as far as it goes. What
//! lies inside is read by its own format.

use std::io::{self, Read, Write};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::words::Diagnostic;

/// The most bytes unpacked of one file.
const MOST: usize = 256 << 20;

/// News does not pack to less than a hundredth: what unpacks to more is cut off, so that a file made to fill the memory ends soon.
const RATIO: usize = 100;

/// However little is packed, so much of it may be unpacked.
const LEAST: usize = 16 << 20;

pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// A diagnostic, if the data was damaged.
    pub(super) note: Option<Diagnostic>,
}

/// The name of what is packed in a file of this name: without the packing's ending. `None` where it is not named as a packed one.
pub(super) fn inner(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ["gz", "zst"].iter().any(|known| known.eq_ignore_ascii_case(ending)).then_some(stem)
}

/// Decompresses `bytes`; `None` if they are not compressed.
pub(super) fn unpack(bytes: &[u8]) -> Option<Unpacked> {
    unpack_within(bytes, most(bytes.len()))
}

/// The most bytes unpacked of a file of this length.
pub(super) fn most(length: usize) -> usize {
    length.saturating_mul(RATIO).clamp(LEAST, MOST)
}

/// The size of what [`unpack`] unpacks; `None` where nothing is packed.
pub(super) fn size(bytes: &[u8]) -> Option<usize> {
    let (most, mut counted) = (most(bytes.len()), Counted(0));
    unpacker(bytes)?(bytes, most, &mut counted);
    Some(counted.0.min(most))
}

/// Takes what is unpacked.
trait Unpacking: Write {
    /// Number of bytes so far.
    fn count(&self) -> usize;
}

impl Unpacking for Vec<u8> {
    fn count(&self) -> usize {
        self.len()
    }
}

/// Only counts.
struct Counted(usize);

impl Unpacking for Counted {
    fn count(&self) -> usize {
        self.0
    }
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Number of bytes decompressed to detect the contents.
const LOOK: usize = 64 << 10;

/// The beginning of what is packed in `bytes`, which may themselves be the beginning of a file; `None` where nothing is, or where
/// nothing of it can be unpacked.
pub(super) fn beginning(bytes: &[u8]) -> Option<Vec<u8>> {
    unpack_within(bytes, LOOK).map(|unpacked| unpacked.bytes).filter(|bytes| !bytes.is_empty())
}

/// The same, but no more than `most` bytes of it.
fn unpack_within(bytes: &[u8], most: usize) -> Option<Unpacked> {
    let mut unpacked = Vec::new();
    let whole = unpacker(bytes)?(bytes, most, &mut unpacked);
    let note = if unpacked.len() > most {
        unpacked.truncate(most);
        Some(Diagnostic::Cut { megabytes: most >> 20 })
    } else {
        (!whole).then_some(Diagnostic::BrokenPacking)
    };
    Some(Unpacked { bytes: unpacked, note })
}

/// Unpacks somewhat more than so many bytes at most; says whether there was nothing odd.
type Unpacker = fn(&[u8], usize, &mut dyn Unpacking) -> bool;

/// The unpacker for the compression format of `bytes`, if they are compressed.
fn unpacker(bytes: &[u8]) -> Option<Unpacker> {
    match bytes {
        [0x1f, 0x8b, 0x08, ..] => Some(gunzip),
        // A frame, or one to be skipped, as some programs put before the first.
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(unzstd),
        _ => None,
    }
}

/// Whether something is packed in `bytes`.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    unpacker(bytes).is_some()
}

fn gunzip(bytes: &[u8], most: usize, out: &mut dyn Unpacking) -> bool {
    io::copy(&mut MultiGzDecoder::new(bytes).take(most as u64 + 1), out).is_ok()
}

/// Unpacks block by block, frame by frame.
fn unzstd(bytes: &[u8], most: usize, out: &mut dyn Unpacking) -> bool {
    /// A last block that holds nothing, and room for a checksum: it brings out what was unpacked before a broken one.
    const END: [u8; 7] = [1, 0, 0, 0, 0, 0, 0];
    let mut rest = bytes;
    let mut decoder = FrameDecoder::new();
    while !rest.is_empty() && out.count() <= most {
        if let [0x50..=0x5f, 0x2a, 0x4d, 0x18, a, b, c, d, after @ ..] = rest {
            let length = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
            let Some(after) = after.get(length..) else { return false };
            rest = after;
            continue;
        }
        if decoder.init(&mut rest).is_err() {
            return false;
        }
        loop {
            let broken = decoder.decode_blocks(&mut rest, BlockDecodingStrategy::UptoBlocks(1)).is_err();
            if broken && decoder.decode_blocks(END.as_slice(), BlockDecodingStrategy::All).is_err() {
                return false;
            }
            // Writing to memory does not fail.
            let _ = decoder.collect_to_writer(&mut *out);
            if broken {
                return false;
            }
            if decoder.is_finished() || out.count() > most {
                break;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::{Index, select};
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;
    use crate::formats::{Refused, parse, proptest_support, refuse};

    /// Beginnings of compressed files of either kind.
    const HEADS: &[&[u8]] = &[
        b"\x1f\x8b\x08",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff",
        b"\x28\xb5\x2f\xfd",
        b"\x28\xb5\x2f\xfd\x20\x05\x29\x00\x00",
        b"\x50\x2a\x4d\x18\x01\x00\x00\x00x\x28\xb5\x2f\xfd",
    ];

    /// Texts as they are packed: words that come again, and bytes that do not.
    fn member() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            vec(any::<u8>(), 0..300),
            vec(select(&["the ", "tide ", "\n\n", "é"][..]), 0..400).prop_map(|words| words.concat().into_bytes())
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_are_answered(head in select(HEADS), bytes in vec(any::<u8>(), 0..300), most in 1_usize..5000) {
            let file = [head, &bytes].concat();
            let unpacked = unpack_within(&file, most);
            prop_assert!(unpacked.is_some_and(|unpacked| unpacked.bytes.len() <= most));
            proptest_support::hold(&parse("a.txt.gz", file))?;
        }

        #[test]
        fn all_members_are_decompressed(members in vec(member(), 1..5)) {
            for pack in [gzip, zstd] {
                let file: Vec<u8> = members.iter().flat_map(|member| pack(member)).collect();
                let unpacked = unpack(&file);
                prop_assert!(unpacked.is_some_and(|unpacked| unpacked.bytes == members.concat() && unpacked.note.is_none()));
            }
        }

        #[test]
        fn truncated_members_are_read_and_noted(text in member(), at in any::<Index>()) {
            for packed in [gzip(&text), zstd(&text)] {
                let cut = &packed[..4 + at.index(packed.len() - 4)];
                let unpacked = unpack(cut);
                prop_assert!(unpacked.is_some_and(|unpacked| text.starts_with(&unpacked.bytes) && unpacked.note == Some(Diagnostic::BrokenPacking)));
            }
        }

        #[test]
        fn output_never_exceeds_the_limit(text in member(), most in 1_usize..600) {
            for packed in [gzip(&text), zstd(&text)] {
                let unpacked = unpack_within(&packed, most);
                let cut = (text.len() > most).then_some(Diagnostic::Cut { megabytes: 0 });
                prop_assert!(unpacked.is_some_and(|unpacked| unpacked.bytes == text[..most.min(text.len())] && unpacked.note == cut));
            }
        }
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn text() -> Vec<u8> {
        // Words that do not repeat, so that packing leaves several blocks.
        let mut seed = 7u64;
        let word = move |_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("{:x} ", seed >> 40)
        };
        (0..80_000).map(word).collect::<String>().into_bytes()
    }

    #[test]
    fn the_size_is_known_without_the_content() {
        for pack in [gzip, zstd] {
            let packed = pack(&text());
            assert_eq!(size(&packed), Some(text().len()));
            assert!(size(&packed[..packed.len() / 2]).is_some_and(|size| size < text().len()));
        }
        let bomb = gzip(&vec![b'a'; LEAST + 100]);
        assert_eq!((size(&bomb), size(b"text")), (Some(LEAST), None));
    }

    #[test]
    fn uncompressed_files_are_left_alone() {
        assert!(unpack(b"").is_none() && unpack(b"A plain text.").is_none());
        assert_eq!((inner("a.html.gz"), inner("a.ZST"), inner("a.html"), inner("gz")), (Some("a.html"), Some("a"), None, None));
    }

    #[test]
    fn compressed_text_is_decompressed_completely() {
        let text = text();
        for packed in [gzip(&text), zstd(&text), [gzip(&text[..1000]), gzip(&text[1000..])].concat()] {
            let unpacked = unpack(&packed).unwrap();
            assert!(unpacked.bytes == text && unpacked.note.is_none());
        }
    }

    #[test]
    fn every_frame_is_decompressed_and_skippable_frames_are_skipped() {
        let skipped = [b"\x50\x2a\x4d\x18\x03\x00\x00\x00abc".to_vec(), zstd(b"one "), zstd(b"two")].concat();
        let unpacked = unpack(&skipped).unwrap();
        assert_eq!((&*unpacked.bytes, unpacked.note), (&b"one two"[..], None));
    }

    #[test]
    fn packed_files_are_refused_by_their_contents() {
        let (crawl, picture, text) = (gzip(b"WARC/1.0\r\n"), zstd(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), gzip(b"A plain text."));
        assert_eq!([refuse("a.warc.gz", &crawl), refuse("a.txt.gz", &crawl)], [Some(Refused::Warc); 2]);
        assert_eq!([refuse("a.png.zst", &picture), refuse("a.txt.gz", b"\0\x01\x02\0")], [Some(Refused::NoText); 2]);
        // A page kept as it was sent is packed, whatever its name.
        assert_eq!([refuse("a.html", &text), refuse("a.txt.gz", &text), refuse("a.txt.gz", &text[..12])], [None; 3]);
    }

    #[test]
    fn truncated_data_is_read_as_far_as_possible() {
        let text = text();
        for packed in [gzip(&text), zstd(&text)] {
            let unpacked = unpack(&packed[..packed.len() * 2 / 3]).unwrap();
            assert_eq!(unpacked.note, Some(Diagnostic::BrokenPacking));
            assert!(unpacked.bytes.len() > text.len() / 3 && text.starts_with(&unpacked.bytes));
        }
    }

    #[test]
    fn decompression_bombs_stop_at_the_limit() {
        let nothing = vec![0u8; LEAST + LEAST / 2];
        for packed in [gzip(&nothing), zstd(&nothing)] {
            let unpacked = unpack(&packed).unwrap();
            assert_eq!((unpacked.bytes.len(), unpacked.note), (LEAST, Some(Diagnostic::Cut { megabytes: 16 })));
        }
    }
}
