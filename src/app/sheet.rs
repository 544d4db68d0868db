//! A text over the panes: what is known about the open article.

use super::State;
use crate::article::{Article, BlockKind};
use crate::words::{Label, Notice, calendar, counted};

/// A text to read and to leave.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What stands above it.
    pub title: String,
    /// Label and value of each line; a line without a label goes on with the one above.
    pub lines: Vec<(String, String)>,
    /// The first line on screen.
    pub top: usize,
}

impl Sheet {
    /// Scrolls, stopping at the last line.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }
}

/// What is known about the open article; says so where none is open.
pub(super) fn about(state: &mut State) -> Option<Sheet> {
    let Some(reader) = &state.reader else {
        state.say(Notice::NoArticle);
        return None;
    };
    let article = reader.article();
    let mut lines = vec![(Label::File.to_string(), crate::article::clean::line(&reader.path.to_string_lossy()))];
    lines.push((Label::Format.to_string(), article.format().to_owned()));
    lines.extend(meta(article));
    lines.push((Label::Counts.to_string(), counts(article)));
    for (index, note) in article.notes().iter().enumerate() {
        lines.push((if index == 0 { Label::Remarks.to_string() } else { String::new() }, note.to_string()));
    }
    Some(Sheet { title: Label::About.to_string(), lines, top: 0 })
}

fn meta(article: &Article) -> Vec<(String, String)> {
    let meta = article.meta();
    let date = meta.date.map(|date| calendar::long(date.ymd(), date.clock()));
    let joined = |list: &[String]| (!list.is_empty()).then(|| list.join(", "));
    [
        (Label::Title, Some(meta.title.clone())),
        (Label::Date, date),
        (Label::Authors, joined(&meta.authors)),
        (Label::Source, meta.source.clone()),
        (Label::Section, meta.section.clone()),
        (Label::Place, meta.place.clone()),
        (Label::Tags, joined(&meta.tags)),
        (Label::Language, meta.lang.clone()),
        (Label::Address, meta.url.clone()),
        (Label::Picture, meta.image.clone()),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label.to_string(), value?)))
    .collect()
}

fn counts(article: &Article) -> String {
    let sections = article.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
    Label::CountLine {
        words: counted(article.words(), "word"),
        minutes: article.minutes(),
        sections: counted(sections, "section"),
        quotes: counted(article.quotes().len(), "quotation"),
        links: counted(article.links().len(), "link"),
        videos: counted(article.videos().len(), "video"),
    }
    .to_string()
}
