//! `kiosque open`: opens an article's page or video from the shell, as `o` and `v` do in the reader.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::config::Setup;
use super::sources::Piped;
use super::{arguments, found, output, sources};
use crate::config::{Config, Kind, Request, Terminal};
use crate::library::LinkTarget;
use crate::runtime::{gate, opener};
use crate::words::{Mistake, Wrong};

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let config = setup.config()?;
    let path: PathBuf = arguments::paths(matches, "file").into_iter().next().unwrap_or_default();
    let articles = sources::articles(&path, &Piped::default())?;
    let targets: Vec<LinkTarget> = articles.iter().flat_map(|named| LinkTarget::videos_of(&named.article, &named.origin.file)).collect();
    let target = match (matches.get_one::<u32>("video"), targets.as_slice()) {
        (_, []) => {
            output::report(&setup.words.say(&Mistake::NoVideo { path: path.display().to_string() }));
            return Ok(found(false));
        }
        (None, [only]) => only,
        (None, several) => {
            for (number, target) in several.iter().enumerate() {
                output::report(&format!("{}  {}", number + 1, target.url));
            }
            bail!(Wrong(Mistake::WhichVideo { count: several.len() }))
        }
        (Some(&number), several) => match several.get(number as usize - 1) {
            Some(target) => target,
            None => bail!(Wrong(Mistake::NoSuchVideo { number, count: several.len() })),
        },
    };
    let folder = target.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    start(config, target, &[folder.to_owned()])?;
    Ok(ExitCode::SUCCESS)
}

/// Starts the first configured program that exists. Files are opened only inside `roots`.
pub(super) fn start(config: &Config, target: &LinkTarget, roots: &[PathBuf]) -> Result<String> {
    let url = gate::pass(target, roots).map_err(|why| Wrong(Mistake::NotOpened { url: target.url.clone(), why: why.into() }))?;
    let file = target.file.to_string_lossy();
    let request = Request { url: &url, title: &target.title, start: target.start, file: Some(&file) };
    let mut tried: Vec<String> = Vec::new();
    for opener in config.openers_for(Kind::of_link(target.kind).unwrap_or(Kind::Page), &url) {
        let argv = opener.argv(&request);
        let Some(program) = argv.first().cloned() else { continue };
        if !opener::is_there(&program) {
            if !tried.contains(&program) {
                tried.push(program);
            }
            continue;
        }
        match opener.terminal {
            Terminal::Lent => {
                if let Err(why) = opener::run_foreground(&argv) {
                    bail!(Wrong(Mistake::OpenerFailed { program, why }));
                }
            }
            Terminal::Kept => opener::and_leave(&argv)?,
        }
        return Ok(url);
    }
    bail!(Wrong(Mistake::NoOpener { url, tried: tried.join(", ") }))
}
