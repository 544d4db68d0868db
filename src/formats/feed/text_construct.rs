//! The text of an element: plain or HTML as its attributes or its vocabulary declare, or, where these are missing or wrong, as the text
//! itself shows. References are decoded here, once.

use std::rc::Rc;

use super::lenient_xml::{Scanner, Tag, Token};
use super::markup;
use super::references::References;
use crate::formats::mime::transfer_encoding::{self, Read};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The text; HTML or not as `kind` says.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// The base of relative URLs in it.
    pub(super) base: Option<Rc<str>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Plain,
    Html,
}

impl Said {
    /// Reads the content of an element, which is `usually` of this type where it does not declare one; `None` where publishers differ.
    pub(super) fn new(tag: &Tag<'_>, inside: &str, usually: Option<Kind>, references: &References<'_>) -> Self {
        let (declared, is_base64) = declared(tag);
        if !is_base64 && inside.contains('<') && Scanner::new(inside).any(|token| matches!(token, Token::Start(_))) {
            return Self { text: markup::from_xml(inside, references), kind: Kind::Html, base: None };
        }
        let mut text = unwrapped(inside, references);
        if is_base64 && let Some(decoded) = base64(&text) {
            text = decoded;
        }
        let is_html = match declared.or(usually) {
            Some(Kind::Html) => true,
            None => markup::looks_like_html(&text),
            // Many feeds declare HTML as text; few texts show HTML tags together with their end tags.
            Some(Kind::Plain) => text.contains("</") && markup::has_tags(&text),
        };
        let kind = if is_html { Kind::Html } else { Kind::Plain };
        Self { text, kind, base: None }
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: Kind::Plain, base: None }
    }

    pub(super) fn html(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: Kind::Html, base: None }
    }

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
    for token in Scanner::new(inside) {
        match token {
            Token::Text(text) => out.push_str(&references.decode(text)),
            Token::Cdata(text) => out.push_str(text),
            Token::Start(_) | Token::End(_) | Token::Doctype(_) => (),
        }
    }
    out
}

/// The type declared by the attributes `type` and `mode`, and whether the content is base64.
fn declared(tag: &Tag<'_>) -> (Option<Kind>, bool) {
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
        "html" | "text/html" | "xhtml" | "application/xhtml+xml" => Some(Kind::Html),
        "text" | "plain" | "text/plain" | "text/markdown" | "text/x-markdown" => Some(Kind::Plain),
        _ => None,
    };
    // Atom, section 4.1.3.3: content that is neither text nor XML is base64.
    let text = kind.is_empty() || !kind.contains('/') || kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("/xml");
    (declared, mode.eq_ignore_ascii_case("base64") || !text)
}

/// Decodes base64; `None` if it is invalid or not UTF-8.
fn base64(text: &str) -> Option<String> {
    let (bytes, read) = transfer_encoding::base64(text.as_bytes());
    String::from_utf8(bytes).ok().filter(|_| read != Read::Strange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(xml: &str, usually: Option<Kind>) -> (Kind, String) {
        let mut scanner = Scanner::new(xml);
        let Some(Token::Start(tag)) = scanner.next() else { panic!("no tag") };
        let end = xml.rfind("</").unwrap();
        let said = Said::new(&tag, scanner.slice(scanner.at, end), usually, &References::default());
        (said.kind, said.line())
    }

    #[test]
    fn text_types_are_declared_or_detected() {
        let cases = [
            ("<t>Plain R&amp;D</t>", None, Kind::Plain, "Plain R&D"),
            ("<t>AT&amp;amp;T</t>", None, Kind::Html, "AT&T"),
            ("<t>&lt;i&gt;Le Temps&lt;/i&gt;</t>", None, Kind::Html, "Le Temps"),
            ("<t><![CDATA[<i>Le</i> Temps]]></t>", None, Kind::Html, "Le Temps"),
            ("<t><i>Le</i> Temps</t>", None, Kind::Html, "Le Temps"),
            ("<t type='text'>1 &lt; 2 &amp;amp; 3</t>", Some(Kind::Plain), Kind::Plain, "1 < 2 &amp; 3"),
            ("<t type='html'>1 &amp;lt; 2</t>", Some(Kind::Plain), Kind::Html, "1 < 2"),
            ("<t type='xhtml'><div xmlns='x'>1 &lt; <b>2</b></div></t>", Some(Kind::Plain), Kind::Html, "1 < 2"),
            ("<t>&lt;p&gt;called text&lt;/p&gt;</t>", Some(Kind::Plain), Kind::Html, "called text"),
            ("<t mode='base64' type='text/html'>PGI+w6l0w6k8L2I+</t>", Some(Kind::Plain), Kind::Html, "été"),
            ("<t type='application/octet-stream'>w6l0w6k=</t>", Some(Kind::Plain), Kind::Plain, "été"),
        ];
        for (xml, usually, kind, line) in cases {
            assert_eq!(said(xml, usually), (kind, line.to_owned()), "{xml}");
        }
    }
}
