//! kiosque, a newsstand in the terminal: opens a folder of article files in a list and a reader side by side.
//!
//! # The house
//!
//! The layers, from the first to the last; each uses only those above it, which a test checks.
//!
//! 0. [`words`]: every sentence that a person reads.
//! 1. [`article`]: one text and ranges over it.
//! 2. [`formats`]: bytes to articles.
//! 3. [`quotes`]: which ranges are somebody's words.
//! 4. [`find`]: a needle in a text, blind to case and accents.
//! 5. [`query`]: the search language.
//! 6. [`page`]: an article at a width, with folds, as rows.
//! 7. [`input`]: keys, commands, line editing.
//! 8. [`config`]: `config.toml`, themes, openers.
//! 9. [`app`]: state, messages, effects, `update`.
//! 10. [`ui`]: draws the state; changes nothing.
//! 11. [`store`]: what is on disk.
//! 12. [`runtime`]: the loop, threads, terminal, processes.
//! 13. [`cli`]: the commands that need no screen.

pub mod app;
pub mod article;
pub mod cli;
pub mod config;
pub mod find;
pub mod formats;
pub mod input;
pub mod page;
pub mod query;
pub mod quotes;
pub mod runtime;
pub mod store;
pub mod ui;
pub mod words;
