//! Bytes to articles. Each format is one file below and one line in [`FORMATS`]; parsing never fails: broken input is still an
//! article, with notes on what was odd. Knows nothing of files: a caller brings a name and bytes.

mod article_set;
pub(crate) mod asciidoc;
mod block_writer;
mod byline;
pub mod charset;
pub mod dates;
pub(crate) mod documents;
pub(crate) mod enex;
pub(crate) mod epub;
mod excess;
pub(crate) mod feed;
pub(crate) mod front_matter;
pub(crate) mod gemtext;
pub(crate) mod html;
pub(crate) mod iptc;
mod json;
pub(crate) mod json_export;
pub(crate) mod json_ld;
pub(crate) mod language;
pub(crate) mod lexicon;
pub(crate) mod mail;
pub(crate) mod markdown;
pub(crate) mod mhtml;
mod mime;
pub(crate) mod opml;
pub(crate) mod org;
mod packed;
pub(crate) mod press;
#[cfg(test)]
mod proptest_support;
mod refused;
mod release;
pub(crate) mod restructured;
pub(crate) mod reuters;
mod schema;
mod superscript;
pub(crate) mod tei;
#[cfg(test)]
mod tests;
pub(crate) mod text;
pub(crate) mod transcript;
mod whitespace;
pub(crate) mod xml;

pub use article_set::ArticleSet;
pub(crate) use mail::{is_in_maildir, is_number as may_be_numbered_mail};
pub use refused::{Refused, refuse};

use crate::article::{Article, Builder};
use crate::words::Diagnostic;

/// A file format: all that is known of it by name.
#[derive(Debug)]
pub struct Format {
    /// Its name in `show --json` and in searches.
    pub name: &'static str,
    /// The endings of its files, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// The syntax of its files.
    pub syntax: Syntax,
    /// The contents of a file.
    pub holds: Holds,
    /// Whether a text without a known ending looks like it.
    pub sniff: fn(&str) -> bool,
    /// The parser of its files.
    pub parse: Parse,
}

/// The syntax of a format's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Text for people to read, with or without a markup of its own.
    Text,
    /// HTML, which may declare its encoding.
    Html,
    /// XML data, which may declare its encoding.
    Xml,
    /// JSON data.
    Json,
    /// Headers and parts, as in mail.
    Mime,
    /// A ZIP archive.
    Zip,
    /// Bytes that begin with a signature.
    Signed,
}

/// The contents of a format's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Mostly one article.
    Article,
    /// Many articles.
    Collection,
    /// A transcript, which may belong to an article of the same name.
    Transcript,
}

/// The parser of a format.
#[derive(Debug, Clone, Copy)]
pub enum Parse {
    /// Parses a text that is one article into the builder.
    One(fn(&Source<'_>, &mut Builder)),
    /// A text that may hold several articles.
    Several(fn(&Source<'_>, &mut ArticleSet)),
    /// Bytes that are no text by themselves: a document in an archive, a mail whose parts are each in an encoding of their own.
    Bytes(fn(&str, &[u8], &mut ArticleSet)),
}

/// A file's name and text, decoded.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file's name without its folder; titles and dates may be read from it.
    pub name: &'a str,
    /// The text, without byte order mark, line ends as in the file.
    pub text: &'a str,
}

/// The formats, in the order in which they are tried on a text without a known ending. The last one takes everything.
pub const FORMATS: &[Format] = &[
    Format::new("feed", &["rss", "atom", "rdf", "xml"], Syntax::Xml, Holds::Collection, feed::sniff, Parse::Several(feed::parse)),
    Format::new("feed", &["json"], Syntax::Json, Holds::Collection, feed::sniff, Parse::Several(feed::parse)),
    Format::new("newsml-g2", &["g2", "xml", "newsml"], Syntax::Xml, Holds::Article, iptc::sniff_g2, Parse::Several(iptc::parse_g2)),
    Format::new("nitf", &["nitf", "xml"], Syntax::Xml, Holds::Article, iptc::sniff_nitf, Parse::One(iptc::parse_nitf)),
    Format::new("newsml", &["newsml", "xml"], Syntax::Xml, Holds::Article, iptc::sniff_newsml, Parse::Several(iptc::parse_newsml)),
    Format::new("ninjs", &["ninjs", "json"], Syntax::Json, Holds::Article, iptc::sniff_ninjs, Parse::Several(iptc::parse_ninjs)),
    Format::new("press", &["html", "htm", "xhtml"], Syntax::Html, Holds::Article, press::sniff_page, Parse::Several(press::parse_page)),
    Format::new("press", &["xml"], Syntax::Xml, Holds::Article, press::sniff_xml, Parse::Several(press::parse_xml)),
    Format::new("html", &["html", "htm", "xhtml"], Syntax::Html, Holds::Article, html::sniff, Parse::One(html::parse)),
    Format::new("mhtml", &["mhtml", "mht"], Syntax::Mime, Holds::Article, mhtml::sniff, Parse::Bytes(mhtml::parse)),
    Format::new("mail", &["eml", "emlx"], Syntax::Mime, Holds::Article, mail::sniff, Parse::Bytes(mail::parse)),
    Format::new("mailbox", &["mbox"], Syntax::Mime, Holds::Collection, mail::sniff_box, Parse::Bytes(mail::parse_box)),
    Format::new("transcript", &["json"], Syntax::Json, Holds::Article, transcript::sniff_whisper, Parse::One(transcript::parse_whisper)),
    Format::new("json", &["json", "jsonl", "ndjson"], Syntax::Json, Holds::Article, json_export::sniff, Parse::Several(json_export::parse)),
    Format::new("json-ld", &["jsonld", "json"], Syntax::Json, Holds::Article, json_ld::sniff, Parse::Several(json_ld::parse)),
    Format::new("opml", &["opml", "xml"], Syntax::Xml, Holds::Article, opml::sniff, Parse::One(opml::parse)),
    Format::new("reuters", &["sgm", "sgml", "xml"], Syntax::Xml, Holds::Collection, reuters::sniff, Parse::Several(reuters::parse)),
    Format::new("enex", &["enex", "xml"], Syntax::Xml, Holds::Article, enex::sniff, Parse::Several(enex::parse)),
    Format::new("tei", &["tei", "xml"], Syntax::Xml, Holds::Article, tei::sniff, Parse::One(tei::parse)),
    Format::new(
        "transcript",
        &["ttml", "dfxp", "xml"],
        Syntax::Xml,
        Holds::Article,
        transcript::sniff_ttml,
        Parse::One(transcript::parse_ttml),
    ),
    Format::new("transcript", &["ass", "ssa"], Syntax::Text, Holds::Article, transcript::sniff_ass, Parse::One(transcript::parse_ass)),
    Format::new("xml", &["xml", "newsml", "g2", "nitf"], Syntax::Xml, Holds::Article, xml::sniff, Parse::One(xml::parse)),
    Format::new("markdown", markdown::ENDINGS, Syntax::Text, Holds::Article, markdown::sniff, Parse::One(markdown::parse)),
    Format::new("org", &["org"], Syntax::Text, Holds::Article, org::sniff, Parse::One(org::parse)),
    Format::new("gemtext", &["gmi", "gemini"], Syntax::Text, Holds::Article, never, Parse::One(gemtext::parse)),
    Format::new("asciidoc", &["adoc", "asciidoc"], Syntax::Text, Holds::Article, never, Parse::One(asciidoc::parse)),
    Format::new("restructuredtext", &["rst"], Syntax::Text, Holds::Article, never, Parse::One(restructured::parse)),
    Format::new("epub", &["epub"], Syntax::Zip, Holds::Article, never, Parse::Bytes(epub::parse)),
    Format::new("pdf", &["pdf"], Syntax::Signed, Holds::Article, never, Parse::Bytes(documents::parse_pdf)),
    Format::new("rtf", &["rtf"], Syntax::Signed, Holds::Article, never, Parse::Bytes(documents::parse_rich)),
    Format::new("word", &["docx", "docm", "dotx"], Syntax::Zip, Holds::Article, never, Parse::Bytes(documents::parse_word)),
    Format::new("opendocument", &["odt", "ott"], Syntax::Zip, Holds::Article, never, Parse::Bytes(documents::parse_open)),
    Format::new("opendocument", &["fodt"], Syntax::Xml, Holds::Article, never, Parse::Bytes(documents::parse_flat)),
    Format::new("transcript", transcript::ENDINGS, Syntax::Text, Holds::Transcript, transcript::sniff, Parse::One(transcript::parse)),
    Format::new("press", &[], Syntax::Text, Holds::Collection, press::sniff_text, Parse::Several(press::parse_text)),
    Format::new("text", &["txt", "text"], Syntax::Text, Holds::Article, |_| true, Parse::One(text::parse)),
];

impl Format {
    const fn new(
        name: &'static str,
        extensions: &'static [&'static str],
        syntax: Syntax,
        holds: Holds,
        sniff: fn(&str) -> bool,
        parse: Parse,
    ) -> Self {
        Self { name, extensions, syntax, holds, sniff, parse }
    }

    /// Whether its files are saved as plain text, too: collections of what is text by itself.
    fn may_be_plain(&self) -> bool {
        self.holds == Holds::Collection && matches!(self.syntax, Syntax::Text | Syntax::Mime)
    }
}

/// The sniffer of formats that are known by their names alone.
fn never(_: &str) -> bool {
    false
}

/// Whether a file of this name is listed: it has a known ending or none at all; a packed one has one before that of the packing.
pub fn accepts(name: &str) -> bool {
    if let Some(name) = packed::inner(name) {
        return name.contains('.') && accepts(name);
    }
    let Some(ending) = ending(name) else { return true };
    name.len() > ending.len() + 1 && by_ending(ending).next().is_some()
}

/// The ending of a file's name; that of mails where the name is one that mail programs give in their folders.
fn ending(name: &str) -> Option<&str> {
    if is_in_maildir(name) { Some("eml") } else { name.rsplit_once('.').map(|(_, ending)| ending) }
}

/// Whether this is the ending of plain text, which other formats may be saved as.
fn is_plain(ending: &str) -> bool {
    by_ending(ending).all(|format| format.name == "text") && by_ending(ending).next().is_some()
}

/// The formats whose files have this ending, in the order in which they are tried; the last one takes what is none of the others.
fn by_ending(ending: &str) -> impl DoubleEndedIterator<Item = &'static Format> {
    FORMATS.iter().filter(move |format| format.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Whether a file of this ending is named as data, and is a web page: programs that fetch data often get a page that reports an error.
fn is_misnamed(ending: Option<&str>, text: &str) -> bool {
    let is_data = ending.is_some_and(|ending| by_ending(ending).any(|format| matches!(format.syntax, Syntax::Xml | Syntax::Json)));
    is_data && html::sniff(text) && !FORMATS.iter().take_while(|format| format.syntax != Syntax::Html).any(|format| (format.sniff)(text))
}

/// The format of a text, by the ending of its file where that is known, else by its content.
fn of_text(ending: Option<&str>, text: &str) -> Option<&'static Format> {
    let looks = |format: &&Format| (format.sniff)(text);
    if ending.is_some_and(is_plain) {
        return FORMATS
            .iter()
            .find(|format| format.may_be_plain() && looks(format))
            .or_else(|| ending.and_then(|ending| by_ending(ending).next_back()));
    }
    let Some(ending) = ending.filter(|ending| by_ending(ending).next().is_some()) else { return FORMATS.iter().find(looks) };
    // Most endings belong to one format, which takes the text whatever it looks like.
    let others = by_ending(ending).count() - 1;
    by_ending(ending).take(others).find(looks).or_else(|| by_ending(ending).next_back())
}

/// The name of a format, if there is one of that name.
pub(crate) fn name(name: &str) -> Option<&'static str> {
    FORMATS.iter().map(|format| format.name).find(|known| *known == name)
}

/// Whether the beginning of a file is the beginning of its article, judging by the file name.
pub fn reads_on(name: &str) -> bool {
    let mut known = by_ending(ending(name).unwrap_or_default()).peekable();
    // A text that turns out to hold several articles is not shown by its beginning.
    let reads = |format: &Format| matches!(format.parse, Parse::One(_)) && matches!(format.syntax, Syntax::Text | Syntax::Html);
    let first = known.peek().is_none_or(|format| matches!(format.parse, Parse::One(_)));
    (first || known.any(reads)) && packed::inner(name).is_none()
}

/// Endings of the names of articles that a transcript may lie beside: not those that collections have, too.
pub(crate) fn article_endings() -> impl Iterator<Item = &'static str> {
    let articles = FORMATS.iter().filter(|format| format.holds == Holds::Article);
    articles.flat_map(|format| format.extensions.iter().copied()).filter(|ending| !is_collection(ending))
}

/// Whether files of this ending may hold many articles, so that a transcript beside one belongs to none of them.
pub(crate) fn is_collection(ending: &str) -> bool {
    by_ending(ending).any(|format| format.holds == Holds::Collection)
}

/// The articles of a file, at least one. `name` is the file's name without its folder.
pub fn parse(name: &str, bytes: Vec<u8>) -> Vec<Article> {
    let mut articles = Vec::new();
    let notes = each(name, bytes, &mut |article| articles.push(article));
    articles.into_iter().map(|article| notes.iter().cloned().fold(article, Article::with_note)).collect()
}

/// Passes on the articles of a file one by one. Returns what is to be noted at each of them, known only at the end.
pub fn each(name: &str, bytes: Vec<u8>, take: &mut dyn FnMut(Article)) -> Vec<Diagnostic> {
    each_until(name, bytes, &|| false, take)
}

/// The same, but formats that may read for long end soon once it `is_late`.
pub fn each_until(name: &str, bytes: Vec<u8>, is_late: &dyn Fn() -> bool, take: &mut dyn FnMut(Article)) -> Vec<Diagnostic> {
    let Some(unpacked) = packed::unpack(&bytes) else { return read(name, bytes, is_late, take) };
    drop(bytes);
    let mut notes = read(packed::inner(name).unwrap_or(name), unpacked.bytes, is_late, take);
    notes.extend(unpacked.note);
    notes
}

/// Whether reading these bytes may take long, or for ever: an engine that is not ours reads them.
pub(crate) fn may_take_long(bytes: &[u8]) -> bool {
    match packed::beginning(bytes) {
        Some(beginning) => documents::is_pdf(&beginning),
        None => documents::is_pdf(bytes),
    }
}

/// The size of what is packed in `bytes`, as far as it is unpacked; `None` where nothing is.
pub(crate) fn unpacked_size(bytes: &[u8]) -> Option<usize> {
    packed::size(bytes).or_else(|| documents::unpacked_size(bytes))
}

/// Whether the size of what is packed is learned from the bytes, however long the file is.
pub(crate) fn is_counted(head: &[u8]) -> bool {
    documents::is_pdf(head)
}

/// The most bytes that may be unpacked from a file that begins like this and has this length; `None` where nothing is packed.
pub(crate) fn unpacked_most(head: &[u8], length: usize) -> Option<usize> {
    let zipped = || documents::is_zip(head).then_some(documents::UNPACKED);
    packed::is_packed(head).then(|| packed::most(length)).or_else(zipped)
}

/// Whether a file that begins with `head` is a mail.
pub(crate) fn is_mail(head: &[u8]) -> bool {
    mail_of(None, head).is_some_and(|format| format.name == "mail")
}

/// Bytes at the beginning of a file that are looked at for headers of a mail.
const HEADERS: usize = 16 * 1024;

/// The format of a mail or a mailbox whose ending says nothing of it. Its parts may be in several encodings, so that it is recognised
/// before it is decoded.
fn mail_of(ending: Option<&str>, bytes: &[u8]) -> Option<&'static Format> {
    let plain = ending.is_some_and(is_plain);
    if ending.is_some_and(|ending| by_ending(ending).next().is_some()) && !plain {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEADERS).unwrap_or(bytes));
    FORMATS.iter().filter(|format| format.syntax == Syntax::Mime && (!plain || format.may_be_plain())).find(|format| (format.sniff)(&head))
}

/// The format of a file that begins with a signature, whatever its name.
fn signed(bytes: &[u8]) -> Option<&'static Format> {
    let ending = if documents::is_rich(bytes) { "rtf" } else { documents::is_pdf(bytes).then_some("pdf")? };
    by_ending(ending).next()
}

/// Passes on the articles of a file that is not packed.
fn read(name: &str, bytes: Vec<u8>, is_late: &dyn Fn() -> bool, take: &mut dyn FnMut(Article)) -> Vec<Diagnostic> {
    let ending = ending(name);
    let named = signed(&bytes).or_else(|| mail_of(ending, &bytes)).or_else(|| by_ending(ending?).next());
    if bytes.trim_ascii().is_empty() {
        let mut article_set = ArticleSet::new(named.map_or("text", |format| format.name), vec![Diagnostic::Empty], take);
        article_set.article(|builder| markdown::name::fill_meta(name, builder));
        return article_set.finish();
    }
    if let Some(Format { name: format, parse: Parse::Bytes(parse), .. }) = named {
        // Mail and XML documents are distinguished by their first words, which UTF-16 would hide.
        let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let (text, notes) = if wide { charset::decode(bytes.clone()) } else { (String::new(), Vec::new()) };
        let bytes = if wide { text.into_bytes() } else { bytes };
        let mut article_set = ArticleSet::new(format, notes, take).until(is_late);
        parse(name, &bytes, &mut article_set);
        return article_set.finish();
    }
    let (text, mut notes) = if by_ending(ending.unwrap_or_default()).any(|format| matches!(format.syntax, Syntax::Html | Syntax::Xml)) {
        charset::decode_markup(bytes, None)
    } else {
        charset::decode(bytes)
    };
    let misnamed = is_misnamed(ending, &text);
    notes.extend(misnamed.then_some(Diagnostic::Misnamed));
    let Some(format) = of_text(ending.filter(|_| !misnamed), &text) else { return Vec::new() };
    let mut article_set = ArticleSet::new(format.name, notes, take);
    let source = Source { name, text: &text };
    match format.parse {
        Parse::One(parse) => article_set.article(|builder| {
            builder.reserve(text.len());
            parse(&source, builder);
        }),
        Parse::Several(parse) => parse(&source, &mut article_set),
        Parse::Bytes(parse) => parse(name, text.as_bytes(), &mut article_set),
    }
    article_set.finish()
}
