//! What the configuration says of pictures: when they show, and in which form they are sent to the terminal.

/// When the pictures of an article show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pictures {
    /// Never.
    Off,
    /// By a key, over the pane.
    Key,
    /// Within the text, and by the key.
    Inline,
}

impl Pictures {
    /// Each, with its name in `config.toml`.
    pub(super) const NAMED: &'static [(&'static str, Self)] = &[("off", Self::Off), ("key", Self::Key), ("inline", Self::Inline)];

    /// Its name in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Key => "key",
            Self::Inline => "inline",
        }
    }
}

/// In which form the terminal is given pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Graphics {
    /// Coloured characters, each half a cell: what every terminal with colours shows.
    Blocks,
    /// The graphics protocol of kitty, with placeholders in the text.
    Kitty,
    /// Sixels, as terminals have had them since 1984.
    Sixel,
    /// The inline images of iTerm2.
    Iterm2,
}

impl Graphics {
    /// Each, with its name in `config.toml`.
    pub(super) const NAMED: &'static [(&'static str, Self)] =
        &[("kitty", Self::Kitty), ("sixel", Self::Sixel), ("iterm2", Self::Iterm2), ("blocks", Self::Blocks)];

    /// Its name in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Kitty => "kitty",
            Self::Sixel => "sixel",
            Self::Iterm2 => "iterm2",
        }
    }

    /// The pixels across and down that a cell has: two in half characters; elsewhere the usual ones, whose shape is what counts.
    pub fn usual_cell(self) -> (u16, u16) {
        match self {
            Self::Blocks => (1, 2),
            Self::Kitty | Self::Sixel | Self::Iterm2 => (10, 20),
        }
    }
}
