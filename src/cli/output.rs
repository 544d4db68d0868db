//! Standard output and standard error. Everything that goes there is clean; a closed pipe ends the program quietly.

use std::io::{self, BufWriter, StdoutLock, Write, stderr, stdout};

use anyhow::Result;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::article::clean::{self, Space};
use crate::words::{Cause, Mistake, Sentence, Words, Wrong};

/// Standard output, for data.
pub(super) type Out = BufWriter<StdoutLock<'static>>;

/// Opens standard output.
pub(super) fn out() -> Out {
    BufWriter::new(stdout().lock())
}

/// Writes a line of fields parted by tabs, each cleaned to one line.
pub(super) fn fields(out: &mut Out, fields: &[&str]) -> Result<()> {
    let clean: Vec<String> = fields.iter().map(|field| clean::line(field)).collect();
    writeln!(out, "{}", clean.join("\t"))?;
    Ok(())
}

/// Writes a value as a line of JSON. Strings stand there as they are, names of files even with what acts on terminals, but escaped.
pub(super) fn json(out: &mut impl Write, value: &impl Serialize) -> Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Inert))?;
    writeln!(out)?;
    Ok(())
}

/// JSON whose strings hold nothing that acts on a terminal.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(clean::acts) {
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

/// Tells an error on standard error.
pub(super) fn complain(error: &anyhow::Error, words: &Words) {
    let mistake = mistake(error);
    tracing::error!(mistake = mistake.id(), "failed");
    tell(&words.say(&mistake));
}

/// The mistake that an error carries; of others, their cause, or their own words.
fn mistake(error: &anyhow::Error) -> Mistake {
    if let Some(Wrong(mistake)) = error.downcast_ref() {
        return mistake.clone();
    }
    let cause = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(Cause::from);
    Mistake::Failed { why: cause.unwrap_or_else(|| Cause::Said { words: format!("{error:#}") }) }
}

/// A line on standard error.
pub(super) fn tell(text: &str) {
    let mut clear = String::new();
    clean::push(&mut clear, text, Space::Prose);
    // Where even standard error is closed, there is nobody left to tell.
    let _ = writeln!(stderr(), "kiosque: {clear}");
}

/// Whether the reader of our output went away.
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
    fn json_escapes_what_acts_on_a_terminal_and_keeps_its_meaning() {
        let name = "a\u{9b}31m\u{202e}\u{7f}\x1b\u{e0001}é\"日";
        let mut bytes = Vec::new();
        name.serialize(&mut Serializer::with_formatter(&mut bytes, Inert)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, r#""a\u009b31m\u202e\u007f\u001b\udb40\udc01é\"日""#);
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), name);
    }
}
