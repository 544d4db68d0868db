//! Descriptions without tags: plain text whose lines mean something, Markdown, and chapters of a video (`1:05 The vote`).

use std::ops::Range;

use super::markup;
use crate::article::{BlockKind, Builder, Marker};
use crate::formats::{markdown, text};

pub(super) fn write(written: &str, builder: &mut Builder) {
    builder.forget_lines();
    let written = written.replace("\r\n", "\n");
    let lines: Vec<&str> = written.trim().lines().map(str::trim).collect();
    if lines.len() < 2 {
        if let Some(line) = lines.first().filter(|line| !line.is_empty()) {
            text::add_linked(&markup::squeeze(line), builder);
        }
        return;
    }
    if markdown::sniff(&written) {
        return markdown::body(&written, builder);
    }
    let mut at = 0;
    while at < lines.len() {
        let chapters = lines[at..].iter().map_while(|line| chapter(line)).collect::<Vec<_>>();
        if is_list(&chapters) {
            at += chapters.len();
            for chapter in chapters {
                write_chapter(chapter, builder);
            }
            continue;
        }
        let next = (at + chapters.len().max(1)..lines.len()).find(|&at| chapter(lines[at]).is_some()).unwrap_or(lines.len());
        text::kept_lines(&lines[at..next].join("\n"), builder);
        at = next;
    }
}

/// The first chapter begins within so many seconds, where tags are around its line: later times may be those of a day.
const FIRST: u32 = 10;

/// Marks the lines of chapters in the text that was written from `start` on, from HTML.
pub(super) fn mark_chapters(start: usize, builder: &mut Builder) {
    let Some(text) = builder.text().get(start..).filter(|text| text.contains(':')) else { return };
    let (mut found, mut row, mut at) = (Vec::new(), Vec::new(), start);
    let mut close = |row: &mut Vec<(Range<usize>, u32)>| {
        if row.len() > 1 && row[0].1 <= FIRST && row.windows(2).all(|pair| pair[0].1 < pair[1].1) {
            found.append(row);
        }
        row.clear();
    };
    for line in text.split('\n') {
        match chapter(line) {
            Some((seconds, _)) => row.push((at..at + line.len(), seconds)),
            None => close(&mut row),
        }
        at += line.len() + 1;
    }
    close(&mut row);
    for (range, seconds) in found {
        builder.cue_in(range, seconds);
    }
}

/// A line that names a point in a video: its time in seconds, and the line.
type Chapter<'a> = (u32, &'a str);

/// The chapter that a line is: a time, then words.
fn chapter(line: &str) -> Option<Chapter<'_>> {
    let bare = line.trim_start_matches(['(', '[', '•', '-', '–', '*', ' ']);
    let end = bare.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(bare.len());
    let (time, words) = bare.split_at_checked(end)?;
    let parts: Vec<u32> = time.split(':').map(|part| part.parse().ok().filter(|_| part.len() <= 2)).collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [minutes, seconds] if seconds < 60 => minutes * 60 + seconds,
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => (hours * 60 + minutes) * 60 + seconds,
        _ => return None,
    };
    words.chars().any(char::is_alphabetic).then_some((seconds, line))
}

/// Whether lines are the chapters of one video: at least two, in order.
fn is_list(chapters: &[Chapter<'_>]) -> bool {
    chapters.len() > 1 && chapters.windows(2).all(|pair| pair[0].0 < pair[1].0)
}

fn write_chapter((seconds, line): Chapter<'_>, builder: &mut Builder) {
    builder.nest(1, 0);
    builder.begin(BlockKind::ListItem { marker: Marker::Bullet }, None);
    let start = builder.position();
    text::push_linked(line.trim_start_matches(['•', '-', '–', '*', ' ']), builder);
    builder.cue(start, seconds);
    builder.end();
    builder.nest(0, 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn read(text: &str) -> Article {
        let mut builder = Builder::new("test");
        write(text, &mut builder);
        builder.finish()
    }

    #[test]
    fn lines_of_a_plain_text_are_kept() {
        let article = read("First line of the notes\nSecond line of the notes\n\nLinks below\nhttps://example.org/a\n");
        assert_eq!(article.text(), "First line of the notes\nSecond line of the notes\nLinks below\nhttps://example.org/a");
        assert_eq!(article.links().len(), 1);
    }

    #[test]
    fn markdown_is_read_as_such() {
        let article = read("## What is new\n\n* presses **faster**\n* a [link](https://example.org/x)\n\nThanks to all.");
        assert_eq!(article.text(), "What is new\npresses faster\na link\nThanks to all.");
    }

    #[test]
    fn chapters_between_tags_have_their_times_too() {
        let times = |html: &str| {
            let mut builder = Builder::new("test");
            crate::formats::html::fragment(html, None, &mut builder);
            builder.end();
            mark_chapters(0, &mut builder);
            let article = builder.finish();
            article.cues().iter().map(|cue| (cue.start, article.text()[cue.range.clone()].to_owned())).collect::<Vec<_>>()
        };
        let two = vec![(0, "0:00 Start".to_owned()), (65, "1:05 The vote".to_owned())];
        assert_eq!(times("<p>Tides.</p><p>0:00 Start<br><a href='https://a.example/?t=65'>1:05</a> The <b>vote</b></p>"), two);
        assert_eq!(times("<ul><li>0:00 Start</li><li>1:05 The vote</li></ul>"), two);
        assert_eq!(times("<p>8:00 The gate opens<br>9:30 The first barge</p>"), []);
        assert_eq!(times("<p>0:00 Start</p>"), []);
    }

    #[test]
    fn chapters_are_lines_with_their_times() {
        let article = read("About the tide.\n\n0:00 Start\n01:05 The vote\n1:02:03 - The end\n\n10:30 is the hour of the ferry.");
        let times: Vec<_> = article.cues().iter().map(|cue| (cue.start, &article.text()[cue.range.clone()])).collect();
        assert_eq!(times, [(0, "0:00 Start"), (65, "01:05 The vote"), (3723, "1:02:03 - The end")]);
        assert!(article.text().ends_with("10:30 is the hour of the ferry."));
    }
}
