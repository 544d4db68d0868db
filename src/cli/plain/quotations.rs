//! The quotations of the open article: listed, and gone to one by one. The one gone to is what a note or a copy is of.

use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;

use super::Session;
use crate::article::{Article, Quote, QuoteKind};
use crate::words::{Notice, Plain};

impl Session<'_> {
    /// Goes to the next quotation or the one before: its paragraph is told, or the quotation alone where that was told just now.
    pub(super) fn go_to_quote(&mut self, forward: bool) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(&open.article);
        let told = open.told;
        let numbered = speech(&article).filter_map(|quote| Some((open.number_of(quote.range.start)?, quote)));
        // After a paragraph was told, its own quotations lie behind; after one of them was gone to, only those before it.
        let at = |number: usize, quote: &Quote| match &open.quote {
            Some(here) if number == told => quote.range.start.cmp(&here.start),
            Some(_) | None => number.cmp(&told),
        };
        let found: Vec<(usize, &Quote)> =
            numbered.filter(|(number, quote)| if forward { at(*number, quote).is_gt() } else { at(*number, quote).is_lt() }).collect();
        let Some(&(number, quote)) = (if forward { found.first() } else { found.last() }) else {
            return self.say(&if forward { Notice::NoNextQuote } else { Notice::NoPreviousQuote });
        };
        if number == told {
            self.tell_quote(&article, number, quote)?;
        } else {
            self.stand_at(number)?;
        }
        if let Some(open) = &mut self.open {
            open.quote = Some(whole(quote));
        }
        Ok(())
    }

    /// Lists the quotations, each with the number of its paragraph.
    pub(super) fn tell_quotes(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let article = Arc::clone(&open.article);
        let found: Vec<(usize, &Quote)> = speech(&article).filter_map(|quote| Some((open.number_of(quote.range.start)?, quote))).collect();
        if found.is_empty() {
            return self.say(&Notice::NoQuotes);
        }
        for (number, quote) in found {
            self.tell_quote(&article, number, quote)?;
        }
        Ok(())
    }

    fn tell_quote(&mut self, article: &Article, number: usize, quote: &Quote) -> Result<()> {
        let text = article.text().get(quote.range.clone()).unwrap_or_default().to_owned();
        let speaker = quote.speaker.clone().and_then(|range| article.text().get(range)).map(str::to_owned);
        let told = match speaker {
            Some(speaker) => self.words.say(&Plain::QuotationBy { speaker, text }),
            None => self.words.say(&Plain::Quotation { text }),
        };
        self.line(&format!("{number}. {told}"))
    }
}

/// A quotation with what continues it in later paragraphs.
fn whole(quote: &Quote) -> Range<usize> {
    quote.range.start..quote.continues.last().map_or(quote.range.end, |last| last.end.max(quote.range.end))
}

/// Somebody's words, not those within others.
fn speech(article: &Article) -> impl Iterator<Item = &Quote> {
    let is_speech = |quote: &&Quote| quote.level == 1 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Block);
    article.quotes().iter().filter(is_speech)
}
