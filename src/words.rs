//! Every sentence shown to the user, in every language.
//!
//! A sentence is a value: code chooses *which* sentence, with its numbers and names. Only [`Words`], a loaded language, turns it into
//! text. The files below declare the sentences of each part of the program; the texts are in one Fluent file per language, `en.ftl` and
//! `fr.ftl`. Commands are sentences too: they are declared in [`crate::input::command`].

pub(crate) mod causes;
pub(crate) mod diagnostics;
pub(crate) mod duties;
pub(crate) mod help;
pub(crate) mod labels;
pub mod language;
pub(crate) mod language_names;
pub(crate) mod line_mode;
pub(crate) mod mistakes;
pub(crate) mod notices;
pub(crate) mod regex_errors;
pub(crate) mod usage;

use fluent_bundle::{FluentArgs, FluentValue};

pub use causes::Cause;
pub use diagnostics::Diagnostic;
pub use duties::Duty;
pub use help::{Chapter, SearchHelp, SignHelp, Weight};
pub use labels::Label;
pub use language::{Language, Words};
pub use language_names::LanguageName;
pub use line_mode::LineMode;
pub(crate) use mistakes::Wrong;
pub use mistakes::{Mistake, Wanted};
pub use notices::Notice;
pub use regex_errors::RegexError;
pub use usage::{Manual, Refusal, Usage};

/// Something that has a text in every language.
pub trait Sentence {
    /// The name of its message in the language files: `notice-first-article`.
    fn id(&self) -> String;

    /// Passes its numbers and names as arguments.
    fn fill<'a>(&'a self, _: &mut Arguments<'a>) {}
}

/// The arguments of a sentence being formatted.
pub struct Arguments<'a> {
    words: &'a Words,
    filled: FluentArgs<'a>,
}

impl<'a> Arguments<'a> {
    pub(crate) fn set(&mut self, name: &'static str, argument: &'a impl Argument) {
        self.filled.set(name, argument.value(self.words));
    }
}

/// The type of an argument: a number, which plural rules use; a name; another sentence.
pub trait Argument {
    /// The value; a sentence is formatted.
    fn value<'a>(&'a self, words: &Words) -> FluentValue<'a>;
}

impl Argument for String {
    fn value<'a>(&'a self, _: &Words) -> FluentValue<'a> {
        self.as_str().into()
    }
}

impl Argument for &'static str {
    fn value<'a>(&'a self, _: &Words) -> FluentValue<'a> {
        (*self).into()
    }
}

impl<S: Sentence> Argument for S {
    fn value<'a>(&'a self, words: &Words) -> FluentValue<'a> {
        words.say(self).into()
    }
}

impl<S: Sentence> Sentence for Box<S> {
    fn id(&self) -> String {
        (**self).id()
    }

    fn fill<'a>(&'a self, arguments: &mut Arguments<'a>) {
        (**self).fill(arguments);
    }
}

/// Numbers are counts: plural rules choose the words by them.
macro_rules! numbers {
    ($($kind:ty)+) => { $(impl Argument for $kind {
        fn value<'a>(&'a self, _: &Words) -> FluentValue<'a> {
            (*self).into()
        }
    })+ };
}
numbers!(usize u16 u32 i32);

/// The message name of a sentence: its enum's name, then its own; `Notice::FirstArticle` is `notice-first-article`.
fn message_id(sort: &str, variant: &str) -> String {
    let mut id = String::with_capacity(40);
    for word in [sort, variant] {
        for c in word.chars() {
            if c.is_ascii_uppercase() && !id.is_empty() {
                id.push('-');
            }
            id.push(c.to_ascii_lowercase());
        }
    }
    id
}

/// A declared sentence: its message name, and its argument names.
pub type Declared = (String, Vec<&'static str>);

/// Declares an enum of sentences: `Variant { field: Type };`. The texts are in the language files.
macro_rules! sentences {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $({ $($field:ident : $kind:ty),+ $(,)? })?;)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "a sentence says itself what it means, and its fields what they are")]
        pub enum $name { $($(#[$doc])* $variant $({ $($field: $kind),+ })?,)* }

        impl $crate::words::Sentence for $name {
            fn id(&self) -> String {
                let variant = match self { $(Self::$variant { .. } => stringify!($variant),)* };
                $crate::words::message_id(stringify!($name), variant)
            }

            fn fill<'a>(&'a self, arguments: &mut $crate::words::Arguments<'a>) {
                // Some enums have no arguments at all.
                let _ = &arguments;
                match self { $(Self::$variant $({ $($field),+ })? => { $($(arguments.set(stringify!($field), $field);)+)? })* }
            }
        }

        impl $name {
            /// Every sentence declared here.
            pub fn declared() -> Vec<$crate::words::Declared> {
                vec![$(($crate::words::message_id(stringify!($name), stringify!($variant)), vec![$($(stringify!($field)),+)?]),)*]
            }
        }
    };
}
use sentences;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_named_after_its_sentence() {
        assert_eq!(Notice::FirstArticle.id(), "notice-first-article");
        assert_eq!(Cause::NotAFile.id(), "cause-not-a-file");
    }

    #[test]
    fn sentences_can_contain_sentences() {
        let mistake = Mistake::NotOpened { url: "a:b".into(), why: Mistake::AddressBroken.into() };
        assert_eq!(Words::default().say(&mistake), "did not open a:b: not a complete URL");
    }

    #[test]
    fn counts_choose_their_words() {
        let said = |count| Words::default().say(&Label::Articles { count });
        assert_eq!([said(0), said(1), said(1200)], ["no articles", "1 article", "1200 articles"]);
    }
}
