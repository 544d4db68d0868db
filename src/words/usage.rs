//! What `--help` says.

/// What the program is.
pub const ABOUT: &str = "Read a folder of articles in the terminal: a list and a reader side by side";
/// Examples, below the options.
pub const EXAMPLES: &str = "\
Examples:
  kiosque articles/                    read a folder
  kiosque article.md notes.txt         read some files
  kiosque --at 'presse after:2018'     open on a search
  kiosque show article.txt             print an article as text
  kiosque show --json article.txt      what was understood of it, for scripts
  kiosque list articles/ has:video     the articles that link a video
  kiosque open article.txt             open its video
  git ls-files | kiosque list --files-from -
                                       the articles whose paths come through a pipe";
/// The end of `--help`.
pub const CLOSING: &str = "In the reader, ? shows every key.";
/// The exit statuses.
pub const EXIT_STATUS: &str = "Exit status: 0 done, 1 nothing found, 2 an error.";
/// `PATH…` of the reader.
pub const PATHS: &str = "Folders and files to read [default: the configured library, else ./articles, else a tour]";
/// `--at`.
pub const AT: &str = "Open on a search";
/// `--theme`.
pub const THEME: &str = "Use these colours";
/// `--config`.
pub const CONFIG_FILE: &str = "Use this configuration file";
/// `list`.
pub const LIST: &str = "List articles, one a line: date, title, authors, path";
/// `PATH… QUERY` of `list`.
pub const LIST_PATHS: &str = "Folders and files, - for an article on standard input, then a search; what is no file is searched for";
/// `--files-from`.
pub const FILES_FROM: &str = "Take paths from this file too, one a line; - takes them from standard input";
/// `--null`.
pub const NULL: &str = "The paths of --files-from end in a null character, as find -print0 writes them";
/// `list --json`.
pub const LIST_JSON: &str = "One JSON object a line";
/// `show`.
pub const SHOW: &str = "Print articles";
/// `FILE…`.
pub const FILES: &str = "Article files and folders of them; - reads standard input, FILE#ID one article of a file that holds several";
/// `FILE`.
pub const FILE: &str = "An article file; - reads standard input";
/// `--width`.
pub const WIDTH: &str = "The reading measure, in columns [default: the configured measure]";
/// `--ansi`.
pub const ANSI: &str = "With colours";
/// `show --json`.
pub const SHOW_JSON: &str = "Everything understood, one JSON object a line";
/// `--markdown`.
pub const MARKDOWN: &str = "As Markdown";
/// `links`.
pub const LINKS: &str = "List an article's links, one a line: kind, provider, address";
/// `links --videos`.
pub const LINKS_VIDEOS: &str = "Videos only";
/// `links --json`.
pub const LINKS_JSON: &str = "One JSON object a line";
/// `open`.
pub const OPEN: &str = "Open an article's video, as v does in the reader";
/// `open --video`.
pub const OPEN_VIDEO: &str = "Which video, from 1";
/// `config`.
pub const CONFIG: &str = "The configuration: where it is, what is in force, what is wrong with it";
/// `config path`.
pub const CONFIG_PATH: &str = "Print where your configuration file is or would be";
/// `config show`.
pub const CONFIG_SHOW: &str = "Print what is in force, and from where";
/// `config check`.
pub const CONFIG_CHECK: &str = "Say what is wrong in your configuration file";
/// `config init`.
pub const CONFIG_INIT: &str = "Write a configuration file of comments, every option explained";
/// `completions`.
pub const COMPLETIONS: &str = "Print the completions for a shell";
/// `SHELL` of `completions`.
pub const SHELL: &str = "The shell";
/// `man`.
pub const MAN: &str = "Print the manual page, for man -l - or for kiosque.1";
/// What the manual is part of, at the top of the manual page.
pub const MAN_TITLE: &str = "Kiosque's manual";
/// The description on the manual page.
pub const MAN_DESCRIPTION: &str = "\
Opens a folder of articles, in plain text or Markdown, and shows a list and a reader side by side: the text in a column, folded by its headings, \
with what people say in colours of its own, found while you type, its videos at hand. The commands below do without a terminal; what they write to \
standard output is data only. Articles are never written to.";
/// The variables that the manual page tells.
pub const MAN_ENVIRONMENT: &[(&str, &str)] = &[
    ("KIOSQUE_CONFIG", "The configuration file, where --config does not name one."),
    ("XDG_CONFIG_HOME", "Where configurations lie, if not in ~/.config."),
    ("VISUAL, EDITOR", "The editor that e opens an article's file with."),
    ("NO_COLOR", "Where it is set and not empty, nothing is coloured."),
    ("LC_ALL, LC_CTYPE, LANG", "Whether the terminal shows more than ASCII."),
];
/// The files that the manual page tells.
pub const MAN_FILES: &[(&str, &str)] = &[(
    "$XDG_CONFIG_HOME/kiosque/config.toml",
    "Your configuration; kiosque config init writes one to start from, with every option explained.",
)];
/// The exit statuses on the manual page.
pub const MAN_STATUS: &[(&str, &str)] = &[
    ("0", "Done; for what searches or lists: something was found. Also where the reader of a pipe went away."),
    ("1", "Nothing was found."),
    ("2", "An error, told on standard error."),
];
