//! The names of a page's site, and headlines without them.

use crate::formats::block_writer::same_letters;

/// Signs between a headline and the name of the site.
const SIGNS: &[char] = &['|', '-', '–', '—', '·', '•', '»', '«', ':', '/', '~', '>', '›', '\\', '｜', '－', '―', '丨', '∣', '：', '_'];

/// Those that need no space around them.
const CLOSE: &[char] = &['｜', '－', '丨', '：', '_'];

/// Whether `text` is the name of the site and nothing else.
pub(super) fn is_name(text: &str, sites: &[String]) -> bool {
    text.contains(char::is_alphanumeric) && sites.iter().any(|site| same_letters(site, text))
}

/// `text` without the name of the site behind or before it.
pub(super) fn without<'a>(text: &'a str, sites: &[String]) -> &'a str {
    let text = text.trim();
    for (at, sign) in text.char_indices().filter(|(_, c)| SIGNS.contains(c)).collect::<Vec<_>>().into_iter().rev() {
        let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + sign.len_utf8()..).unwrap_or_default());
        let spaced = CLOSE.contains(&sign)
            || behind.starts_with(char::is_whitespace) && (sign == ':' || before.trim_end_matches(sign).ends_with(char::is_whitespace));
        if !spaced {
            continue;
        }
        if is_name(behind, sites) && !before.trim().is_empty() {
            return without_once_more(before, sites);
        }
        if is_name(before, sites) && !behind.trim().is_empty() {
            return behind.trim();
        }
    }
    text
}

/// The text before the separator of the site's name.
fn without_once_more<'a>(text: &'a str, sites: &[String]) -> &'a str {
    let text = text.trim().trim_end_matches(SIGNS).trim_end();
    // « News | The Gazette | thegazette.example » names it twice.
    let Some(at) = text.rfind(SIGNS) else { return text };
    let behind = text.get(at..).unwrap_or_default().trim_start_matches(SIGNS);
    if is_name(behind, sites) { text.get(..at).unwrap_or(text).trim() } else { text }
}

/// A site's name that is an address, without its scheme.
pub(super) fn bare(name: &str) -> &str {
    let bare = name.strip_prefix("https://").or_else(|| name.strip_prefix("http://")).unwrap_or(name);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/')
}

/// The names by which a host may be meant: `www.the-gazette.example` is `The Gazette`, `the-gazette.example`.
pub(super) fn of_host(url: &str) -> Vec<String> {
    let Some(host) = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)) else { return Vec::new() };
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    let mut names = vec![host.clone()];
    let mut labels: Vec<&str> = host.split('.').collect();
    labels.pop();
    // Second-level domains such as `co.uk` are no names.
    labels.retain(|label| label.len() > 3 || !matches!(*label, "co" | "com" | "org" | "net" | "gov" | "ac"));
    if let Some(name) = labels.last() {
        names.push((*name).to_owned());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters() {
        let sites = ["The Gazette".to_owned()];
        assert!(is_name("the-gazette", &sites));
        assert!(!is_name("", &sites));
        assert_eq!(without("A - B – The Gazette", &sites), "A - B");
        assert_eq!(without("The Gazette: A", &sites), "A");
        assert_eq!(without("港の朝｜港新聞", &["港新聞".to_owned()]), "港の朝");
        assert_eq!(without("A-The Gazette", &sites), "A-The Gazette");
        assert_eq!(without("The Gazette", &sites), "The Gazette");
    }

    #[test]
    fn a_host_has_names() {
        assert_eq!(of_host("https://www.gazette.co.uk/a"), ["gazette.co.uk", "gazette"]);
        assert_eq!(of_host("nothing"), [""; 0]);
    }
}
