//! The search language as tables: input to tree, input to errors. The meaning of trees is tested in `meaning`.

use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

mod meaning;

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

/// The queries of a table whose lines say what each becomes, in order, each once.
fn queries(expected: &Expect) -> Vec<&str> {
    let mut queries: Vec<_> = expected.data().lines().filter_map(|line| Some(line.trim_start().rsplit_once('→')?.0)).collect();
    queries.dedup();
    queries.into_iter().map(|typed| typed.strip_suffix(' ').unwrap_or(typed)).collect()
}

fn trees(read: fn(&str) -> Query, expected: &Expect) {
    let line = |typed: &str| format!("{typed} → {}\n", read(typed).root.as_ref().map_or("nothing".to_owned(), outline));
    expected.assert_eq(&queries(expected).into_iter().map(line).collect::<String>());
}

#[test]
fn words_and_signs_make_trees() {
    trees(
        parse,
        &expect![[r#"
         → nothing
        train → Word("train")
        train tram → And[Word("train") Word("tram")]
        "a b" → Phrase("a b")
        « a b » → Phrase("a b")
        -tram → Not[Word("tram")]
        -(a b) → Not[And[Word("a") Word("b")]]
        a OR b → Or[Word("a") Word("b")]
        a b OR c d → And[Word("a") Or[Word("b") Word("c")] Word("d")]
        a (b c) OR d → And[Word("a") Or[And[Word("b") Word("c")] Word("d")]]
        wor* → Prefix("wor")
        word~ → Fuzzy("word")
        /colou?r/ → Regex("colou?r")
        budget near/5 cut → Near5[Word("budget") Word("cut")]
        a near/2 b near/3 c → And[Near2[Word("a") Word("b")] Near3[Word("b") Word("c")]]
        a NEAR/1 "b c" → Near1[Word("a") Phrase("b c")]
        12:30 → Word("12:30")
        https://a.b/c → Word("https://a.b/c")
        C++, mot ! → And[Word("C++") Word("mot")]
        Paris - Lyon → And[Word("Paris") Word("Lyon")]
        near by → And[Word("near") Word("by")]
    "#]],
    );
}

#[test]
fn fields_make_trees() {
    trees(
        parse,
        &expect![[r#"
        title:train → Title:Word("train")
        titre:"a b" → Title:Phrase("a b")
        -tag:x* → Not[Tag:Prefix("x")]
        path:src/a~.md → Path:Word("src/a~.md")
        lang:fr → Lang:Word("fr")
        date:2018-10..2018-12 → Date(Within(Some(Month(2018, 10)), Some(Month(2018, 12))))
        after:7d → Date(Within(Some(Ago(7, Day)), None))
        avant:2018 → Date(Before(Year(2018)))
        has:video → Has(Video)
        a:citation → Has(Quote)
        est:non-lu → Is(Unread)
        is:starred → Is(Starred)
        words:>800 → Words(801..=18446744073709551615)
        mots:200..400 → Words(200..=400)
        said:"a b" → Said:Phrase("a b")
        qui:Dupont → Speaker:Word("Dupont")
        étiquette:x → Tag:Word("x")
    "#]],
    );
}

#[test]
fn the_last_word_goes_on_while_typing() {
    trees(
        parse_typing,
        &expect![[r#"
        tra → Prefix("tra")
        a tra → And[Word("a") Prefix("tra")]
        tra  → Word("tra")
        "a tr → Prefix("a tr")
        "a tr" → Phrase("a tr")
        title:tr → Title:Prefix("tr")
        (a tr → And[Word("a") Prefix("tr")]
        tra OR → Word("tra")
        tr~ → Fuzzy("tr")
    "#]],
    );
    for typed in ["\"a tr", "(a", "a OR", "title:", "/(a", "date:20", "a near/", "is:un"] {
        assert_eq!(parse_typing(typed).mistakes, [], "{typed}");
        assert_ne!(parse(typed).mistakes, [], "{typed}");
    }
}

#[test]
fn an_entered_query_finds_what_was_shown() {
    for (typed, text) in [
        ("tra", "tra*"),
        ("a tra", "a tra*"),
        ("tra ", "tra "),
        ("tra*", "tra*"),
        ("\"a tr\"", "\"a tr\""),
        ("\"a tr", "\"a tr*\""),
        ("\"a tr ", "\"a tr \""),
        ("said:« a tr", "said:« a tr*\""),
        ("\"a *\"", "\"a *\""),
        ("/tr[ao]m", "/tr[ao]m/"),
        ("(a tr", "(a tr*)"),
        ("title:tr", "title:tr*"),
        ("tr~", "tr~"),
        ("is:unread", "is:unread"),
        ("date:20", "date:20"),
        ("", ""),
    ] {
        assert_eq!(entered(typed), text);
        if parse(text).mistakes.is_empty() {
            assert_eq!(parse(text).root, parse_typing(typed).root, "{typed}");
        }
    }
}

#[test]
fn mistakes_have_a_position_and_a_suggestion() {
    let expected = expect![[r#"
        a "b c → ["b c] unclosed phrase: add " after its last word
        "" → [""] empty quotation marks: add a word or remove them
        (a → [(a] unclosed (: add ) after the last word of the group
        a) b → [)] unmatched ): add ( before the first word of the group, or remove it
        () → [()] empty parentheses: add a word or remove them
        OR a → [OR] OR needs a term on both sides, as in train OR tram
        a OR → [OR] OR needs a term on both sides, as in train OR tram
        a OR OR b → [OR] OR needs a term on both sides, as in train OR tram
        a AND b → [AND] AND is not needed, all words must match; to search for the word, put it in quotation marks
        a near/5 → [near/5] near needs a word or phrase on both sides, as in budget near/5 cut
        near/5 a → [near/5] near needs a word or phrase on both sides, as in budget near/5 cut
        a near/0 b → [near/0] near takes a number of words from 1 to 1000, as in near/5
        /(a/ → [/(a/] invalid regular expression: unclosed group
        // → [//] empty regular expression: write one between the slashes, as in /colou?r/
        /a → [/a] unclosed regular expression: add a / at its end
        w*rd → [w*rd] * is allowed at the end of a word only, as in wor*
        * → [*] * is allowed at the end of a word only, as in wor*
        ~ → [~] ~ must follow a word, as in word~
        titel:a → [titel:] unknown field titel: – did you mean title:?
        -titel:"a b" → [titel:] unknown field titel: – did you mean title:?
        writer:a → [writer:] unknown field writer: – use quotation marks to search for the words, or title:, author:, source:, section:, tag:, date:
        title: a → [title:] title: needs a value right after the colon
        date:13/11 → [date:13/11] 13/11 is not a date: use 2018, 2018-11, 2018-11-13, 7d, 6m, yesterday or this-week, or a range with ..
        date:2018..2017 → [date:2018..2017] the range ends before it begins: swap its ends
        words:many → [words:many] many is not a word count: use >800, <800, >=800, <=800, =800 or 200..400
        has:sound → [has:sound] has: cannot be sound: use has:video, has:quote or has:image
        is:old → [is:old] is: cannot be old: use is:unread, is:read, is:starred or is:changed
        is:/a/ → [is:/a/] is: takes one plain word, without ~ or slashes
        lang:a~ → [lang:a~] lang: takes one plain word, without ~ or slashes
    "#]];
    let mut lines = String::new();
    for typed in queries(&expected) {
        for (range, mistake) in parse(typed).mistakes {
            writeln!(lines, "{typed} → [{}] {}", &typed[range], crate::words::Words::default().say(&mistake)).unwrap();
        }
    }
    expected.assert_eq(&lines);
}

#[test]
fn valid_parts_of_a_query_still_search() {
    trees(
        parse,
        &expect![[r#"
        a "b c → And[Word("a") Phrase("b c")]
        a) b → And[Word("a") Word("b")]
        (a b → And[Word("a") Word("b")]
        a OR → Word("a")
        titel:a b → And[Word("a") Word("b")]
        writer:a b → And[Word("writer:a") Word("b")]
        a w*rd → And[Word("a") Prefix("w")]
        /(a/ b → Word("b")
        date:x b → Word("b")
        near/5 a → Word("a")
        a AND b → And[Word("a") Word("b")]
    "#]],
    );
}

#[test]
fn depth_and_length_are_limited() {
    let deep = format!("{}a{}", "(".repeat(1000), ")".repeat(1000));
    let query = parse(&deep);
    assert_eq!(query.root, Some(Node::Text(Term::Word("a".to_owned()))));
    assert_eq!(query.mistakes, [(64..65, Mistake::DeepGroup { depth: 64 })]);
    let nested = "-(a (b OR ".repeat(400);
    parse(&nested).plan(Date::new(2018, 11, 13).unwrap());
    let long = "é ".repeat(100_000);
    assert_eq!(parse(&long).mistakes.last().unwrap().0, 4095..300_000);
    assert!(parse(&"/a/ ".repeat(100)).mistakes.contains(&(32..35, Mistake::TooManyRegexes { most: 8 })));
}

#[test]
fn needles_are_the_highlighted_words() {
    let query = parse("train \"a b\" -tram wor* title:x author:y (said:z OR train) /a+/ c near/2 d");
    assert_eq!(query.needles().iter().map(Needle::typed).collect::<Vec<_>>(), ["train", "a b", "wor", "x", "z", "/a+/", "c", "d"]);
}

proptest! {
    #[test]
    fn any_text_parses(typed in r#"([a-c é"«»()*~/:.<>=-]|OR |near/3|title:|date:|words:|said:|東|\PC){0,60}"#) {
        for query in [parse(&typed), parse_typing(&typed)] {
            for (range, _) in &query.mistakes {
                prop_assert!(typed.get(range.clone()).is_some());
            }
            query.plan(Date::new(2018, 11, 13).unwrap());
            query.needles();
        }
    }
}
