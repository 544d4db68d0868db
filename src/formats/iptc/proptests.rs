//! Properties of every wire format, for arbitrary input.

use proptest::prelude::*;
use proptest::sample::select;

use crate::formats::{parse, proptest_support};

/// Pieces of documents in the wire formats, whole and broken.
const PIECES: &str = "<newsItem guid='a' version='x'>¦<newsMessage><itemSet>¦\
    <packageItem><groupSet root='G'><group id='G'><groupRef idref='G'/><itemRef residref='x'>¦\
    <itemMeta><embargoed/><pubStatus qcode='withheld'/></itemMeta>¦<contentMeta><headline>Tide</headline><by>By A and B</by>¦\
    <contentSet><inlineXML>¦<inlineData>&lt;p>x¦<remoteContent href='a.jpg' contenttype='image/jpeg' width='9'/>¦\
    <nitf><body><body.head><hedline><hl1>Mud</hl1></hedline></body.head><body.content>¦<p>¦</p>¦<table><tr><td>¦\
    <caption>c</caption>¦<ol><li>¦<bq>¦<q>¦<media><media-reference source='v.mp4'/><media-caption>¦<pre>¦<br/>¦<em class='bold'>¦\
    <a href='https://a.example/'>¦\
    <NewsML><NewsItem><NewsComponent EquivalentsList='yes'><Role FormalName='Caption'/><ContentItem Href='b.jpg'>¦<DataContent>¦\
    <NewsLines><HeadLine>H</HeadLine></NewsLines>¦</ContentItem>¦</body.content>¦</newsItem>¦words ¦&amp; &x; &#0; &#x1b; < ¦\
    <![CDATA[<p>]]>¦<!-- ¦\
    {\"uri\": \"x\", \"headline\": \"H\", \"body_text\": \"B\", \"associations\": {\"a\": {\"renditions\": {\"b\": {\"href\": 1}}}}}¦\
    [{\"uri\": null, \"headlines\": [\"x\", {\"value\": []}], \"bodies\": {}, \"embargoed\": 7}]";

const NAMES: &[&str] = &["a.xml", "a.g2", "a.nitf", "a.newsml", "a.json"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_wire_item_is_an_article(name in select(NAMES), file in proptest_support::mixture(proptest_support::pieces(PIECES))) {
        proptest_support::hold(&parse(name, file))?;
    }

    #[test]
    fn any_bytes_are_answered(name in select(NAMES), file in proptest_support::bytes()) {
        proptest_support::hold(&parse(name, file))?;
    }
}

#[test]
fn hostile_documents_end_soon_and_say_why() {
    let deep = |open: &str, close: &str| format!("<nitf><body><body.content>{}x{}", open.repeat(100_000), close.repeat(100_000));
    for hostile in [
        deep("<bq>", "</bq>"),
        deep("<ol><li>", "</li></ol>"),
        deep("<table><tr><td>", "</td></tr></table>"),
        deep("<q>", "</q>"),
        format!("<newsItem>{}", "<contentMeta><subject><name>x</name></subject></contentMeta>".repeat(20_000)),
        format!("<packageItem><groupSet>{}</groupSet></packageItem>", "<group id='a'><groupRef idref='a'/></group>".repeat(20_000)),
        format!("<NewsML><NewsItem>{}x", "<NewsComponent><ContentItem Href='a.jpg'/>".repeat(20_000)),
        format!("<NewsML><NewsItem>{}", "<NewsComponent EquivalentsList='yes'/>".repeat(50_000)),
    ] {
        let articles = parse("a.xml", hostile.into_bytes());
        assert!(!articles[0].diagnostics().is_empty() || articles[0].text().len() < 1000);
    }
    let nested = format!("{{\"uri\": \"x\", \"headline\": {}", "[".repeat(100_000));
    assert!(!parse("a.json", nested.into_bytes())[0].diagnostics().is_empty());
}
