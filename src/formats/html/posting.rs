//! Postings of social networks set into a page as frames: the addresses where they can be read.

use url::Url;

/// The address of the posting that a frame at `url` shows.
pub(super) fn of_frame(url: &str) -> Option<String> {
    let frame = Url::parse(url).ok()?;
    let host = frame.host_str()?.trim_start_matches("www.");
    let value = |name: &str| frame.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let path = frame.path().trim_end_matches('/');
    match host {
        "platform.twitter.com" | "platform.x.com" => {
            let id = value("id").filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))?;
            Some(format!("https://twitter.com/i/status/{id}"))
        }
        "facebook.com" | "web.facebook.com" if path.starts_with("/plugins/post") || path.starts_with("/plugins/comment") => {
            value("href").filter(|href| href.starts_with("https://"))
        }
        "tiktok.com" if path.starts_with("/embed") => {
            let id = path.rsplit('/').next().filter(|id| id.len() > 5 && id.bytes().all(|byte| byte.is_ascii_digit()))?;
            Some(format!("https://www.tiktok.com/@/video/{id}"))
        }
        "redditmedia.com" | "embed.reddit.com" => Some(format!("https://www.reddit.com{path}/")),
        "embed.bsky.app" => {
            let (who, posting) = path.strip_prefix("/embed/")?.split_once("/app.bsky.feed.post/")?;
            Some(format!("https://bsky.app/profile/{who}/post/{posting}"))
        }
        "t.me" => value("embed").map(|_| format!("https://t.me{path}")),
        // Instagram's, and those of Mastodon, wherever it runs.
        _ => {
            let posting = path.strip_suffix("/embed").or_else(|| path.strip_suffix("/embed/captioned"))?;
            let known = host.ends_with("instagram.com") || host.ends_with("threads.net") || posting.starts_with("/@");
            known.then(|| format!("https://{}{posting}/", frame.host_str().unwrap_or(host)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_with_postings_lead_to_them() {
        for (frame, posting) in [
            ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12345", "https://twitter.com/i/status/12345"),
            ("https://www.instagram.com/p/abc/embed/captioned/", "https://www.instagram.com/p/abc/"),
            (
                "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fport%2Fposts%2F1",
                "https://www.facebook.com/port/posts/1",
            ),
            ("https://social.example/@ada/123/embed", "https://social.example/@ada/123/"),
            ("https://embed.bsky.app/embed/did:plc:x/app.bsky.feed.post/3k", "https://bsky.app/profile/did:plc:x/post/3k"),
            ("https://www.tiktok.com/embed/v2/7212345", "https://www.tiktok.com/@/video/7212345"),
        ] {
            assert_eq!(of_frame(frame).as_deref(), Some(posting));
        }
        assert_eq!(
            [of_frame("https://ads.example/embed"), of_frame("x"), of_frame("https://platform.twitter.com/widgets/follow")],
            [None, None, None]
        );
    }
}
