//! The thread that prepares images for the terminal: finds the file (`place`), decodes it within limits (`decode`) and encodes it for
//! the terminal (`encode`). Started when the first image is wanted. Nothing is fetched from the network.

mod blocks;
pub(crate) mod decode;
mod encode;
pub(crate) mod place;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::multiplexer::Multiplexer;
use super::threads::{OnDemand, Orders, Server, Thread};
use super::{Event, EventSender, terminal};
use crate::app::Msg;
use crate::app::reader::figures::source;
use crate::app::rendered_image::{ImageSizes, RenderRequest, RenderedImage};
use crate::article::Article;
use crate::config::Config;
use crate::config::pictures::{Graphics, Pictures};
use crate::store::panics;
use crate::words::Notice;

const MEASURED: usize = 400;

/// The terminal's support for pictures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ImageTarget {
    /// The image protocol; `None` where pictures are not supported.
    pub graphics: Option<Graphics>,
    pub(crate) multiplexer: Multiplexer,
}

#[derive(Debug)]
pub(crate) struct ImageWorker {
    post: EventSender,
    roots: Vec<PathBuf>,
    target: ImageTarget,
    thread: OnDemand<RenderRequest>,
}

impl ImageWorker {
    pub(crate) fn new(target: ImageTarget, roots: Vec<PathBuf>, post: EventSender) -> Self {
        Self { post, roots, target, thread: OnDemand::default() }
    }

    /// Renders a picture; the result comes as a message. If no thread can be started, none comes.
    pub(crate) fn submit(&mut self, request: RenderRequest) {
        let server = || ImageServer {
            post: self.post.clone(),
            roots: self.roots.clone(),
            target: self.target,
            number: encode::first_number(),
            waiting: VecDeque::new(),
        };
        self.thread.order(Thread::Pictures, &self.post, request, server);
    }
}

/// Measures the inline pictures of an article before it is shown: space is reserved for them, so that the layout does not shift when they
/// are drawn.
#[derive(Debug)]
pub(crate) struct ImageSizer {
    /// Folders that may contain pictures; `None` where inline pictures are off.
    roots: Option<Vec<PathBuf>>,
}

impl ImageSizer {
    /// Combines the configuration with the terminal's support.
    pub(crate) fn new(target: ImageTarget, config: &Config, roots: &[PathBuf]) -> Self {
        let within = config.options.pictures == Pictures::Inline && target.graphics.is_some();
        Self { roots: within.then(|| roots.to_vec()) }
    }

    /// The sizes of an article's pictures in pixels; `None` if it has none.
    pub(crate) fn measure(&self, article: &Article, file: &Path) -> Option<ImageSizes> {
        let roots = self.roots.as_ref()?;
        let sources = article.blocks().iter().enumerate().filter_map(|(block, found)| Some((block, source(found)?)));
        let measured = sources.take(MEASURED).filter_map(|(block, src)| {
            let path = place::find(src, file, roots).ok()?;
            let pixels = panics::catch(|| decode::measure(&path)).ok()??;
            Some((block, pixels))
        });
        Some(measured.collect()).filter(|pixels: &ImageSizes| !pixels.is_empty())
    }
}

struct ImageServer {
    post: EventSender,
    roots: Vec<PathBuf>,
    target: ImageTarget,
    /// The number of the next picture.
    number: u32,
    /// Requests in the order in which they came; the first is being served.
    waiting: VecDeque<RenderRequest>,
}

impl ImageServer {
    fn answer(&self, ticket: u64, image: Result<RenderedImage, Notice>) {
        let _ = self.post.send(Event::Msg(Msg::ImageRendered { ticket, image: image.map(Arc::new) }));
    }
}

impl Server for ImageServer {
    type Order = RenderRequest;

    fn serve(&mut self, orders: &mut Orders<RenderRequest>) {
        // Where some wait, newer ones may make them unnecessary, but none is waited for.
        while let Some(batch) = orders.receive((!self.waiting.is_empty()).then_some(Duration::ZERO)) {
            self.waiting.extend(batch);
            drop_unwanted(&mut self.waiting);
            let Some(request) = self.waiting.front() else { continue };
            let made = panics::catch(|| make(request, &self.roots, self.target, self.number));
            self.answer(request.ticket, made.unwrap_or(Err(Notice::PictureUnknown)));
            self.number = encode::next_number(self.number);
            self.waiting.pop_front();
        }
    }

    fn give_up(&mut self, order: Option<RenderRequest>) {
        if let Some(request) = order.or_else(|| self.waiting.pop_front()) {
            self.answer(request.ticket, Err(Notice::PictureUnknown));
        }
    }
}

/// Drops the requests that are no longer wanted.
fn drop_unwanted(waiting: &mut VecDeque<RenderRequest>) {
    let oldest = waiting.iter().map(|request| request.oldest).max().unwrap_or_default();
    waiting.retain(|request| request.ticket >= oldest);
}

fn make(request: &RenderRequest, roots: &[PathBuf], target: ImageTarget, number: u32) -> Result<RenderedImage, Notice> {
    let graphics = target.graphics.ok_or(Notice::PicturesNotHere)?;
    let path = place::find(&request.src, &request.file, roots)?;
    let picture = decode::decode(&path).inspect_err(|why| tracing::info!(path = %path.display(), ?why, "picture"))?;
    Ok(encode::image(&picture, graphics, terminal::cell(), request.room, target.multiplexer, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_longer_wanted_is_left_out() {
        let request = |(ticket, oldest)| RenderRequest { ticket, oldest, src: String::new(), file: PathBuf::new(), room: (1, 1) };
        let mut waiting: VecDeque<_> = [(1, 1), (2, 1), (3, 2)].into_iter().map(request).collect();
        drop_unwanted(&mut waiting);
        let held: Vec<u64> = waiting.iter().map(|request| request.ticket).collect();
        assert_eq!(held, [2, 3]);
    }
}
