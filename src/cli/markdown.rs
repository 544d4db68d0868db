//! An article as Markdown (`CommonMark` with tables): front matter, then blocks with their emphasis and links.

use std::io::Write;
use std::ops::Range;

use anyhow::Result;

use super::output::Out;
use crate::article::{Article, Block, BlockKind, Marker, Role, Table};
use crate::ui::safe_text;

pub(super) fn write(out: &mut Out, article: &Article) -> Result<()> {
    front_matter(out, article)?;
    let mut last: Option<&Block> = None;
    for block in article.blocks().iter().filter(|block| block.kind.is_body()) {
        let item = |block: &Block| matches!(block.kind, BlockKind::ListItem { .. });
        if !(item(block) && last.is_some_and(item)) {
            writeln!(out, "{}", if block.quote_depth > 0 && last.is_some_and(|last| last.quote_depth > 0) { ">" } else { "" })?;
        }
        write_block(out, article, block)?;
        last = Some(block);
    }
    Ok(())
}

fn front_matter(out: &mut Out, article: &Article) -> Result<()> {
    let meta = article.meta();
    writeln!(out, "---\ntitle: {}", quoted(&meta.title))?;
    let fields = [
        ("subtitle", meta.subtitle.clone()),
        ("date", meta.date.map(crate::article::Date::iso)),
        ("embargo", meta.embargo.and_then(crate::article::Embargo::until).map(crate::article::Date::iso)),
        ("source", meta.source.clone()),
        ("lang", meta.lang.clone()),
        ("url", meta.url.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name}: {}", quoted(&value))?;
        }
    }
    for (name, list) in [("authors", &meta.authors), ("tags", &meta.tags)] {
        if !list.is_empty() {
            writeln!(out, "{name}: [{}]", list.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", "))?;
        }
    }
    writeln!(out, "---")?;
    Ok(())
}

/// A string in double quotes for YAML, which accepts JSON's strings.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn write_block(out: &mut Out, article: &Article, block: &Block) -> Result<()> {
    let quote = "> ".repeat(usize::from(block.quote_depth));
    let nested = block.list_depth.saturating_sub(1);
    let indent = "    ".repeat(usize::from(nested));
    let (first, next) = match &block.kind {
        BlockKind::Heading { level } => (format!("{} ", "#".repeat(usize::from(*level))), String::new()),
        BlockKind::ListItem { marker } => (format!("{indent}{}", marker_text(*marker)), format!("{indent}    ")),
        _ if block.list_depth > 0 => (format!("{indent}    "), format!("{indent}    ")),
        _ => (String::new(), String::new()),
    };
    let text = match &block.kind {
        BlockKind::Code { language } => {
            format!("```{}\n{}\n```", language.as_deref().unwrap_or_default(), &article.text()[block.range.clone()])
        }
        BlockKind::Table(table) => rows(article, table),
        BlockKind::Image { src } => format!("![{}](<{src}>)", escaped(&article.text()[block.range.clone()])),
        BlockKind::Video { url: Some(url) } => format!("[{}](<{url}>)", escaped(&article.text()[block.range.clone()])),
        BlockKind::Rule => "---".to_owned(),
        BlockKind::Caption => format!("*{}*", inline(article, &block.range)),
        _ => inline(article, &block.range),
    };
    for (number, line) in text.lines().enumerate() {
        let mut capped = String::with_capacity(line.len());
        safe_text::push_capped(&mut capped, line);
        writeln!(out, "{quote}{}{capped}", if number == 0 { &first } else { &next })?;
    }
    Ok(())
}

fn marker_text(marker: Marker) -> String {
    match marker {
        Marker::Bullet => "-   ".into(),
        Marker::Number(number) => format!("{:<4}", format!("{number}.")),
        Marker::Task(done) => format!("-   [{}] ", if done { "x" } else { " " }),
    }
}

fn rows(article: &Article, table: &Table) -> String {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| inline(article, cell).replace('|', "\\|")).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if number == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines.join("\n")
}

/// A markup tag to insert into the text: before (`opens`) or after a range.
struct Tag {
    at: usize,
    opens: bool,
    mark: String,
}

/// Those that start within a range, of parts in the order of their starts.
fn starting_in<'a, T>(parts: &'a [T], range: &Range<usize>, start: impl Fn(&T) -> usize) -> &'a [T] {
    let first = parts.partition_point(|part| start(part) < range.start);
    &parts[first..parts.partition_point(|part| start(part) < range.end).max(first)]
}

/// The text of a range with its emphasis and links; hard line breaks as backslashes.
fn inline(article: &Article, range: &Range<usize>) -> String {
    let mut tags = Vec::new();
    let mut add = |inner: &Range<usize>, open: String, close: String| {
        if inner.start >= range.start && inner.end <= range.end {
            tags.push(Tag { at: inner.start, opens: true, mark: open });
            tags.push(Tag { at: inner.end, opens: false, mark: close });
        }
    };
    for link in starting_in(article.links(), range, |link| link.range.start) {
        add(&link.range, "[".into(), format!("](<{}>)", link.url));
    }
    for span in starting_in(article.spans(), range, |span| span.range.start) {
        let mark = match span.role {
            Role::Emphasis => "*",
            Role::Strong => "**",
            Role::Strike => "~~",
            Role::Code => "`",
            _ => continue,
        };
        add(&span.range, mark.into(), mark.into());
    }
    // Tags nest: at the same place, closing tags come before opening ones, and the last opened closes first.
    tags.sort_by_key(|tag| (tag.at, tag.opens));
    let (mut out, mut from) = (String::new(), range.start);
    for tag in tags {
        out.push_str(&escaped(&article.text()[from..tag.at]));
        out.push_str(&tag.mark);
        from = tag.at;
    }
    out.push_str(&escaped(&article.text()[from..range.end]));
    out.replace('\n', "\\\n")
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
