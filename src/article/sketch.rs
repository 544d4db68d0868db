//! Sketches of articles: 64 bytes by which an edited version of a text is recognised, whatever its file is called now.
//!
//! A sketch samples the pairs of neighbouring words of a text (`MinHash` with one permutation: Li, Owen and Zhang, “One Permutation Hashing”,
//! 2012): each pair falls into one of 128 bins by its hash, and of each bin four bits of the smallest hash are kept (Li and König, “b-Bit
//! Minwise Hashing”, 2010). The share of bins in which two sketches agree estimates the share of pairs that the texts have in common.

use super::{Article, Date};

/// Number of bins.
const BINS: usize = 128;

/// Fewest bins that are filled in a sketch: of a shorter text, too little is known.
const FEWEST: usize = 30;

/// Bytes at the beginning of a text that are sketched: every article that is listed costs as little as possible.
const LONGEST: usize = 8 << 10;

/// Least share of bins in which versions of one text agree, in percent.
///
/// Measured on 586 articles in nine languages: with a fifth of their words changed, added or removed at random, 584 of them agree in 37 or
/// more; articles of different events agree in 30 at most, except announcements made from one template, whose days differ.
pub(crate) const ALIKE: u32 = 34;

/// The sketch of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sketch {
    /// The day of the article as a number, such as 20181113; 0 where it has none.
    pub(crate) day: u32,
    /// Two bins in a byte. 0 is an empty bin.
    pub(crate) bins: [u8; BINS / 2],
}

impl Sketch {
    /// The sketch of an article; `None` where its text is too short.
    pub fn of(article: &Article) -> Option<Self> {
        let text = article.text();
        let least = least_hashes(&text.as_bytes()[..text.floor_char_boundary(LONGEST)]);
        let filled = least.iter().filter(|&&hash| hash != u64::MAX).count();
        let bin = |hash: u64| if hash == u64::MAX { 0 } else { (hash % 15) as u8 + 1 };
        let bins = std::array::from_fn(|at| bin(least[2 * at]) << 4 | bin(least[2 * at + 1]));
        (filled >= FEWEST).then_some(Self { day: article.meta().date.map_or(0, day_of), bins })
    }

    /// Number of bytes of a packed sketch.
    pub(crate) const PACKED: usize = 4 + BINS / 2;

    /// The sketch as bytes.
    pub(crate) fn pack(&self) -> [u8; Self::PACKED] {
        let mut packed = [0; Self::PACKED];
        let (day, bins) = packed.split_at_mut(4);
        day.copy_from_slice(&self.day.to_le_bytes());
        bins.copy_from_slice(&self.bins);
        packed
    }

    /// The sketch that was packed; `None` where no bin is filled, as in the place of an article without one.
    pub(crate) fn unpack(packed: &[u8]) -> Option<Self> {
        let (day, bins) = packed.split_first_chunk()?;
        let bins: [u8; BINS / 2] = bins.try_into().ok()?;
        (bins != [0; BINS / 2]).then_some(Self { day: u32::from_le_bytes(*day), bins })
    }

    /// The share of bins in which two sketches agree, in percent; 0 where the articles are of different days.
    pub(crate) fn likeness(&self, other: &Self) -> u32 {
        if self.day != other.day && self.day != 0 && other.day != 0 {
            return 0;
        }
        let (mut equal, mut filled) = (0, 0);
        for (one, other) in self.bins.iter().zip(&other.bins) {
            for (one, other) in [(one >> 4, other >> 4), (one & 15, other & 15)] {
                filled += u32::from(one | other != 0);
                equal += u32::from(one == other && one != 0);
            }
        }
        (equal * 100).checked_div(filled).unwrap_or_default()
    }
}

fn day_of(date: Date) -> u32 {
    let (year, month, day) = date.ymd();
    year.unsigned_abs() * 10_000 + month * 100 + day
}

/// The part that a byte of UTF-8 has in a word.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// It is in none.
    None,
    /// It belongs to a word.
    Letter,
    /// It begins a punctuation mark of this many bytes.
    Mark(usize),
    /// It begins an ideograph, kana or the like of this many bytes, which is a word.
    Ideograph(usize),
}

/// By byte, not by character: most of the time goes into this. U+0080 to U+00BF and U+2000 to U+2FFF count as marks, what is beyond as
/// ideographs.
const PARTS: [Part; 256] = {
    let mut parts = [Part::None; 256];
    let mut byte = 0u8;
    loop {
        parts[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0x80..=0xc1 | 0xc3..=0xe1 => Part::Letter,
            0xc2 => Part::Mark(2),
            0xe2 => Part::Mark(3),
            0xe3..=0xef => Part::Ideograph(3),
            0xf0..=0xff => Part::Ideograph(4),
            _ => Part::None,
        };
        if byte == 0xff {
            break parts;
        }
        byte += 1;
    }
};

/// The smallest hash in each bin of the pairs of neighbouring words, in lower case. The hashes are saved: they stay the same in every release.
fn least_hashes(text: &[u8]) -> [u64; BINS] {
    let (mut least, mut before, mut word, mut at) = ([u64::MAX; BINS], 0, 0, 0);
    let mut end = |word: &mut u64| {
        if *word != 0 {
            let this = spread(std::mem::take(word));
            let pair = spread(this ^ u64::rotate_left(before, 23));
            let bin = &mut least[(pair >> 57) as usize];
            *bin = (*bin).min(pair << 7 >> 7);
            before = this;
        }
    };
    while let Some(&byte) = text.get(at) {
        at += match PARTS[usize::from(byte)] {
            Part::Letter => {
                // The bit by which small letters differ from capitals, in ASCII and Latin-1.
                word = add(word, byte | 0x20);
                1
            }
            Part::None => {
                end(&mut word);
                1
            }
            Part::Mark(length) => {
                end(&mut word);
                length
            }
            Part::Ideograph(length) => {
                end(&mut word);
                word = text[at..].iter().take(length).fold(0, |word, &byte| add(word, byte));
                end(&mut word);
                length
            }
        };
    }
    end(&mut word);
    least
}

fn add(word: u64, byte: u8) -> u64 {
    word.rotate_left(9) ^ u64::from(byte)
}

/// Spreads the bits of a hash (a step of the finalizer of `MurmurHash3`).
fn spread(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;

    fn sketch(text: &str) -> Option<Sketch> {
        Sketch::of(&formats::parse("a.txt", text.as_bytes().to_vec()).remove(0))
    }

    /// A number drawn by chance.
    fn chance(number: u64) -> u64 {
        spread(spread(number + 1) ^ number)
    }

    /// A text of `count` words, each drawn from a thousand by chance.
    fn words(count: usize, seed: u64) -> Vec<String> {
        (0..count as u64).map(|number| format!("w{}", chance(number ^ seed << 32) % 1000)).collect()
    }

    #[test]
    fn a_version_with_a_fifth_of_its_words_changed_is_alike_and_another_text_is_not() {
        for seed in 1..40 {
            let mut text = words(300, seed);
            let before = sketch(&text.join(" ")).unwrap();
            assert_eq!(before.likeness(&before), 100);
            for word in text.iter_mut().enumerate().filter(|(at, _)| chance(*at as u64 + seed).is_multiple_of(5)) {
                *word.1 = "changed".into();
            }
            let (after, other) = (sketch(&text.join(" ")).unwrap(), sketch(&words(300, seed + 100).join(" ")).unwrap());
            assert!(before.likeness(&after) >= ALIKE, "{}", before.likeness(&after));
            assert!(before.likeness(&other) < ALIKE / 2, "{}", before.likeness(&other));
        }
    }

    #[test]
    fn articles_of_different_days_are_never_alike() {
        let text = words(100, 1).join(" ");
        let of =
            |day: &str| Sketch::of(&formats::parse("a.md", format!("---\ndate: {day}\n---\n\n{text}\n").into_bytes()).remove(0)).unwrap();
        assert_eq!((of("2022-10-31").day, of("2022-10-31").likeness(&of("2022-12-12"))), (20_221_031, 0));
        assert_eq!(of("2022-10-31").likeness(&sketch(&text).unwrap()), 100);
    }

    #[test]
    fn capitals_and_marks_do_not_count_and_ideographs_are_words() {
        let text = words(100, 1);
        assert_eq!(sketch(&text.join("’ – ").to_uppercase()), sketch(&text.join(" ")));
        let ideographs: String = (0..200).filter_map(|at| char::from_u32(0x4e00 + (chance(at) % 2000) as u32)).collect();
        let (one, other) = (sketch(&ideographs).unwrap(), sketch(&ideographs.chars().skip(20).collect::<String>()).unwrap());
        assert!(one.likeness(&other) > 80);
    }

    #[test]
    fn short_and_odd_texts_have_none() {
        for text in ["", "A few words only", "— … —", &"ha ".repeat(500)] {
            assert_eq!(sketch(text), None, "{text}");
        }
    }
}
