//! Drives the program without a terminal: a library in memory, keys as in `config.toml`, the screen as text, effects as lines.

mod changed_files;
mod confirmations;
mod list_searches;
mod memory_store;

use std::collections::VecDeque;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use kiosque::app::rendered_image::RenderRequest;
use kiosque::app::{Effect, Focus, Layer, Loaded, Msg, Start, State, update};
use kiosque::article::{Article, Date, Origin};
use kiosque::config::Config;
use kiosque::config::pictures::Graphics;
use kiosque::config::theme::{self, ColourDepth, Theme};
use kiosque::input::{Key, Mouse, MouseAction, Sequence};
use kiosque::library::{ArticleKey, Change, ListRequest};
use kiosque::store::Catalogue;
use kiosque::words::{Language, Words};
use kiosque::{find, ui};
use memory_store::MemoryStore;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Color;

/// The first number of the palette that stands for a role or part.
const FIRST: u8 = 32;

/// The letters under a row, by role or part; others show none.
const LETTERS: &[(&str, char)] = &[
    ("lead", 'd'),
    ("title", 't'),
    ("subtitle", 'u'),
    ("heading", 'h'),
    ("subheading", 'g'),
    ("minor_heading", 'i'),
    ("byline", 'y'),
    ("quote_bar", 'k'),
    ("block_quote", 'Q'),
    ("pull_quote", 'P'),
    ("caption", 'C'),
    ("code", 'c'),
    ("table_head", 'T'),
    ("fold", 'f'),
    ("folded", 'F'),
    ("emphasis", 'e'),
    ("strong", 'b'),
    ("strike", 'x'),
    ("footnote", 'o'),
    ("link", 'l'),
    ("video", 'v'),
    ("quote", 'q'),
    ("nested_quote", 'n'),
    ("speaker", 's'),
    ("note", 'a'),
    ("selection", 'X'),
    ("match", 'm'),
    ("current_match", 'M'),
    ("hint", 'H'),
    ("list_selected", '='),
    ("list_selected_idle", '-'),
    ("list_video", 'v'),
    ("list_unread", 'U'),
    ("list_group", 'G'),
    ("list_match", 'm'),
    ("list_star", 'S'),
    ("list_progress", 'p'),
    ("list_warning", 'W'),
    ("warning", 'W'),
    ("status_notice", 'N'),
    ("status_error", 'E'),
    ("sticky", '^'),
    ("scrollbar_match", '*'),
    ("popup_selected", '='),
];

/// A running program with a library in memory.
pub(crate) struct Desk {
    /// The state under test.
    pub(crate) state: State,
    /// Effects, one per line.
    pub(crate) done: Vec<String>,
    catalogue: Catalogue,
    articles: Vec<(Origin, Arc<Article>)>,
    request: Option<ListRequest>,
    /// The stored state.
    pub(crate) shelf: MemoryStore,
    /// Whether changes are confirmed at once; otherwise they wait in `unconfirmed`.
    pub(crate) confirms: bool,
    /// Changes that wait for confirmation.
    pub(crate) unconfirmed: VecDeque<Msg>,
    /// Whether requested articles arrive; otherwise they are still loading.
    pub(crate) opens: bool,
    /// The last timer: its number and its seconds.
    pub(crate) alarm: Option<(u64, u32)>,
    /// The last minute requested.
    pub(crate) minute: Option<i64>,
    /// The last picture requested.
    pub(crate) image_request: Option<RenderRequest>,
}

impl Desk {
    /// A desk with these files, `(name, text)`, on a screen of these columns and rows.
    pub(crate) fn new(files: &[(&str, &str)], size: (u16, u16)) -> Self {
        Self::with(files, size, "")
    }

    /// The same with a person's configuration.
    pub(crate) fn with(files: &[(&str, &str)], size: (u16, u16), config: &str) -> Self {
        let (config, mistakes) = Config::new(Some(("test.toml", &format!("{config}\n{}", letters_theme()))));
        assert_eq!(mistakes, []);
        let theme = config.theme("letters").unwrap().at(ColourDepth::True);
        Self::start(files, size, config, (theme, "letters".to_owned()), (MemoryStore::default(), Words::default()))
    }

    /// The same in another language.
    pub(crate) fn speaking(language: Language, files: &[(&str, &str)], size: (u16, u16)) -> Self {
        let config = Config::new(None).0;
        let theme = config.chosen_theme().at(ColourDepth::None);
        Self::start(files, size, config, (theme, "terminal".to_owned()), (MemoryStore::default(), Words::new(language)))
    }

    fn start(
        files: &[(&str, &str)],
        size: (u16, u16),
        config: Config,
        theme: (Theme, String),
        (shelf, words): (MemoryStore, Words),
    ) -> Self {
        let start = Start {
            ascii: config.options.ascii == kiosque::config::Ascii::Yes,
            presentation: kiosque::app::Presentation::Screen,
            config: Arc::new(config),
            words,
            theme,
            library: "desk".to_owned(),
            size,
            depth: ColourDepth::True,
            graphics: Some(Graphics::Blocks),
            now: Date::new(2026, 11, 23).unwrap(),
            focus: Focus::List,
            session: None,
            zen: false,
        };
        let (state, effects) = State::new(start);
        let mut desk = Self {
            state,
            done: Vec::new(),
            catalogue: Catalogue::default(),
            articles: Vec::new(),
            request: None,
            shelf,
            confirms: true,
            unconfirmed: VecDeque::new(),
            opens: true,
            alarm: None,
            minute: None,
            image_request: None,
        };
        for (name, text) in files {
            let path = PathBuf::from("/desk").join(name);
            desk.catalogue.add(vec![path.clone()]);
            desk.read(&path, text);
        }
        desk.perform(effects);
        desk
    }

    /// Presses keys, parted by spaces, as `config.toml` writes them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        let keys: Sequence = keys.parse().unwrap();
        keys.0.into_iter().for_each(|key| self.key(key));
        self
    }

    /// Types a text, key by key.
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.key(Key::char(c)));
        self
    }

    /// Presses one key.
    pub(crate) fn key(&mut self, key: Key) {
        self.tell(Msg::Key(key));
    }

    /// Clicks at a column and a row, from 0.
    pub(crate) fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.tell(Msg::Mouse(Mouse { action: MouseAction::Click, column, row }));
        self
    }

    /// Turns the wheel there, down if `notches` is more than 0.
    pub(crate) fn wheel(&mut self, column: u16, row: u16, notches: i16) -> &mut Self {
        self.tell(Msg::Mouse(Mouse { action: MouseAction::Wheel(notches), column, row }));
        self
    }

    /// Gives the screen another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.tell(Msg::Resized(columns, rows));
        self
    }

    /// Sends a message, and carries out its effects.
    pub(crate) fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.state, msg);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Some(msg) = self.answer(effect) {
                waiting.extend(update(&mut self.state, msg));
            }
        }
    }

    fn answer(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::List(request) => {
                self.catalogue.arrange(&request, today(), &|| false);
                let mut listed = self.catalogue.answer(&request);
                listed.rows.iter_mut().for_each(|row| row.status = self.shelf.status(row.key));
                listed.unread = self.catalogue.listed().filter(|key| !self.shelf.status(*key).read).count();
                self.request = Some(request);
                return Some(Msg::Listed(listed));
            }
            Effect::Load { .. } if !self.opens => (),
            Effect::Load { ticket, key } => {
                let (origin, article) = self.articles.get(key.0 as usize)?;
                return Some(Msg::Loaded(Loaded {
                    ticket,
                    key,
                    origin: origin.clone(),
                    article: Arc::clone(article),
                    whole: true,
                    readable: true,
                    kept: self.shelf.of(key),
                }));
            }
            Effect::Compare { generation, before, article } => return Some(changed_files::compared(generation, &before, &article)),
            Effect::FindNotes { generation, article, notes } => return Some(changed_files::found(generation, &article, &notes)),
            Effect::Find { generation, article, needles } => {
                let matches = find::every(&needles, &article, &|| false)?;
                return Some(Msg::Found { generation, best: find::best_match(&needles, &article, &matches), matches: Arc::new(matches) });
            }
            Effect::CountSearches { generation, queries } => return Some(self.counts(generation, &queries)),
            Effect::FindPassages(request) => return Some(self.passages(&request)),
            Effect::Seek { from, needles, backwards } => {
                return Some(Msg::SeekDone(self.catalogue.snapshot().seek(from, &needles, backwards, &|| false)));
            }
            Effect::Save(changes) => return self.confirm(changes),
            Effect::SaveReadOfListed { read } => {
                let keys: Vec<ArticleKey> = self.listed();
                let changes = keys.into_iter().filter(|&key| self.shelf.status(key).read != read);
                let changes = changes.map(|key| Change::Read { key, read }).collect();
                return self.confirm(changes);
            }
            Effect::FindMark(letter) => return Some(Msg::MarkFound { letter, place: self.shelf.mark(letter) }),
            Effect::Panel(request) => return Some(self.panel(&request)),
            Effect::ReportTimeAt(minute) => self.minute = Some(minute),
            Effect::StartTimer { ticket, after } => self.alarm = Some((ticket, after)),
            Effect::Open(target) => {
                let start = target.start.map(|start| format!(" from {start} s")).unwrap_or_default();
                self.done.push(format!("open {}{start}: {}", target.url, target.title));
            }
            Effect::RenderImage(request) => {
                self.done.push(format!("picture {} in {}x{}", request.src, request.room.0, request.room.1));
                self.image_request = Some(request);
            }
            Effect::Copy(text) => self.done.push(format!("copy {text}")),
            Effect::Edit { path, line } => self.done.push(format!("edit {}:{line}", path.display())),
            other => self.done.push(format!("{other:?}").to_lowercase()),
        }
        None
    }

    /// The program, restarted on the same articles and stored state.
    pub(crate) fn reopened(&self, files: &[(&str, &str)]) -> Self {
        let config = Config::clone(&self.state.config);
        let theme = (self.state.theme, self.state.theme_name.clone());
        let mut desk = Self::start(files, self.state.size, config, theme, (self.shelf.clone(), self.state.words.clone()));
        desk.tell(Msg::GlobalState(desk.shelf.remembered.clone()));
        desk
    }

    /// Draws the state.
    pub(crate) fn draw(&self) -> (Buffer, Option<Position>) {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.state.size.0.min(1000), self.state.size.1.min(500)));
        let cursor = ui::paint(&self.state, &mut buf);
        (buf, cursor)
    }

    /// The screen, row by row; below a row with styled text, the letters of the styles; at the end the cursor and the
    /// effects.
    pub(crate) fn screen(&self) -> String {
        let (buf, cursor) = self.draw();
        let mut out = String::new();
        for y in buf.area.top()..buf.area.bottom() {
            let cells: Vec<&Cell> = (0..buf.area.width).map(|x| &buf[(x, y)]).collect();
            let _ = writeln!(out, "{}", format!("|{}", row_text(&cells)).trim_end());
            let styles: String = cells.iter().map(|cell| letter(cell)).collect();
            if !styles.trim().is_empty() {
                let _ = writeln!(out, "~{}", styles.trim_end());
            }
        }
        if let Some(Position { x, y }) = cursor {
            let _ = writeln!(out, "typing at column {}, row {}", x + 1, y + 1);
        }
        for line in &self.done {
            let _ = writeln!(out, "done: {line}");
        }
        out
    }

    /// Whether a popup is open.
    pub(crate) fn is_covered(&self) -> bool {
        !matches!(self.state.layer, Layer::Panes)
    }

    /// The words at the cursor's line in the reader.
    pub(crate) fn line(&self) -> String {
        let reader = self.state.reader.as_ref().unwrap();
        let row = reader.rows.get(reader.cursor_row()).unwrap();
        reader.article().text()[row.range.clone()].to_owned()
    }
}

/// The text of a row: a wide character counts once, and the cell it covers is left out.
fn row_text(cells: &[&Cell]) -> String {
    let mut out = String::new();
    let mut covered = 0;
    for cell in cells {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        out.push_str(cell.symbol());
        covered = ui::safe_text::width(cell.symbol()).saturating_sub(1);
    }
    out
}

/// The current day in the tests.
fn today() -> Date {
    Date::new(2026, 3, 14).unwrap()
}

/// A theme in which each role and part has a colour of its own, its number.
fn letters_theme() -> String {
    let lines = theme::names().zip(FIRST..).map(|(name, number)| format!("{name} = '{number}'\n"));
    format!("[themes.letters]\n{}", lines.collect::<String>())
}

fn letter(cell: &Cell) -> char {
    let Color::Indexed(number) = cell.fg else { return ' ' };
    let Some(name) = number.checked_sub(FIRST).and_then(|index| theme::names().nth(usize::from(index))) else { return ' ' };
    LETTERS.iter().find(|(known, _)| *known == name).map_or(' ', |(_, letter)| *letter)
}

/// The real program, in English and without a configuration file.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kiosque"));
    command.env("LC_ALL", "C.UTF-8").env("XDG_CONFIG_HOME", "/nowhere").env_remove("KIOSQUE_CONFIG");
    command
}

/// The bundled articles, as files for a desk.
pub(crate) fn bundled() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned())
        })
        .collect();
    files.sort();
    files
}
