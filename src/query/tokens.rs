//! Tokenizes a query; each token has its range. One pass to the right: an unclosed token runs to the end.

use std::ops::Range;

use super::fields;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) range: Range<usize>,
    /// Whether it is negated by a minus right before it.
    pub(super) sign: Sign,
    pub(super) kind: Kind<'a>,
}

/// Whether a term is required or excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Open,
    Close,
    Or,
    And,
    /// `near/` with what follows the slash.
    Near(&'a str),
    /// A word, a phrase or a regular expression, perhaps of a field, whose name may be unknown.
    Leaf {
        field: Option<&'a str>,
        value: Value<'a>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Bare(&'a str),
    Quoted(&'a str, Closed),
    Slashed(&'a str, Closed),
}

/// Whether the closing mark is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    Yes,
    No,
}

pub(super) fn read(typed: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(found) = typed.get(at..).and_then(|rest| rest.find(|c: char| !c.is_whitespace())) {
        let start = at + found;
        let dashes = typed[start..].len() - typed[start..].trim_start_matches('-').len();
        let body = &typed[start + dashes..];
        if dashes > 0 && !body.starts_with(|c: char| !c.is_whitespace() && c != ')') {
            at = start + dashes;
            continue;
        }
        let sign = if dashes > 0 { Sign::Minus } else { Sign::Plus };
        let (kind, length) = token(body, sign);
        at = start + dashes + length;
        tokens.push(Token { range: start + dashes..at, sign, kind });
    }
    tokens
}

fn token(body: &str, sign: Sign) -> (Kind<'_>, usize) {
    if body.starts_with('(') {
        return (Kind::Open, 1);
    }
    if body.starts_with(')') {
        return (Kind::Close, 1);
    }
    if let Some((name, rest)) = field(body) {
        let (value, length) = value(rest);
        return (Kind::Leaf { field: Some(name), value }, name.len() + 1 + length);
    }
    let (value, length) = value(body);
    let kind = match value {
        Value::Bare("OR") if sign == Sign::Plus => Kind::Or,
        Value::Bare("AND") if sign == Sign::Plus => Kind::And,
        Value::Bare(word) => near(word).filter(|_| sign == Sign::Plus).map_or(Kind::Leaf { field: None, value }, Kind::Near),
        Value::Quoted(..) | Value::Slashed(..) => Kind::Leaf { field: None, value },
    };
    (kind, length)
}

/// The text after the slash of `near/5`, ignoring case. `near/by` is a word.
fn near(word: &str) -> Option<&str> {
    let (head, distance) = word.split_once('/')?;
    (head.eq_ignore_ascii_case("near") && (distance.is_empty() || distance.starts_with(|c: char| c.is_ascii_digit()))).then_some(distance)
}

/// A field's name, and what follows its colon. An unknown name counts where a field was surely meant: letters, a colon, and a
/// value right behind it that has no colon of its own. `12:30` and `https://` are words.
fn field(body: &str) -> Option<(&str, &str)> {
    let end = body.find(|c: char| !fields::is_name(c))?;
    let rest = body[end..].strip_prefix(':')?;
    let name = body.get(..end).filter(|name| !name.is_empty())?;
    if fields::named(name).is_some() && !rest.starts_with("//") {
        return Some((name, rest));
    }
    let meant = match value(rest).0 {
        Value::Bare(word) => word.starts_with(char::is_alphanumeric) && !word.contains(':'),
        Value::Quoted(..) => true,
        Value::Slashed(..) => false,
    };
    meant.then_some((name, rest))
}

fn value(body: &str) -> (Value<'_>, usize) {
    let Some(first) = body.chars().next() else { return (Value::Bare(""), 0) };
    if let Some(closing) = closing(first) {
        let inside = &body[first.len_utf8()..];
        return match inside.char_indices().find(|(_, c)| closing.contains(c)) {
            Some((at, last)) => (Value::Quoted(&inside[..at], Closed::Yes), first.len_utf8() + at + last.len_utf8()),
            None => (Value::Quoted(inside, Closed::No), body.len()),
        };
    }
    if first == '/' {
        let inside = &body[1..];
        return match slash(inside) {
            Some(at) => (Value::Slashed(&inside[..at], Closed::Yes), at + 2),
            None => (Value::Slashed(inside, Closed::No), body.len()),
        };
    }
    let end = body.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || closing(c).is_some()).unwrap_or(body.len());
    (Value::Bare(&body[..end]), end)
}

/// The position of the slash that closes a regular expression: not escaped, and at the end of its word, so that `/var/log` is not closed
/// after `var`.
fn slash(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.char_indices().find_map(|(at, c)| {
        let closes = c == '/' && !escaped && !inside[at + 1..].starts_with(|c: char| !c.is_whitespace() && c != ')');
        escaped = c == '\\' && !escaped;
        closes.then_some(at)
    })
}

/// The marks that may close a phrase opened by `opening`. The straight mark closes all, as keyboards have it.
fn closing(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '"' | '\u{ff02}' => &['"', '\u{ff02}', '“', '”'],
        '“' | '”' | '„' | '‟' => &['“', '”', '‟', '"'],
        '«' => &['»', '"'],
        '»' => &['«', '»', '"'],
        '‹' | '›' => &['‹', '›', '"'],
        '「' | '」' => &['」', '"'],
        '『' | '』' => &['』', '"'],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &[&str]) {
        let pieces: Vec<&str> = read(typed).into_iter().map(|token| &typed[token.range]).collect();
        assert_eq!(pieces, expected, "{typed}");
    }

    #[test]
    fn tokens_keep_their_positions() {
        check("a  b", &["a", "b"]);
        check("-a - --b -", &["a", "b"]);
        check("(a OR -\"b c\")", &["(", "a", "OR", "\"b c\"", ")"]);
        check("« a b » „c d“ “e f\" »g«", &["« a b »", "„c d“", "“e f\"", "»g«"]);
        check("title:\"a b\"c /d (e)/ f", &["title:\"a b\"", "c", "/d (e)/", "f"]);
        check("(/a\\/ b/) /var/log c", &["(", "/a\\/ b/", ")", "/var/log c"]);
        check("12:30 https://a.b/c(d", &["12:30", "https://a.b/c", "(", "d"]);
    }

    #[test]
    fn only_field_syntax_makes_a_field() {
        let field = |typed| match read(typed).remove(0).kind {
            Kind::Leaf { field, .. } => field,
            _ => None,
        };
        assert_eq!(field("title:a"), Some("title"));
        assert_eq!(field("Étiquette:a"), Some("Étiquette"));
        assert_eq!(field("titel:a"), Some("titel"));
        assert_eq!(field("https://a.b"), None);
        assert_eq!(field("source://a.b"), None);
        assert_eq!(field("urn:a:b"), None);
        assert_eq!(field("Note: a"), None);
        assert_eq!(field(":a"), None);
    }
}
