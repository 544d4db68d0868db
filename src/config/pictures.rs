//! Settings for pictures: when they are shown, and by which graphics protocol.

/// When the pictures of an article are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pictures {
    /// Never.
    Off,
    /// On a key press, over the pane.
    Key,
    /// In the text, and on the key press.
    Inline,
}

impl Pictures {
    /// The variants with their names in `config.toml`.
    pub(super) const NAMED: &'static [(&'static str, Self)] = &[("off", Self::Off), ("key", Self::Key), ("inline", Self::Inline)];
}

/// Protocol for sending pictures to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Graphics {
    /// Half-block characters in two colours: works in every terminal with colours.
    Blocks,
    /// Characters of two by three blocks in two colours.
    Sextants,
    /// Characters of two by four blocks in two colours.
    Octants,
    /// The graphics protocol of kitty, with Unicode placeholders.
    Kitty,
    /// Sixels.
    Sixel,
    /// The inline images of iTerm2.
    Iterm2,
}

impl Graphics {
    /// The variants with their names in `config.toml`.
    pub(super) const NAMED: &'static [(&'static str, Self)] = &[
        ("kitty", Self::Kitty),
        ("sixel", Self::Sixel),
        ("iterm2", Self::Iterm2),
        ("blocks", Self::Blocks),
        ("sextants", Self::Sextants),
        ("octants", Self::Octants),
    ];

    /// Whether pictures are drawn in characters.
    pub(crate) fn is_blocks(self) -> bool {
        matches!(self, Self::Blocks | Self::Sextants | Self::Octants)
    }

    /// Assumed width and height of a cell in pixels: 1 by 2 for block characters; for the others, a usual size, of which only the
    /// ratio matters.
    pub(crate) fn usual_cell(self) -> (u16, u16) {
        match self {
            Self::Blocks | Self::Sextants | Self::Octants => (1, 2),
            Self::Kitty | Self::Sixel | Self::Iterm2 => (10, 20),
        }
    }
}
