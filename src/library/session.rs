//! What the next start resumes: order, query and article of each library, the theme, and the library itself.

use std::path::PathBuf;
use std::sync::Arc;

use super::{ArticleKey, Order};
use crate::article::Origin;

/// Identifies a library: its folders and files, by absolute path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LibraryId(pub Arc<[PathBuf]>);

/// A part of a session, as the next start resumes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum SessionPart {
    /// The library is the one opened last.
    Library,
    /// The theme chosen, in every library, and the one that was configured then.
    Theme { name: String, configured: String },
    /// The sort order chosen, and the one that was configured then.
    Order { order: Order, configured: Order },
    /// The query that filters the list; empty for none.
    Query(String),
    /// The article under the cursor or, if `reading`, in the focused reader.
    Article { key: ArticleKey, reading: bool },
}

impl SessionPart {
    /// The article, if it is one.
    pub(crate) const fn key(&self) -> Option<ArticleKey> {
        match self {
            Self::Article { key, .. } => Some(*key),
            Self::Library | Self::Theme { .. } | Self::Order { .. } | Self::Query(_) => None,
        }
    }

    /// Replaces the article, if it is one.
    pub(crate) const fn set_key(&mut self, article: ArticleKey) {
        if let Self::Article { key, .. } = self {
            *key = article;
        }
    }

    /// Whether a person chose it, and waits for the answer that it is saved.
    pub(crate) const fn is_choice(&self) -> bool {
        matches!(self, Self::Theme { .. } | Self::Order { .. })
    }
}

/// The parts of a session that were saved. A choice holds until the configuration has another value than it had then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedSession {
    /// The theme, and the one that was configured.
    pub theme: Option<(String, String)>,
    /// The sort order, and the one that was configured.
    pub order: Option<(Order, Order)>,
    /// The query that filters the list.
    pub query: String,
    /// The article under the cursor.
    pub article: Option<Origin>,
    /// Whether it was being read.
    pub reading: bool,
}
