//! The title block of a text: title, date and byline, in any order, above the first paragraphs. Lines that became fields are removed.

use super::lines::Line;
use super::wrap_width::{self, Measure};
use super::{code, dateline, line_markers, non_headings};
use crate::article::{Builder, Marker, Meta};
use crate::formats::byline::{self, Evidence};
use crate::formats::dates;
use crate::formats::lexicon::Phrases;
use crate::formats::release;

/// The most lines (once joined) between the top and the last line of the title block.
const LINES: usize = 9;

/// The most lines above the headline about whom to ask.
const CONTACTS: usize = 12;

/// The most lines of a letterhead, and between it and the label of a press release.
const LETTERHEAD: usize = 6;

/// The widest line of an address.
const SHORT: u16 = 60;

/// A line with more bytes is a paragraph; the opening may reach beyond one, the lead, and not beyond two.
const PARAGRAPH: usize = 200;

/// The longest title, in bytes.
const TITLE: usize = 300;

/// Reads title, date and authors into the builder's metadata, and removes their lines.
pub(super) fn read(lines: &mut Vec<Line<'_>>, measure: Measure, builder: &mut Builder) {
    let (mut at, mut paragraphs, mut titles) = (0, 0, true);
    for _ in 0..LINES {
        if titles {
            at += contacts(lines.get(at..).unwrap_or_default(), at == 0);
            at += letterhead(lines, at, builder);
        }
        let Some(line) = lines.get(at) else { return };
        // A date is a line of its own, however wide it is.
        let dated = line.text.len() <= PARAGRAPH && dates::stamps(without_pictures(line.text), builder.meta.lang.as_deref()).is_some();
        let goes_on = |next: &usize| !dated && measure.joins(&lines[next - 1], &lines[*next]);
        let end = (at + 1..lines.len()).find(|next| !goes_on(next)).unwrap_or(lines.len());
        let underlined = lines.get(end).is_some_and(|next| !next.is_apart() && line_markers::underline(next.text).is_some());
        let size: usize = lines[at..end].iter().map(|line| line.text.len()).sum();
        if size <= TITLE && may_be_field(line.text, at == 0, builder.meta.lang.as_deref()) {
            let text = joined(&lines[at..end]);
            let below = lines.get(end).is_some_and(Line::is_apart);
            let undated = builder.meta.date.is_none();
            if is_field(&text, below, underlined, titles, builder) {
                let signed = undated && builder.meta.date.is_some() && lines.get(end).is_some_and(|next| !next.is_apart());
                take(lines, at, end + usize::from(underlined));
                sign(lines, at, signed, builder);
                continue;
            }
        }
        paragraphs += usize::from(size > PARAGRAPH);
        if paragraphs > 1 || builder.meta.title.is_empty() && size > TITLE || underlined || line_markers::hash(line.text).is_some() {
            return;
        }
        titles &= line.text.contains("://");
        at = end;
    }
}

/// Whether a line may be a field by its mark: no item of a list, unless it is numbered at the very top or holds a date, and no rule.
fn may_be_field(text: &str, first: bool, lang: Option<&str>) -> bool {
    let item = line_markers::item(text).is_none_or(|item| match item.marker {
        Marker::Number(_) => first,
        Marker::Bullet => dates::stamps(item.text, lang).is_some(),
        Marker::Task(_) => false,
    });
    item && !line_markers::is_rule(text)
}

/// Number of lines about whom to ask that `lines` begin with; the first line of all needs a label.
fn contacts(lines: &[Line<'_>], first: bool) -> usize {
    let mut labelled = false;
    let asks = |(at, line): &(usize, &Line<'_>)| {
        // The lines right below a label belong to it: a name, an office.
        labelled = release::is_contact(line.text) || labelled && !line.is_apart() && line.width <= SHORT;
        labelled || (*at > 0 || !first) && release::is_detail(line.text)
    };
    lines.iter().take(CONTACTS).enumerate().take_while(asks).count()
}

/// Number of lines of an address at `at` that a name stands over, in a press release; the name is taken as the source.
fn letterhead(lines: &mut Vec<Line<'_>>, at: usize, builder: &mut Builder) -> usize {
    let Some([name, next, ..]) = lines.get(at..) else { return 0 };
    let meta = &builder.meta;
    let fits = meta.title.is_empty() && name.width <= SHORT && is_title(name.text, true) && line_markers::hash(name.text).is_none();
    if !fits || !non_headings::is_of_letterhead(next.text) || non_headings::is_of_letterhead(name.text) {
        return 0;
    }
    let labels = |line: &Line<'_>| release::notice(line.text, meta.lang.as_deref()).is_some();
    if meta.genres.is_empty() && !lines[at + 1..].iter().take(LETTERHEAD).any(labels) {
        return 0;
    }
    let source = name.text.to_owned();
    let below = lines[at + 1..].iter().take(LETTERHEAD).take_while(|line| non_headings::is_of_letterhead(line.text)).count();
    builder.meta.source.get_or_insert(source);
    take(lines, at, at + 1);
    below
}

/// A lone name right under the date is the author's, if `signed` says that there was a date.
fn sign(lines: &mut Vec<Line<'_>>, at: usize, signed: bool, builder: &mut Builder) {
    let meta = &mut builder.meta;
    if signed
        && meta.authors.is_empty()
        && !meta.title.is_empty()
        && lines.get(at + 1).is_some_and(Line::is_apart)
        && let Some(author) = lines.get(at).and_then(|line| byline::bare(line.text))
    {
        meta.authors = vec![author];
        take(lines, at, at + 1);
    }
}

/// `lines` as one, as [`Measure::joins`] says they are.
pub(super) fn joined(lines: &[Line<'_>]) -> String {
    let mut text = String::new();
    for line in lines {
        let joint = if text.is_empty() { "" } else { wrap_width::joint(&text, line.text) };
        text.push_str(joint);
        text.push_str(line.text);
    }
    text
}

/// Whether `text` is a field of the article; if so, it is one now.
fn is_field(text: &str, apart: bool, underlined: bool, may_be_title: bool, builder: &mut Builder) -> bool {
    let lang = builder.meta.lang.clone();
    let meta = &mut builder.meta;
    if is_notice(text, lang.as_deref(), meta) {
        return true;
    }
    let (level, plain) = line_markers::hash(text).unwrap_or((0, text));
    if same(plain, &meta.title) {
        // A headline cut out of a longer line begins with a small letter.
        if meta.title.starts_with(char::is_lowercase) && meta.title.chars().skip(1).eq(plain.chars().skip(1)) {
            plain.clone_into(&mut meta.title);
        }
        return true;
    }
    if level == 0
        && meta.authors.is_empty()
        && let Some(byline) = byline::read(text, lang.as_deref(), Evidence::Text)
    {
        meta.authors = byline.authors;
        meta.date = meta.date.or(byline.date);
        return true;
    }
    let titled = meta.title.is_empty() && level <= 1 && (level == 1 || underlined || may_be_title && is_title(text, apart));
    if titled {
        plain.clone_into(&mut meta.title);
    }
    titled
}

/// Whether `text` says when and where the article appeared, or what a press release says of itself; if so, it is known now.
fn is_notice(text: &str, lang: Option<&str>, meta: &mut Meta) -> bool {
    if let Some(notice) = release::notice(text, lang) {
        notice.fill(meta);
        return true;
    }
    if meta.date.is_some() {
        return false;
    }
    let plain = without_pictures(text);
    let labelled = || non_headings::label_of_date(plain).filter(|(label, _)| is_publication(label)).map(|(_, date)| date);
    if let Some(date) = dates::read(plain, lang).or_else(labelled) {
        meta.date = Some(date);
        return true;
    }
    let Some(line) = dateline::alone(text, lang) else { return false };
    meta.date = line.date;
    meta.place = meta.place.take().or(line.place);
    true
}

/// Whether a label before a date marks the date of publication.
fn is_publication(label: &str) -> bool {
    let low = label.to_lowercase();
    Phrases::PublicationLabels.are_in(&low) && !Phrases::DeadlineLabels.are_in(&low)
}

/// `text` without the pictures before it: emoji, or their names between colons.
fn without_pictures(text: &str) -> &str {
    let named = text.strip_prefix(':').and_then(|rest| rest.split_once(": ")).filter(|(name, _)| !name.contains(' ') && !name.is_empty());
    named
        .map_or(text, |(_, rest)| rest)
        .trim_start_matches(|c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | ' '))
}

/// Whether a line at the top may be the title: no sentence of a paragraph, no address, no code.
fn is_title(text: &str, apart: bool) -> bool {
    let open = text.ends_with([',', ';', ':']);
    let sentence = text.ends_with('.') && !(apart && text.chars().count() <= 180 && !non_headings::holds_sentence(text));
    let code = code::looks_like_code(text) && !text.contains(' ');
    let words = text.contains(char::is_alphanumeric) && !text.contains("://");
    words && !(open || sentence || code)
}

/// Whether two titles say the same, white space and case aside.
fn same(one: &str, other: &str) -> bool {
    let words = |text: &'_ str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    !other.is_empty() && words(one) == words(other)
}

/// Removes lines; those around them are no longer adjacent.
fn take(lines: &mut Vec<Line<'_>>, from: usize, to: usize) {
    lines.drain(from..to.min(lines.len()));
    if let Some(next) = lines.get_mut(from) {
        next.gap = next.gap.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text::lines;

    fn opening(text: &str) -> (String, Vec<String>, Vec<String>) {
        let mut builder = Builder::new("text");
        let mut lines = lines::read(text, 1);
        read(&mut lines, Measure::Open, &mut builder);
        (builder.meta.title.clone(), builder.meta.authors.clone(), lines.iter().map(|line| line.text.to_owned()).collect())
    }

    #[test]
    fn title_and_byline_are_fields_and_no_longer_lines() {
        let (title, authors, rest) = opening("Fog over the estuary\nBy Ann Lee\n\nThe ferry had left.");
        assert_eq!(
            (title.as_str(), authors, rest),
            ("Fog over the estuary", vec!["Ann Lee".to_owned()], vec!["The ferry had left.".to_owned()])
        );
    }

    #[test]
    fn bylines_are_found_above_the_title_and_below_the_lead() {
        let (title, authors, _) = opening("By Ann Lee\n\nFog\n\nText.");
        assert_eq!((title.as_str(), authors.len()), ("Fog", 1));
        let lead = "The ferry had left the quay an hour before the harbour master noticed. ".repeat(4);
        assert_eq!(opening(&format!("Fog\n\n{lead}\n\nBy Ann Lee\n\nText.")).1, ["Ann Lee"]);
    }

    #[test]
    fn a_name_right_below_the_date_is_the_author() {
        assert_eq!(opening("Fog\n\n12 May 2019\nAnn van Lee\n\nText.").1, ["Ann van Lee"]);
        for text in [
            "Fog\n\n12 May 2019\n\nAnn Lee\n\nText.",
            "Fog\n\n12 May 2019\nFog\n\nText.",
            "Fog\n\n12 May 2019\nAnn Lee left.\n\nText.",
            "Fog\n\n12 May 2019\nAnn Lee\nText.",
            "12 May 2019\nAnn Lee\n\nText.",
        ] {
            assert_eq!(opening(text).1, [""; 0], "{text:?}");
        }
    }

    #[test]
    fn deadlines_are_not_publication_dates() {
        let labels = ["Closing date", "Date limite", "Son teslim tarihi", "Data de encerramento"];
        assert!(!labels.iter().any(|label| is_publication(label)));
        assert!(["Date", "Datum", "Yayın tarihi", "Published"].iter().all(|label| is_publication(label)));
    }

    #[test]
    fn place_and_date_become_fields_above_or_below_the_title() {
        let rest = |text| opening(text).2;
        assert_eq!(rest("Brume sur l’estuaire\n\nNevers, le 13 novembre 2018\n\nLe bac."), ["Le bac."]);
        assert_eq!(rest("Nevers, le 13 novembre 2018\n\nBrume sur l’estuaire\n\nLe bac."), ["Le bac."]);
    }

    #[test]
    fn a_letterhead_is_the_source_and_no_title() {
        let head = "HARBOUR BOARD\n12 Quay Street, Port City\nwww.board.example";
        for text in [format!("{head}\n\nPRESS RELEASE\n\nFog\n\nText."), format!("PRESS RELEASE\n\n{head}\n\nFog\n\nText.")] {
            let mut builder = Builder::new("text");
            let mut lines = lines::read(&text, 1);
            read(&mut lines, Measure::Open, &mut builder);
            assert_eq!((builder.meta.title.as_str(), builder.meta.source.as_deref()), ("Fog", Some("HARBOUR BOARD")), "{text}");
            let rest: Vec<_> = lines.iter().map(|line| line.text).collect();
            assert_eq!(rest, ["12 Quay Street, Port City", "www.board.example", "Text."]);
        }
        assert_eq!(opening(&format!("{head}\n\nFog\n\nText.")).0, "HARBOUR BOARD");
    }

    #[test]
    fn a_title_that_is_repeated_is_one_title() {
        assert_eq!(opening("Fog\n\nFog\n\nText.").2, ["Text."]);
        assert_eq!(opening("Fog\n===\n\nText."), ("Fog".into(), vec![], vec!["Text.".into()]));
        assert_eq!(opening("# Fog\n\nText.").0, "Fog");
    }

    #[test]
    fn a_text_may_begin_without_title() {
        let text = "The ferry had left, and nobody was steering it.\nNobody knew.";
        assert_eq!(opening(text).0, "");
        assert_eq!(opening("https://example.org/fog\n\nThe ferry had left the quay:").0, "");
    }
}
