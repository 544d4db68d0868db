//! Plain text, as saved from a newsroom's page. Reads it in steps: lines, the width they were wrapped at, the title block (title, date,
//! byline), pieces, headings, blocks. Each step passes over the lines once and knows nothing of the next.

pub(super) mod code;
mod csv;
mod dateline;
mod dialogue;
mod furniture;
mod heading_groups;
mod headings;
pub(in crate::formats) mod hyphens;
mod line_markers;
pub(in crate::formats) mod lines;
mod non_headings;
mod page_frame;
mod page_lines;
mod pages;
mod paragraphs;
mod terminal;
mod title_block;
mod to_blocks;
mod video_announcement;
mod wrap_width;

use super::{Source, excess, front_matter, language, release};
use crate::article::{BlockKind, Builder, Date};
use crate::words::Diagnostic;
use paragraphs::{Kind, Piece};
use to_blocks::Writer;
use wrap_width::Measure;

/// The most lines whose layout is examined; several vectors hold an entry for each.
const LINES: usize = 1_000_000;

/// Texts without a wider line, in columns, were not wrapped by a program.
const WRAPPED: u16 = 50;

pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    if csv::is_named(source.name) {
        title_from_name(source.name, builder);
        return csv::write(source.text, builder);
    }
    let text = terminal::shown(source.text);
    let (at, first) = front_matter::read(&text, builder);
    let body = text.get(at..).unwrap_or_default();
    let (body, rest) = excess::split(body, LINES, |byte| matches!(byte, b'\n' | b'\r'));
    language::set(body, builder);
    let mut lines = lines::read(body, first);
    pages::join(body, &mut lines);
    let around = page_frame::remove(&mut lines);
    let measure = Measure::of(&lines);
    title_block::read(&mut lines, measure, builder);
    if builder.meta.title.is_empty() {
        title_from_name(source.name, builder);
    }
    let mut pieces = paragraphs::read(&lines, measure);
    let count = around + furniture::remove(&lines, &mut pieces);
    if count > 0 {
        builder.note(Diagnostic::Furniture { count });
    }
    headings::mark(&lines, &mut pieces, measure);
    read_dateline(&lines, &pieces, builder);
    write(&lines, &pieces, measure, true, builder);
    builder.meta.date = builder.meta.date.or_else(|| day_in(source.name));
    builder.add_plain(rest);
}

/// Writes a text without title, date and byline above it; its first line is the file's line `first`.
pub(in crate::formats) fn body(text: &str, first: usize, builder: &mut Builder) {
    let (text, rest) = excess::split(text, LINES, |byte| matches!(byte, b'\n' | b'\r'));
    language::set(text, builder);
    let lines = lines::read(text, first);
    write_body(&lines, Measure::of(&lines), builder);
    builder.add_plain(rest);
}

/// Writes a piece of text from within a file, whose lines end where its author ended them, unless they are as long as those that programs
/// wrap. No paragraph of it is the lead.
pub(in crate::formats) fn kept_lines(text: &str, builder: &mut Builder) {
    let (text, rest) = excess::split(text, LINES, |byte| matches!(byte, b'\n' | b'\r'));
    language::set(text, builder);
    let lines = lines::read(text, 1);
    let is_long = lines.iter().any(|line| line.width > WRAPPED);
    let measure = if is_long { Measure::of(&lines) } else { Measure::Open };
    let pieces = pieces(&lines, measure, builder);
    write(&lines, &pieces, measure, false, builder);
    builder.add_plain(rest);
}

fn write_body(lines: &[lines::Line<'_>], measure: Measure, builder: &mut Builder) {
    let pieces = pieces(lines, measure, builder);
    write(lines, &pieces, measure, true, builder);
}

/// The pieces of a text; place and date of its dateline become fields.
fn pieces(lines: &[lines::Line<'_>], measure: Measure, builder: &mut Builder) -> Vec<Piece> {
    let mut pieces = paragraphs::read(lines, measure);
    headings::mark(lines, &mut pieces, measure);
    read_dateline(lines, &pieces, builder);
    pieces
}

/// Appends `text` to the open block; the addresses in it are links.
pub(in crate::formats) fn push_linked(text: &str, builder: &mut Builder) {
    to_blocks::words(text, builder);
}

/// A paragraph of its own; the addresses in it are links.
pub(in crate::formats) fn add_linked(text: &str, builder: &mut Builder) {
    builder.begin(BlockKind::Paragraph, None);
    push_linked(text, builder);
    builder.end();
}

/// Writes the pieces; the first paragraph is the lead where other blocks follow and no heading precedes it. Whom journalists may ask is
/// parted from the text by a rule.
fn write(lines: &[lines::Line<'_>], pieces: &[Piece], measure: Measure, has_lead: bool, builder: &mut Builder) {
    let opens = |piece: &Piece| matches!(piece.kind, Kind::Prose) && piece.lines().start < lines.len();
    let beside = |text: &str| non_headings::is_caption(text) || non_headings::is_salutation(text);
    let caption = |piece: &Piece| lines.get(piece.lines().start).is_some_and(|line| beside(line.text));
    let contacts = contacts(lines, pieces);
    let is_rule = |at: usize| pieces.get(at).is_none_or(|piece| piece.kind == Kind::Rule);
    let first = (0..pieces.len()).find(|&at| !is_rule(at) && !contacts[at] && !caption(&pieces[at]));
    let lead = first.filter(|&at| has_lead && opens(&pieces[at]) && at + 1 < pieces.len());
    let least = pieces.iter().filter_map(|piece| if let Kind::Heading(level) = piece.kind { Some(level) } else { None }).min();
    let top = if least == Some(1) { 2 } else { 1 };
    let mut writer = Writer { lines, measure, builder, top, announced: false, video: false, words: hyphens::Words::new(lines) };
    for (at, piece) in pieces.iter().enumerate() {
        let border = at.checked_sub(1).is_some_and(|before| contacts[before] != contacts[at] && !is_rule(before) && !is_rule(at));
        if border && (contacts[at] || first == Some(at)) {
            writer.builder.add(BlockKind::Rule, None, "");
        }
        writer.piece(piece);
        if lead == Some(at) {
            writer.builder.mark_lead();
        }
    }
    if writer.announced && !writer.video {
        builder.note(Diagnostic::VideoWithoutAddress);
    }
}

/// Of each piece, whether it says whom to ask: below a label, as far as addresses and telephone numbers follow.
fn contacts(lines: &[lines::Line<'_>], pieces: &[Piece]) -> Vec<bool> {
    let is = |piece: &Piece, rule: fn(&str) -> bool| lines[piece.lines()].iter().any(|line| rule(line.text));
    let labelled = |piece: &Piece| lines.get(piece.lines().start).is_some_and(|line| release::is_contact(line.text));
    let mut contacts = vec![false; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let prose = |at: usize| pieces.get(at).is_some_and(|piece| piece.kind == Kind::Prose);
        let mut end = at + 1;
        if prose(at) && labelled(&pieces[at]) {
            let detailed = is(&pieces[at], release::is_detail);
            // A name may come between the label and the address.
            let near = (end..end + 3).take_while(|&at| prose(at)).filter(|&at| is(&pieces[at], release::is_detail)).last();
            end = near.map_or(end, |last| last + 1);
            contacts[at..end].fill(detailed || near.is_some());
        }
        at = end;
    }
    contacts
}

/// Takes place and date from the dateline that opens the first paragraph.
fn read_dateline(lines: &[lines::Line<'_>], pieces: &[Piece], builder: &mut Builder) {
    // A letterhead may precede it.
    let is_text =
        |piece: &&Piece| lines.get(piece.lines().end.saturating_sub(1)).is_some_and(|line| !non_headings::is_of_letterhead(line.text));
    let Some(first) = pieces.iter().filter(|piece| piece.kind == Kind::Prose).take(3).find(is_text) else { return };
    let Some(line) = lines.get(first.lines().start) else { return };
    let Some(dateline) = dateline::read(line.text, builder.meta.lang.as_deref()) else { return };
    let meta = &mut builder.meta;
    meta.place = meta.place.take().or(dateline.place);
    meta.date = meta.date.or(dateline.date);
}

/// Derives the title from the file's name: `2018-11-13-fog_at_sea.txt` is « fog at sea ».
pub(in crate::formats) fn title_from_name(name: &str, builder: &mut Builder) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let rest = stem
        .get(10..)
        .filter(|_| day_in(stem.get(..10).unwrap_or_default()).is_some())
        .map(|rest| rest.trim_start_matches(['-', '_', ' ']));
    builder.meta.title = rest.filter(|rest| !rest.is_empty()).unwrap_or(stem).replace(['-', '_'], " ");
}

/// The day that a file's name holds as `2018-11-13` or `2018_11_13`.
fn day_in(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let number = |from: usize, to: usize| (from..to).all(figure).then(|| name.get(from..to)).flatten()?.parse::<u32>().ok();
    (0..bytes.len()).filter(|&at| at == 0 || !figure(at - 1)).filter(|&at| !figure(at + 10)).find_map(|at| {
        let parts = |at: usize| matches!(bytes.get(at), Some(b'-' | b'_'));
        let year = number(at, at + 4).filter(|year| parts(at + 4) && parts(at + 7) && (1800..2200).contains(year))?;
        Date::new(i32::try_from(year).ok()?, number(at + 5, at + 7)?, number(at + 8, at + 10)?)
    })
}

#[cfg(test)]
mod tests;
