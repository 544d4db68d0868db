//! Electronic books: the package and a chapter.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kiosque_fuzz::run("epub", bytes));
