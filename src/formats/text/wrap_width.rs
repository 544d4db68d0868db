//! Finds the width that a text was wrapped at, and joins lines whose breaks come from wrapping. `paragraphs` decides where paragraphs end.

use super::hyphens;
use super::lines::{self, Line};

/// The widest measure looked for, in columns. Browsers that save pages as text know no wider one.
const WIDEST: usize = 1100;

/// The widest lines that are broken by eye.
const SCREEN: usize = 120;

/// The narrowest measure looked for: a column of a newspaper.
const NARROWEST: usize = 30;

/// Line breaks of a text: by paragraph, or wrapped at a width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// A paragraph is one line.
    Open,
    /// Lines end before the word that would go beyond this column.
    Wrapped(usize),
    /// Lines end within sentences, but at no common column; those that end a paragraph are shorter than this.
    Ragged(usize),
}

/// Lines of prose that end at no common column: how many there are at least, their mean width, the part of them (in hundredths) that end
/// within a sentence, and the part of the mean width that the last line of a paragraph does not reach.
const RAGGED: (usize, usize, usize, usize) = (4, 42, 55, 70);

impl Measure {
    /// The measure of a text.
    ///
    /// A line end is explained by every measure between the line's own end and where it would end with the first word of the
    /// next. The measure that explains most line ends is the text's, if it explains enough of them, and few lines go beyond it.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut explained = vec![0i64; WIDEST + 2];
        let mut ends = vec![0usize; WIDEST + 2];
        let mut breaks = vec![0i64; WIDEST + 2];
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            ends[breakable(line).min(WIDEST + 1)] += 1;
            if next.is_apart() || next.indent() < line.indent() && is_marked(line) || is_marked(next) || is_drawn(line) || is_drawn(next) {
                continue;
            }
            breaks[line.end().min(WIDEST + 1)] += 1;
            let from = line.end().max(NARROWEST);
            let to = line.end() + 1 + lines::width(first_word(next.text));
            if from < to && from <= WIDEST {
                explained[from] += 1;
                explained[to.min(WIDEST + 1)] -= 1;
            }
        }
        match Self::best(&explained, &ends, &breaks) {
            Self::Open => Self::ragged(lines),
            measure => measure,
        }
    }

    /// The measure of lines that someone broke by eye: most of them end within a sentence, which goes on in lower case in the next.
    fn ragged(lines: &[Line<'_>]) -> Self {
        let (mut pairs, mut open, mut columns, mut broken) = (0, 0, 0, 0);
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            if next.is_apart() || line.end() < NARROWEST || is_marked(line) || is_marked(next) || is_drawn(line) || is_drawn(next) {
                continue;
            }
            pairs += 1;
            columns += line.end();
            let continues = is_open(line) && next.text.starts_with(char::is_lowercase);
            open += usize::from(continues);
            broken += usize::from(continues && !line.text.ends_with([',', ';']));
        }
        let (fewest, mean, part, last) = RAGGED;
        let wide = columns >= pairs * mean && columns <= pairs * SCREEN;
        // A few lines are enough where each of them breaks off.
        let certain = pairs > 1 && broken == pairs;
        if (pairs >= fewest || certain) && wide && open * 100 >= pairs * part {
            Self::Ragged(columns / pairs * last / 100)
        } else {
            Self::Open
        }
    }

    fn best(explained: &[i64], ends: &[usize], breaks: &[i64]) -> Self {
        let lines: usize = ends.iter().sum();
        let (mut sum, mut within, mut best) = (0, 0, (0, 0, 0));
        for column in 0..=WIDEST {
            sum += explained[column];
            within += ends[column];
            if sum > best.0 {
                best = (sum, column, within);
            }
        }
        let (count, column, within) = best;
        let beyond = lines.saturating_sub(within);
        // Lines of less than half the measure end for reasons of their own: titles, bylines, the last words of a paragraph.
        let breaks: i64 = breaks[column / 2..].iter().sum();
        if count * 2 > breaks && count > 0 && beyond * 12 <= lines { Self::Wrapped(column) } else { Self::Open }
    }

    /// Whether the break after `line` comes from wrapping: the first word of `next` had no room, or almost none and the sentence goes on.
    /// People who wrap lines by hand are not exact to the column.
    pub(super) fn joins(self, line: &Line<'_>, next: &Line<'_>) -> bool {
        if !next.is_apart() && hyphens::breaks_word(line.text, next.text) && !is_marked(next) {
            return true;
        }
        let column = match self {
            Self::Wrapped(column) => column,
            Self::Ragged(short) => {
                let prose = !next.is_apart() && !is_marked(next) && !is_drawn(next);
                let continues = is_open(line) && next.text.starts_with(char::is_lowercase);
                return prose && (continues || line.end() >= short && (is_open(line) || !starts_far(line, next)));
            }
            Self::Open => return false,
        };
        let room = column.saturating_sub(line.end());
        // The first two answers need no look at the words.
        !next.is_apart()
            && (room <= 1
                || usize::from(next.width) >= room && lines::width(first_word(next.text)) >= room
                || room * 8 <= column && goes_on(line, next))
    }
}

/// Whether `line` ends within a sentence.
fn is_open(line: &Line<'_>) -> bool {
    line.text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '–' | '—' | '\u{2010}' | '(' | '/'))
}

/// Whether `next` is set in further than `line`, as the first line of a paragraph may be.
fn starts_far(line: &Line<'_>, next: &Line<'_>) -> bool {
    next.indent() > line.indent() + 1
}

/// Whether a sentence goes on from one line to the next.
fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    let inside = line.text.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    inside && next.text.starts_with(char::is_lowercase) && next.indent() == line.indent() && !is_marked(next)
}

/// The column in which the line would end without its last word: beyond it, a wrapped text has only words that are too long.
fn breakable(line: &Line<'_>) -> usize {
    // Chinese and Japanese may be parted before each character.
    if line.text.ends_with(is_ideographic) {
        return line.end().saturating_sub(2);
    }
    let cut = line.text.rfind(' ').map_or(0, |at| lines::width(line.text.get(at..).unwrap_or_default()));
    if cut == 0 { usize::from(line.indent()) } else { line.end() - cut.min(line.end()) }
}

/// The separator of two joined lines: a space, but none within Chinese and Japanese, nor after a hyphen inside a word.
pub(super) fn joint(line: &str, next: &str) -> &'static str {
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else { return "" };
    let before = line.chars().rev().nth(1);
    let open = matches!(last, '-' | '\u{2010}') && before.is_some_and(char::is_alphanumeric) && first.is_lowercase();
    let split = open && !hyphens::is_left_open(next);
    if last == '\u{ad}' || split || is_ideographic(last) && is_ideographic(first) { "" } else { " " }
}

/// Whether `c` is wide and no Korean letter: Korean parts words with spaces.
fn is_ideographic(c: char) -> bool {
    lines::is_wide(c) && !matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{115f}')
}

/// The part of `text` that no wrapping parts: up to the first space, and within Chinese and Japanese one character.
fn first_word(text: &str) -> &str {
    let mut at = text.char_indices();
    let Some((_, first)) = at.next() else { return text };
    if lines::is_wide(first) && !matches!(first, '\u{ac00}'..='\u{d7a3}') {
        return text.get(..first.len_utf8()).unwrap_or(text);
    }
    let end = at.find(|(_, c)| c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').map_or(text.len(), |(end, _)| end);
    text.get(..end.min(4 * WIDEST)).unwrap_or(text)
}

fn is_marked(line: &Line<'_>) -> bool {
    super::line_markers::item(line.text).is_some()
}

fn is_drawn(line: &Line<'_>) -> bool {
    super::line_markers::is_rule(line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The ferry had left the quay an hour before the harbour master noticed that nobody was steering it, and by then \
        the fog had come down over the estuary like a lid, so that he could only listen to the horn, which grew fainter.";

    fn wrapped(text: &str, width: usize) -> String {
        let mut out = String::new();
        let mut column = 0;
        for word in text.split(' ') {
            if column > 0 && column + 1 + word.len() > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.len();
        }
        out
    }

    #[test]
    fn the_measure_is_found_at_any_width() {
        for width in 30..100 {
            let text = wrapped(PROSE, width);
            let lines = lines::read(&text, 1);
            let measure = Measure::of(&lines);
            assert!(lines.windows(2).all(|pair| measure.joins(&pair[0], &pair[1])), "{width}: {measure:?}");
        }
    }

    #[test]
    fn verse_has_no_measure() {
        let text = "The fog came in at four\nand took the boats away,\nthe lamps along the shore,\nthe end of the day.\n\n\
                    No bell,\nno gull,\nonly the sound of oars\nthat nobody pulled.";
        assert_eq!(Measure::of(&lines::read(text, 1)), Measure::Open);
    }

    #[test]
    fn lines_broken_by_eye_join_to_paragraphs() {
        let text = "The ferry had left the quay an hour before the\nharbour master noticed that nobody was steering it, and by\nthen the fog had come down\nover the estuary like a lid, so that he could only listen to\nthe horn, which grew fainter and fainter over\nthe water. Nobody knew.\nThen it was gone.";
        let lines = lines::read(text, 1);
        let measure = Measure::of(&lines);
        assert!(matches!(measure, Measure::Ragged(_)), "{measure:?}");
        let joined: Vec<bool> = lines.windows(2).map(|pair| measure.joins(&pair[0], &pair[1])).collect();
        assert_eq!(joined, [true, true, true, true, true, false]);
    }

    #[test]
    fn unwrapped_paragraphs_have_no_measure() {
        let text = format!("Fog\nBy Ann Lee\n{PROSE} Then it was gone.\n{PROSE}\nShort one.\n{PROSE}");
        assert_eq!(Measure::of(&lines::read(&text, 1)), Measure::Open);
    }

    #[test]
    fn unwrapped_paragraphs_of_ideographs_have_no_measure() {
        let prose = "霧が港に降りて、船は岸に着くことができなかった。".repeat(6);
        let text = format!("二〇一九年四月十九日、霧の港の夜の話である\n霧の港の夜の話\n\n{prose}\n\n{prose}");
        assert_eq!(Measure::of(&lines::read(&text, 1)), Measure::Open);
    }

    #[test]
    fn a_short_last_line_ends_its_paragraph() {
        let lines = lines::read("aaaa bbbb cccc dddd eeee ffff\ngggg hhhh iiii jjjj kkkk llll\nmm.\nNew one begins here, yes.", 1);
        let measure = Measure::Wrapped(30);
        assert!(measure.joins(&lines[0], &lines[1]));
        assert!(!measure.joins(&lines[2], &lines[3]));
    }

    #[test]
    fn a_continued_sentence_joins_lines_that_almost_fill_the_measure() {
        let joins = |text: &str| {
            let lines = lines::read(text, 1);
            Measure::Wrapped(30).joins(&lines[0], &lines[1])
        };
        assert!(joins("aaaa bbbb cccc dddd eeee fff\ng hhhh"));
        assert!(!joins("aaaa bbbb cccc dddd eeee ff.\ng hhhh"));
        assert!(!joins("aaaa bbbb cccc dddd eeee fff\nG hhhh"));
        assert!(!joins("aaaa bbbb cccc dddd eeee\nf gggg"));
    }

    #[test]
    fn words_join_with_a_space_and_ideographs_without() {
        assert_eq!(
            [joint("a", "b"), joint("日本", "語"), joint("한국", "어"), joint("vis-à-", "vis"), joint("2010 -", "on")],
            [" ", "", " ", "", " "]
        );
    }
}
