//! Marks words as a point in time of a video or sound.

use std::ops::Range;

use super::Builder;
use crate::article::Cue;
use crate::article::limits::Part;

impl Builder {
    /// Sets the time of everything pushed since `start`, in seconds after the start of the video.
    pub fn cue(&mut self, start: usize, seconds: u32) {
        if let Some(range) = self.since(start) {
            self.add_cue(range, seconds);
        }
    }

    /// Sets the time of words in finished blocks; those before them have theirs already.
    pub fn cue_in(&mut self, range: Range<usize>, seconds: u32) {
        let is_next = self.article.cues.last().is_none_or(|last| last.range.end <= range.start);
        if is_next && self.text().get(range.clone()).is_some_and(|words| !words.is_empty()) {
            self.add_cue(range, seconds);
        }
    }

    fn add_cue(&mut self, range: Range<usize>, seconds: u32) {
        if self.take(Part::Cue, 1) {
            self.article.cues.push(Cue { range, start: seconds });
        }
    }
}
