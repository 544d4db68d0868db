//! The character set of a text that names none and is not UTF-8. The library guesses among those of the web; this compares its guess with
//! those of the Macintosh, of DOS and of Korea by the letters and marks that they make of the same bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, ISO_2022_JP, ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_8_I, KOI8_U, MACINTOSH, WINDOWS_874, WINDOWS_1253,
    WINDOWS_1255, WINDOWS_1256, X_MAC_CYRILLIC,
};

use super::legacy::{CP437, CP850, CP852, CP855, Charset};

/// Bytes of a sample that are compared.
const COMPARED: usize = 8 * 1024;

/// The character set that the letters of `sample` and their neighbours speak for; Windows-1252 for Western languages.
pub(super) fn of(sample: &[u8]) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let guessed = Charset::Standard(encoding);
    let sample = sample.get(..COMPARED).unwrap_or(sample);
    let latin = is_latin(sample);
    let rivals = match encoding {
        _ if latin => &LATIN[..],
        encoding if !encoding.is_single_byte() => &[Charset::Johab],
        encoding if !OF_ITS_OWN.contains(&encoding) => &CYRILLIC,
        _ => &[],
    };
    let score = |charset: Charset| score(&charset.decode(sample).0);
    let own = score(guessed);
    // What is no single byte is recognised by its pairs, of which a score knows nothing.
    let beyond = sample.iter().filter(|byte| !byte.is_ascii()).take(COMPARED).fold(0, |count: i32, _| count + 1);
    let least = if encoding.is_single_byte() { own + own.abs() / 10 } else { beyond };
    let best = rivals
        .iter()
        .map(|&rival| (rival, score(rival)))
        .fold(None, |best: Option<(Charset, i32)>, next| if best.is_none_or(|(_, most)| next.1 > most) { Some(next) } else { best });
    best.filter(|&(_, points)| points > least).map_or(guessed, |(rival, _)| rival)
}

/// Character sets of Latin script that the library does not guess, the more frequent first.
const LATIN: [Charset; 4] = [Charset::Standard(MACINTOSH), CP850, CP437, CP852];

/// Those of Cyrillic script, of which it guesses some, and one that it takes for such.
const CYRILLIC: [Charset; 5] =
    [Charset::Standard(X_MAC_CYRILLIC), Charset::Standard(IBM866), Charset::Standard(KOI8_U), CP855, Charset::Johab];

/// Encodings of scripts that no rival writes.
static OF_ITS_OWN: [&Encoding; 8] =
    [WINDOWS_1253, ISO_8859_7, WINDOWS_1255, ISO_8859_8, WINDOWS_1256, ISO_8859_6, WINDOWS_874, ISO_8859_8_I];

/// The character set of seven bits that escape sequences of the text switch on.
pub(super) fn escaped(bytes: &[u8]) -> Option<Charset> {
    let escape = bytes.iter().position(|&byte| byte == 0x1b)?;
    let rest = &bytes[escape + 1..];
    if rest.starts_with(b"$)C") {
        return Some(Charset::Iso2022Kr);
    }
    let japanese = [&b"$B"[..], b"$@", b"$(D"].iter().any(|start| rest.starts_with(start));
    let charset = Charset::Standard(ISO_2022_JP);
    (japanese && !charset.decode(bytes).1).then_some(charset)
}

/// Whether most letters are ASCII.
fn is_latin(sample: &[u8]) -> bool {
    let beyond = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    beyond * 2 <= letters
}

/// The most frequent letters beyond ASCII in Latin script; the most frequent Cyrillic ones, and Korean syllables.
const COMMON: &str =
    "éèàêçâîôûùëïäöüßñáíóúãõåæøąćęłńśżžščřěýůőîășțîœ оеаинтсрвлкмдпуяызбгйчхжшюіїєўђјљњћ 이다는의에을를가은고하한지로사기도인자나어시그서";

/// The points of a text: for each character beyond ASCII, whether it belongs between its neighbours.
fn score(text: &str) -> i32 {
    let (mut points, mut before) = (0, ' ');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            points += fits(before, c, chars.peek().copied().unwrap_or(' '));
        }
        before = c;
    }
    points
}

fn fits(before: char, c: char, after: char) -> i32 {
    let (opens, closes) = (!before.is_alphanumeric(), !after.is_alphanumeric());
    let high = |c: char| matches!(c, '«' | '»' | ':' | ';' | '!' | '?');
    let (fits, points, otherwise) = match c {
        '\u{fffd}' | '\u{80}'..='\u{9f}' => (false, 0, -8),
        '«' | '“' | '„' | '‘' | '‚' | '¿' | '¡' => (opens, 2, -4),
        '»' | '”' => (closes, 2, -4),
        '…' => (true, 2, 0),
        '’' => (before.is_alphanumeric(), 3, 0),
        '–' | '—' => (opens == closes, 2, -2),
        '\u{a0}' | '\u{202f}' => (high(before) || high(after) || closes != opens, 2, 0),
        '€' | '£' | '§' | '°' | '©' | '®' | '·' | '•' | '™' => (opens || closes, 1, -4),
        c if c.is_uppercase() && before.is_lowercase() => (false, 0, -5),
        c if c.is_uppercase() => (opens && !closes || before.is_uppercase(), 2, 0),
        c if c.is_alphabetic() => return letter(before, c, after),
        // Lines of tables stand beside each other.
        '\u{2500}'..='\u{259f}' => (before == c || after == c, 1, -4),
        _ => (false, 0, -4),
    };
    if fits { points } else { otherwise }
}

/// The points of a letter without case or of a small one.
fn letter(before: char, c: char, after: char) -> i32 {
    let case = if before.is_uppercase() && after.is_uppercase() { -4 } else { 0 };
    let kin = if is_kin(before, c) && is_kin(c, after) { 0 } else { -5 };
    case + kin + if COMMON.contains(c) { 3 } else { 0 }
}

/// Whether two neighbours are of one script, where both are letters.
fn is_kin(one: char, other: char) -> bool {
    let script = |c: char| match c {
        c if !c.is_alphabetic() => 0,
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 1,
        '\u{370}'..='\u{3ff}' => 2,
        '\u{400}'..='\u{52f}' => 3,
        _ => 4,
    };
    script(one) == 0 || script(other) == 0 || script(one) == script(other)
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    const FRENCH: &str = "Déjà l’été : le café du port a rouvert, dit la maîtresse de l’école, où l’on a fêté Noël.";
    const GERMAN: &str = "Die Größe der Schleuse überrascht: Über dem Hafen weht die Flagge schöner als früher, heißt es.";
    const RUSSIAN: &str = "Порт снова открыт, сказал начальник порта. Шлюз чинили восемь месяцев, и первая баржа прошла в полдень.";
    const KOREAN: &str = "항구가 다시 열렸다고 항구의 책임자가 말했다. 첫 배는 정오에 지나갔다.";

    /// The bytes of `text` in a character set, found by trying them all.
    fn encode(text: &str, charset: Charset) -> Vec<u8> {
        let one = |byte: u8| charset.decode(&[byte]).0;
        let find = |c: char| {
            let single = (0..=255).find(|&byte| one(byte) == c.to_string()).map(|byte| vec![byte]);
            let pairs = || {
                (0x8400..=0xf9ff_u16).map(u16::to_be_bytes).find(|pair| charset.decode(pair).0 == c.to_string()).map(|pair| pair.to_vec())
            };
            single.or_else(pairs).unwrap_or_else(|| vec![b'?'])
        };
        let mut known = std::collections::HashMap::new();
        text.chars().flat_map(|c| known.entry(c).or_insert_with(|| find(c)).clone()).collect()
    }

    #[test]
    fn character_sets_of_other_systems_are_recognised() {
        let dos = |text: &str| text.replace('’', "'");
        for (text, charset) in [
            (FRENCH.to_owned(), Charset::Standard(WINDOWS_1252)),
            (GERMAN.to_owned(), Charset::Standard(WINDOWS_1252)),
            (FRENCH.to_owned(), Charset::Standard(MACINTOSH)),
            (GERMAN.to_owned(), Charset::Standard(MACINTOSH)),
            (dos(FRENCH), CP850),
            (GERMAN.to_owned(), CP850),
            (RUSSIAN.to_owned(), CP855),
            (RUSSIAN.to_owned(), Charset::Standard(IBM866)),
            (RUSSIAN.to_owned(), Charset::Standard(encoding_rs::WINDOWS_1251)),
            (RUSSIAN.to_owned(), Charset::Standard(X_MAC_CYRILLIC)),
            (KOREAN.to_owned(), Charset::Johab),
            (KOREAN.to_owned(), Charset::Standard(encoding_rs::EUC_KR)),
        ] {
            let bytes = encode(&text, charset);
            assert_eq!(of(&bytes).decode(&bytes).0, text, "{}", charset.name());
        }
    }
}
