//! Turns cues into segments of speech with speaker and time. Styling tags are stripped, repeated lines kept once.

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
    let mut pieces = Vec::<Piece>::new();
    let (mut last, mut last_end): (Vec<Line>, u64) = (Vec::new(), 0);
    for cue in cues {
        let said = cue.lines.iter().map(|line| line_of(line)).filter(|line| !line.text.is_empty() || line.speaker.is_some() || line.turn);
        let said = names.with_speakers(said.collect());
        let follows = cue.start.abs_diff(last_end) <= BRIEF;
        let brief = cue.end.saturating_sub(cue.start) <= BRIEF;
        let again = shown_again(&last, &said, brief, follows);
        for (at, line) in said.iter().enumerate().skip(again) {
            put(&mut pieces, line, at == 0, cue, &names);
        }
        if !said.is_empty() {
            (last, last_end) = (said, cue.end);
        }
    }
    pieces
}

/// Number of lines of a cue that repeat the last ones of the cue before, as in subtitles that roll: each line is shown once more above
/// the next, and the last one once more alone.
fn shown_again(last: &[Line], said: &[Line], brief: bool, follows: bool) -> usize {
    let same = |count: &usize| last[last.len() - count..].iter().zip(said).all(|(one, other)| one.text == other.text);
    let count = (1..=last.len().min(said.len())).rev().find(same).unwrap_or_default();
    let rolled = last.len() > count || said.iter().map(|line| line.text.split(' ').count()).sum::<usize>() >= PHRASE;
    if count < said.len() || brief || follows && rolled { count } else { 0 }
}

/// Longest time for which rolling subtitles show a line alone, and between two cues that follow one another, in milliseconds.
const BRIEF: u64 = 50;

/// From so many words on, nobody says the same twice in a row.
const PHRASE: usize = 3;

#[derive(Debug, Default, Clone)]
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
    let alone = matches!(text.as_str(), "-" | "–" | "—").then_some("");
    let plain = if arrows { rest } else { dash.or(glued).or(alone).unwrap_or(&text) };
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

/// Names of speakers before a colon, with their counts, and the number of those in brackets on lines of their own.
struct Names {
    counts: std::collections::HashMap<String, usize>,
    bracketed: usize,
}

impl Names {
    /// Counts what may be names at the start of lines.
    fn of(cues: &[Cue<'_>]) -> Self {
        let mut names = Self { counts: std::collections::HashMap::new(), bracketed: 0 };
        for line in cues.iter().flat_map(|cue| &cue.lines) {
            let line = line_of(line);
            if let Some((name, _)) = name(&line.text) {
                *names.counts.entry(name.to_owned()).or_default() += 1;
            }
            names.bracketed += usize::from(bracketed(&line.text).is_some());
        }
        names
    }

    /// The lines of a cue, each name in brackets given to the line below it. A line that only marks a turn does so for the next.
    fn with_speakers(&self, lines: Vec<Line>) -> Vec<Line> {
        let (mut out, mut speaker, mut turn): (Vec<Line>, Option<String>, bool) = (Vec::new(), None, false);
        for mut line in lines {
            if self.bracketed > 1
                && let Some(name) = bracketed(&line.text)
            {
                speaker = Some(name.to_owned());
                continue;
            }
            if line.text.is_empty() && line.speaker.is_none() {
                turn = true;
                continue;
            }
            line.turn |= std::mem::take(&mut turn);
            line.speaker = line.speaker.or(speaker.take());
            out.push(line);
        }
        out
    }

    /// The name before the line's colon and the words behind it. In capitals a name is one; else it must come again.
    fn split<'a>(&self, line: &'a str) -> (Option<&'a str>, &'a str) {
        let Some((name, rest)) = name(line) else { return (None, line) };
        let capitals = !name.chars().any(char::is_lowercase);
        let again = self.counts.get(name).is_some_and(|&count| count > 1);
        if capitals || again { (Some(name), rest) } else { (None, line) }
    }
}

/// The name of a speaker in brackets on a line of its own: several words that begin with capitals. One word may be a sound.
fn bracketed(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let name = inner.or_else(|| line.strip_prefix('[')?.strip_suffix(']'))?.trim();
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let mut words = name.split(' ');
    let fits = name.len() <= 60 && words.clone().count() > 1 && words.clone().count() <= 5;
    (fits && words.all(|word| capital(word) || Phrases::SpeakerParticles.contains(word)) && name.ends_with(char::is_alphabetic))
        .then_some(name)
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
