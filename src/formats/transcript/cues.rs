//! Parses cues: times, and the lines shown between them. Reads `WebVTT` and `SubRip` alike, since files of one format are found under the
//! other's name.

/// A stretch of time and what is shown meanwhile. Times are milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cue<'a> {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) lines: Vec<&'a str>,
}

#[derive(Debug, Default)]
pub(super) struct File<'a> {
    pub(super) cues: Vec<Cue<'a>>,
    /// The words behind `WEBVTT`.
    pub(super) title: Option<&'a str>,
    /// The language its head names.
    pub(super) language: Option<&'a str>,
    /// Number of lines with an arrow but no times.
    pub(super) broken: usize,
}

/// Kind of the line before a possible cue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// The lines above the first empty one of a `WebVTT` file.
    Head,
    /// A remark, or rules for looks and regions: up to the next empty line.
    Aside,
    Between,
    Cue,
}

pub(super) fn read(text: &str) -> File<'_> {
    let mut reader = Reader { file: File::default(), within: Within::Between, name: None };
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines = text.split(end).map(str::trim).peekable();
    if let Some(head) = lines.peek().and_then(|line| line.strip_prefix("WEBVTT")) {
        let title = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':'));
        reader.file.title = Some(title).filter(|title| !title.is_empty());
        (reader.within, _) = (Within::Head, lines.next());
    }
    for line in lines {
        if line.is_empty() {
            reader.drop_identifier();
            reader.within = Within::Between;
        } else if line.contains("-->") || line.contains("->") && times(line).is_some() {
            reader.begin(line);
        } else {
            reader.take(line);
        }
    }
    reader.drop_identifier();
    reader.file
}

struct Reader<'a> {
    file: File<'a>,
    within: Within,
    /// A line between cues: the number or the name of the next one, if it begins right below.
    name: Option<&'a str>,
}

impl<'a> Reader<'a> {
    /// Takes a line with an arrow.
    fn begin(&mut self, line: &'a str) {
        if self.within == Within::Aside {
            return;
        }
        let Some((start, end)) = times(line) else {
            self.file.broken += 1;
            return;
        };
        // Where the empty line is missing, the number of the next cue is among this one's lines.
        if self.within == Within::Cue
            && let Some(last) = self.file.cues.last_mut()
            && last.lines.len() > 1
            && last.lines.last().is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        {
            last.lines.pop();
        }
        self.name = None;
        self.file.cues.push(Cue { start, end, lines: Vec::new() });
        self.within = Within::Cue;
    }

    /// Takes a line of words.
    fn take(&mut self, line: &'a str) {
        match self.within {
            Within::Head => {
                if let Some((name, value)) = line.split_once(':')
                    && name.trim().eq_ignore_ascii_case("language")
                {
                    self.file.language = Some(value.trim());
                }
            }
            Within::Between if ["NOTE", "STYLE", "REGION"].iter().any(|word| line.split_whitespace().next() == Some(word)) => {
                self.within = Within::Aside;
            }
            Within::Between if self.name.is_none() => self.name = Some(line),
            Within::Between | Within::Cue => {
                self.drop_identifier();
                self.say(line);
            }
            Within::Aside => (),
        }
    }

    /// Returns a supposed cue identifier to the text before it.
    fn drop_identifier(&mut self) {
        if let Some(line) = self.name.take() {
            self.say(line);
        }
    }

    fn say(&mut self, line: &'a str) {
        if let Some(cue) = self.file.cues.last_mut() {
            cue.lines.push(line);
        }
    }
}

/// The times of a line such as `00:01:02.500 --> 00:01:04,000 align:start`, in milliseconds.
pub(super) fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->").or_else(|| line.split_once("->"))?;
    Some((time(start.trim())?, time(rest.split_whitespace().next()?)?))
}

/// Hours, minutes, seconds and a fraction, the hours left out at will.
fn time(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut seconds = 0_u64;
    let parts: Vec<&str> = whole.split(':').map(str::trim).collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for part in parts {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        seconds = seconds * 60 + part.parse::<u64>().ok()?;
    }
    let digits: String = fraction.chars().take_while(char::is_ascii_digit).chain("000".chars()).take(3).collect();
    Some(seconds * 1000 + digits.parse::<u64>().ok()?)
}
