//! Plain text, as a newsroom's page comes out when it is saved as text. Reads it in steps: lines, the measure they were wrapped at,
//! the opening (title, date, byline), pieces, headings, blocks. Each step passes over the lines once and is blind to the next.

mod announce;
mod byline;
mod code;
mod dateline;
mod headings;
mod lines;
mod lookalike;
mod marks;
mod measure;
mod opening;
mod pieces;
mod writing;

use super::{Source, dates, front_matter, language};
use crate::article::{Builder, Date};
use crate::words::Note;
use measure::Measure;
use pieces::{Kind, Piece};
use writing::Writer;

/// Tells `builder` what `source` says.
pub fn parse(source: &Source<'_>, builder: &mut Builder) {
    let (at, first) = front_matter::read(source.text, builder);
    let body = source.text.get(at..).unwrap_or_default();
    if builder.meta.lang.is_none() {
        builder.meta.lang = language::guess(body).map(str::to_owned);
    }
    let mut lines = lines::read(body, first);
    let measure = Measure::of(&lines);
    opening::read(&mut lines, measure, builder);
    if builder.meta.title.is_empty() {
        name(source.name, builder);
    }
    let mut pieces = pieces::read(&lines, measure);
    headings::mark(&lines, &mut pieces, measure);
    read_dateline(&lines, &pieces, builder);
    write(&lines, &pieces, measure, builder);
}

/// Writes the pieces; the first paragraph, where other blocks follow and no heading stands before it, is the lead.
fn write(lines: &[lines::Line<'_>], pieces: &[Piece], measure: Measure, builder: &mut Builder) {
    let opens = |piece: &Piece| matches!(piece.kind, Kind::Prose) && piece.lines().start < lines.len();
    let caption = |piece: &Piece| lines.get(piece.lines().start).is_some_and(|line| lookalike::is_caption(line.text));
    let first = pieces.iter().position(|piece| !matches!(piece.kind, Kind::Rule) && !caption(piece));
    let lead = first.filter(|&at| opens(&pieces[at]) && at + 1 < pieces.len());
    let least = pieces.iter().filter_map(|piece| if let Kind::Heading(level) = piece.kind { Some(level) } else { None }).min();
    let top = if least == Some(1) { 2 } else { 1 };
    let mut writer = Writer { lines, measure, builder, top, announced: false, video: false };
    for (at, piece) in pieces.iter().enumerate() {
        writer.piece(piece);
        if lead == Some(at) {
            writer.builder.mark_lead();
        }
    }
    if writer.announced && !writer.video {
        builder.note(Note::VideoWithoutAddress);
    }
}

/// Takes place and date from the dateline that opens the first paragraph.
fn read_dateline(lines: &[lines::Line<'_>], pieces: &[Piece], builder: &mut Builder) {
    let Some(line) = pieces.iter().find(|piece| piece.kind == Kind::Prose).and_then(|piece| lines.get(piece.lines().start)) else { return };
    let Some(dateline) = dateline::read(line.text, builder.meta.lang.as_deref()) else { return };
    let meta = &mut builder.meta;
    meta.place = meta.place.take().or(dateline.place);
    meta.date = meta.date.or(dateline.date);
}

/// Derives the title from the file's name: `2018-11-13-fog_at_sea.txt` is « fog at sea » of that day.
fn name(name: &str, builder: &mut Builder) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (date, rest) = leading_date(stem).map_or((None, stem), |(date, rest)| (Some(date), rest));
    builder.meta.date = builder.meta.date.or(date);
    let title = if rest.is_empty() { stem } else { rest };
    builder.meta.title = title.replace(['-', '_'], " ");
}

fn leading_date(stem: &str) -> Option<(Date, &str)> {
    let (head, rest) = (stem.get(..10)?, stem.get(10..)?);
    let date = dates::read(head, None)?;
    (head.starts_with(|c: char| c.is_ascii_digit()) && (rest.is_empty() || rest.starts_with(['-', '_', ' ']))).then(|| (date, rest.trim_start_matches(['-', '_', ' '])))
}

#[cfg(test)]
mod tests;
