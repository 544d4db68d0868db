//! The commands, each declared once: its name in `config.toml` and what help says of it. What a command does is `app`'s
//! affair; which keys run it is `config`'s.

/// Declares the commands: `Variant = "config-name", "what help says";`.
macro_rules! commands {
    ($($command:ident = $name:literal, $help:literal;)*) => {
        /// Something a person can ask for by a key or by its name in the palette.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command { $(#[doc = $help] $command),* }

        impl Command {
            /// Every command, in the order in which help shows them.
            pub const ALL: &'static [Self] = &[$(Self::$command),*];

            /// Its name in `config.toml` and in the palette.
            pub fn name(self) -> &'static str {
                match self { $(Self::$command => $name),* }
            }

            /// What it does, in a sentence without a full stop.
            pub fn help(self) -> &'static str {
                match self { $(Self::$command => $help),* }
            }
        }
    };
}

commands! {
    Down = "down", "Next row of the list, next line of the article";
    Up = "up", "Previous row of the list, previous line of the article";
    HalfPageDown = "half-page-down", "Half a page down";
    HalfPageUp = "half-page-up", "Half a page up";
    PageDown = "page-down", "A page down; stops at the end of the article";
    PageUp = "page-up", "A page up";
    First = "first", "The first row, the beginning of the article";
    Last = "last", "The last row, the end of the article";
    Enter = "enter", "Go into the article; on a heading, fold or unfold its section";
    Back = "back", "Back to the list";
    Cancel = "cancel", "Clear the search; where there is none, go back";
    OtherPane = "other-pane", "To the other pane";
    NextArticle = "next-article", "Read the next article of the list";
    PreviousArticle = "previous-article", "Read the previous article of the list";
    ScrollDown = "scroll-down", "Scroll the article down while staying in the list";
    ScrollUp = "scroll-up", "Scroll the article up while staying in the list";
    NextSection = "next-section", "Next heading";
    PreviousSection = "previous-section", "Previous heading";
    NextQuote = "next-quote", "Next quotation";
    PreviousQuote = "previous-quote", "Previous quotation";
    NextParagraph = "next-paragraph", "Next paragraph";
    PreviousParagraph = "previous-paragraph", "Previous paragraph";
    Search = "search", "In the list, search all articles; in the reader, find in the article";
    NextMatch = "next-match", "Next match; after the last one, the next article that matches";
    PreviousMatch = "previous-match", "Previous match; before the first one, the previous article that matches";
    FoldToggle = "fold-toggle", "Fold or unfold the section";
    FoldOpen = "fold-open", "Unfold the section";
    FoldClose = "fold-close", "Fold the section";
    FoldOpenAll = "fold-open-all", "Unfold all sections";
    FoldCloseAll = "fold-close-all", "Fold all sections";
    FoldLevel1 = "fold-level-1", "Show headings of level 1 only";
    FoldLevel2 = "fold-level-2", "Show headings down to level 2";
    FoldLevel3 = "fold-level-3", "Show headings down to level 3";
    FoldLevel4 = "fold-level-4", "Show headings down to level 4";
    FoldLevel5 = "fold-level-5", "Show headings down to level 5";
    FoldLevel6 = "fold-level-6", "Show headings down to level 6";
    FoldQuotesOnly = "fold-quotes-only", "Show the quotations only, fold everything else away";
    Contents = "contents", "Table of contents of the article";
    QuotesPanel = "quotes-panel", "The quotations of the article";
    Video = "video", "Open the video of the article";
    AllVideos = "all-videos", "All videos of the articles in the list";
    LinkHints = "link-hints", "Open a link by typing the letters shown beside it";
    OpenPage = "open-page", "Open the article's own address";
    Copy = "copy", "Copy the link, the quotation with its source, or the paragraph";
    Note = "note", "Mark the quotation, paragraph or selection here, with a note and a #label if you like";
    DeleteNote = "delete-note", "Take the note or highlight here away";
    Notes = "notes", "All notes and highlights, to go there; # narrows by label, ctrl-x takes one away";
    Select = "select", "Select words by keys: w b words, h l letters, j k rows, { } paragraphs, o other end";
    Edit = "edit", "Edit the article's file in your editor";
    Order = "order", "Change the order of the list";
    Theme = "theme", "Choose the colours";
    Wider = "wider", "Make the text wider";
    Narrower = "narrower", "Make the text narrower";
    Zen = "zen", "Show the text alone, or everything again";
    About = "about", "About this article: its file, its format, what was understood of it";
    Rescan = "rescan", "Look at the folder again";
    Palette = "palette", "Find a command by its name";
    Help = "help", "The keys in force now";
    Redraw = "redraw", "Draw the screen anew";
    Suspend = "suspend", "Put the program to sleep and go back to the shell; fg wakes it";
    Quit = "quit", "Quit";
    ForceQuit = "force-quit", "Quit at once, from anywhere";
}

/// No command has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCommand;

impl std::str::FromStr for Command {
    type Err = UnknownCommand;

    fn from_str(name: &str) -> Result<Self, UnknownCommand> {
        Self::ALL.iter().copied().find(|command| command.name() == name).ok_or(UnknownCommand)
    }
}

impl Command {
    /// The deepest level of headings that stays visible, for the commands `fold-level-1` to `fold-level-6`.
    pub fn fold_level(self) -> Option<u8> {
        match self {
            Self::FoldLevel1 => Some(1),
            Self::FoldLevel2 => Some(2),
            Self::FoldLevel3 => Some(3),
            Self::FoldLevel4 => Some(4),
            Self::FoldLevel5 => Some(5),
            Self::FoldLevel6 => Some(6),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for command in Command::ALL {
            assert!(command.help().starts_with(char::is_uppercase) && !command.help().ends_with('.'), "{}", command.name());
        }
    }

    #[test]
    fn six_commands_have_a_fold_level() {
        let levels: Vec<u8> = Command::ALL.iter().filter_map(|command| command.fold_level()).collect();
        assert_eq!(levels, [1, 2, 3, 4, 5, 6]);
    }
}
