//! Formats that share an ending or have one of their own: the first byte picks it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kiosque_fuzz::run("picked", bytes));
