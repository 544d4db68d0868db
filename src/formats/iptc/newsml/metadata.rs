//! The metadata of a `NewsML` 1 item: identification, management, printed lines, and the metadata of its components. An outer component
//! takes precedence over the inner ones.

use super::super::common;
use super::{formal, parts};
use crate::article::{Builder, Embargo, Meta};
use crate::formats::xml::Node;

pub(super) fn read(item: Node<'_>, builder: &mut Builder) {
    if let Some(identification) = item.child("Identification") {
        identify(identification, &mut builder.meta);
    }
    printed(item, builder);
    described(item, &mut builder.meta);
    if let Some(management) = item.child("NewsManagement") {
        manage(management, builder);
    }
    for property in parts(item, "Property") {
        let named = |word: &str| formal(property).is_some_and(|name| name.to_lowercase().contains(word));
        let value = property.attribute("Value").unwrap_or_default();
        if named("embargo")
            && let Some(until) = common::moment(value)
        {
            builder.meta.embargo = Some(Embargo::Until(until));
        }
        if named("keyword") {
            value.split([',', ';']).for_each(|word| common::tag(&mut builder.meta, word));
        }
    }
    for rights in parts(item, "UsageRights").filter_map(|rights| rights.child("Limitations")) {
        common::usage(&rights.text(), builder);
    }
}

fn identify(identification: Node<'_>, meta: &mut Meta) {
    let identifier = identification.child("NewsIdentifier");
    let text = |name: &str| identifier.and_then(|node| node.child(name)).map(Node::text).filter(|text| !text.is_empty());
    meta.id = text("PublicIdentifier").or_else(|| text("NewsItemId"));
    meta.version = text("RevisionId");
    meta.slugline = identification.child("NameLabel").map(Node::text).filter(|label| !label.is_empty());
}

/// Reads dates, status, urgency, and notes to editors.
fn manage(management: Node<'_>, builder: &mut Builder) {
    let moment = |name: &str| management.child(name).and_then(|node| common::moment(&node.text()));
    let created = moment("FirstCreated").or_else(|| moment("FirstPublished"));
    common::dated(&mut builder.meta, created, moment("ThisRevisionCreated"));
    builder.meta.urgency = management.child("Urgency").and_then(|urgency| common::urgency(formal(urgency).unwrap_or(&urgency.text())));
    let status = management.child("Status").and_then(formal).unwrap_or_default();
    common::status(status, builder);
    for change in management.all("StatusWillChange") {
        let becomes = change.child("FutureStatus").and_then(formal).map(common::code).unwrap_or_default();
        let when = change.child("DateAndTime").and_then(|when| common::moment(&when.text()));
        if becomes == "usable" && common::code(status) != "usable" {
            builder.meta.embargo = Some(when.map_or(Embargo::Open, Embargo::Until));
        }
    }
    for instruction in management.all("Instruction") {
        let words = instruction.text();
        common::editorial(if words.is_empty() { formal(instruction).unwrap_or_default() } else { &words }, builder);
    }
}

/// The lines that are printed with the text.
fn printed(item: Node<'_>, builder: &mut Builder) {
    let texts = |name: &'static str| {
        parts(item, "NewsLines").flat_map(move |lines| lines.all(name)).map(Node::text).filter(|text: &String| !text.is_empty())
    };
    let meta = &mut builder.meta;
    meta.title = texts("HeadLine").next().unwrap_or_default();
    meta.subtitle = texts("SubHeadLine").next();
    meta.slugline = texts("SlugLine").next().or(meta.slugline.take());
    texts("ByLine").flat_map(|byline| common::people(&byline)).for_each(|name| common::add(&mut meta.authors, &name));
    meta.place = texts("DateLine").find_map(|dateline| place(&dateline));
    meta.source = texts("CreditLine").next();
    texts("KeywordLine").for_each(|line| line.split([',', ';', '/']).for_each(|word| common::tag(meta, word)));
    for line in parts(item, "NewsLine") {
        let kind = line.child("NewsLineType").and_then(formal).unwrap_or_default().to_lowercase();
        let words = || line.all("NewsLineText").map(Node::text).collect::<Vec<_>>().join(" ");
        if kind.contains("instruction") || kind.contains("note") || kind.contains("advisory") {
            common::editorial(&words(), builder);
        }
    }
}

/// The place in a dateline: the text before the date and the agency.
fn place(dateline: &str) -> Option<String> {
    let end = dateline.find(|c: char| matches!(c, ',' | '(' | ';' | '–' | '—') || c.is_ascii_digit()).unwrap_or(dateline.len());
    let place = dateline.get(..end)?.trim().trim_end_matches(['-', '.', ' ']);
    (!place.is_empty()).then(|| place.to_owned())
}

/// Language, genre, subjects, and who provided the item.
fn described(item: Node<'_>, meta: &mut Meta) {
    let component = item.child("NewsComponent");
    let spoken = parts(item, "Language").find_map(formal).or_else(|| component.and_then(|component| component.attribute("lang")));
    common::lang(meta, spoken.or_else(|| item.attribute("lang")));
    parts(item, "Genre").filter_map(formal).filter(|name| is_word(name)).for_each(|genre| common::add(&mut meta.genres, genre));
    for subject in parts(item, "SubjectCode").flat_map(Node::elements) {
        formal(subject).filter(|name| is_word(name)).into_iter().for_each(|name| common::tag(meta, name));
    }
    for topic in parts(item, "Topic") {
        if let Some(name) = topic_name(topic, meta.lang.as_deref()) {
            common::tag(meta, &name);
        }
    }
    let city = |location: Node<'_>| {
        let named = location.elements().find(|node| formal(*node).is_some_and(|name| name.eq_ignore_ascii_case("city")));
        named.and_then(|city| city.attribute("Value")).map(str::to_owned)
    };
    if meta.place.is_none() {
        meta.place = parts(item, "Location").find_map(city);
    }
    for role in ["Provider", "Source", "Creator"] {
        let party = parts(item, role).filter_map(|node| node.child("Party")).find_map(formal);
        meta.source = meta.source.take().or_else(|| party.filter(|name| is_word(name)).map(str::to_owned));
    }
}

/// The name of a subject that the item itself declares: in the item's language, else the first.
fn topic_name(topic: Node<'_>, lang: Option<&str>) -> Option<String> {
    let subject = topic.child("TopicType").and_then(formal).is_some_and(|kind| kind.to_lowercase().starts_with("subject"));
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let named =
        || topic.all("Description").filter(|node| node.attribute("Variant").is_some_and(|variant| variant.eq_ignore_ascii_case("name")));
    let ours = named().find(|node| node.attribute("lang").zip(lang).is_some_and(|(one, other)| primary(one) == primary(other)));
    ours.or_else(|| named().next()).filter(|_| subject).map(Node::text).filter(|name| !name.is_empty())
}

/// Whether a formal name says something to people: not a number.
fn is_word(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_precedes_date_and_agency() {
        assert_eq!(place("Paris, 12 mars 2026 (AFP) -").as_deref(), Some("Paris"));
        assert_eq!(place("SAINT-MALO (France)").as_deref(), Some("SAINT-MALO"));
        assert_eq!(place("London").as_deref(), Some("London"));
        assert_eq!(place("12 mars"), None);
    }

    #[test]
    fn subjects_are_named_in_the_items_language_and_repeated_lines_dropped() {
        let item = "<NewsML><NewsItem><NewsComponent><TopicSet><Topic><TopicType FormalName='SubjectMatter'/>\
            <Description xml:lang='el' Variant='Name'>Θάλασσα</Description><Description xml:lang='en' Variant='Name'>Sea</Description></Topic></TopicSet>\
            <NewsLines><HeadLine>Tide</HeadLine><SubHeadLine>It came at noon.</SubHeadLine></NewsLines><DescriptiveMetadata><Language FormalName='EN'/></DescriptiveMetadata>\
            <ContentItem><DataContent><p>It came at noon.</p><p>It went.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>";
        let article = crate::formats::parse("a.xml", item.as_bytes().to_vec()).remove(0);
        let meta = article.meta();
        assert_eq!((meta.tags.as_slice(), meta.lang.as_deref(), meta.subtitle.as_deref()), (&["Sea".to_owned()][..], Some("en"), None));
    }
}
