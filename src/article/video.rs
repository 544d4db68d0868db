//! Recognises videos by URL alone: pages made for one video, players, and video files; not playlists, channels, pictures or articles.
//! `video/hosts.txt` lists the hosts.

mod address;
mod pattern;

use std::collections::HashMap;
use std::sync::LazyLock;

use address::Address;

/// A video an article links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Video {
    /// Its address, as the file gives it.
    pub url: String,
    /// The provider (`youtube`, `vimeo`, `peertube`…; `file` for the URL of a video file).
    pub provider: &'static str,
    /// The provider's own name for it, where the address holds it.
    pub id: Option<String>,
    /// Start time in seconds.
    pub start: Option<u32>,
    /// Its title, where the article gives one.
    pub title: Option<String>,
}

/// The endings of video files and of lists that players take for one.
const ENDINGS: &[&str] = &["mp4", "webm", "m3u8", "mov", "mkv", "ogv", "m4v", "avi", "mpd", "mpg", "mpeg", "wmv", "flv", "3gp"];

/// The most labels of a host that are tried, from the full name upwards.
const DEEPEST: usize = 8;

/// The video at `url`, where the address is known to be one.
pub(crate) fn recognise(url: &str) -> Option<Video> {
    let address = Address::new(url)?;
    let video = |provider, id: Option<String>| Video { url: url.to_owned(), provider, id, start: start(&address), title: None };
    if let Some((provider, id)) = shown_by(&address) {
        return Some(video(provider, id));
    }
    address.segments.last().and_then(|name| ending(name)).map(|_| video("file", None))
}

/// Provider and id of the video at this URL.
fn shown_by(address: &Address<'_>) -> Option<(&'static str, Option<String>)> {
    if address.host.is_empty() {
        return None;
    }
    rows(&address.host).into_iter().filter_map(|row| HOSTS.get(row)).find_map(|(provider, _, paths)| {
        let id = paths.split_whitespace().find_map(|path| pattern::path(path, address))?.id;
        Some((*provider, id.map(str::to_owned)))
    })
}

/// The rows of the table of hosts: provider, hosts and paths, of which the last two are lists.
static HOSTS: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    let rows = include_str!("video/hosts.txt").lines().filter(|line| !line.starts_with('#'));
    let parts = rows.filter_map(|row| row.split_once(" | "));
    parts.filter_map(|(provider, rest)| rest.split_once(" | ").map(|(hosts, paths)| (provider, hosts, paths))).collect()
});

/// The rows of `HOSTS` by what their hosts are called: most links lead to a host that is in none, and must not cost a look at each row.
static ROWS: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, (_, hosts, _)) in HOSTS.iter().enumerate() {
        hosts.split(' ').for_each(|host| rows.entry(host.strip_prefix("*.").unwrap_or(host)).or_default().push(row));
    }
    rows
});

/// The table rows that may match a host's URL, in order: those of its name, and of every parent domain.
fn rows(host: &str) -> Vec<usize> {
    let above = std::iter::successors(Some(host), |name| name.split_once('.').map(|(_, rest)| rest)).take(DEEPEST);
    let named = above.chain(["*"]).filter_map(|name| ROWS.get(name)).flatten().copied();
    let meant = |row: &usize| HOSTS.get(*row).is_some_and(|(_, hosts, _)| hosts.split(' ').any(|known| pattern::host(known, host)));
    let mut rows: Vec<usize> = named.filter(meant).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The ending of a file's name that makes it a video.
fn ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))).then_some(ending)
}

/// Start time in seconds: `t=90`, `start=1m30s`, `t=1:30`, from the query or the fragment.
fn start(address: &Address<'_>) -> Option<u32> {
    ["t", "start", "time_continue", "starttime", "start_time", "wtime"].iter().find_map(|key| seconds(address.value(key)?))
}

/// Seconds of `90`, `90s`, `1h2m3s`, `1m40`, `1:02:03`, `10,20` (of a media fragment the first); `None` for none at all.
fn seconds(text: &str) -> Option<u32> {
    let text = text.split([',', '.']).next().unwrap_or_default();
    let text = text.strip_prefix("npt:").unwrap_or(text);
    let (mut total, mut figure) = (0_u32, None::<u32>);
    for c in text.chars().take(20) {
        if let Some(digit) = c.to_digit(10) {
            figure = Some(figure.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
            continue;
        }
        let value = figure.take()?;
        total = match c {
            'h' | 'H' => total.checked_add(value.checked_mul(3600)?)?,
            'm' | 'M' => total.checked_add(value.checked_mul(60)?)?,
            's' | 'S' => total.checked_add(value)?,
            ':' => total.checked_add(value)?.checked_mul(60)?,
            _ => return None,
        };
    }
    total.checked_add(figure.unwrap_or(0)).filter(|&seconds| seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Option<(&str, Option<&str>, Option<u32>)>) {
        let found = recognise(url);
        let found = found.as_ref().map(|video| (video.provider, video.id.as_deref(), video.start));
        assert_eq!(found, expected, "{url}");
    }

    #[test]
    fn files_are_videos_by_their_ending() {
        check("https://example.org/a/clip.MP4?x=1", Some(("file", None, None)));
        check("https://example.org/a/clip.webm#t=10,20", Some(("file", None, Some(10))));
        check("films/clip.mov", Some(("file", None, None)));
        check("https://example.org/clip.mp4.jpg", None);
        check("https://example.mov/", None);
    }

    #[test]
    fn pages_that_show_one_video_are_videos() {
        check("https://www.youtube.com/watch?v=a1B2c3D4e5F", Some(("youtube", Some("a1B2c3D4e5F"), None)));
        check("https://youtu.be/a1B2c3D4e5F?t=1h2m3s", Some(("youtube", Some("a1B2c3D4e5F"), Some(3723))));
        check("//WWW.YouTube-nocookie.com/embed/a1B2c3D4e5F?start=90", Some(("youtube", Some("a1B2c3D4e5F"), Some(90))));
        check("www.youtube.com/shorts/a1B2c3D4e5F", Some(("youtube", Some("a1B2c3D4e5F"), None)));
        check("https://www.youtube.com/watch?list=PLx&amp;v=a1B2c3D4e5F#t=1m40", Some(("youtube", Some("a1B2c3D4e5F"), Some(100))));
        check("https://player.vimeo.com/video/123456?h=ab12", Some(("vimeo", Some("123456"), None)));
        check("https://vimeo.com/123456/ab12cd", Some(("vimeo", Some("123456"), None)));
        check("https://www.dailymotion.com/video/x7abcd_un-titre", Some(("dailymotion", Some("x7abcd"), None)));
        check("https://tube.example.org/w/aBcDeFgHiJkLmNoPqRsTuV", Some(("peertube", Some("aBcDeFgHiJkLmNoPqRsTuV"), None)));
        check("https://www.arte.tv/fr/videos/012345-001-A/un-film/", Some(("arte", Some("012345-001-A"), None)));
        check("https://www.twitch.tv/videos/12345?t=1m30s", Some(("twitch", Some("12345"), Some(90))));
    }

    #[test]
    fn addresses_near_videos_are_not_videos() {
        for url in [
            "https://www.youtube.com/playlist?list=PL1",
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/@quelquun",
            "https://img.youtube.com/vi/a1B2c3D4e5F/0.jpg",
            "https://vimeo.com/quelquun",
            "https://example.org/watch?v=a1B2c3D4e5F",
            "https://www.bbc.com/news/uk-12345678",
            "https://www.theguardian.com/world/2018/nov/13/a-story",
            "https://www.instagram.com/p/Abc123/",
            "mailto:clip.mp4@example.org",
            "javascript:'clip.mp4'",
            "https://",
            "//",
            "?v=a1B2c3D4e5F",
        ] {
            check(url, None);
        }
    }

    #[test]
    fn rows_by_host_name_are_those_of_a_full_search() {
        let known = HOSTS.iter().flat_map(|(_, hosts, _)| hosts.split(' ')).map(|host| host.trim_start_matches("*."));
        for host in known.filter(|host| *host != "*").chain(["example.org", "localhost"]) {
            for name in [host.to_owned(), format!("a.b.{host}")] {
                let each = (0..HOSTS.len()).filter(|&row| HOSTS[row].1.split(' ').any(|known| pattern::host(known, &name)));
                assert_eq!(rows(&name), each.collect::<Vec<_>>(), "{name}");
            }
        }
    }

    #[test]
    fn every_row_has_a_provider_hosts_and_paths() {
        let rows = include_str!("video/hosts.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(rows.count(), HOSTS.len());
    }

    #[test]
    fn invalid_start_times_are_none() {
        for text in ["", "99999999999", "h", "1x", "-5", "1h99999999999m"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_addresses_end() {
        for url in ["/".repeat(100_000), "https://youtu.be/".repeat(300), "é*{}?".repeat(500), format!("https://{}", ".".repeat(4000))] {
            assert_eq!(recognise(&url), None);
        }
    }
}
