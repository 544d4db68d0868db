//! Videos, recognised by their address alone.

/// A video an article links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Video {
    /// Its address, as the file gives it.
    pub url: String,
    /// Who shows it (`youtube`, `vimeo`, `peertube`…; `file` for an address that is the video itself).
    pub provider: &'static str,
    /// The provider's own name for it, where the address holds it.
    pub id: Option<String>,
    /// Where to start, in seconds.
    pub start: Option<u32>,
    /// Its title, where the article gives one.
    pub title: Option<String>,
}

/// The video at `url`, where the address is known to be one.
pub fn recognise(url: &str) -> Option<Video> {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".mp4", ".webm", ".m3u8", ".mov", ".mkv", ".ogv"].iter().any(|ending| path.ends_with(ending)).then(|| Video {
        url: url.to_owned(),
        provider: "file",
        id: None,
        start: None,
        title: None,
    })
}
