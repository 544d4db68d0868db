//! Errors of regular expressions.

super::sentences! {
    /// Why an expression is invalid, as the end of a sentence.
    RegexError {
        OpenGroup;
        StrayClose;
        OpenClass;
        ClassRange;
        NothingToRepeat;
        RepeatCount;
        OpenEscape;
        UnknownEscape;
        /// `(?=…)` and its kind.
        LookAround;
        BackReference;
        UnknownProperty;
        TooLarge;
        /// Any rarer error.
        Other;
    }
}

impl RegexError {
    /// The error described by the regex engine, on the last line of its message.
    pub fn of(explanation: &str) -> Self {
        let last = explanation.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let told = last.trim().trim_start_matches("error: ");
        let known = [
            ("unclosed group", Self::OpenGroup),
            ("unopened group", Self::StrayClose),
            ("unclosed character class", Self::OpenClass),
            ("invalid character class range", Self::ClassRange),
            ("invalid range boundary", Self::ClassRange),
            ("repetition operator missing", Self::NothingToRepeat),
            ("invalid repetition count", Self::RepeatCount),
            ("repetition quantifier", Self::RepeatCount),
            ("unclosed counted repetition", Self::RepeatCount),
            ("incomplete escape", Self::OpenEscape),
            ("unrecognized escape", Self::UnknownEscape),
            ("invalid escape", Self::UnknownEscape),
            ("look-around", Self::LookAround),
            ("backreferences", Self::BackReference),
            ("Unicode property", Self::UnknownProperty),
            ("exceed", Self::TooLarge),
            ("Compiled regex exceeds", Self::TooLarge),
        ];
        known.into_iter().find(|(begins, _)| told.starts_with(begins)).map_or(Self::Other, |(_, flaw)| flaw)
    }
}
