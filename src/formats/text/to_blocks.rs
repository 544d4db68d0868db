//! Turns pieces into blocks: joins lines, nests lists and quotations, and makes links of URLs.

use super::hyphens::Words;
use super::lines::{self, Line};
use super::paragraphs::{Kind, Piece};
use super::wrap_width::{self, Measure};
use super::{line_markers, non_headings, video_announcement};
use crate::article::{BlockKind, Builder, LinkKind, Table};

pub(super) struct Writer<'a, 'b> {
    pub(super) lines: &'b [Line<'a>],
    pub(super) measure: Measure,
    pub(super) builder: &'b mut Builder,
    /// The level that headings marked with one `#` or `=` get.
    pub(super) top: u8,
    /// Whether a paragraph announces a video.
    pub(super) announced: bool,
    /// Whether an address of a video was met.
    pub(super) video: bool,
    /// The words of the text, which decide about hyphens at line ends.
    pub(super) words: Words<'a, 'b>,
}

impl Writer<'_, '_> {
    pub(super) fn piece(&mut self, piece: &Piece) {
        let lines = &self.lines[piece.lines()];
        let Some(first) = lines.first() else { return };
        let line = usize::try_from(first.number).ok();
        let nest = match piece.kind {
            Kind::Item(_, depth) | Kind::More(depth) => (depth, 0),
            Kind::Quote => (0, 1),
            Kind::Mail(depth) => (0, depth),
            _ => (0, 0),
        };
        self.builder.nest(usize::from(nest.0), usize::from(nest.1));
        match piece.kind {
            Kind::Rule => self.builder.add(BlockKind::Rule, line, ""),
            Kind::Code => self.code(lines, line),
            Kind::Table => self.table(lines, line),
            _ => self.prose(piece, lines, line),
        }
        self.builder.nest(0, 0);
    }

    fn prose(&mut self, piece: &Piece, lines: &[Line<'_>], line: Option<usize>) {
        let caption =
            matches!(piece.kind, Kind::Prose) && lines.len() <= 3 && lines.first().is_some_and(|line| non_headings::is_caption(line.text));
        let kind = match piece.kind {
            Kind::Heading(level) => BlockKind::Heading { level: level.saturating_add(self.top).saturating_sub(1).clamp(2, 6) },
            Kind::Item(marker, _) => BlockKind::ListItem { marker },
            Kind::Quote | Kind::Mail(_) => BlockKind::Quote,
            _ if caption => BlockKind::Caption,
            _ => BlockKind::Paragraph,
        };
        self.builder.begin(kind, line);
        for (at, line) in lines.iter().enumerate() {
            let text = bare(line.text, piece.kind, at);
            let joins =
                |one: &Line<'_>, next: &Line<'_>| matches!(piece.kind, Kind::Item(..) | Kind::Heading(_)) || self.measure.joins(one, next);
            if let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) {
                self.builder.push(if joins(before, line) { wrap_width::joint(before.text, text) } else { "\n" });
            }
            let next = lines.get(at + 1).filter(|next| text.ends_with(['-', '\u{2010}', '\u{ad}']) && joins(line, next));
            let parted = next.is_some_and(|next| self.words.is_parted(text, bare(next.text, piece.kind, at + 1)));
            let text = if parted { text.trim_end_matches(['-', '\u{2010}', '\u{ad}']) } else { text };
            let spaced = lines::holds_gap(text).then(|| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
            self.video |= words(spaced.as_deref().unwrap_or(text), self.builder);
        }
        self.announced |= self.builder.so_far().len() < 300 && video_announcement::calls_to_watch(self.builder.so_far().trim());
        self.builder.end();
    }

    fn code(&mut self, lines: &[Line<'_>], line: Option<usize>) {
        let least = lines.iter().map(Line::indent).min().unwrap_or_default();
        self.builder.begin(BlockKind::Code { language: None }, line);
        for (at, line) in lines.iter().enumerate() {
            let breaks = if at == 0 { 0 } else { usize::from(line.gap) + 1 };
            (0..breaks).for_each(|_| self.builder.push("\n"));
            (least..line.indent().min(least + 80)).for_each(|_| self.builder.push(" "));
            self.builder.push(line.text);
        }
        self.builder.end();
    }

    fn table(&mut self, lines: &[Line<'_>], line: Option<usize>) {
        self.builder.begin(BlockKind::Table(Box::<Table>::default()), line);
        for line in lines {
            let cells = line.text.strip_prefix('|').and_then(|text| text.strip_suffix('|'));
            if cells.is_some_and(|text| text.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ' | '+'))) {
                continue;
            }
            let (text, bar) = cells.map_or((line.text, '\t'), |text| (text, '|'));
            for (at, cell) in text.split(bar).enumerate() {
                self.builder.cell(at == 0);
                self.builder.push(cell.trim());
            }
        }
        self.builder.end();
    }
}

/// The line without the mark of what it is part of.
fn bare(text: &str, kind: Kind, at: usize) -> &str {
    match kind {
        Kind::Item(..) if at == 0 => line_markers::item(text).map_or(text, |item| item.text),
        Kind::Heading(_) => {
            let text = line_markers::hash(text).map_or(text, |(_, text)| text);
            line_markers::anchored(text).unwrap_or(text)
        }
        Kind::Mail(_) => line_markers::quoted(text).map_or(text, |(_, text)| text),
        _ => text,
    }
}

/// Appends `text` to the open block, its addresses linked; returns whether one of them is a video's.
pub(super) fn words(text: &str, builder: &mut Builder) -> bool {
    let (mut rest, mut video) = (text, false);
    while let Some((start, end)) = address(rest) {
        builder.push(&rest[..start]);
        let (at, url) = (builder.position(), &rest[start..end]);
        builder.push(url);
        builder.link(at, url);
        video |= LinkKind::of(url) == LinkKind::Video;
        rest = &rest[end..];
    }
    builder.push(rest);
    video
}

/// Range of the first URL in `text`: up to white space, without punctuation at the end of a sentence.
fn address(text: &str) -> Option<(usize, usize)> {
    // One search for both schemes: looking for each to the end of the text takes the square of its length where one is missing.
    let start = text.match_indices(':').find_map(|(at, _)| {
        let before = text.get(..at)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
        // A scheme that is talked of leads nowhere.
        let host = text.get(at..)?.strip_prefix("://")?;
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[').then_some(at - scheme.len())
    })?;
    let long = text[start..].find(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
    });
    let mut url = long.map_or(&text[start..], |end| &text[start..start + end]);
    let unopened = [('(', ')'), ('[', ']')].map(|(open, close)| (!url.contains(open)).then_some(close));
    loop {
        let closing = unopened.iter().flatten().any(|&close| url.ends_with(close));
        if !closing && !url.ends_with(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*']) {
            return Some((start, start + url.len()));
        }
        let mut chars = url.chars();
        chars.next_back();
        url = chars.as_str();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_end_before_closing_punctuation() {
        let found = |text: &'static str| address(text).map(|(start, end)| &text[start..end]);
        assert_eq!(found("see https://example.org/a_(b)."), Some("https://example.org/a_(b)"));
        assert_eq!(found("(http://example.org/)"), Some("http://example.org/"));
        assert_eq!(found("not ‘http://’ but https://example.org"), Some("https://example.org"));
        assert_eq!(found("<https://example.org/x>, too"), Some("https://example.org/x"));
        assert_eq!(found("no address"), None);
    }
}
