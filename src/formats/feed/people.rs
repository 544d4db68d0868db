//! The people named in a feed: elements with name, email address and page, or one line in any form found in RSS.

use super::lenient_xml::{Scanner, Token, local};
use super::markup;
use super::references::References;
use super::text_construct::unwrapped;
use crate::formats::byline::email;

pub(super) fn read(inside: &str, references: &References<'_>) -> Vec<String> {
    let (mut people, mut mails, mut parts) = (Vec::new(), Vec::new(), false);
    let mut scanner = Scanner::new(inside);
    while let Some(token) = scanner.next() {
        let Token::Start(tag) = token else { continue };
        let list = match local(tag.name).to_ascii_lowercase().as_str() {
            "name" => &mut people,
            "email" | "mbox" => &mut mails,
            "uri" | "url" | "homepage" => {
                parts = true;
                continue;
            }
            _ => continue,
        };
        parts = true;
        if tag.empty {
            continue;
        }
        let text = text_of(&mut scanner, tag.name, references);
        if !text.is_empty() {
            list.push(text);
        }
    }
    if people.is_empty() && mails.is_empty() && !parts {
        return email::people(&markup::plain(&unwrapped(inside, references)));
    }
    let named = if people.is_empty() { mails } else { people };
    named.iter().flat_map(|name| if name.contains(" & ") { vec![name.clone()] } else { email::people(name) }).collect()
}

/// The text up to the end tag `name`.
fn text_of(scanner: &mut Scanner<'_>, name: &str, references: &References<'_>) -> String {
    let (start, mut end) = (scanner.at, scanner.at);
    while scanner.next().is_some_and(|token| token != Token::End(name)) {
        end = scanner.at;
    }
    markup::plain(&unwrapped(scanner.slice(start, end), references))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_from_the_parts_of_an_element() {
        let people = |inside| read(inside, &References::default());
        assert_eq!(people("<name>Anne &amp; Co</name><email>a@example.org</email><uri>http://a.example</uri>"), ["Anne & Co"]);
        assert_eq!(people("<a:email>a@example.org</a:email>"), ["a@example.org"]);
        assert_eq!(people("<uri>http://a.example</uri>"), [""; 0]);
        assert_eq!(people("<foaf:Person><foaf:name><![CDATA[Anne Martin]]></foaf:name></foaf:Person>"), ["Anne Martin"]);
        assert_eq!(people("  Anne&#160;Martin \n"), ["Anne\u{a0}Martin"]);
    }
}
