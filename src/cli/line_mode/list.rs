//! Writes the list, a page of rows at a time.

use anyhow::Result;

use super::Session;
use crate::app::{Effect, Focus, LineRequest, meta_lines};
use crate::cli::output;
use crate::library::ListRow;
use crate::words::{Label, LineMode};

pub(super) const PAGE: usize = 10;

impl Session<'_> {
    /// Waits for the library, writes the beginning of the list, and opens the article that was named, or the only one.
    pub(super) fn begin(&mut self, effects: Vec<Effect>) -> Result<()> {
        let words = self.words;
        self.pump.begin(effects, |sentence| output::report(&words.say(sentence)));
        self.write_list()?;
        if self.is_reading() {
            return self.report_opening();
        }
        if self.pump.state.list.view.total == 1 { self.open_number(1) } else { Ok(()) }
    }

    /// Writes the number of articles in the list, and its first rows.
    pub(super) fn write_list(&mut self) -> Result<()> {
        let list = &self.pump.state.list;
        let (count, known, narrowed) = (list.view.total, list.known, !list.query.is_empty());
        self.next = 0;
        match (known, narrowed) {
            (0, _) => return self.say(&Label::EmptyLibrary),
            (_, false) => self.say(&Label::Articles { count })?,
            (_, true) => self.say(&Label::Narrowed { count, known })?,
        }
        if count == 0 { Ok(()) } else { self.write_rows() }
    }

    pub(super) fn write_rows(&mut self) -> Result<()> {
        let total = self.pump.state.list.view.total;
        if self.next >= total {
            return self.say(&LineMode::ListEnd);
        }
        let end = (self.next + PAGE).min(total);
        self.pump.direct(LineRequest::Rows(self.next));
        for index in self.next..end {
            if let Some(row) = self.pump.state.list.view.row(index).map(|row| self.row(index + 1, row)) {
                self.line(&row)?;
            }
        }
        self.next = end;
        match total - end {
            0 => self.say(&LineMode::ListEnd),
            left => self.say(&LineMode::More { left }),
        }
    }

    /// Writes the page of rows before the last one written.
    pub(super) fn write_rows_before(&mut self) -> Result<()> {
        self.next = (self.next.saturating_sub(1) / PAGE).saturating_sub(1) * PAGE;
        self.write_rows()
    }

    pub(super) fn write_rows_around(&mut self, row: usize) -> Result<()> {
        self.next = row / PAGE * PAGE;
        self.write_rows()
    }

    /// A row in words: its number, title, date and byline, and its icons as text.
    fn row(&self, number: usize, row: &ListRow) -> String {
        let now = self.pump.state.now;
        let mut parts = vec![row.title.clone()];
        parts.extend(row.embargo.filter(|embargo| embargo.holds(now)).map(|embargo| meta_lines::embargo_at(embargo, now, self.words)));
        parts.extend(row.date.map(|date| self.words.long_day(date.ymd(), None)));
        parts.extend(Some(row.byline().to_owned()).filter(|byline| !byline.is_empty()));
        let signs = [
            (row.video, LineMode::HasVideo),
            (row.status.starred, LineMode::HasStar),
            (row.status.read, LineMode::IsRead),
            (row.status.changed, LineMode::HasChanged),
        ];
        parts.extend(signs.iter().filter(|(is, _)| *is).map(|(_, sign)| self.words.say(sign)));
        format!("{number}. {}", parts.join(", "))
    }

    pub(super) fn open_number(&mut self, number: usize) -> Result<()> {
        if !self.select(number)? {
            return Ok(());
        }
        self.pump.state.focus = Focus::List;
        self.pump.run(crate::input::Command::Enter);
        self.report_opening()
    }

    /// Selects the row of this number, from 1; says so if there is none.
    pub(super) fn select(&mut self, number: usize) -> Result<bool> {
        let most = self.pump.state.list.view.total;
        if !(1..=most).contains(&number) {
            self.say(&LineMode::NoNumber { number, most })?;
            return Ok(false);
        }
        self.pump.direct(LineRequest::Row(number - 1));
        Ok(true)
    }
}
