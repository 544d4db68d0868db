//! Every sentence that a person reads, in one place, so that a second language can stand beside the first.
//!
//! A sentence is a value: code says *which* sentence, with its figures and names; only [`std::fmt::Display`] turns it into
//! words. Each file below holds the sentences of one part of the program. Names and help of commands stand in
//! [`crate::input::command`], where commands are declared once.

pub mod calendar;
pub mod labels;
pub mod mistakes;
pub mod notes;
pub mod notices;
pub mod usage;

pub use labels::Label;
pub use mistakes::Mistake;
pub use notes::Note;
pub use notices::Notice;

/// Declares an enum of sentences and writes each out: `Variant { field: Type } => "words with {field}";`.
macro_rules! sentences {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $({ $($field:ident : $kind:ty),+ $(,)? })? => $words:literal;)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "a sentence says itself what it means, and its fields what they are")]
        pub enum $name { $($(#[$doc])* $variant $({ $($field: $kind),+ })?,)* }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self { $(Self::$variant $({ $($field),+ })? => write!(f, $words),)* }
            }
        }
    };
}
use sentences;

/// A count with its noun, the plural made with `s`: `1 word`, `12 words`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
