//! What the outside tells the program, and what the program asks of the outside. Values only; `runtime` gives them life.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::rendered_image::{ImageSizes, RenderRequest, RenderedImage};
use crate::article::{Article, Date, Link, LinkKind, Origin};
use crate::find::changes::Changes;
use crate::find::{Matches, Needle};
use crate::input::{Command, Key, Mouse};
use crate::library::{
    ArticleKey, ArticleState, Change, FileChange, GlobalState, ListRequest, ListWindow, Note, SaveConfirmation, SavedLocation,
};
use crate::words::Notice;

/// Something that happened. A closed list: whoever adds one sees every place that must answer it.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A request of the line mode.
    LineRequest(LineRequest),
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
    /// The videos of the listed articles, for [`Effect::ListVideos`].
    Videos(Vec<LinkTarget>),
    /// The article [`Effect::Seek`] looked for, if there is one.
    SeekDone(Option<ArticleKey>),
    /// Something to say on the status line.
    Notice(Notice),
    /// What is on disk now, for [`Effect::Save`] or by somebody else's doing.
    Saved(SaveConfirmation),
    /// What was kept of no article in particular.
    GlobalState(GlobalState),
    /// The place that [`Effect::FindMark`] asked for, where the letter is set.
    MarkFound {
        /// The letter.
        letter: char,
        /// Where it leads.
        place: Option<SavedLocation>,
    },
    /// Every mark, by letter, for [`Effect::ListMarks`].
    Marks(Vec<(char, SavedLocation)>),
    /// Every note of the library, for [`Effect::ListNotes`].
    Notes(Vec<(SavedLocation, Note)>),
    /// The time that [`Effect::StartTimer`] asked for has come.
    TimerElapsed(u64),
    /// What changed from one version of an article to another, for [`Effect::Compare`].
    Compared {
        /// The question it answers.
        generation: u64,
        /// What changed.
        changes: Arc<Changes>,
    },
    /// The pixels, across and down, of the pictures in an article that is about to come, by block.
    ImageSizes {
        /// The request of the article.
        ticket: u64,
        /// The pictures.
        pictures: ImageSizes,
    },
    /// A picture for [`Effect::RenderImage`], or why there is none.
    ImageRendered {
        /// The question it answers.
        ticket: u64,
        /// The picture.
        image: Result<Arc<RenderedImage>, Notice>,
    },
    /// The minute it is now; comes with the first message of each minute, and when [`Effect::ReportTimeAt`] asked for it.
    Now(Date),
    /// The file of an article that is open or listed was changed, or is gone.
    Changed(FileChange),
}

/// A request of the line mode, with its object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineRequest {
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
    /// Go to a note of those listed last, from 0.
    GoToNote(usize),
    /// Delete a note of those listed last, from 0.
    DeleteNote(usize),
    /// Remove a mark of those listed last, from 0.
    RemoveMark(usize),
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
    /// Every video of the listed articles.
    ListVideos,
    /// Make a picture ready for the terminal.
    RenderImage(RenderRequest),
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
    /// Keep these changes. [`Msg::Saved`] tells when they are safe; nothing is shown as done before.
    Save(Vec<Change>),
    /// Keep all listed articles as read or unread; [`Msg::Saved`] answers.
    SaveReadOfListed {
        /// Whether they count as read.
        read: bool,
    },
    /// Where does this letter lead?
    FindMark(char),
    /// Every mark.
    ListMarks,
    /// Every note.
    ListNotes,
    /// Say [`Msg::TimerElapsed`] with this number once so much time has gone by; a later one overtakes an earlier.
    StartTimer {
        /// Comes back.
        ticket: u64,
        /// How long to wait, in seconds.
        after: u32,
    },
    /// Say [`Msg::Now`] in this minute, counted from the beginning of 1970 by Universal Time; a later one overtakes an earlier. It may come
    /// before, too, and is asked for again then.
    ReportTimeAt(i64),
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

/// Something to open outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget {
    /// The address as the article gives it; relative ones are seen from the article's file.
    pub url: String,
    /// What it is.
    pub kind: LinkKind,
    /// What to call it.
    pub title: String,
    /// Where to start, in seconds.
    pub start: Option<u32>,
    /// The file of the article it comes from.
    pub file: PathBuf,
}

impl LinkTarget {
    /// What a link of an article leads to, which lies in `file`.
    pub fn of_link(article: &Article, link: &Link, file: &Path) -> Self {
        let start = article.videos().iter().find(|video| video.url == link.url).and_then(|video| video.start);
        let title = article.text()[link.range.clone()].to_owned();
        Self { url: link.url.clone(), kind: link.kind, title, start, file: file.to_owned() }
    }

    /// The videos of an article, which lies in `file`. One without a title of its own goes by the article's.
    pub fn videos_of<'a>(article: &'a Article, file: &'a Path) -> impl Iterator<Item = Self> + 'a {
        article.videos().iter().map(move |video| Self {
            url: video.url.clone(),
            kind: LinkKind::Video,
            title: video.title.clone().unwrap_or_else(|| article.meta().title.clone()),
            start: video.start,
            file: file.to_owned(),
        })
    }
}
