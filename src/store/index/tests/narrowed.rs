//! The index narrows, the plan decides: with the words of the index a query finds the same articles as without.

use proptest::prelude::*;

use super::*;
use crate::find::tests::texts;

/// Words that queries and articles share.
const WORDS: &[&str] = &[
    "été",
    "ete",
    "Étés",
    "l’eau",
    "cœur",
    "COEUR",
    "Straße",
    "strasse",
    "covid-19",
    "2018-11-13",
    "12,5",
    "@ann",
    "#news",
    "https://a.org/b?c=d",
    "東京都",
    "京都",
    "AIは",
    "한국어",
    "क्या",
    "ไทย",
    "naïve",
    "naive",
    "re\u{301}sume\u{301}",
    "cou\u{ad}pé",
    "ĳs",
    "ﬁn",
    "fin",
    "fine",
    "aujourd'hui",
    "c++",
    "—",
    "…",
    "a",
    "b",
    "c",
    "مرحبا",
    "كَتَبَ",
    "🗞",
    "e\u{301}",
    "un",
    "une",
    "x1",
    "1x",
];

/// A word that is longer than those in the index.
fn long() -> String {
    "longé".repeat(16)
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(WORDS).prop_map(str::to_owned),
        1 => Just(long()),
        1 => Just(long() + "s"),
        2 => texts(),
    ]
}

fn article() -> impl Strategy<Value = String> {
    let sentence =
        (proptest::collection::vec(word(), 1..9), proptest::sample::select(&[" ", " ", ", ", "-", "’", "\n\n", " « ", "” "][..]));
    let sentences = proptest::collection::vec(sentence.prop_map(|(words, between)| words.join(between)), 1..5);
    (sentences, word(), word()).prop_map(|(sentences, author, tag)| {
        let line = |text: &str| text.replace(['\n', '"', '\\', '\r'], " ");
        format!(
            "---\ntitle: \"{}\"\nauthor: \"{}\"\ntags: [\"{}\"]\n---\n\n“{}” he said.\n",
            line(&sentences[0]),
            line(&author),
            line(&tag),
            sentences.join("\n\n")
        )
    })
}

fn query() -> impl Strategy<Value = String> {
    let part = |word: String, count: usize| word.chars().take(count).collect::<String>();
    let leaf = prop_oneof![
        6 => word(),
        3 => (word(), 1usize..5).prop_map(move |(word, count)| part(word, count)),
        3 => (word(), 1usize..5).prop_map(move |(word, count)| part(word, count) + "*"),
        2 => word().prop_map(|word| format!("{word}~")),
        3 => proptest::collection::vec(word(), 1..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => proptest::collection::vec(word(), 1..4).prop_map(|words| format!("\"{}", words.join(" "))),
        1 => (word(), 1usize..4).prop_map(move |(word, count)| format!("/{}.?/", part(word, count))),
        2 => (word(), 0u8..5, word()).prop_map(|(one, within, other)| format!("{one} near/{within} {other}")),
        3 => (proptest::sample::select(&["title", "author", "tag", "said", "speaker", "path", "section"][..]), word()).prop_map(|(name, word)| format!("{name}:{word}")),
        1 => (word(), word()).prop_map(|(one, other)| format!("said:\"{one} {other}\"")),
        1 => proptest::sample::select(&["has:quote", "words:>5", "format:md", "is:unread", "date:2018"][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("{one} {other}")),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("{one} OR {other}")),
            inner.clone().prop_map(|one| format!("-({one})")),
            (inner.clone(), inner).prop_map(|(one, other)| format!("({one} -{other})")),
        ]
    })
}

/// The articles that a query finds.
fn found(catalogue: &mut Catalogue, query: &str, typing: bool) -> Vec<u32> {
    let request = ListRequest { generation: 1, query: query.to_owned(), typing, order: Order::Newest, rows: 0..0, anchor: None };
    catalogue.arrange(&request, Date::default(), &|| false);
    let mut found: Vec<u32> = catalogue.listed().map(|key| key.0).collect();
    found.sort_unstable();
    found
}

/// Whether the rows that a search shows first are the first of its list.
fn first_rows_are_the_first(catalogue: &mut Catalogue, query: &str, typing: bool) -> bool {
    [Order::Newest, Order::Title].into_iter().all(|order| {
        let request = ListRequest { generation: 1, query: query.to_owned(), typing, order, rows: 0..5, anchor: None };
        let mut first = None;
        let found = catalogue.search(&request, Date::default()).run(&|| false, &mut |rows| first = Some(rows));
        let mut listed = |found| {
            catalogue.install(found);
            catalogue.listed().collect::<Vec<_>>()
        };
        first.is_none_or(|first| {
            let (first, all) = (listed(first), found.map(&mut listed));
            !first.is_empty() && all.is_some_and(|all| all.starts_with(&first))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_query_finds_the_same_with_and_without_the_words_of_the_index(
        articles in proptest::collection::vec(article(), 1..12),
        later in proptest::collection::vec(article(), 0..3),
        queries in proptest::collection::vec(query(), 60),
    ) {
        let desk = Desk::new();
        let mut scanned = desk.catalogue();
        for (number, text) in articles.iter().enumerate() {
            fs::write(desk.path(&format!("{number}.md")), text).unwrap();
            desk.add(&mut scanned, &format!("{number}.md"), text);
        }
        save(&desk.place(), &mut desk.copy(&articles), None);
        let (mut narrowed, _) = loaded(&desk);
        for (number, text) in later.iter().enumerate() {
            for catalogue in [&mut scanned, &mut narrowed] {
                desk.add(catalogue, &format!("later{number}.md"), text);
            }
        }
        for query in &queries {
            for typing in [false, true] {
                prop_assert!(first_rows_are_the_first(&mut narrowed, query, typing), "{:?} in {:?} and {:?}", query, articles, later);
                prop_assert_eq!(found(&mut narrowed, query, typing), found(&mut scanned, query, typing), "{:?} in {:?} and {:?}", query, articles, later);
            }
        }
        prop_assert!(!narrowed.has_lost_words());
    }
}

impl Desk {
    fn copy(&self, articles: &[String]) -> Catalogue {
        let mut catalogue = self.catalogue();
        for (number, text) in articles.iter().enumerate() {
            self.add(&mut catalogue, &format!("{number}.md"), text);
        }
        catalogue
    }
}

/// The results of a few queries.
pub(super) fn found_by_words(catalogue: &mut Catalogue) -> Vec<Vec<u32>> {
    ["zebre", "oui", "mots", "\"a sentence of it\"", "word1*", "text -title", "words~", "w", "/w.rds/"]
        .map(|query| found(catalogue, query, false))
        .into()
}

#[test]
fn damaged_words_are_made_anew() {
    let desk = Desk::new();
    let mut catalogue = desk.filled();
    let basis = save(&desk.place(), &mut catalogue, None);
    let found = found_by_words(&mut catalogue);
    let spoil = || {
        let path = desk.place().words(desk.place().all_words().next().unwrap());
        let length = fs::metadata(&path).unwrap().len() as usize;
        // The header is still good.
        let mut bytes = fs::read(&path).unwrap();
        bytes[length / 3..].fill(0);
        fs::write(path, bytes).unwrap();
    };
    let draft = catalogue.draft();
    assert!(draft.inverted.is_right(&draft));
    spoil();
    assert!(!draft.inverted.is_right(&draft));
    assert_eq!(found_by_words(&mut catalogue), found);
    assert!(catalogue.has_lost_words() && catalogue.drop_damaged_words());
    let basis = save(&desk.place(), &mut catalogue, Some(basis));
    assert!(!catalogue.has_lost_words() && found_by_words(&mut catalogue) == found);
    // Nor does a missing file matter.
    fs::remove_file(desk.place().words(desk.place().all_words().next().unwrap())).unwrap();
    let (mut after, _) = loaded(&desk);
    assert!(after.has_lost_words() && found_by_words(&mut after) == found);
    save(&desk.place(), &mut after, Some(basis));
    assert!(!loaded(&desk).0.has_lost_words());
}

#[test]
fn words_follow_what_changes() {
    let desk = Desk::new();
    let mut catalogue = desk.catalogue();
    for number in 0..40 {
        desk.add(&mut catalogue, &format!("{number}.md"), &format!("# T{number}\n\nshared word{number} of all"));
    }
    let mut basis = save(&desk.place(), &mut catalogue, None);
    for step in 0..20u8 {
        let name = format!("{step}.md");
        let stamp = Stamp { size: 9, modified: 9 + i64::from(step), changed: 9, inode: 9, sidecars: 0 };
        catalogue.observe(vec![FileObservation::File { path: desk.path(&name), stamp: Some(stamp), fresh: false }]);
        read(&mut catalogue, &name, &format!("# T\n\nshared changed{step} of all"), 9 + i64::from(step));
        catalogue.observe(vec![FileObservation::Gone(desk.path(&format!("{}.md", 39 - step)))]);
        let expected = |catalogue: &mut Catalogue| {
            let one = |query: String| found(catalogue, &query, false).len();
            [
                format!("changed{step}"),
                format!("word{step}"),
                format!("word{}", 39 - step),
                "shared".into(),
                "chang*".into(),
                "\"of all\"".into(),
            ]
            .map(one)
        };
        let right = [1, 0, 0, 39 - step, 1 + step, 39 - step].map(usize::from);
        assert_eq!(expected(&mut catalogue), right, "before saving {step}");
        basis = save(&desk.place(), &mut catalogue, Some(basis));
        assert_eq!((expected(&mut catalogue), expected(&mut loaded(&desk).0)), (right, right), "after saving {step}");
        assert!(desk.place().all_words().count() < 6);
        let draft = loaded(&desk).0.draft();
        assert!(draft.inverted.is_right(&draft));
    }
}
