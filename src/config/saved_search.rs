//! Saved searches: `[[search]]` in `config.toml`.

use std::ops::Range;

use toml::de::DeTable;

use super::Origin;
use super::toml_reader::{Entry, File, entries, quoted};
use crate::article::clean;
use crate::query;
use crate::query::spelling::nearest;
use crate::words::Mistake;

/// A named search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// The query.
    pub query: String,
    /// The digit of its keys, 1 to 9; `None` for the first that is free.
    pub key: Option<u16>,
    pub(super) origin: Origin,
}

impl SavedSearch {
    /// The search as one line of TOML, for `config show`.
    pub(super) fn to_toml(&self) -> String {
        let key = self.key.map(|key| format!(", key = {key}")).unwrap_or_default();
        format!("{{ name = {}, query = {}{key} }}", quoted(&self.name), quoted(&self.query))
    }
}

/// Reads one `[[search]]` table; `None` if it is unusable. A key of one of the `others` is left to that one.
pub(super) fn read(file: &mut File, table: &DeTable<'_>, at: &Range<usize>, origin: Origin, others: &[SavedSearch]) -> Option<SavedSearch> {
    let (mut name, mut query, mut key) = (None, None, None);
    for entry in entries(table) {
        match entry.name {
            "name" => name = Some(file.text(&entry)?),
            "query" => {
                let text = file.text(&entry)?;
                if let Some((_, mistake)) = query::parse(&text).mistakes.into_iter().next() {
                    file.mistake(&entry.value.span(), mistake, None);
                }
                query = Some(text);
            }
            "key" => key = free_key(file, &entry, others),
            other => file.mistake(&entry.at, Mistake::UnknownOption { name: clean::line(other) }, nearest(other, ["name", "query", "key"])),
        }
    }
    let Some(query) = query.filter(|query| !query.is_empty()) else {
        file.mistake(at, Mistake::SearchLacks { name: "query" }, None);
        return None;
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        file.mistake(at, Mistake::SearchLacks { name: "name" }, None);
        return None;
    };
    Some(SavedSearch { name, query, key, origin })
}

/// The key of a search, unless one of the others has it.
fn free_key(file: &mut File, entry: &Entry<'_>, others: &[SavedSearch]) -> Option<u16> {
    let key = file.number(entry, &(1..=9))?;
    let Some(other) = others.iter().find(|other| other.key == Some(key)) else { return Some(key) };
    file.mistake(&entry.value.span(), Mistake::SearchKeyTwice { key, name: other.name.clone() }, None);
    None
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::words::Words;

    #[test]
    fn searches_are_read_and_their_mistakes_reported() {
        let text = "[[search]]\nname = 'Unread'\nquery = 'is:unread'\nkey = 2\n[[search]]\nname = 'x'\n[[search]]\nname = 'Old'\nquery = 'is:old'\n";
        let (config, mistakes) = Config::new(Some(("f", text)));
        let mistakes: Vec<String> = mistakes.iter().map(|mistake| Words::default().say(&mistake.sentence())).collect();
        let found: Vec<_> = config.searches.iter().map(|search| (search.name.as_str(), search.key)).collect();
        assert_eq!(found, [("Unread", Some(2)), ("Old", None)]);
        assert!(mistakes.len() == 2 && mistakes[0].starts_with("f:5: ") && mistakes[1].starts_with("f:9: "), "{mistakes:?}");
    }

    #[test]
    fn a_key_belongs_to_the_first_search_that_has_it() {
        let search = |name| format!("[[search]]\nname = '{name}'\nquery = '{name}'\nkey = 2\n");
        let (config, mistakes) = Config::new(Some(("f", &["one", "two", "three"].map(search).concat())));
        let mistakes: Vec<String> = mistakes.iter().map(|mistake| Words::default().say(&mistake.sentence())).collect();
        let expected = ["f:8: key 2 already belongs to the search “one”", "f:12: key 2 already belongs to the search “one”"];
        assert_eq!(mistakes, expected);
        let keys: Vec<_> = config.searches.iter().map(|search| search.key).collect();
        assert_eq!(keys, [Some(2), None, None]);
    }
}
