//! The top-level options of `config.toml`.

use super::pictures::{Graphics, Pictures};
use super::toml_reader::{Entry, File, listed, quoted};
use crate::article::clean;
use crate::library::Order;
use crate::query::spelling::nearest;
use crate::words::{Language, Mistake};

/// Whether the interface draws ASCII only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ascii {
    /// If the locale is not UTF-8.
    Auto,
    /// Always.
    Yes,
    /// Never.
    No,
}

impl Ascii {
    const NAMED: &'static [(&'static str, Self)] = &[("auto", Self::Auto), ("yes", Self::Yes), ("no", Self::No)];
}

/// The top-level options, each explained in `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folders and files to open if none is given.
    pub library: Vec<String>,
    /// The language of the interface; `None` follows the environment.
    pub language: Option<Language>,
    /// The sort order of the list.
    pub order: Order,
    /// The reading measure, in columns.
    pub measure: u16,
    /// Whether words are hyphenated.
    pub hyphenate: bool,
    /// The name of an existing theme.
    pub theme: String,
    /// Whether to draw ASCII only.
    pub ascii: Ascii,
    /// Width of the list, in percent.
    pub(crate) list_width: u16,
    /// Rows kept visible above and below the cursor.
    pub context: u16,
    /// Whether to capture the mouse.
    pub mouse: bool,
    /// The program and arguments for copying, which reads standard input; empty for the terminal's clipboard.
    pub copy: Vec<String>,
    /// Whether no other program is started and no log written.
    pub restricted: bool,
    /// Megabytes that reading files may take.
    pub memory_limit: u16,
    /// Seconds in the reader after which an article is marked as read; 0 for never.
    pub read_after: u16,
    /// When pictures are shown.
    pub pictures: Pictures,
    /// The graphics protocol; `None` follows the environment.
    pub graphics: Option<Graphics>,
}

/// Values before `config.toml` is read; a test checks that they are the same.
impl Default for Options {
    fn default() -> Self {
        Self {
            library: Vec::new(),
            language: None,
            order: Order::Newest,
            measure: 72,
            hyphenate: true,
            theme: super::AUTO.to_owned(),
            ascii: Ascii::Auto,
            list_width: 38,
            context: 5,
            mouse: false,
            copy: Vec::new(),
            restricted: false,
            memory_limit: 512,
            read_after: 2,
            pictures: Pictures::Key,
            graphics: None,
        }
    }
}

impl Options {
    /// The names of the top-level options and tables.
    pub const NAMES: &'static [&'static str] = &[
        "library",
        "language",
        "order",
        "measure",
        "hyphenate",
        "theme",
        "ascii",
        "list_width",
        "context",
        "mouse",
        "copy",
        "restricted",
        "memory_limit",
        "read_after",
        "pictures",
        "graphics",
        "keys",
        "themes",
        "open",
    ];

    /// Reads one option; returns its value as written in TOML, or `None` if it is invalid. The theme is not read here, because only the
    /// whole file defines which themes exist.
    pub(super) fn read(&mut self, file: &mut File, entry: &Entry<'_>) -> Option<String> {
        match entry.name {
            "library" => {
                self.library = file.texts(entry)?.into_iter().map(|(path, _)| path).collect();
                Some(listed(self.library.iter().map(String::as_str)))
            }
            "language" => {
                let ours = Language::ALL.iter().map(|&language| (language.code, Some(language)));
                let named: Vec<_> = std::iter::once(("auto", None)).chain(ours).collect();
                chosen(&mut self.language, file, entry, &named)
            }
            "order" => chosen(&mut self.order, file, entry, Order::NAMED),
            "ascii" => chosen(&mut self.ascii, file, entry, Ascii::NAMED),
            "pictures" => chosen(&mut self.pictures, file, entry, Pictures::NAMED),
            "graphics" => {
                let named: Vec<_> =
                    std::iter::once(("auto", None)).chain(Graphics::NAMED.iter().map(|&(name, form)| (name, Some(form)))).collect();
                chosen(&mut self.graphics, file, entry, &named)
            }
            "hyphenate" => plain(&mut self.hyphenate, file.boolean(entry)),
            "copy" => {
                self.copy = file.texts(entry)?.into_iter().map(|(word, _)| word).collect();
                Some(listed(self.copy.iter().map(String::as_str)))
            }
            "mouse" => plain(&mut self.mouse, file.boolean(entry)),
            "restricted" => plain(&mut self.restricted, file.boolean(entry)),
            "measure" => plain(&mut self.measure, file.number(entry, &(20..=200))),
            "list_width" => plain(&mut self.list_width, file.number(entry, &(20..=60))),
            "context" => plain(&mut self.context, file.number(entry, &(0..=20))),
            "memory_limit" => plain(&mut self.memory_limit, file.number(entry, &(64..=16_384))),
            "read_after" => plain(&mut self.read_after, file.number(entry, &(0..=3600))),
            other => {
                file.mistake(&entry.at, Mistake::UnknownOption { name: clean::line(other) }, nearest(other, Self::NAMES.iter().copied()));
                None
            }
        }
    }
}

fn plain<T: Copy + ToString>(option: &mut T, read: Option<T>) -> Option<String> {
    *option = read?;
    Some(option.to_string())
}

fn chosen<T: Copy + PartialEq>(option: &mut T, file: &mut File, entry: &Entry<'_>, named: &[(&'static str, T)]) -> Option<String> {
    *option = file.choice(entry, named)?;
    named.iter().find(|(_, value)| value == option).map(|(name, _)| quoted(name))
}
