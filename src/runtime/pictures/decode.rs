//! Decodes an image file within limits of bytes, pixels and memory: PNG, JPEG, GIF and WebP; of an animation, the first frame.

use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::store::file;
use crate::words::Notice;

/// The most megabytes of a picture's file.
const MEGABYTES: usize = 20;

/// The most megapixels of a picture: what the cameras of newspapers make. A file of half a megabyte can hold a hundred times as many.
const MEGAPIXELS: usize = 40;

/// The most bytes that a picture takes while it is unpacked.
const MEMORY: u64 = 256 << 20;

/// Bytes of a file read to get a picture's size: first try, second try. Some files begin with long metadata.
const HEADS: [usize; 2] = [16 << 10, MEGABYTES << 20];

/// The pixels of a picture, upright.
pub(crate) fn decode(path: &Path) -> Result<DynamicImage, Notice> {
    let (bytes, cut) = file::raw(path, MEGABYTES << 20).map_err(|_| Notice::PictureMissing)?;
    if cut {
        return Err(Notice::PictureTooHeavy { most: MEGABYTES });
    }
    let mut decoder = reader(&bytes).and_then(|reader| reader.into_decoder().ok()).ok_or(Notice::PictureUnknown)?;
    let (width, height) = decoder.dimensions();
    let megapixels = usize::try_from((u64::from(width) * u64::from(height)).div_ceil(1_000_000)).unwrap_or(usize::MAX);
    if megapixels > MEGAPIXELS || decoder.total_bytes() > MEMORY {
        return Err(Notice::PictureTooLarge { megapixels, most: MEGAPIXELS });
    }
    let orientation = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Notice::PictureUnknown)?;
    if let Ok(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    if picture.width() == 0 || picture.height() == 0 {
        return Err(Notice::PictureUnknown);
    }
    Ok(picture)
}

/// Width and height of a picture in pixels, from its header; `None` for pictures that would not be decoded.
pub(crate) fn measure(path: &Path) -> Option<(u32, u32)> {
    HEADS.iter().find_map(|&head| {
        let (bytes, _) = file::raw(path, head).ok()?;
        let mut decoder = reader(&bytes)?.into_decoder().ok()?;
        let (width, height) = decoder.dimensions();
        let lies = decoder.orientation().is_ok_and(|orientation| orientation.to_exif() >= 5);
        let pixels = u64::from(width) * u64::from(height);
        let fits = pixels > 0 && pixels <= MEGAPIXELS as u64 * 1_000_000;
        fits.then_some(if lies { (height, width) } else { (width, height) })
    })
}

fn reader(bytes: &[u8]) -> Option<ImageReader<Cursor<&[u8]>>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    Some(reader)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat;

    /// The beginning of a PNG that claims to be so large.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_luma8(1, 1).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        bytes
    }

    /// The check sum of a chunk of PNG.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
        })
    }

    /// Across and down.
    type ImageSizes = (u32, u32);

    fn of(bytes: &[u8]) -> (Result<ImageSizes, Notice>, Option<ImageSizes>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        std::fs::write(&path, bytes).unwrap();
        (decode(&path).map(|picture| (picture.width(), picture.height())), measure(&path))
    }

    #[test]
    fn a_picture_is_decoded_whatever_its_extension() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let mut bytes = Vec::new();
            DynamicImage::new_rgb8(3, 2).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
            assert_eq!(of(&bytes), (Ok((3, 2)), Some((3, 2))), "{format:?}");
        }
    }

    #[test]
    fn too_many_pixels_are_refused_before_decoding() {
        assert_eq!(of(&claiming(30_000, 30_000)), (Err(Notice::PictureTooLarge { megapixels: 900, most: MEGAPIXELS }), None));
        assert!(of(&claiming(u32::MAX >> 1, u32::MAX >> 1)).0.is_err());
    }

    #[test]
    fn files_that_are_not_pictures_are_refused() {
        for bytes in [&b""[..], b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &claiming(100, 100), b"\xff\xd8\xff\xe0"] {
            assert_eq!(of(bytes).0, Err(Notice::PictureUnknown));
        }
    }

    #[test]
    fn too_many_bytes_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        std::fs::File::create(&path).unwrap().set_len((MEGABYTES as u64 + 1) << 20).unwrap();
        assert_eq!(decode(&path).unwrap_err(), Notice::PictureTooHeavy { most: MEGABYTES });
        assert_eq!(decode(folder.path()).unwrap_err(), Notice::PictureMissing);
    }
}
