//! The folding rule, character by character: which letters a character is equivalent to, and which characters are ignored.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};

/// The folded letters of one character, at most [`Spelling::MOST`]; accents follow their base letter.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spelling {
    letters: [char; Self::MOST],
    count: u8,
}

impl Spelling {
    /// The longest is a Greek letter with three marks; a character may add two more.
    const MOST: usize = 6;

    pub(super) fn of(letter: char) -> Self {
        let mut one = Self::default();
        one.push(letter);
        one
    }

    pub(super) fn letters(&self) -> &[char] {
        self.letters.get(..usize::from(self.count)).unwrap_or_default()
    }

    fn push(&mut self, letter: char) {
        if let Some(place) = self.letters.get_mut(usize::from(self.count)) {
            *place = letter;
            self.count += 1;
        }
    }
}

/// Marks stroked letters: they have no decomposition, yet a plain `o` must match `ø`.
const STROKE: char = '\u{335}';

/// Folds `c`: lower case, decomposed, ligatures split, punctuation of one kind unified.
pub(super) fn spell(c: char) -> Spelling {
    if c.is_ascii() {
        return Spelling::of(c.to_ascii_lowercase());
    }
    let mut spelling = Spelling::default();
    for lower in c.to_lowercase() {
        decompose_canonical(lower, |part| part_ligature(part, &mut spelling));
    }
    spelling
}

/// The foldings of the letters of Latin-1 and Latin Extended-A (U+00C0 to U+017F); `*` for more than a single letter. A test checks the
/// table against the rule.
const LATIN: &[u8; 192] = b"aaaaaa*ceeeeiiii\
*nooooo*ouuuuy**\
aaaaaa*ceeeeiiii\
*nooooo*ouuuuy*y\
aaaaaaccccccccdd\
ddeeeeeeeeeegggg\
gggghhhhiiiiiiii\
ii**jjkk*llllll*\
*llnnnnnn***oooo\
oo**rrrrrrssssss\
ssttttttuuuuuuuu\
uuuuwwyyyzzzzzzs";

/// The letter that `c` folds to, where it is a Latin one of the first blocks and folds to one letter: what texts are full of, fast.
pub(super) fn plain_latin(c: char) -> Option<char> {
    let letter = (c as usize).checked_sub(0xc0).and_then(|index| LATIN.get(index))?;
    (*letter != b'*').then_some(char::from(*letter))
}

fn part_ligature(c: char, spelling: &mut Spelling) {
    let letters: &[char] = match c {
        'œ' => &['o', 'e'],
        'æ' => &['a', 'e'],
        'ß' => &['s', 's'],
        'ĳ' => &['i', 'j'],
        'ﬀ' => &['f', 'f'],
        'ﬁ' => &['f', 'i'],
        'ﬂ' => &['f', 'l'],
        'ﬃ' => &['f', 'f', 'i'],
        'ﬄ' => &['f', 'f', 'l'],
        'ﬅ' | 'ﬆ' => &['s', 't'],
        'ŀ' => &['l', '·'],
        'ø' => &['o', STROKE],
        'ł' => &['l', STROKE],
        'đ' => &['d', STROKE],
        'ħ' => &['h', STROKE],
        'ŧ' => &['t', STROKE],
        // A plain i finds the dotless one, as it does the dotted capital; the dotless one finds only itself.
        'ı' => &['i', STROKE],
        'ſ' => &['s'],
        'ς' => &['σ'],
        '‘'..='‛' | '′' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | '‹' | '›' | '＇' => &['\''],
        '«' | '»' | '“'..='‟' | '″' | '〝'..='〟' | '＂' => &['"'],
        '‐'..='―' | '⁃' | '−' | '﹣' | '－' => &['-'],
        c => return spelling.push(c),
    };
    for &letter in letters {
        spelling.push(letter);
    }
}

/// Whether `c` is a mark that a plain letter does not mind: accents of Latin, Greek and Cyrillic, Hebrew and Arabic points. Vowel signs
/// of India and South-East Asia and the voicing of kana are no accents: they make other syllables. Decided by the canonical
/// combining class (Unicode Standard, section 4.3): fixed positions 10 to 36, general ones from 200.
pub(super) fn is_accent(c: char) -> bool {
    c >= '\u{300}' && (matches!(canonical_combining_class(c), 10..=36 | 200..=240) || matches!(c, '\u{334}'..='\u{337}'))
}

/// Whether `c` belongs to the letter before it without being an accent: a vowel sign, or the second part of a Korean syllable.
pub(super) fn continues_letter(c: char) -> bool {
    c >= '\u{300}' && (matches!(c, '\u{1160}'..='\u{11ff}') || is_combining_mark(c) && !is_accent(c))
}

/// Whether a search does not see `c` at all: soft hyphens, joiners, marks of direction, variation selectors, tags.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Sorts `accents` as the canonical order has them, so that the order of typing does not count.
pub(super) fn in_canonical_order(accents: &mut [char]) {
    accents.sort_by_key(|&accent| canonical_combining_class(accent));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_spelt_in_plain_letters_and_accents() {
        assert_eq!(spell('É').letters(), ['e', '\u{301}']);
        assert_eq!(spell('İ').letters(), ['i', '\u{307}']);
        assert_eq!(spell('Ǽ').letters(), ['a', 'e', '\u{301}']);
        assert_eq!(spell('ẞ').letters(), ['s', 's']);
        assert_eq!(spell('”').letters(), ['"']);
    }

    #[test]
    fn no_character_needs_more_room_than_there_is() {
        let longest = ('\0'..=char::MAX).map(|c| spell(c).letters().len()).max();
        assert_eq!(longest, Some(4));
    }

    #[test]
    fn the_table_agrees_with_the_rule() {
        for (c, &letter) in ('\u{c0}'..).zip(LATIN) {
            let spelt: Vec<char> = spell(c).letters().iter().copied().filter(|&letter| !is_accent(letter)).collect();
            let expected = if letter == b'*' { None } else { Some(char::from(letter)) };
            assert!(expected.is_none_or(|letter| spelt == [letter]), "{c}: {spelt:?}");
        }
    }

    #[test]
    fn vowel_signs_are_no_accents() {
        assert!(is_accent('\u{301}') && is_accent('\u{64e}') && is_accent('\u{5b0}'));
        assert!(!is_accent('\u{93f}') && !is_accent('\u{3099}') && !is_accent('\u{e38}'));
        assert!(continues_letter('\u{93f}') && continues_letter('\u{11ab}') && !continues_letter('a'));
    }
}
