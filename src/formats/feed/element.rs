//! The meaning of each element in each vocabulary of feeds. Data only; `reader` acts on it.

use super::entry::Summary;
use super::namespaces::Space;

/// The meaning of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole feed, or its head.
    Feed,
    Entry,
    /// A part with a title or URL of its own that is not the feed's: a logo, a search box.
    Aside,
    /// A text for one of several fields.
    Text(Place),
    /// A single line: a URL, a name, a date.
    Line(Place),
    Person(Who),
    /// The feed that an entry was copied from.
    Source,
    /// A URL in an attribute.
    Pointer(Pointer),
    /// Unknown; its children are read.
    Unknown,
}

/// The field that a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    /// The title of a picture, a video, an episode.
    MediaTitle,
    /// The full text; plain in Atom unless declared otherwise.
    Content,
    /// The full text, as HTML.
    Encoded,
    /// A summary; plain in Atom unless declared otherwise.
    Summary,
    /// A summary in RSS and its modules, plain or HTML.
    Description(Summary),
    Link,
    Id,
    Published,
    Updated,
    Created,
    Language,
    /// A keyword.
    Category,
    /// Comma-separated keywords.
    Keywords,
    Duration,
}

/// The part a person had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Author,
    Contributor,
}

/// The target of a URL in an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointer {
    /// A file that belongs to the entry.
    Enclosure,
    /// A file of Media RSS.
    Content,
    Thumbnail,
    /// A page with a video player.
    Player,
}

/// The meaning of the element `local` (lower case) in the vocabulary `space`.
pub(super) fn role(space: Space, local: &str) -> Role {
    match space {
        Space::Core => core(local),
        Space::Content => match local {
            "encoded" => Role::Text(Place::Encoded),
            _ => Role::Unknown,
        },
        Space::Dublin => dublin(local),
        Space::Media => media(local),
        Space::Podcast => podcast(local),
        Space::Page => match local {
            "body" | "div" => Role::Text(Place::Encoded),
            _ => Role::Unknown,
        },
        Space::Rdf if local == "rdf" => Role::Feed,
        Space::Rdf | Space::Other => Role::Unknown,
    }
}

fn core(local: &str) -> Role {
    match local {
        "rss" | "feed" | "rdf" | "channel" => Role::Feed,
        "item" | "entry" => Role::Entry,
        "image" | "textinput" => Role::Aside,
        "title" => Role::Text(Place::Title),
        "link" => Role::Line(Place::Link),
        "guid" | "id" => Role::Line(Place::Id),
        "pubdate" | "published" | "issued" => Role::Line(Place::Published),
        "updated" | "modified" | "lastbuilddate" => Role::Line(Place::Updated),
        "created" => Role::Line(Place::Created),
        "content" => Role::Text(Place::Content),
        "body" | "fullitem" => Role::Text(Place::Encoded),
        "description" | "abstract" => Role::Text(Place::Description(Summary::Own)),
        "summary" | "subtitle" | "tagline" => Role::Text(Place::Summary),
        "language" => Role::Line(Place::Language),
        "category" | "keywords" => Role::Line(Place::Category),
        "author" => Role::Person(Who::Author),
        "contributor" => Role::Person(Who::Contributor),
        "source" => Role::Source,
        "enclosure" => Role::Pointer(Pointer::Enclosure),
        _ => Role::Unknown,
    }
}

fn dublin(local: &str) -> Role {
    match local {
        "title" => Role::Text(Place::Title),
        "creator" | "author" => Role::Person(Who::Author),
        "contributor" => Role::Person(Who::Contributor),
        "issued" => Role::Line(Place::Published),
        "date" | "modified" => Role::Line(Place::Updated),
        "created" => Role::Line(Place::Created),
        "description" | "abstract" => Role::Text(Place::Description(Summary::Own)),
        "subject" => Role::Line(Place::Category),
        "language" => Role::Line(Place::Language),
        _ => Role::Unknown,
    }
}

fn media(local: &str) -> Role {
    match local {
        "title" => Role::Text(Place::MediaTitle),
        "description" => Role::Text(Place::Description(Summary::Media)),
        "category" => Role::Line(Place::Category),
        "keywords" => Role::Line(Place::Keywords),
        "content" => Role::Pointer(Pointer::Content),
        "thumbnail" => Role::Pointer(Pointer::Thumbnail),
        "player" => Role::Pointer(Pointer::Player),
        _ => Role::Unknown,
    }
}

fn podcast(local: &str) -> Role {
    match local {
        "title" => Role::Text(Place::MediaTitle),
        "summary" => Role::Text(Place::Description(Summary::Podcast)),
        "subtitle" => Role::Text(Place::Description(Summary::Line)),
        "author" => Role::Person(Who::Author),
        "category" => Role::Line(Place::Category),
        "keywords" => Role::Line(Place::Keywords),
        "duration" => Role::Line(Place::Duration),
        "image" => Role::Pointer(Pointer::Thumbnail),
        _ => Role::Unknown,
    }
}
