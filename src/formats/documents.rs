//! Documents of word processors: `.docx`, `.odt` and `.fodt`, read by their structure. Holds what the formats share: the archive, the XML,
//! and the meaning of styles; each format has a file below.

pub(in crate::formats) mod archive;
mod docx;
mod metadata;
mod model;
mod odt;
mod pdf;
mod press_download;
mod rtf;
mod skipped;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod to_blocks;
mod xml;

use super::ArticleSet;
use crate::words::Diagnostic;
use archive::{Archive, Trouble};
use model::Document;

/// The most bytes that are unpacked of a document.
pub(crate) const UNPACKED: usize = archive::WHOLE as usize;

pub(crate) use archive::is_zip;

/// The size of what is unpacked at a time of a document; `None` where `bytes` are none.
pub(crate) fn unpacked_size(bytes: &[u8]) -> Option<usize> {
    if is_pdf(bytes) {
        return Some(pdf::size::largest_stream(bytes));
    }
    let size = is_zip(bytes).then(|| archive::size(bytes)).flatten()?;
    usize::try_from(size).ok()
}

pub(crate) fn parse_word(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    write(name, Archive::open(bytes).and_then(|mut archive| docx::read(&mut archive)), article_set);
}

pub(crate) fn parse_open(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    write(name, Archive::open(bytes).and_then(|mut archive| odt::read(&mut archive)), article_set);
}

/// Reads Rich Text; a file that only is named so is read as plain text.
pub(crate) fn parse_rich(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    if is_rich(bytes) {
        return write(name, Ok(rtf::read(bytes)), article_set);
    }
    let (text, notes) = super::charset::decode(bytes.to_vec());
    for note in notes {
        article_set.note(note);
    }
    article_set.article(|builder| super::text::parse(&super::Source { name, text: &text }, builder));
}

/// Reads a PDF.
pub(crate) fn parse_pdf(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    let document = pdf::read(bytes, &|| article_set.is_late());
    write(name, document, article_set);
}

/// Whether `bytes` begin as a PDF does, perhaps behind a few others.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"%PDF-")
}

/// Whether `bytes` begin as Rich Text does.
pub(crate) fn is_rich(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads an `OpenDocument` text that is one file of XML.
pub(crate) fn parse_flat(name: &str, bytes: &[u8], article_set: &mut ArticleSet) {
    write(name, odt::read_flat(&String::from_utf8_lossy(bytes)), article_set);
}

fn write(name: &str, document: Result<Document, Trouble>, article_set: &mut ArticleSet) {
    let document = match document.map(|document| press_download::write(document, article_set)) {
        Ok(None) => return,
        Ok(Some(document)) => Ok(document),
        Err(trouble) => Err(trouble),
    };
    article_set.article(|builder| {
        match document {
            Ok(document) => to_blocks::write(document, builder),
            Err(Trouble::Encrypted) => builder.note(Diagnostic::Encrypted),
            Err(Trouble::NoArchive) => builder.note(Diagnostic::BrokenDocument),
            Err(Trouble::NoBody) => builder.note(Diagnostic::NoBody),
        }
        super::markdown::name::fill_meta(name, builder);
    });
}
