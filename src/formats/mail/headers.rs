//! Fills an article's fields from mail headers: subject, sender, date, language.

use mail_parser::{DateTime, HeaderName};

use crate::article::{Builder, Date};
use crate::formats::byline::email;
use crate::formats::dates;
use crate::formats::mime::head::{self, Head};
use crate::words::Diagnostic;

/// Fills the builder's meta from the headers of a mail.
pub(super) fn fill_meta(head: &Head, builder: &mut Builder) {
    let Some(fields) = head.fields() else { return };
    let meta = &mut builder.meta;
    fields.subject().map(str::trim).unwrap_or_default().clone_into(&mut meta.title);
    meta.lang = head.list(&HeaderName::ContentLanguage).into_iter().find(|code| is_language(code));
    meta.tags = head.list(&HeaderName::Keywords);
    meta.source = head.text(&HeaderName::Organization).map(str::to_owned);
    let own = head.text(&HeaderName::ArchivedAt).map(|url| url.trim_matches(['<', '>']));
    meta.url = own.filter(|url| url.starts_with("http")).map(str::to_owned);
    let sender = fields.from().or_else(|| fields.sender()).and_then(|address| address.first());
    if let Some(sender) = sender {
        let (author, source) = email::sender(sender.name().unwrap_or_default(), sender.address().unwrap_or_default());
        meta.authors.extend(author);
        meta.source = meta.source.take().or(source);
    }
    meta.date = fields.date().and_then(date);
    if meta.date.is_none()
        && let Some(written) = fields.header_raw("Date").map(str::trim).filter(|written| !written.is_empty())
    {
        meta.date = dates::read(written, None);
        if meta.date.is_none() {
            builder.note(Diagnostic::Date { written: written.to_owned() });
        }
    }
}

/// Sender and date of a mail on one line, above a mail that is enclosed in another.
pub(super) fn line(head: &Head) -> String {
    let Some(fields) = head.fields() else { return String::new() };
    let sender = fields.from().and_then(|address| address.first());
    let sender = sender.and_then(|sender| sender.name().or(sender.address())).map(str::to_owned);
    let day = fields.date().and_then(date).map(|date| date.iso().chars().take(10).collect::<String>());
    [sender, day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(super) fn id(bytes: &[u8]) -> Option<String> {
    let head = Head::read(head::split(bytes).0);
    head.fields()?.message_id().map(str::to_owned)
}

fn is_language(code: &str) -> bool {
    (2..=12).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn date(written: &DateTime) -> Option<Date> {
    let day = Date::new(i32::from(written.year), u32::from(written.month), u32::from(written.day))?;
    let day = day.at(u32::from(written.hour), u32::from(written.minute), u32::from(written.second)).unwrap_or(day);
    let minutes = i32::from(written.tz_hour) * 60 + i32::from(written.tz_minute);
    day.offset(if written.tz_before_gmt { -minutes } else { minutes }).or(Some(day))
}
