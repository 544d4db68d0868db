//! Draws the head of a speaker's page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::safe_text;
use crate::app::State;
use crate::app::speaker_page::{HeadLine, Histogram, histogram, lines};
use crate::config::theme::Part;
use crate::library::{MONTHS_PER_YEAR, SpeakerPage};
use crate::words::Label;

/// The heights of a bar within its row, from none on.
const HEIGHTS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Those of terminals without Unicode.
const ASCII_HEIGHTS: [char; 3] = [' ', '.', '#'];

/// Draws the head into `area`, which has a row for each of its lines.
pub(super) fn paint(state: &State, page: &SpeakerPage, area: Rect, buf: &mut Buffer) {
    let histogram = histogram(&page.months, usize::from(area.width));
    for (y, line) in (area.y..area.bottom()).zip(lines(page, state.panes.screen.height)) {
        let row = Rect { y, height: 1, ..area };
        let Some((part, text)) = text(state, page, line, histogram.as_ref()) else { continue };
        safe_text::put_cut(buf, row, &text, state.theme.part(part), state.ascii);
    }
}

fn text(state: &State, page: &SpeakerPage, line: HeadLine, histogram: Option<&Histogram>) -> Option<(Part, String)> {
    let words = &state.words;
    Some(match line {
        HeadLine::Numbers => {
            let articles = words.say(&Label::InArticles { count: page.headings.len() });
            (Part::DimText, words.say(&Label::SpeakerNumbers { quotations: page.quotations, articles }))
        }
        HeadLine::Names => {
            let others: Vec<&str> = page.names.iter().map(String::as_str).filter(|name| *name != page.name).collect();
            (Part::DimText, words.say(&Label::SpeakerNames { names: others.join(", ") }))
        }
        HeadLine::Bars(row) => (Part::Key, bars(histogram?, row, state.ascii)),
        HeadLine::Months => (Part::DimText, months(state, histogram?)),
    })
}

/// A row of the bars.
fn bars(histogram: &Histogram, row: usize, ascii: bool) -> String {
    let heights: &[char] = if ascii { &ASCII_HEIGHTS } else { &HEIGHTS };
    let mut drawn = String::new();
    for height in histogram.heights(row, heights.len() - 1) {
        let filled = (histogram.width - 1).max(1);
        drawn.extend((0..filled).filter_map(|_| heights.get(height)));
        drawn.extend((filled..histogram.width).map(|_| ' '));
    }
    drawn
}

/// The first and the last month, and what the highest bar stands for.
fn months(state: &State, histogram: &Histogram) -> String {
    let name =
        |month: i32| state.words.month_of_year(month.div_euclid(MONTHS_PER_YEAR), month.rem_euclid(MONTHS_PER_YEAR).cast_unsigned() + 1);
    let (first, last) = histogram.months;
    if first == last {
        return name(first);
    }
    let most = histogram.most();
    state.words.say(&match histogram.span {
        1 => Label::SpeakerMonths { first: name(first), last: name(last), most },
        months if months < MONTHS_PER_YEAR => {
            Label::SpeakerSpans { first: name(first), last: name(last), most, months: months.unsigned_abs() as usize }
        }
        months => {
            Label::SpeakerYears { first: name(first), last: name(last), most, years: (months / MONTHS_PER_YEAR).unsigned_abs() as usize }
        }
    })
}
