//! Parsing time is linear in a file's length, for hostile files too, in which each piece invites a comparison with all the others.
//! Each file is parsed at one length and at 32 times that length. Only the processor time of this thread counts, and the shortest of
//! several runs, so that other programs on the machine do not matter. Quadratic work would take 1024 times as long.

use std::time::Duration;

use kiosque::formats;
use kiosque::quotes;
use rustix::time::{ClockId, clock_gettime};

/// The shorter length, in bytes.
const SHORT: usize = 4 << 10;

/// Length of the longer file, as a multiple of the shorter.
const TIMES: usize = 32;

/// The most time it may take, as a multiple of the shorter: five times linear and a sixth of quadratic, so that neither chance nor
/// another program decides.
const MOST: u32 = 160;

/// Shorter times count as this long.
const QUICK: Duration = Duration::from_micros(200);

/// A file's name, how it begins, and what it repeats.
const HOSTILE: &[(&str, &str, &str)] = &[
    ("a.md", "", "www."),
    ("a.md", "", "www.a.b "),
    ("a.md", "", "http://("),
    ("a.md", "", "[a]("),
    ("a.md", "", "[^"),
    ("a.md", "", "*a_ "),
    ("a.md", "", "<a "),
    ("a.md", "", "<!--"),
    ("a.md", "", "<!a"),
    ("a.md", "", "<?"),
    ("a.md", "", "</b>"),
    ("a.md", "", "<i>"),
    ("a.md", "", "<q>"),
    ("a.md", "", "<script>"),
    ("a.md", "<div>\n", "<table><tr><td>a</div>"),
    ("a.md", "", "{{< "),
    ("a.md", "", "- - "),
    ("a.md", "|a|\n|-|\n", "|a|\n"),
    ("a.md", "---\n", "a: {b: "),
    ("a.txt", "", "www."),
    ("a.txt", "", "“a” "),
    ("a.txt", "", "“"),
    ("a.txt", "", "a\n\n"),
    ("a.txt", "", "A Title\n\n"),
    ("a.html", "", "<p><b>"),
    ("a.html", "", "<ul><li>"),
    ("a.html", "", "<table><tr><td>"),
    ("a.html", "", "<a href=b>"),
    ("a.html", "", "<!-"),
    ("a.html", "<p ", "b=c "),
    ("a.html", "<title>", "a - "),
    ("a.html", "<script type=application/ld+json>", "{\"a\":"),
    ("a.rss", "<rss><channel>", "<item><title>a</title></item>"),
    ("a.rss", "<rss><channel><item><description>", "&lt;b>"),
    ("a.rss", "<rss><channel><item><description>", "<![CDATA["),
    ("a.atom", "<feed>", "<entry xml:base='a/'>"),
    ("a.json", "", "["),
    ("a.json", "{\"a\":\"", "\\u0041"),
    ("a.jsonld", "[", "{\"@type\":\"Article\",\"headline\":\"x\"},"),
    ("a.xml", "", "<!ENTITY a \"b\">"),
    ("a.xml", "<a>", "<b>"),
    ("a.xml", "<a>", "< "),
    ("a.xml", "<a>", "&b;"),
    ("a.eml", "From: ", "\"a\" <a@b.example>, "),
    ("a.eml", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n"),
    ("a.eml", "Content-Type: text/html\n\n", "<a href=b>unsubscribe"),
    ("a.mhtml", "Content-Type: multipart/related; boundary=b\n\n", "--b\n"),
    ("a.mbox", "", "From a\n\n"),
    ("a.vtt", "WEBVTT\n\n", "00:01.000 --> 00:02.000\n<v A>a\n\n"),
    ("a.srt", "", "1\n00:00:01,000 --> 00:00:02,000\nA: b.\n\n"),
    ("a.fodt", "<office:body>", "<text:list><text:list-item>"),
];

/// The processor time that this thread has had.
fn worked() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap()
}

fn reading(name: &str, file: &str) -> Duration {
    let begun = worked();
    let articles: Vec<_> = formats::parse(name, file.into()).into_iter().map(quotes::mark).collect();
    let taken = worked().saturating_sub(begun);
    assert!(!articles.is_empty());
    taken
}

/// Whether parsing is linear; measured again if it seems not, because another program may be the cause.
fn grows_with_its_length(name: &str, head: &str, piece: &str) -> bool {
    let file = |length: usize| format!("{head}{}", piece.repeat(length / piece.len()));
    let (short, long) = (file(SHORT), file(SHORT * TIMES));
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    (0..6).any(|_| {
        least = least.min(reading(name, &short));
        most = most.min(reading(name, &long));
        most < least.max(QUICK) * MOST
    })
}

#[test]
fn reading_takes_no_longer_than_the_length_of_a_file_asks_for() {
    let slow: Vec<_> = HOSTILE.iter().filter(|(name, head, piece)| !grows_with_its_length(name, head, piece)).collect();
    assert!(slow.is_empty(), "more than {MOST} times as long for {TIMES} times the length: {slow:?}");
}
