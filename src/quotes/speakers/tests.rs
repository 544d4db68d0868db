//! Speakers of short paragraphs, in each of the languages with words for it.

use crate::article::{BlockKind, Builder, SpeakerRule};
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

#[test]
fn someone_is_found_further_from_the_quotation() {
    check("fr", &["C’est la réponse du maire du port, Luc Roy, qui affirme « que le pont est ouvert à tous »."], &["Luc Roy"]);
    check("fr", &["Comme le souligne Anne Roy, « le pont est ouvert à tous »."], &["Anne Roy"]);
    check("fr", &["Le pont est, selon la maire Anne Roy, « ouvert à tous les gens du port »."], &["Anne Roy"]);
    check("de", &["Die Brücke ist laut einer Mitteilung der Stadt „für alle Leute offen“."], &["einer Mitteilung der Stadt"]);
    check("de", &["Anna Roth zufolge ist die Brücke „für alle Leute offen“."], &["Anna Roth"]);
    check("fr", &["Je finirai sur ces mots du général de Gaulle : « Le pont est ouvert à tous. »"], &["général de Gaulle"]);
    check("de", &["„Die Brücke ist jetzt für alle offen“, heißt es in dem Bericht der Stadt."], &["dem Bericht der Stadt"]);
    check("de", &["Die Zeitung zitiert einen Zeugen mit den Worten: „Die Brücke ist jetzt offen.“"], &["einen Zeugen"]);
    check("de", &["Am Hafen widersprach Anna Roth: „Die Brücke ist jetzt offen.“"], &["Anna Roth"]);
    check("fr", &["« Le pont est ouvert », c’est un don que « nous faisons à tous », affirme Anne Roy."], &["Anne Roy", "Anne Roy"]);
    check("en", &["“The bridge is open,” quipped Ann Lee."], &["Ann Lee"]);
    check("fr", &["Anne Roy s’est exprimée sur le pont. « Il est ouvert à tous. »"], &["Anne Roy"]);
}

#[test]
fn no_name_is_taken_from_other_words() {
    check("fr", &["Une fois que vous êtes là, demandez « le chemin du pont à quelqu’un »."], &["-"]);
    check("fr", &["Et pour la dernière fois, « le pont est ouvert à tous »."], &["-"]);
    check("de", &["„Die Brücke ist jetzt offen“, sagte Roth der „Zeit am Hafen“."], &["Roth"]);
    check("fr", &["Selon Anne Roy, « le pont est ouvert à tous » ; le maire, Luc Roy, a été prévenu."], &["Anne Roy"]);
    check("de", &["„Wir sind froh“, sagte Anna Roth. Auch Bo Lenz freute sich darüber. „Das ist gut für alle.“"], &["Anna Roth", "-"]);
}

#[test]
fn a_role_stands_for_the_one_whom_the_article_joins_to_it() {
    let roy = "Le ministre du Budget, Luc Roy, est venu au port.";
    check("fr", &[roy, "« Le pont est ouvert à tous », a déclaré le ministre."], &["Luc Roy"]);
    check("fr", &[roy, "La ministre de la Mer, Anne Lac, aussi.", "« Le pont est ouvert à tous », a dit le ministre."], &["le ministre"]);
    check("de", &["Anna Roth, die Bürgermeisterin, kam.", "„Die Brücke ist jetzt offen“, sagte die Bürgermeisterin."], &["Anna Roth"]);
    check("en", &["Ann Lee, the mayor of Pier, came.", "“The bridge is open,” the mayor said."], &["Ann Lee"]);
    check("en", &["Ann Lee, the mayor of Pier, came.", "“The bridge is open,” a mayor said."], &["a mayor"]);
}

/// The speaker of each block quotation and the rule that found them.
fn sources(markdown: &str) -> Vec<(String, &'static str)> {
    let article = mark(crate::formats::parse("a.md", markdown.as_bytes().to_vec()).remove(0));
    let name = |quote: &crate::article::Quote| {
        let speaker = quote.speaker.clone().map_or("-", |range| &article.text()[range]);
        (speaker.to_owned(), quote.rule.map_or("-", SpeakerRule::name))
    };
    article.quotations().map(name).collect()
}

#[test]
fn a_block_quotation_has_a_source() {
    let of = |name: &str, rule| vec![(name.to_owned(), rule)];
    assert_eq!(sources("---\nlang: en\n---\n\nIt is.\n\n> The bridge is open.\n>\n> — *Ann Lee*, mayor\n"), of("Ann Lee", "source"));
    assert_eq!(sources("---\nlang: en\n---\n\nIt is.\n\n> The bridge is open.  \n> — Ann Lee\n\nEnd.\n"), of("Ann Lee", "source"));
    assert_eq!(sources("---\nlang: en\n---\n\nIt is.\n\n> The bridge is open.\n\n— Ann Lee\n"), of("Ann Lee", "source"));
    assert_eq!(sources("---\nlang: en\n---\n\nAnn Lee wrote:\n\n> The bridge is open.\n"), of("Ann Lee", "colon"));
    assert_eq!(sources("---\nlang: en\n---\n\nIt is.\n\n> The bridge is open.\n\nAnn Lee went home.\n"), of("-", "-"));
}

#[test]
fn turns_name_who_speaks() {
    let lee = "Ann Lee and Joe Dee met at the pier.";
    let talk = ["J.D.: Is the bridge open?", "LEE: It is open to all.", "J.D.: Since when?", "LEE: Since today."];
    check("en", &[&[lee], &talk[..]].concat(), &["Joe Dee", "Ann Lee", "Joe Dee", "Ann Lee"]);
    check("en", &["Q: Is the bridge open?", "A: It is open to all.", "Q: Since when?", "A: Since today."], &["-"; 4]);
}
