//! Copying: the quotation or the paragraph one is at, the article's particulars, addresses. Where no clipboard is within reach, what
//! would be copied is written.

use std::io::Write;

use anyhow::Result;

use super::Session;
use crate::app::choose::copies::{Copied, offer};
use crate::app::cite::{Citing, Form};
use crate::app::picker::cut;
use crate::article::clean;
use crate::runtime::clipboard::{THROUGH_TERMINAL, TMUX, feed};
use crate::runtime::multiplexer::{Multiplexer, sequence};
use crate::runtime::surroundings::Surroundings;
use crate::words::{Notice, Plain};

/// The forms by name.
const FORMS: [(&str, Form); 3] = [("text", Form::Plain), ("markdown", Form::Markdown), ("json", Form::Json)];

impl Session<'_> {
    /// Tells what there is to copy here, or copies what is named by its number or its name, in the form named after it.
    pub(super) fn copy(&mut self, typed: &str) -> Result<()> {
        let Some(open) = &self.open else { return self.say(&Notice::NoArticle) };
        let (what, form) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let wanted = form.trim().to_lowercase();
        let Some((_, form)) = FORMS.into_iter().find(|(name, _)| name.starts_with(&wanted)) else {
            return self.say(&Plain::Several { word: form.to_owned(), known: FORMS.map(|(name, _)| name).join(", ") });
        };
        let here = open.words_here().unwrap_or(0..0);
        // On a paragraph that is no quotation by itself the paragraph comes first, as in the reader.
        let here = if open.quote.is_some() { here } else { here.start..here.start + 1 };
        let offered = offer(Citing { article: &open.article, origin: &open.origin }, here, form);
        if what.is_empty() {
            return self.tell_copies(&offered);
        }
        let wanted = what.to_lowercase();
        let at = match wanted.parse::<usize>() {
            Ok(number) => number.checked_sub(1),
            Err(_) => offered.iter().position(|(copied, _)| self.words.say(&copied.label()).to_lowercase().starts_with(&wanted)),
        };
        match at.and_then(|at| offered.into_iter().nth(at)) {
            Some((_, text)) => self.put(&text),
            None => self.copy(""),
        }
    }

    fn tell_copies(&mut self, offered: &[(Copied, String)]) -> Result<()> {
        for (index, (copied, text)) in offered.iter().enumerate() {
            let line = format!("{}. {}: {}", index + 1, self.words.say(&copied.label()), cut(&clean::line(text)));
            self.line(&line)?;
        }
        self.say(&Plain::WhichNumber { command: "copy".to_owned(), most: offered.len() })
    }

    /// Gives a text to the clipboard: by the program configured, by tmux, or through the terminal; writes it where there is none of these.
    fn put(&mut self, text: &str) -> Result<()> {
        let around = Surroundings::look();
        let own = &self.config.options.copy;
        let heard = self.columns.is_some() && !around.dumb;
        let argv = match (own.is_empty(), heard && around.multiplexer == Multiplexer::Tmux) {
            (false, _) => own.clone(),
            (true, true) => TMUX.map(str::to_owned).to_vec(),
            (true, false) => Vec::new(),
        };
        let what = clean::line(text);
        if let Some(program) = argv.first().cloned() {
            return match feed(&argv, text) {
                Ok(()) => self.say(&Notice::CopiedWith { program, what }),
                Err(why) => self.say(&Notice::CopyFailed { program, why }),
            };
        }
        if heard && text.len() <= THROUGH_TERMINAL {
            write!(self.out, "{}", sequence(text, around.multiplexer))?;
            return self.say(&Notice::Sent { what });
        }
        self.say(&Plain::NoClipboard)?;
        for line in text.lines() {
            writeln!(self.out, "{}", clean::line(line))?;
        }
        Ok(())
    }
}
