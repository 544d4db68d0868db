//! Texts of any length to measure with, the same every time: words made of syllables, in paragraphs, some with a quotation.

use std::fmt::Write;
use std::sync::Arc;

use kiosque::article::Article;
use kiosque::{formats, quotes};

/// The bytes of a short article.
pub(crate) const SHORT: usize = 20_000;
/// The bytes of a long one.
pub(crate) const LONG: usize = 10_000_000;
/// A word that stands in every text once, near its end.
pub(crate) const WORD: &str = "palimpsest";

const SYLLABLES: [&str; 16] = ["ba", "cre", "di", "fon", "gé", "la", "men", "no", "per", "qui", "ri", "so", "ta", "tion", "va", "œu"];

/// A linear congruential generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn word(&mut self) -> String {
        (0..=self.below(3)).map(|_| SYLLABLES[usize::try_from(self.below(16)).unwrap()]).collect()
    }

    fn words(&mut self, count: u64) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// A paragraph of a few sentences; one in four holds somebody's words.
    fn paragraph(&mut self) -> String {
        let count = 20 + self.below(60);
        let mut text = format!("L{}.", self.words(count));
        if self.below(4) == 0 {
            let _ = write!(text, " « Nous {} », a déclaré Ada {}.", self.words(12), self.word());
        }
        text
    }
}

/// A plain text of about so many bytes, its lines wrapped.
pub(crate) fn text(size: usize) -> String {
    let mut dice = Dice(1);
    let mut out = "Un long article\n12 mars 2021\n".to_owned();
    while out.len() < size {
        let paragraph = if out.len() > size / 10 * 9 && !out.contains(WORD) { WORD.to_owned() } else { dice.paragraph() };
        let mut column = 0;
        out.push('\n');
        for word in paragraph.split(' ') {
            out.push(if column > 64 { '\n' } else { ' ' });
            column = if column > 64 { 0 } else { column + word.len() + 1 };
            out.push_str(word);
        }
        out.push('\n');
    }
    out
}

/// An article in Markdown of about so many bytes: headings of two levels, emphasis, links, lists.
pub(crate) fn markdown(size: usize) -> String {
    let mut dice = Dice(2);
    let mut out = "---\ntitle: Un long article\ndate: 2021-03-12\n---\n\n".to_owned();
    let mut placed = false;
    while out.len() < size {
        let _ = match dice.below(8) {
            0 => write!(out, "## S{}\n\n", dice.words(4)),
            1 => write!(out, "### T{}\n\n", dice.words(4)),
            2 => write!(out, "- {}\n- *{}*\n- {}\n\n", dice.words(9), dice.words(5), dice.words(7)),
            3 => write!(out, "{} Voir [{}](https://presse.example/{}).\n\n", dice.paragraph(), dice.words(2), dice.word()),
            _ => write!(out, "{}\n\n", dice.paragraph()),
        };
        if !placed && out.len() > size / 10 * 9 {
            placed = true;
            let _ = write!(out, "Un {WORD}.\n\n");
        }
    }
    out
}

/// The article of that Markdown, its quotations found.
pub(crate) fn article(size: usize) -> Arc<Article> {
    let parsed = formats::parse("long.md", markdown(size).into_bytes()).into_iter().next();
    Arc::new(quotes::mark(parsed.unwrap()))
}
