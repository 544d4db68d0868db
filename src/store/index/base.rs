//! The index behind the catalogue in memory: which row of it is which entry, and which file.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::rows::Rows;
use crate::article::Origin;
use crate::library::Order;
use crate::query::Bits;
use crate::store::entry::{Entry, FileEntry, Metadata, Presence, Stage};
use crate::store::shelf::Slot;
use crate::store::stamp::Stamp;

/// An index, and the numbers that its files and articles have in the catalogue.
#[derive(Debug)]
pub(crate) struct Base {
    rows: Arc<Rows>,
    articles: Numbers,
    files: Numbers,
}

/// Which row has which number.
#[derive(Debug)]
enum Numbers {
    /// Rows are numbered from this one on.
    From { first: u32, count: u32 },
    /// The number of each row, and the row of each number.
    Listed { numbers: Vec<u32>, rows: Vec<u32> },
}

/// The row of what is in no index.
const NONE: u32 = u32::MAX;

impl Numbers {
    /// The numbers of the rows, of so many in use.
    fn listed(numbers: Vec<u32>, count: usize) -> Self {
        let first = numbers.first().copied().unwrap_or_default();
        if numbers.iter().zip(first..).all(|(number, expected)| *number == expected) {
            return Self::From { first, count: numbers.len() as u32 };
        }
        let mut rows = vec![NONE; count];
        for (row, &number) in numbers.iter().enumerate() {
            if let Some(place) = rows.get_mut(number as usize) {
                *place = row as u32;
            }
        }
        Self::Listed { numbers, rows }
    }

    fn row(&self, number: u32) -> Option<u32> {
        match self {
            Self::From { first, count } => number.checked_sub(*first).filter(|row| row < count),
            Self::Listed { rows, .. } => rows.get(number as usize).copied().filter(|&row| row != NONE),
        }
    }

    fn number(&self, row: u32) -> Option<u32> {
        match self {
            Self::From { first, count } => (row < *count).then(|| first + row),
            Self::Listed { numbers, .. } => numbers.get(row as usize).copied(),
        }
    }
}

impl Base {
    /// An index whose files and articles are numbered from these numbers on.
    pub(crate) fn from(rows: Arc<Rows>, first_file: u32, first: u32) -> Self {
        let (articles, files) = (Numbers::From { first, count: rows.articles() }, Numbers::From { first: first_file, count: rows.files() });
        Self { rows, articles, files }
    }

    /// An index of these files and articles of a catalogue, in the order of its rows; there are so many in all.
    pub(crate) fn of(rows: Arc<Rows>, (files, all_files): (Vec<u32>, usize), (articles, all): (Vec<u32>, usize)) -> Self {
        Self { rows, articles: Numbers::listed(articles, all), files: Numbers::listed(files, all_files) }
    }

    pub(crate) fn rows(&self) -> &Arc<Rows> {
        &self.rows
    }

    /// Number of articles.
    pub(crate) fn len(&self) -> usize {
        self.rows.articles() as usize
    }

    /// The article of each text in the segments of the inverted index, one after the other; [`NONE`] for one that no article has.
    pub(crate) fn of_texts(&self) -> Option<Vec<u32>> {
        let rows = self.rows.of_texts()?;
        Some(rows.into_iter().map(|row| self.articles.number(row).unwrap_or(NONE)).collect())
    }

    /// The numbers of its articles, of so many in all.
    pub(crate) fn numbers(&self, count: usize) -> Bits {
        let mut bits = Bits::none(count);
        match &self.articles {
            Numbers::From { first, count } => bits.insert_range(*first as usize..(*first + *count) as usize),
            Numbers::Listed { numbers, .. } => bits.insert_all(numbers.iter().map(|number| *number as usize)),
        }
        bits
    }

    pub(crate) fn row(&self, index: u32) -> Option<u32> {
        self.articles.row(index)
    }

    pub(crate) fn file_row(&self, file_index: u32) -> Option<u32> {
        self.files.row(file_index)
    }

    pub(crate) fn file_index(&self, file: u32) -> Option<u32> {
        self.files.number(file)
    }

    pub(crate) fn entry(&self, index: u32) -> Option<Entry> {
        let article = self.rows.article(self.row(index)?)?;
        let path = self.rows.file(article.file)?.path;
        Some(Entry {
            origin: Origin { file: path.into(), id: article.id },
            file_index: self.files.number(article.file)?,
            number: article.number,
            presence: Presence::There,
            guess: None,
            metadata: Some(Arc::new(article.metadata)),
            slot: article.slot,
        })
    }

    pub(crate) fn metadata(&self, index: u32) -> Option<Metadata> {
        Some(self.rows.article(self.row(index)?)?.metadata)
    }

    pub(crate) fn file(&self, file_index: u32) -> Option<FileEntry> {
        let file = self.rows.file(self.file_row(file_index)?)?;
        let mut articles = file.rows.filter_map(|row| self.articles.number(row));
        Some(FileEntry {
            path: file.path.into(),
            stage: Stage::Read,
            stale: false,
            stamp: Some(file.stamp),
            first: articles.next()?,
            others: articles.collect(),
        })
    }

    pub(crate) fn stamp(&self, file_index: u32) -> Option<Stamp> {
        self.rows.stamp(self.file_row(file_index)?)
    }

    /// The entries of a file.
    pub(crate) fn articles_in(&self, file_index: u32) -> Vec<u32> {
        let rows = self.file_row(file_index).and_then(|file| self.rows.articles_in(file)).unwrap_or_default();
        rows.filter_map(|row| self.articles.number(row)).collect()
    }

    pub(crate) fn file_of(&self, index: u32) -> Option<u32> {
        self.files.number(self.rows.file_of(self.row(index)?)?)
    }

    pub(crate) fn slot(&self, index: u32) -> Option<Slot> {
        self.rows.slot(self.row(index)?)
    }

    pub(crate) fn has_video(&self, index: u32) -> bool {
        self.row(index).is_some_and(|row| self.rows.has_video(row))
    }

    /// The file at a path.
    pub(crate) fn find(&self, path: &Path) -> Option<u32> {
        self.files.number(self.rows.find(path)?)
    }

    /// The entries in this range of an order.
    pub(crate) fn order(&self, order: Order, range: Range<usize>) -> Vec<u32> {
        let end = range.end.min(self.len()) as u32;
        let rows = self.rows.order(number(order), (range.start as u32).min(end)..end);
        rows.into_iter().filter_map(|row| self.articles.number(row)).collect()
    }

    /// The position of an entry in an order.
    pub(crate) fn position(&self, order: Order, index: u32) -> Option<u32> {
        self.rows.position(number(order), self.row(index)?)
    }
}

fn number(order: Order) -> usize {
    Order::STORED.iter().position(|known| *known == order).unwrap_or_default()
}
