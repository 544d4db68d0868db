//! Prints each match of some words in an article, with the text around it: `cargo run --example find -- WORDS FILE`.

use std::io::{self, Write};
use std::path::Path;

use kiosque::find::{self, Needle};
use kiosque::formats;
use kiosque::words::Words;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let words = arguments.next().unwrap_or_else(|| "the times".to_owned());
    let path = arguments.next().unwrap_or_else(|| "articles/a-face-for-the-times.md".to_owned());
    let needle = Needle::new(&words).map_err(|mistake| io::Error::other(Words::default().say(&mistake)))?;
    let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy();
    let mut out = io::stdout().lock();
    for article in formats::parse(&name, std::fs::read(&path)?) {
        let Some(matches) = find::every(std::slice::from_ref(&needle), &article, &|| false) else { continue };
        for range in matches.iter() {
            let block = article.block_at(range.start).map_or("", |index| article.block_text(index));
            writeln!(out, "{}: {block}", &article.text()[range])?;
        }
    }
    Ok(())
}
