//! Trims the article found line by line: repeated fields, links to other articles, advertising, and the standard lines of newsrooms.

use super::super::dom::Id;
use super::lines::{self, Line};
use super::page::Page;
use super::prepare::alike;
use super::structured_text::{Fit, Guide};
use super::{Known, pictures, standfirst};
use crate::formats::block_writer::{letters, same_letters};
use crate::formats::byline::names;
use crate::formats::dates;
use crate::formats::lexicon::Phrases;

/// Number of lines from the start that may repeat a field; none after a line of `PROSE` bytes.
const HEAD: usize = 8;

/// Bytes from which a line is always part of the article.
const PROSE: usize = 240;

/// The longest line cut for how it begins, or for its words at the end, in bytes.
const SHORT: usize = 420;

/// The most lines above the article's first words, and the longest label, in bytes.
const ABOVE: usize = 30;
const LABEL: usize = 100;

/// The longest author bio, in bytes.
const LIFE: usize = 600;

#[derive(Debug, Default)]
pub(super) struct Trimmed {
    /// The line under its title, if it lay beside the text.
    pub(super) standfirst: Option<String>,
    /// Whether the page shows little of its text, which is in its structured data.
    pub(super) elsewhere: bool,
    /// The first paragraph.
    pub(super) opening: Option<String>,
}

/// The shortest line that may be the first paragraph, in bytes.
const OPENING: usize = 40;

/// Window of a bio in which the role is looked for, in bytes.
const OFFICE: usize = 80;

pub(super) fn trim(page: &mut Page<'_, '_>, root: Id, known: &Known<'_>, guide: &Guide, opening: Option<Id>) -> Trimmed {
    galleries(page, root);
    let lines = lines::read(page, root);
    let mut gone = vec![false; lines.len()];
    let fit = guide.fit(&lines);
    if fit == Fit::Same {
        around(&lines, guide, &mut gone);
    }
    let standfirst = standfirst::find(page.dom, &lines, known);
    if let Some(at) = standfirst {
        gone[at] = true;
    }
    head(&lines, known, &mut gone);
    above(&lines, opening, &mut gone);
    answers(&lines, &mut gone);
    for (index, line) in lines.iter().enumerate() {
        gone[index] |= !line.figure && (line.is_one_of(Phrases::AdLabels) || pictures::is_control(line) || leads_on(line));
        gone[index] |= !line.figure && !line.quote && (line.is_button() || is_tool(line) && !line.item || is_instead(line));
    }
    pictures::again(&lines, &mut gone);
    pictures::unshown(page.dom, &lines, &mut gone);
    tail(&lines, known, &mut gone);
    // An article of nothing else is better than none.
    if gone.iter().all(|gone| *gone) {
        return Trimmed { elsewhere: fit == Fit::Elsewhere, ..Trimmed::default() };
    }
    let first = lines.iter().zip(&gone).find(|(line, gone)| !**gone && !line.figure && line.heading == 0 && line.text.len() >= OPENING);
    let first = first.map(|(line, _)| line.text.clone());
    for (line, _) in lines.iter().zip(gone).filter(|(_, gone)| *gone) {
        line.nodes.iter().for_each(|node| page.cut[node.index()] = true);
    }
    let above = || standfirst::above(page.dom, &lines, known, opening);
    let standfirst = standfirst.map(|at| lines[at].text.clone()).or_else(above);
    Trimmed { standfirst, elsewhere: fit == Fit::Elsewhere, opening: first }
}

/// Pictures shown one at a time beside the text, with buttons and the captions of all of them: cut where they are the smaller part.
fn galleries(page: &mut Page<'_, '_>, root: Id) {
    let mut whole = 0;
    let mut found = Vec::new();
    page.fold(root, &mut |id, measure| {
        if id == root {
            whole = measure.chars;
        } else if page.basis.hints[id.index()].gallery && measure.pictures > 0 && page.dom.name(id) != "figure" {
            found.push((id, measure.chars));
        }
        false
    });
    for (id, chars) in found {
        if chars * 2 < whole {
            page.cut[id.index()] = true;
        }
    }
}

/// Lines before and behind the text that structured data gives.
fn around(lines: &[Line], guide: &Guide, gone: &mut [bool]) {
    let is_in = |line: &Line| guide.tenths(&line.text) >= 5;
    let first = lines.iter().position(is_in).unwrap_or(0);
    let last = lines.iter().rposition(is_in).unwrap_or(lines.len());
    for (index, line) in lines.iter().enumerate() {
        gone[index] |= (index < first || index > last) && !line.figure && !line.quote && guide.tenths(&line.text) == 0;
    }
}

/// Lines at the start that repeat the title, the subtitle or the date; and labels among them, above prose.
fn head(lines: &[Line], known: &Known<'_>, gone: &mut [bool]) {
    let prose = lines.iter().take(2 * HEAD).any(|line| line.text.len() > LABEL);
    let mut label = prose;
    for (index, line) in lines.iter().enumerate().take(HEAD) {
        if is_filing(line)
            || is_date(line, known.meta.lang.as_deref())
            || repeats(line, known)
            || names_authors(line, known)
            || label && is_label(line)
            || is_tool(line)
        {
            gone[index] = true;
        } else if line.text.len() > PROSE && !line.figure {
            break;
        }
        label &= gone[index] || line.figure;
    }
}

/// Short lines over the words that the page begins its article with: sections, buttons, names.
fn above(lines: &[Line], opening: Option<Id>, gone: &mut [bool]) {
    let begins = |line: &Line| opening.is_some_and(|opening| line.nodes.contains(&opening));
    let Some(at) = lines.iter().take(ABOVE).position(begins) else { return };
    for (line, gone) in lines[..at].iter().zip(gone) {
        let label = line.text.len() <= LABEL && !line.text.ends_with(['.', '!', '?', '…', ':', '”', '"', '»', '。']);
        *gone |= label && line.heading == 0 && !line.figure && !line.quote;
    }
}

/// Reader comments, from their heading to the end.
fn answers(lines: &[Line], gone: &mut [bool]) {
    let mut prose = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.heading > 0 && prose >= PROSE && is_answers(&line.text) {
            gone[at..].fill(true);
            return;
        }
        prose += if line.heading == 0 && !line.figure { line.text.len() } else { 0 };
    }
}

/// Whether a heading is over the comments: `Comments`, `12 comments`, `Comments (12)`.
fn is_answers(heading: &str) -> bool {
    let text = heading.to_lowercase();
    let words = text.trim_matches(|c: char| !c.is_alphabetic());
    Phrases::CommentHeadings.contains(words)
}

fn repeats(line: &Line, known: &Known<'_>) -> bool {
    let title = |title: &String| alike(title, &line.text) && alike(&line.text, title);
    !line.figure
        && (known.meta.subtitle.as_ref().is_some_and(|subtitle| same_letters(subtitle, &line.text)) || known.titles.iter().any(title))
}

/// Whether a line over the text is a label: a section, a number of readers.
fn is_label(line: &Line) -> bool {
    let plain = line.heading == 0 && !line.figure && !line.quote && !line.item;
    let number = line.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | 'k' | 'K' | 'M'));
    plain && line.text.len() <= 40 && number
        || plain
            && line.text.len() <= 40
            && line.text.split_whitespace().count() <= 3
            && !line.text.contains([',', ':', '.', '!', '?', '…', '。'])
}

/// Whether a line over the text says what the article is filed under, or how long it takes to read.
fn is_filing(line: &Line) -> bool {
    let text = line.text.to_lowercase();
    let takes =
        || text.len() <= 40 && text.contains("min") && text.contains(|c: char| c.is_ascii_digit()) && Phrases::ReadingTime.are_in(&text);
    Phrases::FilingOpeners.begin(&text) && text.len() <= SHORT || line.heading == 0 && takes()
}

/// Whether a line says who wrote the article, and little else.
fn names_authors(line: &Line, known: &Known<'_>) -> bool {
    if line.figure || line.text.len() > 160 {
        return false;
    }
    let said = letters(&line.text);
    let named: usize =
        known.meta.authors.iter().map(|author| letters(author)).filter(|author| said.contains(author)).map(|author| author.len()).sum();
    named > 0 && named * 2 > said.len()
}

/// Whether a line says when the article was published, and little else.
fn is_date(line: &Line, lang: Option<&str>) -> bool {
    if line.text.len() > 120 || line.heading > 0 || line.item || line.figure || line.quote {
        return false;
    }
    if dates::stamps(&line.text, lang).is_some() {
        return true;
    }
    let Some((range, _)) = dates::find(&line.text, lang) else { return false };
    let rest = line.text.len() - range.len();
    rest <= 40 && !line.text.ends_with(['.', '!', '?', '…', ':', '”', '"', '»'])
}

/// Whether a line leads to another article.
fn leads_on(line: &Line) -> bool {
    if line.text.len() > SHORT || line.heading > 0 && !line.is_link() {
        return false;
    }
    // No phrase is half as long as this.
    if line.linked == 0 && line.text.len() > SHORT / 4 {
        return false;
    }
    let text = line.text.to_lowercase();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = Phrases::ReadOn.iter().find(|phrase| text.starts_with(**phrase));
    begins.is_some_and(|phrase| line.linked > 0 && line.linked * 10 >= line.text.len() * 4 || text.len() <= phrase.len() + 2)
}

/// Whether a line at the end invites to another programme or another place, with a link that leads there.
fn invites(line: &Line) -> bool {
    let text = line.text.to_lowercase();
    line.linked > 0 && line.text.len() <= SHORT / 2 && Phrases::Invitations.begin(&text)
}

/// Whether a line is the name of a button.
fn is_tool(line: &Line) -> bool {
    line.heading == 0 && line.is_one_of(Phrases::Buttons)
}

/// Whether a line replaces content that was not shown: a consent notice, or an unsupported feature.
fn is_instead(line: &Line) -> bool {
    if line.text.len() > SHORT || line.text.contains(['“', '«', '"', '„']) {
        return false;
    }
    let text = line.text.to_lowercase();
    Phrases::Placeholders.are_in(&text)
}

/// Lines at the end: what newsrooms put there, lists of links under a heading that says so, and headings with nothing under them.
fn tail(lines: &[Line], known: &Known<'_>, gone: &mut [bool]) {
    let mut end = lines.len();
    while end > 0 {
        let line = &lines[end - 1];
        let again = line.is_link() && !line.figure && repeats(line, known);
        if gone[end - 1] || again || is_afterwards(line) || is_life(line, known) || line.heading > 0 && end < lines.len() {
            gone[end - 1] = true;
            end -= 1;
            continue;
        }
        let Some(start) = elsewhere(lines, end) else { break };
        gone[start..end].fill(true);
        end = start;
    }
}

fn is_afterwards(line: &Line) -> bool {
    // A longer line without a link has something to say.
    let longest = if line.linked > 0 { SHORT } else { SHORT / 2 };
    if line.text.len() > longest || line.figure || line.quote {
        return false;
    }
    let text = line.text.to_lowercase();
    let networks = Phrases::SocialNetworks.iter().filter(|name| text.contains(**name)).count();
    let follows = networks > 1 && line.linked > 0 && !text.contains(['“', '«', '"']);
    let empty = !text.contains(char::is_alphanumeric);
    let more = line.text.len() <= 60 && !text.ends_with('.') && Phrases::MoreFrom.begin(&text);
    follows
        || empty
        || more
        || pictures::is_credit(line)
        || invites(line)
        || Phrases::FooterLines.are_in(&text)
        || line.is_one_of(Phrases::RelatedHeadings)
        || is_tool(line)
        || is_menu(line)
}

/// Whether a line at the end is a menu: links, and signs between them.
fn is_menu(line: &Line) -> bool {
    let parts = line.text.split(['|', '·', '•']).count();
    parts > 2 && line.is_link() && line.text.len() <= SHORT
}

/// Whether a line at the end is an author bio.
fn is_life(line: &Line, known: &Known<'_>) -> bool {
    if line.text.len() > LIFE || line.figure || line.quote {
        return false;
    }
    let begins = |behind: &str| Phrases::BioVerbs.iter().any(|verb| behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(verb)));
    if known
        .meta
        .authors
        .iter()
        .filter(|author| author.contains(' '))
        .filter_map(|author| line.text.strip_prefix(author.as_str()))
        .any(begins)
    {
        return true;
    }
    // A bio starts with the author's name and role.
    let Some((name, rest)) = [" is a ", " is an ", " is the "].iter().find_map(|verb| line.text.split_once(verb)) else { return false };
    let office = rest[..rest.floor_char_boundary(OFFICE)].to_lowercase();
    let office =
        office.split(|c: char| !c.is_alphabetic()).any(|word| Phrases::RoleWords.contains(word) || Phrases::BioRoles.contains(word));
    office && name.contains(' ') && names::is_name(name)
}

/// The start of the list of links that ends at `end`, its heading included.
fn elsewhere(lines: &[Line], end: usize) -> Option<usize> {
    let first = lines[..end].iter().rposition(|line| !line.is_link())?;
    (first + 1 < end && lines[first].is_one_of(Phrases::RelatedHeadings)).then_some(first)
}
