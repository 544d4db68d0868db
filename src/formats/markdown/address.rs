//! Bare URLs in running text, as GitHub's Markdown finds them: `https://…`, `http://…`, `www.…`.

use std::ops::Range;

/// The first address in `text` at or after `from`.
pub(in crate::formats) fn find(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let offset = bytes[at..].iter().position(|byte| matches!(byte, b'h' | b'H' | b'w' | b'W'))?;
        let start = at + offset;
        let scheme = ["https://", "http://", "www."].iter().find(|scheme| starts(&bytes[start..], scheme.as_bytes()));
        at = start + 1;
        let Some(scheme) = scheme else { continue };
        let before = text[..start].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let end = end(text, start);
        let rest = &text[(start + scheme.len()).min(end)..end];
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && (*scheme != "www." || rest.contains('.')) {
            return Some(start..end);
        }
        at = end.max(at);
    }
    None
}

/// Whether `text` may hold an address: one pass that compilers vectorise, since most texts hold none.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the loop from being vectorised")]
pub(in crate::formats) fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    let triples = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    triples.fold(false, |found, ((&a, &b), &c)| {
        found | (a == b':') & (b == b'/') & (c == b'/') | (a | 0x20 == b'w') & (b | 0x20 == b'w') & (c == b'.')
    })
}

/// The address as it is opened: with a scheme.
pub(in crate::formats) fn full(address: &str) -> String {
    if starts(address.as_bytes(), b"www.") { format!("https://{address}") } else { address.to_owned() }
}

fn starts(bytes: &[u8], with: &[u8]) -> bool {
    bytes.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// The end of a URL: before white space, an angle bracket or a closing quotation mark, and before the sentence's own punctuation.
fn end(text: &str, start: usize) -> usize {
    let stop =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '\u{fdd0}' | '\u{fdd1}');
    let length = text[start..].find(stop).unwrap_or(text.len() - start);
    let mut address = &text[start..start + length];
    let mut open = address.matches('(').count();
    let mut close = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        let cut = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '…' | ']' | '}' | '|' | '(' => true,
            ')' => close > open,
            _ => false,
        };
        if !cut {
            break;
        }
        close -= usize::from(last == ')');
        open -= usize::from(last == '(');
        address = &address[..address.len() - last.len_utf8()];
    }
    start + address.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let (mut from, mut all) = (0, Vec::new());
        while let Some(range) = find(text, from) {
            from = range.end;
            all.push(&text[range]);
        }
        all
    }

    #[test]
    fn addresses_end_before_the_sentence_does() {
        assert_eq!(
            found("See https://example.org/a_(b), (http://example.org/c). Or www.example.org!"),
            ["https://example.org/a_(b)", "http://example.org/c", "www.example.org"]
        );
        assert_eq!(found("« https://example.org/é » et www. rien, xhttp://no http:// ww"), ["https://example.org/é"]);
    }

    #[test]
    fn a_bare_host_gets_a_scheme() {
        assert_eq!(full("www.example.org"), "https://www.example.org");
        assert_eq!(full("http://example.org"), "http://example.org");
    }
}
