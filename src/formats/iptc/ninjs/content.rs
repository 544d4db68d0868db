//! The text of a ninjs item in the richest of its forms, its own renditions where it is a picture or a video, and its associated items.

use std::borrow::Cow;

use super::super::media::{self, Media, Rendition};
use super::super::{common, nitf};
use super::values::{self, Item};
use crate::article::Builder;
use crate::formats::xml;

/// The most associated items that are read.
const ASSOCIATED: usize = 100;

pub(super) fn read(item: &Item<'_>, builder: &mut Builder) {
    let bodies = item.worded("body", "bodies");
    // Of several forms of the same text the richest is read.
    let body = bodies.iter().max_by_key(|(role, text)| (!text.is_empty(), Form::of(role, text))).filter(|(_, text)| !text.is_empty());
    if let Some((role, text)) = body {
        common::detect_language(builder, text);
        write(Form::of(role, text), text, builder);
    }
    builder.end();
    let own = of_item(item);
    let shown = own.renditions.iter().any(|rendition| rendition.kind.is_some());
    let descriptions = item.worded("description", "descriptions");
    if builder.is_empty() {
        if shown {
            own.write(builder);
        } else {
            let said = descriptions.iter().filter(|(role, _)| !role.contains("credit"));
            said.for_each(|(_, text)| common::data(text, builder));
        }
    } else if let Some((_, text)) = descriptions.iter().find(|(role, _)| !role.contains("caption") && !role.contains("credit")) {
        common::summary(&mut builder.meta, text);
    }
    common::detect_language(builder, descriptions.first().map_or("", |(_, text)| text));
    let body = body.map_or("", |(_, text)| text);
    for (_, associated) in item.items("associations").iter().take(ASSOCIATED) {
        associate(associated, body, builder);
    }
}

/// Markup of a text, the poorest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Other,
    Plain,
    Nitf,
    Html,
}

impl Form {
    fn of(role: &str, text: &str) -> Self {
        let beginning = text.trim_start();
        if beginning.contains("<nitf") {
            Self::Nitf
        } else if beginning.starts_with("<?xml") || role.contains("nitf") || role.contains("application/xml") {
            Self::Other
        } else if role.contains("html") || common::is_markup(text) {
            Self::Html
        } else if beginning.starts_with(['{', '[']) && role.contains("json") {
            Self::Other
        } else {
            Self::Plain
        }
    }
}

fn write(form: Form, text: &str, builder: &mut Builder) {
    match form {
        Form::Plain => common::plain(text, builder),
        Form::Html => common::markup(text, builder),
        Form::Nitf | Form::Other => {
            let document = xml::read(text);
            match document.root() {
                Some(root) if root.is("nitf") => nitf::read(root, builder),
                _ => xml::paragraphs(document.top(), builder, |_| false),
            }
        }
    }
}

/// The picture, video or sound that an item is, with its words.
fn of_item(item: &Item<'_>) -> Media {
    let kind = item.text("type");
    let mut media = Media { title: headline(item), ..Media::default() };
    for (name, rendition) in item.items("renditions") {
        let Some(url) = rendition.text("href") else { continue };
        let types = [rendition.text("mimetype"), rendition.text("contenttype")];
        let named = types.iter().flatten().next().map(String::as_str);
        // A rendition declared as text beside a picture is not the picture.
        let is_text = named.is_some_and(|kind| kind.starts_with("text/"));
        let kind = if is_text { None } else { media::kind(&[named, kind.as_deref()], &url) };
        let number = |name: &str| rendition.text(name).and_then(|text| text.parse::<u64>().ok());
        let size = number("width").or_else(|| number("sizeinbytes")).unwrap_or(0);
        media.renditions.push(Rendition { kind, url, size, small: Rendition::is_small(&name) });
    }
    let descriptions = item.worded("description", "descriptions");
    let said = descriptions.iter().filter(|(role, _)| !role.contains("credit"));
    let caption = said.clone().find(|(role, _)| role.contains("caption")).or_else(|| said.clone().next());
    media.caption = caption.map(|(_, text)| text.lines().map(xml::folded).filter(|line| !line.is_empty()).collect()).unwrap_or_default();
    let credited = descriptions.iter().find(|(role, _)| role.contains("credit")).map(|(_, text)| text.clone());
    media.credit = item.named("byline").into_iter().chain(item.named("by")).next().or(credited.map(Cow::into_owned)).unwrap_or_default();
    media
}

fn headline(item: &Item<'_>) -> String {
    let main = values::main(&item.worded("headline", "headlines"));
    if main.is_empty() { item.text("title").unwrap_or_default() } else { main }
}

/// Something associated with the item: set into the text unless it is there already, or listed as a link.
fn associate(item: &Item<'_>, body: &str, builder: &mut Builder) {
    let mut media = of_item(item);
    let uri = item.address().unwrap_or_default();
    let kind = media::kind(&[item.text("type").as_deref()], &uri);
    if media.renditions.is_empty() && kind.is_some() {
        media.renditions.push(Rendition { kind, url: uri.clone(), size: 0, small: false });
    }
    let within = |url: &str| !url.is_empty() && body.contains(url);
    if within(&uri) || media.renditions.iter().any(|rendition| within(&rendition.url)) {
        return;
    }
    if media.renditions.iter().any(|rendition| rendition.kind.is_some()) {
        return media.write(builder);
    }
    common::add_item(if media.title.is_empty() { &uri } else { &media.title }, &uri, None, builder);
}
