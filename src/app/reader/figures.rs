//! The pictures within the text: the room kept free for them, and asking for those on screen. The room is known before the pictures
//! are, so that nothing moves when they come.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::State;
use super::super::msg::Effect;
use super::super::rendered_image::{ImageSizes, RenderRequest, RenderedImage, fit};
use super::Reader;
use crate::article::{Block, BlockKind};
use crate::config::pictures::{Graphics, Pictures};
use crate::words::Notice;

/// The most pictures kept that are not on screen.
const MOST: usize = 12;

/// The fewest rows that a picture is worth.
const FEWEST: usize = 3;

/// The pictures within the text of an article.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Those there are, before anything is known but their size.
    pixels: ImageSizes,
    /// What the room was made for: how pictures are sent, the measure and the height of the pane.
    framed: Option<(Graphics, u16, usize)>,
    /// Those asked for, by block.
    images: BTreeMap<usize, FigureImage>,
}

/// A picture asked for.
#[derive(Debug, Clone)]
struct FigureImage {
    ticket: u64,
    src: String,
    room: (u16, u16),
    stage: Stage,
    /// What came; while another one is waited for, what came before.
    image: Option<Result<Arc<RenderedImage>, Notice>>,
}

/// How far the asking for a picture has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It is on its way.
    Requested,
    /// It came.
    Ready,
    /// It came for an older reading of the article, and may be another now.
    Old,
}

impl Figures {
    /// The picture of a block, once it is there.
    pub fn image(&self, block: usize) -> Option<&RenderedImage> {
        self.images.get(&block)?.image.as_ref()?.as_deref().ok()
    }

    /// All that are there.
    pub fn rendered_images(&self) -> impl Iterator<Item = &RenderedImage> {
        self.images.values().filter_map(|images| images.image.as_ref()?.as_deref().ok())
    }

    /// The lowest ticket that is not answered.
    pub(in crate::app) fn oldest(&self) -> Option<u64> {
        self.images.values().filter(|images| images.stage == Stage::Requested).map(|images| images.ticket).min()
    }

    pub(in crate::app) fn on_rendered(&mut self, ticket: u64, image: Result<Arc<RenderedImage>, Notice>) {
        if let Some(images) = self.images.values_mut().find(|images| images.ticket == ticket) {
            (images.image, images.stage) = (Some(image), Stage::Ready);
        }
    }
}

impl Reader {
    /// Another reading of the article has these pictures. Those of the same name stay until they have been read anew, too.
    pub(in crate::app) fn set_image_sizes(&mut self, pixels: ImageSizes) {
        let article = Arc::clone(self.article());
        let figures = &mut self.figures;
        figures.images.retain(|&block, images| article.blocks().get(block).and_then(source) == Some(&*images.src));
        figures.images.values_mut().filter(|images| images.stage == Stage::Ready).for_each(|images| images.stage = Stage::Old);
        (figures.pixels, figures.framed) = (pixels, None);
    }

    /// Keeps room free for the pictures, for a pane of this measure and height.
    fn frame(&mut self, graphics: Graphics, measure: u16, height: usize) {
        if self.figures.framed == Some((graphics, measure, height)) {
            return;
        }
        self.figures.framed = Some((graphics, measure, height));
        let most = height * 2 / 3;
        let room = (measure, u16::try_from(most).unwrap_or(u16::MAX));
        let pixels = if most < FEWEST { ImageSizes::default() } else { Arc::clone(&self.figures.pixels) };
        let sizes: BTreeMap<usize, (u16, u16)> =
            pixels.iter().map(|&(block, pixels)| (block, fit(pixels, graphics.usual_cell(), room))).collect();
        if *self.page.pictures() != sizes {
            self.keeping_place(|page| page.set_pictures(sizes));
        }
    }

    /// Where the picture of a block lies and what room there is for it, unless it was asked for.
    fn not_yet_requested(&self, block: usize) -> Option<(String, (u16, u16))> {
        let room = *self.page.pictures().get(&block)?;
        let src = self.article().blocks().get(block).and_then(source)?;
        let asked =
            self.figures.images.get(&block).is_some_and(|images| images.room == room && images.src == src && images.stage != Stage::Old);
        (!asked).then(|| (src.to_owned(), room))
    }

    /// The blocks whose pictures are on screen.
    fn framed(&self) -> BTreeSet<usize> {
        self.rows.iter().filter(|row| row.picture.is_some()).map(|row| row.place.block).collect()
    }
}

/// Keeps room free for the pictures within the text, and asks for those on screen.
pub(in crate::app) fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(graphics) = state.graphics.filter(|_| state.config.options.pictures == Pictures::Inline) else { return };
    let (measure, height) = (state.setting().measure, usize::from(state.panes.text().height));
    let Some(reader) = state.reader.as_mut().filter(|_| state.panes.reader.is_some()) else { return };
    reader.frame(graphics, measure, height);
    let shown = reader.framed();
    if reader.figures.images.len() > MOST {
        reader.figures.images.retain(|block, _| shown.contains(block));
    }
    let first = effects.len();
    for block in shown {
        let Some((src, room)) = reader.not_yet_requested(block) else { continue };
        state.image_requests.last += 1;
        let ticket = state.image_requests.last;
        effects.push(Effect::RenderImage(RenderRequest {
            ticket,
            oldest: ticket,
            src: src.clone(),
            file: reader.origin.file.to_path_buf(),
            room,
        }));
        let before = reader.figures.images.remove(&block).filter(|images| images.room == room && images.src == src);
        let image = before.and_then(|images| images.image);
        reader.figures.images.insert(block, FigureImage { ticket, src, room, stage: Stage::Requested, image });
    }
    let oldest = state.oldest_image_request();
    for effect in &mut effects[first..] {
        if let Effect::RenderImage(request) = effect {
            request.oldest = oldest;
        }
    }
}

/// Where the picture of a block lies, if the block is one.
pub fn source(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Image { src } => Some(src),
        _ => None,
    }
}
