//! Styles: which make a paragraph a title, a heading, a quotation. Word's built-in styles have English names in every language; other
//! programs and people use their own.

use std::collections::HashMap;

use super::model::{Kind, Look};
use crate::formats::lexicon::Phrases;
use crate::formats::superscript::Position;

/// A style as a document declares it.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// Its name as people see it.
    pub(super) name: String,
    pub(super) parent: Option<String>,
    /// The level of headings in this style, from 1.
    pub(super) outline: Option<u8>,
    /// The list its paragraphs belong to, and how deep they lie in it, from 0.
    pub(super) list: Option<(String, u8)>,
    pub(super) strong: Option<bool>,
    pub(super) emphasis: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) position: Option<Position>,
}

impl Style {
    /// Takes the look of a character style from its name where it defines none.
    pub(super) fn look_as_named(&mut self) {
        let name = self.name.replace("_20_", " ").to_lowercase();
        if Phrases::StrongStyles.contains(&name) {
            self.strong.get_or_insert(true);
        } else if Phrases::EmphasisStyles.contains(&name) {
            self.emphasis.get_or_insert(true);
        }
    }
}

/// The styles of a document, by the names they call each other.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// A name as it is; empty where it is longer than any real one, since names are looked up again and again.
pub(super) fn short(name: String) -> String {
    if name.len() > 200 { String::new() } else { name }
}

/// The longest chain of styles based on each other.
const CHAIN: usize = 24;

impl Styles {
    pub(super) fn put(&mut self, id: String, mut style: Style) {
        (style.name, style.parent) = (short(style.name), style.parent.map(short));
        style.list = style.list.map(|(list, level)| (short(list), level));
        self.0.insert(short(id), style);
    }

    /// The style and those it is based on, nearest first.
    pub(super) fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let mut next = self.0.get(id);
        std::iter::from_fn(move || {
            let style = next?;
            next = style.parent.as_deref().filter(|parent| !parent.is_empty()).and_then(|parent| self.0.get(parent));
            Some(style)
        })
        .take(CHAIN)
    }

    /// Kind of a paragraph in this style; `None` for one that is left out, such as tables of contents.
    pub(super) fn kind(&self, id: &str) -> Option<Kind> {
        for style in self.chain(id) {
            if let Some(level) = style.outline.filter(|level| (1..=9).contains(level)) {
                // A title may have a level, too.
                return Some(match kind(&style.name) {
                    Meaning::Kind(kind @ (Kind::Title | Kind::Subtitle)) => kind,
                    _ => Kind::Heading(level.min(6)),
                });
            }
            match kind(&style.name) {
                Meaning::Kind(kind) => return Some(kind),
                Meaning::LeftOut => return None,
                Meaning::Nothing => (),
            }
        }
        match kind(id) {
            _ if self.0.contains_key(id) => Some(Kind::Plain),
            Meaning::Kind(kind) => Some(kind),
            Meaning::LeftOut => None,
            Meaning::Nothing => Some(Kind::Plain),
        }
    }

    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        self.tint(id, &mut look);
        look
    }

    /// Changes how words look as this style, where it says something of it, changes them.
    pub(super) fn tint(&self, id: &str, look: &mut Look) {
        let first = |of: fn(&Style) -> Option<bool>| self.chain(id).find_map(of);
        look.strong = first(|style| style.strong).unwrap_or(look.strong);
        look.emphasis = first(|style| style.emphasis).unwrap_or(look.emphasis);
        look.strike = first(|style| style.strike).unwrap_or(look.strike);
        look.hidden = first(|style| style.hidden).unwrap_or(look.hidden);
        look.position = self.chain(id).find_map(|style| style.position).unwrap_or(look.position);
    }

    /// The list that paragraphs in this style belong to.
    pub(super) fn list<'a>(&'a self, id: &'a str) -> Option<&'a (String, u8)> {
        self.chain(id).find_map(|style| style.list.as_ref())
    }
}

/// Meaning of a style's name.
enum Meaning {
    Kind(Kind),
    LeftOut,
    Nothing,
}

/// The meaning of a style by its name in Word, `LibreOffice` and newsrooms.
fn kind(name: &str) -> Meaning {
    let name = name.trim().replace("_20_", " ").replace('_', " ").to_lowercase();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let figure = name[bare.len()..].trim().parse::<u8>().ok();
    if let Some(level) = figure.filter(|level| (1..=9).contains(level))
        && Phrases::HeadingStyles.contains(bare)
    {
        return Meaning::Kind(Kind::Heading(level.min(6)));
    }
    if bare == "toc"
        || bare == "contents"
        || ["toc heading", "table of figures", "index heading", "contents heading", "table of contents"].contains(&name.as_str())
    {
        return Meaning::LeftOut;
    }
    if name == "horizontal line" {
        return Meaning::Kind(Kind::Rule);
    }
    STYLES.iter().find(|(names, _)| names.contains(&name)).map_or(Meaning::Nothing, |(_, kind)| Meaning::Kind(*kind))
}

/// Kinds of paragraphs by the names of their styles.
const STYLES: &[(Phrases, Kind)] = &[
    (Phrases::TitleStyles, Kind::Title),
    (Phrases::SubtitleStyles, Kind::Subtitle),
    (Phrases::LeadStyles, Kind::Lead),
    (Phrases::BylineStyles, Kind::Byline),
    (Phrases::CrossheadStyles, Kind::Heading(2)),
    (Phrases::QuoteStyles, Kind::Quote),
    (Phrases::CaptionStyles, Kind::Caption),
    (Phrases::CodeStyles, Kind::Code),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn styles() -> Styles {
        let mut styles = Styles::default();
        for (id, name, parent) in [
            ("Titre1", "heading 1", ""),
            ("Mine", "Mine", "Titre1"),
            ("A", "a", "B"),
            ("B", "b", "A"),
            ("TM1", "toc 1", ""),
            ("P1", "", "Quotations"),
        ] {
            styles.put(id.into(), Style { name: name.into(), parent: Some(parent.into()), ..Style::default() });
        }
        styles.put("Quotations".into(), Style { name: "Quotations".into(), ..Style::default() });
        styles
    }

    #[test]
    fn styles_inherit_their_meaning() {
        let styles = styles();
        let kinds = ["Titre1", "Mine", "A", "P1", "none"].map(|id| styles.kind(id));
        let expected = [Kind::Heading(1), Kind::Heading(1), Kind::Plain, Kind::Quote, Kind::Plain].map(Some);
        assert_eq!(kinds, expected);
        assert_eq!(styles.kind("TM1"), None);
    }

    #[test]
    fn style_names_of_other_languages_are_recognised() {
        let kinds = ["berschrift2", "Titre 3", "Überschrift 1", "Sous-titre", "Intense Quote", "Heading_20_4"]
            .map(|name| Styles::default().kind(name));
        let expected = [Kind::Heading(2), Kind::Heading(3), Kind::Heading(1), Kind::Subtitle, Kind::Quote, Kind::Heading(4)].map(Some);
        assert_eq!(kinds, expected);
    }
}
