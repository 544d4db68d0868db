//! Standard output and standard error. All output is free of control characters; a closed pipe ends the program quietly.

use std::io::{self, BufWriter, StdoutLock, Write, stderr, stdout};

use anyhow::Result;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::article::clean::{self, Space};
use crate::words::{Cause, Mistake, Sentence, Words, Wrong};

pub(super) type Out = BufWriter<StdoutLock<'static>>;

pub(super) fn out() -> Out {
    BufWriter::new(stdout().lock())
}

/// Writes a line of tab-separated fields, each cleaned to one line.
pub(super) fn fields(out: &mut impl Write, fields: &[impl AsRef<str>]) -> Result<()> {
    // Whole: part of a path or of an address is another one.
    let clean: Vec<String> = fields.iter().map(|field| clean::whole_line(field.as_ref())).collect();
    writeln!(out, "{}", clean.join("\t"))?;
    Ok(())
}

/// Writes a line of comma-separated values (RFC 4180), each cleaned to one line.
pub(super) fn csv(out: &mut impl Write, fields: &[impl AsRef<str>]) -> Result<()> {
    let quoted = |field: &str| if field.contains([',', '"']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() };
    let fields: Vec<String> = fields.iter().map(|field| quoted(&clean::whole_line(field.as_ref()))).collect();
    writeln!(out, "{}", fields.join(","))?;
    Ok(())
}

/// Writes a value as a line of JSON. Strings are unchanged, even file names with control characters, but these are escaped.
pub(super) fn json(out: &mut impl Write, value: &impl Serialize) -> Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Inert))?;
    writeln!(out)?;
    Ok(())
}

/// JSON formatter that escapes everything that acts on a terminal.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = clean::find_acting(rest) {
            let (before, here) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            let Some(c) = here.chars().next() else { break };
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &here[c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

pub(super) fn print_error(error: &anyhow::Error, words: &Words) {
    let mistake = mistake(error);
    tracing::error!(mistake = mistake.id(), "failed");
    report(&words.say(&mistake));
}

/// The `Mistake` inside an error; for other errors, their cause or message.
fn mistake(error: &anyhow::Error) -> Mistake {
    if let Some(Wrong(mistake)) = error.downcast_ref() {
        return mistake.clone();
    }
    let cause = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(Cause::from);
    Mistake::Failed { why: cause.unwrap_or_else(|| Cause::Said { words: format!("{error:#}") }) }
}

pub(super) fn report(text: &str) {
    let mut clear = String::new();
    clean::push(&mut clear, text, Space::Prose);
    // If even standard error is closed, nothing can be reported.
    let _ = writeln!(stderr(), "kiosque: {clear}");
}

pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_commas_and_quotation_marks_are_quoted() {
        let mut bytes = Vec::new();
        csv(&mut bytes, &["a b", "1,5", "a \"b\"", "a\nb\u{1b}c", ""]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "a b,\"1,5\",\"a \"\"b\"\"\",a b\u{fffd}c,\n");
    }

    #[test]
    fn json_escapes_what_acts_on_a_terminal_and_keeps_its_meaning() {
        let name = "a\u{9b}31m\u{202e}\u{7f}\x1b\u{e0001}é\"日";
        let mut bytes = Vec::new();
        name.serialize(&mut Serializer::with_formatter(&mut bytes, Inert)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, r#""a\u009b31m\u202e\u007f\u001b\udb40\udc01é\"日""#);
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), name);
    }
}
