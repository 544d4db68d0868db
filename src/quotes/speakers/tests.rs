//! Speakers of short paragraphs, in each of the languages with words for it.

use crate::article::{BlockKind, Builder};
use crate::quotes::mark;

/// The speaker of each quotation, `-` where none is named.
fn said(lang: &str, paragraphs: &[&str]) -> Vec<String> {
    let mut builder = Builder::new("test");
    builder.meta.lang = Some(lang.to_owned());
    for text in paragraphs {
        builder.add(BlockKind::Paragraph, None, text);
    }
    let article = mark(builder.finish());
    let name = |range: &std::ops::Range<usize>| article.text()[range.clone()].to_owned();
    article.quotations().map(|quote| quote.speaker.as_ref().map_or_else(|| "-".to_owned(), name)).collect()
}

#[track_caller]
fn check(lang: &str, paragraphs: &[&str], expected: &[&str]) {
    assert_eq!(said(lang, paragraphs), expected, "{paragraphs:?}");
}

#[test]
fn verb_and_subject_follow_the_quotation() {
    check("en", &["“The bridge is open,” Ann Lee said."], &["Ann Lee"]);
    check("en", &["“The bridge is open,” said former mayor Ann Lee of Pier."], &["Ann Lee"]);
    check("en", &["“The bridge is open,” Ann Lee, 45, a lawyer, said on Monday."], &["Ann Lee"]);
    check("fr", &["« Le pont est ouvert à tous », a déclaré à l’AFP Anne Roy."], &["Anne Roy"]);
    check("fr", &["« Le pont est ouvert à tous », y compris la nuit, explique Anne Roy, maire du port."], &["Anne Roy"]);
    check("de", &["„Die Brücke ist jetzt offen“, sagte am Montag die Bürgermeisterin Anna Roth."], &["Bürgermeisterin Anna Roth"]);
    check("es", &["«El puente está abierto a todos», dijo Ana Gil."], &["Ana Gil"]);
    check("it", &["«Il ponte è aperto a tutti», ha detto Anna Neri."], &["Anna Neri"]);
    check("pt", &["“A ponte está aberta a todos”, disse Ana Reis."], &["Ana Reis"]);
    check("nl", &["“De brug is open voor iedereen”, zei Anna de Wit."], &["Anna de Wit"]);
}

#[test]
fn they_precede_it() {
    check("en", &["“The bridge is open,” Ann Lee is supposed to have said."], &["Ann Lee"]);
    check("en", &["Ann Lee told reporters that “the bridge is open to all”."], &["Ann Lee"]);
    check("en", &["Ann Lee went down to the pier and said: “The bridge is open.”"], &["Ann Lee"]);
    check("fr", &["Le gouvernement, prudent, a de son côté dénoncé « une décision hâtive et sans appel »."], &["Le gouvernement"]);
    check("fr", &["Le maire du port, Luc Roy, a salué l’accord, en affirmant que « le pont est ouvert à tous »."], &["Luc Roy"]);
    check("de", &["Den Bau lobte Anna Roth: „Die Brücke ist jetzt offen.“"], &["Anna Roth"]);
    check("de", &["Als Begründung sagte ein Sprecher: „Die Brücke war zu alt.“"], &["ein Sprecher"]);
}

#[test]
fn someone_is_named_without_a_verb() {
    check("en", &["According to the mayor of Pier, Ann Lee, “the bridge is open to all”."], &["Ann Lee"]);
    check("fr", &["Selon le maire du port, Luc Roy, « le pont est ouvert à tous »."], &["Luc Roy"]);
    check("de", &["„Die Brücke ist jetzt offen“, so Anna Roth."], &["Anna Roth"]);
    check("de", &["So gewonnene Zeit sei „ein großes Geschenk für alle“."], &["-"]);
    check("en", &["Ann Lee: “The bridge is open.”"], &["Ann Lee"]);
    check("en", &["“The bridge is open to all.” (Ann Lee)"], &["Ann Lee"]);
    check("fr", &["« Le pont est ouvert à tous. »", "Anne Roy, maire du port"], &["Anne Roy"]);
}

#[test]
fn names_are_the_fullest_that_the_article_has() {
    check("en", &["Mayor Ann Lee came. “The bridge is open,” Lee said."], &["Mayor Ann Lee"]);
    check("en", &["The Lee campaign said: “The bridge is open.”"], &["The Lee campaign"]);
    check("en", &["Ann Lee came to the pier.", "“The bridge is open,” she said."], &["Ann Lee"]);
    check("fr", &["Anne Roy est venue au port.", "« Le pont est ouvert à tous », a-t-elle dit."], &["Anne Roy"]);
    check("de", &["„Die Brücke ist jetzt offen“, heißt es."], &["-"]);
}

#[test]
fn a_speaker_goes_on_until_someone_else_is_in_between() {
    check("en", &["“The bridge is open,” Ann Lee said. “It took long.”", "“We waited for years.”"], &["Ann Lee"; 3]);
    check("en", &["“The bridge is open,” Ann Lee said. Bo Roy stood by and found it “far too wide for the port”."], &["Ann Lee", "-"]);
    check("en", &["Ann Lee says:", "“The bridge is open.”"], &["Ann Lee"]);
}
