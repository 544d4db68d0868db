//! NITF 3, the News Industry Text Format: the metadata in its head and in the head of its body. `body` reads the text. It comes as a file
//! of its own, and within `NewsML`.

mod body;

use super::common;
use crate::article::{Builder, Date, Embargo, Meta};
use crate::formats::block_writer::letters;
use crate::formats::xml::{self, Node, Step, Walk, folded};
use crate::formats::{Source, text};
pub(super) use body::write;

/// The longest dateline before words that the abstract has too, in bytes.
const DATELINE: usize = 80;

pub(crate) fn sniff(text: &str) -> bool {
    xml::root(text).is_some_and(|root| root.eq_ignore_ascii_case("nitf"))
}

pub(crate) fn parse(source: &Source<'_>, builder: &mut Builder) {
    let document = xml::read(source.text);
    document.diagnostics().iter().for_each(|note| builder.note(note.clone()));
    if let Some(root) = document.root() {
        read(root, builder);
    }
    if builder.meta.title.is_empty() {
        text::title_from_name(source.name, builder);
    }
}

/// Reads a `nitf` element into `builder`. Fields that the enclosing document has set stay.
pub(super) fn read(nitf: Node<'_>, builder: &mut Builder) {
    let nitf_body = nitf.child("body").unwrap_or(nitf);
    let content = nitf_body.child("body.content");
    if let Some(head) = nitf_body.child("body.head") {
        body_head(head, builder);
    }
    if let Some(head) = nitf.child("head") {
        document_head(head, builder);
    }
    if builder.meta.date.is_none() {
        let day = nitf_body.path(&["body.head", "dateline", "story.date"]);
        builder.meta.date = day.and_then(|day| common::moment(day.attribute("norm")?));
    }
    let lang = [nitf.attribute("lang"), nitf_body.attribute("lang"), nitf.attribute("baselang")];
    common::lang(&mut builder.meta, lang.into_iter().flatten().next());
    common::detect_language(builder, &content.unwrap_or(nitf_body).text());
    if let Some(head) = nitf_body.child("body.head") {
        lead(head, content, builder);
    }
    nitf_body.all("body.content").for_each(|content| write(content, builder));
    nitf_body.all("body.end").for_each(|end| write(end, builder));
    builder.end();
}

/// Headlines, byline and dateline.
fn body_head(head: Node<'_>, builder: &mut Builder) {
    let meta = &mut builder.meta;
    let hedlines: Vec<Node<'_>> = head.all("hedline").collect();
    // Some write the headline right into `hedline`.
    let main = |hedline: &&Node<'_>| hedline.child("hl1").map_or_else(|| own_text(**hedline), Node::text);
    let title = hedlines.iter().map(|hedline| main(&hedline)).find(|title| !title.is_empty()).unwrap_or_default();
    if meta.title.is_empty() {
        meta.title = title;
    } else if meta.subtitle.is_none() && !title.is_empty() && !says(&meta.title, &title) {
        meta.subtitle = Some(title);
    }
    let second = hedlines.iter().flat_map(|hedline| hedline.all("hl2")).map(Node::text).find(|text| !text.is_empty());
    if meta.subtitle.is_none() {
        meta.subtitle = second.filter(|second| !says(&meta.title, second));
    }
    if meta.authors.is_empty() {
        head.all("byline").flat_map(authors).for_each(|author| common::add(&mut meta.authors, &author));
    }
    if let Some(distributor) = head.child("distributor").filter(|_| meta.source.is_none()) {
        meta.source = Some(distributor.text());
    }
    if let Some(dateline) = head.child("dateline") {
        let place = dateline.child("location").map_or_else(|| without(dateline, &["story.date"]), Node::text);
        meta.place.get_or_insert(place.trim_end_matches([',', '-', '–', '—', ' ', '.']).to_owned());
    }
    for note in head.all("note") {
        common::editorial(&note.text(), builder);
    }
    if let Some(rights) = head.child("rights") {
        // The owner of the rights is no usage term.
        common::usage(&without(rights, &["rights.owner", "rights.startdate", "rights.enddate", "rights.agent"]), builder);
    }
}

/// The text directly within an element.
fn own_text(node: Node<'_>) -> String {
    folded(&node.children().filter_map(Node::piece).collect::<Vec<_>>().join(" "))
}

/// The text of an element without that of the elements named.
fn without(node: Node<'_>, names: &[&str]) -> String {
    let mut out = String::new();
    let mut walk = Walk::new(node);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) if names.contains(&node.name()) => walk.pass_over(node),
            Step::Enter(_) => out.push(' '),
            Step::Text(text) => out.push_str(text),
            Step::Leave(_) => (),
        }
    }
    folded(&out).replace(" ,", ",")
}

/// Whether `one` says what `other` says, but for marks and spaces.
pub(super) fn says(one: &str, other: &str) -> bool {
    letters(one).contains(&letters(other))
}

/// The people of a byline: those marked as such, else its words without the titles that people have.
fn authors(byline: Node<'_>) -> Vec<String> {
    let marked: Vec<String> = byline.all("person").map(|person| without(person, &["function", "alt-code"])).collect();
    if marked.iter().any(|name| !name.is_empty()) {
        return marked;
    }
    let names = common::people(&without(byline, &["byttl", "virtloc"]));
    if names.is_empty() { common::people(&byline.text()) } else { names }
}

/// Reads the head of the document: identifiers, dates, urgency, subjects.
fn document_head(head: Node<'_>, builder: &mut Builder) {
    if builder.meta.title.is_empty() {
        builder.meta.title = head.child("title").map(Node::text).unwrap_or_default();
    }
    for named in head.all("meta") {
        metadata(named, &mut builder.meta);
    }
    if let Some(docdata) = head.child("docdata") {
        read_docdata(docdata, head, builder);
    }
    let meta = &mut builder.meta;
    for pubdata in head.all("pubdata") {
        let text = |name: &str| pubdata.attribute(name).map(str::to_owned);
        meta.source = meta.source.take().or_else(|| text("name"));
        meta.section = meta.section.take().or_else(|| text("position.section"));
        meta.url = meta.url.take().or_else(|| pubdata.attribute("ex-ref").and_then(common::address));
        meta.date = meta.date.or_else(|| common::moment(pubdata.attribute("date.publication")?));
    }
    for tobject in head.all("tobject") {
        for property in tobject.all("tobject.property") {
            property.attribute("tobject.property.type").into_iter().for_each(|genre| common::add(&mut meta.genres, genre));
        }
        for subject in tobject.all("tobject.subject") {
            let names = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"];
            names.iter().rev().filter_map(|name| subject.attribute(name)).for_each(|name| common::tag(meta, name));
        }
    }
}

/// Reads a `meta` element whose name agencies agree on.
fn metadata(named: Node<'_>, meta: &mut Meta) {
    let Some(content) = named.attribute("content") else { return };
    match named.attribute("name").unwrap_or_default().to_lowercase().as_str() {
        "slug" | "slugline" | "anpa-keyword" => _ = meta.slugline.get_or_insert(folded(content)),
        "keywords" | "keyword" => content.split([',', ';']).for_each(|word| common::tag(meta, word)),
        "language" | "lang" => common::lang(meta, Some(content)),
        "canonical" => meta.url = meta.url.take().or_else(|| common::address(content)),
        _ => (),
    }
}

fn read_docdata(docdata: Node<'_>, head: Node<'_>, builder: &mut Builder) {
    let norm = |name: &str| docdata.elements().filter(|node| node.is(name)).find_map(|date| common::moment(date.attribute("norm")?));
    let (issued, released) = (norm("date.issue"), norm("date.release"));
    let published = head.child("pubdata").and_then(|pubdata| common::moment(pubdata.attribute("date.publication")?));
    let changed = head.all("revision-history").filter_map(|revision| common::moment(revision.attribute("norm")?)).max();
    let meta = &mut builder.meta;
    meta.date = meta.date.or(issued).or(published).or(released);
    meta.updated = meta.updated.or(changed).filter(|changed| Some(*changed) != meta.date);
    if let Some(released) = released.filter(|released| issued.is_none_or(|issued| is_later(*released, issued))) {
        // A release date in the future is an embargo.
        meta.embargo.get_or_insert(Embargo::Until(released));
    }
    let attribute = |element: &str, name: &str| docdata.child(element).and_then(|node| node.attribute(name));
    meta.urgency = meta.urgency.or_else(|| common::urgency(attribute("urgency", "ed-urg")?));
    meta.version = meta.version.take().or_else(|| attribute("du-key", "version").map(str::to_owned));
    // Keys are words or numbers of a machine.
    let letters = |key: &str| key.chars().filter(|c| c.is_alphabetic()).count();
    let word = attribute("du-key", "key").filter(|key| letters(key) > key.bytes().filter(u8::is_ascii_digit).count() && key.len() <= 80);
    meta.slugline = meta.slugline.take().or_else(|| word.map(folded));
    meta.place = meta.place.take().or_else(|| place(docdata.child("evloc")?));
    meta.source = meta.source.take().or_else(|| attribute("doc.copyright", "holder").map(str::to_owned));
    for keyword in docdata.all("key-list").flat_map(|list| list.all("keyword")) {
        common::tag(meta, keyword.attribute("key").unwrap_or(&keyword.text()));
    }
    for marked in docdata.all("identified-content").flat_map(Node::elements) {
        let word = marked.attribute("value").map_or_else(|| marked.text(), str::to_owned);
        common::tag(meta, &word);
    }
    if let Some(status) = docdata.attribute("management-status") {
        common::status(status, builder);
    }
    for message in docdata.all("ed-msg") {
        common::editorial(message.attribute("info").unwrap_or(&message.text()), builder);
    }
    if let Some(rights) = docdata.child("doc.rights") {
        common::usage(rights.attribute("type").unwrap_or(&rights.text()), builder);
    }
}

/// Whether one date is after another by more than the spelling.
fn is_later(one: Date, other: Date) -> bool {
    one.instant() > other.instant() && (one.ymd() != other.ymd() || one.clock().is_some() && other.clock().is_some())
}

fn place(evloc: Node<'_>) -> Option<String> {
    ["city", "state-prov", "iso-cc"].iter().find_map(|name| evloc.attribute(name)).map(str::to_owned)
}

/// The abstract as the lead, unless the text begins with the same words, after its dateline or without.
fn lead(head: Node<'_>, content: Option<Node<'_>>, builder: &mut Builder) {
    let Some(abstracted) = head.child("abstract") else { return };
    let said = abstracted.text();
    let first = content.and_then(|content| content.find("p")).map(Node::text).unwrap_or_default();
    // Some abstracts are the beginning of the text, over several paragraphs.
    let opens = first.len() >= DATELINE && said.starts_with(&first);
    let repeats = opens || first.starts_with(&said) || first.strip_suffix(said.as_str()).is_some_and(|before| before.len() <= DATELINE);
    if said.is_empty() || repeats {
        return;
    }
    write(abstracted, builder);
    builder.end();
    builder.mark_lead();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml;

    fn article(xml: &str) -> crate::article::Article {
        let document = xml::read(xml);
        let mut builder = Builder::new("test");
        read(document.root().unwrap(), &mut builder);
        builder.finish()
    }

    #[test]
    fn the_root_names_the_language_and_an_owner_is_no_term_of_use() {
        let nitf = |rights: &str| {
            article(&format!(
                "<nitf baselang='nb-NO'><body><body.head><rights>{rights}</rights></body.head><body.content><p>The ferry is gone, and nobody saw it.</p></body.content></body></nitf>"
            ))
        };
        assert_eq!(nitf("").meta().lang.as_deref(), Some("nb-NO"));
        assert_eq!((nitf("<rights.owner>An agency</rights.owner>").diagnostics().len(), nitf("Not for print").diagnostics().len()), (0, 1));
    }

    fn blocks(xml: &str) -> Vec<String> {
        let article = article(xml);
        (0..article.blocks().len()).map(|at| article.block_text(at).to_owned()).collect()
    }

    #[test]
    fn pretty_printed_text_is_joined() {
        let body = |content: &str| blocks(&format!("<nitf><body><body.content>{content}</body.content></body></nitf>"));
        assert_eq!(
            body("<p>\n  By the\n  <a href='https://a.example'>ferry</a>\n  , or by\n  <b>bus</b>\n  .\n</p>"),
            ["By the ferry, or by bus."]
        );
        assert_eq!(body("<p>One</p><p>_____</p><p>&lt;div class='x'&gt;&lt;/div&gt;</p><p>Two</p>"), ["One", "", "Two"]);
        assert_eq!(body("<table><tr><th>Runs</th></tr><tr><td>Ann, 7</td></tr></table>"), ["Runs", "Ann, 7"]);
    }

    #[test]
    fn an_abstract_that_opens_the_text_is_not_repeated() {
        let item = |said: &str, first: &str| {
            blocks(&format!(
                "<nitf><body><body.head><abstract><p>{said}</p></abstract></body.head><body.content><p>{first}</p></body.content></body></nitf>"
            ))
        };
        assert_eq!(item("The ferry is gone.", "PORT (TN) - The ferry is gone."), ["PORT (TN) - The ferry is gone."]);
        assert_eq!(item("The ferry is gone.", "The ferry is gone. Nobody saw it."), ["The ferry is gone. Nobody saw it."]);
        let long = "The ferry is gone, and with it all the fish that were to be sold on the market of this week.";
        assert_eq!(item(&format!("{long} Nobody saw it."), long), [long]);
        assert_eq!(item("The ferry is gone.", "Nobody saw it."), ["The ferry is gone.", "Nobody saw it."]);
    }
}
