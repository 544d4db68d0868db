//! The thread that reads the keyboard. It polls the terminal itself, so that it can pause while another program has the terminal, and
//! so that a closed terminal ends the program instead of spinning.

pub(super) mod background;
mod torn;

use std::fs::File;
use std::io::{self, IsTerminal, stdin};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use crossterm::event::{self, Event as Terminal};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{read, write};

use super::threads::{self, Thread};
use super::{Event, EventSender, terminal};
use crate::app::Msg;
use crate::input::{Key, Mouse};
use background::Background;
use torn::Torn;

/// The exit status after a hang-up: 128 and the number of SIGHUP.
pub(crate) const HUNG_UP: u8 = 129;

/// Longest time that the loop may take to end after a hang-up.
const PATIENCE: Duration = Duration::from_millis(400);

/// Poll timeout for keys that the poll before may have missed: longer than a thread usually waits for a processor.
const SECOND_LOOK: Duration = Duration::from_millis(10);

/// The keyboard thread, as seen from the loop.
#[derive(Debug)]
pub(crate) struct Keyboard {
    /// Whether reading must pause, however many keys wait.
    pausing: Arc<AtomicBool>,
    wake: OwnedFd,
    answers: Receiver<()>,
    resume: Sender<()>,
}

impl Keyboard {
    /// Starts reading.
    pub(crate) fn start(post: &EventSender) -> Result<Self> {
        let tty = tty()?;
        watch_for_hang_up(tty.try_clone()?, post.clone())?;
        // crossterm opens its resources at the first poll; polling here reports a failure instead of leaving a dead keyboard.
        event::poll(Duration::ZERO)?;
        let (woken, wake) = rustix::pipe::pipe()?;
        let (paused, answers) = channel();
        let (resume, resumed) = channel();
        let (post, ender) = (post.clone(), post.clone());
        let pausing = Arc::<AtomicBool>::default();
        let mut source = Crossterm { pausing: Arc::clone(&pausing) };
        let work = move || listen(&tty, &woken, &mut source, &post, (&paused, &resumed));
        // A program without a keyboard is of no use.
        threads::run(Thread::Keyboard, &ender.clone(), work, move || drop(ender.send(Event::End(1))))?;
        Ok(Self { pausing, wake, answers, resume })
    }

    /// Stops reading until [`Keyboard::resume`]; returns once nothing is read any more.
    pub(crate) fn pause(&self) {
        self.pausing.store(true, Ordering::Release);
        if write(&self.wake, b"p").is_ok() {
            // The thread answers at once, or has ended.
            let _ = self.answers.recv();
        }
    }

    pub(crate) fn resume(&self) {
        self.pausing.store(false, Ordering::Release);
        let _ = self.resume.send(());
    }
}

fn tty() -> Result<OwnedFd> {
    let stdin = stdin();
    if stdin.is_terminal() {
        return Ok(stdin.as_fd().try_clone_to_owned()?);
    }
    Ok(File::open("/dev/tty")?.into())
}

fn listen(tty: &OwnedFd, woken: &OwnedFd, source: &mut Crossterm, post: &EventSender, (paused, resumed): (&Sender<()>, &Receiver<()>)) {
    let (mut torn, mut background) = (Torn::default(), Background::default());
    loop {
        let mut fds = [PollFd::new(tty, PollFlags::IN), PollFd::new(woken, PollFlags::IN)];
        if poll(&mut fds, None).is_err() {
            continue;
        }
        let (keyboard, order) = (fds[0].revents(), fds[1].revents());
        if order.contains(PollFlags::IN) {
            let mut byte = [0; 1];
            if read(woken, &mut byte).is_err() || paused.send(()).is_err() || resumed.recv().is_err() {
                return;
            }
            // Keys that were read before the pause follow below.
        } else if keyboard.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return;
        }
        match read_all(source, &mut torn, &mut background, |msg| post.send(Event::Msg(msg)).is_ok()) {
            Ok(true) => (),
            Ok(false) => return,
            Err(_) => return end(post),
        }
    }
}

/// The terminal's events.
trait Source {
    /// Whether an event comes within this time.
    fn poll(&mut self, timeout: Duration) -> io::Result<bool>;

    /// The next event.
    fn read(&mut self) -> io::Result<Terminal>;

    /// Whether no more events are to be read for now.
    fn is_pausing(&self) -> bool;
}

struct Crossterm {
    pausing: Arc<AtomicBool>,
}

impl Source for Crossterm {
    fn poll(&mut self, timeout: Duration) -> io::Result<bool> {
        event::poll(timeout)
    }

    fn read(&mut self) -> io::Result<Terminal> {
        event::read()
    }

    fn is_pausing(&self) -> bool {
        self.pausing.load(Ordering::Acquire)
    }
}

/// Reads events until none is left or reading must pause, and passes their messages on as long as `pass_on` takes them; returns whether it took all.
///
/// Crossterm reads many keys at once, and does not look at those that it holds when the timeout is over before it comes to look, as on a
/// busy machine. The terminal has nothing to poll for then, and they would wait for the next key: so it is polled twice.
fn read_all(
    source: &mut impl Source,
    torn: &mut Torn,
    background: &mut Background,
    mut pass_on: impl FnMut(Msg) -> bool,
) -> io::Result<bool> {
    loop {
        let (msgs, more) = next_messages(source, torn, background)?;
        for msg in msgs {
            if !pass_on(msg) {
                return Ok(false);
            }
        }
        if source.is_pausing() || !more && !source.poll(SECOND_LOOK)? {
            return Ok(true);
        }
    }
}

/// The messages of the next event, or of a pause; and whether there was an event.
fn next_messages(source: &mut impl Source, torn: &mut Torn, background: &mut Background) -> io::Result<(Vec<Msg>, bool)> {
    let patience = background.patience().map_or(torn.patience(), |patience| patience.max(torn.patience()));
    let more = source.poll(patience)?;
    // It is asked again whenever another program has had the terminal.
    background.expect(terminal::background_asked());
    let awaited = background.is_awaited();
    let events = if more { torn.take(source.read()?) } else { torn.pause() };
    let mut msgs = Vec::new();
    for event in events {
        let (keys, ground) = background.take(event, Instant::now());
        msgs.extend(keys.into_iter().filter_map(message));
        msgs.extend(ground.map(Msg::Background));
    }
    if awaited && !background.is_awaited() {
        terminal::background_answered();
    }
    if !more {
        msgs.extend(background.pause().into_iter().filter_map(message));
    }
    Ok((msgs, more))
}

/// Ends the program when its keyboard cannot be read any more.
fn end(post: &EventSender) {
    let _ = post.send(Event::End(HUNG_UP));
}

fn message(event: Terminal) -> Option<Msg> {
    match event {
        Terminal::Key(key) => Key::from_event(key).map(Msg::Key),
        Terminal::Paste(text) => Some(Msg::Pasted(text)),
        Terminal::Resize(..) => {
            let (columns, rows) = terminal::size();
            Some(Msg::Resized(columns, rows))
        }
        Terminal::Mouse(mouse) => Mouse::from_event(mouse).map(Msg::Mouse),
        Terminal::FocusGained => Some(Msg::Focused(true)),
        Terminal::FocusLost => Some(Msg::Focused(false)),
    }
}

/// Waits for the terminal to go away, without reading from it, and ends the program then.
fn watch_for_hang_up(tty: OwnedFd, post: EventSender) -> Result<()> {
    let supervisor = post.clone();
    let watch = move || {
        loop {
            let mut fds = [PollFd::new(&tty, PollFlags::empty())];
            if poll(&mut fds, None).is_ok() && !fds[0].revents().is_empty() {
                break;
            }
        }
        let _ = post.send(Event::End(HUNG_UP));
        thread::sleep(PATIENCE);
        std::process::exit(i32::from(HUNG_UP));
    };
    threads::run(Thread::HangUp, &supervisor, watch, || ())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use crossterm::event::{KeyCode, KeyEvent};

    use super::*;

    /// Keys that have been read from the terminal; `missed` polls return before looking at them.
    struct Busy {
        keys: VecDeque<char>,
        missed: usize,
        /// Number of keys left when another program needs the terminal.
        needed: usize,
    }

    impl Source for Busy {
        fn poll(&mut self, _: Duration) -> io::Result<bool> {
            let missed = self.missed > 0 && self.keys.len() < 4;
            self.missed -= usize::from(missed);
            Ok(!missed && !self.keys.is_empty())
        }

        fn read(&mut self) -> io::Result<Terminal> {
            let key = self.keys.pop_front().ok_or(io::ErrorKind::WouldBlock)?;
            Ok(Terminal::Key(KeyEvent::from(KeyCode::Char(key))))
        }

        fn is_pausing(&self) -> bool {
            self.keys.len() == self.needed
        }
    }

    fn read(source: &mut Busy) -> String {
        let mut keys = String::new();
        let pass_on = |msg: Msg| {
            keys.extend(if let Msg::Key(key) = msg { key.typed() } else { None });
            true
        };
        assert!(read_all(source, &mut Torn::default(), &mut Background::default(), pass_on).unwrap());
        keys
    }

    #[test]
    fn keys_that_one_poll_misses_do_not_wait_for_the_next_key() {
        let mut source = Busy { keys: "ggsj".chars().collect(), missed: 1, needed: usize::MAX };
        assert_eq!(read(&mut source), "ggsj");
    }

    #[test]
    fn keys_without_end_do_not_keep_another_program_from_the_terminal() {
        let mut source = Busy { keys: "ejjj".chars().collect(), missed: 0, needed: 2 };
        assert_eq!(read(&mut source), "ej");
        source.needed = usize::MAX;
        assert_eq!(read(&mut source), "jj");
    }
}
