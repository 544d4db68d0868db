//! `kiosque show`: articles as text, with colours, as Markdown or as JSON.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::ArgMatches;

use super::config::Desk;
use super::output::Out;
use super::sources::Named;
use super::{ansi, arguments, found, json, markdown, output, sources};
use crate::app::facts;
use crate::config::{Config, Theme};
use crate::page::{Ink, Marks, Page, Setting, paint};
use crate::runtime::surroundings::Surroundings;
use crate::words::Words;

/// How many rows are laid out at a time: a bound on memory, not on the article.
const STRETCH: usize = 200;

/// Runs `kiosque show`. A file that cannot be read is told, and the others are shown all the same.
pub(super) fn run(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let config = desk.config()?;
    let surroundings = Surroundings::look();
    let theme = matches.get_flag("ansi").then(|| surroundings.theme(config, None)).transpose()?.map(|(theme, _)| theme);
    let mut out = output::out();
    let (mut shown, mut failed) = (0, false);
    for path in arguments::paths(matches, "file") {
        let articles = match sources::articles(&path) {
            Ok(articles) => articles,
            Err(error) => {
                output::complain(&error, &desk.words);
                failed = true;
                continue;
            }
        };
        for named in &articles {
            if matches.get_flag("json") {
                output::json(&mut out, &json::article(named, &desk.words))?;
            } else if matches.get_flag("markdown") {
                markdown::write(&mut out, &named.article)?;
            } else {
                if shown > 0 {
                    writeln!(out)?;
                }
                text(&mut out, named, &desk.words, &setting(matches, config), theme.as_ref())?;
            }
            shown += 1;
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::from(super::FAILED) } else { found(shown > 0) })
}

fn setting(matches: &ArgMatches, config: &Config) -> Setting {
    let measure = matches.get_one::<u16>("width").copied().unwrap_or(config.options.measure);
    Setting { measure, room: measure, hyphenate: config.options.hyphenate, ascii: Surroundings::look().ascii(config) }
}

/// An article as it reads on screen.
fn text(out: &mut Out, named: &Named, words: &Words, setting: &Setting, theme: Option<&Theme>) -> Result<()> {
    let article = Arc::new(named.article.clone());
    let mut page = Page::new(Arc::clone(&article), facts::facts(&article, words, setting.ascii), setting.clone());
    let mut place = page.top();
    loop {
        let rows = page.rows(place, STRETCH);
        for row in &rows {
            let mut line = String::new();
            for piece in paint(row, &article, &Marks::default()) {
                let written = match &piece.ink {
                    Ink::Text(range) => &article.text()[range.clone()],
                    Ink::Added(text) => text,
                };
                match theme {
                    Some(theme) => ansi::push(&mut line, written, theme.style(piece.roles)),
                    None => line.push_str(written),
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        let (next, moved) = page.forward(place, STRETCH);
        if moved < STRETCH {
            return Ok(());
        }
        place = next;
    }
}
