//! `kiosque quotes`: which quotations are listed, in which forms, with and without an index; and their speakers.

use expect_test::expect;
use serde_json::Value;

use super::Place;

fn place() -> Place {
    Place::with(&[
        (
            "in/a.md",
            "---\ndate: 2020-03-01\nlang: en\nsource: The Gazette\nurl: https://gazette.example/a\nauthor: Jo Ek\n---\n\n# The budget\n\n\
             \"We will keep the night train running,\" said Ann Lee. The \"budget\" is small.\n\n\"The budget is too small for this town,\" Bo Ray added.\n",
        ),
        (
            "in/b.md",
            "---\ndate: 2021-03-01\nlang: en\n---\n\n# The town\n\n\"Every town needs a harbour,\" said Mayor Ann Lee, \
             \"and a market.\"\n\n\"Nobody asked us about the harbour,\" the harbour master said.\n",
        ),
        ("in/c.md", "---\ndate: 2022-03-01\nlang: en\n---\n\n# Silence\n\nNobody said a word.\n"),
    ])
}

fn out(place: &Place, arguments: &[&str]) -> String {
    let ended = place.run(&[&["quotes"], arguments].concat());
    assert_eq!((ended.status, ended.told.as_str()), (0, ""), "{}", ended.out);
    ended.out
}

#[test]
fn quotations_are_listed_one_a_line_with_and_without_an_index() {
    let place = place();
    let lines = out(&place, &["in"]);
    expect![[r#"
        Ann Lee	said	"We will keep the night train running,"	2020-03-01	in/a.md
        Bo Ray	added	"The budget is too small for this town,"	2020-03-01	in/a.md
        Mayor Ann Lee	said	"Every town needs a harbour,"	2021-03-01	in/b.md
        Mayor Ann Lee		"and a market."	2021-03-01	in/b.md
        the harbour master	said	"Nobody asked us about the harbour,"	2021-03-01	in/b.md
    "#]]
    .assert_eq(&lines);
    let by_date = out(&place, &["in", "--sort", "date"]);
    assert!(by_date.starts_with("Mayor Ann Lee\tsaid\t") || by_date.starts_with("Ann Lee\tsaid\t"), "{by_date}");
    assert_eq!(place.run(&["index", "in"]).status, 0);
    assert_eq!((out(&place, &["in"]), out(&place, &["in", "--sort", "date"])), (lines, by_date));
}

#[test]
fn a_quotation_is_listed_if_it_matches_itself() {
    let place = place();
    let texts = |arguments: &[&str]| {
        let text = out(&place, &[&["in"], arguments].concat());
        text.lines().map(|line| line.split('\t').nth(2).unwrap().trim_matches(['"', ',', '.'])).collect::<Vec<_>>().join(" | ")
    };
    for (query, expected) in [
        (&["budget"][..], "The budget is too small for this town"),
        (&["town"], "The budget is too small for this town | Every town needs a harbour"),
        (&["said:town", "title:budget"], "The budget is too small for this town"),
        (&["speaker:ray"], "The budget is too small for this town"),
        (&["harbour", "-speaker:ray"], "Every town needs a harbour | Nobody asked us about the harbour"),
        (&["--speaker", "bo ray"], "The budget is too small for this town"),
    ] {
        assert_eq!(texts(query), expected, "{query:?}");
    }
    assert_eq!(out(&place, &["in", "--speaker", "Ann Lee"]).lines().count(), 3);
    // What is left out is left out with its article.
    for nothing in [&["zebra"][..], &["harbour", "-speaker:lee"], &["--speaker", "nobody"], &["silence"], &["market night"]] {
        let ended = place.run(&[&["quotes", "in"], nothing].concat());
        assert_eq!((ended.status, ended.out.as_str()), (1, ""), "{nothing:?}");
    }
    assert_eq!(place.run(&["quotes", "in", "title:"]).status, 2);
    assert_eq!(place.run(&["quotes", "./missing.md"]).status, 2);
}

#[test]
fn quotations_have_their_source_in_every_form() {
    let place = place();
    let line = out(&place, &["in/a.md", "night", "--json"]);
    let object: Value = serde_json::from_str(&line).unwrap();
    for (field, expected) in [
        ("path", "in/a.md"),
        ("title", "The budget"),
        ("date", "2020-03-01"),
        ("source", "The Gazette"),
        ("url", "https://gazette.example/a"),
        ("speaker", "Ann Lee"),
        ("cue", "said"),
        ("text", "\"We will keep the night train running,\""),
    ] {
        assert_eq!(object[field], expected, "{field}");
    }
    expect![[r#"
        speaker,cue,text,date,title,authors,source,url,path
        Bo Ray,added,"""The budget is too small for this town,""",2020-03-01,The budget,Jo Ek,The Gazette,https://gazette.example/a,in/a.md
        Mayor Ann Lee,said,"""Every town needs a harbour,""",2021-03-01,The town,,,,in/b.md
        the harbour master,said,"""Nobody asked us about the harbour,""",2021-03-01,The town,,,,in/b.md
    "#]]
    .assert_eq(&out(&place, &["in", "small OR harbour", "--csv"]));
    expect![[r#"
        - “The budget is too small for this town,” — Bo Ray, [*The budget*](<https://gazette.example/a>), Jo Ek, The Gazette, 1 March 2020
        - “Every town needs a harbour,” — Mayor Ann Lee, *The town*, 1 March 2021, `in/b.md`
        - “Nobody asked us about the harbour,” — the harbour master, *The town*, 1 March 2021, `in/b.md`
    "#]]
    .assert_eq(&out(&place, &["in", "small OR harbour", "--markdown"]));
}

#[test]
fn speakers_are_counted_by_person() {
    let place = place();
    expect![[r#"
        Ann Lee	3	2	Mayor Ann Lee; Ann Lee
        Bo Ray	1	1	Bo Ray
        the harbour master	1	1	the harbour master
    "#]]
    .assert_eq(&out(&place, &["in", "--group", "speaker"]));
    expect![[r#"
        {"speaker":"Ann Lee","certain":true,"names":["Mayor Ann Lee","Ann Lee"],"quotations":3,"articles":2}
    "#]]
    .assert_eq(&out(&place, &["in", "--group", "speaker", "--json", "speaker:lee"]));
    expect![[r#"
        ## Ann Lee (3)

        - “We will keep the night train running,” — Ann Lee, [*The budget*](<https://gazette.example/a>), Jo Ek, The Gazette, 1 March 2020
        - “Every town needs a harbour,” — Mayor Ann Lee, *The town*, 1 March 2021, `in/b.md`
        - “and a market.” — Mayor Ann Lee, *The town*, 1 March 2021, `in/b.md`

    "#]]
    .assert_eq(&out(&place, &["in", "--group", "speaker", "--markdown", "--speaker", "lee"]));
}
