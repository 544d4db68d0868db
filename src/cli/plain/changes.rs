//! What changed in the open article since it was read, in words: what a screen shows by strokes and lines is said.

use anyhow::Result;

use super::Session;
use crate::app::changes::{Line, Tone, panel};
use crate::find::changes::Changes;
use crate::words::{Notice, Plain};

impl Session<'_> {
    /// Tells what changed since the open article was read last.
    pub(super) fn tell_changes(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let Some(before) = &open.before else { return self.say(&Notice::NoChanges) };
        let changes = Changes::between(before, &open.article);
        if changes.is_empty() {
            return self.say(&Notice::NoChanges);
        }
        for line in panel(&changes, &open.article, self.words, false).lines.iter().filter(|line| !line.pieces.is_empty()) {
            let number = line.at.and_then(|at| self.open.as_ref()?.number_of(at));
            let number = number.filter(|_| line.sign != "-").map(|number| format!("{number}. ")).unwrap_or_default();
            self.line(&format!("{number}{}", self.change(line)))?;
        }
        Ok(())
    }

    fn change(&self, line: &Line) -> String {
        let text = |(_, text): &(Tone, String)| text.trim().to_owned();
        let whole = || line.pieces.iter().map(text).collect::<Vec<_>>().join(" ");
        match line.sign {
            "+" => self.words.say(&Plain::New { text: whole() }),
            "-" => self.words.say(&Plain::Gone { text: whole() }),
            "~" => self.words.say(&Plain::Altered { text: self.altered(&line.pieces) }),
            _ => whole(),
        }
    }

    /// The words of an altered paragraph, with what is gone and what is new named in their place.
    fn altered(&self, pieces: &[(Tone, String)]) -> String {
        let tell = |(tone, text): &(Tone, String)| {
            let text = text.trim().to_owned();
            match tone {
                Tone::Same | Tone::Heading => text,
                Tone::Added => self.words.say(&Plain::NewWords { text }),
                Tone::Removed => self.words.say(&Plain::GoneWords { text }),
            }
        };
        pieces.iter().filter(|(_, text)| !text.trim().is_empty()).map(tell).collect::<Vec<_>>().join(" ")
    }
}
