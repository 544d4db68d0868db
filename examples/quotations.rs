//! Prints the quotations of an article, each with its speaker: `cargo run --example quotations -- FILE`.

use std::io::{self, Write};
use std::path::Path;

use kiosque::{formats, quotes};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "articles/a-face-for-the-times.md".to_owned());
    let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy();
    let mut out = io::stdout().lock();
    for article in formats::parse(&name, std::fs::read(&path)?) {
        let article = quotes::mark(article);
        writeln!(out, "{}", article.meta().title)?;
        for quote in article.quotes() {
            let speaker = quote.speaker.clone().map_or("unknown", |range| &article.text()[range]);
            writeln!(out, "  {} ({speaker}): {}", quote.kind.name(), &article.text()[quote.range.clone()])?;
        }
    }
    Ok(())
}
