//! The line above the list with the saved searches: as many as fit, with their counts where there is room for all.

use std::ops::Range;

use ratatui::layout::Rect;

use super::SavedSearch;
use crate::app::State;
use crate::page::columns;

/// Minimum height of the list pane for the line.
const LINE: u16 = 8;

/// The columns that a name keeps, if it has them.
const NAME: usize = 6;

/// A search on the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown<'a> {
    pub search: &'a SavedSearch,
    /// Its columns on the line.
    pub columns: Range<u16>,
    /// The columns of its name, which may be cut.
    pub name: u16,
    /// Whether its count is shown.
    pub counted: bool,
}

impl State {
    /// The line of the list pane with the saved searches, if there are any and there is room.
    pub(crate) fn searches_line(&self) -> Option<Rect> {
        let list = self.panes.list.filter(|list| list.height >= LINE && !self.saved_searches.all.is_empty())?;
        Some(Rect { y: list.y + 1, height: 1, ..list })
    }

    /// The area of the list's groups and rows: below the heading and the saved searches.
    pub(crate) fn list_rows(&self) -> Option<Rect> {
        let list = self.panes.list?;
        let head = (1 + u16::from(self.searches_line().is_some())).min(list.height);
        Some(Rect { y: list.y + head, height: list.height - head, ..list })
    }
}

/// The searches that fit on a line of this width: all of them with their counts, names cut if need be; else without counts; else the
/// first ones, with room for a sign that there are more.
pub(crate) fn on_line(all: &[SavedSearch], width: u16) -> Vec<Shown<'_>> {
    // One column stays empty at each end.
    let room = usize::from(width.saturating_sub(2));
    for (counted, gap, least) in [(true, 3, usize::MAX), (true, 2, NAME), (false, 2, NAME), (false, 1, NAME)] {
        if let Some(shown) = lay(all, counted, gap, least, room) {
            return shown;
        }
    }
    let fewer = (1..all.len()).rev().find_map(|count| lay(all.get(..count)?, false, 1, NAME, room.saturating_sub(2)));
    fewer.unwrap_or_default()
}

/// The number of a search with the space behind it, and its count with the space before it.
fn around(search: &SavedSearch, counted: bool) -> (String, String) {
    let number = search.number.map(|number| format!("{number} ")).unwrap_or_default();
    (number, search.count.filter(|_| counted).map(|count| format!(" {count}")).unwrap_or_default())
}

/// The searches with `gap` columns between them, and names of the same widest width; `None` if they do not fit with `least` columns for
/// each name that has so many.
fn lay(all: &[SavedSearch], counted: bool, gap: usize, least: usize, room: usize) -> Option<Vec<Shown<'_>>> {
    let names: Vec<usize> = all.iter().map(|search| columns(&search.name)).collect();
    let rest = all.iter().map(|search| around(search, counted)).map(|(number, count)| columns(&number) + columns(&count));
    let rest: Vec<usize> = rest.collect();
    let gaps = gap * all.len().saturating_sub(1);
    let left = room.checked_sub(rest.iter().sum::<usize>() + gaps)?;
    let used = |width: usize| names.iter().map(|&name| name.min(width)).sum::<usize>();
    let widest = names.iter().copied().max().unwrap_or(0);
    let width = (least.min(widest)..=widest).rev().find(|&width| used(width) <= left)?;
    // The columns that are left go to the first names that are cut.
    let mut spare = left - used(width);
    let mut x = 1;
    let mut shown = Vec::new();
    for ((search, name), rest) in all.iter().zip(names).zip(rest) {
        let more = usize::from(name > width && spare > 0);
        spare -= more;
        let name = name.min(width + more);
        shown.push(Shown { search, columns: x as u16..(x + name + rest) as u16, name: name as u16, counted });
        x += name + rest + gap;
    }
    Some(shown)
}

impl Shown<'_> {
    /// Its number with the space behind it, and its count with the space before it.
    pub(crate) fn around(&self) -> (String, String) {
        around(self.search, self.counted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searches(names: &[(&str, usize)]) -> Vec<SavedSearch> {
        let search = |(index, &(name, count)): (usize, &(&str, usize))| SavedSearch {
            number: Some(index + 1),
            name: name.to_owned(),
            query: String::new(),
            count: Some(count),
        };
        names.iter().enumerate().map(search).collect()
    }

    /// The line, with names that are cut shown so.
    fn line(all: &[SavedSearch], width: u16) -> String {
        let mut line = String::new();
        for shown in on_line(all, width) {
            let (number, count) = shown.around();
            let cut = usize::from(shown.name) < columns(&shown.search.name);
            let name: String = shown.search.name.chars().take(usize::from(shown.name) - usize::from(cut)).collect();
            line = format!("{line:width$}{number}{name}{}{count}", if cut { "…" } else { "" }, width = usize::from(shown.columns.start));
            assert_eq!(columns(&line), usize::from(shown.columns.end));
            assert!(shown.columns.end < width);
        }
        line
    }

    #[test]
    fn usual_searches_fit_beside_a_reader() {
        let all = searches(&[("Unread", 21), ("Starred", 3), ("Today", 0), ("Ministers", 12), ("Night trains", 4)]);
        assert_eq!(line(&all, 80), " 1 Unread 21   2 Starred 3   3 Today 0   4 Ministers 12   5 Night trains 4");
        assert_eq!(line(&all, 64), " 1 Unread 21  2 Starred 3  3 Today 0  4 Minist… 12  5 Night … 4");
        assert_eq!(line(&all, 50), " 1 Unread  2 Starred  3 Today  4 Minis…  5 Night…");
        assert_eq!(line(&all, 45), " 1 Unread 2 Starr… 3 Today 4 Minis… 5 Night…");
        assert_eq!(line(&all, 38), " 1 Unread 2 Starr… 3 Today 4 Minis…");
        assert_eq!(line(&all, 12), " 1 Unread");
        assert_eq!(line(&all, 8), "");
    }
}
