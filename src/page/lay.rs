//! Lays out one part of one block as rows. Knows neither folds nor neighbouring blocks.

use crate::article::{Article, Block, BlockKind, Role, Roles};

use super::clusters::{self, clusters};
use super::ornaments;
use super::parts::Cut;
use super::subject::{Subject, ink};
use super::table::{self, Plan};
use super::wrap::{self, Line};
use super::{Ink, Piece, Row};

/// The fewest columns of a line behind a heading.
const SHORTEST_RULE: usize = 4;

/// The rows of a part, at least one.
pub(super) fn rows(subject: Subject<'_>, plan: Option<&Plan>) -> Vec<Row> {
    let mut rows = match (&subject.block.kind, plan) {
        (BlockKind::Rule, _) => vec![rule(subject)],
        (BlockKind::Code { .. }, _) => code(subject),
        (BlockKind::Table(table), Some(plan @ (Plan::Grid { .. } | Plan::List { .. }))) => table::rows(subject, table, plan),
        _ if subject.block.range.is_empty() => vec![stand_in(subject)],
        _ => text(subject),
    };
    if rows.is_empty() {
        rows.push(subject.blank(subject.block.range.start));
    }
    let [first, rest] = subject.gutter();
    for (number, row) in rows.iter_mut().enumerate() {
        row.gutter = if number == 0 { first } else { rest };
    }
    rows
}

/// The place at which `block` is best cut into parts.
pub(super) fn cut(block: &Block) -> Cut {
    if matches!(block.kind, BlockKind::Code { .. }) { Cut::Line } else { Cut::Word }
}

pub(super) fn role(article: &Article, index: usize, block: &Block) -> Role {
    match block.kind {
        BlockKind::Title => Role::Title,
        BlockKind::Subtitle => Role::Subtitle,
        BlockKind::Heading { level: 0..=1 } => Role::Heading,
        BlockKind::Heading { level: 2 } => Role::Subheading,
        BlockKind::Heading { .. } => Role::MinorHeading,
        BlockKind::Quote => Role::BlockQuote,
        BlockKind::PullQuote => Role::PullQuote,
        BlockKind::Code { .. } => Role::Code,
        BlockKind::Image { .. } | BlockKind::Caption => Role::Caption,
        BlockKind::Video { .. } => Role::Video,
        BlockKind::Paragraph | BlockKind::ListItem { .. } if block.quote_depth > 0 => Role::BlockQuote,
        BlockKind::Paragraph if article.lead() == Some(index) => Role::Lead,
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Table(_) | BlockKind::Rule | BlockKind::Transcript => Role::Text,
    }
}

fn text(subject: Subject<'_>) -> Vec<Row> {
    let measure = usize::from(subject.setting.measure);
    let margin = subject.margin(measure);
    let ruled = matches!(subject.block.kind, BlockKind::Heading { level: 0..=1 });
    let room = (measure - margin.width).saturating_sub(if ruled { SHORTEST_RULE + 1 } else { 0 }).max(1);
    let range = subject.range(Cut::Word);
    let text = subject.article.text()[range.clone()].trim_end();
    let lines = wrap::wrap(text, range.start, &subject.wrap_options(room, &range));
    let mut roles = Roles::of(role(subject.article, subject.index, subject.block));
    if roles.has(Role::BlockQuote) && subject.block.quote_depth > 1 {
        roles = roles.with(Role::NestedQuote);
    }
    let mut before = margin.first;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let mut pieces = std::mem::replace(&mut before, margin.rest.clone());
        if !line.range.is_empty() {
            pieces.push(ink(&line, room, roles));
        }
        if line.hyphen {
            pieces.push(Piece { ink: Ink::Added("-".into()), roles });
        }
        rows.push(subject.row(line.range, pieces));
    }
    if ruled && !subject.closed {
        rows.last_mut().into_iter().for_each(|row| extend_with_rule(row, subject, measure));
    }
    rows
}

/// Draws a line from the end of a first-level heading to the end of the measure, so that it is told from deeper ones without colours.
fn extend_with_rule(row: &mut Row, subject: Subject<'_>, measure: usize) {
    let written = |piece: &Piece| match &piece.ink {
        Ink::Text(range) => clusters::width(subject.article.text().get(range.clone()).unwrap_or_default()),
        Ink::Added(text) => clusters::width(text),
    };
    let used: usize = row.pieces.iter().map(written).sum();
    let Some(length) = measure.checked_sub(used + 1).filter(|&length| length >= SHORTEST_RULE) else { return };
    ornaments::add(&mut row.pieces, format!(" {}", ornaments::signs(subject.setting).line.repeat(length)), Role::Ornament);
}

fn rule(subject: Subject<'_>) -> Row {
    let measure = usize::from(subject.setting.measure);
    let mut pieces = subject.margin(measure).rest;
    let length = (measure / 3).max(1);
    if pieces.is_empty() && measure > length {
        ornaments::add(&mut pieces, " ".repeat((measure - length) / 2), Role::Ornament);
    }
    ornaments::add(&mut pieces, ornaments::signs(subject.setting).line.repeat(length), Role::Ornament);
    subject.row(subject.block.range.clone(), pieces)
}

/// The row of a picture or video without words of its own.
fn stand_in(subject: Subject<'_>) -> Row {
    let measure = usize::from(subject.setting.measure);
    let margin = subject.margin(measure);
    let mut pieces = margin.first;
    if let BlockKind::Video { url: Some(url) } = &subject.block.kind {
        let room = measure - margin.width;
        ornaments::add(&mut pieces, url[..clusters::fitting(url, room)].to_owned(), Role::Video);
    }
    subject.row(subject.block.range.clone(), pieces)
}

/// Lines as they are; what is too long goes on behind a sign.
fn code(subject: Subject<'_>) -> Vec<Row> {
    let room = usize::from(subject.setting.room);
    let margin = subject.margin(room);
    let room = room - margin.width;
    let range = subject.range(Cut::Line);
    let text = &subject.article.text()[range.clone()];
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut onward = subject.part > 0 && !subject.article.text()[..range.start].ends_with('\n');
    let sign = if room > 4 { ornaments::signs(subject.setting).onward } else { "" };
    let mut rows = Vec::new();
    let mut next_line = range.start;
    for line in text.split('\n') {
        let (mut at, end) = (next_line, next_line + line.trim_end().len());
        next_line += line.len() + 1;
        loop {
            let mut pieces = if rows.is_empty() { margin.first.clone() } else { margin.rest.clone() };
            let mut room = room;
            if onward && !sign.is_empty() {
                room -= clusters::width(sign);
                ornaments::add(&mut pieces, sign.to_owned(), Role::Ornament);
            }
            let row = stretch(&subject.article.text()[at..end], at, room);
            if !row.range.is_empty() {
                pieces.push(ink(&row, room, Roles::of(Role::Code)));
            }
            let next = row.range.end;
            rows.push(subject.row(row.range, pieces));
            if next >= end {
                break;
            }
            (at, onward) = (next, true);
        }
        onward = false;
    }
    rows
}

/// As much of `text` as `room` columns hold, at least one cluster.
fn stretch(text: &str, base: usize, room: usize) -> Line {
    let mut line = Line { range: base..base, width: 0, hyphen: false };
    for cluster in clusters(text) {
        if line.width + cluster.width > room && !line.range.is_empty() {
            break;
        }
        line.width += cluster.width;
        line.range.end = base + cluster.end();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, drawn, page, setting, written};
    use super::super::{Gutter, Setting};
    use super::*;
    use crate::article::{Builder, Marker};

    fn items(builder: &mut Builder) {
        let bullet = || BlockKind::ListItem { marker: Marker::Bullet };
        builder.nest(1, 0);
        builder.add(bullet(), None, "one two three four");
        builder.nest(2, 0);
        builder.add(bullet(), None, "below");
        builder.nest(1, 0);
        builder.add(BlockKind::ListItem { marker: Marker::Task(true) }, None, "done");
        builder.add(BlockKind::ListItem { marker: Marker::Number(9) }, None, "nine");
        builder.add(BlockKind::Paragraph, None, "more of it");
    }

    #[test]
    fn list_items_hang_behind_their_signs() {
        let expected = ["• one two", "  three four", "  ◦ below", "☑ done", "", " 9. nine", "", "    more of it"];
        assert_eq!(drawn(&mut page(14, items)), expected);
    }

    #[test]
    fn signs_can_be_ascii() {
        let mut page = page(20, items);
        page.set(Setting { ascii: true, ..setting(20) });
        assert!(drawn(&mut page).iter().all(|row| row.is_ascii()));
    }

    #[test]
    fn block_quotations_have_bars_on_every_row() {
        let mut page = page(12, |builder| {
            builder.nest(0, 2);
            builder.add(BlockKind::Quote, None, "some words");
            builder.nest(0, 1);
            builder.add(BlockKind::Quote, None, "others");
        });
        assert_eq!(drawn(&mut page), ["▏ ▏ some", "▏ ▏ words", "▏ ", "▏ others"]);
    }

    #[test]
    fn a_line_follows_first_level_headings_only_and_there_is_always_room_for_it() {
        let mut page = page(16, |builder| {
            builder.add(BlockKind::Heading { level: 1 }, None, "One");
            builder.add(BlockKind::Heading { level: 2 }, None, "Two");
            builder.add(BlockKind::Heading { level: 1 }, None, "Just as wide");
        });
        assert_eq!(drawn(&mut page), ["▾ One ──────────", "▾ Two", "▾ Just as", "  wide ─────────"]);
        page.close(0);
        assert_eq!(drawn(&mut page)[0], "▸ One +1");
    }

    #[test]
    fn in_the_gutter_headings_and_quotations_begin_where_the_text_does() {
        let mut page = page(20, |builder| {
            builder.add(BlockKind::Heading { level: 2 }, None, "Two");
            builder.nest(0, 2);
            builder.add(BlockKind::Quote, None, "some words");
        });
        page.set(Setting { gutter: Gutter::Beside, ..setting(20) });
        let rows: Vec<_> = all(&mut page).iter().map(|row| (row.gutter.map_or("", |sign| sign.text), written(&page, row))).collect();
        assert_eq!(rows, [("▾", "Two".to_owned()), ("▏", "▏ some words".to_owned())]);
    }

    #[test]
    fn code_keeps_its_lines_and_goes_on_behind_a_sign() {
        let mut page = page(2, |builder| builder.add(BlockKind::Code { language: None }, None, "fn main() {\n\n  abcdefghijklm\n}"));
        assert_eq!(drawn(&mut page), ["fn main() {", "", "  abcdefghij", "↪ klm", "}"]);
    }

    #[test]
    fn pictures_videos_and_rules_show_without_words() {
        let mut page = page(12, |builder| {
            builder.add(BlockKind::Image { src: "a.png".into() }, None, "A boat");
            builder.add(BlockKind::Caption, None, "Seen at sea");
            builder.add(BlockKind::Video { url: Some("https://example.org/".into()) }, None, "");
            builder.add(BlockKind::Rule, None, "");
            builder.add(BlockKind::Paragraph, None, "End.");
        });
        assert_eq!(drawn(&mut page), ["▣ A boat", "Seen at sea", "", "▶ https://ex", "", "    ────", "", "End."]);
    }

    #[test]
    fn picture_space_comes_before_the_caption() {
        let mut page = page(12, |builder| {
            builder.add(BlockKind::Paragraph, None, "One.");
            builder.add(BlockKind::Image { src: "a.png".into() }, None, "A boat");
        });
        page.set_pictures([(1, (8, 2))].into());
        assert_eq!(drawn(&mut page), ["One.", "", "", "", "▣ A boat"]);
        let found = all(&mut page).iter().map(|row| row.picture).collect::<Vec<_>>();
        assert_eq!(found, [None, None, Some(0), Some(1), None]);
        let words = page.place(page.article().text().find("boat").unwrap());
        assert_eq!(page.rows(words, 1)[0].picture, None);
        page.set_pictures([].into());
        assert_eq!(drawn(&mut page), ["One.", "", "▣ A boat"]);
    }

    #[test]
    fn a_parted_word_has_a_hyphen_that_is_not_text() {
        let mut page = page(14, |builder| {
            builder.meta.lang = Some("fr".into());
            builder.add(BlockKind::Paragraph, None, "la photographie instantanément");
        });
        assert_eq!(drawn(&mut page), ["la photogra-", "phie instanta-", "nément"]);
        assert_eq!(page.article().text(), "la photographie instantanément");
    }
}
