//! The most parts of an article, and of all articles of a file together. A part takes many times the memory of the few bytes that
//! make one; what lies beyond a limit is text without it. Long books and transcripts stay below a tenth of each.

/// The most quotations of an article.
pub(crate) const QUOTES: usize = 250_000;

/// Longest block into which the blocks beyond the limit are joined, in bytes.
pub(super) const JOINED: usize = 64 << 10;

/// Number of table cells that a table takes the memory of.
pub(super) const TABLE: usize = 4;

/// The articles of a file have the room of so many articles of the largest size.
const LARGE: usize = 2;

/// Kind of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Block,
    Span,
    Link,
    /// A byte of an address: a short reference may stand for a long one.
    Address,
    Cell,
    Video,
    Cue,
    Note,
}

/// The most parts of an article, in the order of [`Part`].
const MOST: [usize; 8] = [500_000, 1_000_000, 250_000, 16 << 20, 500_000, 10_000, 500_000, 100];

/// Number of parts of each kind that may still be added.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room([usize; MOST.len()]);

impl Default for Room {
    /// The room of one article.
    fn default() -> Self {
        Self(MOST)
    }
}

impl Room {
    /// Room for so many parts of each kind.
    #[cfg(test)]
    pub(super) fn of(count: usize) -> Self {
        Self([count; MOST.len()])
    }

    /// The room of all articles of a file.
    pub(crate) fn of_file() -> Self {
        Self(MOST.map(|most| most * LARGE))
    }

    /// The room of one more article of a file with this room.
    pub(crate) fn of_next(mut self) -> Self {
        self.0.iter_mut().zip(MOST).for_each(|(left, most)| *left = most.min(*left));
        self.0[Part::Note as usize] = MOST[Part::Note as usize];
        self
    }

    /// Takes off what an article used of `given`, which left it `rest`.
    pub(crate) fn take_off(&mut self, given: Self, rest: Self) {
        let used = given.0.into_iter().zip(rest.0).map(|(given, rest)| given - rest);
        self.0.iter_mut().zip(used).for_each(|(left, used)| *left = left.saturating_sub(used));
    }

    /// Takes the room of `count` parts; `false` where there is not enough, and no more of them is taken from then on.
    pub(super) fn take(&mut self, part: Part, count: usize) -> bool {
        let left = &mut self.0[part as usize];
        let fits = *left >= count;
        *left = if fits { *left - count } else { 0 };
        fits
    }
}
