//! `config.toml`: the embedded defaults and a person's differences; themes; openers.
