//! The threads that answer the questions of the state: librarian, article loader, finder, comparer, image worker and database writer.
//! They serve the screen and the line mode alike.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;

use super::EventSender;
use super::comparer::Comparer;
use super::keeper::{Keeper, KeeperRequest, Leftover};
use super::librarian::{FirstArticle, Librarian, LibrarianRequest};
use super::panels::Panels;
use super::pictures::{ImageSizer, ImageTarget, ImageWorker};
use super::workers::{Finder, LoaderThread, NoteFinder};
use crate::app::{Effect, State};
use crate::store::{file, ledger};
use crate::words::Language;

/// Handle of the threads. Their answers come as events.
#[derive(Debug)]
pub(crate) struct Services {
    pub(crate) post: EventSender,
    pub(crate) roots: Vec<PathBuf>,
    /// The language of the tour.
    language: Language,
    librarian: Librarian,
    opener: LoaderThread,
    finder: Finder,
    panels: Panels,
    notes: NoteFinder,
    comparer: Comparer,
    images: ImageWorker,
}

impl Services {
    /// Starts the threads on the articles under `roots`.
    pub(crate) fn start(roots: Vec<PathBuf>, first: FirstArticle, state: &State, target: ImageTarget, post: &EventSender) -> Result<Self> {
        let database = ledger::file();
        let (keeper, orders) = Keeper::new(database.clone());
        let librarian = Librarian::start(roots.clone(), first, keeper.clone(), post)?;
        let told = librarian.clone();
        keeper.start(database, orders, Arc::new(move |event| told.ask(LibrarianRequest::Keeper(event))), post)?;
        let panels = Panels::start(librarian.clone(), state.words.clone(), post.clone())?;
        let opener = LoaderThread::start(librarian.clone(), keeper, ImageSizer::new(target, &state.config, &roots), post.clone())?;
        Ok(Self {
            post: post.clone(),
            images: ImageWorker::new(target, roots.clone(), post.clone()),
            roots,
            language: state.words.language(),
            librarian,
            opener,
            panels,
            finder: Finder::start(post.clone())?,
            notes: NoteFinder::new(post.clone()),
            comparer: Comparer::new(post.clone()),
        })
    }

    /// Passes a request on to its thread. Effects on the terminal and on other programs are ignored.
    pub(crate) fn ask(&mut self, effect: Effect) {
        match effect {
            Effect::List(request) => self.librarian.ask(LibrarianRequest::List(request)),
            Effect::Load { ticket, key } => {
                self.librarian.cancel_seek();
                self.opener.open(ticket, key);
            }
            Effect::Compare { generation, before, article } => self.comparer.compare(generation, before, article),
            Effect::Find { generation, article, needles } => self.finder.find((generation, article, needles)),
            Effect::FindNotes { generation, article, notes } => self.notes.find((generation, article, notes)),
            Effect::Seek { from, needles, backwards } => self.librarian.seek(from, needles, backwards),
            Effect::FindPassages(request) => self.librarian.ask(LibrarianRequest::Passages(request)),
            Effect::Panel(request) => self.panels.ask(request),
            Effect::RenderImage(request) => self.images.submit(request),
            Effect::FindTour => self.librarian.ask(LibrarianRequest::Tour(file::tour(self.language))),
            Effect::Rescan => self.librarian.ask(LibrarianRequest::Rescan),
            Effect::Save(changes) => self.librarian.ask(LibrarianRequest::Keep(changes)),
            Effect::SaveReadOfListed { read } => self.librarian.ask(LibrarianRequest::KeepListed { read }),
            Effect::RetrySaving => self.librarian.ask(LibrarianRequest::Order(KeeperRequest::Retry)),
            Effect::RescueUnsaved => self.librarian.ask(LibrarianRequest::Order(KeeperRequest::Rescue)),
            Effect::DiscardUnsaved => self.librarian.ask(LibrarianRequest::Order(KeeperRequest::Discard)),
            Effect::FindMark(letter) => self.librarian.ask(LibrarianRequest::Recall(letter)),
            Effect::Open(_)
            | Effect::OpenConfirmed(_)
            | Effect::Copy(_)
            | Effect::Edit { .. }
            | Effect::EditConfig
            | Effect::Mouse(_)
            | Effect::StartTimer { .. }
            | Effect::ReportTimeAt(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => (),
        }
    }

    /// Abandons searches older than `generation`.
    pub(crate) fn cancel_before(&self, generation: u64) {
        self.finder.cancel_before(generation);
    }

    /// Has everything written to disk, and waits for that, a few seconds at most; returns what could not be.
    pub(crate) fn end(&self) -> Option<Leftover> {
        self.librarian.end()
    }
}
