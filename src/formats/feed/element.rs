//! What each element of each vocabulary means in a feed. Data only: `reader` acts on it.

use super::entry::Summary;
use super::spaces::Space;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole feed, or its head.
    Feed,
    /// An entry.
    Entry,
    /// What has a title or an address of its own that is not the feed's: its logo, its search box.
    Aside,
    /// A text in one of several places.
    Text(Place),
    /// A line: an address, a name, a date.
    Line(Place),
    /// Somebody.
    Person(Who),
    /// Where an entry was taken from.
    Source,
    /// An address in an attribute.
    Pointer(Pointer),
    /// Anything else: what is in it is looked at.
    Unknown,
}

/// Where a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The title of the entry.
    Title,
    /// The title of a picture, a video, an episode.
    MediaTitle,
    /// The whole text; in Atom as text, where it does not say.
    Content,
    /// The whole text, as HTML.
    Encoded,
    /// A shorter text; in Atom as text, where it does not say.
    Summary,
    /// A shorter text of RSS and its modules: as text or HTML.
    Description(Summary),
    /// An address.
    Link,
    /// A name that tells an entry from all others.
    Id,
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
    /// When it was begun.
    Created,
    /// The language.
    Language,
    /// A keyword.
    Category,
    /// Keywords with commas.
    Keywords,
    /// How long something is.
    Duration,
}

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Wrote it.
    Author,
    /// Helped.
    Contributor,
}

/// What an address in an attribute leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointer {
    /// A file that belongs to the entry.
    Enclosure,
    /// The same in Media RSS.
    Content,
    /// A small picture.
    Thumbnail,
    /// A page that shows a video.
    Player,
}

/// What the element `local`, lower case, of the vocabulary `space` means.
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
