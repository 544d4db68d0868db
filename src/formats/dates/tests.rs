//! Dates and non-dates in the languages and forms of newsrooms.

use super::*;

fn iso(text: &str, lang: &str) -> Option<String> {
    read(text, Some(lang).filter(|lang| !lang.is_empty())).map(Date::iso)
}

fn check(lang: &str, text: &str, expected: &str) {
    assert_eq!(iso(text, lang).as_deref(), Some(expected), "{text}");
}

#[test]
fn days_in_words_are_read_in_many_languages() {
    for (lang, text) in [
        ("fr", "13 novembre 2018"),
        ("fr", "mardi 13 nov. 2018"),
        ("en", "November 13th, 2018"),
        ("en", "Tue, 13 Nov 2018"),
        ("de", "Dienstag, den 13. November 2018"),
        ("es", "13 de noviembre de 2018"),
        ("it", "martedì 13 novembre 2018"),
        ("pt", "terça-feira, 13 de novembro de 2018"),
        ("nl", "dinsdag 13 november 2018"),
        ("ca", "13 de novembre de 2018"),
        ("sv", "den 13 november 2018"),
        ("fi", "13. marraskuuta 2018"),
        ("pl", "13 listopada 2018 r."),
        ("ru", "13 ноября 2018 г."),
        ("uk", "13 листопада 2018"),
        ("tr", "13 Kasım 2018 Salı"),
        ("hu", "2018. november 13."),
        ("el", "13 Νοεμβρίου 2018"),
        ("vi", "ngày 13 tháng 11 năm 2018"),
        ("ja", "2018年11月13日（火）"),
        ("zh", "二〇一八年十一月十三日"),
        ("ko", "2018년 11월 13일 화요일"),
        ("ar", "١٣ نوفمبر ٢٠١٨"),
        ("he", "יום שלישי, ה-13 בנובמבר 2018"),
        ("he", "13 לנובמבר 2018"),
        ("th", "วันอังคารที่ 13 พฤศจิกายน 2018"),
        ("it", "Ultimo aggiornamento: 13 novembre 2018"),
        ("es", "Última actualización: 13 de noviembre de 2018"),
    ] {
        check(lang, text, "2018-11-13");
    }
    check("fr", "1er février 2019", "2019-02-01");
    check("", "9 sept. 2018", "2018-09-09");
    check("es", "trece de noviembre de 2018", "2018-11-13");
    check("en", "thirteenth of November, 2018", "2018-11-13");
    check("en", "Tuesday, November the thirteenth, two thousand and eighteen", "2018-11-13");
    check("de", "zweiundzwanzigster November zweitausendachtzehn", "2018-11-22");
    check("nl", "tweeëntwintig nov. 2018", "2018-11-22");
    check("de", "am 13. November 2018", "2018-11-13");
    check("de", "am 3. November zweitausendachtzehn", "2018-11-03");
    check("fr", "Noël 2018", "2018-12-25");
    assert_eq!(iso("Nous fêterons Noël 2018", "fr"), None);
}

#[test]
fn numeric_dates_are_read_in_every_unambiguous_order() {
    for text in ["2018-11-13", "20181113", "13/11/2018", "13.11.18", "13. 11. 2018", "11/13/2018", "2018/11/13", "13-Nov-2018"] {
        check("", text, "2018-11-13");
    }
}

#[test]
fn ambiguous_dates_depend_on_the_language() {
    check("en", "03/04/2018", "2018-03-04");
    check("en-US", "03/04/2018", "2018-03-04");
    check("en_us", "03/04/2018", "2018-03-04");
    check("en-GB", "03/04/2018", "2018-04-03");
    check("fr", "03/04/2018", "2018-04-03");
    check("", "03/04/2018", "2018-04-03");
    check("en", "Tuesday 03/04/2018", "2018-04-03");
}

#[test]
fn times_and_zones_are_kept() {
    check("fr", "Publié le 13/11/2018 à 14h30", "2018-11-13T14:30:00");
    check("en", "Monday, November 13, 2018 at 3:05 PM EST", "2018-11-13T15:05:00-05:00");
    check("en", "Published 9:05 a.m., 13 Nov. 2018", "2018-11-13T09:05:00");
    check("de", "13.11.2018, 15.30 Uhr", "2018-11-13T15:30:00");
    check("zh", "2018年11月13日 星期二 上午9:30", "2018-11-13T09:30:00");
    check("ko", "2018.11.13 오후 3:20", "2018-11-13T15:20:00");
    // Spoken times are skipped.
    check("nl", "13 november 2018, 10 voor half negen 's avonds", "2018-11-13");
    check("it", "13 novembre 2018 alle ore 20", "2018-11-13");
    check("fr", "13 novembre 2018 à huit heures moins le quart", "2018-11-13");
    assert_eq!(iso("1 to 13 November 2018", "en"), None);
    check("", "2018-11-13T10:05:00.250+01:00", "2018-11-13T10:05:00+01:00");
    check("", "20181113T100500Z", "2018-11-13T10:05:00Z");
    check("", "Tue, 13 Nov 2018 10:05:09 -0330 (NST)", "2018-11-13T10:05:09-03:30");
    check("", "Tue Nov 13 10:05:09 CET 2018", "2018-11-13T10:05:09+01:00");
}

#[test]
fn publication_and_update_are_distinguished() {
    let both = stamps("Publié le 13/11/2018 à 10:00, mis à jour le 14/11/2018 à 9h", Some("fr")).unwrap();
    assert_eq!(both.published.iso(), "2018-11-13T10:00:00");
    assert_eq!(both.updated.unwrap().iso(), "2018-11-14T09:00:00");
    let same_day = stamps("November 28, 2013 -- Updated 0203 GMT (1003 HKT)", Some("en")).unwrap();
    assert_eq!((same_day.published.iso(), same_day.updated.unwrap().iso()), ("2013-11-28".into(), "2013-11-28T02:03:00Z".into()));
    let agency = stamps("Updated 0203 GMT (1003 HKT), November 28, 2013", Some("en")).unwrap();
    assert_eq!(agency.published.iso(), "2013-11-28T02:03:00Z");
    let turned = stamps("Updated 14 Nov 2018 | Published 13 Nov 2018", Some("en")).unwrap();
    assert_eq!(turned.published.iso(), "2018-11-13");
    assert_eq!(read("13 novembre 2018 – 15 novembre 2018", Some("fr")), None);
}

#[test]
fn text_beside_a_date_is_refused() {
    for text in [
        "",
        "13",
        "novembre 2018",
        "13 novembre",
        "Le 13 novembre 2018, la mairie a fermé",
        "31 février 2018",
        "32/01/2018",
        "13/13/2018",
        "13 novembre 0999",
        "99999999999",
        "2018-11-13-14",
        "3 mai 15 h",
        "version 1.2.3",
        "1.2.3",
        "12:30",
    ] {
        assert_eq!(iso(text, "fr"), None, "{text}");
    }
    assert_eq!(iso("13 listopada 2018", ""), None);
    assert_eq!(iso(&"(".repeat(5000), ""), None);
    assert_eq!(iso(&format!("{}13 Nov 2018", "(".repeat(40)), "").as_deref(), Some("2018-11-13"));
}

fn found(text: &str, lang: &str) -> Option<(String, String)> {
    find(text, Some(lang)).map(|(range, date)| (text[range].to_owned(), date.iso()))
}

#[test]
fn the_first_date_within_a_text_is_found() {
    let expect = |text: &str, lang: &str, words: &str, iso: &str| {
        assert_eq!(found(text, lang), Some((words.to_owned(), iso.to_owned())), "{text}");
    };
    expect("Par Jeanne, à Lyon, le mardi 13 novembre 2018 à 14h30.", "fr", "mardi 13 novembre 2018 à 14h30", "2018-11-13T14:30:00");
    expect("Am 13.11.2018 um 9:05 Uhr begann es.", "de", "13.11.2018 um 9:05 Uhr", "2018-11-13T09:05:00");
    expect("It was on Nov. 13, 2018, and later in 2019", "en", "Nov. 13, 2018", "2018-11-13");
    expect("東京、2018年11月13日に発表", "ja", "2018年11月13日", "2018-11-13");
}

#[test]
fn numbers_that_are_no_date_are_ignored() {
    for text in [
        "En 2018, 13 villes ont suivi.",
        "Le 3 mai 15 personnes sont venues.",
        "La version 1.2.13 et l'adresse 10.11.12.13",
        "https://example.org/2018/11/13/titre",
        "Score : 3-2-11, puis 12/13.",
        "Tél. 01 02 20 18 13",
        "Page 13/11/20185",
    ] {
        assert_eq!(found(text, "fr"), None, "{text}");
    }
}

#[test]
fn finding_dates_is_linear() {
    let far = format!("{}le 13 novembre 2018", "mot 12 ".repeat(3000));
    assert_eq!(found(&far, "fr").unwrap().1, "2018-11-13");
    for hostile in ["(".repeat(5000), "1/".repeat(5000), "é1 ".repeat(5000), "'".repeat(5000), "mar. ".repeat(5000)] {
        assert_eq!(find(&hostile, None), None);
    }
}
