//! Tests of the program as a whole, in one binary: how the house is built, what the configuration promises, what becomes of files,
//! what a reader sees after which keys, what holds for any article and any keys, and the real program in a pseudo-terminal.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails, and functions that tests share count as tests")]
#![expect(clippy::needless_raw_string_hashes, reason = "expected texts are written by UPDATE_EXPECT, with hashes always")]

mod architecture;
mod commands;
mod configuration;
mod driver;
mod formats;
mod fuzz;
mod growth;
mod languages;
mod properties;
mod readme;
mod screens;
mod terminal;
