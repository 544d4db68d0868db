//! Tests of whole texts, from the file to the article.

use crate::article::{Article, BlockKind, Builder};
use crate::formats::Source;
use crate::words::Diagnostic;

/// The article of a text in a file of this name.
fn article(name: &str, text: &str) -> Article {
    let mut builder = Builder::new("text");
    super::parse(&Source { name, text }, &mut builder);
    builder.finish()
}

/// Diagnostics of the article.
fn odd(article: &Article) -> Vec<Diagnostic> {
    article.diagnostics().iter().filter(|note| !note.is_plain()).cloned().collect()
}

/// Each block as `line kind: text`, title and subtitle left out.
fn outline(text: &str) -> Vec<String> {
    let article = article("fog.txt", text);
    let name = |at: usize| article.blocks()[at].kind.name().map(|name| (at, name));
    let shown = |(at, name): (usize, &str)| {
        let block = &article.blocks()[at];
        let depth = if block.depth() > 0 { format!("/{}", block.depth()) } else { String::new() };
        format!("{} {name}{depth}: {}", block.line().unwrap_or_default(), article.block_text(at))
    };
    (0..article.blocks().len()).filter_map(name).map(shown).collect()
}

const PAGE: &str = "4 mars 2021
Le bac de Kerbrat
@gazette_du_port
Le vieux bac a repris la mer lundi, après deux hivers passés au sec, dans la brume et sous les applaudissements de tout un village.

Le chantier a duré plus longtemps que prévu : il a fallu changer la coque, le moteur et jusqu'à la cloche, que personne n'entendait plus.

\"Un bac doit être au service de ceux qui attendent sur l'autre rive\"

La maire a promis que le billet ne coûterait jamais plus de deux euros, et que les vélos monteraient sans payer, été comme hiver.

\u{a0}

Le port, témoin des marées et de ceux qui les regardent

Les habitués demandent encore :

  • Un abri sur chaque rive ;
  • Des horaires affichés ;
  • Une cloche que l'on entende.

Retrouvez toute la cérémonie en vidéo";

#[test]
fn a_saved_page_is_understood() {
    let article = article("bac.txt", PAGE);
    let meta = article.meta();
    assert_eq!((meta.title.as_str(), meta.authors.as_slice()), ("Le bac de Kerbrat", &["@gazette_du_port".to_owned()][..]));
    assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2021-03-04"));
    assert_eq!(meta.lang.as_deref(), Some("fr"));
    assert_eq!(odd(&article), [Diagnostic::VideoWithoutAddress]);
    let lead = article.lead().expect("a lead");
    assert!(article.block_text(lead).starts_with("Le vieux bac") && article.blocks()[lead].line() == Some(4));
    let kinds: Vec<_> = outline(PAGE).iter().map(|block| block.split(": ").next().unwrap_or_default().to_owned()).collect();
    let expected = [
        "4 paragraph",
        "6 paragraph",
        "8 heading",
        "10 paragraph",
        "14 heading",
        "16 paragraph",
        "18 list_item/1",
        "19 list_item/1",
        "20 list_item/1",
        "22 paragraph",
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn a_text_reads_the_same_at_any_width() {
    let flat: Vec<_> = outline(PAGE).iter().map(|block| block.split_once(' ').unwrap_or_default().1.to_owned()).collect();
    for width in [40, 56, 65, 72, 80, 100, 120] {
        let wrapped: Vec<String> = PAGE.lines().map(|line| wrap(line, width)).collect();
        let again: Vec<_> =
            outline(&wrapped.join("\n")).iter().map(|block| block.split_once(' ').unwrap_or_default().1.to_owned()).collect();
        assert_eq!(again, flat, "{width}");
    }
}

fn wrap(line: &str, width: usize) -> String {
    let (mut out, mut column) = (String::new(), 0);
    let indent = if line.starts_with("  •") { "    " } else { "" };
    for word in line.split(' ') {
        let size = word.chars().count();
        if column > indent.len() && column + 1 + size > width {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if column > 0 || !out.is_empty() || line.starts_with(' ') && word.is_empty() {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += size;
    }
    out
}

#[test]
fn marked_headings_have_their_level() {
    let text = "# Fog\n\nText of the town.\n\n## Night\n\nMore text of it.\n\n### Late\n\nAnd more.";
    let article = article("fog.txt", text);
    let levels: Vec<_> = article
        .blocks()
        .iter()
        .filter_map(|block| if let BlockKind::Heading { level } = block.kind { Some(level) } else { None })
        .collect();
    assert_eq!((article.meta().title.as_str(), levels), ("Fog", vec![2, 3]));
    let text = "Fog\n===\n\nText.\n\nNight\n=====\n\nText.\n\nLate\n----\n\nText.\n\nDay\n===\n\nText.";
    let kinds = outline(text);
    assert_eq!(
        kinds[1..],
        ["6 heading: Night", "9 paragraph: Text.", "11 heading: Late", "14 paragraph: Text.", "16 heading: Day", "19 paragraph: Text."]
    );
}

#[test]
fn lists_nest_and_continue() {
    let text = "Fog\n\nOn board:\n\n- oars,\n  two of them\n  1. long\n  2. short\n- sails\n\n  The sails are new.\n\nAshore again.";
    let expected = [
        "3 paragraph: On board:",
        "5 list_item/1: oars, two of them",
        "7 list_item/2: long",
        "8 list_item/2: short",
        "9 list_item/1: sails",
        "11 paragraph/1: The sails are new.",
        "13 paragraph: Ashore again.",
    ];
    assert_eq!(outline(text), expected);
}

#[test]
fn indented_or_marked_paragraphs_are_quotations() {
    let text = "Fog\n\nThe master said to us that night, and he said it twice:\n\n    The sea is not\n    in a hurry.\n\nWe left.\n\n> So did he.\n\nThe end.";
    assert_eq!(outline(text)[1..4], ["5 quote/1: The sea is not\nin a hurry.", "8 paragraph: We left.", "10 quote/1: So did he."]);
}

#[test]
fn verse_and_addresses_keep_their_lines() {
    let text = "Fog\n\nNo bell,\nno gull,\nonly oars.\n\nKiosk of the Harbour\n12 Quay Street\nPort Lee\n\nThe end has come for all of us.";
    assert_eq!(
        outline(text)[..2],
        ["3 paragraph: No bell,\nno gull,\nonly oars.", "7 paragraph: Kiosk of the Harbour\n12 Quay Street\nPort Lee"]
    );
}

#[test]
fn front_matter_counts_as_lines() {
    let text = "---\ntitle: Fog\n---\n\nThe fog came in.\n\nAnd left.";
    let line = article("fog.txt", text).blocks().iter().find_map(crate::article::Block::line);
    assert_eq!(line, Some(5));
}

#[test]
fn a_dateline_is_kept_and_sets_the_place() {
    let article = article("fog.txt", "Fog\n\nNEVERS, 9 Nov. — The mayor spoke.\n\nNobody heard.");
    assert_eq!(article.meta().place.as_deref(), Some("NEVERS"));
    assert_eq!(article.block_text(1), "NEVERS, 9 Nov. — The mayor spoke.");
}

#[test]
fn the_file_names_a_text_without_title_and_date() {
    let article = article("2018-11-13-fog_at-sea.txt", "The fog came in, and it stayed.");
    assert_eq!(article.meta().title, "fog at sea");
    assert_eq!(article.meta().date.map(crate::article::Date::iso).as_deref(), Some("2018-11-13"));
}

#[test]
fn addresses_are_links_and_a_video_has_its_own() {
    let text = "Fog\n\nSee https://example.org/fog, and then go.\n\nWatch the video: https://example.org/fog.mp4";
    let article = article("fog.txt", text);
    let urls: Vec<_> = article.links().iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://example.org/fog", "https://example.org/fog.mp4"]);
    assert_eq!((article.videos().len(), odd(&article)), (1, vec![]));
}

#[test]
fn captions_tables_rules_and_code_become_blocks() {
    let text = "Fog\n\nPhoto: Ann Lee\n\na\tb\n1\t2\n\n----\n\n```\nlet x;\n  x\n```\n\nThe end.";
    assert_eq!(
        outline(text),
        ["3 caption: Photo: Ann Lee", "5 table: a b\n1 2", "8 rule: ", "11 code: let x;\n  x", "15 paragraph: The end."]
    );
}

#[test]
fn odd_texts_are_articles_too() {
    for text in [
        "",
        "\n",
        "\r\r\r",
        "\u{feff}",
        "-",
        "#",
        "> ",
        "```",
        "---\n---",
        "====\n====",
        "\t\t\t",
        "1. ",
        "* * *",
        "a\u{301}\n===",
        "•",
        "\u{a0}\n==",
    ] {
        article("a.txt", text);
    }
    let deep = (0..400).map(|depth| " ".repeat(depth) + "- x").collect::<Vec<_>>().join("\n");
    let article = article("a.txt", &deep);
    assert!(article.blocks().len() >= 399);
}

#[test]
fn a_hundred_thousand_short_lines_are_read_in_one_go() {
    // Taking time by the square of their number, this would take minutes.
    let article = article("fog.txt", &"fog at sea\n".repeat(100_000));
    assert!(article.words() > 299_000);
}

#[test]
fn many_addresses_on_one_line_are_found_in_one_go() {
    // Taking time by the square of their number, these would take minutes.
    assert_eq!(article("fog.txt", &"http://fog.example ".repeat(20_000)).links().len(), 20_000);
    assert_eq!(article("fog.txt", &format!("http://fog.example/{}", ")".repeat(400_000))).links().len(), 1);
}

#[test]
fn speech_after_en_dashes_is_no_list() {
    let said = outline("Fog\n\nThe master called:\n\n– Who is there?\n– Nobody, said the ferry.\n– Then come in.\n\nIt came.");
    assert_eq!(said[1..4], ["5 paragraph: – Who is there?", "6 paragraph: – Nobody, said the ferry.", "7 paragraph: – Then come in."]);
    let listed = outline("Fog\n\nThe master wants:\n\n– oars;\n– sails;\n– ropes.\n\nIt came.");
    assert_eq!(listed[1], "5 list_item/1: oars;");
}

#[test]
fn numbered_sections_are_headings_even_below_a_colon_or_a_list() {
    let long = "The ferry had left the quay an hour before the harbour master noticed that nobody was steering it. ".repeat(2);
    let text = format!("Fog\n\nThere are two ways:\n\n1. By the sea\n\n{long}\n\n  • oars\n  • sails\n\n2. By the land\n\n{long}");
    let headings: Vec<String> = outline(&text).into_iter().filter(|line| line.contains("heading")).collect();
    assert_eq!(headings, ["5 heading: 1. By the sea", "12 heading: 2. By the land"]);
    assert!(
        !outline("Fog\n\nThere are two ways:\n\n1. By the sea\n\n2. By the land\n\nBoth are long.")
            .iter()
            .any(|line| line.contains("heading"))
    );
}

#[test]
fn a_press_release_is_taken_apart() {
    let text = "PORT OF NEVERS\n\nCOMMUNIQUÉ DE PRESSE\n\nContact presse : Ada Roux\n06 12 34 56 78\nada@port.example\n\nSous embargo jusqu’au 3 mai 2044 à 10 h\n\nL’écluse rouvre lundi\n\nNevers, le 2 mai 2044\n\nLe port rouvre l’écluse lundi après huit mois de travaux, a-t-il annoncé jeudi dans une lettre.\n\n-FIN-\n\nContacts :\nBo Ek, 06 12 34 56 79\n";
    let text = text.strip_prefix("PORT OF NEVERS\n\n").unwrap();
    let article = article("a.txt", text);
    let meta = article.meta();
    assert_eq!((meta.title.as_str(), meta.genres.as_slice()), ("L’écluse rouvre lundi", &["COMMUNIQUÉ DE PRESSE".to_owned()][..]));
    assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2044-05-02"));
    let until = meta.embargo.and_then(crate::article::Embargo::until);
    assert_eq!(until.map(crate::article::Date::iso).as_deref(), Some("2044-05-03T10:00:00"));
    assert_eq!(
        outline(text),
        [
            "3 paragraph: Contact presse : Ada Roux\n06 12 34 56 78\nada@port.example",
            "0 rule: ",
            "13 paragraph: Le port rouvre l’écluse lundi après huit mois de travaux, a-t-il annoncé jeudi dans une lettre.",
            "15 rule: ",
            "17 paragraph: Contacts :\nBo Ek, 06 12 34 56 79",
        ]
    );
    assert!(article.lead().is_some_and(|lead| article.block_text(lead).starts_with("Le port rouvre")));
}

#[test]
fn contacts_above_a_headline_and_turns_of_an_interview_are_none() {
    let text = "FOR IMMEDIATE RELEASE\nMay 3, 2044\n\nMEDIA CONTACT:\nAda Roux\nPort of Nevers\n(040) 123-4567\n\nPort Opens Its Lock\n\nThe port opened the lock on Monday after eight months of work, and the first barge passed at noon.\n";
    assert_eq!(article("a.txt", text).meta().title, "Port Opens Its Lock");
    let text =
        "Fog\n\nAda Roux: How old are the gates?\n\nBo Ek: Ninety years or so.\n\nAda Roux: And the winch?\n\nBo Ek: Younger, they say.\n";
    assert!(outline(text).iter().all(|line| !line.contains("heading")), "{:?}", outline(text));
}

#[test]
fn the_page_around_a_copied_text_is_left_out() {
    let text = "Le bac\n\nLe bac a repris la mer lundi, après deux hivers passés au sec.\n\nPartager sur Facebook\nPartager sur X\n\nPublicité\n\nLa brume\n\nNul ne voyait plus l’autre rive, et la cloche sonnait en vain depuis le matin.\n\n© 2024 Le Phare\n";
    assert_eq!(outline(text).len(), 3);
    assert!(article("a.txt", text).diagnostics().contains(&Diagnostic::Furniture { count: 3 }));
}

#[test]
fn a_salutation_is_no_lead() {
    let article = article("a.txt", "Fog at sea\n\nDear all,\n\nThe ferry had left the quay an hour before.\n\nNobody had seen it.\n");
    assert_eq!(article.lead().map(|lead| article.block_text(lead)), Some("The ferry had left the quay an hour before."));
}
