//! Cycles of files: which file uses which, and the groups in which each leads to every other. A use within the same branch of modules,
//! as between a parent and its child, does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// A path of modules, from the crate down.
type Path = Vec<String>;

/// The files, and what each of them uses.
struct Graph<'a> {
    files: BTreeMap<Path, &'a Source>,
    /// Names that a module re-exports, with where they come from.
    exported: BTreeMap<Path, Path>,
}

/// The groups of files in a cycle, each in the order of the paths.
pub(super) fn cycles(sources: &[Source]) -> Vec<Vec<String>> {
    let mut graph = Graph { files: sources.iter().map(|source| (module(&source.path), source)).collect(), exported: BTreeMap::new() };
    for source in sources {
        let own = module(&source.path);
        for (public, path, alias) in imports(&source.code) {
            if let Some(target) = graph.absolute(&own, &path).filter(|_| public) {
                let name = alias.or_else(|| target.last().cloned()).unwrap_or_default();
                graph.exported.insert(joined(&own, &name), target);
            }
        }
    }
    let edges: BTreeMap<Path, BTreeSet<Path>> = graph.files.iter().map(|(own, source)| (own.clone(), graph.uses(own, source))).collect();
    let reached: BTreeMap<&Path, BTreeSet<&Path>> = edges.keys().map(|own| (own, reachable(own, &edges))).collect();
    let mut groups: BTreeSet<Vec<String>> = BTreeSet::new();
    for (own, reaches) in &reached {
        let group: Vec<String> = reaches.iter().filter(|other| reached[*other].contains(*own)).map(|path| path.join("/")).collect();
        if group.len() > 1 {
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

impl Graph<'_> {
    /// The other files that a file uses, those of its own branch left out.
    fn uses(&self, own: &Path, source: &Source) -> BTreeSet<Path> {
        let mut names: BTreeMap<String, Path> = BTreeMap::new();
        let mut used = BTreeSet::new();
        for (_, path, alias) in imports(&source.code) {
            let Some(target) = self.absolute(own, &path) else { continue };
            names.insert(alias.or_else(|| target.last().cloned()).unwrap_or_default(), target.clone());
            used.extend(self.file_of(&target));
        }
        for path in paths(&source.code) {
            let target = match names.get(&path[0]) {
                Some(known) => Some(known.iter().chain(&path[1..]).cloned().collect()),
                None => self.absolute(own, &path),
            };
            used.extend(target.and_then(|target| self.file_of(&target)));
        }
        used.into_iter().filter(|other| !own.starts_with(other) && !other.starts_with(own)).collect()
    }

    /// A path as written in the module `own`, from the crate down; `None` where it leads out of the crate.
    fn absolute(&self, own: &Path, written: &[String]) -> Option<Path> {
        let rest = written.get(1..)?.iter().cloned();
        match written[0].as_str() {
            "crate" => Some(rest.collect()),
            "self" => Some(own.iter().cloned().chain(rest).collect()),
            "super" => {
                let up = written.iter().take_while(|segment| *segment == "super").count();
                Some(own[..own.len().checked_sub(up)?].iter().cloned().chain(written[up..].iter().cloned()).collect())
            }
            first => self.files.contains_key(&joined(own, first)).then(|| own.iter().chain(written).cloned().collect()),
        }
    }

    /// The file that defines what a path names.
    fn file_of(&self, path: &Path) -> Option<Path> {
        let length = (1..=path.len()).rev().find(|&length| self.files.contains_key(&path[..length]))?;
        let next = path.get(..=length).and_then(|name| self.exported.get(name)).filter(|target| *target != path);
        match next {
            Some(target) => self.file_of(&target.iter().chain(&path[length + 1..]).cloned().collect()),
            None => Some(path[..length].to_vec()),
        }
    }
}

fn module(file: &str) -> Path {
    file.trim_end_matches(".rs").split('/').map(str::to_owned).collect()
}

fn joined(path: &Path, name: &str) -> Path {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

fn reachable<'a>(from: &'a Path, edges: &'a BTreeMap<Path, BTreeSet<Path>>) -> BTreeSet<&'a Path> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&Path> = edges[from].iter().collect();
    while let Some(path) = next.pop() {
        if seen.insert(path) {
            next.extend(&edges[path]);
        }
    }
    seen
}

/// Every path that `use` names: whether it is re-exported, its segments, and its other name.
fn imports(code: &str) -> Vec<(bool, Path, Option<String>)> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let lines = statement.rsplit("\n\n").next().unwrap_or_default();
        let Some(at) = lines.match_indices("use ").map(|(at, _)| at).find(|&at| at == 0 || lines[..at].ends_with([' ', '\n'])) else {
            continue;
        };
        let public = lines[..at].lines().last().is_some_and(|line| line.trim_start().starts_with("pub"));
        let mut expanded = Vec::new();
        expand("", &lines[at + 4..].replace(char::is_whitespace, " "), &mut expanded);
        for written in expanded {
            let (path, alias) = written.split_once(" as ").map_or((written.as_str(), None), |(path, alias)| (path, Some(alias.trim())));
            let mut segments: Path = path.split("::").map(|segment| segment.trim().to_owned()).collect();
            if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
                segments.pop();
            }
            found.push((public, segments, alias.map(str::to_owned)));
        }
    }
    found
}

/// The single paths of a tree such as `a::{b, c::{d, e}}`.
fn expand(before: &str, tree: &str, found: &mut Vec<String>) {
    let Some((head, group)) = tree.split_once('{') else {
        return found.extend(Some(format!("{before}{}", tree.trim())).filter(|path| !path.is_empty()));
    };
    let prefix = format!("{before}{}", head.trim());
    let body = group.rsplit_once('}').map_or(group, |(body, _)| body);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in body.char_indices().chain([(body.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !body[start..at].trim().is_empty() {
                    expand(&prefix, &body[start..at], found);
                }
                start = at + 1;
            }
            _ => (),
        }
    }
}

/// Every path with `::` in the code.
fn paths(code: &str) -> Vec<Path> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c: char| !is_part(c)).filter(|word| word.contains("::"));
    let segments = |word: &str| word.split("::").take_while(|part| !part.is_empty()).map(str::to_owned).collect::<Path>();
    words.map(segments).filter(|path| path.len() > 1).collect()
}
