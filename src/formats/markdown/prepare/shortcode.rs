//! Shortcodes of Hugo, Jekyll, Zola, Eleventy and `WordPress`: their names, arguments and meanings.

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats::markdown) enum Piece {
    Video {
        url: String,
        title: Option<String>,
    },
    Image {
        src: String,
        alt: String,
        caption: Option<String>,
    },
    /// A block quotation and its author.
    Quote {
        text: String,
        by: Option<String>,
    },
    /// A button, a file, a post elsewhere.
    Link {
        url: String,
        text: String,
    },
    /// The end of a paragraph, where no line is left to say so.
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `{{< name a b="c" >}}`.
    Hugo,
    /// `{% name a b="c" %}`, and Zola's `{% name(b="c") %}`.
    Liquid,
    /// `{{ value }}`, and Zola's `{{ name(b="c") }}`.
    Output,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning<'a> {
    Piece(Piece),
    /// Words of the text or of an address.
    Words(String),
    /// The beginning of code in this language.
    Code(&'a str),
    Nothing,
    /// No shortcode at all.
    Unknown,
}

/// Whether `line` is the shortcode that ends code.
pub(super) fn ends_code(line: &str) -> bool {
    let name = line.trim().trim_start_matches(['{', '%', '<']).trim_start();
    let ends = ["endhighlight", "/highlight", "endcode", "/code", "/ highlight"];
    line.trim_start().starts_with('{') && ends.iter().any(|end| name.starts_with(end))
}

/// Parses the shortcode with `inner` between its delimiters.
pub(super) fn read(inner: &str, form: Form) -> Meaning<'_> {
    let inner = inner.trim().trim_end_matches('/').trim_end();
    if form == Form::Output
        && let Some(meaning) = output(inner)
    {
        return meaning;
    }
    let split = inner.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(inner.len());
    let (mut name, mut rest) = (&inner[..split], inner[split..].trim_matches(['(', ')', ' ', '\n', '\r', '\t']));
    match name {
        "highlight" | "code" | "codeblock" => return Meaning::Code(rest.split_whitespace().next().unwrap_or_default()),
        "include" | "include_relative" | "include_cached" | "render" | "partial" => {
            let rest_of = rest.trim_start_matches(['"', '\'']);
            let end = rest_of.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',')).unwrap_or(rest_of.len());
            (name, rest) = (&rest_of[..end], rest_of[end..].trim_start_matches(['"', '\'', ',']));
        }
        _ if name.starts_with('/') || name.starts_with("end") => return Meaning::Nothing,
        _ => (),
    }
    let name = name.rsplit('/').next().unwrap_or(name);
    let name = name.split('.').next().unwrap_or(name).to_lowercase();
    meaning(&name, &Arguments::read(rest))
}

/// The meaning of `{{ value }}`; `None` where it calls a function.
fn output(inner: &str) -> Option<Meaning<'_>> {
    if let Some(mark @ ('"' | '\'')) = inner.chars().next() {
        let words = inner[1..].split(mark).next().unwrap_or_default();
        return Some(Meaning::Words(words.to_owned()));
    }
    let name = inner.split('(').next().unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_name && inner.ends_with(')') && name.len() < inner.len() {
        return None;
    }
    let variable = ["site.", "page.", "config.", "post.", "$.", ".Site", ".Page", "content"].iter().any(|start| inner.starts_with(start));
    Some(if variable { Meaning::Nothing } else { Meaning::Unknown })
}

fn meaning<'a>(name: &str, arguments: &Arguments) -> Meaning<'a> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if matches!(name, "ref" | "relref" | "post_url" | "link" | "asset" | "url" | "static") {
        return Meaning::Words(arguments.any("path file url").unwrap_or_default().to_owned());
    }
    let piece = if has(&["youtube", "vimeo", "dailymotion", "video", "embed", "player", "iframe", "peertube"]) || name == "yt" {
        video(name, arguments)
    } else if has(&["img", "image", "figure", "photo", "picture"]) || name == "fig" {
        image(arguments)
    } else if has(&["quote", "testimonial", "citation"]) {
        quote(arguments)
    } else {
        link(name, arguments)
    };
    piece.map_or(Meaning::Nothing, Meaning::Piece)
}

fn video(name: &str, arguments: &Arguments) -> Option<Piece> {
    let keys = "url src id video videoid video_id youtubeid youtube v file mp4 webm source href link path";
    let place = arguments.any(keys)?;
    let provider = arguments.named("provider type site").unwrap_or_default().to_lowercase();
    let is = |word: &str| name.contains(word) || provider.contains(word);
    let url = match place {
        place if place.starts_with("//") => format!("https:{place}"),
        place if place.contains("://") => place.to_owned(),
        place if is("youtube") || name == "yt" => format!("https://www.youtube.com/watch?v={place}"),
        place if is("vimeo") => format!("https://vimeo.com/{place}"),
        place if is("dailymotion") => format!("https://www.dailymotion.com/video/{place}"),
        place if place.contains(['.', '/']) => place.to_owned(),
        _ => return None,
    };
    Some(Piece::Video { url, title: arguments.named("title caption alt").map(str::to_owned) })
}

fn image(arguments: &Arguments) -> Option<Piece> {
    let src = arguments.any("src url file path image_path image img filename name link")?.to_owned();
    let second = arguments.positional.get(1).filter(|text| text.contains(' ')).map(String::as_str);
    let alt = arguments.named("alt").or(second).unwrap_or_default().to_owned();
    let caption = arguments.named("caption legend title attr").filter(|text| !text.is_empty()).map(str::to_owned);
    Some(Piece::Image { src, alt, caption })
}

fn quote(arguments: &Arguments) -> Option<Piece> {
    let text = arguments.named("text quote content body")?.to_owned();
    let by = arguments.named("by cite author attribution source name");
    Some(Piece::Quote { text, by: by.map(str::to_owned) })
}

fn link(name: &str, arguments: &Arguments) -> Option<Piece> {
    let words = |index: usize| arguments.positional.get(index).map(String::as_str);
    let url = match name {
        "tweet" | "twitter" | "x" => {
            let id = arguments.named("id").or(words(1)).or(words(0))?;
            let user = arguments.named("user").or(words(1).and(words(0))).unwrap_or("i");
            if id.contains("://") { id.to_owned() } else { format!("https://twitter.com/{user}/status/{id}") }
        }
        "gist" => format!("https://gist.github.com/{}/{}", words(0)?, words(1)?),
        "instagram" => format!("https://www.instagram.com/p/{}/", words(0)?),
        _ => arguments.named("url link href file")?.to_owned(),
    };
    let text = arguments.named("label text title name").unwrap_or(&url).to_owned();
    Some(Piece::Link { url, text })
}

#[derive(Debug, Default)]
struct Arguments {
    positional: Vec<String>,
    named: Vec<(String, String)>,
}

impl Arguments {
    fn read(mut rest: &str) -> Self {
        let mut arguments = Self::default();
        while arguments.positional.len() + arguments.named.len() < 64 {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            if rest.is_empty() {
                break;
            }
            let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(rest.len());
            let after = rest[length..].trim_start();
            let value = after.strip_prefix('=').or_else(|| after.strip_prefix(':').filter(|value| value.starts_with([' ', '"', '\''])));
            if let Some(value) = value.filter(|_| length > 0) {
                let key = rest[..length].to_lowercase();
                let (value, left) = take(value.trim_start());
                arguments.named.push((key, value.to_owned()));
                rest = left;
            } else {
                let (value, left) = take(rest);
                arguments.positional.push(value.to_owned());
                rest = left;
            }
        }
        arguments
    }

    /// The value of the first of `keys`, which are parted by spaces.
    fn named(&self, keys: &str) -> Option<&str> {
        keys.split(' ').find_map(|key| self.named.iter().find(|(name, _)| name == key)).map(|(_, value)| value.trim())
    }

    /// The first of `keys`, or else the first argument without a key.
    fn any(&self, keys: &str) -> Option<&str> {
        self.named(keys).or_else(|| self.positional.first().map(|value| value.trim())).filter(|value| !value.is_empty())
    }
}

/// The value at the beginning of `text`, without its quotation marks, and what follows it.
fn take(text: &str) -> (&str, &str) {
    if let Some(mark @ ('"' | '\'' | '`' | '“' | '”')) = text.chars().next() {
        let inside = &text[mark.len_utf8()..];
        let close = if matches!(mark, '“' | '”') { '”' } else { mark };
        let mut escaped = false;
        let end = inside.find(|c| {
            let closes = c == close && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        let end = end.unwrap_or(inside.len());
        return (&inside[..end], inside[end..].strip_prefix(close).unwrap_or_default());
    }
    let end = text.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(text.len()).max(text.chars().next().map_or(0, char::len_utf8));
    (&text[..end], &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn video_of(inner: &str, form: Form) -> Option<String> {
        let Meaning::Piece(Piece::Video { url, .. }) = read(inner, form) else { return None };
        Some(url)
    }

    #[test]
    fn videos_are_named_in_many_ways() {
        let address = Some("https://www.youtube.com/watch?v=abcdefghijk".to_owned());
        for (inner, form) in [
            (" youtube abcdefghijk ", Form::Hugo),
            (" youtube id=\"abcdefghijk\" title='x' /", Form::Hugo),
            ("youtube abcdefghijk", Form::Liquid),
            ("include youtube.html id=\"abcdefghijk\"", Form::Liquid),
            ("include \"embeds/youtube.liquid\", id: \"abcdefghijk\"", Form::Liquid),
            ("include video id=\"abcdefghijk\" provider=\"youtube\"", Form::Liquid),
            ("youtube(id=\"abcdefghijk\", autoplay=true)", Form::Output),
        ] {
            assert_eq!(video_of(inner, form), address, "{inner}");
        }
        assert_eq!(video_of("vimeo 1234", Form::Hugo).as_deref(), Some("https://vimeo.com/1234"));
        assert_eq!(video_of("video src=\"a/b.mp4\"", Form::Hugo).as_deref(), Some("a/b.mp4"));
        assert_eq!(video_of("video https://example.org/a?b=c", Form::Hugo).as_deref(), Some("https://example.org/a?b=c"));
        assert_eq!(video_of("video", Form::Hugo), None);
    }

    #[test]
    fn figures_have_captions_and_alternative_texts() {
        let figure = read("figure src=\"a.jpg\" alt=\"The \\\"sea\\\"\" caption='Deep'", Form::Hugo);
        let expected = Piece::Image { src: "a.jpg".into(), alt: "The \\\"sea\\\"".into(), caption: Some("Deep".into()) };
        assert_eq!(figure, Meaning::Piece(expected));
    }

    #[test]
    fn quotations_buttons_and_posts_are_kept() {
        let quote = Piece::Quote { text: "Deep".into(), by: Some("Anne".into()) };
        assert_eq!(read("quote-block text=\"Deep\" cite=\"Anne\"", Form::Hugo), Meaning::Piece(quote));
        let link = Piece::Link { url: "/a".into(), text: "Go".into() };
        assert_eq!(read("include button.html label=\"Go\" link=\"/a\"", Form::Liquid), Meaning::Piece(link));
        let post = Piece::Link { url: "https://twitter.com/anne/status/1".into(), text: "https://twitter.com/anne/status/1".into() };
        assert_eq!(read("tweet user=\"anne\" id=\"1\"", Form::Hugo), Meaning::Piece(post));
    }

    #[test]
    fn the_rest_is_words_or_nothing() {
        assert_eq!(read("ref \"a.md\"", Form::Hugo), Meaning::Words("a.md".into()));
        assert_eq!(read("\"/a\" | url", Form::Output), Meaning::Words("/a".into()));
        assert_eq!(read("page.title", Form::Output), Meaning::Nothing);
        assert_eq!(read("name", Form::Output), Meaning::Unknown);
        assert_eq!(read("", Form::Hugo), Meaning::Nothing);
        assert_eq!(read("endraw", Form::Liquid), Meaning::Nothing);
    }
}
