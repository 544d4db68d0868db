//! Tests of the whole program, in one binary: architecture, command line, configuration, documents, formats, running time, languages,
//! properties of any article and any keys, screens after keys, and the real program in a pseudo-terminal.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails, and functions that tests share count as tests")]
#![expect(clippy::needless_raw_string_hashes, reason = "expected texts are written by UPDATE_EXPECT, with hashes always")]

mod architecture;
mod commands;
mod configuration;
mod docs;
mod driver;
mod formats;
mod growth;
mod languages;
mod properties;
mod screens;
mod terminal;
