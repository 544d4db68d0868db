//! Splits a subject into a label and a headline, « Communiqué de presse : le quai rouvre », where the text begins with that headline.

use crate::formats::html::entity;
use crate::formats::xml::folded;

/// The most words before the headline.
const LABEL: usize = 5;

/// Window in bytes of HTML in which the first heading is looked for.
const WINDOW: usize = 64 * 1024;

/// The label of `subject`, and the headline as the first heading of `html` writes it, where that follows the label.
pub(super) fn parted(subject: &str, html: &str) -> Option<(String, String)> {
    let mut parts = [": ", " - ", " – ", " — ", " | "].iter().filter_map(|mark| subject.split_once(mark)).peekable();
    parts.peek()?;
    let headline = first_heading(html)?;
    let label = parts.find_map(|(label, rest)| (folded(rest).to_lowercase() == headline.to_lowercase()).then(|| folded(label)))?;
    ((1..=LABEL).contains(&label.split(' ').count()) && !label.is_empty()).then_some((label, headline))
}

/// `title` as the first heading of `html` writes it, where only capitals differ.
pub(super) fn as_written(title: &str, html: &str) -> Option<String> {
    let differs = |headline: &String| headline != title && headline.contains(char::is_lowercase);
    first_heading(html).filter(differs).filter(|headline| headline.to_lowercase() == title.to_lowercase())
}

/// A headline from within a subject with a capital, but for a name such as `iPhone`.
pub(super) fn capitalised(headline: &str) -> String {
    let (first, rest) = headline.split_at(headline.chars().next().map_or(0, char::len_utf8));
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let plain = !word.contains(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '.' | '@' | '/'));
    if plain { first.to_uppercase() + rest } else { headline.to_owned() }
}

/// The words of the first heading of the first or second level.
fn first_heading(html: &str) -> Option<String> {
    let html = &html[..html.floor_char_boundary(WINDOW)];
    let opens = |at: &usize| html.as_bytes().get(at + 1..at + 3).is_some_and(|name| matches!(name, b"h1" | b"H1" | b"h2" | b"H2"));
    let start = html.match_indices('<').map(|(at, _)| at).find(opens)?;
    let inner = html.get(start..)?.split_once('>')?.1;
    let end = inner.match_indices("</").map(|(at, _)| at).find(|at| matches!(inner.as_bytes().get(at + 2), Some(b'h' | b'H')))?;
    // Each piece but the first begins with a tag.
    let mut pieces = inner.get(..end)?.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    let words: String = pieces.filter_map(|piece| piece.split_once('>')).fold(first, |words, (_, text)| words + text);
    Some(folded(&entity::decode(&words))).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_before_the_headline_is_split_off() {
        let html = "<body><p>Hello</p><H1 class='a'>The <b>quay</b> reopens</H1><h2>And more</h2>";
        for subject in ["Press release: The quay reopens", "Press release – the quay reopens", "For release | The quay reopens"] {
            assert_eq!(parted(subject, html).map(|(_, title)| title).as_deref(), Some("The quay reopens"), "{subject}");
        }
        assert_eq!(parted("Communiqué : L’été &amp; le port", "<h1>L’été &amp; le port</h1>"), None);
        assert_eq!(
            parted("Communiqué : L’été & le port", "<h1>L’été &amp; le port</h1>"),
            Some(("Communiqué".to_owned(), "L’été & le port".to_owned()))
        );
    }

    #[test]
    fn a_headline_has_the_capitals_of_the_heading() {
        assert_eq!(as_written("le quai rouvre", "<h1>Le quai rouvre</h1>").as_deref(), Some("Le quai rouvre"));
        assert_eq!(as_written("Le quai rouvre", "<h1>Le quai rouvre</h1>"), None);
        assert_eq!(as_written("le quai", "<h1>Le quai rouvre</h1>"), None);
        for (headline, right) in [("été au port", "Été au port"), ("iPhone im Hafen", "iPhone im Hafen"), ("x", "X"), ("", "")] {
            assert_eq!(capitalised(headline), right);
        }
    }

    #[test]
    fn other_subjects_stay_whole() {
        for subject in
            ["The quay reopens", "Harbour: the quay is closed", ": The quay reopens", "One two three four five six: The quay reopens"]
        {
            assert_eq!(parted(subject, "<h1>The quay reopens</h1>"), None, "{subject}");
        }
        for html in ["", "<h1>", "<h1>The quay reopens", "<h1></h1>", "<p>The quay reopens</p>"] {
            assert_eq!(parted("News: The quay reopens", html), None, "{html}");
        }
    }
}
