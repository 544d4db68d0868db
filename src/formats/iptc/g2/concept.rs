//! Items of NewsML-G2 that are no articles: concepts, lists of them, plans. Told for what they are, with what they say.

use super::super::wire;
use super::meta;
use crate::article::{BlockKind, Builder, Marker};
use crate::formats::xml::Node;
use crate::words::Note;

/// Tells `builder` what `item` says.
pub(super) fn tell(item: Node<'_>, builder: &mut Builder) {
    let lang = builder.meta.lang.clone();
    let lang = lang.as_deref();
    match item.name() {
        "planningItem" => {
            builder.note(Note::Plan);
            plan(item, lang, builder);
        }
        "conceptItem" => {
            builder.note(Note::Concept);
            let concept = item.child("concept");
            if builder.meta.title.is_empty() {
                builder.meta.title = concept.and_then(|concept| meta::called(concept, lang)).unwrap_or_default();
            }
            concept.into_iter().flat_map(definitions).for_each(|line| builder.add(BlockKind::Paragraph, None, &line));
        }
        _ => {
            builder.note(Note::Concepts);
            for concept in item.all("conceptSet").flat_map(|set| set.all("concept")) {
                builder.nest(1, 0);
                builder.add(BlockKind::ListItem { marker: Marker::Bullet }, None, &meta::called(concept, lang).unwrap_or_default());
                for line in definitions(concept) {
                    builder.add(BlockKind::Paragraph, None, &line);
                }
            }
            builder.nest(0, 0);
        }
    }
}

fn definitions(concept: Node<'_>) -> Vec<String> {
    concept.elements().filter(|node| matches!(node.name(), "definition" | "note")).flat_map(wire::lines).collect()
}

/// What is planned: descriptions, then each coverage with its headline and notes.
fn plan(item: Node<'_>, lang: Option<&str>, builder: &mut Builder) {
    for line in meta::descriptions(item).iter().flat_map(|(_, lines)| lines) {
        builder.add(BlockKind::Paragraph, None, line);
    }
    let planned = |node: &Node<'_>| matches!(node.name(), "newsCoverage" | "newsCoverageSet");
    let sets = item
        .elements()
        .filter(planned)
        .flat_map(|node| if node.is("newsCoverage") { vec![node] } else { node.all("newsCoverage").collect() });
    for coverage in sets {
        let Some(planning) = coverage.child("planning") else { continue };
        let title = ["headline", "slugline", "description"].iter().find_map(|name| meta::in_language(planning, name, lang));
        let about = planning.all("subject").find_map(|subject| meta::called(subject, lang));
        builder.nest(1, 0);
        builder.add(BlockKind::ListItem { marker: Marker::Bullet }, None, &title.or(about).unwrap_or_default());
        planning.all("edNote").flat_map(wire::lines).for_each(|line| builder.add(BlockKind::Paragraph, None, &line));
    }
    builder.nest(0, 0);
}
