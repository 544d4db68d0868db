//! Images stored in the terminal by number, in kitty's protocol: uploaded before they are shown, deleted when the state no longer has
//! them or the terminal is restored.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::super::multiplexer::Multiplexer;
use crate::app::State;

/// Ids of the pictures uploaded to the terminal. Global, because a process has one terminal and the panic hook needs to know.
static KEPT: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Whether the program runs in tmux, so that sequences must be wrapped.
static WRAPPED: AtomicBool = AtomicBool::new(false);

/// Uploads the pictures of the state that the terminal lacks, and deletes those that are no longer needed.
pub(super) fn exchange(state: &State, multiplexer: Multiplexer, out: &mut impl Write) -> io::Result<()> {
    WRAPPED.store(multiplexer == Multiplexer::Tmux, Ordering::SeqCst);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = || state.rendered_images().filter_map(|image| image.upload());
    if kept.is_empty() && wanted().next().is_none() {
        return Ok(());
    }
    for gone in kept.extract_if(.., |number| wanted().all(|upload| upload.number != *number)) {
        out.write_all(deletion(gone).as_bytes())?;
    }
    for upload in wanted() {
        if !kept.contains(&upload.number) {
            out.write_all(upload.sequence.as_bytes())?;
            kept.push(upload.number);
        }
    }
    Ok(())
}

pub(super) fn take_all(out: &mut impl Write) -> io::Result<()> {
    // Whoever panics while it holds the lock must not wait for itself.
    let Ok(mut kept) = KEPT.try_lock() else { return Ok(()) };
    kept.drain(..).try_for_each(|number| out.write_all(deletion(number).as_bytes()))
}

/// The sequence that deletes a picture and all its placements from the terminal.
fn deletion(number: u32) -> String {
    if WRAPPED.load(Ordering::SeqCst) {
        format!("\x1bPtmux;\x1b\x1b_Ga=d,d=I,i={number},q=2\x1b\x1b\\\x1b\\")
    } else {
        format!("\x1b_Ga=d,d=I,i={number},q=2\x1b\\")
    }
}
