//! Folding in the open article: closes and opens sections while the text in view stays in place.

use super::State;
use super::reader::Reader;
use crate::article::BlockKind;
use crate::page::Page;
use crate::words::Notice;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fold {
    Toggle,
    Open,
    Close,
    OpenAll,
    CloseAll,
    /// Show headings down to a level, from 1.
    Level(u8),
    QuotesOnly,
}

/// Performs a folding operation; shows a notice if there is nothing to fold.
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
            reader.keeping_place(|page| if close { page.close(heading) } else { page.open(heading) });
        }
        Fold::OpenAll => reader.keeping_place(Page::open_all),
        Fold::CloseAll => reader.keeping_place(Page::close_all),
        Fold::Level(level) => reader.keeping_place(|page| page.show_level(level)),
        Fold::QuotesOnly => {
            if reader.article().quotations().next().is_none() {
                return state.say(Notice::NoQuotes);
            }
            let on = !reader.page.folds().shows_quotes_only();
            reader.keeping_place(|page| page.quotes_only(on));
        }
    }
    state.search.count_hidden(reader);
}

pub(super) fn on_heading(reader: &Reader) -> bool {
    let block = reader.article().blocks().get(reader.cursor_block());
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
}

/// The heading of the section at the cursor; when closing a section that is already closed, the one around it.
fn section_here(reader: &Reader, what: Fold) -> Option<usize> {
    let heading = reader.page.section_at(reader.cursor_block())?;
    if what == Fold::Close && reader.page.is_closed(heading) {
        return reader.page.section_above(heading);
    }
    Some(heading)
}
