//! Rewriting within a line: finds shortcodes, attribute lists and wiki links outside code, and puts what they mean in their place.

use super::shortcode::{self, Form, Meaning};
use super::{CLOSE, OPEN, Piece, Preparation};
use crate::formats::superscript::Position;

/// Maximum length of a shortcode in bytes, including its line breaks.
const LONGEST: usize = 4096;

/// The marks of shortcodes, the longer ones first, and what closes them.
const SHORTCODES: [(&str, &str, Form); 4] =
    [("{{<", ">}}", Form::Hugo), ("{{%", "%}}", Form::Hugo), ("{%", "%}", Form::Liquid), ("{{", "}}", Form::Output)];

/// Names in square brackets that are shortcodes of `WordPress`.
const BRACKETS: [&str; 9] = ["youtube", "vimeo", "dailymotion", "embed", "/embed", "caption", "/caption", "video", "/video"];

impl Preparation<'_> {
    /// Rewrites the text from `at` to the line's end at `end`; says where it stopped.
    pub(super) fn rewrite(&mut self, mut at: usize, mut end: usize) -> usize {
        while at < end {
            let special =
                self.body.as_bytes()[at..end].iter().position(|byte| matches!(byte, b'{' | b'[' | b'`' | b'=' | b'%' | b'^' | b'~'));
            let stop = special.map_or(end, |offset| at + offset);
            self.out.push_str(&self.body[at..stop]);
            if stop == end {
                break;
            }
            at = match self.body.as_bytes()[stop] {
                b'`' => self.code(stop, end),
                b'{' => self.brace(stop, end),
                b'=' => self.marked(stop, end),
                b'%' => self.remark(stop),
                b'^' => self.caret(stop, end),
                b'~' => self.shifted(stop, end, '~', Position::Lowered),
                _ => self.bracket(stop, end),
            };
            if at > end {
                end = self.line_end(at);
            }
        }
        end
    }

    /// Copies code, or its marks where nothing closes it on the line.
    fn code(&mut self, at: usize, end: usize) -> usize {
        let line = &self.body[at..end];
        let length = line.bytes().take_while(|&byte| byte == b'`').count();
        let (mut run, mut stop) = (0, at + length);
        for (offset, byte) in line.bytes().enumerate().skip(length).take(2000) {
            if byte == b'`' {
                run += 1;
                continue;
            }
            if run == length {
                stop = at + offset;
                break;
            }
            run = 0;
        }
        if run == length && stop == at + length && line.ends_with('`') && line.len() <= length + 2000 {
            stop = end;
        }
        self.out.push_str(&self.body[at..stop]);
        stop
    }

    fn brace(&mut self, at: usize, end: usize) -> usize {
        if let Some(stop) = self.comment(at) {
            let feeds = self.body[at..stop].matches('\n').count();
            self.out.extend(std::iter::repeat_n('\n', feeds));
            return stop;
        }
        if let Some(stop) = self.shortcode(at) {
            return stop;
        }
        if let Some(stop) = self.attributes(at, end) {
            return stop;
        }
        self.out.push('{');
        at + 1
    }

    fn shortcode(&mut self, at: usize) -> Option<usize> {
        let kind = SHORTCODES.iter().position(|(open, ..)| self.body[at..].starts_with(open))?;
        let (open, close, form) = SHORTCODES[kind];
        let inside = at + open.len();
        if self.closers[kind] < inside {
            self.closers[kind] = self.body[inside..].find(close).map_or(usize::MAX, |offset| inside + offset);
        }
        let found = self.closers[kind];
        if found == usize::MAX || found - inside > LONGEST {
            return None;
        }
        let (inner, stop) = (&self.body[inside..found], found + close.len());
        if inner.contains("\n\n") || inner.starts_with("/*") {
            return None;
        }
        let inner = inner.trim_matches('-');
        let meaning = shortcode::read(inner, form);
        if matches!(meaning, Meaning::Unknown) {
            return None;
        }
        self.put(meaning, at, stop);
        let feeds = self.body[at..stop].matches('\n').count();
        self.out.extend(std::iter::repeat_n('\n', feeds));
        Some(stop)
    }

    fn put(&mut self, meaning: Meaning, at: usize, stop: usize) {
        match meaning {
            Meaning::Piece(piece) => {
                let source = &self.body[at..stop];
                self.mark(piece, source);
            }
            Meaning::Words(words) => self.out.push_str(&words.replace(['\n', OPEN], " ")),
            Meaning::Code(language) if self.alone(at, stop) => {
                self.fence = Some(super::SHORTCODE);
                self.out.push_str("```");
                self.out.push_str(language);
            }
            Meaning::Code(_) | Meaning::Nothing | Meaning::Unknown => (),
        }
    }

    /// Whether the line holds nothing else.
    fn alone(&self, at: usize, stop: usize) -> bool {
        let start = self.body[..at].rfind('\n').map_or(0, |feed| feed + 1);
        self.body[start..at].trim().is_empty() && self.body[stop..self.line_end(stop)].trim().is_empty()
    }

    /// Leaves out attribute lists: `{: .class}`, `{#id}` at a line's end, `{ width=300 }` right after an element.
    fn attributes(&mut self, at: usize, end: usize) -> Option<usize> {
        let line = &self.body[at..end.min(self.body.floor_char_boundary(at + 300))];
        let close = line.find('}')?;
        let inside = line.get(1..close)?;
        if inside.contains('{') {
            return None;
        }
        let trimmed = inside.trim_start();
        let ends_line = self.body[at + close + 1..end].trim().is_empty();
        let named =
            |rest: &str| rest.len() > 1 && rest.starts_with(['#', '.']) && rest[1..].chars().all(|c| !c.is_whitespace() || c == ' ');
        let after = self.out.ends_with([')', ']', '`', '*', '>', CLOSE]);
        let is_list = inside.starts_with(": ")
            || inside.starts_with(":.")
            || inside.starts_with(":#")
            || inside.starts_with(":toc")
            || (ends_line && named(trimmed) && self.out.ends_with([' ', ')', ']', CLOSE]))
            || (after && (named(trimmed) || trimmed.contains('=')));
        if !is_list {
            return None;
        }
        if !after {
            self.out.truncate(self.out.trim_end_matches(' ').len());
        }
        Some(at + close + 1)
    }

    fn bracket(&mut self, at: usize, end: usize) -> usize {
        let line = &self.body[at..end];
        let stop = if line.starts_with("[[") { self.wiki_link(line) } else { self.wordpress(line) };
        if stop == 0 {
            self.out.push('[');
            return at + 1;
        }
        at + stop
    }

    /// Puts the words of a wiki link; says how much of `line` it takes.
    fn wiki_link(&mut self, line: &str) -> usize {
        let near = &line[..line.floor_char_boundary(300)];
        let Some(close) = near.find("]]") else { return 0 };
        let inside = &near[2..close];
        let next = line[close + 2..].chars().next();
        if inside.trim().is_empty() || inside.contains(['[', ']']) || matches!(next, Some('(' | '[' | ':' | ']')) {
            return 0;
        }
        let (page, words) = inside.split_once('|').unwrap_or((inside, inside));
        let words = if page == words { page.split('#').find(|part| !part.is_empty()).unwrap_or(page) } else { words };
        if self.out.ends_with('!') {
            self.out.pop();
            // `![[picture.png|300x200]]` says how large it is.
            let size = words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
            let alt = if page == words || size { String::new() } else { words.to_owned() };
            self.mark(Piece::Image { src: page.to_owned(), alt, caption: None }, &line[..close + 2]);
        } else {
            self.out.push_str(words.trim());
        }
        close + 2
    }

    /// Puts what a shortcode of `WordPress` means; says how much of `line` it takes.
    fn wordpress(&mut self, line: &str) -> usize {
        let rest = &line[1..];
        let name = BRACKETS.iter().find(|name| rest.starts_with(**name) && rest[name.len()..].starts_with([' ', '=', ']']));
        let Some(name) = name else { return 0 };
        let Some(close) = line[..line.floor_char_boundary(1000)].find(']') else { return 0 };
        if line[close + 1..].starts_with(['(', '[', ':']) && !line[close + 1..].starts_with("[/") {
            return 0;
        }
        let inside = line[1..close].replacen('=', " ", usize::from(rest[name.len()..].starts_with('=')));
        if let Meaning::Piece(piece) = shortcode::read(&inside, Form::Hugo) {
            self.mark(piece, &line[..=close]);
        }
        close + 1
    }
}

#[cfg(test)]
mod tests {
    use super::super::prepare;

    fn text(body: &str) -> String {
        prepare(body).text.into_owned()
    }

    #[test]
    fn attribute_lists_are_dropped() {
        assert_eq!(text("# Sea {#sea}\n![a](b){: .left }\n[c](d){target=\"_blank\"}\n{: .x}\n"), "# Sea\n![a](b)\n[c](d)\n\n");
        assert_eq!(text("a set {x, y} and {.dots}\n"), "a set {x, y} and\n");
        assert_eq!(text("f(x) = {1 if x} and $\\frac{{a}}{b}$\n"), "f(x) = {1 if x} and $\\frac{{a}}{b}$\n");
    }

    #[test]
    fn wiki_links_are_their_words() {
        assert_eq!(text("See [[The Harbour]], [[a#b|the *sea*]] and [[1]](x)\n"), "See The Harbour, the *sea* and [[1]](x)\n");
    }

    #[test]
    fn shortcodes_become_words_pieces_or_nothing() {
        assert_eq!(text("[a]({{< ref \"b.md\" >}}) {{ site.url }}/c\n"), "[a](b.md) /c\n");
        assert_eq!(text("{{< youtube abcdefghijk >}}\n{% if x %}y{% endif %}\n"), "\u{fdd0}0\u{fdd1}\ny\n");
        assert_eq!(text("{{< note >}}\nWords\n{{< /note >}}\n"), "\nWords\n\n");
        assert_eq!(text("{{</* youtube x */>}} {{ mustache }}\n"), "{{</* youtube x */>}} {{ mustache }}\n");
        assert_eq!(text("{% highlight ruby %}\n[[x]]\n{% endhighlight %}\n"), "```ruby\n[[x]]\n```\n");
        assert_eq!(text("{% include a.html\n  b=\"c\"\n%}\nText\n").matches('\n').count(), 4);
    }

    #[test]
    fn wordpress_shortcodes_are_in_brackets() {
        assert_eq!(text("[youtube=https://example.org/v.mp4&w=6]\n"), "\u{fdd0}0\u{fdd1}\n");
        assert_eq!(text("[embed]https://example.org/[/embed]\n"), "https://example.org/\n");
        assert_eq!(text("[video](a) [youtube]: x\n"), "[video](a) [youtube]: x\n");
    }
}
