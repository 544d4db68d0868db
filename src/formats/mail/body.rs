//! Chooses the parts of a mail to show, in order: the richest of several alternatives, and enclosed mails and texts. Other attachments are
//! listed by name.

use super::decode;
use super::flowed::{self, Flow};
use super::{headers, newsletter_boilerplate, subject};
use crate::article::{BlockKind, Builder};
use crate::formats::mime::parts::{Mail, Part};
use crate::formats::mime::transfer_encoding;
use crate::formats::{Source, html, language, text};
use crate::words::Diagnostic;

/// Window in bytes of HTML in which the language is looked for; much of it may be style.
const GLANCE: usize = 64 * 1024;

/// Writes the parts of one mail.
pub(super) struct Writer<'a, 'b> {
    mail: &'a Mail<'a>,
    builder: &'b mut Builder,
    /// Names of the attachments.
    pub(super) attached: Vec<String>,
    /// Whether a text of the mail itself was written already.
    written: bool,
}

/// A part that waits to be written, and what holds for it.
#[derive(Clone, Copy)]
struct Waiting {
    part: usize,
    /// Whether the HTML refers to it.
    related: bool,
}

impl<'a, 'b> Writer<'a, 'b> {
    pub(super) fn new(mail: &'a Mail<'a>, builder: &'b mut Builder) -> Self {
        Self { mail, builder, attached: Vec::new(), written: false }
    }

    /// Writes everything.
    pub(super) fn write(&mut self) {
        let mut left = vec![Waiting { part: 0, related: false }];
        while let Some(waiting) = left.pop() {
            let Some(part) = self.mail.parts.get(waiting.part) else { continue };
            let next = |part: &usize, related| Waiting { part: *part, related };
            match part.kind.as_str() {
                "multipart/alternative" => left.extend(self.richest(part).map(|part| next(&part, false))),
                "multipart/related" => {
                    left.extend(part.inner.iter().enumerate().rev().map(|(at, part)| next(part, at > 0)));
                }
                "multipart/encrypted" => self.builder.note(Diagnostic::Encrypted),
                kind if kind.starts_with("multipart/") && !part.inner.is_empty() => {
                    left.extend(part.inner.iter().rev().map(|part| next(part, false)));
                }
                _ => left.extend(self.leaf(part, waiting.related)),
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

    /// Writes a part that holds no others, or names it; what is left to be written of it.
    fn leaf(&mut self, part: &Part<'_>, related: bool) -> Option<Waiting> {
        let kind = part.kind.as_str();
        if let Some(&inner) = part.inner.first() {
            self.enclosed(inner);
            return Some(Waiting { part: inner, related: false });
        }
        let words = matches!(kind, "text/plain" | "text/html" | "text/enriched") || kind.starts_with("multipart/") || kind == "text/";
        if part.head.is_attached() || !words || (part.head.file().is_some() && self.written) {
            self.name(part, related);
            return None;
        }
        let (bytes, whole) = transfer_encoding::unpack(part.body, &part.head.packing());
        if !whole {
            self.builder.note(Diagnostic::DamagedPart);
        }
        let (words, notes) = decode::text(bytes, part.head.parameter("charset"));
        if notes.contains(&Diagnostic::NotText) {
            self.name(part, related);
            return None;
        }
        for note in notes {
            self.builder.note(note);
        }
        match kind {
            "text/html" => self.html(&words),
            _ => self.text(&words, part),
        }
        self.written = true;
        None
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
        }
        if self.builder.meta.lang.is_none() {
            language::set(&language::without_tags(&kept[..kept.floor_char_boundary(GLANCE)]), self.builder);
        }
        html::fragment(&kept, None, self.builder);
        self.builder.end();
    }

    fn text(&mut self, words: &str, part: &Part<'_>) {
        let flow = match (part.head.parameter("format"), part.head.parameter("delsp")) {
            (Some(format), Some(glue)) if is(format, "flowed") && is(glue, "yes") => Flow::Glued,
            (Some(format), _) if is(format, "flowed") => Flow::Spaced,
            _ => Flow::Fixed,
        };
        let words = flowed::unwrap(words, flow);
        let (words, signature) = flowed::signature(&words);
        let kept: String =
            words.split_inclusive('\n').filter(|line| !(line.contains("://") && newsletter_boilerplate::points(line))).collect();
        text::parse(&Source { name: "", text: &kept }, self.builder);
        if let Some(signature) = signature {
            self.builder.add(BlockKind::Rule, None, "");
            for stanza in signature.split("\n\n") {
                self.builder.add(BlockKind::Paragraph, None, stanza.trim());
            }
        }
    }
}

fn is(value: &str, word: &str) -> bool {
    value.trim().eq_ignore_ascii_case(word)
}
