//! The metadata of a NewsML-G2 item: `itemMeta` (its management), `contentMeta` (its content) and `rightsInfo`. Of names in several
//! languages, those in the item's own are taken.

use super::super::common;
use crate::article::{Builder, Embargo, Meta};
use crate::formats::xml::{Node, folded};

pub(super) fn read(item: Node<'_>, builder: &mut Builder) {
    let (management, content) = (item.child("itemMeta"), item.child("contentMeta"));
    // The language of the content is the one of the article; the item's own is that of its metadata.
    let tag = content.and_then(|content| content.child("language")).and_then(|language| language.attribute("tag"));
    common::lang(&mut builder.meta, tag.or_else(|| item.attribute("lang")));
    builder.meta.version = item.attribute("version").map(str::to_owned);
    builder.meta.url = item.attribute("guid").and_then(common::address);
    if let Some(content) = content {
        describe(content, builder);
    }
    if let Some(management) = management {
        manage(management, builder);
    }
    dates(management, content, &mut builder.meta);
    for rights in item.all("rightsInfo") {
        rights.all("usageTerms").for_each(|terms| common::usage(&terms.text(), builder));
    }
}

/// The item's management: its provider, its state, notes to editors.
fn manage(management: Node<'_>, builder: &mut Builder) {
    let lang = builder.meta.lang.clone();
    let named = |name: &str| management.elements().filter(|node| node.is(name)).find_map(|node| name_or_literal(node, lang.as_deref()));
    let meta = &mut builder.meta;
    let host = |name: &String| name.contains('.') && !name.contains(' ');
    // A provider that is named by its host only does not replace a known source.
    let provider = named("provider");
    let known = meta.source.take();
    meta.source = provider.filter(|name| known.is_none() || !host(name)).or(known);
    if meta.title.is_empty() {
        meta.title = in_language(management, "title", lang.as_deref()).unwrap_or_default();
    }
    if let Some(embargoed) = management.child("embargoed") {
        // An element without a time says that the time is not known yet.
        meta.embargo = Some(common::moment(&embargoed.text()).map_or(Embargo::Open, Embargo::Until));
    }
    if let Some(status) = management.child("pubStatus").and_then(|status| status.attribute("qcode").or_else(|| status.attribute("uri"))) {
        common::status(status, builder);
    }
    management.all("edNote").for_each(|note| common::editorial(&common::lines(note).join(" "), builder));
}

/// Reads the description of the content: headline, people, subjects.
fn describe(content: Node<'_>, builder: &mut Builder) {
    let lang = builder.meta.lang.clone();
    let lang = lang.as_deref();
    let meta = &mut builder.meta;
    meta.urgency = content.child("urgency").and_then(|urgency| common::urgency(&urgency.text()));
    meta.title = headline(content, lang).unwrap_or_default();
    meta.subtitle = content.all("headline").find(|headline| is_second(*headline)).map(Node::text).filter(|text| *text != meta.title);
    meta.slugline = content.child("slugline").map(Node::text).filter(|slug| !slug.is_empty());
    meta.place = content.all("located").find_map(|located| name_or_literal(located, lang));
    meta.authors = authors(content, lang);
    meta.source = content.all("infoSource").find_map(|source| name_or_literal(source, lang));
    if meta.place.is_none() {
        meta.place = content.child("dateline").map(Node::text);
    }
    content.all("genre").filter_map(|genre| called(genre, lang)).for_each(|genre| common::add(&mut meta.genres, &genre));
    content.all("subject").filter_map(|subject| called(subject, lang)).for_each(|subject| common::tag(meta, &subject));
    content.all("keyword").for_each(|keyword| common::tag(meta, &keyword.text()));
    meta.image = content.child("icon").and_then(|icon| icon.attribute("href")).map(str::to_owned);
}

/// The headline: the one in the item's language, the main one of several.
fn headline(content: Node<'_>, lang: Option<&str>) -> Option<String> {
    let first = |test: &dyn Fn(&Node<'_>) -> bool| {
        content.children().filter(|node| node.is("headline")).filter(test).map(Node::text).find(|text| !text.is_empty())
    };
    let is_ours = |node: &Node<'_>| speaks(*node, lang);
    first(&|node| is_ours(node) && !is_second(*node)).or_else(|| first(&|_| true))
}

/// Whether a headline is one beside the main one.
fn is_second(headline: Node<'_>) -> bool {
    let role = headline.attribute("role").map(common::code).unwrap_or_default();
    role.contains("sub") || role.contains("deck") || role.contains("second")
}

/// Whether an element is in `lang`, as far as it says.
fn speaks(node: Node<'_>, lang: Option<&str>) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    node.attribute("lang").zip(lang).is_none_or(|(one, other)| primary(one) == primary(other))
}

/// The text of the first element of this name, the one in `lang` rather than another.
pub(super) fn in_language(node: Node<'_>, name: &str, lang: Option<&str>) -> Option<String> {
    let texts = |ours: bool| {
        let all = node.children().filter(|child| child.is(name));
        all.filter(|child| !ours || speaks(*child, lang)).map(Node::text).find(|text| !text.is_empty())
    };
    texts(true).or_else(|| texts(false))
}

/// The name of a concept; codes are not names.
pub(super) fn called(concept: Node<'_>, lang: Option<&str>) -> Option<String> {
    in_language(concept, "name", lang)
}

/// The name of a place or an organisation, or its literal in the item.
fn name_or_literal(concept: Node<'_>, lang: Option<&str>) -> Option<String> {
    called(concept, lang).or_else(|| concept.attribute("literal").map(folded).filter(|name| name.contains(char::is_alphabetic)))
}

/// The printed byline, else the names of the creators. Where an organisation comes first, it is the only author: those after it did not
/// write.
fn authors(content: Node<'_>, lang: Option<&str>) -> Vec<String> {
    let mut names = Vec::new();
    let printed = in_language(content, "by", lang).unwrap_or_default();
    for name in common::people(&printed) {
        common::add(&mut names, &name);
    }
    if !names.is_empty() {
        return names;
    }
    for creator in content.all("creator") {
        let Some(name) = called(creator, lang) else { continue };
        let kind = creator.attribute("type").map(common::code);
        let house = creator.child("organisationDetails").is_some() || kind.is_some_and(|kind| kind.starts_with("organi"));
        common::add(&mut names, &name);
        if house {
            break;
        }
    }
    names
}

fn dates(management: Option<Node<'_>>, content: Option<Node<'_>>, meta: &mut Meta) {
    let of = |node: Option<Node<'_>>, name: &str| common::moment(&node?.child(name)?.text());
    let created = of(content, "contentCreated").or_else(|| of(management, "firstCreated"));
    let changed = of(management, "versionCreated").or_else(|| of(content, "contentModified"));
    common::dated(meta, created, changed);
}

/// The paragraphs of the descriptions that have a role of this name; of those without a role too, where `role` is empty.
pub(super) fn descriptions(item: Node<'_>) -> Vec<(String, Vec<String>)> {
    let all = item.child("contentMeta").into_iter().flat_map(|content| content.all("description").collect::<Vec<_>>());
    let role = |node: Node<'_>| node.attribute("role").map(common::code).unwrap_or_default();
    all.map(|node| (role(node), common::lines(node).iter().map(|line| folded(line)).collect()))
        .filter(|(_, lines): &(String, Vec<String>)| !lines.is_empty())
        .collect()
}
