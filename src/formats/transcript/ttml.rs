//! TTML (also DFXP), the subtitles of broadcasters in XML: each `p` with times is a cue.

use super::cues::Cue;
use crate::formats::xml::{self, Node, Step, Walk};

/// Whether a text is one.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root(text) == Some("tt")
}

/// A cue as it is read: start, end, lines.
pub(super) struct Said {
    start: u64,
    end: u64,
    lines: Vec<String>,
}

impl Said {
    pub(super) fn cue(&self) -> Cue<'_> {
        Cue { start: self.start, end: self.end, lines: self.lines.iter().map(String::as_str).collect() }
    }
}

/// What a document says: its cues, language and title.
pub(super) struct Read {
    pub(super) said: Vec<Said>,
    pub(super) language: Option<String>,
    pub(super) title: Option<String>,
}

pub(super) fn read(text: &str) -> Read {
    let document = xml::read(text);
    let root = document.root();
    let rate = root.map_or(Rates::default(), Rates::of);
    let (mut said, mut outer) = (Vec::new(), vec![0]);
    for step in Walk::new(document.top()) {
        match step {
            Step::Enter(node) => {
                let begin = node.attribute("begin").and_then(|time| rate.time(time));
                // Times of a part are relative to the one around it.
                let start = outer.last().copied().unwrap_or_default() + begin.unwrap_or_default();
                outer.push(start);
                if node.is("p") {
                    said.extend(cue(node, start, rate));
                }
            }
            Step::Leave(_) => drop(outer.pop()),
            Step::Text(_) => (),
        }
    }
    let language = root.and_then(|root| root.attribute("lang")).map(str::to_owned);
    let title = root.and_then(|root| root.child("head")?.find("title")).map(Node::text).filter(|title| !title.is_empty());
    Read { said, language, title }
}

fn cue(node: Node<'_>, start: u64, rates: Rates) -> Option<Said> {
    let span = node.find("span").and_then(|span| span.attribute("begin")).and_then(|time| rates.time(time));
    let start = if node.attribute("begin").is_some() { start } else { start + span.unwrap_or_default() };
    let lasting = node.attribute("dur").and_then(|time| rates.time(time));
    let end = node.attribute("end").and_then(|time| rates.time(time)).or_else(|| lasting.map(|time| start + time)).unwrap_or(start);
    let mut lines = vec![String::new()];
    for step in Walk::new(node) {
        match step {
            Step::Text(text) => lines.last_mut()?.push_str(text),
            Step::Enter(inner) if inner.is("br") => lines.push(String::new()),
            Step::Enter(_) | Step::Leave(_) => (),
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| xml::folded(line).trim().to_owned()).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then_some(Said { start, end, lines })
}

/// The rates that times count in.
#[derive(Debug, Clone, Copy)]
struct Rates {
    frames: u64,
    ticks: u64,
}

impl Default for Rates {
    fn default() -> Self {
        Self { frames: 25, ticks: 10_000_000 }
    }
}

impl Rates {
    fn of(root: Node<'_>) -> Self {
        let rate = |name: &str| root.attribute(name).and_then(|rate| rate.parse().ok()).filter(|rate| *rate > 0);
        Self { frames: rate("frameRate").unwrap_or(25), ticks: rate("tickRate").unwrap_or(10_000_000) }
    }

    /// A time in milliseconds: `00:01:02.500`, `00:01:02:12` with frames, `62.5s`, `900000t`.
    fn time(self, written: &str) -> Option<u64> {
        let written = written.trim();
        if written.contains(':') {
            return self.clock(written);
        }
        let end = written.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, unit) = written.split_at_checked(end)?;
        let thousandths = thousandths(number)?;
        Some(match unit {
            "h" => thousandths.checked_mul(3600)?,
            "m" => thousandths.checked_mul(60)?,
            "s" => thousandths,
            "ms" => thousandths / 1000,
            "f" => thousandths / self.frames,
            "t" => thousandths / self.ticks.max(1),
            _ => return None,
        })
    }

    fn clock(self, written: &str) -> Option<u64> {
        let mut parts = written.split(':');
        let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
        let frames = parts.next().map_or(Some(0), |frames| frames.split('.').next()?.parse::<u64>().ok())?;
        let whole = hours.parse::<u64>().ok()?.checked_mul(3600)?.checked_add(minutes.parse::<u64>().ok()?.checked_mul(60)?)?;
        whole.checked_mul(1000)?.checked_add(thousandths(seconds)?)?.checked_add(frames.checked_mul(1000)? / self.frames)
    }
}

/// A decimal number in thousandths.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits: String = fraction.chars().take_while(char::is_ascii_digit).chain("000".chars()).take(3).collect();
    whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(digits.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_many_ways() {
        let rates = Rates::default();
        let times = ["00:01:02.500", "00:01:02:12", "62.5s", "625000000t", "1m", "500ms", "x", "99999999999999999999h"]
            .map(|time| rates.time(time));
        assert_eq!(times, [Some(62_500), Some(62_480), Some(62_500), Some(62_500), Some(60_000), Some(500), None, None]);
    }
}
