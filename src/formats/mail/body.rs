//! Chooses the parts of a mail to show, in order: the richest of several alternatives, and enclosed mails and texts. Other attachments are
//! listed by name.

use std::borrow::Cow;

use encoding_rs::UTF_8;

use super::flowed::{self, Flow};
use super::{headers, newsletter_boilerplate, subject, uuencode};
use crate::article::{BlockKind, Builder};
use crate::formats::charset::legacy::Charset;
use crate::formats::charset::{self, declared};
use crate::formats::mime::parts::{Mail, Part};
use crate::formats::mime::transfer_encoding;
use crate::formats::{Source, html, language, release, text};
use crate::words::Diagnostic;

/// Window in bytes of HTML in which the language is looked for; much of it may be style.
const WINDOW: usize = 64 * 1024;

/// The most lines at the beginning of HTML that may be notices of a press release.
const NOTICES: usize = 12;

/// The deepest nesting of enclosed mails in a transfer encoding.
const PACKED: usize = 4;

pub(super) struct Writer<'a, 'b> {
    mail: &'a Mail<'a>,
    builder: &'b mut Builder,
    pub(super) attached: Vec<String>,
    /// Whether a text of the mail itself was written already.
    written: bool,
    /// In so many mails that are in a transfer encoding.
    depth: usize,
}

impl<'a, 'b> Writer<'a, 'b> {
    pub(super) fn new(mail: &'a Mail<'a>, builder: &'b mut Builder) -> Self {
        Self { mail, builder, attached: Vec::new(), written: false, depth: 0 }
    }

    pub(super) fn write(&mut self) {
        // The parts that are left, and whether the HTML refers to them.
        let mut left = vec![(0, false)];
        while let Some((number, related)) = left.pop() {
            let Some(part) = self.mail.parts.get(number) else { continue };
            match part.kind.as_str() {
                "multipart/alternative" => left.extend(self.richest(part).map(|part| (part, false))),
                "multipart/related" => left.extend(part.inner.iter().enumerate().rev().map(|(at, part)| (*part, at > 0))),
                "multipart/encrypted" => self.builder.note(Diagnostic::Encrypted),
                kind if kind.starts_with("multipart/") => match part.inner[..] {
                    [] => self.leaf(part, related),
                    ref inner => left.extend(inner.iter().rev().map(|part| (*part, false))),
                },
                _ => match part.inner.first() {
                    Some(&inner) => {
                        self.enclosed(inner);
                        left.push((inner, false));
                    }
                    None => self.leaf(part, related),
                },
            }
        }
    }

    /// The best of several alternatives: one with HTML in it, else the last with text.
    fn richest(&self, part: &Part<'_>) -> Option<usize> {
        let rank = |&number: &usize| {
            let Some(part) = self.mail.parts.get(number) else { return 0 };
            let html = |part: &Part<'_>| part.kind == "text/html" && part.body.iter().any(|byte| !byte.is_ascii_whitespace());
            // HTML lies at most a few parts deep; what an alternative holds follows it in the list.
            let end = part.inner.last().map_or(number + 1, |last| last + 1);
            let within = self.mail.parts.get(number..end).unwrap_or_default();
            match part.kind.as_str() {
                _ if within.iter().any(html) => 3,
                "text/plain" | "text/enriched" => 2,
                kind if kind.starts_with("multipart/") => 1,
                _ => 0,
            }
        };
        part.inner.iter().copied().max_by_key(rank)
    }

    /// Writes a part that holds no others, or names it.
    fn leaf(&mut self, part: &Part<'_>, related: bool) {
        let kind = part.kind.as_str();
        if matches!(kind, "message/rfc822" | "message/global") && self.depth < PACKED {
            return self.packed(part);
        }
        let words = matches!(kind, "text/plain" | "text/html" | "text/enriched") || kind.starts_with("multipart/") || kind == "text/";
        if part.head.is_attached() || !words || (part.head.file().is_some() && self.written) {
            return self.name(part, related);
        }
        let (bytes, whole) = transfer_encoding::unpack(part.body, &part.head.packing());
        if !whole {
            self.builder.note(Diagnostic::DamagedPart);
        }
        let (words, notes) = decode(bytes, part.head.parameter("charset"));
        if notes.contains(&Diagnostic::NotText) {
            return self.name(part, related);
        }
        for note in notes {
            self.builder.note(note);
        }
        match kind {
            "text/html" => self.html(&words),
            // Some programs send a page without saying so.
            _ if html::sniff(&words) || !part.head.is_typed() && is_fragment(&words) => self.html(&words),
            _ => self.text(words, part),
        }
        self.written = true;
    }

    /// Writes an enclosed mail that is in a transfer encoding, which none should be.
    fn packed(&mut self, part: &Part<'_>) {
        let (bytes, whole) = transfer_encoding::unpack(part.body, &part.head.packing());
        let mail = Mail::read(&bytes);
        if mail.headless || bytes.is_empty() {
            return self.name(part, false);
        }
        if !whole || mail.cut {
            self.builder.note(Diagnostic::DamagedPart);
        }
        let mut writer = Writer { mail: &mail, builder: self.builder, attached: Vec::new(), written: self.written, depth: self.depth + 1 };
        writer.enclosed(0);
        writer.write();
        let (attached, written) = (std::mem::take(&mut writer.attached), writer.written);
        self.attached.extend(attached);
        self.written = written;
    }

    /// Names what is attached. Pictures of the HTML and signatures are no news.
    fn name(&mut self, part: &Part<'_>, related: bool) {
        let kind = part.kind.as_str();
        let beside = related || (part.head.is_referred_to() && kind.starts_with("image/") && !part.head.is_attached());
        let sealed = kind.ends_with("-signature") || kind == "application/pgp-encrypted" || kind == "message/delivery-status";
        if kind == "application/pkcs7-mime" || kind == "application/x-pkcs7-mime" {
            self.builder.note(Diagnostic::Encrypted);
        } else if !beside && !sealed {
            self.attached.push(part.head.file().unwrap_or(kind).to_owned());
        }
    }

    /// Writes the subject and the sender of a mail within this one; where there are no other words, they are the article's.
    fn enclosed(&mut self, inner: usize) {
        let Some(part) = self.mail.parts.get(inner) else { return };
        let subject = part.head.fields().and_then(mail_parser::Message::subject).unwrap_or_default().trim().to_owned();
        self.builder.end();
        if !subject.is_empty() {
            self.builder.add(BlockKind::Heading { level: 2 }, None, &subject);
        }
        let line = headers::line(&part.head);
        self.builder.add(BlockKind::Paragraph, None, &line);
    }

    fn html(&mut self, words: &str) {
        let (kept, online) = newsletter_boilerplate::without(words);
        let meta = &mut self.builder.meta;
        meta.url = meta.url.take().or(online);
        if !self.written
            && let Some((label, headline)) = subject::parted(&meta.title, &kept)
        {
            meta.genres.push(label);
            meta.title = headline;
        } else if !self.written
            && let Some(headline) = subject::as_written(&meta.title, &kept)
        {
            meta.title = headline;
        }
        if self.builder.meta.lang.is_none() {
            language::set(&language::without_tags(&kept[..kept.floor_char_boundary(WINDOW)]), self.builder);
        }
        let start = self.builder.text().len();
        html::fragment(&kept, None, self.builder);
        self.builder.end();
        if !self.written {
            let notices: Vec<_> =
                self.builder.text()[start..].lines().take(NOTICES).filter_map(|line| release::notice(line, None)).collect();
            for notice in notices {
                notice.fill(&mut self.builder.meta);
            }
        }
    }

    fn text(&mut self, words: String, part: &Part<'_>) {
        let is = |name: &str, word: &str| part.head.parameter(name).is_some_and(|value| value.trim().eq_ignore_ascii_case(word));
        let flow = match (is("format", "flowed"), is("delsp", "yes")) {
            (true, true) => Flow::Glued,
            (true, false) => Flow::Spaced,
            (false, _) => Flow::Fixed,
        };
        let unwrapped = flowed::unwrap(&words, flow);
        // A long mail is not held twice while it is read.
        drop(words);
        let (unwrapped, files) = uuencode::without_files(&unwrapped).unwrap_or((unwrapped, Vec::new()));
        self.attached.extend(files);
        let (words, signature) = flowed::signature(&unwrapped);
        let is_boilerplate = |line: &&str| line.contains("://") && newsletter_boilerplate::points(line);
        let kept = if words.split_inclusive('\n').any(|line| is_boilerplate(&line)) {
            Cow::Owned(words.split_inclusive('\n').filter(|line| !is_boilerplate(line)).collect())
        } else {
            Cow::Borrowed(words)
        };
        text::parse(&Source { name: "", text: &kept }, self.builder);
        if let Some(signature) = signature {
            self.builder.add(BlockKind::Rule, None, "");
            for stanza in signature.split("\n\n") {
                self.builder.add(BlockKind::Paragraph, None, stanza.trim());
            }
        }
    }
}

/// Whether `text` is a piece of HTML: it begins with an element and ends with a tag.
fn is_fragment(text: &str) -> bool {
    let (text, tag) = (text.trim(), |c: char| c.is_ascii_alphabetic());
    let name =
        text.strip_prefix('<').filter(|rest| rest.starts_with(tag)).map(|rest| rest.split([' ', '>', '\n']).next().unwrap_or_default());
    text.ends_with('>') && name.is_some_and(|name| text.contains(&format!("</{name}>")))
}

/// The text of `bytes`, which call themselves `charset`. Many mails are wrong about it: what is UTF-8 is read as UTF-8.
fn decode(bytes: Vec<u8>, charset: Option<&str>) -> (String, Vec<Diagnostic>) {
    let declared = charset.and_then(declared::charset);
    let stateful = declared.is_some_and(|charset| !charset.is_ascii_compatible());
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !stateful => return (text, Vec::new()),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(charset) = declared.filter(|&charset| charset != Charset::Standard(UTF_8)) {
        let (text, broken) = charset.decode(&bytes);
        if !broken {
            return (text, Vec::new());
        }
    }
    charset::decode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_charset_is_ignored() {
        assert_eq!(decode("été".into(), Some("iso-8859-1")), ("été".to_owned(), vec![]));
        assert_eq!(decode(b"\xe9t\xe9".to_vec(), Some("iso-8859-1")).0, "été");
        assert_eq!(decode(b"Un \xe9t\xe9 sans fin".to_vec(), Some("utf-8")).0, "Un été sans fin");
        assert_eq!(decode(b"\x1b$B%O%m!<\x1b(B".to_vec(), Some("iso-2022-jp")).0, "ハロー");
    }
}
