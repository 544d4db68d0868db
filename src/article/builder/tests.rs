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
