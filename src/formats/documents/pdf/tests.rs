//! Tests of PDF.

use super::*;
use crate::article::{Article, Date};
use crate::formats::{parse, proptest_support};

/// A file of pages, each given as what is drawn on it, in Helvetica.
fn file(pages: &[String], more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 10 + 2 * at)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R/Lang(en)>> endobj\n2 0 obj <</Type/Pages/Kids[{}]/Count {}>> endobj\n\
         3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n\
         4 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>> stream\nx\nendstream endobj\n\
         5 0 obj <</Title(Microsoft Word - tide.docx)/Author(Ann Lee)/CreationDate(D:20240502083000Z)>> endobj\n",
        kids.join(" "),
        pages.len()
    );
    for (at, drawn) in pages.iter().enumerate() {
        let (page, content) = (10 + 2 * at, 11 + 2 * at);
        let objects = format!(
            "{page} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>/XObject<</I 4 0 R>>>>/Contents {content} 0 R>> endobj\n\
             {content} 0 obj <</Length {}>> stream\n{drawn}\nendstream endobj\n",
            drawn.len()
        );
        file.push_str(&objects);
    }
    let trailer = format!("trailer <</Root 1 0 R/Info 5 0 R{more}>>\n%%EOF\n");
    file.push_str(&trailer);
    file.into_bytes()
}

/// Lines at a place, in a size, with so much between them.
fn lines(left: f32, top: f32, size: f32, lines: &[&str]) -> String {
    let line = |(at, text): (usize, &&str)| {
        let base = top - f32::from(u16::try_from(at).unwrap_or_default()) * size * 1.2;
        format!("BT /F1 {size} Tf {left} {base} Td ({text}) Tj ET\n")
    };
    lines.iter().enumerate().map(line).collect()
}

fn read(name: &str, bytes: Vec<u8>) -> Article {
    parse(name, bytes).remove(0)
}

#[test]
fn columns_are_read_one_after_the_other() {
    let page = [
        lines(50.0, 760.0, 24.0, &["The tide turns at the quay this night"]),
        lines(
            50.0,
            700.0,
            10.0,
            &[
                "The port authority opened the lock on",
                "Monday after eight months of work, and",
                "the first barge passed at noon, said the",
                "keeper. Engi-",
            ],
        ),
        lines(
            310.0,
            700.0,
            10.0,
            &[
                "neers had replaced both of the gates, the",
                "winch and the quay, at a cost of nine",
                "million. It took them eight long months.",
                "Nobody at the quay was ever told why.",
            ],
        ),
    ];
    let article = read("a.pdf", file(&[page.concat()], ""));
    assert_eq!(article.meta().title, "The tide turns at the quay this night");
    let whole = "The port authority opened the lock on Monday after eight months of work, and the first barge passed at noon, said the keeper. \
        Engineers had replaced both of the gates, the winch and the quay, at a cost of nine million. It took them eight long months. Nobody at the \
        quay was ever told why.";
    assert_eq!(proptest_support::lines(&article), [whole]);
    let meta = article.meta();
    assert_eq!(
        (meta.authors.as_slice(), meta.date.map(Date::iso).as_deref(), article.format()),
        (&["Ann Lee".to_owned()][..], Some("2024-05-02T08:30:00"), "pdf")
    );
}

#[test]
fn running_heads_and_page_numbers_go_and_headings_stay() {
    let page = |number: usize, when: &str| {
        [
            lines(50.0, 780.0, 8.0, &["The Quay Gazette"]),
            lines(50.0, 740.0, 14.0, &[&format!("At {when}")]),
            lines(50.0, 700.0, 10.0, &["The tide turns and turns again, and nobody at the quay looks at it", &format!("for long {when}.")]),
            lines(50.0, 660.0, 10.0, &[&format!("Then it turns once more at {when}, as it did in all the years before.")]),
            lines(300.0, 30.0, 8.0, &[&number.to_string()]),
        ]
        .concat()
    };
    let article = read("a.pdf", file(&[page(1, "dawn"), page(2, "noon"), page(3, "night")], ""));
    let expected = [
        "# At noon",
        "The tide turns and turns again, and nobody at the quay looks at it for long noon.",
        "Then it turns once more at noon, as it did in all the years before.",
        "# At night",
    ];
    assert_eq!((article.meta().title.as_str(), &proptest_support::lines(&article)[2..6]), ("At dawn", &expected.map(str::to_owned)[..]));
    assert!(!article.text().contains("Gazette") && !article.text().contains('3'), "{}", article.text());
}

#[test]
fn cells_of_a_table_are_read_row_by_row() {
    let rows = [["Year", "Barges", "Tons"], ["2022", "110", "4,100"], ["2023", "120", "4,200"], ["2024", "130", "4,300"]];
    let cell =
        |row: usize, column: usize| lines([50.0, 200.0, 350.0][column], 700.0 - [0.0, 15.0, 30.0, 45.0][row], 10.0, &[rows[row][column]]);
    let drawn: String = (0..12).map(|at| cell(at / 3, at % 3)).collect();
    let text = read("a.pdf", file(&[drawn], "")).text().to_owned();
    assert!(text.contains("2023 120 4,200"), "{text}");
}

#[test]
fn what_cannot_be_read_says_so() {
    let picture = file(&["q 100 0 0 100 0 0 cm /I Do Q".to_owned()], "");
    assert_eq!(read("a.pdf", picture).diagnostics(), [Diagnostic::PicturesOnly { count: 1 }]);
    let locked = file(&[String::new()], "/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>");
    assert_eq!(read("a.pdf", locked).diagnostics(), [Diagnostic::Encrypted]);
    assert_eq!(read("a.pdf", b"%PDF-1.4 and no more".to_vec()).diagnostics(), [Diagnostic::BrokenDocument]);
}

#[test]
fn pages_behind_the_deadline_are_left_out() {
    let page = lines(50.0, 700.0, 10.0, &["The tide turns."]);
    let bytes = file(&[page.clone(), page], "");
    let late = std::cell::Cell::new(0);
    let document = super::read(&bytes, &|| late.replace(late.get() + 1) > 0).unwrap_or_default();
    assert_eq!((document.pieces.len(), document.notes), (1, vec![Diagnostic::PagesLeftOut { count: 1 }]));
}

proptest::proptest! {
    #[test]
    fn odd_files_are_articles_too(bytes in proptest_support::bytes(), cut in 0..2000_usize) {
        proptest_support::hold(&parse("a.pdf", [b"%PDF-1.4\n", &bytes[..]].concat()))?;
        let mut whole = file(&[lines(50.0, 700.0, 10.0, &["The tide turns."])], "");
        whole.truncate(cut.max(10));
        proptest_support::hold(&parse("a.pdf", whole))?;
    }
}
