//! Advanced `SubStation` (`.ass`, `.ssa`): lines `Dialogue:` whose fields a line `Format:` names.

use super::cues;
use super::segments::Piece;

/// Whether a text is one.
pub(crate) fn sniff(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with("[Script Info]")
}

/// The title of a script, and what is said, in the order of its times.
pub(super) fn read(text: &str) -> (Option<String>, Vec<Piece>) {
    let (mut title, mut pieces) = (None, Vec::new());
    let mut names: Vec<String> =
        ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"].map(str::to_owned).into();
    let mut events = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            events = line.eq_ignore_ascii_case("[Events]");
        } else if let Some(value) = line.strip_prefix("Title:") {
            title = Some(value.trim().to_owned()).filter(|title| !title.is_empty());
        } else if let Some(format) = line.strip_prefix("Format:").filter(|_| events) {
            names = format.split(',').map(|name| name.trim().to_lowercase()).collect();
        } else if let Some(dialogue) = line.strip_prefix("Dialogue:") {
            pieces.extend(piece(dialogue, &names));
        }
    }
    pieces.sort_by_key(|piece| piece.start);
    (title, pieces)
}

fn piece(dialogue: &str, names: &[String]) -> Option<Piece> {
    let fields: Vec<&str> = dialogue.splitn(names.len(), ',').collect();
    let field = |name: &str| Some(*fields.get(names.iter().position(|known| known == name)?)?);
    let (start, end) = cues::times(&format!("{} --> {}", field("start")?.trim(), field("end")?.trim()))?;
    let text = without_overrides(field("text")?);
    let speaker = field("name").or_else(|| field("actor")).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    (!text.is_empty()).then_some(Piece { start, end, turn: speaker.is_some(), speaker, text })
}

/// A line without commands in braces; line ends are spaces.
fn without_overrides(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split('{').enumerate() {
        let words = if at == 0 { part } else { part.split_once('}').map_or("", |(_, words)| words) };
        out.push_str(words);
    }
    out.replace("\\N", " ").replace("\\n", " ").replace("\\h", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
