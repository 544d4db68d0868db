//! Resolves the URLs in a feed against its base. Whether a URL may be opened is decided elsewhere.

use url::Url;

/// The absolute form of `url`; unchanged if it has a scheme or if there is no base.
pub(super) fn absolute(base: Option<&str>, url: &str) -> String {
    let url = url.trim();
    let Some(base) = base.filter(|base| !base.is_empty() && !has_scheme(url)) else { return url.to_owned() };
    if let Ok(base) = Url::parse(base) {
        return base.join(url).map_or_else(|_| url.to_owned(), String::from);
    }
    // A relative base gives the path but no host.
    let path = Url::parse("x://x/").and_then(|root| root.join(base)).and_then(|base| base.join(url));
    let path = path.ok().filter(|path| path.host_str() == Some("x")).map(String::from);
    let kept = if base.starts_with('/') { "x://x" } else { "x://x/" };
    path.as_deref().and_then(|path| path.strip_prefix(kept)).map_or_else(|| url.to_owned(), str::to_owned)
}

/// Whether a URL has a scheme (RFC 3986, section 3.1).
pub(super) fn has_scheme(url: &str) -> bool {
    let scheme = url.split([':', '/', '?', '#']).next().unwrap_or_default();
    url[scheme.len()..].starts_with(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_resolved_against_a_base() {
        let cases = [
            (None, " /a ", "/a"),
            (Some("http://a.example/b/c"), "d", "http://a.example/b/d"),
            (Some("http://a.example/b/c"), "/d?e", "http://a.example/d?e"),
            (Some("http://a.example/"), "https://b.example", "https://b.example"),
            (Some("http://a.example/"), "tag:b.example,2005:1", "tag:b.example,2005:1"),
            (Some("http://a.example/"), "//c.example/x", "http://c.example/x"),
            (Some("/b/c"), "d", "/b/d"),
            (Some("b/"), "d", "b/d"),
            (Some("nonsense:"), "d", "d"),
            (Some(""), "d", "d"),
        ];
        for (base, url, expected) in cases {
            assert_eq!(absolute(base, url), expected, "{base:?} {url}");
        }
    }
}
