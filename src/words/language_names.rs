//! Names of languages, as part of other sentences.

super::sentences! {
    LanguageName {
        Named { code: &'static str };
    }
}
