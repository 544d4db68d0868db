//! Transcripts by Whisper and its like, in JSON: segments with a start, an end and words, perhaps a speaker.

use serde_json::Value;

use super::segments::Piece;
use crate::formats::json::{self, Item};

/// Number of bytes in which the names of a transcript are looked for.
const LOOKED_AT: usize = 4096;

/// Whether a text is such a transcript.
pub(crate) fn sniff(text: &str) -> bool {
    let text = text.trim_start();
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    // The whole text may come first, and be long.
    let named = |name: &str| head.contains(name) || text.contains(name);
    text.starts_with('{') && (head.contains("\"text\"") || head.contains("\"segments\"") || head.contains("\"language\"")) && {
        named("\"segments\"") && named("\"start\"") && named("\"end\"")
    }
}

/// The language of a transcript, and its segments.
pub(super) fn read(text: &str) -> (Option<String>, Vec<Piece>) {
    let mut pieces = Vec::new();
    let around = json::read_list(text, "segments", &mut |item| {
        if let Item::Read(segment) = item {
            pieces.extend(piece(&segment));
        }
    });
    let language = around.ok().and_then(|around| around.get("language").and_then(Value::as_str).map(str::to_owned));
    (language.filter(|language| (2..=3).contains(&language.len())), pieces)
}

fn piece(segment: &Value) -> Option<Piece> {
    let text = segment.get("text")?.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    let speaker = segment.get("speaker").and_then(Value::as_str).map(str::to_owned);
    let piece = Piece {
        start: milliseconds(segment.get("start")?)?,
        end: milliseconds(segment.get("end")?)?,
        turn: speaker.is_some(),
        speaker,
        text,
    };
    (!piece.text.is_empty()).then_some(piece)
}

/// A time in seconds, with a fraction.
fn milliseconds(value: &Value) -> Option<u64> {
    let seconds = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
    (0.0..1e9).contains(&seconds).then(|| format!("{:.0}", seconds * 1000.0).parse().ok())?
}
