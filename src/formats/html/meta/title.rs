//! Chooses the headline of a page from its head and its visible headings, without the name of the site.

use super::site_name;
use crate::formats::text::lines::is_wide;

/// Candidates for the headline.
#[derive(Debug, Default)]
pub(super) struct Offered<'a> {
    /// Titles in the head and in structured data, most trusted first.
    pub(super) said: Vec<String>,
    /// The visible headings, those of the first level before those of the second.
    pub(super) headings: &'a [String],
    /// The page's `<title>`.
    pub(super) title: &'a str,
    pub(super) sites: &'a [String],
    /// The heading that the page shows over its article, where that is certain.
    pub(super) own: Option<&'a str>,
}

/// Separators between a headline and the name of a site, with the spaces around them.
const PARTERS: &[&str] = &[
    " | ", " - ", " – ", " — ", " -- ", " · ", " • ", " » ", " « ", " › ", " / ", " \\ ", " > ", " : ", " :: ", " ~ ", " ← ", " ― ", "｜",
    "－", "丨",
];

/// Those without spaces around them in scripts without spaces.
const CLOSE: [char; 5] = ['-', '_', '–', '—', '|'];

/// Number of letters of a word that two headlines may share.
const WORD: usize = 4;

/// Number of characters after which content systems may cut a headline.
const CUT: usize = 30;

/// The headline: the one that the page shows over its article, where the head says another, made for search engines; else the first that is given for
/// this purpose, else what `<title>` says. The name of the site is cut where it is known.
pub(super) fn choose(offered: &Offered<'_>) -> String {
    let said: Vec<&String> = offered
        .said
        .iter()
        .filter(|said| !(said.is_empty() || site_name::is_name(said, offered.sites) && offered.said.len() + offered.headings.len() > 1))
        .collect();
    let is_other = |own: &&str| match said.first() {
        Some(said) => !says_the_same(own, said),
        None => !(fold(offered.title).starts_with(&fold(own)) || fold(offered.title).ends_with(&fold(own))),
    };
    // The head may add a section, a date or the name of the site behind what the page shows.
    let is_part = |own: &&str| said.first().is_some_and(|said| holds(said, own) && fold(said).starts_with(&fold(own)));
    if let Some(own) = offered.own.filter(|own| is_other(own) || is_part(own)) {
        return own.to_owned();
    }
    if let Some(said) = said.first() {
        return shown_whole(said, offered).unwrap_or_else(|| site_name::without(said, offered.sites).to_owned());
    }
    if let Some(heading) = visible(offered.title, offered) {
        return heading;
    }
    of_title(offered)
}

/// Whether two headlines are the same but for some words: six tenths of the letters of `own` are in words of the other.
fn says_the_same(own: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (own, other) = (words(own), words(other));
    let length = |words: &mut dyn Iterator<Item = &String>| words.map(|word| word.chars().count() + 1).sum::<usize>();
    let shared = length(&mut own.iter().filter(|word| other.contains(word)));
    shared * 10 >= length(&mut own.iter()) * 6
}

/// Whether two lines have a word of some length in common; a pair of characters in scripts without spaces.
pub(super) fn share_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= WORD);
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        let wide: Vec<char> = folded.chars().filter(|c| is_wide(*c)).collect();
        words.extend(wide.windows(2).map(|pair| pair.iter().collect::<String>()));
        words
    };
    let others = words(other);
    words(one).iter().any(|word| others.contains(word))
}

/// The visible heading that says the same, where the head cut it short.
fn shown_whole(said: &str, offered: &Offered<'_>) -> Option<String> {
    let folded = fold(said);
    visible(said, offered).filter(|heading| heading.chars().count() >= said.chars().count() || fold(heading) == folded)
}

/// Index of the article's heading: the one equal to `title`, else the first that is not the site's name.
pub(super) fn heading(title: &str, headings: &[String], sites: &[String]) -> Option<usize> {
    let equal = headings.iter().position(|heading| same(heading, title));
    equal.or_else(|| headings.iter().position(|heading| !site_name::is_name(heading, sites)))
}

/// Whether two lines are the same but for case and apostrophes.
pub(super) fn same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

/// Whether a title is this heading, alone or with a section or the name of the site.
pub(super) fn holds(title: &str, heading: &str) -> bool {
    let (title, heading) = (fold(title), fold(heading));
    title == heading || heading.chars().count() >= 8 && is_with_more(&title, &heading)
}

/// The heading on the page that `said` is with something before or behind it, or cut off.
fn visible(said: &str, offered: &Offered<'_>) -> Option<String> {
    let folded = fold(said);
    let cut = folded.trim_end_matches(['…', '.', ' ']);
    offered.headings.iter().filter(|heading| !site_name::is_name(heading, offered.sites)).find_map(|heading| {
        let low = fold(heading);
        let whole = low == folded;
        let longer = cut.len() < folded.len() && cut.chars().count() >= CUT && low.starts_with(cut);
        (whole || longer || low.chars().count() >= 8 && is_with_more(&folded, &low)).then(|| heading.clone())
    })
}

/// Whether `said` is `heading` and something that a sign parts from it.
fn is_with_more(said: &str, heading: &str) -> bool {
    let parted = |rest: &str, start: bool| {
        PARTERS.iter().any(|sign| if start { rest.starts_with(sign) } else { rest.ends_with(sign) })
            || (start && rest.starts_with(": "))
            || (!start && rest.ends_with(": "))
            || heading.contains(is_wide) && (if start { rest.starts_with(CLOSE) } else { rest.ends_with(CLOSE) })
    };
    said.strip_prefix(heading).is_some_and(|rest| parted(rest, true)) || said.strip_suffix(heading).is_some_and(|rest| parted(rest, false))
}

/// For comparison: lower case, one kind of apostrophe and dash.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '’' | '‘' | '`' | '′' => '\'',
        '–' | '—' | '―' => '-',
        c => c,
    };
    text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// The headline in `<title>`: the longer side of a separator, as in readability.js.
fn of_title(offered: &Offered<'_>) -> String {
    let title = site_name::without(offered.title, offered.sites);
    let count = |text: &str| text.split_whitespace().count();
    let last = PARTERS.iter().filter_map(|sign| title.rfind(sign).map(|at| (at, sign.len()))).max();
    let first = PARTERS.iter().filter_map(|sign| title.find(sign).map(|at| (at, sign.len()))).min();
    let mut found = title;
    if title.len() == offered.title.len()
        && let (Some((end, _)), Some((start, sign))) = (last, first)
    {
        found = title.get(..end).unwrap_or(title);
        if count(found) < 3 {
            found = title.get(start + sign..).unwrap_or(title);
        }
        if count(found) <= 4 {
            found = title;
        }
    }
    if found.chars().count() < 15 || found.chars().count() > 150 {
        let first: Vec<&String> = offered.headings.iter().filter(|heading| !site_name::is_name(heading, offered.sites)).take(2).collect();
        if let [only] = first[..]
            && (found.is_empty() || only.chars().count() >= found.chars().count())
        {
            return only.clone();
        }
    }
    if found.is_empty() { offered.headings.first().cloned().unwrap_or_default() } else { found.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &[&str], headings: &[&str], title: &str, sites: &[&str], expected: &str) {
        let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let offered = Offered { said: own(said), headings: &own(headings), title, sites: &own(sites), own: None };
        assert_eq!(choose(&offered), expected, "{said:?} {headings:?} {title}");
    }

    #[test]
    fn the_site_s_name_is_no_part_of_a_headline() {
        check(&[], &[], "The bridge is open | The Gazette", &["The Gazette"], "The bridge is open");
        check(&[], &[], "The Gazette: The bridge is open", &["The Gazette"], "The bridge is open");
        check(&["The bridge is open | The Gazette"], &[], "", &["The Gazette"], "The bridge is open");
        check(&[], &[], "The bridge is open at last - Some Site", &[], "The bridge is open at last");
    }

    #[test]
    fn the_heading_over_the_article_precedes_what_search_engines_get() {
        let offered = |own| Offered { said: vec!["Why the mayor never kept his word".to_owned()], own: Some(own), ..Offered::default() };
        assert_eq!(choose(&offered("The bridge is open at last")), "The bridge is open at last");
        assert_eq!(choose(&offered("Why the mayor never kept a word")), "Why the mayor never kept his word");
        let more = |said: &str| Offered { said: vec![said.to_owned()], own: Some("The bridge – open"), ..Offered::default() };
        for said in ["The bridge - open › Town", "The Bridge – Open | TG | 10.06.2013"] {
            assert_eq!(choose(&more(said)), "The bridge – open", "{said}");
        }
        for said in ["The bridge - open again", "Market day › The bridge - open"] {
            assert_eq!(choose(&more(said)), said);
        }
        assert!(
            share_words("The bridge opens", "A BRIDGE for all")
                && share_words("港の朝市", "朝市の人")
                && !share_words("At the sea", "The bee")
        );
    }

    #[test]
    fn a_visible_heading_decides_the_headline() {
        check(&["The bridge is open - News - Town"], &["Menu", "The Bridge Is Open"], "", &[], "The bridge is open - News - Town");
        check(&["The bridge is open"], &["Menu", "The Bridge Is Open"], "", &[], "The Bridge Is Open");
        check(
            &["The bridge over the river is open ag…"],
            &["The bridge over the river is open again"],
            "",
            &[],
            "The bridge over the river is open again",
        );
        check(&["A bridge for search engines"], &["The bridge is open"], "", &[], "A bridge for search engines");
        check(&[], &["The Gazette", "The bridge is open"], "The bridge is open :: x", &["The Gazette"], "The bridge is open");
        check(&[], &["港の門が月曜日に開く"], "港の門が月曜日に開く-港新聞", &[], "港の門が月曜日に開く");
    }

    #[test]
    fn a_title_holds_a_heading_with_more_beside_it() {
        assert!(holds("The bridge is open » Town » The Gazette", "The Bridge is open"));
        assert!(holds("The Gazette | The bridge is open", "The bridge is open"));
        assert!(!holds("The bridge is open again", "The bridge is open"));
        assert!(!holds("News | The Gazette", "News"));
    }

    #[test]
    fn a_short_title_is_its_own() {
        check(&[], &[], "Home", &[], "Home");
        check(&[], &[], "A - B", &[], "A - B");
        check(&["The Gazette"], &["The bridge is open"], "", &["The Gazette"], "The bridge is open");
        check(&["The Gazette"], &[], "", &["The Gazette"], "The Gazette");
    }
}
