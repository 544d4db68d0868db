//! The thread that reads the keyboard. It polls the terminal itself, so that it can pause while another program has the terminal, and
//! so that a closed terminal ends the program instead of spinning.

pub(super) mod background;
mod torn;

use std::fs::File;
use std::io::{IsTerminal, stdin};
use std::os::fd::{AsFd, OwnedFd};
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

/// The keyboard thread, as seen from the loop.
#[derive(Debug)]
pub(crate) struct Keyboard {
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
        let work = move || listen(&tty, &woken, &post, (&paused, &resumed));
        // A program without a keyboard is of no use.
        threads::run(Thread::Keyboard, &ender.clone(), work, move || drop(ender.send(Event::End(1))))?;
        Ok(Self { wake, answers, resume })
    }

    /// Stops reading until [`Keyboard::resume`]; returns once nothing is read any more.
    pub(crate) fn pause(&self) {
        if write(&self.wake, b"p").is_ok() {
            // The thread answers at once, or has ended.
            let _ = self.answers.recv();
        }
    }

    pub(crate) fn resume(&self) {
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

fn listen(tty: &OwnedFd, woken: &OwnedFd, post: &EventSender, (paused, resumed): (&Sender<()>, &Receiver<()>)) {
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
            continue;
        }
        if keyboard.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return;
        }
        loop {
            let Ok((msgs, more)) = next_messages(&mut torn, &mut background) else { return end(post) };
            for msg in msgs {
                if post.send(Event::Msg(msg)).is_err() {
                    return;
                }
            }
            if !more {
                break;
            }
        }
    }
}

/// The messages of the next event, or of a pause; and whether there was an event.
fn next_messages(torn: &mut Torn, background: &mut Background) -> Result<(Vec<Msg>, bool)> {
    let patience = background.patience().map_or(torn.patience(), |patience| patience.max(torn.patience()));
    let more = event::poll(patience)?;
    // It is asked again whenever another program has had the terminal.
    background.expect(terminal::background_asked());
    let awaited = background.is_awaited();
    let events = if more { torn.take(event::read()?) } else { torn.pause() };
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
