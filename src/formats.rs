//! Bytes to articles. Each format is one file below and one line in [`FORMATS`]; parsing never fails: broken input is still an
//! article, with notes on what was odd. Knows nothing of files: a caller brings a name and bytes.

mod block_writer;
mod byline;
pub mod charset;
pub mod dates;
pub mod documents;
pub mod feed;
pub mod front_matter;
pub mod html;
pub mod iptc;
pub mod json_ld;
pub mod language;
pub(crate) mod lexicon;
pub mod mail;
pub mod markdown;
pub mod mhtml;
mod mime;
mod packed;
#[cfg(test)]
mod proptest_support;
mod schema;
mod sheaf;
#[cfg(test)]
mod tests;
pub mod text;
pub mod transcript;
mod whitespace;
pub mod xml;

pub use sheaf::Sheaf;

use crate::article::{Article, Builder};
use crate::words::Note;

/// One way of writing articles down.
#[derive(Debug)]
pub struct Format {
    /// Its name in `show --json` and in searches.
    pub name: &'static str,
    /// The endings of its files, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a text without a telling name looks like it.
    pub sniff: fn(&str) -> bool,
    /// How it is read.
    pub parse: Parse,
}

/// How a format is read.
#[derive(Debug, Clone, Copy)]
pub enum Parse {
    /// A text that is one article: a builder is told what it says.
    One(fn(&Source<'_>, &mut Builder)),
    /// A text that may hold several articles.
    Several(fn(&Source<'_>, &mut Sheaf)),
    /// Bytes that are no text by themselves: a document in an archive, a mail whose parts are each in an encoding of their own.
    Bytes(fn(&str, &[u8], &mut Sheaf)),
}

/// A file's name and text, decoded.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file's name without its folder; titles and dates may be read from it.
    pub name: &'a str,
    /// The text, without byte order mark, line ends as in the file.
    pub text: &'a str,
}

/// The formats, in the order in which they are tried on a text without a telling name. The last one takes everything.
pub const FORMATS: &[Format] = &[
    Format { name: "feed", extensions: &["rss", "atom", "rdf", "xml", "json"], sniff: feed::sniff, parse: Parse::Several(feed::parse) },
    Format { name: "newsml-g2", extensions: &["g2", "xml", "newsml"], sniff: iptc::sniff_g2, parse: Parse::Several(iptc::parse_g2) },
    Format { name: "nitf", extensions: &["nitf", "xml"], sniff: iptc::sniff_nitf, parse: Parse::One(iptc::parse_nitf) },
    Format { name: "newsml", extensions: &["newsml", "xml"], sniff: iptc::sniff_newsml, parse: Parse::Several(iptc::parse_newsml) },
    Format { name: "ninjs", extensions: &["ninjs", "json"], sniff: iptc::sniff_ninjs, parse: Parse::Several(iptc::parse_ninjs) },
    Format { name: "html", extensions: &["html", "htm", "xhtml"], sniff: html::sniff, parse: Parse::One(html::parse) },
    Format { name: "mhtml", extensions: &["mhtml", "mht"], sniff: mhtml::sniff, parse: Parse::Bytes(mhtml::parse) },
    Format { name: "json-ld", extensions: &["jsonld", "json"], sniff: json_ld::sniff, parse: Parse::Several(json_ld::parse) },
    Format { name: "xml", extensions: &["xml", "newsml", "g2", "nitf"], sniff: xml::sniff, parse: Parse::One(xml::parse) },
    Format { name: "markdown", extensions: &["md", "markdown"], sniff: markdown::sniff, parse: Parse::One(markdown::parse) },
    Format { name: "word", extensions: &["docx", "docm", "dotx"], sniff: |_| false, parse: Parse::Bytes(documents::parse_word) },
    Format { name: "opendocument", extensions: &["odt", "ott"], sniff: |_| false, parse: Parse::Bytes(documents::parse_open) },
    Format { name: "opendocument", extensions: &["fodt"], sniff: |_| false, parse: Parse::Bytes(documents::parse_flat) },
    Format { name: "transcript", extensions: transcript::ENDINGS, sniff: transcript::sniff, parse: Parse::One(transcript::parse) },
    Format { name: "mail", extensions: &["eml"], sniff: mail::sniff, parse: Parse::Bytes(mail::parse) },
    Format { name: "mailbox", extensions: &["mbox"], sniff: |_| false, parse: Parse::Bytes(mail::parse_box) },
    Format { name: "text", extensions: &["txt", "text"], sniff: |_| true, parse: Parse::One(text::parse) },
];

/// Whether a file of this name is listed: it has a known ending or none at all; a packed one has one before that of the packing.
pub fn accepts(name: &str) -> bool {
    if let Some(name) = packed::inner(name) {
        return name.contains('.') && accepts(name);
    }
    let Some((stem, ending)) = name.rsplit_once('.') else { return true };
    !stem.is_empty() && by_ending(ending).next().is_some()
}

/// The formats whose files have this ending, in the order in which they are tried; the last one takes what is none of the others.
fn by_ending(ending: &str) -> impl DoubleEndedIterator<Item = &'static Format> {
    FORMATS.iter().filter(move |format| format.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Whether files of this ending are HTML or XML, so that they may declare their encoding anywhere near their beginning.
fn is_markup(ending: &str) -> bool {
    ["html", "htm", "xhtml", "shtml", "xml", "rss", "atom", "rdf", "nitf", "newsml", "g2"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// The endings of data, which programs write and fetch; what they got instead is often a page that tells of an error.
const DATA: &[&str] = &["rss", "atom", "rdf", "xml", "g2", "nitf", "newsml", "ninjs", "json", "jsonld"];

/// Whether a file of this ending is named as data, and is a web page.
fn is_misnamed(ending: Option<&str>, text: &str) -> bool {
    let data = ending.is_some_and(|ending| DATA.iter().any(|known| known.eq_ignore_ascii_case(ending)));
    data && html::sniff(text) && !FORMATS.iter().take_while(|format| format.name != "html").any(|format| (format.sniff)(text))
}

/// The format of a text, by the ending of its file where it has a telling one, else by its looks.
fn of_text(ending: Option<&str>, text: &str) -> Option<&'static Format> {
    let looks = |format: &&Format| (format.sniff)(text);
    let Some(ending) = ending.filter(|ending| by_ending(ending).next().is_some()) else { return FORMATS.iter().find(looks) };
    // Most endings belong to one format, which takes the text whatever it looks like.
    let others = by_ending(ending).count() - 1;
    by_ending(ending).take(others).find(looks).or_else(|| by_ending(ending).next_back())
}

/// Whether the beginning of a file of this name is the beginning of its article, as far as the name tells.
pub fn reads_on(name: &str) -> bool {
    let known = name.rsplit_once('.').and_then(|(_, ending)| by_ending(ending).next());
    known.is_none_or(|format| matches!(format.parse, Parse::One(_))) && packed::inner(name).is_none()
}

/// Endings of the names of articles that stand by themselves, beside which a transcript may lie: not those that feeds bear, too.
pub(crate) fn article_endings() -> impl Iterator<Item = &'static str> {
    let alone = |format: &&Format| !matches!(format.name, "feed" | "transcript" | "mailbox");
    FORMATS.iter().filter(alone).flat_map(|format| format.extensions.iter().copied()).filter(|ending| !is_feeds(ending))
}

/// Whether feeds bear this ending, which hold many articles: a transcript beside them is nobody's.
pub(crate) fn is_feeds(ending: &str) -> bool {
    FORMATS.iter().any(|format| format.name == "feed" && format.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// What is no article: files that hold no text, or whose text no format here reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// A page layout.
    Pdf,
    /// A document of the older Word.
    OldWord,
    /// Rich Text Format.
    RichText,
    /// Pictures, programs, archives: no text at all.
    NoText,
}

/// Why the file of this name is no article, where it is none; of a packed one, why what is packed is none. A file of a format that reads
/// bytes is left to it.
pub fn refuse(name: &str, bytes: &[u8]) -> Option<Refused> {
    match packed::beginning(bytes) {
        Some(beginning) => refuse_unpacked(packed::inner(name).unwrap_or(name), &beginning),
        // One that cannot be unpacked is told by what it is called.
        None if packed::inner(name).is_some() && packed::is_packed(bytes) => None,
        None => refuse_unpacked(name, bytes),
    }
}

fn refuse_unpacked(name: &str, bytes: &[u8]) -> Option<Refused> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") && (ending == "pdf" || head.trim_ascii_start().starts_with(b"%PDF-")) {
        return Some(Refused::Pdf);
    }
    if head.starts_with(b"{\\rtf") {
        return Some(Refused::RichText);
    }
    let by_bytes = by_ending(&ending).any(|format| matches!(format.parse, Parse::Bytes(_)));
    // A document is an archive, or lies locked in a file of the older Word; a damaged one begins as nothing else does.
    let archive = head.starts_with(b"PK") || head.starts_with(b"\xd0\xcf\x11\xe0");
    let document = by_bytes && (archive || !charset::signature::is_signed(head));
    // Mails may have parts that are no text, but they begin with a head.
    let letter = matches!(ending.as_str(), "eml" | "mbox" | "mhtml" | "mht" | "fodt") && mime::head::split(bytes).0.is_empty();
    if document && !letter || charset::is_text(bytes) {
        return None;
    }
    let old = head.starts_with(b"\xd0\xcf\x11\xe0") && matches!(ending.as_str(), "doc" | "dot");
    Some(if old { Refused::OldWord } else { Refused::NoText })
}

/// The articles of a file, at least one. `name` is the file's name without its folder.
pub fn parse(name: &str, bytes: Vec<u8>) -> Vec<Article> {
    let Some(unpacked) = packed::unpack(&bytes) else { return read(name, bytes) };
    drop(bytes);
    let articles = read(packed::inner(name).unwrap_or(name), unpacked.bytes);
    match unpacked.note {
        Some(note) => articles.into_iter().map(|article| article.with_note(note.clone())).collect(),
        None => articles,
    }
}

/// The articles of a file that is not packed.
fn read(name: &str, bytes: Vec<u8>) -> Vec<Article> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let named = ending.and_then(|ending| by_ending(ending).next());
    if bytes.trim_ascii().is_empty() {
        let mut sheaf = Sheaf::new(named.map_or("text", |format| format.name), vec![Note::Empty]);
        sheaf.article(|builder| markdown::name::tell(name, builder));
        return sheaf.finish();
    }
    if let Some(Format { name: format, parse: Parse::Bytes(parse), .. }) = named {
        // Mails and documents in XML are told apart by their first words, which UTF-16 would hide.
        let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let (text, notes) = if wide { charset::decode(bytes.clone()) } else { (String::new(), Vec::new()) };
        let bytes = if wide { text.into_bytes() } else { bytes };
        let mut sheaf = Sheaf::new(format, notes);
        parse(name, &bytes, &mut sheaf);
        return sheaf.finish();
    }
    let (text, mut notes) = if ending.is_some_and(is_markup) { charset::decode_markup(bytes, None) } else { charset::decode(bytes) };
    let misnamed = is_misnamed(ending, &text);
    notes.extend(misnamed.then_some(Note::Misnamed));
    let Some(format) = of_text(ending.filter(|_| !misnamed), &text) else { return Vec::new() };
    let mut sheaf = Sheaf::new(format.name, notes);
    let source = Source { name, text: &text };
    match format.parse {
        Parse::One(parse) => sheaf.article(|builder| {
            builder.reserve(text.len());
            parse(&source, builder);
        }),
        Parse::Several(parse) => parse(&source, &mut sheaf),
        Parse::Bytes(parse) => parse(name, text.as_bytes(), &mut sheaf),
    }
    sheaf.finish()
}
