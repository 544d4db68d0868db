//! The version of the open article that was read before, and what changed since.

use std::sync::Arc;

use super::super::msg::Before;
use crate::find::changes::Changes;

/// The version that was read, and what changed since.
#[derive(Debug, Clone, Default)]
pub struct Versions {
    /// What was read; `None` where there was no other version.
    pub(in crate::app) before: Option<Before>,
    /// What changed since, once that is known.
    pub changes: Option<Arc<Changes>>,
    /// Whether the panel opens as soon as the changes are known.
    pub(in crate::app) wanted: bool,
}
