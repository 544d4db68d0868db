//! The version of the open article that was read before, and the changes since.

use std::sync::Arc;

use super::super::msg::Before;
use crate::article::Article;
use crate::find::changes::Changes;

/// The version read before, and the changes since.
#[derive(Debug, Clone, Default)]
pub struct Versions {
    /// The earlier version; `None` if there was none.
    pub(in crate::app) before: Option<Before>,
    pub changes: Option<Arc<Changes>>,
    /// Whether the panel opens as soon as the changes are known.
    pub(in crate::app) wanted: bool,
}

impl Versions {
    /// The earlier words of the quotation of the article that begins at byte `at`; `None` where it is the same, or new.
    pub(in crate::app) fn earlier_words(&self, article: &Article, at: usize) -> Option<&str> {
        self.changes.as_ref()?.earlier_words(article, at)
    }
}
