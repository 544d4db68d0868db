//! Pictures, videos and sound of a wire item: chooses one of several renditions and adds it to the text.

use super::common;
use crate::article::{BlockKind, Builder, LinkKind, Video, video};
use crate::formats::xml::{Node, folded};

/// Words in the declared types of media.
const TYPES: &[(LinkKind, &[&str])] = &[
    (LinkKind::Video, &["video", "animated", "movie"]),
    (LinkKind::Image, &["image", "picture", "photo", "graphic", "jpeg"]),
    (LinkKind::Audio, &["audio", "sound"]),
];

/// The kind of a medium by a declared type (`image/jpeg`, `picture`, `ninat:video`), else by its URL; `None` for anything that is no medium.
pub(super) fn kind(types: &[Option<&str>], url: &str) -> Option<LinkKind> {
    let of_type = |name: &&str| {
        let low = name.to_lowercase();
        TYPES.iter().find(|(_, words)| words.iter().any(|word| low.contains(word))).map(|(kind, _)| *kind)
    };
    let kind = types.iter().flatten().find_map(of_type).unwrap_or_else(|| LinkKind::of(url));
    TYPES.iter().any(|(known, _)| *known == kind).then_some(kind)
}

/// One rendition of something: where it lies, and how large it is, in whatever unit its brothers are measured in.
#[derive(Debug, Clone, Default)]
pub(super) struct Rendition {
    /// Picture, video or sound; `None` for anything else, a document perhaps.
    pub(super) kind: Option<LinkKind>,
    pub(super) url: String,
    pub(super) size: u64,
    /// Whether it is only a thumbnail or an icon.
    pub(super) small: bool,
}

impl Rendition {
    /// Whether the name of a rendition says that it is a small one.
    pub(super) fn is_small(name: &str) -> bool {
        let low = name.to_lowercase();
        ["thumb", "icon", "preview", "keyframe", "poster"].iter().any(|word| low.contains(word))
    }
}

/// A picture, a video or a sound with its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Media {
    pub(super) renditions: Vec<Rendition>,
    pub(super) title: String,
    /// The paragraphs of its caption.
    pub(super) caption: Vec<String>,
    pub(super) credit: String,
}

impl Media {
    /// The rendition to show: the largest of its kind; of a video the video, not its poster.
    fn best(&self) -> Option<&Rendition> {
        let rank = |rendition: &&Rendition| {
            let kind = [LinkKind::Image, LinkKind::Audio, LinkKind::Video].iter().position(|kind| rendition.kind == Some(*kind));
            (kind, !rendition.small, rendition.size)
        };
        let first_of_equals = self.renditions.iter().rev();
        first_of_equals.filter(|rendition| !rendition.url.is_empty()).max_by_key(rank)
    }

    /// The picture to show.
    fn picture(&self) -> Option<&Rendition> {
        let is_picture = |rendition: &&Rendition| rendition.kind == Some(LinkKind::Image) && !rendition.url.is_empty();
        self.renditions.iter().filter(is_picture).max_by_key(|rendition| rendition.size)
    }

    /// Sets it into the text, its caption below it.
    pub(super) fn write(&self, builder: &mut Builder) {
        builder.end();
        if let Some(best) = self.best() {
            let said = self.caption.contains(&self.title);
            set(best, if said { "" } else { &self.title }, builder);
        }
        if builder.meta.image.is_none() {
            builder.meta.image = self.picture().map(|picture| picture.url.clone());
        }
        let credit = folded(&self.credit);
        let known = credit.is_empty() || self.caption.iter().any(|caption| caption.contains(&credit));
        let last = self.caption.len().saturating_sub(1);
        for (index, caption) in self.caption.iter().enumerate() {
            builder.begin(BlockKind::Caption, None);
            builder.push(caption);
            if index == last && !known {
                builder.push(&format!(" ({credit})"));
            }
            builder.end();
        }
        if self.caption.is_empty() && !known && self.best().is_some() {
            builder.add(BlockKind::Caption, None, &credit);
        }
    }
}

fn set(rendition: &Rendition, title: &str, builder: &mut Builder) {
    let url = &rendition.url;
    // A video that comes first is what the article is about.
    let article = if builder.is_empty() { builder.meta.title.clone() } else { String::new() };
    let name = [title, &article, url].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    match rendition.kind {
        Some(LinkKind::Image) => {
            // A title equal to the headline describes no picture.
            let words = if title == builder.meta.title { "" } else { title };
            builder.add(BlockKind::Image { src: url.as_str().into() }, None, words);
        }
        Some(LinkKind::Video) => {
            builder.add(BlockKind::Video { url: Some(url.as_str().into()) }, None, name);
            let file = || Video { url: url.clone(), provider: "file", id: None, start: None, title: None };
            builder.video(Video { title: Some(title.to_owned()), ..video::recognise(url).unwrap_or_else(file) });
        }
        _ => common::add_link(BlockKind::Paragraph, name, url, builder),
    }
}

/// A `media` element of NITF.
pub(super) fn nitf(node: Node<'_>, builder: &mut Builder) {
    let mut media = Media::default();
    for reference in node.all("media-reference") {
        let url = ["source", "href", "src", "data-location"].iter().find_map(|name| reference.attribute(name));
        let width = reference.attribute("width").and_then(|width| width.parse().ok()).unwrap_or(0);
        let kind = kind(&[reference.attribute("mime-type"), node.attribute("media-type")], url.unwrap_or_default());
        let small = reference.attribute("name").is_some_and(Rendition::is_small);
        media.renditions.push(Rendition { kind, url: url.unwrap_or_default().to_owned(), size: width, small });
        if media.title.is_empty() {
            reference.attribute("alternate-text").unwrap_or_default().clone_into(&mut media.title);
        }
    }
    for caption in node.all("media-caption") {
        let mut paragraphs: Vec<String> = caption.all("p").map(Node::text).filter(|text| !text.is_empty()).collect();
        if paragraphs.is_empty() {
            paragraphs = common::lines(caption);
        }
        media.caption.append(&mut paragraphs);
    }
    media.credit = node.child("media-producer").map(Node::text).unwrap_or_default();
    media.write(builder);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml;

    fn blocks(xml: &str) -> String {
        let document = xml::read(xml);
        let mut builder = Builder::new("test");
        nitf(document.root().unwrap(), &mut builder);
        let article = builder.finish();
        let shown = |block: &crate::article::Block| format!("{:?} {}\n", block.kind, &article.text()[block.range.clone()]);
        article.blocks().iter().map(shown).collect()
    }

    #[test]
    fn the_largest_picture_is_shown_with_caption_and_credit() {
        let media = "<media media-type='image'><media-reference source='s.jpg' width='80'/><media-reference source='l.jpg' width='900' \
            alternate-text='Mud'/><media-caption>The quay at noon</media-caption><media-producer>Ada Moor</media-producer></media>";
        assert_eq!(blocks(media), "Image { src: \"l.jpg\" } Mud\nCaption The quay at noon (Ada Moor)\n");
    }

    #[test]
    fn titles_repeated_in_the_caption_are_dropped() {
        let media = "<media><media-reference source='l.jpg' alternate-text='The quay'/><media-caption>The quay</media-caption></media>";
        assert_eq!(blocks(media), "Image { src: \"l.jpg\" } \nCaption The quay\n");
    }

    #[test]
    fn videos_are_shown_rather_than_their_posters() {
        let media = "<media media-type='video'><media-reference mime-type='image/jpeg' source='p.jpg' width='900'/><media-reference \
            mime-type='video/mp4' source='v.mp4'/></media>";
        assert_eq!(blocks(media), "Video { url: Some(\"v.mp4\") } v.mp4\n");
    }

    #[test]
    fn a_caption_without_a_picture_stays() {
        assert_eq!(blocks("<media><media-caption><p>One</p><p>Two</p></media-caption></media>"), "Caption One\nCaption Two\n");
    }
}
