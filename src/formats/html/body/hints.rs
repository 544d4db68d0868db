//! What a page's makers call its parts: words in classes and ids that say of a part, on any site, whether it is the article. The words
//! are those that Readability (Arc90, Mozilla) has found to hold.

use std::collections::HashMap;

use super::super::dom::{Dom, Id};
use super::super::element;
use super::words;

/// Parts that are seldom the article.
const UNLIKELY: &[&str] = &[
    "-ad-",
    "ai2html",
    "banner",
    "breadcrumbs",
    "combx",
    "comment",
    "community",
    "cover-wrap",
    "disqus",
    "extra",
    "footer",
    "gdpr",
    "header",
    "legends",
    "menu",
    "related",
    "remark",
    "replies",
    "rss",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "supplemental",
    "ad-break",
    "agegate",
    "pagination",
    "pager",
    "popup",
    "yom-remote",
];

/// Parts that may be, whatever else they are called.
const LIKELY: &[&str] = &["and", "article", "body", "column", "content", "main", "mathjax", "shadow"];

/// What speaks for a part.
const FOR: &[&str] = &["article", "body", "content", "entry", "main", "page", "pagination", "post", "text", "blog", "story"];

/// What speaks against one.
const AGAINST: &[&str] = &[
    "-ad-",
    "hidden",
    "banner",
    "combx",
    "comment",
    "com-",
    "contact",
    "footer",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "sponsor",
    "shopping",
    "tags",
    "widget",
];

/// Names of what says who wrote the article.
const BYLINE: &[&str] = &["byline", "author", "dateline", "writtenby"];

/// What an element's class and id say.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing that a name says")]
pub(super) struct Hints {
    /// Whether it is seldom the article.
    pub(super) unlikely: bool,
    /// What speaks for it and against it: -50 to 50.
    pub(super) weight: i8,
    /// Whether it names an author or a date.
    pub(super) byline: bool,
    /// Whether it shows pictures one at a time.
    pub(super) gallery: bool,
    /// Whether its words are read out, but not seen.
    pub(super) unseen: bool,
    /// Whether it offers to pass the article on.
    pub(super) share: bool,
}

/// The hints of each node, by number.
pub(super) fn of_all(dom: &Dom<'_>) -> Vec<Hints> {
    let mut known: HashMap<String, Hints> = HashMap::new();
    let mut all = vec![Hints::default(); dom.len()];
    for id in dom.descendants(Id::ROOT) {
        let called = element::called(dom, id);
        if called.trim().is_empty() {
            continue;
        }
        let split = dom.attribute(id, "class").map_or(0, |class| class.len());
        let hints = known.get(&called).copied().unwrap_or_else(|| of(&called, split));
        known.insert(called, hints);
        all[id.index()] = hints;
    }
    all
}

/// The hints of a class, which is so many bytes long, and an id.
fn of(called: &str, split: usize) -> Hints {
    let any = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let (class, id) = called.split_at_checked(split).unwrap_or((called, ""));
    let weight = |name: &str| {
        if name.trim().is_empty() {
            return 0;
        }
        i8::from(any(FOR, name)) * 25 - i8::from(any(AGAINST, name) || name.split(' ').any(|word| word == "hid")) * 25
    };
    Hints {
        unlikely: any(UNLIKELY, called) && !any(LIKELY, called),
        weight: weight(class) + weight(id),
        byline: any(BYLINE, called),
        gallery: any(&["gallery", "slideshow", "carousel", "slider"], called),
        unseen: class.split(' ').any(|word| words::UNSEEN.contains(&word)),
        share: called.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "share" | "sharedaddy")),
    }
}
