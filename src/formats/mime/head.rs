//! The headers of a mail or of one of its parts.

use std::borrow::Cow;

use mail_parser::{ContentType, GetHeader, HeaderName, HeaderValue, Message, MessageParser};

use crate::formats::charset;

/// The longest head that is read, in bytes; those of real mails have a few thousand.
const LONGEST: usize = 128 * 1024;

/// The longest encoded word, in characters; none is to have more than 75.
const WORD: usize = 1000;

/// The headers of a part, understood.
#[derive(Debug, Default)]
pub(in crate::formats) struct Head {
    fields: Option<Message<'static>>,
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

/// The headers with their encoded words (RFC 2047) in the character set they are in: where one holds characters as they are, which it may
/// not, these are UTF-8 by now, whatever the word says of itself.
fn relabelled(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, word)) = rest.split_once("=?") {
        whole.push_str(before);
        let parts = word.split_once('?').and_then(|(charset, word)| Some((charset, word.split_once('?')?)));
        let (charset, written) = match parts {
            Some((charset, (way, words))) if way.eq_ignore_ascii_case("q") => {
                let near = words.char_indices().nth(WORD).map_or(words, |(end, _)| &words[..end]);
                (charset, near.split("?=").next().unwrap_or_default())
            }
            _ => ("", ""),
        };
        whole.push_str("=?");
        rest = word;
        if !written.is_ascii() && !charset.contains(char::is_whitespace) {
            whole.push_str("utf-8");
            rest = &word[charset.len()..];
        }
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

impl Head {
    pub(in crate::formats) fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(charset::decode(bytes.to_vec()).0),
        };
        // Without the empty line, the last header would be taken for the beginning of the body.
        let whole = format!("{}\n\n", relabelled(&text));
        let parser = MessageParser::new()
            .default_header_text()
            .with_mime_headers()
            .with_date_headers()
            .with_address_headers()
            .with_message_ids()
            .header_comma_separated(HeaderName::Keywords)
            .header_comma_separated(HeaderName::ContentLanguage);
        Self { fields: parser.parse_headers(whole.as_bytes()).map(Message::into_owned) }
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
        self.value(&HeaderName::ContentType)?.as_content_type()
    }

    fn disposition(&self) -> Option<&ContentType<'static>> {
        self.value(&HeaderName::ContentDisposition)?.as_content_type()
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
