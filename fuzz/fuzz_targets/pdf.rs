//! PDF, pages on which pieces of text have places.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kiosque_fuzz::run("pdf", bytes));
