//! Tests of refused files, and of articles with misleading names.

use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\xff\xfe\xfd";

#[test]
fn binary_files_are_refused_whatever_their_name() {
    for name in ["a.txt", "a.html", "a.eml", "a.mbox", "a.mhtml", "a.fodt", "a.json", "a"] {
        assert_eq!(refuse(name, PNG), Some(Refused::NoText), "{name}");
        assert_eq!(refuse(name, b"A plain text."), None, "{name}");
        assert_eq!(refuse(name, b""), None, "{name}");
    }
    assert_eq!(refuse("a.eml", &[b"Subject: a\n\n", PNG].concat()), None);
    for name in ["a.docx", "a.odt"] {
        let refused = [PNG, b"PK\x03", b"\xd0\xcf\x11\xe0", b"\x01\x02 damaged"].map(|bytes| refuse(name, bytes));
        assert_eq!(refused, [Some(Refused::NoText), None, None, None], "{name}");
    }
    assert_eq!([refuse("a.pdf", b"%PDF-1.7\n\xff\xfe\0"), refuse("a.txt", b"%PDF-1.7")], [None; 2]);
    let refused = [
        refuse("a.doc", b"\xd0\xcf\x11\xe0\0"),
        refuse("a.msg", b"\xd0\xcf\x11\xe0\0"),
        refuse("a.webarchive", b"bplist00\0"),
        refuse("a.warc", b"WARC/1.0\r\n"),
    ];
    assert_eq!(refused, [Refused::OldWord, Refused::OutlookMessage, Refused::WebArchive, Refused::Warc].map(Some));
    assert_eq!(refuse("a.txt", b"{\\rtf1 a}"), None);
}

#[test]
fn an_empty_file_has_one_diagnostic() {
    for name in ["a.txt", "a.md", "a.html", "a.rss", "a.xml", "a.json", "a.eml", "a.mbox", "a.mhtml", "a.docx", "a.fodt", "a.vtt"] {
        for blank in ["", " \n\n"] {
            let articles = parse(name, blank.into());
            assert_eq!(
                (articles.len(), articles[0].diagnostics(), articles[0].meta().title.as_str()),
                (1, &[Diagnostic::Empty][..], "a"),
                "{name}"
            );
        }
    }
}

#[test]
fn a_page_that_is_named_as_data_is_read_as_a_page() {
    let page = b"<!DOCTYPE html><html lang=en><body><h1>Moved</h1><p>The feed went elsewhere.</p></body></html>";
    for name in ["a.rss", "a.xml", "a.json", "a.jsonld", "a.nitf"] {
        let article = parse(name, page.to_vec()).remove(0);
        assert_eq!((article.format(), article.meta().title.as_str()), ("html", "Moved"), "{name}");
        assert!(article.diagnostics().contains(&Diagnostic::Misnamed), "{name}");
    }
    assert_eq!(parse("a.xml", b"<rss><channel><item><title>A".to_vec())[0].format(), "feed");
}

#[test]
fn mails_and_documents_in_utf_16_are_read() {
    let wide = |text: &str| [0xfeff_u16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mail = parse("a.eml", wide("From: a@b.example\nSubject: The tide\n\nIt came in.\n")).remove(0);
    assert_eq!((mail.meta().title.as_str(), mail.text()), ("The tide", "The tide\nIt came in."));
    let flat = "<office:document><office:body><office:text><text:p>It went out.</text:p></office:text></office:body></office:document>";
    assert!(parse("a.fodt", wide(flat))[0].text().contains("It went out."));
}

#[test]
fn truncated_files_are_reported() {
    let whole = "<!DOCTYPE html><html><body><div><p>One.</p></div></body></html>";
    let saved = "<!DOCTYPE html><html><title>A</title><div><p>One.</div>";
    let mail = "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOne.\n--b--\n";
    let cut = |name: &str, text: &str| parse(name, text.into())[0].diagnostics().contains(&Diagnostic::DamagedPart);
    assert!(!cut("a.html", whole) && !cut("a.html", saved) && !cut("a.eml", mail));
    assert!(cut("a.html", &whole[..40]) && cut("a.html", "<html><body><p>One.</p><a href=\"x"));
    assert!(cut("a.eml", &mail[..mail.len() - 8]));
    assert!(parse("a.fodt", b"<office:document>".to_vec())[0].diagnostics().contains(&Diagnostic::NoBody));
}

#[test]
fn what_is_beyond_the_limits_of_a_format_is_plain_text() {
    for (name, unit, count) in
        [("a.md", "*a*\n\n", 300_000), ("a.txt", "a b\n", 1_100_000), ("a.vtt", "00:01.000 --> 00:02.000\na\n\n", 510_000)]
    {
        let articles = parse(name, unit.repeat(count).into_bytes());
        let [article] = articles.as_slice() else { panic!("{name}") };
        assert!(article.diagnostics().contains(&Diagnostic::Crowded), "{name}");
        let last = article.blocks().last().map(|block| &article.text()[block.range.clone()]).unwrap_or_default();
        assert!(last.ends_with(unit.trim_end()) && last.len() <= 64 << 10, "{name}");
    }
}

#[test]
fn what_is_beyond_the_most_elements_of_a_document_is_plain_text() {
    let paragraphs = "<text:p>a &amp; b</text:p>".repeat(800_100);
    let file = format!("<office:document><office:body><office:text>{paragraphs}</office:text></office:body></office:document>");
    let articles = parse("a.fodt", file.into_bytes());
    let text = articles[0].text();
    assert_eq!(text.matches("a & b").count(), 800_100);
    assert!(articles[0].diagnostics().contains(&Diagnostic::Crowded));
}
