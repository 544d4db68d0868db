//! The parts of the screen that a theme styles, beside the roles of the text.

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $name:literal),* $(,)?) => {
        /// A part of the screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names say most of it")]
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
    Screen = "screen",
    /// The heading line of the list.
    PaneTitle = "pane_title",
    ListRow = "list_row",
    ListSelected = "list_selected",
    /// The selected row while the reader has the focus.
    ListSelectedIdle = "list_selected_idle",
    /// The name of a group in the list.
    ListGroup = "list_group",
    ListDate = "list_date",
    /// The source or author of an article, in a column of its own.
    ListSource = "list_source",
    /// The icon of an article with a video.
    ListVideo = "list_video",
    /// The title of an unread article.
    ListUnread = "list_unread",
    /// The title of an article that was read.
    ListRead = "list_read",
    ListStar = "list_star",
    ListProgress = "list_progress",
    /// The icon of an article that changed since it was read.
    ListChanged = "list_changed",
    ListMatch = "list_match",
    /// The title of an article whose file is gone.
    ListGone = "list_gone",
    /// The embargo warning before a title.
    ListWarning = "list_warning",
    /// The bar beside an added or altered paragraph.
    ChangeBar = "change_bar",
    Added = "added",
    Removed = "removed",
    /// The lines between the panes.
    Separator = "separator",
    Status = "status",
    StatusNotice = "status_notice",
    StatusError = "status_error",
    Prompt = "prompt",
    /// The heading that stays at the top while its section scrolls by.
    Sticky = "sticky",
    Scrollbar = "scrollbar",
    ScrollbarThumb = "scrollbar_thumb",
    ScrollbarMatch = "scrollbar_match",
    Popup = "popup",
    PopupTitle = "popup_title",
    PopupSelected = "popup_selected",
    /// The name of a key, in help.
    Key = "key",
    /// Secondary text.
    DimText = "dim_text",
}
