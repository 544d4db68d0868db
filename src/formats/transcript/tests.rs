//! Tests of transcripts.

use super::*;
use crate::article::{Article, BlockKind};
use crate::formats::proptest_support;

fn read(name: &str, text: &str) -> Article {
    crate::formats::parse(name, text.as_bytes().to_vec()).remove(0)
}

/// The paragraphs, each with the time it begins.
fn paragraphs(name: &str, text: &str) -> Vec<String> {
    let article = read(name, text);
    let said = article.blocks().iter().filter(|block| block.kind == BlockKind::Transcript);
    said.map(|block| format!("{} {}", article.time_at(block.range.start).unwrap_or(999), &article.text()[block.range.clone()])).collect()
}

#[test]
fn cues_of_one_speaker_are_one_paragraph() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nThe quay\nwas empty.\n\n2\n00:00:02,500 --> 00:00:04,000\nNobody came.\n";
    assert_eq!(paragraphs("a.srt", text), ["1 The quay was empty. Nobody came."]);
    assert_eq!(paragraphs("a.srt", &text.replace('\n', "\r\n")), paragraphs("a.srt", text));
    assert_eq!(paragraphs("a.srt", &text.replace('\n', "\r")), paragraphs("a.srt", text));
    assert_eq!(paragraphs("a", text), paragraphs("a.srt", text), "known without its name");
}

#[test]
fn a_pause_after_a_sentence_begins_a_paragraph() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:05.000 --> 00:06.000\nTwo,\n\n00:09.000 --> 00:10.000\nthree\n\n00:20.000 --> 00:21.000\nfour\n";
    assert_eq!(paragraphs("a.vtt", text), ["1 One.", "5 Two, three", "20 four"]);
}

#[test]
fn speakers_are_found_by_voice_tags_capitals_and_repeated_names() {
    let voice = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann Lee>Where <i>was</i> it?</v>\n\n00:02.000 --> 00:03.000\n<v Ben>Here &amp; there.\n";
    assert_eq!(paragraphs("a.vtt", voice), ["1 Ann Lee: Where was it?", "2 Ben: Here & there."]);
    let capitals = "1\n00:00:01,0 --> 00:00:02,0\nMS LEE: Where?\n\n2\n00:00:03,0 --> 00:00:04,0\nNote: here.\n";
    assert_eq!(paragraphs("a.srt", capitals), ["1 MS LEE: Where? Note: here."]);
    let again = "1\n00:00:01,0 --> 00:00:02,0\nAnn: Where?\n\n2\n00:00:03,0 --> 00:00:04,0\nHere.\n\n3\n00:00:05,0 --> 00:00:06,0\nBen: So?\n\n4\n00:00:07,0 --> 00:00:08,0\nAnn: Oh.\n\n5\n00:00:09,0 --> 00:00:10,0\nBen: So.\n";
    assert_eq!(paragraphs("a.srt", again), ["1 Ann: Where? Here.", "5 Ben: So?", "7 Ann: Oh.", "9 Ben: So."]);
    let article = read("a.vtt", voice);
    assert_eq!(&article.text()[article.spans()[0].range.clone()], "Ann Lee");
}

#[test]
fn arrows_and_dashes_begin_another_speaker() {
    let text = "1\n00:00:01,0 --> 00:00:02,0\n>> Where?\n\n2\n00:00:02,0 --> 00:00:03,0\n- Here.\n- No, there.\n";
    assert_eq!(paragraphs("a.srt", text), ["1 Where?", "2 Here.", "2 No, there."]);
}

#[test]
fn rolling_captions_are_not_repeated() {
    let text = "WEBVTT\nKind: captions\nLanguage: fr\n\n00:00.000 --> 00:02.000 align:start\n \nle<00:00:00.500><c> quai</c>\n\n00:02.000 --> 00:02.010\nle quai\n \n\n00:02.010 --> 00:04.000\nle quai\nest<00:00:03.000><c> vide</c>\n";
    assert_eq!(paragraphs("a.vtt", text), ["0 le quai est vide"]);
    assert_eq!(read("a.vtt", text).meta().lang.as_deref(), Some("fr"));
}

#[test]
fn notes_styles_and_tags_are_dropped() {
    let text = "WEBVTT - A talk\n\nNOTE\nnot said\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000\n{\\an8}Said <3 &lt;3\n";
    assert_eq!(paragraphs("a.vtt", text), ["1 Said <3 <3"]);
    assert_eq!(read("a.vtt", text).meta().title, "A talk");
}

#[test]
fn spoken_numbers_are_kept() {
    let text = "1\n00:00:01,0 --> 00:00:02,0\n3\n\n2\n00:00:02,0 --> 00:00:03,0\nTwo\nlines\n3\n00:00:03,0 --> 00:00:04,0\nand\n\n1";
    assert_eq!(paragraphs("a.srt", text), ["1 3 Two lines and 1"]);
}

#[test]
fn the_file_names_title_and_language() {
    let article = read("2021-05-04-the-talk.fr.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nOh.\n");
    assert_eq!((article.meta().title.as_str(), article.meta().lang.as_deref()), ("the talk", Some("fr")));
    assert_eq!(article.meta().date.map(crate::article::Date::iso).as_deref(), Some("2021-05-04"));
}

#[test]
fn broken_times_are_counted_and_a_file_without_any_is_text() {
    let article = read("a.srt", "1\n00:aa --> 00:01\nWords.\n\n2\n00:00:01,0 --> 00:00:02,0\nMore.\n");
    assert_eq!(article.diagnostics(), [Diagnostic::Times { count: 1 }]);
    let article = read("a.srt", "Just words.\n\nAnd more.");
    assert_eq!((article.diagnostics().first(), article.blocks().len()), (Some(&Diagnostic::NoCues), 2));
}

#[test]
fn hostile_subtitles_end() {
    for piece in ["00:00:01,0 --> 00:00:01,0\n", "-->\n", "<v ", "{\\", "1\n", "a: ", "\n\n", "WEBVTT\nNOTE\n"] {
        read("a.srt", &format!("1\n00:00:01,0 --> 00:00:02,0\n{}", piece.repeat(100_000)));
    }
}

/// Pieces that subtitles are made of, right and wrong.
const PIECES: &str = "WEBVTT\n¦\n¦\n\n¦1\n¦00:00:01.000 --> 00:00:02.000\n¦99:99 --> 1\n¦-->¦<v Ann>¦<v ¦</v>¦{\\an8}¦ANN: ¦>> ¦- ¦é日 ¦&amp;¦<¦\
    words. ¦NOTE\n¦\r¦\u{1b}[31m¦\u{feff}¦00:00:09,5 --> 00:00:10,0\n";

proptest::proptest! {
    #[test]
    fn any_subtitles_are_an_article_whose_cues_lie_in_its_text(pieces in proptest::collection::vec(proptest::sample::select(proptest_support::pieces(PIECES)), 0..60)) {
        let article = read("a.vtt", &pieces.concat());
        for cue in article.cues() {
            proptest::prop_assert!(article.text().get(cue.range.clone()).is_some_and(|words| !words.is_empty()));
            proptest::prop_assert_eq!(article.time_at(cue.range.start), Some(cue.start));
        }
    }
}

#[test]
fn subtitles_of_broadcasters_are_cues() {
    let text = "<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml' xml:lang='en'><head/><body><div>
        <p begin='00:00:01.000' end='00:00:02.000'>The quay<br/>was <span>empty</span>.</p><p begin='00:00:09.5' end='00:00:10'>Nobody came.</p></div></body></tt>";
    assert_eq!(paragraphs("a.ttml", text), ["1 The quay was empty.", "9 Nobody came."]);
    assert_eq!(paragraphs("a.xml", text), paragraphs("a.ttml", text));
    assert_eq!((read("a.xml", text).format(), read("a.xml", text).meta().lang.as_deref()), ("transcript", Some("en")));
}

#[test]
fn transcripts_in_json_are_read() {
    let text = r#"{"text": " The quay was empty.", "segments": [{"id": 0, "start": 1.0, "end": 2.5, "text": " The quay"},
        {"id": 1, "start": 2.5, "end": 4, "text": " was empty."}, {"start": 4, "end": 5, "speaker": "ANN", "text": "No."}], "language": "en"}"#;
    assert_eq!(paragraphs("a.json", text), ["1 The quay was empty.", "4 ANN: No."]);
    assert_eq!(read("a.json", text).meta().lang.as_deref(), Some("en"));
}

#[test]
fn scripts_of_substation_are_read() {
    let text = "[Script Info]\nTitle: The evening\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n\
        Dialogue: 0,0:00:09.00,0:00:10.00,Default,Bo,Nobody, they say, came.\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,{\\i1}The quay\\Nwas empty.\n";
    assert_eq!(paragraphs("a.ass", text), ["1 Ann: The quay was empty.", "9 Bo: Nobody, they say, came."]);
    assert_eq!(read("a.ass", text).meta().title, "The evening");
}

#[test]
fn what_is_shown_again_at_length_is_said_once() {
    let cue = |number: u32, words: &str| format!("{number}\n00:00:0{number},000 --> 00:00:0{},000\n{words}\n\n", number + 1);
    let rolled =
        [cue(1, "the quay was"), cue(2, "the quay was\nempty at"), cue(3, "empty at\ndawn"), cue(4, "dawn"), cue(5, "so")].concat();
    assert_eq!(paragraphs("a.srt", &rolled), ["1 the quay was empty at dawn so"]);
    let held = [cue(1, "The quay was empty."), cue(2, "The quay was empty."), cue(3, "No."), cue(4, "No.")].concat();
    assert_eq!(paragraphs("a.srt", &held), ["1 The quay was empty. No. No."]);
}

#[test]
fn names_in_brackets_speak_the_lines_below() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n(Ann van Lee)\nWhere\n\n00:02.000 --> 00:03.000\n(Ann van Lee)\nwas it?\n-\n(Bo Ek)\nHere.\n\n00:03.000 --> 00:04.000\n(Applause)\n";
    assert_eq!(paragraphs("a.vtt", text), ["1 Ann van Lee: Where was it?", "2 Bo Ek: Here. (Applause)"]);
}
