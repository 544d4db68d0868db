//! Benchmarks of the steps from a file or a key to the screen. `cargo bench` runs all of them, `cargo bench keys` one group.
//! `benches/compare.py` compares the program with others.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

mod find;
mod keys;
mod layout;
mod parse;
mod texts;

use std::time::Duration;

use criterion::Criterion;

fn main() {
    let quick = Criterion::default().sample_size(20).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2));
    let mut criterion = quick.configure_from_args();
    parse::bench(&mut criterion);
    layout::bench(&mut criterion);
    find::bench(&mut criterion);
    keys::bench(&mut criterion);
    criterion.final_summary();
}
