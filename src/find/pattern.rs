//! Regular expressions, typed between slashes.

use regex::{Regex, RegexBuilder};

use crate::words::{Mistake, RegexError};

/// The largest compiled expression, in bytes: enough for typed ones. By default, refusing a hostile one takes half a second.
const SIZE: usize = 1 << 20;

/// The expression after the first slash; the last slash is optional.
pub(super) fn expression(rest: &str) -> &str {
    rest.strip_suffix('/').filter(|inner| !ends_in_escape(inner)).unwrap_or(rest)
}

/// Compiles an expression; `None` where it is empty. Case-insensitive unless it contains a capital; `^` and `$` match at lines.
pub(super) fn compile(expression: &str) -> Result<Option<Regex>, Mistake> {
    if expression.is_empty() {
        return Ok(None);
    }
    let compiled = RegexBuilder::new(expression).case_insensitive(!has_capital(expression)).multi_line(true).size_limit(SIZE).build();
    compiled.map(Some).map_err(|error| Mistake::BadRegex { why: RegexError::of(&error.to_string()) })
}

/// Whether a slash after `inner` would be escaped.
fn ends_in_escape(inner: &str) -> bool {
    inner.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1
}

/// Whether a capital letter is to be matched; those of escapes (`\S`, `\p{Greek}`) are none.
fn has_capital(expression: &str) -> bool {
    let mut chars = expression.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            let named = matches!(chars.next(), Some('p' | 'P' | 'x' | 'u' | 'U'));
            if named && chars.as_str().starts_with('{') {
                chars.find(|&c| c == '}');
            }
        } else if c.is_uppercase() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_escapes_do_not_count() {
        assert!(!has_capital(r"\S+\P{Lu}\p{Greek}é"));
        assert!(has_capital(r"\sÉ"));
    }

    #[test]
    fn an_invalid_expression_reports_its_error() {
        let flaw = |rest| match compile(expression(rest)) {
            Err(Mistake::BadRegex { why }) => why,
            other => panic!("{rest}: {other:?}"),
        };
        let expected = [
            ("(a/", RegexError::OpenGroup),
            ("a)/", RegexError::StrayClose),
            ("[a/", RegexError::OpenClass),
            ("[z-a]/", RegexError::ClassRange),
            ("*/", RegexError::NothingToRepeat),
            ("a{3,2}/", RegexError::RepeatCount),
            ("a{/", RegexError::RepeatCount),
            (r"a\q/", RegexError::UnknownEscape),
            ("(?=a)/", RegexError::LookAround),
            (r"(a)\1/", RegexError::BackReference),
            (r"\p{Nonsense}/", RegexError::UnknownProperty),
            (r"(\w{500}){500}/", RegexError::TooLarge),
        ];
        for (rest, wanted) in expected {
            assert_eq!(flaw(rest), wanted, "{rest}");
        }
    }

    #[test]
    fn an_escaped_last_slash_is_part_of_the_expression() {
        let expression = |rest| compile(expression(rest)).unwrap().map(|regex| regex.as_str().to_owned());
        assert_eq!(expression("a/").as_deref(), Some("a"));
        assert_eq!(expression(r"a\/").as_deref(), Some(r"a\/"));
        assert_eq!(expression(r"a\\/").as_deref(), Some(r"a\\"));
        assert_eq!(expression("/"), None);
    }
}
