//! The line under the title that says who wrote the article and when. Careful: what is not wholly understood stays text.

use crate::article::Meta;
use crate::formats::dates;
use crate::formats::front_matter::names;

/// Words that may stand around a date, in lower case.
const AROUND: &[&str] = &[
    "published",
    "posted",
    "written",
    "on",
    "updated",
    "publié",
    "le",
    "mis",
    "à",
    "jour",
    "paru",
    "veröffentlicht",
    "am",
    "stand",
    "publicado",
    "el",
    "date",
    "and",
    "et",
    "last",
    "pubblicato",
    "il",
];

/// Takes author and date from `line` into `meta` where all of it is a byline, a date or both, and `meta` has room for what it
/// says; `false` leaves all as it was.
pub(super) fn take(line: &str, meta: &mut Meta) -> bool {
    let line = line.trim();
    let names_somebody = names::without_by(line).len() < line.len();
    let lang = meta.lang.clone();
    let (date, rest) = match dates::find(line, lang.as_deref()) {
        Some((range, date)) => {
            (Some(date), format!("{}\n{}", line.get(..range.start).unwrap_or_default(), line.get(range.end..).unwrap_or_default()))
        }
        None => (None, line.to_owned()),
    };
    if date.is_some() && meta.date.is_some_and(|known| Some(known.ymd()) != date.map(crate::article::Date::ymd)) {
        return false;
    }
    let parts = rest
        .split(['\n', '|', '•', '·', '–', '—'])
        .map(|part| without_words_around(part.trim_matches(|c: char| c.is_whitespace() || ",.:-()/".contains(c))));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let authors = match &parts[..] {
        [] if date.is_some() => Vec::new(),
        [by] if names_somebody => names::split(by, false),
        _ => return false,
    };
    if authors.iter().any(|author| !names::is_name(author)) || (!authors.is_empty() && !meta.authors.is_empty()) {
        return false;
    }
    meta.date = meta.date.or(date);
    meta.authors.extend(authors);
    true
}

fn without_words_around(part: &str) -> String {
    let words: Vec<&str> = part.split_whitespace().collect();
    let around = |word: &&&str| AROUND.contains(&word.to_lowercase().trim_matches([',', ':']));
    let skip = words.iter().take_while(around).count();
    let end = words.len() - words[skip..].iter().rev().take_while(around).count();
    words[skip..end].join(" ").trim_matches([',', ':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Option<Vec<String>> {
        let mut meta = Meta::default();
        take(line, &mut meta).then_some(meta.authors)
    }

    #[test]
    fn a_byline_names_people_and_nothing_else() {
        assert_eq!(authors("By Anne Martin"), Some(vec!["Anne Martin".into()]));
        assert_eq!(authors("Par Anne Martin et Bob Roy"), Some(vec!["Anne Martin".into(), "Bob Roy".into()]));
        assert_eq!(authors("By the sea, a harbour wakes"), None);
        assert_eq!(authors("Anne Martin"), None);
        assert_eq!(authors(""), None);
    }
}
