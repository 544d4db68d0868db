//! `kiosque links`: an article's links, one per line.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use super::sources::Piped;
use super::{arguments, found, json, output, sources};
use crate::article::LinkKind;
use crate::article::video::recognise;

pub(super) fn run(matches: &ArgMatches) -> Result<ExitCode> {
    let mut out = output::out();
    let mut any = false;
    for path in arguments::paths(matches, "file") {
        for named in sources::articles(&path, &Piped::default())? {
            if let Some(error) = named.failure() {
                return Err(error);
            }
            let article = &named.article;
            any |= if matches.get_flag("videos") { !article.videos().is_empty() } else { !article.links().is_empty() };
            match (matches.get_flag("videos"), matches.get_flag("json")) {
                (true, true) => lines(&mut out, article.videos().iter().map(json::video))?,
                (false, true) => lines(&mut out, json::links(article).into_iter())?,
                (true, false) => {
                    for video in article.videos() {
                        output::fields(&mut out, &[LinkKind::Video.name(), video.provider, &video.url])?;
                    }
                }
                (false, false) => {
                    for link in article.links() {
                        let provider = recognise(&link.url).map_or("", |video| video.provider);
                        output::fields(&mut out, &[link.kind.name(), provider, &link.url])?;
                    }
                }
            }
        }
    }
    out.flush()?;
    Ok(found(any))
}

fn lines(out: &mut output::Out, objects: impl Iterator<Item = impl serde::Serialize>) -> Result<()> {
    for object in objects {
        output::json(out, &object)?;
    }
    Ok(())
}
