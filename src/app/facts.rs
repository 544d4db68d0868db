//! The line below the title: date, authors, source, minutes, videos.

use crate::article::Article;
use crate::words::{Label, Words};

/// The facts of `article`, and first of all whether its file is gone.
pub fn of_file(article: &Article, gone: bool, words: &Words, ascii: bool) -> String {
    let facts = facts(article, words, ascii);
    if gone { [words.say(&Label::Gone), facts].join(if ascii { " - " } else { " · " }) } else { facts }
}

/// The facts of `article`, parted by middle dots.
pub fn facts(article: &Article, words: &Words, ascii: bool) -> String {
    let meta = article.meta();
    let mut parts = Vec::new();
    parts.extend(meta.date.map(|date| words.long_day(date.ymd(), date.clock())));
    if !meta.authors.is_empty() {
        parts.push(meta.authors.join(", "));
    }
    parts.extend(meta.source.clone());
    parts.push(words.say(&Label::Minutes { minutes: article.minutes() }));
    let videos = article.videos().len();
    if videos > 0 {
        let label = words.say(&Label::Videos { count: videos });
        parts.push(if ascii { label.replace('▶', ">") } else { label });
    }
    parts.join(if ascii { " - " } else { " · " })
}
