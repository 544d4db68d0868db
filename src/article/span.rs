//! Spans: a range of the text and the role it plays. Colours are none of a role's business; a theme gives it a style.

use std::ops::Range;

/// A piece of text that plays a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where it stands in the article's text; never across a block's end.
    pub range: Range<usize>,
    /// What it is there.
    pub role: Role,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal),* $(,)?) => {
        /// What a piece of text is, for the theme to give it a style.
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
    /// The first paragraph where it sums the article up.
    Lead = "lead",
    /// The article's title.
    Title = "title",
    /// The line below the title.
    Subtitle = "subtitle",
    /// Date, authors, source and minutes below the title.
    Facts = "facts",
    /// What is said below the title before all else: that the article is under embargo.
    Warning = "warning",
    /// A heading of level 1 or 2.
    Heading = "heading",
    /// A heading of level 3 or deeper.
    Subheading = "subheading",
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
    /// Bars, bullets, rules and table lines.
    Ornament = "ornament",
    /// The mark before a heading that opens and closes its section.
    Fold = "fold",
    /// What a closed section says of what it hides.
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
    /// Who speaks.
    Speaker = "speaker",
    /// What somebody marked.
    Note = "note",
    /// A search match.
    Match = "match",
    /// The search match the reader stands on.
    CurrentMatch = "current_match",
    /// What is being selected.
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
