//! The list in a NewsML-G2 package: groups in the order of the root group, each item's headline as a link.

use std::collections::{HashMap, HashSet};

use super::super::common;
use super::meta;
use crate::article::{BlockKind, Builder};
use crate::formats::xml::Node;

pub(super) fn read(item: Node<'_>, builder: &mut Builder) {
    for line in meta::descriptions(item).iter().flat_map(|(_, lines)| lines) {
        builder.add(BlockKind::Paragraph, None, line);
    }
    for set in item.all("groupSet") {
        groups(set, builder);
    }
    if builder.meta.title.is_empty() {
        // A package without a headline goes by that of the first thing in it.
        let first = item.all("groupSet").flat_map(Node::descendants).find(|node| node.is("itemRef"));
        builder.meta.title = first.and_then(headline).unwrap_or_default();
    }
}

/// The groups, each once, even where they refer to each other in circles.
fn groups(set: Node<'_>, builder: &mut Builder) {
    let by_id: HashMap<&str, Node<'_>> = set.all("group").filter_map(|group| Some((group.attribute("id")?, group))).collect();
    let root = set.attribute("root").and_then(|root| by_id.get(root)).copied().or_else(|| set.child("group"));
    let (mut waiting, mut seen): (Vec<Node<'_>>, HashSet<&str>) = (root.into_iter().collect(), HashSet::new());
    while let Some(node) = waiting.pop() {
        match node.name() {
            "group" => {
                if node.attribute("id").is_some_and(|id| !seen.insert(id)) {
                    continue;
                }
                title(node, builder);
                let mut members: Vec<Node<'_>> = node.elements().collect();
                members.reverse();
                waiting.append(&mut members);
            }
            "groupRef" => waiting.extend(node.attribute("idref").and_then(|id| by_id.get(id)).copied()),
            "itemRef" | "conceptRef" => member(node, builder),
            _ => (),
        }
    }
    // Groups that the root does not refer to are part of the package as well.
    for group in set.all("group").filter(|group| group.attribute("id").is_none_or(|id| !seen.contains(id))).filter(|_| !seen.is_empty()) {
        title(group, builder);
        group.all("itemRef").for_each(|reference| member(reference, builder));
    }
}

/// The title of a group, where it has one.
fn title(group: Node<'_>, builder: &mut Builder) {
    let lang = builder.meta.lang.clone();
    let name = meta::in_language(group, "title", lang.as_deref()).or_else(|| meta::called(group, lang.as_deref()));
    if let Some(name) = name {
        builder.add(BlockKind::Heading { level: 2 }, None, &name);
    }
}

fn headline(reference: Node<'_>) -> Option<String> {
    ["headline", "title", "slugline", "name"].iter().find_map(|name| meta::in_language(reference, name, None))
}

/// A member of a package, as an item of a list that leads to it.
fn member(reference: Node<'_>, builder: &mut Builder) {
    let address = reference.attribute("href").or_else(|| reference.attribute("residref")).or_else(|| reference.attribute("uri"));
    let name = headline(reference).or_else(|| address.map(str::to_owned)).unwrap_or_default();
    common::add_item(&name, address.unwrap_or_default(), reference.all("description").flat_map(common::lines), builder);
}
