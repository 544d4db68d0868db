//! Screens after keys. Each row of a screen begins with `|`; below it, after `~`, a letter for the style of each
//! character that has one, so that a lost highlight shows: `t` title, `d` lead, `y` byline, `h`, `g` and `i` headings of three levels, `k` bar of a quotation, `q` quotation, `n` quotation within,
//! `s` speaker, `Q` block quotation, `l` link, `v` video, `m` match, `a` note, `X` selection, `M` current match, `f` and `F` folds, `e` emphasis, `b` strong,
//! `H` hint, `=` the row chosen, `-` the same in the pane not in use, `N` notice, `E` error, `W` warning, `^` sticky line, `*` scrollbar mark.

mod changes;
mod embargo;
mod empty_panes;
mod finding;
mod folding;
mod jumps;
mod key_sequences;
mod links_and_copying;
mod list_groups;
mod mouse;
mod notes;
mod panes;
mod pictures;
mod popups;
mod quotes_of_the_list;
mod read_status;
mod relevance;
mod saved_searches;
mod several;
mod speakers;
mod tables;
mod unread_search;

use crate::driver::Desk;

/// An article with a bit of everything.
const TOWER: &str = "\
---
title: The clock that ran slow
date: 2024-05-02
author: Ada Lindqvist
url: https://news.example/clock
---

For eleven years nobody noticed. Then the *trains* came on time.

## The discovery

\"It was four minutes, never five,\" said Jonas Ek, the sexton. He wrote it down in a [small book](https://archive.example/book).

The council did not believe him.

### A second opinion

> Clocks do not lie. People set them.

## The repair

A new wheel was cut in March. \"We call it the young tooth,\" said Mira Holm, who cut it.

Watch the film: <https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90>
";

/// A short text, older, without anything to open.
const FERRY: &str = "\
The last ferry
12 March 2021

The ferry to Holm sails no more. A bridge took its place in March.
";

/// A text in another script with a long title.
const BRIDGE: &str = "\
---
title: 橋が開通した日に船長は静かに鐘を鳴らし続けた
date: 2022-07-01
lang: ja
---

橋が開通した。船長は鐘を鳴らした。
";

const FILES: &[(&str, &str)] = &[("tower.md", TOWER), ("ferry.txt", FERRY), ("bridge.md", BRIDGE)];

/// A desk with the three articles on a small screen, one pane at a time.
fn small() -> Desk {
    Desk::new(FILES, (60, 14))
}

/// The same on a screen wide enough for both panes.
fn wide() -> Desk {
    Desk::new(FILES, (110, 16))
}
