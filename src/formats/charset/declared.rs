//! The encoding that an HTML page or XML document declares, read from its bytes: the XML declaration and `<meta>`, found as in the HTML
//! standard's prescan. The caller checks whether it is right.

use encoding_rs::Encoding;

use super::legacy::Charset;

/// Names that programs give to encodings which the web calls otherwise, without marks and in lower case, and what the web calls them.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("maccyrillic", "x-mac-cyrillic"),
    ("macroman", "macintosh"),
    ("latin1", "iso-8859-1"),
    ("latin2", "iso-8859-2"),
    ("latin9", "iso-8859-15"),
    ("ansi", "windows-1252"),
    ("win1250", "windows-1250"),
    ("win1251", "windows-1251"),
    ("win1252", "windows-1252"),
    ("windows1250", "windows-1250"),
    ("windows1251", "windows-1251"),
    ("windows1252", "windows-1252"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp949", "euc-kr"),
    ("uhc", "euc-kr"),
    ("cp950", "big5"),
    ("utf8mb4", "utf-8"),
    ("utf8", "utf-8"),
];

/// The character set of this name, be it one that the encoding standard leaves out.
pub(in crate::formats) fn charset(label: &str) -> Option<Charset> {
    Charset::of_name(&bare(label)).or_else(|| encoding(label).map(Charset::Standard))
}

/// A name without marks, in lower case.
fn bare(label: &str) -> String {
    label.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The encoding of this name: one of the encoding standard's, or one that other programs give.
pub(in crate::formats) fn encoding(label: &str) -> Option<&'static Encoding> {
    let known = || {
        let bare = bare(label);
        OTHER_NAMES.iter().find(|(name, _)| *name == bare).and_then(|(_, label)| Encoding::for_label(label.as_bytes()))
    };
    Encoding::for_label(label.as_bytes()).or_else(known)
}

/// Number of bytes searched: the standard says 1024, but real pages put scripts before their `<meta>`.
const SEARCHED: usize = 64 * 1024;

/// The most attributes of a `<meta>` that are read.
const ATTRIBUTES: usize = 16;

/// Whether these are the bytes of a page or of a document in XML, by their beginning.
pub(super) fn is_markup(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first() == Some(&b'<')
}

/// The encoding that the document names, as it writes it.
pub(super) fn label(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..SEARCHED).unwrap_or(bytes);
    xml(head).or_else(|| meta(head))
}

/// `<?xml version="1.0" encoding="…"?>`.
fn xml(head: &[u8]) -> Option<String> {
    let inner = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = inner.iter().position(|byte| *byte == b'>')?;
    attributes(inner.get(..end)?).find_map(|(name, value)| name.eq_ignore_ascii_case(b"encoding").then(|| text(value)))?
}

/// The first `<meta charset>` or `<meta http-equiv=content-type content=…>` that is no comment.
fn meta(head: &[u8]) -> Option<String> {
    let mut at = 0;
    while let Some(open) = find(head, at, b"<") {
        let tag = head.get(open + 1..)?;
        at = open + 1;
        if tag.starts_with(b"!--") {
            at = find(head, at + 3, b"-->")?;
        } else if let Some(inner) = tag.get(..4).filter(|name| name.eq_ignore_ascii_case(b"meta")).and_then(|_| tag.get(4..)) {
            let inner = inner.get(..closing(inner)).unwrap_or(inner);
            if inner.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
                && let Some(label) = of_meta(inner)
            {
                return Some(label);
            }
        }
    }
    None
}

/// The end of a tag: the first `>` outside quotation marks.
fn closing(inner: &[u8]) -> usize {
    let mut quote = None;
    for (at, &byte) in inner.iter().enumerate().take(4096) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => (),
        }
    }
    inner.iter().position(|byte| *byte == b'>').unwrap_or(inner.len())
}

fn of_meta(inner: &[u8]) -> Option<String> {
    let (mut content, mut announces) = (None, false);
    for (name, value) in attributes(inner) {
        if name.eq_ignore_ascii_case(b"charset") {
            return text(value);
        }
        if name.eq_ignore_ascii_case(b"content") {
            content = Some(value);
        }
        announces |= name.eq_ignore_ascii_case(b"http-equiv") && value.trim_ascii().eq_ignore_ascii_case(b"content-type");
    }
    of_content_type(&text(content.filter(|_| announces)?)?).map(str::to_owned)
}

/// The `charset` of a media type such as `text/html; charset="utf-8"`.
fn of_content_type(content: &str) -> Option<&str> {
    let low = content.to_ascii_lowercase();
    let after = content.get(low.find("charset")? + 7..)?.trim_start().strip_prefix('=')?.trim_start();
    let label = after.trim_start_matches(['"', '\'']).split(|c: char| matches!(c, ';' | '"' | '\'' | ',') || c.is_whitespace()).next()?;
    (!label.is_empty()).then_some(label)
}

/// The attributes of a tag, their values without quotation marks.
fn attributes(inner: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = inner;
    std::iter::from_fn(move || {
        let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
        rest = rest.get(rest.iter().position(|byte| !blank(byte))?..)?;
        let end = rest.iter().position(|byte| blank(byte) || *byte == b'=').unwrap_or(rest.len()).max(1);
        let name = rest.get(..end)?;
        rest = rest.get(end..)?.trim_ascii_start();
        let Some(after) = rest.strip_prefix(b"=") else { return Some((name, &rest[..0])) };
        let after = after.trim_ascii_start();
        let (value, next) = match after.first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let inner = after.get(1..)?;
                let end = inner.iter().position(|byte| *byte == quote).unwrap_or(inner.len());
                (inner.get(..end)?, inner.get(end + 1..).unwrap_or_default())
            }
            _ => after.split_at(after.iter().position(u8::is_ascii_whitespace).unwrap_or(after.len())),
        };
        rest = next;
        Some((name, value))
    })
    .take(ATTRIBUTES)
}

fn text(value: &[u8]) -> Option<String> {
    let value = value.get(..100).unwrap_or(value).trim_ascii();
    (!value.is_empty()).then(|| String::from_utf8_lossy(value).into_owned())
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| at + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: Option<&str>) {
        assert_eq!(label(head.as_bytes()).as_deref(), expected, "{head}");
    }

    #[test]
    fn a_page_names_its_encoding_in_a_meta() {
        check("<meta charset=utf-8>", Some("utf-8"));
        check("<html><head>\n<META CharSet = 'Shift_JIS' />", Some("Shift_JIS"));
        check(r#"<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">"#, Some("ISO-8859-1"));
        check(r#"<meta content='text/html;charset="koi8-r"' http-equiv=content-type>"#, Some("koi8-r"));
    }

    #[test]
    fn a_document_in_xml_names_it_in_its_declaration() {
        check("<?xml version='1.0' encoding='windows-1251'?><a/>", Some("windows-1251"));
        check("\n <?xml version=\"1.0\" standalone=\"yes\" encoding = \"UTF-16\" ?>", Some("UTF-16"));
        check("<?xml version='1.0'?><html><meta charset=big5>", Some("big5"));
    }

    #[test]
    fn encodings_have_other_names_too() {
        let names = ["MacCyrillic", " UTF-8 ", "latin-1", "CP949", "nonesuch"].map(|label| encoding(label).map(Encoding::name));
        assert_eq!(names, [Some("x-mac-cyrillic"), Some("UTF-8"), Some("windows-1252"), Some("EUC-KR"), None]);
    }

    #[test]
    fn comments_and_other_tags_name_nothing() {
        check("<!-- <meta charset=big5> --><meta charset=gbk>", Some("gbk"));
        check("<!-- <meta charset=big5>", None);
        check("<metadata charset=big5><meta name=description content='charset=big5'>", None);
        check("<meta charset=''><meta charset", None);
        check("<meta name=d content='a > b' charset=gbk>", Some("gbk"));
        check("", None);
    }

    #[test]
    fn hostile_heads_end() {
        for head in ["<meta ".repeat(20_000), "<meta a=\"".repeat(9_000), "<!--".repeat(30_000), "<meta ======".repeat(9_000)] {
            check(&head, None);
        }
    }
}
