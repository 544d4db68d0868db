//! Mailboxes: many mails in one file, each below a line `From SENDER DATE` (RFC 4155). Finds these lines and takes them, and the marks that
//! keep lines of prose from being taken for one, off the mails.

use crate::formats::mime::head;

/// Longest separator line, in bytes.
const LONGEST: usize = 300;

/// Whether a text begins as a mailbox does: with a separator line above the headers of a mail.
pub(crate) fn sniff(text: &str) -> bool {
    let bytes = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).as_bytes();
    bytes.starts_with(b"From ") && is_separator(bytes)
}

/// Where the mails of a mailbox begin, as offsets of their separator lines.
pub(super) fn starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts: Vec<usize> = if bytes.starts_with(b"From ") { vec![0] } else { Vec::new() };
    let (mut empty, mut at) = (starts.is_empty(), 0);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if empty && line.starts_with(b"From ") && is_separator(&bytes[at..]) {
            starts.push(at);
        }
        empty = line.trim_ascii().is_empty();
        at += line.len();
    }
    starts
}

/// Whether `bytes` begin with a separator line: `From `, then a sender with a date or alone, and a header right below. A
/// sentence that begins with "From" lacks one of them.
fn is_separator(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let envelope = lines.next().and_then(|line| line.get(..line.len().min(LONGEST))?.strip_prefix(b"From ")).unwrap_or_default();
    let below = lines.next().unwrap_or_default();
    if !(head::is_field(below) || below.starts_with(b">From ")) {
        return false;
    }
    let mut words = envelope.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let dated = words.clone().any(is_time_of_day) && words.clone().any(is_year);
    dated || words.next().is_some() && words.next().is_none() && is_of_mail(below)
}

/// Whether a header is one that mails begin with.
fn is_of_mail(line: &[u8]) -> bool {
    const NAMES: &[&[u8]] =
        &[b"from", b"return-path", b"received", b"delivered-to", b"message-id", b"date", b"to", b"subject", b"mime-version"];
    let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) || name.get(..2).is_some_and(|mark| mark.eq_ignore_ascii_case(b"x-"))
}

/// `07:30` or `07:30:00`.
fn is_time_of_day(word: &[u8]) -> bool {
    let mut parts = word.split(|&byte| byte == b':');
    let figures = |part: &[u8]| (1..=2).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    matches!(parts.clone().count(), 2..=3) && parts.all(figures)
}

fn is_year(word: &[u8]) -> bool {
    word.len() == 4 && matches!(word.get(..2), Some(b"19" | b"20")) && word.iter().all(u8::is_ascii_digit)
}

/// A mail of a mailbox without its separator line, and without the mark before lines that would be another.
pub(super) fn unmarked(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|&byte| byte == b'\n').skip(1) {
        let rest = &line[line.iter().take_while(|&&byte| byte == b'>').count()..];
        out.extend_from_slice(if rest.len() < line.len() && rest.starts_with(b"From ") { &line[1..] } else { line });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_begin_below_a_sender_and_a_date() {
        for separator in [
            "From ann@harbour.example Fri May  3 07:30:00 2024",
            "From ann at harbour.example  Fri May  3 07:30:00 2024",
            "From - Fri May  3 07:30:00 2024",
            "From MAILER-DAEMON Fri May  3 07:30 2024 +0200",
            "From 1798@xxx Fri May 03 07:30:00 +0000 2024",
            "From ann@harbour.example",
        ] {
            assert!(sniff(&format!("{separator}\nSubject: Fog\n\nThe quay.")), "{separator}");
            assert_eq!(starts(format!("From x\nSubject: a\n\nA\n\n{separator}\nSubject: b\n\nB").as_bytes()), [0, 22], "{separator}");
        }
    }

    #[test]
    fn prose_parts_no_mails() {
        for prose in [
            "From Russia with love",
            "From the mayor, at 07:30 in 2024: nothing.",
            "From ann@harbour.example",
            "From Ann Lee, Fri 3 May 2024, a letter\nWith: regards",
            "From now on\nNote: closed",
        ] {
            assert!(!sniff(&format!("{prose}\n\nText")), "{prose}");
            assert_eq!(starts(format!("From x\nSubject: a\n\nA\n\n{prose}\n\nB").as_bytes()), [0], "{prose}");
        }
    }

    #[test]
    fn marks_before_from_are_taken_off() {
        assert_eq!(unmarked(b"From x\nA: b\n\n>From c\n>>From d\n> e\n"), b"A: b\n\nFrom c\n>From d\n> e\n");
    }
}
