//! Tests of word processor documents.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::article::{Article, Block, BlockKind, Marker};
use crate::formats::{parse as read, proptest_support};
use crate::words::Diagnostic;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const STYLES: &str = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inter"><w:name w:val="Inter"/><w:basedOn w:val="Titre1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Citation"><w:name w:val="Quote"/></w:style>
<w:style w:type="character" w:styleId="Fort"><w:name w:val="Strong"/></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const RELS: &str = r#"<Relationships><Relationship Id="r1" Target="https://vimeo.com/123456789" TargetMode="External"/><Relationship Id="r2" Target="media/image1.png"/></Relationships>"#;

fn word_parts(body: &str, more: &[(&str, &str)]) -> Article {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut parts = vec![
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/_rels/document.xml.rels", RELS),
    ];
    parts.extend(more);
    read("a.docx", packed(&parts)).remove(0)
}

fn word(body: &str) -> Article {
    word_parts(body, &[])
}

/// A paragraph in a style.
fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[test]
fn raised_and_lowered_digits_are_told_from_others() {
    let run =
        |text: &str, at: &str| format!(r#"<w:r><w:rPr><w:vertAlign w:val="{at}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let of_word =
        word(&format!("<w:p>{}{}{}{}</w:p>", run("10", "baseline"), run("6 ", "superscript"), run("l of CO", ""), run("2", "subscript")));
    assert!(of_word.text().contains("10⁶ l of CO₂"), "{}", of_word.text());
    let style = |name: &str, at: &str| {
        format!(r#"<style:style style:name="{name}" style:family="text"><style:text-properties style:text-position="{at}"/></style:style>"#)
    };
    let flat = format!(
        r#"<office:document><office:automatic-styles>{}{}</office:automatic-styles><office:body><office:text>
        <text:p>10<text:span text:style-name="T1">6</text:span> l of CO<text:span text:style-name="T2">2</text:span></text:p></office:text></office:body></office:document>"#,
        style("T1", "super 58%"),
        style("T2", "-33% 58%")
    );
    let open = read("a.fodt", flat.into_bytes()).remove(0);
    assert!(open.text().contains("10⁶ l of CO₂"), "{}", open.text());
}

fn line(article: &Article, block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::ListItem { marker: Marker::Number(number) } => format!("{number}."),
        BlockKind::ListItem { .. } => "•".to_owned(),
        other => other.name().unwrap_or_default().to_owned(),
    };
    format!("{}{kind} {}", " ".repeat(usize::from(block.depth())), &article.text()[block.range.clone()])
}

fn outline(article: &Article) -> Vec<String> {
    article.blocks().iter().filter(|block| block.kind.is_body()).map(|block| line(article, block)).collect()
}

const TEXT: &str = "Le quai rouvre lundi, après trois hivers de travaux et un de disputes, dit la capitaine du port.";

#[test]
fn paragraph_kinds_follow_from_styles() {
    let body =
        [styled("Titre", "Le quai"), styled("Normal", TEXT), styled("Titre1", "Un"), styled("Inter", "Deux"), styled("Citation", "Enfin.")]
            .concat();
    let article = word(&body);
    assert_eq!((article.meta().title.as_str(), article.meta().lang.as_deref()), ("Le quai", Some("fr-FR")));
    assert_eq!(outline(&article), [format!("paragraph {TEXT}").as_str(), "h1 Un", "h2 Deux", " quote Enfin."]);
    assert_eq!((article.lead(), article.spans().len(), article.diagnostics()), (Some(1), 0, &[][..]));
}

#[test]
fn a_large_initial_begins_the_paragraph_below_it() {
    let initial = r#"<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>L</w:t></w:r></w:p>"#;
    let rest = styled("Normal", TEXT.trim_start_matches('L'));
    let none = r#"<w:p><w:pPr><w:framePr w:dropCap="none"/></w:pPr><w:r><w:t>Ends alone.</w:t></w:r></w:p>"#;
    let article = word(&[styled("Titre", "Le quai"), initial.to_owned(), rest, none.to_owned(), initial.to_owned()].concat());
    assert_eq!(outline(&article), [format!("paragraph {TEXT}").as_str(), "paragraph Ends alone.", "paragraph L"]);
}

#[test]
fn symbol_fonts_and_link_anchors_are_resolved() {
    let text = r#"<w:p><w:r><w:t xml:space="preserve">Ici </w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>
        <w:hyperlink r:id="r1" w:anchor="t=30"><w:r><w:t>la vidéo</w:t></w:r></w:hyperlink></w:p>"#;
    let article = word(&[styled("Titre", "Le quai"), styled("Normal", TEXT), text.to_owned()].concat());
    assert_eq!(outline(&article)[1], "paragraph Ici →la vidéo");
    assert_eq!(article.links()[0].url, "https://vimeo.com/123456789#t=30");
}

#[test]
fn the_style_of_authors_names_them() {
    let style = r#"<w:styles><w:style w:type="paragraph" w:styleId="A"><w:name w:val="Author"/></w:style></w:styles>"#;
    let body = [styled("Title", "The quay"), styled("A", "Ann Lee"), styled("A", "By Bo Ek"), styled("Normal", TEXT)].concat();
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let article = read("a.docx", packed(&[("word/document.xml", &document), ("word/styles.xml", style)])).remove(0);
    assert_eq!((article.meta().authors.join("; "), outline(&article).len()), ("Ann Lee; Bo Ek".to_owned(), 1));
}

#[test]
fn lists_count_and_nest() {
    let item = |level: u8, text: &str| {
        format!(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let article = word(&[styled("Normal", TEXT), item(0, "one"), item(1, "in"), item(0, "two"), styled("Normal", "• typed")].concat());
    assert_eq!(outline(&article)[1..], [" 1. one", "  • in", " 2. two", " • typed"]);
}

#[test]
fn runs_have_formatting_and_links() {
    let body = format!(
        r#"{}<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>the film</w:t></w:r></w:hyperlink><w:r><w:t>&amp;</w:t><w:br/><w:t>more,</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.example/"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rStyle w:val="Fort"/></w:rPr><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:r><w:t xml:space="preserve"> https://youtu.be/abcdefghijk</w:t></w:r></w:p>"#,
        styled("Normal", TEXT)
    );
    let article = word(&body);
    assert_eq!(outline(&article)[1], "paragraph See the film&\nmore,a https://youtu.be/abcdefghijk");
    let links: Vec<_> = article.links().iter().map(|link| link.url.as_str()).collect();
    assert_eq!(links, ["https://vimeo.com/123456789", "https://a.example/", "https://youtu.be/abcdefghijk"]);
    let strong: Vec<_> = article.spans().iter().map(|span| &article.text()[span.range.clone()]).collect();
    assert_eq!((strong, article.videos().len()), (vec!["the film", "a"], 2));
}

#[test]
fn tables_pictures_and_footnotes() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", styled("Normal", text));
    let body = format!(
        r#"<w:p><w:r><w:t>{TEXT}</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r><w:r><w:drawing><wp:docPr descr="The quay"/><a:blip r:embed="r2"/></w:drawing></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl><w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"#,
        cell("Day"),
        cell("Hour"),
        cell("Monday"),
        cell("9"),
        styled("Titre1", "In a frame")
    );
    let notes = "<w:footnotes><w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"4\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> So she says.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let article = word_parts(&body, &[("word/footnotes.xml", notes)]);
    assert_eq!(
        outline(&article),
        [
            format!("paragraph {TEXT}[1]").as_str(),
            "image The quay",
            "table Day Hour\nMonday 9",
            "h1 In a frame",
            "paragraph [1] So she says."
        ]
    );
    let BlockKind::Table(table) = &article.blocks().iter().find(|block| matches!(block.kind, BlockKind::Table(_))).unwrap().kind else {
        panic!()
    };
    assert_eq!(table.header_rows, 1);
}

#[test]
fn insertions_are_kept_deletions_and_comments_dropped() {
    let body = format!(
        "{}<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom><w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
        styled("Normal", TEXT)
    );
    let article = word(&body);
    assert_eq!(outline(&article)[1], "paragraph new");
    assert_eq!(article.diagnostics(), [Diagnostic::TrackedChanges, Diagnostic::Comments { count: 1 }]);
}

#[test]
fn documents_without_styles_are_read_by_their_formatting() {
    let strong = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let plain = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let core = r"<cp:coreProperties><dc:title>Microsoft Word - 12</dc:title><dc:creator>user</dc:creator><cp:keywords>port, mer</cp:keywords><dcterms:created>2021-05-12T09:00:00Z</dcterms:created><dcterms:modified>2021-05-14T09:00:00Z</dcterms:modified></cp:coreProperties>";
    let body =
        [strong("Le quai rouvre lundi"), plain("12 mai 2021"), plain("Par Nadia Lebrun"), plain(TEXT), strong("Et après ?"), plain(TEXT)]
            .concat();
    let article = word_parts(&body, &[("docProps/core.xml", core)]);
    let meta = article.meta();
    assert_eq!(
        (meta.title.as_str(), meta.authors.as_slice(), meta.tags.len()),
        ("Le quai rouvre lundi", &["Nadia Lebrun".to_owned()][..], 2)
    );
    assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2021-05-12"));
    assert_eq!(meta.updated.map(crate::article::Date::iso).as_deref(), Some("2021-05-14T09:00:00Z"));
    assert_eq!(outline(&article)[1], "h2 Et après ?");
}

const OPEN: &str = r#"<office:document><office:meta><dc:title>Le quai</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator><dc:date>2021-05-14T09:00:00.123456789</dc:date></office:meta>
<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="fr" fo:country="FR"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Quotations" style:family="paragraph"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/><text:list-level-style-bullet text:level="2"/></text:list-style></office:styles>
<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:master-styles><style:header><text:p>Header</text:p></style:header></office:master-styles>
<office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">Le quai</text:p><text:p>Il est <text:span text:style-name="T1">vide</text:span><text:s text:c="2"/>&#233;t&#xe9;
   &unknown;<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Enfin.</text:p></text:note-body></text:note></text:p>
<text:h text:outline-level="2">Un</text:h><text:p text:style-name="P1">Cité<office:annotation><text:p>remark</text:p></office:annotation></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:p>more</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>
<text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>The quay</svg:desc></draw:frame><text:a xlink:href="https://a.example/">there</text:a></text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Hour</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Monday</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>
</office:text></office:body></office:document>"#;

#[test]
fn an_open_document_is_read_flat_and_packed() {
    let expected = [
        "paragraph Il est vide été &unknown;[1]",
        "h2 Un",
        " quote Cité",
        " 3. a",
        " paragraph more",
        "  • b",
        " 4. c",
        "paragraph there",
        "image The quay",
        "table Day Hour\nMonday",
        "paragraph [1] Enfin.",
    ];
    let flat = read("a.fodt", OPEN.as_bytes().to_vec()).remove(0);
    let packed = read("a.odt", packed(&[("content.xml", OPEN), ("meta.xml", OPEN)])).remove(0);
    for article in [flat, packed] {
        assert_eq!(outline(&article), expected);
        let meta = article.meta();
        assert_eq!(
            (meta.title.as_str(), meta.authors.as_slice(), meta.lang.as_deref()),
            ("Le quai", &["Ann Lee".to_owned()][..], Some("fr-FR"))
        );
        assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2021-05-14T09:00:00"));
        assert_eq!(article.diagnostics(), [Diagnostic::TrackedChanges, Diagnostic::Comments { count: 1 }]);
    }
}

#[test]
fn broken_and_encrypted_documents_are_reported() {
    let notes = |name: &str, bytes: Vec<u8>| read(name, bytes).remove(0).diagnostics().to_vec();
    assert_eq!(notes("a.docx", b"no archive".to_vec()), [Diagnostic::BrokenDocument]);
    assert_eq!(notes("a.odt", packed(&[("../../etc/passwd", "x")])), [Diagnostic::NoBody]);
    assert_eq!(notes("a.odt", packed(&[("META-INF/manifest.xml", "<encryption-data/>"), ("content.xml", "")])), [Diagnostic::Encrypted]);
    let locked: Vec<u8> = b"\xd0\xcf\x11\xe0".iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(notes("a.docx", locked), [Diagnostic::Encrypted]);
    let whole = packed(&[("word/document.xml", &format!("<w:document><w:body>{}", styled("Normal", TEXT)))]);
    assert_eq!(notes("a.docx", whole.clone())[0], Diagnostic::DamagedPart);
    assert_eq!(notes("a.docx", whole[..whole.len() / 2].to_vec()), [Diagnostic::BrokenDocument]);
}

#[test]
fn hostile_documents_end() {
    let bomb = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(1_100_000);
    let article = word(&bomb);
    assert!(article.diagnostics().contains(&Diagnostic::Unpacked { megabytes: 32 }), "{:?}", article.diagnostics());
    let opened =
        "<w:p>¦<w:tbl>¦<w:tbl><w:tr><w:tc><w:p>¦<w:r>¦<w:hyperlink>¦<w:fldChar w:fldCharType=\"begin\"/>¦&lol;¦<w:t>¦<w:del>¦<w:drawing>";
    for piece in proptest_support::pieces(opened) {
        word(&piece.repeat(100_000));
    }
    let opened = "<text:p>¦<text:list>¦<text:list><text:list-item><text:p>a¦<text:span>¦<table:table>¦<text:note><text:note-body>¦<draw:frame>¦\
        <text:a>¦<x a='";
    for piece in proptest_support::pieces(opened) {
        read("a.fodt", format!("<office:body>{}", piece.repeat(100_000)).into_bytes());
    }
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><office:body><text:p>&b;</text:p></office:body>";
    assert!(read("a.fodt", entities.as_bytes().to_vec()).remove(0).text().contains("&b;"));
}

/// Pieces that documents are made of, right and wrong.
const PIECES: &str = "<w:p>¦</w:p>¦<w:r>¦</w:r>¦<w:t>words é ¦</w:t>¦<w:pPr><w:pStyle w:val=\"Titre1\"/></w:pPr>¦<w:rPr><w:b/></w:rPr>¦\
    <w:tbl><w:tr><w:tc>¦</w:tc></w:tr></w:tbl>¦<w:hyperlink r:id=\"r1\">¦</w:hyperlink>¦<w:footnoteReference w:id=\"1\"/>¦\
    <w:drawing><a:blip r:embed=\"r2\"/></w:drawing>¦&amp;¦&x¦<¦<w:br/>¦<office:body>¦<text:p>¦</text:p>¦\
    <text:h text:outline-level=\"99\">¦</text:h>¦<text:list text:style-name=\"L\">¦<text:list-item>¦</text:list>¦\
    <text:note><text:note-body>¦</text:note-body></text:note>¦<draw:frame>¦<svg:desc>¦</svg:desc></draw:frame>¦\
    <table:table><table:table-row><table:table-cell>¦</table:table>¦<![CDATA[x]]>¦<!-- ¦\u{1b}[31m";

proptest::proptest! {
    #[test]
    fn any_document_is_an_article(pieces in proptest::collection::vec(proptest::sample::select(proptest_support::pieces(PIECES)), 0..60), bytes: Vec<u8>) {
        let text = pieces.concat();
        word(&text);
        read("a.fodt", format!("<office:body>{text}").into_bytes());
        read("a.odt", packed(&[("content.xml", &text), ("styles.xml", &text), ("meta.xml", &text)]));
        let mut cut = packed(&[("word/document.xml", &text)]);
        cut.extend(&bytes);
        read("a.docx", cut);
        read("a.docx", bytes.clone());
        read("a.odt", bytes);
    }
}

#[test]
fn a_download_of_a_press_database_is_its_articles() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p/>");
    let lines = [
        "User Name: Ann",
        "Ferry stops for good",
        "The Tidal Post",
        "March 4, 2011 Friday",
        "Length: 5 words",
        "Byline: Ann Lee",
        "Body",
        "The ferry stops.",
        "Load-Date: March 5, 2011",
        "End of Document",
        "A second crossing",
        "The Quay",
        "March 6, 2011",
        "Body",
        "Of boats.",
        "Of tides.",
        "End of Document",
    ];
    let body: String = lines.iter().map(|line| paragraph(line)).collect();
    let articles = read("a.docx", packed(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))]));
    let found: Vec<_> = articles.iter().map(|article| (article.meta().title.as_str(), article.text().contains("tides"))).collect();
    assert_eq!(found, [("Ferry stops for good", false), ("A second crossing", true)]);
    assert_eq!(
        (&articles[0].meta().authors[0][..], articles[0].blocks().iter().filter(|block| block.kind.is_body()).count()),
        ("Ann Lee", 1)
    );
}

#[test]
fn a_press_release_is_taken_apart() {
    let row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Port</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Quai 4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let plain = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [
        row.to_owned(),
        bold("COMMUNIQUÉ DE PRESSE"),
        plain("2 mai 2044"),
        bold("Le quai rouvre lundi"),
        plain(TEXT),
        plain("###"),
        plain("Contact presse : Bo Ek, 06 12 34 56 78"),
    ];
    let article = word(&body.concat());
    let meta = article.meta();
    assert_eq!((meta.title.as_str(), meta.genres.as_slice()), ("Le quai rouvre lundi", &["COMMUNIQUÉ DE PRESSE".to_owned()][..]));
    assert_eq!(meta.date.map(crate::article::Date::iso).as_deref(), Some("2044-05-02"));
    let text = format!("paragraph {TEXT}");
    assert_eq!(outline(&article)[1..], [text.as_str(), "rule ", "paragraph Contact presse : Bo Ek, 06 12 34 56 78"]);
}
