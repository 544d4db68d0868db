//! Running text: words and the spaces between them, line ends, inline elements, inline quotations.

use super::{BlockWriter, Inline, OPEN, Style, is_blank, style};
use crate::article::Role;
use crate::formats::markdown::address;
use crate::formats::whitespace::{fold, is_folded};

impl BlockWriter<'_> {
    /// Writes text, white space folded except in code.
    pub(in crate::formats) fn text(&mut self, text: &str) {
        if self.preformatted > 0 && self.fixed.is_none() {
            if !self.builder.is_open() && text.trim().is_empty() {
                return;
            }
            self.begin_text();
            return self.builder.push(text);
        }
        let core = text.trim_matches(is_blank);
        self.space |= text.starts_with(is_blank);
        if core.is_empty() || (self.table.is_some() && self.first_cell) {
            return;
        }
        // A line of nothing but a no-break space is an empty one.
        if core.trim().is_empty() && self.fixed.is_none() && self.builder.so_far().ends_with('\n') {
            return;
        }
        if is_folded(core) {
            self.words(core);
        } else {
            let mut folded = String::with_capacity(core.len());
            fold(core, &mut folded);
            self.words(&folded);
        }
        self.space = text.ends_with(is_blank);
    }

    /// Writes words with single spaces between them; bare URLs among them are links.
    pub(super) fn words(&mut self, words: &str) {
        self.begin_text();
        self.space &= !std::mem::take(&mut self.glued);
        self.space |= std::mem::take(&mut self.parted)
            && words.starts_with(char::is_alphanumeric)
            && self.builder.so_far().ends_with(char::is_alphanumeric);
        if std::mem::take(&mut self.space) && self.has_text() && !self.builder.so_far().ends_with(['\n', ' ']) {
            self.builder.push(" ");
        }
        let possible = self.links == 0 && address::may_be_in(words) && !self.in_code();
        let mut at = 0;
        while possible && let Some(range) = address::find(words, at) {
            self.builder.push(&words[at..range.start]);
            let start = self.builder.position();
            self.builder.push(&words[range.clone()]);
            self.builder.link(start, &address::full(&words[range.clone()]));
            at = range.end;
        }
        self.builder.push(&words[at..]);
    }

    /// Whether an inline element with code is open: a URL there is an example.
    fn in_code(&self) -> bool {
        self.inline.iter().any(|inline| matches!(inline.style, Style::Role(Role::Code)))
    }

    /// Parts the last word from the next one, as where a time of day lies beside what happened then.
    pub(in crate::formats) fn part_words(&mut self) {
        self.parted = true;
    }

    /// Writes text right after the last word, whatever space is written before it.
    pub(in crate::formats) fn text_without_space(&mut self, text: &str) {
        self.space = false;
        self.text(text);
    }

    /// Ends a line where the author did; a second line end in a row ends the paragraph.
    pub(in crate::formats) fn line_break(&mut self) {
        if self.preformatted > 0 && self.fixed.is_none() {
            self.begin_text();
            self.builder.push("\n");
        } else if self.fixed.is_some() {
            self.space = true;
        } else if self.builder.so_far().ends_with('\n') {
            self.end_block();
        } else if self.has_text() {
            self.space = false;
            self.builder.push("\n");
        }
    }

    pub(in crate::formats) fn open_inline(&mut self, key: usize, style: Style) {
        if self.inline.len() < OPEN {
            self.links += usize::from(matches!(style, Style::Link(_)));
            self.inline.push(Inline { key, start: self.builder.position(), style });
        }
    }

    pub(in crate::formats) fn close_inline(&mut self, key: usize) {
        if let Some(index) = self.inline.iter().rposition(|inline| inline.key == key) {
            let inline = self.inline.remove(index);
            self.links -= usize::from(matches!(inline.style, Style::Link(_)));
            style(self.builder, &inline);
        }
    }

    /// Gives the text of the open block the styles of the inline elements that are open.
    pub(super) fn style_inline(&mut self) {
        self.inline.iter().for_each(|inline| style(self.builder, inline));
    }

    /// Lets the open inline elements go on where the next text begins.
    pub(super) fn restart_inline(&mut self) {
        let start = self.builder.position();
        self.inline.iter_mut().for_each(|inline| inline.start = start);
    }

    /// Begins an inline quotation with an opening mark; the closing one is written when it ends. Empty marks write nothing.
    pub(in crate::formats) fn open_quotation(&mut self, (opening, closing): (&str, &'static str)) {
        self.quotations.push(closing);
        if !opening.is_empty() {
            self.text(opening);
            self.glued = true;
        }
    }

    pub(in crate::formats) fn close_quotation(&mut self) {
        let closing = self.quotations.pop().unwrap_or_default();
        if !closing.is_empty() {
            self.text_without_space(closing);
        }
    }

    /// The number of open inline quotations that have quotation marks.
    pub(in crate::formats) fn quotation_depth(&self) -> usize {
        self.quotations.iter().filter(|closing| !closing.is_empty()).count()
    }
}
