//! Values as columns: paths, fingerprints, anchors. A database may come from anywhere: numbers are clamped, and texts to be
//! displayed are sanitized.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::hash::{BuildHasher, RandomState};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, Row};

use crate::article::{Origin, Sketch, clean};
use crate::find::Anchor;
use crate::library::{Note, NoteId, SavedPosition};

/// The location of an article, as bytes: not every path is valid UTF-8. A NUL, which no path contains, separates the path from the name of
/// the article, so that the result never equals another file's path.
pub(super) fn of_origin(origin: &Origin) -> Cow<'_, [u8]> {
    let file = origin.file.as_os_str().as_bytes();
    match &origin.id {
        Some(id) => [file, &[0], id.as_bytes()].concat().into(),
        None => file.into(),
    }
}

/// The other way.
pub(super) fn to_origin(bytes: &[u8]) -> Origin {
    let path = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
    match bytes.iter().position(|&byte| byte == 0) {
        Some(end) => Origin::new(path(&bytes[..end]), Some(&clean::line(&String::from_utf8_lossy(&bytes[end + 1..])))),
        None => path(bytes).into(),
    }
}

pub(super) fn of_at(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

pub(super) fn to_percent(number: i64) -> u8 {
    u8::try_from(number.clamp(0, 100)).unwrap_or(0)
}

/// The anchor in the columns `at`, `exact`, `before`, `after`, which begin at `first`.
pub(super) fn to_anchor(row: &Row<'_>, first: usize) -> rusqlite::Result<Anchor> {
    Ok(Anchor {
        at: usize::try_from(row.get::<_, i64>(first)?).unwrap_or(0),
        exact: row.get(first + 1)?,
        before: row.get(first + 2)?,
        after: row.get(first + 3)?,
    })
}

/// The place in the columns of an anchor and `row`, `progress`, which begin at `first`.
pub(super) fn to_place(row: &Row<'_>, first: usize) -> rusqlite::Result<SavedPosition> {
    Ok(SavedPosition {
        anchor: to_anchor(row, first)?,
        row: u16::try_from(row.get::<_, i64>(first + 4)?.max(0)).unwrap_or(u16::MAX),
        progress: to_percent(row.get(first + 5)?),
    })
}

/// A sketch as the columns `sketch` and `day`.
pub(super) fn of_sketch(sketch: Option<&Sketch>) -> (Option<&[u8]>, u32) {
    (sketch.map(|sketch| &sketch.bins[..]), sketch.map_or(0, |sketch| sketch.day))
}

/// The sketch in the columns `sketch` and `day`, which begin at `first`.
pub(super) fn to_sketch(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Sketch>> {
    let bins = row.get_ref(first)?.as_blob_or_null()?.and_then(|bins| bins.try_into().ok());
    let day = u32::try_from(row.get::<_, i64>(first + 1)?).unwrap_or_default();
    Ok(bins.map(|bins| Sketch { day, bins }))
}

/// The columns of a note, for [`to_note`].
pub(super) const NOTE: &str = "notes.at, notes.exact, notes.before, notes.after, notes.id, notes.text, notes.label, notes.made";

/// The note in the columns [`NOTE`], which begin at `first`.
pub(super) fn to_note(row: &Row<'_>, first: usize) -> rusqlite::Result<Note> {
    Ok(Note {
        anchor: to_anchor(row, first)?,
        id: Some(NoteId(row.get(first + 4)?)),
        text: row.get::<_, String>(first + 5).map(|text| cleaned(&text))?,
        label: row.get::<_, String>(first + 6).map(|text| clean::line(&text))?,
        made: row.get(first + 7)?,
    })
}

/// Bits of chance at the end of a note's number.
const CHANCE: u32 = 10;

/// A number for a new note.
pub(super) fn new_note_id(connection: &Connection) -> rusqlite::Result<i64> {
    let latest: Option<i64> = connection.prepare_cached("SELECT max(id) FROM notes")?.query_row([], |row| row.get(0))?;
    Ok(note_id_after(latest.unwrap_or_default()))
}

/// A number for a note made after that of the number `latest`: by time, so that two databases that both moved on number theirs differently.
pub(super) fn note_id_after(latest: i64) -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let chance = RandomState::new().hash_one(since) % (1 << CHANCE);
    let by_time = i64::try_from(since.as_millis()).unwrap_or_default().saturating_mul(1 << CHANCE).saturating_add_unsigned(chance);
    // Notes are numbered in the order in which they were made.
    if (by_time..i64::MAX / 2).contains(&latest) { latest + 1 } else { by_time }
}

/// A text of several lines, clean.
fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    clean::push(&mut out, text, clean::Space::Prose);
    out
}
