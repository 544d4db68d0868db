//! Finds a page's dates of publication and of the last change: in its head, else near the headline, else in its URL.

use super::head::{self, Head, Marked};
use super::near_headline::{self, Line};
use crate::article::Date;
use crate::formats::html::dom::{Dom, Id};
use crate::formats::lexicon::Phrases;
use crate::formats::{dates, schema};

/// A page's dates, and the element of the first.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
    pub(super) id: Option<Id>,
    /// Whether the first is only part of a line near the headline, which may be about something else.
    pub(super) vague: bool,
}

pub(super) fn of_head(head: &Head, lang: Option<&str>) -> Dates {
    let first = |names: Phrases| names.iter().flat_map(|name| head.values(name)).find_map(|value| schema::date(value, lang));
    Dates { published: first(Phrases::PublishedMetaNames), updated: first(Phrases::UpdatedMetaNames), ..Dates::default() }
}

/// The dates that the page shows near its headline.
pub(super) fn of_page(dom: &Dom<'_>, head: &Head, heading: Option<Id>, lines: &[Line], lang: Option<&str>) -> Dates {
    let mut found = Dates::default();
    let mut candidates: Vec<(usize, bool, &Marked)> =
        head.marked.iter().filter_map(|marked| rank(dom, marked, heading).map(|(rank, updated)| (rank, updated, marked))).collect();
    candidates.sort_by_key(|(rank, ..)| *rank);
    for (_, updated, marked) in candidates.into_iter().take(60) {
        if (if updated { found.updated } else { found.published }).is_some() {
            continue;
        }
        let Some(stamps) = of_element(dom, marked.id, lang) else { continue };
        if updated {
            found.updated = Some(stamps.published);
        } else {
            found.published = Some(stamps.published);
            found.updated = found.updated.or(stamps.updated);
            found.id = Some(marked.id);
        }
    }
    if found.published.is_none() {
        of_lines(dom, heading, lines, lang, &mut found);
    }
    found
}

/// Rank of an element as the date, the most trusted first, and whether it is that of the last change; `None` where it shows none.
fn rank(dom: &Dom<'_>, marked: &Marked, heading: Option<Id>) -> Option<(usize, bool)> {
    let said = marked.is_marked(&["datepublished", "datecreated", "schema:datepublished", "dc:date", "pubdate"]);
    let said_updated = marked.is_marked(&["datemodified", "schema:datemodified"]);
    let class = |words: &[&str]| words.iter().any(|word| marked.class.contains(word));
    let updated = said_updated || !said && class(&["modified", "updated", "dt-updated", "last-update"]) && !class(&["publish", "posted"]);
    let is_time = head::is_time(dom, marked.id);
    let named = class(&["date", "time", "publish", "posted", "entry-meta", "post-meta", "article-meta", "byline"]);
    if !(said || updated || is_time || named) || near_headline::is_elsewhere(dom, marked.id, heading) {
        return None;
    }
    let near = near_headline::is_near(marked.id, heading);
    // Far from the headline, a bare <time> is mostly that of another article.
    if !near && !said && !said_updated && heading.is_some() {
        return None;
    }
    let pubdate = is_time && (dom.attribute(marked.id, "pubdate").is_some() || class(&["publish", "dt-published", "entry-date", "posted"]));
    let rank = match (said || said_updated, pubdate, is_time) {
        (true, ..) => 0,
        (_, true, _) => 1,
        (_, _, true) => 2,
        _ => 3,
    };
    // A date behind the headline is more often the article's than one before.
    let before = heading.is_some_and(|heading| marked.id < heading);
    Some((rank * 2 + usize::from(before) + if near { 0 } else { 8 }, updated))
}

/// The date of an element: of its attributes, else of its words.
fn of_element(dom: &Dom<'_>, id: Id, lang: Option<&str>) -> Option<dates::Stamps> {
    let written = ["datetime", "content", "data-datetime", "data-date", "data-timestamp", "data-time", "data-published", "title"];
    let of_attribute = written.iter().filter_map(|name| dom.attribute(id, name)).find_map(|value| schema::date(&value, lang));
    if let Some(published) = of_attribute {
        return Some(dates::Stamps { published, updated: None });
    }
    if near_headline::is_large(dom, id) {
        return None;
    }
    let text = dom.words(id);
    if text.len() > 200 {
        return None;
    }
    let found = || dates::find(&text, lang).map(|(_, published)| dates::Stamps { published, updated: None });
    dates::stamps(&text, lang).or_else(found)
}

/// The first line that is a date, alone or behind a few words.
fn of_lines(dom: &Dom<'_>, heading: Option<Id>, lines: &[Line], lang: Option<&str>, found: &mut Dates) {
    for line in lines.iter().filter(|line| line.text.len() <= 160 && !near_headline::is_elsewhere(dom, line.id, heading)) {
        if let Some(stamps) = dates::stamps(&line.text, lang) {
            (found.published, found.updated, found.id) = (Some(stamps.published), found.updated.or(stamps.updated), Some(line.id));
            return;
        }
    }
    let short = |line: &&Line| line.text.len() <= 120 && !line.text.ends_with('.') && !near_headline::is_elsewhere(dom, line.id, heading);
    let within = lines.iter().filter(short).find_map(|line| {
        let (range, date) = dates::find(&line.text, lang)?;
        // A line that is hardly more than its date: a byline, a dateline, « Mis en ligne le … ».
        let around = line.text.len() - range.len();
        (around <= 60).then_some(date)
    });
    (found.published, found.vague) = (within, true);
}

/// The date in the path of an address: `/2018/11/13/title`, `/2018-11-13-title`, `/20181113/`.
pub(super) fn of_address(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').skip(3).take(40).collect();
    let figures =
        |text: &str, len: usize| (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u32>().ok())?;
    let date = |year: &str, month: &str, day: &str| {
        let year = figures(year, 4).filter(|year| (1990..2100).contains(year))?;
        let two = |text: &str| figures(text, 2).or_else(|| figures(text, 1));
        Date::new(year.cast_signed(), two(month)?, two(day)?)
    };
    let month = |name: &str| {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        names.iter().position(|known| *known == name.to_lowercase()).map_or_else(|| name.to_owned(), |at| format!("{:02}", at + 1))
    };
    let three = parts.windows(3).find_map(|three| date(three[0], &month(three[1]), three[2]));
    // There may be a section between year and month: `/2018/POLITICS/11/13/`.
    let section = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let parted = || parts.windows(4).filter(|four| section(four[1])).find_map(|four| date(four[0], four[2], four[3]));
    let joined = || {
        parts.iter().find_map(|part| {
            let head = part.get(..10).filter(|head| head.as_bytes()[4] == b'-' && head.as_bytes()[7] == b'-');
            let dashed = head.and_then(|head| date(head.get(..4)?, head.get(5..7)?, head.get(8..10)?));
            let plain = || figures(part, 8).and_then(|_| date(part.get(..4)?, part.get(4..6)?, part.get(6..8)?));
            dashed.or_else(plain)
        })
    };
    three.or_else(parted).or_else(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_hold_the_date() {
        let day = Date::new(2018, 11, 13);
        for path in ["2018/11/13/a-title", "news/2018-11-13-a-title", "a/20181113/b", "2018/nov/13/a", "x/2018/11/13", "2018/NEWS/11/13/a"]
        {
            assert_eq!(of_address(&format!("https://example.org/{path}")), day, "{path}");
        }
        for path in ["2018/13/11/a", "a/12345678", "2018/11/a", "?d=2018/11/13"] {
            assert_eq!(of_address(&format!("https://example.org/{path}")), None, "{path}");
        }
    }
}
