//! Pictures within the text: reserves room for them and requests those on screen. Sizes are known before the pictures, so that nothing
//! moves when they arrive.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::State;
use super::super::msg::Effect;
use super::super::rendered_image::{ImageSizes, RenderRequest, RenderedImage, fit};
use super::Reader;
use crate::article::{Block, BlockKind};
use crate::config::pictures::{Graphics, Pictures};
use crate::words::Notice;

/// Maximum number of pictures kept that are not on screen.
const MOST: usize = 12;

const FEWEST: usize = 3;

/// The pictures within the text of an article.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    pixels: ImageSizes,
    /// The settings that the reserved room was computed for: graphics protocol, measure and height of the pane.
    framed: Option<(Graphics, u16, usize)>,
    images: BTreeMap<usize, FigureImage>,
}

#[derive(Debug, Clone)]
struct FigureImage {
    ticket: u64,
    src: String,
    room: (u16, u16),
    stage: Stage,
    /// The answer; while a newer one is awaited, the previous answer.
    image: Option<Result<Arc<RenderedImage>, Notice>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Requested,
    Ready,
    /// Answered for an older version of the article, and perhaps outdated.
    Old,
}

impl Figures {
    /// The picture of a block, once loaded.
    pub fn image(&self, block: usize) -> Option<&RenderedImage> {
        self.images.get(&block)?.image.as_ref()?.as_deref().ok()
    }

    pub(crate) fn rendered_images(&self) -> impl Iterator<Item = &RenderedImage> {
        self.images.values().filter_map(|images| images.image.as_ref()?.as_deref().ok())
    }

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
    /// Sets the picture sizes of a new version of the article. Pictures of the same name stay until they are read again.
    pub(in crate::app) fn set_image_sizes(&mut self, pixels: ImageSizes) {
        let article = Arc::clone(self.article());
        let figures = &mut self.figures;
        figures.images.retain(|&block, images| article.blocks().get(block).and_then(source) == Some(&*images.src));
        figures.images.values_mut().filter(|images| images.stage == Stage::Ready).for_each(|images| images.stage = Stage::Old);
        (figures.pixels, figures.framed) = (pixels, None);
    }

    /// Reserves room for the pictures in a pane of this measure and height.
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

    /// Path and room of a block's picture, unless already requested.
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

/// Reserves room for the pictures within the text and requests those on screen.
pub(in crate::app) fn request_visible(state: &mut State, effects: &mut Vec<Effect>) {
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

/// The path of a block's picture, if it is one.
pub(crate) fn source(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Image { src } => Some(src),
        _ => None,
    }
}
