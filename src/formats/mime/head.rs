//! The headers of a mail or of one of its parts.

use std::borrow::Cow;

use mail_parser::{ContentType, GetHeader, HeaderName, HeaderValue, Message, MessageParser};

use super::encoded_words;
use crate::formats::charset;

/// The longest head that is read, in bytes; those of real mails have a few thousand.
const LONGEST: usize = 128 * 1024;

/// The most content types of one part that are compared.
const TYPES: usize = 8;

/// The headers of a part, understood.
#[derive(Debug, Default)]
pub(in crate::formats) struct Head {
    fields: Option<Message<'static>>,
    /// The content type in force, as an index among the headers.
    content: Option<usize>,
}

/// Parts what lies before the first empty line from what lies behind it. Without a header, nothing lies before.
pub(in crate::formats) fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if line.trim_ascii().is_empty() {
            return (&bytes[..at], &bytes[at + line.len()..]);
        }
        let folded = at > 0 && (line.starts_with(b" ") || line.starts_with(b"\t"));
        if !folded && !is_field(line) {
            // Some programs forget the empty line: what is no header any more is the body.
            return (&bytes[..at], &bytes[at..]);
        }
        at += line.len();
    }
    (bytes, &[])
}

/// Whether a line begins a header: a name of printable characters, then a colon (RFC 5322, 2.2).
pub(in crate::formats) fn is_field(line: &[u8]) -> bool {
    let name = line.iter().take(78).take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')).count();
    let after = line.get(name..).unwrap_or_default().trim_ascii_start();
    name > 0 && after.starts_with(b":") && line[0].is_ascii_alphabetic()
}

impl Head {
    pub(in crate::formats) fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(charset::decode(bytes.to_vec()).0),
        };
        // Without the empty line, the last header would be taken for the beginning of the body.
        let whole = format!("{}\n\n", encoded_words::repaired(&text));
        let parser = MessageParser::new()
            .default_header_text()
            .with_mime_headers()
            .with_date_headers()
            .with_address_headers()
            .with_message_ids()
            .header_comma_separated(HeaderName::Keywords)
            .header_comma_separated(HeaderName::ContentLanguage);
        Self { fields: parser.parse_headers(whole.as_bytes()).map(Message::into_owned), content: None }
    }

    /// The head of a part with this body. Of several content types, one with a boundary that the body has is in force, else the last.
    pub(in crate::formats) fn of(mut self, body: &[u8]) -> Self {
        let headers = self.fields.as_ref().and_then(|fields| fields.parts.first()).map_or(&[][..], |part| &part.headers[..]);
        let types: Vec<usize> = (0..headers.len()).filter(|&at| headers[at].name == HeaderName::ContentType).take(TYPES).collect();
        let boundary = |at: usize| headers[at].value.as_content_type()?.attribute("boundary").filter(|value| !value.is_empty());
        let occurs = |boundary: &str| {
            let opens = |line: &[u8]| line.strip_prefix(b"--").is_some_and(|rest| rest.starts_with(boundary.as_bytes()));
            body.split(|&byte| byte == b'\n').any(opens)
        };
        let parted = || types.iter().copied().find(|&at| boundary(at).is_some_and(occurs));
        self.content = (types.len() > 1).then(parted).flatten();
        self
    }

    pub(in crate::formats) fn fields(&self) -> Option<&Message<'static>> {
        self.fields.as_ref()
    }

    fn value(&self, name: &HeaderName<'static>) -> Option<&HeaderValue<'static>> {
        self.fields.as_ref()?.parts.first()?.headers.header_value(name)
    }

    /// The words of a header, decoded.
    pub(in crate::formats) fn text(&self, name: &HeaderName<'static>) -> Option<&str> {
        self.value(name)?.as_text().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The words of a header that is a list.
    pub(in crate::formats) fn list(&self, name: &HeaderName<'static>) -> Vec<String> {
        let Some(value) = self.value(name) else { return Vec::new() };
        let words = value.as_text_list().unwrap_or_default();
        words.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    }

    fn content(&self) -> Option<&ContentType<'static>> {
        if let Some(at) = self.content {
            return self.fields.as_ref()?.parts.first()?.headers.get(at)?.value.as_content_type();
        }
        self.value(&HeaderName::ContentType)?.as_content_type()
    }

    fn disposition(&self) -> Option<&ContentType<'static>> {
        self.value(&HeaderName::ContentDisposition)?.as_content_type()
    }

    /// Whether the part declares a content type.
    pub(in crate::formats) fn is_typed(&self) -> bool {
        self.content().is_some()
    }

    /// Content type of the part, such as `text/plain`, in lower case; the default where it declares none.
    pub(in crate::formats) fn kind(&self) -> String {
        let Some(content) = self.content() else { return "text/plain".to_owned() };
        let kind = format!("{}/{}", content.ctype(), content.subtype().unwrap_or_default()).to_ascii_lowercase();
        if kind.len() > 1 { kind } else { "text/plain".to_owned() }
    }

    /// A parameter of what the part is: its `charset`, its `boundary`.
    pub(in crate::formats) fn parameter(&self, name: &str) -> Option<&str> {
        self.content()?.attribute(name).filter(|value| !value.is_empty())
    }

    /// Transfer encoding of the part, in lower case.
    pub(in crate::formats) fn packing(&self) -> String {
        self.text(&HeaderName::ContentTransferEncoding).unwrap_or_default().to_ascii_lowercase()
    }

    /// The name of the file that the part is, where it has one.
    pub(in crate::formats) fn file(&self) -> Option<&str> {
        let named = self.disposition().and_then(|content| content.attribute("filename"));
        named.or_else(|| self.parameter("name")).map(str::trim).filter(|name| !name.is_empty())
    }

    /// Whether the part is meant to be kept as a file, not shown.
    pub(in crate::formats) fn is_attached(&self) -> bool {
        self.disposition().is_some_and(|content| content.ctype().eq_ignore_ascii_case("attachment"))
    }

    /// Whether other parts refer to this one, as HTML does to its pictures.
    pub(in crate::formats) fn is_referred_to(&self) -> bool {
        self.value(&HeaderName::ContentId).is_some_and(|value| !matches!(value, HeaderValue::Empty))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_characters_in_an_encoded_word_keep_their_character_set() {
        let subject = |bytes: &[u8]| Head::read(bytes).text(&HeaderName::Subject).map(str::to_owned).unwrap_or_default();
        assert_eq!(subject("Subject: =?windows-1252?Q?Un_été?= =??\n".as_bytes()), "Un été =??");
        assert_eq!(subject(b"Subject: =?iso-8859-1?Q?Un_\xe9t\xe9?=\n"), "Un été");
        assert_eq!(subject("Subject: né, =?iso-8859-1?q?=E9t=E9?=\n".as_bytes()), "né, été");
    }
}
