//! Words that show what quotation marks are for: reporting verbs, and nouns before titles of works, from the lexicon. All languages are
//! searched: articles often quote in another one, and few words clash.

use crate::formats::lexicon::WordTable;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// No listed stem has more characters.
const LONGEST: usize = 24;

/// The words of a table, to be looked up at once: long articles ask for many.
struct Cues {
    whole: HashSet<&'static str>,
    /// Those with any ending, without their `*`.
    stems: HashSet<&'static str>,
}

static SAID: LazyLock<Cues> = LazyLock::new(|| Cues::of(WordTable::ReportingVerbs));
static NAMED: LazyLock<Cues> = LazyLock::new(|| Cues::of(WordTable::NamingVerbs));
static TITLED: LazyLock<Cues> = LazyLock::new(|| Cues::of(WordTable::WorkNouns));

impl Cues {
    fn of(table: WordTable) -> Self {
        Self {
            whole: table.words().filter(|word| !word.ends_with('*')).collect(),
            stems: table.words().filter_map(|word| word.strip_suffix('*')).collect(),
        }
    }

    fn contains(&self, word: &str) -> bool {
        // « dit-il », « a-t-elle » : the verb comes before the hyphen.
        let verb = word.split('-').next().unwrap_or_default();
        let low = if verb.chars().all(char::is_lowercase) { Cow::Borrowed(verb) } else { Cow::Owned(verb.to_lowercase()) };
        let mut beginnings = low.char_indices().skip(1).take(LONGEST).filter_map(|(end, _)| low.get(..end));
        self.whole.contains(&*low) || self.stems.contains(&*low) || beginnings.any(|stem| self.stems.contains(stem))
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
        assert!([&*SAID, &*TITLED].iter().flat_map(|cues| &cues.stems).all(|stem| stem.chars().count() <= LONGEST));
    }
}
