//! The program in French, chosen by the environment or the configuration: screens and command line.

use std::process::{Command, Output};

use kiosque::words::Language;

use crate::driver::{Desk, program};

const FILES: &[(&str, &str)] = &[
    (
        "gare.md",
        "---\ntitle: La gare rouvre\ndate: 2023-02-01\nauthor: Ada Lindqvist\n---\n\nElle attendait depuis onze ans.\n\n## Le quai\n\n\
         « Il était temps », dit Jonas Ek.\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n",
    ),
    ("pont.txt", "Le pont\n12 juillet 2022\n\nUn pont a remplacé le bac.\n"),
];

fn desk(size: (u16, u16)) -> Desk {
    Desk::speaking(Language::of_locale("fr_FR.UTF-8").unwrap(), FILES, size)
}

/// The rows of the screen that hold this text.
fn rows(desk: &Desk, text: &str) -> Vec<String> {
    desk.screen().lines().filter(|row| row.contains(text)).map(str::to_owned).collect()
}

/// Whether a row of the screen holds this text.
fn shows(desk: &Desk, text: &str) -> bool {
    !rows(desk, text).is_empty()
}

fn run(locale: &str, arguments: &[&str]) -> Output {
    program().args(arguments).env("LC_ALL", locale).output().unwrap()
}

fn message(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

fn printed(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// Typographical mistakes of a line: apostrophes, and the spaces around French punctuation.
fn fault(line: &str) -> Option<&'static str> {
    let letters: Vec<char> = line.chars().collect();
    let straight = letters.windows(3).any(|three| three[1] == '\'' && three[0].is_alphabetic() && three[2].is_alphabetic());
    let wrong = [
        (straight, "a straight apostrophe"),
        (line.contains(" ;") || line.contains(" !"), "a plain space before ; or !"),
        (line.contains(" : ") || line.ends_with(" :"), "a plain space before :"),
        (line.ends_with(" ?"), "a plain space before ?"),
        (line.contains("« ") || line.contains(" »"), "a plain space within « »"),
        (line.contains("..."), "three dots for …"),
    ];
    wrong.into_iter().find(|(is, _)| *is).map(|(_, what)| what)
}

#[test]
fn french_is_set_as_a_newspaper_sets_it() {
    let language = Language::of_code("fr").unwrap();
    let said = |line: &&str| !line.starts_with('#') && !line.starts_with("label-help-hint");
    let faults: Vec<(&str, &str)> = language.file().lines().filter(said).filter_map(|line| Some((fault(line)?, line))).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(fault("l'article"), Some("a straight apostrophe"));
    assert_eq!(fault("fini ; encore"), Some("a plain space before ; or !"));
}

#[test]
fn the_list_counts_and_dates_in_french() {
    let mut desk = desk((60, 14));
    assert!(shows(&desk, "2 non lus · 2   desk   récents d’abord"), "{}", desk.screen());
    assert!(shows(&desk, " 1 févr. La gare rouvre"), "{}", desk.screen());
    assert!(shows(&desk, "12 juil. Le pont"), "{}", desk.screen());
    desk.press("/").type_in("gare").press("enter");
    assert!(shows(&desk, "1 sur 2   desk"), "{}", desk.screen());
    desk.press("/ ctrl-u").type_in("zzz").press("enter");
    assert!(shows(&desk, "Aucun article pour zzz"), "{}", desk.screen());
}

#[test]
fn the_reader_shows_metadata_and_refusals_in_french() {
    let mut desk = desk((60, 14));
    desk.press("enter");
    assert!(shows(&desk, "1er février 2023 · 1 min · ▶ 1"), "{}", desk.screen());
    desk.press("}").press("}");
    assert!(shows(&desk, "Dernière citation"), "{}", desk.screen());
    desk.press("y 1");
    assert_eq!(desk.done, ["copy «\u{a0}Il était temps\u{a0}» — Jonas Ek, La gare rouvre, Ada Lindqvist, 1er février 2023"]);
    desk.resize(80, 30).press("i");
    assert!(shows(&desk, "auteur des propos") && shows(&desk, "Un verbe de parole juste après la citation"), "{}", desk.screen());
    assert!(shows(&desk, "Infos sur l’article") && shows(&desk, "auteurs") && shows(&desk, "1 section, 1 citation"), "{}", desk.screen());
}

#[test]
fn mistakes_of_a_search_are_explained_in_french() {
    let mut desk = desk((110, 16));
    desk.press("/").type_in("(gare OR").press("enter");
    assert!(shows(&desk, "cette ( n’est pas fermée\u{a0}: mettez ) après le dernier mot du groupe"), "{}", desk.screen());
    desk.press("esc enter /").type_in("/(/");
    assert!(shows(&desk, "expression rationnelle incorrecte\u{a0}: un groupe n’est pas fermé"), "{}", desk.screen());
}

#[test]
fn help_and_palette_are_french_and_found_by_french_words() {
    let mut desk = desk((100, 24));
    desk.press("?");
    assert!(shows(&desk, "Aide") && shows(&desk, "Ligne suivante de la liste ou de l’article"), "{}", desk.screen());
    desk.press("esc :").type_in("couleurs");
    assert!(shows(&desk, "theme  Choisir les couleurs"), "{}", desk.screen());
    desk.press("enter");
    assert!(shows(&desk, "un chiffre ou Entrée choisit"), "{}", desk.screen());
}

#[test]
fn nothing_french_is_cut_on_a_screen_of_80_columns() {
    let mut desk = desk((80, 100));
    desk.press("?");
    assert_eq!(rows(&desk, "…"), Vec::<String>::new());
}

#[test]
fn the_command_line_speaks_the_language_of_the_environment() {
    let help = printed(&run("fr_FR.UTF-8", &["--help"]));
    for words in
        ["Utilisation\u{a0}: kiosque [OPTIONS] [CHEMIN]", "Commandes\u{a0}:", "Options\u{a0}:", "Afficher cette aide", "Exemples\u{a0}:"]
    {
        assert!(help.contains(words), "{words}\n{help}");
    }
    for english in ["Usage", "Print", "Commands", "Examples"] {
        assert!(!help.contains(english), "{english}\n{help}");
    }
    assert!(printed(&run("C", &["--help"])).contains("Usage: kiosque [OPTIONS] [PATH]"));
    assert!(printed(&run("de_DE.UTF-8", &["--help"])).contains("Usage: "));
}

#[test]
fn the_first_variable_that_is_set_decides() {
    let said = |variables: &[(&str, &str)]| {
        let mut command: Command = program();
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG").arg("--help");
        command.envs(variables.iter().copied());
        if printed(&command.output().unwrap()).contains("Utilisation") { "fr" } else { "en" }
    };
    assert_eq!(said(&[]), "en");
    assert_eq!(said(&[("LANG", "fr_FR.UTF-8")]), "fr");
    assert_eq!(said(&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "C")]), "en");
    assert_eq!(said(&[("LANG", "C"), ("LC_MESSAGES", "fr")]), "fr");
    assert_eq!(said(&[("LC_MESSAGES", "fr"), ("LC_ALL", "POSIX")]), "en");
    assert_eq!(said(&[("LANG", "fr"), ("LC_ALL", "")]), "fr");
}

#[test]
fn the_configuration_overrules_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let config = path.to_str().unwrap();
    std::fs::write(&path, "language = 'fr'\nmesure = 60\n").unwrap();
    let out = run("en_GB.UTF-8", &["config", "check", "--config", config]);
    assert_eq!(message(&out), format!("kiosque: {config}:2: option inconnue : `mesure`\u{202f}; vouliez-vous dire `measure`\u{202f}?\n"));
    assert!(printed(&run("C", &["--help", "--config", config])).contains("Utilisation"));
    std::fs::write(&path, "language = 'fra'\n").unwrap();
    let out = run("fr_FR.UTF-8", &["config", "check", "--config", config]);
    assert!(
        message(&out).contains("`language` doit valoir l’un de ces mots\u{a0}: auto, en, fr\u{202f}; vouliez-vous dire `fr`"),
        "{}",
        message(&out)
    );
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn mistakes_on_the_command_line_are_reported_in_french() {
    let refused = |arguments: &[&str]| message(&run("fr_FR.UTF-8", arguments));
    assert!(refused(&["--them", "ink"]).starts_with("kiosque: option inconnue : `--them`\u{202f}; vouliez-vous dire `--theme`\u{202f}?\n"));
    assert!(refused(&["show"]).starts_with("kiosque: argument manquant\u{a0}: <FICHIER>"));
    assert_eq!(refused(&["show", "rien.txt"]), "kiosque: rien.txt est illisible\u{a0}: aucun fichier ni dossier de ce nom\n");
    assert!(refused(&["list", "./rien"]).contains("./rien n’existe pas"));
}

#[test]
fn json_keeps_its_keys_and_says_its_notes_in_french() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vide.txt");
    std::fs::write(&path, "").unwrap();
    let out = printed(&run("fr_FR.UTF-8", &["show", "--json", path.to_str().unwrap()]));
    assert!(out.contains(r#""notes":["le fichier est vide"]"#), "{out}");
}
