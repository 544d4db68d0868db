//! Bytes of a part to text: unpacked, then decoded. What is damaged is read as far as it goes.

use encoding_rs::{Encoding, UTF_8};

use crate::formats::charset;
use crate::words::Note;

/// The bytes of a part, unpacked, and whether they are whole.
pub(super) fn unpack(bytes: &[u8], packing: &str) -> (Vec<u8>, bool) {
    match packing {
        "base64" => base64(bytes),
        "quoted-printable" => (quoted_printable(bytes), true),
        _ => (bytes.to_vec(), true),
    }
}

/// Base64 (RFC 4648), what is no letter of it left out; whole where the last group is.
fn base64(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut group, mut count, mut padding, mut strange) = (0_u32, 0, 0, 0);
    for &byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                padding += 1;
                continue;
            }
            _ => {
                strange += usize::from(!byte.is_ascii_whitespace());
                continue;
            }
        };
        group = group << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            out.extend_from_slice(&group.to_be_bytes()[1..]);
            (group, count) = (0, 0);
        }
    }
    match count {
        2 => out.push((group >> 4) as u8),
        3 => out.extend_from_slice(&((group >> 2) as u16).to_be_bytes()),
        _ => (),
    }
    let whole = strange == 0 && (count == 0 || count + padding >= 4 && count > 1);
    (out, whole)
}

/// Quoted-printable (RFC 2045, 6.7); what is no code stays as it is.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let kept = line.trim_ascii_end();
        let (kept, soft) = kept.strip_suffix(b"=").map_or((kept, false), |kept| (kept, true));
        let mut rest = kept;
        while let Some(at) = rest.iter().position(|&byte| byte == b'=') {
            out.extend_from_slice(&rest[..at]);
            let code = rest
                .get(at + 1..at + 3)
                .filter(|code| code.iter().all(u8::is_ascii_hexdigit))
                .and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
            out.push(code.unwrap_or(b'='));
            rest = &rest[at + if code.is_some() { 3 } else { 1 }..];
        }
        out.extend_from_slice(rest);
        if !soft && line.ends_with(b"\n") {
            out.push(b'\n');
        }
    }
    out
}

/// The text of `bytes`, which call themselves `charset`. Many mails are wrong about it: what is UTF-8 is read as UTF-8.
pub(super) fn text(bytes: Vec<u8>, charset: Option<&str>) -> (String, Vec<Note>) {
    let declared = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let stateful = declared.is_some_and(|encoding| !encoding.is_ascii_compatible());
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !stateful => return (text, Vec::new()),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8) {
        let (text, _, broken) = encoding.decode(&bytes);
        if !broken {
            return (text.into_owned(), Vec::new());
        }
    }
    charset::decode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_as_far_as_it_goes() {
        assert_eq!(base64(b"U2FsdXQ=\r\n"), (b"Salut".to_vec(), true));
        assert_eq!(base64(b"U2Fs\r\ndXQh"), (b"Salut!".to_vec(), true));
        assert_eq!(base64(b"U2FsdX"), (b"Salu".to_vec(), false));
        assert_eq!(base64(b"U2Fs*dXQ="), (b"Salut".to_vec(), false));
        assert_eq!(base64(b""), (Vec::new(), true));
    }

    #[test]
    fn quoted_printable_joins_lines_and_keeps_what_is_no_code() {
        assert_eq!(quoted_printable(b"caf=C3=\r\n=A9 \r\n1 =2 3=\r\n"), "café\n1 =2 3".as_bytes());
        assert_eq!(quoted_printable(b"=E9=+1=3"), b"\xe9=+1=3");
    }

    #[test]
    fn a_wrong_charset_is_not_believed() {
        assert_eq!(text("été".into(), Some("iso-8859-1")), ("été".to_owned(), vec![]));
        assert_eq!(text(b"\xe9t\xe9".to_vec(), Some("iso-8859-1")).0, "été");
        assert_eq!(text(b"Un \xe9t\xe9 sans fin".to_vec(), Some("utf-8")).0, "Un été sans fin");
        assert_eq!(text(b"\x1b$B%O%m!<\x1b(B".to_vec(), Some("iso-2022-jp")).0, "ハロー");
    }
}
