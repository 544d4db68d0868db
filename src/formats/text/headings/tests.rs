//! Short lines that are headings, and short lines that are not, one reason at a time.

use super::*;
use crate::formats::text::{lines, paragraphs};

const LONG: &str =
    "The ferry had left the quay an hour before the harbour master noticed that nobody was steering it, and by then fog had come.";

fn headings(text: &str) -> Vec<String> {
    let text = text.replace('¶', LONG);
    let lines = lines::read(&text, 1);
    let measure = Measure::of(&lines);
    let mut pieces = paragraphs::read(&lines, measure);
    mark(&lines, &mut pieces, measure);
    let heading = |piece: &&Piece| matches!(piece.kind, Kind::Heading(_));
    pieces.iter().filter(heading).map(|piece| title_block::joined(&lines[piece.lines()])).collect()
}

#[test]
fn a_short_line_alone_over_a_paragraph_is_a_heading() {
    assert_eq!(headings("¶\n\nThe fog comes in\n\n¶"), ["The fog comes in"]);
    assert_eq!(headings("¶\n\nWho was at the wheel?\n\n¶"), ["Who was at the wheel?"]);
}

#[test]
fn a_short_line_right_above_its_paragraph_is_a_heading() {
    assert_eq!(headings("¶ So it was.\nThe fog comes in\n¶\n¶ Nobody ever saw the like of it."), ["The fog comes in"]);
    assert_eq!(headings("Nobody,\nnobody\nat all\n\n¶"), [""; 0]);
}

#[test]
fn an_announced_line_is_no_heading() {
    assert_eq!(headings("He asked the master:\n\nWhere is my ferry\n\nNobody knew.\n\n¶"), [""; 0]);
}

#[test]
fn a_line_followed_by_nothing_is_no_heading() {
    assert_eq!(headings("¶\n\nAnn Lee"), [""; 0]);
    assert_eq!(headings("¶\n\nAnn Lee\n\n----\n\n¶"), [""; 0]);
}

#[test]
fn short_lines_in_a_row_are_a_list_or_verse() {
    assert_eq!(headings("¶\n\nOars\n\nSails\n\nRopes\n\nLamps\n\nAll aboard.\n\n¶"), [""; 0]);
    assert_eq!(headings("¶\n\nEquipment\n\nOars and sails\n\n¶"), ["Equipment", "Oars and sails"]);
}

#[test]
fn teasers_and_rows_are_no_headings() {
    let teaser = "The harbour master of the next town is steering a ferry";
    assert_eq!(headings(&format!("¶\n\n{teaser}\n\n{teaser} again\n\n{teaser} at last\n\n¶")), [""; 0]);
    assert_eq!(headings("¶\n\nPart 1: Oars\n\nPart 2: Sails\n\nPart 3: Ropes\n\nPart 4: Lamps\n\n¶"), [""; 0]);
}

#[test]
fn a_wide_line_above_a_list_or_alone_in_a_text_is_no_heading() {
    let wide = "For all that is known of the ferry and of those who were aboard, see";
    assert_eq!(headings(&format!("¶\n\n{wide}\n\n* oars\n* sails\n\nNight\n\n¶")), ["Night"]);
    assert_eq!(headings(&format!("¶\n\n{wide}\n\n¶")), [""; 0]);
    assert_eq!(headings(&format!("¶\n\n{wide}\n\nNobody knows.\n\nNight\n\n¶")), ["Night"]);
}

#[test]
fn a_series_of_labels_are_headings_though_they_are_sentences() {
    let text = "¶\n\nFact: Nobody steered.\n\n¶\n\nFact: The fog came.\n\n¶\n\nFact: The horn was heard.\n\n¶";
    assert_eq!(headings(text), ["Fact: Nobody steered.", "Fact: The fog came.", "Fact: The horn was heard."]);
    assert_eq!(headings("¶\n\nFact: Nobody steered.\n\n¶"), [""; 0]);
}

#[test]
fn turns_of_speakers_are_no_headings() {
    let talk = format!("Ann: {LONG} {LONG}\n\nAnn: Never before!\n\n{LONG}");
    assert_eq!(headings(&format!("¶\n\n{talk}\n\n{talk}")), [""; 0]);
    assert_eq!(headings("¶\n\nAnn: the first steering wheel\n\n¶"), ["Ann: the first steering wheel"]);
}

#[test]
fn the_questions_of_an_interview_may_be_long() {
    let long = "When the fog had come down like a lid over the estuary and nobody could see the quay any more or hear the horn, what did you do then?";
    assert_eq!(headings(&format!("¶\n\nWho steered?\n\n¶\n\n{long}\n\n¶\n\nAnd now?\n\n¶")), ["Who steered?", long, "And now?"]);
    assert_eq!(headings(&format!("¶\n\nNight\n\n¶\n\n{long}\n\n¶\n\nDay\n\n¶")), ["Night", "Day"]);
}

#[test]
fn an_interviewers_requests_are_headings() {
    let bid = "Tell us how you came to the ferry.";
    assert_eq!(headings(&format!("¶\n\nWho steered?\n\n¶\n\n{bid}\n\n¶\n\nAnd now?\n\n¶")), ["Who steered?", bid, "And now?"]);
    assert_eq!(headings(&format!("¶\n\nNight\n\n¶\n\n{bid}\n\n¶\n\nDay\n\n¶")), ["Night", "Day"]);
}

#[test]
fn long_questions_above_narrow_lines_are_headings() {
    let long = "Q1: What did you do when the fog came down and the horn was not heard any more, nor the ferry seen?";
    let text = format!("¶\n\n{long}\n\nListening\n\n¶\n\nQ2: And then?\n\n¶");
    assert_eq!(headings(&text), [long, "Listening", "Q2: And then?"]);
}

#[test]
fn a_wide_step_above_a_heading_is_no_heading() {
    let step = "Tie up the ferry before you do anything else and see that the lamps along the quay are lit";
    assert_eq!(headings(&format!("¶\n\nNorth\n\n{step}\n\nSouth\n\n¶")), ["North", "South"]);
}

#[test]
fn a_line_with_a_colon_over_an_introduction_is_a_heading() {
    let announces = "Whoever sails in fog would do well to heed the following advice of three harbour masters:";
    assert_eq!(headings(&format!("¶\n\nSome lessons:\n\n{announces}\n\n* Listen.\n* Wait.\n\n¶")), ["Some lessons:"]);
    assert_eq!(headings("¶\n\nSome lessons:\n\n* Listen.\n* Wait.\n\n¶"), [""; 0]);
    assert_eq!(headings("¶\n\nHe said:\n\nThen she said:\n\n¶"), [""; 0]);
}

#[test]
fn lines_with_dots_continue_each_other() {
    assert_eq!(headings("¶\n\nThe ferry leaves…\n\n¶\n\n… and comes back\n\n¶"), ["The ferry leaves…", "… and comes back"]);
    assert_eq!(headings("¶\n\nThe ferry leaves…\n\n¶"), [""; 0]);
}

#[test]
fn comments_in_listings_are_no_headings() {
    let text = "¶\n\n# The tide\nfrom sea import tide\n\n¶\n\n# The hour\nhour = tide.now()\n\n¶\n\n# At last\n\nNight\n\n¶";
    assert_eq!(headings(text), ["Night"]);
}

#[test]
fn where_headings_are_marked_a_short_line_is_none() {
    assert_eq!(headings("# Fog\n\n¶\n\nNight\n\n¶\n\n# Day\n\n¶"), ["# Fog", "# Day"]);
}

#[test]
fn a_line_over_a_paragraph_each_time_is_a_heading_however_often_it_comes() {
    assert_eq!(headings("Costs\n\n¶\n\nCosts\n\n¶\n\nCosts\n\n¶"), ["Costs"; 3]);
    assert_eq!(headings("Costs\n\n¶\n\nCosts\n\n¶\n\nCosts\n\nSo it was."), [""; 0]);
    assert_eq!(headings("Ann Lee/AP\n\n¶\n\nAnn Lee/AP\n\n¶\n\nAnn Lee/AP\n\n¶"), [""; 0]);
}

#[test]
fn a_heading_may_be_over_a_rule() {
    assert_eq!(headings("¶\n\nOpening hours\n\n----\n\n¶"), ["Opening hours"]);
}

#[test]
fn labels_with_a_colon_over_paragraphs_are_headings() {
    assert_eq!(headings("¶\n\nBackground:\n\n¶\n\nWhat changes now:\n\n¶"), ["Background:", "What changes now:"]);
    for text in ["¶\n\nBackground:\n\n¶", "¶\n\nThe master:\n\n“¶”\n\nThe mate:\n\n“¶”"] {
        assert_eq!(headings(text), [""; 0], "{text}");
    }
}

#[test]
fn labels_of_the_page_are_no_headings_and_stay_in_their_row() {
    assert_eq!(headings("¶\n\nPlay video\n\n¶\n\nReuters\n\n¶\n\nThe fog\n\n¶"), ["The fog"]);
    assert_eq!(headings("¶\n\nFog now\n\nPlay\n\nFull screen\n\nTide\n\nAll aboard.\n\n¶"), [""; 0]);
}

#[test]
fn commands_of_a_root_shell_are_no_headings() {
    assert_eq!(headings("¶\n\n# tide -i fog.deb\n\n¶\n\n# The tide\n\n¶"), ["# The tide"]);
}
