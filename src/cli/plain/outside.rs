//! What other programs do: videos, links and pages opened, the file edited.

use std::io::{IsTerminal, Write, stdin};
use std::sync::Arc;

use anyhow::Result;

use super::Session;
use crate::app::LinkTarget;
use crate::article::{Block, LinkKind};
use crate::cli::{open, output};
use crate::runtime::librarian::Videos;
use crate::runtime::opener;
use crate::words::{Notice, Plain};

/// The most videos that are told of a list.
const VIDEOS: usize = 200;

impl Session<'_> {
    pub(super) fn video(&mut self, rest: &str) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let told = open.told.checked_sub(1).and_then(|last| open.article.blocks().get(*open.blocks.get(last)?));
        let heard = told.and_then(|block| open.article.heard_at(block.range.start));
        let mut videos: Vec<LinkTarget> = LinkTarget::videos_of(&open.article, &open.origin.file).collect();
        for video in &mut videos {
            video.start = heard.or(video.start);
        }
        match (videos.as_slice(), rest.parse::<usize>()) {
            ([], _) => self.say(&Notice::NoVideo),
            ([only], Err(_)) => self.start(only),
            (several, Err(_)) => {
                for (index, video) in several.iter().enumerate() {
                    self.line(&format!("{}. {}: {}", index + 1, video.title, video.url))?;
                }
                self.say(&Plain::WhichNumber { command: "video".to_owned(), most: several.len() })
            }
            (several, Ok(number)) => match number.checked_sub(1).and_then(|at| several.get(at)) {
                Some(video) => self.start(video),
                None => self.say(&Plain::NoNumber { number, most: several.len() }),
            },
        }
    }

    pub(super) fn tell_links(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(&open.article);
        if article.links().is_empty() {
            return self.say(&Notice::NoLinks);
        }
        for (index, link) in article.links().iter().enumerate() {
            let text = article.text().get(link.range.clone()).unwrap_or_default();
            let line = if text == link.url { format!("{}. {text}", index + 1) } else { format!("{}. {text}: {}", index + 1, link.url) };
            self.line(&line)?;
        }
        self.say(&Plain::WhichNumber { command: "open".to_owned(), most: article.links().len() })
    }

    pub(super) fn open_link(&mut self, rest: &str) -> Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        let most = open.article.links().len();
        let Ok(number) = rest.parse::<usize>() else { return self.tell_links() };
        let Some(link) = number.checked_sub(1).and_then(|at| open.article.links().get(at)) else {
            return self.say(&Plain::NoNumber { number, most });
        };
        let title = open.article.text().get(link.range.clone()).unwrap_or_default().to_owned();
        let target = LinkTarget { url: link.url.clone(), kind: link.kind, title, start: None, file: open.origin.file.to_path_buf() };
        self.start(&target)
    }

    pub(super) fn open_page(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let Some(url) = open.article.meta().url.clone() else { return self.say(&Notice::NoAddress) };
        let title = open.article.meta().title.clone();
        let target = LinkTarget { url, kind: LinkKind::Page, title, start: None, file: open.origin.file.to_path_buf() };
        self.start(&target)
    }

    /// Opens something outside, by the same programs and the same gate as the reader.
    fn start(&mut self, target: &LinkTarget) -> Result<()> {
        self.out.flush()?;
        match self.lent.while_lent(|| open::start(self.config, target, &self.roots)) {
            Ok(address) => self.say(&Plain::Started { address }),
            Err(error) => {
                output::complain(&error, self.words);
                Ok(())
            }
        }
    }

    /// Tells the videos of the listed articles, or opens the one of this number among those told last.
    pub(super) fn all_videos(&mut self, typed: &str) -> Result<()> {
        if let Ok(number) = typed.parse::<usize>()
            && !self.videos.is_empty()
        {
            return match number.checked_sub(1).and_then(|at| self.videos.get(at)).cloned() {
                Some(video) => self.start(&video),
                None => self.say(&Plain::NoNumber { number, most: self.videos.len() }),
            };
        }
        self.videos.clear();
        let mut videos = Videos::default();
        for origin in self.library.with_videos() {
            for video in videos.of(&origin).into_iter().take(VIDEOS - self.videos.len()) {
                self.line(&format!("{}. {}: {}", self.videos.len() + 1, video.title, video.url))?;
                self.videos.push(video);
            }
            if self.videos.len() >= VIDEOS {
                break;
            }
            // Somebody listens while the next file is read.
            self.out.flush()?;
        }
        match self.videos.len() {
            0 => self.say(&Notice::NoVideosListed),
            most => self.say(&Plain::WhichNumber { command: "all-videos".to_owned(), most }),
        }
    }

    /// Lets an editor have the terminal, at the paragraph one is at; then reads the file again.
    pub(super) fn edit(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        if self.columns.is_none() || !stdin().is_terminal() {
            return self.say(&Plain::NoEditing);
        }
        let (key, path, number) = (open.key, Arc::clone(&open.origin.file), open.told);
        let block = number.checked_sub(1).and_then(|at| open.blocks.get(at)).copied().unwrap_or(0);
        let before = open.article.blocks().get(..=block).unwrap_or_default();
        let line = before.iter().rev().find_map(Block::line).unwrap_or(1);
        let Some(argv) = opener::editor(&path, line) else { return self.say(&Notice::NoEditor) };
        self.out.flush()?;
        if let Err(why) = self.lent.while_lent(|| opener::in_our_place(&argv)) {
            let program = argv.into_iter().next().unwrap_or_default();
            return self.say(&Notice::EditorFailed { program, why });
        }
        let old = self.open.as_ref().map(|open| Arc::clone(&open.article));
        self.library.read_again(&path, self.words);
        if self.load(key)?.is_none() {
            return Ok(());
        }
        self.say_altered(old.as_deref().map(crate::article::Article::text))?;
        let most = self.open.as_ref().map_or(0, |open| open.blocks.len());
        self.stand_at(number.min(most))
    }

    /// Says that the open article is another one than `old`, if it is; what changed is told from there.
    fn say_altered(&mut self, old: Option<&str>) -> Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let Some(old) = old.filter(|old| *old != open.article.text()) else { return Ok(()) };
        open.before.get_or_insert_with(|| Arc::from(old));
        self.say(&Notice::FileAltered)
    }

    /// Goes to sleep until the shell goes on with us.
    pub(super) fn sleep(&mut self) -> Result<()> {
        if !opener::can_sleep() {
            return self.say(&Notice::CannotSuspend);
        }
        self.out.flush()?;
        opener::sleep();
        self.again()
    }
}
