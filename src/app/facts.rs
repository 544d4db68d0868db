//! The line below the title: date, authors, source, minutes, videos.

use crate::article::Article;
use crate::words::{Label, calendar};

/// The facts of `article`, and first of all whether its file is gone.
pub fn of_file(article: &Article, gone: bool, ascii: bool) -> String {
    let facts = facts(article, ascii);
    if gone { [Label::Gone.to_string(), facts].join(if ascii { " - " } else { " · " }) } else { facts }
}

/// The facts of `article`, parted by middle dots.
pub fn facts(article: &Article, ascii: bool) -> String {
    let meta = article.meta();
    let mut parts = Vec::new();
    parts.extend(meta.date.map(|date| calendar::long(date.ymd(), date.clock())));
    if !meta.authors.is_empty() {
        parts.push(meta.authors.join(", "));
    }
    parts.extend(meta.source.clone());
    parts.push(Label::Minutes { minutes: article.minutes() }.to_string());
    let videos = article.videos().len();
    if videos > 0 {
        let label = Label::Videos { count: videos }.to_string();
        parts.push(if ascii { label.replace('▶', ">") } else { label });
    }
    parts.join(if ascii { " - " } else { " · " })
}
