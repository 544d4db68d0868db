//! Answers the questions of a query by the words of the texts.

mod phrases;

use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use super::builder::BEGINNING;
use super::segment::Segment;
use super::{FIRST, IRREGULAR, InvertedIndex, PAIR, Unfit};
use crate::find::{Piece, Pieces};
use crate::query::{Answer, Answers, Bits, Question, is_one_typo};
use crate::store::entries::Entries;

/// Most texts of a segment in which the places of words are compared at once.
const FEW: usize = 256;

/// The articles of a catalogue that have the texts of an index.
#[derive(Debug)]
pub(crate) struct Placement {
    /// For each segment the article of each text, or a number that is none.
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
        let mut unknown = Bits::all(entries.len());
        let of_texts = entries.base().and_then(|base| base.of_texts()).unwrap_or_default();
        let mut rest = &of_texts[..];
        let articles = self.segments.iter().map(|segment| {
            let (here, others) = rest.split_at(segment.count.min(rest.len()));
            rest = others;
            here.to_vec()
        });
        let articles: Vec<Vec<u32>> = articles.collect();
        articles.iter().flatten().for_each(|&article| unknown.remove(article as usize));
        // These have other texts now.
        unknown.insert_all(entries.changed().map(|(index, _)| index as usize));
        Placement { articles, unknown }
    }

    /// The answers to all questions; `None` where `stop` said to stop. What takes long is left open, or done if only these articles matter.
    pub(crate) fn answers(
        &self,
        questions: &[Question],
        placement: &Placement,
        among: Option<&Bits>,
        stop: &dyn Fn() -> bool,
    ) -> Option<Answers> {
        let answer = |question: &Question| match self.answer(question, placement, among, stop) {
            Ok(answer) => Some(answer),
            Err(Failure::Stopped) => None,
            Err(Failure::Damaged) => {
                self.is_damaged.store(true, Ordering::Relaxed);
                Some(None)
            }
        };
        questions.iter().map(answer).collect()
    }

    fn answer(
        &self,
        question: &Question,
        placement: &Placement,
        among: Option<&Bits>,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<Answer>, Failure> {
        let (mut certain, mut possible, mut is_open) = (Bits::none(placement.unknown.limit()), placement.unknown.clone(), false);
        for (segment, articles) in self.segments.iter().zip(&placement.articles) {
            let search = Search { segment, among: among.map(|among| texts_of(articles, among)), stop };
            if search.among.as_ref().is_some_and(Bits::is_empty) {
                continue;
            }
            let Some(found) = search.possible(question)? else { return Ok(None) };
            let add = |texts: &Bits, bits: &mut Bits| {
                bits.insert_all(texts.iter().filter_map(|text| articles.get(text)).map(|article| *article as usize));
            };
            add(&found.texts, &mut possible);
            is_open |= found.is_open;
            if found.is_decided {
                let mut sure = found.texts;
                sure.subtract(&segment.texts(IRREGULAR)?);
                add(&sure, &mut certain);
            }
        }
        certain.subtract(&placement.unknown);
        Ok(Some(Answer { possible, certain, is_open }))
    }
}

impl Placement {
    /// The articles that the index knows, in the order in which their texts are stored.
    pub(crate) fn stored(&self) -> impl Iterator<Item = u32> {
        self.articles.iter().flatten().copied()
    }
}

/// Those of the texts of a segment that these articles have.
fn texts_of(articles: &[u32], among: &Bits) -> Bits {
    let mut texts = Bits::none(articles.len());
    texts.insert_all(articles.iter().enumerate().filter(|(_, article)| among.contains(**article as usize)).map(|(text, _)| text));
    texts
}

/// A question to one segment.
struct Search<'a> {
    segment: &'a Segment,
    /// The texts that matter, if not all: then nothing is left open.
    among: Option<Bits>,
    stop: &'a dyn Fn() -> bool,
}

/// The texts of a segment that may be an answer.
struct Found {
    texts: Bits,
    /// Whether each is one unless it is irregular.
    is_decided: bool,
    /// Whether a closer look was left out.
    is_open: bool,
}

impl Found {
    fn decided(texts: Bits, is_decided: bool) -> Self {
        Self { texts, is_decided, is_open: false }
    }
}

impl Search<'_> {
    /// The texts that may be an answer; `None` where any text may be.
    fn possible(&self, question: &Question) -> Result<Option<Found>, Failure> {
        Ok(Some(match question {
            Question::Open => return Ok(None),
            Question::Pieces(pieces) => self.pieces(pieces)?,
            Question::Parts(pieces) => Found::decided(self.parts(pieces)?, false),
            Question::Typo(letters) => {
                let mut texts = self.forms(FIRST, "", &|word| is_one_typo(letters, word))?;
                texts.unite(&self.segment.texts(IRREGULAR)?);
                Found::decided(texts, true)
            }
            Question::All(questions) => {
                let mut all: Option<Found> = None;
                for question in questions {
                    match (self.possible(question)?, &mut all) {
                        (Some(found), Some(all)) => {
                            all.texts.intersect(&found.texts);
                            all.is_open |= found.is_open;
                        }
                        (Some(found), None) => all = Some(Found { is_decided: false, ..found }),
                        (None, _) => (),
                    }
                }
                return Ok(all);
            }
        }))
    }

    /// Texts with words one after the other.
    fn pieces(&self, Pieces { pieces, decide }: &Pieces) -> Result<Found, Failure> {
        let mut all = Bits::all(self.segment.count);
        for piece in pieces {
            all.intersect(&self.piece(piece)?);
            if let Some(pair) = &piece.pair {
                all.intersect(&self.segment.texts(&format!("{PAIR}{pair}"))?);
            }
        }
        let mut found = Found::decided(all, *decide);
        if pieces.len() > 1 && !found.texts.is_empty() {
            if let Some(among) = &self.among {
                found.texts.intersect(among);
            }
            if self.among.is_none() && found.texts.count() > FEW {
                (found.is_decided, found.is_open) = (false, true);
            } else {
                found.is_decided &= self.keep_phrases(pieces, &mut found.texts)?;
            }
        }
        if pieces.iter().any(|piece| !piece.begins) {
            // The end of a word that was cut may have matched.
            found.texts.unite(&self.segment.texts(IRREGULAR)?);
        }
        Ok(found)
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
        let mut texts = Bits::none(self.segment.count);
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
        let mut all = Bits::all(self.segment.count);
        for piece in pieces {
            all.intersect(&self.forms(FIRST, "", &|word| word.contains(&*piece.text))?);
        }
        all.unite(&self.segment.texts(IRREGULAR)?);
        Ok(all)
    }
}
