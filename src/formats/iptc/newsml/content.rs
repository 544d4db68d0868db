//! The text, pictures and videos of a `NewsML` 1 item. A component is read as a whole where it is one picture in several sizes with its
//! caption, or the same content in several forms; otherwise its parts are read in order.

use super::super::media::{self, Media, Rendition};
use super::super::{common, nitf};
use super::{formal, parts};
use crate::article::{BlockKind, Builder, LinkKind};
use crate::formats::xml::{Node, Step, Walk};

/// From how many elements, texts and ends on a component is more than one picture: looking at all of a larger one would cost time.
const LARGE: usize = 600;

pub(super) fn read(item: Node<'_>, builder: &mut Builder) {
    common::detect_language(builder, &item.child("NewsComponent").map(text_of).unwrap_or_default());
    let mut walk = Walk::new(item);
    while let Some(step) = walk.next() {
        let Step::Enter(node) = step else { continue };
        match node.name() {
            "NewsComponent" if is_one_thing(node) => {
                of_component(node).write(builder);
                walk.pass_over(node);
            }
            "NewsComponent" => component(node, &mut walk, builder),
            "ContentItem" => {
                content(node, builder);
                walk.pass_over(node);
            }
            "NewsItemRef" => reference(node, builder),
            _ => (),
        }
    }
}

/// The beginning of the first text of a component.
fn text_of(component: Node<'_>) -> String {
    component.find("DataContent").map(Node::text).unwrap_or_default()
}

/// The component's role in the one around it, lower case.
fn role(component: Node<'_>) -> String {
    component.child("Role").and_then(formal).unwrap_or_default().to_lowercase()
}

/// Begins a component: it may be a field of the article; of alternative forms the first readable one is read.
fn component<'a>(node: Node<'a>, walk: &mut Walk<'a>, builder: &mut Builder) {
    let role = role(node);
    if role == "title" || role.contains("headline") {
        let title = text_of(node);
        if builder.meta.title.is_empty() {
            builder.meta.title = title;
        }
        return walk.pass_over(node);
    }
    if role == "lead" || role.contains("abstract") || role.contains("summary") {
        for data in parts(node, "ContentItem").filter_map(data) {
            text(data, builder);
        }
        builder.end();
        if !builder.has_lead() {
            builder.mark_lead();
        }
        return walk.pass_over(node);
    }
    let lists_the_same = node.attribute("EquivalentsList").is_some_and(|same| same.eq_ignore_ascii_case("yes"));
    if lists_the_same && let Some(best) = parts(node, "ContentItem").find(|item| data(*item).is_some()) {
        content(best, builder);
        return walk.pass_over(node);
    }
    let headline = node.child("NewsLines").and_then(|lines| lines.child("HeadLine")).map(Node::text).unwrap_or_default();
    let texts = || node.all("ContentItem").chain(node.all("NewsComponent").flat_map(|inner| inner.all("ContentItem")));
    if !builder.is_empty() && !headline.is_empty() && headline != builder.meta.title && texts().any(|item| data(item).is_some()) {
        builder.add(BlockKind::Heading { level: 2 }, None, &headline);
    }
}

/// The text of a content item, where it holds text that can be read.
fn data(item: Node<'_>) -> Option<Node<'_>> {
    let holder = item.child("Encoding").unwrap_or(item);
    let notation = holder.child("Notation").or_else(|| item.child("Notation")).and_then(formal).unwrap_or_default();
    let encoded = notation.to_lowercase().contains("base64");
    holder.child("DataContent").filter(|data| !encoded && data.children().next().is_some())
}

/// Whether a content item is a picture, a video or sound that lies elsewhere.
fn is_media(item: Node<'_>) -> bool {
    item.attribute("Href").is_some() && kind(item).is_some()
}

fn kind(item: Node<'_>) -> Option<LinkKind> {
    let named = |name: &str| item.child(name).and_then(formal);
    media::kind(&[named("MimeType"), named("MediaType"), named("Format")], item.attribute("Href").unwrap_or_default())
}

/// Whether a text is a caption.
fn is_caption(item: Node<'_>) -> bool {
    let role = item.parent().map(role).unwrap_or_default();
    role.contains("caption") || role.contains("legend") || item.find("media-caption").is_some()
}

/// Whether a component is one picture, video or sound, perhaps in several sizes, with no other text than its caption.
fn is_one_thing(component: Node<'_>) -> bool {
    if Walk::new(component).nth(LARGE).is_some() {
        return false;
    }
    let items: Vec<Node<'_>> = parts(component, "ContentItem").collect();
    let (media, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| is_media(*item));
    let captions = rest.iter().filter(|item| data(**item).is_some());
    let small =
        |item: &&Node<'_>| item.parent().is_some_and(|parent| Rendition::is_small(&role(parent)) || role(parent).contains("quicklook"));
    let same = parts(component, "NewsComponent")
        .chain([component])
        .any(|inner| inner.attribute("EquivalentsList").is_some_and(|same| same.eq_ignore_ascii_case("yes")));
    let siblings = media.windows(2).all(|pair| pair[0].parent().map(role) == pair[1].parent().map(role))
        && component.all("ContentItem").count() == media.len();
    let sizes = media.len() <= 1 || same || siblings || media.iter().any(|item| small(&item));
    !media.is_empty() && sizes && captions.clone().count() <= 1 && captions.copied().all(is_caption)
}

/// The picture or video that a component is.
fn of_component(component: Node<'_>) -> Media {
    let mut media = Media::default();
    for item in parts(component, "ContentItem") {
        if is_media(item) {
            let small = item.parent().is_some_and(|parent| Rendition::is_small(&role(parent)));
            let url = item.attribute("Href").unwrap_or_default().to_owned();
            media.renditions.push(Rendition { kind: kind(item), url, size: size(item), small });
        } else if let Some(data) = data(item) {
            media.caption = common::lines(data);
        }
    }
    let line =
        |name: &'static str| parts(component, "NewsLines").find_map(move |lines| lines.child(name)).map(Node::text).unwrap_or_default();
    (media.title, media.credit) = (line("HeadLine"), line("CreditLine"));
    media
}

/// Size of a content item: its width, else its bytes.
fn size(item: Node<'_>) -> u64 {
    let Some(characteristics) = item.child("Characteristics") else { return 0 };
    let width = characteristics.all("Property").find(|property| formal(*property).is_some_and(|name| name.eq_ignore_ascii_case("width")));
    let width = width.and_then(|width| width.attribute("Value")?.parse().ok());
    width.or_else(|| characteristics.child("SizeInBytes")?.text().parse().ok()).unwrap_or(0)
}

/// Reads a content item on its own: text, or a remote resource.
fn content(item: Node<'_>, builder: &mut Builder) {
    if let Some(data) = data(item) {
        return text(data, builder);
    }
    let Some(url) = item.attribute("Href") else { return };
    let kind = kind(item);
    if kind.is_some() {
        let rendition = Rendition { kind, url: url.to_owned(), size: 0, small: false };
        Media { renditions: vec![rendition], ..Media::default() }.write(builder);
    }
}

/// Text as NITF, as XHTML, or as it is.
fn text(data: Node<'_>, builder: &mut Builder) {
    if let Some(document) = data.find("nitf") {
        return nitf::read(document, builder);
    }
    let html = |node: Node<'_>| matches!(node.name(), "html" | "img" | "div" | "span" | "h1" | "figure" | "section" | "video");
    if data.descendants().any(html) {
        let body = data.find("body").unwrap_or(data);
        return common::markup(&body.markup(), builder);
    }
    if data.elements().next().is_some() {
        return nitf::write(data, builder);
    }
    common::data(&data.raw(), builder);
}

/// Another item that this one refers to, as an item of a list.
fn reference(node: Node<'_>, builder: &mut Builder) {
    let Some(address) = node.attribute("NewsItem") else { return };
    let name = node.text();
    common::add_item(if name.is_empty() { address } else { &name }, address, None, builder);
}
