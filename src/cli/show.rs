//! `kiosque show`: articles as text, with colours, as Markdown or as JSON.

use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::ArgMatches;

use super::config::Setup;
use super::load_articles::Library;
use super::output::Out;
use super::saved_speakers::SavedSpeakers;
use super::sources::{Named, Piped};
use super::{ansi, arguments, feed, found, json, markdown, output, sources};
use crate::app::meta_lines;
use crate::config::{Config, Theme};
use crate::page::{Gutter, Ink, Marks, Page, Setting, paint};
use crate::runtime::clock::now;
use crate::runtime::surroundings::Surroundings;
use crate::ui::safe_text;
use crate::words::Words;

/// Rows laid out at a time, which bounds memory, not the article.
const STRETCH: usize = 200;

enum Form {
    Text(Setting, Option<Box<Theme>>),
    Json,
    Markdown,
}

/// Runs `kiosque show`. A file that cannot be read is reported, and the others are shown all the same.
pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let form = form(matches, setup.config()?)?;
    let (piped, speakers) = (Piped::default(), SavedSpeakers::open());
    let mut given = arguments::paths(matches, "file");
    given.extend(feed::paths(matches, &given)?.into_iter().flatten());
    let mut out = output::out();
    let (mut shown, mut failed) = (0, false);
    for path in given {
        let (paths, whole) = files(path, setup, &piped)?;
        failed |= !whole;
        for path in paths {
            let mut articles = match sources::articles(&path, &piped) {
                Ok(articles) => articles,
                Err(error) => {
                    output::print_error(&error, &setup.words);
                    failed = true;
                    continue;
                }
            };
            for named in &mut articles {
                if let Some(error) = named.failure() {
                    output::print_error(&error, &setup.words);
                    failed = true;
                }
                speakers.give_to(named);
                write(&mut out, named, &form, shown, &setup.words)?;
                shown += 1;
            }
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::from(super::FAILED) } else { found(shown > 0) })
}

/// The files of an argument, those of a folder as `list` lists them; and whether all of them could be read.
fn files(path: PathBuf, setup: &Setup, piped: &Piped) -> Result<(Vec<PathBuf>, bool)> {
    if !path.is_dir() {
        return Ok((vec![path], true));
    }
    let mut library = Library::read(&[path], "", piped, &setup.words)?;
    library.arrange(String::new(), setup.config()?.options.order);
    // Articles of one file stay together.
    let mut seen = HashSet::new();
    let files = library.listed().filter_map(|key| Some(library.catalogue.origin(key)?.file)).filter(|file| seen.insert(Arc::clone(file)));
    Ok((files.map(|file| file.to_path_buf()).collect(), library.is_whole()))
}

fn form(matches: &ArgMatches, config: &Config) -> Result<Form> {
    if matches.get_flag("json") {
        return Ok(Form::Json);
    }
    if matches.get_flag("markdown") {
        return Ok(Form::Markdown);
    }
    let theme = matches.get_flag("ansi").then(|| Surroundings::look().theme(config, None)).transpose()?;
    Ok(Form::Text(setting(matches, config), theme.map(|(theme, _)| Box::new(theme))))
}

/// Writes one article; `before` is the number of articles written before it.
fn write(out: &mut Out, named: &Named, form: &Form, before: usize, words: &Words) -> Result<()> {
    match form {
        Form::Json => output::json(out, &json::article(named, words)),
        Form::Markdown => markdown::write(out, &named.article),
        Form::Text(setting, theme) => {
            if before > 0 {
                writeln!(out)?;
            }
            text(out, named, words, setting, theme.as_deref())
        }
    }
}

fn setting(matches: &ArgMatches, config: &Config) -> Setting {
    let measure = matches.get_one::<u16>("width").copied().unwrap_or(config.options.measure);
    let ascii = Surroundings::look().ascii(config);
    Setting { measure, room: measure, hyphenate: config.options.hyphenate, ascii, gutter: Gutter::Within }
}

/// Writes an article as it looks on screen.
fn text(out: &mut Out, named: &Named, words: &Words, setting: &Setting, theme: Option<&Theme>) -> Result<()> {
    let article = Arc::new(named.article.clone());
    let mut page = Page::new(Arc::clone(&article), meta_lines::facts(&article, now(), words, setting.ascii), setting.clone());
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
                    Some(theme) => {
                        let mut capped = String::new();
                        safe_text::push_capped(&mut capped, written);
                        ansi::push(&mut line, &capped, theme.style(piece.roles));
                    }
                    None => safe_text::push_capped(&mut line, written),
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
