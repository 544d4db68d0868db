//! Architecture rules: layers in the order of `src/lib.rs`, outside crates in their layer only, no effects above `store`, small files
//! that say what they own. Every rule is also tested on planted violations.

mod cycles;
mod documented;
mod rules;
mod source;
mod vocabulary;

use rules::{Fault, Layers};
use source::Source;

fn report(faults: &[Fault]) -> String {
    faults.iter().flat_map(|fault| [fault.to_string(), "\n".to_owned()]).collect()
}

/// The faults of all sources by one rule.
fn all(rule: impl Fn(&Source) -> Vec<Fault>) -> String {
    report(&source::sources().iter().flat_map(rule).collect::<Vec<_>>())
}

/// The faults of a planted text by one rule, without their places.
fn planted(path: &str, text: &str, rule: impl Fn(&Source) -> Vec<Fault>) -> Vec<String> {
    rule(&Source::new(path, text)).into_iter().map(|fault| fault.what).collect()
}

#[test]
fn the_list_of_layers_names_every_module_once_in_order() {
    let text = source::lib();
    let layers = Layers::read(&text);
    let mut listed = layers.names().to_vec();
    assert_eq!(listed.len(), rules::OUTSIDE.len(), "{listed:?}");
    assert!(listed.iter().zip(rules::OUTSIDE).all(|(layer, (name, _))| layer == name), "the table of crates has another order");
    listed.sort();
    let declared: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, declared);
}

#[test]
fn each_layer_uses_only_those_above_it() {
    let layers = Layers::read(&source::lib());
    assert_eq!(all(|source| layers.uses(source)), "");
}

#[test]
fn a_layer_that_looks_down_is_found() {
    let layers = Layers::read(&source::lib());
    let faults = |path, text| planted(path, text, |source| layers.uses(source));
    assert_eq!(faults("article/meta.rs", "use crate::page::Page;"), ["article uses page, which comes after it"]);
    assert_eq!(faults("page.rs", "use crate::{article::Role, app};"), ["page uses app, which comes after it"]);
    assert_eq!(faults("find/word.rs", "fn f() { super::super::ui::safe_text::width(\"\"); }"), ["find uses ui, which comes after it"]);
    assert_eq!(faults("find/words.rs", "fn f() { super::scan::scan(); }"), Vec::<String>::new());
    assert_eq!(faults("page.rs", "// crate::app is told\nuse crate::article::Role;"), Vec::<String>::new());
    assert_eq!(faults("page.rs", "#[cfg(test)]\nmod tests {\n    use crate::app;\n}"), Vec::<String>::new());
    assert_eq!(faults("page.rs", "#[cfg(test)]\nuse crate::app;\nuse crate::ui;"), ["page uses ui, which comes after it"]);
}

#[test]
fn no_files_form_a_cycle() {
    let groups = cycles::cycles(&source::sources());
    assert!(groups.is_empty(), "{} groups of files in a cycle: {groups:#?}", groups.len());
}

#[test]
fn a_cycle_is_found_through_re_exports_and_paths_and_not_within_a_branch() {
    let found = |files: &[(&str, &str)]| cycles::cycles(&files.iter().map(|(path, text)| Source::new(path, text)).collect::<Vec<_>>());
    assert_eq!(found(&[("a.rs", "use crate::b::B;"), ("b.rs", "fn f() { super::a::g(); }")]), [["a", "b"]]);
    assert_eq!(found(&[("a.rs", "use crate::b::B;"), ("b.rs", "fn f() {}")]), Vec::<Vec<String>>::new());
    assert_eq!(found(&[("a.rs", "mod c;"), ("a/c.rs", "use super::A;")]), Vec::<Vec<String>>::new());
    let exported = [("b.rs", "mod c;\npub use c::C;"), ("b/c.rs", "use crate::{d::D, e};"), ("d.rs", "use crate::b::{self, C};")];
    assert_eq!(found(&exported), [["b/c", "d"]]);
}

#[test]
fn outside_crates_are_used_where_they_belong() {
    let crates = rules::dependencies();
    assert_eq!(all(|source| rules::outside(source, &crates)), "");
    let unused: Vec<&String> = crates.iter().filter(|name| !source::sources().iter().any(|source| rules::mentions(source, name))).collect();
    assert!(unused.is_empty(), "declared in Cargo.toml, used nowhere: {unused:?}");
}

#[test]
fn an_outside_crate_in_the_wrong_layer_is_found() {
    let crates = rules::dependencies();
    let faults = |path, text| planted(path, text, |source| rules::outside(source, &crates));
    assert_eq!(faults("quotes.rs", "use regex::Regex;"), ["quotes uses the crate regex"]);
    assert_eq!(faults("store/file.rs", "fn f() { crossterm::terminal::size(); }"), ["store uses the crate crossterm"]);
    assert_eq!(faults("find.rs", "use regex::Regex;\nfn url() { crate::url::x() }"), Vec::<String>::new());
}

#[test]
fn every_permission_is_needed() {
    let sources = source::sources();
    for (layer, crates) in rules::OUTSIDE {
        for (name, why) in *crates {
            let used = sources.iter().filter(|source| source.layer == *layer).any(|source| rules::mentions(source, name));
            assert!(used, "{layer} no longer uses {name} ({why}): take the line out of the table");
        }
    }
}

#[test]
fn nothing_above_store_touches_the_outside() {
    let layers = Layers::read(&source::lib());
    assert_eq!(all(|source| layers.effects(source)), "");
    let faults = |path, text| planted(path, text, |source| layers.effects(source));
    assert_eq!(faults("app/list.rs", "use std::fs::File;"), ["app uses std::fs"]);
    assert_eq!(faults("ui.rs", "use std::{ops::Range, time::Instant};"), ["ui uses std::time"]);
    assert_eq!(faults("store/walk.rs", "use std::fs::File;"), Vec::<String>::new());
}

#[test]
fn colours_are_known_to_themes_and_to_what_draws() {
    let layers = Layers::read(&source::lib());
    assert_eq!(all(|source| layers.colours(source)), "");
    let faults = |path, text| planted(path, text, |source| layers.colours(source));
    assert_eq!(faults("page/paint.rs", "use ratatui::style::Color;"), ["page knows colours"]);
    assert_eq!(faults("app.rs", "use ratatui::{layout::Rect, style::Color};"), ["app knows colours"]);
}

#[test]
fn only_the_configuration_and_front_matter_are_read_as_toml() {
    let reads = |source: &&Source| rules::mentions(source, "toml");
    let layers: Vec<String> = source::sources().iter().filter(reads).map(|source| source.layer.clone()).collect();
    assert!(layers.iter().all(|layer| layer == "config" || layer == "formats"), "{layers:?}");
}

#[test]
fn commands_are_declared_once() {
    let declares = |source: &&Source| source.code.contains("commands! {");
    let paths: Vec<String> = source::sources().iter().filter(declares).map(|source| source.path.clone()).collect();
    assert_eq!(paths, ["input/command.rs"]);
}

#[test]
fn files_are_small_and_say_what_they_own() {
    assert_eq!(report(&source::every_file().iter().flat_map(rules::shape).collect::<Vec<_>>()), "");
    let faults = |text: &str| planted("a.rs", text, rules::shape);
    assert_eq!(faults(&format!("//! Long.\n{}", "\n".repeat(401))), ["402 lines, more than 400"]);
    assert_eq!(faults("use std::fmt;\n"), ["does not open with //!"]);
}

#[test]
fn functions_are_short() {
    assert_eq!(all(rules::functions), "");
    let faults =
        |lines| planted("a.rs", &format!("impl A {{\n    pub fn f() {{\n{}    }}\n}}\n", "        g();\n".repeat(lines)), rules::functions);
    assert_eq!(faults(41), ["f has 41 lines, more than 40"]);
    assert_eq!(faults(40), Vec::<String>::new());
}

#[test]
fn nothing_is_said_in_one_language_only() {
    assert_eq!(all(rules::sentences), "");
    let faults = |path, text| planted(path, text, rules::sentences);
    assert_eq!(faults("ui/list.rs", "fn f() { put(\"no article here\"); }"), ["says “no article here” by itself"]);
    assert_eq!(faults("app.rs", "fn f() { join(\", \"); name(\"half-page-down\"); }"), Vec::<String>::new());
    assert_eq!(faults("words/usage.rs", "fn f() { put(\"no article here\"); }"), Vec::<String>::new());
}

#[test]
fn nothing_is_left_undone_and_nothing_fails_aloud() {
    assert_eq!(all(rules::loose_ends), "");
    let faults = |text: &str| planted("a.rs", text, rules::loose_ends);
    assert_eq!(faults(&format!("// {}: later", "TO".to_owned() + "DO")).len(), 1);
    assert_eq!(faults("fn f() { g().unwrap(); }"), ["holds .unwrap()"]);
    assert_eq!(faults("#[allow(dead_code)]"), ["holds #[allow(: use #[expect] with a reason"]);
    assert_eq!(faults("#[cfg(test)]\nmod tests {\n    fn f() { g().unwrap(); }\n}"), Vec::<String>::new());
}
