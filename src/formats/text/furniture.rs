//! Lines of the page that a text was copied from: buttons to share it, labels of advertisements, pointers to other articles, copyright.

use super::lines::Line;
use super::paragraphs::{Kind, Piece};
use crate::formats::lexicon::Phrases;

/// The longest such line, in bytes.
const LONGEST: usize = 120;

/// The most of them right below one another.
const ROW: usize = 8;

/// Removes these lines. Returns how many paragraphs they were.
pub(super) fn remove(lines: &[Line<'_>], pieces: &mut Vec<Piece>) -> usize {
    let all = pieces.len();
    let is = |piece: &Piece| {
        let lines = lines.get(piece.lines()).unwrap_or_default();
        piece.kind == Kind::Prose && (1..=ROW).contains(&lines.len()) && lines.iter().all(|line| is_furniture(line.text))
    };
    // A text of nothing else is one about such lines.
    if pieces.iter().any(|piece| !is(piece)) {
        pieces.retain(|piece| !is(piece));
    }
    all - pieces.len()
}

/// Whether a line opens with a phrase of the page and holds little more.
fn is_furniture(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let line = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if let Some(rest) = line.strip_prefix('©') {
        let year = rest.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 4;
        return year || Phrases::RightsReserved.are_in(&rest.to_lowercase());
    }
    let whole = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let points = |rest: &str| rest.is_empty() || rest.starts_with([':', '\u{a0}', '\u{202f}']) || rest.starts_with(" :");
    let shares = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\u{a0}']);
    Phrases::PageLabels.are(whole)
        || Phrases::PagePointers.beginning(line).any(points)
        || !text.ends_with('.') && Phrases::ShareLines.beginning(whole).any(shares)
        || Phrases::RightsReserved.end(whole) && whole.split_whitespace().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_recognised() {
        for line in [
            "Partager sur Facebook",
            "PUBLICITÉ",
            "À lire aussi : Le port rouvre",
            "Lire aussi",
            "© 2024 Gazette du port",
            "Share on Twitter",
            "Advertisement",
            "Read also: The quay reopens",
            "Harbour Post. All rights reserved.",
            "Artikel teilen",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Partager la mer",
            "Read this",
            "Advertisements of the past",
            "© Ann Lee",
            "Share this view of the sea with us.",
            "Lire aussi est un plaisir",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
