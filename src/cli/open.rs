//! `kiosque open`: opens an article's page or video from the shell, as `o` and `v` do in the reader.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::config::Setup;
use super::sources::Piped;
use super::{arguments, found, output, sources};
use crate::article::clean;
use crate::config::{Config, Terminal};
use crate::library::LinkTarget;
use crate::runtime::{gate, opener};
use crate::words::{Mistake, Notice, Wrong};

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
    let shown = |what: &str, with: &str| {
        output::report(&setup.words.say(&Notice::Opening { with: with.to_owned(), what: what.to_owned() }));
        true
    };
    start(config, target, &[folder.to_owned()], shown)?;
    Ok(ExitCode::SUCCESS)
}

/// Starts the first configured program that is installed; returns what it opens. Files are opened only inside `roots`.
///
/// `confirm` gets what would be opened and with what, where the user must see that first; nothing is opened unless it agrees.
pub(super) fn start(
    config: &Config,
    target: &LinkTarget,
    roots: &[PathBuf],
    confirm: impl FnOnce(&str, &str) -> bool,
) -> Result<Option<String>> {
    if config.options.restricted {
        bail!(Wrong(Mistake::Restricted));
    }
    let checked = gate::check(target, roots).map_err(|why| Wrong(Mistake::NotOpened { url: target.url.clone(), why: why.into() }))?;
    let program = opener::choose(config, &checked, target)
        .map_err(|missing| Wrong(Mistake::NoOpener { url: checked.url.clone(), tried: missing.join(", ") }))?;
    if checked.confirm && !confirm(&clean::shortened(&checked.url), &program.name()) {
        return Ok(None);
    }
    match program.terminal {
        Terminal::Lent => {
            opener::run_foreground(&program.argv).map_err(|why| Wrong(Mistake::OpenerFailed { program: program.name(), why }))?;
        }
        Terminal::Kept => opener::and_leave(&program.argv)?,
    }
    Ok(Some(checked.url))
}
