//! `OpenDocument` texts (ISO/IEC 26300): their parts and styles. `body` reads the text.

mod body;
mod lists;

use super::archive::{Archive, Trouble};
use super::metadata;
use super::model::Document;
use super::style::{Style, Styles};
use super::xml::{self, Step, Tag};
use crate::formats::superscript::Position;
use crate::words::Diagnostic;
use body::Reader;
use lists::Lists;

/// Reads a document in an archive.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Document, Trouble> {
    if archive.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Trouble::Encrypted);
    }
    let Some(content) = archive.part("content.xml")? else { return Err(Trouble::NoBody) };
    let mut declared = Declared::default();
    declared.read(&archive.part("styles.xml")?.unwrap_or_default());
    declared.read(&content);
    let mut document = text(&content, &declared);
    document.about = metadata::about(&archive.part("meta.xml")?.unwrap_or_default());
    document.about.lang = document.about.lang.take().or(declared.lang);
    document.notes.append(&mut archive.notes);
    Ok(document)
}

/// Reads a document that is one file of XML.
pub(super) fn read_flat(xml: &str) -> Result<Document, Trouble> {
    if !xml.contains("body") {
        return Err(Trouble::NoBody);
    }
    let mut declared = Declared::default();
    declared.read(xml);
    let mut document = text(xml, &declared);
    let meta =
        xml.split_once("<office:meta").and_then(|(_, rest)| rest.split_once("</office:meta")).map(|(meta, _)| format!("<meta{meta}"));
    document.about = metadata::about(&meta.unwrap_or_default());
    document.about.lang = document.about.lang.take().or(declared.lang);
    Ok(document)
}

fn text(xml: &str, declared: &Declared) -> Document {
    let mut reader = Reader::new(&declared.styles, &declared.lists);
    let (whole, rest) = xml::walk_within(xml, &mut |step| reader.step(step));
    let mut document = Document { rest: xml::words(rest), ..reader.finish() };
    if !whole {
        document.notes.push(Diagnostic::DamagedPart);
    }
    document
}

/// The styles that a document declares, and its language.
#[derive(Debug, Default)]
struct Declared {
    styles: Styles,
    lists: Lists,
    lang: Option<String>,
}

impl Declared {
    fn read(&mut self, xml: &str) {
        let mut open = None::<(String, Style)>;
        let mut list = String::new();
        xml::walk(xml, &mut |step| match step {
            Step::Open(tag) => match tag.name().as_str() {
                "style" | "default-style" => {
                    let family = tag.attribute("family").unwrap_or_default();
                    // A style of paragraphs and one of words may have one name.
                    let id = |name: String| format!("{family}:{name}");
                    let name = tag.attribute("name").unwrap_or_default();
                    let style = Style {
                        name: tag.attribute("display-name").unwrap_or_else(|| name.clone()),
                        parent: tag.attribute("parent-style-name").map(id),
                        list: tag.attribute("list-style-name").filter(|list| !list.is_empty()).map(|list| (list, 0)),
                        ..Style::default()
                    };
                    open = Some((format!("{family}:{name}"), style));
                }
                "list-style" => list = tag.attribute("name").unwrap_or_default(),
                name if name.starts_with("list-level-style-") => self.lists.declare(&list, name, &tag),
                "text-properties" => {
                    if let Some((id, style)) = &mut open {
                        self.look(&tag, id, style);
                    }
                }
                _ => (),
            },
            Step::Close(name) if matches!(name.as_str(), "style" | "default-style") => {
                if let Some((id, mut style)) = open.take() {
                    if id.starts_with("text:") {
                        style.look_as_named();
                    }
                    self.styles.put(id, style);
                }
            }
            _ => (),
        });
    }

    fn look(&mut self, tag: &Tag<'_>, id: &str, style: &mut Style) {
        let value = |name: &str| tag.prefixed(name);
        style.strong = value("fo:font-weight").map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600));
        style.emphasis = value("fo:font-style").map(|shape| shape != "normal");
        style.strike = value("style:text-line-through-style").map(|line| line != "none");
        style.position = value("style:text-position").map(|position| match position.split_whitespace().next() {
            Some("super") => Position::Raised,
            Some("sub") => Position::Lowered,
            // Per cent of the size of the letters.
            Some(share) if share.starts_with('-') => Position::Lowered,
            Some(share) if !share.starts_with('0') => Position::Raised,
            _ => Position::OnLine,
        });
        style.hidden = value("text:display").map(|display| display == "none");
        if id == "paragraph:"
            && let Some(language) = value("fo:language").filter(|language| language != "none")
        {
            let country = value("fo:country").filter(|country| country != "none");
            self.lang = Some(country.map_or_else(|| language.clone(), |country| format!("{language}-{country}")));
        }
    }
}
