//! Messages to the state (`Msg`) and requests from it to the runtime (`Effect`). Values only.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::rendered_image::{ImageSizes, RenderRequest, RenderedImage};
use crate::article::{Article, Date, Origin};
use crate::find::changes::Changes;
use crate::find::{Anchor, Matches, Needle, Passage};
use crate::input::{Command, Key, Mouse};
use crate::library::{
    ArticleKey, ArticleState, Change, FileChange, GlobalState, LinkTarget, ListRequest, ListWindow, Note, NoteId, OpenQuestion,
    PanelRequest, PanelWindow, PassageRequest, SaveConfirmation, SavedLocation, UnsavedChanges,
};
use crate::words::{Cause, Notice};

/// An event. A closed enum: the compiler points to every place that must handle a new one.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A request of the line mode.
    LineRequest(LineRequest),
    /// Text was pasted.
    Pasted(String),
    /// A mouse event.
    Mouse(Mouse),
    /// Whether the terminal window has the focus now, where the terminal reports it.
    Focused(bool),
    /// New terminal size, in columns and rows.
    Resized(u16, u16),
    /// Answer to [`Effect::List`]; sent again whenever the library has read more articles.
    Listed(ListWindow),
    /// Answer to [`Effect::Load`].
    Loaded(Loaded),
    /// Answer to [`Effect::Find`]: the matches, in order, and the number of the one to show first.
    Found {
        generation: u64,
        matches: Arc<Matches>,
        best: usize,
    },
    /// Answer to [`Effect::FindPassages`]: some of the passages, or the rest of them.
    Passages {
        needles: Arc<[Needle]>,
        found: Vec<(ArticleKey, Passage)>,
    },
    /// Answer to [`Effect::CountSearches`]: the number of articles that each query finds.
    SearchesCounted {
        generation: u64,
        counts: Vec<usize>,
    },
    /// Answer to [`Effect::FindNotes`]: the ranges of some notes, and whether more will come.
    NotesFound {
        generation: u64,
        found: Vec<FoundNote>,
        rest: bool,
    },
    /// Answer to [`Effect::Panel`]: rows of the open panel.
    Panel(PanelWindow),
    /// Answer to [`Effect::Seek`]: the article found, if any.
    SeekDone(Option<ArticleKey>),
    /// Answer to [`Effect::FindTour`].
    TourFound(ArticleKey),
    /// The article of the session before was found.
    ResumeAt(ArticleKey),
    /// Answer to [`Effect::Open`]: the user must confirm first.
    ConfirmOpen(OpenQuestion),
    /// Shows a notice on the status line.
    Notice(Notice),
    /// Changes now safe on disk, requested by [`Effect::Save`] or made by another program.
    Saved(SaveConfirmation),
    /// Changes that were given up: saving them fails again and again.
    Returned(Vec<Change>),
    /// Changes that could not be written so far; `None` once they are. Sent whenever that changes.
    Unsaved(Option<Arc<UnsavedChanges>>),
    /// Answer to [`Effect::RescueUnsaved`]: the file with them.
    Rescued(Result<PathBuf, Cause>),
    /// Saved state that belongs to no single article.
    GlobalState(GlobalState),
    /// Answer to [`Effect::FindMark`]: its place, if the mark is set.
    MarkFound {
        letter: char,
        place: Option<SavedLocation>,
    },
    /// The timer of [`Effect::StartTimer`] has elapsed.
    TimerElapsed(u64),
    /// Answer to [`Effect::Compare`].
    Compared {
        generation: u64,
        changes: Arc<Changes>,
    },
    /// Pixel sizes of the pictures, by block, in the article about to be loaded for this ticket.
    ImageSizes {
        ticket: u64,
        pictures: ImageSizes,
    },
    /// Answer to [`Effect::RenderImage`]: the picture, or the reason why there is none.
    ImageRendered {
        ticket: u64,
        image: Result<Arc<RenderedImage>, Notice>,
    },
    /// The current minute; sent with the first message of each minute, and as requested by [`Effect::ReportTimeAt`].
    /// The terminal told its background colour.
    Background([u8; 3]),
    Now(Date),
    /// The file of an open or listed article has changed or is gone.
    Changed(FileChange),
}

/// A request of the line mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineRequest {
    /// Run a command, as its key does.
    Run(Command),
    /// Select a row of the list, from 0.
    Row(usize),
    /// Request the rows of the list from this one on; the selected row stays.
    Rows(usize),
    /// Go to a byte of the open article; as a `jump`, the current place is added to the jump list.
    Offset { offset: usize, jump: bool },
    /// The open article was read to its end.
    Finished,
    /// Choose an item of the open picker, from 0.
    Item(usize),
    /// Write a note on these bytes of the open article.
    Note(Range<usize>),
    /// Go to the words of a note.
    GoToNote(Box<(SavedLocation, Note)>),
    /// Delete a note.
    DeleteNote(Box<(SavedLocation, Note)>),
    /// Remove the mark of a letter.
    RemoveMark(char),
    /// Run a command with its argument.
    WithArgument { command: Command, argument: String },
}

/// A request to the runtime. Tickets and generations come back with the answer, so that late answers are recognised.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variant explains its fields")]
pub enum Effect {
    /// Send rows of the list, now and whenever they change.
    List(ListRequest),
    /// Read this article; a later request cancels earlier ones.
    Load { ticket: u64, key: ArticleKey },
    /// Search the article.
    Find { generation: u64, article: Arc<Article>, needles: Arc<[Needle]> },
    /// Find the passages of listed articles that match the search; a later request replaces an earlier one.
    FindPassages(PassageRequest),
    /// Count the articles that each query finds; a later request replaces an earlier one.
    CountSearches { generation: u64, queries: Vec<String> },
    /// Find the words of these notes in the article; a later request replaces an earlier one.
    FindNotes { generation: u64, article: Arc<Article>, notes: Arc<[(NoteId, Anchor)]> },
    /// Compare the article with an earlier version.
    Compare { generation: u64, before: Before, article: Arc<Article> },
    /// Find the next article in the list's order, after this one, with a match of any needle.
    Seek { from: ArticleKey, needles: Arc<[Needle]>, backwards: bool },
    /// Send rows of a panel, unless a newer request overtakes this one.
    Panel(PanelRequest),
    /// Read a picture and encode it for the terminal.
    RenderImage(RenderRequest),
    /// Open a target in an external program; [`Msg::ConfirmOpen`] answers where the user has to confirm first.
    Open(LinkTarget),
    /// Open a target that the user has confirmed.
    OpenConfirmed(LinkTarget),
    /// Put text on the clipboard.
    Copy(String),
    /// Open a file in the editor, at a line (from 1).
    Edit { path: PathBuf, line: u32 },
    /// Open the configuration file in the editor; written first where there is none.
    EditConfig,
    /// Save these changes. [`Msg::Saved`] confirms them; nothing is shown as done before.
    Save(Vec<Change>),
    /// Save all listed articles as read or unread; [`Msg::Saved`] confirms it.
    SaveReadOfListed { read: bool },
    /// Try now to write what could not be written; [`Msg::Unsaved`] answers once it is.
    RetrySaving,
    /// Write what could not be written to a rescue file; [`Msg::Rescued`] answers.
    RescueUnsaved,
    /// Give up what could not be written.
    DiscardUnsaved,
    /// Send the place of this mark.
    FindMark(char),
    /// Send [`Msg::TimerElapsed`] after so many seconds; a later timer replaces an earlier one.
    StartTimer { ticket: u64, after: u32 },
    /// Send [`Msg::Now`] in this minute (counted from 1970, UTC); a later request replaces an earlier one. The message may come early and
    /// is then requested again.
    ReportTimeAt(i64),
    /// Capture the mouse, or release it.
    Mouse(bool),
    /// Send the key of the built-in tour.
    FindTour,
    /// Scan the folders again.
    Rescan,
    /// Redraw the whole screen.
    Redraw,
    /// Suspend the program, as Ctrl-Z does.
    Suspend,
    /// Quit.
    Quit,
}

/// A note that was looked for, and the range of its words; `None` if they are gone.
pub type FoundNote = (NoteId, Option<Range<usize>>);

/// An earlier version of an article.
#[derive(Debug, Clone)]
pub enum Before {
    /// Its saved text.
    Text(Arc<str>),
    /// The article that was open.
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

/// A loaded article.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Ticket of the request.
    pub ticket: u64,
    /// The article's key.
    pub key: ArticleKey,
    /// Its file.
    pub origin: Origin,
    /// The article.
    pub article: Arc<Article>,
    /// Whether it is the whole article, or its beginning while the rest is still being read.
    pub whole: bool,
    /// Whether its file could be read; otherwise the article consists of the file name.
    pub readable: bool,
    /// Its saved state.
    pub kept: Arc<ArticleState>,
}
