//! The rules that name the speaker of a quotation, one line each. `quotes` applies them, `show --json` and the popup about a quotation
//! say which one decided.

use crate::words::{Declared, Sentence};

macro_rules! rules {
    ($($rule:ident = $name:literal, $confidence:literal: $doc:literal;)+) => {
        /// Rule that named the speaker of a quotation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum SpeakerRule {
            $(#[doc = $doc] $rule,)+
        }

        impl SpeakerRule {
            /// All rules, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$rule),+];

            /// The name `show --json` gives it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$rule => $name),+ }
            }

            /// Confidence in a name that it gives: an estimate that ranks the rules, chosen by hand.
            pub(crate) fn confidence(self) -> f32 {
                match self { $(Self::$rule => $confidence),+ }
            }
        }
    };
}

impl Sentence for SpeakerRule {
    fn id(&self) -> String {
        format!("speaker-rule-{}", self.name())
    }
}

impl SpeakerRule {
    /// The sentence about every rule.
    pub fn declared() -> Vec<Declared> {
        Self::ALL.iter().map(|rule| (rule.id(), Vec::new())).collect()
    }
}

rules! {
    ByHand = "by-hand", 1.0: "The reader, who put the speaker right.";
    VerbBehind = "verb-behind", 0.97: "A verb of saying right behind the quotation, its subject behind it: “…,” said Ann Lee.";
    SubjectBehind = "subject-behind", 0.97: "The subject and its verb of saying behind the quotation: “…,” Ann Lee said.";
    PronounBehind = "pronoun-behind", 0.95: "A verb with a pronoun joined to it: « …, dit-elle ».";
    Colon = "colon", 0.93: "A subject and its verb of saying, with a colon before the quotation: Ann Lee said: “…”";
    Source = "source", 0.92: "The line that names the source of a block quotation: — Ann Lee";
    Label = "label", 0.9: "A name and a colon before the quotation, or a turn of a conversation: Ann Lee: “…”";
    VerbLater = "verb-later", 0.9: "A verb of saying with its subject, further on in the sentence: “…”, which is new, said Ann Lee.";
    SameParagraph = "same-paragraph", 0.9: "Whoever spoke before goes on in the same paragraph.";
    AccordingTo = "according-to", 0.88: "According to someone, right before or behind the quotation.";
    VerbBefore = "verb-before", 0.86: "A subject and its verb of saying before the quotation: Ann Lee said that “…”";
    Credit = "credit", 0.85: "A name in brackets or behind a dash: “…” (Ann Lee)";
    Quoted = "quoted", 0.85: "Someone whom another quotes: the paper quotes Ann Lee: “…”";
    WordsOf = "words-of", 0.85: "The words, the phrase, the message of someone: in the words of Ann Lee: “…”";
    ReadIn = "read-in", 0.85: "The document that the quotation is read in: “…”, the report reads.";
    OtherVerb = "other-verb", 0.8: "Any other verb between a comma and a full name: “…,” quipped Ann Lee.";
    SameSentence = "same-sentence", 0.84: "Whoever says another quotation of the same sentence.";
    AccordingWithin = "according-within", 0.8: "According to someone, elsewhere in the sentence before the quotation.";
    SignedBelow = "signed-below", 0.75: "A line with a name below the quotation.";
    NextParagraph = "next-paragraph", 0.75: "Whoever spoke last, where the next paragraph is only a quotation.";
    VerbFarBefore = "verb-far-before", 0.7: "A subject and its verb of saying, far before the quotation.";
    SubjectColon = "subject-colon", 0.65: "The subject of a sentence that ends with a colon before the quotation.";
    SentenceBefore = "sentence-before", 0.64: "Whoever speaks in the sentence before, where the quotation is a sentence of its own.";
    SubjectLoose = "subject-loose", 0.62: "The subject of the sentence that goes on behind the quotation.";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_rule_has_a_name_and_a_confidence_of_its_own() {
        let names: HashSet<&str> = SpeakerRule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), SpeakerRule::ALL.len());
        assert!(SpeakerRule::ALL.iter().all(|rule| rule.confidence() > 0.6 && rule.confidence() <= 1.0));
    }
}
