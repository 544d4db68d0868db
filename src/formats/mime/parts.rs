//! The parts of a mail or a saved page: a flat list of a tree, built without recursion.

use super::head::{self, Head};

/// The deepest nesting of parts.
pub(in crate::formats) const DEPTH: usize = 32;

/// The most parts that are read of one.
const MOST: usize = 2_000;

#[derive(Debug)]
pub(in crate::formats) struct Part<'a> {
    pub(in crate::formats) head: Head,
    pub(in crate::formats) kind: String,
    /// The bytes behind its head, still encoded.
    pub(in crate::formats) body: &'a [u8],
    /// The parts in it, as numbers.
    pub(in crate::formats) inner: Vec<usize>,
}

/// A mail, or a page saved as one, taken apart.
#[derive(Debug, Default)]
pub(in crate::formats) struct Mail<'a> {
    /// Its parts; the first one is the mail itself.
    pub(in crate::formats) parts: Vec<Part<'a>>,
    /// Whether it has no header at all.
    pub(in crate::formats) headless: bool,
    /// Whether parts lay too deep, or were too many, to be taken apart.
    pub(in crate::formats) too_deep: bool,
    /// Whether it breaks off before the end of its parts.
    pub(in crate::formats) cut: bool,
}

impl<'a> Mail<'a> {
    pub(in crate::formats) fn read(bytes: &'a [u8]) -> Self {
        let bytes = without_separator(bytes);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut mail = Self { headless: !bytes.is_empty() && head::split(bytes).0.is_empty(), ..Self::default() };
        let mut left = vec![(bytes, 0_usize, None::<usize>, false)];
        while let Some((bytes, depth, outer, digest)) = left.pop() {
            let number = mail.parts.len();
            let part = part(bytes, digest);
            if let Some(outer) = outer {
                mail.parts[outer].inner.push(number);
            }
            let (inner, cut) = inner(&part);
            mail.cut |= cut;
            let room = depth < DEPTH && number + left.len() + inner.len() < MOST;
            mail.too_deep |= !room && !inner.is_empty();
            if room {
                let digest = part.kind == "multipart/digest";
                // The last one put down is taken up first.
                left.extend(inner.into_iter().rev().map(|bytes| (bytes, depth + 1, Some(number), digest)));
            }
            mail.parts.push(part);
        }
        mail
    }

    /// The head of the mail itself.
    pub(in crate::formats) fn root(&self) -> Option<&Head> {
        self.parts.first().map(|part| &part.head)
    }
}

/// A mail without the separator line of mailboxes before it, where it has one: `From ` or, as some programs mark it, `>From `.
fn without_separator(mail: &[u8]) -> &[u8] {
    let mail = mail.trim_ascii_start();
    if !mail.starts_with(b"From ") && !mail.starts_with(b">From ") {
        return mail;
    }
    mail.iter().position(|&byte| byte == b'\n').map_or(&[], |end| &mail[end + 1..])
}

fn part(bytes: &[u8], digest: bool) -> Part<'_> {
    let (head, body) = head::split(bytes);
    let head = Head::read(head).of(body);
    let kind = if digest && head.parameter("charset").is_none() && head.kind() == "text/plain" {
        "message/rfc822".to_owned()
    } else {
        head.kind()
    };
    Part { head, kind, body, inner: Vec::new() }
}

/// The parts in a part, as bytes, and whether their end is missing.
fn inner<'a>(part: &Part<'a>) -> (Vec<&'a [u8]>, bool) {
    if matches!(part.kind.as_str(), "message/rfc822" | "message/global") {
        return (if part.packing_is_plain() { vec![without_separator(part.body)] } else { Vec::new() }, false);
    }
    if !part.kind.starts_with("multipart/") {
        return (Vec::new(), false);
    }
    let Some(boundary) = part.head.parameter("boundary") else { return (Vec::new(), false) };
    between(part.body, boundary.as_bytes())
}

impl Part<'_> {
    fn packing_is_plain(&self) -> bool {
        !matches!(self.head.packing().as_str(), "base64" | "quoted-printable")
    }
}

/// The parts between boundary lines (RFC 2046, 5.1), and whether the last boundary is missing.
fn between<'a>(bytes: &'a [u8], boundary: &[u8]) -> (Vec<&'a [u8]>, bool) {
    let (mut parts, mut start, mut at) = (Vec::new(), None::<usize>, 0);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let rest = line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary));
        if let Some(rest) = rest.map(<[u8]>::trim_ascii).filter(|rest| rest.is_empty() || rest.starts_with(b"--")) {
            parts.extend(start.map(|start| &bytes[start..at]));
            start = rest.is_empty().then_some(at + line.len());
            if !rest.is_empty() || parts.len() >= MOST {
                return (parts, false);
            }
        }
        at += line.len();
    }
    parts.extend(start.filter(|&start| start < bytes.len()).map(|start| &bytes[start..]));
    (parts, true)
}
