//! Turns segments of speech into paragraphs: a new one at a change of speaker, after a long pause, or when one grows long.

use super::segments::{self, Piece};
use crate::article::{BlockKind, Builder, Role};

/// A pause that parts paragraphs where a sentence ends, in milliseconds.
const PAUSE: u64 = 2_500;

/// A pause that parts them anywhere.
const SILENCE: u64 = 6_000;

/// From so many bytes on, a paragraph ends with its sentence.
const LONG: usize = 600;

/// From so many bytes on, it ends anywhere.
const LONGEST: usize = 1_500;

pub(super) fn write(pieces: &[Piece], builder: &mut Builder) {
    let (mut before, mut speaker): (Option<&Piece>, Option<&str>) = (None, None);
    for piece in pieces {
        let other = piece.turn && (piece.speaker.is_none() || piece.speaker.as_deref() != speaker);
        let parted = before.is_none_or(|before| other || is_parted(before, piece, builder.so_far()));
        if parted {
            builder.begin(BlockKind::Transcript, None);
            // In a further paragraph of the same speaker the name is not said again.
            if let Some(name) = piece.speaker.as_deref().filter(|_| other) {
                let start = builder.position();
                builder.push(name);
                builder.span(start, Role::Speaker);
                builder.push(": ");
            }
        } else {
            let joint = segments::joint(builder.so_far(), &piece.text);
            builder.push(joint);
        }
        if piece.turn {
            speaker = piece.speaker.as_deref();
        }
        let start = builder.position();
        builder.push(&piece.text);
        builder.cue(start, u32::try_from(piece.start / 1000).unwrap_or(u32::MAX));
        before = Some(piece);
    }
    builder.end();
}

/// Whether a paragraph ends between two pieces, `so_far` being what it says.
fn is_parted(before: &Piece, piece: &Piece, so_far: &str) -> bool {
    let pause = piece.start.saturating_sub(before.end);
    let closed =
        so_far.trim_end_matches(['"', '»', '”', '’', ')', ' ', '\u{a0}']).ends_with(['.', '!', '?', '…', '。', '！', '？', '♪', ']']);
    // Times that go back belong to something else.
    let back = piece.start + SILENCE < before.start;
    back || pause >= SILENCE || so_far.len() >= LONGEST || closed && (pause >= PAUSE || so_far.len() >= LONG)
}
