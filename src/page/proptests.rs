//! Properties that hold for every article, width and fold.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;

use crate::article::{Article, BlockKind, Builder};

use super::clusters::{clusters, width};
use super::samples::{all, article, text};
use super::{Facts, Gutter, Ink, Marks, Page, Place, Row, Setting, paint};

fn setting() -> impl Strategy<Value = Setting> {
    let gutter = prop_oneof![Just(Gutter::Beside), Just(Gutter::Within)];
    (1_u16..120, 0_u16..60, any::<bool>(), any::<bool>(), gutter).prop_map(|(measure, more, hyphenate, ascii, gutter)| Setting {
        measure,
        room: measure + more,
        hyphenate,
        ascii,
        gutter,
    })
}

fn page(article: Article, facts: bool, setting: Setting) -> Page {
    // Room for pictures goes with the facts, so that both are and are not there.
    let images = article.blocks().iter().enumerate().filter(|(_, block)| matches!(block.kind, BlockKind::Image { .. }));
    let pictures = images.filter(|_| facts).map(|(index, _)| (index, (3, index as u16 % 4))).collect();
    let facts = if facts {
        let items = vec!["13 novembre 2018".to_owned(), "3 min".to_owned()];
        Facts { byline: vec!["Le Rail 日本語".to_owned()], items, ..Facts::default() }
    } else {
        Facts::default()
    };
    let mut page = Page::new(Arc::new(article), facts, setting);
    page.set_pictures(pictures);
    page
}

fn shown(article: &Article, pieces: &[super::Piece]) -> String {
    let write = |piece: &super::Piece| match &piece.ink {
        Ink::Text(range) => article.text()[range.clone()].to_owned(),
        Ink::Added(text) => text.clone(),
    };
    pieces.iter().map(write).collect()
}

fn row_width(article: &Article, row: &Row) -> usize {
    row.pieces.iter().map(|piece| width(&shown(article, std::slice::from_ref(piece)))).sum()
}

/// The bytes of the block that are shown, in row order; sorted for tables, whose cells are side by side.
fn covered(rows: &[Row], block: usize, sort: bool) -> Vec<Range<usize>> {
    let rows = rows.iter().filter(|row| row.place.block == block);
    let mut ranges: Vec<Range<usize>> = rows
        .flat_map(|row| {
            let texts: Vec<Range<usize>> = row
                .pieces
                .iter()
                .filter_map(|piece| match &piece.ink {
                    Ink::Text(range) => Some(range.clone()),
                    Ink::Added(_) => None,
                })
                .collect();
            // A cluster wider than the pane shows as a question mark but still belongs to the row.
            if texts.is_empty() { vec![row.range.clone()] } else { texts }
        })
        .filter(|range| !range.is_empty())
        .collect();
    if sort {
        ranges.sort_by_key(|range| range.start);
    }
    ranges
}

fn loses_no_word(article: &Article, rows: &[Row], block: usize) -> Result<(), TestCaseError> {
    let found = &article.blocks()[block];
    let mut at = found.range.start;
    for range in covered(rows, block, matches!(found.kind, BlockKind::Table(_))) {
        prop_assert!(range.start >= at, "shown twice: {:?}", range);
        prop_assert_eq!(article.text()[at..range.start].trim(), "");
        at = range.end;
    }
    prop_assert_eq!(article.text()[at..found.range.end].trim(), "");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn layout_loses_no_word_and_no_row_is_too_wide(article in article(8, 24), facts: bool, setting in setting()) {
        let mut page = page(article, facts, setting);
        let rows = all(&mut page);
        let article = Arc::clone(page.article());
        for row in &rows {
            let wide = matches!(article.blocks().get(row.place.block).map(|block| &block.kind), Some(BlockKind::Table(_) | BlockKind::Code { .. }));
            let room = if wide { page.setting().room } else { page.setting().measure };
            prop_assert!(row_width(&article, row) <= usize::from(room), "{:?}", row);
        }
        for block in 0..article.blocks().len() {
            loses_no_word(&article, &rows, block)?;
        }
    }

    #[test]
    fn places_are_the_same_there_and_back(article in article(8, 24), facts: bool, setting in setting(), folds in folds()) {
        let mut page = page(article, facts, setting);
        fold(&mut page, &folds);
        let rows = all(&mut page);
        let places: Vec<Place> = rows.iter().map(|row| row.place).collect();
        prop_assert!(places.is_sorted_by(|one, other| one < other));
        let mut place = page.top();
        for &expected in &places {
            prop_assert_eq!(place, expected);
            place = page.forward(place, 1).0;
        }
        for &expected in places.iter().rev() {
            prop_assert_eq!(place, expected);
            place = page.backward(place, 1).0;
        }
        let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return Ok(()) };
        prop_assert_eq!(page.forward(first, usize::MAX), (last, places.len() - 1));
        prop_assert_eq!(page.backward(last, usize::MAX), (first, places.len() - 1));
        for height in 1..4 {
            prop_assert_eq!(page.bottom(height), places[places.len().saturating_sub(height)]);
        }
    }

    #[test]
    fn bytes_and_places_lead_to_each_other(article in article(8, 24), facts: bool, setting in setting(), folds in folds()) {
        let mut page = page(article, facts, setting);
        fold(&mut page, &folds);
        for row in all(&mut page).into_iter().filter(|row| row.pieces.iter().any(|piece| matches!(piece.ink, Ink::Text(_)))) {
            let offset = page.offset(row.place);
            prop_assert_eq!(offset, row.range.start);
            prop_assert_eq!(page.place(offset), row.place);
        }
    }

    #[test]
    fn paint_never_changes_the_text(article in article(6, 24), setting in setting(), cuts in proptest::collection::vec(0_usize..2000, 0..40)) {
        let mut page = page(article, true, setting);
        let article = Arc::clone(page.article());
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|&cut| article.text().is_char_boundary(cut)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let found: Vec<Range<usize>> = cuts.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
        let matches = found.iter().cloned().collect();
        for row in all(&mut page) {
            let painted = paint(&row, &article, &Marks { matches: &matches, current: Some(0), notes: &found, selected: &found });
            prop_assert_eq!(shown(&article, &painted), shown(&article, &row.pieces));
            let widths: usize = painted.iter().map(|piece| width(&shown(&article, std::slice::from_ref(piece)))).sum();
            prop_assert_eq!(widths, row_width(&article, &row));
        }
    }

    #[test]
    fn nothing_settles_on_a_hidden_row(article in article(12, 4), facts: bool, folds in folds(), at in (0_usize..14, 0_usize..3, 0_usize..9)) {
        let mut page = page(article, facts, Setting { measure: 30, room: 40, hyphenate: false, ascii: false, gutter: Gutter::Beside });
        fold(&mut page, &folds);
        let rows = all(&mut page);
        let place = page.settle(Place { block: at.0, part: at.1, row: at.2 });
        prop_assert!(rows.is_empty() || rows.iter().any(|row| row.place == place), "{:?}", place);
        prop_assert!(rows.iter().all(|row| page.facts_block() == Some(row.place.block) || !page.is_hidden(row.place.block)));
        let visible: Vec<usize> = (0..page.article().blocks().len()).filter(|&block| !page.is_hidden(block)).collect();
        let walked: Vec<usize> = std::iter::successors(page.outline.visible_from(0, &page.folds), |&block| page.next_visible(block)).collect();
        prop_assert_eq!(&walked, &visible);
        let mut back: Vec<usize> = std::iter::successors(page.previous_visible(usize::MAX), |&block| page.previous_visible(block)).collect();
        back.reverse();
        prop_assert_eq!(&back, &visible);
    }

    #[test]
    fn what_is_revealed_is_visible_and_folds_back(article in article(12, 4), folds in folds(), at in 0_usize..400) {
        let mut page = page(article, true, Setting { measure: 30, room: 40, hyphenate: false, ascii: false, gutter: Gutter::Beside });
        fold(&mut page, &folds);
        let before = page.folds().clone();
        let opened = page.reveal(at);
        if let Some(block) = page.article().block_at(at) {
            prop_assert!(!page.is_hidden(block));
        }
        if before.shows_quotes_only() == page.folds().shows_quotes_only() {
            for &heading in &opened {
                page.close(heading);
            }
            prop_assert_eq!(page.folds(), &before);
        }
    }

    #[test]
    fn long_blocks_keep_these_laws_too(text in text(40), code: bool, setting in setting()) {
        let kind = if code { BlockKind::Code { language: None } } else { BlockKind::Paragraph };
        let mut builder = Builder::new("test");
        builder.add(kind, None, &text.repeat(40_000 / text.len().max(1)));
        let mut page = page(builder.finish(), false, setting);
        let rows = all(&mut page);
        for block in 0..page.article().blocks().len() {
            loses_no_word(page.article(), &rows, block)?;
        }
        for row in rows.iter().step_by(7).filter(|row| row.pieces.iter().any(|piece| matches!(piece.ink, Ink::Text(_)))) {
            prop_assert_eq!(page.place(row.range.start), row.place);
        }
    }

    #[test]
    fn clusters_cover_their_text(text in text(30)) {
        let mut at = 0;
        for cluster in clusters(&text) {
            prop_assert_eq!(cluster.at, at);
            at = cluster.end();
        }
        prop_assert_eq!(at, text.len());
        let whole: Vec<&str> = unicode_segmentation::UnicodeSegmentation::graphemes(text.as_str(), true).collect();
        prop_assert_eq!(clusters(&text).map(|cluster| cluster.text).collect::<Vec<_>>(), whole);
    }
}

/// Numbers that encode fold commands.
fn folds() -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(0_usize..24, 0..8)
}

fn fold(page: &mut Page, commands: &[usize]) {
    for &command in commands {
        match command {
            0 => page.open_all(),
            1 => page.close_all(),
            2..=5 => page.show_level(u8::try_from(command).unwrap() - 1),
            6 => page.quotes_only(true),
            7 => page.quotes_only(false),
            heading => page.toggle(heading - 8),
        }
    }
}
