//! The pattern language for paths in `hosts.txt`, matched segment by segment without backtracking.

use super::address::Address;

/// An address that is as a pattern says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found<'a> {
    /// The id, where the pattern names one.
    pub(super) id: Option<&'a str>,
}

/// Characters of a video's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Figures,
    /// Letters, digits, `-` and `_`.
    Name,
    /// Eleven letters, digits, `-` and `_`, as in ids of `YouTube`.
    Eleven,
    /// A UUID, or the 22 characters that `PeerTube` shortens it to.
    Uuid,
    Any,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "n" => Self::Figures,
            "id" => Self::Name,
            "v" => Self::Eleven,
            "uuid" => Self::Uuid,
            _ => Self::Any,
        }
    }

    fn fits(self, text: &str) -> bool {
        let named = || text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        !text.is_empty()
            && match self {
                Self::Figures => text.bytes().all(|byte| byte.is_ascii_digit()),
                Self::Name => named(),
                // Two words of eleven letters are where playlists and live channels are embedded.
                Self::Eleven => text.len() == 11 && named() && !matches!(text, "videoseries" | "live_stream"),
                Self::Uuid => match text.len() {
                    36 => text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'),
                    32 => text.bytes().all(|byte| byte.is_ascii_hexdigit()),
                    20..=23 => text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                    _ => false,
                },
                Self::Any => true,
            }
    }
}

/// Whether the host `name` is the one that `pattern` means.
pub(super) fn host(pattern: &str, name: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some("") => name.contains('.'),
        Some(below) => name.ends_with(below) || below.strip_prefix('.') == Some(name),
        None => name == pattern,
    }
}

/// The video in an address whose path is as `pattern` says.
pub(super) fn path<'a>(pattern: &str, address: &Address<'a>) -> Option<Found<'a>> {
    let (path, query) = pattern.split_once('?').map_or((pattern, None), |(path, query)| (path, Some(query)));
    let mut id = None;
    if let Some((key, hole)) = query.and_then(|query| query.split_once('=')) {
        let value = address.value(key)?;
        let kind = Kind::of(hole.trim_matches(['{', '}']));
        if !kind.fits(value) {
            return None;
        }
        id = Some(value).filter(|_| kind != Kind::Any);
    }
    let Some((front, back)) = path.split_once("**") else {
        let wanted: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let all = wanted.len() == address.segments.len();
        return all.then(|| run(&wanted, &address.segments, id)).flatten();
    };
    let front: Vec<&str> = front.split('/').filter(|segment| !segment.is_empty()).collect();
    let back: Vec<&str> = back.split('/').filter(|segment| !segment.is_empty()).collect();
    let rest = address.segments.len().checked_sub(front.len() + back.len())?;
    // A pattern that ends in `**` matches below a section, never the section itself.
    if back.is_empty() && !front.is_empty() && rest == 0 && query.is_none() {
        return None;
    }
    let id = run(&front, address.segments.get(..front.len())?, id)?.id;
    run(&back, address.segments.get(front.len() + rest..)?, id)
}

/// Matches segments one to one, and takes the id that one of them holds.
fn run<'a>(wanted: &[&str], segments: &[&'a str], mut id: Option<&'a str>) -> Option<Found<'a>> {
    for (pattern, text) in wanted.iter().zip(segments) {
        let found = segment(pattern, text)?;
        id = id.or(found.id);
    }
    Some(Found { id })
}

/// One segment: literal, `*` at one end, or one `{…}` with literals around it.
fn segment<'a>(pattern: &str, text: &'a str) -> Option<Found<'a>> {
    let Some((head, (kind, tail))) = pattern.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?))) else {
        return glob(pattern, text).then_some(Found { id: None });
    };
    let text = match head.split_once('*') {
        None => strip_prefix(text, head)?,
        Some((start, last)) => strip_prefix(text, start)?.rsplit_once(last)?.1,
    };
    let text = match tail.strip_suffix('*') {
        None => text.strip_suffix(tail)?,
        Some("") => leading(text, Kind::of(kind)),
        Some(mark) => text.split_once(mark)?.0,
    };
    let kind = Kind::of(kind);
    kind.fits(text).then_some(Found { id: Some(text) })
}

/// The longest beginning of `text` of this kind.
fn leading(text: &str, kind: Kind) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || kind != Kind::Figures && (c.is_ascii_alphanumeric() || "-_".contains(c))));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// Matches `*` for any text, once or twice: at the beginning, within, at the end.
fn glob(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern.eq_ignore_ascii_case(text) };
    let Some(text) = strip_prefix(text, start) else { return false };
    let Some((middle, end)) = rest.split_once('*') else {
        return text.ends_with(rest) && (start.is_empty() || !text.is_empty() || rest.is_empty());
    };
    text.find(middle).and_then(|at| text.get(at + middle.len()..)).is_some_and(|text| text.ends_with(end))
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<'a>(pattern: &str, url: &'a str) -> Option<Found<'a>> {
        path(pattern, &Address::new(url).unwrap())
    }

    fn held(id: &str) -> Found<'_> {
        Found { id: Some(id) }
    }

    #[test]
    fn hosts_match_whole_or_below() {
        assert!(host("a.org", "a.org") && host("*.a.org", "a.org") && host("*.a.org", "x.y.a.org") && host("*", "a.org"));
        assert!(!host("a.org", "x.a.org") && !host("*.a.org", "ba.org") && !host("*", "localhost"));
    }

    #[test]
    fn segments_hold_ids_between_literals() {
        assert_eq!(id("v/{n}", "//a.org/v/12"), Some(held("12")));
        assert_eq!(id("v/{n}", "//a.org/v/12a"), None);
        assert_eq!(id("*-{n}.html", "//a.org/un-titre-12.html"), Some(held("12")));
        assert_eq!(id("{id}_*", "//a.org/x1_un_titre"), Some(held("x1")));
        assert_eq!(id("film/*", "//a.org/film/titre"), Some(Found { id: None }));
    }

    #[test]
    fn two_stars_are_any_number_of_segments() {
        assert_eq!(id("**/video/{n}", "//a.org/x/y/video/3"), Some(held("3")));
        assert_eq!(id("**/video/{n}", "//a.org/video/3"), Some(held("3")));
        assert_eq!(id("videos/**", "//a.org/videos"), None);
        assert_eq!(id("videos/**", "//a.org/videos/x/y"), Some(Found { id: None }));
    }

    #[test]
    fn keys_must_be_there_and_fit() {
        assert_eq!(id("watch?v={v}", "//a.org/watch?x=1&v=a1B2c3D4e5F"), Some(held("a1B2c3D4e5F")));
        assert_eq!(id("watch?v={v}", "//a.org/watch?v=short"), None);
        assert_eq!(id("watch?v={v}", "//a.org/watch"), None);
    }
}
