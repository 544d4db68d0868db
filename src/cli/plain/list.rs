//! The list, row by row: told a page at a time, narrowed, put in another order, opened from.

use anyhow::Result;

use super::Session;
use crate::app::facts;
use crate::article::Origin;
use crate::library::{ListRow, Order};
use crate::runtime::clock::now;
use crate::words::{Label, Notice, Plain};

/// How many rows are told at a time.
pub(super) const PAGE: usize = 10;

impl Session<'_> {
    /// Puts the list in order, narrowed by the search, and tells its beginning.
    pub(super) fn arrange(&mut self) -> Result<()> {
        let listed = self.library.arrange(self.query.clone(), self.order);
        for (_, mistake) in &listed.mistakes {
            self.say(mistake)?;
        }
        let (count, known) = (listed.total, listed.known);
        self.rows = listed.rows;
        self.next = 0;
        if known == 0 {
            return self.say(&Label::EmptyLibrary);
        }
        if self.query.is_empty() {
            self.say(&Label::Articles { count })?;
        } else {
            self.say(&Label::Narrowed { count, known })?;
        }
        if self.rows.is_empty() { Ok(()) } else { self.tell_rows() }
    }

    /// Tells the next rows.
    pub(super) fn tell_rows(&mut self) -> Result<()> {
        if self.next >= self.rows.len() {
            return self.say(&Plain::ListEnd);
        }
        let end = (self.next + PAGE).min(self.rows.len());
        for index in self.next..end {
            if let Some(row) = self.rows.get(index).map(|row| self.row(index + 1, row)) {
                self.line(&row)?;
            }
        }
        self.next = end;
        match self.rows.len() - end {
            0 => self.say(&Plain::ListEnd),
            left => self.say(&Plain::More { left }),
        }
    }

    /// Tells the rows before those told last.
    pub(super) fn tell_rows_before(&mut self) -> Result<()> {
        self.next = (self.next.saturating_sub(1) / PAGE).saturating_sub(1) * PAGE;
        self.tell_rows()
    }

    /// Tells the rows at the end.
    pub(super) fn tell_last_rows(&mut self) -> Result<()> {
        self.next = self.rows.len().saturating_sub(1) / PAGE * PAGE;
        self.tell_rows()
    }

    /// A row in words: its number, title, day, who wrote it, and what the list marks by signs.
    fn row(&self, number: usize, row: &ListRow) -> String {
        let mut parts = vec![row.title.clone()];
        let now = now();
        parts.extend(row.embargo.filter(|embargo| embargo.holds(now)).map(|embargo| facts::embargo_at(embargo, now, self.words)));
        parts.extend(row.date.map(|date| self.words.long_day(date.ymd(), None)));
        parts.extend(Some(row.byline.clone()).filter(|byline| !byline.is_empty()));
        let marks = [(row.video, Plain::HasVideo), (row.status.starred, Plain::HasStar), (row.status.read, Plain::IsRead)];
        parts.extend(marks.iter().filter(|(is, _)| *is).map(|(_, mark)| self.words.say(mark)));
        format!("{number}. {}", parts.join(", "))
    }

    /// Opens the article of this number.
    pub(super) fn open_number(&mut self, number: usize) -> Result<()> {
        if (1..=self.rows.len()).contains(&number) {
            return self.open_row(number - 1);
        }
        self.say(&Plain::NoNumber { number, most: self.rows.len() })
    }

    /// The row of the open article, if it is listed.
    pub(super) fn row_open(&self) -> Option<usize> {
        let open = self.open.as_ref()?;
        self.rows.iter().position(|row| row.key == open.key)
    }

    /// The row of the article that lies there.
    pub(super) fn row_of(&self, origin: &Origin) -> Option<usize> {
        self.rows.iter().position(|row| self.library.origin(row.key) == Some(origin))
    }

    /// Opens the article after or before the open one.
    pub(super) fn open_beside(&mut self, forward: bool) -> Result<()> {
        let next = match &self.open {
            None => Some(0),
            Some(_) => match (self.row_open(), forward) {
                (Some(row), true) => Some(row + 1),
                (Some(row), false) => row.checked_sub(1),
                // It was found by another way than the list.
                (None, _) => return self.say(&Notice::InList),
            },
        };
        match next.filter(|&row| row < self.rows.len()) {
            Some(row) => self.open_row(row),
            None if self.rows.is_empty() => self.say(&Notice::EmptyList),
            None if forward => self.say(&Notice::LastArticle),
            None => self.say(&Notice::FirstArticle),
        }
    }

    /// Narrows the list by a search; an empty one shows all articles.
    pub(super) fn search(&mut self, typed: &str) -> Result<()> {
        typed.clone_into(&mut self.query);
        self.close();
        self.arrange()
    }

    /// Puts the list in another order, named by the beginning of its name in the configuration.
    pub(super) fn reorder(&mut self, typed: &str) -> Result<()> {
        let named = Order::ALL.iter().copied().filter(|_| !typed.is_empty()).find(|order| order.name().starts_with(typed));
        let Some(order) = named else {
            let known: Vec<&str> = Order::ALL.iter().map(|order| order.name()).collect();
            return self.say(&Plain::Several { word: "order".to_owned(), known: known.join(", ") });
        };
        self.order = order;
        self.close();
        self.arrange()
    }
}
