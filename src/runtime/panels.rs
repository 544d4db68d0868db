//! The panel thread: holds every row of the panel that is open, narrows them as is typed, and answers with the rows near the screen.
//! A newer request cancels an older one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

use anyhow::Result;

use super::keeper::{PanelMessage, RowReply};
use super::librarian::{Librarian, LibrarianRequest};
use super::threads::{self, Orders, Server, Thread};
use super::{Event, EventSender};
use crate::app::Msg;
use crate::app::panel::{Panel, rows_of};
use crate::library::{PanelRequest, PanelRow, PanelSource, PanelWindow};
use crate::store::catalogue::archive::Archive;
use crate::words::Words;

#[derive(Debug)]
pub(crate) struct Panels {
    asks: Sender<PanelMessage>,
    newest: Arc<AtomicU64>,
}

impl Panels {
    /// Starts the thread; rows are searched as `words` shows them.
    pub(crate) fn start(librarian: Librarian, words: Words, post: EventSender) -> Result<Self> {
        let (asks, inbox) = channel();
        let newest = Arc::<AtomicU64>::default();
        let holder = Holder {
            asks: asks.clone(),
            newest: Arc::clone(&newest),
            librarian,
            words,
            post,
            request: None,
            panel: None,
            collected: Arc::default(),
        };
        threads::serve(Thread::Panels, &holder.post.clone(), inbox, holder)?;
        Ok(Self { asks, newest })
    }

    /// Asks for rows; [`Msg::Panel`] answers.
    pub(crate) fn ask(&self, request: PanelRequest) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let _ = self.asks.send(PanelMessage::Request(number, request));
    }
}

/// Where the rows of a panel are.
enum Rows {
    Here(Panel<PanelRow>),
    /// In the texts of the library.
    Archive(Box<Archive>),
}

struct Holder {
    asks: Sender<PanelMessage>,
    newest: Arc<AtomicU64>,
    librarian: Librarian,
    words: Words,
    post: EventSender,
    /// The last request, and its number.
    request: Option<(u64, PanelRequest)>,
    /// The rows of a panel, and its generation.
    panel: Option<(u64, Rows)>,
    /// The generation whose rows were asked for last.
    collected: Arc<AtomicU64>,
}

impl Server for Holder {
    type Order = PanelMessage;

    fn serve(&mut self, orders: &mut Orders<PanelMessage>) {
        while let Some(batch) = orders.receive(None) {
            for ask in batch {
                self.take(ask);
                self.answer();
            }
        }
    }

    /// Has the rows collected again: those that it panicked over are gone.
    fn recover(&mut self) {
        if let Some((_, request)) = self.request.clone() {
            self.collect(&request);
        }
    }

    fn give_up(&mut self, order: Option<PanelMessage>) {
        let last = self.request.take().map(|(_, request)| request.generation);
        let generation = match order {
            Some(PanelMessage::Request(_, request)) => Some(request.generation),
            Some(PanelMessage::Rows(generation, _) | PanelMessage::Archive(generation, _)) => Some(generation),
            None => last,
        };
        if let Some(generation) = generation {
            let _ = self.post.send(Event::Msg(Msg::Panel(PanelWindow { generation, ..PanelWindow::default() })));
        }
    }
}

impl Holder {
    fn take(&mut self, ask: PanelMessage) {
        match ask {
            PanelMessage::Request(number, request) => {
                let opens = self.request.as_ref().is_none_or(|(_, before)| before.generation != request.generation);
                if opens {
                    self.collect(&request);
                }
                self.request = Some((number, request));
            }
            PanelMessage::Rows(generation, rows) => self.panel = Some((generation, Rows::Here(Panel::new(rows)))),
            PanelMessage::Archive(generation, archive) => self.panel = Some((generation, Rows::Archive(archive))),
        }
    }

    /// Has the rows of a panel collected by whoever owns them.
    fn collect(&mut self, request: &PanelRequest) {
        let reply = RowReply { generation: request.generation, asks: self.asks.clone(), newest: Arc::clone(&self.collected) };
        self.collected.store(request.generation, Ordering::Relaxed);
        self.panel = None;
        match &request.source {
            PanelSource::Videos => self.librarian.ask(LibrarianRequest::Videos(reply)),
            PanelSource::Marks => self.librarian.ask(LibrarianRequest::Marks(reply)),
            PanelSource::Archive => self.librarian.ask(LibrarianRequest::Archive(reply)),
            PanelSource::Notes(_) => self.librarian.ask(LibrarianRequest::Notes(reply)),
            source @ (PanelSource::Headings(..) | PanelSource::Quotes(..)) => reply.send(rows_of(source)),
        }
    }

    fn answer(&mut self) {
        let (Some((number, request)), Some((generation, rows))) = (&self.request, &mut self.panel) else { return };
        if *generation != request.generation {
            return;
        }
        let stop = || self.newest.load(Ordering::Relaxed) != *number;
        let mut send = |window| drop(self.post.send(Event::Msg(Msg::Panel(window))));
        match rows {
            Rows::Here(panel) => panel.answer(request, &self.words, &stop).into_iter().for_each(send),
            Rows::Archive(archive) => archive.answer(request, &stop, &mut send),
        }
    }
}
