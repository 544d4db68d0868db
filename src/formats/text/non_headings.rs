//! Kinds of short lines that are not headings, a rule for each. Rules look at the line alone; `headings` looks at its surroundings.

use super::{code, lines, page_lines, video_announcement};
use crate::article::Date;
use crate::formats::byline::{self, Evidence};
use crate::formats::dates;
use crate::formats::lexicon::Phrases;
use crate::formats::release;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NonHeading {
    /// It ends as sentences and clauses do.
    Sentence,
    /// It begins in the middle of a sentence.
    Continuation,
    /// Words under a picture, or who took it.
    Caption,
    /// An address in the net, or of a mail box.
    WebAddress,
    /// A street, a telephone number, a postcode.
    Address,
    /// `Dear reader`, `Liebe Leserin`.
    Salutation,
    /// `Best regards`, `— The editors`.
    Signature,
    /// Whom journalists may ask.
    Contact,
    /// A call to watch, read or share.
    Call,
    /// A button, a label or an agency, alone.
    Label,
    /// A note on where the text appeared first, or on who wrote it.
    Credit,
    /// A program, a command, a checksum.
    Code,
    /// No words, or mostly digits.
    Digits,
    /// A remark in brackets.
    Aside,
    /// A list whose line ends were lost, with bullets in the middle.
    Enumeration,
    /// `Closing date: 3 December 2021`.
    LabelledDate,
    /// Direct speech, or a line of a dialogue.
    Speech,
}

type Rule = (NonHeading, fn(&str) -> bool);

/// Several questions that are one heading take no more columns than this.
const QUESTIONS: usize = 60;

/// A heading that calls out takes no more columns than this; longer ones are sentences.
const CALLED: usize = 45;

/// The longest byline under a text, in bytes.
const BYLINE: usize = 60;

/// The kind of `text`, if it is one of these.
pub(super) fn recognise(text: &str) -> Option<NonHeading> {
    const RULES: &[Rule] = &[
        (NonHeading::Caption, is_caption),
        (NonHeading::Caption, page_lines::is_numbered_caption),
        (NonHeading::WebAddress, is_web_address),
        (NonHeading::Address, is_address),
        (NonHeading::Salutation, is_salutation),
        (NonHeading::Signature, is_signature),
        (NonHeading::Contact, release::is_contact),
        (NonHeading::Call, video_announcement::calls_to_watch),
        (NonHeading::Call, points_on),
        (NonHeading::Call, shows_pictures),
        (NonHeading::Call, page_lines::calls_to_read),
        (NonHeading::Label, page_lines::is_label),
        (NonHeading::Credit, is_credit),
        (NonHeading::Speech, is_speech),
        (NonHeading::Sentence, is_sentence),
        (NonHeading::Continuation, is_continuation),
        (NonHeading::Aside, is_aside),
        (NonHeading::Enumeration, is_enumeration),
        (NonHeading::LabelledDate, |text| label_of_date(text).is_some()),
        (NonHeading::Code, code::looks_like_code),
        (NonHeading::Digits, is_mostly_digits),
        (NonHeading::Digits, page_lines::is_time),
        (NonHeading::Digits, page_lines::is_logged),
        (NonHeading::Credit, is_byline),
    ];
    RULES.iter().find(|(_, rule)| rule(text)).map(|(name, _)| *name)
}

/// Whether `text` ends as a sentence or a clause does, or holds more than one; a question or an exclamation may be a heading, if short.
fn is_sentence(text: &str) -> bool {
    let text = page_lines::without_note_numbers(text);
    let end = text.trim_end_matches(['"', '”', '»', '’', ')', ' ', '\u{a0}', '\u{202f}', '*']);
    // `U.S.`, but not the « J. » of a day: one letter after another stop.
    let mut back = end.chars().rev();
    let abbreviated = [back.next(), back.next().filter(|c| c.is_alphabetic()).map(|_| '.'), back.next()] == [Some('.'); 3];
    let open = text.ends_with([',', ';', '…', '।', '。', '，', '、', '；', '—', '–', '\\', ':', '：']);
    let columns = lines::width(text);
    open || end.ends_with(['.', '。', '…']) && !abbreviated
        || text.ends_with(['!', '！']) && columns > CALLED
        || holds_sentence(text) && !(columns <= QUESTIONS && text.ends_with('?') && !text.contains(['.', '!']))
}

/// Whether a sentence ends within `text`: a stop after a word of small letters, before a capital.
pub(super) fn holds_sentence(text: &str) -> bool {
    if text.contains('。') {
        return true;
    }
    text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let before = text[..at].trim_end().rsplit([' ', '.', '(']).next().unwrap_or_default();
        let mut after = text[at + 1..].trim_start_matches(['"', '”', '»', ')', '’']).chars();
        let spaced = after.next().is_some_and(char::is_whitespace);
        let capital = after.find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        let small = before.chars().count() > 1 && before.chars().all(char::is_lowercase) && !Phrases::Abbreviations.contains(before);
        spaced && capital && (small || before.chars().count() > 3 && before.chars().skip(1).all(char::is_lowercase))
    })
}

fn is_continuation(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let small = first.chars().next().is_some_and(char::is_lowercase);
    let named = first.contains(char::is_uppercase) || first.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_'));
    small && !named && words.next().is_some() || text.starts_with([',', ';', ')', '.', ']', '}', '…'])
}

/// Whether `text` is of a letterhead: an address, a telephone number, a web page.
pub(super) fn is_of_letterhead(text: &str) -> bool {
    let postcode = |word: &str| matches!(word.len(), 4 | 5) && word.bytes().all(|byte| byte.is_ascii_digit());
    let place = || text.contains(',') && text.split([' ', ',', '-']).any(postcode) && dates::find(text, None).is_none();
    text.len() <= 100 && (is_web_address(text) || is_address(text) || release::is_detail(text) || place())
}

fn is_web_address(text: &str) -> bool {
    if !lines::holds(text, |byte| matches!(byte, b'.' | b':')) {
        return false;
    }
    let address = |word: &str| word.contains("://") || word.starts_with("www.") || word.contains('@') && word.contains('.');
    text.split_whitespace().any(address)
}

fn is_address(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if figures == 0 {
        return false;
    }
    let low = text.to_lowercase();
    let opener = low.split([':', '.', ' ']).next().unwrap_or_default();
    let street = |word: &str| Phrases::StreetWords.contains(word) || Phrases::StreetEndings.iter().any(|end| word.ends_with(end));
    let postcode = text.split([' ', ',', '-']).any(|word| matches!(word.len(), 4 | 5) && word.bytes().all(|byte| byte.is_ascii_digit()));
    let begins = text.bytes().take_while(u8::is_ascii_digit).count();
    let bare = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '(' | ')' | '.' | '-' | '/'));
    Phrases::PhoneLabels.contains(opener) && figures > 3
        || bare && figures > 6
        || (1..=4).contains(&begins) && low.split([' ', ',', '.']).any(street) && low.len() < 60
        || (begins == 5 && postcode && text.split(' ').count() <= 4)
}

/// Whether the line opens with a dash, or ends with a quoted question or exclamation.
fn is_speech(text: &str) -> bool {
    let asked = ["?\"", "!\"", "?”", "!”", "? »", "! »", "?\u{a0}»", "!\u{a0}»", "?“", "!“"].iter().any(|end| text.ends_with(end));
    text.starts_with(['—', '―'])
        || asked
        || text.ends_with(['?', '!']) && text.starts_with(['“', '"', '«', '„']) && text.chars().count() > 60
}

/// Whether the line points to where more is to be read: `More on the harbour ›`, `👉 Answer here`.
fn points_on(text: &str) -> bool {
    let hand = |c: char| matches!(c, '👉' | '👈' | '👇' | '👆' | '➡' | '➜');
    let closes = text.ends_with('»') && !text.contains('«') || text.ends_with('›') && !text.contains('‹');
    closes || text.starts_with(hand) || text.trim_end_matches('\u{fe0f}').ends_with(|c| hand(c) || c == '→')
}

/// Whether the line is a button that shows a picture or makes it larger: `View photos`, « Agrandir l’image ».
fn shows_pictures(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(5).collect();
    let bids = |word: Option<&&str>| word.is_some_and(|word| Phrases::EnlargeCalls.are(word));
    words.len() < 5 && (bids(words.first()) || bids(words.last())) && words.iter().any(|word| Phrases::GalleryNouns.are(word))
}

/// `text` without emoji named between colons at its end: `So it is! :tada:`.
pub(super) fn without_emoji_name(text: &str) -> &str {
    let mut text = text;
    while let Some((before, name)) = text.strip_suffix(':').and_then(|rest| rest.rsplit_once(':')) {
        let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '+');
        if name.len() < 2
            || !name.chars().all(named)
            || !name.contains(|c: char| c.is_ascii_lowercase())
            || !before.is_empty() && !before.ends_with(' ')
        {
            break;
        }
        text = before.trim_end();
    }
    text
}

/// Whether the line greets: `Dear reader,`.
pub(super) fn is_salutation(text: &str) -> bool {
    let mut words = text.split([' ', ',', '!', '\u{a0}']).filter(|word| !word.is_empty());
    text.ends_with([',', '!']) && words.next().is_some_and(|word| Phrases::Salutations.are(word)) && words.count() <= 5
}

/// Whether the line closes a letter, or signs after a dash.
fn is_signature(text: &str) -> bool {
    let plain = text.trim_end_matches(|c: char| matches!(c, ',' | '!' | '.') || c.is_whitespace());
    let dashed = text.starts_with(['—', '–', '―']) || text.starts_with("-- ") || text.starts_with("- ");
    dashed || Phrases::Closings.are(plain)
}

/// Whether `text` says what a picture shows, or whose it is.
pub(super) fn is_caption(text: &str) -> bool {
    if text.starts_with(['©', 'ⓒ', '📷', '📸']) || text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("(c)")) {
        return true;
    }
    let last = || [" - ", " – ", " — ", ". "].iter().any(|end| text.rsplit_once(end).is_some_and(|(_, tail)| has_caption_label(tail)));
    has_caption_label(text) || last() || Phrases::PhotoBy.begin(text) || text.contains(" © ") || text.len() < 160 && names_agency(text)
}

/// Whether a label of captions or credits precedes a colon or the like, perhaps with a number.
fn has_caption_label(text: &str) -> bool {
    let Some(at) = text.char_indices().take_while(|(at, _)| *at < 40).find(|(_, c)| matches!(c, ':' | '：' | '©' | '/')) else {
        return false;
    };
    let head = text.get(..at.0).unwrap_or_default();
    Phrases::CaptionLabels.are(head.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()))
}

fn names_agency(text: &str) -> bool {
    const AGENCIES: &[&str] = &["Getty", "AFP", "Reuters", "AP", "REUTERS", "dpa"];
    let follows = |rest: &str| AGENCIES.iter().any(|name| rest.starts_with(name));
    text.split('/').skip(1).any(follows) || text.contains("Getty Images") || text.contains("via AP")
}

/// Whether the line says where the text appeared first.
fn is_credit(text: &str) -> bool {
    Phrases::FirstPublished.beginning(text).any(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether the line says who wrote the text: « Par Zoé Lebrun », under it.
fn is_byline(text: &str) -> bool {
    let named = || byline::read(text, None, Evidence::Text).is_some_and(|found| found.authors.iter().any(|name| name.contains(' ')));
    text.len() <= BYLINE && byline::names::behind_opener(text).is_some() && named()
}

fn is_aside(text: &str) -> bool {
    let label = || text.contains([':', '：']);
    text.starts_with(['(', '[', '（']) && text.ends_with([')', ']', '）']) || text.starts_with('【') && text.ends_with('】') && label()
}

/// Whether there is a bullet in the middle of the line.
fn is_enumeration(text: &str) -> bool {
    [" * ", " • ", " ◦ ", " ▪ "].iter().any(|bullet| text.contains(bullet))
}

/// The label before the date that ends the line, and the date.
pub(super) fn label_of_date(text: &str) -> Option<(&str, Date)> {
    let (label, rest) = text.split_once([':', '：'])?;
    let (label, rest) = (label.trim(), rest.trim());
    let date = dates::read(rest, None)?;
    (!label.is_empty() && label.split_whitespace().count() <= 6).then_some((label, date))
}

fn is_mostly_digits(text: &str) -> bool {
    let figures = text.chars().filter(|c| c.is_numeric()).count();
    // Enough letters are no less than are compared.
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(2 * figures + 2).count();
    let year = figures == 4 && text.chars().all(char::is_numeric);
    !year && (letters < 2 || figures > letters * 2) || text.contains('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: NonHeading, these: &[&str], not: &[&str]) {
        for text in these {
            assert_eq!(recognise(text), Some(name), "{text}");
        }
        for text in not {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn lines_that_are_no_headings_are_recognised_by_kind() {
        check(
            NonHeading::Sentence,
            &["The horn fell silent.", "Nous allons :", "First of all;"],
            &["Who was at the wheel?", "At last!", "Made in the U.S."],
        );
        check(NonHeading::Continuation, &["and so it went", "… and so"], &["iPhone and friends", "Fog"]);
        let these = [
            "Photo: Ann Lee",
            "Crédit photo : A. Lebrun",
            "© The Harbour Post",
            "Foto: dpa",
            "Bay at dusk. Ann Lee/AFP",
            "Figure 3: the tide",
            "The old quay - Image: Harbour Trust",
            "Ann Lee, alias the pilot. Photo: Zoé Lebrun",
            "图注：港口",
            "Map: The ways of the ferry",
        ];
        check(NonHeading::Caption, &these, &["Photographers on strike", "A picture of the harbour", "The source of the Loire"]);
        check(NonHeading::WebAddress, &["www.example.org", "Write to post@example.org"], &["The web we want"]);
        check(
            NonHeading::Address,
            &["12 rue du Port", "Tel. 0123 4567", "58000 Nevers", "+33 1 23 45 67 89"],
            &["The street", "3 streets closed"],
        );
        let these = ["So the master of the harbour called for all hands at once!", "It is for the morning of the day J."];
        check(NonHeading::Sentence, &these, &["All hands on deck!", "The harbour of the U.S.", "The ferry is back 🚢"]);
        check(
            NonHeading::Call,
            &["More on the harbour ›", "👉 Answer here", "Lire la suite →"],
            &["The « lid » of fog", "Le « couvercle »"],
        );
        check(
            NonHeading::Credit,
            &["Par Zoé Lebrun", "Originally published on The Tide", "Cet article a été publié par Le Phare"],
            &["Originally a fort", "Publishing in the harbour"],
        );
        check(
            NonHeading::Sentence,
            &[
                "Who steered the ferry? Nobody knew.",
                "Did nobody steer the ferry at all that night? And who was to hear the horn in the fog?",
            ],
            &["And the bridge? And the tunnel?", "Et les ponts ? Et les tunnels ?"],
        );
        check(NonHeading::Enumeration, &["Northern quays : * the old one", "Oars • sails • ropes"], &["The 5* hotel", "Salt & pepper"]);
        check(
            NonHeading::Call,
            &["View photo", "Agrandir l’image", "Bild vergrößern", "Ver fotos"],
            &["A room with a view", "The view from a photo shop", "Photos", "Ver para creer"],
        );
        check(NonHeading::Label, &["Play", "Reuters"], &["Play the ferryman"]);
        check(NonHeading::Call, &["Watch the video", "Revivez la soirée en vidéo"], &["Video killed nobody"]);
        check(NonHeading::Speech, &["“Who goes there?”"], &["“The town must serve its people”"]);
        check(NonHeading::Salutation, &["Dear readers,", "Bonjour à tous !"], &["Dear old harbour", "Hello world"]);
        check(NonHeading::Signature, &["Best regards", "Cordialement", "— The editors"], &["Regards from abroad", "Yours truly, the tide"]);
        check(NonHeading::Aside, &["(English below)", "（编辑：王辉）", "【责任编辑：王辉】"], &["Fog (and more)"]);
        check(NonHeading::LabelledDate, &["Closing date: 3 December 2021"], &["3 December 2021, a day of fog", "Fog: the end"]);
        check(
            NonHeading::Code,
            &["$ tide --now", "lib/tide_table.rb", "/etc/init.d/tide reload", "Depends: tide (= ${version})"],
            &["Tide tables", "/ or"],
        );
        check(NonHeading::Digits, &["12.5 %", "***", "9 | 10"], &["2018", "The 9 lives of a ferry"]);
    }

    #[test]
    fn an_emoji_may_be_named_at_the_end() {
        assert_eq!(without_emoji_name("So it is! :tada: :fog_horn:"), "So it is!");
        assert_eq!([without_emoji_name("He said:"), without_emoji_name("at 12:30:")], ["He said:", "at 12:30:"]);
    }
}
