//! Lists of the texts that contain a word, and of its places in them, as bytes.
//!
//! Texts are numbers: the difference to the one before, in groups of seven bits, or a bit for each text where that is shorter. Places are
//! differences, too, with a lowest bit that says whether another one in the same text follows.

use super::super::Unfit;
use crate::query::Bits;

/// Appends a number in groups of seven bits, the lowest first.
pub(super) fn push(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes such a number from the beginning of `bytes`.
pub(super) fn take(bytes: &mut &[u8]) -> Result<u64, Unfit> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first().ok_or(Unfit::Damaged)?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(Unfit::Damaged)
}

/// Takes so many bytes.
pub(super) fn take_bytes<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8], Unfit> {
    let (taken, rest) = bytes.split_at_checked(count).ok_or(Unfit::Damaged)?;
    *bytes = rest;
    Ok(taken)
}

/// The list of a word being made.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) count: u32,
    pub(super) texts: Vec<u8>,
    pub(super) places: Vec<u8>,
    /// Number of the last text, counted from 1, and the last place in it, which waits for the next.
    last: u32,
    place: u32,
    waiting: u32,
}

impl List {
    /// Adds a place in a text, neither before the last one.
    pub(super) fn add(&mut self, text: u32, place: u32) {
        let text = text + 1;
        if text == self.last {
            if place > self.place {
                push(&mut self.places, u64::from(self.waiting) << 1 | 1);
                (self.waiting, self.place) = (place - self.place, place);
            }
            return;
        }
        if self.last > 0 {
            push(&mut self.places, u64::from(self.waiting) << 1);
        }
        push(&mut self.texts, u64::from(text - self.last));
        (self.last, self.place, self.waiting) = (text, place, place);
        self.count += 1;
    }

    /// Ends the list.
    pub(super) fn end(&mut self) {
        if self.last > 0 {
            push(&mut self.places, u64::from(self.waiting) << 1);
        }
    }
}

/// Hands the texts of a list to `visit`.
pub(super) fn each_text(mut list: &[u8], mut visit: impl FnMut(usize)) -> Result<(), Unfit> {
    let mut next = 0u64;
    while !list.is_empty() {
        next = next.checked_add(take(&mut list)?).ok_or(Unfit::Damaged)?;
        visit(next.checked_sub(1).and_then(|text| usize::try_from(text).ok()).ok_or(Unfit::Damaged)?);
    }
    Ok(())
}

/// The bytes of a list with a bit for each text.
pub(super) fn bitmap(bits: &Bits) -> Vec<u8> {
    let mut bytes: Vec<u8> = bits.words().iter().flat_map(|word| word.to_le_bytes()).collect();
    bytes.truncate(bits.limit().div_ceil(8));
    bytes
}

/// Adds the texts of such a list.
pub(super) fn add_bitmap(bytes: &[u8], bits: &mut Bits) {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let words = words.iter().chain([&last]).map(|word| u64::from_le_bytes(*word));
    let limit = bits.limit();
    bits.unite(&Bits::from_words(words, limit));
}

/// Adds the places in those texts of a list that are in `wanted`, as numbers with the text in the upper half.
pub(super) fn add_places(texts: &Bits, mut places: &[u8], wanted: &Bits, out: &mut Vec<u64>) -> Result<(), Unfit> {
    for text in texts.iter() {
        let (mut place, is_wanted) = (0u64, wanted.contains(text));
        loop {
            let number = take(&mut places)?;
            place = number.checked_shr(1).and_then(|step| step.checked_add(place)).ok_or(Unfit::Damaged)?;
            if is_wanted {
                out.push((text as u64) << 32 | place & 0xffff_ffff);
            }
            if number & 1 == 0 {
                break;
            }
        }
    }
    if places.is_empty() { Ok(()) } else { Err(Unfit::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_in_both_forms() {
        let mut list = List::default();
        for (text, place) in [(0, 0), (0, 3), (0, 3), (7, 200), (300, 1), (300, 70_000)] {
            list.add(text, place);
        }
        list.end();
        let mut bits = Bits::none(301);
        each_text(&list.texts, |text| bits.insert(text)).unwrap();
        assert_eq!((list.count, bits.iter().collect::<Vec<_>>()), (3, vec![0, 7, 300]));
        let mut again = Bits::none(301);
        add_bitmap(&bitmap(&bits), &mut again);
        assert_eq!(again, bits);
        let (mut places, mut wanted) = (Vec::new(), Bits::none(301));
        wanted.insert(0);
        wanted.insert(300);
        add_places(&bits, &list.places, &wanted, &mut places).unwrap();
        assert_eq!(places, [0, 3, (300 << 32) + 1, (300 << 32) + 70_000]);
    }

    #[test]
    fn damaged_lists_are_refused() {
        for list in [&[0x80][..], &[0], &[0xff; 20]] {
            assert_eq!(each_text(list, |_| ()), Err(Unfit::Damaged));
        }
        assert_eq!(add_places(&Bits::all(2), &[2], &Bits::all(2), &mut Vec::new()), Err(Unfit::Damaged));
        assert_eq!(take_bytes(&mut &[1u8, 2][..], 3), Err(Unfit::Damaged));
    }
}
