//! Who wrote the article of a page: what the head says, else what the page shows as a byline.

use super::head::{Head, Marked};
use super::near::{self, Line};
use super::site;
use crate::formats::front_matter::names;
use crate::formats::html::dom::{Dom, Id};
use crate::formats::schema::{is_somebody, words};
use crate::formats::text::byline;

/// The longest byline on a page, in bytes.
const LONGEST: usize = 200;

/// Names under which a head names authors, most trusted first.
const NAMES: &[&str] = &[
    "dc:creator",
    "dcterm:creator",
    "dcterms:creator",
    "citation_author",
    "author",
    "parsely-author",
    "article:author_name",
    "article:author",
    "sailthru:author",
    "byl",
    "byline",
    "cxenseparse:author",
    "og:article:author",
    "og:author",
    "book:author",
    "bt:author",
    "rnews:creator",
    "creator",
];

/// Authors, and the element of the page that says so.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    pub(super) id: Option<Id>,
}

/// The authors that the head names.
pub(super) fn of_head(head: &Head) -> Vec<String> {
    for name in NAMES {
        let mut found: Vec<String> = Vec::new();
        for value in head.values(name) {
            for author in people(&words(value)) {
                if found.len() < 32 && !found.contains(&author) {
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

/// What is labelled as the author's name for cards: `twitter:label1` says "Written by", `twitter:data1` who.
fn labelled(head: &Head) -> Vec<String> {
    let by = [
        "written by",
        "author",
        "par",
        "écrit par",
        "auteur",
        "verfasst von",
        "geschrieben von",
        "autor",
        "escrito por",
        "scritto da",
        "by",
    ];
    ["1", "2"]
        .iter()
        .filter(|figure| head.value(&[&format!("twitter:label{figure}")]).is_some_and(|label| by.contains(&label.to_lowercase().as_str())))
        .find_map(|figure| Some(people(&words(head.value(&[&format!("twitter:data{figure}")])?))))
        .unwrap_or_default()
}

/// The people that a value names; none for addresses and accounts of machines.
fn people(value: &str) -> Vec<String> {
    let value = value.trim();
    // « Ann Lee (https://example.org/ann) »
    let value = value.split_once(" (http").map_or(value, |(name, _)| name);
    let address = value.contains("://") || value.starts_with(['@', '/', '#']) || value.starts_with("www.");
    if address || !is_somebody(value) || !value.chars().any(char::is_alphabetic) || value.len() > LONGEST {
        return Vec::new();
    }
    names::split(value, false)
}

/// Each of `authors` without newsroom and office; an office that stands behind a name is nobody.
pub(super) fn people_of(authors: Vec<String>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for author in authors {
        let person = person(&author);
        if !(person.is_empty() || is_office(person) && !people.is_empty()) {
            people.push(person.to_owned());
        }
    }
    people
}

fn is_office(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| OFFICES.contains(&word.to_lowercase().as_str()))
}

/// `author` without what some pages write into the same field: the newsroom behind a bar or a full stop, the office behind a comma.
fn person(author: &str) -> &str {
    let mut name = author.split(" | ").next().unwrap_or(author).trim();
    if let Some((before, office)) = name.split_once(", ")
        && is_name(before)
        && is_office(office)
    {
        name = before;
    }
    // Full stops behind initials and titles part nothing.
    match name.split_once(". ") {
        Some((before, behind)) if is_full_name(before) && is_name(behind) => before,
        _ => name,
    }
}

/// Words of what somebody is in a newsroom.
const OFFICES: &[&str] = &[
    "editor",
    "correspondent",
    "reporter",
    "writer",
    "columnist",
    "contributor",
    "journalist",
    "producer",
    "staff",
    "critic",
    "journaliste",
    "correspondant",
    "correspondante",
    "rédacteur",
    "rédactrice",
    "redakteur",
    "redakteurin",
    "redactor",
    "redactora",
    "periodista",
    "giornalista",
    "jornalista",
    "redacteur",
];

/// Whether a text is a name of two words or more, none of them cut short.
fn is_full_name(text: &str) -> bool {
    is_name(text) && text.contains(' ') && !text.contains('.') && text.split(' ').next_back().is_some_and(|last| last.chars().count() > 2)
}

/// The byline that the page shows near its headline.
pub(super) fn of_page(dom: &Dom<'_>, head: &Head, heading: Option<Id>, lines: &[Line], lang: Option<&str>, sites: &[String]) -> Byline {
    let mut candidates: Vec<(usize, &Marked)> =
        head.marked.iter().filter_map(|marked| Some((rank(dom, marked, heading)?, marked))).collect();
    candidates.sort_by_key(|(rank, _)| *rank);
    for (_, marked) in candidates.iter().take(60) {
        let authors = of_element(dom, marked, lang);
        if !authors.is_empty() && !authors.iter().all(|author| site::is_name(author, sites)) {
            return Byline { authors, id: Some(marked.id) };
        }
    }
    let mut seen = lines.iter().filter(|line| line.text.len() <= LONGEST && !near::is_elsewhere(dom, line.id, heading));
    seen.find_map(|line| Some(Byline { authors: byline::read(&line.text, lang)?.authors, id: Some(line.id) })).unwrap_or_default()
}

/// Classes of what names the author, lower case; a word that is part of a longer one counts.
const CLASSES: &[&str] =
    &["byline", "by-line", "author", "autor", "auteur", "writtenby", "written-by", "writer", "journalist", "signature", "verfasser"];

/// What the classes of elements hold that stand beside an author's name: pictures, lives, accounts.
const BESIDE: &[&str] = &[
    "bio",
    "avatar",
    "image",
    "photo",
    "picture",
    "social",
    "follow",
    "twitter",
    "facebook",
    "share",
    "email",
    "mail",
    "contact",
    "desc",
    "about",
    "comment",
    "related",
    "icon",
    "count",
    "posts",
    "-list",
    "other",
    "more",
    "authority",
    "authoriz",
    "coauthor-box",
    "job",
    "role",
    "position",
    "title",
];

/// How little an element is trusted to name the author; `None` where it does not name any.
fn rank(dom: &Dom<'_>, marked: &Marked, heading: Option<Id>) -> Option<usize> {
    let said = marked.says(&["author", "creator", "schema:author", "dc:creator"]);
    let class = CLASSES.iter().any(|class| marked.class.contains(class));
    let beside = BESIDE.iter().any(|word| marked.class.contains(word));
    if !(said || class && !beside) || near::is_elsewhere(dom, marked.id, heading) {
        return None;
    }
    let far = if near::is_near(marked.id, heading) { 0 } else { 4 };
    Some(far + usize::from(!said) + usize::from(beside))
}

/// The authors that an element names.
fn of_element(dom: &Dom<'_>, marked: &Marked, lang: Option<&str>) -> Vec<String> {
    if dom.name(marked.id) == "time" || dom.name(marked.id) == "img" || near::is_large(dom, marked.id) {
        return Vec::new();
    }
    let inner = inner_names(dom, marked.id);
    if !inner.is_empty() {
        return inner;
    }
    let said = marked.says(&["author", "creator", "schema:author", "dc:creator"]);
    near::of(dom, marked.id)
        .iter()
        .take(4)
        .map(|line| of_text(&line.text, lang, said))
        .find(|authors| !authors.is_empty())
        .unwrap_or_default()
}

/// The names within an element that are marked as such: `itemprop=name`, links to the pages of authors.
fn inner_names(dom: &Dom<'_>, id: Id) -> Vec<String> {
    let (mut marked, mut linked): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for inner in dom.descendants(id).take(200) {
        let name = dom.name(inner);
        let is_named = dom.attribute(inner, "itemprop").is_some_and(|says| says.split(' ').any(|said| said == "name"));
        let is_link = name == "a"
            && (dom.attribute(inner, "rel").is_some_and(|rel| rel.contains("author"))
                || dom.attribute(inner, "href").is_some_and(|href| is_authors_page(&href)));
        if !is_named && !is_link || dom.parent(inner) == Some(id) && name == "meta" {
            continue;
        }
        let text = words(&dom.attribute(inner, "content").map_or_else(|| dom.words(inner), |content| content.to_string()));
        let text = names::without_by(&text).trim_matches([',', ' ', '.']).to_owned();
        let into = if is_named { &mut marked } else { &mut linked };
        if (2..=60).contains(&text.len()) && is_name(&text) && !into.contains(&text) && into.len() < 16 {
            into.push(text);
        }
    }
    if marked.is_empty() { linked } else { marked }
}

/// Whether an address looks like the page of an author.
fn is_authors_page(href: &str) -> bool {
    let path = href.to_lowercase();
    [
        "/author",
        "/auteur",
        "/autor",
        "/people/",
        "/person/",
        "/staff/",
        "/by/",
        "/journalist",
        "/profile/",
        "/writer",
        "/contributor",
        "/reporter",
    ]
    .iter()
    .any(|part| path.contains(part))
}

/// Whether a text may be a person's name: two to five words, one where it has a capital and stands where names stand.
fn is_name(text: &str) -> bool {
    names::is_name(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Whether a line beside a byline is about dates and readers, not about people.
fn is_remark(text: &str) -> bool {
    const REMARKS: &[&str] = &[
        "updated",
        "published",
        "posted",
        "last",
        "date",
        "minutes",
        "read",
        "comments",
        "comment",
        "share",
        "shares",
        "views",
        "publié",
        "publiée",
        "jour",
        "modifié",
        "lecture",
        "commentaires",
        "veröffentlicht",
        "aktualisiert",
        "stand",
        "publicado",
        "actualizado",
        "pubblicato",
        "aggiornato",
        "photo",
        "image",
        "advertisement",
    ];
    text.split(|c: char| !c.is_alphabetic()).any(|word| REMARKS.contains(&word.to_lowercase().as_str()))
}

/// The authors that a line of a byline names; `said` where the page says that it names some.
fn of_text(line: &str, lang: Option<&str>, said: bool) -> Vec<String> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    if let Some(found) = byline::read(line, lang) {
        return found.authors;
    }
    let date = crate::formats::dates::find(line, lang);
    let line = match &date {
        Some((range, _)) if range.start > 2 => line.get(..range.start).unwrap_or(line),
        Some((range, _)) => line.get(range.end..).unwrap_or(line),
        None => line,
    };
    let part = line
        .split(['|', '•', '·', '—', '–', '\u{2022}'])
        .map(str::trim)
        .find(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let Some(part) = part else { return Vec::new() };
    let mut part = byline::opened(part).unwrap_or(part).trim_matches([',', '-', ' ', ':', '/', '.']);
    for word in [" on", " le", " am", " published", " posted", " updated", " in"] {
        part = part.strip_suffix(word).unwrap_or(part);
    }
    let found = people(part);
    let plain = |name: &String| is_name(name) || said && name.len() <= 80 && !name.chars().any(|c| c.is_ascii_digit());
    if found.iter().all(plain) && !is_remark(part) { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_without_office_and_newsroom() {
        for author in
            ["Ann Lee", "Ann Lee | The Gazette", "Ann Lee, Staff Writer", "Ann Lee. The Gazette", "Ann Lee, Gazette Reporter | The Gazette"]
        {
            assert_eq!(person(author), "Ann Lee", "{author}");
        }
    }

    #[test]
    fn an_office_behind_a_name_is_nobody_and_alone_is_all_there_is() {
        let people = |authors: &[&str]| people_of(authors.iter().map(|author| (*author).to_owned()).collect());
        assert_eq!(people(&["Ann Lee", "Staff Writer", "Bo Roy"]), ["Ann Lee", "Bo Roy"]);
        assert_eq!(people(&["Gazette Staff"]), ["Gazette Staff"]);
    }

    #[test]
    fn names_with_commas_and_full_stops_stay_whole() {
        for author in
            ["Lee, Ann", "J. R. Lee", "Prof. Ann Lee", "Assoc. Prof. Ann Lee", "Ann Lee Jr. Roy", "the desk, with agencies", "Mac & i"]
        {
            assert_eq!(person(author), author);
        }
    }
}
