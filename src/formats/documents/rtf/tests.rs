//! Tests of Rich Text.

use crate::article::{Article, BlockKind, Date};
use crate::formats::{parse, proptest_support};

fn read(text: &str) -> Article {
    parse("a.rtf", text.as_bytes().to_vec()).remove(0)
}

fn text(rtf: &str) -> String {
    let article = read(&format!("{{\\rtf1\\ansi{rtf}}}"));
    let blocks = article.blocks().iter().filter(|block| block.kind.is_body());
    blocks.map(|block| article.text()[block.range.clone()].to_owned()).collect::<Vec<_>>().join("|")
}

/// Paragraphs, so that none of those in question is taken for a title.
const ABOVE: &str = "This is a long line above the one that is looked at, so that it is no title.\\par ";

fn below(rtf: &str) -> String {
    text(&format!("{ABOVE}{rtf}")).split_once('|').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

#[test]
fn paragraphs_and_looks_are_read() {
    let article = read(&format!("{{\\rtf1\\ansi {ABOVE}The {{\\b tide}} turns\\line slowly.\\par\n}}"));
    assert_eq!(article.block_text(article.blocks().len() - 1), "The tide turns\nslowly.");
    assert_eq!((article.format(), article.spans().len()), ("rtf", 1));
}

#[test]
fn bytes_are_decoded_by_the_code_page_of_their_font() {
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}{\\f2\\fcharset128 Gothic;}{\\f3\\fcharset2 Symbol;}}";
    assert_eq!(below(&format!("{fonts}\\f0 caf\\'e9 \\f1 \\'ec\\'ee\\'f0\\'e5 \\f2\\'8d\\'60 \\f3\\'b7\\par")), "café море 港 •");
}

#[test]
fn characters_beyond_the_code_page_are_followed_by_substitutes() {
    assert_eq!(below("\\uc1 l\\u8217?a \\uc2 \\u-10179??\\u-8704?? \\uc0\\u233 t\\u233\\par"), "l’a 😀 été");
    assert_eq!(below("{\\uc0 \\u233}\\u232 ?b\\par"), "éèb");
}

#[test]
fn what_is_not_text_is_left_out() {
    let rtf =
        "{\\*\\generator Word;}{\\header Page 3}{\\pict\\pngblip 89504e47}{\\*\\unknown x}a{\\v hidden}{\\deleted old}b\\bin4 }}}}c\\par";
    assert_eq!(below(rtf), "abc");
}

#[test]
fn fields_headings_lists_and_footnotes_are_read() {
    let rtf = "{\\stylesheet{\\s1 heading 1;}{\\s2 Quote;}}\\s1 Night\\par\\pard\\plain {\\listtext 1.\\tab}One\\par{\\listtext\\'b7\\tab}Two\\par\\pard\\s2 Said.\\par\\pard
        See {\\field{\\*\\fldinst HYPERLINK \"https://example.org/a\"}{\\fldrslt the plan}}{\\footnote Which one.}.\\par";
    let article = read(&format!("{{\\rtf1{ABOVE}{rtf}}}"));
    let kinds: Vec<_> =
        article.blocks().iter().filter(|block| block.kind.is_body()).map(|block| block.kind.name().unwrap_or_default()).collect();
    assert_eq!(article.meta().title, "Night");
    assert_eq!(kinds, ["paragraph", "list_item", "list_item", "quote", "paragraph", "paragraph"]);
    assert_eq!((&*article.links()[0].url, article.links().len()), ("https://example.org/a", 1));
    assert!(article.text().ends_with("See the plan[1].\n[1] Which one."), "{}", article.text());
}

#[test]
fn tables_and_fields_of_the_file_are_read() {
    let rtf = "{\\info{\\title The tide}{\\author Ann Lee}{\\creatim\\yr2024\\mo5\\dy2\\hr8\\min30}}\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\intbl 1\\cell 2\\cell\\row\\pard End of it all.\\par";
    let article = read(&format!("{{\\rtf1{rtf}}}"));
    let meta = article.meta();
    assert_eq!(
        (meta.title.as_str(), &meta.authors[..], meta.date.map(Date::iso).as_deref()),
        ("The tide", &["Ann Lee".to_owned()][..], Some("2024-05-02T08:30:00"))
    );
    assert!(article.blocks().iter().any(|block| matches!(block.kind, BlockKind::Table(_))));
}

#[test]
fn hostile_files_end() {
    for piece in ["{", "}", "\\", "\\'", "\\u", "{\\*", "\\bin99999999 ", "{\\footnote ", "{\\field", "\\cell", "\\uc8\\u1", "\\par"] {
        let _ = read(&format!("{{\\rtf1 {}", piece.repeat(20_000)));
    }
}

proptest::proptest! {
    #[test]
    fn odd_files_are_articles_too(pieces in proptest::collection::vec(proptest::sample::select(&[
        "{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd", "\\intbl ", "\\u233?", "\\'e9", "{\\footnote ", "{\\*\\fldinst HYPERLINK \"a:b\"}", "{\\field", "{\\fonttbl{\\f1\\fcharset128 x;}}", "\\f1 ", "text ", "\\b ", "\\pard", "{\\listtext 1.}",
    ][..]), 0..60)) {
        proptest_support::hold(&parse("a.rtf", format!("{{\\rtf1 {}", pieces.concat()).into_bytes()))?;
    }
}
