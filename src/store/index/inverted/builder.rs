//! Collects the words of texts, and writes them as the file of a segment.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};

use super::super::container::Writer;
use super::super::sections::u64s;
use super::dictionary::{DictionaryWriter, INLINE, Listed, Part};
use super::postings::{self, List};
use super::{IRREGULAR, PAIR, SECTIONS};
use crate::find::{each_word, is_regular};
use crate::query::Bits;
use crate::store::checksum;
use crate::store::shelf::Slot;

/// Most letters of a beginning for which the texts are listed.
pub(super) const BEGINNING: usize = 3;

/// Fewest words with a beginning for which the texts are listed: fewer are quickly read one by one.
const COMMON: usize = 32;

/// Collects words.
#[derive(Debug)]
pub(super) struct Builder {
    numbers: HashMap<Box<str>, u32, Seed>,
    lists: Vec<List>,
    texts: Vec<u64>,
    pair: String,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self {
            numbers: HashMap::with_hasher(Seed(RandomState::new().hash_one(0))),
            lists: Vec::new(),
            texts: Vec::new(),
            pair: String::new(),
        }
    }

    /// Adds the text in a slot, folded; slots come in their order.
    pub(super) fn add(&mut self, slot: Slot, folded: &str) {
        let text = self.texts.len() as u32;
        self.texts.push(slot.number());
        if !is_regular(folded) {
            self.list(IRREGULAR).add(text, 0);
        }
        each_word(folded, |word| {
            self.list(word.text).add(text, word.position);
            if let Some(pair) = word.pair {
                let mut key = std::mem::take(&mut self.pair);
                key.clear();
                key.push_str(PAIR);
                key.push_str(pair);
                self.list(&key).add(text, word.position);
                self.pair = key;
            }
        });
    }

    fn list(&mut self, word: &str) -> &mut List {
        let number = if let Some(number) = self.numbers.get(word) {
            *number
        } else {
            let number = self.lists.len() as u32;
            self.numbers.insert(word.into(), number);
            self.lists.push(List::default());
            number
        };
        &mut self.lists[number as usize]
    }

    /// The words in their order, and their lists.
    pub(super) fn into_lists(self) -> Vec<(Box<str>, List)> {
        let Self { numbers, mut lists, .. } = self;
        let mut words: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
        words.sort_unstable();
        let mut list = |number: u32| {
            let mut list = std::mem::take(&mut lists[number as usize]);
            list.end();
            list
        };
        words.into_iter().map(|(word, number)| (word, list(number))).collect()
    }

    /// Writes the file.
    pub(super) fn write(mut self, file: File) -> io::Result<()> {
        let slots = std::mem::take(&mut self.texts);
        let mut writer = Writer::new(file, SECTIONS)?;
        u64s(&mut writer, slots.iter().copied())?;
        let (mut terms, mut beginnings) = (DictionaryWriter::default(), Beginnings::new(slots.len()));
        writer.section(|out| {
            let (mut lists, mut texts) = (Lists { out, at: 0, limit: slots.len() }, Vec::new());
            for (word, list) in self.into_lists() {
                texts.clear();
                postings::each_text(&list.texts, |text| texts.push(text)).map_err(|_| io::ErrorKind::InvalidData)?;
                lists.write(&mut terms, &word, &texts, &list)?;
                beginnings.add(&word, &texts);
            }
            beginnings.finish(&mut lists)
        })?;
        for dictionary in [terms, beginnings.dictionary] {
            let (blocks, index) = dictionary.finish();
            writer.section(|out| out.write_all(&blocks))?;
            writer.section(|out| out.write_all(&index))?;
        }
        writer.finish()
    }
}

/// The section of lists being written.
struct Lists<'a> {
    out: &'a mut Writer,
    at: u64,
    /// Number of texts.
    limit: usize,
}

impl Lists<'_> {
    /// Adds a word to a dictionary, and its lists there or here.
    fn write(&mut self, dictionary: &mut DictionaryWriter, word: &str, texts: &[usize], list: &List) -> io::Result<()> {
        let places = postings::in_blocks(list).map_err(|_| io::ErrorKind::InvalidData)?;
        let places = Some(self.part(&places)?);
        if list.texts.len() <= self.limit / 8 {
            dictionary.add(word, Listed { texts: self.part(&list.texts)?, is_bitmap: false, places });
            return Ok(());
        }
        let mut bits = Bits::none(self.limit);
        bits.insert_all(texts.iter().copied());
        let bitmap = postings::bitmap(&bits);
        dictionary.add(word, Listed { texts: self.part(&bitmap)?, is_bitmap: true, places });
        Ok(())
    }

    /// Adds a beginning of words.
    fn write_beginning(&mut self, dictionary: &mut DictionaryWriter, beginning: &str, bits: &Bits) -> io::Result<()> {
        let bitmap = postings::bitmap(bits);
        dictionary.add(beginning, Listed { texts: self.part(&bitmap)?, is_bitmap: true, places: None });
        Ok(())
    }

    fn part<'b>(&mut self, bytes: &'b [u8]) -> io::Result<Part<'b>> {
        if bytes.len() <= INLINE {
            return Ok(Part::Here(bytes));
        }
        self.out.write_all(bytes)?;
        let at = self.at;
        self.at += bytes.len() as u64;
        Ok(Part::Elsewhere { at, length: bytes.len() })
    }
}

/// The texts with words of each common beginning, collected while the words come in their order.
struct Beginnings {
    dictionary: DictionaryWriter,
    limit: usize,
    /// The beginnings of the last word, the shortest first, with the number of words and their texts.
    open: Vec<(String, usize, Bits)>,
    done: Vec<(String, Bits)>,
}

impl Beginnings {
    fn new(limit: usize) -> Self {
        Self { dictionary: DictionaryWriter::default(), limit, open: Vec::new(), done: Vec::new() }
    }

    fn add(&mut self, word: &str, texts: &[usize]) {
        if !word.starts_with(char::is_alphanumeric) {
            return;
        }
        let ends = word.char_indices().skip(1).map(|(at, _)| at).chain([word.len()]).take(BEGINNING);
        let beginnings: Vec<&str> = ends.map(|end| &word[..end]).collect();
        let same = self.open.iter().zip(&beginnings).take_while(|((one, ..), other)| one == *other).count();
        self.close(same);
        for beginning in &beginnings[same..] {
            self.open.push(((*beginning).to_owned(), 0, Bits::none(self.limit)));
        }
        for (_, count, _) in &mut self.open {
            *count += 1;
        }
        if let Some((_, _, all)) = self.open.last_mut() {
            all.insert_all(texts.iter().copied());
        }
    }

    /// Closes all but so many of the open ones.
    fn close(&mut self, left: usize) {
        while self.open.len() > left {
            let Some((beginning, count, bits)) = self.open.pop() else { return };
            if let Some((_, _, above)) = self.open.last_mut() {
                above.unite(&bits);
            }
            if count >= COMMON {
                self.done.push((beginning, bits));
            }
        }
    }

    fn finish(&mut self, lists: &mut Lists<'_>) -> io::Result<()> {
        self.close(0);
        self.done.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        for (beginning, bits) in self.done.drain(..) {
            lists.write_beginning(&mut self.dictionary, &beginning, &bits)?;
        }
        Ok(())
    }
}

/// Hashes words by checksum, from a start that no article can know.
#[derive(Debug, Clone, Copy)]
struct Seed(u64);

impl BuildHasher for Seed {
    type Hasher = WordHasher;

    fn build_hasher(&self) -> WordHasher {
        WordHasher(self.0)
    }
}

struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        let whole = words.iter().fold(self.0, |state, word| checksum::step(state, u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(bytes.len() as u64, |rest, byte| rest << 8 | u64::from(*byte));
        self.0 = checksum::step(whole, rest);
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = checksum::step(self.0, u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
