//! The search language as tables: typed to tree, typed to mistakes, query and article to an answer.

use std::borrow::Cow;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::find::fold;

fn outline(node: &Node) -> String {
    let list = |nodes: &[Node]| nodes.iter().map(outline).collect::<Vec<_>>().join(" ");
    match node {
        Node::Text(term) => format!("{term:?}"),
        Node::Field(field, term) => format!("{field:?}:{term:?}"),
        Node::Near { left, right, within } => format!("Near{within}[{left:?} {right:?}]"),
        Node::Not(node) => format!("Not[{}]", outline(node)),
        Node::And(nodes) => format!("And[{}]", list(nodes)),
        Node::Or(nodes) => format!("Or[{}]", list(nodes)),
        Node::Date(_) | Node::Words(_) | Node::Has(_) | Node::Is(_) => format!("{node:?}"),
    }
}

fn trees(queries: &[&str], read: fn(&str) -> Query, expected: &Expect) {
    let line = |typed: &&str| format!("{typed} → {}\n", read(typed).root.as_ref().map_or("nothing".to_owned(), outline));
    expected.assert_eq(&queries.iter().map(line).collect::<String>());
}

fn mistakes(queries: &[&str], expected: &Expect) {
    let mut lines = String::new();
    for typed in queries {
        for (range, mistake) in parse(typed).mistakes {
            lines += &format!("{typed} → [{}] {mistake}\n", &typed[range]);
        }
    }
    expected.assert_eq(&lines);
}

#[test]
fn words_and_signs_make_trees() {
    let queries = [
        "",
        "train",
        "train tram",
        "\"a b\"",
        "« a b »",
        "-tram",
        "-(a b)",
        "a OR b",
        "a b OR c d",
        "a (b c) OR d",
        "wor*",
        "word~",
        "/colou?r/",
        "budget near/5 cut",
        "a near/2 b near/3 c",
        "a NEAR/1 \"b c\"",
        "12:30",
        "https://a.b/c",
        "C++, mot !",
        "Paris - Lyon",
        "near by",
    ];
    trees(&queries, parse, &expect![[r#""#]]);
}

#[test]
fn fields_make_trees() {
    let queries = [
        "title:train",
        "titre:\"a b\"",
        "-tag:x*",
        "path:src/a~.md",
        "lang:fr",
        "date:2018-10..2018-12",
        "after:7d",
        "avant:2018",
        "has:video",
        "a:citation",
        "est:non-lu",
        "is:starred",
        "words:>800",
        "mots:200..400",
        "said:\"a b\"",
        "qui:Dupont",
        "étiquette:x",
    ];
    trees(&queries, parse, &expect![[r#""#]]);
}

#[test]
fn the_last_word_goes_on_while_typing() {
    trees(&["tra", "a tra", "tra ", "\"a tr", "\"a tr\"", "title:tr", "(a tr", "tra OR", "tr~"], parse_typing, &expect![[r#""#]]);
    for typed in ["\"a tr", "(a", "a OR", "title:", "/(a", "date:20", "a near/", "is:un"] {
        assert_eq!(parse_typing(typed).mistakes, [], "{typed}");
        assert_ne!(parse(typed).mistakes, [], "{typed}");
    }
}

#[test]
fn mistakes_stand_where_they_are_and_name_the_way_out() {
    let queries = [
        "a \"b c",
        "\"\"",
        "(a",
        "a) b",
        "()",
        "OR a",
        "a OR",
        "a OR OR b",
        "a AND b",
        "a near/5",
        "near/5 a",
        "a near/0 b",
        "/(a/",
        "//",
        "/a",
        "w*rd",
        "*",
        "~",
        "titel:a",
        "-titel:\"a b\"",
        "writer:a",
        "title: a",
        "date:13/11",
        "date:2018..2017",
        "words:many",
        "has:sound",
        "is:old",
        "is:/a/",
        "lang:a~",
    ];
    mistakes(&queries, &expect![[r#""#]]);
}

#[test]
fn what_can_be_understood_still_searches() {
    let queries = ["a \"b c", "a) b", "(a b", "a OR", "titel:a b", "writer:a b", "a w*rd", "/(a/ b", "date:x b", "near/5 a", "a AND b"];
    trees(&queries, parse, &expect![[r#""#]]);
}

#[test]
fn depth_and_length_are_limited() {
    let deep = format!("{}a{}", "(".repeat(1000), ")".repeat(1000));
    let query = parse(&deep);
    assert_eq!(query.root, Some(Node::Text(Term::Word("a".to_owned()))));
    assert_eq!(query.mistakes, [(64..65, Mistake::DeepGroup { depth: 64 })]);
    let nested = "-(a (b OR ".repeat(400);
    assert!(parse(&nested).plan(day()).matches(&subject()) || !nested.is_empty());
    let long = "é ".repeat(100_000);
    assert_eq!(parse(&long).mistakes.last().unwrap().0, 4096..300_000);
    assert!(parse(&"/a/ ".repeat(100)).mistakes.contains(&(32..35, Mistake::TooManyRegexes { most: 8 })));
}

#[test]
fn needles_are_what_lights_up() {
    let query = parse("train \"a b\" -tram wor* title:x author:y (said:z OR train) /a+/ c near/2 d");
    assert_eq!(query.needles(), ["train", "a b", "wor", "x", "z", "/a+/", "c", "d"]);
}

struct Case {
    text: String,
    folded: String,
    authors: Vec<String>,
    tags: Vec<String>,
}

fn subject() -> Case {
    let text =
        "Le tramway de Lyon\nLe maire a coupé le budget des transports, hier soir. « Nous roulerons », dit Anne Morel. 東京の天気 wrapped";
    Case { text: text.to_owned(), folded: fold(text), authors: vec!["@morel75".to_owned()], tags: vec!["city life".to_owned()] }
}

fn day() -> Date {
    Date::new(2018, 11, 13).unwrap()
}

impl Subject for Case {
    fn folded_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.folded)
    }
    fn original_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.text)
    }
    fn title(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }
    fn authors(&self) -> &[String] {
        &self.authors
    }
    fn tags(&self) -> &[String] {
        &self.tags
    }
    fn source(&self) -> Option<&str> {
        Some("The Daily")
    }
    fn section(&self) -> Option<&str> {
        None
    }
    fn lang(&self) -> Option<&str> {
        Some("fr-CA")
    }
    fn format(&self) -> &'static str {
        "markdown"
    }
    fn path(&self) -> Cow<'_, str> {
        Cow::Borrowed("press/2018/tram.md")
    }
    fn date(&self) -> Option<Date> {
        day().at(9, 0, 0)
    }
    fn words(&self) -> usize {
        455
    }
    fn has(&self, feature: Feature) -> bool {
        feature == Feature::Quote
    }
    fn is(&self, status: Status) -> bool {
        status == Status::Unread
    }
    fn quotations(&self) -> Vec<Quotation<'_>> {
        let quotation = |text, speaker: Option<&'static str>| Quotation { text: Cow::Borrowed(text), speaker: speaker.map(Cow::Borrowed) };
        vec![quotation("Nous roulerons", Some("Anne Morel")), quotation("le budget", None)]
    }
}

#[test]
fn what_is_asked_for_is_found() {
    for typed in [
        "",
        "TRAMWAY",
        "budget maire",
        "\"le budget\"",
        "«  le maire »",
        "-metro",
        "metro OR tramway",
        "tram*",
        "tranway~",
        "/tram\\w+ de/",
        "maire near/3 budget",
        "budget near/3 maire",
        "transports hier near/1 soir",
        "天気",
        "title:lyon",
        "-title:maire",
        "author:morel75",
        "author:@morel75",
        "tag:\"city life\"",
        "source:daily",
        "lang:fr",
        "langue:fr-ca",
        "format:markdown",
        "format:md",
        "path:2018/tram",
        "date:2018",
        "date:2018-11-13",
        "date:today",
        "date:7d",
        "after:2018-11-13",
        "before:2019",
        "-before:2018-11-13",
        "after:yesterday",
        "has:quote",
        "-has:video",
        "is:unread",
        "est:non-lu",
        "words:>400",
        "words:400..500",
        "said:roulerons",
        "speaker:morel",
        "said:roulerons speaker:morel",
        "coupé",
        "COUPÉ",
        "maire,",
        "(metro OR (lyon -bus)) budget",
    ] {
        assert!(parse(typed).matches(&subject(), day()), "{typed}");
    }
}

#[test]
fn what_is_not_asked_for_is_not_found() {
    for typed in [
        "tram",
        "metro",
        "tramway metro",
        "\"budget le\"",
        "-tramway",
        "rap*",
        "tranwai~",
        "/^tram/",
        "maire near/2 budget",
        "lyon near/1 lyon",
        "title:maire",
        "author:morel",
        "tag:lif",
        "section:x",
        "lang:f",
        "lang:en",
        "format:html",
        "path:2019",
        "date:2017",
        "after:2018-11-14",
        "before:2018-11-13",
        "before:2018",
        "has:video",
        "is:read",
        "words:<455",
        "said:tramway",
        "speaker:paul",
        "said:budget speaker:morel",
        "màire",
        "-(lyon OR metro)",
    ] {
        assert!(!parse(typed).matches(&subject(), day()), "{typed}");
    }
    assert!(parse_typing("lyon tram").matches(&subject(), day()));
}

#[test]
fn plain_words_are_fast() {
    let filler = "la ville annonce une mesure nouvelle pour les quartiers du nord et du sud ".repeat(41);
    let cases: Vec<Case> =
        (0..10_000).map(|_| Case { text: filler.clone(), folded: filler.clone(), authors: vec![], tags: vec![] }).collect();
    for typed in ["tramway", "quartiers nord", "ville tramway", "mesures", "nouvelle*", "a"] {
        let plan = parse(typed).plan(day());
        let start = std::time::Instant::now();
        let found = cases.iter().filter(|case| plan.matches(*case)).count();
        println!("{typed}: {found} in {:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn any_text_parses(typed in r#"([a-c é"«»()*~/:.<>=-]|OR |near/3|title:|date:|words:|said:|東|\PC){0,60}"#) {
        for query in [parse(&typed), parse_typing(&typed)] {
            for (range, _) in &query.mistakes {
                prop_assert!(typed.get(range.clone()).is_some());
            }
            let plan = query.plan(day());
            plan.matches(&subject());
            query.needles();
        }
    }
}
