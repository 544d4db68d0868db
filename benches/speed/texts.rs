//! Generated texts of any length, the same every time: words made of syllables, in paragraphs, some with a quotation.

use std::fmt::Write;
use std::sync::Arc;

use kiosque::article::Article;
use kiosque::{formats, quotes};

/// The bytes of a short article.
pub(crate) const SHORT: usize = 20_000;
/// The bytes of a long one.
pub(crate) const LONG: usize = 10_000_000;
/// A word that occurs once in every text, near its end.
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

    /// A paragraph of a few sentences; one in four contains a quotation.
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
            0 => writeln!(out, "## S{}\n", dice.words(4)),
            1 => writeln!(out, "### T{}\n", dice.words(4)),
            2 => writeln!(out, "- {}\n- *{}*\n- {}\n", dice.words(9), dice.words(5), dice.words(7)),
            3 => writeln!(out, "{} Voir [{}](https://presse.example/{}).\n", dice.paragraph(), dice.words(2), dice.word()),
            _ => writeln!(out, "{}\n", dice.paragraph()),
        };
        if !placed && out.len() > size / 10 * 9 {
            placed = true;
            let _ = writeln!(out, "Un {WORD}.\n");
        }
    }
    out
}

/// A saved page of about so many bytes, a third of them around the article: menus, a script, teasers of other articles.
pub(crate) fn page(size: usize) -> String {
    let mut dice = Dice(3);
    let mut out = "<!DOCTYPE html><html lang=\"fr\"><head><title>Un long article</title><script>".to_owned();
    out.push_str(&"var a = [1, 2, 3]; function b(c) { return c < 3 && a; }\n".repeat(size / 600));
    out.push_str("</script></head><body><nav class=\"menu\"><ul>");
    while out.len() < size / 4 {
        let _ = writeln!(
            out,
            "<li class=\"menu-item item-{}\"><a href=\"/{}\"><span>{}</span></a></li>",
            dice.below(9),
            dice.word(),
            dice.words(2)
        );
    }
    out.push_str("</ul></nav><main><article class=\"article\"><h1>Un long article</h1>");
    while out.len() < size {
        let _ = match dice.below(8) {
            0 => writeln!(out, "<h2>S{}</h2>", dice.words(4)),
            1 => writeln!(
                out,
                "<figure><img src=\"/{}.jpg\" alt=\"{}\"><figcaption>{}</figcaption></figure>",
                dice.word(),
                dice.words(3),
                dice.words(9)
            ),
            2 => writeln!(out, "<ul><li>{}</li><li><em>{}</em></li></ul>", dice.words(9), dice.words(5)),
            3 => writeln!(out, "<p>{} Voir <a href=\"/{}\">{}</a>&nbsp;.</p>", dice.paragraph(), dice.word(), dice.words(2)),
            _ => writeln!(out, "<div class=\"text\"><p>{}</p></div>", dice.paragraph()),
        };
    }
    out.push_str("</article></main><footer>©</footer></body></html>");
    out
}

/// The article of that Markdown, its quotations found.
pub(crate) fn article(size: usize) -> Arc<Article> {
    let parsed = formats::parse("long.md", markdown(size).into_bytes()).into_iter().next();
    Arc::new(quotes::mark(parsed.unwrap()))
}
