//! Plans of coverage in NewsML-G2: the reports that an agency intends to send.

use super::super::common;
use super::meta;
use crate::article::{BlockKind, Builder};
use crate::formats::xml::Node;
use crate::words::Diagnostic;

/// Adds the descriptions of a plan to `builder`, then each coverage with its headline and notes.
pub(super) fn read(item: Node<'_>, builder: &mut Builder) {
    builder.note(Diagnostic::Plan);
    let lang = builder.meta.lang.clone();
    let lang = lang.as_deref();
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
        common::add_item(&title.or(about).unwrap_or_default(), "", planning.all("edNote").flat_map(common::lines), builder);
    }
}
