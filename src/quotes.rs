//! Which ranges of an article are somebody's words. Who speaks is not found yet: its place is [`crate::article::Quote::speaker`].

use crate::article::Article;

/// The article with its quotations found.
#[must_use]
pub fn mark(article: Article) -> Article {
    article
}
