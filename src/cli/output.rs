//! Standard output and standard error. Everything that goes there is clean; a closed pipe ends the program quietly.

use std::io::{BufWriter, StdoutLock, Write, stderr, stdout};

use anyhow::Result;

use crate::article::clean::{self, Space};

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

/// Tells an error on standard error: the error, then its cause.
pub(super) fn complain(error: &anyhow::Error) {
    let mut text = String::new();
    clean::push(&mut text, &format!("{error:#}"), Space::Prose);
    tell(&text);
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
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(std::io::ErrorKind::BrokenPipe)
    })
}
