//! Files with several articles, and compressed files: every command handles each article separately.

use std::io::Write;

use super::{Ended, Place};

/// Three articles, the second of which has no name of its own; two of them say the same.
const NEWS: &str = r#"[
{"uri": "tram-2018", "headline": "The tram returns", "byline": "Ann Noun", "firstcreated": "2018-11-13T09:00:00Z",
 "body_text": "The tram is back in town.\n\nhttps://www.youtube.com/watch?v=a1B2c3D4e5F"},
{"headline": "The bridge stays", "firstcreated": "2017-05-03T09:00:00Z",
 "body_text": "The bridge stays closed for another year, says the town: https://gazette.example/town"},
{"uri": "bridge-again", "headline": "The bridge stays", "firstcreated": "2017-05-04T09:00:00Z",
 "body_text": "The bridge stays closed for another year, says the town: https://gazette.example/town"}
]"#;

fn place() -> Place {
    Place::with(&[
        ("in/news.ninjs", NEWS),
        ("in/old.md", "---\ndate: 2017-06-01\nauthor: Bo\n---\n# Old\n\nThe old words.\n"),
        ("#1.txt", "One\n\nA name.\n"),
    ])
}

fn lines(ended: &Ended) -> Vec<&str> {
    assert_eq!((ended.status, ended.told.as_str()), (0, ""), "{}", ended.out);
    ended.out.lines().collect()
}

/// The value of a field in each line of objects.
fn values(ended: &Ended, field: &str) -> Vec<String> {
    let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()[field].as_str().unwrap_or("-").to_owned();
    lines(ended).into_iter().map(value).collect()
}

#[test]
fn a_list_has_a_line_for_each_article() {
    let place = place();
    let listed = [
        "2018-11-13\tThe tram returns\tAnn Noun\tin/news.ninjs#tram-2018",
        "2017-06-01\tOld\tBo\tin/old.md",
        "2017-05-04\tThe bridge stays\t\tin/news.ninjs#bridge-again",
        "2017-05-03\tThe bridge stays\t\tin/news.ninjs#the-bridge-stays",
    ];
    assert_eq!(lines(&place.run(&["list", "in"])), listed);
    assert_eq!(lines(&place.run(&["list", "in", "bridge"])), listed[2..]);
    assert_eq!(lines(&place.run(&["list", "in", "path:news.ninjs#tram"])), listed[..1]);
    assert_eq!(lines(&place.run(&["list", "in/news.ninjs#the-bridge-stays", "in/old.md"])), [listed[1], listed[3]]);
    // What is named twice is listed once, and an article of a file takes nothing from the folder that holds it.
    assert_eq!(lines(&place.run(&["list", "in", "in/news.ninjs#the-bridge-stays", "./in/old.md"])), listed);
    assert_eq!(values(&place.run(&["list", "--json", "in/news.ninjs", "./in/news.ninjs", "in/news.ninjs"]), "id").len(), 3);
    assert_eq!(lines(&place.run(&["list", "in", "said:\"none\""]).or_nothing()), [""; 0]);
    let json = place.run(&["list", "--json", "in"]);
    assert_eq!(values(&json, "path"), ["in/news.ninjs", "in/old.md", "in/news.ninjs", "in/news.ninjs"]);
    assert_eq!(values(&json, "id"), ["tram-2018", "-", "bridge-again", "the-bridge-stays"]);
}

impl Ended {
    /// The same, with nothing found counted as success.
    fn or_nothing(self) -> Self {
        Self { status: if self.status == 1 { 0 } else { self.status }, ..self }
    }
}

#[test]
fn one_article_is_shown_by_its_name_or_number_and_all_without() {
    let place = place();
    let show = |what: &str| place.run(&["show", "--json", what]);
    assert_eq!(values(&show("in/news.ninjs"), "id"), ["tram-2018", "the-bridge-stays", "bridge-again"]);
    assert_eq!(values(&show("in/news.ninjs#bridge-again"), "id"), ["bridge-again"]);
    assert_eq!(values(&show("in/news.ninjs#2"), "id"), ["the-bridge-stays"]);
    assert_eq!(values(&show("#1.txt"), "title"), ["One"]);
    assert_eq!(values(&show("in"), "id"), ["tram-2018", "the-bridge-stays", "bridge-again", "-"]);
    let piped = place.run_with(&["show", "--json", "--", "-#tram-2018"], NEWS.as_bytes());
    assert_eq!(values(&piped, "path"), ["-"]);
    assert!(place.run(&["show", "in/news.ninjs#2"]).out.contains("stays closed"));
}

#[test]
fn links_and_videos_are_those_of_the_article() {
    let item = |name: &str| {
        format!("<item><guid>{name}</guid><title>T</title><enclosure url='https://a.example/{name}.mp4' type='video/mp4'/></item>")
    };
    let items = item("one") + &item("two") + "<item><guid>three</guid><title>T</title></item>";
    let feed = format!("<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{items}</channel></rss>");
    let place = Place::with(&[("feed.rss", &feed)]);
    let videos = |what: &str| place.run(&["links", "--videos", what]);
    assert_eq!(lines(&videos("feed.rss#two")), ["video\tfile\thttps://a.example/two.mp4"]);
    assert_eq!((lines(&videos("feed.rss")).len(), videos("feed.rss#three").status), (2, 1));
    assert_eq!((place.run(&["open", "feed.rss#three"]).status, place.run(&["list", "feed.rss", "has:video"]).out.lines().count()), (1, 2));
}

#[test]
fn an_unknown_article_name_is_reported_with_the_nearest() {
    let place = place();
    for (arguments, told) in [
        (&["show", "in/news.ninjs#tram-2019"][..], "no article tram-2019 in in/news.ninjs; it contains tram-2018, "),
        (&["list", "in/news.ninjs#tram-2019"], "no article tram-2019 in in/news.ninjs; it contains tram-2018, "),
        (&["links", "in/news.ninjs#9"], "no article 9 in in/news.ninjs; it contains "),
        (&["open", "in/news.ninjs#none"], "no article none in in/news.ninjs; it contains "),
        (&["in/news.ninjs#none"], "no article none in in/news.ninjs; it contains "),
        (&["--plain", "in/news.ninjs#none"], "no article none in in/news.ninjs; it contains "),
        (&["show", "in/old.md#1"], "no article 1 in in/old.md: the file is one article, so omit #1"),
        (&["show", "none.xml#1"], "cannot read none.xml#1: "),
    ] {
        let ended = place.run(arguments);
        assert_eq!((ended.status, ended.out.as_str(), ended.told.lines().count()), (2, "", 1), "{arguments:?}: {}", ended.told);
        assert!(ended.told.starts_with(&format!("kiosque: {told}")), "{}", ended.told);
    }
}

#[test]
fn the_conversation_by_lines_knows_each_article() {
    let place = place();
    let talk = |arguments: &[&str], said: &str| place.run_with(arguments, said.as_bytes()).out;
    let told = talk(&["--plain", "in/news.ninjs#bridge-again"], "about\n\nnote Sic\nback\nq\n");
    assert!(told.contains("3 articles\n") && told.contains("in/news.ninjs#bridge-again"), "{told}");
    // The other article of the same words knows nothing of it.
    let notes = place.run(&["notes", "--json"]);
    assert_eq!((values(&notes, "id"), values(&notes, "note")), (vec!["bridge-again".to_owned()], vec!["Sic".to_owned()]));
    assert_eq!(place.run(&["notes", "in/news.ninjs#the-bridge-stays"]).status, 1);
    assert_eq!(place.run(&["notes", "in/news.ninjs#2"]).status, 1);
    assert_eq!(lines(&place.run(&["notes", "in/news.ninjs#3"])).len(), 1);
    assert!(lines(&place.run(&["notes", "in/news.ninjs#bridge-again"]))[0].contains("in/news.ninjs#bridge-again\t"));
}

#[test]
fn packed_files_are_read_by_what_lies_inside() {
    let place = place();
    let pack = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let packed = pack(NEWS.as_bytes());
    std::fs::write(place.folder.path().join("in/news.ninjs.gz"), &packed).unwrap();
    std::fs::write(place.folder.path().join("in/cut.ninjs.gz"), &packed[..packed.len() - 30]).unwrap();
    std::fs::remove_file(place.folder.path().join("in/news.ninjs")).unwrap();
    let listed = place.run(&["list", "in", "path:news.ninjs.gz"]);
    assert_eq!(lines(&listed)[0], "2018-11-13\tThe tram returns\tAnn Noun\tin/news.ninjs.gz#tram-2018");
    let cut = place.run(&["show", "--json", "in/cut.ninjs.gz"]);
    assert!(cut.out.contains("the compressed file is truncated or damaged"), "{}", cut.out);
    std::fs::write(place.folder.path().join("in/picture.txt.gz"), pack(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")).unwrap();
    let refused = place.run(&["show", "in/picture.txt.gz"]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.told.contains("cannot read in/picture.txt.gz: not a text file"), "{}", refused.told);
}

#[test]
fn articles_of_standard_input_are_named_as_those_of_files() {
    let place = place();
    let show = |id: &str| values(&place.run_with(&["show", id, "--json"], NEWS.as_bytes()), "title");
    assert_eq!([show("-#2"), show("-#tram-2018")], [["The bridge stays"], ["The tram returns"]]);
    assert_eq!(lines(&place.run_with(&["links", "-#3"], NEWS.as_bytes())).len(), 1);
}

#[test]
fn addresses_in_plain_words_are_links_whatever_the_file_is() {
    let said = "The harbour filmed it: https://www.youtube.com/watch?v=a1B2c3D4e5F. All of it.";
    let files = [
        ("a.xml", format!("<rss version='2.0'><channel><item><title>T</title><description>{said}</description></item></channel></rss>")),
        ("b.ninjs", format!(r#"{{"uri": "b", "headline": "T", "body_text": "{said}"}}"#)),
        ("c.nitf", format!("<nitf><head><title>T</title></head><body><body.content><p>{said}</p></body.content></body></nitf>")),
        ("d.jsonld", format!(r#"{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "T", "articleBody": "{said}"}}"#)),
        ("e.txt", format!("T\n\n{said}\n")),
    ];
    let place = Place::with(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    for (name, _) in files {
        let links = place.run(&["links", name]);
        assert_eq!(links.out, "video\tyoutube\thttps://www.youtube.com/watch?v=a1B2c3D4e5F\n", "{name}");
        assert_eq!(lines(&place.run(&["links", "--videos", name])).len(), 1, "{name}");
    }
}
