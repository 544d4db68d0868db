//! Web pages saved with all that belongs to them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kiosque_fuzz::run("mhtml", bytes));
