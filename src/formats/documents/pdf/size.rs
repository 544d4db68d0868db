//! The memory that a PDF takes beside its bytes: the engine unpacks streams whole, one after the other.

use std::io::Read;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use flate2::read::ZlibDecoder;

/// The most bytes that the engine unpacks of a stream, and that are unpacked here of all of them.
const MOST: usize = 256 << 20;

/// Bytes of a stream's dictionary that are looked at for the names of other packings.
const DICTIONARY: usize = 512;

/// A stream packed in another way is taken to become so many times as long.
const RATIO: usize = 100;

static STREAM: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(["stream"]).ok());

/// The size of the largest stream, unpacked; [`MOST`] where there is more to unpack.
pub(in crate::formats::documents) fn largest_stream(bytes: &[u8]) -> usize {
    let (mut all, mut largest, mut begun) = (0_usize, 0, None);
    for found in STREAM.iter().flat_map(|stream| stream.find_iter(bytes)) {
        if !bytes[..found.start()].ends_with(b"end") {
            begun = Some(found.start());
            let size = inflated(&bytes[found.end()..], MOST.saturating_sub(all));
            (all, largest) = (all + size, largest.max(size));
        } else if let Some(start) = begun.take()
            && is_packed_otherwise(&bytes[start.saturating_sub(DICTIONARY)..start])
        {
            largest = largest.max((found.start() - start).saturating_mul(RATIO).min(MOST));
        }
        if all >= MOST {
            return MOST;
        }
    }
    largest
}

/// The number of bytes in what zlib packed, after a line end, up to `most`.
fn inflated(data: &[u8], most: usize) -> usize {
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    let data = data.strip_prefix(b"\n").unwrap_or(data);
    let (mut unpacker, mut count, mut buffer) = (ZlibDecoder::new(data), 0, [0; 1 << 14]);
    while count < most
        && let Ok(read @ 1..) = unpacker.read(&mut buffer)
    {
        count += read;
    }
    count.min(most)
}

/// Whether a dictionary names a packing beside zlib's.
fn is_packed_otherwise(dictionary: &[u8]) -> bool {
    let dictionary = String::from_utf8_lossy(dictionary);
    let own = dictionary.rfind(" obj").map_or(&*dictionary, |at| &dictionary[at..]);
    ["LZW", "RunLength", "ASCII85", "ASCIIHex", "/RL", "/A85", "/AHx"].iter().any(|name| own.contains(name))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn stream(data: &[u8], dictionary: &str) -> Vec<u8> {
        [format!("4 0 obj <<{dictionary}>> stream\r\n").as_bytes(), data, b"\nendstream endobj\n"].concat()
    }

    fn packed(size: usize) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(&vec![b' '; size]).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_pdf_weighs_as_its_largest_stream() {
        let small = stream(&packed(3000), "/Filter/FlateDecode");
        let large = stream(&packed(9_000_000), "/Filter/FlateDecode");
        assert_eq!(largest_stream(&[b"%PDF-1.4\n", &small[..], &large, &small].concat()), 9_000_000);
        assert_eq!(largest_stream(b"%PDF-1.4\n no streams, or stream"), 0);
        let other = stream(&[7; 1000], "/Filter/LZWDecode");
        assert!((100_000..110_000).contains(&largest_stream(&other)));
        // Pictures are no text, whatever their bytes are.
        assert_eq!(largest_stream(&stream(&[0xff; 1000], "/Filter/DCTDecode")), 0);
    }

    #[test]
    fn what_is_made_to_fill_the_memory_is_not_unpacked_to_its_end() {
        let one = stream(&packed(MOST / 3), "/Filter/FlateDecode");
        assert_eq!(largest_stream(&one.repeat(9)), MOST);
    }
}
