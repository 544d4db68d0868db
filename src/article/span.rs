//! Spans: a range of the text and its role. Themes give roles their colours.

use std::ops::Range;

/// A piece of text that plays a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Range in the article's text; never across a block's end.
    pub range: Range<usize>,
    /// Role of that text.
    pub role: Role,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal),* $(,)?) => {
        /// Role of a piece of text, which a theme gives a style.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $($(#[$doc])* $role),* }

        impl Role {
            /// Every role, weakest first: where styles clash, the later one wins.
            pub const ALL: &'static [Self] = &[$(Self::$role),*];

            /// Its name in `config.toml`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name),* }
            }
        }
    };
}

roles! {
    /// Running text.
    Text = "text",
    /// The lead, where it is the first paragraph.
    Lead = "lead",
    /// The article's title.
    Title = "title",
    /// The line below the title.
    Subtitle = "subtitle",
    /// Source and authors below the title.
    Byline = "byline",
    /// Date, minutes and videos below the title.
    Facts = "facts",
    /// A warning below the title: that the article is under embargo.
    Warning = "warning",
    /// A heading of level 1.
    Heading = "heading",
    /// A heading of level 2.
    Subheading = "subheading",
    /// A heading of level 3 or deeper.
    MinorHeading = "minor_heading",
    /// A paragraph of a block quotation.
    BlockQuote = "block_quote",
    /// A sentence set apart to catch the eye.
    PullQuote = "pull_quote",
    /// The words under a picture, and those in place of one.
    Caption = "caption",
    /// Code, in running text or in lines of its own.
    Code = "code",
    /// The first row of a table.
    TableHead = "table_head",
    /// The bar beside a block quotation and beside direct speech.
    QuoteBar = "quote_bar",
    /// Bullets, rules and table lines.
    Ornament = "ornament",
    /// The mark before a heading that opens and closes its section.
    Fold = "fold",
    /// The summary of a closed section.
    Folded = "folded",
    /// Emphasis, mostly italic.
    Emphasis = "emphasis",
    /// Strong emphasis, mostly bold.
    Strong = "strong",
    /// Struck out.
    Strike = "strike",
    /// The mark of a footnote.
    Footnote = "footnote",
    /// A link's words.
    Link = "link",
    /// A link to a video.
    Video = "video",
    /// Direct speech.
    Quote = "quote",
    /// A quotation within a quotation.
    NestedQuote = "nested_quote",
    /// A speaker's name.
    Speaker = "speaker",
    /// A mark that a person made.
    Note = "note",
    /// A search match.
    Match = "match",
    /// The current search match.
    CurrentMatch = "current_match",
    /// The selection.
    Selection = "selection",
    /// The letters to type for a link.
    Hint = "hint",
}

/// A set of roles, as plain bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Roles(u64);

impl Roles {
    /// The set of one role.
    pub const fn of(role: Role) -> Self {
        Self(1 << role as u32)
    }

    /// The set with `role` added.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u32)
    }

    /// Whether `role` is in the set.
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }

    /// The roles of the set, weakest first.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |&role| self.has(role))
    }
}
