//! Searching a long article, in megabytes per second.

use criterion::{Criterion, Throughput};
use kiosque::find::{self, Needle};

use crate::texts;

pub(crate) fn bench(criterion: &mut Criterion) {
    let article = texts::article(texts::LONG);
    let mut group = criterion.benchmark_group("find");
    group.throughput(Throughput::Bytes(article.text().len() as u64));
    for (what, typed) in [("a rare word", texts::WORD), ("a frequent letter", "e"), ("an expression", r"/pal\w+st/")] {
        let needle = Needle::new(typed).unwrap();
        group.bench_function(what, |bench| bench.iter(|| find::every(std::slice::from_ref(&needle), &article, &|| false)));
    }
    group.finish();
}
