//! Web pages that were saved as one file (`.mhtml`, `.mht`; RFC 2557): the page is one part of a mail, its pictures are others. Finds the
//! page, its encoding and its address; what the page says is `html`'s affair, and its pictures stay where they are.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::{Sheaf, Source, charset, html};
use crate::words::Note;

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 4096;

/// The most parts that are looked at.
const MOST: usize = 2000;

/// How deep parts may lie in others.
const DEPTH: usize = 8;

/// The longest head of a part, in bytes.
const LONGEST: usize = 64 * 1024;

/// Whether a text looks like a page saved as one file.
pub fn sniff(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text).to_ascii_lowercase();
    let head = head.split("\n\n").next().unwrap_or(&head).split("\r\n\r\n").next().unwrap_or_default();
    head.contains("mime-version:") && head.contains("multipart/related") && head.contains("text/html")
}

/// Hands `sheaf` the page.
pub fn parse(name: &str, bytes: &[u8], sheaf: &mut Sheaf) {
    let Some(page) = page(bytes) else {
        sheaf.note(Note::NoPage);
        return;
    };
    let packing = page.head.value("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    let unpacked = unpack(page.body, &packing);
    let (text, notes) = charset::decode_markup(unpacked, page.head.parameter("charset").as_deref());
    for note in notes {
        sheaf.note(note);
    }
    let is_web = |address: &&str| address.starts_with("http://") || address.starts_with("https://");
    let address = page.head.value("content-location").filter(is_web).or(page.snapshot.as_deref().filter(is_web));
    sheaf.article(|builder| html::parse_at(&Source { name, text: &text }, address, builder));
}

/// The bytes of a part as they were before they were packed for the mail; what is damaged is read as far as it goes.
fn unpack(bytes: &[u8], packing: &str) -> Vec<u8> {
    match packing {
        "base64" => {
            let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
            base64_decode(bytes)
                .or_else(|| base64_decode(&bytes.iter().copied().filter(is_letter).collect::<Vec<u8>>()))
                .unwrap_or_default()
        }
        "quoted-printable" => quoted_printable_decode(bytes).unwrap_or_else(|| {
            let lines = bytes.split_inclusive(|&byte| byte == b'\n');
            lines.flat_map(|line| quoted_printable_decode(line).unwrap_or_else(|| line.to_vec())).collect()
        }),
        _ => bytes.to_vec(),
    }
}

/// The part of an archive that is the page, and where the archive says it was taken.
struct Page<'a> {
    head: Head,
    body: &'a [u8],
    snapshot: Option<String>,
}

/// The page: the part that the archive names as its start, else the first one in HTML.
fn page(bytes: &[u8]) -> Option<Page<'_>> {
    let (top, _) = Head::read(bytes);
    let snapshot = top.value("snapshot-content-location").or_else(|| top.value("content-location")).map(str::to_owned);
    let start = top.parameter("start");
    let (mut open, mut seen, mut first) = (vec![(bytes, 0)], 0, None);
    while let Some((bytes, depth)) = open.pop() {
        seen += 1;
        if seen > MOST {
            break;
        }
        let (head, body) = Head::read(bytes);
        let kind = head.kind();
        if kind.starts_with("multipart/")
            && depth < DEPTH
            && let Some(boundary) = head.parameter("boundary").filter(|boundary| !boundary.is_empty())
        {
            open.extend(between(body, boundary.as_bytes()).into_iter().rev().map(|part| (part, depth + 1)));
        } else if matches!(kind.as_str(), "text/html" | "application/xhtml+xml") {
            let named = start.is_none() || head.value("content-id") == start.as_deref();
            let page = Page { head, body, snapshot: snapshot.clone() };
            if named {
                return Some(page);
            }
            first = first.or(Some(page));
        }
    }
    first
}

/// What lies between the lines that are `--` and the boundary (RFC 2046, 5.1).
fn between<'a>(bytes: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut start, mut at) = (Vec::new(), None::<usize>, 0);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let behind = line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary)).map(<[u8]>::trim_ascii);
        if let Some(behind) = behind.filter(|behind| behind.is_empty() || behind.starts_with(b"--")) {
            parts.extend(start.and_then(|start| bytes.get(start..at)));
            start = behind.is_empty().then_some(at + line.len());
            if parts.len() >= MOST {
                return parts;
            }
        }
        at += line.len();
    }
    // An archive that was cut off lacks its last line.
    parts.extend(start.and_then(|start| bytes.get(start..)).filter(|part| !part.is_empty()));
    parts
}

/// The headers of a part: names in lower case, values unfolded.
struct Head(Vec<(String, String)>);

impl Head {
    /// The headers at the beginning of `bytes`, and what lies behind them.
    fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut head: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            at += line.len();
            if line.trim_ascii().is_empty() || at > LONGEST {
                // Line ends may stand above the first header.
                if head.is_empty() && at <= LONGEST {
                    continue;
                }
                break;
            }
            let text = String::from_utf8_lossy(line);
            match (text.starts_with([' ', '\t']), head.last_mut(), text.split_once(':')) {
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                (_, _, Some((name, value))) => head.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
                _ => (),
            }
        }
        (Self(head), bytes.get(at..).unwrap_or_default())
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What the part is, such as `text/html`, in lower case.
    fn kind(&self) -> String {
        self.value("content-type").and_then(|value| value.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of what the part is: its `charset`, its `boundary`.
    fn parameter(&self, name: &str) -> Option<String> {
        let parameters = self.value("content-type")?.split(';').skip(1).filter_map(|part| part.split_once('='));
        let mut named = parameters.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.trim().trim_matches('"').to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn article(text: &[u8]) -> Article {
        crate::formats::parse("a.mhtml", text.to_vec()).remove(0)
    }

    const ARCHIVE: &[u8] = b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/news/a\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x-1\"\r\n\r\n\r\n----x-1\r\n\
        Content-Type: text/html; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/news/a\r\n\r\n\
        <html><body><h1>K=F9=F2</h1><p>A horse wa=\r\nlks <a href=3D\"/b\">home</a> across the long bridge.</p></body></html>\r\n\
        ----x-1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x-1--\r\n";

    #[test]
    fn the_page_is_read_in_its_encoding_with_its_address() {
        assert!(sniff(&String::from_utf8_lossy(ARCHIVE)));
        let article = article(ARCHIVE);
        assert_eq!((article.format(), article.meta().title.as_str()), ("mhtml", "Kůň"));
        assert!(article.text().contains("A horse walks home across"), "{}", article.text());
        assert_eq!(article.links()[0].url, "https://example.org/b");
    }

    #[test]
    fn damaged_packing_is_read_as_far_as_it_goes() {
        assert_eq!(unpack(b"caf=C3=A9\n50 =% and =\nmore", "quoted-printable"), "café\n50 =% and =\nmore".as_bytes());
        assert_eq!(unpack(b"U2Fs*dXQ=", "base64"), b"Salut");
        assert_eq!(unpack(b"a=3D", "8bit"), b"a=3D");
    }

    #[test]
    fn an_archive_without_a_page_or_an_end_is_an_article() {
        assert_eq!(
            article(b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/css\n\na{}\n--x--").notes(),
            [Note::NoPage]
        );
        assert_eq!(article(b"").notes(), [Note::NoPage]);
        for end in 0..ARCHIVE.len() {
            let _ = article(&ARCHIVE[..end]);
        }
    }
}
