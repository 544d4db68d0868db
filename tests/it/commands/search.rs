//! `kiosque search`: hits with passages in any order and form, counts, many queries at once; and lists in the order of paths.

use std::io::{BufRead, BufReader};

use expect_test::expect;
use serde_json::Value;

use super::Place;

fn place() -> Place {
    let filler = "Nothing else of note was said that day. ".repeat(30);
    Place::with(&[
        ("in/c.md", "---\ndate: 2019-03-01\nauthor: Ann Noun\n---\n\n# A new harbour bridge\n\nThe bridge, \"at last\", of the harbour.\n"),
        (
            "in/b.md",
            &format!("---\ndate: 2020-03-01\n---\n\n# The town\n\n{filler}\n\nThe harbour. {filler}\n\nThe harbour bridge is closed.\n"),
        ),
        ("in/a.md", &format!("---\ndate: 2026-03-01\n---\n\n# Notes of a day\n\n{filler}\n\nThe harbour. {filler}\n\nA bridge.\n")),
        ("in/d.md", "---\ndate: 2026-02-01\n---\n\n# A market\n\nFish.\n"),
        (
            "in/feed.xml",
            "<rss version=\"2.0\"><channel><item><title>Bridge one</title><guid>x</guid><description>Text.</description></item>\
             <item><title>Two</title><guid>y</guid><description>A bridge.</description></item></channel></rss>",
        ),
    ])
}

/// The paths of the hits.
fn paths(place: &Place, arguments: &[&str]) -> String {
    let ended = place.run(&[&["search"], arguments].concat());
    assert_eq!((ended.status, ended.told.as_str()), (0, ""), "{}", ended.out);
    ended.out.lines().map(|line| line.split('\t').nth(3).unwrap().trim_start_matches("in/")).collect::<Vec<_>>().join(" ")
}

#[test]
fn hits_are_in_the_order_asked_for_the_most_relevant_first() {
    let place = place();
    let of = |arguments: &[&str]| paths(&place, arguments);
    assert_eq!(of(&["harbour bridge", "in"]), "c.md b.md a.md");
    for (sort, expected) in [
        ("relevance", "c.md b.md a.md"),
        ("date", "a.md b.md c.md"),
        ("newest", "a.md b.md c.md"),
        ("oldest", "c.md b.md a.md"),
        ("title", "c.md a.md b.md"),
        ("author", "c.md a.md b.md"),
        ("path", "a.md b.md c.md"),
    ] {
        assert_eq!(of(&["harbour bridge", "in", "--sort", sort]), expected, "{sort}");
    }
    assert_eq!(of(&["harbour bridge", "in", "--limit", "2"]), "c.md b.md");
    assert_eq!(of(&["bridge", "in", "--sort", "path", "--limit", "4"]), "a.md b.md c.md feed.xml#x");
    assert_eq!(of(&["bridge -harbour", "in"]), "feed.xml#x feed.xml#y");
    assert_eq!(of(&["-bridge", "in"]), "d.md");
    assert_eq!(of(&["bridge", "in/feed.xml#y", "in/d.md"]), "feed.xml#y");
    assert_eq!(of(&["is:unread harbour", "in", "--sort", "path"]), "a.md b.md c.md");
    // The same with an index, and with files that it does not know.
    assert_eq!(place.run(&["index", "in"]).status, 0);
    std::fs::write(place.folder.path().join("in/aa.md"), "# Bridge\n\nA harbour bridge.\n").unwrap();
    assert_eq!(of(&["harbour bridge", "in"]), "c.md aa.md b.md a.md");
    assert_eq!(of(&["harbour bridge", "in", "--sort", "path"]), "a.md aa.md b.md c.md");
}

#[test]
fn a_hit_has_its_best_passage_and_the_number_of_matches() {
    let place = place();
    let ended = place.run(&["search", "harbour bridge", "in", "--limit", "2"]);
    expect![[r#"
        2019-03-01	A new harbour bridge	Ann Noun	in/c.md	4	The bridge, "at last", of the harbour.
        2020-03-01	The town		in/b.md	3	The harbour bridge is closed.
    "#]]
    .assert_eq(&ended.out);
    let ended = place.run(&["search", "harbour bridge", "in/b.md", "--json"]);
    let hit: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&hit["path"], &hit["title"], &hit["matches"]), (&"in/b.md".into(), &"The town".into(), &3.into()));
    expect![[
        r#"{"block":2,"end":29,"matches":[{"end":11,"start":4},{"end":18,"start":12}],"start":0,"text":"The harbour bridge is closed."}"#
    ]]
    .assert_eq(&hit["passage"].to_string());
    // A search without words, and one whose words are all in the title, have no passage.
    assert_eq!(place.run(&["search", "author:ann", "in"]).out, "2019-03-01\tA new harbour bridge\tAnn Noun\tin/c.md\t0\t\n");
    let ended = place.run(&["search", "market", "in", "--json"]);
    let hit: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&hit["matches"], &hit["passage"]), (&1.into(), &Value::Null));
}

#[test]
fn the_exit_status_says_whether_anything_was_found() {
    let place = place();
    let run = |arguments: &[&str]| {
        let ended = place.run(arguments);
        (ended.status, ended.out, ended.told)
    };
    assert_eq!(run(&["search", "zebra", "in"]), (1, String::new(), String::new()));
    assert_eq!(run(&["search", "zebra", "in", "--count"]), (1, "0\n".into(), String::new()));
    assert_eq!(run(&["search", "bridge", "in", "--count"]), (0, "5\n".into(), String::new()));
    assert_eq!(run(&["search", "bridge", "in", "--count", "--json"]).1, "{\"query\":\"bridge\",\"articles\":5}\n");
    let (status, out, told) = run(&["search", "bridge (", "in"]);
    assert_eq!((status, out.as_str()), (2, ""), "{told}");
    assert!(told.starts_with("kiosque: "), "{told}");
    assert_eq!(run(&["search", "bridge", "none"]).0, 2);
    assert_eq!(run(&["search"]).0, 2);
    let (status, out, told) = run(&["search", "has:video", "in", "--sort", "relevance"]);
    assert_eq!(
        (status, out.as_str(), told.as_str()),
        (1, "", "kiosque: the search has no words to weigh; the newest articles come first\n")
    );
}

#[test]
fn many_queries_make_a_table() {
    let place = place();
    std::fs::write(place.folder.path().join("queries"), "harbour bridge\n\nzebra\n\"at last\"\n").unwrap();
    let batch = |more: &[&str]| {
        let ended = place.run(&[&["search", "--batch", "queries", "in"], more].concat());
        assert_eq!((ended.status, ended.told.as_str()), (0, ""));
        ended.out
    };
    expect![[r#"
        query,rank,date,title,authors,path,matches,passage
        harbour bridge,1,2019-03-01,A new harbour bridge,Ann Noun,in/c.md,4,"The bridge, ""at last"", of the harbour."
        harbour bridge,2,2020-03-01,The town,,in/b.md,3,The harbour bridge is closed.
        """at last""",1,2019-03-01,A new harbour bridge,Ann Noun,in/c.md,1,"The bridge, ""at last"", of the harbour."
    "#]]
    .assert_eq(&batch(&["--csv", "--limit", "2"]));
    assert_eq!(batch(&["--csv", "--count"]), "query,articles\nharbour bridge,3\nzebra,0\n\"\"\"at last\"\"\",1\n");
    assert_eq!(batch(&["--count"]), "harbour bridge\t3\nzebra\t0\n\"at last\"\t1\n");
    let rows: Vec<Value> = batch(&["--json", "--sort", "path"]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let row = |row: &Value| format!("{} {} {}", row["query"].as_str().unwrap(), row["rank"], row["path"].as_str().unwrap());
    assert_eq!(
        rows.iter().map(row).collect::<Vec<_>>(),
        ["harbour bridge 1 in/a.md", "harbour bridge 2 in/b.md", "harbour bridge 3 in/c.md", "\"at last\" 1 in/c.md"]
    );
    // From standard input; a mistake in any line, and nothing is printed.
    let ended = place.run_with(&["search", "--batch", "-", "in", "--count"], b"zebra\n");
    assert_eq!((ended.status, ended.out.as_str()), (1, "zebra\t0\n"));
    let ended = place.run_with(&["search", "--batch", "-", "in"], b"bridge\nbridge (\n");
    assert_eq!((ended.status, ended.out.as_str()), (2, ""));
    assert!(ended.told.starts_with("kiosque: -:2: "), "{}", ended.told);
    assert_eq!(place.run(&["search", "bridge", "in", "--csv"]).status, 2);
}

#[test]
fn a_list_by_path_begins_while_files_are_read() {
    let place = Place::with(&[]);
    for number in 0..3000 {
        std::fs::write(place.folder.path().join(format!("{number:04}.md")), format!("# Title {number}\n\nA bridge.\n")).unwrap();
    }
    for command in
        [&["list", ".", "--sort", "path"][..], &["list", ".", "--sort", "path", "--json"], &["search", "bridge", ".", "--sort", "path"]]
    {
        let mut program = place.command(command).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        assert!(lines.next().unwrap().unwrap().contains("Title 0"), "{command:?}");
        // The pipe is closed before the end.
        drop(lines);
        let ended = program.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""), "{command:?}");
    }
    let whole = place.run(&["list", ".", "--sort", "path"]);
    let titles: Vec<&str> = whole.out.lines().map(|line| line.split('\t').nth(1).unwrap()).collect();
    assert_eq!(titles, (0..3000).map(|number| format!("Title {number}")).collect::<Vec<_>>());
}
