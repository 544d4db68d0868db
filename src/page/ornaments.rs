//! Block prefixes: bars of block quotations, bullets, numbers, boxes, fold marks.

use crate::article::{Article, Block, BlockKind, Marker, Role, Roles};

use super::{Gutter, GutterSign, Ink, Piece, Setting, clusters, speech};

/// Number of blocks searched backwards for the list item that a further paragraph belongs to.
const LOOK_BACK: usize = 64;

/// The columns a pull quote is set in by.
const PULL: usize = 4;

/// The signs used, in the terminal's alphabet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    pub(super) bar: &'static str,
    pub(super) quote_bar: &'static str,
    pub(super) bullets: [&'static str; 3],
    pub(super) boxes: [&'static str; 2],
    pub(super) open: &'static str,
    pub(super) closed: &'static str,
    pub(super) image: &'static str,
    pub(super) video: &'static str,
    pub(super) line: &'static str,
    pub(super) cross: &'static str,
    pub(super) onward: &'static str,
}

const UNICODE: Signs = Signs {
    bar: "│",
    quote_bar: "▏",
    bullets: ["• ", "◦ ", "– "],
    boxes: ["☐ ", "☑ "],
    open: "▾",
    closed: "▸",
    image: "▣ ",
    video: "▶ ",
    line: "─",
    cross: "┼",
    onward: "↪ ",
};

const ASCII: Signs = Signs {
    bar: "|",
    quote_bar: "|",
    bullets: ["* ", "o ", "- "],
    boxes: ["[ ] ", "[x] "],
    open: "-",
    closed: "+",
    image: "[img] ",
    video: "V ",
    line: "-",
    cross: "+",
    onward: "\\ ",
};

pub(super) fn signs(setting: &Setting) -> &'static Signs {
    if setting.ascii { &ASCII } else { &UNICODE }
}

/// The margin before the rows of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Margin {
    pub(super) first: Vec<Piece>,
    /// Before the others; as wide.
    pub(super) rest: Vec<Piece>,
    pub(super) width: usize,
}

/// One step of a margin; both texts are as wide.
struct Step {
    first: String,
    rest: String,
    role: Role,
}

impl Step {
    fn new(first: impl Into<String>, role: Role) -> Self {
        let first = first.into();
        Self { rest: " ".repeat(clusters::width(&first)), first, role }
    }

    fn indent(columns: usize) -> Self {
        Self::new(" ".repeat(columns), Role::Ornament)
    }

    fn width(&self) -> usize {
        clusters::width(&self.rest)
    }
}

/// The margin of block `index`. At most half of `room` columns: of more, the outermost steps are left out.
pub(super) fn margin(article: &Article, setting: &Setting, index: usize, room: usize, closed: bool) -> Margin {
    let Some(block) = article.blocks().get(index) else { return Margin::default() };
    let signs = signs(setting);
    let gutter = gutter(article, setting, index, closed);
    let mut steps = bars(quote_bars(article, index).saturating_sub(u8::from(gutter[1].is_some())), signs);
    if block.list_depth > 1 {
        steps.extend((1..block.list_depth).map(|_| Step::indent(2)));
    }
    match &block.kind {
        BlockKind::ListItem { marker } => steps.push(Step::new(sign(*marker, block, signs), Role::Ornament)),
        _ if block.list_depth > 0 => steps.push(Step::indent(item_indent(article, index, signs))),
        _ => {}
    }
    match &block.kind {
        BlockKind::Heading { .. } if gutter[0].is_none() => steps.push(Step::new(format!("{} ", fold(signs, closed)), Role::Fold)),
        BlockKind::PullQuote => steps.push(Step::indent(PULL)),
        BlockKind::Image { .. } => steps.push(Step::new(signs.image, Role::Ornament)),
        BlockKind::Video { .. } => steps.push(Step::new(signs.video, Role::Video)),
        BlockKind::Transcript => steps.extend(time(article, block)),
        _ => {}
    }
    assemble(steps, room)
}

fn fold(signs: &Signs, closed: bool) -> &'static str {
    if closed { signs.closed } else { signs.open }
}

/// The number of bars beside a block: one for each quotation around it, and one beside direct speech.
fn quote_bars(article: &Article, index: usize) -> u8 {
    let depth = article.blocks().get(index).map_or(0, |block| block.quote_depth);
    if depth == 0 { u8::from(speech::is_block(article, index)) } else { depth }
}

/// The signs left of the first row and of the others: the fold mark of a heading, else the outermost bar.
pub(super) fn gutter(article: &Article, setting: &Setting, index: usize, closed: bool) -> [Option<GutterSign>; 2] {
    let signs = signs(setting);
    let heading = article.blocks().get(index).is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }));
    match setting.gutter {
        Gutter::Within => [None, None],
        Gutter::Beside if heading => [Some(GutterSign { text: fold(signs, closed), role: Role::Fold }), None],
        Gutter::Beside => {
            let bar = (quote_bars(article, index) > 0).then_some(GutterSign { text: signs.quote_bar, role: Role::QuoteBar });
            [bar, bar]
        }
    }
}

/// When a paragraph of a transcript is heard, as wide as the latest of all.
fn time(article: &Article, block: &Block) -> Option<Step> {
    let latest = article.cues().last().map(|cue| clock(cue.start).len())?;
    let heard = clock(article.time_at(block.range.start)?);
    Some(Step::new(format!("{heard:>latest$} "), Role::Ornament))
}

/// Seconds as players show them: `1:05`, `1:02:03`.
fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// The bars alone, for the blank row between two paragraphs of a block quotation: the sign in the gutter, and those in the text.
pub(super) fn between(setting: &Setting, quote_depth: u8) -> (Option<GutterSign>, Vec<Piece>) {
    let signs = signs(setting);
    let beside = quote_depth > 0 && setting.gutter == Gutter::Beside;
    let bars = assemble(bars(quote_depth - u8::from(beside), signs), usize::from(setting.measure)).rest;
    (beside.then_some(GutterSign { text: signs.quote_bar, role: Role::QuoteBar }), bars)
}

fn bars(quote_depth: u8, signs: &Signs) -> Vec<Step> {
    let bar = format!("{} ", signs.quote_bar);
    (0..quote_depth).map(|_| Step { first: bar.clone(), rest: bar.clone(), role: Role::QuoteBar }).collect()
}

fn assemble(mut steps: Vec<Step>, room: usize) -> Margin {
    let mut width: usize = steps.iter().map(Step::width).sum();
    let mut out = 0;
    while width > room / 2 {
        width -= steps[out].width();
        out += 1;
    }
    steps.drain(..out);
    let mut margin = Margin { width, ..Margin::default() };
    for step in steps {
        add(&mut margin.first, step.first, step.role);
        add(&mut margin.rest, step.rest, step.role);
    }
    margin
}

/// Adds an ornament, to the piece before it where it looks alike.
pub(super) fn add(pieces: &mut Vec<Piece>, text: String, role: Role) {
    let roles = Roles::of(role);
    match pieces.last_mut() {
        Some(Piece { ink: Ink::Added(before), roles: same }) if *same == roles => before.push_str(&text),
        _ => pieces.push(Piece { ink: Ink::Added(text), roles }),
    }
}

fn sign(marker: Marker, block: &Block, signs: &Signs) -> String {
    match marker {
        Marker::Bullet => signs.bullets[usize::from(block.list_depth.saturating_sub(1)) % signs.bullets.len()].to_owned(),
        Marker::Number(number) => format!("{number:>2}. "),
        Marker::Task(done) => signs.boxes[usize::from(done)].to_owned(),
    }
}

/// The columns before the text of the list item that block `index` goes on.
fn item_indent(article: &Article, index: usize, signs: &Signs) -> usize {
    let blocks = &article.blocks()[..index];
    let Some(depth) = article.blocks().get(index).map(|block| block.list_depth) else { return 0 };
    let item = blocks.iter().rev().take(LOOK_BACK).take_while(|block| block.list_depth >= depth).find_map(|block| match block.kind {
        BlockKind::ListItem { marker } if block.list_depth == depth => Some(sign(marker, block, signs)),
        _ => None,
    });
    item.map_or(2, |sign| clusters::width(&sign))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{drawn, page};
    use crate::article::BlockKind;

    #[test]
    fn paragraphs_of_a_transcript_show_their_times() {
        let mut page = page(20, |builder| {
            for (seconds, words) in [(7, "Fog on the quay."), (605, "Gone.")] {
                builder.begin(BlockKind::Transcript, None);
                let start = builder.position();
                builder.push(words);
                builder.cue(start, seconds);
                builder.end();
            }
        });
        assert_eq!(drawn(&mut page), [" 0:07 Fog on the", "      quay.", "", "10:05 Gone."]);
    }
}
