//! A sorted list of words with what is known of each, in blocks: to find a word, one block is read. Within a block each word is written as
//! the length of what it shares with the one before, and the rest. The list of a rare word is in the block, others are elsewhere.

use std::ops::ControlFlow;

use super::super::Unfit;
use super::super::container::Reader;
use super::postings::{push, take, take_bytes};

/// Bytes from which a block is closed.
const BLOCK: usize = 4 << 10;

/// Most bytes of a list in a block.
pub(super) const INLINE: usize = 96;

/// Flags of a list of bytes.
const IS_ELSEWHERE: u8 = 1;
const IS_BITMAP: u8 = 2;

/// Bytes in a block, or in the section of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'b> {
    Here(&'b [u8]),
    Elsewhere { at: u64, length: usize },
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed<'b> {
    /// The texts that contain it.
    pub(super) texts: Part<'b>,
    /// Whether these are a bit for each text.
    pub(super) is_bitmap: bool,
    /// Its places in them; `None` for a beginning.
    pub(super) places: Option<Part<'b>>,
}

/// A dictionary being written.
#[derive(Debug, Default)]
pub(super) struct DictionaryWriter {
    blocks: Vec<u8>,
    /// First word and length of each block.
    index: Vec<u8>,
    /// Where the open block begins.
    begun: usize,
    first: String,
    last: String,
}

impl DictionaryWriter {
    /// Adds a word that comes after all others.
    pub(super) fn add(&mut self, word: &str, listed: Listed<'_>) {
        if self.blocks.len() - self.begun >= BLOCK {
            self.close();
        }
        if self.begun == self.blocks.len() {
            self.last.clear();
            word.clone_into(&mut self.first);
        }
        let shared = self.last.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        let out = &mut self.blocks;
        push(out, shared as u64);
        push(out, (word.len() - shared) as u64);
        out.extend_from_slice(&word.as_bytes()[shared..]);
        word.clone_into(&mut self.last);
        write_part(out, listed.texts, if listed.is_bitmap { IS_BITMAP } else { 0 });
        write_part(out, listed.places.unwrap_or(Part::Here(&[])), 0);
    }

    fn close(&mut self) {
        let block = &self.blocks[self.begun..];
        push(&mut self.index, self.first.len() as u64);
        self.index.extend_from_slice(self.first.as_bytes());
        push(&mut self.index, block.len() as u64);
        self.begun = self.blocks.len();
    }

    /// The blocks, and their index.
    pub(super) fn finish(mut self) -> (Vec<u8>, Vec<u8>) {
        if self.begun < self.blocks.len() {
            self.close();
        }
        (self.blocks, self.index)
    }
}

fn write_part(out: &mut Vec<u8>, part: Part<'_>, flags: u8) {
    match part {
        Part::Here(bytes) => {
            out.push(flags);
            push(out, bytes.len() as u64);
            out.extend_from_slice(bytes);
        }
        Part::Elsewhere { at, length } => {
            out.push(flags | IS_ELSEWHERE);
            push(out, length as u64);
            push(out, at);
        }
    }
}

fn read_part<'b>(bytes: &mut &'b [u8]) -> Result<(Part<'b>, u8), Unfit> {
    let flags = take_bytes(bytes, 1)?[0];
    let length = usize::try_from(take(bytes)?).map_err(|_| Unfit::Damaged)?;
    if flags & IS_ELSEWHERE == 0 {
        return Ok((Part::Here(take_bytes(bytes, length)?), flags));
    }
    Ok((Part::Elsewhere { at: take(bytes)?, length }, flags))
}

/// A dictionary of a file.
#[derive(Debug)]
pub(super) struct Dictionary {
    section: usize,
    blocks: Vec<Block>,
}

#[derive(Debug)]
struct Block {
    first: Box<str>,
    at: u64,
    length: usize,
}

/// Called with each word; says whether to go on.
pub(super) type Visit<'v> = &'v mut dyn FnMut(&str, Listed<'_>) -> Result<ControlFlow<()>, Unfit>;

impl Dictionary {
    /// The dictionary whose blocks are in this section, and their index in another.
    pub(super) fn read(reader: &Reader, section: usize, index: usize) -> Result<Self, Unfit> {
        let bytes = reader.bytes(index)?;
        let (mut rest, mut blocks, mut at) = (&bytes[..], Vec::new(), 0u64);
        while !rest.is_empty() {
            let length = usize::try_from(take(&mut rest)?).map_err(|_| Unfit::Damaged)?;
            let first = str::from_utf8(take_bytes(&mut rest, length)?).map_err(|_| Unfit::Damaged)?.into();
            let length = take(&mut rest)?;
            blocks.push(Block { first, at, length: usize::try_from(length).map_err(|_| Unfit::Damaged)? });
            at = at.checked_add(length).ok_or(Unfit::Damaged)?;
        }
        Ok(Self { section, blocks })
    }

    /// Shows `visit` all words from this one on.
    pub(super) fn visit_from(&self, reader: &Reader, from: &str, visit: Visit<'_>) -> Result<(), Unfit> {
        let first = self.blocks.partition_point(|block| *block.first <= *from).saturating_sub(1);
        let mut word = Vec::new();
        for block in self.blocks.get(first..).unwrap_or_default() {
            let bytes = reader.part(self.section, block.at, block.length)?;
            let mut rest = &bytes[..];
            word.clear();
            while !rest.is_empty() {
                let (shared, length) = (take(&mut rest)?, take(&mut rest)?);
                word.truncate(usize::try_from(shared).map_err(|_| Unfit::Damaged)?);
                word.extend_from_slice(take_bytes(&mut rest, usize::try_from(length).map_err(|_| Unfit::Damaged)?)?);
                let (texts, flags) = read_part(&mut rest)?;
                let (places, _) = read_part(&mut rest)?;
                if *word < *from.as_bytes() {
                    continue;
                }
                let places = (places != Part::Here(&[])).then_some(places);
                let listed = Listed { texts, is_bitmap: flags & IS_BITMAP != 0, places };
                if visit(str::from_utf8(&word).map_err(|_| Unfit::Damaged)?, listed)?.is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
