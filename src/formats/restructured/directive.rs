//! Explicit marks: directives, notes, names of addresses and remarks, behind two dots.

use std::fmt::Write;

use super::{Page, field, fill, indent, inline};
use crate::article::Meta;
use crate::formats::html::entity::escape;
use crate::formats::html::markdown_marks as marks;

/// Directives that hold nothing to read.
const HIDDEN: [&str; 14] = [
    "contents",
    "toctree",
    "include",
    "literalinclude",
    "raw",
    "meta",
    "index",
    "highlight",
    "role",
    "default-role",
    "currentmodule",
    "sectnum",
    "target-notes",
    "tags",
];

/// Remarks that are set apart, named by their directive.
const REMARKS: [&str; 10] = ["note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "error", "seealso"];

impl Page<'_> {
    /// Reads what begins behind two dots. Returns the next line to read.
    pub(super) fn explicit(&mut self, at: usize, column: usize, meta: &mut Meta) -> usize {
        self.close_list();
        let said = self.line(at).trim_start().trim_start_matches("..").trim_start();
        let end = self.end_of_block(at + 1, column + 1);
        if let Some((name, words)) = said.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
            self.begin_paragraph(at);
            let _ = write!(self.out, "[");
            escape(name.trim_start_matches('#'), &mut self.out);
            self.out.push_str("] ");
            inline::write(words, &self.targets, &mut self.out);
            return at + 1;
        }
        if let Some((name, rest)) = said.split_once("::").filter(|(name, _)| is_name(name)) {
            self.begun |= name != "meta";
            return self.directive(at, end, name, rest.trim());
        }
        // A blog's fields are remarks: `.. title: The tide`.
        if !self.begun
            && let Some((name, value)) = said.split_once(": ").filter(|(name, _)| is_name(name))
        {
            fill(meta, name, value.trim());
        }
        if said.starts_with('_') || said.starts_with('|') { end } else { end.max(at + 1) }
    }

    fn directive(&mut self, at: usize, end: usize, name: &str, argument: &str) -> usize {
        let options = self.lines.get(at + 1..end).unwrap_or_default().iter().take_while(|line| field(line.trim_start()).is_some()).count();
        let option = |wanted: &str| {
            self.lines[at + 1..at + 1 + options].iter().filter_map(|line| field(line.trim_start())).find(|(name, _)| *name == wanted)
        };
        let start = at + 1 + options;
        let start = start + self.lines.get(start..end).unwrap_or_default().iter().take_while(|line| line.is_empty()).count();
        match name {
            _ if HIDDEN.contains(&name) => return end,
            "image" | "figure" | "thumbnail" => {
                let alt = option("alt").map_or("", |(_, alt)| alt);
                self.picture(at, argument, alt);
                return if start < end { self.caption(start, end) } else { end };
            }
            "code" | "code-block" | "sourcecode" | "parsed-literal" | "math" | "prompt" => {
                return if start < end { self.literal(start, end, argument) } else { end };
            }
            "youtube" | "vimeo" => {
                let host = if name == "youtube" { "https://www.youtube.com/watch?v=" } else { "https://vimeo.com/" };
                self.element("p", &format!("{host}{argument}"), at);
                return end;
            }
            _ => (),
        }
        let column = if start < end { indent(self.line(start)) } else { indent(self.line(at)) + 1 };
        self.set_apart(at, column, name, argument, options > 0);
        at + 1 + options
    }

    /// Opens what a directive sets apart, with its label and its argument, which goes on in the next lines unless it `ends`.
    fn set_apart(&mut self, at: usize, column: usize, name: &str, argument: &str, ends: bool) {
        let element = if matches!(name, "epigraph" | "highlights" | "pull-quote") { "blockquote" } else { "div" };
        let _ = write!(self.out, "<{element}>");
        self.open.push((column, element));
        let label = if REMARKS.contains(&name) { format!("**{}{}**", name[..1].to_uppercase(), &name[1..]) } else { String::new() };
        let is_titled = matches!(name, "admonition" | "topic" | "sidebar" | "rubric");
        let line = match (label.is_empty(), argument.is_empty()) {
            (_, true) => label,
            (false, false) => format!("{label}: {argument}"),
            (true, false) if is_titled => format!("**{argument}**"),
            (true, false) => argument.to_owned(),
        };
        if !line.is_empty() {
            self.begin_paragraph(at);
            inline::write(&line, &self.targets, &mut self.out);
            if ends || is_titled {
                self.end_paragraph();
            }
        }
    }

    fn picture(&mut self, at: usize, address: &str, alt: &str) {
        let _ = write!(self.out, "<p {}=\"{}\"><img src=\"", marks::LINE, at + 1);
        escape(address, &mut self.out);
        self.out.push_str("\" alt=\"");
        escape(alt, &mut self.out);
        self.out.push_str("\"></p>");
    }

    /// What is below a picture: its caption, then what belongs to it. Returns the next line to read.
    fn caption(&mut self, start: usize, end: usize) -> usize {
        let count = self.lines[start..end].iter().take_while(|line| !line.is_empty()).count();
        let words = self.lines[start..start + count].iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        let _ = write!(self.out, "<p {}=\"{}\" {}=\"\">", marks::LINE, start + 1, marks::CAPTION);
        inline::write(&words, &self.targets, &mut self.out);
        self.out.push_str("</p>");
        self.open.push((indent(self.line(start)), "div"));
        self.out.push_str("<div>");
        start + count
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
}
