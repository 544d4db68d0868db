//! Layout of the panes: computed from the terminal's size and what is shown; shared by `update` and `draw`.

use ratatui::layout::Rect;

use super::Focus;
use crate::page::Gutter;

/// Minimum columns and rows; below that, only a request to enlarge the terminal is shown.
pub(crate) const SMALLEST: (u16, u16) = (20, 5);
/// Minimum width at which list and reader are side by side.
pub(crate) const WIDE: u16 = 100;
/// Minimum width of a terminal that shows notes and speakers beside the text.
const WITH_MARGIN: u16 = 140;
/// The columns of the margin beside the text, at least and at most.
const MARGIN: (u16, u16) = (16, 30);
/// The columns between the text and the margin.
const BETWEEN: u16 = 2;
/// The columns left of the text for fold marks, bars and the mark of the cursor's line, where they are outside the measure.
const GUTTER: u16 = 2;
/// Minimum width of a reader whose text has a gutter.
const WITH_GUTTER: u16 = 46;
/// The columns of the reader that are not text: one at its left, one before the scrollbar, the scrollbar.
const AROUND: u16 = 3;
/// The columns that the list keeps beside a text with a margin, and beside any reader.
const LIST: (u16, u16) = (44, 30);
/// Maximum size drawn; terminals that claim more are clamped to it.
pub(crate) const LARGEST: (u16, u16) = (1000, 500);

/// The rectangles of one screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    pub screen: Rect,
    /// The list, its heading line included.
    pub list: Option<Rect>,
    /// The column between list and reader.
    pub(crate) separator: Option<Rect>,
    /// The reader, its sticky heading line and scrollbar included.
    pub reader: Option<Rect>,
    /// The status line.
    pub status: Option<Rect>,
}

/// Inputs of the layout beside the terminal size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrangement {
    pub focus: Focus,
    /// Whether everything but the text is hidden.
    pub zen: bool,
    pub(crate) list_percent: u16,
    /// The reading measure.
    pub measure: u16,
    /// Whether the status line must show even in zen mode.
    pub status: bool,
}

impl Panes {
    /// Lays out a terminal of `columns` by `rows`. If it is too small, only `screen` is set.
    pub fn new(columns: u16, rows: u16, how: Arrangement) -> Self {
        let screen = Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1));
        if columns < SMALLEST.0 || rows < SMALLEST.1 {
            return Self { screen, ..Self::default() };
        }
        let status_rows = u16::from(!how.zen || how.status);
        let body = Rect { height: screen.height - status_rows, ..screen };
        let status = (status_rows > 0).then_some(Rect { y: body.height, height: 1, ..screen });
        let base = Self { screen, status, ..Self::default() };
        if how.zen {
            return Self { reader: Some(body), ..base };
        }
        if screen.width < WIDE {
            return match how.focus {
                Focus::List => Self { list: Some(body), ..base },
                Focus::Reader => Self { reader: Some(body), ..base },
            };
        }
        let list_width = (u32::from(screen.width) * u32::from(how.list_percent) / 100) as u16;
        let list_width = list_width.clamp(LIST.1, screen.width - 50);
        let with_margin = how.measure.saturating_add(AROUND + GUTTER + BETWEEN + MARGIN.0 + 1);
        let list_width = match screen.width.checked_sub(with_margin) {
            Some(left) if screen.width >= WITH_MARGIN && left >= LIST.0 => list_width.min(left),
            _ => list_width,
        };
        Self {
            list: Some(Rect { width: list_width, ..body }),
            separator: Some(Rect { x: list_width, width: 1, ..body }),
            reader: Some(Rect { x: list_width + 1, width: screen.width - list_width - 1, ..body }),
            ..base
        }
    }

    /// Where fold marks and bars go: outside the measure, unless the reader is narrow.
    pub fn gutter(&self) -> Gutter {
        if self.reader.is_some_and(|reader| reader.width >= WITH_GUTTER) { Gutter::Beside } else { Gutter::Within }
    }

    /// The column of the text: the measure, centred in the pane, or moved left where that makes room for a margin; the whole pane for
    /// rows that need it.
    pub fn column(&self, measure: u16) -> Rect {
        let room = self.text();
        let before = self.before(measure);
        Rect { x: room.x + before, width: room.width - before, ..room }
    }

    /// The columns between the left of [`Panes::text`] and the text.
    fn before(&self, measure: u16) -> u16 {
        let (room, gutter) = (self.text().width, self.gutter_columns());
        let measure = measure.min(room);
        let centred = ((room + gutter - measure) / 2).saturating_sub(gutter);
        if self.screen.width < WITH_MARGIN {
            return centred;
        }
        let most = (room - measure).checked_sub(BETWEEN + MARGIN.0);
        most.map_or(centred, |most| centred.min(most))
    }

    /// The margin beside the text, for notes and speakers, where there is room for it.
    pub fn margin(&self, measure: u16) -> Option<Rect> {
        if self.screen.width < WITH_MARGIN {
            return None;
        }
        let column = self.column(measure);
        let left = column.width.checked_sub(measure.saturating_add(BETWEEN)).filter(|&left| left >= MARGIN.0)?;
        Some(Rect { x: column.x + measure + BETWEEN, width: left.min(MARGIN.1), ..column })
    }

    fn gutter_columns(&self) -> u16 {
        if self.gutter() == Gutter::Beside { GUTTER } else { 0 }
    }

    /// The reader's scrollbar: right of the text, below the sticky line.
    pub fn scrollbar(&self) -> Rect {
        self.reader.map_or_else(Rect::default, |reader| Rect {
            x: reader.right().saturating_sub(1),
            y: reader.y + 1,
            width: 1,
            height: reader.height.saturating_sub(1),
        })
    }

    /// The reader's text: below the sticky line, left of the scrollbar, with one blank column and the gutter on the left.
    pub fn text(&self) -> Rect {
        let gutter = self.gutter_columns();
        self.reader.map_or_else(Rect::default, |reader| Rect {
            x: reader.x + 1 + gutter,
            y: reader.y + 1,
            width: reader.width.saturating_sub(AROUND + gutter),
            height: reader.height.saturating_sub(1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panes(columns: u16, rows: u16, focus: Focus, zen: bool) -> Panes {
        Panes::new(columns, rows, Arrangement { focus, zen, list_percent: 38, measure: 72, status: false })
    }

    #[test]
    fn wide_terminals_show_both_panes_and_narrow_ones_the_one_in_use() {
        let wide = panes(160, 50, Focus::List, false);
        assert!(wide.list.is_some() && wide.reader.is_some());
        let narrow = panes(80, 24, Focus::Reader, false);
        assert!(narrow.list.is_none() && narrow.reader.is_some());
    }

    #[test]
    fn every_size_has_its_panes_within_the_screen() {
        for columns in 0..220 {
            for rows in [0, 1, 4, 5, 6, 24, 60] {
                for (focus, zen) in [(Focus::List, false), (Focus::Reader, false), (Focus::Reader, true)] {
                    let panes = panes(columns, rows, focus, zen);
                    let beside = [panes.margin(72), panes.margin(100), Some(panes.column(72))];
                    for area in [panes.list, panes.separator, panes.reader, panes.status].into_iter().chain(beside).flatten() {
                        assert_eq!(panes.screen.intersection(area), area, "{columns}x{rows}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_terminal_that_lies_about_its_size_is_not_believed() {
        assert_eq!(panes(u16::MAX, u16::MAX, Focus::List, false).screen, Rect::new(0, 0, LARGEST.0, LARGEST.1));
    }
}
