//! Emails: newsletters and press releases, one a file (`.eml`) or many (`.mbox`). Decides which parts are shown and which headers become
//! fields; the HTML and plain text within are read by `html` and `text`.

mod body;
mod file_names;
mod flowed;
mod headers;
mod mailbox;
mod newsletter_boilerplate;
mod subject;
#[cfg(test)]
mod tests;
mod uuencode;

use super::mime::head;
use super::mime::parts::{self, Mail};
use super::{ArticleSet, release};
use crate::article::Builder;
use crate::words::Diagnostic;
use body::Writer;

pub(crate) use file_names::{is_in_maildir, is_number};
pub(crate) use mailbox::sniff as sniff_box;

/// Whether a text without a known file extension looks like a mail: it begins with headers that only mails have, or with those that every
/// mail has.
pub(crate) fn sniff(text: &str) -> bool {
    const MARKERS: &[&str] = &["return-path:", "received:", "message-id:", "mime-version:", "delivered-to:", "dkim-signature:"];
    let mut lines = text.lines().take(60).take_while(|line| !line.is_empty()).peekable();
    if !lines.peek().is_some_and(|line| head::is_field(line.as_bytes())) {
        return false;
    }
    let (mut marked, mut from, mut dated, mut headed) = (false, false, false, false);
    for line in lines {
        let low: String = line.chars().take(20).collect::<String>().to_ascii_lowercase();
        marked |= MARKERS.iter().any(|name| low.starts_with(name));
        from |= low.starts_with("from:");
        dated |= low.starts_with("date:");
        headed |= low.starts_with("subject:");
    }
    from && (marked || dated && headed)
}

pub(crate) fn parse(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    article_set.article(|builder| write(name, without_notes(bytes), builder));
}

/// Longest notes of Apple Mail, in bytes.
const NOTES: usize = 16 * 1024;

/// The mail in a file of Apple Mail (`.emlx`): the number of its bytes, the mail, and what that program notes about it. Other mails as
/// they are.
fn without_notes(bytes: &[u8]) -> &[u8] {
    let (first, rest) = bytes.split_at(bytes.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1));
    let size = std::str::from_utf8(first.trim_ascii()).ok().and_then(|size| size.parse::<usize>().ok());
    let Some(size) = size else { return bytes };
    let notes = |at: &usize| rest[*at..].starts_with(b"<?xml") && (*at == 0 || rest[at - 1] == b'\n');
    let counted = Some(size).filter(|&at| at <= rest.len() && notes(&at));
    let end = counted.or_else(|| (0..rest.len()).rev().take(NOTES).find(notes)).unwrap_or(size);
    rest.get(..end).unwrap_or(rest)
}

/// Reads a mailbox, each mail as an article.
pub(crate) fn parse_box(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    article_set.hold_several();
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let bytes = if start.starts_with(b"From ") { start } else { bytes };
    let starts = mailbox::starts(bytes);
    if starts.is_empty() {
        return article_set.article(|builder| write(name, bytes, builder));
    }
    for (number, &start) in starts.iter().enumerate() {
        if article_set.is_full() {
            return article_set.leave_out(starts.len() - number);
        }
        let end = starts.get(number + 1).copied().unwrap_or(bytes.len());
        let mail = mailbox::unmarked(&bytes[start..end]);
        article_set.article(|builder| {
            write(name, &mail, builder);
            builder.meta.id = headers::id(&mail);
        });
    }
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
        let title = std::mem::take(&mut builder.meta.title);
        builder.meta.title = match release::before_headline(&title, builder.meta.lang.as_deref()) {
            Some((notice, headline)) => {
                notice.fill(&mut builder.meta);
                subject::capitalised(headline)
            }
            None => title,
        };
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
