//! JSON: feeds, ninjs, schema.org.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kiosque_fuzz::run("json", bytes));
