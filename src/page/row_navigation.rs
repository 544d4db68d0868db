//! Moves from row to row, and from a byte of the text to the row that shows it.

use super::units::Unit;
use super::{Ink, Page, Place, Row, ornaments};

impl Page {
    /// The first row of the page.
    pub fn top(&self) -> Place {
        match self.facts_block() {
            Some(0) => Place::default(),
            _ => self.start_of(0),
        }
    }

    /// The top row of the last screen of `height` rows; the first row if the article is shorter.
    pub fn bottom(&mut self, height: usize) -> Place {
        let last = self.last();
        self.backward(last, height.saturating_sub(1)).0
    }

    /// The row `rows` below `place`, or the last one; and how many rows below it is.
    pub(crate) fn forward(&mut self, place: Place, rows: usize) -> (Place, usize) {
        let mut place = self.settle(place);
        let mut left = rows;
        loop {
            let below = self.length(unit_of(place)).saturating_sub(place.row + 1);
            if left <= below {
                place.row += left;
                return (place, rows);
            }
            let Some(next) = self.unit_after(unit_of(place)) else {
                place.row += below;
                return (place, rows - (left - below));
            };
            left -= below + 1;
            place = Place { block: next.block, part: next.part, row: 0 };
        }
    }

    /// The row `rows` above `place`, or the first one; and how many rows above it is.
    pub(crate) fn backward(&mut self, place: Place, rows: usize) -> (Place, usize) {
        let mut place = self.settle(place);
        let mut left = rows;
        loop {
            if left <= place.row {
                place.row -= left;
                return (place, rows);
            }
            let Some(before) = self.unit_before(unit_of(place)) else {
                left -= place.row;
                return (Place { row: 0, ..place }, rows - left);
            };
            left -= place.row + 1;
            place = Place { block: before.block, part: before.part, row: self.length(before).saturating_sub(1) };
        }
    }

    /// `height` rows from `from` on, fewer at the end of the article.
    pub fn rows(&mut self, from: Place, height: usize) -> Vec<Row> {
        let from = self.settle(from);
        let mut rows = Vec::with_capacity(height.min(1024));
        let (mut unit, mut skip) = (unit_of(from), from.row);
        loop {
            let gap = self.gap_rows(unit);
            let own = self.unit(unit);
            for (number, row) in gap.iter().chain(own.iter()).enumerate().skip(skip) {
                if rows.len() >= height {
                    return rows;
                }
                rows.push(Row { place: Place { row: number, ..row.place }, ..row.clone() });
            }
            let Some(next) = self.unit_after(unit) else { return rows };
            (unit, skip) = (next, 0);
        }
    }

    /// The byte of the text where the row begins; for a row without text, where the next text does.
    pub fn offset(&mut self, place: Place) -> usize {
        let place = self.settle(place);
        let gap = self.gap(unit_of(place)).rows;
        let rows = self.unit(unit_of(place));
        rows.get(place.row.saturating_sub(gap)).map_or(0, |row| row.range.start)
    }

    /// The row that shows the byte `offset` of the text; the heading's where a fold hides it.
    pub fn place(&mut self, offset: usize) -> Place {
        let block = self.article.block_at(offset).unwrap_or(0);
        if block >= self.article.blocks().len() || self.is_hidden(block) {
            let start = self.start_of(block);
            return self.skip_gap(start);
        }
        let unit = Unit { block, part: self.part_at(block, offset) };
        let gap = self.gap(unit).rows;
        let rows = self.unit(unit);
        let row = rows.iter().position(|row| shows(row, offset));
        let row = row.or_else(|| rows.iter().rposition(|row| row.range.start <= offset)).unwrap_or(0);
        Place { block, part: unit.part, row: row + gap }
    }

    /// The nearest place that there is: the same where it is valid and visible, else one of the nearest visible block.
    pub fn settle(&mut self, place: Place) -> Place {
        let parts = self.parts(place.block);
        if place.block >= self.extent() {
            return self.last();
        }
        if parts == 0 {
            let start = self.start_of(place.block);
            return self.skip_gap(start);
        }
        let part = place.part.min(parts - 1);
        let length = self.length(Unit { block: place.block, part });
        let row = if part < place.part { length.saturating_sub(1) } else { place.row.min(length.saturating_sub(1)) };
        Place { block: place.block, part, row }
    }

    fn last(&mut self) -> Place {
        let block = self.previous_visible(self.article.blocks().len()).unwrap_or(0);
        let Some(part) = self.parts(block).checked_sub(1) else { return Place::default() };
        Place { block, part, row: self.length(Unit { block, part }).saturating_sub(1) }
    }

    fn skip_gap(&mut self, place: Place) -> Place {
        Place { row: self.gap(unit_of(place)).rows, ..place }
    }

    /// The number of rows in the unit, including the blank ones before it.
    fn length(&mut self, unit: Unit) -> usize {
        self.gap(unit).rows + self.unit(unit).len()
    }

    fn unit_after(&mut self, unit: Unit) -> Option<Unit> {
        if unit.part + 1 < self.parts(unit.block) {
            return Some(Unit { part: unit.part + 1, ..unit });
        }
        self.next_visible(unit.block).map(|block| Unit { block, part: 0 })
    }

    fn unit_before(&mut self, unit: Unit) -> Option<Unit> {
        if unit.part > 0 {
            return Some(Unit { part: unit.part - 1, ..unit });
        }
        let block = match self.previous_visible(unit.block) {
            Some(block) => block,
            // The facts are shown even if the first block is hidden.
            None if unit.block > 0 && self.parts(0) > 0 => 0,
            None => return None,
        };
        Some(Unit { block, part: self.parts(block).checked_sub(1)? })
    }

    fn gap_rows(&mut self, unit: Unit) -> Vec<Row> {
        let gap = self.gap(unit);
        let at = self.article.blocks().get(unit.block).map_or(0, |block| block.range.start);
        let (gutter, pieces) = ornaments::between(&self.setting, gap.bars);
        let place = Place { block: unit.block, part: unit.part, row: 0 };
        vec![Row { place, range: at..at, gutter, pieces, picture: None, closed: None }; gap.rows]
    }
}

fn unit_of(place: Place) -> Unit {
    Unit { block: place.block, part: place.part }
}

fn shows(row: &Row, offset: usize) -> bool {
    row.range.contains(&offset)
        && row.pieces.iter().any(|piece| match &piece.ink {
            Ink::Text(range) => range.contains(&offset),
            Ink::Added(_) => false,
        })
}
