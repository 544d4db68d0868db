//! `kiosque quotes`: the quotations of the articles that match a query, one per line, or their speakers; from the index, where there is one.

mod group;
mod row;

use std::collections::HashSet;
use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;

use super::config::Setup;
use super::load_articles::Library;
use super::saved_speakers::SavedSpeakers;
use super::search::{are_right, folders};
use super::sort::{self, Sort};
use super::sources::Piped;
use super::{arguments, by_path, found, list, output, parallel};
use crate::find::{Bounds, Needle};
use crate::library::{ArticleKey, Order};
use crate::query::{self, Plan};
use crate::runtime::clock::{now, today};
use crate::store::catalogue::quotations::Quoted;
use crate::store::people::People;
use group::Groups;
use row::{Form, Row, Writer};

pub(super) fn run(matches: &ArgMatches, setup: &Setup) -> Result<ExitCode> {
    let (given, query) = list::part(arguments::paths(matches, "path"))?;
    let paths = folders(given, setup.config()?)?;
    let parsed = query::parse(&query);
    if !are_right(&parsed, "", &setup.words) {
        return Ok(ExitCode::from(super::FAILED));
    }
    let form = match () {
        () if matches.get_flag("json") => Form::Json,
        () if matches.get_flag("csv") => Form::Csv,
        () if matches.get_flag("markdown") => Form::Markdown,
        () => Form::Lines,
    };
    let (piped, speakers) = (Piped::default(), SavedSpeakers::open());
    let writer = Writer { form, words: &setup.words, now: now() };
    let mut quotes = Quotes { out: output::out(), writer, plan: parsed.plan(today()), filter: None, groups: None, written: 0 };
    let (wanted, grouped) = (matches.get_one::<String>("speaker"), matches.contains_id("group"));
    let sort = if matches.contains_id("sort") { sort::of(matches, Order::Newest) } else { Sort::Path };
    let library = if wanted.is_none() && !grouped && sort == Sort::Path {
        quotes.begin()?;
        by_path::list(&paths, &query, (&piped, &speakers), &setup.words, &mut |library, keys| quotes.write(library, keys))?
    } else {
        let mut library = Library::read(&paths, &query, &piped, &setup.words)?;
        speakers.give(&mut library.catalogue);
        // Who is one person with whom is known once all articles are.
        let people = library.catalogue.snapshot().people(&|| false).unwrap_or_default();
        quotes.filter = wanted.map(|name| Filter::of(name, &people));
        quotes.groups = Some((people, grouped.then(Groups::default)));
        let order = if let Sort::Listed(order) = sort { order } else { Order::Newest };
        library.arrange(query.clone(), order);
        let mut keys: Vec<ArticleKey> = library.listed().collect();
        if sort == Sort::Path {
            library.catalogue.sort_by_path(&mut keys);
        }
        quotes.begin()?;
        quotes.write(&library, &keys)?;
        library
    };
    quotes.end()?;
    Ok(if library.is_whole() { found(quotes.written > 0) } else { ExitCode::from(super::FAILED) })
}

/// The quotations asked for, as they come.
struct Quotes<'a> {
    out: output::Out,
    writer: Writer<'a>,
    plan: Plan,
    filter: Option<Filter>,
    /// The people of the archive, where they are needed, and the quotations by speaker, where these are asked for.
    groups: Option<(People, Option<Groups>)>,
    written: usize,
}

/// The speakers of `--speaker`.
struct Filter {
    name: Needle,
    /// The people with a name that matches.
    persons: HashSet<u32>,
}

impl Filter {
    fn of(name: &str, people: &People) -> Self {
        let name = Needle::of_letters(name, Bounds::Words);
        let matching = people.persons().filter(|(_, person)| person.names.iter().any(|written| name.is_in(written)));
        Self { persons: matching.map(|(number, _)| number).collect(), name }
    }

    fn holds(&self, speaker: &str, people: &People) -> bool {
        people.number(speaker).map_or_else(|| self.name.is_in(speaker), |number| self.persons.contains(&number))
    }
}

impl Quotes<'_> {
    fn is_grouped(&self) -> bool {
        matches!(self.groups, Some((_, Some(_))))
    }

    /// Writes what comes before the first quotation.
    fn begin(&mut self) -> Result<()> {
        match self.writer.form {
            Form::Csv if self.is_grouped() => output::csv(&mut self.out, &group::COLUMNS),
            Form::Csv => output::csv(&mut self.out, &row::COLUMNS),
            Form::Lines | Form::Json | Form::Markdown => Ok(()),
        }
    }

    /// Writes the quotations of these articles; more are always wanted.
    fn write(&mut self, library: &Library, keys: &[ArticleKey]) -> Result<bool> {
        let snapshot = library.catalogue.snapshot();
        for keys in parallel::stretches(keys) {
            for quoted in snapshot.quotations(keys, &self.plan) {
                self.write_article(quoted)?;
            }
            // The first quotations are seen while the others are read.
            self.out.flush()?;
        }
        Ok(true)
    }

    fn write_article(&mut self, mut quoted: Quoted) -> Result<()> {
        if let (Some(filter), Some((people, _))) = (&self.filter, &self.groups) {
            quoted.quotations.retain(|quotation| quotation.speaker.as_ref().is_some_and(|speaker| filter.holds(speaker, people)));
        }
        for quotation in &quoted.quotations {
            let row = Row { quoted: &quoted, quotation };
            if let Some((people, Some(groups))) = &mut self.groups {
                groups.add(&row, people, &self.writer);
            } else {
                self.writer.write(&mut self.out, &row)?;
                self.written += 1;
            }
        }
        Ok(())
    }

    /// Writes what is known once all quotations are.
    fn end(&mut self) -> Result<()> {
        if let Some((people, Some(groups))) = self.groups.take() {
            self.written = groups.write(&mut self.out, &people, &self.writer)?;
        }
        self.out.flush()?;
        Ok(())
    }
}
