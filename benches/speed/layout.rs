//! Layout: the first screen, the last one, everything folded, in a short and in a long article.

use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion};
use kiosque::article::Article;
use kiosque::page::{Facts, Gutter, Page, Setting};

use crate::texts;

const HEIGHT: usize = 34;

fn page(article: &Arc<Article>) -> Page {
    let setting = Setting { measure: 72, room: 100, hyphenate: true, ascii: false, gutter: Gutter::Beside };
    Page::new(Arc::clone(article), Facts { items: vec!["12 mars 2021".to_owned()], ..Facts::default() }, setting)
}

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout");
    for (name, size) in [("20 KB", texts::SHORT), ("10 MB", texts::LONG)] {
        let article = texts::article(size);
        let mut measure = |what, step: fn(&mut Page)| {
            let fresh = page(&article);
            group.bench_function(BenchmarkId::new(what, name), |bench| {
                bench.iter_batched_ref(|| fresh.clone(), step, BatchSize::PerIteration);
            });
        };
        measure("one screen", |page| drop(page.rows(page.top(), HEIGHT)));
        measure("the last screen", |page| {
            let place = page.bottom(HEIGHT);
            drop(page.rows(place, HEIGHT));
        });
        measure("fold all", |page| {
            page.close_all();
            drop(page.rows(page.top(), HEIGHT));
        });
        group.bench_function(BenchmarkId::new("a new page", name), |bench| bench.iter_with_large_drop(|| page(&article)));
    }
    group.finish();
}
