//! JSON output: every field that scripts may rely on, with its name, position and type.

use expect_test::expect;
use serde_json::Value;

use super::Place;

/// An article with every kind of field and most kinds of blocks.
const FULL: &str = "\
---
title: The tram returns
subtitle: After forty years
date: 2018-11-13T09:30:00+01:00
updated: 2018-11-14
authors: [Ann Noun, Bob Verb]
source: The Gazette
section: Local
tags: [tram, town]
lang: en
url: https://example.org/tram
---

The tram is back, \u{201c}at last\u{201d}, in a town that had missed it.

## The opening

\u{201c}We waited for forty years, and the rails were never sold\u{201d}, said Mary Major. See [the map](https://example.org/map).

- first stop
  1. nested

> A block of somebody's words.

```rust
let tram = 1;
```

| stop | time |
|---|---|
| North | 9:30 |

![The depot](depot.jpg)

---

https://www.youtube.com/watch?v=a1B2c3D4e5F&t=90
";

fn shown(place: &Place, arguments: &[&str]) -> Value {
    let ended = place.run(arguments);
    assert_eq!((ended.status, ended.told.as_str(), ended.out.lines().count()), (0, "", 1), "{}", ended.out);
    serde_json::from_str(&ended.out).unwrap()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap() + "\n"
}

/// Some fields of the full article.
fn fields(names: &[&str]) -> String {
    let whole = shown(&Place::with(&[("full.md", FULL)]), &["show", "--json", "full.md"]);
    let some = names.iter().map(|name| ((*name).to_owned(), whole[*name].clone())).collect();
    pretty(&Value::Object(some))
}

#[test]
fn metadata_has_its_fields() {
    expect![[r#"
        {
          "authors": [
            "Ann Noun",
            "Bob Verb"
          ],
          "date": "2018-11-13T09:30:00+01:00",
          "format": "markdown",
          "id": null,
          "lang": "en",
          "lead": null,
          "minutes": 1,
          "notes": [],
          "path": "full.md",
          "section": "Local",
          "source": "The Gazette",
          "subtitle": "After forty years",
          "tags": [
            "tram",
            "town",
            "Local"
          ],
          "title": "The tram returns",
          "updated": "2018-11-14",
          "url": "https://example.org/tram",
          "words": 50
        }
    "#]]
    .assert_eq(&fields(&[
        "path", "id", "format", "title", "subtitle", "date", "updated", "authors", "source", "section", "tags", "lang", "url", "lead",
        "words", "minutes", "notes",
    ]));
}

#[test]
fn blocks_have_kinds_and_lines() {
    expect![[r#"
        {
          "blocks": [
            {
              "depth": 0,
              "kind": "paragraph",
              "line": 14,
              "text": "The tram is back, “at last”, in a town that had missed it."
            },
            {
              "depth": 0,
              "kind": "heading",
              "level": 2,
              "line": 16,
              "text": "The opening"
            },
            {
              "depth": 0,
              "kind": "paragraph",
              "line": 18,
              "text": "“We waited for forty years, and the rails were never sold”, said Mary Major. See the map."
            },
            {
              "depth": 1,
              "kind": "list_item",
              "line": 20,
              "ordered": false,
              "text": "first stop"
            },
            {
              "depth": 2,
              "kind": "list_item",
              "line": 21,
              "number": 1,
              "ordered": true,
              "text": "nested"
            },
            {
              "depth": 1,
              "kind": "quote",
              "line": 23,
              "text": "A block of somebody's words."
            },
            {
              "depth": 0,
              "kind": "code",
              "language": "rust",
              "line": 25,
              "text": "let tram = 1;"
            },
            {
              "depth": 0,
              "kind": "table",
              "line": 29,
              "rows": [
                [
                  "stop",
                  "time"
                ],
                [
                  "North",
                  "9:30"
                ]
              ],
              "text": "stop time\nNorth 9:30"
            },
            {
              "alt": "The depot",
              "depth": 0,
              "kind": "image",
              "line": 33,
              "src": "depot.jpg",
              "text": "The depot"
            },
            {
              "depth": 0,
              "kind": "rule",
              "line": 35,
              "text": ""
            },
            {
              "depth": 0,
              "kind": "paragraph",
              "line": 37,
              "text": "https://www.youtube.com/watch?v=a1B2c3D4e5F&t=90"
            }
          ]
        }
    "#]]
    .assert_eq(&fields(&["blocks"]));
}

#[test]
fn quotations_links_and_videos_have_positions() {
    expect![[r#"
        {
          "links": [
            {
              "block": 2,
              "end": 88,
              "kind": "page",
              "start": 81,
              "text": "the map",
              "url": "https://example.org/map"
            },
            {
              "block": 10,
              "end": 48,
              "kind": "video",
              "start": 0,
              "text": "https://www.youtube.com/watch?v=a1B2c3D4e5F&t=90",
              "url": "https://www.youtube.com/watch?v=a1B2c3D4e5F&t=90"
            }
          ],
          "quotes": [
            {
              "block": 0,
              "confidence": 0.75,
              "cue": null,
              "end": 27,
              "kind": "scare",
              "level": 1,
              "mention": null,
              "rule": null,
              "speaker": null,
              "start": 18,
              "text": "“at last”"
            },
            {
              "block": 2,
              "confidence": 0.97,
              "cue": "said",
              "end": 58,
              "kind": "direct",
              "level": 1,
              "mention": "Mary Major",
              "rule": "verb-behind",
              "speaker": "Mary Major",
              "start": 0,
              "text": "“We waited for forty years, and the rails were never sold”"
            },
            {
              "block": 5,
              "confidence": 0.95,
              "cue": null,
              "end": 28,
              "kind": "block",
              "level": 1,
              "mention": null,
              "rule": null,
              "speaker": null,
              "start": 0,
              "text": "A block of somebody's words."
            }
          ],
          "videos": [
            {
              "id": "a1B2c3D4e5F",
              "provider": "youtube",
              "start": 90,
              "title": null,
              "url": "https://www.youtube.com/watch?v=a1B2c3D4e5F&t=90"
            }
          ]
        }
    "#]]
    .assert_eq(&fields(&["quotes", "links", "videos"]));
}

#[test]
fn what_is_not_known_is_null_and_no_list_is() {
    let place = Place::with(&[("bare.txt", "Nothing but a line.\n")]);
    expect![[r#"
        {
          "authors": [],
          "blocks": [
            {
              "depth": 0,
              "kind": "paragraph",
              "line": 1,
              "text": "Nothing but a line."
            }
          ],
          "date": null,
          "embargo": null,
          "format": "text",
          "genres": [],
          "id": null,
          "lang": "en",
          "lead": null,
          "links": [],
          "minutes": 1,
          "notes": [
            "language detected from the text, uncertain: English (86 %)"
          ],
          "path": "bare.txt",
          "quotes": [],
          "section": null,
          "slugline": null,
          "source": null,
          "subtitle": null,
          "tags": [],
          "title": "bare",
          "updated": null,
          "urgency": null,
          "url": null,
          "version": null,
          "videos": [],
          "words": 4
        }
    "#]]
    .assert_eq(&pretty(&shown(&place, &["show", "--json", "bare.txt"])));
}

#[test]
fn fields_are_in_the_documented_order() {
    let place = Place::with(&[("full.md", FULL)]);
    let out = place.run(&["show", "--json", "full.md"]).out;
    let names = [
        "path", "id", "format", "title", "subtitle", "date", "updated", "authors", "source", "section", "tags", "lang", "url", "lead",
        "words", "minutes", "blocks", "quotes", "links", "videos", "notes",
    ];
    let mut from = 0;
    for name in names {
        from += out[from..].find(&format!("\"{name}\":")).unwrap_or_else(|| panic!("{name} is not in its place"));
    }
}

#[test]
fn list_objects_have_the_fields_around_each_article() {
    let place = Place::with(&[("full.md", FULL)]);
    let (listed, mut shown) = (shown(&place, &["list", "--json", "full.md"]), shown(&place, &["show", "--json", "full.md"]));
    for part in ["blocks", "quotes", "links", "videos", "notes"] {
        shown.as_object_mut().unwrap().remove(part);
    }
    assert_eq!(listed, shown);
}

#[test]
fn links_and_videos_are_the_same_objects_one_a_line() {
    let place = Place::with(&[("full.md", FULL)]);
    let whole = shown(&place, &["show", "--json", "full.md"]);
    for (arguments, part) in [(&["links", "--json", "full.md"][..], "links"), (&["links", "--videos", "--json", "full.md"], "videos")] {
        let lines = place.run(arguments).out;
        let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(Value::Array(objects), whole[part], "{part}");
    }
}

#[test]
fn offsets_count_characters_within_the_block() {
    let place = Place::with(&[("a.txt", "Un titre\n\nÉmue, elle a dit : \u{ab} C'était l'été à Évry \u{bb}, a rappelé Zoé Zola.\n")]);
    let whole = shown(&place, &["show", "--json", "a.txt"]);
    let quote = &whole["quotes"][0];
    let number = |name: &str| usize::try_from(quote[name].as_u64().unwrap()).unwrap();
    let block = whole["blocks"][number("block")]["text"].as_str().unwrap();
    let cut: String = block.chars().skip(number("start")).take(number("end") - number("start")).collect();
    assert_eq!(Some(cut.as_str()), quote["text"].as_str());
    assert!(cut.starts_with('\u{ab}') && cut.ends_with('\u{bb}'), "{cut}");
}
