//! Joins lines to paragraphs, across columns and pages too: by leading, indents, short last lines and sizes. Larger paragraphs are headings.

use std::collections::HashMap;

use super::super::model::{Document, Kind, Look, Para, Piece};
use super::lines::{Line, Run};
use crate::article::Marker;
use crate::formats::text::{hyphens, lines as text_lines};

/// How much larger than the text a heading is.
const HEADING: f32 = 1.14;

/// How much larger the title is.
const TITLE: f32 = 1.25;

/// The longest heading, in characters.
const LONGEST: usize = 250;

/// Signs before items of lists.
const BULLETS: [char; 10] = ['•', '▪', '●', '○', '‣', '◦', '■', '▶', '\u{f0b7}', '\u{f0a7}'];

/// A column in a band of a page, and where its lines begin and end.
struct Block {
    lines: Vec<Line>,
    left: f32,
    right: f32,
}

/// A paragraph with what is known of its lines.
struct Open {
    para: Para,
    size: f32,
    strong: bool,
    page: usize,
    last: Line,
    /// Where the column of the last line begins and ends.
    column: (f32, f32),
    item: bool,
}

/// The document that pages are, each given as its blocks.
pub(super) fn document(pages: Vec<Vec<Vec<Line>>>) -> Document {
    let mut text = String::new();
    for line in pages.iter().flatten().flatten() {
        text.push_str(line.text().trim());
        text.push('\n');
    }
    let lines = text_lines::read(&text, 1);
    let words = hyphens::Words::new(&lines);
    let body = body_size(&pages);
    let mut writer = Writer { leading: leading(&pages, body), words, open: None, done: Vec::new() };
    for (page, blocks) in pages.into_iter().enumerate() {
        for lines in blocks {
            let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
            let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
            writer.block(page, Block { lines, left, right });
        }
    }
    writer.end();
    let pieces = with_headings(writer.done, body);
    Document { pieces, ..Document::default() }
}

/// The size of most letters.
fn body_size(pages: &[Vec<Vec<Line>>]) -> f32 {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    for line in pages.iter().flatten().flatten() {
        *sizes.entry(halves(line.size)).or_default() += line.chars();
    }
    let most = sizes.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(20, |(size, _)| size);
    f32::from(i16::try_from(most).unwrap_or(20)) / 2.0
}

/// A size in halves of points.
#[expect(clippy::cast_possible_truncation, reason = "sizes are clamped when pieces are read")]
fn halves(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

/// The usual distance of two lines of text, in their size.
fn leading(pages: &[Vec<Vec<Line>>], body: f32) -> f32 {
    let mut found = Vec::new();
    for block in pages.iter().flatten() {
        for pair in block.windows(2).filter(|pair| pair.iter().all(|line| halves(line.size) == halves(body))) {
            found.push((pair[0].base - pair[1].base) / body.max(1.0));
        }
    }
    found.retain(|leading| (0.8..2.6).contains(leading));
    found.sort_by(f32::total_cmp);
    found.get(found.len() / 2).copied().unwrap_or(1.2)
}

struct Writer<'a, 'b> {
    leading: f32,
    words: hyphens::Words<'a, 'b>,
    open: Option<Open>,
    done: Vec<Open>,
}

impl Writer<'_, '_> {
    fn block(&mut self, page: usize, block: Block) {
        let column = (block.left, block.right);
        for (at, line) in block.lines.into_iter().enumerate() {
            let goes_on = match &self.open {
                Some(open) if at > 0 => self.is_next(open, &line, column),
                Some(open) => is_continued(open, &line),
                None => false,
            };
            if goes_on {
                self.join(line, column);
            } else {
                self.begin(page, line, column);
            }
        }
    }

    /// Whether a line below another goes on in its paragraph.
    fn is_next(&self, open: &Open, line: &Line, (left, right): (f32, f32)) -> bool {
        let last = &open.last;
        let size = last.size.max(1.0);
        if !is_alike(open, line) || bullet(&line.text()).is_some() || last.base - line.base > self.leading * 1.35 * size {
            return false;
        }
        let indented = line.left - left > 0.8 * size;
        let was_indented = last.left - left > 0.8 * size;
        if indented && !was_indented && !open.item {
            return false;
        }
        let is_short = last.right < right - 0.2 * (right - left);
        let text = last.text();
        // A row of dots leads to a page in a table of contents.
        let leads = text.contains("....") || text.contains(". . . .");
        !(is_short && ends_sentence(&text) || leads)
    }

    fn begin(&mut self, page: usize, line: Line, column: (f32, f32)) {
        self.end();
        let mut para = Para::default();
        let text = line.text();
        let sign = bullet(&text);
        if sign.is_some() {
            para.kind = Kind::Item(Marker::Bullet, 1);
        }
        let mut skip = sign.unwrap_or_default();
        for run in &line.runs {
            let words = run.text.get(skip.min(run.text.len())..).unwrap_or_default();
            skip = skip.saturating_sub(run.text.len());
            push(&mut para, run, words);
        }
        self.open = Some(Open { para, size: line.size, strong: line.is_strong(), page, last: line, column, item: sign.is_some() });
    }

    /// Appends a line; a word parted at the end of the one before is joined.
    fn join(&mut self, line: Line, column: (f32, f32)) {
        let Some(open) = &mut self.open else { return };
        let (before, text) = (open.last.text(), line.text());
        let (before, text) = (before.trim_end(), text.trim_start());
        if self.words.is_parted(before, text) {
            if let Some(run) = open.para.runs.last_mut() {
                run.text.truncate(run.text.trim_end().trim_end_matches(['-', '\u{2010}', '\u{ad}']).len());
            }
        } else if !hyphens::breaks_word(before, text) && !is_dense(before, text) {
            let look = open.para.runs.last().map(|run| (run.look, run.link.clone())).unwrap_or_default();
            open.para.push(" ", look.0, look.1.as_deref());
        }
        for (at, run) in line.runs.iter().enumerate() {
            push(&mut open.para, run, if at == 0 { run.text.trim_start() } else { &run.text });
        }
        (open.last, open.column) = (line, column);
    }

    fn end(&mut self) {
        self.done.extend(self.open.take().filter(|open| !open.para.is_empty()));
    }
}

fn push(para: &mut Para, run: &Run, words: &str) {
    para.push(words, Look { strong: run.strong, emphasis: run.emphasis, ..Look::default() }, run.link.as_deref());
}

/// Whether a line looks as those of the open paragraph do.
fn is_alike(open: &Open, line: &Line) -> bool {
    (open.size - line.size).abs() <= 0.12 * open.size.max(line.size) && open.strong == line.is_strong()
}

/// Whether the paragraph at the end of a column goes on at the beginning of the next.
fn is_continued(open: &Open, line: &Line) -> bool {
    let (left, right) = open.column;
    let is_full = open.last.right > right - 0.2 * (right - left);
    let (before, text) = (open.last.text(), line.text());
    let is_open = is_full && !ends_sentence(&before) || hyphens::breaks_word(before.trim_end(), text.trim_start());
    is_alike(open, line) && is_open && bullet(&text).is_none()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['”', '"', '»', ')', '’', ']', '\u{a0}', ' ']).ends_with(['.', '!', '?', ':', '…', '。', '！', '？'])
}

/// Whether two lines are joined without a space, as in Chinese and Japanese.
fn is_dense(before: &str, after: &str) -> bool {
    let dense = |c: char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    before.ends_with(dense) && after.starts_with(dense)
}

/// Length of the sign before an item of a list.
fn bullet(text: &str) -> Option<usize> {
    let bare = text.trim_start();
    let rest = bare.strip_prefix(BULLETS)?;
    (rest.starts_with(char::is_whitespace)).then(|| text.len() - rest.trim_start().len())
}

/// The paragraphs, larger ones as title and headings.
fn with_headings(paragraphs: Vec<Open>, body: f32) -> Vec<Piece> {
    let is_heading = |open: &Open| open.size >= HEADING * body && open.para.text().chars().count() <= LONGEST;
    let mut sizes: Vec<i32> = paragraphs.iter().filter(|open| is_heading(open)).map(|open| halves(open.size)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let largest = paragraphs.iter().filter(|open| open.page == 0 && is_heading(open)).map(|open| halves(open.size)).max();
    let mut titled = false;
    let piece = |open: Open| {
        let mut para = open.para;
        let size = halves(open.size);
        let above = sizes.iter().filter(|known| **known > size).count();
        if open.size >= HEADING * body && para.text().chars().count() <= LONGEST && para.text().chars().any(char::is_alphabetic) {
            let is_title = !titled && open.page == 0 && Some(size) == largest && open.size >= TITLE * body;
            titled |= is_title;
            let level = u8::try_from(above).unwrap_or(5).min(5) + 1;
            para.kind = if is_title { Kind::Title } else { Kind::Heading(level) };
        }
        Piece::Para(para)
    };
    paragraphs.into_iter().map(piece).collect()
}
