//! Names of authors: one string that names several people, or one. Splits only what is clearly a list.

/// Words that hand over to the author's name, in lower case.
const BY: &[&str] = &["by ", "par ", "von ", "por ", "di ", "de la rédaction de ", "written by ", "text by ", "écrit par ", "door ", "av "];

/// Words that join the last two names of a list.
const AND: &[&str] = &[" and ", " et ", " und ", " y ", " e ", " & ", " en ", " och ", " og "];

/// Small words within names, which take no capital.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "dos", "del", "della", "el", "al", "bin", "ibn", "ten", "ter",
    "zu", "y", "e",
];

/// The people that `text` names; `plural` where its key says that there are several.
pub(in crate::formats) fn split(text: &str, plural: bool) -> Vec<String> {
    let text = without_by(text.trim());
    let mut parts: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if let Some((before, last)) = parts.pop().map(split_and) {
        parts.extend(before.map(str::trim));
        parts.push(last.trim());
    }
    parts.retain(|part| !part.is_empty());
    // A single word behind a comma is a first name or a function: `Martin, Anne`, `Anne Martin, editor`.
    let full = !text.contains([',', ';']) || parts.iter().all(|part| part.contains(' '));
    let names = full && parts.iter().all(|part| is_name(part));
    let logins = plural && parts.iter().all(|part| !part.contains(' '));
    if parts.len() < 2 || !(names || logins) {
        return vec![tidy(text)].into_iter().filter(|name| !name.is_empty()).collect();
    }
    parts.into_iter().map(tidy).filter(|name| !name.is_empty()).collect()
}

/// `text` without the words that hand over to a name.
pub(in crate::formats) fn without_by(text: &str) -> &str {
    let prefix = BY.iter().find(|by| text.get(..by.len()).is_some_and(|start| start.to_lowercase() == **by));
    let rest = prefix.and_then(|by| text.get(by.len()..)).map_or(text, str::trim_start);
    let begins_a_name = prefix.is_some_and(|by| FIRST.contains(by)) && text.starts_with(char::is_uppercase) && is_surname(rest);
    if begins_a_name { text } else { rest }
}

/// Words of [`BY`] that are first names, too, or begin a surname: `Di Maio`, `Von Miller`.
const FIRST: &[&str] = &["von ", "di "];

/// Whether `text` is one word that could be a surname, and no newsroom in capitals.
fn is_surname(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals == 1
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
        && text != "Reuters"
}

/// Whether `text` could be somebody's name: one to five words with capitals, no figures.
pub(in crate::formats) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '@')
            || PARTICLES.contains(word)
            || word.starts_with("d'")
            || word.starts_with("d’")
    };
    let plain = |c: char| c.is_alphabetic() || c.is_whitespace() || ".'’-@_·".contains(c);
    (1..=5).contains(&words.len()) && words.iter().all(is_word) && (text.starts_with('@') || text.chars().all(plain))
}

fn split_and(text: &str) -> (Option<&str>, &str) {
    let joined = AND.iter().find_map(|and| text.split_once(and));
    joined.map_or((None, text), |(before, last)| (Some(before), last))
}

/// A name without the address that stands behind it.
fn tidy(name: &str) -> String {
    let name = name.trim();
    let bare = name.split_once(" <").map_or(name, |(before, _)| before);
    bare.trim_matches(['<', '>']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_stays_whole() {
        assert_eq!(split("Anne Martin", false), ["Anne Martin"]);
        assert_eq!(split("Martin, Anne", false), ["Martin, Anne"]);
        assert_eq!(split("Anne Martin, Editor", false), ["Anne Martin, Editor"]);
        assert_eq!(split("the desk, with agencies", false), ["the desk, with agencies"]);
        assert_eq!(split("By Anne Martin <anne@example.org>", false), ["Anne Martin"]);
        assert_eq!(split(" ", false), [""; 0]);
    }

    #[test]
    fn what_hands_over_to_a_name_goes_unless_it_begins_one() {
        for (text, name) in [
            ("Von Anne Martin", "Anne Martin"),
            ("Von Trapp", "Von Trapp"),
            ("Di Maio", "Di Maio"),
            ("di Anna", "Anna"),
            ("Von SPIEGEL", "SPIEGEL"),
            ("Von Reuters", "Reuters"),
            ("By Reuters", "Reuters"),
        ] {
            assert_eq!(without_by(text), name);
        }
    }

    #[test]
    fn lists_of_names_are_split() {
        assert_eq!(split("Anne Martin, Bob de Vries and Chloé N'Diaye", false), ["Anne Martin", "Bob de Vries", "Chloé N'Diaye"]);
        assert_eq!(split("Par Anne Martin et Bob Roy", false), ["Anne Martin", "Bob Roy"]);
        assert_eq!(split("anne, bob", true), ["anne", "bob"]);
    }
}
