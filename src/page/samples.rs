//! Articles for tests: some written for a case, and random ones with every kind of block and the characters that are hard to lay out.

use std::sync::Arc;

use proptest::prelude::*;

use crate::article::{Article, BlockKind, Builder, Marker, Quote, QuoteKind, Role, Table};

use super::{Facts, Gutter, Ink, Page, Row, Setting};

/// A setting of `measure` columns, tables ten more, with Unicode and hyphens.
pub(super) fn setting(measure: u16) -> Setting {
    Setting { measure, room: measure + 10, hyphenate: true, ascii: false, gutter: Gutter::Within }
}

/// A page `measure` columns wide of the article that `write` writes, without facts.
pub(super) fn page(measure: u16, write: impl FnOnce(&mut Builder)) -> Page {
    let mut builder = Builder::new("test");
    write(&mut builder);
    Page::new(Arc::new(builder.finish()), Facts::default(), setting(measure))
}

pub(super) fn all(page: &mut Page) -> Vec<Row> {
    let top = page.top();
    page.rows(top, usize::MAX)
}

pub(super) fn written(page: &Page, row: &Row) -> String {
    let write = |ink: &Ink| match ink {
        Ink::Text(range) => page.article().text()[range.clone()].to_owned(),
        Ink::Added(text) => text.clone(),
    };
    row.pieces.iter().map(|piece| write(&piece.ink)).collect()
}

/// The text of the page, row by row; a closed heading shows how many blocks it hides.
pub(super) fn drawn(page: &mut Page) -> Vec<String> {
    let hides = |row: &Row| row.closed.as_ref().map(|hidden| format!(" +{}", hidden.blocks.len())).unwrap_or_default();
    all(page).iter().map(|row| written(page, row) + &hides(row)).collect()
}

/// Words and signs that layout finds hard: wide, composed, joined, invisible, French, long.
const WORDS: &[&str] = &[
    "a",
    "le",
    "kiosque",
    "l’intelligence",
    "instantanément",
    "«",
    "»",
    ":",
    "?",
    "%",
    "50",
    "€",
    "—",
    "peut-être",
    "日本語",
    "。",
    "「語」",
    "👩‍👧‍👦",
    "🇫🇷🇧🇪",
    "e\u{301}te\u{301}",
    "ก\u{e33}",
    "한국어",
    "\u{200b}",
    "x\u{200d}y",
    "https://example.org/un/chemin/long",
    "\u{a0}",
    "\u{202f}!",
    "שלום",
    "हिन्दी",
    "anticonstitutionnellement",
    "Zwölfboxkämpfer",
    "☎\u{fe0f}",
    "\u{3000}",
    "ﷺ",
];

/// Some text: words with spaces, none or line feeds between.
pub(super) fn text(words: usize) -> impl Strategy<Value = String> {
    let between = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n"), 1 => Just("   "), 1 => Just("\t")];
    let word = proptest::sample::select(WORDS);
    proptest::collection::vec((word, between), 0..words)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, between)| [word, between]).collect())
}

#[derive(Debug, Clone)]
struct Piece {
    kind: BlockKind,
    nest: (usize, usize),
    texts: Vec<String>,
    quote: bool,
}

fn kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        4 => Just(BlockKind::Paragraph),
        4 => (1_u8..=6).prop_map(|level| BlockKind::Heading { level }),
        2 => any::<bool>().prop_map(|done| BlockKind::ListItem { marker: Marker::Task(done) }),
        2 => (0_u64..2000).prop_map(|number| BlockKind::ListItem { marker: Marker::Number(number) }),
        1 => Just(BlockKind::Quote),
        1 => Just(BlockKind::PullQuote),
        1 => Just(BlockKind::Code { language: None }),
        2 => (0_usize..2).prop_map(|header_rows| BlockKind::Table(Box::new(Table { header_rows, ..Table::default() }))),
        1 => Just(BlockKind::Image { src: "i.png".into() }),
        1 => Just(BlockKind::Video { url: Some("https://example.org/v.mp4".into()) }),
        1 => Just(BlockKind::Caption),
        1 => Just(BlockKind::Rule),
        1 => Just(BlockKind::Transcript),
    ]
}

fn piece(words: usize) -> impl Strategy<Value = Piece> {
    (kind(), (0_usize..4, 0_usize..4), proptest::collection::vec(text(words), 1..7), any::<bool>())
        .prop_map(|(kind, nest, texts, quote)| Piece { kind, nest, texts, quote })
}

/// An article of up to `blocks` blocks of up to `words` words, with or without a title.
pub(super) fn article(blocks: usize, words: usize) -> impl Strategy<Value = Article> {
    let lang = proptest::sample::select(vec![Some("fr"), Some("de"), Some("hi"), None]);
    (proptest::collection::vec(piece(words), 0..blocks), any::<bool>(), lang).prop_map(|(pieces, titled, lang)| {
        let mut builder = Builder::new("test");
        if titled {
            builder.meta.title = "Une ville 日本 à la une".into();
            builder.meta.subtitle = Some("Et sa suite".into());
        }
        builder.meta.lang = lang.map(str::to_owned);
        let speech: Vec<bool> = pieces.iter().map(|piece| piece.quote).collect();
        for piece in pieces {
            build(&mut builder, piece);
        }
        let article = builder.finish();
        let quotes =
            article.blocks().iter().zip(speech).filter(|(_, speech)| *speech).map(|(block, _)| quote(block.range.clone())).collect();
        article.with_quotes(quotes)
    })
}

fn quote(range: std::ops::Range<usize>) -> Quote {
    Quote::new(range, QuoteKind::Direct, 1.0)
}

fn build(builder: &mut Builder, piece: Piece) {
    builder.nest(piece.nest.0, piece.nest.1);
    let is_table = matches!(piece.kind, BlockKind::Table(_));
    builder.begin(piece.kind, None);
    for (number, text) in piece.texts.iter().enumerate() {
        if is_table {
            builder.cell(number % 3 == 0);
        }
        let start = builder.position();
        builder.push(text);
        if number % 2 == 1 {
            builder.span(start, Role::Strong);
            builder.link(start, "https://example.org/");
        }
    }
    builder.end();
}
