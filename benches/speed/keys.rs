//! From a key to the painted screen, in a short and in a long article: equal times, if the work depends on the screen alone. Work of
//! other threads, such as finding every match, is not included.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use kiosque::app::{Effect, Focus, Loaded, Msg, Start, State, update};
use kiosque::article::Article;
use kiosque::config::Config;
use kiosque::config::pictures::Graphics;
use kiosque::config::theme::ColourDepth;
use kiosque::input::Sequence;
use kiosque::library::{ArticleKey, ListRow, ListWindow};
use kiosque::ui;
use kiosque::words::Words;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::texts;

/// Measurements: a name, the keys before, the keys measured, and the keys that undo them.
const CASES: [(&str, &str, &str, &str); 4] = [
    ("j", "ctrl-d", "j", "k"),
    ("a page", "ctrl-d", "pgdn", "pgup"),
    ("z a", "ctrl-d ] j", "z a", "z a"),
    ("a letter in a search", "/", "e", "backspace"),
];

const SIZE: (u16, u16) = (120, 36);

/// A reader with one article open, and the cells it is painted into.
struct Desk {
    state: State,
    cells: Buffer,
    article: Arc<Article>,
}

impl Desk {
    fn new(article: &Arc<Article>) -> Self {
        let (config, _) = Config::new(None);
        let theme = (config.chosen_theme(), config.options.theme.clone());
        let (library, focus) = ("desk".to_owned(), Focus::Reader);
        let start = Start {
            presentation: kiosque::app::Presentation::Screen,
            config: Arc::new(config),
            words: Words::default(),
            theme,
            library,
            size: SIZE,
            ascii: false,
            depth: ColourDepth::True,
            graphics: Some(Graphics::Blocks),
            now: kiosque::article::Date::default(),
            focus,
            zen: false,
            session: None,
        };
        let (state, effects) = State::new(start);
        let mut desk = Self { state, cells: Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1)), article: Arc::clone(article) };
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            waiting.extend(desk.answer(effect).map(|msg| update(&mut desk.state, msg)).unwrap_or_default());
        }
        desk
    }

    fn answer(&self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::List(request) => {
                let row = ListRow {
                    key: ArticleKey(0),
                    title: self.article.meta().title.clone(),
                    date: None,
                    video: false,
                    known: true,
                    ..ListRow::default()
                };
                let generation = request.generation;
                Some(Msg::Listed(ListWindow { generation, known: 1, read: 1, total: 1, rows: vec![row], ..ListWindow::default() }))
            }
            Effect::Load { ticket, key } => {
                let (origin, article) = (PathBuf::from("long.md").into(), Arc::clone(&self.article));
                Some(Msg::Loaded(Loaded { ticket, key, origin, article, whole: true, readable: true, kept: Arc::default() }))
            }
            _ => None,
        }
    }

    /// Presses keys and paints once; effects are ignored.
    fn press(&mut self, keys: &Sequence) {
        for &key in &keys.0 {
            drop(update(&mut self.state, Msg::Key(key)));
        }
        self.cells.reset();
        ui::paint(&self.state, &mut self.cells);
    }
}

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keys");
    for (name, size) in [("20 KB", texts::SHORT), ("10 MB", texts::LONG)] {
        let article = texts::article(size);
        for (what, before, keys, back) in CASES {
            let [before, keys, back]: [Sequence; 3] = [before, keys, back].map(|keys| keys.parse().unwrap());
            let mut desk = Desk::new(&article);
            assert!(desk.state.reader.is_some(), "the article is open");
            desk.press(&before);
            group.bench_function(BenchmarkId::new(what, name), |bench| {
                bench.iter_custom(|times| {
                    let mut sum = Duration::ZERO;
                    for _ in 0..times {
                        let began = Instant::now();
                        desk.press(&keys);
                        sum += began.elapsed();
                        desk.press(&back);
                    }
                    sum
                });
            });
        }
    }
    group.finish();
}
