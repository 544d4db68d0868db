//! Parsing of files: every case in `tests/formats` with its outline, `name.ext.outline`, and one case field by field.
//!
//! `press-release.docx` and `press-release.odt` were made of `press-release.fodt`, which is readable as it is, by `libreoffice --headless
//! --convert-to`.
//!
//! An outline has a line for each field that is known, then `-`, then a line for each block: its kind, its depth as indents, its
//! first words; after those, quotations, links, videos and notes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use expect_test::{expect, expect_file};
use kiosque::article::{Article, Block, BlockKind, Marker};
use kiosque::store::file;
use kiosque::words::Words;
use serde_json::Value;

use crate::driver::program;

/// The number of characters shown of a block.
const SHOWN: usize = 60;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

fn outline(article: &Article) -> String {
    let mut out = String::new();
    let meta = article.meta();
    let authors = meta.authors.join(", ");
    let tags = meta.tags.join(", ");
    let date = meta.date.map(kiosque::article::Date::iso);
    let updated = meta.updated.map(kiosque::article::Date::iso);
    let genres = meta.genres.join(", ");
    let urgency = meta.urgency.map(|urgency| urgency.to_string());
    let embargo = meta.embargo.map(|embargo| embargo.until().map_or_else(|| "open".to_owned(), kiosque::article::Date::iso));
    let lead = article.lead().map(|lead| start(article.block_text(lead)));
    for (name, value) in [
        ("id", meta.id.as_deref()),
        ("format", Some(article.format())),
        ("title", Some(meta.title.as_str())),
        ("subtitle", meta.subtitle.as_deref()),
        ("date", date.as_deref()),
        ("updated", updated.as_deref()),
        ("authors", Some(authors.as_str())),
        ("place", meta.place.as_deref()),
        ("tags", Some(tags.as_str())),
        ("lang", meta.lang.as_deref()),
        ("slugline", meta.slugline.as_deref()),
        ("genres", Some(genres.as_str())),
        ("urgency", urgency.as_deref()),
        ("version", meta.version.as_deref()),
        ("embargo", embargo.as_deref()),
        ("source", meta.source.as_deref()),
        ("section", meta.section.as_deref()),
        ("url", meta.url.as_deref()),
        ("lead", lead.as_deref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    out.push_str("-\n");
    article.blocks().iter().filter(|block| block.kind.is_body()).for_each(|block| block_line(article, block, &mut out));
    for quote in article.quotes() {
        let _ = writeln!(out, "quote {} {}: {}", quote.kind.name(), quote.level, start(&article.text()[quote.range.clone()]));
    }
    for link in article.links() {
        let _ = writeln!(out, "link {}: {} <{}>", link.kind.name(), start(&article.text()[link.range.clone()]), link.url);
    }
    for video in article.videos() {
        let at = video.start.map(|start| format!(" from {start} s")).unwrap_or_default();
        let _ = writeln!(out, "video {}{at}: {}", video.provider, video.url);
    }
    for note in article.diagnostics() {
        let _ = writeln!(out, "note: {}", Words::default().say(note));
    }
    out
}

fn block_line(article: &Article, block: &Block, out: &mut String) {
    let text = &article.text()[block.range.clone()];
    let kind = match &block.kind {
        BlockKind::Heading { level } => format!("heading {level}"),
        BlockKind::ListItem { marker: Marker::Bullet } => "item".to_owned(),
        BlockKind::ListItem { marker: Marker::Number(number) } => format!("item {number}"),
        BlockKind::ListItem { marker: Marker::Task(done) } => format!("item {}", if *done { "[x]" } else { "[ ]" }),
        BlockKind::Table(table) => format!("table of {} rows", table.rows.len()),
        BlockKind::Image { src } => format!("image {src}"),
        BlockKind::Video { url } => format!("video {}", url.as_deref().unwrap_or("without an address")),
        other => other.name().unwrap_or_default().to_owned(),
    };
    let line = block.line().map_or_else(|| "  - ".to_owned(), |line| format!("{line:3} "));
    let _ = writeln!(out, "{line}{}{}", "  ".repeat(usize::from(block.depth())), format!("{kind}: {}", start(text)).trim_end());
}

/// The beginning of a text, its line ends shown.
fn start(text: &str) -> String {
    let text = text.replace('\n', "⏎");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[test]
fn every_case_is_understood_as_its_outline_says() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending != "outline"));
    cases.sort();
    assert!(cases.len() > 20, "{}", cases.len());
    for path in cases {
        let articles = file::load(&path).unwrap();
        let outlines: Vec<String> = articles.iter().map(outline).collect();
        let expected = path.with_file_name(format!("{}.outline", path.file_name().unwrap().to_str().unwrap()));
        expect_file![expected].assert_eq(&outlines.join("---\n"));
    }
}

#[test]
fn every_outline_has_its_case() {
    for path in std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|ending| ending == "outline") {
            assert!(path.with_extension("").exists(), "{} outlines nothing", path.display());
        }
    }
}

/// Output of `show --json` for a case.
fn json(name: &str) -> Value {
    let out = program().args(["show", "--json"]).arg(folder().join(name)).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    assert_eq!(text.lines().count(), 1, "one object a line");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_page_saved_as_text_field_by_field() {
    let page = json("saved-page.txt");
    let fields: Vec<&str> = page.as_object().unwrap().keys().map(String::as_str).collect();
    expect!["authors blocks date embargo format genres id lang lead links minutes notes path quotes section slugline source subtitle tags title updated urgency url version videos words"].assert_eq(&fields.join(" "));
    assert!(page["path"].as_str().unwrap().ends_with("tests/formats/saved-page.txt"));
    assert_eq!(page["title"], "La coquille, quatre siècles de fautes bien imprimées");
    assert_eq!((&page["date"], &page["authors"]), (&"2019-11-08".into(), &vec!["@lecorrecteur"].into()));
    assert_eq!((&page["lang"], &page["format"], &page["url"]), (&"fr".into(), &"text".into(), &Value::Null));
    assert!(page["lead"].as_str().unwrap().starts_with("Un mot qui manque, et la Bible commande l'adultère."));
    let of = |kind: &str| -> Vec<String> {
        let blocks = page["blocks"].as_array().unwrap().iter().filter(|block| block["kind"] == kind);
        blocks.map(|block| block["text"].as_str().unwrap().chars().take(40).collect()).collect()
    };
    expect![[r#"
        [
            "Des remords en fin de volume",
            "\"Tu commettras l'adultère\"",
            "Les gestes du correcteur",
            "Ce qui a changé",
        ]
    "#]]
    .assert_debug_eq(&of("heading"));
    expect![[r#"
        [
            "un lecteur dit le texte à voix haute, po",
            "un autre suit sur l'épreuve, la plume le",
            "chaque faute reçoit un signe dans le tex",
            "l'épreuve redescend à l'atelier, où l'on",
        ]
    "#]]
    .assert_debug_eq(&of("list_item"));
    assert_eq!(of("paragraph").len(), 9);
    let quotes = page["quotes"].as_array().unwrap();
    let quotes: Vec<String> = quotes.iter().map(|quote| format!("{} {}", quote["kind"], quote["text"])).collect();
    expect![[r#"
        "direct" "\"Tu commettras l'adultère\""
        "direct" "\"Thou shalt commit adultery\""
        "direct" "\"Je ne me mêle ni d'orthographe, et ordonne seulement qu'ils suivent l'ancienne, ni de la ponctuation\""
        "title" "\"Essais\""
        "scare" "\"censé\""
        "scare" "\"sensé\""
        "scare" "\"plain\"""#]]
    .assert_eq(&quotes.join("\n"));
    assert_eq!((&page["links"], &page["videos"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    expect![[r#"["language detected from the text: French (99 %)","the text mentions a video but gives no URL"]"#]]
        .assert_eq(&page["notes"].to_string());
}

#[test]
fn offsets_of_quotations_count_characters_of_their_block() {
    let page = json("saved-page.txt");
    for quote in page["quotes"].as_array().unwrap() {
        let number = |field: &str| usize::try_from(quote[field].as_u64().unwrap()).unwrap();
        let text = page["blocks"][number("block")]["text"].as_str().unwrap();
        let cut: String = text.chars().skip(number("start")).take(number("end") - number("start")).collect();
        assert_eq!(quote["text"], cut);
    }
}
