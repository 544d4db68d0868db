//! Strips preheaders, tracking pixels, and view-in-browser and unsubscribe lines from the HTML of a newsletter.

use crate::formats::html::dom::Attribute;
use crate::formats::html::{element, entity, tag};
use crate::formats::lexicon::Phrases;

/// A line longer than this is no mere pointer, in characters.
const LONGEST: usize = 260;

/// Whether a line only points elsewhere.
pub(super) fn points(line: &str) -> bool {
    line.chars().count() <= LONGEST && Phrases::NewsletterPointers.are_in(&line.to_lowercase())
}

/// HTML without its boilerplate, and the URL of the mail's online version, where there is one.
pub(super) fn without(html: &str) -> (String, Option<String>) {
    let mut filter = BoilerplateFilter {
        out: String::with_capacity(html.len()),
        line: 0,
        words: String::new(),
        href: None,
        online: None,
        lines_left: 5000,
    };
    let mut hidden = None::<(String, usize)>;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if hidden.is_none() {
            filter.push(&rest[..at]);
        }
        let Some((tag, after)) = tag(&rest[at..]) else {
            rest = &rest[at + 1..];
            if hidden.is_none() {
                filter.out.push('<');
            }
            continue;
        };
        rest = after;
        if let Some((name, depth)) = &mut hidden {
            if tag.name == *name {
                *depth = if tag.closes { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    hidden = None;
                }
            }
        } else if !tag.closes && !tag.stands_alone() && is_hidden(&tag) {
            hidden = Some((tag.name, 1));
        } else if !is_pixel(&tag) {
            filter.tag(&tag);
        }
    }
    if hidden.is_none() {
        filter.push(rest);
    }
    filter.break_line();
    (filter.out, filter.online)
}

/// Copies HTML line by line, without lines that only point elsewhere.
struct BoilerplateFilter {
    out: String,
    /// Start of the current line in `out`.
    line: usize,
    words: String,
    /// Target of its first link.
    href: Option<String>,
    online: Option<String>,
    /// Number of lines with links that are still examined: newsletters have hundreds.
    lines_left: usize,
}

impl BoilerplateFilter {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        if self.words.len() <= LONGEST * 4 {
            self.words.push_str(&text[..text.floor_char_boundary(LONGEST * 5)]);
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.is_block() {
            self.break_line();
            self.out.push_str(tag.text);
            self.line = self.out.len();
            return;
        }
        if tag.name == "a" && !tag.closes && self.href.is_none() {
            self.href = tag.attribute("href").map(|url| entity::decode(url.trim()).into_owned());
        }
        self.out.push_str(tag.text);
    }

    /// Ends a line: one with a link whose words only point elsewhere is taken back.
    fn break_line(&mut self) {
        if let Some(href) = self.href.take() {
            self.lines_left = self.lines_left.saturating_sub(1);
            let words = entity::decode(if self.lines_left > 0 { &self.words } else { "" }).split_whitespace().collect::<Vec<_>>().join(" ");
            if points(&words) {
                let low = words.to_lowercase();
                if self.online.is_none() && href.starts_with("http") && Phrases::OnlineVersion.are_in(&low) {
                    self.online = Some(href);
                }
                self.out.truncate(self.line);
            }
        }
        self.words.clear();
    }
}

struct Tag<'a> {
    /// Lower case; `!` for comments and their kind.
    name: String,
    closes: bool,
    /// All of it, from `<` to `>`.
    text: &'a str,
    attributes: Vec<Attribute>,
}

impl Tag<'_> {
    fn stands_alone(&self) -> bool {
        element::is_void(&self.name) || self.text.ends_with("/>")
    }

    /// Whether it ends a line. Comments do not, nor do the tags that word processors make up, such as `o:p`.
    fn is_block(&self) -> bool {
        self.name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !element::is_inline(&self.name)
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let slice = |(start, end): (u32, u32)| self.text.get(start as usize..end as usize).unwrap_or_default();
        self.attributes.iter().find(|attribute| slice(attribute.name).eq_ignore_ascii_case(name)).map(|attribute| slice(attribute.value))
    }
}

/// The longest tag, in bytes.
const TAG: usize = 64 * 1024;

/// The tag at the start of `html`, and what follows it. Comments are tags, too; what is none is text.
fn tag(html: &str) -> Option<(Tag<'_>, &str)> {
    let closes = html.starts_with("</");
    let mut attributes = Vec::new();
    let (name, end) = match html.as_bytes().get(if closes { 2 } else { 1 })? {
        b'!' | b'?' => ("!".to_owned(), tag::declaration(html)),
        byte if byte.is_ascii_alphabetic() => {
            // A tag that does not end hides what it holds: to look for its end again from the next `<` would take the square of its length.
            let near = &html[..html.floor_char_boundary(TAG)];
            tag::read(near, 0, &mut attributes, true).map_or_else(|| ("!".to_owned(), near.len()), |tag| (tag.name, tag.end))
        }
        _ => return None,
    };
    Some((Tag { name, closes, text: &html[..end], attributes }, &html[end..]))
}

/// Whether a tag hides what lies in it, as the lines do that are meant for the list of mails.
fn is_hidden(tag: &Tag<'_>) -> bool {
    let Some(style) = tag.attribute("style") else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let sized = |name: &str| {
        style
            .split(';')
            .any(|rule| rule.strip_prefix(name).is_some_and(|value| matches!(value, "0" | "0px" | "0!important" | "0px!important" | "1px")))
    };
    style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
        || sized("max-height:") && style.contains("overflow:hidden")
        || sized("font-size:") && !sized("font-size:1px")
}

/// Whether a tag is a picture of one dot.
fn is_pixel(tag: &Tag<'_>) -> bool {
    let dot = |name: &str| tag.attribute(name).is_some_and(|value| matches!(value.trim().trim_end_matches("px"), "0" | "1"));
    tag.name == "img" && (dot("width") && dot("height") || is_hidden(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_text_and_tracking_pixels_are_removed() {
        let html = "<div style=\"DISPLAY: none; x\">Soon <div>in</div> here</div><p>Words<img width='1' height=\"1px\" src=x></p><img src=a.png width=600>";
        assert_eq!(without(html).0, "<p>Words</p><img src=a.png width=600>");
        assert_eq!(without("<span style='font-size:0'>x</span>y").0, "y");
    }

    #[test]
    fn pointer_lines_are_removed_and_give_the_online_url() {
        let html = "<td>Trouble? <a href=\"https://n.example/1?a=1&amp;b=2\">View in <b>browser</b></a></td><p>Read <a href=x>this</a>.</p><p><a href=y>Se d&eacute;sabonner</a></p>";
        let (kept, online) = without(html);
        assert_eq!(kept, "<td></td><p>Read <a href=x>this</a>.</p><p></p>");
        assert_eq!(online.as_deref(), Some("https://n.example/1?a=1&b=2"));
        let told = "<p>The court told the union to unsubscribe its members.</p>";
        assert_eq!(without(told).0, told);
    }

    #[test]
    fn broken_html_is_kept() {
        for html in ["a < b", "<", "<p", "<p class=\"", "<!-- x", "x <a href=", "</", "<é>"] {
            assert_eq!(without(html).0, html);
        }
        for piece in ["<a ", "<div style='display:none'>", "<", "<a href='x'>unsubscribe", "=", "<p a=\"", "<!--"] {
            without(&piece.repeat(50_000));
        }
    }
}
