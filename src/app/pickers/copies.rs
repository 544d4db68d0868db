//! The picker of `y`: what can be copied from the open article, most likely first, and in which format.

use std::ops::Range;

use super::super::cite::{Citing, Form};
use super::super::msg::Effect;
use super::super::picker::Purpose;
use super::super::picker::item::{Choice, Item, cut};
use super::super::reader::Reader;
use super::super::{Layer, State, popup};
use crate::article::{Article, BlockKind, Quote, clean};
use crate::input::{Code, Key};
use crate::words::{Label, Notice};

/// The names of all that can be copied.
const COPIES: [Label; 6] =
    [Label::CopyQuote, Label::CopyParagraph, Label::CopyHere, Label::CopyCitation, Label::CopyLink, Label::CopyVideo];

pub(in super::super) fn copies(state: &mut State) {
    let Some(items) = items(state) else { return state.say(Notice::NoArticle) };
    popup::open(state, Purpose::Copies, items, 0);
}

/// Takes a key that is the panel's own: Tab goes on to the next form. Says whether it was one.
pub(super) fn press(state: &mut State, chosen: Option<&Choice>, key: Key) -> bool {
    if key.code() != Code::Tab {
        return false;
    }
    state.copy_form = state.copy_form.next();
    let Some(items) = items(state) else { return false };
    let at = items.iter().position(|item| Some(&item.choice) == chosen).unwrap_or(0);
    popup::open(state, Purpose::Copies, items, at);
    true
}

pub(super) fn accept(state: &mut State, wanted: &Label, effects: &mut Vec<Effect>) {
    let form = state.copy_form;
    let found = state.reader.as_mut().and_then(|reader| offered(reader, form).into_iter().find(|(what, _)| what == wanted));
    state.layer = Layer::Panes;
    match found {
        Some((_, text)) => effects.push(Effect::Copy(text)),
        None => state.say(Notice::NoParagraphHere),
    }
}

fn items(state: &mut State) -> Option<Vec<Item>> {
    let offered = offered(state.reader.as_mut()?, state.copy_form);
    // The copied text has a column of its own.
    let widest = COPIES.iter().map(|what| state.words.say(what).chars().count()).max().unwrap_or_default();
    let item = |(number, (what, text)): (usize, (Label, String))| Item {
        label: format!("{:widest$}", state.words.say(&what)),
        detail: cut(&clean::line(&text)),
        key: (number + 1).to_string(),
        choice: Choice::Copy(what),
        ..Item::default()
    };
    Some(offered.into_iter().enumerate().map(item).collect())
}

/// The choices at the cursor, with the text each would copy.
fn offered(reader: &mut Reader, form: Form) -> Vec<(Label, String)> {
    let here = here(reader);
    offer(Citing { article: reader.article(), origin: &reader.origin }, here, form)
}

/// The text from the cursor to the end of its row.
fn here(reader: &mut Reader) -> Range<usize> {
    let here = reader.cursor_offset();
    let row = reader.rows.get(reader.cursor_row()).map_or(here..here, |row| row.range.clone());
    here..row.end.max(here + 1)
}

/// The start of the quotation that the cursor is on.
pub(in super::super) fn quote_at_cursor(reader: &mut Reader) -> Option<usize> {
    let here = here(reader);
    let quote = quote_here(reader.article(), here.start)?;
    (quote.range.start < here.end && quote.range.end > here.start).then_some(quote.range.start)
}

/// The choices for an article, with the text each would copy: the quotation first if `here` is on one, else the paragraph.
pub(crate) fn offer(citing: Citing<'_>, here: Range<usize>, form: Form) -> Vec<(Label, String)> {
    let article = citing.article;
    let quote = quote_here(article, here.start);
    let on_quote = quote.is_some_and(|quote| quote.range.start < here.end);
    let block = article.block_at(here.start).unwrap_or_default();
    // The title is not a paragraph: with the cursor on it, the article itself is copied.
    let title = article.blocks().get(block).is_some_and(|block| block.kind == BlockKind::Title);
    let link = article.links().iter().find(|link| link.range.end > here.start && link.range.start < here.end);
    let mut offered = vec![
        (Label::CopyQuote, quote.map(|quote| citing.quotation(quote, form))),
        (
            Label::CopyParagraph,
            Some(article.block_text(block)).filter(|text| !text.is_empty() && !title).map(|_| citing.paragraph(block, form)),
        ),
        (Label::CopyHere, link.map(|link| citing.link(link, form))),
        (Label::CopyCitation, Some(citing.whole(form))),
        (Label::CopyLink, citing.own_address(form)),
        (Label::CopyVideo, article.videos().first().map(|video| citing.video(video, form))),
    ];
    if !on_quote {
        offered.swap(0, 1);
    }
    offered.into_iter().filter_map(|(what, text)| Some((what, text.filter(|text| !text.is_empty())?))).collect()
}

/// The quotation at the cursor: the one jumped to, else the first in the cursor's paragraph.
fn quote_here(article: &Article, here: usize) -> Option<&Quote> {
    let block = article.blocks().get(article.block_at(here)?)?.range.clone();
    let after = article.quotations().find(|quote| quote.range.end > here && quote.range.start < block.end);
    after.or_else(|| article.quotations().find(|quote| quote.range.start >= block.start && quote.range.start < block.end))
}
