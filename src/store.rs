//! What is on disk: walking folders, reading files, and the catalogue of what was read. Keeps searchable texts squeezed for now,
//! behind the same questions and answers that an index will serve later.

pub mod catalogue;
pub mod entry;
pub mod file;
pub mod ledger;
pub mod panics;
pub mod shelf;
pub mod sidecars;
pub mod walk;

pub use catalogue::Catalogue;
