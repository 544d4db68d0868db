//! Collects a page's metadata in one walk: `<meta>`, `<link>`, `<title>`, JSON-LD, and visible elements that may hold the same. Collects
//! only; the modules beside it choose.

use std::collections::HashMap;

use crate::formats::html::dom::{Dom, Id};
use crate::formats::lexicon::Phrases;

/// The most of each kind that are kept.
const MOST: usize = 400;

/// The most classes that are remembered.
const CLASSES: usize = 2000;

/// The longest value of a `<meta>`, in bytes.
const LONGEST: usize = 8 * 1024;

/// The longest title, in bytes.
pub(super) const TITLE: usize = 2000;

/// Metadata of a page, as collected.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Names (lower case, `.` as `:`) and values of `<meta>`, in the order of the page; whether the name is that of a property.
    metas: Vec<(String, String, bool)>,
    /// The first `<title>`.
    pub(super) title: String,
    /// The address in `<link rel=canonical>`.
    pub(super) canonical: Option<String>,
    /// The language of `<html>`.
    pub(super) lang: Option<String>,
    /// The texts of scripts in JSON-LD.
    pub(super) scripts: Vec<Id>,
    /// The first headings of the first two levels.
    pub(super) headings: Vec<Id>,
    /// Elements that say by a name what they are: `itemprop`, `rel`, `class`, `id`, or that are `<time>`.
    pub(super) marked: Vec<Marked>,
    /// Whether each class seen so far is one of `FieldClasses`.
    classes: HashMap<String, bool>,
}

/// An element whose name or class marks it as a field.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) id: Id,
    /// `itemprop` and `rel`, as words between spaces, lower case.
    pub(super) says: String,
    /// `class` and `id`, likewise.
    pub(super) class: String,
}

impl Marked {
    /// Whether one of its `itemprop` or `rel` is among `words`.
    pub(super) fn is_marked(&self, words: &[&str]) -> bool {
        self.says.split(' ').any(|said| words.contains(&said))
    }

    /// Whether one of its classes, or its `id`, is among `words`.
    pub(super) fn is_of_class(&self, words: &[&str]) -> bool {
        self.class.split(' ').any(|class| words.contains(&class))
    }
}

impl Head {
    pub(super) fn read(dom: &Dom<'_>) -> Self {
        let mut head = Self::default();
        for id in dom.descendants(Id::ROOT) {
            match dom.name(id) {
                "" => (),
                "meta" => head.meta(dom, id),
                "title" if head.title.is_empty() => {
                    head.title = dom.words(id);
                    head.title.truncate(head.title.floor_char_boundary(TITLE));
                }
                "html" => head.lang = dom.first_attribute(id, &["lang", "xml:lang"]),
                "link" => head.link(dom, id),
                "script" => {
                    let kind = dom.attribute(id, "type").unwrap_or_default().to_ascii_lowercase();
                    if kind.contains("ld+json") && head.scripts.len() < MOST {
                        head.scripts.push(id);
                    }
                }
                "h1" | "h2" if head.headings.len() < MOST => head.headings.push(id),
                _ => head.mark(dom, id, is_time(dom, id)),
            }
        }
        head
    }

    fn meta(&mut self, dom: &Dom<'_>, id: Id) {
        let Some(content) = dom.attribute(id, "content").filter(|content| !content.is_empty() && content.len() <= LONGEST) else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            let Some(names) = dom.attribute(id, key) else { continue };
            for name in names.split_ascii_whitespace() {
                if self.metas.len() < MOST {
                    self.metas.push((name.to_ascii_lowercase().replace('.', ":"), content.to_string(), key == "property"));
                }
            }
        }
    }

    fn link(&mut self, dom: &Dom<'_>, id: Id) {
        let rel = dom.attribute(id, "rel").unwrap_or_default();
        if rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")) && self.canonical.is_none() {
            self.canonical = dom.attribute(id, "href").map(|href| href.to_string()).filter(|href| !href.is_empty());
        }
    }

    fn mark(&mut self, dom: &Dom<'_>, id: Id, time: bool) {
        if self.marked.len() >= MOST * 4 || !time && dom.attribute_names(id).next().is_none() {
            return;
        }
        let joined = |names: &[&str]| {
            let values: Vec<String> = names.iter().filter_map(|name| dom.attribute(id, name)).map(|value| value.to_lowercase()).collect();
            values.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let says = joined(&["itemprop", "rel", "property"]);
        let class = joined(&["class", "id", "data-testid", "data-component"]);
        if time || !says.is_empty() || self.is_field_class(&class) {
            self.marked.push(Marked { id, says, class });
        }
    }

    /// Whether a class may say something about the article; each is looked at once, for a page has few and uses them often.
    fn is_field_class(&mut self, class: &str) -> bool {
        if class.is_empty() {
            return false;
        }
        if let Some(known) = self.classes.get(class) {
            return *known;
        }
        let is_field = Phrases::FieldClasses.iter().any(|word| class.contains(word));
        if self.classes.len() < CLASSES {
            self.classes.insert(class.to_owned(), is_field);
        }
        is_field
    }

    /// The value of the first of `names` that has one; names in lower case, `:` for `.`.
    pub(super) fn value(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.values(name).next())
    }

    /// All values under a name; those of `property` where there are any, for `RDFa` is written with more care than `name`.
    pub(super) fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        let any = self.metas.iter().any(|(known, _, property)| *property && known == name);
        let of_name = self.metas.iter().filter(move |(known, _, property)| known == name && *property == any);
        of_name.map(|(_, value, _)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// Whether an element gives a time: `<time>`, `<relative-time datetime=…>`, `<abbr title="2018-11-13">`. That of edits is their own.
pub(super) fn is_time(dom: &Dom<'_>, id: Id) -> bool {
    match dom.name(id) {
        "time" => true,
        "" | "del" | "ins" => false,
        "abbr" => dom.attribute(id, "title").is_some_and(|title| title.get(..5).is_some_and(is_year)),
        name => name.contains("time") && dom.attribute(id, "datetime").is_some(),
    }
}

/// Whether a text of five bytes is a year and a hyphen.
fn is_year(text: &str) -> bool {
    text.ends_with('-') && text.bytes().take(4).all(|byte| byte.is_ascii_digit())
}
