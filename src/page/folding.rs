//! Opens and closes sections, and determines the visible blocks.

use crate::article::BlockKind;

use super::{Folds, Page, Place};

impl Page {
    /// The closed sections.
    pub fn folds(&self) -> &Folds {
        &self.folds
    }

    /// Closes and opens sections as `folds` says. Places are void afterwards, as after all that follows: see [`Page::settle`].
    pub(crate) fn set_folds(&mut self, folds: Folds) {
        if folds.shows_quotes_only() {
            self.outline.keep_quotes(&self.article);
        }
        self.folds = folds;
    }

    /// The heading of the innermost section that holds the block; a heading's own.
    pub(crate) fn section_at(&self, block: usize) -> Option<usize> {
        self.outline.section(block).map(|section| section.heading)
    }

    /// The heading around the section of `heading`.
    pub(crate) fn section_above(&self, heading: usize) -> Option<usize> {
        self.outline.around(heading).next().map(|section| section.heading)
    }

    /// Opens or closes the section of the block `heading`; nothing happens where it is no heading.
    pub fn toggle(&mut self, heading: usize) {
        if self.outline.opened_by(heading).is_some() {
            self.folds.toggle(heading);
        }
    }

    /// Opens the section of `heading`, not those around it.
    pub fn open(&mut self, heading: usize) {
        if self.is_closed(heading) {
            self.toggle(heading);
        }
    }

    /// Closes the section of `heading`.
    pub fn close(&mut self, heading: usize) {
        if !self.is_closed(heading) {
            self.toggle(heading);
        }
    }

    pub(crate) fn open_all(&mut self) {
        self.folds = Folds::default();
    }

    /// Closes every section.
    pub fn close_all(&mut self) {
        self.folds = Folds::all_closed();
    }

    /// Shows headings down to `level` (1 to 6): every section of that level or deeper is closed.
    pub(crate) fn show_level(&mut self, level: u8) {
        self.folds = Folds::level(level);
    }

    /// Shows only blocks with a direct or a block quotation and the headings over them; without, the folds of before come back.
    pub(crate) fn quotes_only(&mut self, on: bool) {
        let folds = std::mem::take(&mut self.folds);
        self.set_folds(if on { folds.with_quotes_only() } else { folds.without_quotes_only() });
    }

    /// Whether the section of `heading` is closed; false where it is no heading.
    pub(crate) fn is_closed(&self, heading: usize) -> bool {
        self.outline.opened_by(heading).is_some_and(|section| self.folds.is_closed(heading, section.level))
    }

    /// The headings whose sections are closed, in order.
    pub fn closed(&self) -> impl Iterator<Item = usize> {
        self.folds.closed_from(0, self.outline.sections())
    }

    /// Whether a fold hides the block.
    pub(crate) fn is_hidden(&self, block: usize) -> bool {
        self.outline.is_hidden(block, &self.folds)
    }

    /// Opens what hides the byte `offset`; the headings opened, outermost first. Where only quotations are shown and this is none,
    /// everything is shown again: keep [`Page::folds`] to come back to that.
    pub(crate) fn reveal(&mut self, offset: usize) -> Vec<usize> {
        let Some(block) = self.article.block_at(offset) else { return Vec::new() };
        if self.folds.shows_quotes_only() && !self.outline.keeps(block) {
            self.quotes_only(false);
        }
        let mut closed: Vec<usize> =
            self.outline.around(block).map(|section| section.heading).filter(|&heading| self.is_closed(heading)).collect();
        closed.reverse();
        for &heading in &closed {
            self.open(heading);
        }
        closed
    }

    pub(crate) fn next_visible(&self, block: usize) -> Option<usize> {
        self.outline.visible_from(block.saturating_add(1), &self.folds)
    }

    pub(crate) fn previous_visible(&self, block: usize) -> Option<usize> {
        self.outline.visible_before(block, &self.folds)
    }

    /// The visible block nearest to `block`: the heading of the fold that hides it, else one before it, else one behind it.
    pub(super) fn nearest_visible(&self, block: usize) -> Option<usize> {
        if block < self.article.blocks().len() && !self.is_hidden(block) {
            return Some(block);
        }
        let fold = self.outline.fold_over(block, &self.folds).map(|section| section.heading).filter(|&heading| !self.is_hidden(heading));
        fold.or_else(|| self.previous_visible(block)).or_else(|| self.outline.visible_from(block, &self.folds))
    }

    /// The number of blank rows between two blocks that follow each other on the page: more above a heading than below.
    pub(super) fn blank_rows(&self, before: usize, after: usize) -> usize {
        let blocks = self.article.blocks();
        let (Some(above), Some(below)) = (blocks.get(before), blocks.get(after)) else { return 0 };
        match (&above.kind, &below.kind) {
            (_, BlockKind::Subtitle)
            | (BlockKind::Heading { .. }, _)
            | (BlockKind::Image { .. } | BlockKind::Table(_) | BlockKind::Video { .. }, BlockKind::Caption) => 0,
            (_, BlockKind::Heading { level: 0..=2 }) => 2,
            (BlockKind::ListItem { marker: one }, BlockKind::ListItem { marker: other }) => {
                let differ = above.list_depth == below.list_depth && std::mem::discriminant(one) != std::mem::discriminant(other);
                usize::from(differ || above.quote_depth != below.quote_depth)
            }
            _ => 1,
        }
    }

    /// The place of the first row of the nearest visible block.
    pub(super) fn start_of(&self, block: usize) -> Place {
        let Some(block) = self.nearest_visible(block) else { return Place::default() };
        Place { block, part: usize::from(self.leads_with_facts(block)), row: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{drawn, page};
    use super::*;
    use crate::article::Builder;

    fn sections(builder: &mut Builder) {
        for (level, text) in [(2, "One"), (3, "Two"), (2, "Three")] {
            builder.add(BlockKind::Heading { level }, None, text);
            builder.add(BlockKind::Paragraph, None, "two words");
        }
    }

    #[test]
    fn a_closed_section_shows_its_heading_and_what_it_hides() {
        let mut page = page(20, sections);
        page.toggle(0);
        assert_eq!(drawn(&mut page), ["▸ One +3", "▾ Three", "two words"]);
        let top = page.top();
        let hidden = page.rows(top, 1).remove(0).closed.unwrap();
        assert_eq!((hidden.words, hidden.quotes, hidden.blocks), (5, 0, 1..4));
        assert_eq!(&page.article().text()[hidden.range], "two words\nTwo\ntwo words");
    }

    #[test]
    fn levels_show_headings_down_to_them() {
        let mut page = page(20, sections);
        page.show_level(2);
        assert_eq!(drawn(&mut page), ["▸ One +3", "▸ Three +1"]);
        page.show_level(3);
        assert_eq!(drawn(&mut page), ["▾ One", "two words", "", "▸ Two +1", "▾ Three", "two words"]);
    }

    #[test]
    fn what_a_fold_hides_is_found_at_its_heading_until_it_is_revealed() {
        let mut page = page(20, sections);
        page.close_all();
        let offset = page.article().blocks()[3].range.start;
        assert_eq!(page.place(offset), Place::default());
        assert_eq!(page.section_at(3), Some(2));
        assert_eq!(page.section_above(2), Some(0));
        assert_eq!(page.reveal(offset), [0, 2]);
        assert!(!page.is_hidden(3) && page.is_hidden(5));
    }

    #[test]
    fn only_quotations_and_their_headings_may_stay() {
        let mut page = page(20, |builder| {
            sections(builder);
            builder.nest(0, 1);
            builder.add(BlockKind::Quote, None, "quoted");
        });
        page.close(0);
        page.quotes_only(true);
        assert_eq!(drawn(&mut page), ["▾ Three", "▏ quoted"]);
        page.quotes_only(false);
        assert!(page.is_closed(0));
    }
}
