//! A lenient XML tokenizer, for XML as feeds write it: a bare `<` or `&` is text, an unfinished tag ends at the next one, an unclosed
//! comment or CDATA section extends to the end of the file. Separates tags from text; their meaning is decided elsewhere. Linear, because
//! it never goes back.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Start(Tag<'a>),
    /// An end tag's name.
    End(&'a str),
    /// Text with its references as written.
    Text(&'a str),
    /// Text without references.
    Cdata(&'a str),
    /// The content of `<!DOCTYPE>`.
    Doctype(&'a str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name with its prefix.
    pub(super) name: &'a str,
    /// The attributes, unparsed.
    pub(super) written: &'a str,
    /// Whether it is self-closing, as `<br/>` is.
    pub(super) empty: bool,
}

impl<'a> Tag<'a> {
    /// The attributes, names with their prefixes, values as written.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.written }
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The attributes of a tag, in order.
#[derive(Debug, Clone)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let is_space = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | '"' | '\'' | '=');
        let rest = self.rest.trim_start_matches(is_space);
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
            self.rest = rest;
            return Some((name, ""));
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = if let Some(quote) = quote {
            let value = &value[1..];
            value.split_once(quote).unwrap_or((value, ""))
        } else {
            value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()))
        };
        self.rest = rest;
        Some((name, value))
    }
}

#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    /// The byte where the next token starts.
    pub(super) at: usize,
    /// End markers that were searched for up to the end of the document and are missing.
    missing: Vec<&'static str>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, missing: Vec::new() }
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Text up to the next `<` that is at least `least` bytes away.
    fn take_text(&mut self, least: usize) -> &'a str {
        let rest = self.rest();
        let end = rest.get(least..).and_then(|rest| rest.find('<')).map_or(rest.len(), |end| end + least);
        self.at += end;
        &rest[..end]
    }

    /// Moves past the next `end` and returns its position; without one, to the end of the document.
    fn pass(&mut self, opening: usize, end: &'static str) -> usize {
        let from = (self.at + opening).min(self.text.len());
        let found = self.text.get(from..).and_then(|rest| rest.find(end)).map(|at| at + from);
        self.at = found.map_or(self.text.len(), |at| at + end.len());
        found.unwrap_or(self.text.len())
    }

    /// Skips a processing instruction; an unclosed one ends with its tag.
    fn pass_instruction(&mut self) {
        let rest = self.rest();
        let closed = if self.missing.contains(&"?>") { None } else { rest.find("?>") };
        if closed.is_none() && !self.missing.contains(&"?>") {
            self.missing.push("?>");
        }
        let end = closed.map(|at| at + 2).or_else(|| rest.find('>').map(|at| at + 1));
        self.at += end.unwrap_or(rest.len());
    }

    /// A declaration with its bracketed part.
    fn doctype(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(['>', '[']).unwrap_or(rest.len());
        if rest[end..].starts_with('[') && !self.missing.contains(&"]") {
            if let Some(close) = rest[end..].find(']') {
                let close = end + close;
                let after = rest[close..].find('>').map_or(rest.len(), |at| close + at + 1);
                self.at += after;
                return &rest[2..close];
            }
            self.missing.push("]");
        }
        let after = rest.find('>').map_or(rest.len(), |at| at + 1);
        self.at += after;
        rest[2..after].trim_end_matches('>')
    }

    /// A start tag, up to `>` or to the `<` of the next one. Both are text within quotation marks, unless the marks never close or seem to
    /// have swallowed another tag.
    fn tag(&mut self) -> Tag<'a> {
        let rest = &self.rest()[1..];
        let name_end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '<' | '/' | '=' | '"' | '\'')).unwrap_or(rest.len());
        let mut at = name_end;
        let mut first_close = None;
        let end = loop {
            let Some(found) = rest[at..].find(['>', '<', '"', '\'']).map(|found| found + at) else {
                break first_close.unwrap_or(rest.len());
            };
            let mark = rest.as_bytes().get(found).copied().unwrap_or(b'>');
            if matches!(mark, b'>' | b'<') {
                break found;
            }
            let opens = rest[..found].trim_end().ends_with('=');
            if !opens {
                at = found + 1;
                continue;
            }
            match self.quoted(&rest[found + 1..], mark) {
                Ok(length) => at = found + 2 + length,
                Err(close) => {
                    first_close = close.map(|close| found + 1 + close);
                    break first_close.unwrap_or(rest.len());
                }
            }
        };
        let closed = usize::from(rest[end..].starts_with('>'));
        self.at += 1 + end + closed;
        let inside = rest.get(name_end..end).unwrap_or_default();
        let empty = closed == 1 && inside.trim_end().ends_with('/') && !ends_in_bare_value(inside);
        Tag { name: &rest[..name_end], written: inside, empty }
    }

    /// Length of a value up to its closing `mark`, or to the end of the tag.
    fn quoted(&mut self, rest: &str, mark: u8) -> Result<usize, Option<usize>> {
        let (mark, name) = if mark == b'"' { ('"', "\"") } else { ('\'', "'") };
        let found = if self.missing.contains(&name) { None } else { rest.find(mark) };
        let Some(length) = found else {
            if !self.missing.contains(&name) {
                self.missing.push(name);
            }
            return Err(rest.find('>'));
        };
        // A forgotten mark, as in `href="http://a.example/>`: the next mark belongs to an attribute of another tag.
        let value = &rest[..length];
        let swallowed = value.find('>').filter(|&close| value[close..].contains('<') && value.ends_with('='));
        swallowed.map_or(Ok(length), |close| Err(Some(close)))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    /// The next token; skips comments and processing instructions.
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if !rest.starts_with('<') {
                return Some(Token::Text(self.take_text(0)));
            }
            if rest.starts_with("<!--") {
                self.pass(4, "-->");
            } else if rest.starts_with("<![CDATA[") {
                let start = self.at + 9;
                let end = self.pass(9, "]]>");
                return Some(Token::Cdata(self.slice(start, end)));
            } else if rest.starts_with("<?") {
                self.pass_instruction();
            } else if rest.starts_with("<!") {
                return Some(Token::Doctype(self.doctype()));
            } else if let Some(name) = rest.strip_prefix("</").filter(|name| name.starts_with(begins_name)) {
                let end = name.find(['>', '<']).unwrap_or(name.len());
                let closed = usize::from(name[end..].starts_with('>'));
                self.at += 2 + end + closed;
                return Some(Token::End(name[..end].split_whitespace().next().unwrap_or_default()));
            } else if rest[1..].starts_with(begins_name) {
                return Some(Token::Start(self.tag()));
            } else {
                return Some(Token::Text(self.take_text(1)));
            }
        }
    }
}

/// Whether a tag ends in an unquoted value that the slash belongs to, as in `<a href=http://a.example/>`.
fn ends_in_bare_value(inside: &str) -> bool {
    let last = inside.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.split_once('=').is_some_and(|(_, value)| value.len() > 1 && !value.starts_with(['"', '\'']) && !value.contains(['"', '\'']))
}

fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == ':'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens, each in a short form.
    fn tokens(text: &str) -> Vec<String> {
        let shown = |token| match token {
            Token::Start(tag) => {
                let attributes: Vec<String> = tag.attributes().map(|(name, value)| format!("{name}={value}")).collect();
                format!("<{} {}{}>", tag.name, attributes.join("|"), if tag.empty { "/" } else { "" })
            }
            Token::End(name) => format!("</{name}>"),
            Token::Text(text) => text.to_owned(),
            Token::Cdata(text) => format!("[{text}]"),
            Token::Doctype(text) => format!("!{text}"),
        };
        Scanner::new(text).map(shown).collect()
    }

    #[test]
    fn tags_text_and_cdata_are_distinguished() {
        assert_eq!(tokens("<a b='c' d=\"e>f\">x &amp; y</a >"), ["<a b=c|d=e>f>", "x &amp; y", "</a>"]);
        assert_eq!(tokens("<?xml version='1.0'?><!-- <a> --><x:y/>"), ["<x:y />"]);
        assert_eq!(tokens("<t><![CDATA[a <b> ]] c]]></t>"), ["<t >", "[a <b> ]] c]", "</t>"]);
        assert_eq!(tokens("<!DOCTYPE r [<!ENTITY a \"b\">]><r/>"), ["!DOCTYPE r [<!ENTITY a \"b\">", "<r />"]);
    }

    #[test]
    fn bare_angle_brackets_are_text() {
        assert_eq!(tokens("5 < 7 & 8 > 6 <"), ["5 ", "< 7 & 8 > 6 ", "<"]);
        assert_eq!(tokens("a <3 b"), ["a ", "<3 b"]);
    }

    #[test]
    fn unfinished_markup_ends() {
        assert_eq!(tokens("<a <b>x"), ["<a >", "<b >", "x"]);
        assert_eq!(tokens("</a<b>"), ["</a>", "<b >"]);
        assert_eq!(tokens("<t><![CDATA[abc"), ["<t >", "[abc]"]);
        assert_eq!(tokens("<t>a<!-- b"), ["<t >", "a"]);
        assert_eq!(tokens("<a href=\"x>y</a>"), ["<a href=x>", "y", "</a>"]);
        assert_eq!(tokens("<a href=\"x>y</a><b c=\"d\">"), ["<a href=x>", "y", "</a>", "<b c=d>"]);
        assert_eq!(tokens("<a href="), ["<a href=>"]);
    }

    #[test]
    fn attributes_need_no_marks_and_no_values() {
        assert_eq!(tokens("<a b=c d e = 'f' />"), ["<a b=c|d=|e=f/>"]);
        assert_eq!(tokens("<a href=http://x.example/>"), ["<a href=http://x.example/>"]);
    }

    #[test]
    fn hostile_documents_end() {
        for text in ["<a b=\"", "<a b='", "<!--", "<![CDATA[", "<!DOCTYPE [", "<?", "<", "</", "</a ", "<a b=\"><c d='"] {
            let text = text.repeat(200_000 / text.len());
            let mut scanner = Scanner::new(&text);
            scanner.by_ref().for_each(drop);
            assert_eq!(scanner.at, text.len());
        }
    }
}
