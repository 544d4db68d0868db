//! The languages of the interface, and [`Words`], a loaded one. Owns the table of languages; which one to use is decided elsewhere.

pub mod calendar;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use calendar::Calendar;

use super::{Arguments, Sentence};

/// A language of the interface.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its code, as used in locales and in `config.toml`.
    pub code: &'static str,
    file: &'static str,
    tour: &'static str,
}

impl Language {
    /// Every language. The first one is complete; messages missing in another are shown in it.
    pub const ALL: &'static [Self] = &[
        Self { code: "en", file: include_str!("en.ftl"), tour: include_str!("tour.en.md") },
        Self { code: "fr", file: include_str!("fr.ftl"), tour: include_str!("tour.fr.md") },
    ];

    /// The language of a locale such as `fr_FR.UTF-8`, if supported.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|language| language.code.eq_ignore_ascii_case(code))
    }

    /// The language of a code such as `fr`.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.code == code)
    }

    /// Its messages file.
    pub fn file(self) -> &'static str {
        self.file
    }

    /// The article that introduces the program if there is nothing else to read; for a language without one, another language's.
    pub fn tour(self) -> &'static str {
        self.tour
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// A loaded language, which formats sentences. Cheap to clone.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    language: Language,
    own: Messages,
    /// Loaded when a message is missing.
    english: OnceLock<Messages>,
    calendar: OnceLock<Calendar>,
}

impl Words {
    /// Loads a language.
    pub fn new(language: Language) -> Self {
        let inner = Inner { language, own: Messages::read(language), english: OnceLock::new(), calendar: OnceLock::new() };
        Self(Arc::new(inner))
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// Formats a sentence.
    pub fn say(&self, sentence: &impl Sentence) -> String {
        let id = sentence.id();
        let mut arguments = Arguments { words: self, filled: FluentArgs::new() };
        sentence.fill(&mut arguments);
        let own = self.0.own.say(&id, &arguments.filled);
        // A message that no language has is a bug, found by tests; its name is better than nothing.
        own.or_else(|| self.english().say(&id, &arguments.filled)).unwrap_or(id)
    }

    /// The date formats.
    fn calendar(&self) -> &Calendar {
        self.0.calendar.get_or_init(|| Calendar::read(self))
    }

    fn english(&self) -> &Messages {
        self.0.english.get_or_init(|| Messages::read(Language::default()))
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new(Language::default())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({:?})", self.0.language)
    }
}

/// The messages of one language, each parsed on first use, as a frame needs only few.
struct Messages {
    locale: LanguageIdentifier,
    written: HashMap<&'static str, Message>,
}

/// The source of a message, and its parsed form.
struct Message {
    notation: &'static str,
    read: OnceLock<Box<FluentBundle<FluentResource>>>,
}

impl Messages {
    /// Indexes the messages of a language: each begins with its name at the start of a line and continues while lines are indented. No
    /// message refers to another.
    fn read(language: Language) -> Self {
        let mut written = HashMap::with_capacity(512);
        let mut put = |notation: &'static str| {
            let Some((id, _)) = notation.split_once(" =") else { return };
            written.entry(id).or_insert(Message { notation, read: OnceLock::new() });
        };
        let (mut begun, mut at) = (0, 0);
        for line in language.file.split_inclusive('\n') {
            if line.starts_with(|c: char| !c.is_ascii_whitespace() && c != '}') {
                put(&language.file[begun..at]);
                begun = at;
            }
            at += line.len();
        }
        put(&language.file[begun..]);
        Self { locale: language.code.parse().unwrap_or_default(), written }
    }

    /// Formats a message, if the language has it and all its arguments are given.
    fn say(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let message = self.written.get(id)?;
        let bundle = message.read.get_or_init(|| Box::new(self.bundle(message.notation)));
        let pattern = bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(arguments), &mut faults).into_owned();
        faults.is_empty().then_some(said)
    }

    fn bundle(&self, notation: &str) -> FluentBundle<FluentResource> {
        // Syntax errors are skipped, and the message shown in English; a test parses each file strictly.
        let resource = FluentResource::try_new(notation.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![self.locale.clone()]);
        // Isolation marks for bidirectional text would be characters in the cells of a terminal.
        bundle.set_use_isolating(false);
        let _ = bundle.add_resource(resource);
        bundle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Notice;

    #[test]
    fn a_locale_names_its_language() {
        let code = |locale: &str| Language::of_locale(locale).map(|language| language.code);
        assert_eq!(code("fr_FR.UTF-8"), Some("fr"));
        assert_eq!(code("en"), Some("en"));
        assert_eq!(code("fr@euro"), Some("fr"));
        assert_eq!(code("frisian"), None);
        assert_eq!(code(""), None);
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let words = Words::new(Language { code: "xx", file: "notice-end = fin\n", tour: "" });
        assert_eq!(words.say(&Notice::End), "fin");
        assert_eq!(words.say(&Notice::EmptyList), "The list is empty");
    }

    #[test]
    fn every_message_is_found_and_read_by_itself() {
        for &language in Language::ALL {
            let messages = Messages::read(language);
            let whole = fluent_syntax::parser::parse(language.file).unwrap();
            for entry in whole.body {
                let fluent_syntax::ast::Entry::Message(message) = entry else { continue };
                let written = messages.written[message.id.name].notation;
                let read = fluent_syntax::parser::parse(written).unwrap();
                assert_eq!(read.body, [fluent_syntax::ast::Entry::Message(fluent_syntax::ast::Message { comment: None, ..message })]);
            }
        }
    }
}
