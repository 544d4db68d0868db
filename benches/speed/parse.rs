//! Parsing, in megabytes per second.

use criterion::{BatchSize, Criterion, Throughput};
use kiosque::{formats, quotes};

use crate::texts;

const SIZE: usize = 1_000_000;

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (what, name, text) in
        [("text", "a.txt", texts::text(SIZE)), ("markdown", "a.md", texts::markdown(SIZE)), ("page", "a.html", texts::page(SIZE))]
    {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(what, |bench| {
            bench.iter_batched(|| text.clone().into_bytes(), |bytes| formats::parse(name, bytes), BatchSize::LargeInput);
        });
    }
    let article = formats::parse("a.txt", texts::text(SIZE).into_bytes()).into_iter().next().unwrap();
    group.throughput(Throughput::Bytes(article.text().len() as u64));
    group.bench_function("quotations", |bench| bench.iter_batched(|| article.clone(), quotes::mark, BatchSize::LargeInput));
    group.finish();
}
