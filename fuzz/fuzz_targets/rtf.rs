//! Rich Text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kiosque_fuzz::run("rtf", bytes));
