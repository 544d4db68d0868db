//! An article at a width, with folds, as rows of ranges. Lays out what is asked for and no more: the work depends on the rows
//! wanted, not on the article. Knows no colour.
//!
//! The page is a sequence of *units*: the parts of its visible blocks, in order, with the masthead below the title as one more. A unit
//! is laid out when a row of it is asked for (`lay`, `wrap`, `table`) and kept for a while (`units`); `row_navigation` goes from row to row,
//! `folding` says what is visible, [`paint()`] puts marks over a row.

mod breaks;
mod clusters;
mod folding;
mod folds;
mod hidden;
mod hidden_text;
mod hyphens;
mod lay;
mod masthead;
mod ornaments;
mod outline;
mod paint;
mod parts;
mod row_navigation;
mod speech;
mod subject;
mod table;
pub(crate) mod text_motion;
mod under;
mod units;
mod unspaced;
mod wrap;

#[cfg(test)]
mod proptests;
#[cfg(test)]
mod samples;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Role, Roles};
use crate::find::{GivenSpeaker, Matches};

pub use folds::Folds;
pub(crate) use hidden::Hidden;
pub use masthead::Facts;
pub use paint::paint;
pub(crate) use under::Under;

/// The layout settings of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The reading measure, in columns, at least 1; tables and code may use up to `room`.
    pub measure: u16,
    /// The columns there are for tables and code, at least `measure`.
    pub room: u16,
    /// Whether words are hyphenated by the article's language.
    pub hyphenate: bool,
    /// Whether only ASCII ornaments are used.
    pub ascii: bool,
    /// Where fold marks and the bars of quotations go.
    pub gutter: Gutter,
}

/// The place of fold marks and of the outermost bar of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gutter {
    /// Left of the text, in columns outside the measure: headings and quotations begin where the text does.
    Beside,
    /// Within the measure, before the text.
    #[default]
    Within,
}

/// A sign in the gutter, one column wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GutterSign {
    /// The sign.
    pub text: &'static str,
    /// The role it plays.
    pub role: Role,
}

/// A row's address: survives nothing; keep [`Page::offset`] to keep a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The index of the block. The facts below the title count as a part of the title's block; where there is no title, as the
    /// first part of the first block.
    pub block: usize,
    /// The part of the block, where a long one is laid out in parts.
    pub part: usize,
    /// The row within the part, the blank one before it included.
    pub row: usize,
}

/// One row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its position on the page.
    pub place: Place,
    /// The bytes of the text on the row, from the first to the last; empty for blank rows and ornaments, at the next text.
    pub range: Range<usize>,
    /// The sign left of the text, with [`Gutter::Beside`].
    pub gutter: Option<GutterSign>,
    /// The pieces on it, left to right, before marks.
    pub pieces: Vec<Piece>,
    /// On a row kept free for the picture of its block: which row of it, from 0.
    pub picture: Option<u16>,
    /// On the last row of a closed section's heading: what the section hides.
    pub closed: Option<Hidden>,
}

impl Row {
    /// Its width in columns.
    pub(crate) fn columns(&self, article: &Article) -> usize {
        let width = |piece: &Piece| match &piece.ink {
            Ink::Text(range) => article.text().get(range.clone()).map_or(0, clusters::width),
            Ink::Added(text) => clusters::width(text),
        };
        self.pieces.iter().map(width).sum()
    }
}

/// A stretch of a row that looks alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub ink: Ink,
    /// The roles it plays.
    pub(crate) roles: Roles,
}

/// The text of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// A range of the article's text.
    Text(Range<usize>),
    /// Something the layout adds: indents, bars, bullets, hyphens, the facts below the title.
    Added(String),
}

/// The highlights painted over a page's text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks<'a> {
    /// The matches, in order, none within another.
    pub matches: &'a Matches,
    /// Index of the current match.
    pub current: Option<usize>,
    /// The annotated ranges, in order, not nested.
    pub notes: &'a [Range<usize>],
    /// The selected ranges, in order, not nested.
    pub selected: &'a [Range<usize>],
}

/// An article laid out.
#[derive(Debug, Clone)]
pub struct Page {
    article: Arc<Article>,
    facts: Facts,
    setting: Setting,
    outline: outline::Outline,
    folds: Folds,
    units: units::Units,
    hidden: hidden::Counts,
    hidden_text: hidden_text::HiddenText,
    plans: HashMap<usize, table::Plan>,
    /// The columns and rows kept free for pictures, by block.
    pictures: BTreeMap<usize, (u16, u16)>,
}

impl Page {
    /// A page of `article`, all sections open. `facts` goes below the title.
    pub fn new(article: Arc<Article>, facts: Facts, setting: Setting) -> Self {
        let outline = outline::Outline::new(&article);
        Self {
            article,
            facts,
            setting: sound(setting),
            outline,
            folds: Folds::default(),
            units: units::Units::default(),
            hidden: hidden::Counts::default(),
            hidden_text: hidden_text::HiddenText::default(),
            plans: HashMap::new(),
            pictures: BTreeMap::new(),
        }
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// Gives the quotations of the article these speakers; the layout stays.
    pub(crate) fn give_speakers(&mut self, all: &[GivenSpeaker]) {
        GivenSpeaker::give(all, Arc::make_mut(&mut self.article));
    }

    /// The lines below the title.
    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The layout settings.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// Lays the page out again. Places become invalid: keep [`Page::offset`].
    pub fn set(&mut self, setting: Setting) {
        let setting = sound(setting);
        if setting != self.setting {
            self.setting = setting;
            self.units.clear();
            self.plans.clear();
        }
    }

    /// The columns and rows that are kept free for pictures, by block.
    pub fn pictures(&self) -> &BTreeMap<usize, (u16, u16)> {
        &self.pictures
    }

    /// Reserves this many columns and rows for pictures, above the text of their blocks. Places become invalid.
    pub(crate) fn set_pictures(&mut self, pictures: BTreeMap<usize, (u16, u16)>) {
        if pictures != self.pictures {
            self.pictures = pictures;
            self.units.clear();
        }
    }

    /// Other facts below the title.
    pub(crate) fn set_facts(&mut self, facts: Facts) {
        if facts != self.facts {
            self.facts = facts;
            self.units.clear();
        }
    }
}

/// The width of a text in columns.
pub fn columns(text: &str) -> usize {
    clusters::width(text)
}

/// The setting with a measure of at least one column and no less room than measure.
fn sound(mut setting: Setting) -> Setting {
    setting.measure = setting.measure.max(1);
    setting.room = setting.room.max(setting.measure);
    setting
}

#[cfg(test)]
mod tests {
    use super::samples::{drawn, page, setting};
    use super::*;
    use crate::article::{BlockKind, Builder};

    fn short(builder: &mut Builder) {
        builder.meta.title = "A title".into();
        builder.meta.subtitle = Some("A line below".into());
        builder.add(BlockKind::Paragraph, None, "One.");
        builder.add(BlockKind::Heading { level: 2 }, None, "Two");
        builder.add(BlockKind::Paragraph, None, "Three.");
    }

    fn items(items: &[&str]) -> Facts {
        Facts { items: items.iter().map(|&item| item.to_owned()).collect(), ..Facts::default() }
    }

    #[test]
    fn title_facts_and_blocks_follow_each_other() {
        let mut page = page(20, short);
        page.set_facts(items(&["13 November 2018", "3 min"]));
        let rule = "─".repeat(20);
        let expected = ["A title", "A line below", "13 November 2018", "3 min", &rule, "One.", "", "", "▾ Two", "Three."];
        assert_eq!(drawn(&mut page), expected);
    }

    #[test]
    fn facts_come_first_where_there_is_no_title() {
        let mut page = page(20, |builder| builder.add(BlockKind::Paragraph, None, "One."));
        page.set_facts(items(&["facts"]));
        assert_eq!(drawn(&mut page), ["facts", "─".repeat(20).as_str(), "One."]);
        let place = page.place(0);
        assert!(page.top() < place);
        assert_eq!(page.offset(place), 0);
    }

    #[test]
    fn an_article_without_anything_has_no_rows() {
        let mut page = Page::new(Arc::new(Article::default()), Facts::default(), setting(0));
        assert!(drawn(&mut page).is_empty());
        assert_eq!(page.forward(Place::default(), 3), (Place::default(), 0));
        assert_eq!(page.bottom(5), page.place(9));
        page.set_facts(items(&["facts"]));
        assert_eq!(drawn(&mut page), ["f", "a", "c", "t", "s", "─"]);
    }

    #[test]
    fn the_same_words_stay_when_the_measure_changes() {
        let mut page = page(30, |builder| builder.add(BlockKind::Paragraph, None, &"some words in a row ".repeat(4000)));
        let offset = 41_237;
        for measure in [72, 20, 3, 40] {
            page.set(setting(measure));
            let place = page.place(offset);
            let row = page.rows(place, 1).remove(0);
            assert!(row.range.start <= offset && offset <= row.range.end);
            assert!(place.part > 0);
        }
    }
}
