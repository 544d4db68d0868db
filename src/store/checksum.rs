//! Checksums of files in the cache: quick, and different after any change of a few bytes. They guard against damage, not against intent.

use std::io::{self, Write};

/// An odd constant with well mixed bits: 2⁶⁴ divided by the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A checksum of what is written to it, in steps that each can be undone, so that no single change is lost.
#[derive(Debug, Clone, Default)]
pub(crate) struct Checksum {
    state: u64,
    length: u64,
    /// Bytes that do not fill a word yet.
    rest: [u8; 8],
}

impl Checksum {
    /// The checksum of all that was written.
    pub(crate) fn value(&self) -> u64 {
        let filled = self.filled();
        let last = if filled == 0 { self.state } else { step(self.state, u64::from_le_bytes(self.rest) & !(u64::MAX << (8 * filled))) };
        step(last, self.length)
    }

    fn filled(&self) -> usize {
        (self.length % 8) as usize
    }

    fn add(&mut self, bytes: &[u8]) {
        let filled = self.filled();
        self.length = self.length.wrapping_add(bytes.len() as u64);
        let mut bytes = bytes;
        if filled > 0 {
            let (head, others) = bytes.split_at(bytes.len().min(8 - filled));
            self.rest[filled..filled + head.len()].copy_from_slice(head);
            if filled + head.len() < 8 {
                return;
            }
            self.state = step(self.state, u64::from_le_bytes(self.rest));
            bytes = others;
        }
        let (words, others) = bytes.as_chunks::<8>();
        self.state = words.iter().fold(self.state, |state, word| step(state, u64::from_le_bytes(*word)));
        self.rest[..others.len()].copy_from_slice(others);
    }
}

impl Write for Checksum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The state after a word of eight bytes.
pub(crate) fn step(state: u64, word: u64) -> u64 {
    let mixed = (state ^ word).wrapping_mul(FACTOR);
    (mixed ^ mixed >> 29).rotate_left(17)
}

/// The checksum of `bytes` after what `before` is the checksum of.
pub(crate) fn of(before: u64, bytes: &[u8]) -> u64 {
    let mut checksum = Checksum { state: before, ..Checksum::default() };
    checksum.add(bytes);
    checksum.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_the_checksum_of_the_whole_and_every_bit_counts() {
        let text: Vec<u8> = (0..100u8).collect();
        let whole = of(0, &text);
        for size in 1..20 {
            let mut checksum = Checksum::default();
            text.chunks(size).for_each(|piece| checksum.write_all(piece).unwrap());
            assert_eq!(checksum.value(), whole);
        }
        for bit in 0..800 {
            let mut other = text.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(of(0, &other), whole);
        }
        assert!((0..100).all(|length| of(0, &text[..length]) != whole));
        assert_ne!(of(0, &[0; 8]), of(0, &[0; 9]));
    }
}
