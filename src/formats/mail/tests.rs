//! Tests of mails.

use super::*;
use crate::article::Article;
use crate::formats::{parse as read, proptest_support};

fn mail(text: &str) -> Article {
    read("a.eml", text.replace('\n', "\r\n").into_bytes()).remove(0)
}

fn said(article: &Article) -> Vec<&str> {
    article.blocks().iter().filter(|block| block.kind.is_body()).map(|block| &article.text()[block.range.clone()]).collect()
}

const HEAD: &str = "From: =?utf-8?q?Ann_L=C3=A9?= <ann@example.org>\nDate: Tue, 13 Nov 2018 09:05:00 -0230\nSubject: =?utf-8?b?TGUg?=\n =?utf-8?b?cXVhaQ==?=\nContent-Language: fr\nMIME-Version: 1.0\n";

#[test]
fn headers_are_fields() {
    let article = mail(&format!("{HEAD}Organization: Le Phare\nKeywords: port, mer\n\nLe quai est vide.\n"));
    let meta = article.meta();
    assert_eq!((meta.title.as_str(), meta.authors.as_slice()), ("Le quai", &["Ann Lé".to_owned()][..]));
    assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2018-11-13T09:05:00-02:30"));
    assert_eq!((meta.lang.as_deref(), meta.source.as_deref(), meta.tags.len()), (Some("fr"), Some("Le Phare"), 2));
    assert_eq!((said(&article), article.diagnostics()), (vec!["Le quai est vide."], &[][..]));
}

#[test]
fn flowed_text_quotations_and_signatures_are_read() {
    let body = "Content-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nThe quay was =\nempty=20\nat dawn.\n\n> Who saw=20\n> it?\n\nNobody.\n\n--=20\nAnn Lee\nPress office\n";
    let article = mail(&format!("{HEAD}{body}"));
    assert_eq!(said(&article), ["The quay was empty at dawn.", "Who saw it?", "Nobody.", "", "Ann Lee\nPress office"]);
    let quote = article.blocks().iter().find(|block| block.quote_depth > 0).unwrap();
    assert_eq!(&article.text()[quote.range.clone()], "Who saw it?");
}

#[test]
fn attachments_are_named_and_enclosed_mails_are_read() {
    let body = "Content-Type: multipart/mixed; boundary=\"b b\"\n\npreamble\n--b b\nContent-Type: text/plain\n\nSee below.\n--b b\nContent-Type: application/pdf; name=plan.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b b\nContent-Type: message/rfc822\n\nFrom: Ben <ben@example.org>\nDate: Mon, 12 Nov 2018 09:05:00 +0000\nSubject: The harbour\n\nIt is closed.\n--b b--\n";
    let article = mail(&format!("{HEAD}{body}"));
    assert_eq!(said(&article), ["See below.", "The harbour", "Ben · 2018-11-12", "It is closed."]);
    assert_eq!(article.diagnostics(), [Diagnostic::Attachments { count: 1, names: "plan.pdf".into() }]);
}

#[test]
fn the_richest_alternative_is_read() {
    let body = "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nplain\n--x\nContent-Type: multipart/related; boundary=y\n\n--y\nContent-Type: text/html\n\n<p>rich</p>\n--y\nContent-Type: image/png\nContent-ID: <1@x>\n\nPNG\n--y--\n--x--\n";
    let article = mail(&format!("{HEAD}{body}"));
    assert!(article.text().contains("rich") && !article.text().contains("plain"), "{}", article.text());
    assert_eq!(article.diagnostics(), []);
}

#[test]
fn damaged_mails_are_read_as_far_as_possible() {
    let article = mail(&format!("{HEAD}Content-Transfer-Encoding: base64\n\nTGUgcXVhaSBlc3QgdmlkZS"));
    assert_eq!((said(&article), article.diagnostics()), (vec!["Le quai est vide"], &[Diagnostic::DamagedPart][..]));
    let article = mail("Only words, no headers.\n\nAnd more of them.");
    assert_eq!(article.diagnostics().first(), Some(&Diagnostic::NoHeaders));
    assert!(article.text().contains("And more"));
    let article = mail(&format!("{HEAD}Date: once\nContent-Type: multipart/mixed; boundary=z\n\nNo boundary here.\n"));
    assert_eq!(said(&article), ["No boundary here."]);
}

#[test]
fn a_mailbox_holds_several() {
    let text = format!(
        "From ann Tue Nov 13 09:05:00 2018\n{HEAD}Message-ID: <1@example.org>\n\nFirst.\n>From the quay.\n\nFrom ben\n{HEAD}\nSecond.\n"
    );
    let articles = read("a.mbox", text.into_bytes());
    let ids: Vec<_> = articles.iter().map(|article| article.meta().id.as_deref().unwrap_or_default()).collect();
    assert_eq!(ids, ["1@example.org", "le-quai"]);
    assert_eq!(said(&articles[0]), ["First.\nFrom the quay."]);
}

#[test]
fn a_mail_is_known_without_its_name() {
    let known = |text: &str| read("a", text.as_bytes().to_vec()).remove(0).format();
    assert_eq!(known(&format!("{HEAD}\nWords.")), "mail");
    assert_eq!(known("From: here\nTo: there\n\nA ferry leaves."), "text");
}

#[test]
fn hostile_mails_end() {
    let nest = "Content-Type: message/rfc822\n\n".repeat(100_000);
    assert!(mail(&nest).diagnostics().iter().any(|note| matches!(note, Diagnostic::TooDeep { .. })));
    let many =
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\nContent-Type: multipart/mixed; boundary=c\n\n".repeat(50_000));
    mail(&many);
    for piece in ["=?utf-8?q?a", "a,", "(", "\"", "<", ";x*0*=a", "\n "] {
        for name in ["Subject", "From", "Content-Type", "Date", "Keywords"] {
            mail(&format!("{name}: {}\n\nWords.", piece.repeat(60_000)));
        }
    }
}

/// Pieces that mails are made of, right and wrong.
const PIECES: &str = "From: a <a@b>\n¦Subject: =?utf-8?q?=C3=A9?=\n¦Subject: =?x?b?¦Date: Tue, 13 Nov 2018 09:05:00 +0000\n¦\
    Content-Type: multipart/mixed; boundary=b\n¦Content-Type: multipart/alternative; boundary=c\n¦Content-Type: text/html\n¦\
    Content-Type: message/rfc822\n¦Content-Transfer-Encoding: base64\n¦Content-Transfer-Encoding: quoted-printable\n¦\
    Content-Disposition: attachment; filename*0*=utf-8''a%20\n¦\n¦\r\n¦--b\n¦--b--\n¦--c\n¦--c--\n¦words é ¦=C3=¦<p>x</p>¦\
    <a href='x'>unsubscribe¦> quoted\n¦-- \n¦From b\n¦\u{1b}[31m";

proptest::proptest! {
    #[test]
    fn any_mail_is_an_article(pieces in proptest::collection::vec(proptest::sample::select(proptest_support::pieces(PIECES)), 0..60), bytes: Vec<u8>) {
        proptest::prop_assert_eq!(read("a.eml", pieces.concat().into_bytes()).len(), 1);
        proptest::prop_assert!(!read("a.mbox", pieces.concat().into_bytes()).is_empty());
        proptest::prop_assert_eq!(read("a.eml", bytes).len(), 1);
    }
}

#[test]
fn mailboxes_and_mails_of_apple_are_known_by_their_contents() {
    let text = "From ann at harbour.example  Fri May  3 07:30:00 2024\nFrom: Ann\nSubject: Fog\n\nOne.\n\nFrom ben Fri May  3 08:30:00 2024\nFrom: Ben\nSubject: Quay\n\nFrom fog to fog.\n";
    for name in ["2024-May.txt", "Sent", "box.mbox"] {
        let articles = read(name, text.as_bytes().to_vec());
        let titles: Vec<_> = articles.iter().map(|article| (article.meta().title.as_str(), article.format())).collect();
        assert_eq!(titles, [("Fog", "mailbox"), ("Quay", "mailbox")], "{name}");
    }
    assert_eq!(read("a.txt", b"From fog to fog.\n\nOne.".to_vec())[0].format(), "text");
    let apple = read("7.emlx", b"28        \nSubject: Fog\n\nIt is closed.\n<?xml version=\"1.0\"?><plist/>".to_vec()).remove(0);
    assert_eq!((apple.meta().title.as_str(), said(&apple)), ("Fog", vec!["It is closed."]));
    let miscounted = read("7.emlx", b"31\nSubject: Fog\n\nIt is closed.\n<?xml version=\"1.0\"?><plist/>".to_vec()).remove(0);
    assert_eq!(said(&miscounted), ["It is closed."]);
    let latin = read("1714720000.M1P1.host:2,S", b"Subject: Fog\nContent-Type: text/plain; charset=iso-8859-1\n\nUn \xe9t\xe9.\n".to_vec());
    assert_eq!((latin[0].format(), said(&latin[0])), ("mail", vec!["Un été."]));
}

#[test]
fn enclosed_mails_are_read_behind_a_separator_and_in_base64() {
    let inner = "From ben@example.org Tue May 10 11:28:07 2005\nReturn-Path: <ben@example.org>\nFrom: Ben <ben@example.org>\nSubject: The quay\n\nIt is closed.\n";
    let encoded = "RnJvbTogQmVuIDxiZW5AZXhhbXBsZS5vcmc+ClN1YmplY3Q6IFRoZSBxdWF5CgpJdCBpcyBjbG9zZWQuCg==";
    for (packing, inner) in [("7bit", inner), ("base64", encoded)] {
        let body = format!(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: {packing}\n\n{inner}\n--b--\n"
        );
        assert_eq!(said(&mail(&format!("{HEAD}{body}"))), ["See below.", "The quay", "Ben", "It is closed."], "{packing}");
    }
}

#[test]
fn mails_that_declare_the_wrong_content_are_read_as_what_they_hold() {
    let parts = "--x\nContent-Type: text/plain\n\nplain\n--x\nContent-Type: text/html\n\n<p>rich</p>\n--x--\n";
    for types in
        ["multipart/alternative; boundary=x\nContent-Type: text/plain", "text/plain\nContent-Type: multipart/alternative; boundary=x"]
    {
        assert_eq!(said(&mail(&format!("From: a@b\nContent-Type: {types}\n\n{parts}"))), ["rich"], "{types}");
    }
    assert_eq!(said(&mail("From: a@b\nContent-Type: multipart/mixed; boundary=y\nContent-Type: text/plain\n\nNo parts.")), ["No parts."]);
    assert_eq!(said(&mail("From: a@b\n\n<p>The <b>quay</b></p><p>is empty.</p>\n")), ["The quay", "is empty."]);
    assert_eq!(said(&mail("From: a@b\n\n<ann@b> wrote: the quay is > empty.")), ["<ann@b> wrote: the quay is > empty."]);
    assert_eq!(mail("From: a@b\nSubject: =?utf-8?b?TGUgY2Fmww==?=\n =?utf-8?b?qQ==?=\n\nx").meta().title, "Le café");
}

#[test]
fn files_in_the_text_are_named() {
    let article = mail("From: a@b\nSubject: s\n\nThe picture follows.\n\nbegin 644 quay.gif\n#0V%T\n`\nend\n\nBye.");
    assert_eq!(said(&article), ["The picture follows.", "Bye."]);
    assert!(article.diagnostics().contains(&Diagnostic::Attachments { count: 1, names: "quay.gif".into() }));
}

#[test]
fn press_releases_are_known_in_mails() {
    let mail = mail(
        "From: a@b\nSubject: Communiqué de presse : Le quai rouvre\n\nSOUS EMBARGO JUSQU’AU 3 MAI 2044\n\nLe quai rouvre lundi, dit le port.\n\n###\n",
    );
    let meta = mail.meta();
    assert_eq!((meta.title.as_str(), meta.genres.as_slice()), ("Le quai rouvre", &["Communiqué de presse".to_owned()][..]));
    assert!(meta.embargo.is_some());
    assert_eq!(said(&mail), ["Le quai rouvre lundi, dit le port."]);
}
