//! How the speaker of a quotation was found: a sentence for each rule.

use crate::article::SpeakerRule;

/// Declares a sentence for each rule, under the rule's name.
macro_rules! reasons {
    ($($rule:ident)+) => {
        super::sentences! {
            /// The rule that named the speaker of a quotation, as a sentence.
            SpeakerReason { $($rule;)+ }
        }

        impl From<SpeakerRule> for SpeakerReason {
            fn from(rule: SpeakerRule) -> Self {
                match rule { $(SpeakerRule::$rule => Self::$rule,)+ }
            }
        }
    };
}

reasons! {
    VerbBehind SubjectBehind PronounBehind Colon Source Label VerbLater SameParagraph AccordingTo VerbBefore Credit Quoted WordsOf ReadIn
    SameSentence OtherVerb AccordingWithin SignedBelow NextParagraph VerbFarBefore SubjectColon SentenceBefore SubjectLoose
}
