//! Class names and ids that distinguish articles from page furniture on any site. The words are those of Readability (Arc90, Mozilla).

use std::collections::HashMap;

use super::super::dom::{Dom, Id};
use super::super::role;
use crate::formats::lexicon::Phrases;

/// Parts that are not, whatever else they are called: `article-comments`.
const NEVER: &[&str] = &["comments", "comment-list", "comment-section", "comment-thread", "commentlist", "disqus"];

/// Parts that may be, whatever else they are called.
const LIKELY: &[&str] = &["and", "article", "body", "column", "content", "main", "mathjax", "shadow"];

/// Words in favour of a part.
const FOR: &[&str] = &["article", "body", "content", "entry", "main", "page", "pagination", "post", "text", "blog", "story"];

/// Names of what says who wrote the article.
const BYLINE: &[&str] = &["byline", "author", "dateline", "writtenby"];

/// The hints in an element's class and id.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing that a name says")]
pub(super) struct Hints {
    /// Whether it is seldom the article.
    pub(super) unlikely: bool,
    /// Sum for and against it: -50 to 50.
    pub(super) weight: i8,
    /// Whether it names an author or a date.
    pub(super) byline: bool,
    /// Whether it shows pictures one at a time.
    pub(super) gallery: bool,
    /// Whether its words are read out, but not seen.
    pub(super) unseen: bool,
    /// Whether it offers to pass the article on.
    pub(super) share: bool,
    /// Whether its name leaves no doubt that it is no part of the article: comments, related articles, a newsletter.
    pub(super) furniture: bool,
    /// Whether it is a sidebar, if it is small.
    pub(super) beside: bool,
    /// Whether it is drawn as a small picture.
    pub(super) icon: bool,
}

/// The hints of each node, by number.
pub(super) fn of_all(dom: &Dom<'_>) -> Vec<Hints> {
    let mut known: HashMap<String, Hints> = HashMap::new();
    let mut all = vec![Hints::default(); dom.len()];
    for id in dom.descendants(Id::ROOT) {
        let called = role::called(dom, id);
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

/// Whether a class or an id names what says who wrote something.
pub(super) fn names_author(called: &str) -> bool {
    BYLINE.iter().any(|word| called.contains(word))
}

/// Whether a class names the part that wears it, rather than its looks, or what the page has or has not elsewhere: `overflow-hidden`,
/// `md:hidden`, `has-sidebar`, `comments-open`.
fn names_part(class: &str) -> bool {
    let looks = class.contains([':', '[']) || Phrases::StylingClasses.begin(class);
    if looks {
        return false;
    }
    let has = ["has-", "has_", "no-", "with-", "without-", "show-", "hide-"].iter().any(|start| class.starts_with(start));
    let state = ["-open", "-closed", "-enabled", "-disabled", "-on", "-off", "-allowed"].iter().any(|end| class.ends_with(end));
    !has && !state
}

/// Whether one of the phrases is a word of a class, alone or with a word of layout glued to it: `page-footer`, `topbanner`.
fn has_word(phrases: Phrases, class: &str) -> bool {
    let glued = |part: &str| part.is_empty() || part == "s" || Phrases::GluedClassWords.contains(part);
    phrases.iter().any(|phrase| {
        class.match_indices(phrase).any(|(at, _)| {
            let before = class[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let behind = class[at + phrase.len()..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let open = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
            (open(phrase.chars().next()) || glued(before)) && (open(phrase.chars().next_back()) || glued(behind))
        })
    })
}

/// Whether a class hides its part at every width: `hidden`, but not `hidden md:block`.
fn hides_always(class: &str) -> bool {
    let shown = |word: &str| word.split_once(':').is_some_and(|(_, then)| Phrases::ShownClasses.begin(then));
    class.split_whitespace().any(|word| matches!(word, "hidden" | "is-hidden" | "hid" | "d-none")) && !class.split_whitespace().any(shown)
}

/// The hints of a class, which is so many bytes long, and an id.
fn of(called: &str, split: usize) -> Hints {
    let any = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let named = |words: &[&str]| called.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    let (class, id) = called.split_at_checked(split).unwrap_or((called, ""));
    let weight = |name: &str| {
        if name.trim().is_empty() {
            return 0;
        }
        let against = |word: &str| names_part(word) && has_word(Phrases::LowWeightClasses, word);
        i8::from(any(FOR, name)) * 25 - i8::from(name.split_whitespace().any(against) || hides_always(name)) * 25
    };
    let likely_not = !any(LIKELY, called);
    Hints {
        unlikely: called
            .split_whitespace()
            .any(|word| names_part(word) && (has_word(Phrases::UnlikelyClasses, word) && likely_not || any(NEVER, word))),
        weight: weight(class) + weight(id),
        byline: names_author(called),
        gallery: any(&["gallery", "slideshow", "carousel", "slider"], called),
        unseen: called.split_whitespace().any(|word| Phrases::HiddenTextClasses.contains(word)),
        furniture: called
            .split_whitespace()
            .any(|word| names_part(word) && (any(NEVER, word) || has_word(Phrases::FurnitureClasses, word))),
        beside: Phrases::BesideTextClasses.are_in(called) && !called.contains("authorit") || named(&["bio", "bios", "profile"]),
        icon: named(&["icon", "icons", "glyph", "glyphicon", "magnifier", "lightbox"]),
        share: named(&["share", "sharedaddy"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(class: &str) -> Hints {
        of(class, class.len())
    }

    #[test]
    fn class_names_count_for_or_against_a_part() {
        assert_eq!((hints("entry-text").weight, hints("related").weight, hints("x").weight), (25, -25, 0));
        assert!(hints("sidebar").unlikely);
        assert!(!hints("sidebar-article").unlikely);
    }

    #[test]
    fn classes_about_other_parts_of_the_page_do_not_count() {
        for class in ["has-sidebar", "comments-open", "single no-comments", "with-banner"] {
            assert!(!hints(class).unlikely, "{class}");
            assert_eq!(hints(class).weight, 0, "{class}");
        }
        assert!(hints("has-sidebar comments").unlikely);
    }

    #[test]
    fn author_and_newsletter_boxes_are_beside_the_text_and_authorities_are_not() {
        assert!(hints("post-author").beside && hints("newsletter-form").beside && hints("bio").beside);
        assert!(!hints("authorities").beside && !hints("biology").beside && !hints("subscribers").beside);
    }
}
