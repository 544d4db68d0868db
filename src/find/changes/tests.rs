//! Changes as they are reported.

use super::*;

fn article(lines: &[&str]) -> Article {
    let mut builder = Builder::new("text");
    for line in lines {
        builder.add(BlockKind::Paragraph, None, line);
    }
    quotes::mark(builder.finish())
}

fn changes(before: &[&str], now: &[&str]) -> (Changes, Article) {
    let article = article(now);
    (Changes::between(&before.join("\n"), &article), article)
}

/// The steps in words: `[-gone-]` and `{+new+}`.
fn told(before: &[&str], now: &[&str]) -> Vec<String> {
    let (changes, article) = changes(before, now);
    let (was, is) = (|range: &Range<usize>| &changes.before[range.clone()], |range: &Range<usize>| &article.text()[range.clone()]);
    let step = |step: &Step| match step {
        Step::Added(range) => format!("+ {}", is(range)),
        Step::Removed { was: range, .. } => format!("- {}", was(range)),
        Step::Altered { pieces, .. } => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same(range) => is(range).to_owned(),
                Piece::Added(range) => format!("{{+{}+}}", is(range)),
                Piece::Removed(range) => format!("[-{}-]", was(range)),
            })
            .collect(),
    };
    changes.steps.iter().map(step).collect()
}

fn named(list: &[Named]) -> Vec<String> {
    let words = |words: &Option<String>| words.clone().unwrap_or_else(|| "nothing".to_owned());
    list.iter().map(|named| format!("{} > {}", words(&named.was), words(&named.is))).collect()
}

#[test]
fn the_same_text_has_no_changes() {
    assert!(changes(&["One.", "Two."], &["One.", "Two."]).0.is_empty());
    assert!(changes(&[], &[]).0.is_empty());
}

#[test]
fn paragraphs_are_new_gone_or_altered() {
    assert_eq!(told(&["One.", "Three."], &["One.", "Two.", "Three."]), ["+ Two."]);
    assert_eq!(told(&["One.", "Two.", "Three."], &["One.", "Three."]), ["- Two."]);
    assert_eq!(told(&["The old red boat left."], &["The new red boat left."]), ["The [-old-]{+new+} red boat left."]);
}

#[test]
fn adjacent_changed_words_are_reported_together() {
    let (old, new) = ("Le port compte deux vieilles grues rouges au nord.", "Le port compte trois belles grues rouges au nord.");
    assert_eq!(told(&[old], &[new]), ["Le port compte [-deux vieilles-]{+trois belles+} grues rouges au nord."]);
}

#[test]
fn an_altered_paragraph_is_found_among_new_ones() {
    let before = ["Opening.", "The harbour has two cranes in the north.", "End."];
    let now = ["Opening.", "Something wholly different stands here.", "The harbour has three cranes in the north.", "End."];
    assert_eq!(told(&before, &now), ["+ Something wholly different stands here.", "The harbour has [-two-]{+three+} cranes in the north."]);
}

#[test]
fn a_paragraph_that_moved_is_gone_here_and_new_there() {
    assert_eq!(told(&["One.", "Two.", "Three."], &["Two.", "Three.", "One."]), ["- One.", "+ One."]);
}

#[test]
fn figures_and_quotations_that_changed_are_named() {
    let before = ["On compte 12 morts, dit-il : « Nous avons perdu tout espoir de les revoir. »", "Il pleut depuis 3 jours."];
    let now = ["On compte 14 morts, dit-il : « Nous avons perdu presque tout espoir de les revoir. »", "Il pleut depuis 3 jours."];
    let (changes, _) = changes(&before, &now);
    assert_eq!(named(&changes.figures), ["12 morts > 14 morts"]);
    let quotes = "« Nous avons perdu tout espoir de les revoir. » > « Nous avons perdu presque tout espoir de les revoir. »";
    assert_eq!(named(&changes.quotes), [quotes]);
}

#[test]
fn a_quotation_knows_its_earlier_words() {
    let stays = "« Il pleut sur la ville depuis trois jours », a dit Paul.";
    let before = ["Il a dit : « Nous avons perdu tout espoir de les revoir. »", stays];
    let now =
        ["Il a dit : « Nous avons perdu presque tout espoir de les revoir. »", stays, "« Rien de plus à ajouter ce soir », a dit Marie."];
    let (changes, article) = changes(&before, &now);
    let earlier: Vec<_> = article.quotations().map(|quote| changes.earlier_words(&article, quote.range.start)).collect();
    assert_eq!(earlier, [Some("« Nous avons perdu tout espoir de les revoir. »"), None, None]);
}

#[test]
fn a_block_quotation_that_stayed_is_not_named() {
    let mut builder = Builder::new("markdown");
    builder.add(BlockKind::Paragraph, None, "It rained.");
    builder.add(BlockKind::Quote, None, "A sentence set as a quotation of its own.");
    builder.add(BlockKind::Quote, None, "Another one, which is new.");
    let article = quotes::mark(builder.finish());
    let changes = Changes::between("It snowed.\nA sentence set as a quotation of its own.", &article);
    assert_eq!(named(&changes.quotes), ["nothing > Another one, which is new."]);
}

#[test]
fn new_and_altered_paragraphs_are_touched_and_others_are_not() {
    let (changes, article) = changes(&["One.", "Gone.", "Three."], &["One.", "Three.", "Four."]);
    let touched = |index: usize| changes.touch(&article.blocks()[index].range);
    assert_eq!([touched(0), touched(1), touched(2)], [false, false, true]);
}

#[test]
fn long_and_hostile_texts_are_compared_in_no_time() {
    let start = std::time::Instant::now();
    let number = |by: usize| (0..12_000).map(|n| format!("line {}", n * by)).collect::<Vec<_>>();
    let alike = vec!["the same line".to_owned(); 12_000];
    let one = vec!["word ".repeat(40_000)];
    let other = vec!["words and ".repeat(30_000)];
    let cases =
        [(number(1), number(3)), (number(1), alike.clone()), (alike.clone(), number(2)), (alike[1..].to_vec(), alike), (one, other)];
    for (before, now) in cases {
        let lines: Vec<&str> = now.iter().map(String::as_str).collect();
        let changes = Changes::between(&before.join("\n"), &article(&lines));
        assert!(!changes.is_empty());
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
