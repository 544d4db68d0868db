//! Recognises the salutation and the closing of a letter.

use crate::formats::lexicon::Phrases;

/// Whether the line greets: `Dear reader,`.
pub(super) fn is_salutation(text: &str) -> bool {
    let mut words = text.split([' ', ',', '!', '\u{a0}']).filter(|word| !word.is_empty());
    let opens = words.next().is_some_and(|word| Phrases::Salutations.contains(&word.to_lowercase()));
    opens && text.ends_with([',', '!']) && words.count() <= 5
}

/// Whether the line closes a letter, or signs after a dash.
pub(super) fn is_signature(text: &str) -> bool {
    let plain = text.trim_end_matches(|c: char| matches!(c, ',' | '!' | '.') || c.is_whitespace()).to_lowercase();
    let dashed = text.starts_with(['—', '–', '―']) || text.starts_with("-- ") || text.starts_with("- ");
    Phrases::Closings.contains(&plain) || dashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_greet_and_are_signed() {
        assert!(["Dear readers,", "Bonjour à tous !"].iter().all(|line| is_salutation(line)));
        assert!(!["Dear old harbour", "Hello world"].iter().any(|line| is_salutation(line)));
        assert!(["Best regards", "Cordialement", "— The editors"].iter().all(|line| is_signature(line)));
        assert!(!["Regards from abroad", "Yours truly, the tide"].iter().any(|line| is_signature(line)));
    }
}
