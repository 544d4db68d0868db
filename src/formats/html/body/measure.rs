//! Measures a part of a page: how much text it has, and of which kinds.

use super::super::dom::{Edge, Id};
use super::kind::Kind;
use super::page::{Page, Turned};

/// The fewest links of a row of cards.
const CARDS: u32 = 5;

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Characters of text, runs of white space as one.
    pub(super) chars: u32,
    /// Those of them that are links' words; places in the same page count less.
    pub(super) linked: f32,
    pub(super) links: u32,
    pub(super) commas: u32,
    pub(super) paragraphs: u32,
    pub(super) pictures: u32,
    pub(super) items: u32,
    pub(super) inputs: u32,
    pub(super) frames: u32,
    pub(super) videos: u32,
    /// Characters in headings and in lists.
    pub(super) headings: u32,
    pub(super) lists: u32,
    /// Characters in elements made for text.
    pub(super) textish: u32,
    pub(super) data_tables: u32,
    /// Characters in block quotations, such as embedded posts.
    pub(super) quoted: u32,
    /// Elements that make a division more than a paragraph.
    pub(super) blocks: u32,
}

impl Measure {
    /// The measures of a node without its children.
    fn own(page: &Page<'_, '_>, id: Id) -> Self {
        let mut own = Self::default();
        match page.basis.kinds[id.index()] {
            Kind::Text { chars, commas } => (own.chars, own.commas) = (chars, commas.into()),
            Kind::Picture => own.pictures = 1,
            Kind::Input => own.inputs = 1,
            Kind::Frame { video } => (own.frames, own.videos) = (1, u32::from(video)),
            Kind::Video => own.videos = 1,
            _ => own.paragraphs = page.groups[id.index()].into(),
        }
        own
    }

    /// Adds what `child`, which ended, holds.
    fn take(&mut self, page: &Page<'_, '_>, child: Id, mut inner: Self) {
        let called = page.basis.kinds[child.index()];
        let taken_for = match page.turned[child.index()] {
            Turned::Not => called,
            Turned::Paragraph => Kind::Paragraph,
            Turned::Division => Kind::Block,
            Turned::Nothing => Kind::Other,
        };
        match taken_for {
            Kind::Link => {
                inner.links += 1;
                let near = page.dom.attribute(child, "href").is_some_and(|href| href.starts_with('#') && href.len() > 1);
                #[expect(clippy::cast_precision_loss, reason = "a share is wanted, not a number")]
                let chars = inner.chars as f32;
                inner.linked += if near { chars * 0.3 } else { chars };
            }
            Kind::Paragraph => inner.paragraphs += 1,
            Kind::Quotation => inner.quoted = inner.chars,
            Kind::Item => inner.items += 1,
            Kind::Heading => inner.headings = inner.chars,
            Kind::List => inner.lists += inner.chars,
            Kind::Table => inner.data_tables += u32::from(page.basis.data_tables[child.index()]),
            _ => (),
        }
        if taken_for.is_textish() || page.groups[child.index()] > 0 {
            inner.textish = inner.chars;
        }
        inner.blocks += u32::from(called.is_block());
        self.add(inner);
    }

    pub(super) fn add(&mut self, other: Self) {
        self.chars += other.chars;
        self.linked += other.linked;
        self.links += other.links;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
        self.pictures += other.pictures;
        self.items += other.items;
        self.inputs += other.inputs;
        self.frames += other.frames;
        self.videos += other.videos;
        self.headings += other.headings;
        self.lists += other.lists;
        self.textish += other.textish;
        self.data_tables += other.data_tables;
        self.quoted += other.quoted;
        self.blocks += other.blocks;
    }

    /// Whether it looks like a row of cards, such as comments or teasers: two links or more to three paragraphs.
    pub(super) fn is_of_cards(&self) -> bool {
        self.links >= CARDS && self.links * 3 >= self.paragraphs * 2
    }

    /// The share of the text that is links.
    pub(super) fn link_density(&self) -> f32 {
        share(self.linked, self.chars)
    }
}

/// `part` of `whole`, 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "a share is wanted, not a number")]
pub(super) fn share(part: f32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part / whole as f32 }
}

impl Page<'_, '_> {
    /// Measures all within `root`, from the innermost out; what `cut` says yes to is cut, and counts nowhere.
    pub(super) fn prune(&mut self, root: Id, cut: &dyn Fn(&Self, Id, &Measure) -> bool) {
        let mut gone = Vec::new();
        self.fold(root, &mut |id, measure| {
            let cuts = cut(self, id, measure);
            if cuts {
                gone.push(id);
            }
            cuts
        });
        for id in gone {
            self.cut[id.index()] = true;
        }
    }

    /// Measures each uncut node within `root`, from the innermost out. Those that `leave_out` accepts do not count in their parents.
    pub(super) fn fold(&self, root: Id, leave_out: &mut dyn FnMut(Id, &Measure) -> bool) {
        let mut open: Vec<Measure> = Vec::new();
        let mut walk = self.dom.walk(root);
        while let Some(edge) = walk.next() {
            match edge {
                Edge::Open(id) if self.cut[id.index()] => walk.pass(id),
                Edge::Open(id) => open.push(Measure::own(self, id)),
                Edge::Close(id) => {
                    let Some(measure) = open.pop() else { break };
                    if !leave_out(id, &measure)
                        && let Some(parent) = open.last_mut()
                    {
                        parent.take(self, id, measure);
                    }
                }
            }
        }
    }
}

/// The measures of each uncut node, by number.
pub(super) fn of_all(page: &Page<'_, '_>) -> Vec<Measure> {
    let mut all = vec![Measure::default(); page.dom.len()];
    page.fold(Id::ROOT, &mut |id, measure| {
        all[id.index()] = *measure;
        false
    });
    all
}
