//! The parts of the screen that a theme gives a style, beside the roles of the text.

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $name:literal),* $(,)?) => {
        /// A part of the screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part { $($(#[$doc])* $part),* }

        impl Part {
            /// Every part.
            pub const ALL: &'static [Self] = &[$(Self::$part),*];

            /// Its name in `config.toml`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$part => $name),* }
            }
        }
    };
}

parts! {
    /// What lies behind everything: the whole screen is filled with it first.
    Screen = "screen",
    /// The line above the list that says what it shows.
    PaneTitle = "pane_title",
    /// A row of the list.
    ListRow = "list_row",
    /// The row the list stands on.
    ListSelected = "list_selected",
    /// That row while the reader is the active pane.
    ListSelectedIdle = "list_selected_idle",
    /// The date of a row.
    ListDate = "list_date",
    /// The mark of an article with a video.
    ListVideo = "list_video",
    /// The dot of an article that was not read yet.
    ListUnread = "list_unread",
    /// The star of an article.
    ListStar = "list_star",
    /// How much of an article was read.
    ListProgress = "list_progress",
    /// What was searched for, in the list.
    ListMatch = "list_match",
    /// The title of an article whose file is gone.
    ListGone = "list_gone",
    /// The word before a title that nobody may publish yet.
    ListWarning = "list_warning",
    /// The bar beside a paragraph that is new or was altered.
    ChangeBar = "change_bar",
    /// Words that are new.
    Added = "added",
    /// Words that are there no more.
    Removed = "removed",
    /// The lines between the panes.
    Separator = "separator",
    /// The status line.
    Status = "status",
    /// What the status line tells in answer to a key.
    StatusNotice = "status_notice",
    /// What the status line tells of what went wrong.
    StatusError = "status_error",
    /// The line being typed, and what stands before it.
    Prompt = "prompt",
    /// The heading that stays at the top while its section scrolls by.
    Sticky = "sticky",
    /// The track of the scrollbar.
    Scrollbar = "scrollbar",
    /// What the scrollbar shows of where the reader is.
    ScrollbarThumb = "scrollbar_thumb",
    /// Where the scrollbar shows a match.
    ScrollbarMatch = "scrollbar_match",
    /// A panel that lies over the others.
    Popup = "popup",
    /// The title of a panel.
    PopupTitle = "popup_title",
    /// The row a panel stands on.
    PopupSelected = "popup_selected",
    /// The name of a key, in help.
    Key = "key",
    /// What matters less.
    DimText = "dim_text",
}
