//! Turns a document into blocks.

use std::collections::HashMap;

use super::metadata;
use super::model::{Document, Kind, Look, Para, Piece, Run};
use crate::article::{BlockKind, Builder, Marker, Role, Table};
use crate::formats::{release, text};

pub(super) fn write(mut document: Document, builder: &mut Builder) {
    for note in std::mem::take(&mut document.notes) {
        builder.note(note);
    }
    metadata::read(&mut document, builder);
    body(document, builder);
}

/// Writes the text of a document whose title block has been taken from it.
pub(super) fn body(mut document: Document, builder: &mut Builder) {
    set_apart(&mut document.pieces);
    let lead = lead(&document.pieces);
    let mut marks = Marks::default();
    for (at, piece) in document.pieces.iter().enumerate() {
        match piece {
            Piece::Para(para) => paragraph(para, builder, &mut marks),
            Piece::Table(rows, header) => table(rows, *header, builder, &mut marks),
            Piece::Image { src, alt } => builder.add(BlockKind::Image { src: src.as_str().into() }, None, alt),
        }
        if lead == Some(at) {
            builder.mark_lead();
        }
    }
    footnotes(&document, builder, &mut marks);
    builder.add_plain(&document.rest);
}

/// Makes rules of the lines that end a press release, and puts one before the paragraphs about whom to ask.
fn set_apart(pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while let Some(piece) = pieces.get_mut(at) {
        let Piece::Para(para) = piece else {
            at += 1;
            continue;
        };
        let text = para.text();
        if release::is_end(&text) {
            *para = Para { kind: Kind::Rule, runs: Vec::new() };
        } else if at > 0 && release::is_contact(&text) {
            let detailed = pieces[at..].iter().take(4).filter_map(Piece::as_para).any(|para| release::is_detail(&para.text()));
            if detailed && !is_rule(&pieces[at - 1]) {
                pieces.insert(at, Piece::Para(Para { kind: Kind::Rule, runs: Vec::new() }));
            }
            return;
        }
        at += 1;
    }
}

fn is_rule(piece: &Piece) -> bool {
    piece.as_para().is_some_and(|para| para.kind == Kind::Rule)
}

/// Index of the lead: the paragraph in such a style, else the first, where no heading precedes it.
fn lead(pieces: &[Piece]) -> Option<usize> {
    let kind = |piece: &Piece| piece.as_para().map(|para| para.kind);
    let styled = pieces.iter().position(|piece| kind(piece) == Some(Kind::Lead));
    let first = || {
        let asks =
            |piece: &Piece| piece.as_para().map(Para::text).is_some_and(|text| release::is_contact(&text) || release::is_detail(&text));
        let text = |piece: &&Piece| matches!(kind(piece), Some(kind) if !matches!(kind, Kind::Caption | Kind::Rule));
        let at = pieces.iter().position(|piece| text(&piece) && !asks(piece))?;
        (kind(&pieces[at]) == Some(Kind::Plain) && at + 1 < pieces.len()).then_some(at)
    };
    styled.or_else(first)
}

/// Which footnotes were met, in order, and the number of each.
#[derive(Default)]
struct Marks {
    met: Vec<usize>,
    numbers: HashMap<usize, usize>,
}

impl Marks {
    fn number(&mut self, footnote: usize) -> usize {
        let next = self.met.len() + 1;
        let number = *self.numbers.entry(footnote).or_insert(next);
        if number == next {
            self.met.push(footnote);
        }
        number
    }
}

fn paragraph(para: &Para, builder: &mut Builder, marks: &mut Marks) {
    let (lists, quotes) = match para.kind {
        Kind::Item(_, depth) | Kind::More(depth) => (depth, 0),
        Kind::Quote => (0, 1),
        _ => (0, 0),
    };
    let typed = bullet(para);
    builder.nest(usize::from(lists).max(usize::from(typed.is_some())), quotes);
    let kind = match para.kind {
        Kind::Heading(level) => BlockKind::Heading { level },
        // A second title is a heading.
        Kind::Title => BlockKind::Heading { level: 1 },
        Kind::Subtitle => BlockKind::Heading { level: 2 },
        Kind::Item(marker, _) => BlockKind::ListItem { marker },
        Kind::Quote => BlockKind::Quote,
        Kind::Caption => BlockKind::Caption,
        Kind::Code => BlockKind::Code { language: None },
        Kind::Rule => BlockKind::Rule,
        Kind::Plain if typed.is_some() => BlockKind::ListItem { marker: Marker::Bullet },
        Kind::Plain | Kind::Lead | Kind::Byline | Kind::More(_) => BlockKind::Paragraph,
    };
    let plain = matches!(kind, BlockKind::Heading { .. } | BlockKind::Code { .. });
    builder.begin(kind, None);
    let mut skip = typed.unwrap_or_default();
    for run in &para.runs {
        let text = run.text.get(skip.min(run.text.len())..).unwrap_or_default();
        skip = skip.saturating_sub(run.text.len());
        words(run, text, plain, builder, marks);
    }
    builder.end();
    builder.nest(0, 0);
}

/// Length in bytes of a typed bullet.
fn bullet(para: &Para) -> Option<usize> {
    let text = &para.runs.iter().find(|run| !run.text.is_empty())?.text;
    let bare = text.trim_start();
    let rest = bare.strip_prefix(['•', '▪', '●', '○', '‣', '◦', '■', '\u{f0b7}', '\u{f0a7}'])?;
    let first = para.runs.first().is_some_and(|run| run.text == *text);
    (para.kind == Kind::Plain && first && rest.starts_with(char::is_whitespace)).then(|| text.len() - rest.len())
}

fn words(run: &Run, text: &str, plain: bool, builder: &mut Builder, marks: &mut Marks) {
    let start = builder.position();
    if let Some(footnote) = run.footnote {
        let mark = format!("[{}]", marks.number(footnote));
        builder.push(&mark);
        return builder.span(start, Role::Footnote);
    }
    match &run.link {
        Some(url) => {
            builder.push(text);
            builder.link(start, url);
        }
        None => text::push_linked(text, builder),
    }
    let Look { strong, emphasis, strike, .. } = run.look;
    for (role, on) in [(Role::Strong, strong), (Role::Emphasis, emphasis), (Role::Strike, strike)] {
        if on && !plain {
            builder.span(start, role);
        }
    }
}

fn table(rows: &[Vec<Para>], header: usize, builder: &mut Builder, marks: &mut Marks) {
    // A first row that is all strong names the columns.
    let strong = rows.len() > 1
        && rows
            .first()
            .is_some_and(|row| row.iter().filter(|cell| !cell.is_empty()).all(Para::is_strong) && row.iter().any(|cell| !cell.is_empty()));
    let table = Table { header_rows: header.max(usize::from(strong)), ..Table::default() };
    builder.begin(BlockKind::Table(Box::new(table)), None);
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            builder.cell(at == 0);
            for run in &cell.runs {
                words(run, &run.text, false, builder, marks);
            }
        }
    }
    builder.end();
}

/// Writes the footnotes that were met, at the end; footnotes within them follow.
fn footnotes(document: &Document, builder: &mut Builder, marks: &mut Marks) {
    let mut at = 0;
    while let Some(&footnote) = marks.met.get(at) {
        at += 1;
        for (number, para) in document.footnotes.get(footnote).into_iter().flatten().enumerate() {
            builder.begin(BlockKind::Paragraph, None);
            if number == 0 {
                let start = builder.position();
                builder.push(&format!("[{at}]"));
                builder.span(start, Role::Footnote);
                builder.push(" ");
            }
            let first = para.runs.iter().position(|run| !run.text.trim().is_empty());
            for (place, run) in para.runs.iter().enumerate() {
                let text = if number == 0 && Some(place) == first { run.text.trim_start() } else { &run.text };
                words(run, text, false, builder, marks);
            }
            builder.end();
        }
    }
}
