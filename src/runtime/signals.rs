//! Signals as events: termination, suspension, continuation, resizing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use rustix::process::Signal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::librarian::LAST_WORDS;
use super::threads::{self, Thread};
use super::{Event, EventSender, terminal};
use crate::app::Msg;

/// Longest time that the loop may take to end before the terminal is restored for it.
const PATIENCE: Duration = Duration::from_millis(800);

/// Most times that the end is looked for after that.
const STEPS: u32 = 100;

/// Interval between these times.
const STEP: Duration = Duration::from_millis(5);

/// Longest time that a signal may take to reach us after it ended another program.
const ON_ITS_WAY: Duration = Duration::from_millis(20);

/// Whether another program has the terminal. What the terminal sends then, on Ctrl-c say, is meant for that program, not for us.
#[derive(Debug, Clone)]
pub(crate) struct Lent {
    flag: Arc<AtomicBool>,
    /// The value of the flag while the terminal is lent.
    lent: bool,
}

impl Lent {
    /// For a program without a loop: Ctrl-c ends it at once, but not while another program has the terminal.
    pub(crate) fn without_loop() -> Result<Self> {
        let flag = Arc::new(AtomicBool::new(true));
        for signal in [SIGINT, SIGQUIT] {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&flag))?;
        }
        Ok(Self { flag, lent: false })
    }

    /// Runs `during` with the terminal's signals left to another program.
    pub(crate) fn while_lent<T>(&self, during: impl FnOnce() -> T) -> T {
        self.flag.store(self.lent, Ordering::SeqCst);
        let result = during();
        // The signal that ended the program was sent to us, too, and may still be on its way.
        thread::sleep(ON_ITS_WAY);
        self.flag.store(!self.lent, Ordering::SeqCst);
        result
    }
}

pub(crate) fn listen(post: &EventSender) -> Result<Lent> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    // At the file size limit, writing fails with an error; by default this signal would end us.
    signal_hook::flag::register(Signal::XFSZ.as_raw(), Arc::default())?;
    let post = post.clone();
    let lent = Lent { flag: Arc::default(), lent: true };
    let listener = lent.clone();
    let supervisor = post.clone();
    let listen = move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGINT | SIGQUIT | SIGTSTP if listener.flag.load(Ordering::SeqCst) => continue,
                SIGWINCH => {
                    let (columns, rows) = terminal::size();
                    Event::Msg(Msg::Resized(columns, rows))
                }
                SIGCONT => Event::Redraw,
                SIGTSTP => Event::Sleep,
                _ => {
                    end(signal, &post);
                    continue;
                }
            };
            if post.send(event).is_err() {
                return;
            }
        }
    };
    threads::run(Thread::Signals, &supervisor, listen, || ())?;
    Ok(lent)
}

/// Asks the loop to end; ends the program where the loop is stuck, say in a terminal that takes no more output.
fn end(signal: i32, post: &EventSender) {
    let status = u8::try_from(128 + signal).unwrap_or(1);
    let _ = post.send(Event::End(status));
    let late = move || {
        thread::sleep(PATIENCE);
        if terminal::is_given_back() {
            // The loop has ended, and what is pending is being written.
            thread::sleep(LAST_WORDS);
        } else {
            give_back_late();
        }
        std::process::exit(i32::from(status));
    };
    let exit = move || std::process::exit(i32::from(status));
    if threads::run(Thread::Late, post, late, exit).is_err() {
        exit();
    }
}

/// Gives the terminal back for a loop that is most likely stuck in writing. The exit waits for neither it nor the terminal.
fn give_back_late() {
    let giving = thread::Builder::new().spawn(terminal::give_back_stuck);
    for _ in 0..STEPS {
        if giving.as_ref().map_or(true, thread::JoinHandle::is_finished) && terminal::is_given_back() {
            break;
        }
        thread::sleep(STEP);
    }
}
