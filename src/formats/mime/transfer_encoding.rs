//! Decodes transfer encodings: base64 and quoted-printable. Damaged input is decoded as far as possible.

/// The bytes of a part, unpacked, and whether they are whole.
pub(in crate::formats) fn unpack(bytes: &[u8], packing: &str) -> (Vec<u8>, bool) {
    match packing {
        "base64" => {
            let (bytes, read) = base64(bytes);
            (bytes, read == Read::Whole)
        }
        "quoted-printable" => (quoted_printable(bytes), true),
        _ => (bytes.to_vec(), true),
    }
}

/// Outcome of decoding base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Read {
    Whole,
    /// Complete, but for letters or padding of the last group.
    Short,
    /// All but what is no letter of base64.
    Strange,
}

/// Base64 (RFC 4648), in its alphabet for addresses, too; white space is passed over, and so is what is no letter of it.
pub(in crate::formats) fn base64(bytes: &[u8]) -> (Vec<u8>, Read) {
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
    let read = match count {
        _ if strange > 0 => Read::Strange,
        0 => Read::Whole,
        2 | 3 if count + padding >= 4 => Read::Whole,
        _ => Read::Short,
    };
    (out, read)
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

/// The bytes of an encoded word in headers (RFC 2047, 4.2).
pub(super) fn q_encoded(text: &str) -> Vec<u8> {
    quoted_printable(text.replace('_', "=20").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_as_far_as_it_goes() {
        assert_eq!(base64(b"U2FsdXQ=\r\n"), (b"Salut".to_vec(), Read::Whole));
        assert_eq!(base64(b"U2Fs\r\ndXQh"), (b"Salut!".to_vec(), Read::Whole));
        assert_eq!(base64(b"U2FsdX"), (b"Salu".to_vec(), Read::Short));
        assert_eq!(base64(b"U2Fs*dXQ="), (b"Salut".to_vec(), Read::Strange));
        assert_eq!(base64(b""), (Vec::new(), Read::Whole));
    }

    #[test]
    fn quoted_printable_joins_lines_and_keeps_invalid_escapes() {
        assert_eq!(quoted_printable(b"caf=C3=\r\n=A9 \r\n1 =2 3=\r\n"), "café\n1 =2 3".as_bytes());
        assert_eq!(quoted_printable(b"=E9=+1=3"), b"\xe9=+1=3");
    }
}
