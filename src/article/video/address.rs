//! Splits a URL into host, path and query, as far as recognising videos needs it.

/// The longest address that is looked at, in bytes.
const LONGEST: usize = 4096;

#[derive(Debug)]
pub(super) struct Address<'a> {
    /// In lower case, without `www.`, `m.`, port and user; empty for a path alone.
    pub(super) host: String,
    /// The path's parts, without empty ones.
    pub(super) segments: Vec<&'a str>,
    /// Keys and values of the query, then of the fragment.
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Address<'a> {
    /// The parts of `url`; `None` where its scheme is not HTTP, or it is too long.
    pub(super) fn new(url: &'a str) -> Option<Self> {
        let url = url.trim();
        if url.len() > LONGEST || url.is_empty() {
            return None;
        }
        let rest = without_scheme(url)?;
        let (path, query) = rest.split_once(['?', '#', '&']).unwrap_or((rest, ""));
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let host = match segments.first() {
            Some(first) if is_host(first, rest.len() < url.len()) => bare_host(segments.remove(0)),
            _ => String::new(),
        };
        // `#/videos/…` is a path in the fragment, `&amp;` an ampersand written twice over.
        let pairs = query.split(['&', ';', '?', '#']).map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
        Some(Self { host, segments, pairs })
    }

    /// The value of the first `key` in the query or the fragment, in either case, where it is not empty.
    pub(super) fn value(&self, key: &str) -> Option<&'a str> {
        self.pairs.iter().find(|(name, value)| name.eq_ignore_ascii_case(key) && !value.is_empty()).map(|(_, value)| *value)
    }
}

/// The text behind `https://` or `//`, or all of it where there is no scheme.
fn without_scheme(url: &str) -> Option<&str> {
    if let Some(rest) = url.strip_prefix("//") {
        return Some(rest);
    }
    let end = url.find(['/', '?', '#']).unwrap_or(url.len());
    let Some((scheme, rest)) = url.get(..end).and_then(|_| url.split_once(':')).filter(|(scheme, _)| scheme.len() < end) else {
        return Some(url);
    };
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    rest.strip_prefix("//").filter(|_| web)
}

/// Whether the first part of an address is a host: after a scheme always, else where it looks like one and is no file.
fn is_host(first: &str, after_scheme: bool) -> bool {
    after_scheme || first.contains('.') && !first.starts_with('.') && super::ending(first).is_none()
}

fn bare_host(authority: &str) -> String {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host).trim_end_matches('.').to_ascii_lowercase();
    let mut bare = host.as_str();
    for prefix in ["www.", "mobile.", "m."] {
        bare = bare.strip_prefix(prefix).filter(|rest| rest.contains('.')).unwrap_or(bare);
    }
    bare.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_lose_insignificant_prefixes() {
        assert_eq!(Address::new("HTTPS://WWW.Example.ORG:8080/a//b/?k=v#t=1").unwrap().host, "example.org");
        assert_eq!(Address::new("//user@m.example.org/a").unwrap().segments, ["a"]);
        assert_eq!(Address::new("www.example.org/a").unwrap().host, "example.org");
        assert_eq!(Address::new("films/clip.mp4").unwrap().host, "");
    }

    #[test]
    fn only_the_web_has_addresses_here() {
        assert!(Address::new("mailto:a@example.org").is_none());
        assert!(Address::new("javascript:alert(1)").is_none());
        assert!(Address::new("file:///clip.mp4").is_none());
        assert!(Address::new("").is_none());
    }

    #[test]
    fn values_come_from_query_and_fragment() {
        let address = Address::new("https://example.org/?a=1&amp;B=2#t=3s").unwrap();
        assert_eq!((address.value("b"), address.value("t"), address.value("z")), (Some("2"), Some("3s"), None));
    }
}
