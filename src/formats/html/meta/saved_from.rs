//! The URL that a page was saved from, as browsers and archivers note it at its top.

/// Window in bytes in which the note is looked for.
const LOOKED_AT: usize = 4096;

/// The address in `<!-- saved from url=(0023)https://… -->` (browsers), or in `url: https://…` of a comment at the top (archivers).
pub(super) fn from(source: &str) -> Option<&str> {
    let head = source.get(..source.floor_char_boundary(LOOKED_AT))?;
    let comments = head.split("<!--").skip(1).map(|comment| comment.split("-->").next().unwrap_or_default());
    comments.take(8).find_map(|comment| {
        let browser = comment.split_once("saved from url=").map(|(_, address)| address.split_once(')').map_or(address, |(_, rest)| rest));
        let archiver = || comment.split_once("url:").map(|(_, address)| address);
        let address = browser.or_else(archiver)?.split_whitespace().next()?;
        (address.starts_with("http://") || address.starts_with("https://")).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_say_where_it_was_saved_from() {
        let url = Some("https://example.org/a");
        assert_eq!(from("<!DOCTYPE html>\n<!-- saved from url=(0021)https://example.org/a -->\n<html>"), url);
        assert_eq!(
            from("<!doctype html><html><!--\n Page saved by some archiver \n url: https://example.org/a \n saved date: x\n-->"),
            url
        );
        assert_eq!(from("<!-- saved from url=(0014)about:internet -->"), None);
        assert_eq!(from("<p>saved from url=(0021)https://example.org/a"), None);
    }
}
