//! Everything on disk: folder walking, file reading, the catalogue of the articles read with their searchable texts, and the index that
//! saves it for the next start.

pub mod catalogue;
pub(crate) mod checksum;
pub mod config_file;
pub(crate) mod entries;
pub mod entry;
pub mod file;
pub(crate) mod files;
pub(crate) mod index;
pub mod ledger;
pub(crate) mod memory;
pub(crate) mod overlay;
pub(crate) mod panics;
pub(crate) mod people;
pub(crate) mod searchable;
pub(crate) mod shelf;
pub(crate) mod sidecars;
pub(crate) mod sorting;
pub mod stamp;
pub(crate) mod walk;

pub use catalogue::Catalogue;
