//! The view of all quotations of the listed articles.

use expect_test::expect;
use kiosque::app::{Focus, Layer};

use crate::driver::Desk;

fn desk(columns: u16, rows: u16) -> Desk {
    let articles = [
        (
            "a.md",
            "---\ndate: 2020-03-01\nlang: en\nsource: The Gazette\nurl: https://gazette.example/a\n---\n\n# The budget\n\n\
             Some words before.\n\n\"We will keep the night train running,\" said Ann Lee.\n\n\"The budget is too small for this town,\" Bo Ray added.\n",
        ),
        (
            "b.md",
            "---\ndate: 2021-03-01\nlang: en\n---\n\n# The town\n\n\"Every town needs a harbour,\" said Mayor Ann Lee.\n\n\
             \"Nobody asked us about the harbour,\" the harbour master said.\n",
        ),
        ("c.md", "---\ndate: 2022-03-01\nlang: en\n---\n\n# Silence\n\nNobody said a word.\n"),
    ];
    Desk::new(&articles, (columns, rows))
}

#[test]
fn all_quotations_of_the_list_are_a_view_of_their_own() {
    expect![[r#"
        |╭─ Quotations of the listed articles ──────────────────────────────────────────────────────────────╮
        |│›                                                                                          1 of 4 │
        |│ Mayor Ann Lee       "Every town needs a harbour,"  1 Mar 2021 · The town                         │
        ~ ==================================================================================================
        |│ the harbour master  "Nobody asked us about the harbour,"  1 Mar 2021 · The town                  │
        |│ Ann Lee             "We will keep the night train running,"  1 Mar 2020 · The Gazette            │
        |│ Bo Ray              "The budget is too small for this town,"  1 Mar 2020 · The Gazette           │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |╰─────────────────── Enter opens · / filters · S sorts · " speakers · y copies · a notes · q back ─╯
        | c.md                                                                    100 %   ? help  : commands
    "#]]
    .assert_eq(&desk(100, 12).press("\"").screen());
    expect![[r#"
        |╭─ Quotations of the listed articles ──────────────────────╮
        |│› harb                                             1 of 2 │
        |│ Mayor Ann …  "Every town needs a harbour,"               │
        ~ ==========================================================
        |│ the harbou…  "Nobody asked us about the harbour,"        │
        |│                                                          │
        |│                                                          │
        |│                                                          │
        |│                                                          │
        |╰─────── words, said:, speaker:, after: … · Esc clears it ─╯
        |                                         ? help  : commands
        typing at column 8, row 2
    "#]]
    .assert_eq(&desk(60, 10).press("\" / h a r b").screen());
    expect![[r#"
        |╭─ Quotations of the listed articles ──────────────────────────────────────────────────────────────╮
        |│›                                                                                          1 of 4 │
        |│ Mayor Ann Lee       "Every town needs a harbour,"  1 Mar 2021 · The town                         │
        ~ ==================================================================================================
        |│ Ann Lee             "We will keep the night train running,"  1 Mar 2020 · The Gazette            │
        |│ Bo Ray              "The budget is too small for this town,"  1 Mar 2020 · The Gazette           │
        |│ the harbour master  "Nobody asked us about the harbour,"  1 Mar 2021 · The town                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |╰─────────────────── Enter opens · / filters · S sorts · " speakers · y copies · a notes · q back ─╯
        | Sorted by speaker                                                       100 %   ? help  : commands
        ~ NNNNNNNNNNNNNNNNN
    "#]]
    .assert_eq(&desk(100, 12).press("\" S 3").screen());
}

#[test]
fn speakers_are_counted_and_their_quotations_shown_in_the_order_of_time() {
    let mut desk = desk(100, 12);
    expect![[r#"
        |╭─ Quotations of the listed articles ──────────────────────────────────────────────────────────────╮
        |│›                                                                                          1 of 3 │
        |│ 2  Ann Lee  2 articles: Mayor Ann Lee                                                            │
        ~ ==================================================================================================
        |│ 1  Bo Ray  1 article                                                                             │
        |│ 1  the harbour master  1 article                                                                 │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |╰─────────────────── Enter opens · / filters · S sorts · " speakers · y copies · a notes · q back ─╯
        | c.md                                                                    100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("\" \"").screen());
    expect![[r#"
        |╭─ Quotations by Ann Lee ──────────────────────────────────────────────────────────────────────────╮
        |│›                                                                                          1 of 2 │
        |│ 2 quotations in 2 articles                                                                       │
        |│ 1 Mar 2020 · The Gazette · The budget                                                            │
        |│ Ann Lee        "We will keep the night train running,"                                           │
        ~ ==================================================================================================
        |│ 1 Mar 2021 · The town                                                                            │
        |│ Mayor Ann Lee  "Every town needs a harbour,"                                                     │
        |│                                                                                                  │
        |│                                                                                                  │
        |│                                                                                                  │
        |╰────────────────────────────────────────── Enter opens · / filters · y copies · a notes · q back ─╯
        | c.md                                                                    100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.press("enter").screen());
    assert!(desk.press("q").screen().contains("harbour master"));
}

/// A desk with a mayor who speaks in several months, one of them twice in an article.
fn mayor(columns: u16, rows: u16) -> Desk {
    let article =
        |date: &str, title: &str, body: &str| format!("---\ndate: {date}\nlang: en\nsource: The Gazette\n---\n\n# {title}\n\n{body}\n");
    let articles = [
        ("a.md", article("2020-03-01", "The budget", "\"We will keep the night train running,\" said Ann Lee.")),
        (
            "b.md",
            article(
                "2020-06-02",
                "The town",
                "\"Every town needs a harbour,\" said Mayor Ann Lee.\n\n\"And it needs a train,\" Ann Lee added.",
            ),
        ),
        ("c.md", article("2020-06-20", "The vote", "\"The night train was saved,\" said Ann Lee.\n\n\"Not by the mayor,\" said Bo Ray.")),
    ];
    let articles = articles.each_ref().map(|(name, text)| (*name, text.as_str()));
    Desk::new(&articles, (columns, rows))
}

#[test]
fn a_speakers_page_has_their_names_months_and_articles() {
    let mut desk = mayor(80, 18);
    expect![[r#"
        |╭─ Quotations by Ann Lee ──────────────────────────────────────────────────────╮
        |│›                                                                      1 of 4 │
        |│ 4 quotations in 3 articles                                                   │
        |│ Also: Mayor Ann Lee                                                          │
        |│          ██                                                                  │
        |│ ▆▆       ██                                                                  │
        |│ March 2020 to June 2020, at most 3 a month                                   │
        |│ 1 Mar 2020 · The Gazette · The budget                                        │
        |│ Ann Lee        "We will keep the night train running,"                       │
        ~ ==============================================================================
        |│ 2 Jun 2020 · The Gazette · The town                                          │
        |│ Mayor Ann Lee  "Every town needs a harbour,"                                 │
        |│ Mayor Ann Lee  "And it needs a train,"                                       │
        |│ 20 Jun 2020 · The Gazette · The vote                                         │
        |│ Ann Lee        "The night train was saved,"                                  │
        |│                                                                              │
        |│                                                                              │
        |╰────────────────────── Enter opens · / filters · y copies · a notes · q back ─╯
        |                                                             ? help  : commands
    "#]]
    .assert_eq(&desk.press("\" \" enter").screen());
    // The cursor passes over the articles' headings, and the quotations alone are counted.
    let chosen =
        |desk: &Desk| if let Layer::Picker(picker) = &desk.state.layer { picker.chosen().map(|item| item.label.clone()) } else { None };
    assert_eq!(chosen(desk.press("j")).as_deref(), Some("\"Every town needs a harbour,\""));
    assert!(desk.screen().contains("2 of 4"), "{}", desk.screen());
    assert_eq!(chosen(desk.press("G")).as_deref(), Some("\"The night train was saved,\""));
    assert_eq!(chosen(desk.press("g")).as_deref(), Some("\"We will keep the night train running,\""));
    // What is typed filters the page, too.
    expect![[r#"
        |╭─ Quotations by Ann Lee ──────────────────────────────────────────────────────╮
        |│› train                                                                1 of 3 │
        |│ 3 quotations in 3 articles                                                   │
        |│ Also: Mayor Ann Lee                                                          │
        |│          ██                                                                  │
        |│ ██       ██                                                                  │
        |│ March 2020 to June 2020, at most 2 a month                                   │
        |│ 1 Mar 2020 · The Gazette · The budget                                        │
        |│ Ann Lee        "We will keep the night train running,"                       │
        ~ ==============================================================================
        |│ 2 Jun 2020 · The Gazette · The town                                          │
        |│ Mayor Ann Lee  "And it needs a train,"                                       │
        |│ 20 Jun 2020 · The Gazette · The vote                                         │
        |│ Ann Lee        "The night train was saved,"                                  │
        |│                                                                              │
        |│                                                                              │
        |│                                                                              │
        |╰────────────────────── Enter opens · / filters · y copies · a notes · q back ─╯
        |                                                             ? help  : commands
    "#]]
    .assert_eq(&desk.press("/ t r a i n enter").screen());
}

#[test]
fn escape_leads_from_a_page_to_the_speaker_it_was_opened_from() {
    let mut desk = mayor(80, 18);
    desk.press("\" \" j enter");
    assert!(desk.screen().contains("Quotations by Bo Ray"), "{}", desk.screen());
    desk.press("esc");
    let Layer::Picker(picker) = &desk.state.layer else { panic!("not the view: {}", desk.screen()) };
    assert_eq!((picker.view.cursor, picker.view.total), (1, 2));
    desk.press("enter \" esc");
    assert!(matches!(desk.state.layer, Layer::Panes), "{}", desk.screen());
}

#[test]
fn enter_opens_the_article_at_the_sentence_and_back_returns_to_the_view() {
    let mut desk = desk(100, 12);
    desk.press("\" j j j enter");
    assert_eq!((desk.state.focus, desk.state.reader.as_ref().unwrap().article().meta().title.as_str()), (Focus::Reader, "The budget"));
    expect![[r#"
        | 3 unread · 3   desk   newest first   │
        | 2022                                 │   The budget
        ~ GGGG                                     tttttttttt
        |    1 Mar Silence                     │   The Gazette                         1 March 2020 · 1 min
        ~          UUUUUUU                         yyyyyyyyyyy
        | 2021                                 │   ────────────────────────────────────────────────────────
        ~ GGGG
        |    1 Mar The town                    │   Some words before.
        ~          UUUUUUUU
        | 2020                                 │
        ~ GGGG
        |▌   1 Mar The budget                  │ ▏ "We will keep the night train running," said Ann Lee.
        ~--------------------------------------  k qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq      sssssss
        |                                      │
        |                                      │▎▏ "The budget is too small for this town," Bo Ray added.
        ~                                        k qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq ssssss
        |                                      │
        |                                      │
        | a.md                                                                    100 %   ? help  : commands
    "#]]
    .assert_eq(&desk.screen());
    desk.press("q");
    let Layer::Picker(picker) = &desk.state.layer else { panic!("not the view: {}", desk.screen()) };
    assert_eq!(picker.view.cursor, 3);
    desk.press("q");
    assert!(matches!(desk.state.layer, Layer::Panes) && desk.state.focus == Focus::List);
}

#[test]
fn the_order_is_chosen_from_a_popup_over_the_view() {
    let mut desk = desk(100, 12);
    desk.press("\" / h a r b enter S");
    expect![[r#"
        |╭─ Quotations of the listed articles ──────────────────────────────────────────────────────────────╮
        |│› harb                     ╭─ Sort order ─────────────────────────────╮                    1 of 2 │
        |│ Mayor Ann Lee       "Every│›                                  1 of 4 │wn                         │
        ~ ===========================                                            ===========================
        |│ the harbour master  "Nobod│ 1  as in the list                        │ The town                  │
        ~                             ==========================================
        |│                           │ 2  newest first                          │                           │
        |│                           │ 3  by speaker                            │                           │
        |│                           │ 4  by relevance                          │                           │
        |│                           ╰─ Enter or a number selects · Esc closes ─╯                           │
        |│                                                                                                  │
        |│                                                                                                  │
        |╰─────────────────── Enter opens · / filters · S sorts · " speakers · y copies · a notes · q back ─╯
        | c.md                                                                    100 %   ? help  : commands
        typing at column 32, row 3
    "#]]
    .assert_eq(&desk.screen());
    desk.press("esc");
    let Layer::Picker(picker) = &desk.state.layer else { panic!("not the view: {}", desk.screen()) };
    assert_eq!((picker.line.text(), picker.view.total), ("harb", 2));
    assert!(desk.press("S j enter").screen().contains("Sorted newest first"), "{}", desk.screen());
    desk.press("esc \" enter S");
    assert!(desk.screen().contains("sorted by date") && desk.screen().contains("Quotations by"), "{}", desk.screen());
}

#[test]
fn a_filter_is_kept_until_escape() {
    let mut desk = desk(100, 12);
    let rows = |desk: &Desk| if let Layer::Picker(picker) = &desk.state.layer { Some(picker.view.total) } else { None };
    assert_eq!(rows(desk.press("\" / s p e a k e r : l e e enter")), Some(2));
    assert_eq!(rows(desk.press("esc")), Some(4));
    assert_eq!(rows(desk.press("esc")), None);
    // Only of articles that the list shows.
    assert_eq!(rows(desk.press("/ b u d g e t enter \"")), Some(2));
}

#[test]
fn a_quotation_is_copied_with_its_source_and_noted() {
    let mut desk = desk(100, 12);
    assert_eq!(
        desk.press("\" j j y").done,
        ["copy “We will keep the night train running,” — Ann Lee, The budget, The Gazette, 1 March 2020, https://gazette.example/a"]
    );
    assert!(matches!(desk.press("a").state.layer, Layer::Prompt(_)), "{}", desk.screen());
    desk.press("x enter q");
    assert!(matches!(desk.state.layer, Layer::Picker(_)));
}

#[test]
fn a_list_without_quotations_says_so() {
    let mut desk = Desk::new(&[("c.md", "# Silence\n\nNobody said a word.\n")], (60, 8));
    assert!(desk.press("\"").screen().contains("No listed article has quotations"));
}
