//! `kiosque quotes --group speaker`: who speaks, and how often; the most often first.

use std::collections::HashMap;
use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use super::super::markdown::escaped;
use super::super::output::{self, Out};
use super::row::{Form, Row, Writer};
use crate::library::ArticleKey;
use crate::store::people::{Certainty, People, Person, Voice};

/// The names of the columns, for CSV.
pub(super) const COLUMNS: [&str; 4] = ["speaker", "quotations", "articles", "names"];

/// The quotations of each speaker. Those by nobody known are not in it.
#[derive(Debug, Default)]
pub(super) struct Groups(HashMap<Voice, Group>);

#[derive(Debug)]
struct Group {
    /// The words for the first speaker.
    written: String,
    quotations: usize,
    articles: usize,
    last_article: Option<ArticleKey>,
    /// In Markdown, the quotations.
    items: Vec<String>,
}

/// A speaker as a JSON object. Scripts depend on it: fields are added, never renamed or removed.
#[derive(Serialize)]
struct Object<'a> {
    speaker: &'a str,
    /// Whether it is known that all quotations are by one person.
    certain: bool,
    names: Vec<&'a str>,
    quotations: usize,
    articles: usize,
}

impl Groups {
    pub(super) fn add(&mut self, row: &Row<'_>, people: &People, writer: &Writer<'_>) {
        let Some(speaker) = row.speaker() else { return };
        let key = row.quoted.key;
        let new = || Group { written: speaker.to_owned(), quotations: 0, articles: 0, last_article: None, items: Vec::new() };
        let group = self.0.entry(people.voice(key.0, speaker)).or_insert_with(new);
        group.quotations += 1;
        group.articles += usize::from(group.last_article.replace(key) != Some(key));
        group.items.extend((writer.form == Form::Markdown).then(|| row.item()));
    }

    /// Writes the speakers; returns how many there are.
    pub(super) fn write(self, out: &mut Out, people: &People, writer: &Writer<'_>) -> Result<usize> {
        let person = |voice: Voice| if let Voice::Person(number) = voice { people.person(number) } else { None };
        let mut groups: Vec<(Option<&Person>, Group)> = self.0.into_iter().map(|(voice, group)| (person(voice), group)).collect();
        groups.sort_by(|(_, one), (_, other)| (other.quotations, &one.written).cmp(&(one.quotations, &other.written)));
        for (person, group) in &groups {
            write_group(out, *person, group, writer.form)?;
        }
        Ok(groups.len())
    }
}

fn write_group(out: &mut Out, person: Option<&Person>, group: &Group, form: Form) -> Result<()> {
    let name = person.map_or(group.written.as_str(), Person::name);
    let certain = person.is_none_or(|person| person.certainty == Certainty::Certain);
    let names: Vec<&str> = person.map_or_else(|| vec![name], |person| person.names.iter().map(|name| &**name).collect());
    let shown = if certain { name.to_owned() } else { format!("{name} (?)") };
    let (quotations, articles) = (group.quotations.to_string(), group.articles.to_string());
    match form {
        Form::Json => output::json(out, &Object { speaker: name, certain, names, quotations: group.quotations, articles: group.articles }),
        Form::Csv => output::csv(out, &[&shown, &quotations, &articles, &names.join("; ")]),
        Form::Lines => output::fields(out, &[&shown, &quotations, &articles, &names.join("; ")]),
        Form::Markdown => {
            writeln!(out, "## {} ({quotations})\n\n{}\n", escaped(&shown), group.items.join("\n"))?;
            Ok(())
        }
    }
}
