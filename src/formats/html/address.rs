//! Resolves the URLs in a page.

use url::Url;

use super::dom::{Dom, Id};

/// The address of a page, against which those in it are read.
#[derive(Debug, Default, Clone)]
pub(in crate::formats) struct Base {
    url: Option<Url>,
    /// Whether an archive put its own address before each.
    archived: bool,
}

/// The address that a copy in the Wayback Machine was saved from: `https://web.archive.org/web/20240502080000/https://example.org/a`.
pub(super) fn original(url: &str) -> Option<&str> {
    let bare = url.trim_start_matches("https:").trim_start_matches("http:");
    let path = bare.strip_prefix("//web.archive.org").unwrap_or(bare).strip_prefix("/web/")?;
    let (stamp, rest) = path.split_once('/')?;
    let is_stamp = stamp.len() >= 4 && stamp.bytes().take(4).all(|byte| byte.is_ascii_digit());
    (is_stamp && (rest.starts_with("http://") || rest.starts_with("https://"))).then_some(rest)
}

impl Base {
    /// The base of a page at `url`, which may name another itself.
    pub(in crate::formats) fn of(dom: &Dom<'_>, url: Option<&str>) -> Self {
        let page = url.and_then(|url| Url::parse(url.trim()).ok());
        let named = dom.find(Id::ROOT, "base").and_then(|base| dom.attribute(base, "href")).filter(|href| !href.is_empty());
        let Some(named) = named else { return Self { url: page, archived: false } };
        let named = match &page {
            Some(page) => page.join(&named),
            None => Url::parse(&named),
        };
        Self { url: named.ok().filter(|named| matches!(named.scheme(), "http" | "https")).or(page), archived: false }
    }

    /// The same for a page saved from an archive: addresses lead to the originals.
    pub(super) fn of_archive(self) -> Self {
        Self { archived: true, ..self }
    }

    /// The absolute form of a URL; unchanged if there is no base. `None` for scripts.
    pub(in crate::formats) fn absolute(&self, written: &str) -> Option<String> {
        let written = written.trim();
        let program = ["javascript:", "vbscript:", "data:", "about:"];
        if written.is_empty() || program.iter().any(|scheme| starts(written, scheme)) {
            return None;
        }
        if written.starts_with('#') {
            return Some(written.to_owned());
        }
        if let Some(original) = original(written).filter(|_| self.archived) {
            return Some(original.to_owned());
        }
        match &self.url {
            // An address with a scheme stays as it is written.
            _ if Url::parse(written).is_ok() => Some(written.to_owned()),
            Some(base) => Some(base.join(written).map_or_else(|_| written.to_owned(), Url::into)),
            None => Some(super::media::with_scheme(written)),
        }
    }
}

fn starts(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn absolute(page: &str, url: Option<&str>, written: &str) -> Option<String> {
        Base::of(&Dom::new(page), url).absolute(written)
    }

    #[test]
    fn addresses_are_absolute_where_the_page_s_own_is_known() {
        let page = Some("https://example.org/news/today.html");
        assert_eq!(absolute("", page, "../a b.html").as_deref(), Some("https://example.org/a%20b.html"));
        assert_eq!(absolute("", page, "//cdn.example/x").as_deref(), Some("https://cdn.example/x"));
        assert_eq!(absolute("<base href=/deep/>", page, "x").as_deref(), Some("https://example.org/deep/x"));
        assert_eq!(absolute("", page, "https://other.example/Ä").as_deref(), Some("https://other.example/Ä"));
        assert_eq!(absolute("", None, "/a").as_deref(), Some("/a"));
        assert_eq!(absolute("", None, "//a.example/b").as_deref(), Some("https://a.example/b"));
        assert_eq!(absolute("", page, "#note").as_deref(), Some("#note"));
    }

    #[test]
    fn addresses_in_an_archived_page_lead_to_the_originals() {
        let base = Base::default().of_archive();
        let copy = "https://web.archive.org/web/20240502080000im_/https://example.org/a?b";
        assert_eq!(base.absolute(copy).as_deref(), Some("https://example.org/a?b"));
        assert_eq!(base.absolute("/web/2024/https://example.org/").as_deref(), Some("https://example.org/"));
        assert_eq!(Base::default().absolute(copy).as_deref(), Some(copy));
        assert_eq!(original("https://web.archive.org/about"), None);
    }

    #[test]
    fn scripts_are_not_urls() {
        assert_eq!(absolute("", None, " JavaScript:void(0)"), None);
        assert_eq!(absolute("", None, "data:text/html,x"), None);
    }
}
