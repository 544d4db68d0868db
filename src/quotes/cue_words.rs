//! Words that show what quotation marks are for: reporting verbs, and nouns before titles of works, from the lexicon. All languages are
//! searched: articles often quote in another one, and few words clash.

use std::sync::LazyLock;

use crate::formats::lexicon::{Beginnings, WordTable};

/// The words of a table, to be looked up at once: long articles ask for many.
pub(super) struct Cues {
    whole: Beginnings,
    /// Those with any ending, without their `*`.
    stems: Beginnings,
}

static SAID: LazyLock<Cues> = LazyLock::new(|| Cues::of(WordTable::ReportingVerbs.words()));
static NAMED: LazyLock<Cues> = LazyLock::new(|| Cues::of(WordTable::NamingVerbs.words()));
static TITLED: LazyLock<Cues> = LazyLock::new(|| Cues::of(WordTable::WorkNouns.words()));

impl Cues {
    pub(super) fn of(words: impl Iterator<Item = &'static str> + Clone) -> Self {
        Self {
            whole: Beginnings::of(words.clone().filter(|word| !word.ends_with('*'))),
            stems: Beginnings::of(words.filter_map(|word| word.strip_suffix('*'))),
        }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        // « dit-il », « a-t-elle » : the verb comes before the hyphen.
        let verb = word.split('-').next().unwrap_or_default();
        self.whole.rests(verb).any(str::is_empty) || self.stems.rests(verb).next().is_some()
    }
}

/// Whether `word` is a verb of saying in any of the languages.
pub(super) fn is_reporting_verb(word: &str) -> bool {
    SAID.contains(word)
}

/// Whether `word` is a verb of calling something by a name in any of the languages.
pub(super) fn is_naming_verb(word: &str) -> bool {
    NAMED.contains(word)
}

/// Whether `word` names a kind of work, event or thing that has a title.
pub(super) fn is_work_noun(word: &str) -> bool {
    TITLED.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_with_their_endings() {
        assert!(
            is_reporting_verb("déclarait") && is_reporting_verb("Said") && is_reporting_verb("dit-il") && is_reporting_verb("erklärte")
        );
        assert!(!is_reporting_verb("maison") && !is_reporting_verb("crise") && !is_reporting_verb("comment"));
        assert!(is_work_noun("intitulée") && !is_work_noun("maire"));
    }
}
