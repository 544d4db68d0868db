//! The engine: `pdfboss`. The only file that knows it.

use pdfboss_core::{Action, ActionKind, Document, Error};
use pdfboss_text::{ArtifactKind, FontCache, ReadingOrder, TextSpan};

use super::{About, Page, Pages, Piece, Place, Trouble};
use crate::article::Date;

struct Engine {
    document: Document,
    fonts: FontCache,
}

/// Opens a file.
pub(super) fn open(bytes: &[u8]) -> Result<Box<dyn Pages>, Trouble> {
    let document = Document::load(bytes.to_vec()).map_err(|error| match error {
        Error::Encrypted => Trouble::Encrypted,
        _ => Trouble::NoArchive,
    })?;
    if document.is_locked() {
        return Err(Trouble::Encrypted);
    }
    Ok(Box::new(Engine { document, fonts: FontCache::default() }))
}

impl Pages for Engine {
    fn count(&self) -> usize {
        self.document.page_count()
    }

    fn about(&self) -> About {
        let metadata = self.document.metadata();
        let said = |value: Option<String>| value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let tags = metadata.keywords.as_deref().unwrap_or_default().split([',', ';']).map(|tag| tag.trim().to_owned());
        About {
            tags: tags.filter(|tag| !tag.is_empty() && tag.len() <= 60).take(32).collect(),
            created: metadata.creation_date_parsed().and_then(|date| day(&date)),
            modified: metadata.mod_date_parsed().and_then(|date| day(&date)),
            lang: said(self.document.language()),
            title: said(metadata.title),
            author: said(metadata.author),
        }
    }

    fn page(&self, number: usize) -> Page {
        let Ok(page) = self.document.page(number) else { return Page::default() };
        let read = pdfboss_text::extract_spans_reporting_cached(&self.document, &page, &self.fonts, ReadingOrder::Content);
        let spans = read.map(|(spans, _)| spans).unwrap_or_default();
        let turn = turn(&spans, page.rotate);
        let pieces: Vec<Piece> =
            without_artifacts(spans).into_iter().filter(|span| span.rotate == turn).map(|span| piece(span, turn)).collect();
        let has_pictures =
            pieces.is_empty() && pdfboss_text::placed_images(&self.document, &page).is_ok_and(|pictures| !pictures.is_empty());
        let links = if turn == 0 { self.links(&page) } else { Vec::new() };
        Page { pieces, links, has_pictures }
    }
}

impl Engine {
    fn links(&self, page: &pdfboss_core::Page) -> Vec<(Place, String)> {
        let address = |action: &Action| match &action.kind {
            ActionKind::Uri { uri, .. } => Some(uri.clone()),
            _ => None,
        };
        let annotations = self.document.annotations(page).into_iter();
        let links = annotations.filter_map(|annotation| {
            let place = annotation.rect?;
            let address = annotation.action.as_ref().and_then(address)?;
            Some((Place { left: place.x0, right: place.x1, bottom: place.y0, top: place.y1 }, address))
        });
        links.collect()
    }
}

/// The turn of most of the text, in degrees; that of the page where it has none.
fn turn(spans: &[TextSpan], page: i32) -> i32 {
    let letters = |turn: i32| spans.iter().filter(|span| span.rotate == turn).map(|span| span.text.len()).sum::<usize>();
    let most = [0, 90, 180, 270].into_iter().max_by_key(|turn| (letters(*turn), *turn == page.rem_euclid(360)));
    most.unwrap_or_default()
}

/// Pieces without those that the file calls running heads and the like, unless everything is called so.
fn without_artifacts(spans: Vec<TextSpan>) -> Vec<TextSpan> {
    let is_artifact = |span: &TextSpan| span.artifact.as_ref().is_some_and(|artifact| artifact.kind == ArtifactKind::Pagination);
    let letters = |artifact: bool| spans.iter().filter(|span| is_artifact(span) == artifact).map(|span| span.text.len()).sum::<usize>();
    if letters(true) > letters(false) {
        return spans;
    }
    spans.into_iter().filter(|span| !is_artifact(span)).collect()
}

/// A piece as it is on the page when it is turned upright.
fn piece(span: TextSpan, turn: i32) -> Piece {
    let (left, right, base) = match turn {
        90 => (span.y, span.end_y, -span.x),
        180 => (-span.x, -span.end_x, -span.y),
        270 => (-span.y, -span.end_y, span.x),
        _ => (span.x, span.end_x, span.y),
    };
    let text = if span.logical { span.text } else { in_reading_order(span.text) };
    let finite = |number: f32| if number.is_finite() { number.clamp(-1e6, 1e6) } else { 0.0 };
    let (left, right) = (finite(left), finite(right));
    Piece {
        text,
        left: left.min(right),
        right: left.max(right),
        // A raised number stands on the line of its word.
        base: finite(base) - finite(span.rise),
        size: finite(span.size).clamp(0.1, 1000.0),
        strong: span.bold,
        emphasis: span.italic,
    }
}

/// Text from right to left, which is drawn from its end on.
fn in_reading_order(text: String) -> String {
    if text.is_ascii() || !text.chars().any(is_right_to_left) {
        return text;
    }
    text.chars().rev().collect()
}

/// Whether a character is of a script that is written from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn day(date: &pdfboss_core::Date) -> Option<Date> {
    Date::new(date.year.into(), date.month.into(), date.day.into())?.at(date.hour.into(), date.minute.into(), 0)
}
