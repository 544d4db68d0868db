//! The commands, each declared once by its name in `config.toml`. Their help texts are the messages `command-NAME` of each language.
//! `app` runs them; `config` binds keys to them.

use crate::words::{Chapter, Declared, Sentence};

/// Declares the commands: `Variant = "config-name";`.
macro_rules! commands {
    ($($command:ident = $name:literal;)*) => {
        /// An action that the user requests by a key or by its name in the palette.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "help says what each does")]
        pub enum Command { $($command),* }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$command),*];

            /// Its name in `config.toml` and in the palette.
            pub fn name(self) -> &'static str {
                match self { $(Self::$command => $name),* }
            }
        }
    };
}

commands! {
    Down = "down";
    Up = "up";
    HalfPageDown = "half-page-down";
    HalfPageUp = "half-page-up";
    PageDown = "page-down";
    PageUp = "page-up";
    First = "first";
    Last = "last";
    Enter = "enter";
    Back = "back";
    Cancel = "cancel";
    OtherPane = "other-pane";
    NextArticle = "next-article";
    PreviousArticle = "previous-article";
    ScrollDown = "scroll-down";
    ScrollUp = "scroll-up";
    NextSection = "next-section";
    PreviousSection = "previous-section";
    NextQuote = "next-quote";
    PreviousQuote = "previous-quote";
    NextParagraph = "next-paragraph";
    PreviousParagraph = "previous-paragraph";
    Search = "search";
    Search1 = "search-1";
    Search2 = "search-2";
    Search3 = "search-3";
    Search4 = "search-4";
    Search5 = "search-5";
    Search6 = "search-6";
    Search7 = "search-7";
    Search8 = "search-8";
    Search9 = "search-9";
    WholeList = "whole-list";
    SaveSearch = "save-search";
    DeleteSearch = "delete-search";
    NextMatch = "next-match";
    PreviousMatch = "previous-match";
    FoldToggle = "fold-toggle";
    FoldOpen = "fold-open";
    FoldClose = "fold-close";
    FoldOpenAll = "fold-open-all";
    FoldCloseAll = "fold-close-all";
    FoldLevel1 = "fold-level-1";
    FoldLevel2 = "fold-level-2";
    FoldLevel3 = "fold-level-3";
    FoldLevel4 = "fold-level-4";
    FoldLevel5 = "fold-level-5";
    FoldLevel6 = "fold-level-6";
    FoldQuotesOnly = "fold-quotes-only";
    Contents = "contents";
    QuotesPanel = "quotes-panel";
    Video = "video";
    AllVideos = "all-videos";
    Picture = "picture";
    LinkHints = "link-hints";
    OpenPage = "open-page";
    Copy = "copy";
    Note = "note";
    DeleteNote = "delete-note";
    Speaker = "speaker";
    Notes = "notes";
    Select = "select";
    Edit = "edit";
    Order = "order";
    Theme = "theme";
    Wider = "wider";
    Narrower = "narrower";
    Zen = "zen";
    Mouse = "mouse";
    About = "about";
    Star = "star";
    Read = "read";
    ReadAll = "read-all";
    UnreadAll = "unread-all";
    Undo = "undo";
    Mark = "mark";
    GoToMark = "go-to-mark";
    Marks = "marks";
    OlderPlace = "older-place";
    NewerPlace = "newer-place";
    Changes = "changes";
    Rescan = "rescan";
    Palette = "palette";
    Help = "help";
    Tour = "tour";
    Config = "config";
    Redraw = "redraw";
    Suspend = "suspend";
    Quit = "quit";
    ForceQuit = "force-quit";
}

/// The help text of a command: a sentence without a full stop.
impl Sentence for Command {
    fn id(&self) -> String {
        format!("command-{}", self.name())
    }
}

/// Error: no command has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCommand;

impl std::str::FromStr for Command {
    type Err = UnknownCommand;

    fn from_str(name: &str) -> Result<Self, UnknownCommand> {
        Self::ALL.iter().copied().find(|command| command.name() == name).ok_or(UnknownCommand)
    }
}

impl Command {
    /// The message of every command.
    pub fn declared() -> Vec<Declared> {
        Self::ALL.iter().map(|command| (command.id(), Vec::new())).collect()
    }

    /// Whether the command opens or closes sections.
    pub fn folds(self) -> bool {
        self.name().starts_with("fold-")
    }

    /// The chapters of the help that have commands, in order.
    pub(crate) const CHAPTERS: &'static [Chapter] =
        &[Chapter::Move, Chapter::Read, Chapter::Find, Chapter::Mark, Chapter::Look, Chapter::Files];

    /// The chapter of the help that it belongs to.
    pub(crate) fn chapter(self) -> Chapter {
        match self {
            Self::WholeList
            | Self::NextMatch
            | Self::PreviousMatch
            | Self::Contents
            | Self::QuotesPanel
            | Self::AllVideos
            | Self::Notes
            | Self::Marks => Chapter::Find,
            Self::Star
            | Self::Read
            | Self::ReadAll
            | Self::UnreadAll
            | Self::Undo
            | Self::Mark
            | Self::GoToMark
            | Self::Note
            | Self::DeleteNote
            | Self::Speaker
            | Self::Select
            | Self::Copy => Chapter::Mark,
            Self::Order | Self::Theme | Self::Wider | Self::Narrower | Self::Zen | Self::Mouse | Self::Redraw => Chapter::Look,
            Self::Edit
            | Self::About
            | Self::Changes
            | Self::Rescan
            | Self::Palette
            | Self::Help
            | Self::Tour
            | Self::Config
            | Self::Suspend
            | Self::Quit
            | Self::ForceQuit => Chapter::Files,
            Self::Video | Self::Picture | Self::LinkHints | Self::OpenPage => Chapter::Read,
            _ if self.name().contains("search") => Chapter::Find,
            _ if self.folds() => Chapter::Read,
            _ => Chapter::Move,
        }
    }

    /// The deepest heading level that stays visible, for `fold-level-1` to `fold-level-6`.
    pub(crate) fn fold_level(self) -> Option<u8> {
        self.name().strip_prefix("fold-level-")?.parse().ok()
    }

    /// The number of a saved search, for `search-1` to `search-9`.
    pub(crate) fn search_number(self) -> Option<usize> {
        self.name().strip_prefix("search-")?.parse().ok()
    }

    /// Whether what is typed after its name in the palette is its argument.
    pub(crate) fn takes_argument(self) -> bool {
        matches!(self, Self::SaveSearch | Self::DeleteSearch | Self::Speaker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_command_is_found_by_its_name() {
        for &command in Command::ALL {
            assert_eq!(command.name().parse(), Ok(command), "two commands share the name {}", command.name());
        }
        assert_eq!("dance".parse::<Command>(), Err(UnknownCommand));
    }

    #[test]
    fn names_are_plain_words_joined_by_hyphens() {
        for command in Command::ALL {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(command.name().chars().all(plain), "{}", command.name());
        }
    }

    #[test]
    fn help_is_a_sentence_without_a_full_stop() {
        for words in Language::ALL.iter().copied().map(Words::new) {
            for command in Command::ALL {
                let help = words.say(command);
                assert!(help.starts_with(char::is_uppercase) && !help.ends_with('.'), "{help}");
            }
        }
    }

    #[test]
    fn six_commands_have_a_fold_level() {
        let levels: Vec<u8> = Command::ALL.iter().filter_map(|command| command.fold_level()).collect();
        assert_eq!(levels, [1, 2, 3, 4, 5, 6]);
    }
}
