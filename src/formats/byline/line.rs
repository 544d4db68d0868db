//! A byline as newsrooms print it: kind of article, authors, newsroom, place and date, of which only the authors are returned.

use super::{names, roles, with_commas};
use crate::formats::dates;
use crate::formats::lexicon::Phrases;

/// The longest line, in bytes.
const LONGEST: usize = 200;

/// The most words before `by`.
const BEFORE: usize = 5;

/// The most authors.
const MOST: usize = 16;

/// The most words of a part of a list: a name, a role, a newsroom.
const WORDS: usize = 5;

/// The longest name of a newsroom, in bytes.
const NEWSROOM: usize = 50;

/// The authors that `line` names; `marked` where the page marks it as a byline, so that no word need introduce them.
pub(super) fn read(line: &str, lang: Option<&str>, marked: bool) -> Option<Vec<String>> {
    if line.len() > LONGEST {
        return None;
    }
    let (before, behind) = match dates::find(line, lang) {
        Some((range, _)) => (line.get(..range.start)?, line.get(range.end..)?),
        None => (line, ""),
    };
    let pieces = || [before, behind].into_iter().flat_map(|side| side.split(['|', '•', '·', '—', '–', ';'])).map(str::trim);
    let opened = pieces().find_map(|piece| names_in(opened(piece)?));
    let late = |piece: &str| piece.split(' ').next().is_some_and(|word| Phrases::LateBylineLeads.contains(word));
    let plain = || {
        pieces()
            .filter(|piece| !late(piece))
            .find_map(|piece| names_in(piece).filter(|_| !roles::is_remark(piece)).or_else(|| uncased(piece)))
    };
    let newsroom = || pieces().find_map(|piece| newsroom(opened_plainly(piece)?));
    match opened {
        None if marked => plain().or_else(newsroom),
        opened => opened,
    }
}

/// The text behind the word that introduces a name.
fn opened(piece: &str) -> Option<&str> {
    let mut rest = piece;
    for at in 0..=BEFORE {
        let (word, behind) = rest.split_once([' ', '\u{a0}'])?;
        let low = word.trim_end_matches(':').to_lowercase();
        let possessive = || behind.split(' ').next().is_some_and(|next| Phrases::PossessivesBeforeRoles.contains(&next.to_lowercase()));
        let introduces = Phrases::BylineLeads.contains(&low) || Phrases::LateBylineLeads.contains(&low) && (at > 0 || possessive());
        if introduces {
            return Some(without_possessive(behind.trim_start_matches([':', ' '])));
        }
        if !Phrases::ArticleKinds.contains(&low) {
            return None;
        }
        rest = behind.trim_start();
    }
    None
}

/// The text behind `By` at the very start.
fn opened_plainly(piece: &str) -> Option<&str> {
    let (word, behind) = piece.split_once([' ', '\u{a0}'])?;
    Phrases::BylineLeads.contains(&word.trim_end_matches(':').to_lowercase()).then_some(behind.trim())
}

/// A name without `our correspondent` before it.
fn without_possessive(text: &str) -> &str {
    let Some((word, behind)) = text.split_once(' ') else { return text };
    if !Phrases::PossessivesBeforeRoles.contains(&word.to_lowercase()) {
        return text;
    }
    // The role is one word.
    behind.split_once(' ').map_or(text, |(_, name)| name)
}

/// The names that a text begins with; those of agencies where there are no others.
fn names_in(text: &str) -> Option<Vec<String>> {
    let (mut people, mut agencies): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (at, part) in with_commas(text).split([',', '/', '、', '，']).map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        // The rest credits other work: pictures, translation.
        if at > 0 && opened(part).is_some() {
            break;
        }
        let whole = cut(part);
        let part = if roles::is_newsroom_word(whole.rsplit(' ').next().unwrap_or(whole)) { whole } else { roles::without_role(whole) };
        let part = part.trim_matches(['.', ' ', ':', '(', ')', '-']);
        if roles::are_impersonal(&[part.to_owned()]) {
            agencies.push(part.to_owned());
        } else if names::is_name(part) && part.contains(' ') && !part.contains('@') {
            people.push(part.to_owned());
        } else if at == 0 || part.split(' ').count() > WORDS {
            // Perhaps two lines that only the layout separates.
            return None;
        }
    }
    let mut found = if people.is_empty() { agencies } else { people };
    found.dedup();
    (!found.is_empty() && found.len() <= MOST).then_some(found)
}

/// A part of a list up to where its name ends.
fn cut(part: &str) -> &str {
    let low = part.to_ascii_lowercase();
    let enders = Phrases::NameEnders.iter().copied().chain([" (", ". ", " @"]);
    let end = enders.filter_map(|end| low.find(end)).filter(|end| *end > 0).min();
    let initial =
        |end: usize| part.get(..end).is_some_and(|name| name.rsplit([' ', '.']).next().is_some_and(|last| last.chars().count() < 3));
    // A full stop behind an initial or a title ends no name.
    end.filter(|end| !(part[*end..].starts_with(". ") && initial(*end))).and_then(|end| part.get(..end)).unwrap_or(part)
}

/// A name in a script without capitals.
fn uncased(piece: &str) -> Option<Vec<String>> {
    let piece = Phrases::UncasedBylineOpeners.iter().find_map(|start| piece.strip_prefix(*start)).unwrap_or(piece).trim();
    let name = Phrases::ReporterTitles
        .iter()
        .find_map(|what| piece.strip_suffix(what).or_else(|| piece.strip_prefix(what)))
        .unwrap_or(piece)
        .trim();
    let plain = name.chars().all(|c| c == ' ' || c == '・' || c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase());
    let words = name.split(' ').count();
    let wide = name.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
    let length = name.chars().count();
    let fits = if wide { (2..=8).contains(&length) && words <= 2 } else { (2..=4).contains(&words) && length <= 40 };
    (plain && fits).then(|| vec![name.to_owned()])
}

/// A newsroom as the author: `By the editors`.
fn newsroom(text: &str) -> Option<Vec<String>> {
    let plain = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-'));
    let fits = text.len() <= NEWSROOM && (2..=5).contains(&text.split(' ').count());
    (plain && fits && !roles::is_remark(text)).then(|| vec![text.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str) -> Vec<String> {
        read(line, None, true).unwrap_or_default()
    }

    fn bare(line: &str) -> Vec<String> {
        read(line, None, false).unwrap_or_default()
    }

    #[test]
    fn kind_of_article_place_and_newsroom_are_no_names() {
        for line in [
            "By Ann Lee",
            "By Ann Lee in Paris",
            "By Ann Lee for The Gazette",
            "By Ann Lee Special to The Gazette",
            "By Ann Lee Staff Writer",
            "By: Ann Lee | @annlee",
            "By Ann Lee and agencies",
            "By Ann Lee, CNN",
            "Story by Ann Lee; photographs by Bo Roy",
            "Words by Ann Lee. Pictures by Bo Roy",
            "Opinion by Ann Lee",
            "Updated by Ann Lee, 12 Nov 2024",
            "12 Nov 2024 by Ann Lee in News",
            "By Ann Lee | Published Nov 12, 2024 | 5 min read",
            "Publié le 12 novembre 2024 par Ann Lee",
            "Par Ann Lee avec AFP",
            "De notre correspondante Ann Lee",
            "Recueilli par Ann Lee",
            "Von unserem Korrespondenten Ann Lee",
            "Eine Analyse von Ann Lee",
            "Un artículo de Ann Lee",
            "Intervista di Ann Lee",
        ] {
            assert_eq!(bare(line), ["Ann Lee"], "{line}");
        }
        assert_eq!(bare("Von Karl Weiß und Anna Groß, Berlin"), ["Karl Weiß", "Anna Groß"]);
        assert_eq!(bare("By Dr. Ann Lee, MD"), ["Dr. Ann Lee"]);
        assert_eq!(bare("By AFP"), ["AFP"]);
    }

    #[test]
    fn a_marked_line_needs_no_word_before_the_name() {
        assert_eq!(marked("Ann Lee with AFP"), ["Ann Lee"]);
        assert_eq!(marked("MARÍA PÉREZ / Madrid"), ["MARÍA PÉREZ"]);
        assert_eq!(marked("山本花子"), ["山本花子"]);
        assert_eq!(marked("김철수 기자"), ["김철수"]);
        assert_eq!(marked("كتب: محمد علي"), ["محمد علي"]);
        assert_eq!(marked("By the editors"), ["the editors"]);
        assert_eq!(marked("记者 王小明"), ["王小明"]);
        assert_eq!(marked("Harbour Post Editorial Team"), ["Harbour Post Editorial Team"]);
        assert_eq!(marked("View profile"), [""; 0]);
        assert_eq!(marked("di Mario Rossi"), [""; 0]);
        assert_eq!(bare("Ann Lee with AFP"), [""; 0]);
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "By then it was over.",
            "By the numbers",
            "Par ailleurs, le pont est fermé",
            "Von der Leyen spricht",
            "A day in the life of Ann Lee",
            "De Gaulle par lui-même",
            "Un village de Bretagne",
            "By Monday, the bridge was open",
        ] {
            assert_eq!(bare(line), [""; 0], "{line}");
        }
    }
}
