//! The content of a NewsML-G2 news item: text as NITF, XHTML or plain text, and pictures and videos in their renditions with captions.

use super::super::media::{self, Media, Rendition};
use super::super::{common, nitf};
use super::meta;
use crate::article::{BlockKind, Builder};
use crate::formats::xml::{self, Node};

pub(super) fn read(item: Node<'_>, builder: &mut Builder) {
    let content = item.child("contentSet");
    let class = item.path(&["itemMeta", "itemClass"]).and_then(|class| class.attribute("qcode").or_else(|| class.attribute("uri")));
    let descriptions = meta::descriptions(item);
    if let Some(content) = content {
        text(content, builder);
    }
    builder.end();
    let wordless = builder.is_empty();
    let media = content.map(|content| renditions(content, class)).unwrap_or_default();
    let pictured = media.renditions.iter().any(|rendition| rendition.kind.is_some());
    if wordless && pictured {
        set(media, &descriptions, builder);
    } else if wordless {
        for (role, lines) in &descriptions {
            described(role, lines, builder);
        }
        media.write(builder);
    } else {
        let summed = descriptions.iter().find(|(role, _)| !role.contains("caption"));
        if let Some((_, lines)) = summed {
            common::summary(&mut builder.meta, &lines.join(" "));
        }
        if pictured {
            media.write(builder);
        }
    }
    for part in item.all("partMeta") {
        part.all("description").flat_map(common::lines).for_each(|line| common::add_item(&line, "", None, builder));
    }
    if builder.meta.lang.is_none() {
        let said = content.map(Node::text).unwrap_or_default();
        common::detect_language(builder, &said);
    }
}

/// The text, from the first rendition of it that can be read: they all say the same.
fn text(content: Node<'_>, builder: &mut Builder) {
    for inline in content.all("inlineXML") {
        common::lang(&mut builder.meta, inline.attribute("lang"));
        if let Some(root) = inline.elements().next() {
            rendition(root, builder);
        }
        builder.end();
        if !builder.is_empty() {
            return;
        }
    }
    for inline in content.all("inlineData") {
        let encoded = inline.attribute("encoding").is_some_and(|encoding| encoding.to_lowercase().contains("base64"));
        if encoded {
            continue;
        }
        match inline.attribute("contenttype").unwrap_or_default() {
            kind if kind.contains("html") => common::markup(&inline.raw(), builder),
            _ => common::data(&inline.raw(), builder),
        }
        builder.end();
        if !builder.is_empty() {
            return;
        }
    }
}

fn rendition(root: Node<'_>, builder: &mut Builder) {
    match root.name() {
        "nitf" => nitf::read(root, builder),
        "html" | "body" | "div" | "section" | "article" => {
            let body = root.child("body").unwrap_or(root);
            common::lang(&mut builder.meta, root.attribute("lang").or_else(|| body.attribute("lang")));
            common::markup(&body.markup(), builder);
        }
        "p" => root.parent().into_iter().for_each(|parent| common::markup(&parent.markup(), builder)),
        _ => {
            // An agency's own elements, which say the headline once more.
            let title = builder.meta.title.clone();
            xml::paragraphs(root, builder, |node| node.elements().next().is_none() && !title.is_empty() && node.text() == title);
        }
    }
}

/// Remote content in all its renditions.
fn renditions(content: Node<'_>, class: Option<&str>) -> Media {
    let mut media = Media::default();
    for remote in content.all("remoteContent") {
        let Some(url) = remote.attribute("href").or_else(|| remote.attribute("residref")) else { continue };
        let number = |name: &str| remote.attribute(name).and_then(|text| text.parse::<u64>().ok());
        let kind = media::kind(&[remote.attribute("contenttype"), remote.attribute("format"), class], url);
        let small = remote.attribute("rendition").is_some_and(Rendition::is_small);
        let size = number("width").or_else(|| number("videobitrate")).or_else(|| number("size")).unwrap_or(0);
        media.renditions.push(Rendition { kind, url: url.to_owned(), size, small });
    }
    media
}

/// A picture or a video that is the whole item: its captions below it, then what else is said of it.
fn set(mut media: Media, descriptions: &[(String, Vec<String>)], builder: &mut Builder) {
    let captioned = |role: &str| role.is_empty() || role.contains("caption") || role.contains("summary");
    let caption = descriptions.iter().find(|(role, _)| captioned(role));
    media.caption = caption.map(|(_, lines)| lines.clone()).unwrap_or_default();
    media.write(builder);
    for (role, lines) in descriptions {
        if caption.is_none_or(|(known, _)| known != role) {
            described(role, lines, builder);
        }
    }
}

/// A description as text: a shot list as a list, anything else as paragraphs.
fn described(role: &str, lines: &[String], builder: &mut Builder) {
    for line in lines {
        if role.contains("shotlist") {
            common::add_item(line.trim_start_matches(['-', '–', '•', ' ']), "", None, builder);
        } else {
            builder.add(BlockKind::Paragraph, None, line);
        }
    }
}
