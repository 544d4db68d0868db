//! Openers: external programs by kind of target, as argument vectors, never shell lines. `runtime` starts them.

use toml::de::DeTable;

use super::Origin;
use super::toml_reader::{File, entries, listed, quoted};
use crate::article::LinkKind;
use crate::article::clean;
use crate::query::spelling::nearest;
use crate::words::Mistake;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Video,
    Audio,
    Image,
    /// A web page, or anything else.
    Page,
}

impl Kind {
    const NAMED: &'static [(&'static str, Self)] =
        &[("video", Self::Video), ("audio", Self::Audio), ("image", Self::Image), ("page", Self::Page)];

    /// The kind of a link; `None` for email addresses and links within the article.
    pub(crate) fn of_link(link: LinkKind) -> Option<Self> {
        match link {
            LinkKind::Video => Some(Self::Video),
            LinkKind::Audio => Some(Self::Audio),
            LinkKind::Image => Some(Self::Image),
            LinkKind::Page => Some(Self::Page),
            LinkKind::Mail | LinkKind::Anchor => None,
        }
    }
}

/// Whether a program runs in the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terminal {
    /// The program has its own windows.
    Kept,
    /// The program runs in the terminal until it ends.
    Lent,
}

/// Values for an opener's placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Request<'a> {
    /// The URL, already checked by `runtime`.
    pub url: &'a str,
    pub title: &'a str,
    pub start: Option<u32>,
    /// The article's file, if any.
    pub file: Option<&'a str>,
}

impl Request<'_> {
    /// The value of a placeholder; `None` if unknown.
    fn value(&self, placeholder: &str) -> Option<String> {
        match placeholder {
            "{url}" => Some(self.url.to_owned()),
            "{title}" => (!self.title.is_empty()).then(|| self.title.to_owned()),
            "{start}" => self.start.map(|seconds| seconds.to_string()),
            "{file}" => self.file.map(ToOwned::to_owned),
            _ => None,
        }
    }
}

/// The placeholders allowed in an opener's arguments.
const PLACEHOLDERS: &[&str] = &["{url}", "{title}", "{start}", "{file}"];

/// An external program and its targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opener {
    pub kind: Kind,
    /// Hosts it applies to; empty for all. `*.example.org` matches every host below `example.org`.
    pub(crate) hosts: Vec<String>,
    /// File extensions of URLs it applies to, without the dot; empty for all.
    pub types: Vec<String>,
    /// The program and its arguments, with placeholders.
    pub run: Vec<String>,
    /// Whether it runs in the terminal.
    pub terminal: Terminal,
    pub(super) origin: Origin,
}

impl Opener {
    /// Whether it applies to a target of this kind at this URL.
    pub(crate) fn opens(&self, kind: Kind, url: &str) -> bool {
        let host = host(url);
        let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        self.kind == kind
            && (self.hosts.is_empty() || self.hosts.iter().any(|pattern| covers(pattern, &host)))
            && (self.types.is_empty()
                || self.types.iter().any(|ending| path.strip_suffix(ending.as_str()).is_some_and(|rest| rest.ends_with('.'))))
    }

    /// The program and its arguments for a request: those in `run`, without arguments kind placeholder has no value.
    ///
    /// Inserted values are not searched for placeholders again, and cannot become an option of the program.
    pub(crate) fn argv(&self, request: &Request<'_>) -> Vec<String> {
        self.run.iter().filter_map(|argument| fill(argument, request)).collect()
    }

    /// The opener as one line of TOML, for `config show`.
    pub(super) fn to_toml(&self) -> String {
        let named = Kind::NAMED.iter().filter(|(_, kind)| *kind == self.kind);
        let mut fields: Vec<String> = named.map(|(name, _)| format!("kind = {}", quoted(name))).collect();
        for (name, texts) in [("host", &self.hosts), ("type", &self.types), ("run", &self.run)] {
            if !texts.is_empty() {
                fields.push(format!("{name} = {}", listed(texts.iter().map(String::as_str))));
            }
        }
        if self.terminal == Terminal::Lent {
            fields.push("takeover = true".to_owned());
        }
        format!("{{ {} }}", fields.join(", "))
    }
}

/// The placeholder at the beginning of a text, braces included.
fn placeholder(text: &str) -> Option<&str> {
    let end = text.strip_prefix('{')?.find(|c: char| !c.is_ascii_alphabetic())? + 1;
    text.get(..=end).filter(|found| found.ends_with('}') && found.len() > 2)
}

fn fill(argument: &str, request: &Request<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = argument;
    while let Some(at) = rest.find('{') {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        if let Some(name) = placeholder(here).filter(|name| PLACEHOLDERS.contains(name)) {
            let value = request.value(name)?;
            out.push_str(&if out.is_empty() { harmless(name, &value) } else { value });
            rest = here.get(name.len()..).unwrap_or_default();
        } else {
            out.push('{');
            rest = here.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    Some(out)
}

/// A value at the beginning of an argument, changed so that no program takes it for an option: titles come from articles.
fn harmless(placeholder: &str, value: &str) -> String {
    match placeholder {
        "{title}" => value.trim_start_matches('-').to_owned(),
        _ if value.starts_with('-') => format!("./{value}"),
        _ => value.to_owned(),
    }
}

/// The host of a URL in lower case; empty if it has none.
fn host(url: &str) -> String {
    let Some((_, rest)) = url.split_once("://") else { return String::new() };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() };
    host.trim_end_matches('.').to_ascii_lowercase()
}

fn covers(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(domain) => host.strip_suffix(domain).is_some_and(|below| below.len() > 1 && below.ends_with('.')),
        None => pattern == host,
    }
}

/// Reads one `[[open]]` table; `None` if it is unusable.
pub(super) fn read(file: &mut File, table: &DeTable<'_>, at: &std::ops::Range<usize>, origin: Origin) -> Option<Opener> {
    let (mut kind, mut run) = (None, None);
    let mut opener = Opener { kind: Kind::Page, hosts: vec![], types: vec![], run: vec![], terminal: Terminal::Kept, origin };
    let names = ["kind", "host", "type", "run", "takeover"];
    for entry in entries(table) {
        let words = |texts: Vec<(String, _)>| texts.into_iter().map(|(text, _)| text.to_lowercase());
        match entry.name {
            "kind" => kind = Some(file.choice(&entry, Kind::NAMED)?),
            "host" => opener.hosts = words(file.texts(&entry)?).collect(),
            "type" => opener.types = words(file.texts(&entry)?).map(|ending| ending.trim_start_matches('.').to_owned()).collect(),
            "run" => run = Some(file.list(&entry)?),
            "takeover" => opener.terminal = if file.boolean(&entry)? { Terminal::Lent } else { Terminal::Kept },
            other => file.mistake(&entry.at, Mistake::UnknownOption { name: clean::line(other) }, nearest(other, names)),
        }
    }
    let Some(kind) = kind else {
        file.mistake(at, Mistake::OpenerLacks { name: "kind" }, None);
        return None;
    };
    let Some(run) = run.filter(|run| run.first().is_some_and(|(program, _)| !program.is_empty())) else {
        file.mistake(at, Mistake::OpenerLacks { name: "run" }, None);
        return None;
    };
    for (argument, at) in &run {
        let unknown = |(start, _)| placeholder(argument.get(start..)?).filter(|name| !PLACEHOLDERS.contains(name));
        if let Some(name) = argument.match_indices('{').find_map(unknown) {
            file.mistake(at, Mistake::UnknownPlaceholder { name: name.to_owned() }, nearest(name, PLACEHOLDERS.iter().copied()));
            return None;
        }
    }
    Some(Opener { kind, run: run.into_iter().map(|(argument, _)| argument).collect(), ..opener })
}

#[cfg(test)]
mod tests;
