//! Finds the authors of a page: in its head, else in a visible byline.

use super::head::{Head, Marked};
use super::near_headline::{self, Line};
use super::site_name;
use crate::formats::byline::field::LONGEST;
use crate::formats::byline::{self, Evidence, field, names, roles};
use crate::formats::html::dom::{Dom, Id};
use crate::formats::lexicon::Phrases;
use crate::formats::schema::words;

/// The longest text of an element that is a byline, in bytes: a longer one surrounds the article.
const LARGE: usize = 600;

/// The most elements around a name that are looked at.
const DEEP: usize = 8;

/// The most nodes of a line whose opening is looked at.
const FEW: usize = 4;

/// The most authors of an article.
const MOST: usize = 32;

/// Authors, and the element of the page that says so.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    pub(super) id: Option<Id>,
}

pub(super) fn of_head(head: &Head) -> Vec<String> {
    for name in Phrases::AuthorMetaNames.iter() {
        let mut found: Vec<String> = Vec::new();
        for value in head.values(name) {
            for author in field::people(&words(value)) {
                if found.len() < MOST && !found.contains(&author) {
                    found.push(author);
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    labelled(head)
}

/// The author's social account in a card, where it is not the site's own.
pub(super) fn account(head: &Head, sites: &[String]) -> Option<String> {
    let letters = |account: &str| account.trim_start_matches('@').to_lowercase();
    let account = head.values("twitter:creator").find(|account| account.starts_with('@') && account.len() > 2 && !account.contains(' '))?;
    let is_site = site_name::is_name(account, sites) || head.values("twitter:site").any(|site| letters(site) == letters(account));
    (!is_site).then(|| account.to_owned())
}

/// The author linked with `rel=author`, outside of comments and teasers; beside the headline, a name that its owner logs in with will do.
fn of_links(dom: &Dom<'_>, head: &Head, heading: Option<Id>) -> Option<Byline> {
    let links = head.marked.iter().filter(|marked| marked.is_marked(&["author"]) && dom.name(marked.id) == "a");
    let is_login = |id: Id, name: &str| near_headline::is_near(id, heading) && !name.contains(' ') && !names::is_placeholder(name);
    let links = links.filter(|link| !near_headline::is_of_others(dom, link.id, heading));
    only(links.map(|link| (link.id, words(&dom.words(link.id)))), |id, name| names::is_full_name(name) || is_login(id, name))
}

/// The author whose page a line near the headline links, and says nothing else.
fn of_linked_line(dom: &Dom<'_>, lines: &[Line], heading: Option<Id>) -> Option<Byline> {
    let leads_to_author = |id: Id| dom.attribute(id, "href").is_some_and(|href| Phrases::AuthorPagePaths.are_in(&href.to_lowercase()));
    let linked = lines.iter().filter(|line| dom.name(line.id) == "a" && leads_to_author(line.id) && dom.words(line.id) == line.text);
    let linked = linked.filter(|line| !near_headline::is_elsewhere(dom, line.id, heading));
    only(linked.map(|line| (line.id, line.text.clone())), |_, name| names::is_full_name(name))
}

/// The author that all of `links` name, if each is one as `is_author` knows it: several such links belong to other articles.
fn only(links: impl Iterator<Item = (Id, String)>, is_author: impl Fn(Id, &str) -> bool) -> Option<Byline> {
    let mut found: Option<Byline> = None;
    for (id, text) in links {
        let name = names::without_opener(&text);
        match &found {
            _ if name.is_empty() => (),
            None if is_author(id, name) => found = Some(Byline { authors: vec![name.to_owned()], id: Some(id) }),
            Some(found) if found.authors[0] == name => (),
            _ => return None,
        }
    }
    found
}

/// The authors in a card's labels: `twitter:label1` is "Written by", `twitter:data1` the name.
fn labelled(head: &Head) -> Vec<String> {
    ["1", "2"]
        .iter()
        .filter(|figure| {
            head.value(&[&format!("twitter:label{figure}")]).is_some_and(|label| Phrases::AuthorLabels.contains(&label.to_lowercase()))
        })
        .find_map(|figure| Some(field::people(&words(head.value(&[&format!("twitter:data{figure}")])?))))
        .unwrap_or_default()
}

/// The authors that the last line of an article names, where it says that they are.
pub(super) fn of_signature(line: &str, lang: Option<&str>) -> Vec<String> {
    let found =
        names::behind_opener(line).and_then(|_| byline::read(line, lang, Evidence::Text)).map(|found| found.authors).unwrap_or_default();
    if found.iter().all(|author| names::is_full_name(author)) { found } else { Vec::new() }
}

/// The byline that the page shows near its headline.
pub(super) fn of_page(dom: &Dom<'_>, head: &Head, heading: Option<Id>, lines: &[Line], lang: Option<&str>, sites: &[String]) -> Byline {
    let mut candidates: Vec<(usize, &Marked)> =
        head.marked.iter().filter_map(|marked| Some((rank(dom, marked, heading)?, marked))).collect();
    candidates.sort_by_key(|(rank, _)| *rank);
    let mut agency = None;
    for (rank, marked) in candidates.iter().take(60) {
        let mut authors = of_element(dom, marked, lang);
        if authors.is_empty() || authors.iter().all(|author| site_name::is_name(author, sites)) {
            continue;
        }
        let beside = candidates.iter().filter(|(other, with)| other == rank && with.id > marked.id && is_beside(dom, marked, with));
        for author in beside.flat_map(|(_, with)| of_element(dom, with, lang)).take(MOST) {
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
        let byline = Byline { authors, id: Some(marked.id) };
        match &agency {
            None if roles::are_impersonal(&byline.authors) => agency = Some(byline),
            None => return byline,
            // A reporter of the agency is named near it, in full.
            Some(_) if byline.authors.iter().all(|author| names::is_full_name(author)) && near_headline::is_near(marked.id, heading) => {
                return byline;
            }
            Some(_) => (),
        }
    }
    if let Some(agency) = agency {
        return agency;
    }
    let beside = |line: &&Line| near_headline::is_elsewhere(dom, line.id, heading) || is_of_picture(dom, line.id);
    let mut seen = lines.iter().filter(|line| line.text.len() <= LONGEST && !beside(line));
    let authors = |line: &str| byline::read(line, lang, Evidence::Page).map(|found| found.authors);
    seen.find_map(|line| Some(Byline { authors: authors(&line.text)?, id: Some(line.id) }))
        .or_else(|| of_linked_line(dom, lines, heading))
        .or_else(|| of_links(dom, head, heading))
        .unwrap_or_default()
}

/// Whether an element belongs to a picture, so that it names who took it.
fn is_of_picture(dom: &Dom<'_>, id: Id) -> bool {
    let words = || dom.first_words(id, FEW).to_lowercase();
    dom.self_and_ancestors(id).take(DEEP).any(|outer| matches!(dom.name(outer), "figure" | "figcaption"))
        || Phrases::PhotoCreditOpeners.begin(&words())
}

/// Whether two elements that name authors in the same way are siblings in one list or one line.
fn is_beside(dom: &Dom<'_>, one: &Marked, other: &Marked) -> bool {
    let holders = |id: Id| dom.ancestors(id).take(2).filter(|id| !matches!(dom.name(*id), "body" | "article" | "main" | "header"));
    let within = dom.ancestors(other.id).take(8).any(|id| id == one.id);
    !within && one.says == other.says && !one.says.is_empty() && holders(one.id).any(|id| holders(other.id).any(|other| other == id))
}

/// Classes of what names the author, lower case; a word that is part of a longer one counts.
const CLASSES: &[&str] =
    &["byline", "by-line", "author", "autor", "auteur", "writtenby", "written-by", "writer", "journalist", "signature", "verfasser"];

/// Rank of an element as a byline, the most trusted first; `None` where it is none.
fn rank(dom: &Dom<'_>, marked: &Marked, heading: Option<Id>) -> Option<usize> {
    let said = marked.is_marked(&["author", "creator", "schema:author", "dc:creator"]);
    let class = CLASSES.iter().any(|class| marked.class.contains(class));
    let beside = Phrases::BesideAuthorClasses.are_in(&marked.class);
    if !(said || class && !beside) || near_headline::is_elsewhere(dom, marked.id, heading) || is_of_picture(dom, marked.id) {
        return None;
    }
    let far = if near_headline::is_near(marked.id, heading) { 0 } else { 4 };
    Some(far + usize::from(!said) + usize::from(beside))
}

fn of_element(dom: &Dom<'_>, marked: &Marked, lang: Option<&str>) -> Vec<String> {
    if matches!(dom.name(marked.id), "time" | "img") || near_headline::is_large(dom, marked.id) || dom.words(marked.id).len() > LARGE {
        return Vec::new();
    }
    let inner = inner_names(dom, marked.id);
    if let [name] = &inner[..]
        && let Some(whole) = with_others(&words(&dom.words(marked.id)), name)
    {
        return vec![whole];
    }
    if !inner.is_empty() {
        return inner;
    }
    let said = marked.is_marked(&["author", "creator", "schema:author", "dc:creator"]);
    let lines = near_headline::of(dom, marked.id);
    let found = lines.iter().take(4).map(|line| of_text(&line.text, lang, said)).find(|authors| !authors.is_empty()).unwrap_or_default();
    let pieces = of_pieces(dom, marked.id, lang);
    // « Ann Lee » and « Reporter » are parted by looks only, and their letters are one word: Ann LeeReporter.
    let glued = |whole: &String, name: &String| {
        whole.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(char::is_uppercase))
            || whole.strip_suffix(name.as_str()).is_some_and(|before| Phrases::BylineOpeners.contains(&before.to_lowercase()))
    };
    // So may be all of « By », « Ann Lee », « and », « Bo Roy ».
    let parted = parted(dom, marked.id);
    if found.iter().any(|name| !parted.contains(name.as_str())) {
        let names = of_text(&parted, lang, said);
        if !names.is_empty() && names.iter().all(|name| names::is_full_name(name)) {
            return names;
        }
    }
    let is_glued = found.iter().any(|whole| pieces.iter().any(|name| glued(whole, name)));
    if found.is_empty() || is_glued { pieces } else { found }
}

/// The text of an element, with a space between any two pieces of it.
fn parted(dom: &Dom<'_>, id: Id) -> String {
    let pieces = dom.descendants(id).filter_map(|inner| dom.text(inner)).map(str::trim).filter(|text| !text.is_empty());
    pieces.collect::<Vec<_>>().join(" ")
}

/// The names in the first text node of an element that names people: what follows is separated by styling only.
fn of_pieces(dom: &Dom<'_>, id: Id, lang: Option<&str>) -> Vec<String> {
    let pieces = dom.descendants(id).filter_map(|inner| dom.text(inner)).filter(|text| !text.trim().is_empty()).take(6);
    let mut named = pieces.filter_map(|piece| Some(byline::read(&words(piece), lang, Evidence::Marked)?.authors));
    named.next().filter(|authors| authors.iter().all(|author| names::is_name(author) && author.contains(' '))).unwrap_or_default()
}

/// The names within an element that are marked as such: `itemprop=name`, links to the pages of authors.
fn inner_names(dom: &Dom<'_>, id: Id) -> Vec<String> {
    let (mut marked, mut linked): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for inner in dom.descendants(id).take(200) {
        let name = dom.name(inner);
        let is_named = dom.attribute(inner, "itemprop").is_some_and(|says| says.split(' ').any(|said| said == "name"))
            || dom.attribute(inner, "class").is_some_and(|class| class.split_ascii_whitespace().any(is_names_class));
        let is_link = name == "a"
            && (dom.attribute(inner, "rel").is_some_and(|rel| rel.contains("author"))
                || dom.attribute(inner, "href").is_some_and(|href| Phrases::AuthorPagePaths.are_in(&href.to_lowercase())));
        if !is_named && !is_link || dom.parent(inner) == Some(id) && name == "meta" {
            continue;
        }
        let text = words(&dom.attribute(inner, "content").map_or_else(|| dom.words(inner), |content| content.to_string()));
        let text = names::without_opener(&text).trim_matches([',', ' ', '.']).to_owned();
        let into = if is_named { &mut marked } else { &mut linked };
        if (2..=60).contains(&text.len()) && names::is_name(&text) && !into.contains(&text) && into.len() < 16 {
            into.push(text);
        }
    }
    if marked.is_empty() { linked } else { marked }
}

/// A name and those in brackets behind it who wrote with its owner: `Ann Lee (with Bo Roy)`.
fn with_others(text: &str, name: &str) -> Option<String> {
    let behind = text.split_once(name)?.1.trim_start();
    let (inside, _) = behind.strip_prefix('(')?.split_once(')')?;
    let with = Phrases::LooseNameJoiners.iter().any(|joiner| inside.starts_with(joiner.trim_start()));
    (with && inside.len() <= LONGEST).then(|| format!("{name} ({inside})"))
}

/// Whether a class marks a person's name within a byline: of hCard, or by its words.
fn is_names_class(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let whose = ["author", "autor", "auteur", "byline", "writer", "journalist", "contributor"];
    matches!(class.as_str(), "fn" | "p-name" | "name") || class.contains("name") && whose.iter().any(|word| class.contains(word))
}

/// The authors that a line of a byline names; `said` where the page says that it names some.
fn of_text(line: &str, lang: Option<&str>, said: bool) -> Vec<String> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    let line = field::without_newsroom(line);
    let line = line.as_str();
    if let Some(found) = byline::read(line, lang, Evidence::Marked) {
        return found.authors;
    }
    let date = crate::formats::dates::find(line, lang);
    let line = match &date {
        Some((range, _)) if range.start > 2 => line.get(..range.start).unwrap_or(line),
        Some((range, _)) => line.get(range.end..).unwrap_or(line),
        None => line,
    };
    let part = line.split(['|', '•', '·', '—', '–']).map(str::trim).find(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let Some(part) = part else { return Vec::new() };
    let part = names::behind_opener(part).unwrap_or(part).trim_matches([',', '-', ' ', ':', '/', '.']);
    let part = byline::without_date_words(part);
    let found = field::people(part);
    let plain = |name: &String| names::is_name(name) || said && name.len() <= 80 && !name.chars().any(|c| c.is_ascii_digit());
    if found.iter().all(plain) && !roles::is_remark(part) { found } else { Vec::new() }
}
