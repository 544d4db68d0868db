//! Every language has every sentence, with the same arguments and its own words, and no other sentences. `french` shows the
//! program in French.

mod french;

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use kiosque::article::SpeakerRule;
use kiosque::input::Command;
use kiosque::words::language::calendar::Day;
use kiosque::words::{
    Cause, Chapter, Declared, Diagnostic, Duty, Label, Language, LanguageName, LineMode, Manual, Mistake, Notice, Refusal, RegexError,
    SearchHelp, SignHelp, Usage, Wanted, Weight,
};

/// Messages that a language may say in the same words as English.
const SAME: &[&str] = &[
    "cause-said",
    "day-month-of-year",
    "day-short",
    "day-short-of-year",
    "label-date",
    "label-embargo",
    "label-embargo-sign",
    "label-format",
    "label-genres",
    "label-group-digits",
    "label-minutes",
    "label-source",
    "label-version",
    "label-videos",
    "manual-description-heading",
    "manual-formats-heading",
    "manual-synopsis-heading",
    "mistake-at",
    "notice-query-mistake",
    "line-mode-prompt",
    "usage-number-value",
];

/// Every sentence of the program: the name of its message, and its arguments.
fn declared() -> BTreeMap<String, BTreeSet<String>> {
    let all: Vec<Declared> = [
        Label::declared(),
        Notice::declared(),
        Mistake::declared(),
        Wanted::declared(),
        Diagnostic::declared(),
        Cause::declared(),
        Duty::declared(),
        RegexError::declared(),
        SpeakerRule::declared(),
        Usage::declared(),
        Refusal::declared(),
        Manual::declared(),
        LineMode::declared(),
        LanguageName::declared(),
        Chapter::declared(),
        SearchHelp::declared(),
        SignHelp::declared(),
        Weight::declared(),
        Day::declared(),
        Command::declared(),
    ]
    .concat();
    let count = all.len();
    let known: BTreeMap<_, _> = all.into_iter().map(|(id, names)| (id, names.into_iter().map(str::to_owned).collect())).collect();
    assert_eq!(known.len(), count, "two sentences have the same name");
    known
}

/// The messages of a language's file: each pattern by its name.
fn said(language: Language) -> BTreeMap<&'static str, Pattern<&'static str>> {
    let read = fluent_syntax::parser::parse(language.file());
    let resource = read.unwrap_or_else(|(_, faults)| panic!("{}.ftl: {faults:?}", language.code));
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        assert!(message.attributes.is_empty(), "{}.ftl: {name} has attributes", language.code);
        let before = messages.insert(name, message.value.unwrap());
        assert!(before.is_none(), "{}.ftl says {name} twice", language.code);
    }
    messages
}

/// The arguments that a pattern uses.
fn names(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![pattern];
    while let Some(pattern) = waiting.pop() {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    waiting.extend(variants.iter().map(|variant| &variant.value));
                    selector
                }
            };
            match inline {
                InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
                InlineExpression::StringLiteral { .. } => (),
                other => panic!("the files of languages use neither functions nor terms: {other:?}"),
            }
        }
    }
    found
}

#[test]
fn every_language_says_every_sentence_and_nothing_else() {
    let declared = declared();
    for &language in Language::ALL {
        let said = said(language);
        let missing: Vec<_> = declared.keys().filter(|id| !said.contains_key(id.as_str())).collect();
        assert!(missing.is_empty(), "{}.ftl lacks {missing:#?}", language.code);
        let idle: Vec<_> = said.keys().filter(|id| !declared.contains_key(**id)).collect();
        assert!(idle.is_empty(), "no sentence is said by these of {}.ftl: {idle:#?}", language.code);
    }
}

#[test]
fn every_language_names_the_figures_of_each_sentence() {
    let declared = declared();
    for &language in Language::ALL {
        for (id, pattern) in said(language) {
            let Some(known) = declared.get(id) else { continue };
            assert_eq!(&names(&pattern), known, "{}.ftl: {id}", language.code);
        }
    }
}

#[test]
fn every_language_has_words_of_its_own() {
    let english = said(Language::default());
    for &language in &Language::ALL[1..] {
        let said = said(language);
        let same: Vec<_> = english.iter().filter(|(id, pattern)| said.get(*id) == Some(*pattern) && !SAME.contains(id)).collect();
        assert!(same.is_empty(), "{}.ftl says the English words: {:?}", language.code, same.iter().map(|(id, _)| id).collect::<Vec<_>>());
    }
    let shared = |id: &&&str| Language::ALL[1..].iter().any(|&language| said(language).get(**id) == english.get(**id));
    let idle: Vec<_> = SAME.iter().filter(|id| !shared(id)).collect();
    assert!(idle.is_empty(), "these are said in different words, so they need no permission: {idle:?}");
}
