//! Word documents (ECMA-376): their parts and the relations between them. `body` reads the text.

mod body;
mod numbering;
mod run;
pub(super) mod symbol;

use std::collections::HashMap;

use super::archive::{Archive, Trouble};
use super::metadata;
use super::model::{Document, Kind, Para, Piece};
use super::style::{Style, Styles};
use super::xml::{self, Step, Tag};
use crate::formats::superscript::Position;
use crate::words::Diagnostic;
use body::Reader;
use numbering::Numbering;

/// Targets of a document's relations, by id.
type Targets = HashMap<String, String>;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Document, Trouble> {
    let main = archive.part("_rels/.rels")?.and_then(|xml| main_part(&xml)).unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(text) = archive.part(&main)? else { return Err(Trouble::NoBody) };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut part = |name: &str| archive.part(name).map(Option::unwrap_or_default);
    let targets = targets(&part(&beside(&format!("_rels/{file}.rels")))?, folder);
    let (styles, normal, lang) = styles(&part(&beside("styles.xml"))?);
    let numbering = Numbering::read(&part(&beside("numbering.xml"))?);
    let mut reader = Reader::new(&styles, normal, targets, numbering);
    let (whole, rest) = xml::walk_within(&text, &mut |step| reader.step(step));
    let rest = xml::words(rest);
    let asked = std::mem::take(&mut reader.footnotes);
    let mut document = Document { rest, ..reader.finish() };
    document.footnotes.resize_with(asked.len(), Vec::new);
    for (file, prefix) in [("footnotes", "f"), ("endnotes", "e")] {
        if asked.keys().any(|key| key.starts_with(prefix)) {
            let related = self::targets(&part(&beside(&format!("_rels/{file}.xml.rels")))?, folder);
            footnotes(&part(&beside(&format!("{file}.xml")))?, prefix, &styles, related, &asked, &mut document);
        }
    }
    document.about = metadata::about(&part("docProps/core.xml")?);
    document.about.lang = document.about.lang.take().or(lang);
    if !whole {
        document.notes.push(Diagnostic::DamagedPart);
    }
    document.notes.append(&mut archive.notes);
    Ok(document)
}

/// Path of the main part.
fn main_part(rels: &str) -> Option<String> {
    let mut found = None;
    xml::walk(rels, &mut |step| {
        if let Step::Open(tag) = step
            && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            found = tag.attribute("Target").map(|path| path.trim_start_matches('/').to_owned());
        }
    });
    found
}

/// Targets of relations; paths within the archive are absolute.
fn targets(rels: &str, folder: &str) -> Targets {
    let mut targets = Targets::new();
    xml::walk(rels, &mut |step| {
        let Step::Open(tag) = step else { return };
        let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) else { return };
        let outside = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
        let target = if outside || folder.is_empty() { target } else { format!("{folder}/{target}") };
        targets.insert(id, target);
    });
    targets
}

/// The footnotes that the text has marks for.
fn footnotes(xml: &str, prefix: &str, styles: &Styles, targets: Targets, asked: &HashMap<String, usize>, document: &mut Document) {
    let mut reader = Reader::new(styles, None, targets, Numbering::default());
    let mut open = None::<usize>;
    xml::walk(xml, &mut |step| {
        match &step {
            Step::Open(tag) if matches!(tag.name().as_str(), "footnote" | "endnote") => {
                open = tag.attribute("id").and_then(|id| asked.get(&format!("{prefix}{id}")).copied());
                reader.document.pieces.clear();
            }
            Step::Close(name) if matches!(name.as_str(), "footnote" | "endnote") => {
                let paras = std::mem::take(&mut reader.document.pieces).into_iter().filter_map(Piece::para);
                let paras = paras.map(|para| Para { kind: Kind::Plain, ..para });
                if let Some(place) = open.take().and_then(|index| document.footnotes.get_mut(index)) {
                    *place = paras.collect();
                }
            }
            _ => (),
        }
        reader.step(step);
    });
}

/// The styles, the one of paragraphs that name none, and the language of the document.
fn styles(xml: &str) -> (Styles, Option<String>, Option<String>) {
    let mut styles = Styles::default();
    let (mut open, mut normal, mut lang) = (None::<(String, Style)>, None, None);
    let mut level = 0;
    xml::walk(xml, &mut |step| match step {
        Step::Open(tag) => match (tag.name().as_str(), &mut open) {
            ("style", _) => {
                let id = tag.attribute("styleId").unwrap_or_default();
                if tag.attribute("type").as_deref() == Some("paragraph") && tag.attribute("default").is_some_and(|on| is_on(&on)) {
                    normal = Some(id.clone());
                }
                open = Some((id, Style::default()));
            }
            ("lang", None) => lang = tag.attribute("val").or(lang.take()),
            (name, Some((_, style))) => declare(name, &tag, style, &mut level),
            _ => (),
        },
        Step::Close(name) if name == "style" => {
            if let Some((id, style)) = open.take() {
                styles.put(id, style);
            }
        }
        _ => (),
    });
    (styles, normal, lang)
}

fn declare(name: &str, tag: &Tag<'_>, style: &mut Style, level: &mut u8) {
    let value = || tag.attribute("val").unwrap_or_default();
    match name {
        "name" => style.name = value(),
        "basedOn" => style.parent = Some(value()),
        // The ninth level is running text.
        "outlineLvl" => style.outline = value().parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1),
        "ilvl" => *level = value().parse().unwrap_or_default(),
        "numPr" => *level = 0,
        "numId" => style.list = Some((value(), *level)),
        "b" => style.strong = Some(is_switched_on(tag)),
        "i" => style.emphasis = Some(is_switched_on(tag)),
        "strike" | "dstrike" => style.strike = Some(is_switched_on(tag)),
        "vanish" => style.hidden = Some(is_switched_on(tag)),
        "vertAlign" => style.position = Some(position(tag)),
        _ => (),
    }
    // The name of a character style shows its look where nothing else does.
    if name == "name" {
        style.look_as_named();
    }
}

/// Whether `vertAlign` raises or lowers the words.
fn position(tag: &Tag<'_>) -> Position {
    match tag.attribute("val").as_deref() {
        Some("superscript") => Position::Raised,
        Some("subscript") => Position::Lowered,
        _ => Position::OnLine,
    }
}

/// Whether an element that turns something on does so.
fn is_switched_on(tag: &Tag<'_>) -> bool {
    tag.attribute("val").is_none_or(|value| is_on(&value))
}

fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
