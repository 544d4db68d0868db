//! Feeds of every version and with every mistake, entry by entry.

use proptest::prelude::*;

use crate::article::{Article, BlockKind, Date};
use crate::formats::proptest_support::{hold, mixture, pieces};
use crate::words::Diagnostic;

fn read(text: &str) -> Vec<Article> {
    crate::formats::parse("feed.xml", text.as_bytes().to_vec())
}

/// The only entry of an RSS feed.
fn item(inside: &str) -> Article {
    let feed = format!("<rss version=\"2.0\"><channel><title>The Courier</title><item>{inside}</item></channel></rss>");
    let mut articles = read(&feed);
    assert_eq!(articles.len(), 1, "{inside}");
    articles.remove(0)
}

/// The only entry of an Atom feed.
fn atom(inside: &str) -> Article {
    let feed = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Courier</title><entry>{inside}</entry></feed>");
    let mut articles = read(&feed);
    assert_eq!(articles.len(), 1, "{inside}");
    articles.remove(0)
}

fn titles(text: &str) -> Vec<String> {
    read(text).iter().map(|article| article.meta().title.clone()).collect()
}

fn url(article: &Article) -> &str {
    article.meta().url.as_deref().unwrap_or_default()
}

fn body(article: &Article) -> Vec<&str> {
    (0..article.blocks().len()).filter(|&at| article.blocks()[at].kind.is_body()).map(|at| article.block_text(at)).collect()
}

#[test]
fn feeds_of_every_version_hold_their_entries() {
    let feeds = [
        "<rss version='0.91'><channel><item><title>A</title></item><item><title>B</title></item></channel></rss>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>X</title></channel><item><title>A</title></item><item><title>B</title></item></rdf:RDF>",
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:s='http://my.netscape.com/rdf/simple/0.9/'><s:item><s:title>A</s:title></s:item><s:item><s:title>B</s:title></s:item></r:RDF>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>A</title></entry><entry><title>B</title></entry></feed>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>A</a:title></a:entry><a:entry><a:title>B</a:title></a:entry></a:feed>",
        "<CHANNEL HREF='http://a.example/'><ITEM HREF='http://a.example/a'><TITLE>A</TITLE></ITEM><ITEM><TITLE>B</TITLE></ITEM></CHANNEL>",
        "<channel><title>No root</title><item><title>A</title></item><item><title>B</title></item></channel>",
        "{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"X\", \"items\": [{\"id\": 1, \"title\": \"A\"}, {\"title\": \"B\"}]}",
    ];
    for feed in feeds {
        assert_eq!(titles(feed), ["A", "B"], "{feed}");
        assert!(super::sniff(feed), "{feed}");
    }
    let alone = "<entry xmlns='http://www.w3.org/2005/Atom'><title>A</title></entry>";
    assert_eq!(titles(alone), ["A"]);
    assert!(super::sniff(alone));
}

#[test]
fn other_documents_are_no_feeds() {
    for text in [
        "",
        "<p>rss</p>",
        "<html><body><rss></body></html>",
        "# A\n<rss version=\"2.0\">",
        "{\"a\": 1}",
        "<nitf><head/></nitf>",
        "<rdf:RDF/>",
    ] {
        assert!(!super::sniff(text), "{text}");
    }
    assert!(super::sniff("Warning: x in <b>y.php</b> on line 3\n<?xml version=\"1.0\"?>\n<!-- a --><rss/>"));
}

#[test]
fn titles_are_one_plain_line() {
    let cases = [
        ("AT&amp;T &amp; Co", "AT&T & Co"),
        ("AT&T &amp;amp; Co", "AT&T & Co"),
        ("R&D &nbsp;today &eacute;t&eacute;", "R&D \u{a0}today été"),
        ("<![CDATA[<b>Bold</b> & l&#8217;&eacute;t&eacute;]]>", "Bold & l’été"),
        ("&lt;em&gt;Twice&lt;/em&gt;\n  over", "Twice over"),
        ("1 &lt; 2", "1 < 2"),
        ("If a < b", "If a < b"),
        ("A <i>real</i> tag", "A real tag"),
        ("It&#146;s", "It’s"),
        ("The 70&amp;#39s", "The 70's"),
    ];
    for (written, title) in cases {
        assert_eq!(item(&format!("<title>{written}</title>")).meta().title, title, "{written}");
    }
    assert_eq!(atom("<title type='html'>&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title>").meta().title, "A & B");
    assert_eq!(atom("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>&amp;</b> B</div></title>").meta().title, "A & B");
    assert_eq!(atom("<title>A &amp;amp; B</title>").meta().title, "A &amp; B");
}

#[test]
fn the_entrys_own_title_wins() {
    let own = "<media:group><media:title>M</media:title></media:group><x:y xmlns:x='x'><title>Deep</title></x:y><title>T</title><dc:title>D</dc:title>";
    assert_eq!(item(own).meta().title, "T");
    assert_eq!(item("<media:title>M</media:title>").meta().title, "M");
    assert_eq!(item("<image><title>Logo</title><url>http://a.example/l.png</url></image><dc:title>D</dc:title>").meta().title, "D");
    assert_eq!(atom("<source><title>Elsewhere</title><id>x</id></source><title>T</title>").meta().title, "T");
    assert_eq!(item("<textInput><title>Search</title></textInput><description>No title</description>").meta().title, "");
}

#[test]
fn the_url_is_the_link_or_an_id_that_is_a_url() {
    assert_eq!(url(&item("<link>http://a.example/1?a=1&amp;b=2</link><guid>http://a.example/2</guid>")), "http://a.example/1?a=1&b=2");
    assert_eq!(url(&item("<link>http://a.example/1?a=1&b=2</link>")), "http://a.example/1?a=1&b=2");
    assert_eq!(url(&item("<guid>http://a.example/2</guid>")), "http://a.example/2");
    assert_eq!(url(&item("<guid isPermaLink='false'>http://a.example/2</guid>")), "");
    assert_eq!(
        url(&item("<link><![CDATA[\n http://a.example/1 ]]></link><atom:link rel='self' href='http://a.example/s'/>")),
        "http://a.example/1"
    );
    let links = "<link rel='related' href='/r'/><link rel='alternate' type='application/pdf' href='/p'/><link href='/h'/><id>urn:x</id>";
    assert_eq!(url(&atom(links)), "/h");
    assert_eq!(url(&atom("<link rel='alternate' type='application/pdf' href='http://a.example/p'/><id>urn:x</id>")), "http://a.example/p");
    assert_eq!(url(&atom("<id>urn:x</id>")), "urn:x");
    assert_eq!(url(&atom("<link href=''/><id>http://a.example/i</id>")), "http://a.example/i");
}

#[test]
fn urls_are_resolved_against_xml_base() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/b/'><entry xml:base='c/'><link href='d'/>\
                <link rel='enclosure' type='video/mp4' href='/v.mp4'/></entry><entry><link href='e'/></entry></feed>";
    let articles = read(feed);
    assert_eq!(articles.iter().map(url).collect::<Vec<_>>(), ["http://a.example/b/c/d", "http://a.example/b/e"]);
    assert_eq!(articles[0].videos()[0].url, "http://a.example/v.mp4");
}

#[test]
fn urls_are_resolved_against_the_entry_by_default() {
    let feed = "<rss><channel><link>http://a.example/news/</link><item><link>/2024/one</link><enclosure url='film.mp4' type='video/mp4'/>\
                <enclosure url='www.b.example/x.mp3' type='audio/mpeg'/><description>&lt;a href='two'>two&lt;/a></description></item></channel></rss>";
    let article = &read(feed)[0];
    assert_eq!(article.videos()[0].url, "http://a.example/2024/film.mp4");
    let links: Vec<&str> = article.links().iter().map(|link| &*link.url).collect();
    assert_eq!(links, ["http://a.example/2024/two", "http://a.example/2024/film.mp4", "www.b.example/x.mp3"]);
}

#[test]
fn each_entry_has_an_id_of_its_own() {
    let feed = "<rss><channel><item><guid isPermaLink='false'>g</guid></item><item><guid>g</guid></item>\
                <item><link>http://a.example/</link></item><item><title>T</title></item></channel></rss>";
    let ids: Vec<String> = read(feed).iter().filter_map(|article| article.meta().id.clone()).collect();
    assert_eq!(ids, ["g", "g-2", "http://a.example/", "t"]);
}

#[test]
fn people_and_keywords_are_gathered() {
    let article = item(
        "<author>anne@a.example (Anne Martin)</author><dc:creator>Paul Roy</dc:creator><dc:contributor>Chloé Petit</dc:contributor>\
                        <category domain='x'>Press</category><category>Press</category><dc:subject>History</dc:subject>\
                        <itunes:category text='Arts'><itunes:category text='Books'/></itunes:category><media:keywords>one, two</media:keywords>",
    );
    assert_eq!(article.meta().authors, ["Anne Martin", "Paul Roy", "Chloé Petit"]);
    assert_eq!(article.meta().tags, ["Press", "History", "Arts", "Books", "one", "two"]);
    let article =
        atom("<author><name>Anne</name><email>a@a.example</email></author><category term='press' label='The press'/><category term='b'/>");
    assert_eq!(
        (&article.meta().authors[..], &article.meta().tags[..]),
        (&["Anne".to_owned()][..], &["The press".to_owned(), "b".into()][..])
    );
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>The desk</name></author><entry><title>A</title></entry></feed>";
    assert_eq!(read(feed)[0].meta().authors, ["The desk"]);
}

#[test]
fn source_and_language_come_from_the_feed_or_the_entry() {
    assert_eq!(item("<title>T</title>").meta().source.as_deref(), Some("The Courier"));
    assert_eq!(item("<source url='http://b.example/'>The Gazette</source>").meta().source.as_deref(), Some("The Gazette"));
    assert_eq!(atom("<source><id>x</id><title>The Gazette</title></source>").meta().source.as_deref(), Some("The Gazette"));
    let feed = "<rss><channel><language>fr_CA</language><item><title>T</title></item><item xml:lang='en'/><item><dc:language>de</dc:language></item></channel></rss>";
    let langs: Vec<Option<String>> = read(feed).iter().map(|article| article.meta().lang.clone()).collect();
    assert_eq!(langs, [Some("fr-CA".into()), Some("en".into()), Some("de".into())]);
}

#[test]
fn publication_and_update_dates_are_read() {
    let dates = |article: Article| (article.meta().date.map(Date::iso), article.meta().updated.map(Date::iso));
    let (published, updated) = (Some("2004-01-01T19:48:21Z".to_owned()), Some("2004-02-01".to_owned()));
    assert_eq!(
        dates(item("<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><dc:date>2004-02-01</dc:date>")),
        (published.clone(), updated.clone())
    );
    assert_eq!(dates(item("<dc:date>2004-02-01</dc:date>")), (updated.clone(), None));
    assert_eq!(dates(atom("<issued>2004-01-01T19:48:21Z</issued><modified>2004-02-01</modified>")), (published, updated));
    let odd = item("<pubDate>soon</pubDate>");
    assert_eq!((odd.meta().date, odd.diagnostics()), (None, &[Diagnostic::Date { written: "soon".into() }][..]));
    let french = "<rss><channel><language>fr</language><item><pubDate>mar., 13 nov. 2018 09:05:00 +0100</pubDate></item></channel></rss>";
    assert_eq!(read(french)[0].meta().date.map(Date::iso).as_deref(), Some("2018-11-13T09:05:00+01:00"));
}

#[test]
fn the_whole_text_is_the_article_and_the_short_one_its_summary() {
    let article = item("<description>In short.</description><content:encoded>The whole text, which says more than that.</content:encoded>");
    assert_eq!(
        (body(&article), article.meta().summary.as_deref()),
        (vec!["The whole text, which says more than that."], Some("In short."))
    );
    let article = item("<description>The whole text…</description><content:encoded>The whole text, which says more.</content:encoded>");
    assert_eq!(article.meta().summary, None);
    let article = item("<description>The text that was meant.</description><content:encoded>...</content:encoded>");
    assert_eq!(body(&article), ["The text that was meant."]);
    let article = atom("<summary>Short.</summary><content type='text'>One.\n\nTwo\nlines.</content>");
    assert_eq!((body(&article), article.meta().summary.as_deref()), (vec!["One.", "Two\nlines."], Some("Short.")));
    assert_eq!(body(&item("<itunes:subtitle>Line.</itunes:subtitle><itunes:summary>Longer line.</itunes:summary>")), ["Longer line."]);
}

#[test]
fn enclosures_are_videos_links_and_pictures() {
    let article = item(
        "<enclosure url='http://a.example/v.mp4' type='video/mp4' length='1'/><enclosure url='http://a.example/s?id=1' type='audio/mpeg'/>\
                        <enclosure url='http://a.example/p.jpg' type='image/jpeg'/><itunes:duration>1471</itunes:duration>",
    );
    assert_eq!(article.videos()[0].url, "http://a.example/v.mp4");
    assert_eq!(article.links()[1].url, "http://a.example/s?id=1");
    assert!(article.blocks().iter().any(|block| block.kind == BlockKind::Image { src: "http://a.example/p.jpg".into() }));
    assert_eq!(body(&article), ["", "v.mp4 (24:31)", "a.example/s (24:31)"]);
    assert_eq!(article.meta().image.as_deref(), Some("http://a.example/p.jpg"));
}

#[test]
fn a_picture_is_shown_once() {
    let pictures = |inside: &str| item(inside).blocks().iter().filter(|block| matches!(block.kind, BlockKind::Image { .. })).count();
    let enclosure = "<enclosure url='http://a.example/p.jpg' type='image/jpeg'/>";
    assert_eq!(pictures(&format!("{enclosure}{enclosure}<description>See http://a.example/p.jpg</description>")), 1);
    let beside =
        "<media:content url='http://a.example/p.jpg' medium='image'/><description>&lt;img src=\"http://a.example/q.jpg\"&gt;</description>";
    assert!(pictures(beside) < 2);
}

#[test]
fn media_rss_gives_a_title_a_player_and_one_form_of_each_video() {
    let article = item(
        "<media:group><media:content url='http://a.example/s.mp4' type='video/mp4' width='320'><media:title>The film</media:title></media:content>\
                        <media:content url='http://a.example/l.mp4' type='video/mp4' width='1280'><media:title>The film</media:title></media:content>\
                        <media:thumbnail url='http://a.example/t.jpg'/></media:group>",
    );
    let videos: Vec<(&str, Option<&str>)> = article.videos().iter().map(|video| (video.url.as_str(), video.title.as_deref())).collect();
    assert_eq!(videos, [("http://a.example/l.mp4", Some("The film"))]);
    assert_eq!(article.meta().image.as_deref(), Some("http://a.example/t.jpg"));
    assert_eq!(item("<media:player url='http://a.example/play'/>").videos().len(), 1);
    assert_eq!(item("<link>https://www.youtube.com/watch?v=a1B2c3D4e5F</link>").videos()[0].provider, "youtube");
}

#[test]
fn broken_feeds_are_read_as_far_as_they_go() {
    assert_eq!(titles("junk <b>here</b>\n\n<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>"), ["A"]);
    assert_eq!(titles("<rss><channel><item><title>A<item><title>B</title></rss>"), ["A", "B"]);
    assert_eq!(titles("<rss><channel><item><title>A</title><description>x<item><title>B"), ["A", "B"]);
    assert_eq!(
        titles(
            "<rss><channel><item><title>A</title><link>http://a.example<guid>x</guid></item><item><title>B</titel></item></channel></rss>"
        ),
        ["A", "B"]
    );
    let cut = read("<rss><channel><item><title>A</title></item><item><title>B</title><description>The beginning of");
    assert_eq!(body(&cut[1]), ["The beginning of"]);
    assert!(cut.iter().all(|article| article.diagnostics().contains(&Diagnostic::FeedCut)));
    let nested = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><x:c xmlns:x='x'><entry><title>B</title></entry></x:c></entry></feed>";
    assert_eq!(titles(nested), ["A", "B"]);
}

#[test]
fn a_feed_without_entries_is_one_article_with_a_diagnostic() {
    let articles = read("<rss><channel><title>The Courier</title><description>Daily.</description></channel></rss>");
    assert_eq!((articles[0].meta().title.as_str(), articles[0].diagnostics()), ("The Courier", &[Diagnostic::FeedEmpty][..]));
    assert_eq!(body(&articles[0]), ["Daily."]);
}

#[test]
fn json_feeds_are_read_even_broken() {
    let feed = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"X\", \"language\": \"fr\", \"authors\": [{\"name\": \"Anne\"}], \"items\": [\
                {\"id\": \"1\", \"url\": \"http://a.example/1\", \"title\": \"A [b]\", \"content_text\": \"One.\\n\\nTwo.\", \"date_published\": \"2020-01-02T03:04:05-05:00\", \
                \"tags\": [\"t\"], \"attachments\": [{\"url\": \"http://a.example/s.mp3\", \"mime_type\": \"audio/mpeg\", \"duration_in_seconds\": 61}]},\
                {\"id\": 2, \"external_url\": \"http://b.example/\", \"content_text\": \"{\\\"x\\\"}\"";
    let whole = read(&format!("{feed}}}]}}"));
    assert_eq!(whole.iter().map(url).collect::<Vec<_>>(), ["http://a.example/1", "http://b.example/"]);
    assert_eq!(body(&whole[0]), ["One.", "Two.", "s.mp3 (1:01)"]);
    let meta = whole[0].meta();
    assert_eq!((meta.lang.as_deref(), &meta.authors[..], meta.source.as_deref()), (Some("fr"), &["Anne".to_owned()][..], Some("X")));
    assert_eq!(meta.date.map(Date::iso).as_deref(), Some("2020-01-02T03:04:05-05:00"));
    let cut = read(feed);
    assert_eq!((cut.len(), cut[0].meta().title.as_str(), cut[0].meta().source.as_deref()), (1, "A [b]", Some("X")));
    assert!(cut[0].diagnostics().contains(&Diagnostic::FeedCut));
}

#[test]
fn entities_declared_by_the_feed_are_expanded_once() {
    let feed = "<!DOCTYPE rss [<!ENTITY paper \"The Courier\"><!ENTITY a \"&b;&b;\"><!ENTITY b \"&paper;&paper;\">]>\
                <rss><channel><item><title>&paper; &a;</title></item></channel></rss>";
    assert_eq!(titles(feed), ["The Courier &a;"]);
}

#[test]
fn hostile_feeds_end() {
    let more = "<item><title>¦<a>¦<description><¦<item><enclosure url='a' type='video/mp4'/>¦<media:group><media:content url='x'/>¦\
        <x:a xmlns:x='http://a.example/'>¦<author><name>¦<item><category>a</category>¦<description>&lt;a ";
    for piece in [pieces(PIECES), pieces(more)].concat() {
        let text = format!("<rss><channel><item>{}", piece.repeat(30_000 / piece.len()));
        assert!(!read(&text).is_empty(), "{piece}");
    }
}

const PIECES: &str = "<rss>¦<channel>¦<item>¦</item>¦<feed xmlns='http://www.w3.org/2005/Atom'>¦<entry>¦</entry>¦<title>¦</title>¦<title/>¦text ¦\
    &amp;¦&¦<b>¦<link>http://a.example/</link>¦<link href='/x'/>¦<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>¦<![CDATA[¦]]>¦\
    <content type='xhtml'><div>¦</div></content>¦<media:group>¦<media:content url='v.mp4'>¦<enclosure url=\"¦\"/>¦<author><name>A¦\
    <source>¦é¦<!DOCTYPE x [<!ENTITY a 'b'>]>¦&a;¦<!--¦-->¦<description>¦</description>¦{\"items\": [¦{\"title\": \"";

proptest! {
    #[test]
    fn any_pieces_of_a_feed_are_articles(file in mixture(pieces(PIECES))) {
        let text = String::from_utf8_lossy(&file);
        let _ = super::sniff(&text);
        hold(&read(&text))?;
    }
}
