//! Turns cues into segments of speech with speaker and time. Styling tags are stripped, repeated lines kept once.

use std::collections::HashMap;

use super::cues::Cue;
use crate::formats::html::entity;
use crate::formats::lexicon::Phrases;

/// Speech of one speaker in one cue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece {
    /// Start in milliseconds.
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) speaker: Option<String>,
    /// Whether the speaker changes here, named or not.
    pub(super) turn: bool,
    pub(super) text: String,
}

/// The pieces of speech in `cues`, in order.
pub(super) fn pieces(cues: &[Cue<'_>]) -> Vec<Piece> {
    let names = Names::of(cues);
    let (mut pieces, mut last, mut before) = (Vec::<Piece>::new(), String::new(), Shown::default());
    for cue in cues {
        let said = cue.lines.iter().map(|line| line_of(line)).filter(|line| !line.text.is_empty() || line.speaker.is_some());
        let said = names.with_labels(said.collect());
        let brief = cue.end.saturating_sub(cue.start) <= BRIEF;
        let rolled = before.lines > 1 && cue.start <= before.end + BRIEF;
        for (at, line) in said.iter().enumerate() {
            // Subtitles that roll show each line once more above the next.
            if at == 0 && line.text == last && (said.len() > 1 || brief || rolled) {
                continue;
            }
            line.text.clone_into(&mut last);
            put(&mut pieces, line, at == 0, cue, &names);
        }
        before = Shown { lines: said.len(), end: cue.end };
    }
    pieces
}

/// The cue before: number of its lines, and its end.
#[derive(Default)]
struct Shown {
    lines: usize,
    end: u64,
}

/// Longest time for which rolling subtitles show a line alone, in milliseconds.
const BRIEF: u64 = 50;

#[derive(Debug, Default)]
struct Line {
    text: String,
    speaker: Option<String>,
    turn: bool,
}

fn put(pieces: &mut Vec<Piece>, line: &Line, first: bool, cue: &Cue<'_>, names: &Names) {
    let (before, text) = match &line.speaker {
        Some(_) => (None, line.text.as_str()),
        None => names.split(&line.text),
    };
    let speaker = line.speaker.clone().or_else(|| before.map(str::to_owned));
    let turn = line.turn || speaker.is_some();
    if !first && !turn && pieces.last().is_some_and(|piece| piece.start == cue.start) {
        if let Some(piece) = pieces.last_mut() {
            join(&mut piece.text, text);
        }
        return;
    }
    pieces.push(Piece { start: cue.start, end: cue.end, speaker, turn, text: text.to_owned() });
}

/// Appends a line to another, a space between them where their script has spaces.
fn join(text: &mut String, more: &str) {
    text.push_str(joint(text, more));
    text.push_str(more);
}

/// The separator of two joined lines.
pub(super) fn joint(before: &str, after: &str) -> &'static str {
    let dense = |c: char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let glued = before.ends_with(dense) && after.starts_with(dense);
    if before.is_empty() || after.is_empty() || glued { "" } else { " " }
}

/// A line without its marks.
fn line_of(line: &str) -> Line {
    let (text, speaker) = without_tags(line);
    let text = entity::decode(text.trim()).into_owned();
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let rest = text.trim_start_matches(['>', '»']);
    let arrows = text.len() > rest.len() && rest.starts_with([' ', '\u{a0}']) && text.starts_with(">>");
    let dash = ["- ", "– ", "— ", "-\u{a0}", "–\u{a0}", "—\u{a0}"].iter().find_map(|dash| text.strip_prefix(dash));
    let glued = text.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic));
    let plain = if arrows { rest } else { dash.or(glued).unwrap_or(&text) };
    Line { text: plain.trim().to_owned(), speaker, turn: arrows || plain.len() < text.len() }
}

/// `line` without tags in `<…>` and `{\…}`, and the name in a voice tag.
fn without_tags(line: &str) -> (String, Option<String>) {
    let (mut text, mut speaker, mut rest) = (String::with_capacity(line.len()), None, line);
    while let Some(at) = rest.find(['<', '{']) {
        text.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let style = rest[at..].starts_with("{\\");
        let tag = rest[at..].starts_with('<') && inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        let close = if style { '}' } else { '>' };
        let end = (style || tag).then(|| inner.find(close)).flatten();
        let Some(end) = end else {
            text.push_str(&rest[at..=at]);
            rest = inner;
            if style || tag {
                // Nothing closes any more on this line.
                break;
            }
            continue;
        };
        if let Some(name) = inner[..end].strip_prefix('v').filter(|name| name.starts_with([' ', '.', '\t'])) {
            let name = name.split_once([' ', '\t']).map_or("", |(_, name)| name).trim();
            speaker = Some(entity::decode(name).into_owned()).filter(|name| !name.is_empty()).or(speaker);
        }
        rest = &inner[end + 1..];
    }
    text.push_str(rest);
    (text, speaker)
}

/// Names of speakers, with their counts: those before a colon, and those in brackets on a line of their own.
struct Names {
    before_colons: HashMap<String, usize>,
    in_brackets: HashMap<String, usize>,
}

impl Names {
    /// Counts what may be names.
    fn of(cues: &[Cue<'_>]) -> Self {
        let mut names = Self { before_colons: HashMap::new(), in_brackets: HashMap::new() };
        for line in cues.iter().flat_map(|cue| &cue.lines) {
            let text = line_of(line).text;
            if let Some((name, _)) = name(&text) {
                *names.before_colons.entry(name.to_owned()).or_default() += 1;
            }
            if let Some(name) = bracketed(&text) {
                *names.in_brackets.entry(name.to_owned()).or_default() += 1;
            }
        }
        names
    }

    /// Lines without those that only name who speaks next, each name with its words.
    fn with_labels(&self, lines: Vec<Line>) -> Vec<Line> {
        // One who speaks once is known where another does so again and again.
        let known = self.in_brackets.values().any(|&count| count > 1);
        let is_label = |_: &&str| known;
        let (mut said, mut speaker): (Vec<Line>, Option<String>) = (Vec::with_capacity(lines.len()), None);
        for mut line in lines {
            if let Some(name) = bracketed(&line.text).filter(is_label) {
                speaker = Some(name.to_owned());
            } else if line.text != "-" || self.in_brackets.is_empty() {
                line.speaker = line.speaker.or(speaker.take());
                said.push(line);
            }
        }
        said
    }

    /// The name before the line's colon and the words behind it. In capitals a name is one; else it must come again.
    fn split<'a>(&self, line: &'a str) -> (Option<&'a str>, &'a str) {
        let Some((name, rest)) = name(line) else { return (None, line) };
        let capitals = !name.chars().any(char::is_lowercase);
        let again = self.before_colons.get(name).is_some_and(|&count| count > 1);
        if capitals || again { (Some(name), rest) } else { (None, line) }
    }
}

/// The name that a line in brackets is: two words or more, each with a capital.
fn bracketed(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inside = inside.or_else(|| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')))?;
    let words = inside.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let known = |word: &str| word.starts_with(char::is_uppercase) || Phrases::SpeakerParticles.contains(word);
    (words > 1 && inside.len() <= 60 && inside.split(' ').all(known)).then_some(inside)
}

/// A possible name before a colon: up to five words that begin with capitals.
fn name(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(':')?;
    let name = name.trim_end();
    let word = |word: &str| {
        let is_capital = |c: char| c.is_uppercase() || c.is_ascii_digit();
        word.trim_start_matches(['(', '\'', '’', '"']).starts_with(is_capital) || Phrases::SpeakerParticles.contains(word)
    };
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let fits = name.len() <= 60 && letters >= 2 && name.split(' ').count() <= 5 && name.split(' ').all(word);
    (fits && rest.starts_with([' ', '\u{a0}']) && name.starts_with(char::is_uppercase)).then(|| (name, rest.trim_start()))
}
