//! Names of one person and of several, smallest first.

use super::*;

/// The names of each person, of speakers given as `name`, or `name xN` of N articles; those of uncertain ones with `?`.
fn people(lang: &str, speakers: &[&str]) -> Vec<String> {
    let people = found(lang, speakers);
    let mut all: Vec<String> = people
        .persons
        .iter()
        .map(|person| {
            let mut names: Vec<&str> = person.names.iter().map(|name| &**name).collect();
            names.sort_unstable();
            format!("{}{}", names.join(" = "), if person.certainty == Certainty::Uncertain { " ?" } else { "" })
        })
        .collect();
    all.sort_unstable();
    all
}

fn found(lang: &str, speakers: &[&str]) -> People {
    let (mut all, mut article) = (Speakers::default(), 0);
    for speaker in speakers {
        let (name, times) = speaker.rsplit_once(" x").map_or((*speaker, 1), |(name, times)| (name, times.parse().unwrap()));
        for _ in 0..times {
            article += 1;
            all.add(article, lang, name);
        }
    }
    all.people()
}

#[test]
fn a_full_name_is_of_one_person_whatever_its_title() {
    for (names, expected) in [
        (&["Ann Lee", "ANN LEE", "Áñn Lée"][..], &["ANN LEE = Ann Lee = Áñn Lée"][..]),
        (&["Ann Lee", "Dr. Ann Lee", "Prime Minister Ann Lee"], &["Ann Lee = Dr. Ann Lee = Prime Minister Ann Lee"]),
        (&["Ann Lee", "Bo Lee"], &["Ann Lee", "Bo Lee"]),
        (&["Ute Bader", "Amtsrichterin Ute Bader"], &["Amtsrichterin Ute Bader = Ute Bader"]),
        (&["Jean de La Tour", "Jean de la Tour"], &["Jean de La Tour = Jean de la Tour"]),
        (&["Senator Harry M. Lee", "Ben Lee"], &["Ben Lee", "Senator Harry M. Lee"]),
        (&["Ann B. Lee", "Ann Lee"], &["Ann B. Lee = Ann Lee"]),
        (&["Ann B. Lee", "Ann C. Lee", "Ann Lee"], &["Ann B. Lee", "Ann C. Lee", "Ann Lee"]),
        (&["A. Lee", "Ann Lee"], &["A. Lee = Ann Lee"]),
        (&["A. Lee", "Ann Lee", "Amy Lee"], &["A. Lee", "Amy Lee", "Ann Lee"]),
        (&["Ann Lee", "Ann Lea"], &["Ann Lea", "Ann Lee"]),
        (&["Bo Lee", "Bo Lee Jr."], &["Bo Lee", "Bo Lee Jr."]),
    ] {
        assert_eq!(people("en", names), expected, "{names:?}");
    }
}

#[test]
fn a_last_name_alone_is_of_the_only_person_of_enough_articles() {
    for (lang, names, expected) in [
        ("en", &["Ann Lee x3", "Lee", "Mrs Lee"][..], &["Ann Lee = Lee = Mrs Lee"][..]),
        ("en", &["Ann Lee x2", "Lee"], &["Ann Lee", "Lee ?"]),
        ("fr", &["Ann Lee x4", "Lee"], &["Ann Lee", "Lee ?"]),
        ("fr", &["Ann Lee x5", "Mme Lee"], &["Ann Lee = Mme Lee"]),
        ("en", &["Ann Lee x18", "Bo Lee", "Lee"], &["Ann Lee", "Bo Lee", "Lee ?"]),
        ("en", &["Ann Lee x19", "Bo Lee", "Lee"], &["Ann Lee = Lee", "Bo Lee"]),
        ("en", &["ABC", "ABC"], &["ABC"]),
    ] {
        assert_eq!(people(lang, names), expected, "{names:?}");
    }
}

#[test]
fn roles_pronouns_and_sentences_are_nobody() {
    let people = found("en", &["the minister", "She", "The", "le maire de Lyon", "Ann Lee went home", "Der Kanzler", "4.1", "I", "Ann’s"]);
    let named: Vec<_> = people.persons.iter().map(|person| person.names.clone()).collect();
    assert_eq!(named, [["Ann’s".into()]]);
    assert_eq!((people.number("the minister"), people.number("Ann’s")), (None, Some(0)));
}

#[test]
fn a_person_is_shown_by_the_most_used_full_name() {
    let people = found("en", &["Lee x9", "President Ann Lee x4", "Ann B. Lee x2"]);
    let person = people.person(people.number("Lee").unwrap()).unwrap();
    assert_eq!((person.name(), person.names.len(), person.certainty), ("Ann Lee", 3, Certainty::Certain));
}
