//! The text of an element: plain or HTML as its attributes or its vocabulary declare, or, where these are missing or wrong, as the text
//! itself shows. References are decoded here, once.

use std::rc::Rc;

use super::lenient_xml::{Scanner, Tag, Token};
use super::markup;
use super::references::References;
use crate::formats::mime::transfer_encoding::{self, Read};

/// A text of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The text; HTML or not as `kind` says.
    pub(super) text: String,
    /// Its type.
    pub(super) kind: Kind,
    /// The base of relative URLs in it.
    pub(super) base: Option<Rc<str>>,
}

/// The type of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Plain text.
    #[default]
    Plain,
    /// HTML.
    Html,
}

/// The type of an element's text where the feed does not declare it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usually {
    /// Plain text, the default of Atom.
    Plain,
    /// HTML.
    Html,
    /// Either: RSS does not define it, and publishers differ.
    Either,
}

impl Said {
    /// Reads the content of an element.
    pub(super) fn new(tag: &Tag<'_>, inside: &str, usually: Usually, references: &References<'_>) -> Self {
        let form = Form::of(tag);
        if !form.base64 && holds_tags(inside) {
            return Self { text: markup::from_xml(inside, references), kind: Kind::Html, base: None };
        }
        let mut text = unwrapped(inside, references);
        if form.base64
            && let Some(decoded) = base64(&text)
        {
            text = decoded;
        }
        let usually = match form.declared {
            Declared::Html => Usually::Html,
            Declared::Plain => Usually::Plain,
            Declared::Nothing => usually,
        };
        let kind = match usually {
            Usually::Html => Kind::Html,
            Usually::Either if markup::looks_like_html(&text) => Kind::Html,
            // Many feeds declare HTML as text; few texts show HTML tags together with their end tags.
            Usually::Plain if text.contains("</") && markup::has_tags(&text) => Kind::Html,
            Usually::Either | Usually::Plain => Kind::Plain,
        };
        Self { text, kind, base: None }
    }

    /// Plain text, as it is.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: Kind::Plain, base: None }
    }

    /// HTML, as it is.
    pub(super) fn html(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: Kind::Html, base: None }
    }

    /// Whether it is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text on one line.
    pub(super) fn line(&self) -> String {
        match self.kind {
            Kind::Html => markup::plain(&self.text),
            Kind::Plain => markup::squeeze(&self.text),
        }
    }
}

/// The content of an element that holds no HTML: a URL, a name, a date.
pub(super) fn unwrapped(inside: &str, references: &References<'_>) -> String {
    if !inside.contains('<') {
        return references.decode(inside).into_owned();
    }
    let mut out = String::with_capacity(inside.len());
    let mut scanner = Scanner::new(inside);
    while let Some(token) = scanner.next() {
        match token {
            Token::Text(text) => out.push_str(&references.decode(text)),
            Token::Cdata(text) => out.push_str(text),
            Token::Start(_) | Token::End(_) | Token::Doctype(_) => (),
        }
    }
    out
}

fn holds_tags(inside: &str) -> bool {
    if !inside.contains('<') {
        return false;
    }
    let mut scanner = Scanner::new(inside);
    while let Some(token) = scanner.next() {
        if matches!(token, Token::Start(_)) {
            return true;
        }
    }
    false
}

#[derive(Debug, Clone, Copy)]
enum Declared {
    Plain,
    Html,
    Nothing,
}

/// The type declared by the attributes `type` and `mode`.
struct Form {
    declared: Declared,
    base64: bool,
}

impl Form {
    fn of(tag: &Tag<'_>) -> Self {
        let (mut kind, mut mode) = (String::new(), "");
        for (name, value) in tag.attributes() {
            match name.to_ascii_lowercase().as_str() {
                "type" => kind = value.trim().to_ascii_lowercase(),
                "mode" => mode = value.trim(),
                _ => (),
            }
        }
        let kind = kind.split(';').next().unwrap_or_default().trim_end();
        let declared = match kind {
            "html" | "text/html" | "xhtml" | "application/xhtml+xml" => Declared::Html,
            "text" | "plain" | "text/plain" | "text/markdown" | "text/x-markdown" => Declared::Plain,
            _ => Declared::Nothing,
        };
        // Atom, section 4.1.3.3: content that is neither text nor XML is base64.
        let text = kind.is_empty() || !kind.contains('/') || kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("/xml");
        Self { declared, base64: mode.eq_ignore_ascii_case("base64") || !text }
    }
}

/// Decodes base64; `None` if it is invalid or not UTF-8.
fn base64(text: &str) -> Option<String> {
    let (bytes, read) = transfer_encoding::base64(text.as_bytes());
    String::from_utf8(bytes).ok().filter(|_| read != Read::Strange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(xml: &str, usually: Usually) -> (Kind, String) {
        let mut scanner = Scanner::new(xml);
        let Some(Token::Start(tag)) = scanner.next() else { panic!("no tag") };
        let end = xml.rfind("</").unwrap();
        let said = Said::new(&tag, scanner.slice(scanner.position(), end), usually, &References::default());
        (said.kind, said.line())
    }

    #[test]
    fn what_a_text_is_follows_from_what_the_feed_says_or_from_the_text() {
        let cases = [
            ("<t>Plain R&amp;D</t>", Usually::Either, Kind::Plain, "Plain R&D"),
            ("<t>AT&amp;amp;T</t>", Usually::Either, Kind::Html, "AT&T"),
            ("<t>&lt;i&gt;Le Temps&lt;/i&gt;</t>", Usually::Either, Kind::Html, "Le Temps"),
            ("<t><![CDATA[<i>Le</i> Temps]]></t>", Usually::Either, Kind::Html, "Le Temps"),
            ("<t><i>Le</i> Temps</t>", Usually::Either, Kind::Html, "Le Temps"),
            ("<t type='text'>1 &lt; 2 &amp;amp; 3</t>", Usually::Plain, Kind::Plain, "1 < 2 &amp; 3"),
            ("<t type='html'>1 &amp;lt; 2</t>", Usually::Plain, Kind::Html, "1 < 2"),
            ("<t type='xhtml'><div xmlns='x'>1 &lt; <b>2</b></div></t>", Usually::Plain, Kind::Html, "1 < 2"),
            ("<t>&lt;p&gt;called text&lt;/p&gt;</t>", Usually::Plain, Kind::Html, "called text"),
            ("<t mode='base64' type='text/html'>PGI+w6l0w6k8L2I+</t>", Usually::Plain, Kind::Html, "été"),
            ("<t type='application/octet-stream'>w6l0w6k=</t>", Usually::Plain, Kind::Plain, "été"),
        ];
        for (xml, usually, kind, line) in cases {
            assert_eq!(said(xml, usually), (kind, line.to_owned()), "{xml}");
        }
    }
}
