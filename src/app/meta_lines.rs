//! The lines below the title: an embargo, source and authors, then date, reading time, videos.

use crate::article::{Article, Date, Embargo};
use crate::page::Facts;
use crate::words::{Label, Words};

/// The metadata lines at time `now`, preceded by a warning if the file is gone.
pub(crate) fn of_file(article: &Article, gone: bool, now: Date, words: &Words, ascii: bool) -> Facts {
    let facts = facts(article, now, words, ascii);
    if !gone {
        return facts;
    }
    let items = std::iter::once(words.say(&Label::Gone)).chain(facts.items).collect();
    Facts { items, ..facts }
}

/// The metadata lines at time `now`.
pub(crate) fn facts(article: &Article, now: Date, words: &Words, ascii: bool) -> Facts {
    let meta = article.meta();
    // A newsroom that signs its own articles appears once.
    let mut byline: Vec<String> = meta.source.clone().filter(|source| !meta.authors.contains(source)).into_iter().collect();
    if !meta.authors.is_empty() {
        byline.push(meta.authors.join(", "));
    }
    let mut items = Vec::new();
    items.extend(meta.date.map(|date| words.long_day(date.ymd(), date.clock())));
    let holds = meta.embargo.is_some_and(|embargo| embargo.holds(now));
    // An article that was published when its embargo ended needs no mention of it.
    if let Some(embargo) = meta.embargo.filter(|embargo| !holds && embargo.until() != meta.date) {
        items.push(embargo_at(embargo, now, words));
    }
    items.push(words.say(&Label::Minutes { minutes: article.minutes() }));
    let videos = article.videos().len();
    if videos > 0 {
        let label = words.say(&Label::Videos { count: videos });
        items.push(if ascii { label.replace('▶', "v") } else { label });
    }
    let failure = article.diagnostics().iter().find(|note| note.is_failure()).map(|note| words.say(note));
    let warning = failure.or_else(|| meta.embargo.filter(|_| holds).map(|embargo| embargo_at(embargo, now, words)));
    Facts { warning: warning.unwrap_or_default(), byline, items }
}

/// Describes an embargo at time `now`: until when it holds, or when it ended.
pub(crate) fn embargo_at(embargo: Embargo, now: Date, words: &Words) -> String {
    let Some(date) = embargo.until() else { return words.say(&Label::EmbargoOpen) };
    let until = [Some(words.long_day(date.ymd(), date.clock())), date.zone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    words.say(&if embargo.holds(now) { Label::EmbargoUntil { until } } else { Label::EmbargoPast { until } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Builder;
    use crate::words::{Cause, Diagnostic};

    fn told(until: Option<Date>, now: Date) -> Facts {
        let mut builder = Builder::new("test");
        builder.meta.embargo = Some(until.map_or(Embargo::Open, Embargo::Until));
        facts(&builder.finish(), now, &Words::default(), false)
    }

    #[test]
    fn a_newsroom_that_signs_its_articles_is_named_once() {
        let mut builder = Builder::new("test");
        builder.meta.authors = vec!["The Gazette".into()];
        builder.meta.source = Some("The Gazette".into());
        let now = Date::new(2018, 11, 13).unwrap();
        let facts = facts(&builder.finish(), now, &Words::default(), false);
        assert_eq!((facts.byline, facts.items), (vec!["The Gazette".to_owned()], vec!["1 min".to_owned()]));
    }

    #[test]
    fn a_file_whose_reading_failed_says_so_below_its_name() {
        let why = Cause::Panic { place: "a.rs:1:2".into() };
        let article = Builder::new("test").finish().with_note(Diagnostic::ReadingFailed { why });
        let warning = facts(&article, Date::new(2018, 11, 13).unwrap(), &Words::default(), false).warning;
        assert_eq!(warning, "the file could not be read: internal error in kiosque (a.rs:1:2)");
    }

    #[test]
    fn an_embargo_warns_until_it_is_past() {
        let day = Date::new(2027, 3, 14).unwrap();
        let six = day.at(6, 0, 0).unwrap().offset(60).unwrap();
        assert_eq!(told(Some(six), Date::new(2027, 3, 13).unwrap()).warning, "under embargo until 14 March 2027, 06:00 UTC+1");
        let after = told(Some(six), Date::new(2027, 3, 15).unwrap());
        assert_eq!((after.warning.as_str(), after.items.join(", ").as_str()), ("", "embargo ended 14 March 2027, 06:00 UTC+1, 1 min"));
        assert_eq!(told(None, day).warning, "under embargo until further notice");
    }
}
