//! Finds the quotations of an article and who said them.
//!
//! `quote_marks` finds quotation marks in a paragraph and leaves out apostrophes, inches and feet; `pairs` joins openings and closings,
//! across paragraphs where needed; `dialogue` finds speech after a dash, `turns` that
//! after a name and a colon in a conversation; `classify` separates quotations from titles and scare quotes, by
//! the words of the lexicon that `cue_words` looks up. `speakers` attributes the quotations.

mod classify;
mod cue_words;
mod dialogue;
mod pairs;
mod quote_marks;
mod speakers;
mod turns;

use crate::article::{Article, BlockKind, Quote, QuoteKind};

/// The article with its quotations found.
#[must_use]
pub fn mark(article: Article) -> Article {
    let mut quotes = pairs::find(&article);
    let speeches = dialogue::find(&article, &quotes);
    quotes.extend(speeches);
    quotes.sort_by_key(|quote| quote.range.start);
    let turns = turns::find(&article, &quotes);
    quotes.extend(turns);
    let blocks = article.blocks().iter().filter(|block| block.kind == BlockKind::Quote);
    quotes.extend(blocks.map(|block| Quote::new(block.range.clone(), QuoteKind::Block, 0.95)));
    quotes.sort_by_key(|quote| (quote.range.start, std::cmp::Reverse(quote.range.end), quote.kind != QuoteKind::Block));
    quotes.dedup_by(|later, earlier| later.range == earlier.range);
    set_levels(&mut quotes);
    speakers::attribute(&article, &mut quotes);
    article.with_quotes(quotes)
}

/// Gives each quotation the number of those it lies in, itself included. `quotes` are in order, and nested ones lie wholly within.
fn set_levels(quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for quote in quotes {
        while open.pop_if(|end| *end <= quote.range.start).is_some() {}
        quote.level = u8::try_from(open.len() + 1).unwrap_or(u8::MAX);
        open.push(quote.continues.last().map_or(quote.range.end, |part| part.end));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Builder, Role, limits};
    use crate::words::Diagnostic;

    fn article(paragraphs: &[&str]) -> Article {
        let mut builder = Builder::new("test");
        for text in paragraphs {
            builder.add(BlockKind::Paragraph, None, text);
        }
        mark(builder.finish())
    }

    /// Kind, level and words of every quotation; parts of one over several paragraphs are joined by `|`.
    fn quoted(paragraphs: &[&str]) -> Vec<String> {
        let article = article(paragraphs);
        let text = |range: &std::ops::Range<usize>| article.text()[range.clone()].to_owned();
        let line = |quote: &Quote| {
            let parts: Vec<String> = std::iter::once(&quote.range).chain(&quote.continues).map(text).collect();
            format!("{} {} {}", quote.kind.name(), quote.level, parts.join("|"))
        };
        article.quotes().iter().map(line).collect()
    }

    #[test]
    fn every_pair_of_marks_encloses_a_quotation() {
        for words in [
            "« Nous irons tous ensemble. »",
            "“We will all go together.”",
            "„Wir gehen alle zusammen hin.“",
            "»Wir gehen alle zusammen hin.«",
            "”Vi går alla dit tillsammans.”",
            "\"We will all go together.\"",
            "‘We will all go together.’",
            "''We will all go together.''",
            "「みんなで一緒に行きましょう。」",
            "『みんなで一緒に行きましょう。』",
        ] {
            assert_eq!(quoted(&[&format!("Elle a dit : {words}")]), [format!("direct 1 {words}")]);
        }
    }

    #[test]
    fn a_quotation_within_a_quotation_is_a_level_deeper() {
        let found = quoted(&["Il a dit : « Elle m’a dit : “Je ne viendrai pas demain.” et puis rien. »"]);
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("direct 1 «") && found[1] == "direct 2 “Je ne viendrai pas demain.”");
        let found = quoted(&["Il a dit : « Elle m’a dit : « Je ne viendrai pas demain. » et puis rien. »"]);
        assert!(found[0].ends_with("rien. »") && found[1] == "direct 2 « Je ne viendrai pas demain. »");
    }

    #[test]
    fn a_paragraph_that_opens_again_goes_on() {
        let found = quoted(&["Elle dit : « Nous partons ce soir.", "« Nous reviendrons un jour. » Puis elle sortit.", "Fin."]);
        assert_eq!(found, ["direct 1 « Nous partons ce soir.|« Nous reviendrons un jour. »"]);
        assert_eq!(quoted(&["He said: \"We leave tonight.", "Then he went.", "And never came back."]), [""; 0]);
        assert_eq!(quoted(&["Il dit : « Nous partons.", "Puis il sortit."]), [""; 0]);
    }

    #[test]
    fn an_apostrophe_an_inch_and_a_foot_are_no_quotation_marks() {
        for text in [
            "I don’t know the dogs’ bowl, nor rock ’n’ roll of the ’90s.",
            "Il est 5'10\" et l'écran fait 27\" de large, soit 2' 3\" de haut.",
            "'Tis the season, said the boys' mother, 'cause it's cold.",
            "Aujourd'hui l'eau qu'on boit n'a d'odeur qu'à midi.",
        ] {
            assert_eq!(quoted(&[text]), [""; 0], "{text}");
        }
        assert_eq!(
            quoted(&["‘I filled the dogs’ bowl, and I don’t care,’ she said."]),
            ["direct 1 ‘I filled the dogs’ bowl, and I don’t care,’"]
        );
    }

    #[test]
    fn more_quotations_than_an_article_may_have_are_noted() {
        let text = "“Yes.” ".repeat(limits::QUOTES + 2);
        let found = article(&[&text]);
        assert_eq!((found.quotes().len(), found.diagnostics()), (limits::QUOTES, &[Diagnostic::Crowded][..]));
    }

    #[test]
    fn titles_and_scare_quotes_are_distinguished() {
        assert_eq!(
            quoted(&["J'ai suivi la table ronde intitulée \"Ville ouverte... et si nous l'étions aussi ?\" hier."]),
            ["title 1 \"Ville ouverte... et si nous l'étions aussi ?\""]
        );
        assert_eq!(quoted(&["Il lit « Le Monde » chaque matin."]), ["title 1 « Le Monde »"]);
        assert_eq!(quoted(&["“It is late,” she said on “The Evening Paper.”"])[1], "title 1 “The Evening Paper.”");
        assert_eq!(quoted(&["Il a déclaré que la « ville ouverte » est un leurre."]), ["scare 1 « ville ouverte »"]);
        assert_eq!(quoted(&["A so-called “smart city” is no city."]), ["scare 1 “smart city”"]);
        assert_eq!(quoted(&["“It is far too late for that,” the mayor said."]), ["direct 1 “It is far too late for that,”"]);
    }

    #[test]
    fn a_heading_in_marks_is_a_quotation() {
        let mut builder = Builder::new("test");
        builder.add(BlockKind::Heading { level: 2 }, None, "\"Le Kiosque Doit Rester Ouvert à Tous\"");
        builder.begin(BlockKind::Paragraph, None);
        builder.push("On tape ");
        let start = builder.position();
        builder.push("echo \"bonjour à tous\"");
        builder.span(start, Role::Code);
        builder.add(BlockKind::Code { language: None }, None, "let a = \"bonjour à tous\";");
        builder.nest(0, 1);
        builder.add(BlockKind::Quote, None, "Un journal se lit debout.");
        let article = mark(builder.finish());
        let kinds: Vec<_> = article.quotes().iter().map(|quote| quote.kind).collect();
        assert_eq!(kinds, [QuoteKind::Direct, QuoteKind::Block]);
    }

    #[test]
    fn speech_after_a_dash_is_found_where_there_is_a_dialogue() {
        let found = quoted(&["— Où allez-vous ?", "— Au kiosque, répondit-elle en riant.", "— Je vous accompagne."]);
        assert_eq!(found, ["direct 1 — Où allez-vous ?", "direct 1 — Au kiosque,", "direct 1 — Je vous accompagne."]);
        assert_eq!(quoted(&["– des pommes", "– des poires", "– des noix"]), [""; 0]);
    }

    #[test]
    fn two_hyphens_and_en_dashes_open_speech_too() {
        let found = quoted(&["--Où allez-vous ?", "--Au kiosque, répondit-elle."]);
        assert_eq!(found, ["direct 1 --Où allez-vous ?", "direct 1 --Au kiosque,"]);
        let found = quoted(&["– Il a dit : « Je viendrai demain. »", "– Et puis ?", "– Rien."]);
        assert_eq!(found[..2], ["direct 1 – Il a dit : « Je viendrai demain. »", "direct 2 « Je viendrai demain. »"]);
    }

    #[test]
    fn one_reversed_pair_does_not_turn_the_others() {
        let found = quoted(&["Il dit : « Nous partons tous. » Puis : »Nous revenons déjà.« Et : « Nous voilà tous. »"]);
        assert_eq!(found, ["direct 1 « Nous partons tous. »", "direct 1 »Nous revenons déjà.«", "direct 1 « Nous voilà tous. »"]);
        let found = quoted(&["Er sagte: »Wir gehen jetzt alle.« Sie rief: «Wir kommen ja schon!»"]);
        assert_eq!(found, ["direct 1 »Wir gehen jetzt alle.«", "direct 1 «Wir kommen ja schon!»"]);
        let found = quoted(&["Er sagte: ›Wir gehen jetzt alle.‹ ›Wir kommen ja schon!‹"]);
        assert_eq!(found, ["direct 1 ›Wir gehen jetzt alle.‹", "direct 1 ›Wir kommen ja schon!‹"]);
    }

    #[test]
    fn a_quotation_goes_on_over_lines_that_were_wrapped() {
        let found = quoted(&["He said: \"We leave tonight and come", "back one day,\" and went.", "\"So be it,\" she said."]);
        assert_eq!(found, ["direct 1 \"We leave tonight and come|back one day,\"", "direct 1 \"So be it,\""]);
    }

    #[test]
    fn a_few_words_are_speech_where_they_are_attributed() {
        assert_eq!(quoted(&["“From me?” he asked."]), ["direct 1 “From me?”"]);
        assert_eq!(quoted(&["Он сказал: «Нет»."]), ["direct 1 «Нет»"]);
        assert_eq!(quoted(&["The mayor called the plan “hopeless” on Monday."]), ["direct 1 “hopeless”"]);
        assert_eq!(quoted(&["They met in the “Lighthouse” on Monday."]), ["title 1 “Lighthouse”"]);
        let german = |text: &str| {
            let mut builder = Builder::new("test");
            builder.meta.lang = Some("de".into());
            builder.add(BlockKind::Paragraph, None, text);
            mark(builder.finish()).quotes().iter().map(|quote| quote.kind).collect::<Vec<_>>()
        };
        assert_eq!(german("Die Bürgermeisterin nannte es eine „Zeitungsente“."), [QuoteKind::Direct]);
        assert_eq!(german("Der Minister bezeichnete den Plan als „völlig verfehlt“."), [QuoteKind::Direct]);
        assert_ne!(german("Der Sprecher nannte dem Radiosender „Hafenwelle“ keine Zahlen."), [QuoteKind::Direct]);
        assert_eq!(german("Er las „Der Nebel“ oder „Das Schiff ist leer und kalt“."), [QuoteKind::Title; 2]);
    }

    proptest! {
        #[test]
        fn quotations_are_in_order_and_nest(paragraphs in proptest::collection::vec("[a-cA-C1 .,:’‘'\"«»“”„「」—\u{a0}é\u{301}-]{0,30}", 0..6)) {
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            let article = article(&paragraphs);
            let mut open: Vec<usize> = Vec::new();
            for quote in article.quotes() {
                let end = quote.continues.last().map_or(quote.range.end, |part| part.end);
                open.retain(|&outer| outer > quote.range.start);
                prop_assert!(open.last().is_none_or(|&outer| end <= outer));
                open.push(end);
                prop_assert!(article.block_at(quote.range.start) == article.block_at(quote.range.end - 1));
            }
        }

        #[test]
        fn any_text_is_searched_without_panic(paragraphs in proptest::collection::vec("\\PC*", 0..4)) {
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            article(&paragraphs);
        }
    }
}
