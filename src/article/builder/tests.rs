//! Tests of the builder.

use super::*;

#[test]
fn title_and_subtitle_come_first_and_move_what_follows() {
    let mut builder = Builder::new("test");
    builder.meta.title = "T\x1b".into();
    builder.meta.subtitle = Some("S".into());
    builder.begin(BlockKind::Paragraph, Some(1));
    builder.push(" see ");
    let start = builder.position();
    builder.push("this ");
    builder.link(start, "https://example.org/");
    builder.end();
    builder.mark_lead();
    let article = builder.finish();
    assert_eq!(article.text(), "T\u{fffd}\nS\nsee this");
    assert_eq!(&article.text()[article.links()[0].range.clone()], "this");
    assert_eq!(article.lead(), Some(2));
}

#[test]
fn text_in_block_fields_is_clean() {
    let mut builder = Builder::new("test");
    builder.add(BlockKind::Code { language: Some("sh\u{9b}".into()) }, None, "x");
    builder.add(BlockKind::Image { src: "a\x1b.png".into() }, None, "");
    builder.add(BlockKind::Video { url: Some("https://v.example/\x07".into()) }, None, "");
    let article = builder.finish();
    let kinds: Vec<&BlockKind> = article.blocks().iter().map(|block| &block.kind).collect();
    let clean = [
        &BlockKind::Code { language: Some("sh\u{fffd}".into()) },
        &BlockKind::Image { src: "a%1B.png".into() },
        &BlockKind::Video { url: Some("https://v.example/%07".into()) },
    ];
    assert_eq!(kinds, clean);
}

#[test]
fn empty_blocks_leave_no_trace() {
    let mut builder = Builder::new("test");
    builder.add(BlockKind::Paragraph, None, "a");
    builder.add(BlockKind::Paragraph, None, " \n ");
    builder.add(BlockKind::Rule, None, "");
    builder.add(BlockKind::Paragraph, None, "b");
    let article = builder.finish();
    assert_eq!(article.text(), "a\n\nb");
    assert_eq!(article.blocks().len(), 3);
}

#[test]
fn empty_cells_stay_within_the_text() {
    let mut builder = Builder::new("test");
    builder.begin(BlockKind::Table(Box::default()), None);
    for (first, text) in [(true, "a"), (false, ""), (false, " ")] {
        builder.cell(first);
        builder.push(text);
    }
    let article = builder.finish();
    let BlockKind::Table(table) = &article.blocks()[0].kind else { panic!("no table") };
    assert!(table.rows.iter().flatten().all(|cell| article.text().get(cell.clone()).is_some()));
}

#[test]
fn cells_are_ranges_of_the_text() {
    let mut builder = Builder::new("test");
    builder.begin(BlockKind::Table(Box::default()), None);
    for (first, text) in [(true, "a "), (false, " b"), (true, "c")] {
        builder.cell(first);
        builder.push(text);
    }
    builder.end();
    let article = builder.finish();
    assert_eq!(article.text(), "a b\nc");
    let BlockKind::Table(table) = &article.blocks()[0].kind else { panic!("no table") };
    let cells: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(|cell| &article.text()[cell.clone()]).collect()).collect();
    assert_eq!(cells, [vec!["a", "b"], vec!["c"]]);
}

#[test]
fn a_heading_that_opens_the_article_does_not_repeat_its_title() {
    let headed = |first: &str, second: &str| {
        let mut builder = Builder::new("text");
        builder.meta.title = "Fog at sea".into();
        builder.add(BlockKind::Heading { level: 2 }, None, first);
        builder.add(BlockKind::Heading { level: 2 }, None, second);
        builder.add(BlockKind::Paragraph, None, "It came.");
        let article = builder.finish();
        (1..article.blocks().len()).map(|at| article.block_text(at).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(headed("FOG  at sea ", "Night"), ["Night", "It came."]);
    assert_eq!(headed("Night", "Fog at sea"), ["Night", "Fog at sea", "It came."]);
}

#[test]
fn a_picture_that_opens_the_article_does_not_repeat_its_title() {
    let words = |alt: &str| {
        let mut builder = Builder::new("text");
        builder.meta.title = "Fog at sea".into();
        builder.add(BlockKind::Image { src: "a.png".into() }, None, alt);
        builder.add(BlockKind::Paragraph, None, "It came.");
        let article = builder.finish();
        [1, 2].map(|at| article.block_text(at).to_owned())
    };
    assert_eq!([words("Fog at sea"), words("A buoy")], [["", "It came."], ["A buoy", "It came."]]);
}

#[test]
fn rules_at_the_end_are_left_out() {
    let mut builder = Builder::new("text");
    builder.add(BlockKind::Paragraph, None, "It came.");
    builder.add(BlockKind::Rule, None, "");
    builder.add(BlockKind::Rule, None, "");
    let article = builder.finish();
    assert_eq!(article.blocks().last().map(|block| block.kind == BlockKind::Rule), Some(false));
    assert!(article.text().ends_with("It came."));
}

#[test]
fn text_quoted_in_a_diagnostic_is_one_clean_line() {
    let mut builder = Builder::new("test");
    builder.note(Diagnostic::Date { written: "2021-03-\u{1a}\n\u{202e}12".into() });
    assert_eq!(builder.finish().diagnostics(), [Diagnostic::Date { written: "2021-03-\u{fffd} 12".into() }]);
}

#[test]
fn alternative_text_does_not_repeat_the_caption() {
    let captioned = |linked: bool| {
        let mut builder = Builder::new("text");
        builder.add(BlockKind::Paragraph, None, "It came.");
        builder.begin(BlockKind::Image { src: "a.png".into() }, None);
        let start = builder.position();
        builder.push("Fog at sea");
        if linked {
            builder.link(start, "https://example.org/large");
        }
        builder.begin(BlockKind::Caption, None);
        builder.push("Fog at ");
        let start = builder.position();
        builder.push("sea");
        builder.span(start, Role::Emphasis);
        builder.link(start, "https://example.org/sea");
        builder.add(BlockKind::Paragraph, None, "It went.");
        builder.finish()
    };
    let article = captioned(false);
    assert_eq!(article.text(), "It came.\n\nFog at sea\nIt went.");
    assert_eq!([&article.text()[article.spans()[0].range.clone()], &article.text()[article.links()[0].range.clone()]], ["sea"; 2]);
    assert_eq!(article.block_text(2), "Fog at sea");
    assert_eq!(captioned(true).text(), "It came.\nFog at sea\nFog at sea\nIt went.");
}

/// Adds parts of every kind.
fn fill(builder: &mut Builder, rounds: usize) {
    for number in 0..rounds {
        builder.begin(BlockKind::Paragraph, None);
        builder.push("one ");
        let start = builder.position();
        builder.push("two");
        builder.span(start, Role::Strong);
        builder.link(start, &format!("https://youtu.be/abcdefgh{number:03}"));
        builder.cue(start, 1);
        builder.add(BlockKind::Image { src: "a.png".into() }, None, "");
        builder.add(BlockKind::Heading { level: 2 }, None, "three");
        builder.begin(BlockKind::Table(Box::default()), None);
        for (first, cell) in [(true, "four"), (false, "five"), (true, "six")] {
            builder.cell(first);
            builder.push(cell);
        }
        builder.note(Diagnostic::Controls { count: number });
    }
}

#[test]
fn beyond_the_limits_there_is_text_only_and_a_diagnostic() {
    for room in [0, 1, 2, 3, 7, 12, 30, 300] {
        let mut builder = Builder::within("test", Room::of(room));
        fill(&mut builder, 100);
        let article = builder.finish();
        let counts = [article.spans().len(), article.links().len(), article.cues().len(), article.videos().len()];
        assert!(counts.iter().all(|&count| count <= room), "{counts:?}");
        assert!(article.blocks().len() <= room + 2 && article.diagnostics().len() <= room + 1);
        assert_eq!(article.diagnostics().iter().filter(|note| **note == Diagnostic::Crowded).count(), 1);
        let words: Vec<&str> = article.text().split_whitespace().collect();
        assert_eq!(words, ["one", "two", "three", "four", "five", "six"].repeat(100), "{room}");
        assert!(article.blocks().windows(2).all(|pair| pair[0].range.end + 1 == pair[1].range.start));
        for range in article.spans().iter().map(|span| &span.range).chain(article.links().iter().map(|link| &link.range)) {
            assert_eq!(&article.text()[range.clone()], "two");
        }
        let shown = |block: &Block| match &block.kind {
            BlockKind::Table(table) => table.rows.iter().flatten().map(|cell| article.text()[cell.clone()].len()).sum(),
            _ => article.text()[block.range.clone()].split_whitespace().map(str::len).sum::<usize>(),
        };
        assert_eq!(article.blocks().iter().map(shown).sum::<usize>(), words.iter().map(|word| word.len()).sum::<usize>());
    }
    let mut builder = Builder::new("test");
    fill(&mut builder, 100);
    assert!(!builder.finish().diagnostics().contains(&Diagnostic::Crowded));
}

#[test]
fn plain_text_is_added_in_paragraphs_of_a_bounded_length() {
    let mut builder = Builder::new("test");
    let text = "some words\n".repeat(20_000);
    builder.add_plain(&text);
    builder.add_plain(" \n");
    let article = builder.finish();
    assert!(article.blocks().len() > 2 && article.blocks().iter().all(|block| block.range.len() <= limits::JOINED));
    assert_eq!(article.text().trim_end(), text.trim_end());
    assert_eq!(article.diagnostics(), [Diagnostic::Crowded]);
}
