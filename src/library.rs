//! The questions one may ask of a library of articles, and the answers, as values: article keys, sort orders, windows of list rows, what
//! is saved of an article, what changed. Types only: `store` answers, `app` and `cli` ask.

mod article_state;
mod change;
mod group;
mod link_target;
mod list;
mod panel;
mod passed_over;
mod session;
mod sign;

pub use article_state::{ArticleState, GlobalState, Note, NoteId, ReadStatus, SavedLocation, SavedPosition, Speakers};
pub use change::{Change, ChangeOrigin, FileChange, SaveConfirmation, SearchScope, UnsavedChanges};
pub use group::{Group, Name};
pub use link_target::{LinkTarget, OpenQuestion};
pub use list::{Extent, ListRequest, ListRow, ListWindow, Order, PassageRequest};
pub(crate) use panel::MONTHS_PER_YEAR;
pub use panel::{
    ArchiveView, CitedQuotation, PanelRequest, PanelRow, PanelSource, PanelWindow, QuoteOrder, QuotedPerson, SpeakerPage, SpeakerRow,
};
pub use passed_over::{PassedOver, PassedOverCounts};
pub use session::{LibraryId, SavedSession, SessionPart};
pub use sign::Sign;

/// Identifies an article of the library; stable as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ArticleKey(pub u32);
