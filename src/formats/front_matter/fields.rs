//! Interprets the keys of front matter: fills the [`Meta`](crate::article::Meta), and collects videos.

use super::value::Value;
use crate::article::{BlockKind, Builder, Date, Video, video};
use crate::formats::byline::names;
use crate::formats::lexicon::Phrases;
use crate::formats::markdown::plain;
use crate::formats::schema::is_absolute;
use crate::formats::{dates, language};
use crate::words::Diagnostic;

/// Keys of the article's own address.
const URL: &[&str] = &["canonical_url", "canonicalurl", "canonical", "url", "permalink", "original_url", "source_url"];

/// Keys of the title of a video.
const VIDEO_TITLE: &[&str] = &["youtube_title", "video_title", "vimeo_title"];

/// Keys that may hold a date within an address.
const PATHS: &[&str] = &["path", "permalink", "slug", "url"];

/// Keys of maps whose keys count as the header's own, where it has none of the name.
const INNER: &[&str] = &["extra", "taxonomies", "params", "seo", "metadata"];

/// Reads the header into `builder`; `body` is the text below, for the language where the header does not name it.
pub(super) fn fill_meta(header: Value, body: &str, builder: &mut Builder) {
    let fields = Fields(header);
    let meta = &mut builder.meta;
    meta.title = fields.line(Phrases::TitleKeys.all()).unwrap_or_default();
    meta.subtitle = fields.line(Phrases::SubtitleKeys.all());
    meta.summary = fields.line(Phrases::StandfirstKeys.all()).or_else(|| fields.line(Phrases::SummaryKeys.all()));
    meta.place = fields.line(Phrases::PlaceKeys.all());
    meta.lang = fields.text(Phrases::LanguageKeys.all()).map(|lang| lang.split('.').next().unwrap_or(lang).replace('_', "-"));
    meta.url = fields.text(URL).filter(|url| is_absolute(url)).map(str::to_owned);
    meta.image = fields.get(Phrases::ImageKeys.all()).find_map(image);
    meta.source = fields.get(Phrases::SourceKeys.all()).find_map(named);
    if let Some(url) = meta.source.take_if(|source| is_absolute(source)) {
        meta.url.get_or_insert(url);
    }
    meta.authors = authors(&fields);
    let sections = list(&fields, Phrases::SectionKeys.all());
    meta.section = sections.first().cloned();
    meta.tags = list(&fields, Phrases::TagKeys.all());
    for section in sections {
        if !meta.tags.contains(&section) {
            meta.tags.push(section);
        }
    }
    read_dates(&fields, body, builder);
    read_videos(&fields, builder);
    picture(&fields, builder);
    let says = |keys: &[&str], word: &str| fields.text(keys).is_some_and(|value| value.eq_ignore_ascii_case(word));
    if says(Phrases::DraftWords.all(), "true") || says(&["published"], "false") {
        builder.note(Diagnostic::Draft);
    }
}

struct Fields(Value);

impl Fields {
    /// The values under `keys`, the header's own before those of the maps within it.
    fn get<'a>(&'a self, keys: &'a [&'a str]) -> impl Iterator<Item = &'a Value> {
        let maps = std::iter::once(&self.0).chain(INNER.iter().filter_map(|inner| self.0.get(&[inner])));
        maps.flat_map(|map| keys.iter().filter_map(|key| map.get(&[key])))
    }

    /// Whether a program clipped the text from a page, so that it was created when it was clipped.
    fn is_clipping(&self) -> bool {
        let Value::Map(entries) = &self.0 else { return false };
        let address = self.text(Phrases::SourceKeys.all()).or_else(|| self.text(URL)).is_some_and(is_absolute);
        address && entries.iter().any(|(key, _)| key == "published")
    }

    fn text<'a>(&'a self, keys: &'a [&'a str]) -> Option<&'a str> {
        self.get(keys).find_map(Value::text)
    }

    /// A line to be read: without marks and entities.
    fn line(&self, keys: &[&str]) -> Option<String> {
        self.text(keys).map(plain::line)
    }
}

fn image(value: &Value) -> Option<String> {
    let value = value.items().first()?;
    let inner = value.get(&["src", "url", "path", "image", "file", "feature"]);
    inner.unwrap_or(value).text().filter(|text| !matches!(*text, "true" | "false")).map(str::to_owned)
}

/// Shows the picture above the text where the header has words for it: who took it, what is on it.
fn picture(fields: &Fields, builder: &mut Builder) {
    let inner = fields.get(Phrases::ImageKeys.all()).find(|value| matches!(value, Value::Map(_)));
    let line = |keys: Phrases, beside: Phrases| {
        let within = inner.and_then(|value| keys.iter().find_map(|key| value.get(&[key])?.text()));
        within.or_else(|| fields.text(beside.all())).map(plain::line)
    };
    let cutline = line(Phrases::CutlineKeys, Phrases::ImageCutlineKeys);
    let credit = line(Phrases::CreditKeys, Phrases::ImageCreditKeys);
    let Some(src) = builder.meta.image.clone() else { return };
    let caption = match (cutline, credit) {
        (Some(cutline), Some(credit)) => format!("{cutline} ({credit})"),
        (cutline, credit) => cutline.or(credit).unwrap_or_default(),
    };
    if !caption.is_empty() {
        builder.add(BlockKind::Image { src: src.as_str().into() }, None, "");
        builder.add(BlockKind::Caption, None, &caption);
    }
}

fn named(value: &Value) -> Option<String> {
    let full = || {
        let (first, last) = (value.get(&["first_name", "firstname", "given_name"])?, value.get(&["last_name", "lastname", "family_name"])?);
        Some(format!("{} {}", first.text()?, last.text()?))
    };
    let name = value.get(&["name", "nom", "display_name", "displayname", "title", "full_name"]).and_then(Value::text);
    name.or(value.text()).map(plain::line).or_else(full)
}

fn authors(fields: &Fields) -> Vec<String> {
    for key in Phrases::AuthorKeys.iter() {
        let Some(value) = fields.get(std::slice::from_ref(key)).next() else { continue };
        let plural = key.ends_with('s') || *key == "autoren";
        let mut found = Vec::new();
        for item in value.items() {
            match (item, named(item)) {
                (Value::Text(text), _) => found.extend(names::split(&plain::line(text), plural)),
                (Value::List(_), _) => found.extend(item.text().map(plain::line)),
                (_, Some(name)) => found.push(name),
                (Value::Map(people), None) => found.extend(people.iter().filter_map(|(_, person)| named(person))),
                _ => (),
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn list(fields: &Fields, keys: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for value in fields.get(keys) {
        let items = value.items();
        let parts = items.iter().flat_map(|item| match item {
            Value::Text(text) if items.len() == 1 => text.split([',', ';']).map(plain::line).collect(),
            other => named(other).into_iter().collect::<Vec<_>>(),
        });
        for part in parts.filter(|part| !part.is_empty()) {
            if found.len() < 64 && !found.contains(&part) {
                found.push(part);
            }
        }
    }
    found
}

fn read_dates(fields: &Fields, body: &str, builder: &mut Builder) {
    let guessed = || language::guess(&body[..body.floor_char_boundary(2000)]).map(str::to_owned);
    let lang = builder.meta.lang.clone().or_else(guessed);
    let keys: Vec<&str> = Phrases::DateKeys.iter().copied().filter(|key| !(fields.is_clipping() && key.contains("creat"))).collect();
    builder.meta.date =
        read_date(fields, &keys, lang.as_deref(), builder).or_else(|| fields.get(PATHS).filter_map(Value::text).find_map(date_of_path));
    builder.meta.updated = read_date(fields, Phrases::UpdatedKeys.all(), lang.as_deref(), builder);
}

fn read_date(fields: &Fields, keys: &[&str], lang: Option<&str>, builder: &mut Builder) -> Option<Date> {
    for value in fields.get(keys) {
        let inner = value.get(&["created", "published", "date", "value", "updated"]);
        let Some(text) = inner.unwrap_or(value).text() else { continue };
        if matches!(text, "true" | "false" | "now" | "Last Modified" | "Created") {
            continue;
        }
        if let Some(date) = dates::read(text, lang) {
            return Some(date);
        }
        builder.note(Diagnostic::Date { written: text[..text.floor_char_boundary(80)].to_owned() });
    }
    None
}

/// The date in an address such as `2018/11/13/title`.
fn date_of_path(path: &str) -> Option<Date> {
    let parts: Vec<&str> = path.split('/').collect();
    parts.windows(3).find_map(|three| {
        let figures = |text: &str, len: usize| (text.len() == len).then(|| text.parse::<u32>().ok()).flatten();
        let year = figures(three[0], 4).filter(|year| (1700..2200).contains(year))?;
        Date::new(year.cast_signed(), figures(three[1], 2)?, figures(three[2], 2)?)
    })
}

fn read_videos(fields: &Fields, builder: &mut Builder) {
    let title = fields.line(VIDEO_TITLE);
    for &key in Phrases::VideoKeys.all() {
        for item in fields.get(&[key]).flat_map(Value::items).take(64) {
            let text = item.get(&["url", "src", "link", "id", "youtube", "vimeo", "file"]).unwrap_or(item).text();
            let Some(url) = text.and_then(|text| address(text, key)) else { continue };
            let own = item.get(&["title", "titre", "name", "caption"]).and_then(Value::text).map(plain::line);
            if let Some(found) = video::recognise(&url) {
                builder.video(Video { title: own.or_else(|| title.clone()), ..found });
            }
        }
    }
}

/// The address of a video that a header gives by address or by the provider's name for it.
fn address(text: &str, key: &str) -> Option<String> {
    if is_absolute(text) {
        return Some(text.to_owned());
    }
    if text.starts_with("//") {
        return Some(format!("https:{text}"));
    }
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if key.starts_with("vimeo") && plain {
        return Some(format!("https://vimeo.com/{text}"));
    }
    if key.starts_with("dailymotion") && plain {
        return Some(format!("https://www.dailymotion.com/video/{text}"));
    }
    if plain && text.len() == 11 {
        return Some(format!("https://www.youtube.com/watch?v={text}"));
    }
    video::recognise(text).map(|found| found.url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn article(header: &str) -> Article {
        let mut builder = Builder::new("test");
        crate::formats::front_matter::read(&format!("---\n{header}\n---\n"), &mut builder);
        builder.finish()
    }

    #[test]
    fn titles_lose_their_marks_and_entities() {
        let article = article("title: 'The **big** ship &amp; the `sea`'\nsubtitle: 1. First\ndescription: A *summary*");
        assert_eq!(article.meta().title, "The big ship & the sea");
        assert_eq!(article.meta().subtitle.as_deref(), Some("1. First"));
        assert_eq!(article.meta().summary.as_deref(), Some("A summary"));
    }

    #[test]
    fn authors_come_in_many_forms() {
        for header in [
            "author: Anne Martin and Bob Roy",
            "authors: [Anne Martin, Bob Roy]",
            "authors:\n  - name: Anne Martin\n    url: https://example.org\n  - {name: Bob Roy}",
            "auteurs:\n  anne: {nom: Anne Martin}\n  bob: {nom: Bob Roy}",
            "extra:\n  author: Anne Martin & Bob Roy",
            "autor:\n- {first_name: Anne, last_name: Martin}\n- Bob Roy",
        ] {
            assert_eq!(article(header).meta().authors, ["Anne Martin", "Bob Roy"], "{header}");
        }
    }

    #[test]
    fn sections_and_tags_are_lists_or_strings() {
        let article = article("categories: [Sea, Ports]\ntags: 'fish, salt'\ntaxonomies: {tags: [salt, net]}");
        assert_eq!(article.meta().section.as_deref(), Some("Sea"));
        assert_eq!(article.meta().tags, ["fish", "salt", "net", "Sea", "Ports"]);
    }

    #[test]
    fn addresses_count_only_when_absolute() {
        let article = article("permalink: /a/b/\nimage: {src: boat.jpg, alt: x}\nsource: https://example.org/a\nlang: fr_FR.UTF-8");
        assert_eq!(article.meta().url.as_deref(), Some("https://example.org/a"));
        assert_eq!(article.meta().source, None);
        assert_eq!(article.meta().image.as_deref(), Some("boat.jpg"));
        assert_eq!(article.meta().lang.as_deref(), Some("fr-FR"));
    }

    #[test]
    fn a_picture_with_a_cutline_is_shown() {
        let shown = |header: &str| article(header).text().trim().to_owned();
        assert_eq!(shown("featured-image: {path: a.jpg, cutline: The quay at dawn, credit: Ann Lee}"), "The quay at dawn (Ann Lee)");
        assert_eq!(shown("image: a.jpg\nimage_caption: The quay"), "The quay");
        assert_eq!(shown("image: {src: a.jpg, alt: x}\ncaption: The quay"), "");
    }

    #[test]
    fn drafts_are_noted() {
        assert_eq!(article("draft: true").diagnostics(), [Diagnostic::Draft]);
        assert_eq!(article("published: false").diagnostics(), [Diagnostic::Draft]);
        assert!(article("draft: false\npublished: true").diagnostics().is_empty());
    }

    #[test]
    fn videos_are_addresses_or_names() {
        let article = article("video: https://example.org/a.mp4\nvideo_title: The ship\nvideos:\n  - url: https://example.org/b.webm");
        let found: Vec<_> = article.videos().iter().map(|video| (video.url.as_str(), video.title.as_deref())).collect();
        assert_eq!(found, [("https://example.org/a.mp4", Some("The ship")), ("https://example.org/b.webm", Some("The ship"))]);
        assert_eq!(address("abcdefghijk", "youtube_id").as_deref(), Some("https://www.youtube.com/watch?v=abcdefghijk"));
        assert_eq!(address("12345", "vimeo").as_deref(), Some("https://vimeo.com/12345"));
        assert_eq!(address("a plain sentence", "video"), None);
    }

    #[test]
    fn dates_may_come_from_paths() {
        assert_eq!(article("path: 2022/08/05/boats").meta().date, Date::new(2022, 8, 5));
        assert_eq!(date_of_path("a/2022/13/05"), None);
        assert_eq!(article("date: whenever").diagnostics(), [Diagnostic::Date { written: "whenever".into() }]);
    }
}
