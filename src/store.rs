//! Everything on disk: folder walking, file reading, and the catalogue of the articles read. Searchable text is kept compressed for now,
//! behind the interface that an index will have later.

pub mod catalogue;
pub mod config_file;
pub mod entry;
pub mod file;
pub mod ledger;
pub(crate) mod memory;
pub(crate) mod panics;
pub(crate) mod shelf;
pub(crate) mod sidecars;
pub(crate) mod walk;

pub use catalogue::Catalogue;
