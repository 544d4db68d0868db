//! Encoded words in headers (RFC 2047), repaired before the library reads them one by one.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::transfer_encoding;
use crate::formats::charset::declared;

/// The longest encoded word, in characters; none is to have more than 75.
const WORD: usize = 1000;

/// The headers with their encoded words as they are meant.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    match joined(text) {
        Some(text) => Cow::Owned(relabelled(&text).into_owned()),
        None => relabelled(text),
    }
}

/// The headers with their encoded words (RFC 2047) in the character set they are in: where one holds characters as they are, which it may
/// not, these are UTF-8 by now, whatever the word says of itself.
fn relabelled(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, word)) = rest.split_once("=?") {
        whole.push_str(before);
        let parts = word.split_once('?').and_then(|(charset, word)| Some((charset, word.split_once('?')?)));
        let (charset, written) = match parts {
            Some((charset, (way, words))) if way.eq_ignore_ascii_case("q") => {
                let near = words.char_indices().nth(WORD).map_or(words, |(end, _)| &words[..end]);
                (charset, near.split("?=").next().unwrap_or_default())
            }
            _ => ("", ""),
        };
        whole.push_str("=?");
        rest = word;
        if !written.is_ascii() && !charset.contains(char::is_whitespace) {
            whole.push_str("utf-8");
            rest = &word[charset.len()..];
        }
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

/// One encoded word: `=?charset?encoding?text?=`.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    charset: &'a str,
    base64: bool,
    text: &'a str,
    /// Number of bytes it takes.
    size: usize,
}

impl<'a> Word<'a> {
    /// The word that `text` begins with.
    fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix("=?")?;
        let (charset, rest) = inner.split_once('?').filter(|(charset, _)| charset.len() < 40)?;
        let (way, rest) = rest.split_at_checked(2)?;
        let base64 = way.eq_ignore_ascii_case("b?");
        let near = rest.get(..rest.floor_char_boundary(WORD))?;
        let written = near.split_once("?=").map(|(written, _)| written)?;
        let plain = written.is_ascii() && !written.contains(char::is_whitespace) && (base64 || way.eq_ignore_ascii_case("q?"));
        plain.then_some(Self { charset, base64, text: written, size: 4 + charset.len() + 2 + written.len() + 1 })
    }

    fn bytes(self) -> Vec<u8> {
        if self.base64 { transfer_encoding::base64(self.text.as_bytes()).0 } else { transfer_encoding::q_encoded(self.text) }
    }
}

/// The headers with neighbouring words of one character set joined where a character begins in one and ends in the next; `None` where
/// there are none such.
fn joined(text: &str) -> Option<String> {
    let (mut whole, mut done, mut at) = (String::new(), 0, 0);
    while let Some(start) = text.get(at..)?.find("=?").map(|found| at + found) {
        let Some(first) = Word::read(&text[start..]) else {
            at = start + 2;
            continue;
        };
        at = start + first.size;
        let (mut bytes, mut torn, encoding) = (first.bytes(), false, declared::encoding(first.charset));
        while let Some((next, size)) = next_word(&text[at..]).filter(|(next, _)| next.charset.eq_ignore_ascii_case(first.charset)) {
            torn |= encoding.is_some_and(|encoding| encoding.decode_without_bom_handling(&bytes).1);
            bytes.extend(next.bytes());
            at += size;
        }
        if torn {
            whole.push_str(&text[done..start]);
            let _ = write!(whole, "=?{}?Q?", first.charset);
            for byte in bytes {
                let _ = write!(whole, "={byte:02X}");
            }
            whole.push_str("?=");
            done = at;
        }
    }
    (done > 0).then(|| whole + &text[done..])
}

/// The word behind white space, and the number of bytes that both take.
fn next_word(text: &str) -> Option<(Word<'_>, usize)> {
    let rest = text.trim_start_matches([' ', '\t', '\r', '\n']);
    let word = Word::read(rest)?;
    Some((word, text.len() - rest.len() + word.size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_part_a_character_are_joined() {
        let joined = |text: &str| joined(text).unwrap_or_default();
        assert_eq!(joined("Subject: =?UTF-8?Q?Le_caf=C3?=\r\n =?utf-8?Q?=A9?= so"), "Subject: =?UTF-8?Q?=4C=65=20=63=61=66=C3=A9?= so");
        assert_eq!(joined("a =?gb2312?B?suI=?= =?gb2312?B?ytQ=?="), "");
        assert_eq!(joined("a =?gb2312?B?sg==?==?gb2312?B?4g==?="), "a =?gb2312?Q?=B2=E2?=");
        for text in ["=?UTF-8?Q?a?= =?UTF-8?Q?b?=", "=?UTF-8?Q?=C3?= b", "=?UTF-8?Q?=C3?= =?latin1?Q?=A9?=", "=?", "=?=?a?q?", "=?é?Q?"] {
            assert_eq!(joined(text), "", "{text}");
        }
    }
}
