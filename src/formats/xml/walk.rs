//! Traverses a tree without recursion, and serialises it as HTML for XHTML embedded in a document.

use super::Node;
use crate::formats::html::element;
use crate::formats::html::entity::escape;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    Enter(Node<'a>),
    Text(&'a str),
    Leave(Node<'a>),
}

/// A traversal of an element's descendants, in document order.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    top: usize,
    next: Option<Step<'a>>,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(top: Node<'a>) -> Self {
        Self { top: top.index, next: top.first().map(Step::Enter) }
    }

    /// Skips the contents of the element just entered: the next step leaves it.
    pub(crate) fn pass_over(&mut self, entered: Node<'a>) {
        self.next = Some(Step::Leave(entered));
    }

    /// The step after one that led out of or past `node`.
    fn after(&self, node: Node<'a>) -> Option<Step<'a>> {
        node.next().map(Step::Enter).or_else(|| node.parent().filter(|parent| parent.index != self.top).map(Step::Leave))
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let step = self.next?;
        match step {
            Step::Enter(node) => {
                if let Some(text) = node.piece() {
                    self.next = self.after(node);
                    return Some(Step::Text(text));
                }
                self.next = Some(node.first().map_or(Step::Leave(node), Step::Enter));
            }
            Step::Leave(node) => self.next = self.after(node),
            Step::Text(_) => self.next = None,
        }
        Some(step)
    }
}

impl Node<'_> {
    /// Its contents, serialised as HTML.
    pub(crate) fn markup(self) -> String {
        let mut out = String::new();
        for step in Walk::new(self) {
            match step {
                Step::Enter(node) => {
                    out.push('<');
                    out.push_str(written(node.name()));
                    for (name, value) in node.attributes() {
                        out.push(' ');
                        out.push_str(name);
                        out.push_str("=\"");
                        escape(value, &mut out);
                        out.push('"');
                    }
                    out.push('>');
                }
                Step::Text(text) => escape(text, &mut out),
                Step::Leave(node) if element::is_void(node.name()) => (),
                Step::Leave(node) => {
                    out.push_str("</");
                    out.push_str(written(node.name()));
                    out.push('>');
                }
            }
        }
        out
    }
}

/// The HTML name of an element: one with an agency's own name, such as `Company`, becomes inline text.
fn written(name: &str) -> &str {
    const HTML: &[&str] = &["html", "head", "body", "title", "div", "section", "table", "tr", "td", "th", "br", "hr", "img", "li", "span"];
    let own = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(|c: char| c.is_ascii_lowercase());
    if own && !HTML.iter().any(|known| name.eq_ignore_ascii_case(known)) { "span" } else { name }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_parsed_tree_is_serialised_as_html() {
        let document = read("<h:body xmlns:h='x'><h:p class=\"a &amp; b\">1 &lt; 2<h:br/><h:b/></h:p><![CDATA[<i>]]></h:body>");
        let written = document.root().map(Node::markup).unwrap_or_default();
        assert_eq!(written, "<p class=\"a &amp; b\">1 &lt; 2<br><b></b></p>&lt;i&gt;");
    }

    #[test]
    fn names_of_an_agencys_own_are_running_text() {
        let document = read("<p>The <Company id='1'>Quay</Company>, <B>here</B><Br/></p>");
        let written = document.root().map(Node::markup).unwrap_or_default();
        assert_eq!(written, "The <span id=\"1\">Quay</span>, <B>here</B><Br></Br>");
    }

    #[test]
    fn a_walk_skips_the_given_elements() {
        let document = read("<a><b><c/></b>x<d/></a>");
        let root = document.root().unwrap();
        let mut walk = Walk::new(root);
        let mut seen = String::new();
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(node) => {
                    seen.push_str(node.name());
                    walk.pass_over(node);
                }
                Step::Text(text) => seen.push_str(text),
                Step::Leave(_) => seen.push('.'),
            }
        }
        assert_eq!(seen, "b.xd.");
    }
}
