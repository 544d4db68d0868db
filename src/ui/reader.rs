//! Draws the reader pane: the sticky line, the rows in view with their gutter, the scrollbar.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{margin, rendered_image, safe_text};
use crate::app::prompt::{Prompt, Target};
use crate::app::reader::Reader;
use crate::app::{Focus, Layer, State};
use crate::article::{BlockKind, Role, Roles};
use crate::config::theme::Part;
use crate::page::{Gutter, Hidden, Ink, Marks, Row, paint as paint_row};
use crate::words::Label;

pub(crate) fn paint(state: &State, area: Rect, buf: &mut Buffer) {
    let Some(reader) = &state.reader else {
        if state.focus == Focus::Reader {
            return;
        }
        let hint = state.words.say(&Label::NothingOpen);
        let middle = Rect { x: area.x + 2, y: area.y + area.height / 3, width: area.width.saturating_sub(3), height: 1 };
        safe_text::put_cut(buf, middle, &hint, state.theme.part(Part::DimText), state.ascii);
        return;
    };
    let text = state.panes.column(state.measure);
    sticky_line(state, reader, Rect { y: area.y, width: state.measure.min(text.width), height: 1, ..text }, buf);
    let cursor = reader.cursor_row();
    for (line, row) in reader.rows.iter().enumerate().take(usize::from(text.height)) {
        let y = text.y + line as u16;
        let is_here = line == cursor && state.focus == Focus::Reader;
        beside_row(state, reader, row, is_here, Rect { y, height: 1, ..text }, buf);
        text_row(state, reader, row, Rect { y, height: 1, ..text }, buf);
        if let Some(part) = row.picture {
            figure_row(state, reader, (line, part), Rect { y, height: 1, ..text }, buf);
        }
    }
    if let Some(area) = state.panes.margin(state.measure) {
        margin::paint(state, reader, area, buf);
    }
    scrollbar(state, reader, state.panes.scrollbar(), buf);
}

/// Draws what is left of a row: the mark of the cursor's line, the fold mark or bar of the gutter, and the bar of changed text.
fn beside_row(state: &State, reader: &Reader, row: &Row, is_here: bool, text: Rect, buf: &mut Buffer) {
    let left = state.panes.reader.map_or(0, |reader| reader.x);
    let mut put = |columns: u16, sign: &str, style: Style| {
        let x = text.x.saturating_sub(columns).max(left);
        safe_text::put(buf, Rect { x, width: 1, ..text }, sign, style);
    };
    if is_here {
        let columns = if state.panes.gutter() == Gutter::Beside { 3 } else { 2 };
        put(columns, if state.ascii { ">" } else { "▎" }, state.theme.part(Part::Key));
    }
    if let Some(sign) = row.gutter {
        put(2, sign.text, state.theme.style(Roles::of(sign.role)));
    }
    if row.range.start < row.range.end && reader.versions.changes.as_ref().is_some_and(|changes| changes.touch(&row.range)) {
        put(1, if state.ascii { "!" } else { "┃" }, state.theme.part(Part::ChangeBar));
    }
}

fn sticky_line(state: &State, reader: &Reader, area: Rect, buf: &mut Buffer) {
    let article = reader.article();
    let above = reader.rows.first().map_or(0, |row| row.place.block);
    if reader.top == reader.page.top() || above == 0 {
        return;
    }
    let style = state.theme.part(Part::Sticky);
    let arrow = if state.ascii { " / " } else { " › " };
    let mut parts = vec![article.meta().title.as_str()];
    let mut chain = Vec::new();
    let mut next = reader.page.section_at(above);
    while let Some(heading) = next {
        chain.push(article.block_text(heading));
        next = reader.page.section_above(heading);
    }
    // A heading that is on screen itself is not repeated.
    let on_screen = article.blocks().get(above).is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }));
    parts.extend(chain.into_iter().rev());
    if on_screen && parts.len() > 1 {
        parts.pop();
    }
    buf.set_style(area, style);
    let [title, sections @ ..] = parts.as_slice() else { return };
    let sections = sections.iter().flat_map(|section| [arrow, section]).collect::<String>();
    // A long title makes room for the section, which changes while one reads.
    let room = area.width.saturating_sub(safe_text::width(&sections)).max(area.width / 3);
    let used = safe_text::put_cut(buf, Rect { width: room, ..area }, title, style, state.ascii);
    safe_text::put_cut(buf, Rect { x: area.x + used, width: area.width - used, ..area }, &sections, style, state.ascii);
}

fn text_row(state: &State, reader: &Reader, row: &Row, area: Rect, buf: &mut Buffer) {
    let article = reader.article();
    let selected = selected(state);
    let marks = Marks {
        matches: &state.search.matches,
        current: state.search.current,
        notes: reader.notes.marked(),
        selected: selected.as_slice(),
    };
    let mut x = area.x;
    for piece in paint_row(row, article, &marks) {
        let style = state.theme.style(piece.roles);
        let room = Rect { x, width: area.right().saturating_sub(x), ..area };
        let text = match &piece.ink {
            Ink::Text(range) => article.text().get(range.clone()).unwrap_or_default(),
            Ink::Added(text) => text.as_str(),
        };
        if let (Ink::Text(range), Layer::Hints(hints)) = (&piece.ink, &state.layer)
            && let Some(letters) = article
                .links()
                .get(article.links().partition_point(|link| link.range.start < range.start))
                .filter(|link| link.range.start == range.start)
                .and_then(|link| hints.at(&link.range))
        {
            let hint = state.theme.style(Roles::of(Role::Hint));
            let used = safe_text::put(buf, room, letters, hint);
            let covered = safe_text::put(&mut Buffer::empty(room), room, text, style);
            safe_text::put(buf, Rect { x: x + used, width: room.width.saturating_sub(used), ..room }, safe_text::after(text, used), style);
            x += covered.max(used);
            continue;
        }
        x += safe_text::put(buf, room, text, style);
    }
    note_sign(state, reader, row, x - area.x, area, buf);
    if let Some(hidden) = &row.closed {
        let style = state.theme.style(Roles::of(Role::Folded));
        let text = folded(state, hidden);
        let room = Rect { x: x + 2, width: area.right().saturating_sub(x + 2), ..area };
        safe_text::put_cut(buf, room, safe_text::fitting(&text, room.width), style, state.ascii);
    }
}

/// Draws one row of a picture in the text, centred in the measure: screen row `line`, row `part` of the reserved room.
fn figure_row(state: &State, reader: &Reader, (line, part): (usize, u16), area: Rect, buf: &mut Buffer) {
    let Some(block) = reader.rows.get(line).map(|row| row.place.block) else { return };
    let room = reader.page.pictures().get(&block).copied().unwrap_or_default();
    let Some(image) = reader.figures.image(block) else { return };
    let above = room.1.saturating_sub(image.size.1) / 2;
    let Some(row) = part.checked_sub(above).filter(|&row| row < image.size.1) else { return };
    let before = line.checked_sub(usize::from(row));
    let in_view = before.is_some_and(|first| first + usize::from(image.size.1) <= usize::from(state.panes.text().height));
    let uncovered = matches!(state.layer, Layer::Panes);
    let view = if in_view && uncovered { rendered_image::View::Whole } else { rendered_image::View::Part };
    let margin = state.measure.min(area.width).saturating_sub(image.size.0) / 2;
    let area = Rect { x: area.x + margin, width: area.width - margin, ..area };
    rendered_image::draw_row(buf, area, image, row, view, state.depth);
}

/// The range being selected or annotated.
fn selected(state: &State) -> Option<Range<usize>> {
    match &state.layer {
        Layer::Select(selection) => Some(selection.range()),
        Layer::Prompt(Prompt { target: Target::Note(annotation), .. }) => Some(annotation.range.clone()),
        _ => None,
    }
}

/// Draws the sign beside a row where a note begins, if the row leaves room and no margin shows the note.
fn note_sign(state: &State, reader: &Reader, row: &Row, used: u16, area: Rect, buf: &mut Buffer) {
    if state.panes.margin(state.measure).is_some() || !reader.notes.begins_on(&row.range) {
        return;
    }
    let x = area.x.saturating_add(state.measure.max(used)).saturating_add(1).min(area.right());
    let sign = if state.ascii { "N" } else { "•" };
    safe_text::put(buf, Rect { x, width: 1, ..area }, sign, state.theme.part(Part::Key));
}

/// The summary of a closed section's content.
fn folded(state: &State, hidden: &Hidden) -> String {
    let mut parts = vec![Label::HiddenWords { count: hidden.words }];
    if hidden.quotes > 0 {
        parts.push(Label::HiddenQuotes { count: hidden.quotes });
    }
    let count = state.search.within(&hidden.range);
    if count > 0 {
        parts.push(Label::HiddenMatches { count });
    }
    let text = parts.iter().map(|part| state.words.say(part)).collect::<Vec<_>>().join(" · ");
    if state.ascii { text.replace('·', "-") } else { text }
}

fn scrollbar(state: &State, reader: &Reader, area: Rect, buf: &mut Buffer) {
    let length = reader.article().text().len().max(1);
    let visible = reader.visible();
    if area.height == 0 || (visible.start == 0 && visible.end >= length) {
        return;
    }
    let rows = usize::from(area.height);
    let row_of = |offset: usize| (offset.min(length - 1) * rows / length).min(rows - 1);
    let thumb = row_of(visible.start)..row_of(visible.end) + 1;
    let (bar, full, tick) = if state.ascii { ("|", "#", "=") } else { ("│", "┃", "◆") };
    for line in 0..rows {
        let stretch = line * length / rows..(line + 1) * length / rows;
        let matched = state.search.within(&stretch) > 0;
        let (symbol, part) = match (matched, thumb.contains(&line)) {
            (true, _) => (tick, Part::ScrollbarMatch),
            (false, true) => (full, Part::ScrollbarThumb),
            (false, false) => (bar, Part::Scrollbar),
        };
        let style: Style = state.theme.part(part);
        safe_text::put(buf, Rect { y: area.y + line as u16, height: 1, ..area }, symbol, style);
    }
}
