//! The meaning of queries, as tables of articles found and not found.

use std::borrow::Cow;

use proptest::prelude::*;

use crate::article::{Date, Quotation};
use crate::find::{every_in_title, fold};
use crate::query::{Feature, Node, Status, Subject, Term, parse, parse_typing};

struct Case {
    text: String,
    folded: String,
    authors: Vec<String>,
    tags: Vec<String>,
}

impl Case {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), folded: fold(text), authors: Vec::new(), tags: Vec::new() }
    }
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
        let quotation = |text, speaker: Option<&'static str>| Quotation {
            text: Cow::Borrowed(text),
            speaker: speaker.map(Cow::Borrowed),
            ..Quotation::default()
        };
        vec![quotation("Nous roulerons", Some("Anne Morel")), quotation("le budget", None)]
    }
}

#[test]
fn a_quotation_matches_by_its_own_words_and_speaker() {
    let found = |typed: &str| {
        let plan = parse(typed).plan(day());
        let text = |quotation: &Quotation<'_>| quotation.text.clone().into_owned();
        let article = subject();
        let all = article.quotations();
        all.iter().filter(|one| plan.matches_quotation(&article, one)).map(text).collect::<Vec<_>>().join(" | ")
    };
    let (first, second) = ("Nous roulerons", "le budget");
    for (typed, expected) in [
        ("", "Nous roulerons | le budget"),
        ("budget", second),
        ("roul*", first),
        ("morel", first),
        ("\"roulerons anne\"", ""),
        ("roulerons near/5 budget", ""),
        ("-budget", first),
        ("said:budget", second),
        ("speaker:morel", first),
        ("speaker:morel said:budget", ""),
        ("budget OR speaker:anne", "Nous roulerons | le budget"),
        ("title:lyon lang:fr budget", second),
        ("title:paris budget", ""),
    ] {
        assert_eq!(found(typed), expected, "{typed}");
    }
}

#[test]
fn matching_queries_find_the_article() {
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
        "maire near/4 budget",
        "budget near/4 maire",
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
fn other_queries_do_not_find_the_article() {
    for typed in [
        "tram",
        "metro",
        "tramway metro",
        "\"budget le\"",
        "-tramway",
        "rap*",
        "tranwai~",
        "/^tram/",
        "maire near/3 budget",
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
fn every_hyphen_and_dash_is_the_same_and_an_accented_letter_is_itself() {
    let found = |typed: &str, text: &str| parse(typed).matches(&Case::of(text), day());
    for dash in ['-', '\u{2010}', '\u{2011}', '–', '—'] {
        for words in ["thé café", "été indien", "blessé là", "the cafe"] {
            let (typed, text) = (words.replace(' ', "-"), format!("Le {}.", words.replace(' ', &dash.to_string())));
            assert!(found(&typed, &text), "{typed} in {text}");
        }
    }
    assert!(found("soren", "Søren") && !found("søren", "Soren"));
    assert!(!found("thé-café", "the-cafe") && found("oeuvre l'a", "l’a œuvre"));
    assert!(!found("\"one two\"", "one\u{1e}two") && found("\"one two\"", "one\ntwo"));
}

proptest! {
    #[test]
    fn any_query_can_be_held_against_an_article(typed in r#"([a-c é"«()*~/-]|OR |near/3 |title:|said:|le|maire|東|\PC){0,40}"#) {
        for query in [parse(&typed), parse_typing(&typed)] {
            query.plan(day()).matches(&subject());
        }
    }

    #[test]
    fn the_list_and_the_reader_agree(text in crate::find::tests::texts(), typed in crate::find::tests::texts()) {
        for typed in [typed.clone(), format!("\"{typed}\"")] {
            for query in [parse(&typed), parse_typing(&typed)] {
                let Some(Node::Text(Term::Word(_) | Term::Phrase(_) | Term::Prefix(_) | Term::Regex(_))) = query.root else { continue };
                let needles = query.needles();
                if needles.is_empty() {
                    continue;
                }
                let listed = query.matches(&Case::of(&text), day());
                let lit = !every_in_title(&needles, &text).is_empty();
                prop_assert_eq!(listed, lit, "{:?} in {:?}", typed, text);
            }
        }
    }
}
