//! A document's metadata, and the title block of its text: title, byline and date, found by style where there is one, else by layout and
//! wording.

use super::model::{About, Document, Kind, Para, Piece};
use super::xml::{self, Step};
use crate::article::{Builder, Date, Meta};
use crate::formats::byline::{self, Evidence, names};
use crate::formats::lexicon::Phrases;
use crate::formats::{dates, language, release};

/// Reads what a document says of itself: `docProps/core.xml`, `meta.xml`, or `office:meta`.
pub(super) fn about(xml: &str) -> About {
    let (mut about, mut open, mut text) = (About::default(), String::new(), String::new());
    let mut initial = None;
    xml::walk(xml, &mut |step| match step {
        Step::Open(tag) => {
            open = tag.name();
            text.clear();
        }
        Step::Text(more) if text.len() < 4096 => text.push_str(&more),
        Step::Text(_) => (),
        Step::Close(name) => {
            let value = std::mem::take(&mut text).trim().to_owned();
            if name != open || value.is_empty() {
                return;
            }
            match name.as_str() {
                "title" => about.title = Some(value),
                "creator" => about.author = Some(value),
                "initial-creator" => initial = Some(value),
                "created" | "creation-date" => about.created = day(&value),
                "modified" | "date" => about.modified = day(&value),
                "language" => about.lang = Some(value),
                "keywords" | "keyword" => {
                    about.tags.extend(value.split([',', ';']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()));
                }
                _ => (),
            }
        }
    });
    about.author = initial.or(about.author).filter(|name| !names::is_placeholder(name));
    about
}

fn day(written: &str) -> Option<Date> {
    // Fractions of seconds have up to nine digits.
    let whole = written.split_once('.').map_or(written, |(whole, _)| whole);
    dates::read(written, None).or_else(|| dates::read(whole, None))
}

/// The most paragraphs of the title block.
const REACH: usize = 8;

/// The longest title, in characters.
const TITLE: usize = 200;

/// Fills the fields of `builder`, and removes paragraphs that became fields from the document.
pub(super) fn read(document: &mut Document, builder: &mut Builder) {
    let about = std::mem::take(&mut document.about);
    lang(about.lang, document, builder);
    let meta = &mut builder.meta;
    meta.tags = about.tags;
    notices(document, meta);
    title(document, meta, about.title);
    lines(document, meta);
    meta.authors.extend(about.author.filter(|_| meta.authors.is_empty()));
    let later = about.modified.filter(|modified| about.created.is_none_or(|created| modified.ymd() > created.ymd()));
    meta.updated = later.filter(|later| meta.date.or(about.created).is_some_and(|date| later.ymd() > date.ymd()));
    meta.date = meta.date.or(about.created).or(about.modified);
}

/// Sets the language: the declared one, unless the text is clearly in another, as in documents made from a template.
fn lang(declared: Option<String>, document: &Document, builder: &mut Builder) {
    let declared = declared.filter(|code| {
        code.len() >= 2 && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && code != "none" && code != "zxx"
    });
    let mut text = String::new();
    for (_, para) in paras(document) {
        text.push_str(&para.text());
        text.push('\n');
        if text.len() > 4000 {
            break;
        }
    }
    builder.meta.lang = declared.filter(|code| text.len() <= 100 || !language::contradicts(&text, code));
    language::set(&text, builder);
}

/// Takes what press releases say above their headline.
fn notices(document: &mut Document, meta: &mut Meta) {
    let notice = |piece: &Piece| release::notice(&piece.as_para()?.text(), meta.lang.as_deref());
    let found: Vec<_> = document.pieces.iter().take(REACH).enumerate().filter_map(|(at, piece)| Some((at, notice(piece)?))).collect();
    for (at, notice) in found.into_iter().rev() {
        document.pieces.remove(at);
        notice.fill(meta);
    }
}

/// Finds the title: the paragraph in the style of one, else the only heading of its level above everything, else what looks like one or
/// is called so, else what the document is called.
fn title(document: &mut Document, meta: &mut Meta, called: Option<String>) {
    let called = called.filter(|title| !is_file_name(title));
    let at = styled(document, Kind::Title)
        .or_else(|| first_heading(document))
        .or_else(|| named(document, called.as_deref()))
        .or_else(|| shown(document));
    if let Some(at) = at {
        meta.title = take(document, at);
        // A title may go on over a few paragraphs.
        for _ in 0..3 {
            let Some(Piece::Para(Para { kind: Kind::Title, .. })) = document.pieces.get(at) else { break };
            let more = take(document, at);
            meta.title = format!("{} {more}", meta.title);
        }
        if let Some(Piece::Para(Para { kind: Kind::Subtitle, .. })) = document.pieces.get(at) {
            meta.subtitle = Some(take(document, at));
        }
    }
    if meta.title.trim().is_empty() {
        meta.title = called.unwrap_or_default();
    }
}

fn take(document: &mut Document, at: usize) -> String {
    let text = document.pieces.remove(at).para().map(|para| para.text()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paras(document: &Document) -> impl Iterator<Item = (usize, &Para)> {
    document.pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, piece.as_para()?)))
}

fn styled(document: &Document, kind: Kind) -> Option<usize> {
    paras(document).find(|(_, para)| para.kind == kind).map(|(at, _)| at)
}

/// The heading above everything else that is alone on its level.
fn first_heading(document: &Document) -> Option<usize> {
    let level = |para: &Para| if let Kind::Heading(level) = para.kind { Some(level) } else { None };
    let mut headings = paras(document).filter_map(|(at, para)| Some((at, level(para)?)));
    let (at, first) = headings.next()?;
    let before = paras(document).take_while(|(place, _)| *place < at).filter(|(_, para)| para.text().chars().count() > 80).count();
    (before == 0 && at < REACH / 2 && headings.all(|(_, level)| level > first)).then_some(at)
}

/// The paragraph near the top that says what the document is called.
fn named(document: &Document, called: Option<&str>) -> Option<usize> {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let called = words(called?);
    paras(document).take(REACH).find(|(_, para)| words(&para.text()) == called).map(|(at, _)| at)
}

/// The paragraph near the top that looks like a title: all of it strong, or short with a longer one below; no sentence, no date.
fn shown(document: &Document) -> Option<usize> {
    let fits = |para: &Para| {
        let text = para.text();
        let text = text.trim();
        para.kind == Kind::Plain
            && (3..=TITLE).contains(&text.chars().count())
            && text.contains(' ')
            && !text.ends_with(['.', ':', ',', ';'])
            && !(release::is_contact(text) || release::is_detail(text))
            && dates::find(text, None).is_none()
    };
    let strong = paras(document).take(REACH).find(|(_, para)| para.is_strong() && fits(para));
    let (at, para) = strong.or_else(|| paras(document).next().filter(|(_, para)| fits(para)))?;
    let below = paras(document).find(|(other, _)| *other > at);
    (para.is_strong() || below.is_some_and(|(_, below)| below.text().len() > para.text().len())).then_some(at)
}

/// Whether a title is one that programs give to untitled documents.
fn is_file_name(title: &str) -> bool {
    let low = title.to_lowercase();
    let ending = [".doc", ".docx", ".odt", ".dotx", ".rtf", ".pdf", ".txt"].iter().any(|ending| low.ends_with(ending));
    let bare = low.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    ending || low.starts_with("microsoft word") || Phrases::UntitledNames.contains(bare)
}

/// Takes the byline and the day at the top.
fn lines(document: &mut Document, meta: &mut Meta) {
    let mut at = 0;
    for _ in 0..REACH {
        let Some(piece) = document.pieces.get(at) else { return };
        let Some(para) = piece.as_para() else {
            // A letterhead, a logo.
            at += 1;
            continue;
        };
        let text = para.text();
        let text = text.trim();
        if para.kind == Kind::Byline {
            let byline = byline::read(text, meta.lang.as_deref(), Evidence::Text);
            let (names, day) = byline.map_or_else(|| (vec![text.to_owned()], None), |byline| (byline.authors, byline.date));
            meta.authors.extend(names);
            meta.date = meta.date.or(day);
            document.pieces.remove(at);
            continue;
        }
        if para.kind != Kind::Plain && para.kind != Kind::Subtitle || text.chars().count() > 120 {
            return;
        }
        let lang = meta.lang.as_deref();
        let date = if meta.date.is_none() { dates::read(text, lang) } else { None };
        let byline = || if meta.authors.is_empty() { byline::read(text, lang, Evidence::Text) } else { None };
        if date.is_some() {
            meta.date = date;
        } else if let Some(byline) = byline() {
            meta.authors = byline.authors;
            meta.date = meta.date.or(byline.date);
        } else {
            if meta.date.is_none() && text.chars().count() <= 70 {
                meta.date = dates::find(text, lang).map(|(_, date)| date);
            }
            at += 1;
            continue;
        }
        document.pieces.remove(at);
    }
}
