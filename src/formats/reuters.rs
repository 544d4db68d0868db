//! Stories of Reuters in SGML, many in a file: headline, day, subjects, dateline and a text whose paragraphs begin set in.

use super::html::{self, entity};
use super::{ArticleSet, Source, byline, dates, language, markdown, text};
use crate::article::Builder;

/// Number of bytes of a story examined to detect its language.
const SAMPLE: usize = 4000;

/// Columns that the first line of a paragraph is set in.
const SET_IN: usize = 3;

/// A line of so many columns was broken by a program.
const WIDE: usize = 40;

/// Whether a text is such a file.
pub(crate) fn sniff(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("<REUTERS ") || text.starts_with("<!DOCTYPE lewis")
}

/// Hands `article_set` the stories.
pub(crate) fn parse(source: &Source<'_>, article_set: &mut ArticleSet) {
    let mut stories = source.text.split("<REUTERS ");
    let head = stories.next().unwrap_or_default();
    let mut stories = stories.peekable();
    if stories.peek().is_none() {
        // Another file in SGML: its words.
        return article_set.article(|builder| {
            html::fragment(head, None, builder);
            markdown::name::fill_meta(source.name, builder);
        });
    }
    article_set.hold_several();
    let mut line = 1 + lines(head);
    while let Some(story) = stories.next() {
        if article_set.is_full() {
            return article_set.leave_out(1 + stories.count());
        }
        article_set.article(|builder| write(story, line, builder));
        line += lines(story);
    }
}

/// Number of line ends in `text`.
fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn write(story: &str, line: usize, builder: &mut Builder) {
    let field = |name: &str| element(story, name).map(|(_, words)| plain(words)).filter(|words| !words.is_empty());
    let meta = &mut builder.meta;
    meta.title = field("TITLE").unwrap_or_default();
    meta.source = Some("Reuters".to_owned());
    // Fractions of seconds follow the time.
    meta.date = field("DATE").and_then(|date| dates::read(date.split('.').next().unwrap_or_default(), Some("en")));
    meta.authors = field("AUTHOR")
        .map(|author| byline::field::people(author.trim_start_matches("by ").trim_end_matches(", Reuters")))
        .unwrap_or_default();
    meta.place = field("DATELINE").and_then(|line| line.split_once(',').map(|(place, _)| place.trim().to_owned()));
    meta.tags = ["TOPICS", "PLACES"].iter().filter_map(|list| element(story, list)).flat_map(|(_, list)| items(list)).collect();
    // A story that was not worked on has all its words in one element.
    let Some((start, body)) = element(story, "BODY").or_else(|| element(story, "TEXT")) else { return };
    let first = line + lines(&story[..start]);
    let body = entity::decode(body);
    let mut shown = String::with_capacity(body.len());
    let mut width = 0;
    for line in body.lines().filter(|line| !line.trim().trim_matches('\u{3}').eq_ignore_ascii_case("reuter")) {
        let words = line.trim_matches(['\u{2}', '\u{3}', ' ']);
        let joint = match line.len() - line.trim_start().len() {
            SET_IN.. => "\n\n",
            _ if width >= WIDE && !words.is_empty() => " ",
            _ => "\n",
        };
        shown.push_str(joint);
        shown.push_str(words);
        width = words.chars().count();
    }
    language::set(&shown[..shown.floor_char_boundary(SAMPLE)], builder);
    builder.forget_lines();
    text::body(&shown, first, builder);
}

/// What the element `name` holds, and where that begins.
fn element<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let open = text
        .match_indices('<')
        .map(|(at, _)| at + 1)
        .find(|at| text[*at..].strip_prefix(name).is_some_and(|rest| rest.starts_with(['>', ' '])))?;
    let start = open + text[open..].find('>')? + 1;
    let rest = &text[start..];
    let end = rest.match_indices("</").map(|(at, _)| at).find(|at| rest[at + 2..].starts_with(name));
    Some((start, &rest[..end.unwrap_or(rest.len())]))
}

/// The items of a list: `<D>grain</D><D>wheat</D>`.
fn items(list: &str) -> Vec<String> {
    list.split("<D>").skip(1).map(|item| plain(item.split("</D>").next().unwrap_or_default())).filter(|item| !item.is_empty()).collect()
}

fn plain(words: &str) -> String {
    entity::decode(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::formats::{parse, proptest_support};

    const STORY: &str = "<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>grain</D><D>fog</D></TOPICS>\n<TEXT>&#2;\n<TITLE>FOG &lt;AT&gt; SEA</TITLE>\n<DATELINE>    PORT CITY, Feb 26 - </DATELINE><BODY>The ferry left the quay of the northern harbour\nat noon.\n    Nobody was at the wheel.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n";

    #[test]
    fn each_story_is_an_article() {
        let articles = parse("a.sgm", format!("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n{STORY}{STORY}").into_bytes());
        assert_eq!(articles.len(), 2);
        let (article, meta) = (&articles[1], articles[1].meta());
        let said: Vec<_> =
            article.blocks().iter().filter(|block| block.kind.is_body()).map(|block| &article.text()[block.range.clone()]).collect();
        assert_eq!(said, ["The ferry left the quay of the northern harbour at noon.", "Nobody was at the wheel."]);
        assert_eq!(
            (meta.title.as_str(), meta.place.as_deref(), meta.tags.join(", ")),
            ("FOG <AT> SEA", Some("PORT CITY"), "grain, fog".into())
        );
        assert!(parse("a.sgm", b"<p>Fog</p>".to_vec())[0].text().ends_with("Fog"));
        assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("1987-02-26T15:01:01"));
    }

    proptest::proptest! {
        #[test]
        fn odd_files_are_articles_too(pieces in proptest::collection::vec(proptest::sample::select(&[
            "<REUTERS ", ">", "<TEXT>", "</TEXT>", "<BODY>", "<DATE>", "</", "<D>", "&#2;", "&lt;", "    x\n", "Reuter\n", "é",
        ][..]), 0..60)) {
            proptest_support::hold(&parse("a.sgm", format!("<REUTERS {}", pieces.concat()).into_bytes()))?;
        }
    }
}
