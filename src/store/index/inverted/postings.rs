//! Lists of the texts that contain a word, and of its places in them, as bytes.
//!
//! Texts are numbers: the difference to the one before, in groups of seven bits, or a bit for each text where that is shorter. Places are
//! differences, too, with a lowest bit that says whether another one in the same text follows. Those of many texts are in blocks, whose
//! lengths come first.

use std::borrow::Cow;

use super::super::Unfit;
use crate::query::Bits;

/// Number of texts in a block of places.
const BLOCK: usize = 32;

/// Bytes from which on blocks are read one after the other.
const RUN: usize = 32 << 10;

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

/// The places of a list as they are written: each block of [`BLOCK`] texts can be found without reading those before.
pub(super) fn in_blocks(list: &List) -> Result<Cow<'_, [u8]>, Unfit> {
    if list.count as usize <= BLOCK {
        return Ok(Cow::Borrowed(&list.places));
    }
    let (mut lengths, mut rest, mut left) = (Vec::new(), &list.places[..], list.count as usize);
    while left > 0 {
        let begun = rest.len();
        for _ in 0..left.min(BLOCK) {
            each_place(&mut rest, |_| ())?;
        }
        push(&mut lengths, (begun - rest.len()) as u64);
        left = left.saturating_sub(BLOCK);
    }
    let mut out = Vec::with_capacity(lengths.len() + list.places.len() + 4);
    push(&mut out, lengths.len() as u64);
    out.extend_from_slice(&lengths);
    out.extend_from_slice(&list.places);
    Ok(Cow::Owned(out))
}

/// Hands the places in the next text to `visit`.
fn each_place(places: &mut &[u8], mut visit: impl FnMut(u64)) -> Result<(), Unfit> {
    let mut place = 0u64;
    loop {
        let number = take(places)?;
        place = place.checked_add(number >> 1).ok_or(Unfit::Damaged)?;
        visit(place & 0xffff_ffff);
        if number & 1 == 0 {
            return Ok(());
        }
    }
}

/// The places of a word, to be read at any place.
pub(super) trait Places {
    /// Number of bytes.
    fn length(&self) -> usize;

    /// Some of them, from this one on.
    fn read(&self, at: usize, length: usize) -> Result<Cow<'_, [u8]>, Unfit>;
}

impl Places for &[u8] {
    fn length(&self) -> usize {
        self.len()
    }

    fn read(&self, at: usize, length: usize) -> Result<Cow<'_, [u8]>, Unfit> {
        let end = at.checked_add(length).ok_or(Unfit::Damaged)?;
        self.get(at..end).map(Cow::Borrowed).ok_or(Unfit::Damaged)
    }
}

/// Adds the places in those texts of a list that are in `wanted`, as numbers with the text in the upper half. Only the blocks with such
/// texts are read. Returns whether it came to the end before `stop` said to stop.
pub(super) fn add_places(
    texts: &[u32],
    places: &dyn Places,
    wanted: &Bits,
    stop: &dyn Fn() -> bool,
    out: &mut Vec<u64>,
) -> Result<bool, Unfit> {
    let (lengths, mut at) = lengths(texts.len(), places)?;
    let is_wanted = |text: &u32| wanted.contains(*text as usize);
    let mut blocks = texts.chunks(BLOCK).zip(&lengths).map(|(texts, length)| (texts, *length, texts.iter().any(is_wanted))).peekable();
    while let Some((block, length, is_needed)) = blocks.next() {
        if !is_needed {
            at += length;
            continue;
        }
        if stop() {
            return Ok(false);
        }
        // Those that follow and are needed, too, are read with it.
        let (mut run, mut total) = (vec![(block, length)], length);
        while let Some((block, length, _)) = blocks.next_if(|(.., is_needed)| *is_needed && total < RUN) {
            run.push((block, length));
            total += length;
        }
        let bytes = places.read(at, total)?;
        let mut rest = &bytes[..];
        for &text in run.iter().flat_map(|(texts, _)| *texts) {
            let number = u64::from(text) << 32;
            if is_wanted(&text) { each_place(&mut rest, |place| out.push(number | place))? } else { each_place(&mut rest, |_| ())? }
        }
        if !rest.is_empty() {
            return Err(Unfit::Damaged);
        }
        at += total;
    }
    if at == places.length() { Ok(true) } else { Err(Unfit::Damaged) }
}

/// The lengths of the blocks of a list of so many texts, and where the first begins.
fn lengths(texts: usize, places: &dyn Places) -> Result<(Vec<usize>, usize), Unfit> {
    if texts <= BLOCK {
        return Ok((vec![places.length()], 0));
    }
    let head = places.read(0, places.length().min(10))?;
    let mut rest = &head[..];
    let length = usize::try_from(take(&mut rest)?).map_err(|_| Unfit::Damaged)?;
    let begun = head.len() - rest.len();
    let bytes = places.read(begun, length)?;
    let (mut rest, mut lengths) = (&bytes[..], Vec::with_capacity(texts.div_ceil(BLOCK)));
    while !rest.is_empty() {
        lengths.push(usize::try_from(take(&mut rest)?).map_err(|_| Unfit::Damaged)?);
    }
    let sum = lengths.iter().try_fold(begun + length, |sum, length| sum.checked_add(*length));
    if sum == Some(places.length()) && lengths.len() == texts.div_ceil(BLOCK) { Ok((lengths, begun + length)) } else { Err(Unfit::Damaged) }
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
        assert_eq!(add_places(&[0, 7, 300], &&list.places[..], &wanted, &|| false, &mut places), Ok(true));
        assert_eq!(places, [0, 3, (300 << 32) + 1, (300 << 32) + 70_000]);
    }

    #[test]
    fn of_long_lists_only_some_blocks_are_read() {
        let mut list = List::default();
        let texts: Vec<u32> = (0..20_000).filter(|text| text % 3 > 0).collect();
        for &text in &texts {
            (0..=text % 4).for_each(|place| list.add(text, place * 100 + 1));
        }
        list.end();
        let bytes = in_blocks(&list).unwrap();
        for wanted in [&[][..], &[1], &[7, 8, 4000], &texts] {
            let mut bits = Bits::none(20_000);
            bits.insert_all(wanted.iter().map(|text| *text as usize));
            let expected = |text: &u32| (0..=text % 4).map(|place| u64::from(*text) << 32 | u64::from(place * 100 + 1)).collect::<Vec<_>>();
            let (mut found, all) = (Vec::new(), &bytes[..]);
            assert_eq!(add_places(&texts, &all, &bits, &|| false, &mut found), Ok(true));
            assert!(found.iter().copied().eq(wanted.iter().flat_map(expected)));
        }
        let (all, every) = (&bytes[..], Bits::all(20_000));
        assert_eq!(add_places(&texts, &all, &every, &|| true, &mut Vec::new()), Ok(false));
        assert_eq!(add_places(&texts[1..], &all, &every, &|| false, &mut Vec::new()), Err(Unfit::Damaged));
        let short = &all[..all.len() - 1];
        assert_eq!(add_places(&texts, &short, &every, &|| false, &mut Vec::new()), Err(Unfit::Damaged));
    }

    #[test]
    fn damaged_lists_are_refused() {
        for list in [&[0x80][..], &[0], &[0xff; 20]] {
            assert_eq!(each_text(list, |_| ()), Err(Unfit::Damaged));
        }
        assert_eq!(add_places(&[0, 1], &&[2u8][..], &Bits::all(2), &|| false, &mut Vec::new()), Err(Unfit::Damaged));
        assert_eq!(take_bytes(&mut &[1u8, 2][..], 3), Err(Unfit::Damaged));
    }
}
