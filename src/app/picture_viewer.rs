//! The popup with the pictures of the open article: which pictures there are, which one is shown, requesting it. `runtime` reads them,
//! `ui` draws them.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::msg::Effect;
use super::reader::figures::{self, source};
use super::rendered_image::{RenderRequest, RenderedImage};
use super::{Layer, State};
use crate::article::{Article, BlockKind};
use crate::config::pictures::{Graphics, Pictures};
use crate::input::{Command, Found, Key, Mode};
use crate::page::columns;
use crate::words::Notice;

const CAPTION: u16 = 4;

/// Maximum width of a picture, in columns; kitty's protocol cannot number more.
const WIDEST: u16 = 290;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its path or URL as written in the article.
    pub src: String,
    /// Its caption, else its alternative text.
    pub caption: String,
    /// Its block; `None` for the article's lead image.
    pub block: Option<usize>,
}

#[derive(Debug, Clone, Default)]
pub struct Viewer {
    pub pictures: Vec<Picture>,
    /// Index of the picture shown.
    pub at: usize,
    file: PathBuf,
    asked: Option<RenderRequest>,
    /// The picture, or the reason why there is none; `None` while loading.
    pub image: Option<Result<Arc<RenderedImage>, Notice>>,
}

impl Viewer {
    pub fn picture(&self) -> Option<&Picture> {
        self.pictures.get(self.at)
    }
}

/// The pictures of an article in order. The lead image comes first, unless the text contains it too; it comes last if it is on the web
/// and the text has pictures: it is then a copy for link previews.
pub(crate) fn pictures(article: &Article) -> Vec<Picture> {
    let blocks = article.blocks();
    let caption = |index: usize| {
        let below = blocks.get(index + 1).filter(|block| matches!(block.kind, BlockKind::Caption)).map(|_| index + 1);
        [below, Some(index)].into_iter().flatten().map(|index| article.block_text(index)).find(|text| !text.is_empty())
    };
    let within = blocks.iter().enumerate().filter_map(|(index, block)| {
        let src = source(block)?.to_owned();
        Some(Picture { src, caption: caption(index).unwrap_or_default().to_owned(), block: Some(index) })
    });
    let mut found: Vec<Picture> = within.collect();
    if let Some(src) = article.meta().image.clone().filter(|src| found.iter().all(|picture| picture.src != *src)) {
        let copy = !found.is_empty() && src.contains("://");
        let (at, block) = if copy { (found.len(), blocks.len().checked_sub(1)) } else { (0, None) };
        found.insert(at, Picture { src, caption: article.meta().title.clone(), block });
    }
    found
}

impl State {
    pub(crate) fn rendered_images(&self) -> impl Iterator<Item = &RenderedImage> {
        let over = match &self.layer {
            Layer::Picture(Viewer { image: Some(Ok(image)), .. }) => Some(&**image),
            _ => None,
        };
        over.into_iter().chain(self.reader.iter().flat_map(|reader| reader.figures.rendered_images()))
    }

    /// The lowest ticket of an unanswered request; without one, the next ticket.
    pub(super) fn oldest_image_request(&self) -> u64 {
        let over = match &self.layer {
            Layer::Picture(Viewer { image: None, asked: Some(asked), .. }) => Some(asked.ticket),
            _ => None,
        };
        let within = self.reader.as_ref().and_then(|reader| reader.figures.oldest());
        [over, within].into_iter().flatten().min().unwrap_or(self.image_requests.last + 1)
    }
}

/// Opens the picture nearest to the cursor; without one, shows a notice.
pub(super) fn open(state: &mut State) {
    let Some(reader) = &state.reader else { return state.say(Notice::NoArticle) };
    if state.config.options.pictures == Pictures::Off {
        return state.say(Notice::PicturesOff);
    }
    let pictures = pictures(reader.article());
    let here = reader.cursor_block();
    let nearest = pictures.iter().enumerate().min_by_key(|(_, picture)| picture.block.unwrap_or_default().abs_diff(here));
    let Some((at, _)) = nearest else { return state.say(Notice::NoPicture) };
    if state.graphics.is_none() {
        return state.say(Notice::PicturesNotHere);
    }
    state.layer = Layer::Picture(Viewer { at, pictures, file: reader.origin.file.to_path_buf(), ..Viewer::default() });
}

/// Handles a key while a picture is open: movements show the article's other pictures, everything else closes it.
pub(super) fn press(state: &mut State, mut viewer: Viewer, key: Key, effects: &mut Vec<Effect>) {
    let count = viewer.pictures.len();
    // Looked up as in the list: in the reader, keys such as `q` lead back to it, and here they close the picture.
    let step = match state.config.keymap.lookup(Mode::List, &[key]) {
        Found::Run(Command::Down | Command::Enter | Command::PageDown | Command::NextMatch) if !key.is_enter() => 1,
        Found::Run(Command::Up | Command::Back | Command::PageUp | Command::PreviousMatch) => count - 1,
        _ => 0,
    };
    if step == 0 || count < 2 {
        return close(state, effects);
    }
    viewer.at = (viewer.at + step) % count;
    viewer.image = None;
    state.layer = Layer::Picture(viewer);
    redraw(state, effects);
}

pub(super) fn close(state: &mut State, effects: &mut Vec<Effect>) {
    state.layer = Layer::Panes;
    redraw(state, effects);
}

/// Graphics are not reliably erased by writing characters over them.
fn redraw(state: &State, effects: &mut Vec<Effect>) {
    if !state.graphics.is_some_and(Graphics::is_blocks) {
        effects.push(Effect::Redraw);
    }
}

pub(super) fn on_rendered(state: &mut State, ticket: u64, image: Result<Arc<RenderedImage>, Notice>) {
    if let Layer::Picture(viewer) = &mut state.layer
        && viewer.asked.as_ref().is_some_and(|asked| asked.ticket == ticket)
    {
        viewer.image = Some(image);
    } else if let Some(reader) = &mut state.reader {
        reader.figures.on_rendered(ticket, image);
    }
}

/// Requests the picture to show, at the present size.
pub(super) fn request_pictures(state: &mut State, effects: &mut Vec<Effect>) {
    figures::request_visible(state, effects);
    let picture = room(state).picture;
    let oldest = state.reader.as_ref().and_then(|reader| reader.figures.oldest());
    let Layer::Picture(viewer) = &mut state.layer else { return };
    let room = (picture.width.min(WIDEST), picture.height.min(WIDEST));
    let Some(picture) = viewer.pictures.get(viewer.at) else { return };
    if viewer.asked.as_ref().is_some_and(|asked| asked.src == picture.src && asked.room == room) {
        return;
    }
    state.image_requests.last += 1;
    let ticket = state.image_requests.last;
    let request = RenderRequest { ticket, oldest: oldest.unwrap_or(ticket), src: picture.src.clone(), file: viewer.file.clone(), room };
    viewer.asked = Some(request.clone());
    viewer.image = None;
    effects.push(Effect::RenderImage(request));
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Room {
    /// The area covered.
    pub pane: Rect,
    /// The area of the picture, which is centred in it.
    pub picture: Rect,
    pub caption: Rect,
    pub hint: Rect,
}

/// The areas for the picture shown.
pub(crate) fn room(state: &State) -> Room {
    let Layer::Picture(viewer) = &state.layer else { return Room::default() };
    let Some(pane) = state.panes.reader.or(state.panes.list) else { return Room::default() };
    let inside = Rect { x: pane.x + 2, width: pane.width.saturating_sub(4), ..pane };
    let words = viewer.picture().map_or(0, |picture| columns(&picture.caption.chars().take(1000).collect::<String>()));
    // Words do not fill their rows: allow for a long word at the end of each.
    let per_row = usize::from(inside.width.saturating_sub(8).max(1));
    let rows = if words == 0 { 0 } else { words.div_ceil(per_row).min(usize::from(CAPTION)) as u16 };
    let below = rows + 2;
    let picture = Rect { y: inside.y + 1, height: inside.height.saturating_sub(below + 1), ..inside };
    let caption = Rect { y: picture.bottom(), height: rows, ..inside };
    Room { pane, picture, caption: caption.intersection(pane), hint: Rect { y: pane.bottom().saturating_sub(1), height: 1, ..inside } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Builder;

    #[test]
    fn pictures_have_the_words_below_them_or_their_own() {
        let mut builder = Builder::new("test");
        builder.meta.title = "A title".into();
        builder.meta.image = Some("front.png".into());
        builder.add(BlockKind::Image { src: "a.png".into() }, None, "a boat");
        builder.add(BlockKind::Caption, None, "The boat, 1631");
        builder.add(BlockKind::Image { src: "b.png".into() }, None, "a mill");
        let found = pictures(&builder.finish());
        let told: Vec<(&str, &str)> = found.iter().map(|picture| (&*picture.src, &*picture.caption)).collect();
        assert_eq!(told, [("front.png", "A title"), ("a.png", "The boat, 1631"), ("b.png", "a mill")]);
        assert_eq!(found[0].block, None);
    }

    #[test]
    fn a_copy_on_the_web_comes_after_the_pictures_of_the_text() {
        let first = |own: bool| {
            let mut builder = Builder::new("test");
            builder.meta.image = Some("https://news.example/front.png".into());
            if own {
                builder.add(BlockKind::Image { src: "a.png".into() }, None, "");
            }
            builder.add(BlockKind::Paragraph, None, "It sails.");
            pictures(&builder.finish()).remove(0).src
        };
        assert_eq!([first(true), first(false)], ["a.png", "https://news.example/front.png"]);
    }

    #[test]
    fn the_picture_of_the_article_is_not_listed_twice() {
        let mut builder = Builder::new("test");
        builder.meta.image = Some("a.png".into());
        builder.add(BlockKind::Image { src: "a.png".into() }, None, "");
        assert_eq!(pictures(&builder.finish()).len(), 1);
    }
}
