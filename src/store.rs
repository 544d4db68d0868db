//! Everything on disk: folder walking, file reading, and the catalogue of the articles read. Searchable text is kept compressed for now,
//! behind the interface that an index will have later.

pub mod catalogue;
pub mod entry;
pub mod file;
pub mod ledger;
pub mod panics;
pub mod shelf;
pub mod sidecars;
pub mod walk;

pub use catalogue::Catalogue;
