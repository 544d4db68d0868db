//! Cues: stretches of a transcript with their time in the video.

use std::ops::Range;

use super::{Article, Block, BlockKind, Video};

/// A stretch of a transcript with one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The words, in the article's text.
    pub range: Range<usize>,
    /// Start in seconds after the start of the video.
    pub start: u32,
}

impl Article {
    /// The stretches of a transcript whose time is known, ordered by their place in the text.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Time of the words at the byte `offset`, in seconds: that of the cue there, or of the nearest one of the same block.
    pub fn time_at(&self, offset: usize) -> Option<u32> {
        let block = self.blocks.get(self.block_at(offset)?)?.range.clone();
        let next = self.cues.partition_point(|cue| cue.range.start <= offset);
        let near = |index: usize| self.cues.get(index).filter(|cue| block.contains(&cue.range.start));
        next.checked_sub(1).and_then(near).or_else(|| near(next)).map(|cue| cue.start)
    }

    /// The heading of the transcript that was put below the article, as a block index, where there is one.
    pub fn transcript(&self) -> Option<usize> {
        self.transcript
    }

    /// The article with `transcript` as its last section, under `heading`. The transcript's own title is left out.
    #[must_use]
    pub fn with_transcript(mut self, heading: &str, transcript: &Self) -> Self {
        let heading = super::clean::line(heading);
        let level = self.blocks.iter().filter_map(|block| if let BlockKind::Heading { level } = block.kind { Some(level) } else { None });
        let level = level.min().unwrap_or(2).min(2);
        let body = transcript.blocks.iter().filter(|block| block.kind == BlockKind::Transcript);
        let Some(first) = body.clone().map(|block| block.range.start).next() else { return self };
        self.append(BlockKind::Heading { level }, &heading);
        self.transcript = self.blocks.len().checked_sub(1);
        for block in body {
            self.append(BlockKind::Transcript, &transcript.text[block.range.clone()]);
        }
        // Blocks that follow each other in the one follow each other in the other: all ranges move by the same.
        let start = self.transcript.and_then(|heading| self.blocks.get(heading + 1)).map_or(0, |block| block.range.start);
        let moved = |range: &Range<usize>| range.start - first + start..range.end - first + start;
        self.cues.extend(transcript.cues.iter().map(|cue| Cue { range: moved(&cue.range), start: cue.start }));
        let spans = transcript.spans.iter().filter(|span| span.range.start >= first);
        self.spans.extend(spans.map(|span| super::Span { range: moved(&span.range), role: span.role }));
        // Which language it is in was asked for the transcript alone.
        for note in transcript.notes.iter().filter(|note| !note.is_plain()) {
            if !self.notes.contains(note) {
                self.notes.push(note.clone());
            }
        }
        self
    }

    /// The article with a video found beside its file, where it has none of its own.
    #[must_use]
    pub fn with_video(mut self, name: &str) -> Self {
        if self.videos.is_empty() {
            let url = super::clean::address(name).unwrap_or_default();
            self.videos.push(Video { url, provider: "file", id: None, start: None, title: None });
        }
        self
    }

    fn append(&mut self, kind: BlockKind, text: &str) {
        if !self.blocks.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push(Block { kind, range: start..self.text.len(), line: None, list_depth: 0, quote_depth: 0 });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Builder, Role};
    use super::*;

    fn transcript() -> Article {
        let mut builder = Builder::new("transcript");
        builder.meta.title = "talk".into();
        for (speaker, first, second) in [("Ann", 1, 4), ("Ben", 9, 12)] {
            builder.begin(BlockKind::Transcript, None);
            let start = builder.position();
            builder.push(speaker);
            builder.span(start, Role::Speaker);
            builder.push(": ");
            for seconds in [first, second] {
                let start = builder.position();
                builder.push("some words. ");
                builder.cue(start, seconds);
            }
            builder.end();
        }
        builder.finish()
    }

    #[test]
    fn words_have_the_time_of_their_cue() {
        let article = transcript();
        let heard: Vec<_> = [0, 5, 12, 24, 200].map(|offset| article.time_at(offset)).into();
        assert_eq!(heard, [None, Some(1), Some(1), Some(4), Some(12)]);
    }

    #[test]
    fn a_transcript_below_an_article_keeps_its_times_and_speakers() {
        let mut builder = Builder::new("text");
        builder.meta.title = "T".into();
        builder.add(BlockKind::Heading { level: 3 }, None, "H");
        let article = builder.finish().with_transcript("Transcript", &transcript());
        assert_eq!(article.text(), "T\nH\nTranscript\nAnn: some words. some words.\nBen: some words. some words.");
        assert_eq!(article.transcript(), Some(2));
        assert_eq!(article.sections().last().map(|section| (section.level, section.blocks.clone())), Some((2, 2..5)));
        let heard = article.text().rfind("some").and_then(|at| article.time_at(at));
        assert_eq!(heard, Some(12));
        let speakers: Vec<_> = article.spans().iter().map(|span| &article.text()[span.range.clone()]).collect();
        assert_eq!(speakers, ["Ann", "Ben"]);
    }

    #[test]
    fn an_empty_transcript_adds_no_section() {
        let article = transcript().with_transcript("Transcript", &Builder::new("transcript").finish());
        assert_eq!(article.transcript(), None);
    }
}
