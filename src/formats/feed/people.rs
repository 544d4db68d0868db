//! Who is named in a feed: elements with a name, an address and a page each, or one line in any of the forms that RSS has seen.

use super::markup;
use super::references::References;
use super::said::unwrapped;
use super::scan::{Scanner, Token};
use crate::formats::front_matter::names;

/// The people between the tags of an author's element.
pub(super) fn read(inside: &str, references: &References<'_>) -> Vec<String> {
    let (mut people, mut mails, mut parts) = (Vec::new(), Vec::new(), false);
    let mut scanner = Scanner::new(inside);
    while let Some(token) = scanner.next() {
        let Token::Start(tag) = token else { continue };
        let local = tag.name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        let list = match local.as_str() {
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
        return line(&markup::plain(&unwrapped(inside, references)));
    }
    let named = if people.is_empty() { mails } else { people };
    named.iter().flat_map(|name| if name.contains(" & ") { vec![name.clone()] } else { line(name) }).collect()
}

/// The text up to the end of the element `name`.
fn text_of(scanner: &mut Scanner<'_>, name: &str, references: &References<'_>) -> String {
    let start = scanner.position();
    let mut end = start;
    while let Some(token) = scanner.next() {
        if matches!(token, Token::End(closed) if closed == name) {
            break;
        }
        end = scanner.position();
    }
    markup::plain(&unwrapped(scanner.slice(start, end), references))
}

/// The people of one line: `Anne Martin`, `anne@example.org (Anne Martin)`, `Anne Martin <anne@example.org>`, several with commas.
pub(super) fn line(line: &str) -> Vec<String> {
    let line = line.trim();
    if !line.contains('@') {
        return names::split(line, false);
    }
    // The name in brackets behind the address, or the words around the address.
    if let Some((before, name)) = line.strip_suffix(')').and_then(|line| line.split_once('(')) {
        let (mail, name) = if before.contains('@') { (before, name) } else { (name, before) };
        if mail.contains('@') && !name.trim().is_empty() {
            return names::split(name, false);
        }
    }
    let words: Vec<&str> = line.split_whitespace().filter(|word| !is_mail(word)).collect();
    let says_nothing = !words.iter().any(|word| word.contains(char::is_alphanumeric));
    if says_nothing || words.len() == line.split_whitespace().count() {
        let bare = line.trim_matches(['<', '>', '(', ')', ' ']);
        let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
        return vec![bare.to_owned()].into_iter().filter(|name| !name.is_empty()).collect();
    }
    names::split(words.join(" ").trim_matches(['-', ',', ' ']), false)
}

fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(['<', '>', '(', ')', ',', ';', '"']);
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_people_in_many_forms() {
        let cases: &[(&str, &[&str])] = &[
            ("Anne Martin", &["Anne Martin"]),
            ("anne@example.org (Anne Martin)", &["Anne Martin"]),
            ("Anne Martin (anne@example.org)", &["Anne Martin"]),
            ("Anne Martin <anne@example.org>", &["Anne Martin"]),
            ("anne@example.org Anne Martin", &["Anne Martin"]),
            ("anne@example.org", &["anne@example.org"]),
            ("mailto:anne@example.org", &["anne@example.org"]),
            ("anne@example.org ()", &["anne@example.org"]),
            ("@anne", &["@anne"]),
            ("Par Anne Martin et Paul Roy", &["Anne Martin", "Paul Roy"]),
            ("Anne Martin, Paul Roy", &["Anne Martin", "Paul Roy"]),
            ("", &[]),
        ];
        for (text, people) in cases {
            assert_eq!(line(text), *people, "{text}");
        }
    }

    #[test]
    fn an_element_names_people_by_its_parts() {
        let people = |inside| read(inside, &References::default());
        assert_eq!(people("<name>Anne &amp; Co</name><email>a@example.org</email><uri>http://a.example</uri>"), ["Anne & Co"]);
        assert_eq!(people("<a:email>a@example.org</a:email>"), ["a@example.org"]);
        assert_eq!(people("<uri>http://a.example</uri>"), [""; 0]);
        assert_eq!(people("<foaf:Person><foaf:name><![CDATA[Anne Martin]]></foaf:name></foaf:Person>"), ["Anne Martin"]);
        assert_eq!(people("  Anne&#160;Martin \n"), ["Anne\u{a0}Martin"]);
    }
}
