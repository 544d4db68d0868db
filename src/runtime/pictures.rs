//! The thread that prepares images for the terminal: finds the file (`place`), decodes it within limits (`decode`) and encodes it for
//! the terminal (`encode`). Started when the first image is wanted. Nothing is fetched from the network.

pub(crate) mod decode;
mod encode;
pub(crate) mod place;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::multiplexer::Multiplexer;
use super::{Event, EventSender, terminal, threads};
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
    orders: Option<Sender<RenderRequest>>,
}

impl ImageWorker {
    pub(crate) fn new(target: ImageTarget, roots: Vec<PathBuf>, post: EventSender) -> Self {
        Self { post, roots, target, orders: None }
    }

    /// Renders a picture; the result comes as a message. If no thread can be started, none comes.
    pub(crate) fn submit(&mut self, request: RenderRequest) {
        if self.orders.is_none() {
            let (orders, inbox) = channel();
            let (post, roots, target) = (self.post.clone(), self.roots.clone(), self.target);
            let thread = thread::Builder::new().name("pictures".into()).stack_size(threads::STACK);
            self.orders = thread.spawn(move || make_all(&inbox, &roots, target, &post)).ok().map(|_| orders);
        }
        if let Some(orders) = &self.orders {
            let _ = orders.send(request);
        }
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

fn make_all(inbox: &Receiver<RenderRequest>, roots: &[PathBuf], target: ImageTarget, post: &EventSender) {
    let mut number = encode::first_number();
    let mut waiting = VecDeque::new();
    while let Some(request) = next(inbox, &mut waiting) {
        let made = panics::catch(|| make(&request, roots, target, number));
        number = encode::next_number(number);
        let image = made.unwrap_or(Err(Notice::PictureUnknown)).map(Arc::new);
        let _ = post.send(Event::Msg(Msg::ImageRendered { ticket: request.ticket, image }));
    }
}

/// The next request that is still wanted.
fn next(inbox: &Receiver<RenderRequest>, waiting: &mut VecDeque<RenderRequest>) -> Option<RenderRequest> {
    if waiting.is_empty() {
        waiting.push_back(inbox.recv().ok()?);
    }
    waiting.extend(inbox.try_iter());
    let oldest = waiting.iter().map(|request| request.oldest).max()?;
    waiting.retain(|request| request.ticket >= oldest);
    waiting.pop_front()
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
        let (orders, inbox) = channel();
        let request = |ticket, oldest| RenderRequest { ticket, oldest, src: String::new(), file: PathBuf::new(), room: (1, 1) };
        for (ticket, oldest) in [(1, 1), (2, 1), (3, 2)] {
            orders.send(request(ticket, oldest)).unwrap();
        }
        drop(orders);
        let mut waiting = VecDeque::new();
        let held: Vec<u64> = std::iter::from_fn(|| next(&inbox, &mut waiting)).map(|request| request.ticket).collect();
        assert_eq!(held, [2, 3]);
    }
}
