//! Sidecar files, which belong to an article by their names: to `talk.md` the transcript `talk.vtt` or `talk.fr.vtt` and the video
//! `talk.mp4`. Parsing a transcript is the job of `formats`.

use std::cell::RefCell;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::{checksum, panics};
use crate::article::Article;
use crate::formats::{self, transcript};

/// Language codes recognised before the extension: only common ones, because each is looked for beside each article.
const LANGUAGES: &[&str] = &["en", "fr", "de", "es", "it"];

/// The endings of what a transcript may be of.
const MEDIA: &[&str] = &["mp4", "webm", "mkv", "mov", "m4v", "ogv", "mp3", "m4a", "ogg", "opus"];

/// Shortest time since a folder's last change before its listing is cached: no supported file system has coarser timestamps (FAT: two
/// seconds).
const SETTLED: Duration = Duration::from_secs(3);

thread_local! {
    /// The last folder listed by this thread: articles are read one after the other, folder by folder.
    static LAST: RefCell<Option<Listing>> = const { RefCell::new(None) };
}

/// The transcripts and videos in a folder, as it was when it was changed last.
struct Listing {
    folder: PathBuf,
    changed: SystemTime,
    /// Whether the folder could not have changed since without another timestamp.
    settled: bool,
    made: Instant,
    company: Vec<OsString>,
}

impl Listing {
    /// The listing of `folder`; `None` where it cannot be read.
    fn of(folder: &Path, changed: SystemTime) -> Option<Self> {
        let (settled, made) = (is_settled(changed), Instant::now());
        let names = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name());
        Some(Self { folder: folder.to_owned(), changed, settled, made, company: names.filter(|name| is_company(name)).collect() })
    }
}

/// Whether a folder changed at this time cannot change any more without another timestamp.
fn is_settled(changed: SystemTime) -> bool {
    changed.elapsed().is_ok_and(|since| since >= SETTLED)
}

/// Whether a name is one of a transcript or a video.
pub(crate) fn is_company(name: &OsStr) -> bool {
    let ending = Path::new(name).extension().and_then(OsStr::to_str).unwrap_or_default();
    transcript::ENDINGS.iter().chain(MEDIA).any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether no transcript and no video is beside the file at `path`: one listing of the folder instead of a check for each possible name.
/// `false` where uncertain.
fn is_alone(path: &Path) -> bool {
    let folder = folder_of(path);
    let Ok(changed) = folder.metadata().and_then(|meta| meta.modified()) else { return false };
    if !is_settled(changed) {
        return false;
    }
    LAST.with_borrow_mut(|last| {
        if !last.as_ref().is_some_and(|listing| listing.settled && listing.folder == folder && listing.changed == changed) {
            *last = Listing::of(folder, changed);
        }
        last.as_ref().is_some_and(|listing| listing.company.is_empty())
    })
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Time for which stamps go by the same listing of a folder: it is made before the files are read, so a later change shows in the next.
const LISTED: Duration = Duration::from_millis(50);

/// A number that changes with the transcripts and videos that may belong to the file at `path`; 0 where there are none.
pub(crate) fn stamp(path: &Path) -> u64 {
    let folder = folder_of(path);
    LAST.with_borrow_mut(|last| {
        let is_new = |listing: &Listing| listing.folder == folder && listing.made.elapsed() < LISTED;
        if !last.as_ref().is_some_and(is_new) {
            let Ok(changed) = folder.metadata().and_then(|meta| meta.modified()) else { return 0 };
            match last {
                Some(listing) if listing.settled && listing.folder == folder && listing.changed == changed => listing.made = Instant::now(),
                _ => *last = Listing::of(folder, changed),
            }
        }
        let Some(listing) = last.as_ref().filter(|listing| !listing.company.is_empty()) else { return 0 };
        let bases = bases(path);
        let bases: Vec<&[u8]> = bases.iter().filter_map(|base| Some(base.file_name()?.as_bytes())).collect();
        let belongs =
            |name: &&OsString| bases.iter().any(|base| name.as_bytes().strip_prefix(*base).is_some_and(|rest| rest.first() == Some(&b'.')));
        let mut own: Vec<&OsString> = listing.company.iter().filter(belongs).collect();
        own.sort_unstable();
        own.into_iter().fold(0, |stamp, name| {
            let Ok(meta) = std::fs::metadata(folder.join(name)) else { return stamp };
            let times = [meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec()].map(i64::cast_unsigned);
            [meta.len(), meta.ino()]
                .into_iter()
                .chain(times)
                .fold(checksum::of(stamp, name.as_bytes()), |stamp, number| checksum::of(stamp, &number.to_le_bytes()))
        })
    })
}

/// The longest transcript that is appended to an article, in bytes: a day of talk takes less.
const LONGEST: usize = 16 << 20;

/// Reads a file, up to so many bytes; `None` where it cannot be read as an article.
type Read = fn(&Path, usize) -> Option<Vec<u8>>;

/// The only article of the file at `path` with its sidecars: it is followed by its transcript, and a transcript gets its video.
pub(crate) fn joined(path: &Path, article: Article, read: Read) -> Article {
    let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| !is_alone(path)) else { return article };
    let feeds = path.extension().and_then(OsStr::to_str).is_some_and(formats::is_collection);
    let article = if feeds || transcript::is_named(name) { article } else { with_transcript(path, article, read) };
    let video = if article.cues().is_empty() { None } else { bases(path).iter().find_map(|base| with_ending(base, MEDIA.iter().copied())) };
    let video = video.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    // Text before a colon would be read as a URL scheme.
    let video = video.map(|name| if name.contains(':') { format!("./{name}") } else { name });
    match video {
        Some(name) => article.with_video(&name),
        None => article,
    }
}

fn with_transcript(path: &Path, article: Article, read: Read) -> Article {
    let Some(found) = transcript_of(path, article.meta().lang.as_deref()) else { return article };
    let Some(bytes) = read(&found, LONGEST) else { return article };
    let name = found.file_name().unwrap_or_default().to_string_lossy();
    let Ok(transcripts) = panics::catch(|| formats::parse(&name, bytes)) else { return article };
    let Some(transcript) = transcripts.into_iter().next().filter(|transcript| !transcript.cues().is_empty()) else {
        return article;
    };
    let heading = transcript::heading(article.meta().lang.as_deref());
    article.with_transcript(heading, &transcript)
}

/// The transcript of the article at `path`: the one in its language `lang`, else the one that names none, else any.
fn transcript_of(path: &Path, lang: Option<&str>) -> Option<PathBuf> {
    let own = lang.and_then(|lang| lang.split('-').next()).filter(|lang| LANGUAGES.contains(lang));
    let bases = bases(path);
    let named = |lang: &str| bases.iter().find_map(|base| with_ending(&spoken(base, lang), transcript::ENDINGS.iter().copied()));
    own.and_then(named)
        .or_else(|| bases.iter().find_map(|base| with_ending(base, transcript::ENDINGS.iter().copied())))
        .or_else(|| LANGUAGES.iter().copied().filter(|&lang| Some(lang) != own).find_map(named))
}

/// Whether the file at `path` is a transcript that belongs to an article beside it, and is therefore none by itself.
pub(crate) fn belongs(path: &Path) -> bool {
    article_of(path).is_some()
}

/// The article to which the transcript at `path` belongs, whether it exists or not.
pub(crate) fn article_of(path: &Path) -> Option<PathBuf> {
    if !path.file_name().and_then(|name| name.to_str()).is_some_and(transcript::is_named) {
        return None;
    }
    let bases = bases(path);
    let unended = |base: &PathBuf| Some(base.clone()).filter(|base| base.extension().is_none() && base.is_file());
    let plain = bases.iter().find_map(|base| with_ending(base, formats::article_endings()).or_else(|| unended(base)));
    plain.or_else(|| {
        let base = bases.last()?;
        LANGUAGES.iter().find_map(|lang| with_ending(&spoken(base, lang), formats::article_endings()))
    })
}

/// The existing transcripts that may belong to the article at `path`.
pub(crate) fn transcripts_of(path: &Path) -> Vec<PathBuf> {
    if path.file_name().and_then(|name| name.to_str()).is_none_or(transcript::is_named) {
        return Vec::new();
    }
    let bases = bases(path);
    let spoken = bases.iter().flat_map(|base| LANGUAGES.iter().map(|lang| spoken(base, lang)));
    let all = bases.iter().cloned().chain(spoken);
    let named = all.flat_map(|base| transcript::ENDINGS.iter().map(move |ending| ended(&base, ending)));
    let mut found: Vec<PathBuf> = named.filter(|path| path.is_file()).collect();
    found.sort();
    found.dedup();
    found
}

/// The path without its extension and, where a language code precedes the extension, also without that.
fn bases(path: &Path) -> Vec<PathBuf> {
    let base = path.with_extension("");
    let lang = base.extension().and_then(|lang| lang.to_str()).map(|lang| lang.split(['-', '_']).next().unwrap_or(lang));
    let shorter = lang.filter(|lang| LANGUAGES.contains(lang)).map(|_| base.with_extension(""));
    std::iter::once(base).chain(shorter).collect()
}

fn spoken(base: &Path, lang: &str) -> PathBuf {
    ended(base, lang)
}

/// `base` with a dot and an ending behind it; a dot in its name is part of that.
fn ended(base: &Path, ending: &str) -> PathBuf {
    let mut name = base.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// The first existing file named `base` with one of these endings.
fn with_ending(base: &Path, mut endings: impl Iterator<Item = &'static str>) -> Option<PathBuf> {
    endings.find_map(|ending| Some(ended(base, ending)).filter(|path| path.is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUE: &str = "WEBVTT\n\n00:00:07.000 --> 00:00:09.000\nHere.\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn load(folder: &tempfile::TempDir, name: &str) -> Article {
        crate::store::file::load(&folder.path().join(name)).unwrap().remove(0)
    }

    #[test]
    fn a_transcript_beside_an_article_is_its_last_section() {
        let folder = folder(&[("talk.md", "# Talk\n\nWords.\n\n## More\n\nWords."), ("talk.vtt", CUE), ("talk.mp4", "x")]);
        let article = load(&folder, "talk.md");
        assert!(article.text().ends_with("\nTranscript\nHere."), "{}", article.text());
        let heading = article.transcript().unwrap();
        assert_eq!(article.time_at(article.blocks()[heading + 1].range.start), Some(7));
        assert_eq!(article.videos()[0].url, "talk.mp4");
        assert!(belongs(&folder.path().join("talk.vtt")));
        assert!(!belongs(&folder.path().join("talk.md")));
    }

    #[test]
    fn an_unchanged_folder_is_listed_once_and_again_when_it_changes() {
        let folder = folder(&[("talk.md", "# Talk\n\nWords.")]);
        let change = |seconds| {
            let time = SystemTime::now() - Duration::from_secs(seconds);
            std::fs::File::open(folder.path()).unwrap().set_modified(time).unwrap();
        };
        change(60);
        assert!(is_alone(&folder.path().join("talk.md")));
        std::fs::write(folder.path().join("talk.vtt"), CUE).unwrap();
        assert!(!is_alone(&folder.path().join("talk.md")), "changed a moment ago");
        change(30);
        assert!(!is_alone(&folder.path().join("talk.md")), "changed since it was looked into");
        assert!(load(&folder, "talk.md").transcript().is_some());
    }

    #[test]
    fn a_stamp_changes_with_what_belongs_to_the_article_only() {
        let folder = folder(&[("talk.md", "# Talk\n\nWords."), ("other.md", "# O\n\nWords.")]);
        let path = |name: &str| folder.path().join(name);
        let stamps = || {
            std::thread::sleep(LISTED * 2);
            ["talk.md", "other.md"].map(|name| stamp(&path(name)))
        };
        assert_eq!(stamps(), [0, 0]);
        std::fs::write(path("talk.fr.vtt"), CUE).unwrap();
        let [with, other] = stamps();
        assert!(with != 0 && other == 0);
        std::fs::write(path("talk.mp4"), "x").unwrap();
        assert_ne!(stamps()[0], with);
        std::fs::remove_file(path("talk.mp4")).unwrap();
        assert_eq!(stamps(), [with, 0]);
    }

    #[test]
    fn the_transcript_in_the_language_of_the_article_comes_first() {
        let folder =
            folder(&[("talk.fr.md", "# Le quai\n\nMots."), ("talk.vtt", CUE), ("talk.fr.srt", "1\n00:00:01,0 --> 00:00:02,0\nIci.\n")]);
        assert!(load(&folder, "talk.fr.md").text().ends_with("\nTranscription\nIci."));
        assert!(belongs(&folder.path().join("talk.vtt")) && belongs(&folder.path().join("talk.fr.srt")));
        assert_eq!(transcripts_of(&folder.path().join("talk.fr.md")).len(), 2);
    }

    #[test]
    fn an_article_without_an_ending_has_its_transcript_and_a_feed_has_none() {
        let feed = "<rss version='2.0'><channel><item><title>A</title></item><item><title>B</title></item></channel></rss>";
        let folder = folder(&[
            ("talk", "# Talk\n\nWords."),
            ("talk.vtt", CUE),
            ("news.rss", feed),
            ("news.vtt", CUE),
            ("press.xml", feed),
            ("press.vtt", CUE),
        ]);
        assert!(load(&folder, "talk").transcript().is_some());
        assert!(belongs(&folder.path().join("talk.vtt")));
        assert!(["news.vtt", "press.vtt"].iter().all(|name| !belongs(&folder.path().join(name))));
    }

    #[test]
    fn the_name_of_a_video_is_never_a_url() {
        let folder = folder(&[("talk: part 1.md", "# Talk\n\nWords."), ("talk: part 1.vtt", CUE), ("talk: part 1.mp4", "x")]);
        assert_eq!(load(&folder, "talk: part 1.md").videos()[0].url, "./talk: part 1.mp4");
    }

    #[test]
    fn a_transcript_says_nothing_of_the_language_of_its_article() {
        let spoken = "WEBVTT\n\n00:07.000 --> 00:09.000\nThe harbour is closed until the spring, says the mayor of the town.\n";
        let folder = folder(&[("talk.md", "---\nlang: en\n---\n# Talk\n\nWords."), ("talk.vtt", spoken)]);
        assert_eq!((load(&folder, "talk.md").diagnostics(), load(&folder, "talk.md").transcript().is_some()), (&[][..], true));
    }

    #[test]
    fn a_transcript_alone_is_an_article_with_the_video_beside_it() {
        let folder = folder(&[("talk.vtt", CUE), ("talk.webm", "x"), ("other.md", "# O\n\nWords.")]);
        let article = load(&folder, "talk.vtt");
        assert_eq!((article.transcript(), article.videos()[0].url.as_str()), (None, "talk.webm"));
        assert!(!belongs(&folder.path().join("talk.vtt")));
        assert_eq!(load(&folder, "other.md").videos(), []);
    }
}
