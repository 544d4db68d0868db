//! The head of a speaker's page: its lines, and the bars that show when its quotations were published. The rows below it are those of the
//! picker.

use std::ops::Range;

use crate::library::{MONTHS_PER_YEAR, SpeakerPage};

/// Rows of the bars.
const BAR_ROWS: usize = 2;

/// Screen columns of a bar, at most.
const WIDEST: usize = 3;

/// Minimum height of the screen at which there is a head, and at which it is whole.
const HEIGHTS: (u16, u16) = (8, 14);

/// Numbers of months that a bar may stand for; then come whole years.
const SPANS: [i32; 4] = [1, 2, 3, 6];

/// The most years that a bar stands for: all that dates have.
const YEARS: i32 = 10_000;

/// A line of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadLine {
    /// Numbers of quotations and articles.
    Numbers,
    /// The names other than the one in the title.
    Names,
    /// A row of the bars, counted from the lowest.
    Bars(usize),
    /// The months of the bars.
    Months,
}

/// The lines of the head on a screen of this height.
pub(crate) fn lines(page: &SpeakerPage, height: u16) -> Vec<HeadLine> {
    if height < HEIGHTS.0 {
        return Vec::new();
    }
    let mut lines = vec![HeadLine::Numbers];
    if height < HEIGHTS.1 {
        return lines;
    }
    if page.names.iter().any(|name| *name != page.name) {
        lines.push(HeadLine::Names);
    }
    if page.months.len() > 1 {
        lines.extend((0..BAR_ROWS).rev().map(HeadLine::Bars));
    }
    if !page.months.is_empty() {
        lines.push(HeadLine::Months);
    }
    lines
}

/// The numbers of quotations by time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Histogram {
    /// The number for each bar, the oldest first.
    pub(crate) bars: Vec<usize>,
    /// The months that each bar stands for.
    pub(crate) span: i32,
    /// Screen columns of a bar, the space behind it included.
    pub(crate) width: usize,
    /// The first and the last month, counted from January of the year 0.
    pub(crate) months: (i32, i32),
}

/// The bars for these months, as many as fit `columns`; `None` without months.
pub(crate) fn histogram(months: &[(i32, usize)], columns: usize) -> Option<Histogram> {
    let (first, last) = (months.first()?.0, months.last()?.0);
    let count = |span: i32| usize::try_from(last.div_euclid(span) - first.div_euclid(span) + 1).unwrap_or(usize::MAX);
    let span = SPANS.into_iter().chain((1..=YEARS).map(|years| years * MONTHS_PER_YEAR)).find(|&span| count(span) <= columns.max(1))?;
    let mut bars = vec![0; count(span)];
    for (month, number) in months {
        let bar = usize::try_from(month.div_euclid(span) - first.div_euclid(span)).unwrap_or_default();
        if let Some(bar) = bars.get_mut(bar) {
            *bar += number;
        }
    }
    Some(Histogram { width: (columns / bars.len()).clamp(1, WIDEST), bars, span, months: (first, last) })
}

impl Histogram {
    /// The largest number of a bar.
    pub(crate) fn most(&self) -> usize {
        self.bars.iter().copied().max().unwrap_or_default()
    }

    /// The heights of the bars in a row, from 0 to `steps`; rows are counted from the lowest. A bar of one quotation is seen.
    pub(crate) fn heights(&self, row: usize, steps: usize) -> impl Iterator<Item = usize> + '_ {
        let most = self.most().max(1);
        let within: Range<usize> = row * steps..(row + 1) * steps;
        self.bars.iter().map(move |number| (number * BAR_ROWS * steps).div_ceil(most).clamp(within.start, within.end) - within.start)
    }
}

#[cfg(test)]
mod tests {
    use super::HeadLine::{Bars, Months, Names, Numbers};
    use super::*;

    #[test]
    fn each_month_has_a_bar_where_they_fit() {
        let histogram = histogram(&[(24_240, 1), (24_243, 4)], 40).unwrap();
        assert_eq!((histogram.bars.as_slice(), histogram.span, histogram.width), ([1, 0, 0, 4].as_slice(), 1, 3));
        assert_eq!(histogram.heights(0, 8).collect::<Vec<_>>(), [4, 0, 0, 8]);
        assert_eq!(histogram.heights(1, 8).collect::<Vec<_>>(), [0, 0, 0, 8]);
    }

    #[test]
    fn bars_stand_for_quarters_or_years_where_months_are_too_many() {
        let months: Vec<(i32, usize)> = (24_241..24_281).map(|month| (month, 1)).collect();
        let quarters = histogram(&months, 20).unwrap();
        assert_eq!((quarters.span, quarters.bars.len(), quarters.width), (3, 14, 1));
        // From the second month of a quarter on.
        assert_eq!((quarters.bars.first(), quarters.bars.iter().sum::<usize>()), (Some(&2), 40));
        for columns in 1..60 {
            let histogram = histogram(&months, columns).unwrap();
            assert!(histogram.bars.len() * histogram.width <= columns, "{columns}");
        }
        let centuries = histogram(&[(-5, 1), (119_999, 1)], 70).unwrap();
        assert!(centuries.bars.len() <= 70 && centuries.span % MONTHS_PER_YEAR == 0, "{centuries:?}");
        assert_eq!(histogram(&[], 70), None);
    }

    #[test]
    fn a_single_quotation_is_seen_beside_thousands() {
        let histogram = histogram(&[(1, 1), (2, 9000)], 10).unwrap();
        assert_eq!(histogram.heights(0, 8).collect::<Vec<_>>(), [1, 8]);
    }

    #[test]
    fn small_screens_spare_the_head() {
        let page = SpeakerPage {
            name: "Ann Lee".into(),
            names: vec!["Mayor Ann Lee".into()],
            months: vec![(1, 1), (2, 1)],
            ..SpeakerPage::default()
        };
        assert_eq!([7, 8, 13].map(|height| lines(&page, height).len()), [0, 1, 1]);
        assert_eq!(lines(&page, 14), [Numbers, Names, Bars(1), Bars(0), Months]);
        assert_eq!(lines(&SpeakerPage { months: vec![(1, 3)], names: vec!["Ann Lee".into()], ..page }, 14), [Numbers, Months]);
    }
}
