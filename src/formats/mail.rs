//! Emails: newsletters and press releases, one a file (`.eml`) or many (`.mbox`). Decides which parts are shown and which headers become
//! fields; the HTML and plain text within are read by `html` and `text`.

mod body;
mod flowed;
mod headers;
mod newsletter_boilerplate;
mod subject;
#[cfg(test)]
mod tests;

use super::ArticleSet;
use super::mime::head;
use super::mime::parts::{self, Mail};
use crate::article::Builder;
use crate::words::Diagnostic;
use body::Writer;

/// Whether a text without a known file extension looks like a mail: it begins with headers that only mails have.
pub(crate) fn sniff(text: &str) -> bool {
    const MARKERS: &[&str] = &["return-path:", "received:", "message-id:", "mime-version:", "delivered-to:", "dkim-signature:"];
    let mut lines = text.lines().take(60).take_while(|line| !line.is_empty()).peekable();
    if !lines.peek().is_some_and(|line| head::is_field(line.as_bytes())) {
        return false;
    }
    let (mut marked, mut from) = (false, false);
    for line in lines {
        let low: String = line.chars().take(20).collect::<String>().to_ascii_lowercase();
        marked |= MARKERS.iter().any(|name| low.starts_with(name));
        from |= low.starts_with("from:");
    }
    marked && from
}

pub(crate) fn parse(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    article_set.article(|builder| write(name, bytes, builder));
}

/// Reads a mailbox: each mail begins with a line `From …` below an empty one (RFC 4155).
pub(crate) fn parse_box(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    article_set.hold_several();
    let mut starts: Vec<usize> = if bytes.starts_with(b"From ") { vec![0] } else { Vec::new() };
    let mut empty = false;
    let mut at = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if empty && line.starts_with(b"From ") {
            starts.push(at);
        }
        empty = line.trim_ascii().is_empty();
        at += line.len();
    }
    if starts.is_empty() {
        return article_set.article(|builder| write(name, bytes, builder));
    }
    for (number, &start) in starts.iter().enumerate() {
        if article_set.is_full() {
            return article_set.leave_out(starts.len() - number);
        }
        let end = starts.get(number + 1).copied().unwrap_or(bytes.len());
        let mail = without_marks(&bytes[start..end]);
        article_set.article(|builder| {
            write(name, &mail, builder);
            builder.meta.id = headers::id(&mail);
        });
    }
}

/// A mail of a mailbox without the line it begins with, and without the mark before lines that would begin another.
fn without_marks(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|&byte| byte == b'\n').skip(1) {
        let rest = &line[line.iter().take_while(|&&byte| byte == b'>').count()..];
        out.extend_from_slice(if rest.len() < line.len() && rest.starts_with(b"From ") { &line[1..] } else { line });
    }
    out
}

fn write(name: &str, bytes: &[u8], builder: &mut Builder) {
    let mail = Mail::read(bytes);
    builder.forget_lines();
    if mail.headless {
        builder.note(Diagnostic::NoHeaders);
    }
    if mail.too_deep {
        builder.note(Diagnostic::TooDeep { depth: parts::DEPTH });
    }
    if mail.cut {
        builder.note(Diagnostic::DamagedPart);
    }
    if let Some(head) = mail.root() {
        headers::fill_meta(head, builder);
    }
    let mut writer = Writer::new(&mail, builder);
    writer.write();
    let left = std::mem::take(&mut writer.attached);
    if !left.is_empty() {
        builder.note(Diagnostic::Attachments { count: left.len(), names: names(&left) });
    }
    super::markdown::name::fill_meta(name, builder);
}

/// The names of what is attached, the first ten of them.
fn names(attached: &[String]) -> String {
    let shown = attached.iter().take(10).map(|name| crate::article::clean::line(name)).collect::<Vec<_>>().join(", ");
    if attached.len() > 10 { format!("{shown}…") } else { shown }
}
