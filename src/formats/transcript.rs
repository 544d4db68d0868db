//! Transcripts: subtitles of a video (`WebVTT`, `SubRip`, TTML, Advanced `SubStation`) and transcripts by Whisper. Cues are joined into
//! paragraphs, by speaker and by pauses, and keep their times. `store` decides which video or article a file belongs to.

mod ass;
mod cues;
mod segments;
#[cfg(test)]
mod tests;
mod to_blocks;
mod ttml;
mod whisper;

use super::markdown::name;
use super::{Source, excess, json_ld, language, text, xml};
use crate::article::Builder;
use crate::formats::lexicon::Phrases;
use crate::words::Diagnostic;
pub(crate) use ass::sniff as sniff_ass;
use cues::Cue;
use segments::Piece;
pub(crate) use ttml::sniff as sniff_ttml;
pub(crate) use whisper::sniff as sniff_whisper;

/// The endings of transcripts, lower case.
pub(crate) const ENDINGS: &[&str] = &["vtt", "srt"];

/// Whether a text without a known file extension looks like subtitles.
pub(crate) fn sniff(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    if let Some(title) = first.strip_prefix("WEBVTT") {
        return title.is_empty() || title.starts_with([' ', '\t']);
    }
    first.bytes().all(|byte| byte.is_ascii_digit()) && lines.next().is_some_and(|line| cues::times(line).is_some())
}

/// Whether a file of this name is a transcript.
pub(crate) fn is_named(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The heading of a transcript below an article in the language `lang`.
pub(crate) fn heading(lang: Option<&str>) -> &'static str {
    let own = lang.and_then(|lang| Phrases::TranscriptHeadings.in_language(lang.get(..2)?));
    own.or_else(|| Phrases::TranscriptHeadings.in_language("en")).unwrap_or_default()
}

/// The most lines whose cues are read: those of a month of talk.
const LINES: usize = 1_500_000;

/// Reads `source` into `builder`. A file without a single cue is read as text.
pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let (head, rest) = excess::split(source.text, LINES, |byte| matches!(byte, b'\n' | b'\r'));
    let file = cues::read(head);
    if file.broken > 0 {
        builder.note(Diagnostic::Times { count: file.broken });
    }
    if file.cues.is_empty() {
        if !source.text.trim().is_empty() {
            builder.note(Diagnostic::NoCues);
            text::parse(source, builder);
        }
        return name::fill_meta(source.name, builder);
    }
    builder.meta.lang = file.language.map(str::to_owned);
    file.title.unwrap_or_default().clone_into(&mut builder.meta.title);
    write(source.name, &segments::pieces(&file.cues), builder);
    builder.add_plain(rest);
}

/// Reads TTML.
pub(crate) fn parse_ttml(source: &Source<'_>, builder: &mut Builder) {
    let read = ttml::read(source.text);
    if read.said.is_empty() {
        builder.note(Diagnostic::NoCues);
        return xml::parse(source, builder);
    }
    builder.meta.lang = read.language;
    builder.meta.title = read.title.unwrap_or_default();
    let cues: Vec<Cue<'_>> = read.said.iter().map(ttml::Said::cue).collect();
    write(source.name, &segments::pieces(&cues), builder);
}

/// Reads a transcript in JSON.
pub(crate) fn parse_whisper(source: &Source<'_>, builder: &mut Builder) {
    let (language, pieces) = whisper::read(source.text);
    if pieces.is_empty() {
        builder.note(Diagnostic::NoCues);
        return json_ld::show(source, builder);
    }
    builder.meta.lang = language;
    write(source.name, &pieces, builder);
}

/// Reads Advanced `SubStation`.
pub(crate) fn parse_ass(source: &Source<'_>, builder: &mut Builder) {
    let (title, pieces) = ass::read(source.text);
    if pieces.is_empty() {
        builder.note(Diagnostic::NoCues);
        return text::parse(source, builder);
    }
    builder.meta.title = title.unwrap_or_default();
    write(source.name, &pieces, builder);
}

fn write(file: &str, pieces: &[Piece], builder: &mut Builder) {
    name::fill_meta(file, builder);
    if builder.meta.lang.is_none() {
        let words: String = pieces.iter().take(60).flat_map(|piece| [piece.text.as_str(), " "]).collect();
        language::set(&words, builder);
    }
    to_blocks::write(pieces, builder);
}
