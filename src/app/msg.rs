//! What the outside tells the program, and what the program asks of the outside. Values only; `runtime` gives them life.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::plate::{Pixels, Plate, Sitting};
use crate::article::{Article, Date, Origin};
use crate::find::changes::Changes;
use crate::find::{Matches, Needle};
use crate::input::{Command, Key, Mouse};
use crate::library::{
    ArticleKey, ArticleState, Change, FileChange, GlobalState, LinkTarget, ListRequest, ListWindow, Note, PanelRequest, PanelWindow,
    SaveConfirmation, SavedLocation,
};
use crate::words::Notice;

/// Something that happened. A closed list: whoever adds one sees every place that must answer it.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A request of the line mode.
    Direct(Direct),
    /// Text was pasted.
    Pasted(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// Whether the terminal's window is the one in use now, where the terminal tells.
    Focused(bool),
    /// The terminal has this many columns and rows now.
    Resized(u16, u16),
    /// The library's answer to [`Effect::List`]; comes again by itself when the library has read on.
    Listed(ListWindow),
    /// An article was read for [`Effect::Load`].
    Loaded(Loaded),
    /// What [`Effect::Find`] found.
    Found {
        /// The search it answers.
        generation: u64,
        /// The matches, in order.
        matches: Arc<Matches>,
    },
    /// Rows of the open panel, for [`Effect::Panel`].
    Panel(PanelWindow),
    /// The article [`Effect::Seek`] looked for, if there is one.
    Sought(Option<ArticleKey>),
    /// Something to say on the status line.
    Told(Notice),
    /// What is on disk now, for [`Effect::Keep`] or by somebody else's doing.
    Kept(SaveConfirmation),
    /// What was kept of no article in particular.
    Remembered(GlobalState),
    /// The place that [`Effect::Recall`] asked for, where the letter is set.
    Recalled {
        /// The letter.
        letter: char,
        /// Where it leads.
        place: Option<SavedLocation>,
    },
    /// The time that [`Effect::Wake`] asked for has come.
    Woke(u64),
    /// What changed from one version of an article to another, for [`Effect::Compare`].
    Compared {
        /// The question it answers.
        generation: u64,
        /// What changed.
        changes: Arc<Changes>,
    },
    /// The pixels, across and down, of the pictures in an article that is about to come, by block.
    Measured {
        /// The request of the article.
        ticket: u64,
        /// The pictures.
        pictures: Pixels,
    },
    /// A picture for [`Effect::Picture`], or why there is none.
    Pictured {
        /// The question it answers.
        ticket: u64,
        /// The picture.
        plate: Result<Arc<Plate>, Notice>,
    },
    /// The minute it is now; comes with the first message of each minute, and when [`Effect::WakeAt`] asked for it.
    Now(Date),
    /// The file of an article that is open or listed was changed, or is gone.
    Changed(FileChange),
}

/// A request of the line mode, with its object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Direct {
    /// Run a command, as its key does.
    Run(Command),
    /// Select a row of the list, from 0.
    Row(usize),
    /// Ask for the rows of the list from this one on; the selected row stays.
    Rows(usize),
    /// Go to a byte of the open article.
    Offset {
        /// The byte.
        offset: usize,
        /// Whether the place left is added to the jump list.
        jump: bool,
    },
    /// The open article was read to its end.
    Finished,
    /// Choose an item of the open picker, from 0.
    Item(usize),
    /// Write a note on these bytes of the open article.
    Note(Range<usize>),
    /// Go to the words of a note.
    GoToNote(SavedLocation, Note),
    /// Delete a note.
    DeleteNote(SavedLocation, Note),
    /// Remove the mark of a letter.
    RemoveMark(char),
}

/// Something the program wants of the outside.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Rows of the list, please, now and whenever they change.
    List(ListRequest),
    /// Read this article; later requests overtake earlier ones.
    Load {
        /// Comes back with the answer, so that a late one is known.
        ticket: u64,
        /// Which article.
        key: ArticleKey,
    },
    /// Look for this in the article.
    Find {
        /// Comes back with the answer, so that a late one is known.
        generation: u64,
        /// Where to look.
        article: Arc<Article>,
        /// What to look for.
        needles: Arc<[Needle]>,
    },
    /// What changed in the article since it was so?
    Compare {
        /// Comes back with the answer, so that a late one is known.
        generation: u64,
        /// The version that was read.
        before: Before,
        /// The article now.
        article: Arc<Article>,
    },
    /// Find the next article in the list's order, after this one, with a match of any needle.
    Seek {
        /// Where to start.
        from: ArticleKey,
        /// The needles.
        needles: Arc<[Needle]>,
        /// Which way to go.
        backwards: bool,
    },
    /// Rows of a panel; [`Msg::Panel`] answers, unless a newer request overtakes this one.
    Panel(PanelRequest),
    /// Make a picture ready for the terminal.
    Picture(Sitting),
    /// Open an address outside.
    Open(LinkTarget),
    /// Put text on the clipboard.
    Copy(String),
    /// Open a file in the editor, at a line (from 1).
    Edit {
        /// The file.
        path: PathBuf,
        /// The line.
        line: u32,
    },
    /// Keep these changes. [`Msg::Kept`] tells when they are safe; nothing is shown as done before.
    Keep(Vec<Change>),
    /// Keep all listed articles as read or unread; [`Msg::Kept`] answers.
    KeepListed {
        /// Whether they count as read.
        read: bool,
    },
    /// Where does this letter lead?
    Recall(char),
    /// Say [`Msg::Woke`] with this number once so much time has gone by; a later one overtakes an earlier.
    Wake {
        /// Comes back.
        ticket: u64,
        /// How long to wait, in seconds.
        after: u32,
    },
    /// Say [`Msg::Now`] in this minute, counted from the beginning of 1970 by Universal Time; a later one overtakes an earlier. It may come
    /// before, too, and is asked for again then.
    WakeAt(i64),
    /// Take the mouse from the terminal, or give it back.
    Mouse(bool),
    /// Look at the folders again.
    Rescan,
    /// Draw everything afresh.
    Redraw,
    /// Stop until the shell goes on with us.
    Suspend,
    /// End.
    Quit,
}

/// A version of an article that was read.
#[derive(Debug, Clone)]
pub enum Before {
    /// Its text, as it was kept.
    Text(Arc<str>),
    /// The article, as it was open.
    Article(Arc<Article>),
}

impl Before {
    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Article(article) => article.text(),
        }
    }
}

/// An article, read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The request it answers.
    pub ticket: u64,
    /// Which article.
    pub key: ArticleKey,
    /// Where it lies.
    pub origin: Origin,
    /// The article.
    pub article: Arc<Article>,
    /// Whether it is the whole article, or its beginning while the rest is still being read.
    pub whole: bool,
    /// Whether its file could be read; otherwise the article only names it.
    pub readable: bool,
    /// What is kept of it.
    pub kept: Arc<ArticleState>,
}
