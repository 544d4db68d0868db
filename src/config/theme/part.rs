//! The parts of the screen that a theme styles, beside the roles of the text.

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
    /// The background of the whole screen.
    Screen = "screen",
    /// The heading line of the list.
    PaneTitle = "pane_title",
    /// A row of the list.
    ListRow = "list_row",
    /// The selected row of the list.
    ListSelected = "list_selected",
    /// The selected row while the reader has the focus.
    ListSelectedIdle = "list_selected_idle",
    /// The date of a row.
    ListDate = "list_date",
    /// The icon of an article with a video.
    ListVideo = "list_video",
    /// The dot of an unread article.
    ListUnread = "list_unread",
    /// The star of an article.
    ListStar = "list_star",
    /// Reading progress of an article.
    ListProgress = "list_progress",
    /// A search match in the list.
    ListMatch = "list_match",
    /// The title of an article kind file is gone.
    ListGone = "list_gone",
    /// The embargo warning before a title.
    ListWarning = "list_warning",
    /// The bar beside an added or altered paragraph.
    ChangeBar = "change_bar",
    /// Added words.
    Added = "added",
    /// Removed words.
    Removed = "removed",
    /// The lines between the panes.
    Separator = "separator",
    /// The status line.
    Status = "status",
    /// A notice on the status line.
    StatusNotice = "status_notice",
    /// An error on the status line.
    StatusError = "status_error",
    /// The input line and its label.
    Prompt = "prompt",
    /// The heading that stays at the top while its section scrolls by.
    Sticky = "sticky",
    /// The track of the scrollbar.
    Scrollbar = "scrollbar",
    /// The thumb of the scrollbar.
    ScrollbarThumb = "scrollbar_thumb",
    /// A match on the scrollbar.
    ScrollbarMatch = "scrollbar_match",
    /// A popup.
    Popup = "popup",
    /// The title of a popup.
    PopupTitle = "popup_title",
    /// The selected row of a popup.
    PopupSelected = "popup_selected",
    /// The name of a key, in help.
    Key = "key",
    /// Secondary text.
    DimText = "dim_text",
}
