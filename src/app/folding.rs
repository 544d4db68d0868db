//! Folding in the open article: sections close and open, the words in view stay where they are.

use super::State;
use super::reader::Reader;
use crate::article::BlockKind;
use crate::words::Notice;

/// What is done to folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Close the section here if it is open, open it if it is closed.
    Toggle,
    /// Open the section here.
    Open,
    /// Close the section here.
    Close,
    /// Open every section.
    OpenAll,
    /// Close every section.
    CloseAll,
    /// Show headings down to a level, from 1.
    Level(u8),
    /// Show quotations only, or everything again.
    QuotesOnly,
}

/// Does `what`; says why where there is nothing to do it to.
pub(super) fn fold(state: &mut State, what: Fold) {
    let Some(reader) = &mut state.reader else { return state.say(Notice::NoArticle) };
    state.search.keep_open();
    match what {
        Fold::Toggle | Fold::Open | Fold::Close => {
            let Some(heading) = section_here(reader, what) else { return state.say(Notice::NoSectionHere) };
            let close = match what {
                Fold::Toggle => !reader.page.is_closed(heading),
                _ => what == Fold::Close,
            };
            set(reader, heading, close);
        }
        Fold::OpenAll => reader.keeping_place(crate::page::Page::open_all),
        Fold::CloseAll => bulk(reader, crate::page::Page::close_all),
        Fold::Level(level) => bulk(reader, |page| page.show_level(level)),
        Fold::QuotesOnly => {
            if reader.article().quotes().is_empty() {
                return state.say(Notice::NoQuotes);
            }
            let on = !reader.page.folds().shows_quotes_only();
            reader.keeping_place(|page| page.quotes_only(on));
        }
    }
    state.search.count_hidden(reader);
}

/// Whether the cursor is on a heading.
pub(super) fn on_heading(reader: &Reader) -> bool {
    let block = reader.article().blocks().get(reader.cursor_block());
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
}

/// The heading of the section the cursor is in; for closing, the section around one that is closed already.
fn section_here(reader: &Reader, what: Fold) -> Option<usize> {
    let heading = reader.page.section_at(reader.cursor_block())?;
    if what == Fold::Close && reader.page.is_closed(heading) {
        return reader.page.section_above(heading);
    }
    Some(heading)
}

/// Closes or opens one section; the cursor goes to its heading when it closes around the cursor.
fn set(reader: &mut Reader, heading: usize, close: bool) {
    reader.keeping_place(|page| if close { page.close(heading) } else { page.open(heading) });
}

fn bulk(reader: &mut Reader, change: impl FnOnce(&mut crate::page::Page)) {
    reader.keeping_place(change);
}
