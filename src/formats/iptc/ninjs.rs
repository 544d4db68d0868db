//! ninjs, news in JSON, versions 1, 2 and 3: one item, or a list. Versions differ in the case of property names and in whether several
//! values are an object, an array, or properties with a suffix (`body_xhtml`); `values` reads them alike. `content` reads the text and its
//! media.

mod content;
mod values;

use serde_json::Value;

use super::common;
use crate::article::{Builder, Embargo};
use crate::formats::{ArticleSet, Source, json, text};
use crate::words::Diagnostic;
use values::Item;

/// Properties that an item of ninjs has beside its address, in any version; lower case.
const PROPERTIES: &[&str] = &[
    "\"versioncreated\"",
    "\"firstcreated\"",
    "\"contentcreated\"",
    "\"headline\"",
    "\"headlines\"",
    "\"body_text\"",
    "\"body_xhtml\"",
    "\"body_html\"",
    "\"bodies\"",
    "\"associations\"",
    "\"renditions\"",
    "\"pubstatus\"",
    "\"representationtype\"",
    "\"ninjs\"",
];

/// Window in bytes in which the properties of ninjs are looked for.
const WINDOW: usize = 256 << 10;

/// Whether a text is an item of ninjs, or a list of them.
pub(crate) fn sniff(text: &str) -> bool {
    let text = text.trim_start();
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let low = text.get(..text.floor_char_boundary(WINDOW)).unwrap_or_default().to_ascii_lowercase();
    let other = low.contains("\"@context\"") || low.contains("jsonfeed.org/version");
    let known = PROPERTIES.iter().filter(|name| low.contains(*name)).take(2).count();
    // Superdesk, whose dialect many agencies send, calls the address of an item its `guid`, as others do of anything.
    !other && (low.contains("\"uri\"") && known > 0 || low.contains("\"guid\"") && known > 1)
}

/// Hands out the items of a document, each as an article.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let room = json::Room::default();
    let value = match json::read(source.text, &room) {
        Ok(value) => value,
        Err(why) => {
            article_set.note(Diagnostic::Json { line: why.line() });
            return article_set.article(|builder| {
                text::title_from_name(source.name, builder);
                common::plain(source.text, builder);
            });
        }
    };
    room.note().into_iter().for_each(|note| article_set.note(note));
    let listed = |name: &str| value.get(name).and_then(Value::as_array);
    let items = value
        .as_array()
        .or_else(|| ["items", "_items", "item"].iter().find_map(|name| listed(name)).filter(|_| value.get("uri").is_none()));
    match items {
        Some(items) => {
            article_set.hold_several();
            for item in items.iter().filter(|item| item.is_object()) {
                article_set.article(|builder| read(&Item::new(item), source.name, builder));
            }
        }
        None => article_set.article(|builder| read(&Item::new(&value), source.name, builder)),
    }
}

fn read(item: &Item<'_>, name: &str, builder: &mut Builder) {
    describe(item, builder);
    let moment = |name: &str| item.text(name).and_then(|text| common::moment(&text));
    let created = moment("contentcreated").or_else(|| moment("firstcreated"));
    common::dated(&mut builder.meta, created, moment("versioncreated"));
    builder.meta.embargo = match item.get("embargoed") {
        None | Some(Value::Null | Value::Bool(false)) => None,
        Some(_) => Some(moment("embargoed").map_or(Embargo::Open, Embargo::Until)),
    };
    item.text("pubstatus").into_iter().for_each(|status| common::status(&status, builder));
    item.text("ednote").into_iter().for_each(|note| common::editorial(&note, builder));
    item.text("usageterms").into_iter().for_each(|terms| common::usage(&terms, builder));
    content::read(item, builder);
    builder.end();
    if builder.meta.title.is_empty() {
        builder.meta.title = item.text("title").unwrap_or_default();
    }
    common::name(name, builder);
}

/// Headlines, people, subjects.
fn describe(item: &Item<'_>, builder: &mut Builder) {
    let meta = &mut builder.meta;
    meta.id = item.address();
    meta.url = meta.id.as_deref().and_then(common::address);
    let headlines = item.worded("headline", "headlines");
    meta.title = values::main(&headlines);
    meta.subtitle = headlines.iter().find(|(role, _)| role.contains("sub")).map(|(_, text)| text.to_string());
    common::lang(meta, item.text("language").as_deref());
    for byline in ["byline", "by", "bylines", "authors"] {
        let people: Vec<String> = item.named(byline).iter().flat_map(|name| common::people(name)).collect();
        if meta.authors.is_empty() {
            for name in &people {
                common::add(&mut meta.authors, name);
            }
        }
    }
    meta.source = ["infosource", "infosources", "source", "copyrightholder"].iter().find_map(|name| item.named(name).into_iter().next());
    meta.place = item.named("located").into_iter().next();
    meta.slugline = item.text("slugline");
    meta.urgency = item.text("urgency").and_then(|urgency| common::urgency(&urgency));
    meta.version = item.text("version");
    for genre in ["genre", "genres"].iter().flat_map(|name| item.named(name)) {
        common::add(&mut meta.genres, &genre);
    }
    let subjects = [
        "subject",
        "subjects",
        "keyword",
        "keywords",
        "person",
        "people",
        "organisation",
        "organisations",
        "event",
        "events",
        "object",
        "objects",
        "place",
        "places",
    ];
    subjects.iter().flat_map(|name| item.named(name)).for_each(|name| common::tag(meta, &name));
}
