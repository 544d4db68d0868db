//! Answers the questions of a query by the words of the texts.

use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use super::builder::BEGINNING;
use super::segment::Segment;
use super::{FIRST, IRREGULAR, InvertedIndex, PAIR, Unfit};
use crate::find::{Piece, Pieces};
use crate::query::{Answer, Answers, Bits, Question, is_one_typo};
use crate::store::entries::Entries;

/// Most words for one piece of a phrase whose places are compared.
const MOST_FORMS: usize = 200;

/// Number of no article.
const NONE: u32 = u32::MAX;

/// The articles of a catalogue that have the texts of an index.
#[derive(Debug)]
pub(crate) struct Placement {
    /// For each segment the article of each text.
    articles: Vec<Vec<u32>>,
    /// Articles whose texts have no words in the index.
    unknown: Bits,
}

/// Why there is no answer.
enum Failure {
    Stopped,
    Damaged,
}

impl From<Unfit> for Failure {
    fn from(_: Unfit) -> Self {
        Self::Damaged
    }
}

impl InvertedIndex {
    /// The articles of these entries that the index knows.
    pub(crate) fn place(&self, entries: &Entries) -> Placement {
        let slots = (0..entries.len() as u32).map(|index| (entries.slot(index), index)).filter(|(slot, _)| slot.length > 0);
        let mut by_slot: Vec<(u64, u32)> = slots.map(|(slot, index)| (slot.number(), index)).collect();
        by_slot.sort_unstable();
        let mut unknown = Bits::all(entries.len());
        let articles = self.segments.iter().map(|segment| {
            let mut at = by_slot.partition_point(|(slot, _)| *slot < segment.slots.first().copied().unwrap_or_default());
            let article = |slot: &u64| {
                while by_slot.get(at).is_some_and(|(other, _)| other < slot) {
                    at += 1;
                }
                // Of two articles with one text only one can be the text's.
                by_slot.get(at).filter(|(other, _)| other == slot).map_or(NONE, |(_, article)| *article)
            };
            segment.slots.iter().map(article).collect::<Vec<u32>>()
        });
        let articles: Vec<Vec<u32>> = articles.collect();
        let mut known = Bits::none(entries.len());
        articles.iter().flatten().for_each(|&article| known.insert(article as usize));
        unknown.subtract(&known);
        Placement { articles, unknown }
    }

    /// The answers to all questions; `None` where `stop` said to stop.
    pub(crate) fn answers(&self, questions: &[Question], placement: &Placement, stop: &dyn Fn() -> bool) -> Option<Answers> {
        let answer = |question: &Question| match self.answer(question, placement, stop) {
            Ok(answer) => Some(answer),
            Err(Failure::Stopped) => None,
            Err(Failure::Damaged) => {
                self.is_damaged.store(true, Ordering::Relaxed);
                Some(None)
            }
        };
        questions.iter().map(answer).collect()
    }

    fn answer(&self, question: &Question, placement: &Placement, stop: &dyn Fn() -> bool) -> Result<Option<Answer>, Failure> {
        let mut certain = Bits::none(placement.unknown.limit());
        let mut possible = placement.unknown.clone();
        for (segment, articles) in self.segments.iter().zip(&placement.articles) {
            let search = Search { segment, stop };
            let Some((texts, decided)) = search.possible(question)? else { return Ok(None) };
            let add = |texts: &Bits, bits: &mut Bits| {
                bits.insert_all(texts.iter().filter_map(|text| articles.get(text)).map(|article| *article as usize));
            };
            add(&texts, &mut possible);
            if decided {
                let mut sure = texts;
                sure.subtract(&segment.texts(IRREGULAR)?);
                add(&sure, &mut certain);
            }
        }
        Ok(Some(Answer { possible, certain }))
    }
}

/// A question to one segment.
struct Search<'a> {
    segment: &'a Segment,
    stop: &'a dyn Fn() -> bool,
}

impl Search<'_> {
    /// The texts that may be an answer, and whether they are one unless they are irregular; `None` where any text may be.
    fn possible(&self, question: &Question) -> Result<Option<(Bits, bool)>, Failure> {
        Ok(Some(match question {
            Question::Open => return Ok(None),
            Question::Pieces(pieces) => self.pieces(pieces)?,
            Question::Parts(pieces) => (self.parts(pieces)?, false),
            Question::Typo(letters) => {
                let mut texts = self.forms(FIRST, "", &|word| is_one_typo(letters, word))?;
                texts.unite(&self.segment.texts(IRREGULAR)?);
                (texts, true)
            }
            Question::All(questions) => {
                let mut all: Option<Bits> = None;
                for question in questions {
                    match (self.possible(question)?, &mut all) {
                        (Some((texts, _)), Some(all)) => all.intersect(&texts),
                        (Some((texts, _)), None) => all = Some(texts),
                        (None, _) => (),
                    }
                }
                return Ok(all.map(|all| (all, false)));
            }
        }))
    }

    /// Texts with words one after the other, and whether these decide.
    fn pieces(&self, Pieces { pieces, decide }: &Pieces) -> Result<(Bits, bool), Failure> {
        let mut all = Bits::all(self.segment.count());
        for piece in pieces {
            all.intersect(&self.piece(piece)?);
            if let Some(pair) = &piece.pair {
                all.intersect(&self.segment.texts(&format!("{PAIR}{pair}"))?);
            }
        }
        let mut decided = *decide;
        if pieces.len() > 1 && !all.is_empty() {
            decided &= self.keep_phrases(pieces, &mut all)?;
        }
        if pieces.iter().any(|piece| !piece.begins) {
            // The end of a word that was cut may have matched.
            all.unite(&self.segment.texts(IRREGULAR)?);
        }
        Ok((all, decided))
    }

    fn piece(&self, piece: &Piece) -> Result<Bits, Failure> {
        let text = &*piece.text;
        match (piece.begins, piece.ends) {
            (true, true) => Ok(self.segment.texts(text)?),
            (true, false) => self.beginning(text),
            (false, true) => self.forms(FIRST, "", &|word| word.ends_with(text)),
            (false, false) => self.forms(FIRST, "", &|word| word.contains(text)),
        }
    }

    fn beginning(&self, beginning: &str) -> Result<Bits, Failure> {
        if beginning.chars().count() <= BEGINNING
            && let Some(texts) = self.segment.texts_of_beginning(beginning)?
        {
            return Ok(texts);
        }
        self.forms(beginning, beginning, &|_| true)
    }

    /// The texts with any of the words that begin like this, from this one on, and that `fits` accepts.
    fn forms(&self, from: &str, beginning: &str, fits: &dyn Fn(&str) -> bool) -> Result<Bits, Failure> {
        let mut texts = Bits::none(self.segment.count());
        let mut visited = 0usize;
        let mut is_stopped = false;
        self.segment.each_word(from, &mut |word, listed| {
            visited += 1;
            is_stopped = visited.is_multiple_of(256) && (self.stop)();
            if is_stopped || !word.starts_with(beginning) {
                return Ok(ControlFlow::Break(()));
            }
            if fits(word) {
                self.segment.add_texts(listed, &mut texts)?;
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if is_stopped { Err(Failure::Stopped) } else { Ok(texts) }
    }

    /// Texts with parts of words, anywhere.
    fn parts(&self, Pieces { pieces, .. }: &Pieces) -> Result<Bits, Failure> {
        let mut all = Bits::all(self.segment.count());
        for piece in pieces {
            all.intersect(&self.forms(FIRST, "", &|word| word.contains(&*piece.text))?);
        }
        all.unite(&self.segment.texts(IRREGULAR)?);
        Ok(all)
    }

    /// Keeps the texts in which the words of a phrase are one after the other, as far as their places are known; returns whether all are.
    fn keep_phrases(&self, pieces: &[Piece], texts: &mut Bits) -> Result<bool, Failure> {
        let (mut ends, mut distance, mut are_known): (Option<Vec<u64>>, u64, bool) = (None, 0, true);
        for piece in pieces {
            distance += u64::from(piece.step);
            if (self.stop)() {
                return Err(Failure::Stopped);
            }
            let Some(mut places) = self.places(piece, texts)? else {
                are_known = false;
                continue;
            };
            places.sort_unstable();
            places.dedup();
            if let Some(ends) = &ends {
                let mut ends = ends.iter().map(|end| end + distance).peekable();
                places.retain(|place| {
                    while ends.next_if(|end| end < place).is_some() {}
                    ends.peek() == Some(place)
                });
            }
            (ends, distance) = (Some(places), 0);
        }
        if let Some(ends) = ends {
            let mut kept = Bits::none(texts.limit());
            kept.insert_all(ends.iter().map(|end| (end >> 32) as usize));
            texts.intersect(&kept);
        }
        Ok(are_known)
    }

    /// The places of a piece in the texts in `wanted`; `None` where not all are listed.
    fn places(&self, piece: &Piece, wanted: &Bits) -> Result<Option<Vec<u64>>, Failure> {
        let text = &*piece.text;
        if !piece.begins {
            return Ok(None);
        }
        let (mut places, mut are_all, mut forms) = (Vec::new(), true, 0);
        self.segment.each_word(text, &mut |word, listed| {
            let is_form = if piece.ends { word == text } else { word.starts_with(text) };
            forms += 1;
            if !is_form || forms > MOST_FORMS {
                are_all &= !is_form;
                return Ok(ControlFlow::Break(()));
            }
            are_all &= self.segment.add_places(listed, wanted, &mut places)?;
            Ok(if are_all { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(are_all.then_some(places))
    }
}
