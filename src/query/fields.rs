//! The field names, in English and French, and the nearest name to a misspelt one. English names come first.

use super::spelling;
use super::tree::{Feature, Field, Status};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Text(Field),
    Date,
    After,
    Before,
    Has,
    Is,
    Words,
}

const NAMES: &[(&str, Name)] = &[
    ("title", Name::Text(Field::Title)),
    ("author", Name::Text(Field::Author)),
    ("source", Name::Text(Field::Source)),
    ("section", Name::Text(Field::Section)),
    ("tag", Name::Text(Field::Tag)),
    ("lang", Name::Text(Field::Lang)),
    ("format", Name::Text(Field::Format)),
    ("path", Name::Text(Field::Path)),
    ("said", Name::Text(Field::Said)),
    ("speaker", Name::Text(Field::Speaker)),
    ("date", Name::Date),
    ("after", Name::After),
    ("before", Name::Before),
    ("has", Name::Has),
    ("is", Name::Is),
    ("words", Name::Words),
    ("titre", Name::Text(Field::Title)),
    ("auteur", Name::Text(Field::Author)),
    ("autrice", Name::Text(Field::Author)),
    ("rubrique", Name::Text(Field::Section)),
    ("etiquette", Name::Text(Field::Tag)),
    ("langue", Name::Text(Field::Lang)),
    ("chemin", Name::Text(Field::Path)),
    ("dit", Name::Text(Field::Said)),
    ("qui", Name::Text(Field::Speaker)),
    ("locuteur", Name::Text(Field::Speaker)),
    ("locutrice", Name::Text(Field::Speaker)),
    ("apres", Name::After),
    ("avant", Name::Before),
    ("a", Name::Has),
    ("est", Name::Is),
    ("mots", Name::Words),
];

const FEATURES: &[(&str, Feature)] =
    &[("video", Feature::Video), ("quote", Feature::Quote), ("image", Feature::Image), ("citation", Feature::Quote)];

const STATES: &[(&str, Status)] = &[
    ("unread", Status::Unread),
    ("read", Status::Read),
    ("starred", Status::Starred),
    ("changed", Status::Changed),
    ("non-lu", Status::Unread),
    ("lu", Status::Read),
    ("etoile", Status::Starred),
    ("modifie", Status::Changed),
];

/// Whether a field name may contain `c`. Combining marks are allowed: é is two characters on some keyboards.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphabetic() || c == '-' || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

/// The field called `name`, ignoring case and accents.
pub(super) fn named(name: &str) -> Option<Name> {
    look_up(NAMES, name)
}

pub(super) fn feature(value: &str) -> Option<Feature> {
    look_up(FEATURES, value)
}

pub(super) fn status(value: &str) -> Option<Status> {
    look_up(STATES, value)
}

/// The name nearest to `wrong`: one typo away, two for names of five letters and more.
pub(super) fn nearest(wrong: &str) -> Option<&'static str> {
    let wrong: Vec<char> = spelling::plain(wrong).chars().take(20).collect();
    let names = NAMES.iter().filter(|(name, _)| name.len() > 2).map(|(name, _)| {
        let letters: Vec<char> = name.chars().collect();
        (spelling::distance(&wrong, &letters), *name)
    });
    let (typos, name) = names.min_by_key(|(typos, _)| *typos)?;
    let most = if name.len() >= 5 { 2 } else { 1 };
    (typos <= most && wrong.len() > 2).then_some(name)
}

fn look_up<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let word = spelling::plain(word);
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_both_languages_and_any_case() {
        for name in ["tag", "TAG", "étiquette", "etiquette", "E\u{301}tiquette"] {
            assert_eq!(named(name), Some(Name::Text(Field::Tag)), "{name}");
        }
        assert_eq!(named("après"), Some(Name::After));
        assert_eq!(named("à"), Some(Name::Has));
        assert_eq!(named("https"), None);
        assert_eq!(feature("vidéo"), Some(Feature::Video));
        assert_eq!((status("étoilé"), status("modifié")), (Some(Status::Starred), Some(Status::Changed)));
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("titel"), Some("title"));
        assert_eq!(nearest("autor"), Some("author"));
        assert_eq!(nearest("dat"), Some("date"));
        assert_eq!(nearest("speeker"), Some("speaker"));
        assert_eq!(nearest("writer"), None);
        assert_eq!(nearest("re"), None);
    }
}
