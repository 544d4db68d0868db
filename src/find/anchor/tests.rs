//! Anchors found again, anchors lost, and hostile input.

use proptest::prelude::*;

use super::*;

/// The text found in `new` by the anchor of `words` in `old`.
fn moved<'t>(old: &str, words: &str, new: &'t str) -> Option<&'t str> {
    let at = old.find(words).unwrap();
    Anchor::of(old, at..at + words.len()).find(new).map(|range| &new[range])
}

const OLD: &str = "Budget\nThe council met on Monday evening in the town hall, and few had come to listen.\n\
    It agreed on the budget of next year after four hours of debate. The mayor was pleased with it.\n\
    Reactions\nThe opposition spoke of a missed occasion, and announced a demonstration for Saturday.";

#[test]
fn a_range_is_found_again_after_an_insertion_before_it() {
    let old = "One paragraph. The words that matter. Another paragraph.";
    let anchor = Anchor::of(old, 15..37);
    assert_eq!(anchor.find(old), Some(15..37));
    let new = format!("Something new. {old}");
    assert_eq!(anchor.find(&new), Some(30..52));
}

#[test]
fn words_that_are_gone_are_not_found() {
    assert_eq!(Anchor::of("some words here", 5..10).find("nothing of it"), None);
    let without = OLD.replace("It agreed on the budget of next year after four hours of debate. ", "");
    assert_eq!(moved(OLD, "It agreed on the budget of next year after four hours of debate.", &without), None);
    let other =
        OLD.replace("It agreed on the budget of next year after four hours of debate.", "Nobody knows why they went home so early.");
    assert_eq!(moved(OLD, "It agreed on the budget of next year after four hours of debate.", &other), None);
}

#[test]
fn bounds_within_a_character_do_no_harm() {
    let anchor = Anchor::of("été", 1..99);
    assert_eq!(anchor.find("été"), Some(0..5));
}

#[test]
fn words_changed_within_a_range_leave_it_where_it_is() {
    let check = |words: &str, from: &str, to: &str| {
        let new = format!("A new first line.\n{}", OLD.replace(from, to));
        assert_eq!(moved(OLD, words, &new), Some(words.replace(from, to).as_str()), "{from} → {to}");
    };
    let sentence = "It agreed on the budget of next year after four hours of debate.";
    check(sentence, "four hours", "five long hours");
    check(sentence, "It agreed", "They agreed");
    check(sentence, "debate.", "quarrel.");
    check(sentence, "on the budget of next year ", "");
    check("Monday", "Monday", "Tuesday");
    check("few had come", "few", "many people");
}

#[test]
fn of_the_same_words_those_with_the_same_around_them_are_meant() {
    let old = "He said no.\nShe said no.\nThey said no.";
    let anchor = Anchor::of(old, 16..23);
    let new = "A first line that was not there.\nHe said no.\nShe said no.\nThey said no.";
    assert_eq!(anchor.find(new).map(|range| range.start), Some(49));
}

#[test]
fn a_heading_is_known_by_its_line() {
    let new = "Reactions were many.\nSomething else altogether.\nReactions\nNobody said a word about their Reactions.";
    assert_eq!(moved(OLD, "Reactions", new).map(str::as_ptr), Some(new[48..].as_ptr()));
    assert_eq!(moved(OLD, "Reactions", "Reactions were many."), None);
}

#[test]
fn a_point_stays_with_the_words_after_it() {
    let at = OLD.find("It agreed").unwrap();
    let anchor = Anchor::of(OLD, at..at);
    let new = OLD.replace("It agreed on", "Words came first.\nIt agreed on").replace("listen", "hear them");
    assert_eq!(anchor.find(&new).map(|range| &new[range.start..range.start + 9]), Some("It agreed"));
    let gone = OLD.replace("It agreed on the budget of next year after four hours of debate. The mayor was pleased with it.\n", "");
    assert_eq!(anchor.find(&gone).map(|range| &gone[range.start..range.start + 9]), Some("Reactions"));
    assert_eq!(anchor.find("Nothing of all this stands in here, not even a line of it."), None);
}

#[test]
fn a_long_range_is_known_by_its_beginning_and_its_end() {
    let line = |number: usize| format!("Line {number} of many, {} words long.\n", number * 7919 % 10_007);
    let old: String = (0..5000).map(line).collect();
    let (start, end) = (old.find("Line 100 ").unwrap(), old.find("Line 4900 ").unwrap());
    let anchor = Anchor::of(&old, start..end);
    assert!(anchor.exact.len() < 2 * LONGEST && anchor.words().contains(" […] "));
    assert_eq!(anchor.find(&old), Some(start..end));
    let new = format!("New.\n{}", old.replace("Line 102 of", "Line 102 out of").replace(&line(2000), ""));
    let found = anchor.find(&new).unwrap();
    assert!(new[found.clone()].starts_with("Line 100 ") && new[found.end..].starts_with("Line 4900 "));
}

#[test]
fn repetitive_text_takes_bounded_time() {
    let long = "ab".repeat(1 << 20);
    let anchor = Anchor::of(&long, 1 << 10..1 << 20);
    assert_eq!(anchor.find(&long), Some(1 << 10..1 << 20));
    anchor.find(&format!("c{}", &long[7..]));
    for exact in [String::new(), "a".to_owned(), "ba".repeat(2000), "ab".repeat(1 << 18)] {
        let anchor = Anchor { at: 77, exact, before: "ab".repeat(31) + "xy", after: "z".to_owned() };
        anchor.find(&long);
    }
    let huge = Anchor { at: usize::MAX, exact: format!("a{LEFT_OUT}{}{LEFT_OUT}b", usize::MAX), ..Anchor::default() };
    assert_eq!(huge.find(&long), None);
    assert_eq!(huge.find(""), None);
}

#[test]
fn one_anchor_is_looked_for_near_its_old_place_and_several_everywhere() {
    let lines = |bytes: usize| "Other words than these.\n".repeat(bytes / 24);
    let anchor = Anchor::of(OLD, OLD.find("few had come").map(|at| at..at + 12).unwrap());
    let everywhere = |text: &str| {
        let mut found = None;
        find_all(&[&anchor], text, &|| false, &mut |_, range| found = range);
        found
    };
    for (before, near) in [(0, true), (REACH / 2, true), (2 * REACH, false)] {
        let text = format!("{}{OLD}{}", lines(before), lines(2 * REACH));
        let found = text.find("few had come").map(|at| at..at + 12);
        assert_eq!(everywhere(&text), found);
        assert_eq!(anchor.find(&text), found.filter(|_| near));
    }
    // From far within a long text, to its end and beyond.
    let long = format!("{}{OLD}", lines(3 * REACH));
    let moved = Anchor { at: anchor.at + 3 * REACH, ..anchor.clone() };
    assert_eq!(moved.find(&long), everywhere(&long));
    assert_eq!(moved.find(OLD), None);
}

#[test]
fn a_range_that_ends_in_one_word_twice_keeps_both() {
    let (old, new) = ("They walked along the harbour wall and sang loudly no no", "They walked along the harbour wall and sang AA no no");
    assert_eq!(moved(old, "the harbour wall and sang loudly no no", new), Some("the harbour wall and sang AA no no"));
}

/// Articles of several paragraphs, each of a dozen words or more, hardly any of them twice.
fn paragraphs() -> impl Strategy<Value = Vec<Vec<String>>> {
    (any::<u32>(), proptest::collection::vec(14usize..30, 2..7)).prop_map(|(seed, lengths)| {
        let mut dice = u64::from(seed);
        let mut word = || {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let letters = ["ab", "é", "ti", "n", "ou", "ç", "ле", "聞", "s", "r", "mo", "de", "l", "ki", "e", "u"];
            let count = if dice >> 60 == 0 { 1 } else { 2 + (dice >> 33) % 4 };
            (0..count).map(|nth| letters[usize::try_from(dice >> (36 + 4 * nth) & 15).unwrap()]).collect()
        };
        lengths.into_iter().map(|length| (0..length).map(|_| word()).collect()).collect()
    })
}

fn written(paragraphs: &[Vec<String>]) -> String {
    paragraphs.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n")
}

/// The bytes of the words `words` of paragraph `nth`.
fn bytes(paragraphs: &[Vec<String>], nth: usize, words: Range<usize>) -> Range<usize> {
    let before: usize = paragraphs[..nth].iter().map(|words| words.join(" ").len() + 1).sum();
    let lead = before + paragraphs[nth][..words.start].iter().map(|word| word.len() + 1).sum::<usize>();
    lead..lead + paragraphs[nth][words].join(" ").len()
}

#[test]
fn in_a_text_of_few_different_words_many_edited_paragraphs_are_found() {
    const WORDS: [&str; 14] =
        ["the", "of", "a", "minister", "council", "night", "tram", "paper", "printed", "said", "would", "budget", "street", "people"];
    let mut random = 1_u64;
    let mut word = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[(random >> 33) as usize % WORDS.len()]
    };
    let mut all: Vec<Vec<&str>> = (0..1000).map(|_| (0..40).map(|_| word()).collect()).collect();
    let written = |all: &[Vec<&str>]| all.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n");
    let line = |text: &str, nth: usize| {
        let start = text.split_inclusive('\n').take(nth).map(str::len).sum::<usize>();
        start..start + text[start..].find('\n').unwrap_or(text.len() - start)
    };
    let old = written(&all);
    let anchors: Vec<Anchor> = (0..80).map(|nth| Anchor::of(&old, line(&old, nth * 12 + 1))).collect();
    for words in &mut all {
        for at in [6, 15, 27, 33] {
            words[at] = "changed";
        }
    }
    all.reverse();
    let new = written(&all);
    let mut found = vec![None; anchors.len()];
    find_all(&anchors.iter().collect::<Vec<_>>(), &new, &|| false, &mut |index, range| found[index] = range);
    let expected: Vec<_> = (0..80).map(|nth| Some(line(&new, 999 - (nth * 12 + 1)))).collect();
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn paragraphs_that_come_and_go_elsewhere_move_a_range(mut all in paragraphs(), others in paragraphs(), nth in 0usize..7, first in 0usize..14, count in 1usize..20, mask in 0u8..128) {
        let nth = nth % all.len();
        let words = first..(first + count).min(all[nth].len());
        let old = written(&all);
        let anchor = Anchor::of(&old, bytes(&all, nth, words.clone()));
        let mut at = nth;
        for index in (0..all.len()).rev().filter(|&index| index != nth) {
            if mask & 1 << index != 0 {
                all.remove(index);
                at -= usize::from(index < at);
            }
        }
        for (index, other) in others.into_iter().enumerate() {
            let place = if index % 2 == 0 { 0 } else { all.len() };
            all.insert(place, other);
            at += usize::from(place == 0);
        }
        prop_assert_eq!(anchor.find(&written(&all)), Some(bytes(&all, at, words)));
    }

    #[test]
    fn a_word_changed_within_a_range_leaves_it_found(mut all in paragraphs(), nth in 0usize..7, first in 0usize..8, count in 5usize..20, at in 0usize..20, by in "[A-Z]{2,12}") {
        let nth = nth % all.len();
        let words = first..(first + count).min(all[nth].len());
        let anchor = Anchor::of(&written(&all), bytes(&all, nth, words.clone()));
        let changed = first + at % (words.end - first);
        // Of two equal words, either may be the one that was changed.
        prop_assume!(all[nth].iter().filter(|word| **word == all[nth][changed]).count() == 1);
        all[nth][changed] = by;
        all.insert(0, vec!["A".into(), "new".into(), "beginning".into()]);
        prop_assert_eq!(anchor.find(&written(&all)), Some(bytes(&all, nth + 1, words)));
    }

    #[test]
    fn many_anchors_are_found_where_each_is_found_alone(mut all in paragraphs(), others in paragraphs(), places in proptest::collection::vec((0usize..7, 0usize..14, 0usize..20), 1..30), by in "[A-Z]{2,12}") {
        let old = written(&all);
        let anchor = |(nth, first, count): (usize, usize, usize)| {
            let nth = nth % all.len();
            Anchor::of(&old, bytes(&all, nth, first..(first + count).min(all[nth].len())))
        };
        let anchors: Vec<Anchor> = places.into_iter().map(anchor).collect();
        for words in &mut all {
            words[7].clone_from(&by);
        }
        all.splice(0..0, others);
        let new = written(&all);
        let mut found = vec![None; anchors.len()];
        let mut reports = vec![0; anchors.len()];
        find_all(&anchors.iter().collect::<Vec<_>>(), &new, &|| false, &mut |index, range| {
            found[index] = range;
            reports[index] += 1;
        });
        prop_assert_eq!(reports, vec![1; anchors.len()]);
        prop_assert_eq!(found, anchors.iter().map(|anchor| anchor.find(&new)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_found_where_nothing_resembles(all in paragraphs(), nth in 0usize..7, first in 0usize..14, count in 0usize..20, other in "[A-Z ]{0,600}") {
        let nth = nth % all.len();
        let words = first..(first + count).min(all[nth].len());
        prop_assert_eq!(Anchor::of(&written(&all), bytes(&all, nth, words)).find(&other), None);
    }

    #[test]
    fn any_anchor_finds_itself_and_no_text_harms_it(text in "[ab \n]{0,90}|\\PC{0,60}", other in "[ab \n]{0,90}|\\PC{0,60}", from in 0usize..100, to in 0usize..100) {
        let anchor = Anchor::of(&text, from..to);
        let at = anchor.at..anchor.at + anchor.exact.len();
        prop_assert_eq!(anchor.find(&text), Some(at));
        let joined = format!("{other}{text}{other}");
        for other in [&other, &joined] {
            if let Some(found) = anchor.find(other) {
                prop_assert!(other.get(found).is_some());
            }
        }
    }
}
