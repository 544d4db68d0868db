//! Lays an article out at a width and prints its rows: `cargo run --example layout -- WIDTH FILE`.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use kiosque::formats;
use kiosque::page::{Facts, Gutter, Ink, Page, Setting};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let measure = arguments.next().and_then(|width| width.parse().ok()).unwrap_or(48);
    let path = arguments.next().unwrap_or_else(|| "articles/a-face-for-the-times.md".to_owned());
    let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy();
    let setting = Setting { measure, room: measure, hyphenate: true, ascii: false, gutter: Gutter::Within };
    let mut out = io::stdout().lock();
    for article in formats::parse(&name, std::fs::read(&path)?) {
        let article = Arc::new(article);
        let mut page = Page::new(Arc::clone(&article), Facts::default(), setting.clone());
        let top = page.top();
        for row in page.rows(top, usize::MAX) {
            for piece in &row.pieces {
                let text = match &piece.ink {
                    Ink::Text(range) => &article.text()[range.clone()],
                    Ink::Added(text) => text,
                };
                write!(out, "{text}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}
