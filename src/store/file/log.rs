//! Logs what was read.

use std::path::Path;

use crate::article::Article;
use crate::words::Sentence;

/// Logs the format of an article and its diagnostics, never its text.
pub(super) fn write_down(path: &Path, article: &Article) {
    let path = path.display();
    tracing::debug!(%path, format = article.format(), "understood");
    for note in article.diagnostics() {
        if note.is_plain() {
            tracing::debug!(%path, note = note.id(), "remarked");
        } else {
            tracing::info!(%path, note = note.id(), "odd");
        }
    }
}
