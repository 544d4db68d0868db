//! Draws the heading line of the list: counts, folder, query, order, files that are not shown. Each is whole or left out, the least
//! important first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{empty_list, safe_text};
use crate::app::{Focus, State, pickers};
use crate::config::theme::Part;
use crate::library::Extent;
use crate::query;
use crate::words::Label;

/// The number of ranks.
const RANKS: usize = 5;

/// Between two parts.
const GAP: &str = "   ";

/// A part of the heading.
struct Piece {
    /// 0 for the most important.
    rank: usize,
    /// Its text, and shorter ones.
    forms: Vec<String>,
}

pub(super) fn paint(state: &State, area: Rect, buf: &mut Buffer) {
    let text = format!(" {}", text(&pieces(state), area.width.saturating_sub(1)));
    let text = if state.ascii { text.replace('·', "-") } else { text };
    let style = state.theme.part(if state.focus == Focus::List { Part::PaneTitle } else { Part::DimText });
    buf.set_style(area, style);
    safe_text::put_cut(buf, area, &text, style, state.ascii);
}

/// The parts, in the order in which they are shown.
fn pieces(state: &State) -> Vec<Piece> {
    let list = &state.list;
    // One that is gone but still under the cursor is listed, and not counted.
    let count = match (list.query.is_empty(), list.unread) {
        (false, _) if list.extent == Extent::Beginning => Label::NarrowedAtLeast { count: list.view.total, known: list.known },
        (false, _) => Label::NarrowedCount { count: list.view.total, known: list.known },
        (true, 0) => Label::Articles { count: list.known },
        (true, unread) => Label::UnreadCount { unread, known: list.known },
    };
    // While articles are being read, neither the order nor the number of unread articles is final.
    let (count, order) = match list.read < list.known {
        true if list.query.is_empty() => (Label::Reading { read: list.read, known: list.known }, None),
        true => (count, Some(Label::Reading { read: list.read, known: list.known })),
        false => (count, Some(pickers::order_label(list.shown_order()))),
    };
    let query = if list.query.is_empty() { Vec::new() } else { vec![query::with_slash(&list.query)] };
    let order = order.map(|order| state.words.say(&order)).into_iter().collect();
    let not_shown = if list.view.total > 0 { empty_list::not_shown(state) } else { Vec::new() };
    let forms = [vec![state.words.say(&count)], vec![state.library.clone()], query, order, not_shown];
    let pieces = [0, 3, 1, 4, 2].into_iter().zip(forms);
    pieces.map(|(rank, forms)| Piece { rank, forms }).filter(|piece| !piece.forms.is_empty()).collect()
}

/// As many parts as fit, in shorter forms where these leave room for more of them.
fn text(pieces: &[Piece], columns: u16) -> String {
    let forms = pieces.iter().map(|piece| piece.forms.len()).max().unwrap_or(0);
    // Of two with the same parts, the longer form; the order alone is not worth a shorter one.
    let best = (0..forms)
        .rev()
        .map(|form| fitting(pieces, form, columns))
        .max_by_key(|(ranks, _)| ranks.split_last().map(|(_, rest)| rest.to_vec()));
    best.map(|(_, shown)| shown.join(GAP)).unwrap_or_default()
}

/// As many parts as fit, by importance, each in this form or its last; and which ranks these are. A query that does not fit follows the
/// count, to be cut at its end.
fn fitting(pieces: &[Piece], form: usize, columns: u16) -> ([bool; RANKS], Vec<&str>) {
    let mut by_rank: Vec<(usize, &Piece)> = pieces.iter().enumerate().collect();
    by_rank.sort_by_key(|(_, piece)| piece.rank);
    let (mut ranks, mut shown) = ([false; RANKS], Vec::<(usize, &str)>::new());
    for (index, piece) in by_rank {
        let Some(text) = piece.forms.get(form).or(piece.forms.last()) else { continue };
        let used = shown.iter().map(|(_, text)| usize::from(safe_text::width(text)) + GAP.len()).sum::<usize>();
        let fits = used + usize::from(safe_text::width(text)) <= usize::from(columns);
        if fits || piece.rank < 2 {
            shown.push((index, text));
            ranks[piece.rank.min(RANKS - 1)] = true;
        }
        if !fits && piece.rank < 2 {
            break;
        }
    }
    shown.sort_unstable();
    (ranks, shown.into_iter().map(|(_, text)| text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &str, columns: u16) -> String {
        let piece = |rank, forms: &[&str]| Piece { rank, forms: forms.iter().map(|&form| form.to_owned()).collect() };
        let query = (!query.is_empty()).then(|| piece(1, &[query]));
        let before = [piece(0, &["21 unread · 393"]), piece(3, &["articles"])];
        let behind = [piece(4, &["newest first"]), piece(2, &["2 files not shown · i", "2 not shown · i"])];
        text(&before.into_iter().chain(query).chain(behind).collect::<Vec<_>>(), columns)
    }

    #[test]
    fn what_does_not_fit_whole_is_left_out_by_importance() {
        assert_eq!(shown("", 80), "21 unread · 393   articles   newest first   2 files not shown · i");
        assert_eq!(shown("", 62), "21 unread · 393   articles   2 files not shown · i");
        assert_eq!(shown("", 55), "21 unread · 393   articles   2 files not shown · i");
        assert_eq!(shown("", 45), "21 unread · 393   articles   2 not shown · i");
        assert_eq!(shown("", 40), "21 unread · 393   2 files not shown · i");
        assert_eq!(shown("", 35), "21 unread · 393   2 not shown · i");
        assert_eq!(shown("", 30), "21 unread · 393   articles");
        assert_eq!(shown("", 3), "21 unread · 393");
        assert_eq!(shown("/press*", 50), "21 unread · 393   /press*   2 files not shown · i");
        assert_eq!(shown("/a long query of many words", 40), "21 unread · 393   /a long query of many words");
    }
}
