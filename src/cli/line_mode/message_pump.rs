//! Sends messages to the state and waits until every request that a message caused is answered, so that the state written next is final.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::app::{Effect, Focus, LineRequest, Msg, State, update};
use crate::input::Command;
use crate::library::{Change, ChangeOrigin};
use crate::runtime::services::Services;
use crate::runtime::{Event, clock};
use crate::words::{LineMode, Notice};

/// Timeout without any event after which a request counts as unanswered.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Time until reading the library is announced.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(500);

/// A request whose answer is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    List(u64),
    Library,
    Tour,
    Find(u64),
    Compare(u64),
    FindNotes(u64),
    Seek,
    Panel(u64),
    Save,
    Recall,
}

impl Question {
    /// The request of an effect, if its answer must be awaited before anything is written.
    fn of(effect: &Effect) -> Option<Self> {
        Some(match effect {
            Effect::List(request) => Self::List(request.generation),
            Effect::Rescan => Self::Library,
            Effect::FindTour => Self::Tour,
            Effect::Find { generation, .. } => Self::Find(*generation),
            Effect::Compare { generation, .. } => Self::Compare(*generation),
            Effect::FindNotes { generation, .. } => Self::FindNotes(*generation),
            Effect::Seek { .. } => Self::Seek,
            Effect::Panel(request) => Self::Panel(request.generation),
            Effect::Save(changes) if !changes.iter().all(Change::can_wait) => Self::Save,
            Effect::SaveReadOfListed { .. } => Self::Save,
            Effect::FindMark(_) => Self::Recall,
            _ => return None,
        })
    }

    /// Whether a message answers it. A notice from a thread may mean that there will be no other answer.
    fn is_answered(self, msg: &Msg) -> bool {
        match (self, msg) {
            (Self::List(asked), Msg::Listed(window)) => window.generation == asked,
            (Self::Panel(asked), Msg::Panel(window)) => window.generation == asked,
            (Self::Library, Msg::Listed(window)) => window.complete,
            (Self::Find(asked), Msg::Found { generation, .. }) | (Self::Compare(asked), Msg::Compared { generation, .. }) => {
                *generation == asked
            }
            (Self::FindNotes(asked), Msg::NotesFound { generation, rest, .. }) => *generation == asked && !rest,
            (Self::Save, Msg::Saved(saved)) => saved.whose != ChangeOrigin::Theirs,
            (Self::Tour, Msg::TourFound(_))
            | (Self::Seek, Msg::SeekDone(_))
            | (Self::Recall, Msg::MarkFound { .. })
            | (Self::Save | Self::Recall, Msg::Notice(_)) => true,
            _ => false,
        }
    }

    /// Whether this request replaces an earlier one of its kind.
    fn overtakes(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// The state, and the threads that answer its requests.
pub(super) struct MessagePump {
    pub(super) state: State,
    pub(super) services: Services,
    inbox: Receiver<Event>,
    awaited: Vec<Question>,
    /// Notices shown since the last report.
    pub(super) notices: Vec<Notice>,
    /// Effects on the terminal and on other programs, for the session to carry out.
    pub(super) outside: Vec<Effect>,
}

impl MessagePump {
    pub(super) fn new(state: State, services: Services, inbox: Receiver<Event>) -> Self {
        Self { state, services, inbox, awaited: Vec::new(), notices: Vec::new(), outside: Vec::new() }
    }

    /// Waits until the library is read after the first effects; calls `say` once if that takes a while.
    pub(super) fn begin(&mut self, effects: Vec<Effect>, say: impl Fn(&LineMode)) {
        self.awaited.push(Question::Library);
        self.perform(effects);
        let begun = Instant::now();
        let mut said = false;
        while self.is_waiting() {
            let pause = if said { TIMEOUT } else { ANNOUNCE_AFTER.saturating_sub(begun.elapsed()) };
            if !self.receive(pause) {
                if said {
                    return;
                }
                let count = self.state.list.known;
                say(&if count == 0 { LineMode::Looking } else { LineMode::Reading { count } });
                said = count > 0;
            }
        }
    }

    /// Runs a command as its key does, and waits for the result.
    pub(super) fn run(&mut self, command: Command) {
        self.direct(LineRequest::Run(command));
    }

    pub(super) fn direct(&mut self, direct: LineRequest) {
        self.send(Msg::LineRequest(direct));
    }

    /// Sends a message and waits for the answers to the requests it causes.
    pub(super) fn send(&mut self, msg: Msg) {
        // Events that the threads sent by themselves come first.
        while self.receive(Duration::ZERO) {}
        let minute = clock::now();
        if minute != self.state.now {
            self.update(Msg::Now(minute));
        }
        self.update(msg);
        self.wait();
    }

    pub(super) fn read_again(&mut self) {
        let effects = self.state.reread();
        self.perform(effects);
        self.wait();
    }

    fn wait(&mut self) {
        while self.is_waiting() && self.receive(TIMEOUT) {}
        self.awaited.clear();
    }

    /// Carries out effects: requests go to the threads, the rest to the session.
    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Some(question) = Question::of(&effect) {
                self.awaited.retain(|other| !question.overtakes(*other));
                self.awaited.push(question);
            }
            match effect {
                Effect::Open(_) | Effect::Copy(_) | Effect::Edit { .. } | Effect::EditConfig | Effect::Suspend | Effect::Quit => {
                    self.outside.push(effect);
                }
                question => self.services.ask(question),
            }
        }
    }

    pub(super) fn article(&self) -> Option<Arc<crate::article::Article>> {
        self.state.reader.as_ref().map(|reader| Arc::clone(reader.article()))
    }

    fn update(&mut self, msg: Msg) {
        let effects = update(&mut self.state, msg);
        self.perform(effects);
        self.notices.extend(self.state.notice.take());
    }

    fn is_waiting(&self) -> bool {
        !self.awaited.is_empty() || self.state.focus == Focus::Reader && self.state.is_loading()
    }

    /// Handles one event within `pause`; returns whether there was one.
    fn receive(&mut self, pause: Duration) -> bool {
        match self.inbox.recv_timeout(pause) {
            Ok(Event::Msg(msg)) => {
                self.awaited.retain(|question| !question.is_answered(&msg));
                self.update(msg);
                true
            }
            Ok(_) => true,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }
}
