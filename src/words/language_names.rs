//! Names of languages, as part of other sentences.

super::sentences! {
    /// A language.
    LanguageName {
        /// By its two-letter code (ISO 639-1).
        Named { code: &'static str };
    }
}
